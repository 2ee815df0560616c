//! The programs that a run needs: the service itself, the load generator, and the peer.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::folder;

/// The load generator and its version.
const OHA: &str = "oha@1.16.0";

pub(crate) struct Tools {
    /// The service, built for release.
    pub(crate) service: PathBuf,
    /// The load generator.
    pub(crate) oha: PathBuf,
    /// The folder of the peer, where it takes part.
    pub(crate) peer: Option<PathBuf>,
}

/// The folder of this crate.
pub(crate) fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Tools {
    /// Builds or installs what is missing; says so, because it takes minutes the first time.
    pub(crate) fn ready(with_peer: bool) -> Result<Self> {
        let cargo = env!("CARGO");
        said("building the service for release");
        done(plain(Command::new(cargo)).current_dir(here()).args([
            "build",
            "--release",
            "--locked",
            "-p",
            "api",
        ]))?;
        let service = Path::new(env!("CARGO_BIN_EXE_bound")).with_file_name("vakmanschap");
        let oha = folder().join("tools/bin/oha");
        if !oha.exists() {
            said("installing the load generator");
            let mut install = plain(Command::new(cargo));
            install
                .args(["install", OHA, "--locked", "--root"])
                .arg(folder().join("tools"));
            done(&mut install)?;
        }
        Ok(Self {
            service,
            oha,
            peer: if with_peer { Some(peer()?) } else { None },
        })
    }
}

/// Without what the cargo that runs this program told it: another cargo would build everything again for it.
fn plain(mut command: Command) -> Command {
    #[expect(clippy::disallowed_methods, reason = "what cargo set, not configuration")]
    for (name, _) in std::env::vars() {
        let own = ["CARGO_HOME", "CARGO_TARGET_DIR"].contains(&name.as_str());
        if name.starts_with("CARGO") && !own {
            command.env_remove(&name);
        }
    }
    command
}

/// The peer with its packages, in the place where the lock file stands.
fn peer() -> Result<PathBuf> {
    let folder = here().join("peer");
    let version = Command::new("node").arg("--version").output();
    if version.is_err() {
        bail!(
            "Node 20 or later is missing (apt-get install nodejs npm); or leave the peer out: --contenders service,bound"
        );
    }
    if !folder.join("node_modules").exists() {
        said("installing the peer");
        done(
            Command::new("npm")
                .current_dir(&folder)
                .args(["ci", "--no-audit", "--no-fund"]),
        )?;
    }
    Ok(folder)
}

fn done(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{command:?} does not start"))?;
    if !status.success() {
        bail!("{command:?} failed: {status}");
    }
    Ok(())
}

/// Tells the person at the terminal; standard output is for the tables.
pub(crate) fn said(text: &str) {
    eprintln!("bench: {text}");
}
