//! What the platform says about a lidmaatschap; what the association says comes with its deliveries.

use entity::{
    beroepsvereniging,
    lidmaatschap::{ActiveModel, Column, Entity, Model},
    organisatie,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{policy, rules::Code};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the lidmaatschap, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// Says which organisatie of the platform a membership is of, or none.
pub(super) async fn organisatie(op: &Op, id: Uuid, version: i32, organisatie: Option<Uuid>) -> Done {
    policy::may_name_organisatie(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, id).await?;
    fresh(row.version, version)?;
    if let Some(organisatie) = organisatie {
        let known = organisatie::Entity::find_by_id(organisatie).one(&*change).await?;
        known.ok_or_else(|| refused("input.organisatie", Code::OnbekendeVerwijzing))?;
        if row.member_id.is_some() {
            return Err(refused("input.lidmaatschap", Code::LidIsPersoon));
        }
    }
    let mut values: ActiveModel = row.into();
    values.organisatie_id = Set(organisatie);
    values.version = Set(version + 1);
    values.updated_at = Set(op.now());
    values.update(&*change).await?;
    let entry = logboek::Entry {
        handeling: "lidmaatschapOrganisatieKoppelen",
        soort: Kind::Lidmaatschap,
        object: id,
        betrokkene: None,
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(id).await?)
}

/// The membership, held, when it is one of an association of organisations that the actor may see.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let found = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?;
    let row = found.ok_or(Error::NotFound)?;
    let vereniging = beroepsvereniging::Entity::find_by_id(row.beroepsvereniging_id)
        .filter(beroepsvereniging::Column::Ledentype.eq(beroepsvereniging::Ledentype::Organisatie))
        .one(&**change)
        .await?;
    vereniging.map(|_| row).ok_or(Error::NotFound)
}
