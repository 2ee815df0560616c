//! Keys that are the same on every installation: a UUIDv7 whose random part is hashed from what the row is.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// 2026-01-01T00:00:00Z in milliseconds: the moment in every key of reference data.
const REFERENTIE: u64 = 1_767_225_600_000;

/// The key of a row of reference data, from its table and its natural key (for a framework element
/// `GERDES@2020:SAMENWERKING`).
pub fn referentie(tabel: &str, code: &str) -> Uuid {
    gehasht(REFERENTIE, &format!("{tabel}:{code}"))
}

/// The key of a row of the demonstration: ordered by when the row is said to be made.
pub(super) fn demo(tabel: &str, code: &str, moment: DateTime<Utc>) -> Uuid {
    gehasht(millis(moment), &format!("demo:{tabel}:{code}"))
}

/// A key with a given moment and given chance.
pub(super) fn samengesteld(moment: DateTime<Utc>, toeval: [u8; 10]) -> Uuid {
    Builder::from_unix_timestamp_millis(millis(moment), &toeval).into_uuid()
}

fn gehasht(millis: u64, tekst: &str) -> Uuid {
    let hash = Sha256::digest(tekst.as_bytes());
    let toeval = std::array::from_fn(|i| hash[i]);
    Builder::from_unix_timestamp_millis(millis, &toeval).into_uuid()
}

fn millis(moment: DateTime<Utc>) -> u64 {
    u64::try_from(moment.timestamp_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_stable_version_7_and_apart() {
        let leraar = referentie("discipline", "LERAAR");
        assert_eq!(leraar, referentie("discipline", "LERAAR"));
        assert_ne!(leraar, referentie("gebied", "LERAAR"));
        assert_eq!(leraar.get_version_num(), 7);
        assert_eq!(
            leraar.get_timestamp().map(|t| t.to_unix()),
            Some((1_767_225_600, 0))
        );
    }

    #[test]
    fn demo_keys_sort_by_moment() {
        let at = |text: &str| text.parse().expect("a moment");
        let (early, late) = (at("2024-01-01T00:00:00Z"), at("2024-01-01T00:00:01Z"));
        assert!(demo("leervraag", "2", early) < demo("leervraag", "1", late));
    }
}
