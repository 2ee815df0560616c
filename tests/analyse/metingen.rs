//! Tables of what Lerende Praktijken measured: once for each quarter, of enough praktijken that nobody can read one by one.

use chrono::{DateTime, Utc};
use entity::{
    analysetoestemming,
    cyclus::Stand,
    gebied, gebied_ligging,
    meting::{self, Instrument, Soort, Status, Vervangreden},
    praktijk, raamwerk, raamwerk_element,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::kruistabel::{antwoorden, getallen, regels, som};
use crate::kit::{Stage, actor::Actor, both, facts::moment, seed::day};

const TABEL: &str = "query($dimensies: [AnalyseDimensie!]!, $filter: [AnalyseFilter!]!, $van: Date, $tot: Date,
    $korrel: AnalyseKorrel) { metingenAnalyse(dimensies: $dimensies, filter: $filter, periode: { van: $van, tot: $tot },
    korrel: $korrel) { van tot celgrens totaal { aantal ontbreekt } cellen { ...cel }
    marges { dimensie cellen { ...cel } } verloop { van tot totaal { aantal ontbreekt } cellen { ...cel } } } }
    fragment cel on AnalyseCel { waarden { dimensie groep waarde naam } telling { aantal ontbreekt } aandeel }";

/// What is asked of the quarter in which April lies.
fn gevraagd(dimensies: &[&str]) -> Value {
    json!({ "dimensies": dimensies, "filter": [], "van": "2026-04-01", "tot": "2026-07-01" })
}

async fn tabel(actor: &Actor<'_>, asked: Value) -> Value {
    actor.with(asked).value(TABEL, "/metingenAnalyse").await
}

/// How many in all, or why that is missing.
async fn totaal(actor: &Actor<'_>, asked: Value) -> Value {
    let told = tabel(actor, asked).await;
    match &told["totaal"]["aantal"] {
        Value::Null => told["totaal"]["ontbreekt"].clone(),
        number => number.clone(),
    }
}

fn in_april() -> DateTime<Utc> {
    moment("2026-04-14T09:00:00Z")
}

/// A praktijk that measures: its key, and that of its cyclus.
async fn praktijk(t: &Stage, naam: &str) -> (Uuid, Uuid) {
    let key = t.praktijk(naam).await;
    (key, t.cyclus(key, 1, Stand::Meet).await)
}

/// A meting of a praktijk that was adopted in April, with a level on LEREN or none; changed by `alter`.
async fn meting(
    t: &Stage,
    van: (Uuid, Uuid),
    name: &str,
    leren: Option<i32>,
    alter: impl FnOnce(&mut meting::Model),
) -> Uuid {
    let april = |row: &mut meting::Model| {
        row.soort = Soort::Nulmeting;
        row.vastgesteld_op = Some(in_april());
        alter(row);
    };
    let key = t.gemeten(van, name, Status::Concept, april).await;
    t.gescoord(key, "LEREN", leren).await;
    t.staat(key, Status::Vastgesteld).await;
    key
}

/// One meting of each of some praktijken.
async fn elk(
    t: &Stage,
    name: &str,
    number: usize,
    leren: Option<i32>,
    alter: impl Fn(&mut meting::Model),
) -> Vec<(Uuid, Uuid)> {
    let mut made = Vec::new();
    for place in 0..number {
        let van = praktijk(t, &format!("{name} {place}")).await;
        meting(t, van, "een", leren, &alter).await;
        made.push(van);
    }
    made
}

/// A quarter of 21: 8 nulmetingen low, 7 halfway, and 6 eindmetingen high on learning.
async fn kwartaal(t: &Stage) {
    t.reference().await;
    elk(t, "laag", 8, Some(1), |_| {}).await;
    elk(t, "midden", 7, Some(2), |row| {
        row.instrument = Instrument::Groepsgesprek
    })
    .await;
    elk(t, "hoog", 6, Some(3), |row| row.soort = Soort::Eindmeting).await;
}

fn gedeeld(row: &mut meting::Model) {
    (row.gedeeld, row.samenvatting) = (true, Some("Wij spreken elkaar vaker.".into()));
}

/// That a praktijk let analysts read along, and until when.
async fn toestemming(t: &Stage, praktijk_id: Uuid, tot: Option<&str>) {
    t.set(analysetoestemming::Model {
        id: t.named(&format!("toestemming van {praktijk_id}")),
        praktijk_id,
        gegeven_door_id: None,
        ingetrokken_op: tot.map(moment),
        ingetrokken_door_id: None,
        version: 1,
        created_at: moment("2026-01-10T09:00:00Z"),
        updated_at: moment("2026-01-10T09:00:00Z"),
    })
    .await;
}

/// Every question about the quarter.
fn alle_vragen() -> Vec<Value> {
    let mut asked: Vec<Value> = [
        &[][..],
        &["METING_SOORT"],
        &["METING_INSTRUMENT"],
        &["METING_REGIO"],
        &["METING_LEREN"],
        &["METING_SAMENWERKING"],
        &["METING_SOORT", "METING_LEREN"],
        &["METING_VERTROUWEN", "METING_SOORT"],
    ]
    .map(gevraagd)
    .into();
    let mut filtered = gevraagd(&["METING_LEREN"]);
    filtered["filter"] = json!([{ "dimensie": "METING_SOORT", "waarden": ["NULMETING"] }]);
    asked.push(filtered);
    asked
}

async fn alle_antwoorden(actor: &Actor<'_>) -> Vec<Value> {
    antwoorden(actor, TABEL, "/metingenAnalyse", alle_vragen()).await
}

both! {
    async fn what_praktijken_measured_is_told_in_groups(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let told = tabel(&analist, gevraagd(&["METING_SOORT", "METING_LEREN"])).await;
        assert_eq!((&told["totaal"]["aantal"], &told["celgrens"], &told["van"]), (&json!(21), &json!(5), &json!("2026-04-01")));
        assert_eq!(regels(&told["cellen"]), ["EINDMETING HOOG 6", "NULMETING LAAG 8", "NULMETING MIDDEN 7"]);
        assert_eq!(told["marges"][0]["cellen"], tabel(&analist, gevraagd(&["METING_SOORT"])).await["cellen"]);
        let by = async |dimensie: &str| regels(&tabel(&analist, gevraagd(&[dimensie])).await["cellen"]);
        assert_eq!(by("METING_INSTRUMENT").await, ["ENQUETE 14", "GROEPSGESPREK 7"]);
        // Each was scored on collaboration, and none on trust.
        assert_eq!(by("METING_SAMENWERKING").await, ["MIDDEN 21"]);
        assert_eq!(by("METING_VERTROUWEN").await, ["onbekend 21"]);
        let mut filtered = gevraagd(&["METING_LEREN"]);
        filtered["filter"] = json!([{ "dimensie": "METING_SOORT", "waarden": ["NULMETING"] }]);
        let told = tabel(&analist, filtered).await;
        assert_eq!((regels(&told["cellen"]), &told["totaal"]["aantal"]), (vec!["LAAG 8".into(), "MIDDEN 7".into()], &json!(15)));
        // Four tussenmetingen are too few, and stand with the least of the others.
        let t = &t;
        let earlier = |row: &mut meting::Model| (row.soort, row.vastgesteld_op) = (Soort::Tussenmeting, Some(moment("2026-01-20T09:00:00Z")));
        elk(t, "tussen", 4, Some(1), earlier).await;
        elk(t, "begin", 9, None, |row| row.vastgesteld_op = Some(moment("2026-02-20T09:00:00Z"))).await;
        elk(t, "eind", 7, None, |row| {
            earlier(row);
            row.soort = Soort::Eindmeting;
        }).await;
        let winter = json!({ "dimensies": ["METING_SOORT"], "filter": [], "van": "2026-01-01", "tot": "2026-04-01" });
        assert_eq!(regels(&tabel(&analist, winter).await["cellen"]), ["NULMETING 9", "verborgen 11"]);
        // A sum over quarters counts metingen.
        let years = json!({ "dimensies": ["METING_SOORT"], "filter": [], "van": "2025-10-01", "tot": "2026-07-01", "korrel": "JAAR" });
        let told = tabel(&analist, years).await;
        assert_eq!(regels(&told["cellen"]), ["EINDMETING 6", "NULMETING 24", "verborgen 11"]);
        let each: Vec<&Value> = told["verloop"].as_array().expect("a course").iter().map(|one| &one["totaal"]["aantal"]).collect();
        assert_eq!(each, [&json!(0), &json!(41)]);
    }

    async fn a_praktijk_lies_in_its_province(t: Stage) {
        t.reference().await;
        let stad = t.gemeente("Stad").await;
        t.set(gebied::Model {
            id: t.named("Utrecht"), soort: gebied::Soort::Provincie, code: "Utrecht".into(), naam: "Utrecht".into(), sorteernaam: "Utrecht".into(),
            geldig_van: day("2020-01-01"), geldig_tot: None, opvolger_id: None,
        }).await;
        t.set(gebied_ligging::Model { gemeente_id: stad, gebied_id: t.named("Utrecht"), van: day("2020-01-01"), tot: None }).await;
        elk(&t, "elders", 5, Some(1), |_| {}).await;
        for (key, _) in elk(&t, "stad", 6, Some(1), |_| {}).await {
            let lies = praktijk::ActiveModel { id: Set(key), gebied_id: Set(Some(stad)), ..Default::default() };
            lies.update(t.writer()).await.expect("a praktijk");
        }
        let told = tabel(&t.analist().await, gevraagd(&["METING_SOORT", "METING_REGIO"])).await;
        assert_eq!(regels(&told["cellen"]), ["NULMETING Utrecht 6", "NULMETING onbekend 5"]);
    }

    async fn analysts_and_editors_ask_and_get_the_same(t: Stage) {
        kwartaal(&t).await;
        let told = alle_antwoorden(&t.analist().await).await;
        assert!(told.iter().flat_map(getallen).all(|number| number >= 5) && som(&told[4]["cellen"]) == 21, "{told:#?}");
        assert_eq!(alle_antwoorden(&t.redactie().await).await, told);
        for (who, actor) in t.outsiders().await {
            let expected = match who {
                "ANALIST" => continue,
                "ANONIEM" => "UNAUTHENTICATED",
                _ => "FORBIDDEN",
            };
            for asked in alle_vragen() {
                assert_eq!(actor.with(asked).code(TABEL).await, expected, "{who}");
            }
        }
    }

    /// Three metingen of each of four praktijken are of four.
    async fn a_number_is_of_enough_praktijken(t: Stage) {
        t.reference().await;
        let analist = t.analist().await;
        let drie = async |number: usize, maand: &str| {
            for place in 0..number {
                let van = praktijk(&t, &format!("praktijk {place} in {maand}")).await;
                for name in ["een", "twee", "drie"] {
                    let adopted = moment(&format!("{maand}-14T09:00:00Z"));
                    meting(&t, van, name, Some(1), |row| (row.soort, row.vastgesteld_op) = (Soort::Tussenmeting, Some(adopted))).await;
                }
            }
        };
        drie(4, "2026-04").await;
        drie(5, "2026-01").await;
        assert_eq!(totaal(&analist, gevraagd(&[])).await, "ONDERDRUKT");
        let winter = json!({ "dimensies": ["METING_LEREN"], "filter": [], "van": "2026-01-01", "tot": "2026-04-01" });
        let told = tabel(&analist, winter).await;
        assert_eq!((&told["totaal"]["aantal"], regels(&told["cellen"])), (&json!(15), vec!["LAAG 15".into()]));
    }

    /// Whoever reads some one by one subtracts them: these make no number large enough.
    async fn what_can_be_read_one_by_one_hides_nobody(t: Stage) {
        t.reference().await;
        let analist = t.analist().await;
        // One quarter each: four that nobody reads, and five that somebody does or once did.
        let begin = ["2024-10", "2025-01", "2025-04", "2025-07", "2025-10", "2026-01"];
        for maand in begin {
            let adopted = |row: &mut meting::Model| row.vastgesteld_op = Some(moment(&format!("{maand}-14T09:00:00Z")));
            elk(&t, &format!("stil {maand}"), 4, Some(1), adopted).await;
            for place in 0..5 {
                let van = praktijk(&t, &format!("gelezen {place} {maand}")).await;
                match maand {
                    "2025-01" => toestemming(&t, van.0, None).await,
                    "2025-04" => toestemming(&t, van.0, Some("2025-05-01T09:00:00Z")).await,
                    // Over before it was adopted: nobody read it.
                    "2025-07" => toestemming(&t, van.0, Some("2025-07-10T09:00:00Z")).await,
                    _ => {}
                }
                let key = meting(&t, van, "een", Some(1), |row| {
                    adopted(row);
                    match maand {
                        "2025-10" => gedeeld(row),
                        // It was shared once.
                        "2026-01" => row.samenvatting = Some("Wij spreken elkaar vaker.".into()),
                        _ => {}
                    }
                }).await;
                // Whoever reads a correction knows what it corrects.
                if maand == "2024-10" {
                    t.staat(key, Status::Vervangen).await;
                    meting(&t, van, "twee", Some(1), |row| {
                        gedeeld(row);
                        row.vastgesteld_op = Some(moment("2025-02-01T09:00:00Z"));
                        (row.vervangt_id, row.vervangreden) = (Some(key), Some(Vervangreden::Telfout));
                    }).await;
                }
            }
        }
        let course = json!({ "dimensies": [], "filter": [], "van": "2024-10-01", "tot": "2026-04-01", "korrel": "KWARTAAL" });
        let told = tabel(&analist, course).await;
        let each: Vec<String> = told["verloop"].as_array().expect("a course").iter().map(|one| one["totaal"]["aantal"].to_string()).collect();
        assert_eq!(each, ["null", "null", "null", "9", "null", "null"]);
        // With one more that nobody reads, those that are read are counted too.
        let winter = json!({ "dimensies": ["METING_LEREN"], "filter": [], "van": "2026-04-01", "tot": "2026-07-01" });
        elk(&t, "lente", 5, Some(2), |_| {}).await;
        elk(&t, "open", 3, Some(2), gedeeld).await;
        assert_eq!(regels(&tabel(&analist, winter).await["cellen"]), ["MIDDEN 8"]);
    }

    /// A meting and what corrects it count once, where the first was adopted, as it stood when the quarter was over.
    async fn a_correction_counts_within_its_quarter(t: Stage) {
        t.reference().await;
        let van = elk(&t, "praktijk", 12, Some(1), |_| {}).await;
        let een = |praktijk: Uuid| t.named(&format!("meting een van {praktijk}"));
        let twee = |praktijk: Uuid| t.named(&format!("meting twee van {praktijk}"));
        let verbeter = async |praktijk: (Uuid, Uuid), (name, of): (&str, Uuid), leren: i32, op: &str| {
            t.staat(of, Status::Vervangen).await;
            meting(&t, praktijk, name, Some(leren), |row| {
                row.vastgesteld_op = Some(moment(op));
                (row.vervangt_id, row.vervangreden) = (Some(of), Some(Vervangreden::Telfout));
            }).await;
        };
        // Six in the quarter, of which five again: the last of them on the last evening, in the Netherlands the next day.
        for praktijk in &van[..6] {
            verbeter(*praktijk, ("twee", een(praktijk.0)), 2, "2026-05-02T09:00:00Z").await;
        }
        for praktijk in &van[..5] {
            verbeter(*praktijk, ("drie", twee(praktijk.0)), 3, "2026-06-30T22:30:00Z").await;
        }
        let analist = t.analist().await;
        let told = tabel(&analist, gevraagd(&["METING_LEREN"])).await;
        assert_eq!(regels(&told["cellen"]), ["LAAG 6", "MIDDEN 6"]);
        t.service.clock.advance(chrono::TimeDelta::days(60));
        let summer = json!({ "dimensies": [], "filter": [], "van": "2026-07-01", "tot": "2026-10-01" });
        assert_eq!(totaal(&t.analist().await, summer).await, 0, "a correction of what is of an earlier quarter counts nowhere");
    }

    async fn a_released_quarter_stays_as_it_is(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let before = alle_antwoorden(&analist).await;
        for place in 0..8 {
            let key = t.named(&format!("laag {place}"));
            match place {
                0..4 => toestemming(&t, key, None).await,
                4..7 => {
                    let shared = meting::ActiveModel {
                        id: Set(t.named(&format!("meting een van {key}"))), gedeeld: Set(true), samenvatting: Set(Some("Gedeeld.".into())), ..Default::default()
                    };
                    shared.update(t.writer()).await.expect("a meting");
                }
                _ => t.staat(t.named(&format!("meting een van {key}")), Status::Vervangen).await,
            }
        }
        elk(&t, "laat", 6, Some(2), |_| {}).await;
        assert_eq!(alle_antwoorden(&analist).await, before);
        t.service.clock.advance(chrono::TimeDelta::days(200));
        assert_eq!(alle_antwoorden(&t.redactie().await).await, before);
    }

    async fn what_cannot_be_asked_says_why(t: Stage) {
        let analist = t.analist().await;
        let mut months = gevraagd(&[]);
        months["korrel"] = "MAAND".into();
        let mut half = gevraagd(&[]);
        half["van"] = "2026-05-01".into();
        for (asked, why) in [
            (gevraagd(&["METING_LEREN", "METING_VERTROUWEN"]), "METING_LEREN en METING_VERTROUWEN gaan niet samen; naast METING_LEREN kan: METING_SOORT."),
            (gevraagd(&["SECTOR"]), "SECTOR is een dimensie van leervragenAnalyse."),
            (gevraagd(&["LIDSOORT"]), "LIDSOORT is een dimensie van ledenAnalyse."),
            (months, "Per maand worden alleen leervragen geteld."),
            (half, "Een periode bestaat uit hele kwartalen: van en tot zijn de eerste dag van een kwartaal."),
        ] {
            let answer = analist.with(asked).send(TABEL).await.body;
            assert_eq!(answer["errors"][0]["message"], why);
        }
        let wrong = "{ leervragenAnalyse(dimensies: [METING_LEREN]) { van } }";
        assert_eq!(analist.send(wrong).await.body["errors"][0]["message"], "METING_LEREN is een dimensie van metingenAnalyse.");
    }

    /// Each parameter of the framework has its dimension, and each dimension its parameter.
    async fn every_parameter_has_its_dimension(t: Stage) {
        t.reference().await;
        let kaders = raamwerk::Entity::find().filter(raamwerk::Column::Code.eq("GERDES")).all(t.writer()).await.expect("a SELECT");
        let parameters = raamwerk_element::Entity::find()
            .filter(raamwerk_element::Column::RaamwerkId.is_in(kaders.iter().map(|kader| kader.id)))
            .filter(raamwerk_element::Column::Soort.eq(raamwerk_element::Soort::Parameter))
            .order_by_asc(raamwerk_element::Column::Volgorde)
            .all(t.writer()).await.expect("a SELECT");
        let expected: Vec<String> = parameters.iter().map(|row| format!("METING_{}", row.code)).collect();
        let names = t.anonymous().data("{ __type(name: \"AnalyseDimensie\") { enumValues { name } } }").await;
        let names = names["__type"]["enumValues"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str());
        let named: Vec<&str> = names.filter(|name| name.starts_with("METING_")).skip(3).collect();
        assert_eq!(named, expected);
        // And each is filled by its own: of each a level that is told.
        for place in 0..5 {
            let van = praktijk(&t, &format!("praktijk {place}")).await;
            let key = t.gemeten(van, "een", Status::Concept, |row| row.vastgesteld_op = Some(in_april())).await;
            for (row, level) in parameters.iter().zip([2, 1, 3, 2, 1, 3, 2, 1]).skip(1) {
                t.gescoord(key, &row.code, Some(level)).await;
            }
            t.staat(key, Status::Vastgesteld).await;
        }
        let analist = t.analist().await;
        let mut told = Vec::new();
        for name in &expected {
            told.extend(regels(&tabel(&analist, gevraagd(&[name.as_str()])).await["cellen"]));
        }
        assert_eq!(told, ["MIDDEN 5", "LAAG 5", "HOOG 5", "MIDDEN 5", "LAAG 5", "HOOG 5", "MIDDEN 5", "LAAG 5"]);
    }

    async fn the_number_of_statements_does_not_follow_the_metingen(t: Stage) {
        t.reference().await;
        let analist = t.analist().await;
        let mut counted = Vec::new();
        for (number, begin, end) in [(2, "2025-07-01", "2025-10-01"), (8, "2025-10-01", "2026-01-01"), (40, "2026-01-01", "2026-04-01")] {
            elk(&t, begin, number, Some(1), |row| row.vastgesteld_op = Some(moment(&format!("{begin}T09:00:00Z")))).await;
            let asked = analist.with(json!({ "dimensies": ["METING_SOORT", "METING_LEREN"], "filter": [], "van": begin, "tot": end }));
            counted.push([asked.send(TABEL).await.statements, asked.send(TABEL).await.statements]);
        }
        assert!(counted.iter().all(|one| *one == counted[0]), "{counted:?}");
        assert!(counted[0][0] < 16 && counted[0][1] < 5, "{counted:?}");
    }
}
