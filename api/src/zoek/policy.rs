//! Whose leervragen are counted by who asked. What is found, the policy of each room decides; who is told of askers,
//! [`leervraag::knows_roles`]: who may read sector and discipline of each leervraag that is counted by them, so that numbers of
//! any questions, subtracted from each other, tell nothing that cannot be read.

use sea_orm::Condition;

use crate::{auth::Actor, leervraag};

/// The leervragen that are counted by their askers: for editors all, for others the same for whoever it is.
pub(super) fn geteld(actor: &Actor) -> Condition {
    if actor.redactie {
        return leervraag::listed(actor);
    }
    leervraag::listed(&Actor::anonymous())
}
