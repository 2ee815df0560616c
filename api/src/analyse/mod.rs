//! Analyse: counts about leervragen and people, and the one way in which a count leaves the service.
//!
//! Who is no editor never sees a count under the limit `cell` (5, configurable upwards), nor one from which such a count
//! follows. A count as it was taken is a [`rules::Ruw`], which nothing can show or serialise; what leaves is a
//! [`rules::Telling`], a number or the reason why there is none, and only [`rules`] makes one of the other.
//!
//! * [`read::BewijsOf`]: what an ontwikkelopgave rests on, per herkomst, discipline, sector and thema.
//! * `AgendaDekking` in [`graphql`]: which disciplines, sectors, provinces and kinds of school an edition covers; for REDACTIE
//!   and ANALIST.
//! * `LeervraagVragers` in [`graphql`]: who asked the leervragen that a search finds.
//! * `leervragenAnalyse` in [`graphql`]: tables of published leervragen, from the releases of whole quarters
//!   ([`rules::vrijgave`]), which are made once ([`mod@write`]) and the same for everybody.
//! * `ledenAnalyse` in [`graphql`]: tables of memberships, as they ran on the last day of a quarter; for ANALIST, and for an
//!   association about its own.
//! * `metingenAnalyse` in [`graphql`]: tables of what Lerende Praktijken measured, by the quarter in which they adopted it; for
//!   REDACTIE and ANALIST.
//! * `StellingTelling` and `NiveauVerdeling` in [`graphql`]: what the respondents of a meting said.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{
        KruistabelQueries, LedenQueries, LeervraagVragers, MetingenQueries, NiveauVerdeling,
        OntwikkelopgaveBewijs, Queries, StellingTelling, Telling, los,
    },
    read::{BewijsOf, Getuigenis, benoemd, naam, naar_buiten, vakken},
    rules::{
        Aandeel, Antwoorden, Telling as Getal, niveaus_voor_anderen, procent,
        vrijgave::{Deeltabel, Dimensie, Korrel, Vak, Vraag},
    },
    write::uit_vrijgaven,
};

/// How releases are made, for the tests of what is made of them.
#[cfg(test)]
pub(crate) mod proef {
    pub(crate) use super::rules::vrijgave::{Feiten, Kwartaal, Vrijgave};
}
