//! Deciding: one measure for one or many leervragen, in one transaction, with what was before.

use std::collections::HashSet;

use entity::{
    bericht::Soort as Tijding,
    besluit,
    besluit_regel::{self, Uitkomst},
    leervraag::{self as tabel, Afwijsreden},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Done, hold_places, refused, release};
use crate::{
    bericht,
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    leervraag::{self, Stand},
    logboek, melding,
    moderatie::{
        policy,
        rules::{self, Claim, Code},
    },
    tekst::{Bezwaren, Fout, Soort},
};

/// What an editor decided, as it was typed.
pub(in crate::moderatie) struct Maatregel {
    pub(in crate::moderatie) soort: rules::Maatregel,
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

/// What became of a list.
pub(in crate::moderatie) struct Afgedaan {
    /// The decision; none when nothing was done.
    pub(in crate::moderatie) besluit: Option<Uuid>,
    /// Each leervraag that was named, in that order.
    pub(in crate::moderatie) rijen: Vec<(Uuid, Uitkomst)>,
}

/// Decides about many leervragen for one reason. Those that cannot be done are left alone and told; the others are done,
/// all in one transaction. Where nothing can be done there is no decision, and the key of a retry stays free.
pub(in crate::moderatie) async fn modereren_alle(
    op: &Op,
    besluiten: Besluiten,
) -> Result<Afgedaan, Refusal<Fout<Code>>> {
    policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => {
            return Ok(Afgedaan {
                besluit: Some(done),
                rijen: named(op, done).await?,
            });
        }
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
    let rijen = plan.rows.iter().map(|(row, uitkomst)| (row.id, *uitkomst));
    let rijen: Vec<(Uuid, Uitkomst)> = rijen.collect();
    let mut besluit = None;
    if plan.rows.iter().any(|row| is_done(row).is_some()) {
        let done = plan
            .carry_out(op, &change, measure, "leervragenModereren")
            .await?;
        besluit = Some(change.commit(done).await?);
    }
    Ok(Afgedaan { besluit, rijen })
}

/// What a decision of before did with each leervraag that was named.
async fn named(op: &Op, besluit: Uuid) -> Result<Vec<(Uuid, Uitkomst)>> {
    // tidy: all rows, because the actor took this decision
    let rows = besluit_regel::Entity::find()
        .filter(besluit_regel::Column::BesluitId.eq(besluit))
        .order_by_asc(besluit_regel::Column::Nummer)
        .all(op.read())
        .await?;
    let named = rows.iter().filter(|regel| !rules::is_losgeraakt(regel));
    Ok(named.map(|regel| (regel.leervraag_id, regel.uitkomst)).collect())
}

/// A measure whose words passed the guard.
struct Judged {
    soort: rules::Maatregel,
    reden: Option<Afwijsreden>,
    toelichting: Option<String>,
}

impl Maatregel {
    fn judged(self) -> Result<Judged, Refusal<Fout<Code>>> {
        if self.soort.vraagt_reden() && self.reden.is_none() {
            return Err(refused("input.reden", Code::RedenOntbreekt));
        }
        let mut bezwaren = Bezwaren::default();
        let judged = self
            .toelichting
            .map(|raw| bezwaren.openbaar("input.toelichting", &raw, Soort::Toelichting));
        let toelichting = bezwaren.of(Some(judged.flatten())).map_err(Refusal::User)?;
        Ok(Judged {
            soort: self.soort,
            reden: self.reden.filter(|_| self.soort.vraagt_reden()),
            toelichting: toelichting.map(Into::into),
        })
    }
}

/// What a decision will do with each leervraag that was named, in that order; and the leervragen that were merged into
/// one of them. All are held.
struct Plan {
    rows: Vec<(tabel::Model, Uitkomst)>,
    opgegaan: Vec<tabel::Model>,
}

impl Plan {
    async fn of(op: &Op, change: &Change, maatregel: &Maatregel, asked: &[(Uuid, i32)]) -> Result<Self> {
        let me = policy::may_moderate(&op.actor)?;
        let ids: Vec<Uuid> = asked.iter().map(|(id, _)| *id).collect();
        let leervraag::Held { rows: held, opgegaan } = leervraag::hold_met_opgegaan(op, change, &ids).await?;
        let places = hold_places(op, change, &ids).await?;
        let (now, mut seen) = (op.now(), HashSet::new());
        let rows = asked.iter().map(|(id, version)| {
            let row = held.get(id).cloned().ok_or(Error::NotFound)?;
            let claim = Claim::van(places.get(id), me, now);
            let others = claim.laat_toe(maatregel.overnemen).is_err();
            // Named twice is decided once.
            let uitkomst = if seen.insert(*id) {
                rules::oordeel(
                    (row.status, row.version),
                    *version,
                    maatregel.soort.actie(),
                    others,
                )
            } else {
                Uitkomst::IntussenGewijzigd
            };
            Ok((row, uitkomst))
        });
        Ok(Self {
            rows: rows.collect::<Result<_>>()?,
            opgegaan,
        })
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
            ..blank(op, measure.soort.soort())
        };
        let id = kept.id;
        let Self { rows, opgegaan } = self;
        let done: Vec<&tabel::Model> = rows.iter().filter_map(is_done).collect();
        let keys: Vec<Uuid> = done.iter().map(|row| row.id).collect();
        let stand = match measure.soort {
            rules::Maatregel::Publiceren => Stand::Gepubliceerd,
            rules::Maatregel::Afwijzen => Stand::Afgewezen {
                reden: measure.reden,
                toelichting: measure.toelichting,
            },
            rules::Maatregel::Terugnemen => Stand::Teruggenomen {
                reden: measure.reden,
                toelichting: measure.toelichting,
            },
        };
        // What went on in a leervraag that is published no longer stands by itself again.
        let leaves = |row: &tabel::Model| row.samengevoegd_in_id.is_some_and(|into| keys.contains(&into));
        let alleen: Vec<tabel::Model> = opgegaan.into_iter().filter(leaves).collect();
        let loose = alleen.iter().map(|row| (row.clone(), Uitkomst::Gedaan));
        let all: Vec<(tabel::Model, Uitkomst)> = rows.iter().cloned().chain(loose).collect();
        keep(op, change, kept, &all, None).await?;
        leervraag::zet(op, change, &keys, stand).await?;
        leervraag::laat_alleen(op, change, &alleen).await?;
        melding::sluit(op, change, &keys, measure.soort.meldingen(), Some(id)).await?;
        release(op, change, &keys).await?;
        let told = told(&done, measure.soort.tijding(), measure.reden);
        bericht::zend(op, change, &told).await?;
        let entries = done.iter().map(|row| entry(handeling, row));
        logboek::note_all(&**change, op, entries).await?;
        Ok(id)
    }
}

fn is_done((row, uitkomst): &(tabel::Model, Uitkomst)) -> Option<&tabel::Model> {
    (*uitkomst == Uitkomst::Gedaan).then_some(row)
}

/// A bericht to the asker of each leervraag.
pub(super) fn told(
    rows: &[&tabel::Model],
    soort: Tijding,
    reden: Option<Afwijsreden>,
) -> Vec<bericht::Nieuw> {
    let tell = |row: &&tabel::Model| {
        Some(bericht::Nieuw {
            leervraag: Some(row.id),
            reden,
            ..bericht::Nieuw::van(leervraag::aanspreekbaar(row)?, soort)
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

/// Stores a decision, with a row for each leervraag as it was before: also where it went on, when that ends.
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
            naar_id: Set(naar.or(row.samengevoegd_in_id.filter(|_| changes))),
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
