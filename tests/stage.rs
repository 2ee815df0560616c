//! The stage itself: databases that do not see each other, and nothing left behind.

use std::{
    io::{BufRead, BufReader, Lines, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use nix::{errno::Errno, sys::signal::kill, unistd::Pid};
use sea_orm::{ConnectionTrait, Database, DbErr, Statement};

use crate::kit::{
    both,
    db::{self, Backend},
    postgres::{self, OVERRIDE},
};

both! {
    async fn twenty_databases_at_once_do_not_see_each_other(t: Stage) {
        let backend = t.db.backend;
        let all = futures::future::join_all((0..20).map(|number| async move {
            let own = db::fresh(backend).await;
            let open = Database::connect(&own.url).await.expect("the database was made just now");
            open.execute_unprepared("CREATE TABLE proef (nummer int)").await.expect("no other test made the table");
            open.execute_unprepared(&format!("INSERT INTO proef VALUES ({number})")).await.expect("inserts");
            (own, open)
        }))
        .await;
        for (number, (_own, open)) in all.iter().enumerate() {
            let found = integers(open, "SELECT nummer FROM proef").await.expect("the table stands");
            assert_eq!(found, [i32::try_from(number).expect("under 20")]);
        }
    }

    async fn a_database_goes_with_its_test(t: Stage) {
        let own = db::fresh(t.db.backend).await;
        let url = own.url.clone();
        drop(own);
        let url = url.replace("mode=rwc", "mode=rw");
        assert!(Database::connect(url).await.is_err(), "the database is still there");
    }
}

#[test]
fn the_address_of_another_database_on_the_same_server() {
    let same = [
        (
            "postgres://me:pw@host:1/one?sslmode=disable",
            "postgres://me:pw@host:1/two?sslmode=disable",
        ),
        ("postgres://host", "postgres://host/two"),
        (
            "postgres://localhost/one?host=/tmp/a",
            "postgres://localhost/two?host=/tmp/a",
        ),
    ];
    for (given, wanted) in same {
        assert_eq!(postgres::with_database(given, "two"), wanted);
    }
}

/// Set for the second process of the tests below, which holds databases instead of testing.
const HOLD: &str = "VAKMANSCHAP_TEST_HOLD";

#[actix_web::test]
async fn a_killed_process_leaves_nothing() {
    if told_to_hold() {
        return hold().await;
    }
    let mut holder = Holder::start("stage::a_killed_process_leaves_nothing", None);
    let files = holder
        .sqlite
        .parent()
        .and_then(Path::parent)
        .expect("a folder per test")
        .to_owned();
    let (_, socket) = holder
        .postgres
        .split_once("host=")
        .expect("a throw-away server has a socket");
    let server = PathBuf::from(socket.split('&').next().unwrap_or_default());
    let postmaster = std::fs::read_to_string(server.join("data/postmaster.pid")).expect("the server runs");
    let postmaster = Pid::from_raw(
        postmaster
            .lines()
            .next()
            .unwrap_or_default()
            .parse()
            .expect("a number"),
    );
    assert!(files.exists() && runs(postmaster));

    holder.child.kill().expect("it waits to be killed");
    holder.child.wait().expect("it was killed");

    let gone = async || !files.exists() && !server.exists() && !runs(postmaster);
    until(gone, "the killed process left its server or files").await;
}

#[actix_web::test]
async fn on_a_server_that_runs_on_the_databases_of_a_killed_process_are_swept() {
    let name = "stage::on_a_server_that_runs_on_the_databases_of_a_killed_process_are_swept";
    if told_to_hold() {
        return hold().await;
    }
    let own = db::fresh(Backend::Postgres).await;
    let open = Database::connect(&own.url)
        .await
        .expect("the database was made just now");
    let mut killed = Holder::start(name, Some(&own.url));
    let count = |holder: &Holder| {
        format!(
            "SELECT count(*)::int FROM pg_database WHERE datname LIKE 'vakmanschap\\_test\\_{}\\_%'",
            holder.child.id()
        )
    };
    let theirs = [count(&killed)];
    killed.child.kill().expect("it waits to be killed");
    killed.child.wait().expect("it was killed");
    assert_eq!(
        integers(&open, &theirs[0]).await.expect("counts"),
        [2],
        "a template and a copy"
    );

    let session = killed
        .postgres
        .split('_')
        .nth(3)
        .expect("the name holds the session")
        .to_owned();
    let ended = format!("SELECT count(*)::int FROM pg_stat_activity WHERE pid = {session}");
    let ended = async || integers(&open, &ended).await.is_ok_and(|found| found == [0]);
    until(ended, "the server does not notice that a client died").await;

    let mut next = Holder::start(name, Some(&own.url));
    let next_ones = count(&next);
    drop(next.child.stdin.take());
    assert!(next.child.wait().expect("it ends").success());
    for count in [&theirs[0], &next_ones] {
        assert_eq!(integers(&open, count).await.expect("counts"), [0]);
    }
}

/// This same test in a process of its own, which holds a database on each backend.
struct Holder {
    child: Child,
    /// Open, or the second process could not print the rest.
    _said: Lines<BufReader<ChildStdout>>,
    sqlite: PathBuf,
    postgres: String,
}

impl Holder {
    fn start(test: &str, server: Option<&str>) -> Self {
        let program = std::env::current_exe().expect("the suite knows where it stands");
        let mut command = Command::new(program);
        command.args(["--exact", test, "--nocapture"]).env(HOLD, "1");
        match server {
            Some(url) => command.env(OVERRIDE, url),
            None => command.env_remove(OVERRIDE),
        };
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the suite runs in a second process");
        let mut said = BufReader::new(child.stdout.take().expect("piped above")).lines();
        let mut next = |what: &str| {
            let line = said
                .by_ref()
                .map_while(Result::ok)
                .find_map(|line| line.strip_prefix(what).map(str::to_owned));
            line.unwrap_or_else(|| panic!("the second process did not say {what}"))
        };
        let sqlite = next("sqlite://");
        let sqlite = PathBuf::from(sqlite.split('?').next().unwrap_or_default());
        let postgres = format!("postgres://{}", next("postgres://"));
        Self {
            _said: said,
            child,
            sqlite,
            postgres,
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "tells the two processes of one test apart"
)]
fn told_to_hold() -> bool {
    std::env::var_os(HOLD).is_some()
}

/// Holds two databases until the first process closes its end, or kills this one.
async fn hold() {
    let databases = [
        db::fresh(Backend::Sqlite).await,
        db::fresh(Backend::Postgres).await,
    ];
    let mut out = std::io::stdout().lock();
    for database in &databases {
        writeln!(out, "\n{}", database.url).expect("the first process listens");
    }
    std::io::stdin().lines().for_each(drop);
}

/// Whether a process of this number exists.
fn runs(pid: Pid) -> bool {
    kill(pid, None) != Err(Errno::ESRCH)
}

/// Asks until it is so; another process gives no sign that could be waited for.
async fn until(mut so: impl AsyncFnMut() -> bool, otherwise: &str) {
    let asking = async {
        let mut pause = tokio::time::interval(Duration::from_millis(20));
        while !so().await {
            pause.tick().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), asking)
        .await
        .unwrap_or_else(|_| panic!("{otherwise}"));
}

async fn integers(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<i32>, DbErr> {
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
