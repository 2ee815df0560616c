//! The questions of a meeting in one delivery: a result for each row, and no row that holds up the others.

use api::graph::id::Kind;
use entity::{
    deelname::{self, Rol},
    discipline::Sector,
    idempotency, leervraag, leervraag_versie, leervraag_zoek, logboek,
};
use expect_test::expect;
use futures::future::join_all;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TEKST, field, outcome, submit};
use crate::kit::{
    Stage,
    actor::{Actor, input},
    both,
    seed::{day, global},
};

const LEVERING: &str = "mutation($input: LeervragenIndienenInput!) { leervragenIndienen(input: $input) {
    aantalIngevoerd
    rijen { index sleutel leervraag { id status } gelijkAan { id tekst } userErrors { code field plaats { offset length } } }
    userErrors { code field }
} }";

async fn deliver(actor: &Actor<'_>, values: Value) -> Value {
    let mut data = actor.with(input(values)).data(LEVERING).await;
    data["leervragenIndienen"].take()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

/// Codes with their fields, and the places.
fn told(errors: &Value) -> String {
    let errors = errors.as_array().expect("a list of errors").iter();
    let lines = errors.map(|error| {
        let path: Vec<&str> = error["field"]
            .as_array()
            .into_iter()
            .flatten()
            .map(word)
            .collect();
        let place = match error["plaats"]["offset"].as_u64() {
            Some(offset) => format!(" @{offset}+{}", error["plaats"]["length"]),
            None => String::new(),
        };
        format!("{} {}{place}", word(&error["code"]), path.join("."))
    });
    lines.collect::<Vec<_>>().join(", ")
}

/// A delivery in lines: one for each row, or what was wrong with the whole.
fn lines(payload: &Value) -> String {
    let rows = payload["rijen"].as_array().expect("rows").iter().enumerate();
    let rows = rows.map(|(place, row)| {
        assert_eq!(row["index"], place, "results stand in the order of the rows");
        let state = word(&row["leervraag"]["status"]);
        assert_eq!(
            state == "–",
            row["userErrors"] != json!([]),
            "either done or refused: {row:#}"
        );
        let same = match &row["gelijkAan"] {
            Value::Null => String::new(),
            same => format!(" = {}", word(&same["tekst"])),
        };
        format!(
            "{} {state} {}{same}",
            word(&row["sleutel"]),
            told(&row["userErrors"])
        )
        .trim_end()
        .to_owned()
    });
    let whole = told(&payload["userErrors"]);
    let whole = (!whole.is_empty()).then(|| format!("geheel: {whole}"));
    rows.chain(whole).collect::<Vec<_>>().join("\n")
}

/// Rows that a delivery adds.
async fn kept(t: &Stage) -> [u64; 5] {
    let db = t.writer();
    [
        leervraag::Entity::find().count(db).await.expect("a count"),
        leervraag_versie::Entity::find().count(db).await.expect("a count"),
        leervraag_zoek::Entity::find().count(db).await.expect("a count"),
        logboek::Entity::find().count(db).await.expect("a count"),
        idempotency::Entity::find().count(db).await.expect("a count"),
    ]
}

/// A praktijk, with its global id, that an actor facilitates.
async fn facilitated(t: &Stage, naam: &str, by: &Actor<'_>) -> (Uuid, String) {
    let praktijk = t.praktijk(naam).await;
    t.deelname((praktijk, by.id), Rol::Facilitator, "2026-01-01", None)
        .await;
    (praktijk, global(Kind::LerendePraktijk, praktijk))
}

/// Questions that differ from each other.
fn questions(number: usize) -> Vec<Value> {
    let all = 0..number;
    all.map(|n| json!({ "sleutel": format!("r{n}"), "tekst": format!("Hoe leren wij van vraag {n} in de wijk?") }))
        .collect()
}

both! {
    async fn a_bad_row_does_not_hold_up_the_others(t: Stage) {
        let (fleur, anna, bob) = (t.member("fleur").await, t.member("anna").await, t.member("bob").await);
        let (praktijk, place) = facilitated(&t, "praktijk", &fleur).await;
        t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        t.deelname((praktijk, bob.id), Rol::Professional, "2026-01-01", Some("2026-09-01")).await;
        let (own, other) = (t.discipline("ib", Sector::Onderwijs).await, t.discipline("wijk", Sector::SociaalDomein).await);
        t.practises(anna.id, own).await;
        let (anna_id, bob_id) = (anna.global_id().await, bob.global_id().await);
        let discipline = |key| global(Kind::Discipline, key);
        let rows = json!([
            { "sleutel": "eigen", "tekst": TEKST },
            { "sleutel": "anna", "tekst": "Hoe bereid ik een overleg met ouders voor?", "vrager": anna_id },
            { "sleutel": "praktijk", "tekst": "Wat vraagt samenwerken van ons?", "vragerSoort": "PRAKTIJK", "weergave": "ROL", "discipline": discipline(other) },
            { "sleutel": "groep", "tekst": "Hoe verdelen wij het werk in de groep?", "vragerSoort": "GROEP" },
            { "sleutel": "weg", "tekst": "Hoe houd ik tijd over voor overleg?", "vrager": bob_id },
            { "sleutel": "bsn", "tekst": "Wie weet meer over 111222333 in de wijk?", "toelichting": "Mail kwastje@voorbeeld.nl" },
            { "sleutel": "kort", "tekst": "Hoe?", "factoren": [global(Kind::WerkzameFactor, Uuid::from_u128(7))] },
            { "sleutel": "id", "tekst": "Hoe kies ik een goede vorm van overleg?", "gebied": "x" },
            { "sleutel": "ander", "tekst": "Hoe deel ik kennis met de buurtschool?", "vrager": anna_id, "discipline": discipline(other) },
            { "sleutel": "naam", "tekst": "Hoe deel ik kennis met de sportclub?", "vrager": anna_id, "weergave": "NAAM" },
            { "sleutel": "beide", "tekst": "Hoe deel ik kennis met de huisarts?", "vrager": anna_id, "vragerSoort": "GROEP" },
            { "sleutel": "x".repeat(101), "tekst": "Hoe deel ik kennis met de gemeente?" },
            { "sleutel": "dubbel", "tekst": "hoe werk ik samen met de school, in de wijk" },
            { "tekst": "Hoe blijft een afspraak staan als iemand vertrekt?" },
        ]);
        let before = kept(&t).await;
        let done = deliver(&fleur, json!({ "praktijk": place, "rijen": rows })).await;
        t.agree(&lines(&done), expect![[r#"
            eigen INGEDIEND
            anna INGEDIEND
            praktijk INGEDIEND
            groep INGEDIEND
            weg – VRAGER_NIET_IN_PRAKTIJK input.rijen.4.vrager
            bsn – BSN input.rijen.5.tekst @19+9, EMAIL input.rijen.5.toelichting @5+20
            kort – TE_KORT input.rijen.6.tekst, ONBEKENDE_VERWIJZING input.rijen.6.factoren
            id – ONBEKENDE_VERWIJZING input.rijen.7.gebied
            ander – DISCIPLINE_NIET_VAN_U input.rijen.8.discipline
            naam – WEERGAVE_KIEST_VRAGER input.rijen.9.weergave
            beide – HERKOMST_KLOPT_NIET input.rijen.10.vrager
            – – TE_LANG input.rijen.11.sleutel
            dubbel – DUBBEL_IN_LEVERING input.rijen.12.tekst = Hoe werk ik samen met de school in de wijk?
            – INGEDIEND"#]]);
        assert_eq!(done["aantalIngevoerd"], 5);
        let added: Vec<u64> = kept(&t).await.iter().zip(before).map(|(now, then)| now - then).collect();
        assert_eq!(added, [5, 5, 5, 5, 0]);
        let of_anna = word(&done["rijen"][1]["leervraag"]["id"]).to_owned();
        let shown = "herkomst vragerSoort weergave vrager { naam sector discipline { naam } } indiener { naam } praktijk { naam }";
        assert_eq!(field(&anna, &of_anna, shown).await, json!({
            "herkomst": "LERENDE_PRAKTIJK", "vragerSoort": "PERSOON", "weergave": "ANONIEM", "indiener": { "naam": "fleur" },
            "vrager": { "naam": "anna", "sector": "ONDERWIJS", "discipline": { "naam": "ib" } }, "praktijk": { "naam": "praktijk" },
        }));
        let of_all = word(&done["rijen"][2]["leervraag"]["id"]).to_owned();
        assert_eq!(field(&fleur, &of_all, "vragerSoort vrager { naam sector }").await, json!({
            "vragerSoort": "PRAKTIJK", "vrager": { "naam": null, "sector": "SOCIAAL_DOMEIN" },
        }));
    }

    /// The asker's own, whoever typed it.
    async fn who_was_entered_for_decides(t: Stage) {
        let (fleur, anna) = (t.member("fleur").await, t.member("anna").await);
        let praktijk = t.praktijk("praktijk").await;
        let leads = t.deelname((praktijk, fleur.id), Rol::Facilitator, "2026-01-01", None).await;
        t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        let place = global(Kind::LerendePraktijk, praktijk);
        let row = json!({ "tekst": TEKST, "vrager": anna.global_id().await });
        let done = deliver(&fleur, json!({ "praktijk": place, "rijen": [row], "concept": true })).await;
        assert_eq!(lines(&done), "– CONCEPT");
        let id = word(&done["rijen"][0]["leervraag"]["id"]).to_owned();
        let mine = "{ leervragen(filter: { mijn: true }) { nodes { id status } } }";
        assert_eq!(anna.data(mine).await["leervragen"]["nodes"], json!([{ "id": id, "status": "CONCEPT" }]));
        let log = "{ logboek { nodes { handeling objectId betrokkene { naam } } } }";
        assert_eq!(anna.data(log).await["logboek"]["nodes"], json!([
            { "handeling": "leervragenIndienen", "objectId": id, "betrokkene": { "naam": "anna" } },
        ]));
        let change = |version: i32, mut values: Value| {
            values["leervraag"] = json!(id);
            values["version"] = json!(version);
            values
        };
        assert_eq!(outcome(&fleur, "leervraagHerzien", change(1, json!({ "weergave": "NAAM" }))).await, "WEERGAVE_KIEST_VRAGER input.weergave");
        assert_eq!(outcome(&fleur, "leervraagIntrekken", change(1, json!({}))).await, "FORBIDDEN");
        assert_eq!(outcome(&fleur, "leervraagHerzien", change(1, json!({ "toelichting": "Uit het overleg." }))).await, "CONCEPT");
        assert_eq!(outcome(&anna, "leervraagHerzien", change(2, json!({ "weergave": "NAAM", "indienen": true }))).await, "INGEDIEND");
        // A facilitator who leaves speaks for nobody any more.
        let left = deelname::ActiveModel { id: Set(leads), tot: Set(Some(day("2026-09-01"))), ..Default::default() };
        left.update(t.writer()).await.expect("a deelname");
        assert_eq!(outcome(&fleur, "leervraagHerzien", change(3, json!({ "toelichting": "Nog iets." }))).await, "FORBIDDEN");
        assert_eq!(outcome(&anna, "leervraagHerzien", change(3, json!({ "toelichting": "Nog iets." }))).await, "INGEDIEND");
        assert_eq!(outcome(&anna, "leervraagIntrekken", change(4, json!({}))).await, "INGETROKKEN");
    }

    /// One answer for the whole, and nothing is kept.
    async fn a_delivery_that_is_wrong_as_a_whole(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let (_, place) = facilitated(&t, "praktijk", &bob).await;
        let nowhere = global(Kind::LerendePraktijk, Uuid::from_u128(7));
        let before = kept(&t).await;
        for (values, expected) in [
            (json!({ "praktijk": place, "rijen": questions(2) }), "geheel: NIET_IN_PRAKTIJK input.praktijk"),
            (json!({ "praktijk": nowhere, "rijen": questions(2) }), "geheel: ONBEKENDE_VERWIJZING input.praktijk"),
            (json!({ "activiteit": global(Kind::Activiteit, Uuid::from_u128(7)), "rijen": questions(1) }), "geheel: ONBEKENDE_VERWIJZING input.activiteit"),
            (json!({ "herkomst": "ACTIVITEIT", "rijen": questions(1) }), "geheel: HERKOMST_KLOPT_NIET input.herkomst"),
            (json!({ "herkomst": "INTERVIEW", "rijen": questions(1) }), "geheel: HERKOMST_NIET_VAN_U input.herkomst"),
            (json!({ "rijen": [] }), "geheel: GEEN_RIJEN input.rijen"),
        ] {
            let done = deliver(&anna, values.clone()).await;
            assert_eq!(lines(&done), expected, "{values}");
            assert_eq!(done["rijen"], json!([]));
        }
        let code = async |actor: &Actor<'_>, rows: Vec<Value>| actor.with(input(json!({ "rijen": rows }))).code(LEVERING).await;
        assert_eq!(code(&anna, questions(101)).await, "LIMIT_EXCEEDED");
        assert_eq!(code(&t.anonymous(), questions(1)).await, "UNAUTHENTICATED");
        assert_eq!(code(&t.vereniging("BPSW").await, questions(1)).await, "FORBIDDEN");
        let blocked = t.member("cor").await;
        t.block(&blocked).await;
        assert_eq!(code(&blocked, questions(1)).await, "FORBIDDEN");
        assert_eq!(kept(&t).await, before);
    }

    async fn a_retry_is_told_the_same_and_does_nothing_twice(t: Stage) {
        let fleur = t.member("fleur").await;
        let (_, place) = facilitated(&t, "praktijk", &fleur).await;
        let mut rows = questions(3);
        rows.push(rows[0].clone());
        rows.push(json!({ "sleutel": "kort", "tekst": "Hoe?" }));
        let values = json!({ "praktijk": place, "rijen": rows });
        let first = deliver(&fleur.retrying("sleutel"), values.clone()).await;
        assert_eq!(first["aantalIngevoerd"], 3);
        let after = kept(&t).await;
        // What became of the praktijk since makes no difference to what was done.
        for _ in 0..2 {
            assert_eq!(deliver(&fleur.retrying("sleutel"), values.clone()).await, first);
        }
        assert_eq!(kept(&t).await, after);
        let other = fleur.retrying("sleutel").with(input(json!({ "praktijk": place, "rijen": questions(1) })));
        assert_eq!(other.code(LEVERING).await, "CONFLICT");
        // Nothing of it could be kept: the key stays free.
        let nothing = json!({ "praktijk": place, "rijen": [{ "tekst": "Hoe?" }] });
        deliver(&fleur.retrying("vrij"), nothing).await;
        assert_eq!(deliver(&fleur.retrying("vrij"), json!({ "rijen": questions(1) })).await["aantalIngevoerd"], 1);
    }

    async fn the_same_list_twice_is_one_list(t: Stage) {
        let (fleur, anna) = (t.member("fleur").await, t.member("anna").await);
        let (praktijk, place) = facilitated(&t, "praktijk", &fleur).await;
        t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        let activiteit = global(Kind::Activiteit, t.activiteit("webinar").await);
        let values = json!({ "praktijk": place, "rijen": questions(2) });
        assert_eq!(deliver(&fleur, values.clone()).await["aantalIngevoerd"], 2);
        t.agree(&lines(&deliver(&fleur, values).await), expect![[r#"
            r0 – AL_INGEVOERD input.rijen.0.tekst = Hoe leren wij van vraag 0 in de wijk?
            r1 – AL_INGEVOERD input.rijen.1.tekst = Hoe leren wij van vraag 1 in de wijk?"#]]);
        // From another place it is another question.
        let there = json!({ "praktijk": place, "activiteit": activiteit, "rijen": questions(2) });
        assert_eq!(deliver(&fleur, there).await["aantalIngevoerd"], 2);
        // What the actor cannot see is no double: it would tell that it is there.
        submit(&anna, json!({ "tekst": TEKST, "praktijk": place })).await;
        assert_eq!(lines(&deliver(&fleur, json!({ "praktijk": place, "rijen": [{ "tekst": TEKST }] })).await), "– INGEDIEND");
        assert_eq!(lines(&deliver(&anna, json!({ "praktijk": place, "rijen": [{ "tekst": TEKST }] })).await),
            "– – AL_INGEVOERD input.rijen.0.tekst = Hoe werk ik samen met de school in de wijk?");
        // What was withdrawn may be asked again; without a place there is nothing to compare with.
        let id = submit(&anna, json!({ "tekst": "Hoe leer ik van mijn buurvrouw?", "praktijk": place })).await;
        outcome(&anna, "leervraagIntrekken", json!({ "leervraag": id, "version": 1 })).await;
        let again = json!({ "praktijk": place, "rijen": [{ "tekst": "Hoe leer ik van mijn buurvrouw?" }] });
        assert_eq!(deliver(&anna, again).await["aantalIngevoerd"], 1);
        for _ in 0..2 {
            assert_eq!(deliver(&anna, json!({ "rijen": questions(1) })).await["aantalIngevoerd"], 1);
        }
    }

    /// Whoever comes first enters it; the others are told.
    async fn the_same_list_at_one_moment_is_one_list(t: Stage) {
        let fleur = t.member("fleur").await;
        let (_, place) = facilitated(&t, "praktijk", &fleur).await;
        let activiteit = global(Kind::Activiteit, t.activiteit("webinar").await);
        for values in [json!({ "praktijk": place }), json!({ "activiteit": activiteit })] {
            let mut values = values;
            values["rijen"] = json!(questions(5));
            let done = join_all((0..4).map(|_| deliver(&fleur, values.clone()))).await;
            let mut entered: Vec<_> = done.iter().map(|done| done["aantalIngevoerd"].as_u64()).collect();
            entered.sort_unstable();
            assert_eq!(entered, [Some(0), Some(0), Some(0), Some(5)]);
        }
    }

    /// Two rows and a hundred, each with all that a row can refer to, and half of them double.
    async fn a_delivery_costs_the_same_statements_however_long(t: Stage) {
        use entity::raamwerk_element::Soort;
        let (fleur, anna) = (t.member("fleur").await, t.member("anna").await);
        let (praktijk, place) = facilitated(&t, "praktijk", &fleur).await;
        t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        let discipline = t.discipline("ib", Sector::Onderwijs).await;
        t.practises(anna.id, discipline).await;
        let refers = json!({
            "vrager": anna.global_id().await, "discipline": global(Kind::Discipline, discipline),
            "gebied": global(Kind::Gebied, t.gemeente("Delft").await),
            "factoren": [global(Kind::WerkzameFactor, t.element("factor", Soort::Factor).await)],
        });
        let mut costs = Vec::new();
        for number in [2, 100] {
            let mut rows = questions(number);
            for (n, row) in rows.iter_mut().enumerate() {
                row["tekst"] = json!(format!("Hoe leren wij van vraag {number} {} in de wijk?", n / 2));
                row.as_object_mut().expect("a row").extend(refers.as_object().expect("fields").clone());
            }
            let sent = fleur.with(input(json!({ "praktijk": place, "rijen": rows }))).send(LEVERING).await;
            assert_eq!(sent.body["data"]["leervragenIndienen"]["aantalIngevoerd"], number / 2, "{:#}", sent.body);
            costs.push(sent.statements);
        }
        assert_eq!(costs[0], costs[1]);
    }

    /// The price of the results follows the rows that are sent, in every way to send them.
    async fn a_delivery_is_priced_by_its_rows(t: Stage) {
        let anna = t.member("anna").await;
        let price = async |query: &str, values: Value| {
            let body = anna.with(values).send(query).await.body;
            body["extensions"]["cost"].as_u64().unwrap_or_else(|| panic!("no price: {body:#}"))
        };
        let whole = "mutation($input: LeervragenIndienenInput!) { leervragenIndienen(input: $input) { rijen { ...rij } } }
            fragment rij on LeervraagRijResultaat { index leervraag { id } }";
        let list = "mutation($rijen: [LeervraagRijInput!]!) { leervragenIndienen(input: { rijen: $rijen }) { rijen { index leervraag { id } } } }";
        let written = "mutation { leervragenIndienen(input: { rijen: [{ tekst: \"a\" }, { tekst: \"b\" }] }) { rijen { index leervraag { id } } } }";
        for (rows, expected) in [(1, 5), (2, 8), (50, 152)] {
            assert_eq!(price(whole, input(json!({ "rijen": questions(rows) }))).await, expected);
            assert_eq!(price(list, json!({ "rijen": questions(rows) })).await, expected);
        }
        assert_eq!(price(written, Value::Null).await, 8);
    }
}
