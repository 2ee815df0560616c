//! Tables of memberships: what ran on the last day of a quarter, and that nobody learns who came or went.

use api::{
    config::{Config, Limits},
    graph::id::Kind,
};
use entity::{
    discipline::Sector,
    lidmaatschap::{self, Model, Status},
    lidsoort,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::kruistabel::{getallen, regels, som};
use crate::kit::{
    Stage,
    actor::Actor,
    app::Service,
    both,
    seed::{day, global},
};

const TABEL: &str = "query($dimensies: [AnalyseDimensie!]!, $filter: [AnalyseFilter!]!, $peildatum: Date, $kwartalen: Int!) {
    ledenAnalyse(dimensies: $dimensies, filter: $filter, peildatum: $peildatum, kwartalen: $kwartalen) {
    peildatum celgrens totaal { aantal ontbreekt } cellen { ...cel } marges { dimensie cellen { ...cel } }
    verloop { peildatum totaal { aantal ontbreekt } cellen { ...cel }
        stromen { beroepsvereniging { groep naam } erbij { aantal ontbreekt } eraf { aantal ontbreekt } } } } }
    fragment cel on AnalyseCel { waarden { dimensie groep waarde naam } telling { aantal ontbreekt } aandeel }";

/// What is asked: the dimensions, up to which day, and of how many quarters.
fn gevraagd(dimensies: &[&str], peildatum: &str, kwartalen: u32) -> Value {
    json!({ "dimensies": dimensies, "filter": [], "peildatum": peildatum, "kwartalen": kwartalen })
}

async fn tabel(actor: &Actor<'_>, asked: Value) -> Value {
    actor.with(asked).value(TABEL, "/ledenAnalyse").await
}

/// Some memberships of one association from a day on, delivered long ago.
async fn lopend(
    t: &Stage,
    vereniging: &str,
    name: &str,
    number: usize,
    van: &str,
    alter: impl Fn(&mut Model),
) {
    let long_ago = "2025-01-10T09:00:00Z".parse().expect("a moment");
    for place in 0..number {
        let called = format!("{vereniging} {name} {place}");
        let mut row = Model::leeg(t.named(&called), t.named(vereniging), day(van), long_ago);
        row.lidnummer = called;
        row.bron = "toneel".into();
        alter(&mut row);
        t.set(row).await;
    }
}

/// Three associations at the ends of three quarters: AA 20, 27 and 33, BB 10, 10 and 12, CC 9 each time.
async fn kwartalen(t: &Stage) {
    for afkorting in ["AA", "BB", "CC"] {
        t.vereniging(afkorting).await;
    }
    lopend(t, "AA", "vast", 14, "2020-01-01", |_| {}).await;
    lopend(t, "AA", "weg", 6, "2020-01-01", |row| {
        (row.status, row.einddatum) = (Status::Beeindigd, Some(day("2026-02-15")));
    })
    .await;
    lopend(t, "AA", "nieuw", 13, "2026-02-01", |_| {}).await;
    lopend(t, "AA", "later", 6, "2026-05-01", |_| {}).await;
    lopend(t, "BB", "vast", 10, "2020-01-01", |_| {}).await;
    lopend(t, "BB", "later", 2, "2026-06-01", |_| {}).await;
    lopend(t, "CC", "vast", 9, "2020-01-01", |_| {}).await;
    // These run on none of the days.
    lopend(t, "AA", "kandidaat", 7, "2020-01-01", |row| {
        row.status = Status::Aangemeld
    })
    .await;
    lopend(t, "AA", "morgen", 7, "2026-07-01", |_| {}).await;
    lopend(t, "AA", "ooit", 7, "2020-01-01", |row| {
        row.status = Status::Overleden
    })
    .await;
}

/// Who came and went, a line for each association.
fn stromen(stand: &Value) -> Vec<String> {
    let number = |telling: &Value| match &telling["aantal"] {
        Value::Null => telling["ontbreekt"].as_str().expect("a reason").to_owned(),
        number => number.to_string(),
    };
    let each = stand["stromen"].as_array().expect("a list").iter();
    let mut lines: Vec<String> = each
        .map(|one| {
            let who = &one["beroepsvereniging"];
            let who = who["naam"].as_str().or(who["groep"].as_str()).expect("a name");
            format!("{who} +{} -{}", number(&one["erbij"]), number(&one["eraf"]))
        })
        .collect();
    lines.sort();
    lines
}

both! {
    async fn what_changed_by_few_stands_with_what_changed_by_more(t: Stage) {
        kwartalen(&t).await;
        let analist = t.analist().await;
        let told = tabel(&analist, gevraagd(&["BEROEPSVERENIGING"], "2026-08-31", 3)).await;
        assert_eq!((&told["peildatum"], &told["celgrens"]), (&json!("2026-06-30"), &json!(5)));
        let [begin, lente, zomer] = [0, 1, 2].map(|place| &told["verloop"][place]);
        assert_eq!(regels(&begin["cellen"]), ["Vereniging AA 20", "Vereniging BB 10", "Vereniging CC 9"]);
        assert_eq!(regels(&lente["cellen"]), ["Vereniging AA 27", "Vereniging BB 10", "Vereniging CC 9"]);
        // BB has two more than it was told to have, AA six: together eight.
        assert_eq!(regels(&zomer["cellen"]), ["Vereniging CC 9", "verborgen 45"]);
        assert_eq!([begin, lente, zomer].map(|stand| &stand["totaal"]["aantal"]), [&json!(39), &json!(46), &json!(54)]);
        assert_eq!((&told["cellen"], &told["totaal"]), (&zomer["cellen"], &zomer["totaal"]), "the last quarter");
        // The first quarter has none before it.
        assert_eq!(stromen(begin), Vec::<String>::new());
        assert_eq!(stromen(lente), ["Vereniging AA +13 -6", "Vereniging BB +0 -0", "Vereniging CC +0 -0"]);
        assert_eq!(stromen(zomer), ["Vereniging CC +0 -0"]);
        // A table by anything else keeps to it too.
        let told = tabel(&analist, gevraagd(&["LIDSOORT"], "2026-06-30", 3)).await;
        for stand in told["verloop"].as_array().expect("a list") {
            assert_eq!(json!(som(&stand["cellen"])), stand["totaal"]["aantal"], "the cells add up");
        }
    }

    async fn a_total_that_changed_by_few_is_hidden(t: Stage) {
        t.vereniging("AA").await;
        lopend(&t, "AA", "vast", 30, "2020-01-01", |_| {}).await;
        lopend(&t, "AA", "nieuw", 2, "2026-05-01", |_| {}).await;
        let analist = t.analist().await;
        // The later quarter first: then the one before gives way.
        let later = tabel(&analist, gevraagd(&[], "2026-06-30", 1)).await;
        assert_eq!(later["totaal"]["aantal"], 32);
        let before = tabel(&analist, gevraagd(&["BEROEPSVERENIGING"], "2026-03-31", 1)).await;
        assert_eq!((&before["totaal"]["ontbreekt"], &before["cellen"]), (&json!("ONDERDRUKT"), &json!([])));
    }

    /// Nothing that an association corrects afterwards changes a figure, or follows from one.
    async fn a_released_quarter_stays_as_it_is(t: Stage) {
        kwartalen(&t).await;
        let analist = t.analist().await;
        let first = tabel(&analist, gevraagd(&["BEROEPSVERENIGING"], "2026-03-31", 1)).await;
        lopend(&t, "AA", "vergeten", 30, "2020-01-01", |_| {}).await;
        lidmaatschap::Entity::delete_many()
            .filter(lidmaatschap::Column::Lidnummer.starts_with("AA nieuw"))
            .exec(t.writer()).await.expect("a DELETE");
        assert_eq!(tabel(&analist, gevraagd(&["BEROEPSVERENIGING"], "2026-03-31", 1)).await, first);
        let next = tabel(&analist, gevraagd(&["BEROEPSVERENIGING"], "2026-06-30", 1)).await;
        // Of AA 13 are gone without having ended, and 36 were not counted before: what stands there adds up all the same.
        assert_eq!(regels(&next["cellen"]), ["Vereniging CC 9", "verborgen 62"]);
        assert_eq!(stromen(&next["verloop"][0]), ["Vereniging CC +0 -0"]);
    }

    async fn who_is_behind_a_membership_is_told_in_groups(t: Stage) {
        for afkorting in ["AA", "BB"] {
            t.vereniging(afkorting).await;
        }
        for (vereniging, code) in [("AA", "gewoon"), ("AA", "student"), ("BB", "gewoon")] {
            t.set(lidsoort::Model {
                id: t.named(&format!("{code} {vereniging}")), beroepsvereniging_id: t.named(vereniging), code: code.into(),
                naam: code.into(), onder_tuchtrecht: None, volgorde: 1,
            }).await;
        }
        let leraar = t.discipline("leraar", Sector::Onderwijs).await;
        for place in 0..16 {
            let person = t.member(&format!("persoon {place}")).await.id;
            t.practises(person, leraar).await;
            lopend(&t, "AA", &format!("lid {place}"), 1, "2020-01-01", |row| {
                row.member_id = Some(person);
                row.lidsoort_id = Some(t.named("gewoon AA"));
                row.skj = (place % 2 == 0).then(|| format!("1000{place:03}"));
            }).await;
            if place < 6 {
                lopend(&t, "BB", &format!("lid {place}"), 1, "2020-01-01", |row| row.member_id = Some(person)).await;
            }
        }
        lopend(&t, "AA", "student", 9, "2020-01-01", |row| row.lidsoort_id = Some(t.named("student AA"))).await;
        lopend(&t, "BB", "gewoon", 7, "2020-01-01", |row| row.lidsoort_id = Some(t.named("gewoon BB"))).await;
        let analist = t.analist().await;
        let told = async |dimensies: &[&str]| regels(&tabel(&analist, gevraagd(dimensies, "2026-06-30", 1)).await["cellen"]);
        assert_eq!(told(&["BEROEPSVERENIGING", "LIDSOORT"]).await, [
            "Vereniging AA gewoon 16", "Vereniging AA student 9", "Vereniging BB gewoon 7", "Vereniging BB onbekend 6",
        ]);
        assert_eq!(told(&["LIDSOORT"]).await, ["gewoon 23", "onbekend 6", "student 9"]);
        assert_eq!(told(&["LID_DISCIPLINE"]).await, ["leraar 22", "onbekend 16"]);
        // BB delivers no numbers: that is not the same as none.
        assert_eq!(told(&["LID_SECTOR", "REGISTRATIE"]).await, [
            "ONDERWIJS GEEN 8", "ONDERWIJS SKJ 8", "ONDERWIJS onbekend 6", "onbekend GEEN 9", "onbekend onbekend 7",
        ]);
        // Persons: six are a member of two associations.
        assert_eq!(told(&["COMBINATIE"]).await, ["EEN 10", "TWEE 6"]);
        let all = tabel(&analist, gevraagd(&["BEROEPSVERENIGING", "LID_SECTOR", "LID_DISCIPLINE", "REGISTRATIE"], "2026-06-30", 1)).await;
        assert!(getallen(&all).into_iter().all(|number| number == 0 || number >= 5), "{all:#}");
    }

    /// Six memberships, and three who have them.
    async fn memberships_of_few_persons_are_few(t: Stage) {
        for afkorting in ["AA", "BB"] {
            t.vereniging(afkorting).await;
        }
        let zeldzaam = t.discipline("vertrouwensarts", Sector::Jeugdgezondheidszorg).await;
        let leraar = t.discipline("leraar", Sector::Onderwijs).await;
        for place in 0..12 {
            let person = t.member(&format!("persoon {place}")).await.id;
            t.practises(person, if place < 3 { zeldzaam } else { leraar }).await;
            for vereniging in ["AA", "BB"] {
                lopend(&t, vereniging, &format!("lid {place}"), 1, "2020-01-01", |row| row.member_id = Some(person)).await;
            }
        }
        let analist = t.analist().await;
        let told = async |dimensies: &[&str]| regels(&tabel(&analist, gevraagd(dimensies, "2026-06-30", 1)).await["cellen"]);
        assert_eq!(told(&["LID_DISCIPLINE"]).await, ["verborgen 24"]);
        assert_eq!(told(&["COMBINATIE"]).await, ["TWEE 12"]);
        assert_eq!(tabel(&analist, gevraagd(&["COMBINATIE"], "2026-06-30", 1)).await["totaal"]["aantal"], 12, "persons");
    }

    /// The same quarter under a higher limit, and under the first again.
    async fn a_quarter_is_released_once_whatever_the_limit(mut t: Stage) {
        kwartalen(&t).await;
        let asked = || gevraagd(&["BEROEPSVERENIGING"], "2026-03-31", 2);
        let first = tabel(&t.analist().await, asked()).await;
        // Who subtracts a second count from the first would learn of one.
        lidmaatschap::Entity::delete_many()
            .filter(lidmaatschap::Column::Lidnummer.eq("AA vast 0"))
            .exec(t.writer()).await.expect("a DELETE");
        let under = async |t: &Stage, cell: u64| {
            let config = Config { limits: Limits { cell, ..Limits::default() }, ..Config::default() };
            Service::open(&t.db, config, t.service.clock.clone()).await
        };
        t.service = under(&t, 10).await;
        let higher = tabel(&t.analist().await, asked()).await;
        assert_eq!(regels(&higher["cellen"]), ["Vereniging AA 27", "verborgen 19"]);
        assert_eq!((&higher["totaal"], &higher["celgrens"]), (&first["totaal"], &json!(10)));
        assert_eq!(stromen(&higher["verloop"][1]), ["Vereniging AA ONDERDRUKT -ONDERDRUKT", "Vereniging BB +0 -0", "Vereniging CC +0 -0"]
            .map(|line| line.replace("AA ONDERDRUKT", "AA +ONDERDRUKT")));
        // A quarter that is released under it keeps its distance from what was told before.
        let next = tabel(&t.analist().await, gevraagd(&["BEROEPSVERENIGING"], "2026-06-30", 1)).await;
        assert!(getallen(&next).into_iter().all(|number| number == 0 || number >= 10), "{next:#}");
        t.service = under(&t, 5).await;
        assert_eq!(tabel(&t.analist().await, asked()).await, first);
    }

    async fn an_association_asks_about_its_own_by_what_it_delivered(t: Stage) {
        kwartalen(&t).await;
        let (aa, analist) = (t.vereniging("AA").await, t.analist().await);
        let asked = gevraagd(&["LIDSOORT"], "2026-03-31", 2);
        let own = tabel(&aa, asked.clone()).await;
        assert_eq!(own["totaal"]["aantal"], 27);
        assert_eq!(stromen(&own["verloop"][1]), ["Vereniging AA +13 -6"], "and of no other");
        let filter = |vereniging: Uuid| json!([{ "dimensie": "BEROEPSVERENIGING", "waarden": [global(Kind::Beroepsvereniging, vereniging)] }]);
        let mut limited = asked;
        limited["filter"] = filter(aa.id);
        assert_eq!(tabel(&aa, limited.clone()).await, own);
        assert_eq!(tabel(&analist, limited.clone()).await, own, "an analyst gets the same figures");
        limited["filter"] = filter(t.named("BB"));
        assert_eq!(aa.with(limited).code(TABEL).await, "FORBIDDEN");
        for dimensie in ["LID_SECTOR", "LID_DISCIPLINE", "COMBINATIE"] {
            assert_eq!(aa.with(gevraagd(&[dimensie], "2026-03-31", 1)).code(TABEL).await, "FORBIDDEN", "{dimensie}");
        }
        for dimensie in ["BEROEPSVERENIGING", "REGISTRATIE"] {
            assert_eq!(tabel(&aa, gevraagd(&[dimensie], "2026-03-31", 1)).await["totaal"]["aantal"], 27, "{dimensie}");
        }
    }

    async fn an_association_counts_from_its_first_delivery(t: Stage) {
        t.vereniging("AA").await;
        t.vereniging("BB").await;
        lopend(&t, "AA", "vast", 8, "2020-01-01", |_| {}).await;
        let spring = "2026-04-03T09:00:00Z".parse().expect("a moment");
        lopend(&t, "BB", "vast", 9, "2020-01-01", |row| row.created_at = spring).await;
        let told = tabel(&t.analist().await, gevraagd(&["BEROEPSVERENIGING"], "2026-06-30", 2)).await;
        assert_eq!(regels(&told["verloop"][0]["cellen"]), ["Vereniging AA 8"]);
        assert_eq!(regels(&told["verloop"][1]["cellen"]), ["Vereniging AA 8", "Vereniging BB 9"]);
        assert_eq!(stromen(&told["verloop"][1]), ["Vereniging AA +0 -0"], "a first delivery is not a stream of new members");
    }

    async fn what_cannot_be_asked_says_why(t: Stage) {
        let analist = t.analist().await;
        for (asked, why) in [
            (gevraagd(&["LIDSOORT", "REGISTRATIE"], "2026-06-30", 1), "LIDSOORT en REGISTRATIE gaan niet samen; naast LIDSOORT kan: BEROEPSVERENIGING."),
            (gevraagd(&["COMBINATIE", "LIDSOORT"], "2026-06-30", 1), "COMBINATIE gaat met geen andere dimensie samen."),
            (gevraagd(&["SECTOR"], "2026-06-30", 1), "SECTOR is een dimensie van leervragenAnalyse."),
            (gevraagd(&[], "2026-09-30", 1), "Dit kwartaal is nog niet voorbij: cijfers gaan over kwartalen die voorbij zijn."),
            (gevraagd(&[], "2026-06-30", 41), "Vraag ten minste één kwartaal en hooguit veertig."),
        ] {
            let answer = analist.with(asked).send(TABEL).await.body;
            assert_eq!(answer["errors"][0]["message"], why);
        }
        let wrong = "{ leervragenAnalyse(dimensies: [REGISTRATIE]) { van } }";
        assert_eq!(analist.send(wrong).await.body["errors"][0]["message"], "REGISTRATIE is een dimensie van ledenAnalyse.");
    }

    async fn the_number_of_statements_does_not_follow_the_memberships(t: Stage) {
        t.vereniging("AA").await;
        lopend(&t, "AA", "vast", 6, "2020-01-01", |_| {}).await;
        let analist = t.analist().await;
        let mut counted = Vec::new();
        // Of the first nothing came or went: no association is named.
        for (number, peildatum) in [(1, "2025-09-30"), (8, "2025-12-31"), (60, "2026-03-31")] {
            lopend(&t, "AA", &format!("meer {number}"), number, "2020-01-01", |_| {}).await;
            let asked = analist.with(gevraagd(&["LIDSOORT"], peildatum, 1));
            counted.push([asked.send(TABEL).await.statements, asked.send(TABEL).await.statements]);
        }
        assert_eq!(counted[1], counted[2]);
        assert!(counted[1][0] < 25 && counted[1][1] < 8, "{counted:?}");
    }
}
