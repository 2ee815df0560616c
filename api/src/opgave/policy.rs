//! Who may see which ontwikkelopgave and which onderbouwing, and who may shape them.

use entity::{editie, opgave::Column};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};
use uuid::Uuid;

use crate::{agenda, auth::Actor, error::Result, leervraag, thema};

/// The ontwikkelopgaven that `actor` may see: those of the editions that it may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let edities = Query::select()
        .column((editie::Entity, editie::Column::Id))
        .from(editie::Entity)
        .cond_where(agenda::visible(actor))
        .take();
    Condition::all().add(Column::EditieId.in_subquery(edities))
}

/// The onderbouwingen that `actor` may see: it sees both ends. Needs both ends joined.
pub(super) fn onderbouwing_visible(actor: &Actor) -> Condition {
    Condition::all()
        .add(visible(actor))
        .add(leervraag::visible(actor))
}

/// The adoptions of a thema that `actor` may see: it sees both ends. Needs both ends joined.
pub(super) fn overname_visible(actor: &Actor) -> Condition {
    Condition::all().add(visible(actor)).add(thema::visible(actor))
}

/// The editor who shapes ontwikkelopgaven.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use entity::editie::Status;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::may_edit;
    use crate::{
        auth::wie::{tabel, uitkomst},
        opgave::rules::{Actie, mag},
    };

    /// Every state of the edition × every action × every kind of actor.
    #[test]
    fn who_shapes_the_ontwikkelopgaven_of_an_edition() {
        let table = tabel(
            Status::iter(),
            Actie::iter().map(|actie| (format!("{actie:?}"), actie)),
            |actor, _, _| may_edit(actor).map(drop),
            |actie, status| uitkomst(mag(status, *actie)),
        );
        expect![[r#"
                                   Concept  InConsultatie           Vastgesteld         Vervangen
            Opstellen              R ja     R (StatusStaatNietToe)  R (EditieLigtVast)  R (EditieLigtVast)
            Bijwerken              R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            Onderbouwen            R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            OnderbouwingIntrekken  R ja     R (StatusStaatNietToe)  R (EditieLigtVast)  R (EditieLigtVast)
            Herleiden              R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            HerleidingIntrekken    R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            LatenVervallen         R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            VervalIntrekken        R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
        "#]]
        .assert_eq(&table);
    }
}
