//! How fast the service is: the canonical work over loopback, beside one raw SQL statement and beside PostGraphile.
//!
//! `cargo bench -p bench` builds the data, starts all three, checks that they agree, and measures them in turns, so that
//! ratios hold on a noisy machine. `cargo bench -p bench -- --help` tells what can be chosen.

mod agree;
mod contender;
mod data;
mod deliveries;
#[path = "../kit/installation.rs"]
mod installation;
mod load;
mod others;
mod postgres;
mod process;
mod report;
mod run;
#[path = "../kit/supervisor.rs"]
mod supervisor;
mod tools;
mod work;
mod writes;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use contender::Kind;

/// Measures the service on the canonical work.
#[derive(Debug, Parser)]
struct Choice {
    /// How many leervragen the data have; a list.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000])]
    leervragen: Vec<u64>,
    /// On which databases; a list.
    #[arg(long, value_delimiter = ',', value_enum, default_values_t = [Database::Postgres, Database::Sqlite])]
    databases: Vec<Database>,
    /// Which work, by name; a list. Without it all.
    #[arg(long, value_delimiter = ',')]
    work: Vec<String>,
    /// Seconds of each measurement, 1 to 60.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
    /// Rounds: each measures every contender once; the best of the rounds counts. 1 to 10.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=10))]
    rounds: u64,
    /// Requests at the same time.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=256))]
    concurrency: u64,
    /// Who is measured, the service always among them; a list. The peer is PostGraphile, which needs Node 20 and npm.
    #[arg(long, value_delimiter = ',', value_enum, default_values_t = [Kind::Service, Kind::Bound, Kind::Peer])]
    contenders: Vec<Kind>,
    /// Instead: how long deliveries with so many rows take; a list.
    #[arg(long, value_delimiter = ',', value_name = "ROWS")]
    deliveries: Vec<u64>,
    /// Write the tables into BENCHMARKS.md.
    #[arg(long)]
    write: bool,
    /// Given by cargo.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Choice {
    /// Whether this work is measured.
    fn wants(&self, name: &str) -> bool {
        self.work.is_empty() || self.work.iter().any(|one| one == name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Database {
    Postgres,
    Sqlite,
}

/// Where data and tools are kept between runs: beside what cargo builds.
fn folder() -> PathBuf {
    let target = PathBuf::from(env!("CARGO_BIN_EXE_bound"));
    let release = target.parent().and_then(|path| path.parent());
    release
        .map_or_else(|| PathBuf::from("target"), PathBuf::from)
        .join("bench")
}

#[tokio::main]
async fn main() -> Result<()> {
    let choice = Choice::parse();
    // The client wants one although nothing here is encrypted; there may be one already.
    rustls::crypto::ring::default_provider().install_default().ok();
    std::fs::create_dir_all(folder())?;
    let peer = choice.deliveries.is_empty() && choice.contenders.contains(&Kind::Peer);
    let tools = tools::Tools::ready(peer)?;
    if !choice.deliveries.is_empty() {
        return deliveries::measure(&choice, &tools).await;
    }
    let mut report = report::Report::default();
    for &leervragen in &choice.leervragen {
        for &database in &choice.databases {
            let done = run::measure(&choice, &tools, leervragen, database, &mut report).await;
            if done.is_err() {
                // What was measured until here took minutes.
                report.print(&choice)?;
            }
            done?;
        }
    }
    report.print(&choice)?;
    report.write(&choice)
}
