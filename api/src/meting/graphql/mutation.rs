//! Recording metingen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    object::Meting,
    words::{
        MetingFoutCode, MetingInstrument, MetingSoort, MetingVervangreden, NietGescoordReden, ObservatieSoort,
    },
};
use crate::{
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable, UserError,
        payload::{outcome, payload},
    },
    meting::{
        read,
        rules::{Antwoord, Niveau},
        write,
    },
};

/// How many respondents chose each level of a parameter.
#[derive(InputObject)]
pub(crate) struct NiveauVerdelingInput {
    /// The lowest level.
    laag: i32,
    /// The middle level.
    midden: i32,
    /// The highest level.
    hoog: i32,
}

/// A parameter of the Gerdes framework: its level, or that it was not scored.
#[derive(InputObject)]
pub(crate) struct MetingNiveauInput {
    /// The parameter; each once, all of one version of the framework.
    parameter: ID,
    /// A level of this parameter; left out: not scored.
    niveau: Option<ID>,
    /// Why it was not scored, if you want to say so.
    niet_gescoord: Option<NietGescoordReden>,
    /// How many respondents chose each level, if that was counted: together at most `gerespondeerd`.
    verdeling: Option<NiveauVerdelingInput>,
}

/// What was answered about a stelling. One that was not put to people is left out.
#[derive(InputObject)]
pub(crate) struct MetingStellingInput {
    /// A stelling of the list; each once.
    stelling: ID,
    /// How many agree: at most `geldig`.
    eens: i32,
    /// How many said whether they agree.
    geldig: i32,
    /// How many did not know or had no opinion; with `geldig` at most `gerespondeerd`.
    weet_niet: i32,
}

/// Something that was seen to work or to hinder.
#[derive(InputObject)]
pub(crate) struct MetingObservatieInput {
    /// The werkzame factor that it is about.
    factor: ID,
    /// Whether it works or hinders.
    soort: ObservatieSoort,
    /// What was seen, in Dutch, 1 to 2,000 characters, about the work and not about persons.
    tekst: String,
}

/// What a meting says.
#[derive(InputObject)]
pub(crate) struct MetingInhoudInput {
    /// Its place in the life of the praktijk.
    soort: MetingSoort,
    /// How was measured.
    instrument: MetingInstrument,
    /// The first day, in the Netherlands: today at most, and within the cyclus.
    van: Date,
    /// The first day after it. Left out: it took one day.
    tot: Option<Date>,
    /// How many people were invited, 0 to 100,000.
    uitgenodigd: Option<i32>,
    /// How many of them answered. Needed for counts.
    gerespondeerd: Option<i32>,
    /// The list of stellingen that was used; needed for answers.
    stellingenlijst: Option<ID>,
    /// The levels; parameters of the framework that you leave out were not scored. Empty: the framework was not used.
    #[graphql(default)]
    niveaus: Vec<MetingNiveauInput>,
    /// The answers, of the stellingen that were put to people.
    #[graphql(default)]
    stellingen: Vec<MetingStellingInput>,
    /// What was seen to work or to hinder, 50 at most.
    #[graphql(default)]
    observaties: Vec<MetingObservatieInput>,
}

impl MetingInhoudInput {
    fn parse(self) -> Result<write::Inhoud> {
        let niveaus = self.niveaus.into_iter().map(MetingNiveauInput::parse);
        let stellingen = self.stellingen.into_iter().map(|row| {
            Ok(Antwoord {
                stelling: Kind::Stelling.key(&row.stelling)?,
                eens: row.eens,
                geldig: row.geldig,
                weet_niet: row.weet_niet,
            })
        });
        let observaties = self.observaties.into_iter().map(|row| {
            Ok(write::Observatie {
                factor: Kind::WerkzameFactor.key(&row.factor)?,
                soort: row.soort.into(),
                tekst: row.tekst,
            })
        });
        Ok(write::Inhoud {
            soort: self.soort.into(),
            instrument: self.instrument.into(),
            van: self.van.into(),
            tot: self.tot.map(Into::into),
            uitgenodigd: self.uitgenodigd,
            gerespondeerd: self.gerespondeerd,
            lijst: Kind::Stellingenlijst.optional_key(self.stellingenlijst.as_ref())?,
            niveaus: niveaus.collect::<Result<_>>()?,
            stellingen: stellingen.collect::<Result<_>>()?,
            observaties: observaties.collect::<Result<_>>()?,
        })
    }
}

impl MetingNiveauInput {
    fn parse(self) -> Result<Niveau> {
        Ok(Niveau {
            parameter: Kind::RaamwerkParameter.key(&self.parameter)?,
            niveau: Kind::RaamwerkNiveau.optional_key(self.niveau.as_ref())?,
            niet_gescoord: self.niet_gescoord.map(Into::into),
            verdeling: self.verdeling.map(|of| [of.laag, of.midden, of.hoog]),
        })
    }
}

/// A new meting.
#[derive(InputObject)]
pub(crate) struct MetingVastleggenInput {
    /// The cyclus; it goes on, or the meting corrects one of it.
    cyclus: ID,
    /// The adopted meting of this cyclus whose place it takes, because that was wrong.
    vervangt: Option<ID>,
    /// Why it takes that place; needed with `vervangt`.
    vervangreden: Option<MetingVervangreden>,
    /// What it says.
    inhoud: MetingInhoudInput,
}

impl MetingVastleggenInput {
    fn parse(self) -> Result<write::Vastlegging> {
        Ok(write::Vastlegging {
            cyclus: Kind::Cyclus.key(&self.cyclus)?,
            vervangt: Kind::Meting.optional_key(self.vervangt.as_ref())?,
            vervangreden: self.vervangreden.map(Into::into),
            inhoud: self.inhoud.parse()?,
        })
    }
}

/// What a concept is to say.
#[derive(InputObject)]
pub(crate) struct MetingBijwerkenInput {
    /// The meting, a concept.
    meting: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What it says, as a whole: it takes the place of all that it said.
    inhoud: MetingInhoudInput,
}

impl MetingBijwerkenInput {
    fn parse(self) -> Result<write::Bijwerking> {
        Ok(write::Bijwerking {
            meting: Kind::Meting.key(&self.meting)?,
            version: self.version,
            inhoud: self.inhoud.parse()?,
        })
    }
}

/// Which meting is adopted.
#[derive(InputObject)]
pub(crate) struct MetingVaststellenInput {
    /// The meting, a concept.
    meting: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Whether everybody may read a meting.
#[derive(InputObject)]
pub(crate) struct MetingDelenInput {
    /// The meting, adopted.
    meting: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// Whether it is shared from now on.
    gedeeld: bool,
    /// What the praktijk says about it, in Dutch, 1 to 2,000 characters; needed to share. Left out: stays as it is.
    samenvatting: Option<String>,
}

impl MetingDelenInput {
    fn parse(self) -> Result<write::Deling> {
        Ok(write::Deling {
            meting: Kind::Meting.key(&self.meting)?,
            version: self.version,
            gedeeld: self.gedeeld,
            samenvatting: self.samenvatting,
        })
    }
}

/// Which concept goes.
#[derive(InputObject)]
pub(crate) struct MetingVerwijderenInput {
    /// The meting, a concept.
    meting: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// What `metingVerwijderen` did.
#[derive(SimpleObject)]
pub(crate) struct MetingVerwijderenPayload {
    /// The global id that the meting had; nothing of it stays.
    verwijderd: Option<ID>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<MetingFoutCode>>,
}

payload! {
    /// What `metingVastleggen` did.
    MetingVastleggenPayload {
        /// The new meting.
        meting: Meting
    } MetingFoutCode, read::ById
}
payload! {
    /// What `metingBijwerken` did.
    MetingBijwerkenPayload {
        /// The meting as it is now.
        meting: Meting
    } MetingFoutCode, read::ById
}
payload! {
    /// What `metingVaststellen` did.
    MetingVaststellenPayload {
        /// The meting as it is now.
        meting: Meting
    } MetingFoutCode, read::ById
}
payload! {
    /// What `metingDelen` did.
    MetingDelenPayload {
        /// The meting as it is now.
        meting: Meting
    } MetingFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "MetingMutations")]
impl Mutations {
    /// Records what a Lerende Praktijk measured, as a concept. For its facilitators and onderzoekers, and REDACTIE. Safe to
    /// retry with `Idempotency-Key`.
    async fn meting_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new meting.")] input: MetingVastleggenInput,
    ) -> Nullable<MetingVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => MetingVastleggenPayload::of(op, write::vastleggen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Writes a concept anew, as a whole. For the facilitators and onderzoekers of its praktijk, and REDACTIE.
    async fn meting_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meting, and what it is to say.")] input: MetingBijwerkenInput,
    ) -> Nullable<MetingBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => MetingBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes a concept away, with all that it says; what was adopted is corrected by a next one. For the facilitators and
    /// onderzoekers of its praktijk, and REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn meting_verwijderen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meting.")] input: MetingVerwijderenInput,
    ) -> Nullable<MetingVerwijderenPayload> {
        let op = ctx.op();
        let answer = async {
            let meting = Kind::Meting.key(&input.meting)?;
            let done = write::verwijderen(op, meting, input.version).await;
            let (key, user_errors) = outcome(done, op.taal)?;
            let verwijderd = key.map(|key| Kind::Meting.id(key));
            Ok(MetingVerwijderenPayload {
                verwijderd,
                user_errors,
            })
        };
        Some(answer.await)
    }

    /// Adopts a meting: it does not change any more, and the one whose place it takes no longer stands. For the facilitators
    /// of its praktijk and REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn meting_vaststellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meting.")] input: MetingVaststellenInput,
    ) -> Nullable<MetingVaststellenPayload> {
        let op = ctx.op();
        match Kind::Meting.key(&input.meting) {
            Ok(id) => {
                let done = write::vaststellen(op, id, input.version).await;
                MetingVaststellenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Shares an adopted meting with everybody: its summary, its levels and its counts, by the rule for small cells; or no
    /// longer. For the facilitators of its praktijk and REDACTIE.
    async fn meting_delen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meting, and with which words.")] input: MetingDelenInput,
    ) -> Nullable<MetingDelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(deling) => MetingDelenPayload::of(op, write::delen(op, deling).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
