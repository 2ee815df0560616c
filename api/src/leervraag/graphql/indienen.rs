//! Submitting leervragen, one or a whole meeting's: inputs and results.

use async_graphql::{ID, InputObject, SimpleObject};
use uuid::Uuid;

use super::{
    object::Leervraag,
    words::{LeervraagAard, LeervraagFoutCode, LeervraagHerkomst, VragerSoort, VragerWeergave},
};
use crate::{
    error::{Error, Refusal, Result},
    graph::{Kind, Op, UserError, payload},
    leervraag::{
        read,
        rules::{Afkomst, Code, Kenmerken, Vrager},
        write::{self, Uitkomst},
    },
    raamwerk::Onderwijssoort,
    tekst::Fout,
};

/// A new leervraag.
#[derive(InputObject)]
pub(super) struct LeervraagIndienenInput {
    /// The question about your own work, 10 to 2,000 characters. It must not tell of a traceable child.
    tekst: String,
    /// What else there is to say about it, up to 2,000 characters.
    toelichting: Option<String>,
    /// What it is about.
    aard: Option<LeervraagAard>,
    /// Where it came from. Default: the praktijk or the activiteit if one is named, else `COMMUNITY`.
    herkomst: Option<LeervraagHerkomst>,
    /// How you are shown to signed-in members. For another member always `ANONIEM`: the asker chooses.
    #[graphql(default_with = "VragerWeergave::Anoniem")]
    weergave: VragerWeergave,
    /// Whose question it is. `PRAKTIJK` and `GROEP` are entered on behalf of others, by who facilitates the praktijk (a group at an activiteit: any praktijk) or by an editor.
    #[graphql(default_with = "VragerSoort::Persoon")]
    vrager_soort: VragerSoort,
    /// The member whose question it is; default: you. For another member, who takes part in the praktijk that is named, by who facilitates it or by an editor. An editor who names nobody with `INTERVIEW` or `VERENIGING` passes on the question of somebody without an account.
    vrager: Option<ID>,
    /// The Lerende Praktijk in which it came up; you must take part in it now, or be an editor.
    praktijk: Option<ID>,
    /// The activiteit where it came up.
    activiteit: Option<ID>,
    /// The asker's discipline in this question: one of the asker's profile, which is the first of it by default; any for a praktijk, a group, or somebody without an account.
    discipline: Option<ID>,
    /// The kind of school that it concerns.
    onderwijssoort: Option<Onderwijssoort>,
    /// The area that it concerns; only its people and the editors see it.
    gebied: Option<ID>,
    /// The form of collaboration that it concerns.
    samenwerkingsvorm: Option<ID>,
    /// The werkzame factoren that it touches, 100 at most.
    #[graphql(default)]
    factoren: Vec<ID>,
    /// The parameters of interdisciplinary collaboration that it touches, 100 at most.
    #[graphql(default)]
    parameters: Vec<ID>,
    /// Keep it as a draft instead of offering it to the editors.
    #[graphql(default)]
    concept: bool,
}

impl LeervraagIndienenInput {
    /// Where it comes from, the question, and whether it stays a draft.
    pub(super) fn parse(self) -> Result<(Afkomst, write::Nieuw, bool)> {
        let afkomst = afkomst(self.herkomst, self.praktijk.as_ref(), self.activiteit.as_ref())?;
        let concept = self.concept;
        let rij = LeervraagRijInput {
            sleutel: None,
            tekst: self.tekst,
            toelichting: self.toelichting,
            aard: self.aard,
            weergave: self.weergave,
            vrager_soort: self.vrager_soort,
            vrager: self.vrager,
            discipline: self.discipline,
            onderwijssoort: self.onderwijssoort,
            gebied: self.gebied,
            samenwerkingsvorm: self.samenwerkingsvorm,
            factoren: self.factoren,
            parameters: self.parameters,
        };
        let nieuw = rij.parse().map_err(|(_, error)| error)?;
        Ok((afkomst, nieuw, concept))
    }
}

fn afkomst(
    herkomst: Option<LeervraagHerkomst>,
    praktijk: Option<&ID>,
    activiteit: Option<&ID>,
) -> Result<Afkomst> {
    Ok(Afkomst::new(
        herkomst.map(Into::into),
        Kind::LerendePraktijk.optional_key(praktijk)?,
        Kind::Activiteit.optional_key(activiteit)?,
    ))
}

/// The questions of a meeting.
#[derive(InputObject)]
pub(super) struct LeervragenIndienenInput {
    /// The Lerende Praktijk in which they came up; you must take part in it now, or be an editor.
    praktijk: Option<ID>,
    /// The activiteit where they came up.
    activiteit: Option<ID>,
    /// Where they came from. Default: the praktijk or the activiteit if one is named, else `COMMUNITY`.
    herkomst: Option<LeervraagHerkomst>,
    /// The questions, 1 to 100.
    rijen: Vec<LeervraagRijInput>,
    /// Keep them as drafts instead of offering them to the editors.
    #[graphql(default)]
    concept: bool,
}

/// One question of a meeting.
#[derive(InputObject)]
pub(super) struct LeervraagRijInput {
    /// Your own key of the row, up to 100 characters. It comes back in the result and is not kept.
    sleutel: Option<String>,
    /// The question, 10 to 2,000 characters. It must not tell of a traceable child. A text that stands earlier in the delivery, or that you can see was entered before from the same praktijk and activiteit, is refused.
    tekst: String,
    /// What else there is to say about it, up to 2,000 characters.
    toelichting: Option<String>,
    /// What it is about.
    aard: Option<LeervraagAard>,
    /// How the asker is shown to signed-in members. For another member always `ANONIEM`: the asker chooses.
    #[graphql(default_with = "VragerWeergave::Anoniem")]
    weergave: VragerWeergave,
    /// Whose question it is. `PRAKTIJK` and `GROEP` are entered by who facilitates the praktijk (a group at an activiteit: any praktijk) or by an editor.
    #[graphql(default_with = "VragerSoort::Persoon")]
    vrager_soort: VragerSoort,
    /// The member whose question it is; default: you. For another member, who takes part in the praktijk of this delivery, by who facilitates it or by an editor. An editor who names nobody with `INTERVIEW` or `VERENIGING` passes on the question of somebody without an account.
    vrager: Option<ID>,
    /// The asker's discipline in this question: one of the asker's profile, which is the first of it by default; any for a praktijk, a group, or somebody without an account.
    discipline: Option<ID>,
    /// The kind of school that it concerns.
    onderwijssoort: Option<Onderwijssoort>,
    /// The area that it concerns; only its people and the editors see it.
    gebied: Option<ID>,
    /// The form of collaboration that it concerns.
    samenwerkingsvorm: Option<ID>,
    /// The werkzame factoren that it touches, 100 at most.
    #[graphql(default)]
    factoren: Vec<ID>,
    /// The parameters of interdisciplinary collaboration that it touches, 100 at most.
    #[graphql(default)]
    parameters: Vec<ID>,
}

impl LeervraagRijInput {
    /// The question, or the field with an id that cannot be.
    fn parse(self) -> Result<write::Nieuw, (&'static str, Error)> {
        let one = |field, kind: Kind, id: &Option<ID>| {
            kind.optional_key(id.as_ref()).map_err(|error| (field, error))
        };
        let many = |field, kind: Kind, ids: &[ID]| kind.keys(ids).map_err(|error| (field, error));
        Ok(write::Nieuw {
            vrager: Vrager {
                soort: self.vrager_soort.into(),
                member: one("vrager", Kind::Member, &self.vrager)?,
                weergave: self.weergave.into(),
            },
            kenmerken: Kenmerken {
                aard: self.aard.map(Into::into),
                onderwijssoort: self.onderwijssoort.map(Into::into),
                discipline: one("discipline", Kind::Discipline, &self.discipline)?,
                gebied: one("gebied", Kind::Gebied, &self.gebied)?,
                samenwerkingsvorm: one(
                    "samenwerkingsvorm",
                    Kind::Samenwerkingsvorm,
                    &self.samenwerkingsvorm,
                )?,
                factoren: many("factoren", Kind::WerkzameFactor, &self.factoren)?,
                parameters: many("parameters", Kind::RaamwerkParameter, &self.parameters)?,
            },
            tekst: self.tekst,
            toelichting: self.toelichting,
        })
    }
}

impl LeervragenIndienenInput {
    /// The delivery. An id that cannot be is the fault of its row alone.
    pub(super) fn parse(self) -> Result<write::Levering> {
        let rij = |mut rij: LeervraagRijInput| write::Rij {
            sleutel: rij.sleutel.take(),
            nieuw: rij.parse().map_err(|(field, _)| field),
        };
        Ok(write::Levering {
            afkomst: afkomst(self.herkomst, self.praktijk.as_ref(), self.activiteit.as_ref())?,
            rijen: self.rijen.into_iter().map(rij).collect(),
            concept: self.concept,
        })
    }

    /// The clients' own keys of the rows, in their order.
    pub(super) fn sleutels(&self) -> Vec<Option<String>> {
        let short = |sleutel: &String| sleutel.chars().nth(write::SLEUTEL).is_none();
        let rijen = self.rijen.iter();
        rijen.map(|rij| rij.sleutel.clone().filter(short)).collect()
    }
}

/// What `leervragenIndienen` did.
#[derive(SimpleObject)]
pub(super) struct LeervragenIndienenPayload {
    /// One result for each row, in the order of the rows; empty when the delivery as a whole was refused.
    rijen: Vec<LeervraagRijResultaat>,
    /// How many leervragen were entered.
    aantal_ingevoerd: usize,
    /// What the user can mend in the delivery as a whole; empty when its rows were judged.
    user_errors: Vec<UserError<LeervraagFoutCode>>,
}

/// What became of one row.
#[derive(SimpleObject)]
pub(super) struct LeervraagRijResultaat {
    /// The place of the row in the input, from 0.
    index: usize,
    /// Your own key of the row.
    sleutel: Option<String>,
    /// The new leervraag; null when the row was refused.
    leervraag: Option<Leervraag>,
    /// The leervraag with the same text, because of which the row was refused.
    gelijk_aan: Option<Leervraag>,
    /// What the user can mend; empty when the leervraag was entered.
    user_errors: Vec<UserError<LeervraagFoutCode>>,
}

impl LeervragenIndienenPayload {
    /// The results, with the leervragen as they are now: read in one statement.
    pub(super) async fn of(
        op: &Op,
        done: Result<Vec<Uitkomst>, Refusal<Fout<Code>>>,
        sleutels: Vec<Option<String>>,
    ) -> Result<Self> {
        let (uitkomsten, user_errors) = payload::outcome(done, op.taal)?;
        let uitkomsten = uitkomsten.unwrap_or_default();
        let entered = |uitkomst: &&Uitkomst| matches!(uitkomst, Uitkomst::Ingevoerd(_));
        let aantal_ingevoerd = uitkomsten.iter().filter(entered).count();
        let rijen = uitkomsten.into_iter().zip(sleutels).enumerate();
        let rijen =
            rijen.map(|(index, (uitkomst, sleutel))| LeervraagRijResultaat::of(op, index, sleutel, uitkomst));
        Ok(Self {
            rijen: futures::future::try_join_all(rijen).await?,
            aantal_ingevoerd,
            user_errors,
        })
    }
}

impl LeervraagRijResultaat {
    async fn of(op: &Op, index: usize, sleutel: Option<String>, uitkomst: Uitkomst) -> Result<Self> {
        let (ingevoerd, gelijk_aan, problemen) = match uitkomst {
            Uitkomst::Ingevoerd(id) => (Some(id), None, Vec::new()),
            Uitkomst::Geweigerd {
                problemen,
                gelijk_aan,
            } => (None, gelijk_aan, problemen),
        };
        let (leervraag, gelijk_aan) =
            futures::future::try_join(shown(op, ingevoerd), shown(op, gelijk_aan)).await?;
        Ok(Self {
            index,
            sleutel,
            leervraag,
            gelijk_aan,
            user_errors: payload::told(problemen, op.taal),
        })
    }
}

async fn shown(op: &Op, id: Option<Uuid>) -> Result<Option<Leervraag>> {
    let Some(id) = id else { return Ok(None) };
    Ok(op.load(read::ById(id)).await?.map(Leervraag::from))
}
