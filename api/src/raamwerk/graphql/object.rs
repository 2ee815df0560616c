//! Frameworks and their elements as objects.

use async_graphql::{Context, ID, Object};
use entity::{raamwerk, raamwerk_element};

use super::words::{Onderwijssector, RaamwerkCode};
use crate::{
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    inzicht::{self, Inzicht},
    raamwerk::{read, rules},
    reflectievraag::{self, Reflectievraag},
};

/// A framework in one version. What was recorded in the terms of an older version keeps its meaning.
#[derive(async_graphql::Description)]
pub struct Raamwerk(raamwerk::Model);

impl From<raamwerk::Model> for Raamwerk {
    fn from(row: raamwerk::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Raamwerk {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Raamwerk.id(self.0.id)
    }

    /// Which framework it is; null for one that was added as data and has no name in this contract yet.
    async fn code(&self) -> Option<RaamwerkCode> {
        rules::Code::of(&self.0.code).map(Into::into)
    }

    /// The version: as a rule the year of publication.
    async fn versie(&self) -> &str {
        &self.0.versie
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// Where the terms and their order come from, in Dutch.
    async fn bron(&self) -> &str {
        &self.0.bron
    }

    /// The first day on which this version holds.
    async fn geldig_van(&self) -> Date {
        self.0.geldig_van.into()
    }

    /// The first day on which this version no longer holds; null while no end is known.
    async fn geldig_tot(&self) -> Option<Date> {
        self.0.geldig_tot.map(Into::into)
    }

    /// The parameters in the order of the source; empty for a framework without parameters.
    async fn parameters(&self, ctx: &Context<'_>) -> Result<Vec<RaamwerkParameter>> {
        of_parent(ctx.op().load(read::Parameters(self.0.id)).await)
    }
}

/// A parameter of the Gerdes framework, on which collaboration is assessed.
#[derive(async_graphql::Description)]
pub struct RaamwerkParameter(raamwerk_element::Model);

#[Object(use_type_description)]
impl RaamwerkParameter {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::RaamwerkParameter.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Its place in the framework, from 1.
    async fn volgorde(&self) -> i32 {
        self.0.volgorde
    }

    /// The three levels, lowest first.
    async fn niveaus(&self, ctx: &Context<'_>) -> Result<Vec<RaamwerkNiveau>> {
        of_parent(ctx.op().load(read::Children(self.0.id)).await)
    }

    /// The framework, in the version that this parameter belongs to.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(Some(self.0.raamwerk_id), read::ById).await
    }
}

/// A level of a parameter. Levels are ordered, but the distance between them means nothing: never average them.
#[derive(async_graphql::Description)]
pub struct RaamwerkNiveau(raamwerk_element::Model);

#[Object(use_type_description)]
impl RaamwerkNiveau {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::RaamwerkNiveau.id(self.0.id)
    }

    /// The term of the source, in Dutch.
    async fn term(&self) -> &str {
        &self.0.naam
    }

    /// Its place: 1 is the lowest level, 3 the highest.
    async fn ordinaal(&self) -> i32 {
        self.0.volgorde
    }

    /// The parameter that it is a level of.
    async fn parameter(&self, ctx: &Context<'_>) -> Nullable<RaamwerkParameter> {
        ctx.op().refer(self.0.ouder_id, read::parameter).await
    }
}

/// A cluster of werkzame factoren.
#[derive(async_graphql::Description)]
pub struct WerkzaamCluster(raamwerk_element::Model);

#[Object(use_type_description)]
impl WerkzaamCluster {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::WerkzaamCluster.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Orders the clusters.
    async fn volgorde(&self) -> i32 {
        self.0.volgorde
    }

    /// The factors in the order of the source.
    async fn factoren(&self, ctx: &Context<'_>) -> Result<Vec<WerkzameFactor>> {
        of_parent(ctx.op().load(read::Children(self.0.id)).await)
    }
}

/// A factor that makes interprofessional collaboration work.
#[derive(async_graphql::Description)]
pub struct WerkzameFactor(raamwerk_element::Model);

#[Object(use_type_description)]
impl WerkzameFactor {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::WerkzameFactor.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Orders the factors within their cluster.
    async fn volgorde(&self) -> i32 {
        self.0.volgorde
    }

    /// The cluster that it belongs to.
    async fn cluster(&self, ctx: &Context<'_>) -> Nullable<WerkzaamCluster> {
        ctx.op().refer(self.0.ouder_id, read::cluster).await
    }

    /// The questions to reflect with on this factor that are asked today, in their order.
    async fn reflectievragen(&self, ctx: &Context<'_>) -> Result<Vec<Reflectievraag>> {
        reflectievraag::of_factor(ctx.op(), self.0.id).await
    }

    /// The inzichten that are filed under it, newest first, as far as you may see them.
    async fn inzichten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Inzicht>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, inzicht::Under::Factor, self.0.id).await
    }

    /// The framework, in the version that this factor belongs to.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(Some(self.0.raamwerk_id), read::ById).await
    }
}

/// A form in which education and youth help work together: a main form, or a variant of one.
#[derive(async_graphql::Description)]
pub struct Samenwerkingsvorm(raamwerk_element::Model);

#[Object(use_type_description)]
impl Samenwerkingsvorm {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Samenwerkingsvorm.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch. Variants of two sectors can bear the same name.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// The main form that this is a variant of; null for a main form.
    async fn hoofdvorm(&self, ctx: &Context<'_>) -> Nullable<Samenwerkingsvorm> {
        ctx.op().refer(self.0.ouder_id, read::vorm).await
    }

    /// The variants in the order of the source; empty for a variant.
    async fn varianten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what occurs in this sector of education.")] onderwijssector: Option<
            Onderwijssector,
        >,
    ) -> Result<Vec<Samenwerkingsvorm>> {
        let children = ctx.op().load(read::Children(self.0.id)).await;
        forms(children?.unwrap_or_default(), onderwijssector)
    }

    /// The sector of education that it is bound to; null when it occurs in every sector.
    async fn onderwijssector(&self) -> Option<Onderwijssector> {
        self.0.onderwijssector.map(Into::into)
    }

    /// The framework, in the version that this form belongs to.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(Some(self.0.raamwerk_id), read::ById).await
    }
}

macro_rules! from_element {
    ($($object:ident),*) => {
        $(impl From<raamwerk_element::Model> for $object {
            fn from(row: raamwerk_element::Model) -> Self {
                Self(row)
            }
        })*
    };
}
from_element!(
    RaamwerkParameter,
    RaamwerkNiveau,
    WerkzaamCluster,
    WerkzameFactor,
    Samenwerkingsvorm
);

fn of_parent<T: From<raamwerk_element::Model>>(
    rows: Result<Option<Vec<raamwerk_element::Model>>>,
) -> Result<Vec<T>> {
    Ok(rows?.unwrap_or_default().into_iter().map(T::from).collect())
}

pub(super) fn forms(
    rows: Vec<raamwerk_element::Model>,
    sector: Option<Onderwijssector>,
) -> Result<Vec<Samenwerkingsvorm>> {
    let sector = sector.map(Into::into);
    let occurring = rows.into_iter().filter(|row| rules::occurs_in(row, sector));
    Ok(occurring.map(Samenwerkingsvorm::from).collect())
}
