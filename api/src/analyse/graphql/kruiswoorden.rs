//! What tables are asked by: their closed sets and inputs.

use async_graphql::{Enum, InputObject};

use crate::{
    analyse::rules::vrijgave::{self, Dimensie},
    graph::Date,
};

/// By what leervragen, memberships and metingen are told apart. Of leervragen dimensions may be crossed when one hangs under the
/// other: SECTOR and DISCIPLINE go with all others except STATUS and MAAND; ONTWIKKELOPGAVE also goes with AARD,
/// SAMENWERKINGSVORM with ONDERWIJSSOORT, and PRAKTIJK with HERKOMST. Other pairs are never told, because tables of the same
/// leervragen could be subtracted. BEROEPSVERENIGING, LIDSOORT, LID_SECTOR, LID_DISCIPLINE, REGISTRATIE and COMBINATIE are of
/// memberships (`ledenAnalyse`): BEROEPSVERENIGING goes with each but COMBINATIE, and LID_SECTOR, LID_DISCIPLINE and REGISTRATIE
/// together. Those that begin with METING_ are of metingen (`metingenAnalyse`): METING_SOORT goes with each, and no others
/// together. Eight of these are parameters of Gerdes, with the levels `LAAG`, `MIDDEN` and `HOOG` by their places; ONBEKEND is
/// not scored, or not measured.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Dimensie")]
pub(super) enum AnalyseDimensie {
    /// The asker's sector, as far as the asker shows it.
    Sector,
    /// The asker's discipline, as far as the asker shows it. For REDACTIE and ANALIST.
    Discipline,
    /// What the leervraag is about.
    Aard,
    /// Beneath which ontwikkelopgaven of adopted editions it lies; it may be several.
    Ontwikkelopgave,
    /// The kind of school.
    Onderwijssoort,
    /// The form of working together.
    Samenwerkingsvorm,
    /// The province.
    Regio,
    /// Where it came from.
    Herkomst,
    /// The Lerende Praktijk in which it came up, where that lets analysts read along. For REDACTIE and ANALIST.
    Praktijk,
    /// The werkzame factoren that it touches; it may be several.
    Factor,
    /// The parameters of Gerdes that it touches; it may be several. For REDACTIE and ANALIST.
    Parameter,
    /// The published thema's that bundle it; it may be several.
    Thema,
    /// Whether it stands by itself or was merged into another.
    Status,
    /// The month in which it first came out. Goes with no other dimension.
    Maand,
    /// Of a membership: the association.
    Beroepsvereniging,
    /// Of a membership: the code of its lidsoort in the association.
    Lidsoort,
    /// Of a membership: the sector of the person behind it, where an account is linked; ONBEKEND also for who is of several.
    /// For ANALIST.
    LidSector,
    /// Of a membership: the discipline of that person; ONBEKEND also for who has several. For ANALIST.
    LidDiscipline,
    /// Of a membership: in which registers its member is by the numbers that the association delivered, unchecked: `SKJ`, `BIG`,
    /// `SKJ_EN_BIG` or `GEEN`; ONBEKEND for organisations, and where the association delivers no numbers.
    Registratie,
    /// Of a person behind memberships, as far as an account is linked: of how many associations it is a member, `EEN`, `TWEE` or
    /// `DRIE_OF_MEER`. Goes with no other dimension. For ANALIST.
    Combinatie,
    /// Of a meting: `NULMETING`, `TUSSENMETING` or `EINDMETING`.
    MetingSoort,
    /// Of a meting: how was measured, `ENQUETE`, `GROEPSGESPREK` or `REFLECTIESESSIE`.
    MetingInstrument,
    /// Of a meting: the province of the Lerende Praktijk.
    MetingRegio,
    /// Of a meting: the level on the parameter Samenwerking.
    MetingSamenwerking,
    /// Of a meting: the level on the parameter Kennis delen.
    MetingKennisDelen,
    /// Of a meting: the level on the parameter Leren.
    MetingLeren,
    /// Of a meting: the level on the parameter Nabijheid.
    MetingNabijheid,
    /// Of a meting: the level on the parameter Beschikbaarheid.
    MetingBeschikbaarheid,
    /// Of a meting: the level on the parameter Proactief handelen.
    MetingProactiefHandelen,
    /// Of a meting: the level on the parameter Identiteit.
    MetingIdentiteit,
    /// Of a meting: the level on the parameter Vertrouwen.
    MetingVertrouwen,
}

/// How figures over time are told.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "vrijgave::Korrel")]
pub(super) enum AnalyseKorrel {
    /// By month: of leervragen only, and of totals without dimensions and filter.
    Maand,
    /// By quarter.
    Kwartaal,
    /// By calendar year.
    Jaar,
}

/// What a value of a table says.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnalyseGroep {
    /// One value.
    Genoemd,
    /// Those that have no value of this dimension, or none that may be known.
    Onbekend,
    /// Not told: these are too few by themselves, and stand together.
    Verborgen,
}

/// Whole quarters that are over.
#[derive(InputObject)]
pub(super) struct AnalysePeriodeInput {
    /// The first day of the first quarter; left out, two years before `tot`.
    pub(super) van: Option<Date>,
    /// The day after the last quarter; left out, the first day of this quarter.
    pub(super) tot: Option<Date>,
}

/// Only what has these values. The answer is a part of the table that has this dimension too: what that does not tell,
/// this does not tell.
#[derive(InputObject)]
pub(super) struct AnalyseFilter {
    /// The dimension; it must go with those of the table.
    pub(super) dimensie: AnalyseDimensie,
    /// The values as `AnalyseWaarde.waarde` gives them: codes or global ids. One at most where a leervraag may have several.
    #[graphql(default)]
    pub(super) waarden: Vec<String>,
    /// Also those that have none, or none that may be known.
    #[graphql(default)]
    pub(super) onbekend: bool,
}
