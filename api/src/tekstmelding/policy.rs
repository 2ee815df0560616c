//! Who may see which report, who reports, and who decides.

use entity::tekstmelding::Column;
use sea_orm::Condition;
use uuid::Uuid;

use super::rules::Actie;
use crate::{auth::Actor, db::of_member, error::Result};

/// The reports that `actor` may see: editors all, others the own.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    // One condition: a planner follows the index of the reporter only where there is no "or".
    Condition::all().add(of_member(actor.member, Column::MelderId, Column::Id))
}

/// Whether `actor` may do this with a text that it sees, whoever wrote it: not everybody can take back what the own praktijk
/// shares, and an expert cannot take back an answer.
pub(super) fn may(actor: &Actor, actie: Actie) -> Result<Uuid> {
    match actie {
        Actie::Melden => actor.acting_member(),
        Actie::Verbergen | Actie::LatenStaan | Actie::WeerTonen => actor.acting_editor(),
    }
}

#[cfg(test)]
mod tests {
    use entity::tekstmelding::Uitkomst;
    use expect_test::expect;
    use sea_orm::{DbBackend, EntityTrait, Iterable, QueryFilter, QueryTrait};

    use super::*;
    use crate::{
        auth::wie::{IK, actors, tabel, uitkomst},
        tekstmelding::rules::{
            Stand::{Besloten, Openbaar, Verborgen},
            daarna, eindigt,
        },
    };

    /// Every action × who reads the text × every kind of actor.
    #[test]
    fn who_reports_hides_and_shows() {
        let acties = [
            Actie::Melden,
            Actie::Verbergen,
            Actie::LatenStaan,
            Actie::WeerTonen,
        ];
        let table = tabel(
            [Openbaar, Besloten, Verborgen],
            acties.map(|actie| (format!("{actie:?}"), actie)),
            |actor, actie, _| may(actor, *actie).map(drop),
            |actie, stand| match daarna(stand, *actie) {
                Ok(true) => "verborgen".to_owned(),
                Ok(false) => "getoond".to_owned(),
                Err(code) => format!("({code:?})"),
            },
        );
        expect![[r#"
                        Openbaar           Besloten             Verborgen
            Melden      MRNB getoond       MRNB (NietOpenbaar)  MRNB (NietOpenbaar)
            Verbergen   R verborgen        R verborgen          R verborgen
            LatenStaan  R getoond          R getoond            R verborgen
            WeerTonen   R (NietVerborgen)  R (NietVerborgen)    R getoond
        "#]]
        .assert_eq(&table);
    }

    /// What an editor decides × how it stands with the report × every kind of actor.
    #[test]
    fn a_report_ends_once() {
        let acties = [Actie::Verbergen, Actie::LatenStaan];
        let table = tabel(
            [None].into_iter().chain(Uitkomst::iter().map(Some)),
            acties.map(|actie| (format!("{actie:?}"), actie)),
            |actor, actie, _| may(actor, *actie).map(drop),
            |actie, stand| uitkomst(eindigt(stand, *actie)),
        );
        expect![[r#"
                        None         Some(Gegrond)      Some(Ongegrond)
            Verbergen   R Gegrond    R (AlAfgehandeld)  R (AlAfgehandeld)
            LatenStaan  R Ongegrond  R (AlAfgehandeld)  R (AlAfgehandeld)
        "#]]
        .assert_eq(&table);
    }

    /// Of all, of the own, or of none.
    #[test]
    fn a_report_is_for_editors_and_its_reporter() {
        for (letter, actor) in actors() {
            let rows = entity::tekstmelding::Entity::find().filter(visible(&actor));
            let sql = rows.build(DbBackend::Sqlite).sql;
            let filter = sql.split_once(" WHERE ").map_or("", |(_, filter)| filter);
            let own = r#""tekstmelding"."melder_id" = ?"#;
            let expected = match letter {
                'R' | 'G' => "TRUE",
                'A' | 'V' => r#""tekstmelding"."id" IS NULL"#,
                _ => own,
            };
            assert_eq!(filter, expected, "{letter}");
            assert!(actor.member.is_none_or(|me| me == IK));
        }
    }
}
