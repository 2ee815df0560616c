//! Changing the own profile: input and payload.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::object::{Member, MemberNiveau, MemberSoort, Zichtbaarheid};
use crate::{
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        fout::fout_codes,
        payload::{patch, payload},
    },
    member::{read, rules::Code, write},
};

fout_codes! {
    /// Why a profile was not changed.
    MemberFoutCode of Code {
        /// The object that this field refers to does not exist.
        OnbekendeVerwijzing,
        /// More items than an input list may have.
        TeVeel,
    }
}

/// What changes in your profile. An absent field stays as it is; null empties it where that is possible.
#[derive(InputObject)]
pub(crate) struct ProfielBijwerkenInput {
    /// The version that you read. When it was changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// How you want to be called, up to 120 characters.
    naam: Option<String>,
    /// What you tell about your work, up to 2,000 characters; others read it at once.
    over: MaybeUndefined<String>,
    /// What kind of member you are.
    soort: Option<MemberSoort>,
    /// The level at which you work.
    niveau: MaybeUndefined<MemberNiveau>,
    /// The disciplines in which you work: replaces the list. 100 at most.
    disciplines: Option<Vec<ID>>,
    /// Where you work.
    organisatie: MaybeUndefined<ID>,
    /// The gebied in which you work.
    gebied: MaybeUndefined<ID>,
    /// Who may see your profile; takes effect at once.
    zichtbaarheid: Option<Zichtbaarheid>,
}

impl ProfielBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        let disciplines = self.disciplines.map(|ids| Kind::Discipline.keys(&ids));
        Ok(write::Wijziging {
            version: self.version,
            naam: self.naam,
            over: patch(self.over),
            soort: self.soort.map(Into::into),
            niveau: patch(self.niveau),
            disciplines: disciplines.transpose()?,
            organisatie: Kind::Organisatie.patched_key(&self.organisatie)?,
            gebied: Kind::Gebied.patched_key(&self.gebied)?,
            zichtbaarheid: self.zichtbaarheid.map(Into::into),
        })
    }
}

payload! {
    /// What `profielBijwerken` did.
    ProfielBijwerkenPayload {
        /// Your profile as it is now.
        member: Member
    } MemberFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "MemberMutations")]
impl Mutations {
    /// Changes your own profile. For members.
    async fn profiel_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: ProfielBijwerkenInput,
    ) -> Nullable<ProfielBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ProfielBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
