//! Who does what with what was laid before the editors.

use uuid::Uuid;

use super::rules::Actie;
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// Whether `actor` may do this with what `schrijver` wrote, whatever its state.
pub(crate) fn may(actor: &Actor, schrijver: Option<Uuid>, actie: Actie) -> Result<Uuid> {
    match actie {
        Actie::Bijwerken | Actie::Publiceren | Actie::Afwijzen => actor.acting_editor(),
        Actie::Herzien | Actie::Intrekken => {
            let me = actor.acting_member()?;
            if schrijver == Some(me) {
                Ok(me)
            } else {
                Err(Error::Forbidden)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use entity::voorlegging::Status;
    use sea_orm::{ActiveEnum, Iterable};

    use super::*;
    use crate::voorlegging::rules::daarna;

    /// Every state × every action × every kind of actor: the state that follows, and who brings it there.
    #[test]
    fn who_moves_a_voorlegging() {
        use Actie::{Afwijzen, Bijwerken, Herzien, Intrekken, Publiceren};
        let me = Uuid::from_u128(1);
        let other = Actor::member(Uuid::from_u128(2));
        let with = |role: fn(&mut Actor)| {
            let mut actor = other.clone();
            role(&mut actor);
            actor
        };
        let blocked = Actor {
            geblokkeerd: true,
            ..Actor::member(me)
        };
        let actors = [
            ("anoniem", Actor::anonymous()),
            ("schrijver", Actor::member(me)),
            ("member", other.clone()),
            ("redactie", with(|actor| actor.redactie = true)),
            ("vereniging", Actor::vereniging(Uuid::from_u128(3))),
            ("analist", with(|actor| actor.analist = true)),
            ("beheer", with(|actor| actor.beheer = true)),
            ("geblokkeerd", blocked),
        ];
        let mut table = String::new();
        for status in Status::iter() {
            for actie in [Herzien, Bijwerken, Publiceren, Afwijzen, Intrekken] {
                let Some(next) = daarna(status, actie) else {
                    continue;
                };
                let able = actors
                    .iter()
                    .filter(|(_, actor)| may(actor, Some(me), actie).is_ok());
                let who: Vec<&str> = able.map(|(name, _)| *name).collect();
                let (from, to, action) = (status.to_value(), next.to_value(), format!("{actie:?}"));
                let _ = writeln!(table, "{from:<13}{action:<11}{to:<13}{}", who.join(" "));
            }
        }
        let expected = "\
            INGEDIEND    Herzien    INGEDIEND    schrijver\n\
            INGEDIEND    Bijwerken  INGEDIEND    redactie\n\
            INGEDIEND    Publiceren GEPUBLICEERD redactie\n\
            INGEDIEND    Afwijzen   AFGEWEZEN    redactie\n\
            INGEDIEND    Intrekken  INGETROKKEN  schrijver\n\
            GEPUBLICEERD Herzien    INGEDIEND    schrijver\n\
            GEPUBLICEERD Bijwerken  GEPUBLICEERD redactie\n\
            GEPUBLICEERD Afwijzen   AFGEWEZEN    redactie\n\
            GEPUBLICEERD Intrekken  INGETROKKEN  schrijver\n\
            AFGEWEZEN    Herzien    INGEDIEND    schrijver\n\
            AFGEWEZEN    Publiceren GEPUBLICEERD redactie\n\
            AFGEWEZEN    Intrekken  INGETROKKEN  schrijver\n";
        assert_eq!(table, expected);
        assert!(
            may(&other, None, Intrekken).is_err(),
            "what nobody wrote is nobody's"
        );
    }
}
