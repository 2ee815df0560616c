//! A member's own profile and praktijk.

use serde_json::json;

use super::Herhaling;

impl Herhaling<'_> {
    pub(super) async fn beheer(&mut self) {
        let (anna, bob) = (self.t.member("anna").await, self.t.member("bob").await);
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
        let deelname = "deelname { id version rol van tot }";
        let joins = json!({ "praktijk": id, "member": bob.global_id().await, "rol": "PROFESSIONAL" });
        let made = self
            .twice(
                &anna,
                "deelnameToevoegen",
                deelname,
                joins,
                json!({ "rol": "ONDERZOEKER" }),
            )
            .await;
        let leaves = json!({ "deelname": made["deelname"]["id"], "version": 1, "tot": "2026-12-01" });
        self.twice(&bob, "deelnameBeeindigen", deelname, leaves, other)
            .await;
    }
}
