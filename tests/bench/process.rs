//! Programs that run as long as a value lives, and what they cost the machine.

use std::{
    fs,
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use nix::{sys::signal, unistd::Pid};

/// How often a program that starts is asked whether it listens, and how many times.
const ASKED: Duration = Duration::from_millis(50);
const TIMES: u32 = 1_200;

/// A program under measurement: it ends with this value.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    log: PathBuf,
    port: u16,
}

impl Program {
    /// Starts `command`, which will listen on `port`, and waits until it does. What it prints goes to `log`.
    pub(crate) async fn start(mut command: Command, port: u16, log: &Path) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let out = File::create(log).with_context(|| format!("{}", log.display()))?;
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out);
        let child = command
            .spawn()
            .with_context(|| format!("{name} does not start"))?;
        let mut program = Self {
            child,
            log: log.to_owned(),
            port,
        };
        let mut ticks = tokio::time::interval(ASKED);
        for _ in 0..TIMES {
            ticks.tick().await;
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(program);
            }
            if let Some(status) = program.child.try_wait()? {
                bail!("{name} ended ({status}):\n{}", fs::read_to_string(log)?);
            }
        }
        bail!("{name} does not listen:\n{}", fs::read_to_string(log)?)
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) fn log(&self) -> &Path {
        &self.log
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The most memory that it has had, in bytes; none where the system does not tell.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1_024)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            // It may have ended by itself.
            signal::kill(Pid::from_raw(id), signal::Signal::SIGTERM).ok();
        }
        self.child.wait().ok();
    }
}

/// A port that is free now.
pub(crate) fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?
        .local_addr()?
        .port())
}

/// Seconds of processor time that a process and its children of one generation have used so far; zero where the system
/// does not tell.
pub(crate) fn processor_time(of: &[u32]) -> f64 {
    let Ok(entries) = fs::read_dir("/proc") else {
        return 0.0;
    };
    let numbers = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    numbers.filter_map(|id| times(id, of)).sum::<f64>() / TICKS
}

/// Clock ticks in a second: the same on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

fn times(id: u32, of: &[u32]) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name in parentheses may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let parent: u32 = fields.get(1)?.parse().ok()?;
    // User and system time of itself; and of its children that ended, which would otherwise take theirs along.
    let counted = match (of.contains(&id), of.contains(&parent)) {
        (true, _) => 11..15,
        (false, true) => 11..13,
        (false, false) => return None,
    };
    fields
        .get(counted)?
        .iter()
        .map(|ticks| ticks.parse::<f64>().ok())
        .sum()
}
