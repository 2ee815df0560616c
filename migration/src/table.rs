//! One table in the words of a migration: columns, closed sets, references, indexes.
//!
//! Everything a table needs is given in one place because SQLite takes constraints only inside
//! `CREATE TABLE`, and because names are made from table and columns, so that none is forgotten.

use sea_orm_migration::prelude::{
    ColumnDef, ConditionalStatement, DbErr, Expr, ExprTrait, ForeignKey, ForeignKeyAction, Index,
    IndexCreateStatement, IntoIden, SchemaManager, Table, TableCreateStatement,
};
use sea_orm_migration::schema::{pk_uuid, text, text_null, uuid, uuid_null};
use sea_orm_migration::sea_orm::DbBackend;
use sea_orm_migration::sea_query::Check;

/// A table under construction.
pub(crate) struct TableDef {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl TableDef {
    pub(crate) fn new(name: &'static str) -> Self {
        let table = Table::create().table(name).take();
        Self {
            name,
            table,
            indexes: Vec::new(),
        }
    }

    /// The usual primary key: a uuid that the service makes.
    pub(crate) fn id(self) -> Self {
        self.col(pk_uuid("id"))
    }

    pub(crate) fn col(mut self, column: ColumnDef) -> Self {
        self.table.col(column);
        self
    }

    /// A column that takes one of `values` only.
    pub(crate) fn choice(self, column: &'static str, values: &[&'static str]) -> Self {
        self.col(text(column)).one_of(column, values)
    }

    /// A column that takes one of `values`, or nothing.
    pub(crate) fn choice_null(self, column: &'static str, values: &[&'static str]) -> Self {
        self.col(text_null(column)).one_of(column, values)
    }

    fn one_of(self, column: &'static str, values: &[&'static str]) -> Self {
        self.check(column, Expr::col(column).is_in(values.iter().copied()))
    }

    /// A rule that every row obeys, named after the column it is about.
    pub(crate) fn check(mut self, column: &'static str, rule: Expr) -> Self {
        let name = format!("ck_{}_{column}", self.name);
        self.table.check(Check::named(name, rule));
        self
    }

    /// A required reference to the `id` of `target`.
    pub(crate) fn reference(
        self,
        column: &'static str,
        target: &'static str,
        on_delete: ForeignKeyAction,
    ) -> Self {
        self.col(uuid(column)).foreign_key(column, target, on_delete)
    }

    /// A reference to the `id` of `target` that may be empty.
    pub(crate) fn reference_null(
        self,
        column: &'static str,
        target: &'static str,
        on_delete: ForeignKeyAction,
    ) -> Self {
        self.col(uuid_null(column)).foreign_key(column, target, on_delete)
    }

    fn foreign_key(
        mut self,
        column: &'static str,
        target: &'static str,
        on_delete: ForeignKeyAction,
    ) -> Self {
        self.table.foreign_key(
            ForeignKey::create()
                .name(format!("fk_{}_{column}", self.name))
                .from(self.name, column)
                .to(target, "id")
                .on_delete(on_delete),
        );
        self
    }

    /// A primary key of several columns, for link tables.
    pub(crate) fn primary_key(mut self, columns: &[&'static str]) -> Self {
        let mut key = Index::create().primary().take();
        for column in columns {
            key.col(*column);
        }
        self.table.primary_key(&mut key);
        self
    }

    /// An index for a foreign key or a sort order.
    pub(crate) fn index(mut self, columns: &[&'static str]) -> Self {
        let index = self.indexed("ix", columns);
        self.indexes.push(index);
        self
    }

    /// No two rows are equal in all of `columns`.
    pub(crate) fn unique(mut self, columns: &[&'static str]) -> Self {
        let index = self.indexed("uq", columns).unique().take();
        self.indexes.push(index);
        self
    }

    /// No two rows for which `rule` holds are equal in all of `columns`.
    pub(crate) fn unique_where(mut self, columns: &[&'static str], rule: Expr) -> Self {
        let index = self.indexed("uq", columns).unique().and_where(rule).take();
        self.indexes.push(index);
        self
    }

    fn indexed(&self, kind: &str, columns: &[&'static str]) -> IndexCreateStatement {
        let name = format!("{kind}_{}_{}", self.name, columns.join("_"));
        let mut index = Index::create().name(name).table(self.name.into_iden()).take();
        for column in columns {
            index.col(*column);
        }
        index
    }

    /// Makes the table and its indexes.
    pub(crate) async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.table).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// What a column for the key of a row is called, in statements that are written out.
pub(crate) fn uuid_type(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DbBackend::Sqlite => "uuid_text",
        _ => "uuid",
    }
}

/// The type of a moment, in the words of the database.
pub(crate) fn moment_type(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DbBackend::Sqlite => "timestamp_with_timezone_text",
        _ => "timestamp with time zone",
    }
}

/// What every step answers when it is asked to go back: data that a step added would be lost, so a
/// mistake is corrected by a next step, or by restoring a backup.
pub(crate) fn forward_only() -> Result<(), DbErr> {
    Err(DbErr::Migration("forward only".to_owned()))
}
