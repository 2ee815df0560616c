//! The texts that are reported, and that one was hidden.

use async_graphql::{Object, Union};
use chrono::{DateTime, Utc};
use entity::tekstmelding::Model;
use uuid::Uuid;

use crate::{
    activiteit::{self, Activiteit},
    canvas::{self, Canvas},
    expertvraag::{self, ExpertVraag},
    goodpractice::{self, GoodPracticeErvaring, GoodPracticeOvername},
    graph::{Nullable, Op},
    meting::{self, Meting},
    tekstmelding::{
        read,
        rules::{Onderwerp, Soort},
    },
    voorlegging::VoorleggingAfwijsreden,
};

/// A text that is reported with `tekstMelden`, in the object that has it.
#[derive(Union)]
pub(crate) enum GemeldeTekst {
    ExpertVraag(ExpertVraag),
    GoodPracticeOvername(GoodPracticeOvername),
    GoodPracticeErvaring(GoodPracticeErvaring),
    Canvas(Canvas),
    Activiteit(Activiteit),
    Meting(Meting),
}

impl GemeldeTekst {
    /// The object, if the actor may see it; objects of a kind are read together.
    pub(super) async fn of(op: &Op, over: Onderwerp) -> Nullable<Self> {
        let id = Some(over.id);
        match over.soort {
            Soort::ExpertVraag => told(op.refer(id, expertvraag::ById).await, Self::ExpertVraag),
            Soort::GoodPracticeOvername => told(
                op.refer(id, goodpractice::OvernameById).await,
                Self::GoodPracticeOvername,
            ),
            Soort::GoodPracticeErvaring => told(
                op.refer(id, goodpractice::ErvaringById).await,
                Self::GoodPracticeErvaring,
            ),
            Soort::Canvas => told(op.refer(id, canvas::ById).await, Self::Canvas),
            Soort::Activiteit => told(op.refer(id, activiteit::ById).await, Self::Activiteit),
            Soort::Meting => told(op.refer(id, meting::ById).await, Self::Meting),
        }
    }

    /// What a report is about, for who was told what became of it.
    pub(crate) async fn of_report(op: &Op, melding: Uuid) -> Nullable<Self> {
        match op.load(read::Over(melding)).await {
            Ok(over) => Self::of(op, over?).await,
            Err(error) => Some(Err(error)),
        }
    }
}

fn told<T>(row: Nullable<T>, of: fn(T) -> GemeldeTekst) -> Nullable<GemeldeTekst> {
    row.map(|row| row.map(of))
}

/// Editors hid a text from others after it was reported: why, for who still reads it.
#[derive(async_graphql::Description)]
pub(crate) struct TekstVerborgen(Model);

impl TekstVerborgen {
    /// Since `sinds` the text is hidden from others; none while it is not. Whoever asks may read the text.
    pub(crate) async fn of(op: &Op, sinds: Option<DateTime<Utc>>, over: Onderwerp) -> Nullable<Self> {
        sinds?;
        let row = op.load(read::VerborgenOm(over)).await;
        row.map(|row| row.map(Self)).transpose()
    }
}

#[Object(use_type_description)]
impl TekstVerborgen {
    /// When, in UTC.
    async fn op(&self) -> Option<DateTime<Utc>> {
        self.0.afgehandeld_op
    }

    /// Why, by the editor.
    async fn reden(&self) -> Option<VoorleggingAfwijsreden> {
        self.0.besluitreden.map(Into::into)
    }

    /// What the editor added to the reason, up to 300 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.besluittoelichting.as_deref()
    }
}
