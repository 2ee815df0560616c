//! The brake: what a plan would do, and whether it may be done without a second person.

use entity::inzending::{Aanhouding, Modus, Reden, Toepassing};

/// How many lines of a plan do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::inzending) struct Aantallen {
    pub(in crate::inzending) nieuw: i32,
    pub(in crate::inzending) gewijzigd: i32,
    pub(in crate::inzending) ongewijzigd: i32,
    pub(in crate::inzending) beeindigd: i32,
    pub(in crate::inzending) geweigerd: i32,
}

/// When the brake of an association holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inzending) struct Rem {
    /// Percent of the running memberships.
    pub(in crate::inzending) aandeel: i32,
    /// A number of memberships.
    pub(in crate::inzending) aantal: i32,
}

/// The brake of an association that set none.
pub(in crate::inzending) const GEWOON: Rem = Rem {
    aandeel: 5,
    aantal: 50,
};

/// One in so many running memberships may not end by one delivery, however small the association is: a file that was cut
/// off does not look different from a mass resignation.
const VEEL: i64 = 5;

impl Rem {
    /// How many memberships may be touched: the share or the number, whichever is larger.
    pub(in crate::inzending) fn drempel(self, lopend: i32) -> i32 {
        let share = i64::from(lopend) * i64::from(self.aandeel) / 100;
        Ord::max(i32::try_from(share).unwrap_or(i32::MAX), self.aantal)
    }

    /// Why a plan waits for a second person; nothing when it does not.
    pub(in crate::inzending) fn houdt(self, plan: Aantallen, lopend: i32) -> Option<Aanhouding> {
        let ends = i64::from(plan.beeindigd);
        if plan.beeindigd > 1 && ends * VEEL >= i64::from(lopend) {
            return Some(Aanhouding::VeelBeeindigd);
        }
        let touched = plan.gewijzigd.saturating_add(plan.beeindigd);
        (touched > self.drempel(lopend)).then_some(Aanhouding::Drempel)
    }
}

impl Aantallen {
    /// What taking a delivery back does: what it made is over, and what it changed or ended changes again.
    pub(in crate::inzending) fn terug(self) -> Self {
        Self {
            gewijzigd: self.gewijzigd.saturating_add(self.beeindigd),
            beeindigd: self.nieuw,
            ..Self::default()
        }
    }
}

/// Why a plan is not carried out at all; nothing when it may be.
pub(in crate::inzending) fn weigering(
    plan: Aantallen,
    rijen: i32,
    modus: Modus,
    toepassing: Toepassing,
) -> Option<Reden> {
    if modus == Modus::Volledig && rijen == 0 {
        return Some(Reden::Leeg);
    }
    (toepassing == Toepassing::Heel && plan.geweigerd > 0).then_some(Reden::RijenGeweigerd)
}

/// Whether the memberships that a delivery does not name end by it: only where all rows say whom they are about.
pub(in crate::inzending) fn afwezigen_tellen(modus: Modus, zonder_nummer: u64) -> bool {
    modus == Modus::Volledig && zonder_nummer == 0
}

#[cfg(test)]
mod tests {
    use super::{Aanhouding, Aantallen, GEWOON, Modus, Reden, Rem, Toepassing, weigering};

    fn plan(gewijzigd: i32, beeindigd: i32) -> Aantallen {
        Aantallen {
            gewijzigd,
            beeindigd,
            ..Aantallen::default()
        }
    }

    #[test]
    fn the_larger_of_share_and_number_counts() {
        assert_eq!(
            [0, 100, 1_000, 10_000].map(|n| GEWOON.drempel(n)),
            [50, 50, 50, 500]
        );
        let table = [
            (plan(50, 0), 100, None),
            (plan(51, 0), 100, Some(Aanhouding::Drempel)),
            (plan(300, 200), 10_000, None),
            (plan(300, 201), 10_000, Some(Aanhouding::Drempel)),
            // A small association is not without a brake.
            (plan(0, 1), 2, None),
            (plan(0, 2), 4, Some(Aanhouding::VeelBeeindigd)),
            (plan(0, 19), 100, None),
            (plan(0, 20), 100, Some(Aanhouding::VeelBeeindigd)),
            (plan(0, 0), 0, None),
        ];
        for (plan, lopend, expected) in table {
            assert_eq!(GEWOON.houdt(plan, lopend), expected, "{plan:?} of {lopend}");
        }
        let strict = Rem {
            aandeel: 0,
            aantal: 0,
        };
        assert_eq!(strict.houdt(plan(1, 0), 1_000), Some(Aanhouding::Drempel));
    }

    #[test]
    fn nothing_comes_of_an_empty_snapshot_or_of_a_whole_with_a_bad_row() {
        use Modus::{Delta, Volledig};
        use Toepassing::{Heel, PerRij};
        let bad = Aantallen {
            geweigerd: 1,
            ..Aantallen::default()
        };
        let good = Aantallen::default();
        assert_eq!(weigering(good, 0, Volledig, PerRij), Some(Reden::Leeg));
        assert_eq!(weigering(good, 0, Delta, Heel), None);
        assert_eq!(weigering(bad, 3, Delta, Heel), Some(Reden::RijenGeweigerd));
        assert_eq!(weigering(bad, 3, Delta, PerRij), None);
    }
}
