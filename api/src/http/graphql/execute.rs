//! Runs one checked request as one actor: counted, caught when it panics, and told in one line of the log.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures::FutureExt;

use super::{
    answer::{Addressee, Answer},
    params::Params,
};
use crate::{
    auth::Actor,
    db::Counter,
    error::Error,
    graph::{
        Op,
        document::{Checked, Kind, RequestError},
        op::{Core, Idempotency},
    },
    http::{State, Worker, trace::Told},
};

/// Bytes of the name of an operation that is worth a place in the log.
const LONGEST_NAME: usize = 64;

/// What the requests of one body have in common.
pub(super) struct Asker<'a> {
    pub(super) state: &'a State,
    pub(super) worker: &'a Worker,
    pub(super) actor: &'a Actor,
    pub(super) to: &'a Addressee,
    pub(super) idempotency_key: Option<&'a str>,
    /// By GET nothing changes.
    pub(super) reads_only: bool,
}

/// A request by GET that would change something.
pub(super) struct Changes;

impl Asker<'_> {
    /// Answers one request; `place` is its place in a batch.
    pub(super) async fn answer(
        &self,
        params: Params,
        place: Option<usize>,
        told: &mut Told,
    ) -> Result<Answer, Changes> {
        let checked =
            self.state
                .documents
                .check(&params.query, params.operation_name.as_deref(), &params.variables);
        let answer = match checked {
            Ok(checked) => {
                let short = |name: &String| name.len() <= LONGEST_NAME;
                told.operation = checked.operation_name.clone().filter(short);
                told.kind = Some(checked.kind.name());
                match checked.kind {
                    Kind::Mutation if self.reads_only => return Err(Changes),
                    Kind::Subscription => self.to.refused(&[RequestError::bad(
                        "Abonnementen lopen niet over een gewoon verzoek.",
                        "Subscriptions do not run over a plain request.",
                    )]),
                    Kind::Query | Kind::Mutation => self.run(checked, place, told).await,
                }
            }
            Err(errors) => self.to.refused(&errors),
        };
        told.code = told.code.or(answer.code());
        Ok(answer)
    }

    async fn run(&self, checked: Checked, place: Option<usize>, told: &mut Told) -> Answer {
        let cost = checked.cost;
        let op = self.op(&checked, place);
        // A caller that counts already (a test) goes on counting.
        let counter = Counter::current().unwrap_or_default();
        told.counters.push(Arc::clone(&counter));
        let request = checked.into_request().data(Op::new(op, &self.worker.batches));
        let work = self.state.schema.execute(request);
        match counter.scope(AssertUnwindSafe(work).catch_unwind()).await {
            Ok(response) => self.to.ran(response, cost),
            // The panic hook has logged it.
            Err(_) => self.to.ended(&Error::fault(anyhow::anyhow!("a panic"))),
        }
    }

    fn op(&self, checked: &Checked, place: Option<usize>) -> Core {
        let State { clock, limits, .. } = self.state;
        let request_id = self.to.request_id.to_string();
        let mut core = Core::new(
            self.actor.clone(),
            self.worker.db.clone(),
            clock.clone(),
            Arc::clone(limits),
            request_id,
        );
        core.taal = self.to.taal;
        core.idempotency = self.idempotency_key.map(|key| Idempotency {
            key: place.map_or_else(|| key.to_owned(), |place| format!("{key}#{place}")),
            hash: checked.hash.clone(),
        });
        core
    }
}
