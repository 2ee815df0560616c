//! Taking back what a delivery did: each membership says again what it said, and what was made is no longer there.

use entity::{
    aansluiting,
    inzending::{ActiveModel, Model, Status},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, Statement, Value};

use super::{
    No, refused,
    toepassen::{geduld, gewijzigde, kolom, nieuwe_stand, verantwoord, waarde},
};
use crate::{
    change::Change,
    graph::Op,
    inzending::rules::{Code, VAN_DE_VERENIGING},
};

/// Undoes a delivery that was applied; gives it as it is to be stored. Both rows are held.
pub(super) async fn maak_ongedaan(
    op: &Op,
    change: &Change,
    row: Model,
    ingesteld: &aansluiting::Model,
) -> Result<ActiveModel, No> {
    let (now, us, version) = (op.now(), row.beroepsvereniging_id, row.version + 1);
    if row.nieuw + row.gewijzigd + row.beeindigd > 0 {
        let backend = change.get_database_backend();
        geduld(change).await?;
        let found = change.query_one_raw(geraakt(backend, row.id.into())).await?;
        let touched: i64 = found.map_or(Ok(1), |found| found.try_get_by_index(0))?;
        if touched > 0 {
            return Err(refused("input.inzending", Code::LaterGeraakt));
        }
        let stand = ingesteld.stand + 1;
        let values = [row.id.into(), us.into(), stand.into(), now.into()];
        change
            .execute_raw(gewijzigde(backend, "voor", values.clone()))
            .await?;
        // While it can still be seen behind which memberships there is a member.
        verantwoord(op, change, row.id, "inzendingOngedaanMaken").await?;
        for sql in [VERVALLEN, WEG] {
            let values = values.iter().take(if sql == WEG { 1 } else { 4 }).cloned();
            let statement = Statement::from_sql_and_values(backend, sql, values.collect::<Vec<_>>());
            change.execute_raw(statement).await?;
        }
        nieuwe_stand(change, us, stand).await?;
    }
    let mut values: ActiveModel = row.into();
    values.status = Set(Status::Ongedaan);
    values.ongedaan_op = Set(Some(now));
    values.version = Set(version);
    values.updated_at = Set(now);
    Ok(values)
}

/// What the delivery had made is gone, and whoever reads changes is told.
const VERVALLEN: &str =
    "INSERT INTO lidmaatschap_vervallen (id, beroepsvereniging_id, lidnummer, wijziging, created_at)
    SELECT r.lidmaatschap_id, $2, r.lidnummer, $3, $4 FROM inzending_regel r
    WHERE r.inzending_id = $1 AND r.uitkomst = 'NIEUW'
    ON CONFLICT (id) DO UPDATE SET lidnummer = excluded.lidnummer, wijziging = excluded.wijziging";

const WEG: &str = "DELETE FROM lidmaatschap WHERE id IN (SELECT lidmaatschap_id FROM inzending_regel
    WHERE inzending_id = $1 AND uitkomst = 'NIEUW')";

/// How many memberships are no longer as the delivery left them: changed since, or gone. Whether somebody is behind one is
/// nothing that the association learns here.
fn geraakt(backend: DbBackend, id: Value) -> Statement {
    let differ: Vec<String> = VAN_DE_VERENIGING
        .into_iter()
        .map(|veld| {
            format!(
                "l.{} IS DISTINCT FROM {}",
                kolom(veld),
                waarde(backend, "na", veld)
            )
        })
        .collect();
    let sql = format!(
        "SELECT COUNT(*) FROM inzending_regel r LEFT JOIN lidmaatschap l ON l.id = r.lidmaatschap_id
         WHERE r.inzending_id = $1 AND r.uitkomst IN ('NIEUW', 'GEWIJZIGD', 'BEEINDIGD') AND (l.id IS NULL OR {})",
        differ.join(" OR ")
    );
    Statement::from_sql_and_values(backend, sql, [id])
}
