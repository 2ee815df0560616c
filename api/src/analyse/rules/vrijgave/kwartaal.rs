//! Quarters of the calendar: the least of which figures are released, and only once they are over. Pure.

use chrono::{Datelike, Months, NaiveDate};

use crate::tekst::Tweetalig;

/// How figures over time are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Korrel {
    Maand,
    Kwartaal,
    Jaar,
}

/// A quarter, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Kwartaal(NaiveDate);

impl Kwartaal {
    /// The quarters of a period at most: ten years.
    const MOST: usize = 40;
    /// The quarters of a period that is not named: two years.
    const USUAL: u32 = 8;

    /// The quarter in which a day lies.
    pub(crate) fn van(day: NaiveDate) -> Self {
        let first = day.month0() / 3 * 3 + 1;
        Self(NaiveDate::from_ymd_opt(day.year(), first, 1).unwrap_or(day))
    }

    /// The quarter that begins on a day.
    pub(crate) fn op(day: NaiveDate) -> Option<Self> {
        Some(Self::van(day)).filter(|kwartaal| kwartaal.0 == day)
    }

    pub(crate) fn eerste(self) -> NaiveDate {
        self.0
    }

    pub(crate) fn volgende(self) -> Self {
        Self(self.0.checked_add_months(Months::new(3)).unwrap_or(self.0))
    }

    fn vorige(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(3)).unwrap_or(self.0))
    }

    /// Its last day: of which the memberships are counted.
    pub(crate) fn laatste(self) -> NaiveDate {
        self.volgende().0.pred_opt().unwrap_or(self.0)
    }

    /// So many quarters of which the last is the last one that was over on a day; without a day, the last one that is over. Or
    /// what is wrong.
    pub(crate) fn tot_en_met(
        peildatum: Option<NaiveDate>,
        kwartalen: usize,
        today: NaiveDate,
    ) -> Result<Vec<Self>, Tweetalig> {
        if !(1..=Self::MOST).contains(&kwartalen) {
            return Err(Tweetalig::new(
                "Vraag ten minste één kwartaal en hooguit veertig.",
                "Ask for at least one quarter and at most forty.",
            ));
        }
        // On its last day a quarter is not over yet, but what is counted of it is of that day.
        let end = |day: NaiveDate| match Self::van(day) {
            kwartaal if kwartaal.laatste() == day => kwartaal,
            kwartaal => kwartaal.vorige(),
        };
        let over = Self::van(today).vorige();
        let last = peildatum.map_or(over, end);
        if last > over {
            return Err(Tweetalig::new(
                "Dit kwartaal is nog niet voorbij: cijfers gaan over kwartalen die voorbij zijn.",
                "This quarter is not over yet: figures are about quarters that are over.",
            ));
        }
        let back = std::iter::successors(Some(last), |kwartaal| Some(kwartaal.vorige()));
        let mut all: Vec<Self> = back.take(kwartalen).collect();
        all.reverse();
        let oldest = std::iter::successors(Some(over), |kwartaal| Some(kwartaal.vorige()))
            .nth(Self::MOST - 1)
            .unwrap_or(over);
        match all.first() {
            Some(first) if *first < oldest => Err(Tweetalig::new(
                "Cijfers gaan hooguit veertig kwartalen terug.",
                "Figures go back forty quarters at most.",
            )),
            _ => Ok(all),
        }
    }

    /// Its months, each by its first day.
    pub(crate) fn maanden(self) -> [NaiveDate; 3] {
        [0, 1, 2].map(|month| self.0.checked_add_months(Months::new(month)).unwrap_or(self.0))
    }

    /// The first day of the year in which it lies.
    pub(crate) fn jaar(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0.year(), 1, 1).unwrap_or(self.0)
    }

    /// The quarters from one date up to another, all of them over: without a date the last two years. Or what is wrong.
    pub(crate) fn reeks(
        van: Option<NaiveDate>,
        tot: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Vec<Self>, Tweetalig> {
        let whole = || {
            Tweetalig::new(
                "Een periode bestaat uit hele kwartalen: van en tot zijn de eerste dag van een kwartaal.",
                "A period is of whole quarters: van and tot are the first day of a quarter.",
            )
        };
        let running = Self::van(today);
        let end = match tot {
            Some(day) => Self::op(day).ok_or_else(whole)?,
            None => running,
        };
        let begin = match van {
            Some(day) => Self::op(day).ok_or_else(whole)?,
            None => Self(
                end.0
                    .checked_sub_months(Months::new(3 * Self::USUAL))
                    .ok_or_else(whole)?,
            ),
        };
        if end > running {
            return Err(Tweetalig::new(
                "Dit kwartaal is nog niet voorbij: cijfers gaan over kwartalen die voorbij zijn.",
                "This quarter is not over yet: figures are about quarters that are over.",
            ));
        }
        let all = std::iter::successors(Some(begin), |kwartaal| Some(kwartaal.volgende()));
        let all: Vec<Self> = all
            .take_while(|kwartaal| *kwartaal < end)
            .take(Self::MOST + 1)
            .collect();
        match all.len() {
            0 => Err(Tweetalig::new("De periode is leeg.", "The period is empty.")),
            many if many > Self::MOST => Err(Tweetalig::new(
                "Een periode heeft hooguit veertig kwartalen.",
                "A period has at most forty quarters.",
            )),
            _ => Ok(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Kwartaal, Tweetalig};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_period_is_of_whole_quarters_that_are_over() {
        let today = day("2026-11-27");
        let of = |van: Option<&str>, tot: Option<&str>| {
            let quarters = Kwartaal::reeks(van.map(day), tot.map(day), today)?;
            let ends = [quarters.first(), quarters.last()].map(|one| one.map(|one| one.0.to_string()));
            Ok::<_, Tweetalig>((quarters.len(), ends.map(Option::unwrap_or_default).join(" ")))
        };
        assert_eq!(of(None, None), Ok((8, "2024-10-01 2026-07-01".into())));
        assert_eq!(
            of(Some("2026-01-01"), Some("2026-07-01")),
            Ok((2, "2026-01-01 2026-04-01".into()))
        );
        for (van, tot) in [
            (Some("2026-01-02"), None),
            (None, Some("2026-05-01")),
            (None, Some("2027-01-01")),
            (Some("2026-10-01"), Some("2026-10-01")),
            (Some("2026-07-01"), Some("2026-01-01")),
            (Some("1999-01-01"), None),
        ] {
            assert!(of(van, tot).is_err(), "{van:?} {tot:?}");
        }
        assert_eq!(of(Some("2016-10-01"), None).map(|(many, _)| many), Ok(40));
    }

    #[test]
    fn the_quarters_up_to_a_day_are_over() {
        let today = day("2026-11-27");
        let of = |peildatum: Option<&str>, many: usize| {
            let quarters = Kwartaal::tot_en_met(peildatum.map(day), many, today)?;
            let days: Vec<String> = quarters.iter().map(|one| one.laatste().to_string()).collect();
            Ok::<_, Tweetalig>(days.join(" "))
        };
        assert_eq!(of(None, 1), Ok("2026-09-30".into()));
        assert_eq!(of(Some("2026-09-30"), 2), Ok("2026-06-30 2026-09-30".into()));
        assert_eq!(of(Some("2026-09-29"), 1), Ok("2026-06-30".into()));
        assert_eq!(of(Some("2026-11-27"), 1), Ok("2026-09-30".into()));
        assert!(of(None, 40).is_ok());
        for (peildatum, many) in [
            (None, 0),
            (None, 41),
            (Some("2026-12-31"), 1),
            (Some("2027-06-01"), 1),
            (Some("2016-11-01"), 1),
            (Some("2026-06-30"), 40),
        ] {
            assert!(of(peildatum, many).is_err(), "{peildatum:?} {many}");
        }
    }

    #[test]
    fn a_quarter_knows_its_months_and_its_year() {
        let kwartaal = Kwartaal::van(day("2026-09-30"));
        assert_eq!(
            kwartaal.maanden().map(|month| month.to_string()),
            ["2026-07-01", "2026-08-01", "2026-09-01"]
        );
        assert_eq!(
            (kwartaal.jaar(), kwartaal.volgende().eerste()),
            (day("2026-01-01"), day("2026-10-01"))
        );
    }
}
