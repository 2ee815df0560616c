//! What everybody may read, over REST: reference data and the public agenda, beneath `/v1`.
//!
//! An address is a document of the graph with its parameters, run as a reader who did not sign in, so what REST shows is what
//! the graph shows, by the same policies. Answers carry a tag, and may be kept for a minute.

mod ask;
mod describe;
mod parameters;
mod paths;
mod shape;

pub(super) use self::paths::addresses;
