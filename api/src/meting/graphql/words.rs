//! The closed sets of metingen, as clients know them.

use async_graphql::Enum;
use entity::{meting, meting_niveau, meting_observatie};

use crate::{
    graph::fout::fout_codes,
    meting::rules::{Code, Reden},
};

/// The place of a meting in the life of a Lerende Praktijk.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "MetingSoort", remote = "meting::Soort")]
pub(crate) enum MetingSoort {
    /// The first one, before anything was changed. A praktijk has one.
    Nulmeting,
    /// One on the way.
    Tussenmeting,
    /// The last one.
    Eindmeting,
}

/// How was measured.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "MetingInstrument", remote = "meting::Instrument")]
pub(crate) enum MetingInstrument {
    /// A questionnaire.
    Enquete,
    /// A conversation in a group.
    Groepsgesprek,
    /// A session of looking back together.
    Reflectiesessie,
}

/// The state of a meting.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "MetingStatus", remote = "meting::Status")]
pub(crate) enum MetingStatus {
    /// Being written down; only who takes part and REDACTIE see it.
    Concept,
    /// Adopted: it does not change any more.
    Vastgesteld,
    /// Adopted, and a next one took its place.
    Vervangen,
}

/// Why a meting takes the place of another.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "MetingVervangreden", remote = "meting::Vervangreden")]
pub(crate) enum MetingVervangreden {
    /// It was counted wrong.
    Telfout,
    /// It was entered wrong.
    Invoerfout,
    /// Answers came in afterwards.
    AntwoordenNagekomen,
    /// Something else.
    AndereOorzaak,
}

/// Why a parameter was not scored.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "NietGescoordReden", remote = "meting_niveau::NietGescoord")]
pub(crate) enum NietGescoordReden {
    /// It was not talked about.
    NietBesproken,
    /// People did not agree.
    GeenOvereenstemming,
    /// Too little is known.
    TeWeinigBekend,
    /// It does not apply to this praktijk.
    NietVanToepassing,
}

/// What an observation is of.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "ObservatieSoort", remote = "meting_observatie::Soort")]
pub(crate) enum ObservatieSoort {
    /// Something that works.
    WerkzaamElement,
    /// Something that hinders.
    Belemmering,
}

/// Why a measurement stands beside no earlier one.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "TrendReden", remote = "Reden")]
pub(crate) enum TrendReden {
    /// Nothing was measured earlier.
    EersteMeting,
    /// It has no value itself: not scored, or not asked.
    NietGemeten,
    /// Earlier it was measured in another version of the framework, or in other words of the stelling.
    AndereVersie,
    /// Earlier it was measured by another instrument.
    AnderInstrument,
}

fout_codes! {
    /// Why nothing was done with a meting.
    MetingFoutCode of Code {
        /// It was adopted and does not change: record one that takes its place.
        MetingLigtVast,
        /// It was not adopted yet.
        NietVastgesteld,
        /// Another meting took its place, or is a concept that will.
        AlVervangen,
        /// The reason is missing why it takes the place of another.
        RedenNodig,
        /// A reason, and nothing that it takes the place of.
        NietsVervangen,
        /// The cyclus is over.
        CyclusAfgesloten,
        /// Days to come, outside the cyclus, or ended before they begin.
        DatumOngeldig,
        /// The praktijk has a nulmeting that stands.
        NulmetingBestaat,
        /// It holds no levels, stellingen or observations.
        NietsGemeten,
        /// To share it takes a summary.
        SamenvattingNodig,
        /// Less than 0 or more than 100,000.
        AantalOngeldig,
        /// More answered than were invited.
        MeerDanUitgenodigd,
        /// Together more than answered at all: `geldig` and `weetNiet`, or the levels of a parameter.
        MeerDanGerespondeerd,
        /// More agree than said whether they do.
        MeerEensDanGeldig,
        /// Counts need `gerespondeerd`.
        ResponsNodig,
        /// The same parameter twice.
        DubbeleParameter,
        /// The same stelling twice.
        DubbeleStelling,
        /// A level, and a reason why there is none.
        NiveauEnReden,
        /// The level belongs to another parameter.
        NiveauHoortElders,
        /// Parameters of more than one version of the framework.
        MeerdereRaamwerken,
        /// A stelling that does not stand in the list of the meting, or answers without a list.
        StellingNietInLijst,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// More than 50 items.
        TeVeel,
    }
}
