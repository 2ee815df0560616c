//! Why something in a release can no longer be read, as far as its reader may know. Pure.

use chrono::NaiveDate;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// Why an object is no longer read as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Reden {
    /// It goes on in another.
    Samengevoegd,
    /// It has other words now.
    Herzien,
    /// Another took its place.
    Vervangen,
    /// It is not there for this reader, who may not know why.
    NietMeerLeesbaar,
}

/// An object of which a release tells no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Erratum {
    pub(crate) object: String,
    pub(crate) reden: Reden,
    /// The day on which that was seen.
    pub(crate) gezien: NaiveDate,
}

#[cfg(test)]
mod tests {
    use sea_orm::{ActiveEnum, Iterable};

    use super::Reden;

    #[test]
    fn a_reason_is_told_as_it_is_kept() {
        for reden in Reden::iter() {
            assert_eq!(serde_json::to_value(reden).expect("a word"), reden.to_value());
        }
    }
}
