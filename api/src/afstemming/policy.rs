//! Who may read back: the association whose memberships they are.

use entity::{inzending, lidmaatschap, lidmaatschap_wijziging::Column};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The changes that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    Condition::all().add(match us(actor) {
        Some(us) => Column::BeroepsverenigingId.eq(us),
        None => Column::Id.is_null(),
    })
}

/// The memberships of which `actor` may see what they say.
pub(super) fn visible_leden(actor: &Actor) -> Condition {
    use lidmaatschap::Column;
    Condition::all().add(match us(actor) {
        Some(us) => Column::BeroepsverenigingId.eq(us),
        None => Column::Id.is_null(),
    })
}

/// The deliveries of which `actor` may see what waits in them.
pub(super) fn visible_inzendingen(actor: &Actor) -> Condition {
    use inzending::Column;
    Condition::all().add(match us(actor) {
        Some(us) => Column::BeroepsverenigingId.eq(us),
        None => Column::Id.is_null(),
    })
}

fn us(actor: &Actor) -> Option<Uuid> {
    actor.vereniging.filter(|_| !actor.geblokkeerd)
}

/// The association that reads its own back.
pub(super) fn may_reconcile(actor: &Actor) -> Result<Uuid> {
    match us(actor) {
        Some(us) => Ok(us),
        None if actor.is_anonymous() => Err(Error::Unauthenticated),
        None => Err(Error::Forbidden),
    }
}

/// Whether `actor` may know how many memberships `of` has, and their print.
pub(super) fn may_count(actor: &Actor, of: Uuid) -> bool {
    us(actor) == Some(of)
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;
    use crate::auth::kinds::{actors, told};

    fn sees<E: EntityTrait>(condition: Condition) -> bool {
        let select = E::find().filter(condition);
        let text = select.build(DbBackend::Postgres).to_string();
        !text.contains(r#""id" IS NULL"#)
    }

    /// Every kind of actor.
    #[test]
    fn only_the_association_reads_back() {
        let mut table = String::new();
        for (name, actor) in actors() {
            let us = actor.vereniging.unwrap_or_default();
            let may = told(may_reconcile(&actor), || "mag".to_owned());
            let seen = [
                sees::<entity::lidmaatschap_wijziging::Entity>(visible(&actor)),
                sees::<lidmaatschap::Entity>(visible_leden(&actor)),
                sees::<inzending::Entity>(visible_inzendingen(&actor)),
                may_count(&actor, us),
            ];
            table.push_str(&format!(
                "{name} {may} {}\n",
                seen.map(|one| if one { "ja" } else { "-" }).join(" ")
            ));
        }
        let expected = "\
ANONIEM sign in - - - -
MEMBER no - - - -
REDACTIE no - - - -
VERENIGING mag ja ja ja ja
ANALIST no - - - -
BEHEER no - - - -
GEBLOKKEERD no - - - -
";
        assert_eq!(table, expected);
        assert!(!may_count(
            &Actor::vereniging(Uuid::from_u128(2)),
            Uuid::from_u128(3)
        ));
    }
}
