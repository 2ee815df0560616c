//! Carrying out a plan: a few statements over all its lines, in one transaction.

use entity::{
    aansluiting,
    inzending::{ActiveModel, Model, Reden, Status},
    inzending_regel::Veld,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter,
    Statement, Value, sea_query::Expr,
};
use uuid::Uuid;

use super::{hold, note};
use crate::{
    change::{Begin, Change},
    error::{Error, Result},
    graph::{Kind, Op},
    inzending::rules::{VAN_DE_VERENIGING, vers},
    koppeling, logboek,
};

/// Lines of the log that are written at once.
const PARTIJ: usize = 1_000;

/// Carries out a plan that nobody has to look at.
pub(super) async fn vanzelf(op: &Op, id: Uuid) -> Result<Uuid> {
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, ingesteld) = hold(op, &change, id).await?;
    if row.status != Status::Gepland {
        return Ok(id);
    }
    let version = row.version + 1;
    if vers(row.basis, ingesteld.stand).is_err() {
        let mut values: ActiveModel = row.into();
        values.status = Set(Status::Geweigerd);
        values.reden = Set(Some(Reden::Verouderd));
        values.version = Set(version);
        values.updated_at = Set(op.now());
        values.update(&*change).await?;
        return change.commit(id).await;
    }
    let values = voer_uit(op, &change, row, &ingesteld).await?;
    values.update(&*change).await?;
    note(op, &change, "inzendingToepassen", id).await?;
    change.commit(id).await
}

/// Changes the memberships as the plan says; gives the delivery as it is to be stored. Both rows are held.
pub(super) async fn voer_uit(
    op: &Op,
    change: &Change,
    row: Model,
    ingesteld: &aansluiting::Model,
) -> Result<ActiveModel> {
    let (now, us, version) = (op.now(), row.beroepsvereniging_id, row.version + 1);
    let touched = i64::from(row.gewijzigd) + i64::from(row.beeindigd);
    let mut stand = ingesteld.stand;
    // What changes nothing is no new stand: whoever reads changes would be told of one.
    if touched > 0 || row.nieuw > 0 {
        stand += 1;
        geduld(change).await?;
        let values = [row.id.into(), us.into(), stand.into(), now.into()];
        let made = change
            .execute_raw(nieuwe(change.get_database_backend(), values.clone()))
            .await?;
        let changed = change
            .execute_raw(gewijzigde(change.get_database_backend(), "na", values))
            .await?;
        let found = i64::try_from(changed.rows_affected()).unwrap_or(i64::MAX);
        if found != touched || made.rows_affected() != u64::try_from(row.nieuw).unwrap_or_default() {
            return Err(Error::fault(anyhow::anyhow!(
                "a plan met other memberships than it was made for"
            )));
        }
        nieuwe_stand(change, us, stand).await?;
        verantwoord(op, change, row.id, "inzendingToepassen").await?;
        koppeling::bij_inzending(op, change, us, stand).await?;
    }
    let mut values: ActiveModel = row.into();
    values.status = Set(Status::Toegepast);
    values.stand = Set(Some(stand));
    values.toegepast_op = Set(Some(now));
    values.version = Set(version);
    values.updated_at = Set(now);
    Ok(values)
}

/// A long plan may take longer than a statement of a request.
pub(super) async fn geduld(change: &Change) -> Result<()> {
    if change.get_database_backend() == DbBackend::Postgres {
        change
            .execute_unprepared("SET LOCAL statement_timeout = '120s'")
            .await?;
    }
    Ok(())
}

/// The association's number after a change of its memberships.
pub(crate) async fn nieuwe_stand(change: &Change, us: Uuid, stand: i32) -> Result<()> {
    use aansluiting::Column;
    aansluiting::Entity::update_many()
        .col_expr(Column::Stand, Expr::value(stand))
        .filter(Column::BeroepsverenigingId.eq(us))
        .exec(&**change)
        .await?;
    Ok(())
}

/// The column of a field.
pub(super) fn kolom(veld: Veld) -> &'static str {
    match veld {
        Veld::Lidnummer => "lidnummer",
        Veld::Voorletters => "voorletters",
        Veld::Voornaam => "voornaam",
        Veld::Tussenvoegsel => "tussenvoegsel",
        Veld::Achternaam => "achternaam",
        Veld::Organisatienaam => "organisatienaam",
        Veld::Lidsoort => "lidsoort_id",
        Veld::Status => "status",
        Veld::Ingangsdatum => "ingangsdatum",
        Veld::Einddatum => "einddatum",
        Veld::Skj => "skj",
        Veld::Big => "big",
    }
}

/// What a line says about a field, as the column takes it; `kant` is `voor` or `na`.
pub(super) fn waarde(backend: DbBackend, kant: &str, veld: Veld) -> String {
    let key = match veld {
        Veld::Lidsoort => "lidsoort",
        other => kolom(other),
    };
    if backend == DbBackend::Postgres {
        let kind = match veld {
            Veld::Lidsoort => "::uuid",
            Veld::Ingangsdatum | Veld::Einddatum => "::date",
            _ => "",
        };
        return format!("(r.{kant}::json ->> '{key}'){kind}");
    }
    let text = format!("json_extract(r.{kant}, '$.{key}')");
    if veld == Veld::Lidsoort {
        format!("unhex(replace({text}, '-', ''))")
    } else {
        text
    }
}

fn nieuwe(backend: DbBackend, values: [Value; 4]) -> Statement {
    let columns: Vec<&str> = VAN_DE_VERENIGING.into_iter().map(kolom).collect();
    let given: Vec<String> = VAN_DE_VERENIGING
        .into_iter()
        .map(|veld| waarde(backend, "na", veld))
        .collect();
    let sql = format!(
        "INSERT INTO lidmaatschap (id, beroepsvereniging_id, lidnummer, {}, bron, gesynchroniseerd_op, wijziging, version,
            created_at, updated_at)
         SELECT r.lidmaatschap_id, $2, r.lidnummer, {}, 'Inzending', $4, $3, 1, $4, $4 FROM inzending_regel r
         WHERE r.inzending_id = $1 AND r.uitkomst = 'NIEUW'",
        columns.join(", "),
        given.join(", ")
    );
    Statement::from_sql_and_values(backend, sql, values)
}

/// Sets the memberships of a plan to one side of its lines. Values: the delivery, the association, the stand, the moment.
pub(super) fn gewijzigde(backend: DbBackend, kant: &str, values: [Value; 4]) -> Statement {
    let set: Vec<String> = VAN_DE_VERENIGING
        .into_iter()
        .map(|veld| format!("{} = {}", kolom(veld), waarde(backend, kant, veld)))
        .collect();
    let sql = format!(
        "UPDATE lidmaatschap SET {}, gesynchroniseerd_op = $4, wijziging = $3, version = lidmaatschap.version + 1,
            updated_at = $4
         FROM inzending_regel r
         WHERE r.inzending_id = $1 AND r.uitkomst IN ('GEWIJZIGD', 'BEEINDIGD') AND lidmaatschap.id = r.lidmaatschap_id
            AND lidmaatschap.beroepsvereniging_id = $2",
        set.join(", ")
    );
    Statement::from_sql_and_values(backend, sql, values)
}

/// Notes for each member behind a membership what was done to it: members read what concerns them.
pub(super) async fn verantwoord(op: &Op, change: &Change, id: Uuid, handeling: &'static str) -> Result<()> {
    let sql = "SELECT l.id, l.member_id FROM inzending_regel r JOIN lidmaatschap l ON l.id = r.lidmaatschap_id
        WHERE r.inzending_id = $1 AND r.uitkomst IN ('NIEUW', 'GEWIJZIGD', 'BEEINDIGD') AND l.member_id IS NOT NULL ORDER BY l.id";
    let statement = Statement::from_sql_and_values(change.get_database_backend(), sql, [id.into()]);
    let mut entries = Vec::new();
    for row in change.query_all_raw(statement).await? {
        entries.push(logboek::Entry {
            handeling,
            soort: Kind::Lidmaatschap,
            object: row.try_get_by_index(0)?,
            betrokkene: Some(row.try_get_by_index(1)?),
        });
    }
    for part in entries.chunks(PARTIJ) {
        logboek::note_all(&**change, op, part.iter().copied()).await?;
    }
    Ok(())
}
