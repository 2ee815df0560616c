//! What a good practice is filed under. It comes from closed lists and from the agenda, so no editor looks at it first.

use std::collections::BTreeSet;

use entity::{
    goodpractice::ActiveModel,
    goodpractice_element, goodpractice_leervraag, goodpractice_onderwijssoort, goodpractice_opgave,
    leervraag as leervraag_table, opgave as opgave_table,
    praktijk_onderwijssoort::Onderwijssoort,
    raamwerk_element::{self, Soort},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{OnConflict, SelectStatement},
};
use uuid::Uuid;

use super::{Doel, Done, note, open, refused};
use crate::{
    change::{Begin, Change, set},
    db::any_of,
    error::Result,
    goodpractice::rules::{Actie, Code},
    graph::{Kind, Op},
    leervraag, opgave,
};

/// What changes in what a good practice is filed under; `None` leaves as it is, a list replaces the list.
#[derive(Debug, Default)]
pub(in crate::goodpractice) struct Indeling {
    pub(in crate::goodpractice) factoren: Option<Vec<Uuid>>,
    pub(in crate::goodpractice) samenwerkingsvorm: Option<Option<Uuid>>,
    pub(in crate::goodpractice) onderwijssoorten: Option<Vec<Onderwijssoort>>,
    pub(in crate::goodpractice) ontwikkelopgaven: Option<Vec<Uuid>>,
    pub(in crate::goodpractice) leervragen: Option<Vec<Uuid>>,
}

/// Files a good practice under other factors, schools, ontwikkelopgaven or leervragen.
pub(in crate::goodpractice) async fn indelen(op: &Op, doel: Doel, nieuw: Indeling) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, _) = open(op, &change, doel, Actie::Indelen).await?;
    nieuw.check(op, &change).await?;
    let mut values = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.samenwerkingsvorm_id, nieuw.samenwerkingsvorm);
    values.update(&*change).await?;
    nieuw.link(op, &change, row.id).await?;
    let object = (Kind::GoodPractice, row.id);
    note(op, &change, "goodPracticeIndelen", object).await?;
    Ok(change.commit(row.id).await?)
}

impl Indeling {
    /// Checks that all of it exists for the actor.
    pub(super) async fn check(&self, op: &Op, change: &Change) -> Done<()> {
        let elements = |kinds: &[Soort], ids: &[Uuid]| {
            raamwerk_element::Entity::find()
                .filter(raamwerk_element::Column::Soort.is_in(kinds.iter().copied()))
                .filter(any_of(
                    op.db.backend(),
                    raamwerk_element::Column::Id,
                    ids.iter().copied(),
                ))
        };
        if let Some(ids) = &self.factoren {
            let factoren = elements(&[Soort::Factor], ids);
            known(op, change, "input.factoren", ids, factoren).await?;
        }
        if let Some(id) = self.samenwerkingsvorm.flatten() {
            let vormen = elements(&[Soort::Hoofdvorm, Soort::Variant], &[id]);
            known(op, change, "input.samenwerkingsvorm", &[id], vormen).await?;
        }
        if let Some(ids) = &self.ontwikkelopgaven {
            let named = any_of(op.db.backend(), opgave_table::Column::Id, ids.iter().copied());
            let opgaven = opgave_table::Entity::find()
                .filter(opgave::visible(&op.actor))
                .filter(named);
            known(op, change, "input.ontwikkelopgaven", ids, opgaven).await?;
        }
        if let Some(ids) = &self.leervragen {
            let named = any_of(op.db.backend(), leervraag_table::Column::Id, ids.iter().copied());
            let leervragen = leervraag_table::Entity::find()
                .filter(leervraag::visible(&op.actor))
                .filter(named);
            known(op, change, "input.leervragen", ids, leervragen).await?;
        }
        Ok(())
    }

    /// Replaces the links that change. What the actor does not see stays as others made it.
    pub(super) async fn link(&self, op: &Op, change: &Change, practice: Uuid) -> Result<()> {
        if let Some(ids) = &self.factoren {
            use goodpractice_element::{Column, Entity, Model};
            let old = Entity::delete_many().filter(Column::GoodpracticeId.eq(practice));
            old.exec(&**change).await?;
            let row = |element_id| Model {
                goodpractice_id: practice,
                element_id,
            };
            add(change, once(ids).into_iter().map(row)).await?;
        }
        if let Some(soorten) = &self.onderwijssoorten {
            use goodpractice_onderwijssoort::{Column, Entity, Model};
            let old = Entity::delete_many().filter(Column::GoodpracticeId.eq(practice));
            old.exec(&**change).await?;
            let row = |onderwijssoort: &Onderwijssoort| Model {
                goodpractice_id: practice,
                onderwijssoort: *onderwijssoort,
            };
            add(change, soorten.iter().map(row)).await?;
        }
        if let Some(ids) = &self.ontwikkelopgaven {
            use goodpractice_opgave::{Column, Entity, Model};
            let seen = opgave_table::Entity::find().filter(opgave::visible(&op.actor));
            let old = Entity::delete_many()
                .filter(Column::GoodpracticeId.eq(practice))
                .filter(Column::OpgaveId.in_subquery(keys(seen, opgave_table::Column::Id)));
            old.exec(&**change).await?;
            let row = |opgave_id| Model {
                goodpractice_id: practice,
                opgave_id,
            };
            add(change, once(ids).into_iter().map(row)).await?;
        }
        if let Some(ids) = &self.leervragen {
            use goodpractice_leervraag::{Column, Entity, Model};
            let seen = leervraag_table::Entity::find().filter(leervraag::visible(&op.actor));
            let old = Entity::delete_many()
                .filter(Column::GoodpracticeId.eq(practice))
                .filter(Column::LeervraagId.in_subquery(keys(seen, leervraag_table::Column::Id)));
            old.exec(&**change).await?;
            let row = |leervraag_id| Model {
                goodpractice_id: practice,
                leervraag_id,
            };
            add(change, once(ids).into_iter().map(row)).await?;
        }
        Ok(())
    }
}

/// In ascending order, so that two changes of the same links do not wait for each other.
fn once(ids: &[Uuid]) -> BTreeSet<Uuid> {
    ids.iter().copied().collect()
}

fn keys<E: EntityTrait>(rows: Select<E>, id: E::Column) -> SelectStatement {
    rows.select_only().column(id).into_query()
}

/// Checks that every named object is among the rows.
async fn known<E>(op: &Op, change: &Change, field: &'static str, ids: &[Uuid], rows: Select<E>) -> Done<()>
where
    E: EntityTrait<Model: Send + Sync>,
{
    if ids.len() > op.limits.input_list {
        return Err(refused(field, Code::TeVeel));
    }
    let found = rows.count(&**change).await?;
    if usize::try_from(found).is_ok_and(|found| found == once(ids).len()) {
        Ok(())
    } else {
        Err(refused(field, Code::OnbekendeVerwijzing))
    }
}

/// Adds links; what is linked already stays so.
async fn add<A, M>(change: &Change, rows: impl Iterator<Item = M>) -> Result<()>
where
    A: ActiveModelTrait + Send,
    M: IntoActiveModel<A>,
{
    let rows: Vec<A> = rows.map(IntoActiveModel::into_active_model).collect();
    if rows.is_empty() {
        return Ok(());
    }
    A::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}
