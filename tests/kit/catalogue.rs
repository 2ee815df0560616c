//! What a database itself says it holds, in one shape for both, so that they can be compared with each other
//! and with the entities. Left out: what belongs to the migrations and to full-text search.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// All tables of the service.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Catalogue {
    pub(crate) tables: BTreeMap<String, Table>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) columns: BTreeMap<String, Column>,
    /// In the order of the key.
    pub(crate) primary_key: Vec<String>,
    /// By column; every key here is of one column.
    pub(crate) foreign_keys: BTreeMap<String, ForeignKey>,
    /// Without the primary key.
    pub(crate) indexes: BTreeSet<Index>,
    /// Names of the rules that rows obey.
    pub(crate) checks: BTreeSet<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// As PostgreSQL calls it; `integer` for either width, because SQLite has one.
    pub(crate) kind: String,
    pub(crate) nullable: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ForeignKey {
    pub(crate) target: String,
    pub(crate) on_delete: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Index {
    pub(crate) columns: Vec<String>,
    pub(crate) unique: bool,
    /// Holds for some rows only.
    pub(crate) partial: bool,
}

impl Catalogue {
    /// Reads it with the SQL of the backend; each query answers with text only.
    pub(crate) async fn read(db: &DatabaseConnection) -> Self {
        let sql = match db.get_database_backend() {
            DbBackend::Postgres => &POSTGRES,
            _ => &SQLITE,
        };
        let mut tables: BTreeMap<String, Table> = BTreeMap::new();
        let mut keys: BTreeMap<(String, String), String> = BTreeMap::new();
        for [table, name, kind, required, key] in rows(db, sql.columns).await {
            let column = Column {
                kind: portable(&kind).to_owned(),
                nullable: required == "0",
            };
            if key != "0" {
                keys.insert((table.clone(), key), name.clone());
            }
            tables.entry(table).or_default().columns.insert(name, column);
        }
        for ((table, _), column) in keys {
            tables.entry(table).or_default().primary_key.push(column);
        }
        for [table, column, target, on_delete] in rows(db, sql.foreign_keys).await {
            let key = ForeignKey { target, on_delete };
            tables.entry(table).or_default().foreign_keys.insert(column, key);
        }
        for [table, columns, unique, partial] in rows(db, sql.indexes).await {
            let columns = columns.split(' ').map(str::to_owned).collect();
            let index = Index {
                columns,
                unique: unique == "1",
                partial: partial == "1",
            };
            tables.entry(table).or_default().indexes.insert(index);
        }
        for [table, text] in rows(db, sql.checks).await {
            let checks = &mut tables.entry(table).or_default().checks;
            // SQLite keeps the text of the table only, PostgreSQL gives the name in the same form.
            checks.extend(
                text.split("CONSTRAINT \"")
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
            );
        }
        Self { tables }
    }
}

/// The same name for what both databases store alike.
fn portable(kind: &str) -> &str {
    match kind {
        "uuid_text" => "uuid",
        "date_text" => "date",
        "timestamp_with_timezone_text" => "timestamp with time zone",
        "bigint" => "integer",
        other => other,
    }
}

async fn rows<const N: usize>(db: &DatabaseConnection, sql: &str) -> Vec<[String; N]> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.expect("the catalogue answers");
    rows.iter()
        .map(|row| std::array::from_fn(|i| row.try_get_by_index(i).expect("every cell is text")))
        .collect()
}

struct Sql {
    /// Table, column, type, 1 when required, place in the primary key or 0.
    columns: &'static str,
    /// Table, column, target, rule.
    foreign_keys: &'static str,
    /// Table, columns, 1 when unique, 1 when partial.
    indexes: &'static str,
    /// Table, text with `CONSTRAINT "name"` in it.
    checks: &'static str,
}

const SQLITE: Sql = Sql {
    columns: "SELECT t.name, c.name, lower(c.type), CAST(c.\"notnull\" AS TEXT), CAST(c.pk AS TEXT)
        FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE '%\\_fts%' ESCAPE '\\'
            AND t.name NOT IN ('seaql_migrations', 'sqlite_sequence')",
    foreign_keys: "SELECT t.name, k.\"from\", k.\"table\", k.on_delete
        FROM sqlite_schema t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'",
    indexes: "SELECT t.name, group_concat(c.name, ' ' ORDER BY c.seqno),
            CAST(i.\"unique\" AS TEXT), CAST(i.partial AS TEXT)
        FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
        WHERE t.type = 'table' AND i.origin <> 'pk' GROUP BY t.name, i.name",
    checks: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CONSTRAINT \"%'",
};

const POSTGRES: Sql = Sql {
    columns: "SELECT t.relname::text, c.attname::text, format_type(c.atttypid, NULL),
            c.attnotnull::int::text,
            coalesce((SELECT k.place FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(number, place)
                WHERE i.indrelid = t.oid AND i.indisprimary AND k.number = c.attnum), 0)::text
        FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
        WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace
            AND t.relname <> 'seaql_migrations' AND c.atttypid <> 'tsvector'::regtype",
    foreign_keys: "SELECT t.relname::text, c.attname::text, u.relname::text,
            CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
                WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class u ON u.oid = k.confrelid
            JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = ANY (k.conkey)
        WHERE k.contype = 'f'",
    indexes: "SELECT t.relname::text, string_agg(c.attname, ' ' ORDER BY k.place),
            i.indisunique::int::text, (i.indpred IS NOT NULL)::int::text
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid,
            unnest(i.indkey) WITH ORDINALITY k(number, place), pg_attribute c
        WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
            AND c.attrelid = t.oid AND c.attnum = k.number
            AND c.atttypid <> 'tsvector'::regtype
        GROUP BY t.relname, i.indexrelid, i.indisunique, i.indpred IS NOT NULL",
    checks: "SELECT t.relname::text, 'CONSTRAINT \"' || k.conname || '\"'
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
        WHERE k.contype = 'c' AND t.relnamespace = 'public'::regnamespace",
};
