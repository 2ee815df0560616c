//! A file as it comes in: read, compared and stored batch by batch.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{
    aansluiting, inzending,
    inzending::{Formaat, Reden, Status},
    inzending_regel, lidmaatschap, lidsoort,
};
use futures::{Stream, StreamExt};
use sea_orm::{ActiveEnum, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use sha2::{Digest, Sha256};
use tokio::{sync::mpsc, task::spawn_blocking};
use uuid::Uuid;

use super::{
    Opdracht,
    begin::{Begonnen, begin, dezelfde, einde, only_one},
    plan, toepassen,
};
use crate::{
    db,
    error::{Error, Result},
    graph::Op,
    inzending::{
        policy, read,
        rules::{Grenzen, Huidig, Kolommen, Lezer, Lidsoorten, Regel, Rij, vergelijk},
    },
};

/// Rows that are compared and stored at once.
pub(super) const PARTIJ: usize = 1_000;
/// A delivery that is being received.
pub(super) struct Ontvangst<'o> {
    pub(super) op: &'o Op,
    pub(super) id: Uuid,
    pub(super) vereniging: Uuid,
    pub(super) opdracht: &'o Opdracht,
    pub(super) lezer: Lezer,
    pub(super) vandaag: NaiveDate,
    poging: Uuid,
    rijen: Vec<Rij>,
    /// Rows that are stored.
    pub(super) aantal: i32,
    /// Rows among them without a lidnummer that can be relied on.
    pub(super) zonder_nummer: u64,
    hash: Sha256,
    bytes: usize,
}

/// Why a reception ends before the end of the file.
enum Stop {
    Reden(Reden),
    Fout(Error),
}

impl From<Reden> for Stop {
    fn from(reden: Reden) -> Self {
        Self::Reden(reden)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Fout(error)
    }
}

impl From<sea_orm::DbErr> for Stop {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fout(error.into())
    }
}

/// Receives a file, makes its plan and carries that out as far as it may; gives the key of the delivery. What is wrong
/// with the file stands in the delivery.
pub(in crate::inzending) async fn ontvang<B: AsRef<[u8]>, E>(
    op: &Op,
    opdracht: &Opdracht,
    stukken: impl Stream<Item = Result<B, E>>,
) -> Result<Uuid> {
    let us = policy::may_deliver(&op.actor)?;
    let mut ontvangst = match begin(op, us, opdracht).await? {
        Begonnen::Nu(ontvangst) => ontvangst,
        Begonnen::Al(row) => {
            let most = usize::try_from(op.limits.delivery).unwrap_or(usize::MAX);
            let same = dezelfde(&row, stukken, most).await?;
            return if same {
                doorgaan(op, row.id).await
            } else {
                Err(anders())
            };
        }
    };
    match ontvangst.lees(stukken).await {
        Ok(()) => {}
        Err(Stop::Reden(reden)) => return ontvangst.weiger(reden).await,
        // It can be taken up again under the same key.
        Err(Stop::Fout(error)) => return Err(error),
    }
    let id = plan::rond_af(*ontvangst).await?;
    doorgaan(op, id).await
}

/// Carries out what waits for nobody.
async fn doorgaan(op: &Op, id: Uuid) -> Result<Uuid> {
    let row = read::een(op, id).await?.ok_or(Error::NotFound)?;
    if row.status == Status::Gepland && !row.proef {
        toepassen::vanzelf(op, id).await?;
    }
    Ok(id)
}

fn anders() -> Error {
    Error::Conflict("Deze Idempotency-Key is al gebruikt voor een ander verzoek.".into())
}

pub(super) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn afgebroken() -> Error {
    Error::BadRequest("De inhoud kwam niet in haar geheel aan; er is niets gewijzigd.".into())
}

impl<'o> Ontvangst<'o> {
    /// A reception that begins at the first byte.
    pub(super) async fn new(
        op: &'o Op,
        opdracht: &'o Opdracht,
        row: &inzending::Model,
        known: &aansluiting::Model,
    ) -> Result<Self> {
        let eigen: BTreeMap<String, String> = serde_json::from_str(&known.kolommen).map_err(Error::fault)?;
        let soorten = lidsoort::Entity::find()
            .filter(lidsoort::Column::BeroepsverenigingId.eq(known.beroepsvereniging_id))
            .all(op.read())
            .await?;
        let soorten = soorten.into_iter().map(|row| (row.id, row.code, row.naam));
        let kolommen = Kolommen::new(known.voorinstelling, &eigen);
        Ok(Self {
            op,
            id: row.id,
            vereniging: known.beroepsvereniging_id,
            opdracht,
            lezer: Lezer::new(opdracht.formaat, kolommen, Lidsoorten::new(soorten)),
            vandaag: op.today(),
            poging: row.poging,
            rijen: Vec::new(),
            aantal: 0,
            zonder_nummer: 0,
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    async fn lees<B: AsRef<[u8]>, E>(
        &mut self,
        stukken: impl Stream<Item = Result<B, E>>,
    ) -> Result<(), Stop> {
        let mut stukken = std::pin::pin!(stukken);
        let mut werkmap = Vec::new();
        while let Some(stuk) = stukken.next().await {
            let stuk = stuk.map_err(|_| afgebroken())?;
            let stuk = stuk.as_ref();
            self.bytes += stuk.len();
            self.hash.update(stuk);
            if self.bytes as u64 > u64::from(self.op.limits.delivery) {
                return Err(Reden::TeGroot.into());
            }
            if self.opdracht.formaat == Formaat::Xlsx {
                werkmap.extend_from_slice(stuk);
                continue;
            }
            self.lezer.voed(stuk, &mut self.rijen)?;
            while self.rijen.len() >= PARTIJ {
                self.bewaar().await?;
            }
        }
        if self.opdracht.formaat == Formaat::Xlsx {
            self.lees_werkmap(werkmap).await?;
        } else {
            self.lezer.einde(&mut self.rijen)?;
        }
        while !self.rijen.is_empty() {
            self.bewaar().await?;
        }
        Ok(())
    }

    /// Reads a workbook beside the others' work, and stores its rows as they come.
    async fn lees_werkmap(&mut self, bytes: Vec<u8>) -> Result<(), Stop> {
        let leeg = Lezer::new(Formaat::Xlsx, Kolommen::default(), Lidsoorten::default());
        let mut lezer = std::mem::replace(&mut self.lezer, leeg);
        let blad = self.opdracht.blad.clone();
        let grenzen = Grenzen {
            bytes: u64::from(self.op.limits.delivery),
            rijen: self.op.limits.delivery_rows,
        };
        let (geef, mut neem) = mpsc::channel(1);
        let reading = spawn_blocking(move || {
            let taken = |rijen: Vec<Rij>| geef.blocking_send(rijen).is_ok();
            let done = lezer.werkmap(bytes, blad.as_deref(), grenzen, taken);
            (lezer, done)
        });
        while let Some(rijen) = neem.recv().await {
            self.rijen.extend(rijen);
            while self.rijen.len() >= PARTIJ {
                self.bewaar().await?;
            }
        }
        let (lezer, done) = reading.await.map_err(Error::fault)?;
        self.lezer = lezer;
        Ok(done?)
    }

    /// Compares the next batch and stores what it does.
    async fn bewaar(&mut self) -> Result<(), Stop> {
        let batch: Vec<Rij> = self.rijen.drain(..Ord::min(PARTIJ, self.rijen.len())).collect();
        let number = i32::try_from(batch.len()).unwrap_or(i32::MAX);
        self.aantal = self.aantal.saturating_add(number);
        if u32::try_from(self.aantal).unwrap_or(u32::MAX) > self.op.limits.delivery_rows {
            return Err(Reden::TeveelRijen.into());
        }
        let nameless = batch.iter().filter(|rij| rij.lidnummer.is_none()).count();
        self.zonder_nummer += nameless as u64;
        let now = self.huidig(&batch).await?;
        let lines = batch.into_iter().map(|rij| {
            let known = rij.lidnummer.as_ref().and_then(|number| now.get(number));
            vergelijk(rij, known, self.opdracht.modus, self.vandaag)
        });
        let lines: Vec<Regel> = lines.collect();
        self.sla_op(lines).await.map_err(Stop::Fout)
    }

    /// The memberships that a batch is about.
    async fn huidig(&self, batch: &[Rij]) -> Result<HashMap<String, Huidig>> {
        use lidmaatschap::Column;
        let op = self.op;
        let numbers = batch.iter().filter_map(|rij| rij.lidnummer.clone());
        let rows = lidmaatschap::Entity::find()
            .filter(Column::BeroepsverenigingId.eq(self.vereniging))
            .filter(db::any_text(op.db.backend(), Column::Lidnummer, numbers))
            .all(op.read())
            .await?;
        let found = rows.iter().map(|row| (row.lidnummer.clone(), Huidig::from(row)));
        Ok(found.collect())
    }

    /// Stores lines of the plan, if this reception still is the one.
    pub(super) async fn sla_op(&self, lines: Vec<Regel>) -> Result<()> {
        use inzending::Column;
        if lines.is_empty() {
            return Ok(());
        }
        let txn = self.op.db.begin().await?;
        let bytes = i32::try_from(self.bytes).unwrap_or(i32::MAX);
        let told = inzending::Entity::update_many()
            .col_expr(Column::Rijen, Expr::value(self.aantal))
            .col_expr(Column::Bytes, Expr::value(bytes))
            .col_expr(Column::UpdatedAt, Expr::value(self.op.now()))
            .filter(Column::Id.eq(self.id))
            .filter(Column::Poging.eq(self.poging))
            .filter(Column::Status.eq(Status::Ontvangen));
        only_one(told.exec(&txn).await?.rows_affected)?;
        let rows: Result<Vec<_>> = lines
            .into_iter()
            .map(|line| rij(self.op, self.id, line))
            .collect();
        inzending_regel::Entity::insert_many(rows?)
            .exec_without_returning(&txn)
            .await?;
        Ok(txn.commit().await?)
    }

    /// Ends the reception: nothing comes of this file.
    async fn weiger(self, reden: Reden) -> Result<Uuid> {
        let txn = self.op.db.begin().await?;
        let read = Some((self.bytes, hex(self.hash)));
        einde(&txn, self.id, self.poging, reden, read, self.op).await?;
        txn.commit().await?;
        Ok(self.id)
    }

    /// What was received, for the plan: by whom, how much, and its hash.
    pub(super) fn gelezen(self) -> (Uuid, usize, String) {
        (self.poging, self.bytes, hex(self.hash))
    }
}

/// A line of a plan, as it is stored.
pub(super) fn rij(op: &Op, inzending: Uuid, line: Regel) -> Result<inzending_regel::ActiveModel> {
    let velden: Vec<String> = line.velden().into_iter().map(|veld| veld.to_value()).collect();
    let new = line.uitkomst == inzending_regel::Uitkomst::Nieuw;
    let json = |velden: Option<_>| velden.map(|velden| serde_json::to_string(&velden)).transpose();
    Ok(inzending_regel::ActiveModel {
        id: Set(op.new_id()),
        inzending_id: Set(inzending),
        nummer: Set(line.nummer),
        afwezig: Set(line.afwezig),
        lidnummer: Set(line.lidnummer),
        uitkomst: Set(line.uitkomst),
        code: Set(line.code),
        veld: Set(line.veld),
        lidmaatschap_id: Set(line.lidmaatschap.or_else(|| new.then(|| op.new_id()))),
        velden: Set(velden.join(",")),
        voor: Set(json(line.voor).map_err(Error::fault)?),
        na: Set(json(line.na).map_err(Error::fault)?),
    })
}
