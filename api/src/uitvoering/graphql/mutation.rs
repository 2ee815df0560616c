//! Changing uitvoering: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};
use entity::uitvoerder::Rol;

use super::{
    object::{Uitvoerder, Voortgang},
    words::{UitvoeringFoutCode, VoortgangStand},
};
use crate::{
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, payload::payload},
    uitvoering::{
        read,
        write::{self, Partij},
    },
};

/// Who pulls an ontwikkelopgave.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveTrekkerAanwijzenInput {
    /// The ontwikkelopgave, in an edition of any state.
    ontwikkelopgave: ID,
    /// The beroepsvereniging.
    beroepsvereniging: ID,
    /// The first day, in the Netherlands. Nobody else is trekker from then on: an earlier trekker was ended.
    van: Date,
    /// The first day on which it no longer pulls. Default: no end is known.
    tot: Option<Date>,
}

impl OntwikkelopgaveTrekkerAanwijzenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            rol: Rol::Trekker,
            partij: Some(Partij::Vereniging(
                Kind::Beroepsvereniging.key(&self.beroepsvereniging)?,
            )),
            van: self.van.into(),
            tot: self.tot.map(Into::into),
        })
    }
}

/// Who works along on an ontwikkelopgave: an organisatie or a beroepsvereniging.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgavePartnerToevoegenInput {
    /// The ontwikkelopgave, in an edition of any state.
    ontwikkelopgave: ID,
    /// The organisatie; or name a beroepsvereniging.
    organisatie: Option<ID>,
    /// The beroepsvereniging; or name an organisatie.
    beroepsvereniging: Option<ID>,
    /// The first day, in the Netherlands.
    van: Date,
    /// The first day on which it no longer works along. Default: no end is known.
    tot: Option<Date>,
}

impl OntwikkelopgavePartnerToevoegenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            rol: Rol::Partner,
            partij: Partij::of(
                Kind::Beroepsvereniging.optional_key(self.beroepsvereniging.as_ref())?,
                Kind::Organisatie.optional_key(self.organisatie.as_ref())?,
            ),
            van: self.van.into(),
            tot: self.tot.map(Into::into),
        })
    }
}

/// Which uitvoerder stops, and when.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveUitvoerderBeeindigenInput {
    /// The uitvoerder.
    uitvoerder: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day on which it no longer works on it, in the Netherlands; its first day: it never did. Left out: no
    /// end is known any more.
    tot: Option<Date>,
}

impl OntwikkelopgaveUitvoerderBeeindigenInput {
    fn parse(self) -> Result<write::Beeindiging> {
        Ok(write::Beeindiging {
            uitvoerder: Kind::Uitvoerder.key(&self.uitvoerder)?,
            version: self.version,
            tot: self.tot.map(Into::into),
        })
    }
}

/// How an ontwikkelopgave goes.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveVoortgangVastleggenInput {
    /// The ontwikkelopgave; its edition was adopted.
    ontwikkelopgave: ID,
    /// How far it is: `NIET_BEGONNEN`, `IN_VOORBEREIDING`, `LOOPT`, `AFGEROND` in this order; or `GESTOPT`, from which it
    /// may be taken up again.
    stand: VoortgangStand,
    /// What there is to tell, in Dutch, 1 to 2,000 characters; everybody reads it.
    tekst: String,
    /// The day that it is about, in the Netherlands: today at most, and not before that of the entry before.
    datum: Date,
    /// The last entry that you read (`voortgang`), which this one comes after; left out where there is none yet, or where
    /// this one corrects it. When somebody added another since, nothing is done: `CONFLICT`.
    vorige: Option<ID>,
    /// The last entry, when this one takes its place because it was wrong.
    corrigeert: Option<ID>,
}

impl OntwikkelopgaveVoortgangVastleggenInput {
    fn parse(self) -> Result<write::Vastlegging> {
        Ok(write::Vastlegging {
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            stand: self.stand.into(),
            tekst: self.tekst,
            datum: self.datum.into(),
            vorige: Kind::Voortgang.optional_key(self.vorige.as_ref())?,
            corrigeert: Kind::Voortgang.optional_key(self.corrigeert.as_ref())?,
        })
    }
}

payload! {
    /// What `ontwikkelopgaveTrekkerAanwijzen` did.
    OntwikkelopgaveTrekkerAanwijzenPayload {
        /// The new trekker.
        uitvoerder: Uitvoerder
    } UitvoeringFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgavePartnerToevoegen` did.
    OntwikkelopgavePartnerToevoegenPayload {
        /// The new partner.
        uitvoerder: Uitvoerder
    } UitvoeringFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveUitvoerderBeeindigen` did.
    OntwikkelopgaveUitvoerderBeeindigenPayload {
        /// The uitvoerder as it is now.
        uitvoerder: Uitvoerder
    } UitvoeringFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveVoortgangVastleggen` did.
    OntwikkelopgaveVoortgangVastleggenPayload {
        /// The new entry.
        voortgang: Voortgang
    } UitvoeringFoutCode, read::VoortgangById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "UitvoeringMutations")]
impl Mutations {
    /// Names the beroepsvereniging that pulls an ontwikkelopgave, also when its edition was adopted. For REDACTIE. Safe to
    /// retry with `Idempotency-Key`.
    async fn ontwikkelopgave_trekker_aanwijzen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who pulls, and from when.")] input: OntwikkelopgaveTrekkerAanwijzenInput,
    ) -> Nullable<OntwikkelopgaveTrekkerAanwijzenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                OntwikkelopgaveTrekkerAanwijzenPayload::of(op, write::toevoegen(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Names an organisatie or a beroepsvereniging that works along on an ontwikkelopgave, also when its edition was
    /// adopted. For REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn ontwikkelopgave_partner_toevoegen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who works along, and from when.")] input: OntwikkelopgavePartnerToevoegenInput,
    ) -> Nullable<OntwikkelopgavePartnerToevoegenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                OntwikkelopgavePartnerToevoegenPayload::of(op, write::toevoegen(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Gives the time of a trekker or partner an end, another end, or none; it stays in the history. For REDACTIE.
    async fn ontwikkelopgave_uitvoerder_beeindigen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which uitvoerder, and when.")] input: OntwikkelopgaveUitvoerderBeeindigenInput,
    ) -> Nullable<OntwikkelopgaveUitvoerderBeeindigenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(einde) => {
                let done = write::beeindigen(op, einde).await;
                OntwikkelopgaveUitvoerderBeeindigenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Tells how an ontwikkelopgave goes, in a new entry. For REDACTIE, and for the beroepsvereniging that is trekker
    /// today through its machine client. Safe to retry with `Idempotency-Key`.
    async fn ontwikkelopgave_voortgang_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How it goes.")] input: OntwikkelopgaveVoortgangVastleggenInput,
    ) -> Nullable<OntwikkelopgaveVoortgangVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(vastlegging) => {
                let done = write::vastleggen(op, vastlegging).await;
                OntwikkelopgaveVoortgangVastleggenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
