//! Who may see experts, and who appoints them.

use entity::expert::Model;
use sea_orm::Condition;
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// Everybody may see that there is an expert; who it is, is decided with the member.
pub(crate) fn visible(_: &Actor) -> Condition {
    Condition::all()
}

/// The editor who appoints and changes.
pub(super) fn may_appoint(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

/// Who ends a term: an editor, or the expert.
pub(super) fn may_end(actor: &Actor, row: &Model) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if actor.redactie || row.member_id == Some(me) {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;

    #[test]
    fn editors_appoint_and_an_expert_leaves() {
        let me = Uuid::from_u128(1);
        let row = Model {
            id: Uuid::from_u128(9),
            member_id: Some(me),
            naam: None,
            functie: None,
            expertise: None,
            bron: None,
            van: NaiveDate::default(),
            tot: None,
            demo: false,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        };
        let other = Actor::member(Uuid::from_u128(2));
        let with = |role: fn(&mut Actor)| {
            let mut actor = other.clone();
            role(&mut actor);
            actor
        };
        let blocked = Actor {
            geblokkeerd: true,
            ..Actor::member(me)
        };
        let table = [
            ("anoniem", Actor::anonymous(), false, false),
            ("expert", Actor::member(me), false, true),
            ("member", other.clone(), false, false),
            ("redactie", with(|actor| actor.redactie = true), true, true),
            ("vereniging", Actor::vereniging(me), false, false),
            ("analist", with(|actor| actor.analist = true), false, false),
            ("beheer", with(|actor| actor.beheer = true), false, false),
            ("geblokkeerd", blocked, false, false),
        ];
        for (name, actor, appoints, ends) in table {
            assert_eq!(may_appoint(&actor).is_ok(), appoints, "{name}");
            assert_eq!(may_end(&actor, &row).is_ok(), ends, "{name}");
        }
    }
}
