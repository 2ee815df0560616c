//! Configuration: one struct, read once at the start from an optional TOML file and `VAKMANSCHAP_*` variables.
//!
//! A variable wins over the file, the file over the default. A dot in a name below is `__` in a variable:
//! `limits.page` is `VAKMANSCHAP_LIMITS__PAGE`. Keys that do not exist are refused, so a typing error never starts a
//! service with a default that nobody chose.

use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use figment::{
    Figment,
    providers::{Format, Serialized, Toml},
    value::Value,
};
use serde::{Deserialize, Serialize};

use crate::{
    auth::{self, IssuerConfig},
    contact,
};
pub use crate::{
    contact::Contact,
    limits::Limits,
    secret::{DatabaseConfig, DatabaseUrl},
};

/// The file that is read when no other is named and it exists.
const DEFAULT_FILE: &str = "vakmanschap.toml";

/// What an operator can set. Begin with [`Config::load`], or in a test with `Config { …, ..Config::default() }`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where the service listens.
    pub bind: SocketAddr,
    /// Which database.
    pub database_url: DatabaseUrl,
    /// Reading connections of an SQLite file.
    pub readers: u32,
    /// Connections to PostgreSQL.
    pub connections: u32,
    /// Folder of the local issuer's key.
    pub data: PathBuf,
    /// See [`Config::demo`].
    pub demo: Option<bool>,
    /// See [`Config::local_issuer`].
    pub local_issuer: Option<bool>,
    /// The audience that tokens must name, where an issuer has no list of its own.
    pub audience: String,
    /// Hours that a token may live.
    pub token_hours: u32,
    /// Identity providers whose tokens are accepted.
    pub issuers: Vec<IssuerConfig>,
    /// Web origins whose pages may call the service.
    pub cors_origins: Vec<String>,
    /// Which log lines are written.
    pub log: String,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// Whom to tell about a weakness.
    pub security_contact: Option<String>,
    /// Whom users of the REST API may ask.
    pub contact: Option<Contact>,
    /// Whether browsers get GraphiQL.
    pub graphiql: bool,
    /// Whether the schema can be asked for.
    pub introspection: bool,
    /// Whether SCIM clients that depart from the standard are refused.
    pub scim_strict: bool,
    /// The published limits.
    pub limits: Limits,
}

/// The table of the README, `name: meaning` on each line. The defaults come from [`Config::default`].
const MEANINGS: &str = r#"bind: Address and port to listen on. With the local issuer on, only a loopback address is accepted.
database_url: `sqlite://path` or `postgres://user:password@host/name`. An SQLite file is made where there is none.
readers: Reading connections of an SQLite file.
connections: Connections to PostgreSQL for requests, divided over the workers (one per core; each has at least 2 for reading and 1 for changes, otherwise a quarter is for changes); sign-in, health and the start have at most 4 more.
data: Folder for the key of the local issuer.
demo: Load the demo data into an empty database.
local_issuer: Accept tokens of `vakmanschap token`. For development only.
audience: The `aud` that tokens must name, where an issuer has no `audience` of its own.
token_hours: The longest life of a token, in hours; a token that lives longer is refused.
issuers: Trusted identity providers, one `[[issuers]]` each; its keys are the next rows.
issuers.issuer: The `iss` of its tokens, exactly.
issuers.audience: The `aud` of its tokens, one or a list.
issuers.jwks_url: Address of its public keys (JWKS). Give this or `jwks_file`.
issuers.jwks_file: File with its public keys (JWKS), read again every ten minutes.
issuers.algorithms: The algorithms it signs with: `RS256`, `ES256`, `EdDSA`.
issuers.roles_claim: Where its tokens list roles, with dots between the levels: `realm_access.roles`.
issuers.roles: Which of its role names means what: `{ redacteur = "REDACTIE" }`; also `ANALIST`, `BEHEER`.
issuers.vereniging_claim: The claim that binds a machine client to one beroepsvereniging.
issuers.verenigingen: Which value of that claim is which beroepsvereniging: `{ client-7 = "NVO" }`. Empty: the value is the abbreviation.
cors_origins: Web origins (`https://host`) whose pages may call the service.
log: Log filter: `info`, or finer: `info,api=debug`.
log_format: `text` for people, `json` for machines.
security_contact: Whom to tell about a weakness, `mailto:…` or `https://…`; without it there is no `security.txt`.
contact: Whom users of the REST API may ask: `{ naam = "…", email = "…", url = "https://…" }`; stands in `/v1/openapi.json`.
graphiql: Give browsers GraphiQL at `/graphql`.
introspection: Answer introspection queries.
scim_strict: Refuse SCIM clients where they depart from the standard; otherwise it is understood, told and counted.
limits.page: Rows on one page of a connection.
limits.depth: Depth of a query, introspection fields not counted.
limits.cost: Cost of a query: one per field, multiplied by the page sizes above it; a list without pages counts as 10 rows.
limits.aliases: Aliases, and root fields, in one operation.
limits.directives: Directives in one operation.
limits.document: Bytes of a GraphQL document.
limits.body: Bytes of a request body.
limits.delivery: Bytes of a delivery of an association.
limits.delivery_rows: Rows of a delivery.
limits.delivery_seconds: Seconds that receiving and planning a delivery may take.
limits.scim_page: Users or Groups in one SCIM reply.
limits.scim_operations: Operations in one SCIM bulk request.
limits.batch: Operations in one batch.
limits.seconds: Seconds that making an answer may take; who waits for a shared one waits half as long at most.
limits.input_list: Items in one input list.
limits.cell: The least number about leervragen or people that is shown to who is no editor; 5 at least.
limits.claim_minutes: Minutes that an editor's claim on a leervraag lasts; a week at most.
limits.undo_minutes: Minutes in which a decision of an editor can be undone; a week at most."#;

impl Default for Config {
    fn default() -> Self {
        Self {
            bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 8000)),
            database_url: DatabaseUrl::from("sqlite://data/vakmanschap.db"),
            readers: 4,
            connections: 16,
            data: PathBuf::from("data"),
            demo: None,
            local_issuer: None,
            audience: "vakmanschap".into(),
            token_hours: 24,
            issuers: Vec::new(),
            cors_origins: Vec::new(),
            log: "info,actix_server=warn,sea_orm_migration=warn".into(),
            log_format: LogFormat::Text,
            security_contact: None,
            contact: None,
            graphiql: true,
            introspection: true,
            scim_strict: false,
            limits: Limits::default(),
        }
    }
}

impl Config {
    /// Reads `file`, which must exist, or else `vakmanschap.toml` if that does, with the variables of the process over it.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let fallback = Path::new(DEFAULT_FILE);
        let file = file.or_else(|| fallback.exists().then_some(fallback));
        let variables =
            std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)));
        Self::read(file, variables)
    }

    /// [`Config::load`] with the variables given; those of other programs may be among them.
    pub fn read(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> anyhow::Result<Self> {
        let mut figment = Figment::new();
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("the configuration file {} could not be read", path.display()))?;
            check_toml(&text, path)?;
            figment = figment.merge(Toml::string(&text));
        }
        for (name, value) in variables {
            let Some(key) = name.strip_prefix("VAKMANSCHAP_").map(str::to_ascii_lowercase) else {
                continue;
            };
            // The first names the file itself, the others belong to the test suite.
            if key == "config" || key.starts_with("test_") {
                continue;
            }
            let value: Value = value.parse().expect("what is no other value is a text");
            figment = figment.merge(Serialized::default(&key.replace("__", "."), value));
        }
        let config: Self = figment.extract().map_err(|errors| {
            let told = errors
                .into_iter()
                .map(|error| format!("{}: {}", error.path.join("."), error.kind));
            anyhow::anyhow!(
                "the configuration is wrong: {}",
                told.collect::<Vec<_>>().join("; ")
            )
        })?;
        config.check()?;
        Ok(config)
    }

    /// Whether the local issuer is on: as set, else when no issuer is configured.
    pub fn local_issuer(&self) -> bool {
        self.local_issuer.unwrap_or(self.issuers.is_empty())
    }

    /// Whether an empty database gets the demo data: as set, else when the local issuer is on.
    pub fn demo(&self) -> bool {
        self.demo.unwrap_or_else(|| self.local_issuer())
    }

    /// The part that the database needs.
    pub fn database(&self) -> DatabaseConfig {
        DatabaseConfig {
            url: self.database_url.as_str().to_owned(),
            readers: self.readers,
            connections: self.connections,
        }
    }

    /// Refuses what cannot work or must not be: [`Config::load`] calls this, and so does the start of the service.
    pub fn check(&self) -> anyhow::Result<()> {
        if self.local_issuer() && !self.bind.ip().is_loopback() {
            bail!(
                "the local issuer is on, and anybody who reads its key can act as anybody: bind to a loopback address \
                 (127.0.0.1, ::1) instead of {}, or configure an issuer and set local_issuer = false",
                self.bind.ip()
            );
        }
        for (name, value) in [
            ("readers", self.readers),
            ("connections", self.connections),
            ("token_hours", self.token_hours),
        ] {
            ensure!(value > 0, "{name} must be at least 1");
        }
        self.limits.check()?;
        ensure!(!self.audience.is_empty(), "audience must not be empty");
        for origin in &self.cors_origins {
            ensure!(
                is_origin(origin),
                "cors_origins: {origin:?} is not an origin such as https://www.example.nl"
            );
        }
        contact::check(self.security_contact.as_deref(), self.contact.as_ref())?;
        ensure!(
            tracing_subscriber::EnvFilter::try_new(&self.log).is_ok(),
            "log: {:?} is not a log filter such as info,api=debug",
            self.log
        );
        let mut seen = BTreeSet::from([auth::LOCAL_ISSUER]);
        for issuer in &self.issuers {
            issuer.check()?;
            ensure!(
                seen.insert(&issuer.issuer),
                "issuers: {:?} is reserved or stands there twice",
                issuer.issuer
            );
        }
        Ok(())
    }

    /// The settings as TOML, passwords left out: what the command `config` prints.
    pub fn to_toml(&self) -> anyhow::Result<String> {
        let told = Self {
            demo: Some(self.demo()),
            local_issuer: Some(self.local_issuer()),
            ..self.clone()
        };
        toml::to_string(&told).context("the configuration could not be written as TOML")
    }

    /// The settings as a Markdown table, for the README.
    pub fn table() -> String {
        let defaults = serde_json::to_value(Self::default()).unwrap_or_default();
        let mut table = String::from("| Setting | Default | Meaning |\n|---|---|---|\n");
        for (name, meaning) in MEANINGS.lines().filter_map(|line| line.split_once(": ")) {
            let default = match name {
                "demo" => "true with the local issuer".to_owned(),
                "local_issuer" => "true without issuers".to_owned(),
                "issuers.audience" => "`audience`".to_owned(),
                "issuers.algorithms" => "`[\"RS256\", \"ES256\", \"EdDSA\"]`".to_owned(),
                _ => match defaults.pointer(&format!("/{}", name.replace('.', "/"))) {
                    Some(serde_json::Value::String(text)) => format!("`{text}`"),
                    Some(value) => format!("`{value}`"),
                    None => String::new(),
                },
            };
            table.push_str(&format!("| `{name}` | {default} | {meaning} |\n"));
        }
        table
    }
}

/// Syntax first, and without the line in question: it may hold a password.
fn check_toml(text: &str, path: &Path) -> anyhow::Result<()> {
    text.parse::<toml::Table>().map(drop).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(before).filter(|byte| *byte == b'\n').count() + 1;
        anyhow::anyhow!("{} is not TOML: line {line}: {}", path.display(), error.message())
    })
}

/// `https://host` or `https://host:port`, as browsers send it.
fn is_origin(text: &str) -> bool {
    text.strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .is_some_and(|host| {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-:[]".contains(c))
        })
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}
