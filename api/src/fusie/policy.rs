//! Who lets one association merge into another.

use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The operator who does.
pub(super) fn may_merge(actor: &Actor) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if actor.beheer {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::kinds::actors;

    /// Every kind of actor.
    #[test]
    fn only_operators_merge() {
        let may = |(name, actor): (&'static str, Actor)| may_merge(&actor).is_ok().then_some(name);
        assert_eq!(
            actors().into_iter().filter_map(may).collect::<Vec<_>>(),
            ["BEHEER"]
        );
    }
}
