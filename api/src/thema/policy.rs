//! Who may see which thema and which bundeling, and who may change them.

use entity::{
    bundeling, ongebundeld, opgave_thema,
    thema::{Column, Status},
    thema_versie,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SimpleExpr},
};
use uuid::Uuid;

use crate::{auth::Actor, db::is, error::Result, leervraag};

/// The thema's that `actor` may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(is(Column::Status, &Status::Gepubliceerd))
}

/// The versions of thema's that `actor` may see: of a thema that it sees, or on which an adopted edition rests, and only
/// those that were published. What an editor tried in a draft was never said to others. Needs the thema joined.
pub(super) fn versie_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let adopted = Query::select()
        .expr(Expr::val(1))
        .from(opgave_thema::Entity)
        .and_where(
            Expr::col((opgave_thema::Entity, opgave_thema::Column::ThemaVersieId))
                .equals((thema_versie::Entity, thema_versie::Column::Id)),
        )
        .take();
    let seen = Condition::any().add(visible(actor)).add(Expr::exists(adopted));
    Condition::all().add(versie_published()).add(seen)
}

/// The versions that say what everybody could read then.
pub(crate) fn versie_published() -> SimpleExpr {
    is(thema_versie::Column::Status, &Status::Gepubliceerd)
}

/// The bundelingen that `actor` may see: it sees both ends, and ended ones only as an editor. Needs both ends joined.
pub(super) fn bundeling_visible(actor: &Actor) -> Condition {
    let open = bundeling::Column::Tot.is_null();
    Condition::all()
        .add(visible(actor))
        .add(leervraag::visible(actor))
        .add_option((!actor.redactie).then_some(open))
}

/// The thema's of which `actor` may know whether they are thin or contested: all for editors, none for others, for whom
/// what is reported or fell away is no business.
pub(super) fn aandacht_visible(actor: &Actor) -> Condition {
    let none = (!may_see_aandacht(actor)).then(|| Column::Id.is_null());
    Condition::all().add_option(none)
}

/// [`aandacht_visible`] for one thema that the actor sees.
pub(super) fn may_see_aandacht(actor: &Actor) -> bool {
    actor.redactie
}

/// The leervragen in no thema that `actor` may ask for as such: the work of editors.
pub(super) fn ongebundeld_visible(actor: &Actor) -> Condition {
    let none = (!actor.redactie).then(|| ongebundeld::Column::LeervraagId.is_null());
    Condition::all().add_option(none)
}

/// Whether `actor` is told which thema's and groups are proposed: the work of editors, of which others see what came of it.
pub(super) fn may_see_voorstellen(actor: &Actor) -> bool {
    actor.redactie
}

/// Whether `actor` may know who ended a bundeling, and why.
pub(super) fn may_see_end(actor: &Actor) -> bool {
    actor.redactie
}

/// The editor who shapes thema's.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use entity::thema::Status;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::may_edit;
    use crate::{
        auth::wie::{tabel, uitkomst},
        thema::rules::{Actie, daarna},
    };

    /// Every state × every action × every kind of actor.
    #[test]
    fn who_moves_a_thema() {
        let table = tabel(
            Status::iter(),
            Actie::iter().map(|actie| (format!("{actie:?}"), actie)),
            |actor, _, _| may_edit(actor).map(drop),
            |actie, status| uitkomst(daarna(status, *actie)),
        );
        expect![[r#"
                            Concept         Gepubliceerd            Vervallen
            Bijwerken       R Concept       R Gepubliceerd          R Vervallen
            Terugzetten     R Concept       R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren      R Gepubliceerd  R Gepubliceerd          R (StatusStaatNietToe)
            LatenVervallen  R Vervallen     R Vervallen             R Vervallen
            Onderbrengen    R Concept       R Gepubliceerd          R (StatusStaatNietToe)
            Bundelen        R Concept       R Gepubliceerd          R (StatusStaatNietToe)
            Ontbundelen     R Concept       R Gepubliceerd          R (StatusStaatNietToe)
        "#]]
        .assert_eq(&table);
    }
}
