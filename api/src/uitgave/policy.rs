//! Who makes releases, and who reads one.

use entity::uitgave::{Column, Soort};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{
    auth::Actor,
    db::of_member,
    error::{Error, Result},
};

/// The member who makes releases and reads the own ones: an analyst or an editor.
pub(super) fn may_make(actor: &Actor) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if actor.analist || actor.redactie {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// Whether `actor`, who makes releases, makes and reads those of metingen: an operator reads none, whatever other roles there are, unless
/// it is an editor.
pub(super) fn may_make_metingen(actor: &Actor) -> Result<()> {
    match actor.beheer && !actor.redactie {
        true => Err(Error::Forbidden),
        false => Ok(()),
    }
}

/// The releases that `actor` made, whatever other roles there are.
pub(super) fn visible(actor: &Actor) -> Condition {
    let me = may_make(actor).ok();
    let own = Condition::all().add(of_member(me, Column::MemberId, Column::Id));
    match may_make_metingen(actor) {
        Err(_) if me.is_some() => own.add(Column::Soort.ne(Soort::Metingen)),
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use entity::uitgave::Entity;
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::{may_make, may_make_metingen, visible};
    use crate::auth::{Actor, wie::actors};

    /// `A`nonymous, `M`ember, `R`edactie, `V`ereniging, a`N`alist, `B`eheer, and an editor who was blocked.
    #[test]
    fn analysts_and_editors_make_releases_and_see_their_own() {
        let mut table = String::new();
        for (letter, actor) in actors() {
            let told = may_make(&actor).map_or_else(|error| error.code(), |_| "ja");
            let sql = Entity::find()
                .filter(visible(&actor))
                .build(DbBackend::Sqlite)
                .sql;
            let seen = if sql.ends_with(r#""uitgave"."member_id" = ?"#) {
                "eigen"
            } else {
                assert!(sql.ends_with(r#""uitgave"."id" IS NULL"#), "{sql}");
                "-"
            };
            table.push_str(&format!("{letter} {told} {seen}\n"));
        }
        assert_eq!(
            table,
            "A UNAUTHENTICATED -\nM FORBIDDEN -\nR ja eigen\nV FORBIDDEN -\nN ja eigen\nB FORBIDDEN -\nG FORBIDDEN -\n"
        );
    }

    #[test]
    fn an_operator_takes_no_metingen_along() {
        let with = |role: fn(&mut Actor)| {
            let mut actor = Actor::member(uuid::Uuid::from_u128(1));
            role(&mut actor);
            may_make(&actor).and(may_make_metingen(&actor)).is_ok()
        };
        assert!(with(|actor| actor.analist = true));
        assert!(with(|actor| (actor.redactie, actor.beheer) = (true, true)));
        assert!(!with(|actor| (actor.analist, actor.beheer) = (true, true)));
        let mut both = Actor::member(uuid::Uuid::from_u128(1));
        (both.analist, both.beheer) = (true, true);
        let rows = Entity::find().filter(visible(&both)).build(DbBackend::Sqlite);
        assert!(rows.sql.ends_with(r#""uitgave"."soort" <> ?"#), "{}", rows.sql);
    }
}
