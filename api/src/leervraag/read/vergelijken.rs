//! Finding published leervragen that are much like a text. The text is judged as in submitting, and neither stored nor
//! logged; the database is asked for stems of its words.
//!
//! Only what everybody may see is counted and compared, so that the score tells nothing about the rest.

use std::collections::BTreeMap;

use entity::leervraag::Status;
use sea_orm::{ActiveEnum, ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

use crate::{
    error::{Error, Refusal, Result},
    graph::Op,
    leervraag::rules::Code,
    tekst::{Aantallen, Bezwaren, Fout, GETELD, Gewichten, Soort, Woordbeeld},
};

/// Leervragen that are compared with a text because they share equally much, at most: the latest.
const VERGELEKEN: u32 = 150;

/// Leervragen that answer one question and are looked at, at most, wherever they stand. Where PostgreSQL finds as many,
/// its index gives them in no order of time, so that the latest are looked at too: see [`LATEST`].
const LOOKED_AT: u32 = 1_000;

/// The latest leervragen, of which those that answer a very common question are compared whatever else answers it.
const LATEST: u32 = 2_000;

/// What is less alike than this is another question.
pub(crate) const MINST: f64 = 0.15;

/// A published leervraag that is like a text.
#[derive(Clone, Debug)]
pub(crate) struct Vergelijkbaar {
    pub(crate) leervraag: Uuid,
    /// From 0 to 1.
    pub(crate) score: f64,
    /// The words of the text that the leervraag has too.
    pub(crate) gedeeld: Vec<String>,
}

/// The published leervragen that are most like a text, best first: three statements with those that show them.
pub(in crate::leervraag) async fn vergelijkbaar(
    op: &Op,
    tekst: &str,
    aantal: usize,
) -> Result<Vec<Vergelijkbaar>, Refusal<Fout<Code>>> {
    let mut bezwaren = Bezwaren::default();
    let judged = bezwaren.gemodereerd("tekst", tekst, Soort::Leervraag);
    let judged = bezwaren.of(judged).map_err(Refusal::User)?;
    let mut found = gelijkend(op, judged.tekst.as_str()).await?.gevonden;
    found.truncate(aantal);
    Ok(found)
}

/// What is like a text, and how much each of its words weighs.
#[derive(Clone, Debug)]
pub(crate) struct Gelijkend {
    /// The published leervragen that are like it, best first.
    pub(crate) gevonden: Vec<Vergelijkbaar>,
    /// What else is compared with it is weighed by these.
    pub(crate) gewichten: Gewichten,
}

/// The published leervragen that are like a text that passed the guard: two statements.
pub(crate) async fn gelijkend(op: &Op, tekst: &str) -> Result<Gelijkend> {
    let gevraagd = Woordbeeld::new(tekst);
    let aantallen = count(op, &gevraagd).await?;
    let gewichten = aantallen.gewichten();
    let found = match aantallen.kandidaten() {
        Some(kandidaten) => {
            let questions = Questions {
                fts5: kandidaten.fts5(),
                tsquery: kandidaten.tsquery(),
            };
            candidates(op.read(), questions, &[Status::Gepubliceerd], VERGELEKEN).await?
        }
        None => Vec::new(),
    };
    // Several questions may find the same.
    let found: BTreeMap<Uuid, String> = found.into_iter().map(|(_, id, tekst)| (id, tekst)).collect();
    let mut gevonden: Vec<Vergelijkbaar> = found
        .iter()
        .map(|(leervraag, tekst)| {
            let gelijkenis = gevraagd.vergelijk(&Woordbeeld::new(tekst), &gewichten);
            Vergelijkbaar {
                leervraag: *leervraag,
                score: gelijkenis.score,
                gedeeld: gelijkenis.gedeeld.into_iter().map(str::to_owned).collect(),
            }
        })
        .filter(|found| found.score >= MINST)
        .collect();
    gevonden.sort_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score.then_with(|| one.leervraag.cmp(&other.leervraag))
    });
    Ok(Gelijkend { gevonden, gewichten })
}

/// How many published leervragen have each stem. Each database follows its own index, one stem at a time, and stops
/// where more would make no difference.
async fn count(op: &Op, gevraagd: &Woordbeeld<'_>) -> Result<Aantallen> {
    let stammen = gevraagd.stammen();
    if stammen.is_empty() {
        return Ok(Aantallen::default());
    }
    let sql = if op.db.backend() == DbBackend::Postgres {
        format!(
            "SELECT stammen.stam AS stam, (SELECT COUNT(*) FROM (SELECT 1 FROM leervraag_zoek \
             JOIN leervraag ON leervraag.id = leervraag_zoek.leervraag_id \
             WHERE leervraag_zoek.vector @@ to_tsquery('simple', stammen.stam) AND leervraag.status = '{}' \
             LIMIT {GETELD}) AS geteld) AS aantal FROM unnest(string_to_array($1, ' ')) AS stammen(stam)",
            public(),
        )
    } else {
        format!(
            "SELECT stammen.value AS stam, (SELECT COUNT(*) FROM (SELECT 1 FROM leervraag_fts \
             CROSS JOIN leervraag_zoek ON leervraag_zoek.nr = leervraag_fts.rowid \
             CROSS JOIN leervraag ON leervraag.id = leervraag_zoek.leervraag_id \
             WHERE leervraag_fts MATCH '\"' || stammen.value || '\"' AND leervraag.status = '{}' \
             LIMIT {GETELD}) AS geteld) AS aantal \
             FROM json_each('[\"' || replace(?, ' ', '\",\"') || '\"]') AS stammen",
            public(),
        )
    };
    let rows = ask(op, sql, stammen.join(" ")).await?;
    let counted = rows
        .iter()
        .map(|row| {
            let aantal: i64 = row.try_get("", "aantal")?;
            Ok((
                row.try_get("", "stam")?,
                u32::try_from(aantal).unwrap_or(u32::MAX),
            ))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Aantallen::new(counted))
}

/// The leervragen in these states that are worth comparing, with their texts and the place of the question that found
/// them: for each question the latest. SQLite walks its index from the latest on and stops. PostgreSQL's index has no order:
/// it would look at all that answer a question before it could tell which are the latest, so it stops after a number of
/// them, and then looks at the latest of all too.
pub(super) async fn candidates(
    on: &impl ConnectionTrait,
    questions: Questions,
    states: &[Status],
    most: u32,
) -> Result<Vec<(usize, Uuid, String)>> {
    let states = states.iter().map(|state| format!("'{}'", state.to_value()));
    let states = states.collect::<Vec<_>>().join(", ");
    let (backend, first) = (
        on.get_database_backend(),
        i64::from(on.get_database_backend() == DbBackend::Postgres),
    );
    let (sql, questions) = if backend == DbBackend::Postgres {
        let sql = format!(
            "SELECT vragen.nr AS nr, lijst.id AS id, lijst.tekst AS tekst \
             FROM unnest(string_to_array($1, '/')) WITH ORDINALITY AS vragen(vraag, nr) \
             CROSS JOIN LATERAL (WITH gevonden AS MATERIALIZED (SELECT zoek.nr, zoek.leervraag_id \
             FROM leervraag_zoek AS zoek \
             WHERE zoek.vector @@ to_tsquery('simple', vragen.vraag) LIMIT {LOOKED_AT}) \
             SELECT leervraag.id, leervraag.tekst FROM (SELECT nr, leervraag_id FROM gevonden \
             UNION SELECT laatste.nr, laatste.leervraag_id FROM (SELECT nr, leervraag_id, vector \
             FROM leervraag_zoek ORDER BY nr DESC LIMIT {LATEST}) AS laatste \
             WHERE (SELECT COUNT(*) FROM gevonden) = {LOOKED_AT} \
             AND laatste.vector @@ to_tsquery('simple', vragen.vraag)) AS zoek \
             JOIN leervraag ON leervraag.id = zoek.leervraag_id WHERE leervraag.status IN ({states}) \
             ORDER BY zoek.nr DESC LIMIT {most}) AS lijst",
        );
        (sql, questions.tsquery.join("/"))
    } else {
        let sql = format!(
            "SELECT vragen.key AS nr, lijst.id AS id, lijst.tekst AS tekst FROM json_each(?) AS vragen \
             CROSS JOIN leervraag AS lijst WHERE lijst.id IN (SELECT leervraag.id FROM leervraag_fts \
             CROSS JOIN leervraag_zoek ON leervraag_zoek.nr = leervraag_fts.rowid \
             CROSS JOIN leervraag ON leervraag.id = leervraag_zoek.leervraag_id \
             WHERE leervraag_fts MATCH vragen.value AND leervraag.status IN ({states}) \
             ORDER BY leervraag_fts.rowid DESC LIMIT {most})",
        );
        let questions = serde_json::to_string(&questions.fts5).map_err(Error::fault)?;
        (sql, questions)
    };
    let statement = Statement::from_sql_and_values(backend, sql, [Value::from(questions)]);
    let rows = on.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| {
            let nr: i64 = row.try_get("", "nr")?;
            let place = usize::try_from(nr - first).unwrap_or_default();
            Ok((place, row.try_get("", "id")?, row.try_get("", "tekst")?))
        })
        .collect()
}

/// Questions for the index of stems, in the words of both databases.
#[derive(Default)]
pub(super) struct Questions {
    pub(super) fts5: Vec<String>,
    pub(super) tsquery: Vec<String>,
}

/// The state that everybody may see, as the database spells it.
fn public() -> String {
    Status::Gepubliceerd.to_value()
}

async fn ask(op: &Op, sql: String, stems: String) -> Result<Vec<sea_orm::QueryResult>> {
    let statement = Statement::from_sql_and_values(op.db.backend(), sql, [Value::from(stems)]);
    Ok(op.read().query_all_raw(statement).await?)
}
