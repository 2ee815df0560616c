//! What an association and an operator do with deliveries.

use serde_json::{Value, json};

use super::Herhaling;
use crate::inzending::{collega, lever};

impl Herhaling<'_> {
    pub(super) async fn inzendingen(&mut self) {
        let (nvo, beheer) = (self.t.vereniging("NVO").await, self.t.beheer().await);
        let collega = collega(self.t, "NVO");
        let other = json!({ "version": 99 });
        let answer =
            "inzending { id version status stand toegepastOp ongedaanOp aantallen { nieuw beeindigd } }";
        let named =
            |inzending: &Value| json!({ "inzending": inzending["id"], "version": inzending["version"] });
        let file = "lidnummer;ingangsdatum\n1;2020-01-01\n2;2020-01-01\n3;2020-01-01\n";

        let plan = lever(&nvo, "?proef=true", file).await;
        let made = self
            .twice(&nvo, "inzendingToepassen", answer, named(&plan), other.clone())
            .await;
        // Undoing ends what was loaded, which takes a second client.
        self.twice(
            &collega,
            "inzendingOngedaanMaken",
            answer,
            named(&made["inzending"]),
            other.clone(),
        )
        .await;
        let plan = lever(&nvo, "?proef=true", file).await;
        self.twice(&nvo, "inzendingAfwijzen", answer, named(&plan), other.clone())
            .await;
        lever(&nvo, "", file).await;
        let held = lever(&nvo, "?modus=VOLLEDIG", "lidnummer\n1\n").await;
        self.twice(&beheer, "inzendingVrijgeven", answer, named(&held), other.clone())
            .await;
        let fields = json!({ "version": 1, "toepassing": "PER_RIJ", "kolommen": [{ "naam": "Nr", "veld": "LIDNUMMER" }] });
        let answer = "aansluiting { version toepassing kolommen { naam veld } }";
        self.twice(&nvo, "aansluitingBijwerken", answer, fields, other)
            .await;
    }
}
