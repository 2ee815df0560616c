//! One measurement: the load generator against one address for a while.

use std::{fs, path::PathBuf, process::Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{folder, process::processor_time, tools::Tools};

/// What is sent: bodies that are taken at random, to one address.
pub(crate) struct Requests<'a> {
    pub(crate) address: String,
    pub(crate) token: Option<&'a str>,
    pub(crate) bodies: &'a [String],
}

/// How long and how many at once.
#[derive(Clone, Copy)]
pub(crate) struct Amount {
    pub(crate) seconds: u64,
    pub(crate) concurrency: u64,
}

/// What was seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) per_second: f64,
    /// Milliseconds.
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    /// Of one answer.
    pub(crate) bytes: u64,
    /// Microseconds of processor time for one answer: of the server, and of the database.
    pub(crate) server: f64,
    pub(crate) database: f64,
}

/// Asks for a while. `server` and `database` are the processes whose time is counted.
pub(crate) fn ask(
    tools: &Tools,
    requests: &Requests<'_>,
    amount: Amount,
    server: u32,
    database: Option<u32>,
) -> Result<Seen> {
    let file: PathBuf = folder().join("bodies.jsonl");
    fs::write(&file, requests.bodies.join("\n"))?;
    let mut command = std::process::Command::new(&tools.oha);
    command
        .args([
            "--no-tui",
            "--output-format",
            "json",
            "--disable-compression",
            "-m",
            "POST",
            "-T",
            "application/json",
        ])
        .args([
            "-c",
            &amount.concurrency.to_string(),
            "-z",
            &format!("{}s", amount.seconds),
            "-Z",
        ])
        .arg(&file)
        .stdout(Stdio::piped());
    if let Some(token) = requests.token {
        command.args(["-H", &format!("authorization: Bearer {token}")]);
    }
    command.arg(&requests.address);
    let database: Vec<u32> = database.into_iter().collect();
    let before = (processor_time(&[server]), processor_time(&database));
    let output = command.output().context("the load generator")?;
    let after = (processor_time(&[server]), processor_time(&database));
    ensure!(
        output.status.success(),
        "the load generator failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let told: Value = serde_json::from_slice(&output.stdout).context("the load generator's figures")?;
    let codes = told["statusCodeDistribution"].as_object().context("no answers")?;
    ensure!(
        codes.keys().all(|code| code == "200"),
        "{}: {codes:?}",
        requests.address
    );
    let answers = codes.values().filter_map(Value::as_f64).sum::<f64>();
    if answers == 0.0 {
        // Nothing was answered in this time: the table says so.
        return Ok(Seen::default());
    }
    let number = |path: &str| {
        told.pointer(path)
            .and_then(Value::as_f64)
            .with_context(|| path.to_owned())
    };
    let each = |seconds: f64| seconds * 1e6 / answers;
    Ok(Seen {
        per_second: answers / number("/summary/total")?,
        p50: number("/latencyPercentiles/p50")? * 1e3,
        p99: number("/latencyPercentiles/p99")? * 1e3,
        bytes: number("/summary/sizePerRequest")? as u64,
        server: each(after.0 - before.0),
        database: each(after.1 - before.1),
    })
}
