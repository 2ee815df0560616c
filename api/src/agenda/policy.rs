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
    use uuid::Uuid;

    use super::{is_consulted, may_edit};
    use crate::{
        agenda::rules::{Actie, daarna},
        auth::Actor,
    };

    fn actors() -> [(&'static str, Actor); 7] {
        let member = Actor::member(Uuid::from_u128(1));
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        [
            ("anoniem", Actor::anonymous()),
            ("member", member.clone()),
            ("redactie", with(|actor| actor.redactie = true)),
            ("vereniging", Actor::vereniging(Uuid::from_u128(2))),
            ("analist", with(|actor| actor.analist = true)),
            ("beheer", with(|actor| actor.beheer = true)),
            (
                "geblokkeerd",
                with(|actor| (actor.redactie, actor.geblokkeerd) = (true, true)),
            ),
        ]
    }

    #[test]
    fn members_and_associations_are_consulted() {
        let consulted: Vec<_> = actors()
            .into_iter()
            .filter(|(_, actor)| is_consulted(actor))
            .collect();
        let names: Vec<_> = consulted.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["member", "redactie", "vereniging"]);
    }

    /// Every state × every action × every kind of actor: one kind acts, and what it may do depends on the state alone.
    #[test]
    fn only_editors_move_an_edition() {
        use Status::{Concept, InConsultatie, Vastgesteld, Vervangen};
        for (name, actor) in actors() {
            let mut possible = Vec::new();
            for status in [Concept, InConsultatie, Vastgesteld, Vervangen] {
                for actie in Actie::ALLE {
                    if may_edit(&actor).is_ok() && daarna(status, actie).is_ok() {
                        possible.push((status, actie));
                    }
                }
            }
            assert_eq!(
                possible.len(),
                if name == "redactie" { 6 } else { 0 },
                "{name}: {possible:?}"
            );
        }
    }
}
