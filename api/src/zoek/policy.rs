//! Who may know of what kind the askers of found leervragen are. What is found, the policy of each room decides.

use sea_orm::Condition;

use crate::{auth::Actor, leervraag};

/// Whether `actor` is told by sector and discipline: who may read these of each leervraag whose asker is counted, so that
/// numbers of any question, subtracted from each other, tell nothing that cannot be read.
pub(super) fn may_see_vragers(actor: &Actor) -> bool {
    actor.redactie || actor.analist || actor.colleague().is_some()
}

/// The leervragen that are counted by their askers: for editors all, for others the same for whoever it is.
pub(super) fn geteld(actor: &Actor) -> Condition {
    if actor.redactie {
        return leervraag::listed(actor);
    }
    leervraag::listed(&Actor::anonymous())
}

#[cfg(test)]
mod tests {
    use super::may_see_vragers;
    use crate::auth::wie::actors;

    #[test]
    fn members_editors_and_analysts_see_who_asks() {
        let told = actors().into_iter().filter(|(_, actor)| may_see_vragers(actor));
        assert_eq!(told.map(|(letter, _)| letter).collect::<String>(), "MRNG");
    }
}
