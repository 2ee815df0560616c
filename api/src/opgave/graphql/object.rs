//! The type Ontwikkelopgave.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::opgave;

use super::{
    bewijs::{Onderbouwing, ThemaOvername},
    herkomst::OntwikkelopgaveHerkomst,
};
use crate::{
    activiteit::{self, Activiteit},
    agenda::{self, AgendaEditie},
    analyse::{self, OntwikkelopgaveBewijs},
    goodpractice::{self, GoodPractice},
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    kennisitem::{self, Kennisitem},
    leervraag::{self, Leervraag},
    opgave::read,
    reactie::{self, AgendaReactie, ReactieTelling},
    thema::{self, Thema},
    uitvoering::{self, Uitvoerder, Voortgang},
};

/// What the field has to work on: one task in one edition of an agenda, resting on leervragen.
#[derive(async_graphql::Description)]
pub struct Ontwikkelopgave(opgave::Model);

impl From<opgave::Model> for Ontwikkelopgave {
    fn from(row: opgave::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Ontwikkelopgave {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Ontwikkelopgave.id(self.0.id)
    }

    /// Its place within the edition, from 1.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The title, in Dutch, up to 200 characters.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What it asks of the field, in Dutch, up to 2,000 characters.
    async fn omschrijving(&self) -> Option<&str> {
        self.0.omschrijving.as_deref()
    }

    /// The edition that it stands in.
    async fn editie(&self, ctx: &Context<'_>) -> Nullable<AgendaEditie> {
        ctx.op().refer(Some(self.0.editie_id), agenda::EditieById).await
    }

    /// The leervragen that it rests on as they are now, newest first, as far as you may see them. What an adopted edition
    /// rests on, with the words of then, is in `onderbouwingen`.
    async fn leervragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Leervraag>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        leervraag::under(ctx, leervraag::Under::Opgave, self.0.id, args).await
    }

    /// What it rests on: each leervraag with the reason, last added first, as far as you may see the leervraag. Once the
    /// edition is adopted they stay, with the words of then (`versie`), but for what was withdrawn, refused or taken back.
    async fn onderbouwingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Onderbouwing>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Onderbouwingen, self.0.id).await
    }

    /// The thema's that it adopted as they are now, by name, as far as you may see them. What an adopted edition rests on is
    /// in `overnames`.
    async fn themas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Thema>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, thema::Under::Opgave, self.0.id).await
    }

    /// What it rests on, in counts: per herkomst, sector, discipline and thema. Small numbers are for editors only.
    async fn bewijs(&self, ctx: &Context<'_>) -> Nullable<OntwikkelopgaveBewijs> {
        ctx.op().refer(Some(self.0.id), analyse::BewijsOf).await
    }

    /// From where in the edition before it comes, and how; null when it is new, or when nobody said.
    async fn herkomst(&self, ctx: &Context<'_>) -> Nullable<OntwikkelopgaveHerkomst> {
        ctx.op().refer(Some(self.0.id), read::HerkomstOf).await
    }

    /// What became of it in the next edition, newest first, as far as you may see that edition.
    async fn opvolgers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Ontwikkelopgave>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Under::Voorganger, self.0.id).await
    }

    /// The adoptions of thema's: each with the reason, last adopted first, as far as you may see the thema. Once the edition
    /// is adopted they stay, with what the thema was then (`versie`).
    async fn overnames(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<ThemaOvername>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Overnames, self.0.id).await
    }

    /// The reactions on it, last sent first, as far as you may see them: until its edition is adopted the own ones, editors
    /// all; then those of beroepsverenigingen, and for members those of members too. `totalCount` is for editors.
    async fn reacties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<AgendaReactie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        reactie::under(ctx, reactie::Under::Opgave, self.0.id, args).await
    }

    /// How many reactions there are on it, by standpunt. For editors; null for others.
    async fn reactie_telling(&self, ctx: &Context<'_>) -> Nullable<ReactieTelling> {
        reactie::telling(ctx, reactie::Under::Opgave, self.0.id).await
    }

    /// The trekker: the beroepsvereniging that pulls it on a day; null when none does.
    async fn trekker(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day. Default: today in the Netherlands.")] geldig_op: Option<Date>,
    ) -> Nullable<Uitvoerder> {
        let op = ctx.op();
        let day = geldig_op.map_or_else(|| op.today(), Into::into);
        op.refer(Some(self.0.id), |opgave| uitvoering::TrekkerOp { opgave, day })
            .await
    }

    /// All who work or worked on it, trekkers and partners, last begun first.
    async fn uitvoerders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Uitvoerder>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, uitvoering::Under::Opgave, self.0.id).await
    }

    /// How it goes now: the last entry; null while nothing was told.
    async fn voortgang(&self, ctx: &Context<'_>) -> Nullable<Voortgang> {
        ctx.op().refer(Some(self.0.id), uitvoering::LaatsteVan).await
    }

    /// How it went: every entry, corrected ones too, last written first.
    async fn voortgangen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Voortgang>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, uitvoering::Voortgangen, self.0.id).await
    }

    /// What already lies there: the kennisitems that it points to, by title, as far as you may see them.
    async fn kennisitems(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Kennisitem>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, kennisitem::Under::Opgave, self.0.id).await
    }

    /// The activiteiten that it points to, last entered first.
    async fn activiteiten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Activiteit>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, activiteit::Under::Opgave, self.0.id).await
    }

    /// The good practices that work on it, newest first, as far as you may see them.
    async fn good_practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPractice>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, goodpractice::Under::Opgave, self.0.id).await
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// When it was drawn up, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
