//! Who may see which expertvraag, and who does what with it.

use chrono::NaiveDate;
use entity::{
    expert,
    expertvraag::{Column, Entity, Model, Status},
    leervraag,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use super::rules::Actie;
use crate::{
    auth::Actor,
    error::{Error, Result},
    expert::nu,
    leervraag::openbaar,
};

/// The expertvragen that `actor` may see on `today`: answered ones with a leervraag that everybody may read, the own, and
/// for an expert what is asked of the group or of that expert.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let answered = Condition::all()
        .add(Column::Status.eq(Status::Beantwoord))
        .add(Expr::exists(published()));
    let asked = |me: Uuid| {
        Condition::all()
            .add(Column::Status.ne(Status::Ingetrokken))
            .add(Expr::exists(asked_of(me, today)))
    };
    let acting = actor.member.filter(|_| !actor.geblokkeerd);
    Condition::any()
        .add(answered)
        .add_option(actor.member.map(|me| Column::VragerId.eq(me)))
        .add_option(acting.map(asked))
}

/// The leervraag, when everybody may read it.
fn published() -> SelectStatement {
    let id = Expr::col((leervraag::Entity, leervraag::Column::Id));
    Query::select()
        .expr(Expr::cust("1"))
        .from(leervraag::Entity)
        .and_where(id.equals((Entity, Column::LeervraagId)))
        .cond_where(openbaar())
        .take()
}

/// The member as an expert who is asked: the term runs, and nobody else was asked.
fn asked_of(member: Uuid, today: NaiveDate) -> SelectStatement {
    let asked = Condition::any()
        .add(Expr::col((Entity, Column::ExpertId)).is_null())
        .add(Expr::col((Entity, Column::ExpertId)).equals((expert::Entity, expert::Column::Id)));
    Query::select()
        .expr(Expr::cust("1"))
        .from(expert::Entity)
        .and_where(expert::Column::MemberId.eq(member))
        .cond_where(nu(today))
        .cond_where(asked)
        .take()
}

/// What an actor has to do with an expertvraag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Band {
    /// Asked it.
    pub(super) vrager: bool,
    /// Is an expert who may take it up.
    pub(super) aangezocht: bool,
    /// Is the expert who took it up.
    pub(super) behandelaar: bool,
}

impl Band {
    /// Of the member, whose terms as an expert that run now are given. Nobody takes up the own question.
    pub(super) fn of(actor: &Actor, row: &Model, termen: &[expert::Model]) -> Self {
        let vrager = actor.member.is_some() && actor.member == row.vrager_id;
        let asked = |term: &expert::Model| row.expert_id.is_none_or(|asked| asked == term.id);
        Self {
            vrager,
            aangezocht: !vrager && row.behandelaar_id.is_none() && termen.iter().any(asked),
            behandelaar: termen.iter().any(|term| Some(term.id) == row.behandelaar_id),
        }
    }
}

/// Whether `actor` may do this, whatever the state.
pub(super) fn may(actor: &Actor, band: Band, actie: Actie) -> Result<Uuid> {
    let me = actor.acting_member()?;
    let able = match actie {
        Actie::Oppakken => band.aangezocht,
        Actie::Beantwoorden => band.behandelaar,
        Actie::Neerleggen => band.behandelaar || actor.redactie,
        Actie::NietBeantwoorden => band.aangezocht || band.behandelaar || actor.redactie,
        Actie::Heropenen => actor.redactie,
        Actie::Intrekken => band.vrager,
    };
    if able { Ok(me) } else { Err(Error::Forbidden) }
}

/// The member who asks.
pub(super) fn may_ask(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use sea_orm::{ActiveEnum, Iterable};

    use super::*;
    use crate::expertvraag::rules::daarna;

    /// Every state × every action × every kind of actor: the state that follows, and who brings it there.
    #[test]
    fn who_moves_an_expertvraag() {
        use Actie::{Beantwoorden, Heropenen, Intrekken, Neerleggen, NietBeantwoorden, Oppakken};
        let member = Actor::member(Uuid::from_u128(1));
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        let none = Band::default();
        let vrager = Band { vrager: true, ..none };
        let aangezocht = Band {
            aangezocht: true,
            ..none
        };
        let behandelaar = Band {
            behandelaar: true,
            ..none
        };
        let actors = [
            ("anoniem", Actor::anonymous(), none),
            ("vrager", member.clone(), vrager),
            ("expert", member.clone(), aangezocht),
            ("behandelaar", member.clone(), behandelaar),
            ("member", member.clone(), none),
            ("redactie", with(|actor| actor.redactie = true), none),
            ("vereniging", Actor::vereniging(Uuid::from_u128(2)), none),
            ("analist", with(|actor| actor.analist = true), none),
            ("beheer", with(|actor| actor.beheer = true), none),
            ("geblokkeerd", with(|actor| actor.geblokkeerd = true), behandelaar),
        ];
        let mut table = String::new();
        for status in Status::iter() {
            for actie in [
                Oppakken,
                Neerleggen,
                Beantwoorden,
                NietBeantwoorden,
                Heropenen,
                Intrekken,
            ] {
                let Some(next) = daarna(status, actie) else {
                    continue;
                };
                // Somebody who took it up is there only after that.
                let fits = |band: &Band| match status {
                    Status::Gesteld => !band.behandelaar,
                    _ => !band.aangezocht,
                };
                let able = actors
                    .iter()
                    .filter(|(_, actor, band)| fits(band) && may(actor, *band, actie).is_ok());
                let who: Vec<&str> = able.map(|(name, ..)| *name).collect();
                let (from, to, action) = (status.to_value(), next.to_value(), format!("{actie:?}"));
                let _ = writeln!(table, "{from:<16}{action:<17}{to:<16}{}", who.join(" "));
            }
        }
        let expected = "\
            GESTELD         Oppakken         IN_BEHANDELING  expert\n\
            GESTELD         NietBeantwoorden NIET_BEANTWOORD expert redactie\n\
            GESTELD         Intrekken        INGETROKKEN     vrager\n\
            IN_BEHANDELING  Neerleggen       GESTELD         behandelaar redactie\n\
            IN_BEHANDELING  Beantwoorden     BEANTWOORD      behandelaar\n\
            IN_BEHANDELING  NietBeantwoorden NIET_BEANTWOORD behandelaar redactie\n\
            IN_BEHANDELING  Intrekken        INGETROKKEN     vrager\n\
            BEANTWOORD      Beantwoorden     BEANTWOORD      behandelaar\n\
            BEANTWOORD      Heropenen        GESTELD         redactie\n\
            NIET_BEANTWOORD Heropenen        GESTELD         redactie\n\
            NIET_BEANTWOORD Intrekken        INGETROKKEN     vrager\n";
        assert_eq!(table, expected);
    }
}
