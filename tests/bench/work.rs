//! The canonical work that reads: what is asked, and about which objects.

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use sea_orm::QueryResult;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    Choice,
    contender::{Contender, read},
    data::Data,
};

/// Objects that are asked about in turn: enough that no answer is asked for twice at the same time by chance alone.
const CASES: usize = 2_000;

/// The types of objects that are asked about, with the tag that the service puts in front of their keys. The program
/// knows the service by its contract alone; that it writes ids rightly is seen when the answers are compared.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    LerendePraktijk = 6,
    Leervraag = 9,
    Thema = 11,
    WerkzameFactor = 19,
}

impl Kind {
    /// The global id of one object.
    pub(crate) fn id(self, key: Uuid) -> String {
        let mut bytes = vec![self as u8];
        bytes.extend(key.as_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }
}

/// One kind of work.
pub(crate) struct Work {
    pub(crate) name: &'static str,
    /// The name of the statement that the bound sends for it.
    pub(crate) file: &'static str,
    /// What the service is asked.
    pub(crate) query: String,
    /// What the peer is asked.
    pub(crate) peer: String,
    /// Whether a member asks; else nobody signed in.
    pub(crate) signed_in: bool,
}

/// One set of variables.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// As the service takes them.
    pub(crate) service: Value,
    /// As the database knows them.
    pub(crate) plain: Value,
}

/// What is said of each in the tables.
pub(crate) const READS: [(&str, &str); 10] = [
    ("R1", "one leervraag with praktijk and factoren"),
    ("R2", "feed: 20 newest with praktijk, thema's, ontwikkelopgaven"),
    (
        "R3",
        "current agenda, each ontwikkelopgave with 5 leervragen and their count",
    ),
    (
        "R4",
        "a Lerende Praktijk with deelnemers, disciplines, 10 leervragen; as member",
    ),
    ("R5", "page 500 of the feed"),
    ("R6", "Dutch text search for a word, first 20"),
    ("R6b", "Dutch text search for two words, first 20"),
    ("R7", "in a thema, by onderwijssoort and factor, with totalCount"),
    ("R7b", "by factor, onderwijssoort and month, with totalCount"),
    (
        "A1",
        "cross table of sector and aard over eight quarters, with margins; the service answers from what it released",
    ),
];

/// The work that reads, with its cases.
pub(crate) async fn reads(
    data: &Data,
    service: &Contender,
    choice: &Choice,
) -> Result<Vec<(Work, Vec<Case>)>> {
    let mut works = Vec::new();
    for (name, _) in READS {
        if !choice.wants(name) {
            continue;
        }
        let file = if name == "R6b" { "R6" } else { name };
        let work = Work {
            name,
            file,
            query: read(&format!("{file}.graphql"))?,
            peer: read(&format!("{file}.peer.graphql"))?,
            signed_in: name == "R4",
        };
        let cases = cases(data, service, name)
            .await
            .with_context(|| format!("the cases of {name}"))?;
        works.push((work, cases));
    }
    Ok(works)
}

async fn cases(data: &Data, service: &Contender, name: &str) -> Result<Vec<Case>> {
    match name {
        "R1" => one_id(data, Kind::Leervraag, "leervraag WHERE status = 'GEPUBLICEERD'").await,
        "R4" => one_id(data, Kind::LerendePraktijk, "praktijk WHERE TRUE").await,
        "R5" => deep(service).await,
        "R6" => Ok(searches().0),
        "R6b" => Ok(searches().1),
        "R7" => in_a_thema(data).await,
        "R7b" => in_a_month(data).await,
        "A1" => quarters(data, service).await,
        _ => Ok(vec![Case {
            service: json!({}),
            plain: json!({}),
        }]),
    }
}

async fn one_id(data: &Data, kind: Kind, from: &str) -> Result<Vec<Case>> {
    let sql = format!("SELECT id FROM {from} ORDER BY random() LIMIT {CASES}");
    let ids = data.rows(&sql).await?;
    ids.iter()
        .map(|row| {
            let id: Uuid = row.try_get("", "id")?;
            Ok(Case {
                service: json!({ "id": kind.id(id) }),
                plain: json!({ "id": id }),
            })
        })
        .collect()
}

/// Cursors around the 500th page of ten.
async fn deep(service: &Contender) -> Result<Vec<Case>> {
    let walk = Work {
        name: "R5",
        file: "R5",
        query: "query($after: String) { leervragen(first: 100, after: $after) { edges { cursor } pageInfo { endCursor } } }"
            .into(),
        peer: String::new(),
        signed_in: false,
    };
    let mut after = Value::Null;
    let mut cursors = Vec::new();
    for page in 0..51 {
        let body = json!({ "query": walk.query, "variables": { "after": after } }).to_string();
        let answer = service.answer(&walk, None, body).await?;
        let list = &answer["data"]["leervragen"];
        if page >= 49 {
            cursors.extend(list["edges"].as_array().cloned().unwrap_or_default());
        }
        after = list["pageInfo"]["endCursor"].clone();
    }
    cursors
        .iter()
        .map(|edge| {
            let cursor = edge["cursor"].as_str().context("a cursor")?;
            let place: Value = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(cursor)?)?;
            let (moment, id) = (&place["v"]["m"], &place["i"]);
            Ok(Case {
                service: json!({ "after": cursor }),
                plain: json!({ "created_at": moment, "id": id }),
            })
        })
        .collect()
}

/// Words of the field, each with the term that the service looks for: its stem, as the beginning of a word.
const WORDS: [(&str, &str); 24] = [
    ("verwachtingen", "verwacht"),
    ("ouders", "ouder"),
    ("schoolverzuim", "schoolverzuim"),
    ("thuiszittende", "thuiszit"),
    ("overgang", "overgang"),
    ("onveiligheid", "onveil"),
    ("faalangst", "faalangst"),
    ("informatie", "informatie"),
    ("verwijzing", "verwijs"),
    ("zelfvertrouwen", "zelfvertrouw"),
    ("rouw", "rouw"),
    ("gedrag", "gedrag"),
    ("ervaringskennis", "ervaringskennis"),
    ("signalering", "signaler"),
    ("armoede", "armoed"),
    ("klimaat", "klimat"),
    ("mediagebruik", "mediagebruik"),
    ("taalontwikkeling", "taalontwikkel"),
    ("evaluatie", "evaluatie"),
    ("wachttijden", "wachttijd"),
    ("wijkteam", "wijkteam"),
    ("leerplichtambtenaar", "leerplichtambtenar"),
    ("huisarts", "huisarts"),
    ("orthopedagoog", "orthopedagog"),
];

/// One word, or two.
fn searches() -> (Vec<Case>, Vec<Case>) {
    let case = |text: String, terms: String| Case {
        service: json!({ "tekst": text }),
        plain: json!({ "vraag": terms }),
    };
    let single = WORDS
        .iter()
        .map(|(word, term)| case((*word).into(), format!("{term}:*")));
    let pairs = WORDS
        .iter()
        .zip(WORDS.iter().cycle().skip(20))
        .map(|((word, term), (second, other))| {
            case(format!("{word} {second}"), format!("{term}:* & {other}:*"))
        });
    (single.collect(), pairs.collect())
}

async fn in_a_thema(data: &Data) -> Result<Vec<Case>> {
    let sql = format!(
        "SELECT b.thema_id AS thema, l.onderwijssoort AS soort, e.element_id AS factor FROM bundeling b
         JOIN leervraag l ON l.id = b.leervraag_id JOIN leervraag_element e ON e.leervraag_id = l.id
         JOIN raamwerk_element r ON r.id = e.element_id
         WHERE b.tot IS NULL AND l.status = 'GEPUBLICEERD' AND l.onderwijssoort IS NOT NULL AND r.soort = 'FACTOR'
         ORDER BY random() LIMIT {CASES}"
    );
    let rows = data.rows(&sql).await?;
    rows.iter()
        .map(|row| {
            let thema: Uuid = row.try_get("", "thema")?;
            let (soort, factor) = narrowed(row)?;
            Ok(Case {
                service: json!({
                    "thema": Kind::Thema.id(thema), "onderwijssoort": soort, "factor": Kind::WerkzameFactor.id(factor)
                }),
                plain: json!({ "thema": thema, "onderwijssoort": soort, "factor": factor }),
            })
        })
        .collect()
}

async fn in_a_month(data: &Data) -> Result<Vec<Case>> {
    let sql = "SELECT l.onderwijssoort AS soort, e.element_id AS factor FROM leervraag l
         JOIN leervraag_element e ON e.leervraag_id = l.id JOIN raamwerk_element r ON r.id = e.element_id
         WHERE l.status = 'GEPUBLICEERD' AND l.onderwijssoort IS NOT NULL AND r.soort = 'FACTOR'
         ORDER BY random() LIMIT 300";
    let rows = data.rows(sql).await?;
    let months = ["2025-01", "2025-04", "2025-09", "2026-02", "2026-06"];
    rows.iter()
        .zip(months.iter().cycle())
        .map(|(row, month)| {
            let (soort, factor) = narrowed(row)?;
            let (van, tot) = (format!("{month}-01"), format!("{month}-28"));
            Ok(Case {
                service: json!({
                    "onderwijssoort": soort, "factor": Kind::WerkzameFactor.id(factor), "van": van, "tot": tot
                }),
                plain: json!({ "onderwijssoort": soort, "factor": factor, "van": van, "tot": tot }),
            })
        })
        .collect()
}

/// The last eight quarters that are over, of what was published last. Each is asked about by itself first: then the service
/// releases it, once, and how long that takes is no part of an answer.
async fn quarters(data: &Data, service: &Contender) -> Result<Vec<Case>> {
    let rows = data.rows("SELECT MAX(op) AS laatste FROM publicatie").await?;
    let last: DateTime<Utc> = rows.first().context("one row")?.try_get("", "laatste")?;
    let running = NaiveDate::from_ymd_opt(last.year(), last.month0() / 3 * 3 + 1, 1).context("a quarter")?;
    let day = |quarters: u32| {
        running
            .checked_sub_months(Months::new(3 * quarters))
            .context("a day")
    };
    let work = Work {
        name: "A1",
        file: "A1",
        query: read("A1.graphql")?,
        peer: String::new(),
        signed_in: false,
    };
    for quarter in (0..8).rev() {
        let variables = json!({ "van": day(quarter + 1)?, "tot": day(quarter)? });
        let body = json!({ "query": work.query, "variables": variables }).to_string();
        service.answer(&work, None, body).await?;
    }
    let period = json!({ "van": day(8)?, "tot": day(0)? });
    Ok(vec![Case {
        service: period.clone(),
        plain: period,
    }])
}

fn narrowed(row: &QueryResult) -> Result<(String, Uuid)> {
    Ok((row.try_get("", "soort")?, row.try_get("", "factor")?))
}
