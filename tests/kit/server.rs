//! The throw-away PostgreSQL server of one test process: found, started, and gone with the process.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::supervisor::{Orders, Supervisor, User};

/// What the kit needs of an installation, all in one directory.
const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// Said when the programs are nowhere. The suite fails rather than skipping half of itself.
const MISSING: &str = "PostgreSQL's server programs (initdb, pg_ctl, postgres) were not found in $PG_BIN, PATH, \
    `pg_config --bindir` or the usual places. Run `tests/run`, which installs them, or do it yourself: \
    `apt-get install postgresql`, `dnf install postgresql-server`, `apk add postgresql`, `pacman -S postgresql`, \
    `brew install postgresql`. No server has to run. To use one that runs, set VAKMANSCHAP_TEST_POSTGRES_URL \
    to a user that may create databases.";

/// Nothing of it has to survive a crash; only this process reaches it, by its socket.
const PREPARE: &str = r#"
    "$argument/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync
    cat >>"$dir/data/postgresql.conf" <<END
listen_addresses = ''
port = 5432
unix_socket_directories = '$dir'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
dynamic_shared_memory_type = mmap
checkpoint_timeout = 1d
jit = off
timezone = 'UTC'
END
    "$argument/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start
"#;

const FINISH: &str = r#""$argument/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1"#;

/// A server that runs as long as this value, or this process.
#[derive(Debug)]
pub(crate) struct Server {
    supervisor: Supervisor,
}

impl Server {
    /// Starts a server and waits until it takes connections (about half a second).
    pub(crate) fn start() -> Result<Self, String> {
        let bin = programs()?;
        let orders = Orders {
            prepare: PREPARE,
            finish: FINISH,
            argument: bin
                .to_str()
                .ok_or("the path of PostgreSQL's programs is no UTF-8")?,
            user: user()?,
        };
        let supervisor = Supervisor::start(&orders).map_err(|said| {
            format!(
                "the throw-away PostgreSQL does not start ({}):\n{said}",
                bin.display()
            )
        })?;
        Ok(Self { supervisor })
    }

    /// The address of the server's own database.
    pub(crate) fn url(&self) -> String {
        // Port and TLS are named because PGPORT and PGSSLMODE of a developer's shell would fill them in.
        format!(
            "postgres://postgres@localhost/postgres?host={}&port=5432&sslmode=disable",
            self.dir().display()
        )
    }

    /// Everything the server has on disk.
    pub(crate) fn dir(&self) -> &Path {
        self.supervisor.dir()
    }
}

/// PostgreSQL refuses to run as root; then it runs as the system's user for it, or as nobody.
fn user() -> Result<Option<User>, String> {
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
fn programs() -> Result<PathBuf, String> {
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
