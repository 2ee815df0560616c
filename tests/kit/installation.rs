//! PostgreSQL's programs: where they stand on this machine, and as which user they run.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::supervisor::User;

/// What the kit needs of an installation, all in one directory.
const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// Said when the programs are nowhere. The suite fails rather than skipping half of itself.
const MISSING: &str = "PostgreSQL's server programs (initdb, pg_ctl, postgres) were not found in $PG_BIN, PATH, \
    `pg_config --bindir` or the usual places. Run `tests/run`, which installs them, or do it yourself: \
    `apt-get install postgresql`, `dnf install postgresql-server`, `apk add postgresql`, `pacman -S postgresql`, \
    `brew install postgresql`. No server has to run. To use one that runs, set VAKMANSCHAP_TEST_POSTGRES_URL \
    to a user that may create databases.";

/// PostgreSQL refuses to run as root; then it runs as the system's user for it, or as nobody.
pub(crate) fn user() -> Result<Option<User>, String> {
    if !nix::unistd::geteuid().is_root() {
        return Ok(None);
    }
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| nix::unistd::User::from_name(name).ok().flatten())
        .map(|found| {
            Some(User {
                uid: found.uid.as_raw(),
                gid: found.gid.as_raw(),
            })
        })
        .ok_or_else(|| "PostgreSQL does not run as root, and there is no user postgres or nobody".to_owned())
}

/// The directory with the programs; `tests/run` looks in the same places in the same order.
#[expect(
    clippy::disallowed_methods,
    reason = "where programs stand is asked of the machine, not of the service"
)]
pub(crate) fn programs() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("PG_BIN").map(PathBuf::from) {
        return if complete(&named) {
            Ok(named)
        } else {
            Err(format!(
                "PG_BIN={} lacks one of: {}",
                named.display(),
                PROGRAMS.join(", ")
            ))
        };
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(told_by_pg_config())
        .chain(usual_places())
        .find(|dir| complete(dir))
        .ok_or_else(|| MISSING.to_owned())
}

fn complete(dir: &Path) -> bool {
    dir.is_absolute() && PROGRAMS.iter().all(|program| dir.join(program).is_file())
}

fn told_by_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
}

/// Debian, Red Hat, Alpine, Homebrew on both kinds of Mac; the newest version first.
fn usual_places() -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = [
        ("/usr/lib/postgresql", "", "bin"),
        ("/usr", "pgsql-", "bin"),
        ("/usr/libexec", "postgresql", ""),
        ("/opt/homebrew/opt", "postgresql@", "bin"),
        ("/usr/local/opt", "postgresql@", "bin"),
    ]
    .into_iter()
    .flat_map(|(parent, prefix, inner)| versions(Path::new(parent), prefix, inner))
    .collect();
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    found.into_iter().map(|(_, dir)| dir).collect()
}

/// `parent/<prefix><number>/inner`, with the number.
fn versions(parent: &Path, prefix: &str, inner: &str) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = parent.read_dir() else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok()?;
            Some((version, entry.path().join(inner)))
        })
        .collect()
}
