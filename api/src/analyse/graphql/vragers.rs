//! Who asked some leervragen, in counts.

use async_graphql::Object;
use sea_orm::Condition;

use super::{
    bewijs::{DisciplineTelling, SectorTelling, verteld},
    telling::Telling,
};
use crate::{
    analyse::read::{Vragers, vragers},
    error::Result,
    graph::{Op, list_size::list_size},
};

/// Leervragen by who asked. Asker's discipline and sector are counted as the asker chose: for who is no editor, a leervraag
/// that is shown `ANONIEM` is of an unknown discipline and sector.
#[derive(async_graphql::Description)]
pub(crate) struct LeervraagVragers(Vragers);

impl LeervraagVragers {
    /// Of the leervragen that `welke` lets through.
    pub(crate) async fn of(op: &Op, welke: Condition) -> Result<Self> {
        vragers(op, welke).await.map(Self)
    }
}

#[Object(use_type_description)]
impl LeervraagVragers {
    /// All of them.
    async fn totaal(&self) -> Telling {
        self.0.totaal.into()
    }

    /// By the asker's sector: every sector, and the unknown ones last.
    async fn per_sector(&self) -> Vec<SectorTelling> {
        verteld(&self.0.sector)
    }

    /// By the asker's discipline, sector by sector. Disciplines that nobody has are left out; those of a sector whose
    /// numbers are hidden stand together in one row without their names.
    #[graphql(directive = list_size::apply(50))]
    async fn per_discipline(&self) -> Vec<DisciplineTelling> {
        verteld(&self.0.discipline)
    }
}
