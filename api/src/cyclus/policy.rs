//! Who sees what a Lerende Praktijk does in its cycli, and who works on it.

use chrono::NaiveDate;
use entity::{
    cyclus::{Column, Entity},
    deelname::Rol,
    meting,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait, IntoSimpleExpr,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use crate::{
    analysetoestemming,
    auth::Actor,
    error::{Error, Result},
    member,
};

/// How an actor looks at what a praktijk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blik {
    /// Sees everything of every praktijk.
    Alles,
    /// Sees everything of the praktijken in which this member takes part now, and of others what they shared.
    Eigen(Uuid),
    /// Sees the totals of praktijken that allow it, and of others what they shared.
    Analist,
    /// Sees what praktijken shared.
    Openbaar,
    /// Sees nothing.
    Niets,
}

/// How `actor` looks. Analysts and operators do so by their role, also when they take part somewhere; who was blocked reads
/// as anybody.
pub(crate) fn blik(actor: &Actor) -> Blik {
    if actor.geblokkeerd {
        Blik::Openbaar
    } else if actor.redactie {
        Blik::Alles
    } else if actor.beheer {
        Blik::Niets
    } else if actor.analist {
        Blik::Analist
    } else {
        actor.colleague().map_or(Blik::Openbaar, Blik::Eigen)
    }
}

/// What `actor` may see on `today` of rows whose praktijk stands in `praktijk`: of the own praktijk all, of others the rows
/// that are `gedeeld`; an analyst also those `geteld` of praktijken that allow it.
pub(crate) fn zichtbaar(
    actor: &Actor,
    today: NaiveDate,
    praktijk: impl IntoSimpleExpr,
    gedeeld: Condition,
    geteld: Condition,
) -> Condition {
    let praktijk = praktijk.into_simple_expr();
    match blik(actor) {
        Blik::Alles => Condition::all(),
        Blik::Niets => Condition::all().add(praktijk.is_null()),
        Blik::Openbaar => gedeeld,
        Blik::Eigen(me) => Condition::any()
            .add(gedeeld)
            .add(praktijk.in_subquery(member::praktijken_of(me, today))),
        Blik::Analist => {
            let allowed = praktijk.in_subquery(analysetoestemming::toegestaan());
            Condition::any().add(gedeeld).add(geteld.add(allowed))
        }
    }
}

/// What stays inside: rows whose praktijk stands in `praktijk`, for who takes part in it now and for editors.
pub(crate) fn binnen(actor: &Actor, today: NaiveDate, praktijk: impl IntoSimpleExpr) -> Condition {
    let praktijk = praktijk.into_simple_expr();
    match blik(actor) {
        Blik::Alles => Condition::all(),
        Blik::Eigen(me) => Condition::all().add(praktijk.in_subquery(member::praktijken_of(me, today))),
        Blik::Analist | Blik::Openbaar | Blik::Niets => Condition::all().add(praktijk.is_null()),
    }
}

/// The cycli that `actor` may see on `today`.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    zichtbaar(actor, today, Column::PraktijkId, shared(), Condition::all())
}

/// A cyclus with a meting that everybody may read.
fn shared() -> Condition {
    let col = |column: meting::Column| Expr::col((meting::Entity, column));
    let shown = Query::select()
        .expr(Expr::cust("1"))
        .from(meting::Entity)
        .and_where(col(meting::Column::CyclusId).equals((Entity, Column::Id)))
        .and_where(crate::db::is(
            meting::Column::Status,
            &meting::Status::Vastgesteld,
        ))
        .and_where(meting::Column::Gedeeld.eq(true))
        .take();
    Condition::all().add(Expr::exists(shown))
}

/// What somebody does in a cyclus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taak {
    /// Leads it: begins and ends it, adopts what was measured, shares it.
    Leiden,
    /// Writes down what was measured.
    Meten,
    /// Reflects and improves.
    Meedoen,
}

/// The member who does it: an editor, or who takes part now in one of the `rollen` that do. It is for things whose existence
/// the actor may know.
pub(crate) fn may(actor: &Actor, rollen: &[Rol], taak: Taak) -> Result<Uuid> {
    let me = actor.acting_member()?;
    let does = match taak {
        Taak::Leiden => rollen.contains(&Rol::Facilitator),
        Taak::Meten => rollen.contains(&Rol::Facilitator) || rollen.contains(&Rol::Onderzoeker),
        Taak::Meedoen => !rollen.is_empty(),
    };
    match blik(actor) {
        Blik::Alles => Ok(me),
        Blik::Eigen(_) if does => Ok(me),
        _ => Err(Error::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(role: fn(&mut Actor)) -> Actor {
        let mut actor = Actor::member(Uuid::from_u128(1));
        role(&mut actor);
        actor
    }

    /// Every kind of actor: how it looks, and what it does without a role, and as each role.
    #[test]
    fn who_looks_how_and_does_what() {
        let me = Uuid::from_u128(1);
        let rollen = [
            Rol::Facilitator,
            Rol::Onderzoeker,
            Rol::Professional,
            Rol::Ervaringsdeskundige,
            Rol::Contactpersoon,
        ];
        let taken = [Taak::Leiden, Taak::Meten, Taak::Meedoen];
        let table = |actor: &Actor| {
            let word = |rollen: &[Rol], taak| match may(actor, rollen, taak) {
                Ok(_) => 'x',
                Err(Error::Unauthenticated) => '?',
                Err(_) => '.',
            };
            let row = |rollen: &[Rol]| taken.map(|taak| word(rollen, taak)).iter().collect::<String>();
            let as_each = rollen.iter().map(|rol| row(&[*rol]));
            [row(&[])]
                .into_iter()
                .chain(as_each)
                .collect::<Vec<_>>()
                .join(" ")
        };
        // none, facilitator, onderzoeker, professional, ervaringsdeskundige, contactpersoon × leiden, meten, meedoen
        for (actor, looks, does) in [
            (Actor::anonymous(), Blik::Openbaar, "??? ??? ??? ??? ??? ???"),
            (
                Actor::vereniging(Uuid::from_u128(2)),
                Blik::Openbaar,
                "... ... ... ... ... ...",
            ),
            (with(|_| ()), Blik::Eigen(me), "... xxx .xx ..x ..x ..x"),
            (
                with(|actor| actor.redactie = true),
                Blik::Alles,
                "xxx xxx xxx xxx xxx xxx",
            ),
            (
                with(|actor| actor.analist = true),
                Blik::Analist,
                "... ... ... ... ... ...",
            ),
            (
                with(|actor| actor.beheer = true),
                Blik::Niets,
                "... ... ... ... ... ...",
            ),
            (
                with(|actor| actor.geblokkeerd = true),
                Blik::Openbaar,
                "... ... ... ... ... ...",
            ),
            (
                with(|actor| (actor.redactie, actor.geblokkeerd) = (true, true)),
                Blik::Openbaar,
                "... ... ... ... ... ...",
            ),
        ] {
            assert_eq!((blik(&actor), table(&actor).as_str()), (looks, does), "{actor:?}");
        }
    }
}
