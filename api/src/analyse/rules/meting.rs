//! What the respondents of a meting said, as it may leave: who sees the praktijk from within sees every number, others none
//! that is small, nor a percentage of numbers that they do not see. Pure.

use super::{Inzage, Ruw, Telling, tabel};

/// What was counted about one stelling.
#[derive(Clone, Copy)]
pub(crate) struct Antwoorden {
    pub(crate) eens: i32,
    pub(crate) geldig: i32,
    pub(crate) weet_niet: i32,
}

/// The same, as it may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aandeel {
    pub(crate) eens: Telling,
    pub(crate) oneens: Telling,
    pub(crate) geldig: Telling,
    pub(in crate::analyse) weet_niet: Telling,
}

impl Aandeel {
    /// Of a stelling that was not put to anybody.
    pub(in crate::analyse) const NIET_GESTELD: Self = Self {
        eens: Telling::NIET_GEMETEN,
        oneens: Telling::NIET_GEMETEN,
        geldig: Telling::NIET_GEMETEN,
        weet_niet: Telling::NIET_GEMETEN,
    };

    /// As others than who takes part see it, when the least number that they are shown is `cell`; nothing for what was not asked.
    pub(crate) fn voor_anderen(cell: u64, antwoorden: Option<Antwoorden>) -> Self {
        Self::gezien(Inzage::Vanaf(cell), antwoorden)
    }

    /// As it may be seen; nothing for what was not asked.
    pub(in crate::analyse) fn gezien(inzage: Inzage, antwoorden: Option<Antwoorden>) -> Self {
        antwoorden.map_or(Self::NIET_GESTELD, |counted| Self::of(inzage, counted))
    }

    /// Who agrees and who does not are a table; who did not know is one beside it. No total binds the two, because how many
    /// took part at all stays inside the praktijk.
    fn of(inzage: Inzage, antwoorden: Antwoorden) -> Self {
        let Antwoorden {
            eens,
            geldig,
            weet_niet,
        } = antwoorden;
        let said = tabel(inzage, &[eens, geldig - eens].map(ruw));
        let cel = |place: usize| said.cellen.get(place).copied().unwrap_or(Telling::NIET_GEMETEN);
        Self {
            eens: cel(0),
            oneens: cel(1),
            geldig: said.totaal,
            // Where nobody left a statement open, this number and the two above are all who took part: shown for one statement,
            // it gives away the small ones of the others.
            weet_niet: match inzage {
                Inzage::Volledig => tabel(inzage, &[ruw(weet_niet)]).totaal,
                Inzage::Vanaf(_) => Telling::SECUNDAIR,
            },
        }
    }

    /// The share that agrees of those who said so or not, in tenths of a percent, rounded; only of numbers that are shown.
    pub(crate) fn promille(self) -> Option<u64> {
        let (eens, geldig) = self.eens.aantal().zip(self.geldig.aantal())?;
        (geldig > 0).then(|| (2_000 * eens + geldig) / (2 * geldig))
    }

    /// By how many tenths of a percentage point the share is more than another, where both may be shown.
    pub(crate) fn meer_dan(self, other: Self) -> Option<i64> {
        let (now, before) = self.promille().zip(other.promille())?;
        Some(i64::try_from(now).ok()? - i64::try_from(before).ok()?)
    }
}

/// [`niveaus`] as others than who takes part see them; nothing where the levels were not counted.
pub(crate) fn niveaus_voor_anderen(cell: u64, aantallen: Option<[i32; 3]>) -> [Telling; 3] {
    aantallen.map_or([Telling::NIET_GEMETEN; 3], |counted| {
        niveaus(Inzage::Vanaf(cell), counted)
    })
}

/// How many respondents chose each level of a parameter, lowest first, as it may leave.
pub(in crate::analyse) fn niveaus(inzage: Inzage, aantallen: [i32; 3]) -> [Telling; 3] {
    let cellen = tabel(inzage, &aantallen.map(ruw)).cellen;
    std::array::from_fn(|place| cellen.get(place).copied().unwrap_or(Telling::NIET_GEMETEN))
}

fn ruw(number: i32) -> Ruw {
    Ruw::geteld(number.into())
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Inzage, Ontbreekt},
        Aandeel, Antwoorden, Telling, niveaus,
    };

    const SAFE: Inzage = Inzage::Vanaf(5);

    fn of(inzage: Inzage, eens: i32, geldig: i32, weet_niet: i32) -> Aandeel {
        let antwoorden = Antwoorden {
            eens,
            geldig,
            weet_niet,
        };
        Aandeel::of(inzage, antwoorden)
    }

    #[test]
    fn who_does_not_know_is_outside_the_share() {
        let seen = of(Inzage::Volledig, 12, 20, 10);
        assert_eq!((seen.promille(), seen.weet_niet.aantal()), (Some(600), Some(10)));
        assert_eq!(of(Inzage::Volledig, 2, 3, 0).promille(), Some(667));
        assert_eq!(of(Inzage::Volledig, 0, 3, 0).promille(), Some(0));
        // Nobody said whether they agree: there is no share.
        assert_eq!(of(Inzage::Volledig, 0, 0, 3).promille(), None);
        assert_eq!(Aandeel::NIET_GESTELD.promille(), None);
        assert_eq!(
            Aandeel::NIET_GESTELD.eens.ontbreekt(),
            Some(Ontbreekt::NietGemeten)
        );
    }

    #[test]
    fn others_see_no_share_of_few() {
        let large = of(SAFE, 12, 20, 10);
        assert_eq!((large.promille(), large.geldig.aantal()), (Some(600), Some(20)));
        for few in [
            of(SAFE, 2, 4, 0),
            of(SAFE, 1, 20, 10),
            of(SAFE, 19, 20, 10),
            of(SAFE, 20, 20, 0),
        ] {
            assert_eq!((few.promille(), few.eens.aantal()), (None, None), "{few:?}");
        }
    }

    /// No number under the limit is shown, whatever was counted; and what is shown is what was counted.
    #[test]
    fn no_small_number_leaves() {
        for geldig in 0..16 {
            for (eens, weet_niet) in
                (0..=geldig).flat_map(|eens| (0..8).map(move |weet_niet| (eens, weet_niet)))
            {
                let seen = of(SAFE, eens, geldig, weet_niet);
                let shown = [seen.eens, seen.oneens, seen.geldig, seen.weet_niet];
                for (telling, number) in shown.into_iter().zip([eens, geldig - eens, geldig, weet_niet]) {
                    let number = u64::try_from(number).expect("a count");
                    match telling.aantal() {
                        Some(shown) => assert!(shown == number && !(1..5).contains(&shown)),
                        None => assert!(telling.ontbreekt().is_some()),
                    }
                }
                assert!(seen.promille().is_none() || (5 <= eens && eens <= geldig - 5));
            }
        }
    }

    #[test]
    fn levels_obey_the_same_rule() {
        let numbers = |inzage, levels| niveaus(inzage, levels).map(Telling::aantal);
        assert_eq!(numbers(Inzage::Volledig, [1, 8, 9]), [Some(1), Some(8), Some(9)]);
        assert_eq!(numbers(SAFE, [1, 8, 9]), [None, None, Some(9)]);
        assert_eq!(numbers(SAFE, [1, 1, 2]), [None, None, None]);
    }
}
