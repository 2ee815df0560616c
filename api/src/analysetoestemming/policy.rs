//! Who sees that a Lerende Praktijk lets analysts read along, and who decides it.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    analysetoestemming::{Column, Entity},
    deelname::Rol,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
    member,
};

/// The toestemmingen that `actor` may see on `today`.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    let none = Condition::any().add(Column::Id.is_null());
    if actor.geblokkeerd {
        none
    } else if actor.redactie {
        Condition::all()
    } else if actor.analist {
        none.add(holds())
    } else if let Some(me) = actor.colleague() {
        none.add(Column::PraktijkId.in_subquery(member::praktijken_of(me, today)))
    } else {
        none
    }
}

/// Those that were not withdrawn.
pub(super) fn holds() -> Condition {
    Condition::all().add(Column::IngetrokkenOp.is_null())
}

/// Those that held at some time since a moment.
pub(super) fn holds_since(moment: DateTime<Utc>) -> Condition {
    Condition::any()
        .add(holds())
        .add(Column::IngetrokkenOp.gt(moment))
}

/// The keys of the Lerende Praktijken that let analysts read along.
pub(crate) fn toegestaan() -> SelectStatement {
    Query::select()
        .expr(Expr::col((Entity, Column::PraktijkId)))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::IngetrokkenOp)).is_null())
        .take()
}

/// The facilitator who decides for the praktijk. That a praktijk exists is no secret.
pub(super) fn may_decide(actor: &Actor, rollen: &[Rol]) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if actor.colleague().is_some() && rollen.contains(&Rol::Facilitator) {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use super::{Actor, Rol, Uuid, may_decide};

    #[test]
    fn only_its_facilitator_decides() {
        let with = |role: fn(&mut Actor)| {
            let mut actor = Actor::member(Uuid::from_u128(1));
            role(&mut actor);
            actor
        };
        let (no, who) = (Some("FORBIDDEN"), Some("UNAUTHENTICATED"));
        for (actor, outsider, facilitator) in [
            (Actor::anonymous(), who, who),
            (Actor::vereniging(Uuid::from_u128(2)), no, no),
            (with(|_| ()), no, None),
            (with(|actor| actor.redactie = true), no, None),
            (with(|actor| actor.analist = true), no, no),
            (with(|actor| actor.beheer = true), no, no),
            (with(|actor| actor.geblokkeerd = true), no, no),
        ] {
            let told = |rollen: &[Rol]| may_decide(&actor, rollen).err().map(|error| error.code());
            assert_eq!(told(&[]), outsider, "{actor:?}");
            assert_eq!(told(&[Rol::Professional]), outsider, "{actor:?}");
            assert_eq!(told(&[Rol::Facilitator]), facilitator, "{actor:?}");
        }
    }
}
