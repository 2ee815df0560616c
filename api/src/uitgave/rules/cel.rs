//! Columns and cells: what a release says, however it is written. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;

pub(crate) use crate::analyse::procent;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Tekst,
    Dag,
    Getal,
    /// Percents with one decimal.
    Procent,
}

/// A column: its name, what it holds, and what it means in Dutch and in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kolom {
    pub(crate) naam: Cow<'static, str>,
    pub(crate) soort: Type,
    pub(super) nl: &'static str,
    pub(super) en: &'static str,
}

impl Kolom {
    pub(super) fn new(
        naam: impl Into<Cow<'static, str>>,
        soort: Type,
        nl: &'static str,
        en: &'static str,
    ) -> Self {
        let naam = naam.into();
        Self { naam, soort, nl, en }
    }

    /// A column that is the same in every release of a kind.
    pub(super) const fn vast(naam: &'static str, soort: Type, nl: &'static str, en: &'static str) -> Self {
        let naam = Cow::Borrowed(naam);
        Self { naam, soort, nl, en }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cel<'a> {
    Leeg,
    Tekst(Cow<'a, str>),
    Dag(NaiveDate),
    Getal(i64),
    /// Tenths of a percent, told in percent.
    Promille(i64),
}

impl<'a> Cel<'a> {
    pub(super) fn tekst(text: &'a str) -> Self {
        Self::Tekst(text.into())
    }

    /// A text, where there is one.
    pub(super) fn van(text: Option<&'a str>) -> Self {
        text.map_or(Self::Leeg, Self::tekst)
    }

    /// A count; there is none that is too large.
    pub(crate) fn telling(number: u64) -> Self {
        Self::Getal(i64::try_from(number).unwrap_or(i64::MAX))
    }

    pub(super) fn getal(number: Option<u64>) -> Self {
        number.map_or(Self::Leeg, Self::telling)
    }

    pub(super) fn promille(number: Option<u64>) -> Self {
        let number = number.and_then(|number| i64::try_from(number).ok());
        number.map_or(Self::Leeg, Self::Promille)
    }
}

/// Tenths of a percent as percents, with one decimal behind this mark.
pub(super) fn decimaal(promille: i64, mark: char) -> String {
    let (sign, size) = (if promille < 0 { "-" } else { "" }, promille.unsigned_abs());
    format!("{sign}{}{mark}{}", size / 10, size % 10)
}

#[cfg(test)]
mod tests {
    use super::{decimaal, procent};

    #[test]
    fn less_is_told_with_its_sign() {
        for (tenths, written) in [
            (615, "61.5"),
            (0, "0.0"),
            (-5, "-0.5"),
            (-123, "-12.3"),
            (1_000, "100.0"),
        ] {
            assert_eq!(decimaal(tenths, '.'), written);
            assert_eq!(written.parse(), Ok(procent(tenths)));
        }
    }
}
