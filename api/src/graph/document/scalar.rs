//! The texts that our own scalars take, so that a malformed date is refused before anything runs.

use chrono::DateTime;
use uuid::Uuid;

use crate::graph::scalar;

/// What a scalar expects, if this text is not it. Other scalars take any text.
pub(super) fn refuses(scalar: &str, text: &str) -> Option<&'static str> {
    let (expected, fits) = match scalar {
        "Date" => ("a date like 2026-09-01", scalar::date(text).is_some()),
        "DateTime" => (
            "a moment like 2026-09-01T12:00:00Z",
            DateTime::parse_from_rfc3339(text).is_ok(),
        ),
        "UUID" => ("a UUID", Uuid::try_parse(text).is_ok()),
        _ => return None,
    };
    (!fits).then_some(expected)
}
