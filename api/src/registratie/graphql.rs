//! Registraties in the graph: what a person says, and what an operator found.

use async_graphql::{Context, Enum, ID, InputObject, MaybeUndefined, Object};

use super::{
    read,
    rules::{self, Code},
    write::{self, Controle, Wijziging},
};
use crate::{
    graph::{
        Connection, ContextExt, Date, Kind, Nullable, PageArgs,
        fout::fout_codes,
        payload::{patch, payload},
    },
    lidmaatschap::{Register, Registratie, RegistratieById, Verificatie},
    member::{self, Member},
};

/// What stands in the register.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "RegistratieBevinding", remote = "rules::Bevinding")]
pub(crate) enum Bevinding {
    /// The same as here.
    Klopt,
    /// It no longer stands there.
    Vervallen,
}

fout_codes! {
    /// Why an action on a registratie was not done.
    RegistratieFoutCode of Code {
        /// No number of this register: SKJ has 5 to 12 digits, BIG 11; spaces and dots do not count.
        NummerOngeldig,
        /// You entered this number already.
        AlOpgegeven,
        /// It would end before it begins.
        PeriodeOngeldig,
        /// It was never checked, so it did not run out.
        NooitGecontroleerd,
    }
}

/// Which registraties are asked for; what is left out does not matter.
#[derive(InputObject, Default)]
pub(crate) struct RegistratieFilter {
    /// Those of which this was written down last; whether a check has run out since does not count.
    verificatie: Option<Verificatie>,
}

/// The own entry in a register.
#[derive(InputObject)]
pub(crate) struct RegistratieOpgevenInput {
    /// The register.
    register: Register,
    /// The number in it; spaces and dots do not count.
    nummer: String,
    /// The profession or chamber, at most 200 characters.
    beroep: Option<String>,
    /// The first day on which it holds.
    ingangsdatum: Option<Date>,
    /// The first day on which it no longer holds.
    geldig_tot: Option<Date>,
    /// Whether BEHEER may see it, to check it.
    #[graphql(default)]
    controle_gevraagd: bool,
}

/// What changes in the own registratie. An absent field stays as it is, null empties it.
#[derive(InputObject)]
pub(crate) struct RegistratieBijwerkenInput {
    /// The registratie.
    registratie: ID,
    /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// The number in the register. Another one is not checked.
    nummer: Option<String>,
    /// The profession or chamber, at most 200 characters.
    beroep: MaybeUndefined<String>,
    /// The first day on which it holds. Another one is not checked.
    ingangsdatum: MaybeUndefined<Date>,
    /// The first day on which it no longer holds. Another one is not checked.
    geldig_tot: MaybeUndefined<Date>,
    /// Whether BEHEER may see it, to check it.
    controle_gevraagd: Option<bool>,
}

/// Which of the own registraties goes.
#[derive(InputObject)]
pub(crate) struct RegistratieVerwijderenInput {
    /// The registratie.
    registratie: ID,
    /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
}

/// What was found in the register.
#[derive(InputObject)]
pub(crate) struct RegistratieControlerenInput {
    /// The registratie.
    registratie: ID,
    /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// What stands there.
    bevinding: Bevinding,
    /// Where it was looked up, at most 200 characters.
    bron: String,
}

payload! {
    /// What `registratieOpgeven` did.
    RegistratieOpgevenPayload {
        /// The registratie.
        registratie: Registratie
    } RegistratieFoutCode, RegistratieById
}
payload! {
    /// What `registratieBijwerken` did.
    RegistratieBijwerkenPayload {
        /// The registratie as it is now.
        registratie: Registratie
    } RegistratieFoutCode, RegistratieById
}
payload! {
    /// What `registratieVerwijderen` did.
    RegistratieVerwijderenPayload {
        /// The person, without it.
        member: Member
    } RegistratieFoutCode, member::ById
}
payload! {
    /// What `registratieControleren` did.
    RegistratieControlerenPayload {
        /// The registratie as it is now.
        registratie: Registratie
    } RegistratieFoutCode, RegistratieById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "RegistratieQueries")]
impl Queries {
    /// Registraties, last entered first: a member sees the own ones, BEHEER those that somebody asked to have checked; for others the list is empty.
    async fn registraties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which registraties; all when left out.")] filter: Option<RegistratieFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Registratie>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let wanted = filter.unwrap_or_default().verificatie.map(Into::into);
        Connection::root(op, args, &read::NIEUWSTE, read::filtered(op, wanted)).await
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "RegistratieMutations")]
impl Mutations {
    /// Enters the own entry in a professional register, as `INGEVULD`.
    async fn registratie_opgeven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The entry.")] input: RegistratieOpgevenInput,
    ) -> Nullable<RegistratieOpgevenPayload> {
        let op = ctx.op();
        let nieuw = Wijziging {
            nummer: Some(input.nummer),
            beroep: Some(input.beroep),
            ingangsdatum: Some(input.ingangsdatum.map(Into::into)),
            geldig_tot: Some(input.geldig_tot.map(Into::into)),
            controle: Some(input.controle_gevraagd),
        };
        RegistratieOpgevenPayload::of(op, write::opgeven(op, input.register.into(), nieuw).await).await
    }

    /// Changes the own registratie. Another number or other days are `INGEVULD` again.
    async fn registratie_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: RegistratieBijwerkenInput,
    ) -> Nullable<RegistratieBijwerkenPayload> {
        let op = ctx.op();
        let key = match Kind::Registratie.key(&input.registratie) {
            Ok(key) => key,
            Err(error) => return Some(Err(error)),
        };
        let nieuw = Wijziging {
            nummer: input.nummer,
            beroep: patch(input.beroep),
            ingangsdatum: patch(input.ingangsdatum),
            geldig_tot: patch(input.geldig_tot),
            controle: input.controle_gevraagd,
        };
        let done = write::bijwerken(op, key, input.version, nieuw).await;
        RegistratieBijwerkenPayload::of(op, done).await
    }

    /// Removes the own registratie for good. What was joined by it stays joined.
    async fn registratie_verwijderen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which registratie.")] input: RegistratieVerwijderenInput,
    ) -> Nullable<RegistratieVerwijderenPayload> {
        let op = ctx.op();
        match Kind::Registratie.key(&input.registratie) {
            Ok(key) => {
                let done = write::verwijderen(op, key, input.version).await;
                RegistratieVerwijderenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Writes down what stands in the register. A checked number that an association delivered becomes a koppelvoorstel. For BEHEER, of others, when they asked for it.
    async fn registratie_controleren(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was found.")] input: RegistratieControlerenInput,
    ) -> Nullable<RegistratieControlerenPayload> {
        let op = ctx.op();
        let key = match Kind::Registratie.key(&input.registratie) {
            Ok(key) => key,
            Err(error) => return Some(Err(error)),
        };
        let found = Controle {
            bevinding: input.bevinding.into(),
            bron: input.bron,
        };
        let done = write::controleren(op, key, input.version, found).await;
        RegistratieControlerenPayload::of(op, done).await
    }
}
