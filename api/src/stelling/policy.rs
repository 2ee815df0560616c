//! Who sees which stellingen, and who makes lists of them.

use chrono::NaiveDate;
use entity::{deelname::Rol, stelling, stellingenlijst};
use sea_orm::{ColumnTrait, Condition, IntoSimpleExpr};
use uuid::Uuid;

use crate::{
    auth::Actor,
    cyclus::{self, Taak},
    error::Result,
};

/// The stellingen that `actor` may see on `today`.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    seen(actor, today, stelling::Column::PraktijkId)
}

/// The lists that `actor` may see on `today`.
pub(super) fn lijst_visible(actor: &Actor, today: NaiveDate) -> Condition {
    seen(actor, today, stellingenlijst::Column::PraktijkId)
}

/// What is of no praktijk is of all.
fn seen(actor: &Actor, today: NaiveDate, praktijk: impl ColumnTrait + IntoSimpleExpr) -> Condition {
    let reusable = Condition::all().add(praktijk.is_null());
    cyclus::zichtbaar(actor, today, praktijk, reusable, Condition::all())
}

/// The member who makes a list: an editor, or for a praktijk who measures there.
pub(super) fn may_make(actor: &Actor, rollen: Option<&[Rol]>) -> Result<Uuid> {
    match rollen {
        Some(rollen) => cyclus::may(actor, rollen, Taak::Meten),
        None => actor.acting_editor(),
    }
}
