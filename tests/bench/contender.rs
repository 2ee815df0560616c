//! Who is measured: the service, the bound and the peer, each as a program with an address and bodies of its own.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::{
    folder,
    process::{Program, free_port},
    tools::{Tools, here},
    work::{Case, Work},
};

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// The service as it is served.
    Service,
    /// One SQL statement for each answer.
    Bound,
    /// PostGraphile.
    Peer,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Service => "Vakmanschap",
            Self::Bound => "raw SQL",
            Self::Peer => "PostGraphile",
        }
    }
}

pub(crate) struct Contender {
    pub(crate) kind: Kind,
    pub(crate) program: Program,
}

impl Contender {
    /// The service, with the settings that it has by default, except where its data are.
    pub(crate) async fn service(tools: &Tools, url: &str) -> Result<Self> {
        let port = free_port()?;
        let mut command = service(tools, url);
        command
            .env("VAKMANSCHAP_BIND", format!("127.0.0.1:{port}"))
            .env("VAKMANSCHAP_LOG_FORMAT", "json");
        Self::start(Kind::Service, command, port).await
    }

    pub(crate) async fn bound(url: &str) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_bound"));
        command
            .arg(port.to_string())
            .arg(here().join("work"))
            .env("DATABASE_URL", url);
        Self::start(Kind::Bound, command, port).await
    }

    pub(crate) async fn peer(folder: &Path, url: &str) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new("node");
        command
            .current_dir(folder)
            .arg("server.mjs")
            .env("NODE_ENV", "production")
            .env("DATABASE_URL", url)
            .env("PORT", port.to_string());
        Self::start(Kind::Peer, command, port).await
    }

    async fn start(kind: Kind, command: Command, port: u16) -> Result<Self> {
        let log = folder().join(format!("{kind:?}.log").to_lowercase());
        Ok(Self {
            kind,
            program: Program::start(command, port, &log).await?,
        })
    }

    /// Where the work is asked.
    pub(crate) fn address(&self, work: &Work) -> String {
        match self.kind {
            Kind::Bound => self.program.address(&format!("/{}", work.file)),
            Kind::Service | Kind::Peer => self.program.address("/graphql"),
        }
    }

    /// The body that asks one case.
    pub(crate) fn body(&self, work: &Work, case: &Case) -> String {
        let body = match self.kind {
            Kind::Service => json!({ "query": work.query, "variables": case.service }),
            Kind::Bound => case.plain.clone(),
            Kind::Peer => json!({ "query": work.peer, "variables": case.plain }),
        };
        body.to_string()
    }

    /// Asks once.
    pub(crate) async fn answer(&self, work: &Work, token: Option<&str>, body: String) -> Result<Value> {
        let client = reqwest::Client::new();
        let mut request = client
            .post(self.address(work))
            .header("content-type", "application/json")
            .body(body);
        if let Some(token) = token.filter(|_| self.kind == Kind::Service) {
            request = request.bearer_auth(token);
        }
        let response = request.send().await?;
        let status = response.status();
        let text = response.text().await?;
        ensure!(
            status.is_success(),
            "{} on {}: {status} {text}",
            self.kind.name(),
            work.name
        );
        let answer: Value = serde_json::from_str(&text)?;
        ensure!(
            answer.get("errors").is_none(),
            "{} on {}: {text}",
            self.kind.name(),
            work.name
        );
        Ok(answer)
    }
}

/// The service's program on a database, whatever the command.
pub(crate) fn service(tools: &Tools, url: &str) -> Command {
    let mut command = Command::new(&tools.service);
    command
        .env_clear()
        .env("VAKMANSCHAP_DATABASE_URL", url)
        .env("VAKMANSCHAP_DATA", folder().join("key"))
        .env("VAKMANSCHAP_DEMO", "false");
    command
}

/// A token of who is named.
pub(crate) fn token(tools: &Tools, url: &str, who: [&str; 4]) -> Result<String> {
    let output = service(tools, url).arg("token").args(who).output()?;
    ensure!(
        output.status.success(),
        "no token: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// A file of the canonical work.
pub(crate) fn read(name: &str) -> Result<String> {
    let path = here().join("work").join(name);
    fs::read_to_string(&path).with_context(|| path.display().to_string())
}
