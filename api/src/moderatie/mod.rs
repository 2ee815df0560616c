//! Moderatie: the work of the editors. One queue, claims, and decisions that can be undone.
//!
//! A leervraag stands in the queue once, with every reason why (`NIEUW`, `SIGNAAL`, `WEERWOORD`, `MELDING`, `DUBBEL`) and
//! since when; the oldest comes first. The queue is no truth of its own: the database derives it from leervragen and
//! reports. A *claim* keeps two editors from doing the same work; it ends by itself, and with the decision, and can be
//! taken over on purpose.
//!
//! A *besluit* is one decision about one or many leervragen, with one coded reason. It keeps what was before, so that it
//! can be undone for a while, for each leervraag that nobody changed since. Merging one leervraag into another is a
//! decision too, and can be undone at any time. Two leervragen whose words were found to be nearly equal wait until an editor
//! merges them or says that they ask different things.
//!
//! All of this is for REDACTIE alone; to others it looks as if it were not there.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Dubbelen, Moderatie, ModeratieFoutCode, Moderatiebesluit, Mutations, Queries, Samenvoegingen},
    read::{BesluitById, ByLeervraag},
};
