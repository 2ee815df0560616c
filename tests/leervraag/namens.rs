//! Who may say where a question comes from, and whose it is.

use api::graph::id::Kind;
use entity::{deelname::Rol, discipline::Sector, lidmaatschap};
use expect_test::expect;
use serde_json::{Value, json};

use super::{TEKST, field, outcome, submit};
use crate::kit::{
    Stage,
    actor::Actor,
    both,
    seed::{day, global},
};

/// A lidmaatschap of a member, in a state and up to a day.
async fn lid(t: &Stage, who: &Actor<'_>, status: lidmaatschap::Status, einddatum: Option<&str>) {
    let vereniging = t.vereniging("BPSW").await;
    t.set(lidmaatschap::Model {
        member_id: Some(who.id),
        lidnummer: who.id.to_string(),
        status,
        einddatum: einddatum.map(day),
        bron: "toneel".into(),
        ..lidmaatschap::Model::leeg(
            t.named(&format!("lidmaatschap {}", who.id)),
            vereniging.id,
            day("2020-01-01"),
            t.now(),
        )
    })
    .await;
}

/// One line for each case: what each actor is told.
async fn table(actors: &[(&str, &Actor<'_>)], cases: &[(&str, Value)]) -> String {
    let mut lines = Vec::new();
    for (case, values) in cases {
        let mut told: Vec<(String, Vec<&str>)> = Vec::new();
        for (name, actor) in actors {
            let mut values = values.clone();
            values["tekst"] = json!(TEKST);
            let answer = outcome(actor, "leervraagIndienen", values).await;
            match told.iter_mut().find(|(known, _)| *known == answer) {
                Some((_, who)) => who.push(name),
                None => told.push((answer, vec![name])),
            }
        }
        let told = told
            .iter()
            .map(|(answer, who)| format!("{case:20} {answer:38} {}", who.join(" ")));
        lines.extend(told);
    }
    lines.join("\n")
}

both! {
    async fn who_may_name_which_origin(t: Stage) {
        use lidmaatschap::Status::{Aangemeld, Actief, Beeindigd, Opgezegd};
        let (anna, redactie, analist) = (t.member("anna").await, t.redactie().await, t.analist().await);
        let (lid_nu, opgezegd) = (t.member("lid").await, t.member("opgezegd").await);
        let (vraagt, voorbij, beeindigd) = (t.member("vraagt").await, t.member("voorbij").await, t.member("klaar").await);
        lid(&t, &lid_nu, Actief, None).await;
        lid(&t, &opgezegd, Opgezegd, Some("2027-01-01")).await;
        lid(&t, &vraagt, Aangemeld, None).await;
        lid(&t, &voorbij, Actief, Some("2026-09-01")).await;
        lid(&t, &beeindigd, Beeindigd, None).await;
        let praktijk = t.praktijk("praktijk").await;
        t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        let praktijk = global(Kind::LerendePraktijk, praktijk);
        let activiteit = global(Kind::Activiteit, t.activiteit("webinar").await);
        let actors = [
            ("deelnemer", &anna), ("lid", &lid_nu), ("opgezegd", &opgezegd), ("aangemeld", &vraagt), ("voorbij", &voorbij),
            ("beeindigd", &beeindigd), ("redactie", &redactie), ("analist", &analist),
        ];
        let cases = [
            ("praktijk", json!({ "herkomst": "LERENDE_PRAKTIJK", "praktijk": praktijk })),
            ("community", json!({ "herkomst": "COMMUNITY" })),
            ("activiteit", json!({ "herkomst": "ACTIVITEIT", "activiteit": activiteit })),
            ("interview", json!({ "herkomst": "INTERVIEW" })),
            ("vereniging", json!({ "herkomst": "VERENIGING" })),
        ];
        t.agree(&table(&actors, &cases).await, expect![[r#"
            praktijk             INGEDIEND                              deelnemer redactie
            praktijk             NIET_IN_PRAKTIJK input.praktijk        lid opgezegd aangemeld voorbij beeindigd analist
            community            INGEDIEND                              deelnemer lid opgezegd aangemeld voorbij beeindigd redactie analist
            activiteit           INGEDIEND                              deelnemer lid opgezegd aangemeld voorbij beeindigd redactie analist
            interview            HERKOMST_NIET_VAN_U input.herkomst     deelnemer lid opgezegd aangemeld voorbij beeindigd analist
            interview            INGEDIEND                              redactie
            vereniging           HERKOMST_NIET_VAN_U input.herkomst     deelnemer aangemeld voorbij beeindigd analist
            vereniging           INGEDIEND                              lid opgezegd redactie"#]]);
    }

    async fn who_may_enter_for_whom(t: Stage) {
        let (fleur, anna, redactie, elders) =
            (t.member("fleur").await, t.member("anna").await, t.redactie().await, t.member("elders").await);
        let analist = t.analist().await;
        let (hier, daar) = (t.praktijk("hier").await, t.praktijk("daar").await);
        for (praktijk, who, rol) in [
            (hier, &fleur, Rol::Facilitator), (hier, &anna, Rol::Professional), (hier, &analist, Rol::Facilitator),
            (daar, &elders, Rol::Facilitator), (hier, &elders, Rol::Onderzoeker),
        ] {
            t.deelname((praktijk, who.id), rol, "2026-01-01", None).await;
        }
        let weg = t.member("weg").await;
        t.deelname((hier, weg.id), Rol::Professional, "2026-01-01", None).await;
        t.block(&weg).await;
        let hier = global(Kind::LerendePraktijk, hier);
        let activiteit = global(Kind::Activiteit, t.activiteit("webinar").await);
        let (anna_id, weg_id) = (anna.global_id().await, global(Kind::Member, weg.id));
        let outside = t.member("buiten").await;
        let actors = [
            ("facilitator", &fleur), ("deelnemer", &anna), ("redactie", &redactie), ("elders", &elders), ("analist", &analist),
            ("buiten", &outside),
        ];
        let cases = [
            ("lid", json!({ "vrager": anna_id, "praktijk": hier })),
            ("lid zonder praktijk", json!({ "vrager": anna_id })),
            ("lid op activiteit", json!({ "vrager": anna_id, "activiteit": activiteit })),
            ("geblokkeerd lid", json!({ "vrager": weg_id, "praktijk": hier })),
            ("onbekend lid", json!({ "vrager": global(Kind::Member, uuid::Uuid::from_u128(7)), "praktijk": hier })),
            ("praktijk", json!({ "vragerSoort": "PRAKTIJK", "praktijk": hier })),
            ("groep in praktijk", json!({ "vragerSoort": "GROEP", "praktijk": hier })),
            ("groep op activiteit", json!({ "vragerSoort": "GROEP", "activiteit": activiteit })),
        ];
        t.agree(&table(&actors, &cases).await, expect![[r#"
            lid                  INGEDIEND                              facilitator deelnemer redactie
            lid                  NIET_NAMENS input.vrager               elders analist
            lid                  NIET_IN_PRAKTIJK input.praktijk        buiten
            lid zonder praktijk  NIET_NAMENS input.vrager               facilitator elders analist buiten
            lid zonder praktijk  INGEDIEND                              deelnemer
            lid zonder praktijk  VRAGER_NIET_IN_PRAKTIJK input.vrager   redactie
            lid op activiteit    VRAGER_NIET_IN_PRAKTIJK input.vrager   facilitator redactie elders
            lid op activiteit    INGEDIEND                              deelnemer
            lid op activiteit    NIET_NAMENS input.vrager               analist buiten
            geblokkeerd lid      VRAGER_NIET_IN_PRAKTIJK input.vrager   facilitator redactie
            geblokkeerd lid      NIET_NAMENS input.vrager               deelnemer elders analist
            geblokkeerd lid      NIET_IN_PRAKTIJK input.praktijk        buiten
            onbekend lid         VRAGER_NIET_IN_PRAKTIJK input.vrager   facilitator redactie
            onbekend lid         NIET_NAMENS input.vrager               deelnemer elders analist
            onbekend lid         NIET_IN_PRAKTIJK input.praktijk        buiten
            praktijk             INGEDIEND                              facilitator redactie analist
            praktijk             NIET_NAMENS input.vragerSoort          deelnemer elders
            praktijk             NIET_IN_PRAKTIJK input.praktijk        buiten
            groep in praktijk    INGEDIEND                              facilitator redactie analist
            groep in praktijk    NIET_NAMENS input.vragerSoort          deelnemer elders
            groep in praktijk    NIET_IN_PRAKTIJK input.praktijk        buiten
            groep op activiteit  INGEDIEND                              facilitator redactie elders analist
            groep op activiteit  NIET_NAMENS input.vragerSoort          deelnemer buiten"#]]);
    }

    /// Nobody in the service is the asker, and the editor says what discipline it was.
    async fn an_editor_passes_on_the_question_of_somebody_without_an_account(t: Stage) {
        let redactie = t.redactie().await;
        let discipline = global(Kind::Discipline, t.discipline("huisarts", Sector::Jeugdhulp).await);
        let shown = "herkomst vrager { naam discipline { naam } } indiener { naam }";
        for herkomst in ["INTERVIEW", "VERENIGING"] {
            let values = json!({ "tekst": TEKST, "herkomst": herkomst, "weergave": "ROL", "discipline": discipline });
            let id = submit(&redactie, values).await;
            assert_eq!(field(&redactie, &id, shown).await, json!({
                "herkomst": herkomst, "vrager": { "naam": null, "discipline": { "naam": "huisarts" } }, "indiener": { "naam": "redactie" },
            }));
            assert_eq!(outcome(&redactie, "leervraagIntrekken", json!({ "leervraag": id, "version": 1 })).await, "INGETROKKEN");
        }
        // An editor's own question, said so.
        let own = json!({ "tekst": TEKST, "herkomst": "INTERVIEW", "vrager": redactie.global_id().await });
        let id = submit(&redactie, own).await;
        assert_eq!(field(&redactie, &id, "vrager { naam }").await, json!({ "vrager": { "naam": "redactie" } }));
    }
}
