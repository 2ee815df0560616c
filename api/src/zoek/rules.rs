//! In which order things are found. Pure.
//!
//! The databases rank in ways of their own, which differ and which nobody can explain. So the score is a sum of questions
//! with the answer yes or no, which both answer alike:
//!
//! * [`KOP`] for each word of the question (or what means the same) in the heading; leervragen have no heading;
//! * [`HEEL`] when all words stand there as they were typed: not as the beginning of a longer word, nor in other words;
//! * [`ACHTEREEN`] when they follow each other in the order in which they were typed.
//!
//! Of equals the one that was made last comes first: keys are made of the moment.

/// For each word of the question in the heading.
pub(super) const KOP: i32 = 4;
/// For all words as they were typed.
pub(super) const HEEL: i32 = 2;
/// For words that follow each other.
pub(super) const ACHTEREEN: i32 = 1;
/// Texts of an object in which is shown what was found.
pub(super) const FRAGMENTEN: usize = 3;
