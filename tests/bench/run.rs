//! One run: one size on one database, every contender in turns.

use std::{fs, time::Duration};

use anyhow::{Context, Result, ensure};
use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::{
    Choice, Database, agree,
    contender::{Contender, Kind, token},
    data::{Data, RUN},
    load::{self, Amount, Requests, Seen},
    others,
    report::{Report, Row},
    tools::{Tools, said},
    work::{Case, Work, reads},
    writes::{WRITES, mix, recognises, submits},
};

/// Seconds before each measurement that do not count.
const WARM_UP: u64 = 1;
/// Requests, one after the other, whose statements are counted.
const COUNTED: usize = 20;
/// Requests at the same time that SQLite's one writer must stand.
const CROWD: u64 = 64;
/// How long the server may take to notice that it must count.
const NOTICED: Duration = Duration::from_millis(300);

/// What a run has at hand.
struct Run<'a> {
    choice: &'a Choice,
    tools: &'a Tools,
    data: Data,
    contenders: Vec<Contender>,
    token: String,
    leervragen: u64,
    database: Database,
}

pub(crate) async fn measure(
    choice: &Choice,
    tools: &Tools,
    leervragen: u64,
    database: Database,
    report: &mut Report,
) -> Result<()> {
    let data = Data::ready(tools, database, leervragen).await?;
    let mut contenders = vec![Contender::service(tools, &data.url).await?];
    if data.is_postgres() {
        if choice.contenders.contains(&Kind::Bound) {
            contenders.push(Contender::bound(&data.url).await?);
        }
        if let Some(folder) = &tools.peer {
            data.db
                .execute_unprepared(&fs::read_to_string(folder.join("setup.sql"))?)
                .await?;
            contenders.push(Contender::peer(folder, &data.url).await?);
        }
    }
    // A member who takes part in no praktijk.
    let token = token(tools, &data.url, ["--as", "MEMBER", "--member", "bench-lezer"])?;
    let run = Run {
        choice,
        tools,
        data,
        contenders,
        token,
        leervragen,
        database,
    };
    let mut works = reads(&run.data, run.service(), choice).await?;
    for (work, cases) in &mut works {
        others::complete(&run.contenders, work, cases, &run.token).await?;
    }
    for (work, cases) in &works {
        run.read(work, cases, report).await?;
    }
    run.write(&works, report).await?;
    run.healthy()?;
    let memory = run.service().program.peak_memory();
    report.memory(run.leervragen, run.database, memory);
    Ok(())
}

impl Run<'_> {
    fn service(&self) -> &Contender {
        self.contenders
            .first()
            .expect("the service is measured in every run")
    }

    async fn read(&self, work: &Work, cases: &[Case], report: &mut Report) -> Result<()> {
        let token = work.signed_in.then_some(self.token.as_str());
        agree::check(&self.contenders, work, cases, token).await?;
        let mut statements = Vec::new();
        for contender in &self.contenders {
            statements.push(self.statements(contender, work, cases).await?);
        }
        // Who ask the same share answers, so one at a time shows what a single answer costs.
        let alone = (cases.len() == 1).then_some(1);
        for concurrency in [Some(self.choice.concurrency), alone].into_iter().flatten() {
            let seen = self.rounds(work, cases, concurrency)?;
            for ((contender, seen), statements) in self.contenders.iter().zip(seen).zip(&statements) {
                report.add(Row {
                    leervragen: self.leervragen,
                    database: self.database,
                    work: work.name,
                    contender: contender.kind,
                    concurrency,
                    seen,
                    statements: *statements,
                });
            }
        }
        Ok(())
    }

    /// The best of the rounds, for each contender.
    fn rounds(&self, work: &Work, cases: &[Case], concurrency: u64) -> Result<Vec<Seen>> {
        let mut best = vec![Seen::default(); self.contenders.len()];
        for round in 1..=self.choice.rounds {
            for (contender, best) in self.contenders.iter().zip(&mut best) {
                said(&format!(
                    "{} leervragen, {:?}: {} by {concurrency}, round {round}, {}",
                    self.leervragen,
                    self.database,
                    work.name,
                    contender.kind.name()
                ));
                let bodies: Vec<String> = cases.iter().map(|case| contender.body(work, case)).collect();
                let requests = Requests {
                    address: contender.address(work),
                    token: (work.signed_in && contender.kind == Kind::Service).then_some(self.token.as_str()),
                    bodies: &bodies,
                };
                let seen = self.timed(contender, &requests, concurrency)?;
                if seen.per_second > best.per_second {
                    *best = seen;
                }
            }
        }
        Ok(best)
    }

    fn timed(&self, contender: &Contender, requests: &Requests<'_>, concurrency: u64) -> Result<Seen> {
        let database = self.data.server.as_ref().map(crate::postgres::Server::process);
        let process = contender.program.id();
        let amount = |seconds| Amount { seconds, concurrency };
        load::ask(self.tools, requests, amount(WARM_UP), process, database)?;
        load::ask(
            self.tools,
            requests,
            amount(self.choice.seconds),
            process,
            database,
        )
    }

    /// SQL statements of one request that is alone, on average.
    async fn statements(&self, contender: &Contender, work: &Work, cases: &[Case]) -> Result<Option<f64>> {
        let token = work.signed_in.then_some(self.token.as_str());
        let server = self.data.server.as_ref();
        if let Some(server) = server {
            server.counting(RUN, true).await?;
            tokio::time::interval_at(tokio::time::Instant::now() + NOTICED, NOTICED)
                .tick()
                .await;
        }
        for case in cases.iter().cycle().take(COUNTED) {
            contender.answer(work, token, contender.body(work, case)).await?;
        }
        let each = |total: f64| total / COUNTED as f64;
        if let Some(server) = server {
            return Ok(server.counting(RUN, false).await?.map(|count| each(count as f64)));
        }
        let lines = answered(contender)?;
        let last = lines.iter().rev().take(COUNTED);
        let counts = last.map(|line| {
            find(line, "db.statements")
                .and_then(Value::as_f64)
                .unwrap_or_default()
        });
        Ok(Some(each(counts.sum())))
    }

    async fn write(&self, reads: &[(Work, Vec<Case>)], report: &mut Report) -> Result<()> {
        for (name, _) in WRITES {
            if !self.choice.wants(name) {
                continue;
            }
            let bodies = match name {
                "W1" => submits(),
                "W2" => recognises(&self.data).await?,
                _ => mix(&self.data, self.service(), reads).await?,
            };
            let service = self.service();
            for concurrency in [self.choice.concurrency, CROWD] {
                said(&format!(
                    "{} leervragen, {:?}: {name} by {concurrency}",
                    self.leervragen, self.database
                ));
                let address = service.program.address("/graphql");
                let requests = Requests {
                    address,
                    token: Some(&self.token),
                    bodies: &bodies,
                };
                let seen = self.timed(service, &requests, concurrency)?;
                let (leervragen, database) = (self.leervragen, self.database);
                let (work, contender, statements) = (name, Kind::Service, None);
                report.add(Row {
                    leervragen,
                    database,
                    work,
                    contender,
                    concurrency,
                    seen,
                    statements,
                });
            }
        }
        Ok(())
    }

    /// No answer may have carried an error: a lock that was not had, a statement that took too long.
    fn healthy(&self) -> Result<()> {
        let bad = answered(self.service())?
            .into_iter()
            .find(|line| find(line, "error.code").is_some());
        ensure!(
            bad.is_none(),
            "an answer carried an error: {}",
            bad.unwrap_or_default()
        );
        Ok(())
    }
}

/// The lines that the service logged, one for every answer.
fn answered(service: &Contender) -> Result<Vec<Value>> {
    let log = fs::read_to_string(service.program.log()).context("the log of the service")?;
    Ok(log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect())
}

/// A field of a line in the log, at any depth.
fn find<'a>(line: &'a Value, name: &str) -> Option<&'a Value> {
    let fields = line.as_object()?;
    fields
        .get(name)
        .filter(|value| !value.is_null())
        .or_else(|| fields.values().find_map(|below| find(below, name)))
}
