//! Who may read which entries, and whom they name.

use entity::logboek::{Actor as Capacity, Column, Model};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, graph::Kind};

/// What is nobody's business: that a member reflects, and how often, is for that member alone.
const PRIVE: Kind = Kind::EigenReflectie;

/// The entries that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    // An empty `any` would be true, so it begins with what nobody has.
    let of_all = if actor.beheer && !actor.geblokkeerd {
        Column::Soort.ne(PRIVE.name())
    } else {
        Column::Id.is_null()
    };
    Condition::any()
        .add(of_all)
        .add_option(actor.member.map(|id| Column::BetrokkeneId.eq(id)))
        .add_option(actor.member.map(|id| Column::ActorId.eq(id)))
        .add_option(actor.vereniging.map(own_runs))
}

/// What a machine client did. Entries that name somebody are for that person: an association must not learn behind which of its
/// rows there is one.
fn own_runs(vereniging: Uuid) -> Condition {
    Condition::all()
        .add(Column::BeroepsverenigingId.eq(vereniging))
        .add(Column::BetrokkeneId.is_null())
}

/// Whether an entry may tell `actor` to which object something was done. A member does several things in one request or soon
/// after each other: beside an object that tells whose it is, the others would tell whose they are. So others than that person
/// learn that it was done, and not to what; an operator who is an editor too, neither: who reported something is for nobody.
pub(super) fn may_point(actor: &Actor, row: &Model) -> bool {
    let own = row.actor == Capacity::Member || (row.actor_id.is_some() && row.actor_id == row.betrokkene_id);
    let mine = actor.member.is_some() && [row.actor_id, row.betrokkene_id].contains(&actor.member);
    !own || mine
}

/// Whether an entry may tell `actor` whom it is about. An entry names an object and a person side by side, so it tells
/// no more than the object does: who asked a leervraag, sent a reaction, proposed a begrip or wrote an inzicht down is for that
/// person and editors, who takes part for colleagues. Who reported one is for that person alone: an editor may have asked it,
/// which the entry does not know; so is who is behind a lidmaatschap, and who is registered.
pub(super) fn may_name(actor: &Actor, row: &Model) -> bool {
    if !may_point(actor, row) {
        return false;
    }
    let about = |kinds: &[Kind]| kinds.iter().any(|kind| kind.name() == row.soort);
    if actor.member.is_some() && actor.member == row.betrokkene_id {
        true
    } else if about(&[
        Kind::Melding,
        Kind::Lidmaatschap,
        Kind::Koppelvoorstel,
        Kind::Registratie,
    ]) {
        false
    } else if actor.redactie {
        true
    } else if about(&[
        Kind::Leervraag,
        Kind::AgendaReactie,
        Kind::Begrip,
        Kind::Inzicht,
        Kind::ExpertVraag,
        Kind::Bijdrage,
    ]) {
        false
    } else if about(&[
        Kind::LerendePraktijk,
        Kind::Deelname,
        Kind::Uitnodiging,
        Kind::Verbeterstap,
    ]) {
        actor.colleague().is_some()
    } else {
        true
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::logboek::{self, Model};
    use uuid::Uuid;

    use super::{may_name, may_point};
    use crate::{auth::Actor, graph::Kind};

    const SUBJECT: Uuid = Uuid::from_u128(1);

    fn row(kind: Kind) -> Model {
        Model {
            id: Uuid::from_u128(9),
            request_id: String::new(),
            actor: logboek::Actor::Redactie,
            actor_id: Some(Uuid::from_u128(2)),
            beroepsvereniging_id: None,
            handeling: String::new(),
            soort: kind.name().to_owned(),
            object_id: Some(Uuid::from_u128(8)),
            betrokkene_id: Some(SUBJECT),
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    fn who(kind: Kind) -> Vec<&'static str> {
        among(|actor| may_name(actor, &row(kind)))
    }

    fn among(may: impl Fn(&Actor) -> bool) -> Vec<&'static str> {
        let other = Actor::member(Uuid::from_u128(2));
        let with = |role: fn(&mut Actor)| {
            let mut actor = other.clone();
            role(&mut actor);
            actor
        };
        let actors = [
            ("subject", Actor::member(SUBJECT)),
            ("member", other.clone()),
            ("redactie", with(|actor| actor.redactie = true)),
            ("beheer", with(|actor| actor.beheer = true)),
            ("analist", with(|actor| actor.analist = true)),
        ];
        let some = actors.iter().filter(|(_, actor)| may(actor));
        some.map(|(name, _)| *name).collect()
    }

    #[test]
    fn what_a_member_did_points_at_nothing_for_others() {
        let did = |actor, actor_id| Model {
            actor,
            actor_id,
            ..row(Kind::Member)
        };
        let member = did(logboek::Actor::Member, Some(SUBJECT));
        assert_eq!(among(|actor| may_point(actor, &member)), ["subject"]);
        assert_eq!(among(|actor| may_name(actor, &member)), ["subject"]);
        let editor_on_self = did(logboek::Actor::Redactie, Some(SUBJECT));
        assert_eq!(among(|actor| may_point(actor, &editor_on_self)), ["subject"]);
        let editor = did(logboek::Actor::Redactie, Some(Uuid::from_u128(3)));
        assert_eq!(among(|actor| may_point(actor, &editor)).len(), 5);
    }

    #[test]
    fn an_entry_tells_no_more_than_its_object() {
        assert_eq!(who(Kind::Leervraag), ["subject", "redactie"]);
        assert_eq!(who(Kind::AgendaReactie), ["subject", "redactie"]);
        assert_eq!(who(Kind::Begrip), ["subject", "redactie"]);
        assert_eq!(who(Kind::Inzicht), ["subject", "redactie"]);
        assert_eq!(who(Kind::ExpertVraag), ["subject", "redactie"]);
        assert_eq!(who(Kind::Bijdrage), ["subject", "redactie"]);
        assert_eq!(who(Kind::Melding), ["subject"]);
        assert_eq!(who(Kind::Lidmaatschap), ["subject"]);
        assert_eq!(who(Kind::Koppelvoorstel), ["subject"]);
        assert_eq!(who(Kind::Registratie), ["subject"]);
        assert_eq!(who(Kind::Deelname), ["subject", "member", "redactie"]);
        assert_eq!(who(Kind::LerendePraktijk), ["subject", "member", "redactie"]);
        assert_eq!(who(Kind::Verbeterstap), ["subject", "member", "redactie"]);
        assert_eq!(who(Kind::Member).len(), 5);
    }
}
