//! Who may see a delivery, and who may do what with it.

use entity::{
    inzending::{Column, Entity, Model},
    inzending_regel,
};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};
use uuid::Uuid;

use super::rules::{Actie, Betrekking};
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The deliveries that `actor` may see: an association its own, an operator those that were stopped.
pub(super) fn visible(actor: &Actor) -> Condition {
    let stopped = || {
        Condition::all()
            .add(Column::AangehoudenOm.is_not_null())
            .add(Column::Proef.eq(false))
    };
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.vereniging.map(|us| Column::BeroepsverenigingId.eq(us)))
        .add_option((actor.beheer && !actor.geblokkeerd).then(stopped))
}

/// The rows that `actor` may see: those of the own association. An operator decides by the numbers.
pub(super) fn visible_regels(actor: &Actor) -> Condition {
    use inzending_regel::Column as Regel;
    let Some(us) = actor.vereniging else {
        return Condition::all().add(Regel::Id.is_null());
    };
    let own = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::BeroepsverenigingId.eq(us))
        .take();
    Condition::all().add(Regel::InzendingId.in_subquery(own))
}

/// The association in whose name a delivery comes.
pub(super) fn may_deliver(actor: &Actor) -> Result<Uuid> {
    match actor.vereniging {
        Some(us) if !actor.geblokkeerd => Ok(us),
        _ if actor.is_anonymous() => Err(Error::Unauthenticated),
        _ => Err(Error::Forbidden),
    }
}

/// Who may act on deliveries at all, before any is looked up.
pub(super) fn may_act(actor: &Actor, actie: Actie) -> Result<()> {
    if actor.vereniging.is_some() {
        return may_deliver(actor).map(drop);
    }
    actor.acting_member()?;
    let decides = matches!(actie, Actie::Vrijgeven | Actie::Afwijzen);
    if actor.beheer && decides {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// Who the actor, who may act, is to a delivery. A client that is not known may be the one that delivered.
pub(super) fn betrekking(actor: &Actor, row: &Model) -> Betrekking {
    if actor.vereniging.is_none() {
        return Betrekking::Beheer;
    }
    match (&actor.client, &row.inzender) {
        (Some(here), Some(there)) if here != there => Betrekking::Collega,
        _ => Betrekking::Inzender,
    }
}

/// Whose settings the actor may change: an association its own, an operator those of any.
pub(super) fn may_set(actor: &Actor, of: Option<Uuid>) -> Result<Uuid> {
    if actor.vereniging.is_some() {
        let us = may_deliver(actor)?;
        return if of.is_none_or(|of| of == us) {
            Ok(us)
        } else {
            Err(Error::NotFound)
        };
    }
    actor.acting_member()?;
    if !actor.beheer {
        return Err(Error::Forbidden);
    }
    of.ok_or_else(|| Error::bad("Noem de beroepsvereniging.", "Name the association."))
}

/// Whether the actor may set when the brake holds: whoever delivers would only have to raise it.
pub(super) fn may_set_brake(actor: &Actor) -> bool {
    actor.vereniging.is_none() && actor.beheer
}

/// Whose settings the actor may see, of an association that was asked about.
pub(super) fn may_see_settings(actor: &Actor, of: Uuid) -> bool {
    actor.vereniging == Some(of) || (actor.beheer && !actor.geblokkeerd)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;

    const US: Uuid = Uuid::from_u128(2);

    fn actors() -> [(&'static str, Actor); 8] {
        let with = |role: fn(&mut Actor)| {
            let mut actor = Actor::member(Uuid::from_u128(1));
            role(&mut actor);
            actor
        };
        let client = |name: &str| Actor {
            client: Some(name.to_owned()),
            ..Actor::vereniging(US)
        };
        [
            ("anoniem", Actor::anonymous()),
            ("member", Actor::member(Uuid::from_u128(1))),
            ("redactie", with(|actor| actor.redactie = true)),
            ("vereniging", client("een")),
            ("andere client", client("twee")),
            ("analist", with(|actor| actor.analist = true)),
            ("beheer", with(|actor| actor.beheer = true)),
            (
                "geblokkeerd",
                with(|actor| (actor.beheer, actor.geblokkeerd) = (true, true)),
            ),
        ]
    }

    /// Every actor × every action; what the state allows is another table.
    #[test]
    fn who_may_act() {
        let mut table = String::new();
        for (name, actor) in actors() {
            let _ = write!(table, "{name:<14}");
            for actie in [
                Actie::Toepassen,
                Actie::Vrijgeven,
                Actie::Afwijzen,
                Actie::OngedaanMaken,
            ] {
                let told = may_act(&actor, actie).err().map_or("mag", |error| error.code());
                let _ = write!(table, "{told:<16}");
            }
            let told = may_deliver(&actor).err().map_or("mag", |error| error.code());
            let _ = writeln!(table, "{told}");
        }
        let expected = "\
anoniem       UNAUTHENTICATED UNAUTHENTICATED UNAUTHENTICATED UNAUTHENTICATED UNAUTHENTICATED
member        FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN
redactie      FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN
vereniging    mag             mag             mag             mag             mag
andere client mag             mag             mag             mag             mag
analist       FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN
beheer        FORBIDDEN       mag             mag             FORBIDDEN       FORBIDDEN
geblokkeerd   FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN       FORBIDDEN
";
        assert_eq!(table, expected);
    }

    #[test]
    fn only_the_association_sees_rows_and_only_operators_see_what_was_stopped() {
        for (name, actor) in actors() {
            let lines = inzending_regel::Entity::find().filter(visible_regels(&actor));
            let lines = lines.build(DbBackend::Postgres).to_string();
            let heads = Entity::find()
                .filter(visible(&actor))
                .build(DbBackend::Postgres)
                .to_string();
            let of_us = actor.vereniging.is_some();
            assert_eq!(lines.contains("beroepsvereniging_id"), of_us, "{name}");
            assert_eq!(
                lines.contains(r#""inzending_regel"."id" IS NULL"#),
                !of_us,
                "{name}"
            );
            let stopped = heads.contains(r#""aangehouden_om" IS NOT NULL"#);
            assert_eq!(stopped, name == "beheer", "{name}");
        }
    }
}
