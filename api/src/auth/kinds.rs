//! Every kind of actor, for tables that say what each may.

use uuid::Uuid;

use super::Actor;

/// The member behind each actor who is a person.
pub(crate) const ME: Uuid = Uuid::from_u128(1);
/// The association of the machine client.
pub(crate) const US: Uuid = Uuid::from_u128(2);

/// One of each, by name.
pub(crate) fn actors() -> [(&'static str, Actor); 7] {
    let with = |role: fn(&mut Actor)| {
        let mut actor = Actor::member(ME);
        role(&mut actor);
        actor
    };
    [
        ("ANONIEM", Actor::anonymous()),
        ("MEMBER", Actor::member(ME)),
        ("REDACTIE", with(|actor| actor.redactie = true)),
        ("VERENIGING", Actor::vereniging(US)),
        ("ANALIST", with(|actor| actor.analist = true)),
        ("BEHEER", with(|actor| actor.beheer = true)),
        ("GEBLOKKEERD", with(|actor| actor.geblokkeerd = true)),
    ]
}
