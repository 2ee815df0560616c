//! Deliveries of associations: what a file does to memberships, what stops it, and who sees what of it.

mod bestand;
mod gedood;
mod grenzen;
mod herstel;
mod instellen;
mod rem;
mod stopcontact;
mod verjaring;
mod werkmap;

use actix_web::{http::StatusCode, test::TestRequest};
use api::auth::TokenSpec;
use entity::{inzending, lidmaatschap};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{
    Stage,
    actor::{Actor, input},
    app::Reply,
    both,
};

/// Sends a file.
pub(crate) async fn stuur(actor: &Actor<'_>, query: &str, kind: &'static str, file: &str) -> Reply {
    let request = TestRequest::post()
        .uri(&format!("/v1/inzendingen{query}"))
        .insert_header(("content-type", kind))
        .set_payload(file.to_owned());
    actor.rest(request).await
}

/// Delivers a file of which a plan can be made.
pub(crate) async fn lever(actor: &Actor<'_>, query: &str, file: &str) -> Value {
    let reply = stuur(actor, query, "text/csv", file).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    reply.json()
}

/// Numbers of a plan: new, changed, unchanged, ended, refused.
fn aantallen(inzending: &Value) -> [i64; 5] {
    ["nieuw", "gewijzigd", "ongewijzigd", "beeindigd", "geweigerd"]
        .map(|name| inzending["aantallen"][name].as_i64().expect("a number"))
}

/// Does one of the four to a delivery, and gives its state and the codes of what was wrong.
pub(crate) async fn doe(actor: &Actor<'_>, mutation: &str, inzending: &Value) -> (Value, Value) {
    let id = inzending["id"].as_str().expect("an id");
    let now = actor
        .value(
            &format!("{{ inzending(id: \"{id}\") {{ version }} }}"),
            "/inzending/version",
        )
        .await;
    let (first, rest) = mutation.split_at(1);
    let kind = format!("{}{rest}Input", first.to_uppercase());
    let document = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ inzending {{ status reden }} userErrors {{ code }} }} }}"
    );
    let fields = json!({ "inzending": id, "version": now });
    let mut done = actor.with(input(fields)).data(&document).await;
    let done = done[mutation].take();
    let codes = done["userErrors"].as_array().expect("a list").iter();
    (
        done["inzending"]["status"].clone(),
        codes.map(|error| error["code"].clone()).collect(),
    )
}

/// The memberships of an association, as far as a delivery owns them.
async fn leden(t: &Stage, vereniging: &Actor<'_>) -> Vec<String> {
    let rows = lidmaatschap::Entity::find()
        .filter(lidmaatschap::Column::BeroepsverenigingId.eq(vereniging.id))
        .order_by_asc(lidmaatschap::Column::Lidnummer)
        .all(t.writer())
        .await
        .expect("a SELECT");
    let text = |row: &lidmaatschap::Model| {
        let naam: Vec<&str> = [
            &row.voorletters,
            &row.voornaam,
            &row.tussenvoegsel,
            &row.achternaam,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
        let einde = row.einddatum.map_or_else(String::new, |day| format!("–{day}"));
        format!(
            "{} {} {:?} {}{einde}",
            row.lidnummer,
            naam.join(" "),
            row.status,
            row.ingangsdatum
        )
    };
    rows.iter().map(text).collect()
}

/// A file with so many memberships, named by `naam`.
fn bestand(aantal: usize, naam: impl Fn(usize) -> String) -> String {
    let rows = (0..aantal).map(|number| format!("L{number:05};{};2020-01-01\n", naam(number)));
    std::iter::once("lidnummer;achternaam;ingangsdatum\n".to_owned())
        .chain(rows)
        .collect()
}

/// A delivery of an association that the brake stopped, as it stands in the database.
pub(crate) fn aangehouden(t: &Stage, vereniging: Uuid) -> inzending::Model {
    inzending::Model {
        id: t.named("inzending"),
        beroepsvereniging_id: vereniging,
        modus: inzending::Modus::Delta,
        toepassing: inzending::Toepassing::Heel,
        formaat: inzending::Formaat::Csv,
        proef: false,
        status: inzending::Status::Aangehouden,
        reden: None,
        aangehouden_om: Some(inzending::Aanhouding::Drempel),
        inzender: None,
        basis: 0,
        stand: None,
        poging: t.named("poging"),
        hash: None,
        bytes: 0,
        bytes_totaal: None,
        rijen: 1,
        nieuw: 0,
        gewijzigd: 0,
        ongewijzigd: 1,
        beeindigd: 0,
        geweigerd: 0,
        lopend: 0,
        drempel: 0,
        afwezigen_tellen: false,
        per_veld: "{}".into(),
        kolommen: "[]".into(),
        vervallen_kolommen: "[]".into(),
        opmerkingen: "[]".into(),
        gepland_op: Some(t.now()),
        toegepast_op: None,
        ongedaan_op: None,
        besloten_door_id: None,
        version: 1,
        created_at: t.now(),
        updated_at: t.now(),
        scim: false,
        vergeten: false,
    }
}

/// Another client of an association.
pub(crate) fn collega<'s>(t: &'s Stage, afkorting: &str) -> Actor<'s> {
    t.holding(&TokenSpec {
        subject: "een andere client".into(),
        ..TokenSpec::vereniging(afkorting)
    })
}

const EERSTE: &str = "\u{feff}Lidnummer;Voorletters;Tussenvoegsel;Achternaam;Ingangsdatum;Einddatum;IBAN\r\n\
    A1;A.B.;van der;Berg;01-02-2020;;NL91ABNA0417164300\r\n\
    A2;C.;;Élise;2021-03-01;31-12-2026;NL91ABNA0417164300\r\n";

both! {
    async fn a_file_makes_memberships_and_the_same_file_changes_nothing(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let first = lever(&nvo, "", EERSTE).await;
        assert_eq!((&first["status"], aantallen(&first)), (&json!("TOEGEPAST"), [2, 0, 0, 0, 0]));
        assert_eq!((&first["basis"], &first["stand"]), (&json!(0), &json!(1)));
        assert_eq!(first["vervallenKolommen"], json!(["IBAN"]));
        let made = leden(&t, &nvo).await;
        assert_eq!(made, [
            "A1 A.B. van der Berg Actief 2020-02-01",
            "A2 C. Élise Opgezegd 2021-03-01–2026-12-31",
        ]);
        let rows = lidmaatschap::Entity::find().all(t.writer()).await.expect("a SELECT");
        let second = lever(&nvo, "?modus=VOLLEDIG", EERSTE).await;
        assert_eq!((&second["status"], aantallen(&second)), (&json!("TOEGEPAST"), [0, 0, 2, 0, 0]));
        assert_eq!(second["stand"], json!(1), "nothing changed, so there is no new stand");
        assert_eq!(lidmaatschap::Entity::find().all(t.writer()).await.expect("a SELECT"), rows);
    }

    async fn the_plan_says_what_changes_and_undoing_restores_it(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        lever(&nvo, "", EERSTE).await;
        let before = leden(&t, &nvo).await;
        let file = "lidnummer;achternaam;einddatum\nA1;Berg-Visser;\nA3;Nieuw;\n";
        let refused = lever(&nvo, "?toepassing=PER_RIJ", file).await;
        assert_eq!(aantallen(&refused), [0, 1, 0, 0, 1], "a new membership needs a first day");
        let id = refused["id"].as_str().expect("an id");
        let query = format!(
            "{{ inzending(id: \"{id}\") {{ perVeld {{ veld aantal }} regels {{ totalCount nodes {{ nummer lidnummer uitkomst code veld uitleg
                wijzigingen {{ veld oud nieuw }} lidmaatschap {{ achternaam }} }} }} }} }}"
        );
        let told = nvo.value(&query, "/inzending").await;
        assert_eq!(told, json!({
            "perVeld": [{ "veld": "ACHTERNAAM", "aantal": 1 }],
            "regels": { "totalCount": 2, "nodes": [
                { "nummer": 2, "lidnummer": "A1", "uitkomst": "GEWIJZIGD", "code": null, "veld": null, "uitleg": null,
                  "wijzigingen": [{ "veld": "ACHTERNAAM", "oud": "Berg", "nieuw": "Berg-Visser" }],
                  "lidmaatschap": { "achternaam": "Berg-Visser" } },
                { "nummer": 3, "lidnummer": "A3", "uitkomst": "GEWEIGERD", "code": "WAARDE_ONTBREEKT", "veld": "INGANGSDATUM",
                  "uitleg": "Een verplichte waarde ontbreekt.", "wijzigingen": [], "lidmaatschap": null },
            ] },
        }));
        // Operators are told nothing of a delivery that went on.
        assert_eq!(beheer.value(&query, "/inzending").await, Value::Null);
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &refused).await, (json!("ONGEDAAN"), json!([])));
        assert_eq!(leden(&t, &nvo).await, before);
    }

    /// Nothing of one association is there for another: by id, in a list, in a count, in a return file.
    async fn each_association_sees_its_own(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        // The same numbers, and the same key: associations do not meet.
        let one = lever(&nvo.retrying("sleutel"), "", EERSTE).await;
        let other = lever(&nip.retrying("sleutel"), "", EERSTE).await;
        assert_eq!((aantallen(&one), aantallen(&other)), ([2, 0, 0, 0, 0], [2, 0, 0, 0, 0]));
        let id = one["id"].as_str().expect("an id");
        let line = nvo.text(&format!("{{ inzending(id: \"{id}\") {{ regels {{ nodes {{ id }} }} }} }}"), "/inzending/regels/nodes/0/id").await;
        let query = format!("{{ inzending(id: \"{id}\") {{ status }} inzendingen {{ totalCount }}
            node(id: \"{id}\") {{ id }} regel: node(id: \"{line}\") {{ id }} }}");
        let own = nvo.data(&query).await;
        assert_eq!((&own["inzendingen"]["totalCount"], own["regel"].is_null()), (&json!(1), false));
        let others = [t.anonymous(), t.member("anna").await, t.redactie().await, t.analist().await, t.beheer().await];
        for (number, actor) in others.iter().enumerate() {
            let hidden = json!({ "inzending": null, "inzendingen": { "totalCount": 0 }, "node": null, "regel": null });
            assert_eq!(actor.data(&query).await, hidden, "{number}");
        }
        let hidden = json!({ "inzending": null, "inzendingen": { "totalCount": 1 }, "node": null, "regel": null });
        assert_eq!(nip.data(&query).await, hidden);
        for path in [id.to_owned(), format!("{id}/retourbestand")] {
            let get = || TestRequest::get().uri(&format!("/v1/inzendingen/{path}"));
            assert_eq!(nvo.rest(get()).await.status, StatusCode::OK);
            assert_eq!(nip.rest(get()).await.status, StatusCode::NOT_FOUND);
        }
        let refused = nip.with(input(json!({ "inzending": id, "version": 1 })));
        let undo = "mutation($input: InzendingOngedaanMakenInput!) { inzendingOngedaanMaken(input: $input) { userErrors { code } } }";
        assert_eq!(refused.code(undo).await, "NOT_FOUND");
    }

    /// Taking back goes the same way whether there is a member behind a membership or not; the member reads that it was done.
    async fn undoing_does_not_tell_who_is_behind_a_membership(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        lever(&nvo, "", &bestand(20, |_| "Jansen".into())).await;
        let one = lever(&nvo, "", "lidnummer;achternaam;ingangsdatum\nX1;Bakker;2020-01-01\n").await;
        let row = lidmaatschap::Entity::update_many()
            .col_expr(lidmaatschap::Column::MemberId, sea_orm::sea_query::Expr::value(anna.id))
            .filter(lidmaatschap::Column::Lidnummer.eq("X1"));
        row.exec(t.writer()).await.expect("an UPDATE");
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &one).await, (json!("ONGEDAAN"), json!([])));
        assert_eq!(leden(&t, &nvo).await.len(), 20);
        let log = anna.value("{ logboek { nodes { handeling soort } } }", "/logboek/nodes").await;
        assert_eq!(log, json!([{ "handeling": "inzendingOngedaanMaken", "soort": "Lidmaatschap" }]));
    }

    /// A member behind a membership reads that something was done to it.
    async fn a_member_reads_what_was_done(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        lever(&nvo, "", EERSTE).await;
        let row = lidmaatschap::Entity::update_many()
            .col_expr(lidmaatschap::Column::MemberId, sea_orm::sea_query::Expr::value(anna.id))
            .filter(lidmaatschap::Column::Lidnummer.eq("A1"));
        row.exec(t.writer()).await.expect("an UPDATE");
        lever(&nvo, "", "lidnummer;voorletters\nA1;X.\nA2;C.\n").await;
        let log = anna.value("{ logboek { nodes { handeling soort } } }", "/logboek/nodes").await;
        assert_eq!(log, json!([{ "handeling": "inzendingToepassen", "soort": "Lidmaatschap" }]));
        // The association reads what it did, and not behind which of its rows there is a member.
        let runs = nvo.value("{ logboek { nodes { soort betrokkene { naam } } } }", "/logboek/nodes").await;
        let runs = runs.as_array().expect("a list");
        assert!(runs.len() >= 4 && runs.iter().all(|run| run["soort"] == "Inzending"), "{runs:?}");
    }
}
