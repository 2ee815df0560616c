//! Which versions of the words of a leervraag somebody may read.

use entity::{
    leervraag::{Column, Status},
    leervraag_versie, onderbouwing,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query},
};

use super::inside;
use crate::auth::Actor;

/// The states in which the words that were public once still may be read where they were adopted: other words wait for an
/// editor, and nobody took these back.
const NIET_GESLOTEN: [Status; 3] = [Status::Gepubliceerd, Status::Samengevoegd, Status::Ingediend];

/// The versions that everybody may read where an edition rests on them: public once, and not refused, taken back or
/// withdrawn since. Needs the leervraag joined.
pub(crate) fn woorden_openbaar() -> Condition {
    Condition::all()
        .add(Column::Status.is_in(NIET_GESLOTEN))
        .add(leervraag_versie::Column::GepubliceerdOp.is_not_null())
        .add(leervraag_versie::Column::GeslotenOp.is_null())
}

/// The versions that `actor` may see: all where it may look inside, and of others those on which an adopted edition
/// rests. Needs the leervraag joined.
pub(in crate::leervraag) fn versie_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let adopted = Query::select()
        .expr(Expr::val(1))
        .from(onderbouwing::Entity)
        .and_where(
            Expr::col((onderbouwing::Entity, onderbouwing::Column::LeervraagVersieId))
                .equals((leervraag_versie::Entity, leervraag_versie::Column::Id)),
        )
        .take();
    Condition::any()
        .add(inside(actor))
        .add(woorden_openbaar().add(Expr::exists(adopted)))
}
