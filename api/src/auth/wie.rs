//! Who may do what, and what comes of it, as a table that a person can check: every case of a room × every state × every
//! kind of actor. For the tests of rooms, which make it of the functions by which they decide.

use std::fmt::{Debug, Write};

use uuid::Uuid;

use super::Actor;
use crate::error::Result;

/// The member behind every actor of a table who has one.
pub(crate) const IK: Uuid = Uuid::from_u128(1);
/// The beroepsvereniging behind the machine client of a table.
pub(crate) const WIJ: Uuid = Uuid::from_u128(2);
/// Another member, or another beroepsvereniging.
pub(crate) const ANDER: Uuid = Uuid::from_u128(3);

/// Every kind of actor, by its letter in a table. `G` is an editor who was blocked: that outweighs every role.
pub(crate) fn actors() -> [(char, Actor); 7] {
    let with = |role: fn(&mut Actor)| {
        let mut actor = Actor::member(IK);
        role(&mut actor);
        actor
    };
    [
        ('A', Actor::anonymous()),
        ('M', Actor::member(IK)),
        ('R', with(|actor| actor.redactie = true)),
        ('V', Actor::vereniging(WIJ)),
        ('N', with(|actor| actor.analist = true)),
        ('B', with(|actor| actor.beheer = true)),
        (
            'G',
            with(|actor| (actor.redactie, actor.geblokkeerd) = (true, true)),
        ),
    ]
}

/// A table with a line for each case and a column for each state. A cell has the letters of those who may, and what comes
/// of it; or, where nobody may, a stroke. Who may not is told why in one way: sign in first, or not with this role.
pub(crate) fn tabel<Z: Copy + Debug, R>(
    staten: impl IntoIterator<Item = Z>,
    regels: impl IntoIterator<Item = (String, R)>,
    mag: impl Fn(&Actor, &R, Z) -> Result<()>,
    daarna: impl Fn(&R, Z) -> String,
) -> String {
    let staten: Vec<Z> = staten.into_iter().collect();
    let mut cellen = vec![vec![String::new()]];
    cellen[0].extend(staten.iter().map(|staat| format!("{staat:?}")));
    for (naam, regel) in regels {
        let mut cel = vec![naam];
        for staat in &staten {
            let wie: String = actors()
                .iter()
                .filter(|(letter, actor)| allowed(*letter, mag(actor, &regel, *staat)))
                .map(|(letter, _)| *letter)
                .collect();
            cel.push(match wie.as_str() {
                "" => "-".to_owned(),
                wie => format!("{wie} {}", daarna(&regel, *staat)),
            });
        }
        cellen.push(cel);
    }
    written(&cellen)
}

/// Whether it was allowed; if not, that it was told as it is told everywhere.
fn allowed(letter: char, told: Result<()>) -> bool {
    let Err(no) = told else { return true };
    let expected = if letter == 'A' {
        "UNAUTHENTICATED"
    } else {
        "FORBIDDEN"
    };
    assert_eq!(no.code(), expected, "{letter}");
    false
}

/// How a state is told after an action, where there is one; or why the action cannot be done.
pub(crate) fn uitkomst<S: Debug, C: Debug>(daarna: Result<S, C>) -> String {
    match daarna {
        Ok(staat) => format!("{staat:?}").replace("()", "ja"),
        Err(code) => format!("({code:?})"),
    }
}

fn written(cellen: &[Vec<String>]) -> String {
    let mut text = String::new();
    for regel in cellen {
        let mut line = String::new();
        for (kolom, cel) in regel.iter().enumerate() {
            let breed = cellen.iter().map(|regel| regel[kolom].chars().count()).max();
            let _ = write!(line, "{cel:<0$}  ", breed.unwrap_or_default());
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[test]
fn a_table_tells_who_and_what() {
    #[derive(Clone, Copy, Debug)]
    enum Staat {
        Open,
        Dicht,
    }
    let text = tabel(
        [Staat::Open, Staat::Dicht],
        [("Lezen".to_owned(), false), ("Schrijven".to_owned(), true)],
        |actor, schrijft, _| {
            if *schrijft {
                actor.acting_editor().map(drop)
            } else {
                Ok(())
            }
        },
        |_, staat| match staat {
            Staat::Open => uitkomst(Ok::<_, ()>(Staat::Dicht)),
            Staat::Dicht => uitkomst(Err::<Staat, _>("te laat")),
        },
    );
    let expected = "           Open           Dicht\nLezen      AMRVNBG Dicht  AMRVNBG (\"te laat\")\nSchrijven  R Dicht        R (\"te laat\")\n";
    assert_eq!(text, expected);
}
