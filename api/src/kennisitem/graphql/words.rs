//! The closed sets of kennisitems, as clients know them.

use async_graphql::Enum;
use entity::kennisitem;

use crate::{graph::fout::fout_codes, kennisitem::rules::Code};

/// What kind of knowledge a kennisitem is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "kennisitem::Soort")]
pub(crate) enum KennisitemSoort {
    /// A guideline or code of the profession.
    Richtlijn,
    /// A collection to search in.
    Databank,
    /// A study.
    Onderzoek,
    /// A course or training.
    Cursus,
    /// Something to work with: a framework, a canvas, a checklist.
    Instrument,
    /// None of the others: a book, a film, an overview.
    Overig,
}

/// In which order kennisitems come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum KennisitemOrder {
    /// By title.
    #[default]
    Titel,
    /// Last entered first.
    Nieuwste,
}

fout_codes! {
    /// Why an action on a kennisitem was not done.
    KennisitemFoutCode of Code {
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// The lists name nothing.
        LijstLeeg,
        /// Not an https address on the public net without user name and password.
        UrlOngeldig,
        /// Not a year from 1900 to next year.
        JaarOngeldig,
    }
}
