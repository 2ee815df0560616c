//! Who may see which edition, and who may make and adopt them.

use entity::editie::{Column, Status};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The states in which an edition is public.
pub(super) const OPENBAAR: [Status; 2] = [Status::Vastgesteld, Status::Vervangen];

/// The editions that `actor` may see; what belongs to an edition follows it.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let consulted = is_consulted(actor).then(|| Column::Status.eq(Status::InConsultatie));
    Condition::any().add(vastgesteld()).add_option(consulted)
}

/// The editions that were adopted, whether they hold or were replaced.
pub(crate) fn vastgesteld() -> Condition {
    Condition::all().add(Column::Status.is_in(OPENBAAR))
}

/// Whether `actor` is among those whom an edition under consultation is put before: members and associations.
fn is_consulted(actor: &Actor) -> bool {
    actor.colleague().is_some() || (actor.vereniging.is_some() && !actor.geblokkeerd)
}

/// Everybody may see that the agenda's exist.
pub(super) fn agenda_visible(_: &Actor) -> Condition {
    Condition::all()
}

/// The editor who makes and adopts editions.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use entity::editie::Status;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::{is_consulted, may_edit};
    use crate::{
        agenda::rules::{Actie, daarna},
        auth::wie::{actors, tabel, uitkomst},
    };

    #[test]
    fn members_and_associations_are_consulted() {
        let consulted = actors().into_iter().filter(|(_, actor)| is_consulted(actor));
        assert_eq!(consulted.map(|(letter, _)| letter).collect::<String>(), "MRV");
    }

    /// Every state × every action × every kind of actor: one kind acts, and what it may do depends on the state alone.
    #[test]
    fn who_moves_an_edition() {
        let table = tabel(
            Status::iter(),
            Actie::iter().map(|actie| (format!("{actie:?}"), actie)),
            |actor, _, _| may_edit(actor).map(drop),
            |actie, status| uitkomst(daarna(status, *actie)),
        );
        expect![[r#"
                         Concept                 InConsultatie           Vastgesteld         Vervangen
            Bijwerken    R Concept               R InConsultatie         R (EditieLigtVast)  R (EditieLigtVast)
            Consulteren  R InConsultatie         R InConsultatie         R (EditieLigtVast)  R (EditieLigtVast)
            Terugnemen   R (StatusStaatNietToe)  R Concept               R (EditieLigtVast)  R (EditieLigtVast)
            Vaststellen  R Vastgesteld           R Vastgesteld           R (EditieLigtVast)  R (EditieLigtVast)
            Vervangen    R (StatusStaatNietToe)  R (StatusStaatNietToe)  R Vervangen         R (EditieLigtVast)
        "#]]
        .assert_eq(&table);
    }
}
