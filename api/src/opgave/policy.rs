//! Who may see which ontwikkelopgave and which onderbouwing, and who may shape them.

use entity::{editie, leervraag_versie, onderbouwing, opgave::Column, opgave_thema, thema_versie};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SimpleExpr},
};
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

/// The onderbouwingen that `actor` may see: it sees both ends. Once the edition is adopted it sees the words of then, so
/// that other words, or a merging, take no evidence away; what was refused, taken back or withdrawn it sees no longer.
/// Needs both ends joined.
pub(super) fn onderbouwing_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let now = Condition::all()
        .add(onderbouwing::Column::LeervraagVersieId.is_null())
        .add(leervraag::visible(actor));
    Condition::all().add(visible(actor)).add(
        Condition::any()
            .add(now)
            .add(leervraag::own(actor))
            .add(vastgestelde_woorden()),
    )
}

/// The onderbouwingen that counts are made of, whoever asks: those whose leervraag everybody may read, and once the edition
/// is adopted those whose words of then everybody may. Needs the leervraag joined.
pub(crate) fn onderbouwing_openbaar() -> Condition {
    let now = Condition::all()
        .add(onderbouwing::Column::LeervraagVersieId.is_null())
        .add(leervraag::openbaar());
    Condition::any().add(now).add(vastgestelde_woorden())
}

/// The onderbouwingen whose words at the adoption everybody may still read. Needs the leervraag joined.
fn vastgestelde_woorden() -> SimpleExpr {
    let words = Query::select()
        .expr(Expr::val(1))
        .from(leervraag_versie::Entity)
        .and_where(
            Expr::col((leervraag_versie::Entity, leervraag_versie::Column::Id))
                .equals((onderbouwing::Entity, onderbouwing::Column::LeervraagVersieId)),
        )
        .cond_where(leervraag::woorden_openbaar())
        .take();
    Expr::exists(words)
}

/// The adoptions of a thema that `actor` may see: it sees both ends. Once the edition is adopted it sees what the thema was
/// then, whatever became of it. Needs both ends joined.
pub(crate) fn overname_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let was = Query::select()
        .expr(Expr::val(1))
        .from(thema_versie::Entity)
        .and_where(
            Expr::col((thema_versie::Entity, thema_versie::Column::Id))
                .equals((opgave_thema::Entity, opgave_thema::Column::ThemaVersieId)),
        )
        .and_where(thema::versie_published())
        .take();
    let now = Condition::all()
        .add(opgave_thema::Column::ThemaVersieId.is_null())
        .add(thema::visible(actor));
    Condition::all()
        .add(visible(actor))
        .add(Condition::any().add(now).add(Expr::exists(was)))
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
            Verwijderen            R ja     R (StatusStaatNietToe)  R (EditieLigtVast)  R (EditieLigtVast)
            Bijwerken              R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            Onderbouwen            R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            OnderbouwingIntrekken  R ja     R (StatusStaatNietToe)  R (EditieLigtVast)  R (EditieLigtVast)
            OvernameIntrekken      R ja     R (StatusStaatNietToe)  R (EditieLigtVast)  R (EditieLigtVast)
            Herleiden              R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            HerleidingIntrekken    R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            LatenVervallen         R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
            VervalIntrekken        R ja     R ja                    R (EditieLigtVast)  R (EditieLigtVast)
        "#]]
        .assert_eq(&table);
    }
}
