//! Inviting, answering, taking back, and using a code: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{object::Uitnodiging, words::UitnodigingFoutCode};
use crate::{
    error::Result,
    graph::{
        ContextExt, Kind, Nullable, UserError,
        payload::{outcome, payload},
    },
    praktijk::{DeelnameRol, DeelnameZichtbaarheid},
    uitnodiging::{read, rules, write},
};

/// Who is invited, and to what.
#[derive(InputObject)]
pub(crate) struct UitnodigingVersturenInput {
    /// To which Lerende Praktijk.
    praktijk: ID,
    /// Who: a member that you may see. Somebody else can be given a code.
    member: ID,
    /// In which role.
    rol: DeelnameRol,
    /// How many days it waits for an answer: 1 to 60.
    #[graphql(default_with = "rules::DAGEN")]
    dagen: i32,
}

impl UitnodigingVersturenInput {
    fn parse(self) -> Result<write::Uitnodiging> {
        Ok(write::Uitnodiging {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            member: Kind::Member.key(&self.member)?,
            rol: self.rol.into(),
            dagen: self.dagen,
        })
    }
}

/// For what a code is.
#[derive(InputObject)]
pub(crate) struct UitnodigingCodeMakenInput {
    /// To which Lerende Praktijk it leads.
    praktijk: ID,
    /// In which role who uses it takes part.
    rol: DeelnameRol,
    /// How many days it works: 1 to 60.
    #[graphql(default_with = "rules::DAGEN")]
    dagen: i32,
}

impl UitnodigingCodeMakenInput {
    fn parse(self) -> Result<write::NieuweCode> {
        Ok(write::NieuweCode {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            rol: self.rol.into(),
            dagen: self.dagen,
        })
    }
}

/// What `uitnodigingCodeMaken` did.
#[derive(SimpleObject)]
pub(crate) struct UitnodigingCodeMakenPayload {
    /// The invitation that the code is of.
    uitnodiging: Option<Uitnodiging>,
    /// The code, as `K7QF-9MWT-3XZP-D2HA`: give it to one person. It is told this once and kept nowhere; who repeats the
    /// request under its `Idempotency-Key` gets null here. A code that was lost is withdrawn, and another one made.
    code: Option<String>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<UitnodigingFoutCode>>,
}

/// An invitation that is accepted.
#[derive(InputObject)]
pub(crate) struct UitnodigingAanvaardenInput {
    /// An invitation of yours.
    uitnodiging: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// To whom it is shown that you take part, besides who takes part too and editors. `deelnameTonen` changes it.
    #[graphql(default_with = "DeelnameZichtbaarheid::Profiel")]
    zichtbaarheid: DeelnameZichtbaarheid,
}

/// A code that is used.
#[derive(InputObject)]
pub(crate) struct UitnodigingInwisselenInput {
    /// The code that you were given, in any case, with or without lines.
    code: String,
    /// To whom it is shown that you take part, besides who takes part too and editors. `deelnameTonen` changes it.
    #[graphql(default_with = "DeelnameZichtbaarheid::Profiel")]
    zichtbaarheid: DeelnameZichtbaarheid,
}

/// An invitation that is declined.
#[derive(InputObject)]
pub(crate) struct UitnodigingAfslaanInput {
    /// An invitation of yours.
    uitnodiging: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// An invitation that is taken back.
#[derive(InputObject)]
pub(crate) struct UitnodigingIntrekkenInput {
    /// The invitation, or that of a code.
    uitnodiging: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

fn answer(uitnodiging: &ID, version: i32) -> Result<write::Antwoord> {
    Ok(write::Antwoord {
        uitnodiging: Kind::Uitnodiging.key(uitnodiging)?,
        version,
    })
}

payload! {
    /// What `uitnodigingVersturen` did.
    UitnodigingVersturenPayload {
        /// The new invitation.
        uitnodiging: Uitnodiging
    } UitnodigingFoutCode, read::ById
}
payload! {
    /// What `uitnodigingAanvaarden` did.
    UitnodigingAanvaardenPayload {
        /// The invitation as it is now, with the deelname that came of it.
        uitnodiging: Uitnodiging
    } UitnodigingFoutCode, read::ById
}
payload! {
    /// What `uitnodigingInwisselen` did.
    UitnodigingInwisselenPayload {
        /// The invitation of the code, with the deelname that came of it.
        uitnodiging: Uitnodiging
    } UitnodigingFoutCode, read::ById
}
payload! {
    /// What `uitnodigingAfslaan` did.
    UitnodigingAfslaanPayload {
        /// The invitation as it is now.
        uitnodiging: Uitnodiging
    } UitnodigingFoutCode, read::ById
}
payload! {
    /// What `uitnodigingIntrekken` did.
    UitnodigingIntrekkenPayload {
        /// The invitation as it is now.
        uitnodiging: Uitnodiging
    } UitnodigingFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "UitnodigingMutations")]
impl Mutations {
    /// Invites a member to take part in a Lerende Praktijk; the member is told by a bericht. For its facilitators and
    /// REDACTIE.
    async fn uitnodiging_versturen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, to what.")] input: UitnodigingVersturenInput,
    ) -> Nullable<UitnodigingVersturenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => UitnodigingVersturenPayload::of(op, write::versturen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Makes a code with which one person takes part in a Lerende Praktijk: for who cannot be seen, or is no member yet. For
    /// its facilitators and REDACTIE.
    async fn uitnodiging_code_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For what.")] input: UitnodigingCodeMakenInput,
    ) -> Nullable<UitnodigingCodeMakenPayload> {
        let op = ctx.op();
        let answer = async {
            let (made, user_errors) = outcome(write::code_maken(op, input.parse()?).await, op.taal)?;
            let (uitnodiging, code) = match made {
                Some(made) => (
                    op.load(read::ById(made.uitnodiging)).await?.map(Into::into),
                    made.code.map(rules::Geheim::vertel),
                ),
                None => (None, None),
            };
            Ok(UitnodigingCodeMakenPayload {
                uitnodiging,
                code,
                user_errors,
            })
        };
        Some(answer.await)
    }

    /// Accepts an invitation: you take part from today. For the invited.
    async fn uitnodiging_aanvaarden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, shown to whom.")] input: UitnodigingAanvaardenInput,
    ) -> Nullable<UitnodigingAanvaardenPayload> {
        let op = ctx.op();
        match answer(&input.uitnodiging, input.version) {
            Ok(antwoord) => {
                let done = write::aanvaarden(op, antwoord, input.zichtbaarheid.into()).await;
                UitnodigingAanvaardenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Uses a code: you take part from today, and the code works no more. For members.
    async fn uitnodiging_inwisselen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code, and to whom it is shown.")] input: UitnodigingInwisselenInput,
    ) -> Nullable<UitnodigingInwisselenPayload> {
        let op = ctx.op();
        let nieuw = write::Inwisseling {
            code: input.code,
            zichtbaarheid: input.zichtbaarheid.into(),
        };
        UitnodigingInwisselenPayload::of(op, write::inwisselen(op, nieuw).await).await
    }

    /// Declines an invitation; who invited is told. For the invited.
    async fn uitnodiging_afslaan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: UitnodigingAfslaanInput,
    ) -> Nullable<UitnodigingAfslaanPayload> {
        let op = ctx.op();
        match answer(&input.uitnodiging, input.version) {
            Ok(antwoord) => UitnodigingAfslaanPayload::of(op, write::afslaan(op, antwoord).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes an invitation back, or makes a code useless; who was invited is told. For the facilitators of the praktijk and
    /// REDACTIE.
    async fn uitnodiging_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: UitnodigingIntrekkenInput,
    ) -> Nullable<UitnodigingIntrekkenPayload> {
        let op = ctx.op();
        match answer(&input.uitnodiging, input.version) {
            Ok(antwoord) => UitnodigingIntrekkenPayload::of(op, write::intrekken(op, antwoord).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
