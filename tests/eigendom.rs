//! Each attribute has one owner: what two sides say in turn never goes back and forth.

use entity::{beroepsvereniging, lidmaatschap};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};

use crate::{
    inzending::lever,
    kit::{
        Stage,
        actor::{Actor, input},
        both,
        seed::global,
    },
};

const KOPPELEN: &str = "mutation($input: LidmaatschapOrganisatieKoppelenInput!) { lidmaatschapOrganisatieKoppelen(input: $input) {
    lidmaatschap { version organisatienaam organisatie { naam } } userErrors { code } } }";

/// An association whose members are organisations.
async fn ingrado(t: &Stage) -> Actor<'_> {
    let actor = t.vereniging("Ingrado").await;
    beroepsvereniging::Entity::update_many()
        .col_expr(beroepsvereniging::Column::Ledentype, Expr::value("ORGANISATIE"))
        .filter(beroepsvereniging::Column::Id.eq(actor.id))
        .exec(t.writer())
        .await
        .expect("an UPDATE");
    actor
}

async fn lid(t: &Stage, lidnummer: &str) -> lidmaatschap::Model {
    let row = lidmaatschap::Entity::find().filter(lidmaatschap::Column::Lidnummer.eq(lidnummer));
    row.one(t.writer()).await.expect("a SELECT").expect("a row")
}

both! {
    /// The table is data, and public.
    async fn the_table_of_owners_is_public(t: Stage) {
        let told = t.anonymous().value("{ eigendom { object eigenaar ander attributen uitleg } }", "/eigendom").await;
        let lines = told.as_array().expect("a list");
        let of = |object: &str, attribute: &str| {
            let has = |line: &&Value| line["object"] == object && line["attributen"].as_array().is_some_and(|all| all.contains(&json!(attribute)));
            let line = lines.iter().find(has).expect("a line");
            format!("{} {}", line["eigenaar"], line["ander"]).replace('"', "")
        };
        assert_eq!(of("LIDMAATSCHAP", "achternaam"), "VERENIGING GEWEIGERD");
        assert_eq!(of("LIDMAATSCHAP", "organisatie"), "PLATFORM WIJKT");
        assert_eq!(of("LIDMAATSCHAP", "member"), "PERSOON WIJKT");
        assert_eq!(of("MEMBER", "naam"), "PERSOON WIJKT");
        assert_eq!(of("REGISTRATIE", "verificatie"), "PLATFORM GEWEIGERD");
    }

    /// An operator says which organisatie it is, the association how it calls it; each says so again, and both stay.
    async fn a_gemeente_is_a_member_and_neither_side_overwrites_the_other(t: Stage) {
        let (ingrado, beheer) = (ingrado(&t).await, t.beheer().await);
        let file = |naam: &str| format!("lidnummer;organisatienaam;ingangsdatum\nI1;{naam};2020-01-01\n");
        lever(&ingrado, "", &file("Gemeente Voorbeeld")).await;
        let emmen = global(api::graph::id::Kind::Organisatie, t.organisatie("Gemeente Emmen").await);
        let id = global(api::graph::id::Kind::Lidmaatschap, lid(&t, "I1").await.id);
        let fields = |version: i32, organisatie: Option<&str>| input(json!({ "lidmaatschap": id, "version": version, "organisatie": organisatie }));
        let done = beheer.with(fields(1, Some(&emmen))).value(KOPPELEN, "/lidmaatschapOrganisatieKoppelen").await;
        assert_eq!(done, json!({ "lidmaatschap": { "version": 2, "organisatienaam": "Gemeente Voorbeeld", "organisatie": { "naam": "Gemeente Emmen" } }, "userErrors": [] }));
        // The same file again changes nothing, another name changes the name, and the organisatie stays what it was.
        let again = lever(&ingrado, "?modus=VOLLEDIG", &file("Gemeente Voorbeeld")).await;
        assert_eq!(again["aantallen"]["ongewijzigd"], json!(1));
        lever(&ingrado, "", &file("Gemeente Anders")).await;
        let row = lid(&t, "I1").await;
        assert_eq!((row.organisatienaam.as_deref(), row.organisatie_id), (Some("Gemeente Anders"), Some(t.named("Gemeente Emmen"))));
        // Undoing says again what the association said, and not what the operator did.
        let done = beheer.with(fields(row.version, None)).value(KOPPELEN, "/lidmaatschapOrganisatieKoppelen/lidmaatschap").await;
        assert_eq!((&done["organisatienaam"], &done["organisatie"]), (&json!("Gemeente Anders"), &Value::Null));
    }

    /// What a person says about themselves and what an association says about its member: two attributes, no back and forth.
    async fn a_name_never_goes_back_and_forth(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        let file = "lidnummer;voornaam;achternaam;ingangsdatum\nN1;Johanna;Vries;2020-01-01\n";
        lever(&nvo, "", file).await;
        let link = lidmaatschap::Entity::update_many()
            .col_expr(lidmaatschap::Column::MemberId, Expr::value(anna.id))
            .filter(lidmaatschap::Column::Lidnummer.eq("N1"));
        link.exec(t.writer()).await.expect("an UPDATE");
        let rename = "mutation($input: ProfielBijwerkenInput!) { profielBijwerken(input: $input) { userErrors { code } } }";
        let own = "{ viewer { member { naam lidmaatschappen { nodes { voornaam achternaam } } } } }";
        for turn in 1..=3 {
            anna.with(input(json!({ "version": turn, "naam": format!("Anna {}", "I".repeat(turn)) }))).data(rename).await;
            let again = lever(&nvo, "?modus=VOLLEDIG", file).await;
            assert_eq!((&again["aantallen"]["gewijzigd"], &again["aantallen"]["ongewijzigd"]), (&json!(0), &json!(1)), "turn {turn}");
            let told = anna.value(own, "/viewer/member").await;
            assert_eq!(told, json!({ "naam": format!("Anna {}", "I".repeat(turn)), "lidmaatschappen": { "nodes": [{ "voornaam": "Johanna", "achternaam": "Vries" }] } }));
        }
    }

    /// Operators see memberships of organisations and of no persons; others name nothing.
    async fn who_says_which_organisatie_it_is(t: Stage) {
        let (ingrado, nvo, beheer) = (ingrado(&t).await, t.vereniging("NVO").await, t.beheer().await);
        let file = "lidnummer;ingangsdatum\nO1;2020-01-01\n";
        lever(&ingrado, "", file).await;
        lever(&nvo, "", &file.replace("O1", "P1")).await;
        let organisations = "{ beroepsverenigingen { nodes { afkorting lidmaatschappen { totalCount } } } }";
        assert_eq!(beheer.value(organisations, "/beroepsverenigingen/nodes").await, json!([
            { "afkorting": "Ingrado", "lidmaatschappen": { "totalCount": 1 } }, { "afkorting": "NVO", "lidmaatschappen": { "totalCount": 0 } }]));
        let fields = |number: uuid::Uuid| input(json!({ "lidmaatschap": global(api::graph::id::Kind::Lidmaatschap, number), "version": 1 }));
        let (one, person) = (lid(&t, "O1").await.id, lid(&t, "P1").await.id);
        assert_eq!(beheer.with(fields(person)).code(KOPPELEN).await, "NOT_FOUND");
        assert_eq!(t.anonymous().with(fields(one)).code(KOPPELEN).await, "UNAUTHENTICATED");
        for other in [t.member("anna").await, t.redactie().await, t.analist().await, ingrado] {
            assert_eq!(other.with(fields(one)).code(KOPPELEN).await, "FORBIDDEN");
        }
        let unknown = input(json!({ "lidmaatschap": global(api::graph::id::Kind::Lidmaatschap, one), "version": 1,
            "organisatie": global(api::graph::id::Kind::Organisatie, t.named("niets")) }));
        assert_eq!(beheer.with(unknown).value(KOPPELEN, "/lidmaatschapOrganisatieKoppelen/userErrors/0/code").await, json!("ONBEKENDE_VERWIJZING"));
    }
}
