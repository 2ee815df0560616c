//! When a thema needs the eye of an editor: when it is thin, or contested. Pure.
//!
//! The lists ask the database the same by the same thresholds; a test holds both against each other.

use entity::thema::Status;

/// Sources that a thema has at least; with fewer it is thin.
pub(in crate::thema) const MINSTE_BRONNEN: u32 = 5;

/// Disciplines, and origins, that its sources have at least; with fewer it tells one side.
const MINSTE_KANTEN: u32 = 2;

/// What is counted of a thema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::thema) struct Feiten {
    /// Published leervragen that it bundles now.
    pub(in crate::thema) bronnen: u32,
    /// Different known disciplines of their askers.
    pub(in crate::thema) disciplines: u32,
    /// Different origins of them.
    pub(in crate::thema) herkomsten: u32,
    /// Thema's beneath it that are used.
    pub(in crate::thema) onderliggend: u32,
    /// Leervragen in it now that were taken out before.
    pub(in crate::thema) teruggezet: u32,
    /// Leervragen that were taken out of it, and put in another thema since.
    pub(in crate::thema) verplaatst: u32,
    /// Leervragen in it now that somebody reported, without an answer yet.
    pub(in crate::thema) gemeld: u32,
    /// Leervragen in it now that are not public any more.
    pub(in crate::thema) weggevallen: u32,
}

/// What an editor looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::thema) enum Aandacht {
    /// It rests on little, or on one side.
    Dun,
    /// It was doubted, or what it rests on was.
    Omstreden,
}

/// Why a thema needs an editor's eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::thema) enum Reden {
    /// Few sources.
    WeinigBronnen,
    /// One discipline, as far as known.
    EenDiscipline,
    /// One origin.
    EenHerkomst,
    /// Leervragen were put back.
    Teruggezet,
    /// Leervragen went to another thema.
    Verplaatst,
    /// Leervragen are reported.
    Gemeld,
    /// Leervragen fell away.
    Weggevallen,
}

impl Reden {
    /// What it makes of the thema.
    pub(in crate::thema) fn soort(self) -> Aandacht {
        match self {
            Self::WeinigBronnen | Self::EenDiscipline | Self::EenHerkomst => Aandacht::Dun,
            Self::Teruggezet | Self::Verplaatst | Self::Gemeld | Self::Weggevallen => Aandacht::Omstreden,
        }
    }
}

/// Every reason, each with its number. A thema that is not used any more has none; one with others beneath it gathers
/// through these, so it is not thin.
pub(in crate::thema) fn redenen(status: Status, feiten: &Feiten) -> Vec<(Reden, u32)> {
    if status == Status::Vervallen {
        return Vec::new();
    }
    let gathers = feiten.onderliggend > 0;
    let one_sided = |kanten: u32| !gathers && feiten.bronnen > 0 && kanten < MINSTE_KANTEN;
    let all = [
        (
            Reden::WeinigBronnen,
            feiten.bronnen,
            !gathers && feiten.bronnen < MINSTE_BRONNEN,
        ),
        (
            Reden::EenDiscipline,
            feiten.disciplines,
            one_sided(feiten.disciplines),
        ),
        (
            Reden::EenHerkomst,
            feiten.herkomsten,
            one_sided(feiten.herkomsten),
        ),
        (Reden::Teruggezet, feiten.teruggezet, feiten.teruggezet > 0),
        (Reden::Verplaatst, feiten.verplaatst, feiten.verplaatst > 0),
        (Reden::Gemeld, feiten.gemeld, feiten.gemeld > 0),
        (Reden::Weggevallen, feiten.weggevallen, feiten.weggevallen > 0),
    ];
    let held = all.into_iter().filter(|(.., holds)| *holds);
    held.map(|(reden, aantal, _)| (reden, aantal)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Aandacht, Feiten, MINSTE_BRONNEN, Reden, Status, redenen};

    /// Broad and undisputed.
    const GOED: Feiten = Feiten {
        bronnen: MINSTE_BRONNEN,
        disciplines: 2,
        herkomsten: 2,
        onderliggend: 0,
        teruggezet: 0,
        verplaatst: 0,
        gemeld: 0,
        weggevallen: 0,
    };

    fn found(feiten: Feiten) -> Vec<(Reden, u32)> {
        let concept = redenen(Status::Concept, &feiten);
        assert_eq!(concept, redenen(Status::Gepubliceerd, &feiten));
        assert_eq!(redenen(Status::Vervallen, &feiten), []);
        concept
    }

    #[test]
    fn what_is_broad_and_undisputed_needs_no_eye() {
        assert_eq!(found(GOED), []);
        assert_eq!(
            found(Feiten {
                bronnen: 400,
                disciplines: 30,
                herkomsten: 5,
                ..GOED
            }),
            []
        );
    }

    /// Each number on both sides of its threshold, alone.
    #[test]
    fn each_number_has_its_reason() {
        use Reden::{EenDiscipline, EenHerkomst, Gemeld, Teruggezet, Verplaatst, Weggevallen, WeinigBronnen};
        let with = |change: fn(&mut Feiten)| {
            let mut feiten = GOED;
            change(&mut feiten);
            found(feiten)
        };
        assert_eq!(with(|f| f.bronnen -= 1), [(WeinigBronnen, 4)]);
        assert_eq!(with(|f| f.bronnen = 1), [(WeinigBronnen, 1)]);
        assert_eq!(with(|f| f.disciplines = 1), [(EenDiscipline, 1)]);
        assert_eq!(with(|f| f.disciplines = 0), [(EenDiscipline, 0)]);
        assert_eq!(with(|f| f.herkomsten = 1), [(EenHerkomst, 1)]);
        assert_eq!(with(|f| f.teruggezet = 1), [(Teruggezet, 1)]);
        assert_eq!(with(|f| f.verplaatst = 2), [(Verplaatst, 2)]);
        assert_eq!(with(|f| f.gemeld = 3), [(Gemeld, 3)]);
        assert_eq!(with(|f| f.weggevallen = 4), [(Weggevallen, 4)]);
    }

    #[test]
    fn without_sources_there_is_no_side_to_tell() {
        assert_eq!(found(Feiten::default()), [(Reden::WeinigBronnen, 0)]);
    }

    /// All that can be wrong at once, with and without thema's beneath it.
    #[test]
    fn what_others_gather_for_is_not_thin() {
        let all = Feiten {
            bronnen: 1,
            disciplines: 1,
            herkomsten: 1,
            onderliggend: 0,
            teruggezet: 1,
            verplaatst: 1,
            gemeld: 1,
            weggevallen: 1,
        };
        let soorten = |feiten| -> Vec<Aandacht> {
            let redenen = found(feiten).into_iter();
            redenen.map(|(reden, _)| reden.soort()).collect()
        };
        let (dun, omstreden) = ([Aandacht::Dun; 3], [Aandacht::Omstreden; 4]);
        assert_eq!(soorten(all), [dun.as_slice(), &omstreden].concat());
        assert_eq!(
            soorten(Feiten {
                onderliggend: 1,
                ..all
            }),
            omstreden
        );
    }
}
