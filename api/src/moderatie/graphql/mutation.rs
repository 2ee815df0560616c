//! Claiming and deciding: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    besluit::{Moderatiebesluit, decided},
    object::Moderatie,
    words::{LeervraagBesluit, MeldingBesluit, ModeratieFoutCode},
};
use crate::{
    error::{Error, Problem, Refusal, Result},
    graph::{
        ContextExt, Kind, Nullable, Op, UserError,
        payload::{outcome, payload, told},
    },
    leervraag::{self, Afwijsreden, Leervraag},
    melding::{self, Melding},
    moderatie::{
        read,
        rules::{self, Code},
        write,
    },
    tekst::Fout,
};

/// Which leervraag is claimed.
#[derive(InputObject)]
pub(super) struct ModeratieClaimenInput {
    /// The leervraag: one that waits in the queue.
    leervraag: ID,
    /// Also when another editor has claimed it.
    #[graphql(default)]
    overnemen: bool,
}

/// Which claim is let go.
#[derive(InputObject)]
pub(super) struct ModeratieVrijgevenInput {
    /// The leervraag.
    leervraag: ID,
}

/// What an editor decided.
#[derive(InputObject)]
pub(super) struct LeervraagModererenInput {
    /// The leervraag.
    leervraag: ID,
    /// The version that you read: nobody publishes words that they did not see.
    version: i32,
    /// The decision.
    besluit: LeervraagBesluit,
    /// The reason: required for `AFWIJZEN` and `TERUGNEMEN`, without meaning for `PUBLICEREN`.
    reden: Option<Afwijsreden>,
    /// What the asker should know besides the reason, up to 2,000 characters; without meaning for `PUBLICEREN`.
    toelichting: Option<String>,
    /// Also when another editor has claimed it.
    #[graphql(default)]
    overnemen: bool,
}

/// One decision about many leervragen.
#[derive(InputObject)]
pub(super) struct LeervragenModererenInput {
    /// The leervragen, 100 at most.
    leervragen: Vec<ID>,
    /// The version of each that you read, in the same order.
    versions: Vec<i32>,
    /// The decision.
    besluit: LeervraagBesluit,
    /// The one reason: required for `AFWIJZEN` and `TERUGNEMEN`, without meaning for `PUBLICEREN`.
    reden: Option<Afwijsreden>,
    /// What the askers should know besides the reason, up to 2,000 characters; without meaning for `PUBLICEREN`.
    toelichting: Option<String>,
    /// Also those that another editor has claimed.
    #[graphql(default)]
    overnemen: bool,
}

impl LeervragenModererenInput {
    fn parse(self) -> Result<write::Besluiten> {
        Ok(write::Besluiten {
            leervragen: Kind::Leervraag.keys(&self.leervragen)?,
            versions: self.versions,
            maatregel: write::Maatregel {
                soort: self.besluit.into(),
                reden: self.reden.map(Into::into),
                toelichting: self.toelichting,
                overnemen: self.overnemen,
            },
        })
    }
}

/// Which decision is undone.
#[derive(InputObject)]
pub(super) struct ModeratieOngedaanMakenInput {
    /// The decision: not undone before, and not too long ago (`limieten.undoMinutes`).
    besluit: ID,
}

/// How a report is closed.
#[derive(InputObject)]
pub(super) struct MeldingAfhandelenInput {
    /// The report: an open one.
    melding: ID,
    /// How it ends. The leervraag stays as it is; `leervraagModereren` takes it back or refuses it, and then closes its reports too.
    uitkomst: MeldingBesluit,
    /// Also when another editor has claimed the leervraag.
    #[graphql(default)]
    overnemen: bool,
}

payload! {
    /// What `moderatieClaimen` did.
    ModeratieClaimenPayload {
        /// The place in the queue as it is now.
        moderatie: Moderatie
    } ModeratieFoutCode, read::ByLeervraag
}
payload! {
    /// What `moderatieVrijgeven` did.
    ModeratieVrijgevenPayload {
        /// The place in the queue as it is now.
        moderatie: Moderatie
    } ModeratieFoutCode, read::ByLeervraag
}
payload! {
    /// What `moderatieOngedaanMaken` did.
    ModeratieOngedaanMakenPayload {
        /// The decision; its `regels` tell for each leervraag whether it came back.
        besluit: Moderatiebesluit
    } ModeratieFoutCode, read::BesluitById
}
payload! {
    /// What `meldingAfhandelen` did.
    MeldingAfhandelenPayload {
        /// The report as it is now.
        melding: Melding
    } ModeratieFoutCode, melding::ById
}

/// What `leervraagModereren` did.
#[derive(SimpleObject)]
pub(super) struct LeervraagModererenPayload {
    /// The leervraag as it is now.
    leervraag: Option<Leervraag>,
    /// The decision; it can be undone for a while.
    besluit: Option<Moderatiebesluit>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<ModeratieFoutCode>>,
}

/// What `leervragenModereren` did.
#[derive(SimpleObject)]
pub(super) struct LeervragenModererenPayload {
    /// One result for each leervraag that was named, in that order; empty when the list as a whole was refused.
    rijen: Vec<LeervraagModererenResultaat>,
    /// How many leervragen were done.
    aantal_gedaan: usize,
    /// The decision; null when nothing was done.
    besluit: Option<Moderatiebesluit>,
    /// What the user can mend in the list as a whole; empty when its leervragen were judged.
    user_errors: Vec<UserError<ModeratieFoutCode>>,
}

/// What became of one leervraag of a list.
#[derive(SimpleObject)]
pub(super) struct LeervraagModererenResultaat {
    /// The place in the list, from 0.
    index: usize,
    /// The leervraag as it is now.
    leervraag: Option<Leervraag>,
    /// What the user can mend; empty when it was done.
    user_errors: Vec<UserError<ModeratieFoutCode>>,
}

impl LeervragenModererenPayload {
    async fn of(op: &Op, done: Result<write::Afgedaan, Refusal<Fout<Code>>>) -> Result<Self> {
        let (afgedaan, user_errors) = outcome(done, op.taal)?;
        let Some(write::Afgedaan { besluit, rijen }) = afgedaan else {
            return Ok(Self {
                rijen: Vec::new(),
                aantal_gedaan: 0,
                besluit: None,
                user_errors,
            });
        };
        let besluit = match besluit {
            Some(key) => op.load(read::BesluitById(key)).await?.map(Into::into),
            None => None,
        };
        let aantal_gedaan = rijen
            .iter()
            .filter(|(_, uitkomst)| rules::waarom_niet(*uitkomst).is_none());
        let aantal_gedaan = aantal_gedaan.count();
        let rijen = rijen
            .into_iter()
            .enumerate()
            .map(async |(index, (key, uitkomst))| {
                let problem = rules::waarom_niet(uitkomst).map(|code| Problem {
                    field: format!("input.leervragen.{index}").into(),
                    code: Fout::Eigen(code),
                    plaats: None,
                });
                Ok::<_, Error>(LeervraagModererenResultaat {
                    index,
                    leervraag: op.load(leervraag::ById(key)).await?.map(Into::into),
                    user_errors: told(problem.into_iter().collect(), op.taal),
                })
            });
        Ok(Self {
            rijen: futures::future::try_join_all(rijen).await?,
            aantal_gedaan,
            besluit,
            user_errors,
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ModeratieMutations")]
impl Mutations {
    /// Claims a leervraag that waits, so that other editors leave it to you; again, it renews the claim. It ends by itself (`limieten.claimMinutes`), and with the decision. For REDACTIE.
    async fn moderatie_claimen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: ModeratieClaimenInput,
    ) -> Nullable<ModeratieClaimenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => ModeratieClaimenPayload::of(op, write::claimen(op, key, input.overnemen).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Lets your claim on a leervraag that waits go; where there is none, nothing changes. For REDACTIE.
    async fn moderatie_vrijgeven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: ModeratieVrijgevenInput,
    ) -> Nullable<ModeratieVrijgevenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => ModeratieVrijgevenPayload::of(op, write::vrijgeven(op, key).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Publishes a leervraag, refuses it or takes it back from publication; its open reports are closed. For REDACTIE.
    async fn leervraag_modereren(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: LeervraagModererenInput,
    ) -> Nullable<LeervraagModererenPayload> {
        let op = ctx.op();
        let besluit = |leervraag| write::Besluit {
            leervraag,
            version: input.version,
            maatregel: write::Maatregel {
                soort: input.besluit.into(),
                reden: input.reden.map(Into::into),
                toelichting: input.toelichting,
                overnemen: input.overnemen,
            },
        };
        match Kind::Leervraag.key(&input.leervraag).map(besluit) {
            Ok(besluit) => {
                let done = write::modereren(op, besluit).await;
                decided(op, done, |leervraag, besluit, user_errors| {
                    LeervraagModererenPayload {
                        leervraag,
                        besluit,
                        user_errors,
                    }
                })
                .await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Decides about up to 100 leervragen for one reason, in one transaction. What cannot be done is left alone and told for each; the rest is done. For REDACTIE.
    async fn leervragen_modereren(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: LeervragenModererenInput,
    ) -> Nullable<LeervragenModererenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(besluiten) => {
                let done = write::modereren_alle(op, besluiten).await;
                Some(LeervragenModererenPayload::of(op, done).await)
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Undoes a decision, of one leervraag or of many, for each leervraag that nobody changed since. Possible for a while (`limieten.undoMinutes`). For REDACTIE.
    async fn moderatie_ongedaan_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which decision.")] input: ModeratieOngedaanMakenInput,
    ) -> Nullable<ModeratieOngedaanMakenPayload> {
        let op = ctx.op();
        match Kind::Moderatiebesluit.key(&input.besluit) {
            Ok(key) => ModeratieOngedaanMakenPayload::of(op, write::ongedaan_maken(op, key).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Closes a report and leaves the leervraag as it is. For REDACTIE.
    async fn melding_afhandelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, and how.")] input: MeldingAfhandelenInput,
    ) -> Nullable<MeldingAfhandelenPayload> {
        let op = ctx.op();
        let afhandeling = |melding| write::Afhandeling {
            melding,
            uitkomst: input.uitkomst.into(),
            overnemen: input.overnemen,
        };
        match Kind::Melding.key(&input.melding).map(afhandeling) {
            Ok(afhandeling) => {
                MeldingAfhandelenPayload::of(op, write::afhandelen(op, afhandeling).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
