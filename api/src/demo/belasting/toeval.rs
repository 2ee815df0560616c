//! Chance that repeats itself: `SplitMix64`, enough for load and free of dependencies.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::demo::sleutel::samengesteld;

/// Places in one group of [`Toeval::gegroepeerd`], at least.
const GROEP: u64 = 20;

/// A row of numbers that a seed fixes.
#[derive(Debug)]
pub(super) struct Toeval(u64);

impl Toeval {
    pub(super) fn new(zaad: u64) -> Self {
        Self(zaad)
    }

    pub(super) fn getal(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `grens`; 0 when that is 0.
    pub(super) fn onder(&mut self, grens: u64) -> u64 {
        if grens == 0 { 0 } else { self.getal() % grens }
    }

    /// True in `percent` of the cases.
    pub(super) fn kans(&mut self, percent: u64) -> bool {
        self.onder(100) < percent
    }

    /// One of a list that is not empty.
    pub(super) fn kies<'a, T>(&mut self, lijst: &'a [T]) -> &'a T {
        let plaats = self.onder(lijst.len() as u64) as usize;
        &lijst[plaats]
    }

    /// One of a list, or nothing where the list is empty.
    pub(super) fn kies_of_geen<'a, T>(&mut self, lijst: &'a [T]) -> Option<&'a T> {
        (!lijst.is_empty()).then(|| self.kies(lijst))
    }

    /// Above 0, up to and including 1, in steps of 2⁻⁵³: what an f64 holds exactly.
    fn deel(&mut self) -> f64 {
        ((self.getal() >> 11) + 1) as f64 / (1u64 << 53) as f64
    }

    /// A number from 0 to `hoogste` by a power law: half of all draws are 0, about one in four hundred passes 100.
    pub(super) fn scheef(&mut self, hoogste: u64) -> u64 {
        let getrokken = self.deel().powf(-1.0 / 1.3) as u64;
        getrokken.saturating_sub(1).min(hoogste)
    }

    /// A place in a list of `aantal`, close to the law of Zipf: the second is drawn somewhat more than half as often as the
    /// first, the tenth a seventh as often.
    pub(super) fn rang(&mut self, aantal: u64) -> usize {
        let getrokken = ((aantal + 1) as f64).powf(1.0 - self.deel()) as u64;
        getrokken.saturating_sub(1).min(aantal.saturating_sub(1)) as usize
    }

    /// A place in a list of `aantal` that is drawn as often in a long list as in a short one, counted per place: groups of
    /// the list are drawn alike, and within a group the first comes 15 to 30 times as often as the last.
    pub(super) fn gegroepeerd(&mut self, aantal: u64) -> usize {
        let groepen = (aantal / GROEP).max(1);
        let groep = self.onder(groepen);
        let (begin, eind) = (groep * aantal / groepen, (groep + 1) * aantal / groepen);
        begin as usize + self.rang(eind - begin)
    }

    /// A moment between two, to the microsecond; the first where they are not in order.
    pub(super) fn tussen(&mut self, van: DateTime<Utc>, tot: DateTime<Utc>) -> DateTime<Utc> {
        let breedte = u64::try_from((tot - van).num_microseconds().unwrap_or_default()).unwrap_or_default();
        van + TimeDelta::microseconds(i64::try_from(self.onder(breedte)).unwrap_or_default())
    }

    /// A key that is ordered by its moment.
    pub(super) fn id(&mut self, moment: DateTime<Utc>) -> Uuid {
        let (a, b) = (self.getal().to_be_bytes(), self.getal().to_be_bytes());
        samengesteld(
            moment,
            [a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], b[0], b[1]],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Toeval;

    #[test]
    fn the_same_seed_gives_the_same_row() {
        let row = |seed| {
            std::array::from_fn::<u64, 8, _>({
                let mut toeval = Toeval::new(seed);
                move |_| toeval.getal()
            })
        };
        assert_eq!(row(7), row(7));
        assert_ne!(row(7), row(8));
    }

    #[test]
    fn few_draws_are_large() {
        let mut toeval = Toeval::new(1);
        let draws: Vec<u64> = (0..10_000).map(|_| toeval.scheef(500)).collect();
        let none = draws.iter().filter(|&&draw| draw == 0).count();
        let many = draws.iter().filter(|&&draw| draw > 100).count();
        assert!((4_000..8_000).contains(&none), "{none} of 10,000 are 0");
        assert!((5..100).contains(&many), "{many} of 10,000 pass 100");
    }

    #[test]
    fn the_first_places_are_drawn_most() {
        let mut toeval = Toeval::new(2);
        let mut times = [0u32; 40];
        for _ in 0..40_000 {
            times[toeval.rang(40)] += 1;
        }
        assert!((6_000..9_000).contains(&times[0]), "{times:?}");
        assert!(times[0] > 5 * times[9] && times[39] > 0, "{times:?}");
        assert_eq!((toeval.rang(1), toeval.rang(0)), (0, 0));
    }

    /// Ten draws for each place, whatever the length of the list.
    #[test]
    fn a_longer_list_draws_no_place_more_often() {
        for length in [1, 7, 20, 39, 41, 2_000] {
            let mut toeval = Toeval::new(3);
            let mut times = vec![0u64; length as usize];
            for _ in 0..length * 10 {
                times[toeval.gegroepeerd(length)] += 1;
            }
            let most = times.iter().max().copied().unwrap_or_default();
            assert!(most < 130, "{most} of ten a place, in {length}");
            assert!(length < 7 || most > 15, "{most} of ten a place, in {length}");
        }
    }
}
