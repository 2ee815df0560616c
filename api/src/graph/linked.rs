//! What a link table joins to each object of a level, in one statement.

use std::collections::HashMap;

use sea_orm::{EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef, SelectTwo};
use uuid::Uuid;

use super::op::Op;
use crate::error::Result;

/// A link table: each row belongs to one object and refers to another.
pub(crate) struct Link<L: EntityTrait, T: EntityTrait> {
    /// The key of the object that a row belongs to.
    pub(crate) of: L::Column,
    /// The same, of a row that was read.
    pub(crate) owner: fn(&L::Model) -> Uuid,
    /// The key of what a row refers to.
    pub(crate) to: L::Column,
    /// The primary key of what it refers to.
    pub(crate) id: T::Column,
}

impl<L, T> Link<L, T>
where
    L: EntityTrait<Model: FromQueryResult + Send + Sync>,
    T: EntityTrait<Model: FromQueryResult + Send + Sync>,
{
    /// What is linked to each key, as far as `narrow` lets it through and in the order that it gives. Whoever asks has
    /// read the objects of the keys before, so that their links may be read.
    pub(crate) async fn read<K: Eq + std::hash::Hash>(
        self,
        op: &Op,
        keys: impl IntoIterator<Item = Uuid>,
        narrow: impl FnOnce(SelectTwo<L, T>) -> SelectTwo<L, T>,
        key: impl Fn(Uuid) -> K,
    ) -> Result<HashMap<K, Vec<T::Model>>> {
        let link: RelationDef = L::belongs_to(T::default()).from(self.to).to(self.id).into();
        let wanted = op.db.any_of((L::default(), self.of), keys);
        // tidy: all rows, because whoever asks has read the objects that they belong to
        let rows = L::find()
            .join(JoinType::InnerJoin, link)
            .select_also(T::default())
            .filter(wanted);
        let mut found: HashMap<K, Vec<T::Model>> = HashMap::new();
        for (row, linked) in narrow(rows).all(op.read()).await? {
            found.entry(key((self.owner)(&row))).or_default().extend(linked);
        }
        Ok(found)
    }
}
