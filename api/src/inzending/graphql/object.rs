//! The type Inzending.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{
    inzending::{Model, Opmerking},
    inzending_regel::Veld,
};
use sea_orm::ActiveEnum;

use super::{
    regel::InzendingRegel,
    words::{
        InzendingAanhouding, InzendingFormaat, InzendingModus, InzendingOpmerking, InzendingReden,
        InzendingStatus, InzendingToepassing, InzendingUitkomst, InzendingVeld,
    },
};
use crate::{
    error::{Error, Result},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    inzending::read,
    member::{self, Member},
    vereniging::{self, Beroepsvereniging},
};

/// A delivery of a beroepsvereniging: a file with its memberships, the plan that came of it, and what became of that. The beroepsvereniging sees its own; BEHEER those that were stopped.
#[derive(async_graphql::Description)]
pub struct Inzending(Model);

impl From<Model> for Inzending {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

/// How far the reception is.
#[derive(SimpleObject)]
pub(crate) struct InzendingVoortgang {
    /// Rows read, without the header.
    rijen: i32,
    /// Bytes received.
    bytes: i32,
    /// Bytes that were announced; null when they were not.
    bytes_totaal: Option<i32>,
}

/// How many rows do what. Together they are more than `voortgang { rijen }` when a full delivery ends what it does not name.
#[derive(SimpleObject)]
pub(crate) struct InzendingAantallen {
    /// Memberships that are made.
    nieuw: i32,
    /// Memberships that change.
    gewijzigd: i32,
    /// Memberships that stay as they are.
    ongewijzigd: i32,
    /// Memberships that end.
    beeindigd: i32,
    /// Rows that cannot be taken.
    geweigerd: i32,
}

/// How many memberships a field changes in: swapped columns show here.
#[derive(SimpleObject)]
pub(crate) struct InzendingVeldtelling {
    /// The field.
    veld: InzendingVeld,
    /// Memberships in which it changes.
    aantal: i32,
}

/// Which rows are asked for; what is left out does not matter.
#[derive(InputObject, Default)]
pub(crate) struct InzendingRegelFilter {
    /// Those with this outcome.
    uitkomst: Option<InzendingUitkomst>,
}

fn texts(json: &str) -> Result<Vec<String>> {
    serde_json::from_str(json).map_err(Error::fault)
}

fn veld(name: &str) -> Option<InzendingVeld> {
    Veld::try_from_value(&name.to_owned()).ok().map(Into::into)
}

#[Object(use_type_description)]
impl Inzending {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Inzending.id(self.0.id)
    }

    /// The beroepsvereniging whose memberships it is about.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op()
            .refer(Some(self.0.beroepsvereniging_id), vereniging::ById)
            .await
    }

    /// What it means that it does not name a membership.
    async fn modus(&self) -> InzendingModus {
        self.0.modus.into()
    }

    /// What a refused row means for the others.
    async fn toepassing(&self) -> InzendingToepassing {
        self.0.toepassing.into()
    }

    /// How the rows are written.
    async fn formaat(&self) -> InzendingFormaat {
        self.0.formaat.into()
    }

    /// Whether it was sent to be looked at first: its plan waits for `inzendingToepassen`.
    async fn proef(&self) -> bool {
        self.0.proef
    }

    /// Whether it is made of single changes that came over SCIM, and no file; a day's changes come together in one.
    async fn scim(&self) -> bool {
        self.0.scim
    }

    /// Where it stands.
    async fn status(&self) -> InzendingStatus {
        self.0.status.into()
    }

    /// Why nothing was done with it; null unless it is `GEWEIGERD`.
    async fn reden(&self) -> Option<InzendingReden> {
        self.0.reden.map(Into::into)
    }

    /// Why the brake stops it, or would; null when it does not.
    async fn aangehouden_om(&self) -> Option<InzendingAanhouding> {
        self.0.aangehouden_om.map(Into::into)
    }

    /// How far the reception is.
    async fn voortgang(&self) -> InzendingVoortgang {
        InzendingVoortgang {
            rijen: self.0.rijen,
            bytes: self.0.bytes,
            bytes_totaal: self.0.bytes_totaal,
        }
    }

    /// How many rows do what; null until the plan is ready.
    async fn aantallen(&self) -> Option<InzendingAantallen> {
        self.0.gepland_op.map(|_| InzendingAantallen {
            nieuw: self.0.nieuw,
            gewijzigd: self.0.gewijzigd,
            ongewijzigd: self.0.ongewijzigd,
            beeindigd: self.0.beeindigd,
            geweigerd: self.0.geweigerd,
        })
    }

    /// In how many memberships each field changes; empty until the plan is ready.
    async fn per_veld(&self) -> Result<Vec<InzendingVeldtelling>> {
        let counted: BTreeMap<String, i32> = serde_json::from_str(&self.0.per_veld).map_err(Error::fault)?;
        let counted = counted.into_iter();
        Ok(counted
            .filter_map(|(name, aantal)| veld(&name).map(|veld| InzendingVeldtelling { veld, aantal }))
            .collect())
    }

    /// Running memberships of the beroepsvereniging when the plan was made; null until it is ready.
    async fn lopend(&self) -> Option<i32> {
        self.0.gepland_op.map(|_| self.0.lopend)
    }

    /// Memberships that may change or end without a second person; null until the plan is ready.
    async fn drempel(&self) -> Option<i32> {
        self.0.gepland_op.map(|_| self.0.drempel)
    }

    /// Whether what it does not name is ended: only by a full delivery in which every row says whom it is about.
    async fn afwezigen_tellen(&self) -> bool {
        self.0.afwezigen_tellen
    }

    /// The fields for which there were columns; empty until the plan is ready.
    async fn kolommen(&self) -> Result<Vec<InzendingVeld>> {
        Ok(texts(&self.0.kolommen)?
            .iter()
            .filter_map(|name| veld(name))
            .collect())
    }

    /// The names of the columns that were dropped unread, 50 at most; a name that could be about a person is told by its place, as in `kolom 7`.
    async fn vervallen_kolommen(&self) -> Result<Vec<String>> {
        texts(&self.0.vervallen_kolommen)
    }

    /// What else there is to say of the file; empty until the plan is ready.
    async fn opmerkingen(&self) -> Result<Vec<InzendingOpmerking>> {
        let told = texts(&self.0.opmerkingen)?;
        let known = told
            .iter()
            .filter_map(|name| Opmerking::try_from_value(name).ok());
        Ok(known.map(Into::into).collect())
    }

    /// The stand of the beroepsvereniging on which the plan was made.
    async fn basis(&self) -> i32 {
        self.0.basis
    }

    /// The stand that applying it gave; null when it was not applied. The same as `basis` when it changed nothing.
    async fn stand(&self) -> Option<i32> {
        self.0.stand
    }

    /// The rows in the order of the file, then those that a full delivery ends because it does not name them. For the beroepsvereniging; empty for BEHEER.
    async fn regels(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which rows; all when left out.")] filter: Option<InzendingRegelFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<InzendingRegel>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let uitkomst = filter.and_then(|filter| filter.uitkomst).map(Into::into);
        Connection::nested(ctx, args, read::Regels(uitkomst), self.0.id).await
    }

    /// The operator who decided about it, if you may see the person; null for a client of the beroepsvereniging.
    async fn besloten_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.besloten_door_id, member::ById).await
    }

    /// When the plan was ready, in UTC.
    async fn gepland_op(&self) -> Option<DateTime<Utc>> {
        self.0.gepland_op
    }

    /// When it was applied, in UTC.
    async fn toegepast_op(&self) -> Option<DateTime<Utc>> {
        self.0.toegepast_op
    }

    /// When it was undone, in UTC.
    async fn ongedaan_op(&self) -> Option<DateTime<Utc>> {
        self.0.ongedaan_op
    }

    /// Grows by one with every change. Send it along with an action, so that nobody decides about what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When its reception began, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
