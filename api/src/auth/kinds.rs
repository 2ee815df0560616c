//! Every kind of actor, for tables that say what each may.

use uuid::Uuid;

use super::Actor;
use crate::error::Result;

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

/// What an actor is told: to sign in, `no`, `–` for what is not there, or what came of it.
pub(crate) fn told(may: Result<Uuid>, outcome: impl FnOnce() -> String) -> String {
    match may.map_err(|error| error.code()) {
        Ok(_) => outcome(),
        Err("UNAUTHENTICATED") => "sign in".to_owned(),
        Err("NOT_FOUND") => "–".to_owned(),
        Err(_) => "no".to_owned(),
    }
}

/// The rows, the first of which is the head, are those of a table that a person can check; space makes no difference.
pub(crate) fn assert_table(expected: &str, rows: &[Vec<String>]) {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: Vec<String> = rows
        .iter()
        .map(|row| row.iter().map(|cell| format!("{cell:<13}")).collect())
        .collect();
    let expected: Vec<String> = expected.trim().lines().map(words).collect();
    let told: Vec<String> = shown.iter().map(|line| words(line)).collect();
    assert_eq!(told, expected, "\n{}", shown.join("\n"));
}
