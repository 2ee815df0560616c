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
    use entity::voorlegging::Status;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::*;
    use crate::{
        auth::wie::{ANDER, IK, tabel, uitkomst},
        voorlegging::rules::{Nee, daarna},
    };

    /// Every action, on what the actor wrote, what another did and what is nobody's any more × every state × every kind of actor.
    #[test]
    fn who_moves_a_voorlegging() {
        use Actie::{Afwijzen, Bijwerken, Herzien, Intrekken, Publiceren};
        let mut regels = Vec::new();
        for actie in [Herzien, Bijwerken, Publiceren, Afwijzen, Intrekken] {
            for (wiens, schrijver) in [
                ("eigen", Some(IK)),
                ("andermans", Some(ANDER)),
                ("van niemand", None),
            ] {
                regels.push((format!("{actie:?}, {wiens}"), (actie, schrijver)));
            }
        }
        let table = tabel(
            Status::iter(),
            regels,
            |actor, (actie, schrijver), _| may(actor, *schrijver, *actie).map(drop),
            |(actie, _), status| uitkomst(daarna(status, *actie).ok_or(Nee::StatusStaatNietToe)),
        );
        expect![[r#"
                                     Ingediend         Gepubliceerd            Afgewezen               Ingetrokken
            Herzien, eigen           MRNB Ingediend    MRNB Ingediend          MRNB Ingediend          MRNB (StatusStaatNietToe)
            Herzien, andermans       -                 -                       -                       -
            Herzien, van niemand     -                 -                       -                       -
            Bijwerken, eigen         R Ingediend       R Gepubliceerd          R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Bijwerken, andermans     R Ingediend       R Gepubliceerd          R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Bijwerken, van niemand   R Ingediend       R Gepubliceerd          R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren, eigen        R Gepubliceerd    R (StatusStaatNietToe)  R Gepubliceerd          R (StatusStaatNietToe)
            Publiceren, andermans    R Gepubliceerd    R (StatusStaatNietToe)  R Gepubliceerd          R (StatusStaatNietToe)
            Publiceren, van niemand  R Gepubliceerd    R (StatusStaatNietToe)  R Gepubliceerd          R (StatusStaatNietToe)
            Afwijzen, eigen          R Afgewezen       R Afgewezen             R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Afwijzen, andermans      R Afgewezen       R Afgewezen             R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Afwijzen, van niemand    R Afgewezen       R Afgewezen             R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Intrekken, eigen         MRNB Ingetrokken  MRNB Ingetrokken        MRNB Ingetrokken        MRNB (StatusStaatNietToe)
            Intrekken, andermans     -                 -                       -                       -
            Intrekken, van niemand   -                 -                       -                       -
        "#]].assert_eq(&table);
    }
}
