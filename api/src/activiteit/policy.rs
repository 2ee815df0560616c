//! Who may see activiteiten, and who writes them.

use chrono::NaiveDate;
use entity::activiteit::Column;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result, member, praktijk};

/// The activiteiten that `actor` may see on `today`: all, but for those that editors hid; these are for who takes part in the
/// praktijk that holds them.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let own = |me| Column::PraktijkId.in_subquery(member::praktijken_of(me, today));
    Condition::any()
        .add(Column::VerborgenOp.is_null())
        .add_option(actor.colleague().map(own))
}

/// The member who writes an activiteit: an editor, or who facilitates the praktijk that holds it. That there is one is no
/// secret.
pub(super) fn may_write(actor: &Actor, facilitates: bool) -> Result<Uuid> {
    praktijk::may_manage(actor, facilitates)
}

#[cfg(test)]
mod tests {
    use entity::activiteit::Status;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::*;
    use crate::{
        activiteit::rules::mag_naar,
        auth::wie::{tabel, uitkomst},
    };

    /// Every state to go to, for who facilitates the praktijk that holds it and for who does not × every state × every kind of
    /// actor.
    #[test]
    fn who_moves_an_activiteit() {
        let mut regels = Vec::new();
        for naar in Status::iter() {
            for (wie, facilitates) in [("faciliteert", true), ("faciliteert niet", false)] {
                regels.push((format!("naar {naar:?}, {wie}"), (naar, facilitates)));
            }
        }
        let table = tabel(
            Status::iter(),
            regels,
            |actor, (_, facilitates), _| may_write(actor, *facilitates).map(drop),
            |(naar, _), van| uitkomst(mag_naar(van, *naar).then_some(*naar).ok_or("kan niet")),
        );
        expect![[r#"
                                             Gepland      Gehouden         Afgelast
            naar Gepland, faciliteert        MR Gepland   MR ("kan niet")  MR Gepland
            naar Gepland, faciliteert niet   R Gepland    R ("kan niet")   R Gepland
            naar Gehouden, faciliteert       MR Gehouden  MR Gehouden      MR ("kan niet")
            naar Gehouden, faciliteert niet  R Gehouden   R Gehouden       R ("kan niet")
            naar Afgelast, faciliteert       MR Afgelast  MR ("kan niet")  MR Afgelast
            naar Afgelast, faciliteert niet  R Afgelast   R ("kan niet")   R Afgelast
        "#]]
        .assert_eq(&table);
    }
}
