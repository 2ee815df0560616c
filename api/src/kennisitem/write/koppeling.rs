//! Linking ontwikkelopgaven to kennisitems and activiteiten.

use std::collections::BTreeSet;

use entity::{activiteit, kennisitem, opgave_activiteit, opgave_kennisitem};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::OnConflict,
};
use uuid::Uuid;

use super::{Done, No, note, refused};
use crate::{
    change::{Begin, Change},
    db::any_of,
    graph::{Kind, Op},
    kennisitem::{policy, rules::Code},
    opgave,
};

/// An ontwikkelopgave, and what it is linked to or no more.
pub(in crate::kennisitem) struct Koppeling {
    pub(in crate::kennisitem) opgave: Uuid,
    pub(in crate::kennisitem) kennisitems: Vec<Uuid>,
    pub(in crate::kennisitem) activiteiten: Vec<Uuid>,
}

/// Links an ontwikkelopgave. What is linked already stays so.
pub(in crate::kennisitem) async fn koppelen(op: &Op, koppeling: Koppeling) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let opgave_id = opgave::hold_opgave(op, &change, koppeling.opgave).await?.id;
    let (items, activiteiten) = named(koppeling)?;
    known(op, &change, &items, &activiteiten).await?;
    if !items.is_empty() {
        let rows = items.into_iter().map(|item| opgave_kennisitem::ActiveModel {
            opgave_id: Set(opgave_id),
            kennisitem_id: Set(item),
        });
        opgave_kennisitem::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&*change)
            .await?;
    }
    if !activiteiten.is_empty() {
        let rows = activiteiten
            .into_iter()
            .map(|activiteit| opgave_activiteit::ActiveModel {
                opgave_id: Set(opgave_id),
                activiteit_id: Set(activiteit),
            });
        opgave_activiteit::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&*change)
            .await?;
    }
    let object = (Kind::Ontwikkelopgave, opgave_id);
    note(op, &change, "ontwikkelopgaveKoppelen", object).await?;
    Ok(change.commit(opgave_id).await?)
}

/// Takes links away. What is not linked stays so.
pub(in crate::kennisitem) async fn ontkoppelen(op: &Op, koppeling: Koppeling) -> Done {
    use opgave_activiteit::Column as Activiteit;
    use opgave_kennisitem::Column as Item;
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let opgave_id = opgave::hold_opgave(op, &change, koppeling.opgave).await?.id;
    let (items, activiteiten) = named(koppeling)?;
    opgave_kennisitem::Entity::delete_many()
        .filter(Item::OpgaveId.eq(opgave_id))
        .filter(any_of(op.db.backend(), Item::KennisitemId, items))
        .exec(&*change)
        .await?;
    opgave_activiteit::Entity::delete_many()
        .filter(Activiteit::OpgaveId.eq(opgave_id))
        .filter(any_of(op.db.backend(), Activiteit::ActiviteitId, activiteiten))
        .exec(&*change)
        .await?;
    let object = (Kind::Ontwikkelopgave, opgave_id);
    note(op, &change, "ontwikkelopgaveOntkoppelen", object).await?;
    Ok(change.commit(opgave_id).await?)
}

/// What was named, without repetition; at least one.
fn named(koppeling: Koppeling) -> Result<(BTreeSet<Uuid>, BTreeSet<Uuid>), No> {
    if koppeling.kennisitems.is_empty() && koppeling.activiteiten.is_empty() {
        return Err(refused("input.kennisitems", Code::LijstLeeg));
    }
    let items = BTreeSet::from_iter(koppeling.kennisitems);
    Ok((items, BTreeSet::from_iter(koppeling.activiteiten)))
}

/// Checks that all of it exists.
async fn known(
    op: &Op,
    change: &Change,
    items: &BTreeSet<Uuid>,
    activiteiten: &BTreeSet<Uuid>,
) -> Result<(), No> {
    let all = |found: u64, asked: &BTreeSet<Uuid>| usize::try_from(found).is_ok_and(|n| n == asked.len());
    let wanted = any_of(op.db.backend(), kennisitem::Column::Id, items.iter().copied());
    let found = kennisitem::Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(wanted);
    if !all(found.count(&**change).await?, items) {
        return Err(refused("input.kennisitems", Code::OnbekendeVerwijzing));
    }
    let wanted = any_of(
        op.db.backend(),
        activiteit::Column::Id,
        activiteiten.iter().copied(),
    );
    let found = activiteit::Entity::find()
        .filter(crate::activiteit::visible(&op.actor, op.today()))
        .filter(wanted);
    if !all(found.count(&**change).await?, activiteiten) {
        return Err(refused("input.activiteiten", Code::OnbekendeVerwijzing));
    }
    Ok(())
}
