//! Who may see activiteiten, and who writes them.

use sea_orm::Condition;
use uuid::Uuid;

use crate::{auth::Actor, error::Result, praktijk};

/// Everybody may see every activiteit.
pub(crate) fn visible(_: &Actor) -> Condition {
    Condition::all()
}

/// The member who writes an activiteit: an editor, or who facilitates the praktijk that holds it. That there is one is no
/// secret.
pub(super) fn may_write(actor: &Actor, facilitates: bool) -> Result<Uuid> {
    praktijk::may_manage(actor, facilitates)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use entity::activiteit::Status;
    use sea_orm::{ActiveEnum, Iterable};

    use super::*;
    use crate::activiteit::rules::mag_naar;

    /// Every state × every step × every kind of actor: the steps that there are, and who makes them.
    #[test]
    fn who_moves_an_activiteit() {
        let member = Actor::member(Uuid::from_u128(1));
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        let actors = [
            ("anoniem", Actor::anonymous(), false),
            ("member", member.clone(), false),
            ("facilitator", member.clone(), true),
            ("redactie", with(|actor| actor.redactie = true), false),
            ("vereniging", Actor::vereniging(Uuid::from_u128(2)), false),
            ("analist", with(|actor| actor.analist = true), true),
            ("beheer", with(|actor| actor.beheer = true), true),
            ("geblokkeerd", with(|actor| actor.geblokkeerd = true), true),
        ];
        let mut table = String::new();
        for van in Status::iter() {
            for naar in Status::iter().filter(|naar| mag_naar(van, *naar)) {
                let able = actors
                    .iter()
                    .filter(|(_, actor, runs)| may_write(actor, *runs).is_ok());
                let who: Vec<&str> = able.map(|(name, ..)| *name).collect();
                let _ = writeln!(
                    table,
                    "{:<9}{:<9}{}",
                    van.to_value(),
                    naar.to_value(),
                    who.join(" ")
                );
            }
        }
        let expected = "\
            GEPLAND  GEPLAND  facilitator redactie\n\
            GEPLAND  GEHOUDEN facilitator redactie\n\
            GEPLAND  AFGELAST facilitator redactie\n\
            GEHOUDEN GEHOUDEN facilitator redactie\n\
            AFGELAST GEPLAND  facilitator redactie\n\
            AFGELAST AFGELAST facilitator redactie\n";
        assert_eq!(table, expected);
    }
}
