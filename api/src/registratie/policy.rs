//! Who enters a registratie, and who checks it.

use entity::registratie::Model;
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The member who enters one.
pub(super) fn may_enter(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The member who changes or removes one: the own.
pub(super) fn may_change(actor: &Actor, row: &Model) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if row.member_id == me {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// The operator who checks registraties at all.
pub(super) fn may_check(actor: &Actor) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if actor.beheer {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// The operator who checks this one: nobody vouches for themselves.
pub(super) fn may_check_one(actor: &Actor, row: &Model) -> Result<Uuid> {
    let me = may_check(actor)?;
    if row.member_id == me {
        Err(Error::Forbidden)
    } else {
        Ok(me)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::registratie::{Register, Verificatie};

    use super::*;
    use crate::auth::{
        kinds::{actors, told},
        wie::{ANDER, IK},
    };

    fn row(member: Uuid) -> Model {
        Model {
            id: Uuid::nil(),
            member_id: member,
            register: Register::Skj,
            nummer: "12345".into(),
            beroep: None,
            ingangsdatum: None,
            geldig_tot: None,
            verificatie: Verificatie::Ingevuld,
            controle_gevraagd: true,
            gecontroleerd_op: None,
            gecontroleerd_bron: None,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    /// Every kind of actor: enters; changes the own, that of another; checks the own, that of another.
    #[test]
    fn who_enters_and_who_checks() {
        let mut table = String::new();
        for (name, actor) in actors() {
            let cells = [
                may_enter(&actor),
                may_change(&actor, &row(IK)),
                may_change(&actor, &row(ANDER)),
                may_check_one(&actor, &row(IK)),
                may_check_one(&actor, &row(ANDER)),
            ];
            let cells = cells.map(|may| told(may, || "yes".to_owned()));
            table.push_str(&format!("{name} | {}\n", cells.join(" | ")));
        }
        let expected = "\
ANONIEM | sign in | sign in | sign in | sign in | sign in
MEMBER | yes | yes | no | no | no
REDACTIE | yes | yes | no | no | no
VERENIGING | no | no | no | no | no
ANALIST | yes | yes | no | no | no
BEHEER | yes | yes | no | no | yes
GEBLOKKEERD | no | no | no | no | no
";
        assert_eq!(table, expected);
    }
}
