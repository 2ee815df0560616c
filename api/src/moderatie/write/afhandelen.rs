//! Closing a report and leaving the leervraag as it is. A decision about the leervraag itself closes its reports too.

use entity::{besluit, besluit_regel::Uitkomst as Regeluitkomst, melding::Uitkomst};
use uuid::Uuid;

use super::{
    Done,
    besluiten::{blank, keep},
    hold_places, refused, release,
};
use crate::{
    change::Begin,
    error::Error,
    graph::{Kind, Op},
    leervraag, logboek, melding,
    moderatie::{
        policy,
        rules::{self, Claim},
    },
};

/// How a report is closed.
pub(in crate::moderatie) struct Afhandeling {
    pub(in crate::moderatie) melding: Uuid,
    pub(in crate::moderatie) uitkomst: Uitkomst,
    /// Also where another editor has claimed the leervraag.
    pub(in crate::moderatie) overnemen: bool,
}

/// Closes one open report. Gives the key of the report.
pub(in crate::moderatie) async fn afhandelen(op: &Op, afhandeling: Afhandeling) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let seen = op.load(melding::ById(afhandeling.melding)).await?;
    let leervraag = seen.ok_or(Error::NotFound)?.leervraag_id;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = leervraag::hold(op, &change, leervraag).await?;
    let places = hold_places(op, &change, &[leervraag]).await?;
    let report = melding::hold(op, &change, afhandeling.melding).await?;
    let claim = Claim::van(places.get(&leervraag), me, op.now());
    rules::afhandelen(report.uitkomst, claim, afhandeling.overnemen)
        .map_err(|code| refused("input.melding", code))?;
    let kept = besluit::Model {
        uitkomst: Some(afhandeling.uitkomst),
        ..blank(op, besluit::Soort::MeldingAfhandelen)
    };
    let besluit = kept.id;
    keep(op, &change, kept, &[(row, Regeluitkomst::Gedaan)], None).await?;
    let entry = logboek::Entry {
        handeling: "meldingAfhandelen",
        soort: Kind::Melding,
        object: report.id,
        betrokkene: report.melder_id,
    };
    let id = report.id;
    melding::sluit_een(op, &change, report, afhandeling.uitkomst, Some(besluit)).await?;
    release(op, &change, &[leervraag]).await?;
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(id).await?)
}
