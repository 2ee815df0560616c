//! Metingen: what a Lerende Praktijk measured about working together, in totals.
//!
//! A *meting* is a `NULMETING`, `TUSSENMETING` or `EINDMETING`, by an instrument, on a day or in a period. It holds levels on the
//! framework of Gerdes, one for each parameter at most and never an average; counts of who agrees with stellingen; and what
//! was seen to work or to hinder, under the factors of Verwoerdt. Nothing that one person answered is stored.
//!
//! `CONCEPT → VASTGESTELD → VERVANGEN`. Once adopted it is frozen, by the database too; a mistake is corrected by a next
//! meting that takes its place (`vervangt`) and says why. The praktijk may share an adopted meting with a summary.
//!
//! Who takes part now and REDACTIE see all of it. Of a shared meting everybody sees the summary, the levels and the counts,
//! by the rule for small cells; a summary that editors hid after it was reported ([`crate::tekstmelding`]) stays inside.
//! Analysts see the same of each adopted meting of a praktijk that lets them, the summary when it is shared.
//! The *trend* sets metingen beside each other that may be compared, and says of the others why not.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Meting, MetingFoutCode, Mutations, PraktijkTrend, geteld},
    policy::{gedeeld, visible},
    read::{
        ById, Gemeten, Naast, Niveau, Uitslag, Under, gemeten_in, gemeten_van, hoger, leesbaar, niveaureeks,
        uitslagreeks, verdeeld,
    },
};
