//! A file as it comes in: read, compared and stored batch by batch.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};
use entity::{
    aansluiting, inzending,
    inzending::{Reden, Status},
    inzending_regel, lidmaatschap, lidsoort,
};
use futures::{Stream, StreamExt};
use sea_orm::{
    ActiveEnum,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Opdracht, ingesteld_van, note, plan, toepassen};
use crate::{
    change::{Begin, Change},
    db,
    error::{Error, Result},
    graph::Op,
    inzending::{
        policy, read,
        rules::{GEWOON, Huidig, Kolommen, Lezer, Lidsoorten, Regel, Rij, vergelijk},
    },
};

/// Rows that are compared and stored at once.
pub(super) const PARTIJ: usize = 1_000;
/// After this long without a row, a reception has ended halfway.
const STIL: TimeDelta = TimeDelta::hours(1);

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

/// How a reception begins.
enum Begonnen<'o> {
    /// The file is to be read.
    Nu(Box<Ontvangst<'o>>),
    /// It was before, or need not be.
    Al(inzending::Model),
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
            let same = dezelfde(&row, stukken).await?;
            return if same { doorgaan(op, row.id).await } else { Err(anders()) };
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

/// Whether a file is the one that was received before, as far as that was read.
async fn dezelfde<B: AsRef<[u8]>, E>(
    row: &inzending::Model,
    stukken: impl Stream<Item = Result<B, E>>,
) -> Result<bool> {
    let Some(known) = &row.hash else { return Ok(true) };
    let mut left = usize::try_from(row.bytes).unwrap_or_default();
    let (mut hash, mut stukken) = (Sha256::new(), std::pin::pin!(stukken));
    // A file that was refused halfway was not read further.
    let whole = row.gepland_op.is_some();
    while let Some(stuk) = stukken.next().await {
        let stuk = stuk.map_err(|_| afgebroken())?;
        let stuk = stuk.as_ref();
        if whole && stuk.len() > left {
            return Ok(false);
        }
        let part = &stuk[..Ord::min(left, stuk.len())];
        hash.update(part);
        left -= part.len();
    }
    Ok(left == 0 && hex(hash) == *known)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn afgebroken() -> Error {
    Error::BadRequest("De inhoud kwam niet in haar geheel aan; er is niets gewijzigd.".into())
}

async fn begin<'o>(op: &'o Op, us: Uuid, opdracht: &'o Opdracht) -> Result<Begonnen<'o>> {
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(id) => return hervat(op, us, opdracht, id).await,
    };
    let ingesteld = ingesteld(op, &change, us).await?;
    verlaten(op, &change, us).await?;
    let verouderd = opdracht.basis.is_some_and(|basis| basis != ingesteld.stand);
    let row = nieuw(op, opdracht, &ingesteld, verouderd);
    let row = sea_orm::ActiveModelTrait::insert(row, &*change).await?;
    note(op, &change, "inzendingAanleveren", row.id).await?;
    change.commit(row.id).await?;
    if verouderd {
        return Ok(Begonnen::Al(row));
    }
    let ontvangst = Ontvangst::new(op, opdracht, &row, &ingesteld).await?;
    Ok(Begonnen::Nu(Box::new(ontvangst)))
}

/// How the association delivers; made at its first delivery.
pub(super) async fn ingesteld(op: &Op, change: &Change, us: Uuid) -> Result<aansluiting::Model> {
    let now = op.now();
    let row = aansluiting::ActiveModel {
        beroepsvereniging_id: Set(us),
        stand: Set(0),
        voorinstelling: Set(aansluiting::Voorinstelling::Standaard),
        kolommen: Set("{}".to_owned()),
        toepassing: Set(inzending::Toepassing::Heel),
        drempel_aandeel: Set(GEWOON.aandeel),
        drempel_aantal: Set(GEWOON.aantal),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    aansluiting::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**change)
        .await?;
    ingesteld_van(&**change, us).await
}

/// Ends receptions of the association that nobody goes on with: the rows of a file that is not whole are kept no longer.
async fn verlaten(op: &Op, change: &Change, us: Uuid) -> Result<()> {
    use inzending::Column;
    let silent = || {
        inzending::Entity::find()
            .filter(Column::BeroepsverenigingId.eq(us))
            .filter(Column::Status.eq(Status::Ontvangen))
            .filter(Column::UpdatedAt.lt(op.now() - STIL))
    };
    for row in silent().all(&**change).await? {
        einde(&**change, row.id, row.poging, Reden::Afgebroken, None, op).await?;
    }
    Ok(())
}

fn nieuw(
    op: &Op,
    opdracht: &Opdracht,
    ingesteld: &aansluiting::Model,
    verouderd: bool,
) -> inzending::ActiveModel {
    let now = op.now();
    let status = if verouderd { Status::Geweigerd } else { Status::Ontvangen };
    inzending::ActiveModel {
        id: Set(op.new_id()),
        beroepsvereniging_id: Set(ingesteld.beroepsvereniging_id),
        modus: Set(opdracht.modus),
        toepassing: Set(opdracht.toepassing.unwrap_or(ingesteld.toepassing)),
        formaat: Set(opdracht.formaat),
        proef: Set(opdracht.proef),
        status: Set(status),
        reden: Set(verouderd.then_some(Reden::Verouderd)),
        aangehouden_om: Set(None),
        inzender: Set(op.actor.client.clone()),
        basis: Set(ingesteld.stand),
        stand: Set(None),
        poging: Set(op.new_id()),
        hash: Set(None),
        bytes: Set(0),
        bytes_totaal: Set(opdracht.bytes.and_then(|bytes| i32::try_from(bytes).ok())),
        rijen: Set(0),
        nieuw: Set(0),
        gewijzigd: Set(0),
        ongewijzigd: Set(0),
        beeindigd: Set(0),
        geweigerd: Set(0),
        lopend: Set(0),
        drempel: Set(0),
        afwezigen_tellen: Set(false),
        per_veld: Set("{}".to_owned()),
        kolommen: Set("[]".to_owned()),
        vervallen_kolommen: Set("[]".to_owned()),
        gepland_op: Set(None),
        toegepast_op: Set(None),
        ongedaan_op: Set(None),
        besloten_door_id: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    }
}

/// Takes up a delivery that was begun under the same key: from the start, when its file did not come in whole.
async fn hervat<'o>(op: &'o Op, us: Uuid, opdracht: &'o Opdracht, id: Uuid) -> Result<Begonnen<'o>> {
    let row = read::een(op, id).await?.ok_or(Error::NotFound)?;
    if row.status != Status::Ontvangen {
        return Ok(Begonnen::Al(row));
    }
    let txn = op.db.begin().await?;
    let known = ingesteld_van(&txn, us).await?;
    let poging = op.new_id();
    let taken = inzending::Entity::update_many()
        .col_expr(inzending::Column::Poging, Expr::value(poging))
        .col_expr(inzending::Column::Basis, Expr::value(known.stand))
        .col_expr(inzending::Column::Rijen, Expr::value(0))
        .col_expr(inzending::Column::Bytes, Expr::value(0))
        .col_expr(inzending::Column::UpdatedAt, Expr::value(op.now()))
        .filter(inzending::Column::Id.eq(id))
        .filter(inzending::Column::Poging.eq(row.poging))
        .filter(inzending::Column::Status.eq(Status::Ontvangen));
    only_one(taken.exec(&txn).await?.rows_affected)?;
    regels_weg(&txn, id).await?;
    txn.commit().await?;
    let row = inzending::Model { poging, ..row };
    let ontvangst = Ontvangst::new(op, opdracht, &row, &known).await?;
    Ok(Begonnen::Nu(Box::new(ontvangst)))
}

/// Somebody else receives this delivery now, or it has ended.
fn only_one(rows: u64) -> Result<()> {
    if rows == 1 {
        return Ok(());
    }
    Err(Error::Conflict(
        "Deze inzending wordt intussen opnieuw ontvangen.".into(),
    ))
}

async fn regels_weg(on: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    let lines = inzending_regel::Entity::delete_many();
    lines
        .filter(inzending_regel::Column::InzendingId.eq(id))
        .exec(on)
        .await?;
    Ok(())
}

/// Ends a reception without a plan; `read` is how much of the file was seen.
async fn einde(
    on: &impl ConnectionTrait,
    id: Uuid,
    poging: Uuid,
    reden: Reden,
    read: Option<(usize, String)>,
    op: &Op,
) -> Result<()> {
    use inzending::Column;
    let mut ended = inzending::Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Geweigerd.to_value()))
        .col_expr(Column::Reden, Expr::value(reden.to_value()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(op.now()));
    if let Some((bytes, hash)) = read {
        let bytes = i32::try_from(bytes).unwrap_or(i32::MAX);
        ended = ended
            .col_expr(Column::Bytes, Expr::value(bytes))
            .col_expr(Column::Hash, Expr::value(hash));
    }
    let ended = ended
        .filter(Column::Id.eq(id))
        .filter(Column::Poging.eq(poging))
        .filter(Column::Status.eq(Status::Ontvangen));
    only_one(ended.exec(on).await?.rows_affected)?;
    regels_weg(on, id).await
}

impl<'o> Ontvangst<'o> {
    async fn new(
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
        while let Some(stuk) = stukken.next().await {
            let stuk = stuk.map_err(|_| afgebroken())?;
            let stuk = stuk.as_ref();
            self.bytes += stuk.len();
            self.hash.update(stuk);
            if self.bytes > self.op.limits.delivery {
                return Err(Reden::TeGroot.into());
            }
            self.lezer.voed(stuk, &mut self.rijen)?;
            while self.rijen.len() >= PARTIJ {
                self.bewaar().await?;
            }
        }
        self.lezer.einde(&mut self.rijen)?;
        while !self.rijen.is_empty() {
            self.bewaar().await?;
        }
        Ok(())
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
        let rows: Result<Vec<_>> = lines.into_iter().map(|line| self.rij(line)).collect();
        inzending_regel::Entity::insert_many(rows?)
            .exec_without_returning(&txn)
            .await?;
        Ok(txn.commit().await?)
    }

    fn rij(&self, line: Regel) -> Result<inzending_regel::ActiveModel> {
        let velden: Vec<String> = line.velden().into_iter().map(|veld| veld.to_value()).collect();
        let new = line.uitkomst == inzending_regel::Uitkomst::Nieuw;
        let json = |velden: Option<_>| velden.map(|velden| serde_json::to_string(&velden)).transpose();
        Ok(inzending_regel::ActiveModel {
            id: Set(self.op.new_id()),
            inzending_id: Set(self.id),
            nummer: Set(line.nummer),
            afwezig: Set(line.afwezig),
            lidnummer: Set(line.lidnummer),
            uitkomst: Set(line.uitkomst),
            code: Set(line.code),
            veld: Set(line.veld),
            lidmaatschap_id: Set(line.lidmaatschap.or_else(|| new.then(|| self.op.new_id()))),
            velden: Set(velden.join(",")),
            voor: Set(json(line.voor).map_err(Error::fault)?),
            na: Set(json(line.na).map_err(Error::fault)?),
        })
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
