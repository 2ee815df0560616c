//! Who may see which part of a Lerende Praktijk, who takes part and how many, and who manages it.

use chrono::NaiveDate;
use entity::{
    deelname::{self, Zichtbaarheid},
    member as member_table, ouders_leerlingen,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};

use uuid::Uuid;

use crate::{
    auth::Actor,
    db::is,
    error::{Error, Result},
    member,
};

/// Everybody may see every praktijk and which organisations join it; its inner part is decided by [`sees_inside`].
pub(crate) fn visible(_: &Actor) -> Condition {
    Condition::all()
}

/// For whom the inner part of a praktijk is open, as far as one actor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// This actor reads it.
    Open,
    /// This actor reads it when taking part now.
    Participants,
    /// This actor does not read it.
    Closed,
}

/// Whether the inner part of a praktijk may be read.
pub(super) fn sees_inside(actor: &Actor) -> Inside {
    if actor.redactie {
        Inside::Open
    } else if actor.colleague().is_some() {
        Inside::Participants
    } else {
        Inside::Closed
    }
}

/// The deelnames that `actor` may see on `today`: the own ones, those of praktijken in which the actor takes part, and
/// of the others those that their members show to the actor.
pub(super) fn deelname_visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let own = Condition::any()
        .add(deelname::Column::Id.is_null())
        .add_option(actor.member.map(|me| deelname::Column::MemberId.eq(me)));
    match actor.colleague() {
        None => own,
        Some(me) => own
            .add(deelname::Column::PraktijkId.in_subquery(member::praktijken_of(me, today)))
            .add(shown(actor, today)),
    }
}

/// The member shows the deelname to others than the praktijk, to who may see the profile or to every member. Looked up for
/// each deelname, as a value: as a list, a planner would first gather all members who can be seen, of whom there are many.
fn shown(actor: &Actor, today: NaiveDate) -> Condition {
    let id = Expr::col((member_table::Entity, member_table::Column::Id));
    let to_members = Condition::all()
        .add(is(deelname::Column::Zichtbaarheid, &Zichtbaarheid::Leden))
        .add(member_table::Column::Status.eq(member_table::Status::Actief));
    let who = Query::select()
        .expr(Expr::cust("1"))
        .from(member_table::Entity)
        .and_where(id.equals((deelname::Entity, deelname::Column::MemberId)))
        .cond_where(
            Condition::any()
                .add(member::visible(actor, today))
                .add(to_members),
        )
        .take();
    let who = SimpleExpr::SubQuery(None, Box::new(who.into()));
    Condition::all()
        .add(deelname::Column::Zichtbaarheid.ne(Zichtbaarheid::Praktijk))
        .add(who.is_not_null())
}

/// Whether `actor` may read to whom a deelname is shown: the member and editors.
pub(super) fn sees_settings(actor: &Actor, row: &deelname::Model) -> bool {
    actor.redactie || actor.member == Some(row.member_id)
}

/// The counts of parents and pupils that `actor` may see on `today`: all of the own praktijken, and of others the latest.
/// Two counts of one praktijk beside each other tell more than each alone.
pub(super) fn telling_visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let latest = "NOT EXISTS (SELECT 1 FROM ouders_leerlingen later \
        WHERE later.praktijk_id = ouders_leerlingen.praktijk_id AND later.datum > ouders_leerlingen.datum)";
    let own = actor
        .colleague()
        .map(|me| ouders_leerlingen::Column::PraktijkId.in_subquery(member::praktijken_of(me, today)));
    Condition::any().add(Expr::cust(latest)).add_option(own)
}

/// The keys of the Lerende Praktijken that `member` facilitates on `today`.
pub(crate) fn facilitated_by(member: Uuid, today: NaiveDate) -> SelectStatement {
    member::praktijken_of(member, today)
        .and_where(deelname::Column::Rol.eq(deelname::Rol::Facilitator))
        .take()
}

/// The member who starts a praktijk, and facilitates it from then on.
pub(super) fn may_start(actor: &Actor) -> Result<Uuid> {
    may_manage(actor, true)
}

/// The member who manages a praktijk: its facilitator now, or an editor. That a praktijk exists is no secret.
pub(crate) fn may_manage(actor: &Actor, facilitates: bool) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if (facilitates && actor.colleague().is_some()) || actor.redactie {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// The editor who enters that a member takes part. Nobody else does so without the member's yes.
pub(super) fn may_enter(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

/// The member who ends a deelname: the person, or who manages the praktijk.
pub(super) fn may_end(actor: &Actor, row: &deelname::Model, facilitates: bool) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if me == row.member_id {
        Ok(me)
    } else {
        may_manage(actor, facilitates)
    }
}

/// The member who says to whom a deelname is shown: the person alone.
pub(super) fn may_show(actor: &Actor, row: &deelname::Model) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if me == row.member_id {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use entity::praktijk::Fase;
    use sea_orm::{DbBackend, EntityTrait, Iterable, QueryFilter, QueryTrait};

    use super::*;
    use crate::{
        auth::{
            kinds::{actors, assert_table, told},
            wie::{IK, WIJ},
        },
        praktijk::rules::mag_naar,
    };

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
    }

    fn sql(actor: &Actor) -> String {
        deelname::Entity::find()
            .filter(deelname_visible(actor, today()))
            .build(DbBackend::Sqlite)
            .sql
            .split_once(" WHERE ")
            .map_or_else(String::new, |(_, filter)| filter.to_owned())
    }

    #[test]
    fn who_takes_part_is_for_members_and_editors() {
        let nobody = r#""deelname"."id" IS NULL"#;
        let own = r#""deelname"."id" IS NULL OR "deelname"."member_id" = ?"#;
        for (name, actor) in actors() {
            let seen = sql(&actor);
            match name {
                "ANONIEM" | "VERENIGING" => assert_eq!(seen, nobody, "{name}"),
                "REDACTIE" => assert_eq!(seen, "TRUE"),
                "MEMBER" => assert!(seen.contains(r#""deelname"."zichtbaarheid" <> ?"#), "{seen}"),
                // Who is no colleague sees own deelnames only.
                _ => assert_eq!(seen, own, "{name}"),
            }
        }
    }

    #[test]
    fn outsiders_see_the_latest_count_and_participants_all_of_their_own() {
        let reads = |actor: &Actor| {
            let select = ouders_leerlingen::Entity::find().filter(telling_visible(actor, today()));
            let text = select.build(DbBackend::Postgres).to_string();
            (text.contains("NOT EXISTS"), text.contains(r#""deelname""#))
        };
        for (name, actor) in actors() {
            let expected = match name {
                "REDACTIE" => (false, false),
                "MEMBER" => (true, true),
                _ => (true, false),
            };
            assert_eq!(reads(&actor), expected, "{name}");
        }
    }

    #[test]
    fn the_inner_part_is_for_participants_and_editors() {
        for (name, actor) in actors() {
            let expected = match name {
                "REDACTIE" => Inside::Open,
                "MEMBER" => Inside::Participants,
                _ => Inside::Closed,
            };
            assert_eq!(sees_inside(&actor), expected, "{name}");
        }
    }

    #[test]
    fn a_deelname_is_entered_by_editors_and_shown_by_its_member() {
        let row = |member_id| deelname::Model {
            id: WIJ,
            praktijk_id: WIJ,
            member_id,
            rol: deelname::Rol::Professional,
            van: today(),
            tot: None,
            zichtbaarheid: Zichtbaarheid::Praktijk,
            version: 1,
            created_at: chrono::DateTime::default(),
            updated_at: chrono::DateTime::default(),
        };
        for (name, actor) in actors() {
            assert_eq!(may_enter(&actor).is_ok(), name == "REDACTIE", "{name}");
            assert_eq!(
                may_start(&actor).is_ok(),
                ["MEMBER", "REDACTIE"].contains(&name),
                "{name}"
            );
            let acts = ["MEMBER", "REDACTIE", "ANALIST", "BEHEER"].contains(&name);
            assert_eq!(may_show(&actor, &row(IK)).is_ok(), acts, "{name}");
            assert!(may_show(&actor, &row(WIJ)).is_err(), "{name}");
            assert_eq!(may_end(&actor, &row(IK), false).is_ok(), acts, "{name}");
            assert_eq!(
                may_end(&actor, &row(WIJ), false).is_ok(),
                name == "REDACTIE",
                "{name}"
            );
        }
    }

    /// Who asks, and whether the actor is a facilitator of the praktijk now: so is who was blocked, and so are an analyst and an
    /// operator, which gives them nothing.
    fn everybody() -> Vec<(&'static str, Actor, bool)> {
        let mut all = Vec::new();
        for (name, actor) in actors() {
            if name == "MEMBER" {
                all.push(("FACILITATOR", actor.clone(), true));
            }
            let facilitates = ["GEBLOKKEERD", "ANALIST", "BEHEER"].contains(&name);
            all.push((name, actor, facilitates));
        }
        all
    }

    /// Every phase × every phase to go to × every actor.
    #[test]
    fn the_life_of_a_praktijk_and_who_leads_it() {
        let head = everybody().into_iter().map(|(name, ..)| name.to_owned());
        let mut rows = vec![head.collect()];
        for van in Fase::iter() {
            for naar in Fase::iter() {
                let mut row = vec![format!("{van:?}"), format!("{naar:?}")];
                row.extend(everybody().into_iter().map(|(_, actor, facilitates)| {
                    let done = || if mag_naar(van, naar) { "done" } else { "refused" };
                    told(may_manage(&actor, facilitates), || done().to_owned())
                }));
                rows.push(row);
            }
        }
        assert_table(LIFE, &rows);
    }

    const LIFE: &str = "
                                      ANONIEM     FACILITATOR MEMBER      REDACTIE    VERENIGING  ANALIST     BEHEER      GEBLOKKEERD
        Verkenning     Verkenning     sign in     done        no          done        no          no          no          no
        Verkenning     Nulmeting      sign in     done        no          done        no          no          no          no
        Verkenning     InUitvoering   sign in     refused     no          refused     no          no          no          no
        Verkenning     Afgerond       sign in     refused     no          refused     no          no          no          no
        Verkenning     Geborgd        sign in     refused     no          refused     no          no          no          no
        Verkenning     Gestopt        sign in     done        no          done        no          no          no          no
        Nulmeting      Verkenning     sign in     refused     no          refused     no          no          no          no
        Nulmeting      Nulmeting      sign in     done        no          done        no          no          no          no
        Nulmeting      InUitvoering   sign in     done        no          done        no          no          no          no
        Nulmeting      Afgerond       sign in     refused     no          refused     no          no          no          no
        Nulmeting      Geborgd        sign in     refused     no          refused     no          no          no          no
        Nulmeting      Gestopt        sign in     done        no          done        no          no          no          no
        InUitvoering   Verkenning     sign in     refused     no          refused     no          no          no          no
        InUitvoering   Nulmeting      sign in     refused     no          refused     no          no          no          no
        InUitvoering   InUitvoering   sign in     done        no          done        no          no          no          no
        InUitvoering   Afgerond       sign in     done        no          done        no          no          no          no
        InUitvoering   Geborgd        sign in     refused     no          refused     no          no          no          no
        InUitvoering   Gestopt        sign in     done        no          done        no          no          no          no
        Afgerond       Verkenning     sign in     refused     no          refused     no          no          no          no
        Afgerond       Nulmeting      sign in     refused     no          refused     no          no          no          no
        Afgerond       InUitvoering   sign in     refused     no          refused     no          no          no          no
        Afgerond       Afgerond       sign in     done        no          done        no          no          no          no
        Afgerond       Geborgd        sign in     done        no          done        no          no          no          no
        Afgerond       Gestopt        sign in     done        no          done        no          no          no          no
        Geborgd        Verkenning     sign in     refused     no          refused     no          no          no          no
        Geborgd        Nulmeting      sign in     refused     no          refused     no          no          no          no
        Geborgd        InUitvoering   sign in     refused     no          refused     no          no          no          no
        Geborgd        Afgerond       sign in     refused     no          refused     no          no          no          no
        Geborgd        Geborgd        sign in     done        no          done        no          no          no          no
        Geborgd        Gestopt        sign in     refused     no          refused     no          no          no          no
        Gestopt        Verkenning     sign in     refused     no          refused     no          no          no          no
        Gestopt        Nulmeting      sign in     refused     no          refused     no          no          no          no
        Gestopt        InUitvoering   sign in     refused     no          refused     no          no          no          no
        Gestopt        Afgerond       sign in     refused     no          refused     no          no          no          no
        Gestopt        Geborgd        sign in     refused     no          refused     no          no          no          no
        Gestopt        Gestopt        sign in     done        no          done        no          no          no          no";
}
