//! The closed sets of good practices, as clients know them.

use async_graphql::Enum;
use entity::{goodpractice, goodpractice_ervaring};

use crate::{
    goodpractice::{rules::Code, write},
    graph::fout::fout_codes,
};

/// Where the last version of a good practice stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "goodpractice::Status")]
pub(crate) enum GoodPracticeStatus {
    /// Being written.
    Concept,
    /// Waits for the editors.
    Aangeboden,
    /// Shared with everybody.
    Gedeeld,
    /// Given back by the editors, with a reason. It may be offered again.
    Teruggegeven,
    /// Withdrawn, for good.
    Ingetrokken,
}

/// Why editors gave a version of a good practice back.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "goodpractice::Teruggavereden")]
pub(crate) enum GoodPracticeTeruggavereden {
    /// Others cannot do it after reading this.
    Onduidelijk,
    /// It may point to a child, a family or a person.
    TeHerleiden,
    /// It tells an opinion or a plan, and not what is done.
    GeenPraktijk,
    /// It is there already.
    Dubbel,
    /// Another reason, told in the toelichting.
    Anders,
}

/// What an editor decides about a version of a good practice.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "write::Besluit")]
pub(crate) enum GoodPracticeBesluit {
    /// Everybody reads it from now on. What was reported about a shared one is closed, and it stays as it is.
    Delen,
    /// The Lerende Praktijk may change it and offer it again. What was shared is taken back: others read it no more.
    Teruggeven,
}

/// Whether a good practice worked where it was taken over.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "goodpractice_ervaring::Oordeel")]
pub(crate) enum GoodPracticeOordeel {
    /// It works.
    Werkt,
    /// It works in part.
    WerktDeels,
    /// It does not work.
    WerktNiet,
    /// It is too early to say.
    TeVroeg,
}

/// In which order good practices come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum GoodPracticeOrder {
    /// Last entered first.
    #[default]
    Nieuwste,
    /// By title.
    Titel,
    /// Taken over by most Lerende Praktijken first.
    MeestOvergenomen,
}

fout_codes! {
    /// Why an action on a good practice was not done.
    GoodPracticeFoutCode of Code {
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// More items than an input list may have.
        TeVeel,
        /// Impossible in the present state.
        StatusStaatNietToe,
        /// Without a Lerende Praktijk it needs a source.
        BronNodig,
        /// Giving back needs a reason.
        RedenNodig,
        /// A reason goes with giving back only.
        RedenNietNodig,
        /// This reason needs an explanation.
        ToelichtingNodig,
        /// Others do not read it yet, so nobody takes it over.
        NietGedeeld,
        /// It arose in this Lerende Praktijk.
        EigenPraktijk,
        /// The Lerende Praktijk uses it already.
        AlOvergenomen,
        /// The overname ended before.
        AlBeeindigd,
        /// It would not end after it begins.
        TotVoorSinds,
        /// Before 1900 or after 2100.
        DatumOnmogelijk,
        /// A day that is still to come.
        DatumInToekomst,
        /// A day before it was taken over.
        DatumVoorSinds,
        /// There is an ervaring of before that day.
        ErvaringEerder,
        /// You reported it already, and the editors look at it.
        AlGemeld,
    }
}
