//! The text form of PostgreSQL's `COPY`: a row is a line, its fields are separated by tabs, and `\N` is nothing.

use std::fmt::Write;

use anyhow::bail;
use chrono::SecondsFormat;
use sea_orm::Value;

/// Appends one field.
pub(super) fn veld(regel: &mut String, waarde: &Value) -> anyhow::Result<()> {
    match waarde {
        Value::String(Some(tekst)) => ontsnapt(regel, tekst),
        Value::Uuid(Some(id)) => write!(regel, "{id}")?,
        Value::Bool(Some(ja)) => regel.push(if *ja { 't' } else { 'f' }),
        Value::Int(Some(getal)) => write!(regel, "{getal}")?,
        Value::ChronoDate(Some(dag)) => write!(regel, "{dag}")?,
        Value::ChronoDateTimeUtc(Some(op)) => {
            regel.push_str(&op.to_rfc3339_opts(SecondsFormat::Micros, true));
        }
        Value::String(None)
        | Value::Uuid(None)
        | Value::Bool(None)
        | Value::Int(None)
        | Value::ChronoDate(None)
        | Value::ChronoDateTimeUtc(None) => regel.push_str("\\N"),
        anders => bail!("no text form is known for {anders:?}"),
    }
    Ok(())
}

/// A text in which nothing is taken for the end of a field or a line.
fn ontsnapt(regel: &mut String, tekst: &str) {
    for teken in tekst.chars() {
        match teken {
            '\\' => regel.push_str("\\\\"),
            '\t' => regel.push_str("\\t"),
            '\n' => regel.push_str("\\n"),
            '\r' => regel.push_str("\\r"),
            anders => regel.push(anders),
        }
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::Value;

    use super::veld;

    fn geschreven(waarde: impl Into<Value>) -> String {
        let mut regel = String::new();
        veld(&mut regel, &waarde.into()).expect("a text form");
        regel
    }

    #[test]
    fn fields_are_as_postgresql_reads_them() {
        assert_eq!(
            geschreven("tab\tnew\nreturn\r back\\N é"),
            "tab\\tnew\\nreturn\\r back\\\\N é"
        );
        assert_eq!(geschreven(None::<String>), "\\N");
        assert_eq!(geschreven(true) + &geschreven(-7), "t-7");
        let day: chrono::NaiveDate = "2026-11-01".parse().expect("a date");
        assert_eq!(geschreven(day), "2026-11-01");
        let moment = day.and_hms_micro_opt(9, 8, 7, 654_321).expect("a time").and_utc();
        assert_eq!(geschreven(moment), "2026-11-01T09:08:07.654321Z");
        assert_eq!(
            geschreven(uuid::Uuid::from_u128(1)),
            "00000000-0000-0000-0000-000000000001"
        );
        assert!(veld(&mut String::new(), &Value::from(0.5)).is_err());
    }
}
