//! Every kind of actor, for tables that say what each may.

use uuid::Uuid;

use super::{Actor, wie};
use crate::error::Result;

/// Those of [`wie::actors`], by the name of their role.
pub(crate) fn actors() -> [(&'static str, Actor); 7] {
    wie::actors().map(|(letter, actor)| {
        let name = match letter {
            'A' => "ANONIEM",
            'M' => "MEMBER",
            'R' => "REDACTIE",
            'V' => "VERENIGING",
            'N' => "ANALIST",
            'B' => "BEHEER",
            _ => "GEBLOKKEERD",
        };
        // An editor who was blocked still reads as one; here it is about members.
        let redactie = actor.redactie && !actor.geblokkeerd;
        (name, Actor { redactie, ..actor })
    })
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
