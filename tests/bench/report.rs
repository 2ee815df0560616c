//! The tables: printed, and written into `BENCHMARKS.md` when that is asked for.

use std::{fmt::Write as _, fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{Choice, Database, contender::Kind, load::Seen, tools::here, work::READS, writes::WRITES};

/// Between these lines stand the tables of the last run.
const BEGIN: &str = "<!-- the tables of `cargo bench -p bench -- --write` begin here -->";
const END: &str = "<!-- and end here -->";

const HEAD: &str = "| Machine | Work | Who | At once | Requests/s | p50 ms | p99 ms | SQL | Bytes | Server µs | Database µs \
    | Of raw SQL | × PostGraphile |\n|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";

/// Puts a text between two lines of `BENCHMARKS.md`.
pub(crate) fn place(begin: &str, end: &str, text: &str) -> Result<()> {
    let path: PathBuf = here().join("../../BENCHMARKS.md");
    let page = fs::read_to_string(&path).context("BENCHMARKS.md")?;
    let (before, rest) = page
        .split_once(begin)
        .with_context(|| format!("BENCHMARKS.md lacks {begin}"))?;
    let (_, after) = rest
        .split_once(end)
        .with_context(|| format!("BENCHMARKS.md lacks {end}"))?;
    Ok(fs::write(
        path,
        format!("{before}{begin}\n\n{text}\n{end}{after}"),
    )?)
}

/// One measurement.
pub(crate) struct Row {
    pub(crate) leervragen: u64,
    pub(crate) database: Database,
    pub(crate) work: &'static str,
    pub(crate) contender: Kind,
    pub(crate) concurrency: u64,
    pub(crate) seen: Seen,
    pub(crate) statements: Option<f64>,
}

/// All measurements of a run.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
    memory: Vec<(u64, Database, u64)>,
}

impl Report {
    pub(crate) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub(crate) fn memory(&mut self, leervragen: u64, database: Database, bytes: Option<u64>) {
        self.memory
            .extend(bytes.map(|bytes| (leervragen, database, bytes)));
    }

    /// Prints the tables.
    pub(crate) fn print(&self, choice: &Choice) -> Result<()> {
        use std::io::Write as _;
        Ok(writeln!(std::io::stdout(), "{}", self.text(choice))?)
    }

    /// Writes the tables into `BENCHMARKS.md`, where that was chosen.
    pub(crate) fn write(&self, choice: &Choice) -> Result<()> {
        if !choice.write {
            return Ok(());
        }
        place(BEGIN, END, &self.text(choice))
    }

    fn text(&self, choice: &Choice) -> String {
        let mut text = format!("{}\n", legend());
        let machine = machine();
        for &database in &choice.databases {
            for &leervragen in &choice.leervragen {
                let rows: Vec<&Row> = self
                    .rows
                    .iter()
                    .filter(|row| row.database == database && row.leervragen == leervragen)
                    .collect();
                // Writing to a String does not fail.
                let _ = writeln!(
                    text,
                    "### {database:?}, {leervragen} leervragen\n\n{HEAD}{}",
                    lines(&rows, &machine)
                );
                for (_, _, bytes) in self
                    .memory
                    .iter()
                    .filter(|one| (one.0, one.1) == (leervragen, database))
                {
                    let _ = writeln!(text, "Peak memory of the service: {} MiB.\n", bytes >> 20);
                }
            }
            let _ = write!(text, "{}", self.growth(choice, database));
        }
        text
    }

    /// The largest collection beside the smallest.
    fn growth(&self, choice: &Choice, database: Database) -> String {
        let (Some(small), Some(large)) = (choice.leervragen.iter().min(), choice.leervragen.iter().max())
        else {
            return String::new();
        };
        if small == large {
            return String::new();
        }
        let mut text = format!(
            "### {database:?}: throughput at {large} leervragen, as a share of that at {small}\n\n\
             | Work | Vakmanschap | raw SQL | PostGraphile |\n|---|--:|--:|--:|\n"
        );
        for (work, _) in READS {
            let _ = write!(text, "| {work} |");
            for who in [Kind::Service, Kind::Bound, Kind::Peer] {
                let rate = |leervragen: u64| {
                    let row = self.rows.iter().find(|row| {
                        (
                            row.database,
                            row.work,
                            row.contender,
                            row.leervragen,
                            row.concurrency,
                        ) == (database, work, who, leervragen, choice.concurrency)
                    });
                    row.map(|row| row.seen.per_second)
                };
                let _ = write!(text, " {} |", ratio(rate(*large), rate(*small)));
            }
            text.push('\n');
        }
        text.push('\n');
        text
    }
}

fn lines(rows: &[&Row], machine: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let beside = |who: Kind| {
            let other = rows
                .iter()
                .find(|one| (one.work, one.contender, one.concurrency) == (row.work, who, row.concurrency));
            ratio(
                Some(row.seen.per_second),
                other.map(|other| other.seen.per_second),
            )
        };
        let ours = row.contender == Kind::Service;
        let _ = writeln!(
            text,
            "| {machine} | {} | {} | {} | {:.0} | {:.2} | {:.2} | {} | {} | {:.0} | {:.0} | {} | {} |",
            row.work,
            row.contender.name(),
            row.concurrency,
            row.seen.per_second,
            row.seen.p50,
            row.seen.p99,
            row.statements
                .map_or_else(String::new, |count| format!("{count:.1}")),
            row.seen.bytes,
            row.seen.server,
            row.seen.database,
            if ours { beside(Kind::Bound) } else { String::new() },
            if ours { beside(Kind::Peer) } else { String::new() },
        );
    }
    text
}

fn ratio(one: Option<f64>, other: Option<f64>) -> String {
    match (one, other) {
        (Some(one), Some(other)) if other > 0.0 => format!("{:.2}", one / other),
        _ => String::new(),
    }
}

/// The machine in a few words.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix(" kB"));
    let gigabytes = kilobytes
        .and_then(|text| text.parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes >> 20);
    format!("{cores} cores, {gigabytes} GiB")
}

/// What the names of the work mean.
fn legend() -> String {
    let mut text = String::from("| Name | Work |\n|---|---|\n");
    for (name, meaning) in READS.iter().chain(&WRITES) {
        let _ = writeln!(text, "| {name} | {meaning} |");
    }
    text
}
