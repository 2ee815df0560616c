//! Time and identifiers: the only place where the machine's clock and chance are read.
//!
//! Everything else gets both from its `Op`, so that a test decides what time it is and which id comes next.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use chrono::{DateTime, Datelike, NaiveDate, SubsecRound, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, NoContext, Timestamp, Uuid};

/// Microseconds: what PostgreSQL keeps, so that SQLite keeps no more.
const DIGITS: u16 = 6;

/// A source of moments and of time-ordered ids.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    /// Starts at a moment; each reading is a millisecond later, each id the next in a row.
    Fixed {
        start: DateTime<Utc>,
        ticks: Arc<AtomicU64>,
        ids: Arc<AtomicU64>,
    },
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock for tests: starts at `start`, steps a millisecond a reading, and counts its ids.
    pub fn fixed(start: DateTime<Utc>) -> Self {
        Self(Source::Fixed {
            start,
            ticks: Arc::default(),
            ids: Arc::default(),
        })
    }

    /// Lets a fixed clock jump ahead; the machine's clock cannot be moved.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Fixed { ticks, .. } = &self.0 {
            ticks.fetch_add(by.num_milliseconds().unsigned_abs(), Ordering::SeqCst);
        }
    }

    /// The moment now, in UTC, to the microsecond.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the machine's clock"
            )]
            Source::System => Utc::now().trunc_subsecs(DIGITS),
            Source::Fixed { start, ticks, .. } => {
                let tick = ticks.fetch_add(1, Ordering::SeqCst);
                *start + TimeDelta::milliseconds(i64::try_from(tick).unwrap_or(i64::MAX))
            }
        }
    }

    /// Today in the Netherlands.
    pub fn today(&self) -> NaiveDate {
        dutch_date(self.now())
    }

    /// A new time-ordered id.
    pub fn new_id(&self) -> Uuid {
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
            Source::System => Uuid::now_v7(),
            Source::Fixed { start, ids, .. } => {
                let n = ids.fetch_add(1, Ordering::SeqCst);
                let seconds = u64::try_from(start.timestamp()).unwrap_or_default();
                let moment = Timestamp::from_unix(NoContext, seconds, 0);
                let mut bytes = *Uuid::new_v7(moment).as_bytes();
                // The random part is replaced by the count, so that ids of a test can be told apart and repeated.
                bytes[8..].copy_from_slice(&(n | 0x8000_0000_0000_0000).to_be_bytes());
                bytes[6] = 0x70;
                bytes[7] = 0;
                Uuid::from_bytes(bytes)
            }
        }
    }

    /// A new id that does not tell when it was made, of version 8 (RFC 9562): the hash of one that does.
    pub fn new_opaque_id(&self) -> Uuid {
        let hash = Sha256::digest(self.new_id());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Builder::from_custom_bytes(bytes).into_uuid()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Source::System => "Clock::System",
            Source::Fixed { .. } => "Clock::Fixed",
        })
    }
}

/// The calendar date in the Netherlands at a moment.
pub fn dutch_date(moment: DateTime<Utc>) -> NaiveDate {
    (moment + dutch_offset(moment)).date_naive()
}

/// The moment at which a calendar date begins in the Netherlands. Clocks never change at midnight there.
pub fn dutch_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    midnight - dutch_offset(midnight - TimeDelta::hours(1))
}

/// UTC+1, and UTC+2 from the last Sunday of March, 01:00 UTC, until the last Sunday of October, 01:00 UTC (Directive
/// 2000/84/EC).
fn dutch_offset(moment: DateTime<Utc>) -> TimeDelta {
    let year = moment.year();
    let summer = last_sunday(year, 3)..last_sunday(year, 10);
    TimeDelta::hours(if summer.contains(&moment) { 2 } else { 1 })
}

fn last_sunday(year: i32, month: u32) -> DateTime<Utc> {
    let last = NaiveDate::from_ymd_opt(year, month, 31).expect("March and October have 31 days");
    let sunday = last - TimeDelta::days(i64::from(last.weekday().num_days_from_sunday()));
    sunday.and_hms_opt(1, 0, 0).expect("one o'clock exists").and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn the_dutch_day_begins_before_the_utc_day() {
        assert_eq!(dutch_date(at("2026-01-31T23:30:00Z")).to_string(), "2026-02-01");
        assert_eq!(dutch_date(at("2026-06-30T22:30:00Z")).to_string(), "2026-07-01");
        assert_eq!(dutch_date(at("2026-03-29T00:59:59Z")).to_string(), "2026-03-29");
        assert_eq!(dutch_date(at("2026-10-31T22:30:00Z")).to_string(), "2026-10-31");
    }

    #[test]
    fn a_dutch_day_begins_at_its_midnight() {
        for (day, moment) in [
            ("2026-01-01", "2025-12-31T23:00:00Z"),
            ("2026-07-01", "2026-06-30T22:00:00Z"),
            ("2026-03-29", "2026-03-28T23:00:00Z"),
            ("2026-03-30", "2026-03-29T22:00:00Z"),
            ("2026-10-25", "2026-10-24T22:00:00Z"),
            ("2026-10-26", "2026-10-25T23:00:00Z"),
        ] {
            assert_eq!(dutch_midnight(day.parse().expect("a day")), at(moment), "{day}");
        }
    }

    #[test]
    fn a_fixed_clock_repeats_itself() {
        let (a, b) = (
            Clock::fixed(at("2026-01-01T00:00:00Z")),
            Clock::fixed(at("2026-01-01T00:00:00Z")),
        );
        assert_eq!(
            (a.now(), a.now(), a.new_id(), a.new_id()),
            (b.now(), b.now(), b.new_id(), b.new_id())
        );
        assert_eq!(a.new_id().get_version_num(), 7);
    }
}
