//! What must hold for a canvas: its states, and when its words changed. Pure.

use std::borrow::Cow;

use entity::canvas::{Model, Status};

use crate::{error::Uitleg, tekst::Taal};

/// What can be done with a canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// Whoever takes part changes the words.
    Bijwerken,
    /// The praktijk shares it with everybody.
    Delen,
    /// The praktijk keeps it to itself again.
    Terugnemen,
}

/// The state after an action; none when the action is impossible in this state.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    match (status, actie) {
        (status, Actie::Bijwerken) => Some(status),
        (Status::Concept, Actie::Delen) => Some(Status::Gedeeld),
        (Status::Gedeeld, Actie::Terugnemen) => Some(Status::Concept),
        (Status::Gedeeld, Actie::Delen) | (Status::Concept, Actie::Terugnemen) => None,
    }
}

/// Whether everybody reads a canvas: it is shared, and editors did not hide it.
pub(super) fn openbaar(row: &Model) -> bool {
    row.status == Status::Gedeeld && row.verborgen_op.is_none()
}

/// Whether the words of a canvas are others than before.
pub(super) fn verschilt(oud: &Model, nieuw: &Model) -> bool {
    let words = |row: &Model| {
        [
            row.ambitie.clone(),
            row.wat_en_waarom.clone(),
            row.waarbinnen.clone(),
            row.hoe_en_waarmee.clone(),
            row.wie.clone(),
            row.wat_niet.clone(),
        ]
    };
    words(oud) != words(nieuw)
}

/// Whether anything was filled in.
pub(super) fn leeg(row: &Model) -> bool {
    let parts = [
        &row.wat_en_waarom,
        &row.waarbinnen,
        &row.hoe_en_waarmee,
        &row.wie,
        &row.wat_niet,
    ];
    parts.iter().all(|part| part.is_none())
}

/// Why an action on a canvas was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The praktijk has a canvas.
    CanvasBestaatAl,
    /// Neither of a praktijk nor of an ambition, or of both.
    EenVanBeide,
    /// A praktijk has a name of its own: only the title of an ambition can be changed.
    GeenAmbitie,
    /// Impossible in this state.
    StatusStaatNietToe,
    /// There is nothing to share.
    CanvasLeeg,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::CanvasBestaatAl => (
                "Deze Lerende Praktijk heeft al een canvas. Werk dat bij.",
                "This Lerende Praktijk has a canvas already. Change that one.",
            ),
            Self::EenVanBeide => (
                "Een canvas is van een Lerende Praktijk of van een ambitie.",
                "A canvas is of a Lerende Praktijk or of an ambition.",
            ),
            Self::GeenAmbitie => (
                "Dit is het canvas van een Lerende Praktijk.",
                "This is the canvas of a Lerende Praktijk.",
            ),
            Self::StatusStaatNietToe => (
                "In deze status kan dat niet.",
                "This is impossible in this state.",
            ),
            Self::CanvasLeeg => (
                "Vul eerst ten minste één vraag in.",
                "Fill in at least one question first.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn words_that_changed_are_a_version_and_nothing_cannot_be_shared() {
        let empty = Model {
            id: Uuid::nil(),
            praktijk_id: None,
            ambitie: None,
            status: Status::Concept,
            wat_en_waarom: None,
            waarbinnen: None,
            hoe_en_waarmee: None,
            wie: None,
            wat_niet: None,
            verborgen_op: None,
            demo: false,
            version: 1,
            created_at: chrono::DateTime::default(),
            updated_at: chrono::DateTime::default(),
        };
        let shared = Model {
            status: Status::Gedeeld,
            version: 2,
            ..empty.clone()
        };
        assert!(leeg(&empty) && !verschilt(&empty, &shared));
        let fill: [fn(&mut Model); 6] = [
            |row| row.wat_en_waarom = Some("x".into()),
            |row| row.waarbinnen = Some("x".into()),
            |row| row.hoe_en_waarmee = Some("x".into()),
            |row| row.wie = Some("x".into()),
            |row| row.wat_niet = Some("x".into()),
            |row| row.ambitie = Some("x".into()),
        ];
        for (part, fill) in fill.into_iter().enumerate() {
            let mut row = empty.clone();
            fill(&mut row);
            // A title alone says nothing.
            assert!(verschilt(&empty, &row) && leeg(&row) == (part == 5), "{part}");
        }
    }
}
