//! What must hold for the descent of the ontwikkelopgaven of an edition from those of the edition before. Pure.
//!
//! Each ontwikkelopgave says at most once from where it comes. One that is unchanged or reworded has one predecessor and
//! is its only successor; the parts of a split have one predecessor and share it only with other parts; what was merged
//! has two predecessors at least and is the only successor of each. What is dropped has no successor.
//!
//! What can be judged of one ontwikkelopgave is judged when it is said ([`mag`], [`mag_vervallen`]). What depends on all
//! of them, and on words that may still change, is judged when the edition is adopted ([`klopt`]).

use std::collections::{HashMap, HashSet};

use entity::opgave_herkomst::Soort;
use uuid::Uuid;

/// An ontwikkelopgave of an edition, and one from which it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paar {
    pub(crate) opgave: Uuid,
    pub(crate) voorganger: Uuid,
    pub(crate) soort: Soort,
}

/// What an edition says about those of the edition before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lijn {
    /// The ontwikkelopgaven of the edition before.
    pub(crate) vorige: HashSet<Uuid>,
    /// From where those of the edition come.
    pub(crate) paren: Vec<Paar>,
    /// Which ones it drops.
    pub(crate) vervallen: HashSet<Uuid>,
}

/// Why a descent cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mis {
    /// Not of the edition that this one replaces.
    AndereEditie,
    /// One predecessor, or two at least where several became one.
    Aantal,
    /// Another ontwikkelopgave comes from it, and it was not split.
    Bezet,
    /// The edition drops it.
    Vervallen,
    /// A split with one part.
    Onvolledig,
    /// Called unchanged with other words, or reworded with the same.
    Woorden,
}

/// Whether `opgave` may come from `uit` in this way, beside what the edition says about its other ontwikkelopgaven. What
/// it said about `opgave` before does not count: it is said anew.
pub(crate) fn mag(lijn: &Lijn, opgave: Uuid, soort: Soort, uit: &[Uuid]) -> Result<(), Mis> {
    let enough = match soort {
        Soort::Samengevoegd => uit.len() >= 2,
        Soort::Ongewijzigd | Soort::Herformuleerd | Soort::Gesplitst => uit.len() == 1,
    };
    if !enough {
        return Err(Mis::Aantal);
    }
    let others = lijn.paren.iter().filter(|paar| paar.opgave != opgave);
    let others: Vec<&Paar> = others.filter(|paar| uit.contains(&paar.voorganger)).collect();
    let split = soort == Soort::Gesplitst && others.iter().all(|paar| paar.soort == Soort::Gesplitst);
    if uit.iter().any(|key| !lijn.vorige.contains(key)) {
        Err(Mis::AndereEditie)
    } else if uit.iter().any(|key| lijn.vervallen.contains(key)) {
        Err(Mis::Vervallen)
    } else if others.is_empty() || split {
        Ok(())
    } else {
        Err(Mis::Bezet)
    }
}

/// Whether the edition may drop an ontwikkelopgave of the edition before.
pub(crate) fn mag_vervallen(lijn: &Lijn, opgave: Uuid) -> Result<(), Mis> {
    if !lijn.vorige.contains(&opgave) {
        Err(Mis::AndereEditie)
    } else if lijn.paren.iter().any(|paar| paar.voorganger == opgave) {
        Err(Mis::Bezet)
    } else {
        Ok(())
    }
}

/// The words of an ontwikkelopgave: its title, and what it asks.
pub(crate) type Woorden = (String, Option<String>);

/// Whether the whole descent of an edition holds when it is adopted. Nothing need be said about any of them: one that
/// comes from nowhere is new.
pub(crate) fn klopt(lijn: &Lijn, woorden: &HashMap<Uuid, Woorden>) -> Result<(), Mis> {
    if lijn.vervallen.iter().any(|opgave| !lijn.vorige.contains(opgave)) {
        return Err(Mis::AndereEditie);
    }
    for paar in &lijn.paren {
        let of_this = lijn.paren.iter().filter(|other| other.opgave == paar.opgave);
        let uit: Vec<Uuid> = of_this.map(|other| other.voorganger).collect();
        mag(lijn, paar.opgave, paar.soort, &uit)?;
        let parts = lijn
            .paren
            .iter()
            .filter(|other| other.voorganger == paar.voorganger);
        let same = woorden.get(&paar.opgave) == woorden.get(&paar.voorganger);
        match paar.soort {
            Soort::Gesplitst if parts.count() < 2 => return Err(Mis::Onvolledig),
            Soort::Ongewijzigd if !same => return Err(Mis::Woorden),
            Soort::Herformuleerd if same => return Err(Mis::Woorden),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use entity::opgave_herkomst::Soort;
    use sea_orm::Iterable;
    use uuid::Uuid;

    use super::{Lijn, Mis, Paar, Woorden, klopt, mag, mag_vervallen};

    /// Three old ones and three new ones: enough for every shape that the rules speak of.
    const OUD: [Uuid; 3] = [Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3)];
    const NIEUW: [Uuid; 3] = [Uuid::from_u128(11), Uuid::from_u128(12), Uuid::from_u128(13)];

    fn lijn(paren: &[(usize, usize, Soort)], vervallen: &[usize]) -> Lijn {
        let paar = |&(opgave, voorganger, soort): &(usize, usize, Soort)| Paar {
            opgave: NIEUW[opgave],
            voorganger: OUD[voorganger],
            soort,
        };
        Lijn {
            vorige: OUD.into(),
            paren: paren.iter().map(paar).collect(),
            vervallen: vervallen.iter().map(|place| OUD[*place]).collect(),
        }
    }

    /// The subsets of three, as places.
    fn subsets() -> impl Iterator<Item = Vec<usize>> {
        (0..8u8).map(|bits| (0..3).filter(|place| bits & (1 << place) != 0).collect())
    }

    /// Every kind × every set of predecessors × every way in which another one comes from somewhere × every set of
    /// dropped ones, against the words of the rule.
    #[test]
    fn one_descent_beside_another() {
        let (mut asked, mut allowed) = (0, 0);
        for soort in Soort::iter() {
            for uit in subsets() {
                for ander in Soort::iter() {
                    for ander_uit in subsets() {
                        for weg in subsets() {
                            let paren: Vec<_> = ander_uit.iter().map(|old| (1, *old, ander)).collect();
                            let keys: Vec<Uuid> = uit.iter().map(|place| OUD[*place]).collect();
                            let said = mag(&lijn(&paren, &weg), NIEUW[0], soort, &keys);
                            let number = if soort == Soort::Samengevoegd {
                                uit.len() >= 2
                            } else {
                                uit.len() == 1
                            };
                            let meets = uit.iter().any(|old| ander_uit.contains(old));
                            let split = soort == Soort::Gesplitst && ander == Soort::Gesplitst;
                            let dropped = uit.iter().any(|old| weg.contains(old));
                            assert_eq!(
                                said.is_ok(),
                                number && !dropped && (!meets || split),
                                "{soort:?} {uit:?}"
                            );
                            (asked, allowed) = (asked + 1, allowed + i32::from(said.is_ok()));
                        }
                    }
                }
            }
        }
        assert!(asked == 8192 && allowed > 500, "{allowed} of {asked}");
    }

    #[test]
    fn each_reason_has_its_case() {
        let [een, twee, _] = OUD;
        let own = lijn(&[(0, 0, Soort::Ongewijzigd)], &[1]);
        assert_eq!(
            mag(&own, NIEUW[0], Soort::Herformuleerd, &[een]),
            Ok(()),
            "said anew"
        );
        assert_eq!(mag(&own, NIEUW[1], Soort::Gesplitst, &[een]), Err(Mis::Bezet));
        assert_eq!(
            mag(&own, NIEUW[1], Soort::Gesplitst, &[twee]),
            Err(Mis::Vervallen)
        );
        assert_eq!(
            mag(&own, NIEUW[1], Soort::Gesplitst, &[NIEUW[2]]),
            Err(Mis::AndereEditie)
        );
        assert_eq!(
            mag(&own, NIEUW[1], Soort::Samengevoegd, &[OUD[2]]),
            Err(Mis::Aantal)
        );
        assert_eq!(mag(&own, NIEUW[1], Soort::Gesplitst, &[]), Err(Mis::Aantal));
        assert_eq!(mag_vervallen(&own, een), Err(Mis::Bezet));
        assert_eq!(mag_vervallen(&own, OUD[2]), Ok(()));
        assert_eq!(mag_vervallen(&own, NIEUW[0]), Err(Mis::AndereEditie));
    }

    /// Pairs, what is dropped, and the answer.
    type Case<'c> = (&'c [(usize, usize, Soort)], &'c [usize], Result<(), Mis>);

    #[test]
    fn the_whole_is_judged_at_adoption() {
        let word = |key: Uuid, titel: &str| (key, (titel.to_owned(), None));
        let words: HashMap<Uuid, Woorden> = [
            word(OUD[0], "Regie"),
            word(OUD[1], "Samen"),
            word(NIEUW[0], "Regie"),
            word(NIEUW[1], "Samen leren"),
            word(NIEUW[2], "Samen beslissen"),
        ]
        .into();
        use Soort::{Gesplitst, Herformuleerd, Ongewijzigd, Samengevoegd};
        let table: [Case<'_>; 9] = [
            (&[], &[], Ok(())),
            (&[(0, 0, Ongewijzigd)], &[1], Ok(())),
            (&[(1, 1, Ongewijzigd)], &[], Err(Mis::Woorden)),
            (&[(1, 1, Herformuleerd)], &[], Ok(())),
            (&[(0, 0, Herformuleerd)], &[], Err(Mis::Woorden)),
            (&[(1, 1, Gesplitst)], &[], Err(Mis::Onvolledig)),
            (&[(1, 1, Gesplitst), (2, 1, Gesplitst)], &[], Ok(())),
            (&[(0, 0, Samengevoegd), (0, 1, Samengevoegd)], &[2], Ok(())),
            (&[(0, 0, Samengevoegd)], &[], Err(Mis::Aantal)),
        ];
        for (paren, weg, expected) in table {
            assert_eq!(klopt(&lijn(paren, weg), &words), expected, "{paren:?} {weg:?}");
        }
        let mut stale = lijn(&[(0, 0, Ongewijzigd)], &[]);
        stale.vorige.remove(&OUD[0]);
        assert_eq!(klopt(&stale, &words), Err(Mis::AndereEditie));
        let mut stale = lijn(&[], &[0]);
        stale.vorige.remove(&OUD[0]);
        assert_eq!(klopt(&stale, &words), Err(Mis::AndereEditie));
    }
}
