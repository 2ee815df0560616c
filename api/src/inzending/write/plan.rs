//! The plan of a file that is here: doubles, absences, numbers, and what the brake says.

use std::collections::BTreeMap;

use entity::{
    inzending,
    inzending_regel::{self, Code, Uitkomst, Veld},
    lidmaatschap::{self, Status as LidStatus},
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
    sea_query::{Expr, ExprTrait, LockType, Query},
};
use uuid::Uuid;

use super::{ingesteld_van, ontvangst::Ontvangst, ontvangst::PARTIJ};
use crate::{
    error::{Error, Result},
    graph::Op,
    inzending::rules::{Aantallen, Gezien, Huidig, Rem, afwezigen_tellen, beeindig, gepland, weigering},
};

/// Ends a reception with a plan; gives the key of the delivery.
pub(super) async fn rond_af(mut ontvangst: Ontvangst<'_>) -> Result<Uuid> {
    let (op, id) = (ontvangst.op, ontvangst.id);
    dubbele(op, id).await?;
    let tellen = afwezigen_tellen(ontvangst.opdracht.modus, ontvangst.zonder_nummer);
    if tellen && ontvangst.aantal > 0 {
        afwezige(&mut ontvangst).await?;
    }
    let (us, rijen, gezien) = (
        ontvangst.vereniging,
        ontvangst.aantal,
        ontvangst.lezer.gezien().clone(),
    );
    let (poging, bytes, hash) = ontvangst.gelezen();
    let lopend = lopend(op, us).await?;
    let (plan, per_veld) = telling(op, id).await?;
    let txn = op.db.begin().await?;
    let ingesteld = ingesteld_van(&txn, us).await?;
    let row = inzending::Entity::find_by_id(id)
        .filter(inzending::Column::Poging.eq(poging))
        .filter(inzending::Column::Status.eq(inzending::Status::Ontvangen))
        .lock(LockType::NoKeyUpdate)
        .one(&txn)
        .await?;
    let row =
        row.ok_or_else(|| Error::Conflict("Deze inzending wordt intussen opnieuw ontvangen.".into()))?;
    let rem = Rem {
        aandeel: ingesteld.drempel_aandeel,
        aantal: ingesteld.drempel_aantal,
    };
    let houdt = rem.houdt(plan, lopend);
    let reden = weigering(plan, rijen, row.modus, row.toepassing);
    let status = gepland(reden, row.proef, houdt);
    let (now, version) = (op.now(), row.version + 1);
    let mut values: inzending::ActiveModel = row.into();
    values.status = Set(status);
    values.reden = Set(reden);
    values.aangehouden_om = Set(houdt);
    values.hash = Set(Some(hash));
    values.bytes = Set(i32::try_from(bytes).unwrap_or(i32::MAX));
    values.rijen = Set(rijen);
    values.lopend = Set(lopend);
    values.drempel = Set(rem.drempel(lopend));
    values.afwezigen_tellen = Set(tellen);
    values.gepland_op = Set(Some(now));
    values.version = Set(version);
    values.updated_at = Set(now);
    vul(&mut values, plan, &per_veld, &gezien)?;
    values.update(&txn).await?;
    txn.commit().await?;
    Ok(id)
}

fn vul(
    values: &mut inzending::ActiveModel,
    plan: Aantallen,
    per_veld: &BTreeMap<String, i64>,
    gezien: &Gezien,
) -> Result<()> {
    values.nieuw = Set(plan.nieuw);
    values.gewijzigd = Set(plan.gewijzigd);
    values.ongewijzigd = Set(plan.ongewijzigd);
    values.beeindigd = Set(plan.beeindigd);
    values.geweigerd = Set(plan.geweigerd);
    values.per_veld = Set(serde_json::to_string(per_veld).map_err(Error::fault)?);
    values.kolommen = Set(serde_json::to_string(&gezien.velden()).map_err(Error::fault)?);
    values.vervallen_kolommen = Set(serde_json::to_string(gezien.vervallen()).map_err(Error::fault)?);
    values.opmerkingen = Set(serde_json::to_string(&gezien.opmerkingen()).map_err(Error::fault)?);
    Ok(())
}

/// Refuses every row whose lidnummer stands in the file more than once: nobody knows which one is meant.
async fn dubbele(op: &Op, id: Uuid) -> Result<()> {
    let backend = op.db.backend();
    let sql =
        "UPDATE inzending_regel SET uitkomst = $2, code = $3, veld = $4, velden = '', voor = NULL, na = NULL,
            lidmaatschap_id = CASE WHEN uitkomst = $5 THEN NULL ELSE lidmaatschap_id END
        WHERE inzending_id = $1 AND lidnummer IN (SELECT lidnummer FROM inzending_regel
            WHERE inzending_id = $1 AND lidnummer IS NOT NULL GROUP BY lidnummer HAVING COUNT(*) > 1)";
    let values = [
        id.into(),
        Uitkomst::Geweigerd.to_value().into(),
        Code::LidnummerDubbel.to_value().into(),
        Veld::Lidnummer.to_value().into(),
        Uitkomst::Nieuw.to_value().into(),
    ];
    let txn = op.db.begin().await?;
    txn.execute_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?;
    Ok(txn.commit().await?)
}

const LOPEND: [LidStatus; 3] = [LidStatus::Aangemeld, LidStatus::Actief, LidStatus::Opgezegd];

/// Adds a line for each running membership that the file does not name.
async fn afwezige(ontvangst: &mut Ontvangst<'_>) -> Result<()> {
    use lidmaatschap::Column;
    let (op, mut after) = (ontvangst.op, Uuid::nil());
    let mut nummer = ontvangst.lezer.laatste();
    loop {
        let named = Query::select()
            .expr(Expr::val(1))
            .from(inzending_regel::Entity)
            .and_where(inzending_regel::Column::InzendingId.eq(ontvangst.id))
            .and_where(
                Expr::col((inzending_regel::Entity, inzending_regel::Column::Lidnummer))
                    .eq(Expr::col((lidmaatschap::Entity, Column::Lidnummer))),
            )
            .take();
        let rows = lidmaatschap::Entity::find()
            .filter(Column::BeroepsverenigingId.eq(ontvangst.vereniging))
            .filter(Column::Status.is_in(LOPEND))
            .filter(Column::Id.gt(after))
            .filter(Expr::exists(named).not())
            .order_by_asc(Column::Id)
            .limit(PARTIJ as u64)
            .all(op.read())
            .await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        let vandaag = ontvangst.vandaag;
        let lines = rows.iter().map(|row| {
            nummer = nummer.saturating_add(1);
            beeindig(Huidig::from(row), nummer, vandaag)
        });
        let lines = lines.collect();
        ontvangst.sla_op(lines).await?;
    }
}

/// How many memberships of the association run.
pub(super) async fn lopend(op: &Op, us: Uuid) -> Result<i32> {
    use lidmaatschap::Column;
    let running = lidmaatschap::Entity::find()
        .filter(Column::BeroepsverenigingId.eq(us))
        .filter(Column::Status.is_in(LOPEND));
    Ok(i32::try_from(running.count(op.read()).await?).unwrap_or(i32::MAX))
}

/// How many lines do what, and how many change which field.
async fn telling(op: &Op, id: Uuid) -> Result<(Aantallen, BTreeMap<String, i64>)> {
    use inzending_regel::Column;
    let rows: Vec<(Uitkomst, String, i64)> = inzending_regel::Entity::find()
        .filter(Column::InzendingId.eq(id))
        .select_only()
        .columns([Column::Uitkomst, Column::Velden])
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .group_by(Column::Uitkomst)
        .group_by(Column::Velden)
        .into_tuple()
        .all(op.read())
        .await?;
    let (mut plan, mut per_veld) = (Aantallen::default(), BTreeMap::new());
    for (uitkomst, velden, number) in rows {
        let count = match uitkomst {
            Uitkomst::Nieuw => &mut plan.nieuw,
            Uitkomst::Gewijzigd => &mut plan.gewijzigd,
            Uitkomst::Ongewijzigd => &mut plan.ongewijzigd,
            Uitkomst::Beeindigd => &mut plan.beeindigd,
            Uitkomst::Geweigerd => &mut plan.geweigerd,
        };
        *count = count.saturating_add(i32::try_from(number).unwrap_or(i32::MAX));
        for veld in velden.split(',').filter(|veld| !veld.is_empty()) {
            *per_veld.entry(veld.to_owned()).or_default() += number;
        }
    }
    Ok((plan, per_veld))
}
