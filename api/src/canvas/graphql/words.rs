//! The closed sets of canvases, as clients know them.

use async_graphql::Enum;
use entity::canvas;

use crate::{canvas::rules::Code, graph::fout::fout_codes};

/// Who reads a canvas.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "canvas::Status")]
pub(crate) enum CanvasStatus {
    /// Who takes part in the praktijk, and REDACTIE.
    Concept,
    /// Everybody.
    Gedeeld,
}

fout_codes! {
    /// Why an action on a canvas was not done.
    CanvasFoutCode of Code {
        /// The praktijk has a canvas already: change that one.
        CanvasBestaatAl,
        /// A canvas is of a praktijk or of an ambition: neither was named, or both.
        EenVanBeide,
        /// The canvas of a praktijk has no title of its own.
        GeenAmbitie,
        /// It is shared already, or not shared.
        StatusStaatNietToe,
        /// At least one question has an answer in what is shared.
        CanvasLeeg,
    }
}
