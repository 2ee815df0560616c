//! A member's own profile, and a praktijk with its team.

use api::graph::id::Kind;
use serde_json::json;

use super::Herhaling;
use crate::kit::{actor::input, seed::global};

impl Herhaling<'_> {
    pub(super) async fn beheer(&mut self) {
        let anna = self.t.member("anna").await;
        let profile = json!({ "version": 1, "over": "Ik werk in de wijk." });
        let other = json!({ "version": 99 });
        self.twice(
            &anna,
            "profielBijwerken",
            "member { id version over }",
            profile,
            other.clone(),
        )
        .await;
        let praktijk = "praktijk { id version naam werkwijze }";
        let fields = json!({
            "naam": "Praktijk Oost", "samenvatting": "School en wijk leren samen.", "startdatum": "2026-09-01",
            "onderwijssoorten": ["BAO"],
        });
        let named = json!({ "naam": "Praktijk West" });
        let made = self
            .twice(&anna, "lerendePraktijkStarten", praktijk, fields, named)
            .await;
        let id = &made["praktijk"]["id"];
        let words = json!({ "praktijk": id, "version": 1, "werkwijze": "Elke maand een rondgang." });
        self.twice(&anna, "lerendePraktijkBijwerken", praktijk, words, other.clone())
            .await;
        self.team(id.as_str().expect("an id")).await;
    }

    /// Who takes part in anna's praktijk, and how they came; which organisations, how many; and the canvas.
    async fn team(&mut self, id: &str) {
        let (anna, bob, redactie) = (
            self.t.member("anna").await,
            self.t.member("bob").await,
            self.t.redactie().await,
        );
        let stale = json!({ "version": 99 });
        let deelname = "deelname { id version rol van tot zichtbaarheid }";
        let joins = json!({ "praktijk": id, "member": bob.global_id().await, "rol": "PROFESSIONAL" });
        let other = json!({ "rol": "ONDERZOEKER" });
        let made = self
            .twice(&redactie, "deelnameToevoegen", deelname, joins, other)
            .await;
        let bobs = &made["deelname"]["id"];
        let shows = json!({ "deelname": bobs, "version": 1, "zichtbaarheid": "LEDEN" });
        self.twice(&bob, "deelnameTonen", deelname, shows, stale.clone())
            .await;
        let leaves = json!({ "deelname": bobs, "version": 2, "tot": "2026-12-01" });
        self.twice(&bob, "deelnameBeeindigen", deelname, leaves, stale.clone())
            .await;

        let partner = "partner { id version van tot }";
        let organisatie = global(Kind::Organisatie, self.t.organisatie("Wijkteam Oost").await);
        let joins = json!({ "praktijk": id, "organisatie": organisatie, "van": "2026-09-01" });
        let other = json!({ "van": "2026-08-01" });
        let made = self
            .twice(&anna, "praktijkPartnerToevoegen", partner, joins, other)
            .await;
        let ends = json!({ "partner": made["partner"]["id"], "version": 1, "tot": "2026-12-01" });
        self.twice(&anna, "praktijkPartnerBijwerken", partner, ends, stale.clone())
            .await;

        let telling = "oudersLeerlingen { id version datum ouders { aantal } }";
        let counts = json!({ "praktijk": id, "datum": "2026-09-01", "ouders": 4, "leerlingen": 9 });
        let other = json!({ "ouders": 5 });
        let made = self
            .twice(&anna, "oudersLeerlingenVastleggen", telling, counts, other)
            .await;
        let fixed = json!({ "oudersLeerlingen": made["oudersLeerlingen"]["id"], "version": 1, "ouders": 5 });
        self.twice(&anna, "oudersLeerlingenBijwerken", telling, fixed, stale.clone())
            .await;
        self.uitnodigingen(id).await;

        let canvas = "canvas { id version status wie }";
        let fields = json!({ "praktijk": id, "wie": "School en wijk." });
        let other = json!({ "wie": "Wij." });
        let made = self
            .twice(&anna, "canvasMaken", canvas, fields, other.clone())
            .await;
        let row = &made["canvas"]["id"];
        let words = json!({ "canvas": row, "version": 1, "wie": "School, wijk en ouders." });
        self.twice(&anna, "canvasBijwerken", canvas, words, other).await;
        for (version, action) in [(2, "canvasDelen"), (3, "canvasTerugnemen")] {
            let fields = json!({ "canvas": row, "version": version });
            self.twice(&anna, action, canvas, fields, stale.clone()).await;
        }
    }

    async fn uitnodigingen(&mut self, id: &str) {
        let (anna, carla) = (self.t.member("anna").await, self.t.member("carla").await);
        // Who declined is not asked again.
        let dirk = self.t.member("dirk").await;
        let uitnodiging = "uitnodiging { id version status deelname { rol } }";
        let stale = json!({ "version": 99 });
        for (actor, answer, whom) in [
            (&dirk, "uitnodigingAfslaan", &dirk),
            (&anna, "uitnodigingIntrekken", &carla),
            (&carla, "uitnodigingAanvaarden", &carla),
        ] {
            let invites = json!({ "praktijk": id, "member": whom.global_id().await, "rol": "PROFESSIONAL" });
            let other = json!({ "rol": "ONDERZOEKER" });
            let sent = self
                .twice(&anna, "uitnodigingVersturen", uitnodiging, invites, other)
                .await;
            let fields = json!({ "uitnodiging": sent["uitnodiging"]["id"], "version": 1 });
            self.twice(actor, answer, uitnodiging, fields, stale.clone())
                .await;
        }
        // The code itself is told once; the invitation that it is of is the same.
        let fields = json!({ "praktijk": id, "rol": "ONDERZOEKER" });
        let other = json!({ "rol": "CONTACTPERSOON" });
        self.twice(&anna, "uitnodigingCodeMaken", uitnodiging, fields.clone(), other)
            .await;
        let document =
            "mutation($input: UitnodigingCodeMakenInput!) { uitnodigingCodeMaken(input: $input) { code } }";
        let code = anna
            .with(input(fields))
            .text(document, "/uitnodigingCodeMaken/code")
            .await;
        let other = json!({ "zichtbaarheid": "PRAKTIJK" });
        let fields = json!({ "code": code });
        self.twice(&carla, "uitnodigingInwisselen", uitnodiging, fields, other)
            .await;
    }
}
