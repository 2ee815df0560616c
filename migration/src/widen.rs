//! A closed set takes more values, whatever else it took by then.

use sea_orm_migration::prelude::{ConnectionTrait, DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{DbBackend, Statement};

/// Lets `column` of `table` take `more` too; `last` is a value that it takes already. The rule is widened as it stands in the
/// database, so that steps which widen the same set can be taken in any order.
pub(crate) async fn widen(
    manager: &SchemaManager<'_>,
    (table, column): (&str, &str),
    last: &str,
    more: &[&str],
) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let backend = manager.get_database_backend();
    let list = |cast: &str| {
        let values = std::iter::once(&last)
            .chain(more)
            .map(|value| format!("'{value}'{cast}"));
        values.collect::<Vec<_>>().join(", ")
    };
    if backend != DbBackend::Sqlite {
        let rule = format!("ck_{table}_{column}");
        let said = format!("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '{rule}'");
        let said = texts(manager, &said).await?;
        let widened = replaced(said, &format!("'{last}'::text"), &list("::text"))?;
        for statement in [
            format!("ALTER TABLE {table} DROP CONSTRAINT {rule}"),
            format!("ALTER TABLE {table} ADD CONSTRAINT {rule} {}", widened.concat()),
        ] {
            db.execute_unprepared(&statement).await?;
        }
        return Ok(());
    }
    // SQLite changes no rule of a table that is there: the rows step aside while the table is made anew.
    let said = format!("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'");
    let made = replaced(texts(manager, &said).await?, &format!("'{last}'"), &list(""))?;
    let indexes = format!(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"
    );
    let indexes = texts(manager, &indexes).await?;
    let aside = [
        format!("CREATE TABLE {table}_oud AS SELECT * FROM {table}"),
        format!("DROP TABLE {table}"),
    ];
    let back = [
        format!("INSERT INTO {table} SELECT * FROM {table}_oud"),
        format!("DROP TABLE {table}_oud"),
    ];
    for statement in aside.into_iter().chain(made).chain(back).chain(indexes) {
        db.execute_unprepared(&statement).await?;
    }
    Ok(())
}

async fn texts(manager: &SchemaManager<'_>, sql: &str) -> Result<Vec<String>, DbErr> {
    let asked = Statement::from_string(manager.get_database_backend(), sql);
    let rows = manager.get_connection().query_all_raw(asked).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The one text, with `value` replaced; an error when it is not what was expected.
fn replaced(said: Vec<String>, value: &str, by: &str) -> Result<Vec<String>, DbErr> {
    match said.as_slice() {
        [one] if one.contains(value) => Ok(vec![one.replace(value, by)]),
        _ => Err(DbErr::Migration(format!(
            "{value} does not stand once in: {said:?}"
        ))),
    }
}
