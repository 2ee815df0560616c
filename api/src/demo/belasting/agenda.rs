//! Which leervragen lie beneath the ontwikkelopgaven of a load.
//!
//! An edition rests on what was discussed for it, and that is as much in a small collection as in a large one. So the
//! numbers are settled before the first leervraag is made, as places in the order of making. The edition that holds
//! reaches over the whole collection and takes a tenth from the newest leervragen, so that the first page of a list shows
//! ontwikkelopgaven whatever the size; each earlier edition rests on the half year before its adoption.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{opbouw::JAREN, toeval::Toeval};

/// Editions that were replaced, before the one that holds.
const EERDERE: u64 = 5;

/// Ontwikkelopgaven in the edition that holds.
const OPGAVEN: u64 = 12;

/// Ontwikkelopgaven in an earlier edition.
const EERDERE_OPGAVEN: u64 = 8;

/// Leervragen beneath the largest ontwikkelopgave.
const GROOTSTE: f64 = 400.0;

/// The power with which that falls, so that the twelfth has ten.
const SCHEEFTE: f64 = 1.484;

/// The newest leervragen, of which the edition that holds has its share.
const NIEUWSTE: u64 = 200;

/// One in so many leervragen beneath the edition that holds is one of the newest.
const DEEL_NIEUWSTE: u64 = 10;

/// An ontwikkelopgave with the leervragen that were found for it.
pub(super) struct Opgave {
    /// The place of its edition, from 0.
    pub(super) editie: usize,
    /// From 1 within the edition.
    pub(super) nummer: i32,
    /// In the order in which they were asked, with that moment.
    pub(super) leervragen: Vec<(Uuid, DateTime<Utc>)>,
}

/// The editions of one agenda, from the oldest to the one that holds.
pub(super) struct Agenda {
    pub(super) id: Uuid,
    pub(super) toeval: Toeval,
    /// When each edition was adopted.
    pub(super) vastgesteld: Vec<DateTime<Utc>>,
    pub(super) opgaven: Vec<Opgave>,
    /// From which place an ontwikkelopgave wants a leervraag; the next one last.
    wensen: Vec<(u64, usize)>,
    /// The ontwikkelopgaven that take the next published leervraag.
    wachtend: Vec<usize>,
}

impl Agenda {
    /// Settles what each ontwikkelopgave takes of `aantal` leervragen, which lie from `begin` until `now`.
    pub(super) fn plan(id: Uuid, zaad: u64, begin: DateTime<Utc>, now: DateTime<Utc>, aantal: u64) -> Self {
        let periodes = EERDERE + 1;
        let periode = JAREN / i32::try_from(periodes).unwrap_or(1);
        let mut agenda = Self {
            id,
            // A row of its own: the leervragen are the same with and without editions.
            toeval: Toeval::new(!zaad),
            vastgesteld: Vec::new(),
            opgaven: Vec::new(),
            wensen: Vec::new(),
            wachtend: Vec::new(),
        };
        let mut op = begin;
        for nr in 0..EERDERE {
            op += periode;
            agenda.editie(
                op,
                EERDERE_OPGAVEN,
                nr * aantal / periodes,
                (nr + 1) * aantal / periodes,
            );
        }
        agenda.editie(now, OPGAVEN, 0, aantal);
        agenda.nieuwste(aantal);
        agenda.wensen.sort_unstable_by(|a, b| b.cmp(a));
        agenda
    }

    fn editie(&mut self, op: DateTime<Utc>, opgaven: u64, van: u64, tot: u64) {
        self.vastgesteld.push(op);
        for plek in 0..opgaven {
            // The largest are not the first ones.
            let grootte = grootte((plek * 5 + 3) % opgaven).min((tot - van) / 2).max(1);
            for _ in 0..grootte {
                let wens = van + self.toeval.onder(tot - van);
                self.wensen.push((wens, self.opgaven.len()));
            }
            self.opgaven.push(Opgave {
                editie: self.vastgesteld.len() - 1,
                nummer: i32::try_from(plek + 1).unwrap_or(1),
                leervragen: Vec::new(),
            });
        }
    }

    /// Moves a share of the wishes of the last edition to the newest leervragen.
    fn nieuwste(&mut self, aantal: u64) {
        let nieuwste = NIEUWSTE.min(aantal);
        let laatste = self.vastgesteld.len() - 1;
        let mut beurt = 0;
        for (plek, opgave) in &mut self.wensen {
            if self.opgaven[*opgave].editie == laatste {
                if beurt % DEEL_NIEUWSTE == 0 {
                    *plek = aantal - nieuwste + self.toeval.onder(nieuwste);
                }
                beurt += 1;
            }
        }
    }

    /// Offers a published leervraag, the `plek`-th that was made. An ontwikkelopgave takes it once; what it wanted twice,
    /// or where nothing was published, waits for the next.
    pub(super) fn bied_aan(&mut self, plek: u64, id: Uuid, op: DateTime<Utc>) {
        while let Some((_, opgave)) = self.wensen.pop_if(|(wens, _)| *wens <= plek) {
            self.wachtend.push(opgave);
        }
        let mut genomen = Vec::new();
        let (opgaven, vastgesteld) = (&mut self.opgaven, &self.vastgesteld);
        self.wachtend.retain(|&plaats| {
            let opgave = &mut opgaven[plaats];
            if genomen.contains(&plaats) {
                return true;
            }
            // What came after the adoption came too late.
            if op < vastgesteld[opgave.editie] {
                opgave.leervragen.push((id, op));
                genomen.push(plaats);
            }
            false
        });
    }
}

/// Leervragen beneath the ontwikkelopgave that has the most but `rang`.
fn grootte(rang: u64) -> u64 {
    (GROOTSTE / ((rang + 1) as f64).powf(SCHEEFTE)).round() as u64
}

#[cfg(test)]
mod tests {
    use super::{Agenda, EERDERE_OPGAVEN, JAREN, OPGAVEN, grootte};
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    /// The evidence that is found in a collection of which every fifth leervraag is not published.
    fn gevonden(aantal: u64) -> Agenda {
        let now: DateTime<Utc> = "2026-11-01T12:00:00Z".parse().expect("a moment");
        let begin = now - JAREN;
        let mut agenda = Agenda::plan(Uuid::nil(), 5, begin, now, aantal);
        let stap = JAREN / i32::try_from(aantal).expect("a small collection");
        for plek in (0..aantal).filter(|plek| plek % 5 != 3) {
            let op = begin + stap * i32::try_from(plek).expect("a small collection");
            agenda.bied_aan(plek, Uuid::from_u128(plek.into()), op);
        }
        agenda
    }

    #[test]
    fn sizes_go_from_four_hundred_to_ten() {
        let sizes: Vec<u64> = (0..OPGAVEN).map(grootte).collect();
        assert_eq!(sizes, [400, 143, 78, 51, 37, 28, 22, 18, 15, 13, 11, 10]);
    }

    #[test]
    fn evidence_does_not_grow_with_the_collection() {
        let sizes = |aantal| -> Vec<usize> {
            let agenda = gevonden(aantal);
            let last = agenda.opgaven.iter().filter(|opgave| opgave.editie == 5);
            last.map(|opgave| opgave.leervragen.len()).collect()
        };
        let (small, large) = (sizes(1_000), sizes(50_000));
        assert_eq!(small.len() as u64, OPGAVEN);
        for (small, large) in small.iter().zip(&large) {
            assert!(small.abs_diff(*large) <= 3 + large / 10, "{small} and {large}");
        }
    }

    #[test]
    fn evidence_lies_before_the_adoption_and_reaches_the_newest() {
        let agenda = gevonden(3_000);
        assert_eq!(agenda.opgaven.len() as u64, 5 * EERDERE_OPGAVEN + OPGAVEN);
        let mut newest = 0;
        for opgave in &agenda.opgaven {
            let mut seen = std::collections::HashSet::new();
            for (id, op) in &opgave.leervragen {
                assert!(seen.insert(id) && *op < agenda.vastgesteld[opgave.editie]);
                newest += usize::from(*id >= Uuid::from_u128(2_950));
            }
        }
        assert!((10..60).contains(&newest), "{newest} beneath the newest 50");
    }

    #[test]
    fn a_handful_of_leervragen_is_enough() {
        let agenda = gevonden(3);
        assert!(agenda.opgaven.iter().any(|opgave| !opgave.leervragen.is_empty()));
    }
}
