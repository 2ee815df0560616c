//! Temporary things that outlive no test process.
//!
//! A supervisor is a shell that owns one temporary directory and reads from a pipe whose other end only
//! this process holds. Whatever ends this process, `kill -9` included, closes the pipe; the shell then runs
//! its last commands and removes the directory. Nothing has to be cleaned by a handler that may never run.

use std::{
    io::{BufRead, BufReader, Read},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use nix::sys::statvfs::statvfs;

/// The user under which a supervisor runs; `None` in [`Orders::user`] keeps the present one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct User {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

/// What a supervisor does. Both scripts find the directory in `$dir` and the argument in `$argument`.
#[derive(Debug, Default)]
pub(crate) struct Orders<'a> {
    /// Commands that prepare the directory; when one fails, [`Supervisor::start`] fails with what they printed.
    pub(crate) prepare: &'a str,
    /// Commands before the directory is removed.
    pub(crate) finish: &'a str,
    /// A path that both scripts need.
    pub(crate) argument: &'a str,
    /// Another user to run as; only root may ask for it.
    pub(crate) user: Option<User>,
}

/// A running supervisor: as long as this value lives, so does its directory.
#[derive(Debug)]
pub(crate) struct Supervisor {
    dir: PathBuf,
    /// Holds the pipe; dropping it is the order to clean up.
    child: Child,
}

impl Supervisor {
    /// Starts a supervisor and waits until its directory is prepared.
    pub(crate) fn start(orders: &Orders<'_>) -> Result<Self, String> {
        // A broken pipe or Ctrl-C must not end the shell before it has cleaned up. PIPE matters when this
        // process dies between the start of the shell and its answer.
        let script = format!(
            r#"argument=$1
               trap '' HUP INT PIPE
               trap 'exit 1' TERM
               dir=$(mktemp -d "$2/vakmanschap-XXXXXX") || exit 1
               finish() {{
                   {finish}
                   rm -rf "$dir"
               }}
               trap finish EXIT
               (
                   set -e
                   {prepare}
               ) >"$dir/log" 2>&1 </dev/null
               [ $? = 0 ] || {{ cat "$dir/log"; exit 1; }}
               echo "ready:$dir"
               while read -r _; do :; done"#,
            finish = orders.finish,
            prepare = orders.prepare,
        );
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(script)
            .arg("supervisor")
            .arg(orders.argument)
            .arg(place())
            // The directory of the test may be closed to another user.
            .current_dir("/")
            // PGPORT, PGDATA and the like of a developer's shell would reach the server.
            .env_clear()
            .env("PATH", path())
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // Ctrl-C in a terminal goes to the whole foreground group, of which this is no part.
            .process_group(0);
        if let Some(user) = orders.user {
            command.uid(user.uid).gid(user.gid);
        }
        let mut child = command
            .spawn()
            .map_err(|error| format!("sh does not start: {error}"))?;
        let mut answer = BufReader::new(child.stdout.take().expect("stdout is piped above"));
        let mut text = String::new();
        answer
            .read_line(&mut text)
            .map_err(|error| format!("the supervisor does not answer: {error}"))?;
        match text.strip_prefix("ready:") {
            Some(dir) => Ok(Self {
                dir: PathBuf::from(dir.trim_end()),
                child,
            }),
            None => {
                answer
                    .read_to_string(&mut text)
                    .map_err(|error| format!("{text}… ({error})"))?;
                Err(text)
            }
        }
    }

    /// The directory, private to the supervisor's user.
    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }
}

impl Drop for Supervisor {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // An answer would change nothing: the shell removes what it can and ends.
        self.child.wait().ok();
    }
}

/// Where temporary directories go: into memory where there is room, because a database is 300 files and
/// making them is most of a test's time; else the system's place, or `/tmp`.
fn place() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let roomy = |path: &Path| {
        statvfs(path).is_ok_and(|disk| disk.blocks_available() * disk.fragment_size() >= 1 << 30)
    };
    if roomy(&memory) && usable(&memory) {
        return memory;
    }
    Some(std::env::temp_dir())
        .filter(|usual| usable(usual))
        .unwrap_or_else(|| PathBuf::from("/tmp"))
}

/// Open to the server's user, without characters that need quoting, and short enough for the path of a
/// socket (108 bytes).
fn usable(path: &Path) -> bool {
    let plain = path.to_str().is_some_and(|text| {
        text.len() <= 60
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "/._-+".contains(c))
    });
    let open = path
        .metadata()
        .is_ok_and(|data| data.permissions().mode() & 0o003 == 0o003);
    plain && (open || !nix::unistd::geteuid().is_root())
}

/// The search path of the test process.
#[expect(
    clippy::disallowed_methods,
    reason = "a shell without PATH finds no mktemp; this is not configuration"
)]
fn path() -> String {
    std::env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".to_owned())
}
