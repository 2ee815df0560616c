//! Who may see which invitation, and who answers and takes it back.

use chrono::NaiveDate;
use entity::uitnodiging::{Column, Model};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::rules::Actie;
use crate::{
    auth::Actor,
    error::{Error, Result},
    praktijk,
};

/// The invitations that `actor` may see on `today`: the own ones, and those of praktijken that the actor facilitates.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    // An empty `any` would be true, so it begins with what nobody has.
    let own = actor.member.map(|me| Column::MemberId.eq(me));
    let leads = actor.colleague();
    let leads = leads.map(|me| Column::PraktijkId.in_subquery(praktijk::facilitated_by(me, today)));
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(own)
        .add_option(leads)
}

/// The member who does this with an invitation; `facilitates` tells whether the actor leads its praktijk now. Whoever may not
/// see the invitation is told that it is not there. Who has the code uses it, whoever that is.
pub(super) fn may(actor: &Actor, actie: Actie, row: &Model, facilitates: bool) -> Result<Uuid> {
    let me = actor.acting_member()?;
    let manages = praktijk::may_manage(actor, facilitates).is_ok();
    let invited = row.member_id == Some(me);
    let done = match actie {
        Actie::Inwisselen => true,
        _ if !invited && !manages => return Err(Error::NotFound),
        Actie::Aanvaarden | Actie::Afslaan => invited,
        Actie::Intrekken => manages,
    };
    if done { Ok(me) } else { Err(Error::Forbidden) }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::{deelname::Rol, uitnodiging::Status};
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;
    use crate::{
        auth::{
            kinds::{actors, assert_table, told},
            wie::{IK, WIJ},
        },
        uitnodiging::rules::{Stand, daarna},
    };

    #[test]
    fn an_invitation_is_for_the_invited_and_who_leads_the_praktijk() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        let reads = |actor: &Actor| {
            let select = entity::uitnodiging::Entity::find().filter(visible(actor, today));
            let text = select.build(DbBackend::Postgres).to_string();
            let filter = text
                .split_once(" WHERE ")
                .map_or("", |(_, filter)| filter)
                .to_owned();
            (
                filter.contains("TRUE"),
                filter.contains(r#""uitnodiging"."member_id" ="#),
                filter.contains("'FACILITATOR'"),
            )
        };
        for (name, actor) in actors() {
            let expected = match name {
                "REDACTIE" => (true, false, false),
                "ANONIEM" | "VERENIGING" => (false, false, false),
                "MEMBER" => (false, true, true),
                _ => (false, true, false),
            };
            assert_eq!(reads(&actor), expected, "{name}");
        }
    }

    /// Who asks, whether they are the invited, and whether they lead the praktijk.
    fn everybody() -> Vec<(&'static str, Actor, bool, bool)> {
        let mut all = Vec::new();
        for (name, actor) in actors() {
            if name == "MEMBER" {
                all.push(("GENODIGDE", actor.clone(), true, false));
                all.push(("FACILITATOR", actor.clone(), false, true));
            }
            // A blocked member could be anybody: even the invited who leads may do nothing. An analyst or operator who leads it
            // does so in another role.
            let blocked = name == "GEBLOKKEERD";
            let facilitates = blocked || ["ANALIST", "BEHEER"].contains(&name);
            all.push((name, actor, blocked, facilitates));
        }
        all
    }

    fn invitation(invited: bool) -> Model {
        Model {
            id: WIJ,
            praktijk_id: WIJ,
            member_id: Some(if invited { IK } else { WIJ }),
            code_hash: None,
            rol: Rol::Professional,
            status: Status::Uitgenodigd,
            door_id: None,
            deelname_id: None,
            verloopt_op: DateTime::default(),
            beantwoord_op: None,
            version: 1,
            created_at: DateTime::default(),
            updated_at: DateTime::default(),
        }
    }

    /// Every state × every action × every actor.
    #[test]
    fn the_life_of_an_invitation() {
        let head = everybody().into_iter().map(|(name, ..)| name.to_owned());
        let mut rows = vec![head.collect()];
        for stand in [
            Stand::Uitgenodigd,
            Stand::Aanvaard,
            Stand::Afgeslagen,
            Stand::Ingetrokken,
            Stand::Verlopen,
        ] {
            for actie in [
                Actie::Aanvaarden,
                Actie::Afslaan,
                Actie::Intrekken,
                Actie::Inwisselen,
            ] {
                let mut row = vec![format!("{stand:?}"), format!("{actie:?}")];
                row.extend(everybody().into_iter().map(|(_, actor, invited, facilitates)| {
                    let after =
                        || daarna(stand, actie).map_or("refused".to_owned(), |status| format!("{status:?}"));
                    told(may(&actor, actie, &invitation(invited), facilitates), after)
                }));
                rows.push(row);
            }
        }
        assert_table(LIFE, &rows);
    }

    const LIFE: &str = "
                                 ANONIEM      GENODIGDE    FACILITATOR  MEMBER       REDACTIE     VERENIGING   ANALIST      BEHEER       GEBLOKKEERD
        Uitgenodigd  Aanvaarden  sign in      Aanvaard     no           –            no           no           –            –            no
        Uitgenodigd  Afslaan     sign in      Afgeslagen   no           –            no           no           –            –            no
        Uitgenodigd  Intrekken   sign in      no           Ingetrokken  –            Ingetrokken  no           –            –            no
        Uitgenodigd  Inwisselen  sign in      Aanvaard     Aanvaard     Aanvaard     Aanvaard     no           Aanvaard     Aanvaard     no
        Aanvaard     Aanvaarden  sign in      refused      no           –            no           no           –            –            no
        Aanvaard     Afslaan     sign in      refused      no           –            no           no           –            –            no
        Aanvaard     Intrekken   sign in      no           refused      –            refused      no           –            –            no
        Aanvaard     Inwisselen  sign in      refused      refused      refused      refused      no           refused      refused      no
        Afgeslagen   Aanvaarden  sign in      refused      no           –            no           no           –            –            no
        Afgeslagen   Afslaan     sign in      refused      no           –            no           no           –            –            no
        Afgeslagen   Intrekken   sign in      no           refused      –            refused      no           –            –            no
        Afgeslagen   Inwisselen  sign in      refused      refused      refused      refused      no           refused      refused      no
        Ingetrokken  Aanvaarden  sign in      refused      no           –            no           no           –            –            no
        Ingetrokken  Afslaan     sign in      refused      no           –            no           no           –            –            no
        Ingetrokken  Intrekken   sign in      no           refused      –            refused      no           –            –            no
        Ingetrokken  Inwisselen  sign in      refused      refused      refused      refused      no           refused      refused      no
        Verlopen     Aanvaarden  sign in      refused      no           –            no           no           –            –            no
        Verlopen     Afslaan     sign in      refused      no           –            no           no           –            –            no
        Verlopen     Intrekken   sign in      no           refused      –            refused      no           –            –            no
        Verlopen     Inwisselen  sign in      refused      refused      refused      refused      no           refused      refused      no";
}
