//! Scalars of the contract, named as the product names them.

use async_graphql::{Description, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{Datelike, NaiveDate};

/// A calendar date in the Netherlands, written as `2026-09-01` (ISO 8601), in the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Description)]
pub struct Date(pub(crate) NaiveDate);

#[Scalar(use_type_description = true)]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => {
                date(text).ok_or_else(|| InputValueError::custom("not a date such as 2026-09-01"))
            }
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// Only the full form, in a year that both databases know: chrono would also take 2026-9-1 and the year 0.
pub(crate) fn date(text: &str) -> Option<Date> {
    let full = text.len() == 10 && text.starts_with(|first: char| first.is_ascii_digit());
    let day: NaiveDate = if full { text.parse().ok()? } else { return None };
    (day.year() >= 1).then_some(Date(day))
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl From<Date> for NaiveDate {
    fn from(date: Date) -> Self {
        date.0
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn only_a_whole_date_is_one() {
        assert!(date("2026-09-01").is_some() && date("0001-01-01").is_some());
        for text in [
            "",
            "2026-9-1",
            "0000-01-01",
            "-001-01-01",
            "+10000-01-01",
            "2026-02-30",
            "2026-09-01T",
            "01-09-2026",
        ] {
            assert!(date(text).is_none(), "{text}");
        }
    }
}
