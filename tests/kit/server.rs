//! The throw-away PostgreSQL server of one test process: found, started, and gone with the process.

use std::path::Path;

use super::{
    installation::{programs, user},
    supervisor::{Orders, Supervisor},
};

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
