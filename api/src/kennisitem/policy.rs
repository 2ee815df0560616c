//! Who may see which kennisitem, and who enters and links them.

use entity::kennisitem::Column;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The kennisitems that `actor` may see: the published ones, editors all.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(Column::Gepubliceerd.eq(true))
}

/// The editor who enters, changes and links.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use entity::editie;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::may_edit;
    use crate::{
        auth::wie::tabel,
        kennisitem::rules::{Actie, gepubliceerd},
    };

    /// Published or not × every action × every kind of actor.
    #[test]
    fn who_enters_and_publishes() {
        let table = tabel(
            [false, true],
            Actie::iter().map(|actie| (format!("{actie:?}"), actie)),
            |actor, _, _| may_edit(actor).map(drop),
            |actie, is| format!("{}", gepubliceerd(is, *actie)),
        );
        expect![[r#"
                         false    true
            Bijwerken    R false  R true
            Publiceren   R true   R true
            Terughouden  R false  R false
        "#]]
        .assert_eq(&table);
    }

    /// Every state of the edition × linking × every kind of actor. A link stands beside the edition, whose state is not
    /// asked.
    #[test]
    fn who_links() {
        let table = tabel(
            editie::Status::iter(),
            ["Koppelen", "Ontkoppelen"].map(|naam| (naam.to_owned(), ())),
            |actor, (), _| may_edit(actor).map(drop),
            |(), _| "ja".to_owned(),
        );
        expect![[r#"
                         Concept  InConsultatie  Vastgesteld  Vervangen
            Koppelen     R ja     R ja           R ja         R ja
            Ontkoppelen  R ja     R ja           R ja         R ja
        "#]]
        .assert_eq(&table);
    }
}
