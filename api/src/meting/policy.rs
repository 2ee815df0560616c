//! Who sees what a Lerende Praktijk measured.

use chrono::NaiveDate;
use entity::meting::{Column, Model, Status};
use sea_orm::{ColumnTrait, Condition};

use crate::{auth::Actor, cyclus, db::is};

/// The metingen that `actor` may see on `today`.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    let adopted = || Condition::all().add(is(Column::Status, &Status::Vastgesteld));
    let shared = adopted().add(Column::Gedeeld.eq(true));
    cyclus::zichtbaar(actor, today, Column::PraktijkId, shared, adopted())
}

/// Those of which `actor` sees what stays inside.
pub(super) fn binnen(actor: &Actor, today: NaiveDate) -> Condition {
    cyclus::binnen(actor, today, Column::PraktijkId)
}

/// Whether everybody may read the summary: editors did not hide it.
pub(crate) fn gedeeld(row: &Model) -> bool {
    row.gedeeld && row.status == Status::Vastgesteld && row.verborgen_op.is_none()
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};
    use uuid::Uuid;

    use super::{Actor, NaiveDate, binnen, visible};

    fn sql(condition: sea_orm::Condition) -> String {
        let rows = entity::meting::Entity::find().filter(condition);
        let sql = rows.build(DbBackend::Sqlite).sql;
        let filter = sql.split_once(" WHERE ").map_or("", |(_, filter)| filter);
        filter.replace('"', "")
    }

    /// Each kind of actor: what it looks for among all metingen, and among what stays inside.
    #[test]
    fn who_sees_which() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        let with = |role: fn(&mut Actor)| {
            let mut actor = Actor::member(Uuid::from_u128(1));
            role(&mut actor);
            actor
        };
        let (shared, nothing) = (
            "meting.status = 'VASTGESTELD' AND meting.gedeeld = ?",
            "meting.praktijk_id IS NULL",
        );
        for (actor, seen, inside) in [
            (Actor::anonymous(), shared, nothing),
            (Actor::vereniging(Uuid::from_u128(2)), shared, nothing),
            (with(|actor| actor.geblokkeerd = true), shared, nothing),
            (with(|actor| actor.beheer = true), nothing, nothing),
            (with(|actor| actor.redactie = true), "TRUE", "TRUE"),
        ] {
            assert_eq!(sql(visible(&actor, today)), seen, "{actor:?}");
            assert_eq!(sql(binnen(&actor, today)), inside, "{actor:?}");
        }
        let (member, analist) = (with(|_| ()), with(|actor| actor.analist = true));
        let own = sql(visible(&member, today));
        assert!(own.contains(shared) && own.contains("deelname") && !own.contains("analysetoestemming"));
        let counted = sql(visible(&analist, today));
        assert!(
            counted.contains(shared)
                && counted.contains("analysetoestemming")
                && !counted.contains("deelname")
        );
        assert!(sql(binnen(&member, today)).contains("deelname"));
        assert_eq!(sql(binnen(&analist, today)), nothing);
    }
}
