//! How well an edition covers a group. Judged from what the reader sees and from nothing else, so that the judgement
//! tells no more than the numbers.

use super::{Ontbreekt, Telling};

/// How well an edition covers a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oordeel {
    /// Fewer leervragen beneath the edition than the least number that is shown.
    NietGedekt,
    /// Its share beneath the edition is less than half of its share elsewhere.
    Ondervertegenwoordigd,
    /// Neither.
    Gedekt,
}

/// A group within a whole.
#[derive(Clone, Copy)]
pub(crate) struct Deel {
    pub(crate) groep: Telling,
    pub(crate) geheel: Telling,
}

/// Judges a group: what lies beneath the edition against what was published and, where they are counted, against the
/// members. Nothing where the number beneath the edition is hidden to protect another.
pub(crate) fn oordeel(k: u64, onderbouwd: Deel, leervragen: Deel, leden: Deel) -> Option<Oordeel> {
    let beneath = match (onderbouwd.groep.aantal(), onderbouwd.groep.ontbreekt()) {
        (None, Some(Ontbreekt::Onderdrukt)) => return Some(Oordeel::NietGedekt),
        (Some(number), _) if number < k => return Some(Oordeel::NietGedekt),
        (number, _) => number?,
    };
    let whole = onderbouwd.geheel.aantal()?;
    let lags = [leervragen, leden].into_iter().any(|other| {
        let numbers = other.groep.aantal().zip(other.geheel.aantal());
        // beneath / whole < (group / all) / 2, without fractions.
        numbers.is_some_and(|(group, all)| {
            2 * u128::from(beneath) * u128::from(all) < u128::from(group) * u128::from(whole)
        })
    });
    Some(if lags {
        Oordeel::Ondervertegenwoordigd
    } else {
        Oordeel::Gedekt
    })
}

#[cfg(test)]
mod tests {
    use super::{Deel, Ontbreekt, Oordeel, Telling, oordeel};

    fn shown(groep: u64, geheel: u64) -> Deel {
        Deel {
            groep: Telling(Ok(groep)),
            geheel: Telling(Ok(geheel)),
        }
    }

    fn hidden(why: Ontbreekt, geheel: u64) -> Deel {
        Deel {
            groep: Telling(Err(why)),
            geheel: Telling(Ok(geheel)),
        }
    }

    #[test]
    fn a_group_is_judged_by_its_share() {
        use Oordeel::{Gedekt, NietGedekt, Ondervertegenwoordigd};
        let none = hidden(Ontbreekt::NietGemeten, 0);
        for (onderbouwd, leervragen, leden, expected) in [
            (shown(0, 100), shown(50, 100), none, Some(NietGedekt)),
            (shown(4, 100), shown(4, 100), none, Some(NietGedekt)),
            (
                hidden(Ontbreekt::Onderdrukt, 100),
                shown(50, 100),
                none,
                Some(NietGedekt),
            ),
            (hidden(Ontbreekt::Secundair, 100), shown(50, 100), none, None),
            (shown(10, 100), shown(10, 100), none, Some(Gedekt)),
            (shown(10, 100), shown(20, 100), none, Some(Gedekt)),
            (shown(10, 100), shown(21, 100), none, Some(Ondervertegenwoordigd)),
            (
                shown(10, 100),
                shown(10, 100),
                shown(21, 100),
                Some(Ondervertegenwoordigd),
            ),
            (
                shown(10, 100),
                shown(10, 100),
                hidden(Ontbreekt::Onderdrukt, 100),
                Some(Gedekt),
            ),
            (shown(10, 100), shown(10, 100), shown(0, 0), Some(Gedekt)),
        ] {
            assert_eq!(oordeel(5, onderbouwd, leervragen, leden), expected);
        }
    }
}
