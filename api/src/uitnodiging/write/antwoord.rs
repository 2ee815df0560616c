//! Accepting, declining and taking back an invitation, and using a code.

use entity::{
    bericht::Soort as Tijding,
    deelname::Zichtbaarheid,
    member as member_table, praktijk as praktijk_table,
    uitnodiging::{ActiveModel, Column, Entity, Model, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, note, refused, seen};
use crate::{
    bericht,
    change::{Begin, Change, fresh},
    error::{Error, Result},
    graph::Op,
    praktijk::{self, Deelnemer},
    uitnodiging::{
        policy,
        rules::{self, Actie, Code, Geheim},
    },
};

/// An answer to an invitation.
pub(in crate::uitnodiging) struct Antwoord {
    pub(in crate::uitnodiging) uitnodiging: Uuid,
    pub(in crate::uitnodiging) version: i32,
}

/// The invitation that an action is about, with its praktijk, which is held; and the member who acts.
struct Zaak {
    praktijk: praktijk_table::Model,
    row: Model,
    naar: Status,
    me: Uuid,
}

/// Allows and checks an action. The praktijk is held before its invitations, as by whoever invites.
async fn begin(op: &Op, change: &Change, actie: Actie, antwoord: &Antwoord) -> Done<Zaak> {
    let found = seen(op, change, antwoord.uitnodiging).await?;
    let held = praktijk::hold(op, change, found.praktijk_id).await?;
    let row = seen(op, change, antwoord.uitnodiging).await?;
    let facilitates = praktijk::facilitates(op, change, held.id).await?;
    let me = policy::may(&op.actor, actie, &row, facilitates)?;
    fresh(row.version, antwoord.version)?;
    let naar = rules::daarna(rules::stand(&row, op.now()), actie);
    Ok(Zaak {
        naar: naar.map_err(|code| refused("input.uitnodiging", code))?,
        praktijk: held,
        row,
        me,
    })
}

/// Accepts: the invited takes part from today, shown as chosen.
pub(in crate::uitnodiging) async fn aanvaarden(
    op: &Op,
    antwoord: Antwoord,
    zichtbaarheid: Zichtbaarheid,
) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let zaak = begin(op, &change, Actie::Aanvaarden, &antwoord).await?;
    let row = join(op, &change, &zaak, ("input.uitnodiging", zichtbaarheid)).await?;
    note(op, &change, "uitnodigingAanvaarden", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Declines.
pub(in crate::uitnodiging) async fn afslaan(op: &Op, antwoord: Antwoord) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let zaak = begin(op, &change, Actie::Afslaan, &antwoord).await?;
    let row = settle(op, &change, &zaak, None).await?;
    tell(op, &change, (row.door_id, &row), Tijding::UitnodigingAfgeslagen).await?;
    note(op, &change, "uitnodigingAfslaan", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Takes an invitation back, or makes a code useless.
pub(in crate::uitnodiging) async fn intrekken(op: &Op, antwoord: Antwoord) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let zaak = begin(op, &change, Actie::Intrekken, &antwoord).await?;
    let row = settle(op, &change, &zaak, None).await?;
    tell(
        op,
        &change,
        (row.member_id, &row),
        Tijding::UitnodigingIngetrokken,
    )
    .await?;
    note(op, &change, "uitnodigingIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// A code, as it was typed.
pub(in crate::uitnodiging) struct Inwisseling {
    pub(in crate::uitnodiging) code: String,
    pub(in crate::uitnodiging) zichtbaarheid: Zichtbaarheid,
}

/// Uses a code: who has it takes part from today.
pub(in crate::uitnodiging) async fn inwisselen(op: &Op, nieuw: Inwisseling) -> Done {
    let me = op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let no = || refused("input.code", Code::UitnodigingOnbekend);
    let hash = Geheim::lees(&nieuw.code).ok_or_else(no)?.hash();
    let found = with_code(&change, &hash).await?.ok_or_else(no)?;
    let held = praktijk::hold(op, &change, found.praktijk_id).await?;
    let row = with_code(&change, &hash).await?.ok_or_else(no)?;
    policy::may(&op.actor, Actie::Inwisselen, &row, false)?;
    let naar = rules::daarna(rules::stand(&row, op.now()), Actie::Inwisselen);
    let zaak = Zaak {
        naar: naar.map_err(|code| refused("input.code", code))?,
        praktijk: held,
        row,
        me,
    };
    let row = join(op, &change, &zaak, ("input.code", nieuw.zichtbaarheid)).await?;
    note(op, &change, "uitnodigingInwisselen", &row).await?;
    Ok(change.commit(row.id).await?)
}

async fn with_code(change: &Change, hash: &str) -> Result<Option<Model>> {
    // tidy: all rows, because who has the code may use it
    let rows = Entity::find().filter(Column::CodeHash.eq(hash));
    Ok(rows.one(&**change).await?)
}

/// The actor comes to take part, and who invited is told.
async fn join(
    op: &Op,
    change: &Change,
    zaak: &Zaak,
    (field, zichtbaarheid): (&'static str, Zichtbaarheid),
) -> Done<Model> {
    let today = op.today();
    // tidy: all rows, because it is the actor's own
    let person = member_table::Entity::find_by_id(zaak.me).one(&**change).await?;
    let person = person.ok_or(Error::NotFound)?;
    let rol = zaak.row.rol;
    if let Some(why) = praktijk::beletsel(change, &zaak.praktijk, &person, rol, today).await? {
        return Err(refused(field, why));
    }
    let wie = Deelnemer {
        member: zaak.me,
        rol,
        van: today,
        zichtbaarheid,
    };
    let deelname = praktijk::deelnemen(op, change, zaak.praktijk.id, wie).await?;
    let row = settle(op, change, zaak, Some(deelname.id)).await?;
    tell(op, change, (row.door_id, &row), Tijding::UitnodigingAanvaard).await?;
    Ok(row)
}

/// Writes what became of an invitation.
async fn settle(op: &Op, change: &Change, zaak: &Zaak, deelname: Option<Uuid>) -> Result<Model> {
    let joined = deelname.is_some();
    let values = ActiveModel {
        id: Set(zaak.row.id),
        status: Set(zaak.naar),
        member_id: Set(if joined { Some(zaak.me) } else { zaak.row.member_id }),
        deelname_id: Set(deelname),
        beantwoord_op: Set(Some(op.now())),
        version: Set(zaak.row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    Ok(values.update(&**change).await?)
}

/// Tells somebody what the actor did.
async fn tell(op: &Op, change: &Change, (aan, row): (Option<Uuid>, &Model), soort: Tijding) -> Result<()> {
    let Some(aan) = aan else {
        return Ok(());
    };
    let told = bericht::Nieuw {
        praktijk: Some(row.praktijk_id),
        uitnodiging: Some(row.id),
        ..bericht::Nieuw::van(aan, soort)
    };
    bericht::zend(op, change, &[told]).await
}
