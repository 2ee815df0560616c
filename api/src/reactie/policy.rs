//! Who may react, who answers, and who sees which reaction and who wrote it.

use entity::{
    editie,
    reactie::{Afzender, Column, Model},
};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};
use uuid::Uuid;

use crate::{
    agenda,
    auth::Actor,
    error::{Error, Result},
};

/// The reactions that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    let standing = || Condition::all().add(Column::IngetrokkenOp.is_null());
    if actor.redactie {
        return own(actor).add(standing());
    }
    let of = |afzender: Afzender| standing().add(Column::Afzender.eq(afzender)).add(adopted());
    own(actor)
        .add(of(Afzender::Vereniging))
        .add_option(actor.colleague().map(|_| of(Afzender::Lid)))
}

/// The reactions that `actor` sent.
fn own(actor: &Actor) -> Condition {
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|me| Column::MemberId.eq(me)))
        .add_option(actor.vereniging.map(|us| Column::BeroepsverenigingId.eq(us)))
}

/// On an edition that was adopted.
fn adopted() -> Condition {
    let edities = Query::select()
        .column((editie::Entity, editie::Column::Id))
        .from(editie::Entity)
        .cond_where(agenda::vastgesteld())
        .take();
    Condition::all().add(Column::EditieId.in_subquery(edities))
}

/// Whether `actor` may know which member sent `row`: the member and editors.
pub(super) fn may_name(actor: &Actor, row: &Model) -> bool {
    actor.redactie || (actor.member.is_some() && actor.member == row.member_id)
}

/// Whether `actor` may know how many reactions there are of each kind: where few react, a number points to a person.
pub(super) fn may_count(actor: &Actor) -> bool {
    actor.redactie
}

/// In whose name a reaction is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namens {
    /// A member, for themselves.
    Lid(Uuid),
    /// A beroepsvereniging, through its machine client.
    Vereniging(Uuid),
}

/// Who reacts: those whom an edition is put before. Analysts and operators do not meet members as colleagues.
pub(super) fn may_react(actor: &Actor) -> Result<Namens> {
    if let Some(us) = actor.vereniging.filter(|_| !actor.geblokkeerd) {
        return Ok(Namens::Vereniging(us));
    }
    actor.acting_member()?;
    actor.colleague().map(Namens::Lid).ok_or(Error::Forbidden)
}

/// Whether the actor, who may react, sent `row`. That others see it is no leave to change it.
pub(super) fn may_change(namens: Namens, row: &Model) -> Result<()> {
    let sent = match namens {
        Namens::Lid(me) => row.member_id == Some(me),
        Namens::Vereniging(us) => row.beroepsvereniging_id == Some(us),
    };
    if sent { Ok(()) } else { Err(Error::Forbidden) }
}

/// The editor who answers.
pub(super) fn may_answer(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;
    use crate::auth::kinds::{ME, US, actors};

    #[test]
    fn members_and_associations_react_and_editors_answer() {
        let told = |name: &str| {
            let actor = actors().into_iter().find(|(known, _)| *known == name);
            let (_, actor) = actor.expect("one of the actors");
            let code = |error: Error| error.code();
            (may_react(&actor).map_err(code), may_answer(&actor).map_err(code))
        };
        let no = "FORBIDDEN";
        assert_eq!(told("ANONIEM"), (Err("UNAUTHENTICATED"), Err("UNAUTHENTICATED")));
        assert_eq!(told("MEMBER"), (Ok(Namens::Lid(ME)), Err(no)));
        assert_eq!(told("REDACTIE"), (Ok(Namens::Lid(ME)), Ok(ME)));
        assert_eq!(told("VERENIGING"), (Ok(Namens::Vereniging(US)), Err(no)));
        for name in ["ANALIST", "BEHEER", "GEBLOKKEERD"] {
            assert_eq!(told(name), (Err(no), Err(no)), "{name}");
        }
    }

    #[test]
    fn only_colleagues_meet_reactions_of_members() {
        let reads = |actor: &Actor| {
            let select = entity::reactie::Entity::find().filter(visible(actor));
            let text = select.build(DbBackend::Postgres).to_string();
            (
                text.contains("'VERENIGING'"),
                text.contains("'LID'"),
                text.contains("'VASTGESTELD'"),
            )
        };
        for (name, actor) in actors() {
            let expected = match name {
                "REDACTIE" => (false, false, false),
                "MEMBER" => (true, true, true),
                _ => (true, false, true),
            };
            assert_eq!(reads(&actor), expected, "{name}");
        }
    }
}
