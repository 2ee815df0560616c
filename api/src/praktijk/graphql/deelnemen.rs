//! Entering, showing and ending that somebody takes part: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    Deelname,
    deelname::{DeelnameRol, DeelnameZichtbaarheid},
    words::LerendePraktijkFoutCode,
};
use crate::{
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, payload::payload},
    praktijk::{read, write},
};

/// Who is to take part.
#[derive(InputObject)]
pub(crate) struct DeelnameToevoegenInput {
    /// In which praktijk.
    praktijk: ID,
    /// Who.
    member: ID,
    /// In which role.
    rol: DeelnameRol,
    /// From which day, between 1900 and 2100; today when left out.
    van: Option<Date>,
}

impl DeelnameToevoegenInput {
    fn parse(self) -> Result<write::Toevoeging> {
        Ok(write::Toevoeging {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            member: Kind::Member.key(&self.member)?,
            rol: self.rol.into(),
            van: self.van.map(Into::into),
        })
    }
}

/// Which deelname ends.
#[derive(InputObject)]
pub(crate) struct DeelnameBeeindigenInput {
    /// The deelname.
    deelname: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day on which the member no longer takes part; today when left out.
    tot: Option<Date>,
}

impl DeelnameBeeindigenInput {
    fn parse(self) -> Result<write::Beeindiging> {
        Ok(write::Beeindiging {
            deelname: Kind::Deelname.key(&self.deelname)?,
            version: self.version,
            tot: self.tot.map(Into::into),
        })
    }
}

/// To whom your deelname is shown.
#[derive(InputObject)]
pub(crate) struct DeelnameTonenInput {
    /// Your own deelname.
    deelname: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// To whom.
    zichtbaarheid: DeelnameZichtbaarheid,
}

impl DeelnameTonenInput {
    fn parse(self) -> Result<write::Vertoning> {
        Ok(write::Vertoning {
            deelname: Kind::Deelname.key(&self.deelname)?,
            version: self.version,
            zichtbaarheid: self.zichtbaarheid.into(),
        })
    }
}

payload! {
    /// What `deelnameToevoegen` did.
    DeelnameToevoegenPayload {
        /// The new deelname.
        deelname: Deelname
    } LerendePraktijkFoutCode, read::DeelnameById
}
payload! {
    /// What `deelnameBeeindigen` did.
    DeelnameBeeindigenPayload {
        /// The deelname as it is now.
        deelname: Deelname
    } LerendePraktijkFoutCode, read::DeelnameById
}

payload! {
    /// What `deelnameTonen` did.
    DeelnameTonenPayload {
        /// The deelname as it is now.
        deelname: Deelname
    } LerendePraktijkFoutCode, read::DeelnameById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct DeelnameMutations;

#[Object]
impl DeelnameMutations {
    /// Enters that a member takes part, where that is a known fact. The member is told; others than the praktijk see it
    /// when the member says so. For REDACTIE: who facilitates a praktijk invites (`uitnodigingVersturen`).
    async fn deelname_toevoegen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, where, as what.")] input: DeelnameToevoegenInput,
    ) -> Nullable<DeelnameToevoegenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => DeelnameToevoegenPayload::of(op, write::toevoegen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Ends a deelname. For the person, the facilitators of the praktijk, and REDACTIE. Who is the last facilitator of a
    /// praktijk that runs finds a successor first.
    async fn deelname_beeindigen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: DeelnameBeeindigenInput,
    ) -> Nullable<DeelnameBeeindigenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => DeelnameBeeindigenPayload::of(op, write::beeindigen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Says to whom your deelname is shown; takes effect at once, on every path. For the person alone.
    async fn deelname_tonen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, to whom.")] input: DeelnameTonenInput,
    ) -> Nullable<DeelnameTonenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => DeelnameTonenPayload::of(op, write::vertonen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
