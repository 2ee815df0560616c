//! Chance that repeats itself: `SplitMix64`, enough for load and free of dependencies.

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

    /// A number from 0 to `hoogste` by a power law: half of all draws are 0, about one in four hundred passes 100.
    pub(super) fn scheef(&mut self, hoogste: u64) -> u64 {
        // 53 bits: what an f64 holds exactly; never 0.
        let deel = ((self.getal() >> 11) + 1) as f64 / (1u64 << 53) as f64;
        let getrokken = deel.powf(-1.0 / 1.3) as u64;
        getrokken.saturating_sub(1).min(hoogste)
    }

    /// The random part of a key.
    pub(super) fn sleutel(&mut self) -> [u8; 10] {
        let (a, b) = (self.getal().to_be_bytes(), self.getal().to_be_bytes());
        [a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], b[0], b[1]]
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
}
