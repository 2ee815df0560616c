//! What the respondents of a meting said, in counts: the one form in which these leave.

use async_graphql::SimpleObject;

use super::telling::Telling;
use crate::analyse::{
    policy,
    rules::{Aandeel, Antwoorden, niveaus, procent},
};

/// How many respondents agree with a stelling. Who takes part in the praktijk now and REDACTIE see every number; others
/// none under `limieten { cell }`, and no percentage of numbers that they do not see.
#[derive(SimpleObject, Clone)]
pub(crate) struct StellingTelling {
    /// Those who agree.
    eens: Telling,
    /// Those who do not agree.
    oneens: Telling,
    /// Those who said whether they agree: what the percentage is of.
    geldig: Telling,
    /// Those who did not know, or had no opinion; not in the percentage.
    weet_niet: Telling,
    /// The percentage of `geldig` that agrees, with one decimal; null where there is none or it may not be shown.
    percentage: Option<f64>,
    /// Whether it was put to people at all: what was not asked is not zero.
    gesteld: bool,
    #[graphql(skip)]
    aandeel: Aandeel,
}

impl StellingTelling {
    /// What was counted, seen from within the praktijk or by others; nothing for what was not asked.
    pub(crate) fn of(within: bool, cell: u64, antwoorden: Option<Antwoorden>) -> Self {
        let inzage = policy::inzage_binnen(within, cell);
        let aandeel = Aandeel::gezien(inzage, antwoorden);
        Self {
            eens: aandeel.eens.into(),
            oneens: aandeel.oneens.into(),
            geldig: aandeel.geldig.into(),
            weet_niet: aandeel.weet_niet.into(),
            percentage: aandeel
                .promille()
                .and_then(|tenths| i64::try_from(tenths).ok())
                .map(procent),
            gesteld: antwoorden.is_some(),
            aandeel,
        }
    }

    /// By how many percentage points it is more than another, where both may be shown.
    pub(crate) fn meer_dan(&self, other: &Self) -> Option<f64> {
        self.aandeel.meer_dan(other.aandeel).map(procent)
    }
}

/// How many respondents placed the praktijk on each level of a parameter. It is no score: the level of the praktijk is what
/// they agreed on.
#[derive(SimpleObject)]
pub(crate) struct NiveauVerdeling {
    /// On the lowest level.
    laag: Telling,
    /// On the middle level.
    midden: Telling,
    /// On the highest level.
    hoog: Telling,
}

impl NiveauVerdeling {
    /// What was counted, lowest level first, seen from within the praktijk or by others.
    pub(crate) fn of(within: bool, cell: u64, aantallen: [i32; 3]) -> Self {
        let inzage = policy::inzage_binnen(within, cell);
        let [laag, midden, hoog] = niveaus(inzage, aantallen).map(Telling::from);
        Self { laag, midden, hoog }
    }
}
