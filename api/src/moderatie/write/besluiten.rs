//! Deciding: one measure for one or many leervragen, in one transaction, with what was before.

use std::collections::HashSet;

use entity::{
    bericht::Soort as Tijding,
    besluit,
    besluit_regel::{self, Uitkomst},
    leervraag::{self as tabel, Afwijsreden},
};
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::{Done, hold_places, refused, release};
use crate::{
    bericht,
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    leervraag::{self, Actie, Stand},
    logboek, melding,
    moderatie::{
        policy,
        rules::{self, Code},
    },
    tekst::{Bezwaren, Fout, Soort},
};

/// What an editor decided, as it was typed.
pub(in crate::moderatie) struct Maatregel {
    pub(in crate::moderatie) soort: besluit::Soort,
    pub(in crate::moderatie) reden: Option<Afwijsreden>,
    pub(in crate::moderatie) toelichting: Option<String>,
    /// Also where another editor has claimed it.
    pub(in crate::moderatie) overnemen: bool,
}

/// A decision about one leervraag.
pub(in crate::moderatie) struct Besluit {
    pub(in crate::moderatie) leervraag: Uuid,
    pub(in crate::moderatie) version: i32,
    pub(in crate::moderatie) maatregel: Maatregel,
}

/// Publishes, refuses or takes back one leervraag. Gives the key of the decision.
pub(in crate::moderatie) async fn modereren(op: &Op, besluit: Besluit) -> Done {
    policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let asked = [(besluit.leervraag, besluit.version)];
    let plan = Plan::of(op, &change, &besluit.maatregel, &asked).await?;
    plan.must_be_done(besluit.version)?;
    let measure = besluit.maatregel.judged()?;
    let done = plan.carry_out(op, &change, measure, "leervraagModereren").await?;
    Ok(change.commit(done).await?)
}

/// One decision about many leervragen, each with the version that was read.
pub(in crate::moderatie) struct Besluiten {
    pub(in crate::moderatie) leervragen: Vec<Uuid>,
    pub(in crate::moderatie) versions: Vec<i32>,
    pub(in crate::moderatie) maatregel: Maatregel,
}

/// Decides about many leervragen for one reason. Those that cannot be done are left alone and told; the others are done,
/// all in one transaction. Gives the key of the decision.
pub(in crate::moderatie) async fn modereren_alle(op: &Op, besluiten: Besluiten) -> Done {
    policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    if besluiten.leervragen.is_empty() {
        return Err(refused("input.leervragen", Code::LijstLeeg));
    }
    if besluiten.leervragen.len() != besluiten.versions.len() {
        return Err(refused("input.versions", Code::VersiesKloppenNiet));
    }
    let asked: Vec<(Uuid, i32)> = besluiten.leervragen.into_iter().zip(besluiten.versions).collect();
    let plan = Plan::of(op, &change, &besluiten.maatregel, &asked).await?;
    let measure = besluiten.maatregel.judged()?;
    let done = plan
        .carry_out(op, &change, measure, "leervragenModereren")
        .await?;
    Ok(change.commit(done).await?)
}

/// A measure whose words passed the guard.
struct Judged {
    soort: besluit::Soort,
    reden: Option<Afwijsreden>,
    toelichting: Option<String>,
}

impl Maatregel {
    fn judged(self) -> Result<Judged, Refusal<Fout<Code>>> {
        let published = self.soort == besluit::Soort::Publiceren;
        if !published && self.reden.is_none() {
            return Err(refused("input.reden", Code::RedenOntbreekt));
        }
        let mut bezwaren = Bezwaren::default();
        let judged = self
            .toelichting
            .map(|raw| bezwaren.openbaar("input.toelichting", &raw, Soort::Toelichting));
        let toelichting = bezwaren.of(Some(judged.flatten())).map_err(Refusal::User)?;
        Ok(Judged {
            soort: self.soort,
            reden: self.reden.filter(|_| !published),
            toelichting: toelichting.map(Into::into),
        })
    }
}

/// What a decision will do with each leervraag that was named, in that order; all are held.
struct Plan {
    actie: Actie,
    rows: Vec<(tabel::Model, Uitkomst)>,
}

impl Plan {
    async fn of(op: &Op, change: &Change, maatregel: &Maatregel, asked: &[(Uuid, i32)]) -> Result<Self> {
        let me = policy::may_moderate(&op.actor)?;
        let actie = actie(maatregel.soort)?;
        let ids: Vec<Uuid> = asked.iter().map(|(id, _)| *id).collect();
        let held = leervraag::hold_all(op, change, &ids).await?;
        let places = hold_places(op, change, &ids).await?;
        let (now, mut seen) = (op.now(), HashSet::new());
        let rows = asked.iter().map(|(id, version)| {
            let row = held.get(id).cloned().ok_or(Error::NotFound)?;
            let others = !maatregel.overnemen && rules::van_een_ander(places.get(id), me, now);
            // Named twice is decided once.
            let uitkomst = if seen.insert(*id) {
                rules::oordeel(&row, *version, actie, others)
            } else {
                Uitkomst::IntussenGewijzigd
            };
            Ok((row, uitkomst))
        });
        let rows = rows.collect::<Result<_>>()?;
        Ok(Self { actie, rows })
    }

    /// A decision about one leervraag, of which `version` was read, is refused with the reason why it cannot be done.
    fn must_be_done(&self, version: i32) -> Result<(), Refusal<Fout<Code>>> {
        for (row, uitkomst) in &self.rows {
            match uitkomst {
                Uitkomst::Gedaan => {}
                Uitkomst::IntussenGewijzigd => fresh(row.version, version)?,
                Uitkomst::StatusStaatNietToe => {
                    return Err(refused("input.besluit", Code::StatusStaatNietToe));
                }
                Uitkomst::Geclaimd => return Err(refused("input.leervraag", Code::Geclaimd)),
            }
        }
        Ok(())
    }

    /// Keeps the decision, and does what it says.
    async fn carry_out(
        self,
        op: &Op,
        change: &Change,
        measure: Judged,
        handeling: &'static str,
    ) -> Result<Uuid> {
        let kept = besluit::Model {
            reden: measure.reden,
            ..blank(op, measure.soort)
        };
        let id = kept.id;
        keep(op, change, kept, &self.rows, None).await?;
        let done: Vec<&tabel::Model> = self.rows.iter().filter_map(is_done).collect();
        if done.is_empty() {
            return Ok(id);
        }
        let keys: Vec<Uuid> = done.iter().map(|row| row.id).collect();
        let stand = match measure.soort {
            besluit::Soort::Afwijzen => Stand::Afgewezen {
                reden: measure.reden,
                toelichting: measure.toelichting,
            },
            besluit::Soort::Terugnemen => Stand::Teruggenomen,
            _ => Stand::Gepubliceerd,
        };
        leervraag::zet(op, change, &keys, stand).await?;
        let ended = rules::uitkomst_van_meldingen(self.actie);
        melding::sluit(op, change, &keys, ended, Some(id)).await?;
        release(op, change, &keys).await?;
        let tijding = tijding(measure.soort);
        bericht::zend(op, change, &told(&done, tijding, measure.reden)).await?;
        let entries = done.iter().map(|row| entry(handeling, row)).collect();
        logboek::note_all(&**change, op, entries).await?;
        Ok(id)
    }
}

fn is_done((row, uitkomst): &(tabel::Model, Uitkomst)) -> Option<&tabel::Model> {
    (*uitkomst == Uitkomst::Gedaan).then_some(row)
}

/// What a measure does to the state of a leervraag.
fn actie(soort: besluit::Soort) -> Result<Actie> {
    match soort {
        besluit::Soort::Publiceren => Ok(Actie::Publiceren),
        besluit::Soort::Afwijzen => Ok(Actie::Afwijzen),
        besluit::Soort::Terugnemen => Ok(Actie::Terugnemen),
        besluit::Soort::Samenvoegen => Ok(Actie::Samenvoegen),
        besluit::Soort::MeldingAfhandelen => Err(Error::fault(anyhow::anyhow!(
            "closing a report changes no leervraag"
        ))),
    }
}

/// What the askers hear of a measure.
fn tijding(soort: besluit::Soort) -> Tijding {
    match soort {
        besluit::Soort::Afwijzen => Tijding::LeervraagAfgewezen,
        besluit::Soort::Terugnemen => Tijding::LeervraagTeruggenomen,
        besluit::Soort::Samenvoegen => Tijding::LeervraagSamengevoegd,
        besluit::Soort::Publiceren | besluit::Soort::MeldingAfhandelen => Tijding::LeervraagGepubliceerd,
    }
}

/// A bericht to the asker of each leervraag.
pub(super) fn told(
    rows: &[&tabel::Model],
    soort: Tijding,
    reden: Option<Afwijsreden>,
) -> Vec<bericht::Nieuw> {
    let tell = |row: &&tabel::Model| {
        Some(bericht::Nieuw {
            aan: leervraag::aanspreekbaar(row)?,
            soort,
            leervraag: Some(row.id),
            melding: None,
            reden,
        })
    };
    rows.iter().filter_map(tell).collect()
}

/// A new decision of the acting editor.
pub(super) fn blank(op: &Op, soort: besluit::Soort) -> besluit::Model {
    besluit::Model {
        id: op.new_id(),
        soort,
        reden: None,
        samenvoegreden: None,
        uitkomst: None,
        door_id: op.actor.member,
        ongedaan_door_id: None,
        ongedaan_op: None,
        created_at: op.now(),
    }
}

/// Stores a decision, with a row for each leervraag as it was before.
pub(super) async fn keep(
    op: &Op,
    change: &Change,
    kept: besluit::Model,
    rows: &[(tabel::Model, Uitkomst)],
    naar: Option<Uuid>,
) -> Result<()> {
    let (id, changes) = (kept.id, kept.soort != besluit::Soort::MeldingAfhandelen);
    besluit::Entity::insert(kept.into_active_model())
        .exec_without_returning(&**change)
        .await?;
    let regels = rows.iter().zip(1..).map(|((row, uitkomst), nummer)| {
        let done = changes && *uitkomst == Uitkomst::Gedaan;
        besluit_regel::ActiveModel {
            id: Set(op.new_id()),
            besluit_id: Set(id),
            nummer: Set(nummer),
            leervraag_id: Set(row.id),
            naar_id: Set(naar),
            uitkomst: Set(*uitkomst),
            ongedaan: Set(None),
            versie_na: Set(row.version + i32::from(done)),
            status_voor: Set(row.status),
            afwijsreden_voor: Set(row.afwijsreden),
            afwijstoelichting_voor: Set(row.afwijstoelichting.clone()),
            weerwoord_voor: Set(row.weerwoord.clone()),
            ingediend_op_voor: Set(row.ingediend_op),
            gepubliceerd_op_voor: Set(row.gepubliceerd_op),
        }
    });
    besluit_regel::Entity::insert_many(regels)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// The entry of the log for one leervraag.
pub(super) fn entry(handeling: &'static str, row: &tabel::Model) -> logboek::Entry {
    logboek::Entry {
        handeling,
        soort: Kind::Leervraag,
        object: row.id,
        betrokkene: row.vrager_id,
    }
}
