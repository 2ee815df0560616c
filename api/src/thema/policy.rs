//! Who may see which thema and which bundeling, and who may change them.

use entity::{
    bundeling, ongebundeld,
    thema::{Column, Status},
    thema_versie,
};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, db::is, error::Result, leervraag};

/// The thema's that `actor` may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(is(Column::Status, &Status::Gepubliceerd))
}

/// The versions of thema's that `actor` may see: of a thema that it sees, and only those that were published. What an
/// editor tried in a draft was never said to others. Needs the thema joined.
pub(super) fn versie_visible(actor: &Actor) -> Condition {
    let published = is(thema_versie::Column::Status, &Status::Gepubliceerd);
    visible(actor).add_option((!actor.redactie).then_some(published))
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
    use uuid::Uuid;

    use super::may_edit;
    use crate::auth::Actor;

    #[test]
    fn only_editors_shape_thema_s() {
        let member = Actor::member(Uuid::from_u128(1));
        let editor = Actor {
            redactie: true,
            ..member.clone()
        };
        let blocked = Actor {
            geblokkeerd: true,
            ..editor.clone()
        };
        let code = |actor: &Actor| may_edit(actor).err().map(|error| error.code());
        assert_eq!(code(&editor), None);
        assert_eq!(code(&blocked), Some("FORBIDDEN"));
        assert_eq!(code(&member), Some("FORBIDDEN"));
        assert_eq!(
            code(&Actor {
                beheer: true,
                analist: true,
                ..member
            }),
            Some("FORBIDDEN")
        );
        assert_eq!(code(&Actor::vereniging(Uuid::from_u128(2))), Some("FORBIDDEN"));
        assert_eq!(code(&Actor::anonymous()), Some("UNAUTHENTICATED"));
    }
}
