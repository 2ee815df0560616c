//! The commands, and what each prints. Standard output belongs to the answer, so that it can be piped into a file or a
//! variable; what goes on meanwhile goes to standard error.

use std::path::PathBuf;

use anyhow::{Context, ensure};
use api::{
    auth::{LOCAL_ISSUER, LocalIssuer, Role, TokenSpec},
    change,
    clock::Clock,
    config::Config,
    db::Db,
    demo::{self, belasting, referentie, verhaal},
    http::{Server, State},
    inzending, schema, telemetry,
};
use chrono::TimeDelta;
use clap::{Parser, Subcommand, ValueEnum};

use crate::{aanleveren, welcome};

/// The Vakmanschap API: members, Lerende Praktijken, leervragen and ontwikkelopgaven over GraphQL.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Cli {
    /// Configuration file; without it vakmanschap.toml is read if it exists.
    #[arg(long, global = true, env = "VAKMANSCHAP_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API; what happens without a command.
    Serve,
    /// Bring the database to the latest schema and reference data, and stop.
    Migrate,
    /// Add made-up leervragen and members, for measuring.
    Seed {
        /// How many leervragen.
        #[arg(long, default_value_t = 1_000)]
        leervragen: u64,
        /// How many members; without it one for every five leervragen, at least 200 and at most 100,000.
        #[arg(long)]
        members: Option<u64>,
    },
    /// Deliver the memberships of a beroepsvereniging from a file, straight to the database.
    Inzending(aanleveren::Args),
    /// Print a token of the local issuer.
    Token(TokenArgs),
    /// Print the GraphQL schema.
    Schema,
    /// Print the settings as they are, without passwords.
    Config {
        /// Print the table of all settings instead, in Markdown.
        #[arg(long)]
        table: bool,
    },
}

#[derive(clap::Args)]
struct TokenArgs {
    /// Whose token.
    #[arg(long = "as", value_name = "ROLE", value_enum, ignore_case = true)]
    role: As,
    /// The subject of the member; members of the demo data are called demo-anna, demo-bilal, …
    #[arg(long, value_name = "SUBJECT")]
    member: Option<String>,
    /// The beroepsvereniging, by abbreviation; only with VERENIGING.
    #[arg(long, value_name = "AFKORTING")]
    vereniging: Option<String>,
    /// Hours that the token lives.
    #[arg(long, default_value_t = 12)]
    hours: u32,
}

/// The actors that have a token.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum As {
    Member,
    Redactie,
    Vereniging,
    Analist,
    Beheer,
}

impl Cli {
    /// Does what was asked.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        let command = self.command.unwrap_or(Command::Serve);
        let config = match command {
            // These need no configuration, so they also work where it is broken.
            Command::Schema => return print(&schema::sdl()),
            Command::Config { table: true } => return print(&Config::table()),
            _ => Config::load(self.config.as_deref())?,
        };
        match command {
            Command::Token(args) => print(&args.token(&config)?),
            Command::Config { .. } => print(&config.to_toml()?),
            Command::Seed { leervragen, members } => {
                let members = members.unwrap_or_else(|| belasting::leden_bij(leervragen));
                seed(&config, leervragen, members).await
            }
            Command::Inzending(args) => {
                let db = prepared(&config).await?;
                print(&args.run(&db, config.limits).await?)
            }
            Command::Migrate => {
                telemetry::begin(&config)?;
                prepared(&config).await.map(drop)
            }
            Command::Serve | Command::Schema => {
                telemetry::begin(&config)?;
                serve(config).await
            }
        }
    }
}

impl As {
    /// A token of this actor. The default people are those of the demo data; where they are not, the first request
    /// makes them.
    pub(crate) fn spec(self, member: Option<String>, vereniging: Option<String>) -> TokenSpec {
        let member = |default: &str| member.unwrap_or_else(|| default.to_owned());
        match self {
            Self::Member => TokenSpec::member(member("demo-anna")),
            Self::Redactie => TokenSpec::role(member("demo-noor"), Role::Redactie),
            Self::Analist => TokenSpec::role(member("demo-lotte"), Role::Analist),
            Self::Beheer => TokenSpec::role(member("beheer"), Role::Beheer),
            Self::Vereniging => TokenSpec::vereniging(vereniging.unwrap_or_else(|| "NVO".to_owned())),
        }
    }
}

impl TokenArgs {
    fn token(self, config: &Config) -> anyhow::Result<String> {
        ensure!(
            config.local_issuer(),
            "the local issuer is off: tokens come from the configured issuers"
        );
        ensure!(
            (1..=config.token_hours).contains(&self.hours),
            "--hours must be from 1 to {}: longer tokens are refused (token_hours)",
            config.token_hours
        );
        let of_association = self.role == As::Vereniging;
        ensure!(
            self.vereniging.is_none() || of_association,
            "--vereniging goes with --as VERENIGING"
        );
        ensure!(
            self.member.is_none() || !of_association,
            "--member does not go with --as VERENIGING: an association is no member"
        );
        let spec = self.role.spec(self.member, self.vereniging);
        let issuer = LocalIssuer::open(&config.data, &config.audience, Clock::system())?;
        Ok(issuer.token(&TokenSpec {
            life: TimeDelta::hours(self.hours.into()),
            ..spec
        }))
    }
}

/// The database, with the latest schema and reference data.
async fn prepared(config: &Config) -> anyhow::Result<Db> {
    let db = Db::connect(&config.database()).await?;
    let latest = migration::migrate(db.writer()).await;
    latest.context("the database could not be brought to the latest schema")?;
    let changed = referentie::laad(db.writer(), Clock::system().now()).await;
    let changed = changed.context("the reference data could not be loaded")?;
    if let Err(error) = change::forget_old_keys(&db, Clock::system().now()).await {
        // Old keys are refused by their age anyway, so they are no reason not to start.
        tracing::warn!(error = ?error, "old idempotency keys could not be removed");
    }
    if let Err(error) = inzending::vergeet(db.writer(), Clock::system().now()).await {
        tracing::warn!(error = ?error, "old deliveries could not be ended");
    }
    tracing::info!(reference.rows = changed, "database ready");
    Ok(db)
}

async fn serve(config: Config) -> anyhow::Result<()> {
    let clock = Clock::system();
    let db = prepared(&config).await?;
    if config.demo() && demo::is_leeg(db.writer()).await? {
        let loaded = verhaal::laad(db.writer(), clock.now(), LOCAL_ISSUER).await;
        loaded.context("the demo data could not be loaded")?;
        tracing::info!("demo data loaded");
    }
    let local = match config.local_issuer() {
        true => Some(LocalIssuer::open(&config.data, &config.audience, clock.clone())?),
        false => None,
    };
    let hours = config.token_hours;
    let server = Server::bind(State::new(config, db, clock, local.as_ref())?)?;
    print(&welcome::text(server.address(), local.as_ref(), hours))?;
    server.run_until_stopped().await
}

async fn seed(config: &Config, leervragen: u64, members: u64) -> anyhow::Result<()> {
    telemetry::begin(config)?;
    let db = prepared(config).await?;
    let clock = Clock::system();
    let begun = clock.now();
    tracing::info!(leervragen, members, "load begins");
    let told = |done: u64, rows: u64| {
        let elapsed = (clock.now() - begun).as_seconds_f64().max(0.001);
        // The first batches hold no leervragen, and tell nothing about the rest.
        let left = (done > 0).then(|| (elapsed / done as f64 * (leervragen - done) as f64) as u64);
        let per_second = (rows as f64 / elapsed) as u64;
        tracing::info!(
            leervragen = done,
            of = leervragen,
            rows,
            rows_per_second = per_second,
            seconds_left = left,
            "rows written"
        );
    };
    belasting::zaai(db.writer(), begun, LOCAL_ISSUER, leervragen, members, told).await?;
    let seconds = (clock.now() - begun).num_seconds();
    tracing::info!(seconds, "load done, statistics included");
    Ok(())
}

/// Nothing is wrong when the reader of a pipe has seen enough.
fn print(text: &str) -> anyhow::Result<()> {
    use std::io::{ErrorKind, Write};
    match writeln!(std::io::stdout(), "{}", text.trim_end()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
