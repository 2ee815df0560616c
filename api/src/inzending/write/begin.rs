//! The beginning of a delivery, its being taken up again, and its ending without a plan.

use chrono::TimeDelta;
use entity::{
    aansluiting, beroepsvereniging, inzending,
    inzending::{Reden, Status},
    inzending_regel,
};
use futures::{Stream, StreamExt};
use sea_orm::{
    ActiveEnum, ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Opdracht, ingesteld_van, note,
    ontvangst::{Ontvangst, afgebroken, hex},
    verjaring::verjaar,
};
use crate::{
    change::{Begin, Change},
    error::{Error, Result},
    graph::Op,
    inzending::{read, rules::GEWOON},
};

/// After this long without a row, a reception has ended halfway.
const STIL: TimeDelta = TimeDelta::hours(1);

/// How a reception begins.
pub(super) enum Begonnen<'o> {
    /// The file is to be read.
    Nu(Box<Ontvangst<'o>>),
    /// It was before, or need not be.
    Al(Box<inzending::Model>),
}

/// Whether a file is the one that was received before, as far as that was read; one of more than `most` bytes is none.
pub(super) async fn dezelfde<B: AsRef<[u8]>, E>(
    row: &inzending::Model,
    stukken: impl Stream<Item = Result<B, E>>,
    most: usize,
) -> Result<bool> {
    let Some(known) = &row.hash else { return Ok(true) };
    let mut left = usize::try_from(row.bytes).unwrap_or_default();
    let (mut hash, mut stukken) = (Sha256::new(), std::pin::pin!(stukken));
    // A file that was refused halfway was not read further.
    let whole = row.gepland_op.is_some();
    let mut read = 0;
    while let Some(stuk) = stukken.next().await {
        let stuk = stuk.map_err(|_| afgebroken())?;
        let stuk = stuk.as_ref();
        read += stuk.len();
        if (whole && stuk.len() > left) || read > most {
            return Ok(false);
        }
        let part = &stuk[..Ord::min(left, stuk.len())];
        hash.update(part);
        left -= part.len();
    }
    Ok(left == 0 && hex(hash) == *known)
}

/// Begins a delivery, or takes it up where it was left.
pub(super) async fn begin<'o>(op: &'o Op, us: Uuid, opdracht: &'o Opdracht) -> Result<Begonnen<'o>> {
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(id) => return hervat(op, us, opdracht, id).await,
    };
    bestaat(op, &change, us).await?;
    let ingesteld = ingesteld(op, &change, us).await?;
    verlaten(op, &change, us).await?;
    let own = Condition::all().add(inzending::Column::BeroepsverenigingId.eq(us));
    verjaar(&*change, own, op.now()).await?;
    let verouderd = opdracht.basis.is_some_and(|basis| basis != ingesteld.stand);
    let row = nieuw(op, opdracht, &ingesteld, verouderd);
    let row = row.insert(&*change).await?;
    note(op, &change, "inzendingAanleveren", row.id).await?;
    change.commit(row.id).await?;
    if verouderd {
        return Ok(Begonnen::Al(Box::new(row)));
    }
    let ontvangst = Ontvangst::new(op, opdracht, &row, &ingesteld).await?;
    Ok(Begonnen::Nu(Box::new(ontvangst)))
}

/// An association that merged into another delivers nothing any more: its memberships go on there.
async fn bestaat(op: &Op, change: &Change, us: Uuid) -> Result<()> {
    use beroepsvereniging::Column;
    let gone = beroepsvereniging::Entity::find_by_id(us)
        .filter(Column::OpgegaanInId.is_not_null())
        .filter(Column::ActiefTot.lte(op.today()))
        .one(&**change)
        .await?;
    match gone {
        None => Ok(()),
        Some(_) => Err(Error::conflict(
            "Deze vereniging is opgegaan in een andere. Lever de lidmaatschappen daar aan.",
            "This association was merged into another. Deliver the memberships there.",
        )),
    }
}

/// How the association delivers; made at its first delivery.
pub(crate) async fn ingesteld(op: &Op, change: &Change, us: Uuid) -> Result<aansluiting::Model> {
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

/// A delivery that nothing came of yet.
pub(super) fn nieuw(
    op: &Op,
    opdracht: &Opdracht,
    ingesteld: &aansluiting::Model,
    verouderd: bool,
) -> inzending::ActiveModel {
    let now = op.now();
    let status = if verouderd {
        Status::Geweigerd
    } else {
        Status::Ontvangen
    };
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
        opmerkingen: Set("[]".to_owned()),
        gepland_op: Set(None),
        toegepast_op: Set(None),
        ongedaan_op: Set(None),
        besloten_door_id: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        scim: Set(false),
        vergeten: Set(false),
    }
}

/// Takes up a delivery that was begun under the same key: from the start, when its file did not come in whole.
async fn hervat<'o>(op: &'o Op, us: Uuid, opdracht: &'o Opdracht, id: Uuid) -> Result<Begonnen<'o>> {
    let row = read::een(op, id).await?.ok_or(Error::NotFound)?;
    if row.status != Status::Ontvangen {
        return Ok(Begonnen::Al(Box::new(row)));
    }
    let txn = op.db.begin().await?;
    let known = ingesteld_van(&txn, us).await?;
    let poging = op.new_id();
    let taken = inzending::Entity::update_many()
        .col_expr(inzending::Column::Poging, Expr::value(poging))
        // Whose file it is: that client cannot be the second person as well.
        .col_expr(inzending::Column::Inzender, Expr::value(op.actor.client.clone()))
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
pub(super) fn only_one(rows: u64) -> Result<()> {
    if rows == 1 {
        return Ok(());
    }
    Err(intussen())
}

/// Two receive the same delivery.
pub(super) fn intussen() -> Error {
    Error::conflict(
        "Deze inzending wordt intussen opnieuw ontvangen.",
        "This delivery is being received again meanwhile.",
    )
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
pub(super) async fn einde(
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
