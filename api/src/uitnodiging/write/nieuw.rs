//! Inviting a member, and making a code.

use entity::{
    bericht::Soort as Tijding,
    deelname::Rol,
    uitnodiging::{ActiveModel, Column, Entity, Model, Status},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Done, note, refused};
use crate::{
    bericht,
    change::{Begin, Change},
    error::{Error, Result},
    graph::Op,
    praktijk::{self, Beletsel},
    secret,
    uitnodiging::rules::{self, Code, Geheim},
};

/// Who is invited.
pub(in crate::uitnodiging) struct Uitnodiging {
    pub(in crate::uitnodiging) praktijk: Uuid,
    pub(in crate::uitnodiging) member: Uuid,
    pub(in crate::uitnodiging) rol: Rol,
    pub(in crate::uitnodiging) dagen: i32,
}

/// Invites a member.
pub(in crate::uitnodiging) async fn versturen(op: &Op, nieuw: Uitnodiging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let held = praktijk::hold(op, &change, nieuw.praktijk).await?;
    let facilitates = praktijk::facilitates(op, &change, held.id).await?;
    praktijk::may_manage(&op.actor, facilitates)?;
    let person = praktijk::seen_member(op, &change, nieuw.member).await?;
    if let Some(why) = praktijk::beletsel(&change, &held, &person, nieuw.rol, op.today()).await? {
        let field = match why {
            Beletsel::PraktijkVoorbij => "input.praktijk",
            Beletsel::DubbeleDeelname | Beletsel::LidGeblokkeerd => "input.member",
        };
        return Err(refused(field, why));
    }
    if let Some(why) = asked_before(op, &change, &nieuw).await? {
        return Err(refused("input.member", why));
    }
    let row = blank(op, (held.id, nieuw.rol, nieuw.dagen), Some(person.id), None)?;
    let row = row.insert(&*change).await?;
    let told = bericht::Nieuw {
        praktijk: Some(held.id),
        uitnodiging: Some(row.id),
        ..bericht::Nieuw::van(person.id, Tijding::Uitgenodigd)
    };
    bericht::zend(op, &change, &[told]).await?;
    note(op, &change, "uitnodigingVersturen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Invitations of one praktijk that may be taken back from a member within their time before another is made.
const INGETROKKEN: usize = 2;

/// Why the member is not asked again by the praktijk, which is held, as long as an earlier invitation would have lasted: it is
/// open for this role, was declined, or was taken back and made anew before. Each would be told to the member.
async fn asked_before(op: &Op, change: &Change, nieuw: &Uitnodiging) -> Result<Option<Code>> {
    let earlier: Vec<(Status, Rol)> = Entity::find()
        .select_only()
        .columns([Column::Status, Column::Rol])
        .filter(Column::PraktijkId.eq(nieuw.praktijk))
        .filter(Column::MemberId.eq(nieuw.member))
        .filter(Column::VerlooptOp.gt(op.now()))
        .into_tuple()
        .all(&**change)
        .await?;
    let open = |(status, rol): &(Status, Rol)| *status == Status::Uitgenodigd && *rol == nieuw.rol;
    let number = |status| earlier.iter().filter(|(of, _)| *of == status).count();
    Ok(match () {
        () if earlier.iter().any(open) => Some(Code::AlUitgenodigd),
        () if number(Status::Afgeslagen) > 0 => Some(Code::AlAfgeslagen),
        () if number(Status::Ingetrokken) >= INGETROKKEN => Some(Code::UitnodigingIngetrokken),
        () => None,
    })
}

/// For what a code is.
pub(in crate::uitnodiging) struct NieuweCode {
    pub(in crate::uitnodiging) praktijk: Uuid,
    pub(in crate::uitnodiging) rol: Rol,
    pub(in crate::uitnodiging) dagen: i32,
}

/// The invitation that was made, and its code: this once. Whoever sends the same request again gets the invitation alone.
pub(in crate::uitnodiging) struct Gemaakt {
    pub(in crate::uitnodiging) uitnodiging: Uuid,
    pub(in crate::uitnodiging) code: Option<Geheim>,
}

/// Makes a code with which somebody who cannot be seen takes part.
pub(in crate::uitnodiging) async fn code_maken(op: &Op, nieuw: NieuweCode) -> Done<Gemaakt> {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(uitnodiging) => {
            return Ok(Gemaakt {
                uitnodiging,
                code: None,
            });
        }
    };
    let held = praktijk::hold(op, &change, nieuw.praktijk).await?;
    let facilitates = praktijk::facilitates(op, &change, held.id).await?;
    praktijk::may_manage(&op.actor, facilitates)?;
    if held.einddatum.is_some_and(|eind| eind <= op.today()) {
        return Err(refused("input.praktijk", Code::PraktijkVoorbij));
    }
    let code = Geheim::van(secret::chance().map_err(Error::fault)?);
    let row = blank(op, (held.id, nieuw.rol, nieuw.dagen), None, Some(code.hash()))?;
    let row = row.insert(&*change).await?;
    note(op, &change, "uitnodigingCodeMaken", &row).await?;
    Ok(Gemaakt {
        uitnodiging: change.commit(row.id).await?,
        code: Some(code),
    })
}

fn blank(
    op: &Op,
    (praktijk, rol, dagen): (Uuid, Rol, i32),
    member: Option<Uuid>,
    code_hash: Option<String>,
) -> Done<ActiveModel> {
    let now = op.now();
    let verloopt_op = rules::termijn(now, dagen).map_err(|code| refused("input.dagen", code))?;
    let row = Model {
        id: op.new_id(),
        praktijk_id: praktijk,
        member_id: member,
        code_hash,
        rol,
        status: Status::Uitgenodigd,
        door_id: op.actor.member,
        deelname_id: None,
        verloopt_op,
        beantwoord_op: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    Ok(row.into_active_model().reset_all())
}
