//! The guard in front of every text a person can fill, and the search terms made of such texts.
//!
//! **Why a guard.** Leervragen are about professionals and their work, never about one child or family. Whoever
//! writes from practice easily takes an identifying detail along. [`Tekst::parse`] is the only way to make a
//! [`Tekst`], and only a [`Tekst`] may be stored, so no text reaches a table, log or trace before it was judged.
//!
//! **What it promises.** It reduces, it never guarantees: spelled-out numbers, nicknames and the recognisable
//! story of one family pass every pattern. Publication therefore stays an editor's act. What the guard
//! refuses is told by code and place (offset and length in characters of the text as sent), never by content;
//! [`Tekst`] itself prints no content either.
//!
//! **Refusals** ([`BezwaarCode`], nothing is stored): `LEEG`, `TE_KORT`, `TE_LANG`, `TEKEN_NIET_TOEGESTAAN`,
//! `BSN`, `EMAIL`, `TELEFOON`, `IBAN`, `ADRES`, `GEBOORTEDATUM`, `NAAM_BIJ_ROL`, `COMBINATIE`, `LEERLINGNUMMER`.
//!
//! **Doubts** ([`SignaalCode`], stored and shown to the editor): `VOORNAAM`, `MOGELIJKE_NAAM`, `LEEFTIJD`,
//! `SCHOOL_EN_LEEFTIJD`, `STRAAT_EN_NUMMER`, `POSTCODE`, `HULPVRAAG`, `NUMMER`, `MOGELIJK_EMAIL`,
//! `MOGELIJKE_GEBOORTEDATUM`.
//!
//! Detection sees through invisible characters, full-width and foreign digits, diacritics, no-break spaces,
//! line breaks, and separators inside numbers. All patterns run in linear time.
//!
//! **Search.** [`zoekdocument`] and [`zoekvraag()`] turn a text and a question into the same stems, so that both
//! databases find the same Dutch word forms. Changing them requires an index rebuild ([`STEMMEN`]). A [`Woordenboek`] asks
//! for what means the same too, which requires none. A [`Fragment`] shows where in a text a question was found.
//! [`Woordbeeld`] compares two texts by the same stems, and [`groepeer`] many.
//!
//! **Difference.** [`verschil()`] tells what changed from one version of a text to the next, by words.

mod combinatie;
mod datum;
mod elfproef;
mod gelijkenis;
mod groepen;
mod iban;
mod lezing;
mod namen;
mod nummers;
mod patronen;
mod rules;
mod school;
mod termen;
mod treffers;
mod uitleg;
mod veld;
mod verschil;
#[cfg(test)]
mod voorbeelden;
mod woorden;
mod woordenboek;
mod zoekvraag;

pub use gelijkenis::{Aantallen, GETELD, Gelijkenis, Gewichten, Helften, Kandidaten, Woordbeeld};
pub use groepen::{Groep, MEESTE_LEDEN, groepeer};
pub use rules::{Beoordeeld, Soort, Tekst};
pub use termen::{STEMMEN, termen, zoekdocument, zoekvraag};
pub use treffers::{Fragment, Stuk};
pub use uitleg::{Bezwaar, BezwaarCode, Plaats, Signaal, SignaalCode, Taal, Tweetalig};
pub(crate) use veld::{Bezwaren, Fout, openbare_tekst};
pub use verschil::{Deel, Verandering, verschil};
pub use woordenboek::Woordenboek;
pub use zoekvraag::Zoekvraag;
