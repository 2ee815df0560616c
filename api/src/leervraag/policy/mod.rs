//! Who may see which leervraag, how much of its asker, and who may do what with it.

mod inbreng;
mod woorden;

use entity::leervraag::{Column, Model, Status, Weergave};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

pub(super) use self::inbreng::{Namens, Positie, may_bring_from_praktijk, may_claim, may_speak_for};
pub(super) use self::woorden::versie_visible;
pub(crate) use self::woorden::woorden_openbaar;
use crate::{
    auth::Actor,
    db::is,
    error::{Error, Result},
    leervraag::rules::{Actie, Rol},
};

/// A condition that no row meets: where a list of "or" begins.
fn none() -> Condition {
    Condition::any().add(Column::Id.is_null())
}

/// The leervragen that `actor` asked or typed.
pub(crate) fn own(actor: &Actor) -> Condition {
    none()
        .add_option(actor.member.map(|me| Column::VragerId.eq(me)))
        .add_option(actor.member.map(|me| Column::IndienerId.eq(me)))
}

/// The leervragen that `actor` may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    listed(actor).add(is(Column::Status, &Status::Samengevoegd))
}

/// The leervragen that `actor` is shown where no states are asked for: of others only what stands by itself, because a
/// merged one goes on in another.
pub(crate) fn listed(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    // Without a condition that no row meets: a planner does not see that, and would not follow the index.
    let published = Condition::any().add(is(Column::Status, &Status::Gepubliceerd));
    match actor.member {
        Some(_) => published.add(own(actor)),
        None => published,
    }
}

/// The leervragen whose versions (all of them), doubts and refusal `actor` may see.
pub(super) fn inside(actor: &Actor) -> Condition {
    if actor.redactie {
        Condition::all()
    } else {
        own(actor)
    }
}

/// The leervragen of which `actor` may know the asker's discipline and sector. Filters use it too, so that they
/// cannot be asked what a field does not tell.
pub(super) fn role_shown(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let chosen = Column::Weergave.is_in([Weergave::Naam, Weergave::Rol]);
    own(actor).add_option(knows_roles(actor).then_some(chosen))
}

/// The leervragen that everybody may read: published, also where they go on in another. They stay evidence, so that a
/// merging changes no number beneath an adopted edition.
pub(crate) fn openbaar() -> Condition {
    Condition::any()
        .add(is(Column::Status, &Status::Gepubliceerd))
        .add(is(Column::Status, &Status::Samengevoegd))
}

/// The leervragen that counts for `actor` are made of. For who is no editor those that everybody may read, whoever it is:
/// what a member may see of the own leervragen must not make a number differ from that of others.
pub(crate) fn counted(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    openbaar()
}

/// Whether the asker's discipline and sector are counted for `actor`, when the asker chose this: as [`role_shown`], but
/// the same for all who are no editors.
pub(crate) fn role_counted(actor: &Actor, weergave: Weergave) -> bool {
    actor.redactie || matches!(weergave, Weergave::Naam | Weergave::Rol)
}

/// Whether `actor` may know of any asker, who chose to show it, in which discipline and sector they work. Who may not could
/// subtract two tables by these, and learn it of the leervraag that came in between.
pub(crate) fn knows_roles(actor: &Actor) -> bool {
    actor.redactie || actor.analist || actor.colleague().is_some()
}

/// Whether `actor` may know how long a list of leervragen is that was filtered by their askers, whose own it holds (`mijn`)
/// or anybody's. Two such lengths can be subtracted, so for who is no editor these numbers leave through the rule for
/// small cells only.
pub(super) fn may_count_by_role(actor: &Actor, mijn: bool) -> bool {
    actor.redactie || mijn
}

/// The leervragen of which `actor` may know who asked.
pub(super) fn name_shown(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let chosen = Column::Weergave.eq(Weergave::Naam);
    own(actor).add_option(actor.colleague().map(|_| chosen))
}

/// Whether `row` was asked or typed by `actor`.
pub(crate) fn is_own(actor: &Actor, row: &Model) -> bool {
    actor
        .member
        .is_some_and(|me| row.vrager_id == Some(me) || row.indiener_id == Some(me))
}

/// [`inside`] for one row.
pub(crate) fn may_look_inside(actor: &Actor, row: &Model) -> bool {
    actor.redactie || is_own(actor, row)
}

/// [`role_shown`] for one row.
pub(super) fn may_see_role(actor: &Actor, row: &Model) -> bool {
    let chosen = matches!(row.weergave, Weergave::Naam | Weergave::Rol);
    may_look_inside(actor, row) || (chosen && knows_roles(actor))
}

/// [`name_shown`] for one row.
pub(super) fn may_see_name(actor: &Actor, row: &Model) -> bool {
    may_look_inside(actor, row) || (row.weergave == Weergave::Naam && actor.colleague().is_some())
}

/// The member who submits.
pub(super) fn may_submit(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The person who answers for a leervraag and hears what became of it: the asker; or who typed it, when it is the
/// question of a group or of nobody now.
pub(crate) fn aanspreekbaar(row: &Model) -> Option<Uuid> {
    row.vrager_id.or(row.indiener_id)
}

/// Whether `row` is the question of another member, that `actor` typed.
pub(super) fn typed_for_another(actor: &Actor, row: &Model) -> bool {
    is_own(actor, row) && row.vrager_id.is_some() && row.vrager_id != actor.member
}

/// Whether `actor` may change it: the asker, or who typed it. Who typed it for another member may only while `speaks`:
/// still able to enter for that member. Who only sees it learns that this is not allowed.
fn may_revise(actor: &Actor, row: &Model, speaks: bool) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if is_own(actor, row) && (speaks || !typed_for_another(actor, row)) {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// Whether `actor` may choose how the asker is shown: never for another member.
pub(super) fn may_choose_weergave(actor: &Actor, row: &Model) -> bool {
    is_own(actor, row) && !typed_for_another(actor, row)
}

/// Whether `actor` may withdraw it: who answers for it.
fn may_withdraw(actor: &Actor, row: &Model) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if aanspreekbaar(row) == Some(me) {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// Whether `actor` may do this with `row`, whatever its state; `speaks` as in [`may_revise`].
pub(super) fn may(actor: &Actor, row: &Model, actie: Actie, speaks: bool) -> Result<Uuid> {
    match actie.rol() {
        Rol::Betrokkene => may_revise(actor, row, speaks),
        Rol::Vrager => may_withdraw(actor, row),
        Rol::Redactie => actor.acting_editor(),
    }
}

/// The member who reports.
pub(super) fn may_report(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The member who recognises.
pub(super) fn may_recognise(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

#[cfg(test)]
mod tests {
    use entity::leervraag::{Model, Status, Weergave};
    use expect_test::expect;
    use sea_orm::Iterable;
    use uuid::Uuid;

    use super::{
        is_own, may, may_choose_weergave, may_count_by_role, may_look_inside, may_report, may_revise,
        may_see_name, may_see_role, may_withdraw,
    };
    use crate::{
        auth::{
            Actor,
            wie::{ANDER, IK, tabel, uitkomst},
        },
        leervraag::{
            rules::{Actie, daarna, meldbaar},
            voorbeeld,
        },
    };

    const ASKER: Uuid = Uuid::from_u128(1);
    const TYPIST: Uuid = Uuid::from_u128(2);

    fn row(weergave: Weergave) -> Model {
        Model {
            id: Uuid::from_u128(9),
            weergave,
            indiener_id: Some(TYPIST),
            vrager_id: Some(ASKER),
            ..voorbeeld()
        }
    }

    fn actors() -> [(&'static str, Actor); 8] {
        let other = Actor::member(Uuid::from_u128(3));
        [
            ("anoniem", Actor::anonymous()),
            ("asker", Actor::member(ASKER)),
            ("typist", Actor::member(TYPIST)),
            ("member", other.clone()),
            (
                "redactie",
                Actor {
                    redactie: true,
                    ..other.clone()
                },
            ),
            (
                "analist",
                Actor {
                    analist: true,
                    ..other.clone()
                },
            ),
            (
                "beheer",
                Actor {
                    beheer: true,
                    ..other
                },
            ),
            ("vereniging", Actor::vereniging(Uuid::from_u128(4))),
        ]
    }

    fn who(may: impl Fn(&Actor) -> bool) -> Vec<&'static str> {
        actors()
            .iter()
            .filter(|(_, actor)| may(actor))
            .map(|(name, _)| *name)
            .collect()
    }

    #[test]
    fn the_asker_is_shown_as_the_asker_chose() {
        let inside = ["asker", "typist", "redactie"];
        let (naam, rol, anoniem) = (row(Weergave::Naam), row(Weergave::Rol), row(Weergave::Anoniem));
        assert_eq!(
            who(|a| may_see_name(a, &naam)),
            ["asker", "typist", "member", "redactie"]
        );
        assert_eq!(who(|a| may_see_name(a, &rol)), inside);
        assert_eq!(who(|a| may_see_name(a, &anoniem)), inside);
        let role = ["asker", "typist", "member", "redactie", "analist"];
        assert_eq!(who(|a| may_see_role(a, &naam)), role);
        assert_eq!(who(|a| may_see_role(a, &rol)), role);
        assert_eq!(who(|a| may_see_role(a, &anoniem)), inside);
        assert_eq!(who(|a| may_look_inside(a, &naam)), inside);
    }

    /// Every state × every action × every kind of actor: who acts is decided by the action, what happens by the state.
    #[test]
    fn who_moves_a_leervraag() {
        for status in Status::iter() {
            let row = Model {
                status,
                ..row(Weergave::Naam)
            };
            for actie in Actie::iter() {
                let expected: &[&str] = match (daarna(status, actie), actie) {
                    (None, _) => &[],
                    (Some(_), Actie::Bewaren | Actie::Herzien | Actie::Weerwoord) => &["asker", "typist"],
                    (Some(_), Actie::Intrekken) => &["asker"],
                    (
                        Some(_),
                        Actie::Publiceren
                        | Actie::Afwijzen
                        | Actie::Terugnemen
                        | Actie::Samenvoegen
                        | Actie::Losmaken,
                    ) => &["redactie"],
                };
                let moves =
                    |a: &Actor| may(a, &row, actie, true).is_ok() && daarna(row.status, actie).is_some();
                assert_eq!(who(moves), expected, "{status:?} {actie:?}");
            }
        }
    }

    /// Every state × whose it is × every kind of actor.
    #[test]
    fn who_reports_a_leervraag() {
        let asked_by = |vrager| Model {
            vrager_id: Some(vrager),
            ..voorbeeld()
        };
        let regels = [
            ("Melden, eigen".to_owned(), asked_by(IK)),
            ("Melden, andermans".to_owned(), asked_by(ANDER)),
        ];
        let table = tabel(
            Status::iter(),
            regels,
            |actor, _, _| may_report(actor).map(drop),
            |row, status| {
                let eigen = is_own(&Actor::member(IK), row);
                uitkomst(meldbaar(status, eigen))
            },
        );
        expect![[r#"
                               Concept                    Ingediend                  Gepubliceerd       Afgewezen                  Ingetrokken                Samengevoegd
            Melden, eigen      MRNB (EigenVraag)          MRNB (EigenVraag)          MRNB (EigenVraag)  MRNB (EigenVraag)          MRNB (EigenVraag)          MRNB (EigenVraag)
            Melden, andermans  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB ja            MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB ja
        "#]]
        .assert_eq(&table);
    }

    #[test]
    fn editors_count_by_role_and_everybody_the_own() {
        assert_eq!(who(|a| may_count_by_role(a, false)), ["redactie"]);
        assert_eq!(who(|a| may_count_by_role(a, true)).len(), actors().len());
    }

    #[test]
    fn who_typed_it_speaks_as_long_as_the_role_lasts() {
        let row = row(Weergave::Naam);
        assert_eq!(who(|a| may_revise(a, &row, true).is_ok()), ["asker", "typist"]);
        assert_eq!(who(|a| may_revise(a, &row, false).is_ok()), ["asker"]);
        assert_eq!(who(|a| may_choose_weergave(a, &row)), ["asker"]);
        assert_eq!(who(|a| may_withdraw(a, &row).is_ok()), ["asker"]);
        let of_nobody = Model {
            vrager_id: None,
            ..row.clone()
        };
        assert_eq!(who(|a| may_revise(a, &of_nobody, false).is_ok()), ["typist"]);
        assert_eq!(who(|a| may_choose_weergave(a, &of_nobody)), ["typist"]);
        assert_eq!(who(|a| may_withdraw(a, &of_nobody).is_ok()), ["typist"]);
    }

    #[test]
    fn who_was_blocked_changes_nothing() {
        let row = row(Weergave::Naam);
        let blocked = Actor {
            geblokkeerd: true,
            ..Actor::member(ASKER)
        };
        assert_eq!(
            may_revise(&blocked, &row, true).expect_err("blocked").code(),
            "FORBIDDEN"
        );
    }
}
