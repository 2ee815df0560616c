//! One trigger in the words of both databases: one that does something, and one that refuses.

use sea_orm_migration::sea_orm::DbBackend;

/// The statements that make the trigger `name`: after `event` (`INSERT ON table`), where `rule` holds (always, when it is
/// empty), it does `work`, statements that end with a semicolon each.
pub(crate) fn trigger(backend: DbBackend, name: &str, event: &str, rule: &str, work: &str) -> Vec<String> {
    let when = match rule {
        "" => String::new(),
        rule => format!("WHEN ({rule})"),
    };
    match backend {
        DbBackend::Sqlite => vec![format!(
            "CREATE TRIGGER {name} AFTER {event} {when} BEGIN {work} END"
        )],
        _ => vec![
            format!(
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {work} RETURN NULL; END $$"
            ),
            format!("CREATE TRIGGER {name} AFTER {event} FOR EACH ROW {when} EXECUTE FUNCTION {name}()"),
        ],
    }
}

/// The statement that makes the trigger `name`: before `event` (`INSERT ON table`), where `rule` holds, it refuses. What it
/// says is the first of the last two; the second is the function that says so on PostgreSQL.
pub(crate) fn refusal(
    backend: DbBackend,
    name: &str,
    event: &str,
    rule: &str,
    (said, function): (&str, &str),
) -> String {
    match backend {
        DbBackend::Sqlite => format!(
            "CREATE TRIGGER {name} BEFORE {event} WHEN {rule} BEGIN SELECT RAISE(ABORT, '{said}'); END"
        ),
        _ => format!(
            "CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW WHEN ({rule}) EXECUTE FUNCTION {function}()"
        ),
    }
}
