//! Who may see which begrip, who proposed it, and who does what with it.

use entity::begrip::{Column, Model, Status};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::rules::Actie;
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The begrippen that everybody may read.
pub(super) fn openbaar() -> Condition {
    Condition::all().add(Column::Status.eq(Status::Gepubliceerd))
}

/// The begrippen that `actor` may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let own = actor.member.map(|me| Column::VoorstellerId.eq(me));
    Condition::any().add(openbaar()).add_option(own)
}

/// Whether `actor` may know who proposed `row`, and why it was refused.
pub(super) fn may_look_inside(actor: &Actor, row: &Model) -> bool {
    actor.redactie || is_own(actor, row)
}

fn is_own(actor: &Actor, row: &Model) -> bool {
    actor.member.is_some() && actor.member == row.voorsteller_id
}

/// The member who proposes.
pub(super) fn may_propose(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The editor who makes one.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

/// Whether `actor` may do this with `row`, whatever its state.
pub(super) fn may(actor: &Actor, row: &Model, actie: Actie) -> Result<Uuid> {
    match actie {
        Actie::Bijwerken | Actie::Publiceren | Actie::Terugnemen | Actie::Afwijzen => actor.acting_editor(),
        Actie::Intrekken => {
            let me = actor.acting_member()?;
            if is_own(actor, row) {
                Ok(me)
            } else {
                Err(Error::Forbidden)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use chrono::DateTime;
    use sea_orm::{ActiveEnum, Iterable};

    use super::*;
    use crate::begrip::rules::daarna;

    const ME: Uuid = Uuid::from_u128(1);

    fn row(status: Status) -> Model {
        Model {
            id: Uuid::from_u128(9),
            status,
            term: String::new(),
            uitleg: String::new(),
            bron: None,
            voorsteller_id: Some(ME),
            afwijsreden: None,
            afwijstoelichting: None,
            demo: false,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn actors() -> [(&'static str, Actor); 8] {
        let other = Actor::member(Uuid::from_u128(2));
        let with = |role: fn(&mut Actor)| {
            let mut actor = other.clone();
            role(&mut actor);
            actor
        };
        [
            ("anoniem", Actor::anonymous()),
            ("voorsteller", Actor::member(ME)),
            ("member", other.clone()),
            ("redactie", with(|actor| actor.redactie = true)),
            ("vereniging", Actor::vereniging(Uuid::from_u128(3))),
            ("analist", with(|actor| actor.analist = true)),
            ("beheer", with(|actor| actor.beheer = true)),
            (
                "geblokkeerd",
                Actor {
                    geblokkeerd: true,
                    ..Actor::member(ME)
                },
            ),
        ]
    }

    /// Every state × every action × every kind of actor: the state that follows, and who brings it there.
    #[test]
    fn who_moves_a_begrip() {
        use Actie::{Afwijzen, Bijwerken, Intrekken, Publiceren, Terugnemen};
        let mut table = String::new();
        for status in Status::iter() {
            for actie in [Bijwerken, Publiceren, Terugnemen, Afwijzen, Intrekken] {
                let may = |(_, actor): &&(&str, Actor)| may(actor, &row(status), actie).is_ok();
                let all = actors();
                let who: Vec<&str> = all.iter().filter(may).map(|(name, _)| *name).collect();
                if let Some(next) = daarna(status, actie) {
                    let (from, to) = (status.to_value(), next.to_value());
                    let action = format!("{actie:?}");
                    let _ = writeln!(table, "{from:<13}{action:<11}{to:<13}{}", who.join(" "));
                }
            }
        }
        let expected = "\
            VOORGESTELD  Bijwerken  VOORGESTELD  redactie\n\
            VOORGESTELD  Publiceren GEPUBLICEERD redactie\n\
            VOORGESTELD  Afwijzen   AFGEWEZEN    redactie\n\
            VOORGESTELD  Intrekken  INGETROKKEN  voorsteller\n\
            CONCEPT      Bijwerken  CONCEPT      redactie\n\
            CONCEPT      Publiceren GEPUBLICEERD redactie\n\
            CONCEPT      Afwijzen   AFGEWEZEN    redactie\n\
            GEPUBLICEERD Bijwerken  GEPUBLICEERD redactie\n\
            GEPUBLICEERD Terugnemen CONCEPT      redactie\n";
        assert_eq!(table, expected);
    }

    #[test]
    fn members_propose_and_editors_make() {
        let who = |may: fn(&Actor) -> Result<Uuid>| {
            let all = actors();
            let able = all
                .iter()
                .filter(|(_, actor)| may(actor).is_ok())
                .map(|(name, _)| *name);
            able.collect::<Vec<_>>()
        };
        assert_eq!(
            who(may_propose),
            ["voorsteller", "member", "redactie", "analist", "beheer"]
        );
        assert_eq!(who(may_edit), ["redactie"]);
    }

    #[test]
    fn who_proposed_it_is_for_editors() {
        let row = row(Status::Gepubliceerd);
        let all = actors();
        let inside = all
            .iter()
            .filter(|(_, actor)| may_look_inside(actor, &row))
            .map(|(name, _)| *name);
        assert_eq!(
            inside.collect::<Vec<_>>(),
            ["voorsteller", "redactie", "geblokkeerd"]
        );
    }
}
