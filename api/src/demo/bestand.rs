//! Reading the data files that are part of the binary.

use sea_orm::ActiveEnum;
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error};

/// A data file. It is part of the program, so a mistake in it is a mistake of ours, found by the tests below.
pub(super) fn lees<T: DeserializeOwned>(naam: &str, inhoud: &str) -> anyhow::Result<T> {
    toml::from_str(inhoud).map_err(|fout| anyhow::anyhow!("data file {naam}: {fout}"))
}

/// A value of a closed set, spelled as in the database.
pub(super) fn waarde<'de, D, E>(invoer: D) -> Result<E, D::Error>
where
    D: Deserializer<'de>,
    E: ActiveEnum<Value = String>,
{
    E::try_from_value(&String::deserialize(invoer)?).map_err(D::Error::custom)
}

/// As [`waarde`], for a field that may be absent.
pub(super) fn keuze<'de, D, E>(invoer: D) -> Result<Option<E>, D::Error>
where
    D: Deserializer<'de>,
    E: ActiveEnum<Value = String>,
{
    waarde(invoer).map(Some)
}

/// As [`waarde`], for a list.
pub(super) fn waarden<'de, D, E>(invoer: D) -> Result<Vec<E>, D::Error>
where
    D: Deserializer<'de>,
    E: ActiveEnum<Value = String>,
{
    let lijst = Vec::<String>::deserialize(invoer)?;
    lijst
        .iter()
        .map(|tekst| E::try_from_value(tekst).map_err(D::Error::custom))
        .collect()
}
