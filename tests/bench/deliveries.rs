//! What deliveries of an association cost: a first load, the same again, and one in a hundred rows changed, on an empty
//! database. `cargo bench -p bench -- --deliveries 10000,100000`.

use std::{fmt::Write as _, fs, time::Instant};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{
    Choice, Database,
    contender::{Contender, token},
    data::forget,
    folder,
    postgres::Server,
    report,
    tools::{Tools, said},
};

/// Between these lines stand the figures of the last run.
const BEGIN: &str =
    "<!-- the table of `cargo bench -p bench -- --deliveries 10000,100000 --write` begins here -->";
const END: &str = "<!-- and that of deliveries ends here -->";

const HEAD: &str = "| Database | Rows | Delivery | Seconds | Rows/s | SQL per 1,000 rows | Peak memory MiB |\n|---|--:|---|--:|--:|--:|--:|\n";

/// The database that deliveries go to.
const NAME: &str = "deliveries";

/// One delivery.
struct Step {
    name: &'static str,
    query: &'static str,
    /// Whether a row says something else than at first.
    changed: fn(u64) -> bool,
    /// The counts that must come of it: new, changed, unchanged.
    counts: fn(u64) -> [u64; 3],
}

const STEPS: [Step; 3] = [
    Step {
        name: "first load",
        query: "?modus=VOLLEDIG",
        changed: |_| false,
        counts: |rows| [rows, 0, 0],
    },
    Step {
        name: "the same again",
        query: "?modus=VOLLEDIG",
        changed: |_| false,
        counts: |rows| [0, 0, rows],
    },
    Step {
        name: "1 % changed",
        query: "?modus=VOLLEDIG",
        changed: |number| number.is_multiple_of(100),
        counts: |rows| [0, rows.div_ceil(100), rows - rows.div_ceil(100)],
    },
];

/// Measures deliveries of each size on each database; prints the table, and writes it where that was chosen.
pub(crate) async fn measure(choice: &Choice, tools: &Tools) -> Result<()> {
    use std::io::Write as _;
    let mut table = HEAD.to_owned();
    for &database in &choice.databases {
        for &rows in &choice.deliveries {
            one(tools, database, rows, &mut table).await?;
        }
    }
    writeln!(std::io::stdout(), "{table}")?;
    if choice.write {
        report::place(BEGIN, END, &table)?;
    }
    Ok(())
}

async fn one(tools: &Tools, database: Database, rows: u64, table: &mut String) -> Result<()> {
    let server = match database {
        Database::Postgres => Some(Server::start().await?),
        Database::Sqlite => None,
    };
    let url = match &server {
        Some(server) => {
            server
                .run(&format!("DROP DATABASE IF EXISTS {NAME} WITH (FORCE)"))
                .await?;
            server.run(&format!("CREATE DATABASE {NAME}")).await?;
            server.url(NAME)
        }
        None => {
            let file = folder().join(format!("{NAME}.db"));
            forget(&file)?;
            format!("sqlite://{}", file.display())
        }
    };
    let contender = Contender::service(tools, &url).await?;
    let token = token(tools, &url, ["--as", "VERENIGING", "--vereniging", "NVO"])?;
    for step in &STEPS {
        said(&format!("{database:?}, {rows} rows: {}", step.name));
        let (seconds, statements) = deliver(&contender, &token, step, rows).await?;
        let memory = contender.program.peak_memory().map(|bytes| bytes >> 20);
        let thousands = rows as f64 / 1_000.0;
        // Writing to a String does not fail.
        let _ = writeln!(
            table,
            "| {database:?} | {rows} | {} | {seconds:.2} | {:.0} | {:.1} | {} |",
            step.name,
            rows as f64 / seconds,
            statements as f64 / thousands,
            memory.map_or_else(String::new, |memory| memory.to_string())
        );
    }
    Ok(())
}

/// A file as an administration writes it, with columns that are not read.
fn file(step: &Step, rows: u64) -> String {
    let mut file =
        "Lidnummer;Voorletters;Tussenvoegsel;Achternaam;Lidsoort;Ingangsdatum;E-mail;IBAN\n".to_owned();
    for number in 0..rows {
        let name = ["Jansen", "Bakker", "Visser", "Élise", "Smit"][(number % 5) as usize];
        let other = if (step.changed)(number) { "-Nieuw" } else { "" };
        let letter = char::from(b'A' + (number % 26) as u8);
        let _ = writeln!(
            file,
            "L{number:07};{letter}.;van der;{name}{other};GEWOON;01-02-2020;{number}@example.nl;NL91ABNA0417164300"
        );
    }
    file
}

/// Sends the file; gives the seconds that it took, and the statements.
async fn deliver(contender: &Contender, token: &str, step: &Step, rows: u64) -> Result<(f64, u64)> {
    let body = file(step, rows);
    let request = reqwest::Client::new()
        .post(
            contender
                .program
                .address(&format!("/v1/inzendingen{}", step.query)),
        )
        .header("content-type", "text/csv")
        .bearer_auth(token)
        .body(body);
    let begun = Instant::now();
    let response = request.send().await?;
    let text = response.text().await?;
    let seconds = begun.elapsed().as_secs_f64();
    let told: Value = serde_json::from_str(&text)?;
    let counts = ["nieuw", "gewijzigd", "ongewijzigd"].map(|name| told["aantallen"][name].as_u64());
    ensure!(
        told["status"] == "TOEGEPAST" && counts == (step.counts)(rows).map(Some),
        "{}: {text}",
        step.name
    );
    Ok((seconds, statements(contender)?))
}

/// The statements of the last delivery, as the log of the service tells.
fn statements(contender: &Contender) -> Result<u64> {
    const FIELD: &str = "\"db.statements\":";
    let log = fs::read_to_string(contender.program.log())?;
    let line = log.lines().rev().find(|line| line.contains("/v1/inzendingen"));
    let (_, rest) = line
        .and_then(|line| line.split_once(FIELD))
        .context("the log tells no statements")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Ok(digits.parse()?)
}
