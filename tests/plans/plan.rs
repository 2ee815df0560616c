//! How a database says that it follows a statement.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait, Value as Parameter,
    sea_query::ArrayType,
};
use serde_json::Value;

/// Tables that grow with the collection. `lijst` is what a statement calls the table that a nested list is of.
const BIG: &[&str] = &[
    "leervraag",
    "leervraag_versie",
    "leervraag_element",
    "leervraag_zoek",
    "bundeling",
    "ongebundeld",
    "thema_versie",
    "onderbouwing",
    "herkenning",
    "moderatie",
    "besluit",
    "melding",
    "bericht",
    "member",
    "member_discipline",
    "deelname",
    "goodpractice",
    "goodpractice_versie",
    "goodpractice_overname",
    "goodpractice_ervaring",
    "eigen_reflectie",
    "lijst",
];

/// What matters of a plan.
pub(super) struct Plan {
    /// Big tables that are read from end to end.
    pub(super) whole: Vec<String>,
    /// Whether rows are put in order after they were found.
    pub(super) sorts: bool,
    pub(super) text: String,
}

impl Plan {
    pub(super) async fn of(db: &DatabaseConnection, statement: &Statement) -> Self {
        match db.get_database_backend() {
            DbBackend::Postgres => Self::postgres(db, statement).await,
            _ => Self::sqlite(db, statement).await,
        }
    }

    async fn sqlite(db: &DatabaseConnection, statement: &Statement) -> Self {
        let explain = Statement {
            sql: format!("EXPLAIN QUERY PLAN {}", statement.sql),
            ..statement.clone()
        };
        let rows = db.query_all_raw(explain).await.expect("a plan");
        let steps: Vec<String> = rows
            .iter()
            .map(|row| row.try_get("", "detail").expect("a step"))
            .collect();
        let scanned = steps.iter().filter_map(|step| {
            let table = step.strip_prefix("SCAN ")?;
            (!table.contains(" USING ") && !table.contains("VIRTUAL TABLE")).then(|| table.to_owned())
        });
        Self {
            whole: scanned.filter(|table| BIG.contains(&table.as_str())).collect(),
            sorts: steps
                .iter()
                .any(|step| step.starts_with("USE TEMP") && step.ends_with("ORDER BY")),
            text: steps.join("\n"),
        }
    }

    /// The plan for all values, which is the one that the service's connections follow.
    async fn postgres(db: &DatabaseConnection, statement: &Statement) -> Self {
        let values = statement.values.as_ref().map_or(&[][..], |values| &values.0);
        let list = |items: Vec<&str>| match items.len() {
            0 => String::new(),
            _ => format!("({})", items.join(", ")),
        };
        let types = list(values.iter().map(kind).collect());
        let nothing = list(vec!["NULL"; values.len()]);
        // One transaction is one connection, which is where a prepared statement lives.
        let transaction = db.begin().await.expect("a transaction");
        let prepare = format!("PREPARE canoniek {types} AS {}", statement.sql);
        transaction.execute_unprepared(&prepare).await.expect(&prepare);
        let explain = format!("EXPLAIN (FORMAT JSON) EXECUTE canoniek {nothing}");
        let explain = Statement::from_string(DbBackend::Postgres, explain);
        let row = transaction
            .query_one_raw(explain)
            .await
            .expect("a plan")
            .expect("one row");
        transaction
            .execute_unprepared("DEALLOCATE canoniek")
            .await
            .expect("it was prepared");
        transaction.rollback().await.expect("nothing changed");
        let plan: Value = row.try_get_by_index(0).expect("JSON");
        let mut read = Self {
            whole: Vec::new(),
            sorts: false,
            text: format!("{plan:#}"),
        };
        read.walk(&plan[0]["Plan"]);
        read
    }

    fn walk(&mut self, node: &Value) {
        let kind = node["Node Type"].as_str().expect("every node has a type");
        let table = node["Relation Name"].as_str().unwrap_or_default();
        if kind == "Seq Scan" && BIG.contains(&table) {
            self.whole.push(table.to_owned());
        }
        self.sorts |= kind == "Sort";
        for below in node["Plans"].as_array().into_iter().flatten() {
            self.walk(below);
        }
    }
}

/// The most rows that a step of a statement gives when it runs, an index by itself not counted; and its plan.
pub(super) async fn looked_at(db: &DatabaseConnection, statement: &Statement) -> (u64, String) {
    let explain = Statement {
        sql: format!("EXPLAIN (ANALYZE, FORMAT JSON) {}", statement.sql),
        ..statement.clone()
    };
    let row = db.query_one_raw(explain).await.expect("a plan").expect("one row");
    let plan: Value = row.try_get_by_index(0).expect("JSON");
    let mut nodes = vec![&plan[0]["Plan"]];
    let mut most = 0;
    while let Some(node) = nodes.pop() {
        let rows = node["Actual Rows"].as_f64().unwrap_or_default();
        let passed = node["Rows Removed by Filter"].as_f64().unwrap_or_default();
        if node["Node Type"] != "Bitmap Index Scan" {
            most = most.max((rows + passed) as u64);
        }
        nodes.extend(node["Plans"].as_array().into_iter().flatten());
    }
    (most, format!("{plan:#}"))
}

/// The type under which a value is sent.
fn kind(value: &Parameter) -> &'static str {
    match value {
        Parameter::Bool(_) => "boolean",
        Parameter::Int(_) => "integer",
        Parameter::BigInt(_) | Parameter::BigUnsigned(_) => "bigint",
        Parameter::String(_) => "text",
        Parameter::Uuid(_) => "uuid",
        Parameter::Array(ArrayType::Uuid, _) => "uuid[]",
        Parameter::ChronoDate(_) => "date",
        Parameter::ChronoDateTimeUtc(_) => "timestamptz",
        other => panic!("no statement of a canonical query had such a value yet: {other:?}"),
    }
}
