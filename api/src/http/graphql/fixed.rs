//! Runs a document of the service itself, for an edge that shows what the graph shows to everybody.

use serde_json::{Map, Value};

use super::answer::cause;
use crate::{
    auth::Actor,
    error::Error,
    graph::{Op, op::Core},
    http::{State, Worker},
};

/// The data that `document` gives a reader who did not sign in. `of` is the request on behalf of which it runs.
pub(in crate::http) async fn everybody(
    state: &State,
    worker: &Worker,
    of: &Op,
    document: &'static str,
    variables: &Map<String, Value>,
) -> Result<Value, Error> {
    let checked = state
        .documents
        .check(document, None, variables)
        .map_err(|refused| match refused.first() {
            Some(first) => Error::BadRequest(first.message(of.taal).to_owned().into()),
            None => Error::fault(anyhow::anyhow!("a document was refused without a reason")),
        })?;
    let mut core = Core::new(
        Actor::anonymous(),
        worker.db.clone(),
        state.clock.clone(),
        of.limits.clone(),
        of.request_id.clone(),
    );
    core.taal = of.taal;
    core.woordenboek = state.woordenboek.clone();
    let request = checked.into_request().data(Op::new(core, &worker.batches));
    let response = state.schema.execute(request).await;
    if let Some(error) = response.errors.first() {
        return Err(cause(error));
    }
    response.data.into_json().map_err(Error::fault)
}
