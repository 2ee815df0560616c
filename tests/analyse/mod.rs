//! Counts: what leaves for whom, what an edition covers, and that small numbers stay inside.

pub(crate) mod kruistabel;
mod leden;
mod metingen;
mod vijftien;

use api::graph::id::Kind;
use entity::{
    discipline::Sector,
    gebied, gebied_ligging,
    leervraag::{Herkomst, Model, Status, Weergave},
    member,
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{
    Stage,
    actor::Actor,
    agenda::nowhere,
    both,
    seed::{day, global},
};

const BEWIJS: &str = "query($id: ID!) { ontwikkelopgave(id: $id) { bewijs { totaal { aantal ontbreekt }
    perHerkomst { herkomst telling { aantal ontbreekt } } perSector { sector telling { aantal ontbreekt } }
    perDiscipline { sector groep discipline { code } telling { aantal ontbreekt } }
    perThema { thema { naam } telling { aantal ontbreekt } } } } }";

const CIJFERS: &str = "cijfers { leervragen { aantal ontbreekt } onderbouwd { aantal ontbreekt } leden { aantal ontbreekt } oordeel }";

/// A number, or the first letter of why there is none.
fn short(telling: &Value) -> String {
    match (&telling["aantal"], telling["ontbreekt"].as_str()) {
        (Value::Number(number), None) => number.to_string(),
        (Value::Null, Some(why)) => why[..1].to_lowercase(),
        other => panic!("neither a number nor a reason: {other:?}"),
    }
}

/// `number` published leervragen like one; their global ids.
async fn vragen(t: &Stage, name: &str, number: usize, alter: impl Fn(&mut Model)) -> Vec<String> {
    let mut made = Vec::new();
    for place in 0..number {
        let key = t
            .vraag(&format!("{name} {place}"), |row| {
                row.status = Status::Gepubliceerd;
                row.weergave = Weergave::Rol;
                alter(row);
            })
            .await;
        made.push(global(Kind::Leervraag, key));
    }
    made
}

fn of(discipline: Uuid, sector: Sector) -> impl Fn(&mut Model) {
    move |row| (row.discipline_id, row.sector) = (Some(discipline), Some(sector))
}

/// The disciplines that the tests speak of.
async fn disciplines(t: &Stage) -> [Uuid; 4] {
    [
        t.discipline("leraar", Sector::Onderwijs).await,
        t.discipline("begeleider", Sector::Onderwijs).await,
        t.discipline("jeugdarts", Sector::Jeugdgezondheidszorg).await,
        t.discipline("leerplicht", Sector::Gemeente).await,
    ]
}

/// Puts leervragen beneath an ontwikkelopgave.
async fn beneath(redactie: &Actor<'_>, opgave: &str, version: i32, leervragen: &[String]) {
    let fields =
        json!({ "ontwikkelopgave": opgave, "version": version, "leervragen": leervragen, "reden": "Past" });
    redactie
        .done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", fields)
        .await;
}

/// An adopted edition on 7 teachers, 6 guides, 2 doctors, and 3 teachers who are not shown; the ids of the edition and of
/// the ontwikkelopgave.
async fn founded(t: &Stage, redactie: &Actor<'_>) -> (String, String) {
    t.agenda().await;
    let [leraar, begeleider, jeugdarts, _] = disciplines(t).await;
    let editie = redactie.editie("Agenda").await;
    let opgave = redactie.opgave(&editie, "Samen").await;
    let mut all = vragen(t, "leraar", 7, of(leraar, Sector::Onderwijs)).await;
    all.extend(vragen(t, "begeleider", 6, of(begeleider, Sector::Onderwijs)).await);
    all.extend(vragen(t, "jeugdarts", 2, of(jeugdarts, Sector::Jeugdgezondheidszorg)).await);
    let hidden = vragen(t, "anoniem", 3, |row| {
        of(leraar, Sector::Onderwijs)(row);
        (row.weergave, row.herkomst) = (Weergave::Anoniem, Herkomst::Interview);
        row.vrager_id = Some(t.named("bob"));
    });
    t.member("bob").await;
    all.extend(hidden.await);
    beneath(redactie, &opgave, 1, &all).await;
    redactie.vastgesteld(&editie, "2026-09-01").await;
    (editie, opgave)
}

/// Each sector that is not just hidden, with its number.
fn sectors(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().expect("a list").iter();
    let told = rows.map(|row| {
        format!(
            "{} {}",
            row["sector"].as_str().unwrap_or("?"),
            short(&row["telling"])
        )
    });
    told.filter(|line| !line.ends_with(" o") && !line.ends_with(" 0"))
        .collect()
}

fn named(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().expect("a list").iter();
    let told = rows.map(|row| {
        let who = row["discipline"]["code"].as_str().unwrap_or_default();
        let groep = row["groep"].as_str().expect("a group");
        format!(
            "{} {groep} {who} {}",
            row["sector"].as_str().unwrap_or("?"),
            short(&row["telling"])
        )
    });
    told.collect()
}

both! {
    async fn evidence_is_counted_and_small_numbers_are_for_editors(t: Stage) {
        let redactie = t.redactie().await;
        let (_, opgave) = founded(&t, &redactie).await;
        let read = async |actor: &Actor<'_>| actor.with(json!({ "id": opgave })).value(BEWIJS, "/ontwikkelopgave/bewijs").await;
        let exact = read(&redactie).await;
        assert_eq!(short(&exact["totaal"]), "18");
        assert_eq!(sectors(&exact["perSector"]), ["ONDERWIJS 16", "JEUGDGEZONDHEIDSZORG 2"]);
        assert_eq!(named(&exact["perDiscipline"]), [
            "ONDERWIJS GENOEMD begeleider 6", "ONDERWIJS GENOEMD leraar 10", "JEUGDGEZONDHEIDSZORG GENOEMD jeugdarts 2",
            "? ONBEKEND  0",
        ]);
        let safe = read(&t.member("anna").await).await;
        assert_eq!(short(&safe["totaal"]), "18");
        // Who is not shown is of an unknown sector; the doctors and the unknown are few.
        assert_eq!(sectors(&safe["perSector"]), ["ONDERWIJS 13"]);
        assert_eq!(safe["perSector"].as_array().map(Vec::len), Some(9), "every sector has a row, whoever is in it");
        assert_eq!(named(&safe["perDiscipline"]), [
            "ONDERWIJS GENOEMD leraar 7", "ONDERWIJS OVERIGE  o", "JEUGDHULP OVERIGE  o", "SOCIAAL_DOMEIN OVERIGE  o",
            "JEUGDGEZONDHEIDSZORG OVERIGE  o", "GEMEENTE OVERIGE  o", "KINDEROPVANG OVERIGE  o", "JUSTITIE OVERIGE  o",
            "ONDERZOEK_BELEID OVERIGE  o", "? ONBEKEND  o",
        ]);
        // From where each came stands there for everybody to read, and so does how many they are.
        let mut herkomst: Vec<String> = safe["perHerkomst"].as_array().expect("a list").iter().map(|row| short(&row["telling"])).collect();
        herkomst.sort();
        assert_eq!(herkomst, ["0", "0", "0", "15", "3"]);
        // Who may know it of an asker sees the same, also bob, whose own leervragen are among them; others learn of no asker.
        let mut unknown = safe.clone();
        (unknown["perSector"], unknown["perDiscipline"]) = (json!([]), json!([]));
        for (who, actor) in t.outsiders().await {
            let expected = if matches!(who, "ANONIEM" | "VERENIGING" | "BEHEER") { &unknown } else { &safe };
            assert_eq!(read(&actor).await, *expected, "{who}");
        }
    }

    async fn a_thema_counts_what_it_brought(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let editie = redactie.editie("Agenda").await;
        let opgave = redactie.opgave(&editie, "Samen").await;
        let (een, twee) = (redactie.thema("Een", true).await, redactie.thema("Twee", true).await);
        for (thema, name, number) in [(&een, "een", 8), (&twee, "twee", 6)] {
            let leervragen = vragen(&t, name, number, |_| {}).await;
            redactie.done("themaBundelen", "thema { id }", json!({ "thema": thema, "version": 1, "leervragen": leervragen, "reden": "Hoort erbij" })).await;
        }
        let direct = vragen(&t, "direct", 5, |_| {}).await;
        let fields = json!({ "ontwikkelopgave": opgave, "version": 1, "leervragen": direct, "themas": [een, twee], "reden": "Past" });
        redactie.done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", fields).await;
        redactie.vastgesteld(&editie, "2026-09-01").await;
        let rows = t.anonymous().with(json!({ "id": opgave })).value(BEWIJS, "/ontwikkelopgave/bewijs/perThema").await;
        let mut told: Vec<String> = rows.as_array().expect("a list").iter()
            .map(|row| format!("{} {}", row["thema"]["naam"].as_str().unwrap_or("?"), short(&row["telling"])))
            .collect();
        told.sort();
        assert_eq!(told, ["? 5", "Een 8", "Twee 6"]);
        t.withdrawn("direct 0").await;
        let rows = t.anonymous().with(json!({ "id": opgave })).value(BEWIJS, "/ontwikkelopgave/bewijs/totaal").await;
        assert_eq!(short(&rows), "18", "outsiders count what is published now");
    }

    /// A merged leervraag stays evidence: what an adopted edition rests on is the same after as before, for everybody.
    async fn merging_changes_no_number_beneath_an_adopted_edition(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = founded(&t, &redactie).await;
        let dekking = format!("query($id: ID!) {{ agendaDekking(editie: $id) {{ perSector {{ sector {CIJFERS} }} }} }}");
        let read = async || {
            let mut seen = Vec::new();
            for actor in [t.redactie().await, t.analist().await, t.anonymous()] {
                seen.push(actor.with(json!({ "id": opgave })).value(BEWIJS, "/ontwikkelopgave/bewijs").await);
            }
            for actor in [t.redactie().await, t.analist().await] {
                seen.push(actor.with(json!({ "id": editie })).value(&dekking, "/agendaDekking").await);
            }
            seen
        };
        let before = read().await;
        for place in 1..4 {
            let id = |place: usize| global(Kind::Leervraag, t.named(&format!("leraar {place}")));
            let fields = json!({ "van": id(place), "naar": id(0), "version": 1, "versionNaar": 1, "reden": "ZELFDE_VRAAG" });
            redactie.done("leervraagSamenvoegen", "leervraag { id }", fields).await;
        }
        assert_eq!(read().await, before);
    }

    async fn an_edition_shows_what_it_covers(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, _) = founded(&t, &redactie).await;
        let [leraar, _, jeugdarts, leerplicht] = disciplines_again(&t);
        vragen(&t, "meer artsen", 20, of(jeugdarts, Sector::Jeugdgezondheidszorg)).await;
        vragen(&t, "meer leraren", 5, |row| {
            of(leraar, Sector::Onderwijs)(row);
            row.onderwijssoort = Some(Onderwijssoort::Vo);
        }).await;
        for place in 0..6 {
            let name = format!("lid {place}");
            t.member(&name).await;
            t.practises(t.named(&name), leerplicht).await;
        }
        let ask = format!("query($id: ID!) {{ agendaDekking(editie: $id) {{ perSector {{ sector {CIJFERS} }}
            perDiscipline {{ discipline {{ code }} {CIJFERS} }} perOnderwijssoort {{ onderwijssoort {CIJFERS} }} }} }}");
        let line = |row: &Value, name: &Value| {
            let cijfers = &row["cijfers"];
            let numbers = ["leervragen", "onderbouwd", "leden"].map(|field| short(&cijfers[field]));
            format!("{} {} {}", name.as_str().unwrap_or("?"), numbers.join(" "), cijfers["oordeel"].as_str().unwrap_or("-"))
        };
        let told = |rows: &Value, name: &str| -> Vec<String> {
            let rows = rows.as_array().expect("a list").iter();
            rows.map(|row| line(row, row.pointer(name).unwrap_or(&Value::Null))).collect()
        };
        let exact = redactie.with(json!({ "id": editie })).value(&ask, "/agendaDekking").await;
        assert_eq!(told(&exact["perSector"], "/sector"), [
            "ONDERWIJS 21 16 0 GEDEKT", "JEUGDHULP 0 0 0 NIET_GEDEKT", "SOCIAAL_DOMEIN 0 0 0 NIET_GEDEKT",
            "JEUGDGEZONDHEIDSZORG 22 2 0 NIET_GEDEKT", "GEMEENTE 0 0 6 NIET_GEDEKT", "KINDEROPVANG 0 0 0 NIET_GEDEKT",
            "JUSTITIE 0 0 0 NIET_GEDEKT", "ONDERZOEK_BELEID 0 0 0 NIET_GEDEKT", "? 0 0 0 -",
        ]);
        let analist = t.analist().await;
        let safe = analist.with(json!({ "id": editie })).value(&ask, "/agendaDekking").await;
        // The doctors: two of 22 lie beneath, so the 22 are hidden with the two.
        assert_eq!(told(&safe["perSector"], "/sector")[..5], [
            "ONDERWIJS 18 13 s GEDEKT", "JEUGDHULP s o s NIET_GEDEKT", "SOCIAAL_DOMEIN s o s NIET_GEDEKT",
            "JEUGDGEZONDHEIDSZORG s o s NIET_GEDEKT", "GEMEENTE s o s NIET_GEDEKT",
        ]);
        let soorten = told(&safe["perOnderwijssoort"], "/onderwijssoort");
        assert!(soorten.iter().all(|row| row.split(' ').nth(3) == Some("n")), "members are not counted: {soorten:?}");
        let disciplines = told(&exact["perDiscipline"], "/discipline/code");
        for row in ["begeleider 6 6 0 GEDEKT", "leraar 15 10 0 GEDEKT", "jeugdarts 22 2 0 NIET_GEDEKT", "leerplicht 0 0 6 NIET_GEDEKT"] {
            assert!(disciplines.iter().any(|told| told == row), "{row} in {disciplines:?}");
        }
    }

    async fn provinces_hold_what_lies_in_them(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let stad = t.gemeente("Stad").await;
        for name in ["Drenthe", "Utrecht"] {
            t.set(gebied::Model {
                id: t.named(name), soort: gebied::Soort::Provincie, code: name.into(), naam: name.into(), sorteernaam: name.into(),
                geldig_van: day("2020-01-01"), geldig_tot: None, opvolger_id: None,
            }).await;
        }
        t.set(gebied_ligging::Model { gemeente_id: stad, gebied_id: t.named("Utrecht"), van: day("2020-01-01"), tot: None }).await;
        let editie = redactie.editie("Agenda").await;
        let opgave = redactie.opgave(&editie, "Samen").await;
        let mut all = vragen(&t, "stad", 8, |row| row.gebied_id = Some(stad)).await;
        all.extend(vragen(&t, "provincie", 2, |row| row.gebied_id = Some(t.named("Utrecht"))).await);
        vragen(&t, "drenthe", 30, |row| row.gebied_id = Some(t.named("Drenthe"))).await;
        let mut more = vragen(&t, "drenthe beneath", 5, |row| row.gebied_id = Some(t.named("Drenthe"))).await;
        all.append(&mut more);
        all.extend(vragen(&t, "nergens", 5, |_| {}).await);
        beneath(&redactie, &opgave, 1, &all).await;
        let inhabitant = member::ActiveModel { id: Set(redactie.id), gebied_id: Set(Some(stad)), ..Default::default() };
        inhabitant.update(t.writer()).await.expect("a member");
        let ask = format!("query($id: ID!) {{ agendaDekking(editie: $id) {{ perProvincie {{ provincie {{ naam }} {CIJFERS} }} }} }}");
        let rows = redactie.with(json!({ "id": editie })).value(&ask, "/agendaDekking/perProvincie").await;
        let told: Vec<String> = rows.as_array().expect("a list").iter().map(|row| {
            let numbers = ["leervragen", "onderbouwd", "leden"].map(|field| short(&row["cijfers"][field]));
            format!("{} {} {}", row["provincie"]["naam"].as_str().unwrap_or("?"), numbers.join(" "), row["cijfers"]["oordeel"].as_str().unwrap_or("-"))
        }).collect();
        assert_eq!(told, ["Drenthe 35 5 0 ONDERVERTEGENWOORDIGD", "Utrecht 10 10 1 GEDEKT", "? 5 5 0 -"]);
    }

    async fn coverage_is_for_editors_and_analysts_and_costs_the_same(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, _) = founded(&t, &redactie).await;
        let ask = format!("query($id: ID!) {{ agendaDekking(editie: $id) {{ editie {{ titel }} perSector {{ sector {CIJFERS} }}
            perDiscipline {{ discipline {{ code }} {CIJFERS} }} perProvincie {{ provincie {{ naam }} {CIJFERS} }} perOnderwijssoort {{ {CIJFERS} }} }} }}");
        for (who, actor) in t.outsiders().await {
            let answer = actor.with(json!({ "id": editie })).send(&ask).await.body;
            let code = answer["errors"][0]["extensions"]["code"].as_str();
            let expected = match who {
                "ANONIEM" => Some("UNAUTHENTICATED"),
                "ANALIST" => None,
                _ => Some("FORBIDDEN"),
            };
            assert_eq!(code, expected, "{who}");
        }
        let analist = t.analist().await;
        let concept = redactie.editie("Concept").await;
        for hidden in [concept, nowhere(Kind::AgendaEditie)] {
            assert_eq!(analist.with(json!({ "id": hidden })).value(&ask, "/agendaDekking").await, Value::Null);
        }
        let few = analist.with(json!({ "id": editie })).send(&ask).await.statements;
        let [leraar, ..] = disciplines_again(&t);
        vragen(&t, "nog meer", 40, of(leraar, Sector::Onderwijs)).await;
        let many = analist.with(json!({ "id": editie })).send(&ask).await.statements;
        assert_eq!(few, many);
        assert!(few < 30, "{few} statements");
    }
}

/// The keys of [`disciplines`].
fn disciplines_again(t: &Stage) -> [Uuid; 4] {
    ["leraar", "begeleider", "jeugdarts", "leerplicht"].map(|name| t.named(name))
}
