//! One trigger in the words of both databases.

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
