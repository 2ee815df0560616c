//! Whether the contenders give the same answer: the same data, whatever ids and cursors each makes of its own.

use anyhow::{Result, ensure};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;

use crate::{
    contender::Contender,
    work::{Case, Work},
};

/// Cases that are compared before anything is timed.
const COMPARED: usize = 48;

/// What each contender makes in its own way; the cells of a cross table among it, of which the service alone hides some. Its
/// margins are compared.
const OWN: [&str; 5] = ["id", "nodeId", "pageInfo", "__typename", "kruis"];

/// Fails when a contender answers otherwise than the first.
pub(crate) async fn check(
    contenders: &[Contender],
    work: &Work,
    cases: &[Case],
    token: Option<&str>,
) -> Result<()> {
    let Some((first, others)) = contenders.split_first() else {
        return Ok(());
    };
    for case in cases.iter().take(COMPARED) {
        let expected = plain(first.answer(work, token, first.body(work, case)).await?);
        for other in others {
            let given = plain(other.answer(work, token, other.body(work, case)).await?);
            ensure!(
                given == expected,
                "{} and {} differ on {} {}:\n{expected:#}\n{given:#}",
                first.kind.name(),
                other.kind.name(),
                work.name,
                case.plain
            );
        }
    }
    Ok(())
}

fn plain(answer: Value) -> Value {
    tidied(answer.get("data").cloned().unwrap_or_default())
}

fn tidied(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(tidied).collect(),
        Value::Object(fields) => {
            let mut fields: serde_json::Map<String, Value> = fields
                .into_iter()
                .filter(|(name, _)| !OWN.contains(&name.as_str()))
                .map(|(name, value)| (name, tidied(value)))
                .collect();
            // A join table of the peer: what it leads to stands in its place.
            match fields.remove("via") {
                Some(via) if fields.is_empty() => via,
                Some(via) => {
                    fields.insert("via".into(), via);
                    fields.into()
                }
                None => fields.into(),
            }
        }
        Value::String(text) => match DateTime::parse_from_rfc3339(&text) {
            Ok(moment) => moment
                .with_timezone(&Utc)
                .to_rfc3339_opts(SecondsFormat::Micros, true)
                .into(),
            Err(_) => text.into(),
        },
        other => other,
    }
}
