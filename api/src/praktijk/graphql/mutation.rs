//! Changing Lerende Praktijken and who takes part: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{Deelname, LerendePraktijk, deelname::DeelnameRol, praktijk::PraktijkFase};
use crate::{
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable,
        fout::fout_codes,
        payload::{patch, payload},
    },
    praktijk::{read, rules::Code, write},
    raamwerk::Onderwijssoort,
};

fout_codes! {
    /// Why nothing was done with a Lerende Praktijk or a deelname.
    LerendePraktijkFoutCode of Code {
        /// This phase does not follow the present one.
        FaseVolgtNiet,
        /// The praktijk would end before it begins.
        EinddatumVoorStart,
        /// A praktijk that is over has an end date.
        EinddatumNodig,
        /// The end date of a praktijk that is over cannot lie in the future.
        EinddatumInToekomst,
        /// Before 1900 or after 2100.
        DatumOnmogelijk,
        /// The member takes part in this role already.
        DubbeleDeelname,
        /// The praktijk is over by then.
        PraktijkVoorbij,
        /// The member was blocked and cannot take part.
        LidGeblokkeerd,
        /// The deelname would end before it begins.
        TotVoorVan,
        /// The deelname ended before.
        AlBeeindigd,
        /// A praktijk that runs keeps a facilitator: add a successor first.
        LaatsteFacilitator,
        /// The object that this field refers to does not exist.
        OnbekendeVerwijzing,
        /// More items than an input list may have.
        TeVeel,
    }
}

/// A new Lerende Praktijk.
#[derive(InputObject)]
pub(crate) struct LerendePraktijkStartenInput {
    /// The name, up to 120 characters.
    naam: String,
    /// What it is about, up to 2,000 characters; everybody reads it at once.
    samenvatting: String,
    /// How it works inside, up to 2,000 characters; for participants and editors.
    werkwijze: Option<String>,
    /// The first day, between 1900 and 2100; may lie ahead.
    startdatum: Date,
    /// The organisation that leads it.
    lead_organisatie: Option<ID>,
    /// The gebied in which it works.
    gebied: Option<ID>,
    /// The form in which education and youth help work together in it.
    samenwerkingsvorm: Option<ID>,
    /// The kinds of education in which it works.
    #[graphql(default)]
    onderwijssoorten: Vec<Onderwijssoort>,
    /// The organisations that join it, 100 at most.
    #[graphql(default)]
    partners: Vec<ID>,
}

impl LerendePraktijkStartenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            naam: self.naam,
            samenvatting: self.samenvatting,
            werkwijze: self.werkwijze,
            startdatum: self.startdatum.into(),
            lead_organisatie: Kind::Organisatie.optional_key(self.lead_organisatie.as_ref())?,
            gebied: Kind::Gebied.optional_key(self.gebied.as_ref())?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.optional_key(self.samenwerkingsvorm.as_ref())?,
            onderwijssoorten: self.onderwijssoorten.into_iter().map(Into::into).collect(),
            partners: Kind::Organisatie.keys(&self.partners)?,
        })
    }
}

/// What changes in a Lerende Praktijk. An absent field stays as it is; null empties it where that is possible.
#[derive(InputObject)]
pub(crate) struct LerendePraktijkBijwerkenInput {
    /// The praktijk.
    praktijk: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The name, up to 120 characters.
    naam: Option<String>,
    /// What it is about, up to 2,000 characters; everybody reads it at once.
    samenvatting: Option<String>,
    /// How it works inside, up to 2,000 characters; for participants and editors.
    werkwijze: MaybeUndefined<String>,
    /// The phase: the next one, or `GESTOPT` from any but `GEBORGD`.
    fase: Option<PraktijkFase>,
    /// The first day, between 1900 and 2100.
    startdatum: Option<Date>,
    /// The first day on which it no longer runs. When it comes to an end and you name none, that is today.
    einddatum: MaybeUndefined<Date>,
    /// The organisation that leads it.
    lead_organisatie: MaybeUndefined<ID>,
    /// The gebied in which it works.
    gebied: MaybeUndefined<ID>,
    /// The form in which education and youth help work together in it.
    samenwerkingsvorm: MaybeUndefined<ID>,
    /// The kinds of education in which it works: replaces the list.
    onderwijssoorten: Option<Vec<Onderwijssoort>>,
    /// The organisations that join it: replaces the list. 100 at most.
    partners: Option<Vec<ID>>,
}

impl LerendePraktijkBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        let partners = self.partners.map(|ids| Kind::Organisatie.keys(&ids));
        let soorten = |soorten: Vec<Onderwijssoort>| soorten.into_iter().map(Into::into).collect();
        Ok(write::Wijziging {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            version: self.version,
            naam: self.naam,
            samenvatting: self.samenvatting,
            werkwijze: patch(self.werkwijze),
            fase: self.fase.map(Into::into),
            startdatum: self.startdatum.map(Into::into),
            einddatum: patch(self.einddatum),
            lead_organisatie: Kind::Organisatie.patched_key(&self.lead_organisatie)?,
            gebied: Kind::Gebied.patched_key(&self.gebied)?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.patched_key(&self.samenwerkingsvorm)?,
            onderwijssoorten: self.onderwijssoorten.map(soorten),
            partners: partners.transpose()?,
        })
    }
}

/// Who is to take part.
#[derive(InputObject)]
pub(crate) struct DeelnameToevoegenInput {
    /// In which praktijk.
    praktijk: ID,
    /// Who: a member that you may see.
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

payload! {
    /// What `lerendePraktijkStarten` did.
    LerendePraktijkStartenPayload {
        /// The new Lerende Praktijk.
        praktijk: LerendePraktijk
    } LerendePraktijkFoutCode, read::ById
}
payload! {
    /// What `lerendePraktijkBijwerken` did.
    LerendePraktijkBijwerkenPayload {
        /// The Lerende Praktijk as it is now.
        praktijk: LerendePraktijk
    } LerendePraktijkFoutCode, read::ById
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

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "PraktijkMutations")]
impl Mutations {
    /// Starts a Lerende Praktijk, in `VERKENNING`; you become its facilitator from today. For members.
    async fn lerende_praktijk_starten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new praktijk.")] input: LerendePraktijkStartenInput,
    ) -> Nullable<LerendePraktijkStartenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => LerendePraktijkStartenPayload::of(op, write::starten(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes a Lerende Praktijk. For its facilitators and REDACTIE.
    async fn lerende_praktijk_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: LerendePraktijkBijwerkenInput,
    ) -> Nullable<LerendePraktijkBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => LerendePraktijkBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Adds a participant to a Lerende Praktijk. For its facilitators and REDACTIE.
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

    /// Ends a deelname. For the person, the facilitators of the praktijk, and REDACTIE.
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
}
