//! Lerende Praktijken: starting one, its life, and who takes part.

use api::graph::id::Kind;
use entity::{deelname::Rol, member::Zichtbaarheid};
use serde_json::{Value, json};

mod lijst;
mod rol;
mod team;

use crate::kit::{
    Stage,
    actor::{Actor, input},
    both,
    seed::{discipline, global, vorm},
};

const STARTEN: &str = "mutation($input: LerendePraktijkStartenInput!) {
    lerendePraktijkStarten(input: $input) {
        praktijk {
            id naam samenvatting werkwijze fase startdatum einddatum version onderwijssoorten
            leadOrganisatie { naam } partners { naam } samenwerkingsvorm { naam }
            deelnames { totalCount nodes { rol van tot member { naam } } }
        }
        userErrors { code field }
    }
}";

const BIJWERKEN: &str = "mutation($input: LerendePraktijkBijwerkenInput!) {
    lerendePraktijkBijwerken(input: $input) {
        praktijk { naam werkwijze fase startdatum einddatum version onderwijssoorten partners { naam } }
        userErrors { code field }
    }
}";

const TOEVOEGEN: &str = "mutation($input: DeelnameToevoegenInput!) {
    deelnameToevoegen(input: $input) {
        deelname { id rol van tot version zichtbaarheid member { naam } praktijk { naam } }
        userErrors { code field }
    }
}";

const BEEINDIGEN: &str = "mutation($input: DeelnameBeeindigenInput!) {
    deelnameBeeindigen(input: $input) { deelname { tot version } userErrors { code field } }
}";

/// The code of the first user error, or nothing when it was done.
async fn refused(actor: &Actor<'_>, values: Value, mutation: &str, name: &str) -> String {
    let data = actor.with(input(values)).data(mutation).await;
    let code = data[name]["userErrors"][0]["code"].as_str();
    code.unwrap_or_default().to_owned()
}

/// A praktijk with a facilitator: its global id.
async fn facilitated(t: &Stage, by: &Actor<'_>) -> String {
    let praktijk = t.praktijk("Praktijk Noord").await;
    t.deelname((praktijk, by.id), Rol::Facilitator, "2026-01-01", None)
        .await;
    global(Kind::LerendePraktijk, praktijk)
}

both! {
    async fn a_member_starts_a_praktijk_and_facilitates_it(t: Stage) {
        t.reference().await;
        let (school, wijk) = (t.organisatie("De Brug").await, t.organisatie("Wijkteam").await);
        let (school, wijk) = (global(Kind::Organisatie, school), global(Kind::Organisatie, wijk));
        let anna = t.member("anna").await;
        let values = json!({
            "naam": "Praktijk Oost", "samenvatting": "School en wijk leren samen.", "werkwijze": "Elke maand een rondgang.",
            "startdatum": "2026-10-01", "leadOrganisatie": school, "partners": [wijk, wijk],
            "samenwerkingsvorm": vorm("PREVENTIE"), "onderwijssoorten": ["BAO", "SBO", "BAO"],
        });
        let done = anna.with(input(values)).data(STARTEN).await;
        let id = done["lerendePraktijkStarten"]["praktijk"]["id"].clone();
        assert_eq!(done, json!({ "lerendePraktijkStarten": {
            "praktijk": {
                "id": id, "naam": "Praktijk Oost", "samenvatting": "School en wijk leren samen.",
                "werkwijze": "Elke maand een rondgang.", "fase": "VERKENNING", "startdatum": "2026-10-01",
                "einddatum": null, "version": 1, "onderwijssoorten": ["BAO", "SBO"],
                "leadOrganisatie": { "naam": "De Brug" }, "partners": [{ "naam": "Wijkteam" }],
                "samenwerkingsvorm": { "naam": "Samenwerking voor preventie" },
                "deelnames": { "totalCount": 1, "nodes": [
                    { "rol": "FACILITATOR", "van": "2026-09-01", "tot": null, "member": { "naam": "anna" } }
                ] }
            },
            "userErrors": []
        } }));
        let mine = "{ lerendePraktijken(filter: { mijn: true }) { totalCount nodes { naam } } }";
        let one = json!({ "lerendePraktijken": { "totalCount": 1, "nodes": [{ "naam": "Praktijk Oost" }] } });
        let none = json!({ "lerendePraktijken": { "totalCount": 0, "nodes": [] } });
        assert_eq!(anna.data(mine).await, one);
        assert_eq!(t.member("bilal").await.data(mine).await, none);
        assert_eq!(t.anonymous().data(mine).await, none);
        let log = "{ logboek { nodes { handeling soort betrokkene { naam } } } }";
        assert_eq!(anna.data(log).await, json!({ "logboek": { "nodes": [
            { "handeling": "lerendePraktijkStarten", "soort": "LerendePraktijk", "betrokkene": { "naam": "anna" } }
        ] } }));
    }

    async fn a_bad_praktijk_is_not_started(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let good = json!({ "naam": "Praktijk Oost", "samenvatting": "Samen leren.", "startdatum": "2026-10-01" });
        let problems = [
            (json!({ "naam": " " }), "LEEG"),
            (json!({ "samenvatting": "Mail anna@voorbeeld.nl" }), "EMAIL"),
            (json!({ "werkwijze": "x".repeat(2_001) }), "TE_LANG"),
            (json!({ "startdatum": "3026-10-01" }), "DATUM_ONMOGELIJK"),
            (json!({ "leadOrganisatie": global(Kind::Organisatie, t.named("none")) }), "ONBEKENDE_VERWIJZING"),
            (json!({ "partners": [global(Kind::Organisatie, t.named("none"))] }), "ONBEKENDE_VERWIJZING"),
            (json!({ "gebied": global(Kind::Gebied, t.named("none")) }), "ONBEKENDE_VERWIJZING"),
        ];
        for (change, code) in problems {
            let mut values = good.clone();
            values.as_object_mut().expect("an object").extend(change.as_object().cloned().expect("an object"));
            assert_eq!(refused(&anna, values, STARTEN, "lerendePraktijkStarten").await, code, "{change}");
        }
        let mut foreign = good.clone();
        foreign["gebied"] = json!(discipline("ORTHOPEDAGOOG"));
        assert_eq!(anna.with(input(foreign)).code(STARTEN).await, "BAD_REQUEST");
        assert_eq!(t.anonymous().with(input(good.clone())).code(STARTEN).await, "UNAUTHENTICATED");
        assert_eq!(t.vereniging("BPSW").await.with(input(good.clone())).code(STARTEN).await, "FORBIDDEN");
        let blocked = t.member("blocked").await;
        t.block(&blocked).await;
        assert_eq!(blocked.with(input(good)).code(STARTEN).await, "FORBIDDEN");
        let count = "{ lerendePraktijken { totalCount } }";
        assert_eq!(t.redactie().await.data(count).await, json!({ "lerendePraktijken": { "totalCount": 0 } }));
    }

    async fn a_retry_starts_one_praktijk(t: Stage) {
        let anna = t.member("anna").await;
        let values = json!({ "naam": "Praktijk Oost", "samenvatting": "Samen leren.", "startdatum": "2026-10-01" });
        let start = anna.with(input(values)).retrying("key-1");
        assert_eq!(start.data(STARTEN).await, start.data(STARTEN).await);
        let count = "{ lerendePraktijken { totalCount } }";
        assert_eq!(anna.data(count).await, json!({ "lerendePraktijken": { "totalCount": 1 } }));
    }

    /// The inner part and the people are not public; the rest is.
    async fn outsiders_read_the_public_part(t: Stage) {
        let (anna, hidden) = (t.member("anna").await, t.member("hanna").await);
        let id = facilitated(&t, &anna).await;
        let praktijk = t.named("Praktijk Noord");
        t.deelname((praktijk, hidden.id), Rol::Onderzoeker, "2026-01-01", None).await;
        t.shows(&hidden, Zichtbaarheid::Verborgen).await;
        let past = t.member("past").await;
        t.deelname((praktijk, past.id), Rol::Professional, "2026-01-01", Some("2026-09-01")).await;
        let query = format!(
            r#"{{ lerendePraktijk(id: "{id}") {{ naam werkwijze deelnames {{ totalCount nodes {{ member {{ naam }} }} }} }} }}"#
        );
        let inner = json!("Elke maand een rondgang.");
        let actors = [
            ("anonymous", t.anonymous(), json!(null), 0),
            ("vereniging", t.vereniging("BPSW").await, json!(null), 0),
            ("analist", t.analist().await, json!(null), 0),
            ("beheer", t.beheer().await, json!(null), 0),
            ("member", t.member("bilal").await, json!(null), 2),
            ("past participant", t.member("past").await, json!(null), 2),
            ("participant", t.member("hanna").await, inner.clone(), 3),
            ("facilitator", t.member("anna").await, inner.clone(), 3),
            ("redactie", t.redactie().await, inner, 3),
        ];
        for (name, actor, werkwijze, count) in actors {
            let data = actor.data(&query).await;
            let seen = &data["lerendePraktijk"];
            assert_eq!(seen["naam"], "Praktijk Noord", "{name}");
            assert_eq!(seen["werkwijze"], werkwijze, "{name}");
            assert_eq!(seen["deelnames"]["totalCount"], count, "{name}");
            assert_eq!(seen["deelnames"]["nodes"].as_array().map(Vec::len), Some(count), "{name}");
        }
    }

    async fn a_praktijk_goes_through_its_phases(t: Stage) {
        let anna = t.member("anna").await;
        let id = facilitated(&t, &anna).await;
        let to = |version: i32, fase: &str| json!({ "praktijk": id, "version": version, "fase": fase });
        let name = "lerendePraktijkBijwerken";
        assert_eq!(refused(&anna, to(1, "VERKENNING"), BIJWERKEN, name).await, "FASE_VOLGT_NIET");
        assert_eq!(refused(&anna, to(1, "GEBORGD"), BIJWERKEN, name).await, "FASE_VOLGT_NIET");
        let mut dated = to(1, "AFGEROND");
        for (einddatum, code) in [
            (json!(null), "EINDDATUM_NODIG"),
            (json!("2025-12-31"), "EINDDATUM_VOOR_START"),
            (json!("2026-09-02"), "EINDDATUM_IN_TOEKOMST"),
            (json!("9026-09-02"), "DATUM_ONMOGELIJK"),
        ] {
            dated["einddatum"] = einddatum;
            assert_eq!(refused(&anna, dated.clone(), BIJWERKEN, name).await, code);
        }
        let done = anna.with(input(to(1, "AFGEROND"))).data(BIJWERKEN).await;
        assert_eq!(done[name]["praktijk"]["einddatum"], "2026-09-01");
        let done = anna.with(input(to(2, "GEBORGD"))).data(BIJWERKEN).await;
        assert_eq!(done[name]["praktijk"]["fase"], "GEBORGD");
        assert_eq!(refused(&anna, to(3, "GESTOPT"), BIJWERKEN, name).await, "FASE_VOLGT_NIET");
    }

    async fn a_praktijk_is_changed_by_its_facilitator_and_editors(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let id = facilitated(&t, &anna).await;
        let partner = global(Kind::Organisatie, t.organisatie("Wijkteam").await);
        let values = json!({
            "praktijk": id, "version": 1, "naam": "Praktijk Zuid", "werkwijze": null,
            "onderwijssoorten": ["VO"], "partners": [partner],
        });
        let name = "lerendePraktijkBijwerken";
        assert_eq!(anna.with(input(values.clone())).data(BIJWERKEN).await[name], json!({
            "praktijk": {
                "naam": "Praktijk Zuid", "werkwijze": null, "fase": "IN_UITVOERING", "startdatum": "2026-01-01",
                "einddatum": null, "version": 2, "onderwijssoorten": ["VO"], "partners": [{ "naam": "Wijkteam" }]
            },
            "userErrors": []
        }));
        // The second of two editors who read the same version is told so.
        let redactie = t.redactie().await;
        assert_eq!(redactie.with(input(values)).code(BIJWERKEN).await, "CONFLICT");
        let again = json!({ "praktijk": id, "version": 2, "onderwijssoorten": [], "partners": [] });
        let done = redactie.with(input(again)).data(BIJWERKEN).await;
        assert_eq!(done[name]["praktijk"]["onderwijssoorten"], json!([]));
        assert_eq!(done[name]["praktijk"]["partners"], json!([]));
        let change = input(json!({ "praktijk": id, "version": 3, "naam": "Mijn praktijk" }));
        let participant = t.member("carla").await;
        t.deelname((t.named("Praktijk Noord"), participant.id), Rol::Professional, "2026-01-01", None).await;
        let former = t.member("daan").await;
        t.deelname((t.named("Praktijk Noord"), former.id), Rol::Facilitator, "2026-01-01", Some("2026-09-01")).await;
        for outsider in [&participant, &former, &t.member("bilal").await, &t.vereniging("BPSW").await, &t.beheer().await] {
            assert_eq!(outsider.with(change.clone()).code(BIJWERKEN).await, "FORBIDDEN");
        }
        assert_eq!(t.anonymous().with(change).code(BIJWERKEN).await, "UNAUTHENTICATED");
        let gone = json!({ "praktijk": global(Kind::LerendePraktijk, t.named("none")), "version": 1 });
        assert_eq!(anna.with(input(gone)).code(BIJWERKEN).await, "NOT_FOUND");
        let doubtful = json!({ "praktijk": id, "version": 3, "samenvatting": "Bel 06-12345678" });
        assert_eq!(refused(&anna, doubtful, BIJWERKEN, name).await, "TELEFOON");
    }

    /// A known fact, of which the member is told; the member says whether others see it.
    async fn editors_alone_enter_who_takes_part(t: Stage) {
        let (anna, bilal, hidden) = (t.member("anna").await, t.member("bilal").await, t.member("hanna").await);
        t.shows(&hidden, Zichtbaarheid::Verborgen).await;
        let id = facilitated(&t, &anna).await;
        let who = |member: &Actor<'_>| {
            json!({ "praktijk": id, "member": global(Kind::Member, member.id), "rol": "PROFESSIONAL" })
        };
        for outsider in [&anna, &bilal, &t.vereniging("BPSW").await, &t.analist().await, &t.beheer().await] {
            assert_eq!(outsider.with(input(who(&bilal))).code(TOEVOEGEN).await, "FORBIDDEN");
        }
        assert_eq!(t.anonymous().with(input(who(&anna))).code(TOEVOEGEN).await, "UNAUTHENTICATED");
        let redactie = t.redactie().await;
        let done = redactie.with(input(who(&bilal))).data(TOEVOEGEN).await;
        let added = &done["deelnameToevoegen"]["deelname"];
        assert_eq!(done, json!({ "deelnameToevoegen": {
            "deelname": {
                "id": added["id"], "rol": "PROFESSIONAL", "van": "2026-09-01", "tot": null, "version": 1,
                "zichtbaarheid": "PRAKTIJK", "member": { "naam": "bilal" }, "praktijk": { "naam": "Praktijk Noord" }
            },
            "userErrors": []
        } }));
        let told = "{ viewer { berichten { nodes { soort praktijk { naam } } } } }";
        assert_eq!(bilal.value(told, "/viewer/berichten/nodes").await, json!([
            { "soort": "DEELNAME_TOEGEVOEGD", "praktijk": { "naam": "Praktijk Noord" } }
        ]));
        let name = "deelnameToevoegen";
        assert_eq!(refused(&redactie, who(&bilal), TOEVOEGEN, name).await, "DUBBELE_DEELNAME");
        let mut earlier = who(&bilal);
        earlier["van"] = json!("2026-08-01");
        assert_eq!(refused(&redactie, earlier, TOEVOEGEN, name).await, "DUBBELE_DEELNAME");
        let mut impossible = who(&bilal);
        impossible["van"] = json!("0026-08-01");
        assert_eq!(refused(&redactie, impossible, TOEVOEGEN, name).await, "DATUM_ONMOGELIJK");
        assert_eq!(refused(&redactie, who(&hidden), TOEVOEGEN, name).await, "");
        let blocked = t.member("blocked").await;
        t.block(&blocked).await;
        assert_eq!(refused(&redactie, who(&blocked), TOEVOEGEN, name).await, "LID_GEBLOKKEERD");
        let stop = json!({ "praktijk": id, "version": 1, "fase": "GESTOPT" });
        assert_eq!(refused(&anna, stop, BIJWERKEN, "lerendePraktijkBijwerken").await, "");
        assert_eq!(refused(&redactie, who(&t.member("carla").await), TOEVOEGEN, name).await, "PRAKTIJK_VOORBIJ");
    }

    async fn a_deelname_ends_by_the_person_or_the_facilitator(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        facilitated(&t, &anna).await;
        let praktijk = t.named("Praktijk Noord");
        let part = t.deelname((praktijk, bilal.id), Rol::Professional, "2026-02-01", None).await;
        let end = |version: i32, tot: Value| {
            json!({ "deelname": global(Kind::Deelname, part), "version": version, "tot": tot })
        };
        let name = "deelnameBeeindigen";
        let carla = t.member("carla").await;
        assert_eq!(carla.with(input(end(1, json!(null)))).code(BEEINDIGEN).await, "FORBIDDEN");
        t.shows(&bilal, Zichtbaarheid::Verborgen).await;
        for outsider in [&carla, &t.analist().await, &t.beheer().await] {
            assert_eq!(outsider.with(input(end(1, json!(null)))).code(BEEINDIGEN).await, "NOT_FOUND");
        }
        assert_eq!(t.anonymous().with(input(end(1, json!(null)))).code(BEEINDIGEN).await, "UNAUTHENTICATED");
        assert_eq!(bilal.with(input(end(2, json!(null)))).code(BEEINDIGEN).await, "CONFLICT");
        assert_eq!(refused(&bilal, end(1, json!("2026-01-31")), BEEINDIGEN, name).await, "TOT_VOOR_VAN");
        let planned = bilal.with(input(end(1, json!("2026-12-01")))).data(BEEINDIGEN).await;
        assert_eq!(planned[name], json!({ "deelname": { "tot": "2026-12-01", "version": 2 }, "userErrors": [] }));
        let ended = anna.with(input(end(2, json!(null)))).data(BEEINDIGEN).await;
        assert_eq!(ended[name], json!({ "deelname": { "tot": "2026-09-01", "version": 3 }, "userErrors": [] }));
        assert_eq!(refused(&bilal, end(3, json!("2026-12-01")), BEEINDIGEN, name).await, "AL_BEEINDIGD");
    }

    async fn a_praktijk_that_runs_keeps_a_facilitator(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        let id = facilitated(&t, &anna).await;
        let praktijk = t.named("Praktijk Noord");
        let own = format!(
            r#"{{ lerendePraktijk(id: "{id}") {{ deelnames(first: 1) {{ nodes {{ id }} }} }} }}"#
        );
        let own = anna.text(&own, "/lerendePraktijk/deelnames/nodes/0/id").await;
        let leave = json!({ "deelname": own, "version": 1 });
        let name = "deelnameBeeindigen";
        assert_eq!(refused(&anna, leave.clone(), BEEINDIGEN, name).await, "LAATSTE_FACILITATOR");
        assert_eq!(refused(&t.redactie().await, leave.clone(), BEEINDIGEN, name).await, "LAATSTE_FACILITATOR");
        // Who leaves too, or cannot act, is no successor.
        let leaving = t.member("leaving").await;
        t.deelname((praktijk, leaving.id), Rol::Facilitator, "2026-01-01", Some("2026-12-01")).await;
        let blocked = t.member("blocked").await;
        t.deelname((praktijk, blocked.id), Rol::Facilitator, "2026-01-01", None).await;
        t.block(&blocked).await;
        assert_eq!(refused(&anna, leave.clone(), BEEINDIGEN, name).await, "LAATSTE_FACILITATOR");
        let successor = json!({ "praktijk": id, "member": global(Kind::Member, bilal.id), "rol": "FACILITATOR" });
        assert_eq!(refused(&t.redactie().await, successor, TOEVOEGEN, "deelnameToevoegen").await, "");
        assert_eq!(refused(&anna, leave, BEEINDIGEN, name).await, "");
        let change = input(json!({ "praktijk": id, "version": 1, "naam": "Praktijk West" }));
        assert_eq!(anna.with(change.clone()).code(BIJWERKEN).await, "FORBIDDEN");
        bilal.with(change).data(BIJWERKEN).await;
    }

    /// Both may go, but not both: the second finds that the first went.
    async fn two_facilitators_who_leave_at_once_do_not_leave_it_alone(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        facilitated(&t, &anna).await;
        let praktijk = t.named("Praktijk Noord");
        let second = t.deelname((praktijk, bilal.id), Rol::Facilitator, "2026-01-01", None).await;
        let first = t.named(&format!("{praktijk}{}{:?}2026-01-01", anna.id, Rol::Facilitator));
        let leave = |part| json!({ "deelname": global(Kind::Deelname, part), "version": 1 });
        let name = "deelnameBeeindigen";
        let (one, other) = futures::join!(
            refused(&anna, leave(first), BEEINDIGEN, name),
            refused(&bilal, leave(second), BEEINDIGEN, name),
        );
        let mut codes = [one, other];
        codes.sort();
        assert_eq!(codes, ["", "LAATSTE_FACILITATOR"]);
    }
}
