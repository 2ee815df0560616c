//! Groups: the lidsoorten of the association with the lidmaatschappen that run, and the Lerende Praktijken in which so many of
//! its members take part that it tells nothing about one of them.

use entity::{lidmaatschap, lidsoort, praktijk};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::lidsoorten;
use crate::{
    error::Result,
    graph::{Kind, Op},
    scim::{
        policy,
        rules::{
            fout::Fout,
            invoer::{groep_id, id, moment, naam},
            schema::GROUP,
        },
    },
};

/// Members that are shown in one reply.
const MEESTE_LEDEN: u64 = 10_000;
/// Lerende Praktijken that are Groups of one association.
const MEESTE_PRAKTIJKEN: u64 = 1_000;

/// A Group.
pub(in crate::scim) struct Groep {
    id: String,
    naam: String,
    soort: Option<Uuid>,
    gewijzigd: Option<chrono::DateTime<chrono::Utc>>,
    leden: Vec<Value>,
}

impl From<lidsoort::Model> for Groep {
    fn from(row: lidsoort::Model) -> Self {
        Self {
            id: groep_id(&row),
            naam: row.naam,
            soort: Some(row.id),
            gewijzigd: None,
            leden: Vec::new(),
        }
    }
}

impl From<praktijk::Model> for Groep {
    fn from(row: praktijk::Model) -> Self {
        Self {
            id: Kind::LerendePraktijk.id(row.id).to_string(),
            naam: row.naam,
            soort: None,
            gewijzigd: Some(row.updated_at),
            leden: Vec::new(),
        }
    }
}

impl Groep {
    /// As it is shown.
    pub(in crate::scim) fn weergave(self, basis: &str) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("schemas".to_owned(), json!([GROUP]));
        object.insert("id".to_owned(), self.id.clone().into());
        object.insert("displayName".to_owned(), self.naam.into());
        if !self.leden.is_empty() {
            object.insert("members".to_owned(), self.leden.into());
        }
        let mut meta = json!({ "resourceType": "Group", "location": format!("{basis}/Groups/{}", self.id) });
        if let Some(at) = self.gewijzigd {
            meta["lastModified"] = moment(at).into();
        }
        object.insert("meta".to_owned(), meta);
        object
    }
}

/// All Groups of the association, with their members where those are asked for.
pub(in crate::scim) async fn groepen(
    op: &Op,
    basis: &str,
    met_leden: bool,
) -> Result<Result<Vec<Groep>, Fout>> {
    let soorten = lidsoorten(op, op.read()).await?;
    let mut all: Vec<Groep> = soorten.into_iter().map(Groep::from).collect();
    let named = policy::praktijken(&op.actor, op.today(), op.limits.cell);
    let praktijken = praktijk::Entity::find()
        .filter(praktijk::Column::Id.in_subquery(named))
        .order_by_asc(praktijk::Column::Id)
        .limit(MEESTE_PRAKTIJKEN)
        .all(op.read())
        .await?;
    all.extend(praktijken.into_iter().map(Groep::from));
    if met_leden && let Err(fout) = vul(op, basis, &mut all, None).await? {
        return Ok(Err(fout));
    }
    Ok(Ok(all))
}

/// One Group.
pub(in crate::scim) async fn groep(
    op: &Op,
    basis: &str,
    id: &str,
    met_leden: bool,
) -> Result<Result<Groep, Fout>> {
    let all = match groepen(op, basis, false).await? {
        Ok(all) => all,
        Err(fout) => return Ok(Err(fout)),
    };
    let Some(found) = all.into_iter().find(|groep| groep.id == id) else {
        return Ok(Err(Fout::absent()));
    };
    let (soort, mut one) = (found.soort, [found]);
    if met_leden
        && soort.is_some()
        && let Err(fout) = vul(op, basis, &mut one, soort).await?
    {
        return Ok(Err(fout));
    }
    let [one] = one;
    Ok(Ok(one))
}

async fn vul(op: &Op, basis: &str, groepen: &mut [Groep], only: Option<Uuid>) -> Result<Result<(), Fout>> {
    use lidmaatschap::Column;
    let mut rows = lidmaatschap::Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::LidsoortId.is_not_null())
        .filter(crate::lidmaatschap::loopt(op.today()))
        .order_by_asc(Column::Id)
        .limit(MEESTE_LEDEN + 1);
    if let Some(only) = only {
        rows = rows.filter(Column::LidsoortId.eq(only));
    }
    let rows = rows.all(op.read()).await?;
    if rows.len() as u64 > MEESTE_LEDEN {
        return Ok(Err(Fout::too_many(format!(
            "Er zijn meer dan {MEESTE_LEDEN} leden. Vraag zonder (`excludedAttributes=members`), en de leden met een filter op `lidsoort`."
        ))));
    }
    for row in rows {
        let Some(groep) = groepen.iter_mut().find(|groep| groep.soort == row.lidsoort_id) else {
            continue;
        };
        let id = id(&row);
        let there = format!("{basis}/Users/{id}");
        groep
            .leden
            .push(json!({ "value": id, "$ref": there, "display": naam(&row), "type": "User" }));
    }
    Ok(Ok(()))
}
