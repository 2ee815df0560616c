//! Closed sets that take more values than they did: the rows stay, and the rule is written anew on both databases.

use sea_orm_migration::prelude::{ConnectionTrait, DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{DbBackend, Statement};

/// A closed set as it is from now on: table, column, values.
pub(crate) type Set = (&'static str, &'static str, &'static [&'static str]);

/// Widens `sets`, all of them of `tables`, which stand parents first; no other table refers to these.
///
/// SQLite knows no other way than to make a table again. It is made from the text that the database has of it, so that columns
/// that other steps added stay.
pub(crate) async fn widen(manager: &SchemaManager<'_>, tables: &[&str], sets: &[Set]) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() != DbBackend::Sqlite {
        for (table, column, values) in sets {
            let rule = format!("ck_{table}_{column}");
            let statement = format!(
                "ALTER TABLE {table} DROP CONSTRAINT {rule}, ADD CONSTRAINT {rule} CHECK ({column} IN ({}))",
                listed(values)
            );
            db.execute_unprepared(&statement).await?;
        }
        return Ok(());
    }
    let mut made = Vec::new();
    // Children first: to drop a parent would delete what refers to it.
    for table in tables.iter().rev() {
        made.push((*table, texts(manager, table).await?));
        db.execute_unprepared(&format!("CREATE TABLE {table}_oud AS SELECT * FROM {table}"))
            .await?;
        db.execute_unprepared(&format!("DROP TABLE {table}")).await?;
    }
    for (table, texts) in made.into_iter().rev() {
        let mut texts = texts.into_iter();
        let mut text = texts.next().unwrap_or_default();
        for (_, column, values) in sets.iter().filter(|(of, ..)| *of == table) {
            text = rewritten(&text, &format!("ck_{table}_{column}"), values)?;
        }
        db.execute_unprepared(&text).await?;
        db.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM {table}_oud"))
            .await?;
        db.execute_unprepared(&format!("DROP TABLE {table}_oud")).await?;
        for index in texts {
            db.execute_unprepared(&index).await?;
        }
    }
    Ok(())
}

fn listed(values: &[&str]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
    quoted.join(", ")
}

/// The texts by which SQLite made a table and its indexes, the table first.
async fn texts(manager: &SchemaManager<'_>, table: &str) -> Result<Vec<String>, DbErr> {
    let sql =
        "SELECT sql FROM sqlite_master WHERE tbl_name = $1 AND sql IS NOT NULL AND type IN ('table', 'index')
        ORDER BY type DESC, name";
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [table.into()]);
    let rows = manager.get_connection().query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The text of a table in which the named rule takes these values.
fn rewritten(text: &str, rule: &str, values: &[&str]) -> Result<String, DbErr> {
    let missing = || DbErr::Migration(format!("{rule} is not written as it was"));
    let (before, rest) = text.split_once(rule).ok_or_else(missing)?;
    let (between, rest) = rest.split_once("IN (").ok_or_else(missing)?;
    let (_, after) = rest.split_once(')').ok_or_else(missing)?;
    Ok(format!("{before}{rule}{between}IN ({}){after}", listed(values)))
}
