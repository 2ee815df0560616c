//! What a load has made so far, and what comes next: every row follows from one seed, in order.

use std::{num::NonZeroU64, ops::Range};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use entity::{discipline, gebied, raamwerk_element};
use uuid::Uuid;

use super::{agenda::Agenda, partij::Partij, toeval::Toeval};

/// Over how long the moments lie.
pub(super) const JAREN: TimeDelta = TimeDelta::days(3 * 365);

/// Leervragen, members or themes per batch: few enough for three batches to be in memory.
const PER_PARTIJ: u64 = 5_000;

/// Praktijken per batch; each brings up to 25 rows along.
const PRAKTIJKEN_PER_PARTIJ: u64 = 1_000;

/// Leervragen for each praktijk; three in ten belong to one.
const PER_PRAKTIJK: NonZeroU64 = NonZeroU64::new(200).expect("more than none");

/// Leervragen for each theme; half of them belong to one.
const PER_THEMA: NonZeroU64 = NonZeroU64::new(250).expect("more than none");

/// Members who ask and recognise at one time, at least, where there are that many.
const MINST_ACTIEF: u64 = 600;

/// One in so many members is active at one time.
const DEEL_ACTIEF: u64 = 5;

/// How long before the first leervraag the first members came.
const VOORAF: TimeDelta = TimeDelta::days(270);

/// How much a load makes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Omvang {
    pub(super) leervragen: u64,
    pub(super) leden: u64,
}

impl Omvang {
    /// Praktijken grow along, so that each keeps the same number of leervragen.
    fn praktijken(self) -> u64 {
        self.leervragen / PER_PRAKTIJK + 1
    }

    /// Members who are active at one time.
    fn actief(self) -> u64 {
        (self.leden / DEEL_ACTIEF).max(MINST_ACTIEF).min(self.leden)
    }

    /// Themes grow along too: nobody bundles more than can be read.
    fn themas(self) -> u64 {
        self.leervragen / PER_THEMA + 1
    }
}

/// A member, as far as other rows refer to it.
#[derive(Clone, Copy)]
pub(super) struct Lid {
    pub(super) id: Uuid,
    /// The place of its discipline.
    pub(super) discipline: usize,
    pub(super) sinds: DateTime<Utc>,
}

/// The reference data that rows refer to, each list in the order in which its rows are used most.
pub(super) struct Gegevens {
    pub(super) issuer: String,
    pub(super) disciplines: Vec<discipline::Model>,
    pub(super) gebieden: Vec<gebied::Model>,
    /// Parameters and factors of the frameworks.
    pub(super) elementen: Vec<raamwerk_element::Model>,
    /// The variants of working together.
    pub(super) vormen: Vec<raamwerk_element::Model>,
}

/// The state of a load: what exists, and what comes next.
pub(super) struct Opbouw {
    pub(super) toeval: Toeval,
    pub(super) zaad: u64,
    pub(super) begin: DateTime<Utc>,
    pub(super) now: DateTime<Utc>,
    pub(super) omvang: Omvang,
    pub(super) gegevens: Gegevens,
    /// Nothing where the agenda has an edition already.
    pub(super) agenda: Option<Agenda>,
    /// Leervragen so far.
    pub(super) gemaakt: u64,
    vorige: DateTime<Utc>,
    /// The leervraag that was last published.
    pub(super) gepubliceerd: Option<Uuid>,
    /// The members, in the order in which they came.
    pub(super) leden: Vec<Lid>,
    pub(super) praktijken: Vec<Uuid>,
    pub(super) themas: Vec<Uuid>,
}

impl Opbouw {
    pub(super) fn new(
        zaad: u64,
        now: DateTime<Utc>,
        omvang: Omvang,
        gegevens: Gegevens,
        agenda: Option<Uuid>,
    ) -> Self {
        let now = now.trunc_subsecs(6);
        let begin = now - JAREN;
        Self {
            toeval: Toeval::new(zaad),
            zaad,
            begin,
            now,
            omvang,
            gegevens,
            agenda: agenda
                .filter(|_| omvang.leervragen > 0)
                .map(|id| Agenda::plan(id, zaad, begin, now, omvang.leervragen)),
            gemaakt: 0,
            vorige: begin,
            gepubliceerd: None,
            leden: Vec::new(),
            praktijken: Vec::new(),
            themas: Vec::new(),
        }
    }

    /// The rows that come next; they refer to rows of this batch and of those before it.
    pub(super) fn volgende(&mut self) -> Option<Partij> {
        let nog =
            |alle: u64, er: u64, per_keer: u64| Some(per_keer.min(alle - er)).filter(|&aantal| aantal > 0);
        let (omvang, mut partij) = (self.omvang, Partij::default());
        if let Some(aantal) = nog(omvang.leden, self.leden.len() as u64, PER_PARTIJ) {
            self.leden(aantal, &mut partij);
        } else if let Some(aantal) = nog(
            omvang.praktijken(),
            self.praktijken.len() as u64,
            PRAKTIJKEN_PER_PARTIJ,
        ) {
            self.praktijken(aantal, &mut partij);
        } else if let Some(aantal) = nog(omvang.themas(), self.themas.len() as u64, PER_PARTIJ) {
            self.themas(aantal, &mut partij);
        } else {
            let aantal = nog(omvang.leervragen, self.gemaakt, PER_PARTIJ)?;
            for _ in 0..aantal {
                self.leervraag(&mut partij);
            }
        }
        Some(partij)
    }

    pub(super) fn id(&mut self, moment: DateTime<Utc>) -> Uuid {
        self.toeval.id(moment)
    }

    /// The moment of the next leervraag: after the one before it, and once in twenty equal to it.
    pub(super) fn volgend_moment(&mut self) -> DateTime<Utc> {
        let deel = JAREN.num_microseconds().unwrap_or_default()
            / i64::try_from(self.omvang.leervragen).unwrap_or(1).max(1);
        let van =
            self.begin + TimeDelta::microseconds(deel * i64::try_from(self.gemaakt).unwrap_or_default());
        self.gemaakt += 1;
        if self.gemaakt > 1 && self.toeval.kans(5) {
            return self.vorige;
        }
        self.vorige = self.toeval.tussen(van, van + TimeDelta::microseconds(deel));
        self.vorige
    }

    /// When the next member came: those who are active at the beginning before it, the others evenly after it.
    pub(super) fn volgend_lid(&mut self) -> DateTime<Utc> {
        let (plek, actief) = (self.leden.len() as u64, self.omvang.actief());
        let (van, duur, plek, alle) = if plek < actief {
            (self.begin - VOORAF, VOORAF, plek, actief)
        } else {
            (self.begin, JAREN, plek - actief, self.omvang.leden - actief)
        };
        let stap = duur.num_microseconds().unwrap_or_default() / i64::try_from(alle).unwrap_or(1).max(1);
        let van = van + TimeDelta::microseconds(stap * i64::try_from(plek).unwrap_or_default());
        self.toeval.tussen(van, van + TimeDelta::microseconds(stap))
    }

    /// The places of the members who are active at a moment: those who came last.
    pub(super) fn actief(&self, op: DateTime<Utc>) -> Range<u64> {
        let tot = self.leden.partition_point(|lid| lid.sinds <= op) as u64;
        tot.saturating_sub(self.omvang.actief())..tot
    }

    /// Different members of a range, as many as asked or as there are.
    pub(super) fn groep(&mut self, uit: &Range<u64>, aantal: u64) -> Vec<Lid> {
        let alle = uit.end - uit.start;
        let (begin, stap) = (self.toeval.onder(alle), self.stap(alle));
        (0..aantal.min(alle))
            .map(|i| self.leden[(uit.start + (begin + i * stap) % alle) as usize])
            .collect()
    }

    /// A step that visits all of `alle` before it comes back: it shares no divisor with it.
    fn stap(&mut self, alle: u64) -> u64 {
        let mut stap = self.toeval.onder(alle) + 1;
        while deler(stap, alle) > 1 {
            stap += 1;
        }
        stap
    }
}

fn deler(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { deler(b, a % b) }
}
