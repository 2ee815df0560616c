//! Columns and cells: what a release says, however it is written. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;

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
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cel<'a> {
    Leeg,
    Tekst(Cow<'a, str>),
    Dag(NaiveDate),
    Getal(u64),
    /// Tenths of a percent, told in percent.
    Promille(u64),
}

impl<'a> Cel<'a> {
    pub(super) fn tekst(text: &'a str) -> Self {
        Self::Tekst(text.into())
    }

    /// A text, where there is one.
    pub(super) fn van(text: Option<&'a str>) -> Self {
        text.map_or(Self::Leeg, Self::tekst)
    }

    pub(super) fn getal(number: Option<u64>) -> Self {
        number.map_or(Self::Leeg, Self::Getal)
    }
}

/// Tenths of a percent as percents.
pub(crate) fn procent(promille: u64) -> f64 {
    f64::from(u32::try_from(promille).unwrap_or_default()) / 10.0
}
