//! Runs one checked request as one actor: counted, caught when it panics, and told in one line of the log.

use std::{panic::AssertUnwindSafe, sync::Arc};

use actix_web::web::Bytes;
use futures::FutureExt;

use super::{
    answer::{Addressee, Answer},
    crowd::Seat,
    params::Params,
    time::Allowed,
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

impl Told {
    fn of(&mut self, checked: &Checked) {
        let short = |name: &String| name.len() <= LONGEST_NAME;
        self.operation = checked.operation_name.clone().filter(short);
        self.kind = Some(checked.kind.name());
    }
}

/// What the requests of one body have in common.
pub(super) struct Asker<'a> {
    pub(super) state: &'a State,
    pub(super) worker: &'a Worker,
    pub(super) actor: &'a Actor,
    pub(super) to: &'a Addressee,
    pub(super) idempotency_key: Option<&'a str>,
    /// By GET nothing changes.
    pub(super) reads_only: bool,
    pub(super) time: &'a Allowed,
}

/// An answer, or the bytes of one that was made for several.
pub(super) enum Given {
    Own(Answer),
    Shared(Bytes),
}

/// A request by GET that would change something.
pub(super) struct Changes;

impl Asker<'_> {
    /// Answers one request that is not part of a batch. Readers who did not sign in share the answer with those who
    /// ask the same.
    pub(super) async fn give(&self, params: Params, told: &mut Told) -> Result<Given, Changes> {
        let checked = self.check(&params, told);
        let question = match &checked {
            Ok(checked) if checked.kind == Kind::Query && *self.actor == Actor::anonymous() => {
                (checked.hash, self.to.taal)
            }
            _ => return self.judged(checked, None, told).await.map(Given::Own),
        };
        let seat = self.time.given_by_another(self.worker.crowd.seat(question)).await;
        match seat.unwrap_or(Seat::Alone) {
            Seat::Served(body) => Ok(Given::Shared(body)),
            Seat::Alone => self.judged(checked, None, told).await.map(Given::Own),
            Seat::Leads(lead) => {
                let answer = self.judged(checked, None, told).await?;
                let body = answer.to_share();
                lead.answered(body.as_ref());
                Ok(body.map_or(Given::Own(answer), Given::Shared))
            }
        }
    }

    /// Answers one request; `place` is its place in a batch.
    pub(super) async fn answer(
        &self,
        params: Params,
        place: Option<usize>,
        told: &mut Told,
    ) -> Result<Answer, Changes> {
        let checked = self.check(&params, told);
        self.judged(checked, place, told).await
    }

    fn check(&self, params: &Params, told: &mut Told) -> Result<Checked, Vec<RequestError>> {
        let name = params.operation_name.as_deref();
        let checked = self.state.documents.check(&params.query, name, &params.variables);
        if let Ok(checked) = &checked {
            told.of(checked);
        }
        checked
    }

    async fn judged(
        &self,
        checked: Result<Checked, Vec<RequestError>>,
        place: Option<usize>,
        told: &mut Told,
    ) -> Result<Answer, Changes> {
        let answer = match checked {
            Ok(checked) => match checked.kind {
                Kind::Mutation if self.reads_only => return Err(Changes),
                Kind::Subscription => self.to.refused(&[RequestError::bad(
                    "Abonnementen lopen niet over een gewoon verzoek.",
                    "Subscriptions do not run over a plain request.",
                )]),
                Kind::Query | Kind::Mutation => self.run(checked, place, told).await,
            },
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
        core.woordenboek = self.state.woordenboek.clone();
        core.idempotency = self.idempotency_key.map(|key| Idempotency {
            key: place.map_or_else(|| key.to_owned(), |place| format!("{key}#{place}")),
            hash: checked.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
        core
    }
}
