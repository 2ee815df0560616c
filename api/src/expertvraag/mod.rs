//! Expertvragen: what a member asks the experts, or one of them, about a leervraag, and what they answer.
//!
//! `GESTELD → IN_BEHANDELING → BEANTWOORD | NIET_BEANTWOORD` (with a coded reason). An expert who is asked takes it up, answers, or
//! lays it down again; what is asked of the whole group may be taken up by each. REDACTIE lays down, closes, and opens again;
//! then the answer goes. The asker may take it back from any state (`INGETROKKEN`), which is for good: the words are the
//! asker's. An answer is no longer published then. It stays what the expert said: who gave it goes on reading it, without the
//! question and without who asked.
//!
//! An answer is an expert's act and needs no editor: editors appointed the expert, the guard refuses what it doubts, and
//! editors can take the answer away. It is published with its leervraag, and only while everybody may read that. The
//! other states are for the asker, the experts who are asked, and REDACTIE; what was taken back is for the asker and
//! REDACTIE. An expert who may not see the leervraag reads the question alone. The asker is shown as the asker chose.
//! What editors hide after it was reported ([`crate::tekstmelding`]) is for the asker, the expert who answered and REDACTIE.
//!
//! An expert who is asked by name gets a [`crate::bericht`] of it; when the whole group is asked nobody does, and each finds
//! it in the list. The asker is told what ended the waiting.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{ExpertVraag, ExpertVraagFoutCode, Mutations, Queries},
    policy::visible,
    read::{ById, Under},
};
