//! Making lists of stellingen: input and payload.

use async_graphql::{Context, ID, InputObject, Object};

use super::object::Stellingenlijst;
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, fout::fout_codes, payload::payload},
    stelling::{
        read,
        rules::{Code, Invoer},
        write,
    },
};

fout_codes! {
    /// Why no list of stellingen was made.
    StellingFoutCode of Code {
        /// A list of nothing.
        GeenStellingen,
        /// More than 40 stellingen.
        TeVeel,
        /// Neither, or both, of a stelling and a text; or a text is missing beside `herziet`.
        EenVanBeide,
        /// The same stelling stands in it twice.
        DubbeleStelling,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// There is a next version of this list already: begin with that.
        AlOpgevolgd,
    }
}

/// A place in a list: a stelling that there is, or a new text.
#[derive(InputObject)]
pub(crate) struct StellingInput {
    /// A stelling that stays as it is; or give a text.
    stelling: Option<ID>,
    /// The words of a new one, in Dutch, 1 to 300 characters; or name a stelling.
    tekst: Option<String>,
    /// With a text: the stelling that it rewords. Its percentages do not stand beside those of the old words.
    herziet: Option<ID>,
}

/// A list of stellingen, or the next version of one.
#[derive(InputObject)]
pub(crate) struct StellingenlijstMakenInput {
    /// The Lerende Praktijk that it belongs to. Left out: every praktijk may use it; for REDACTIE.
    praktijk: Option<ID>,
    /// The title, in Dutch, 1 to 200 characters.
    titel: String,
    /// The version before, the last one of its list.
    vorige: Option<ID>,
    /// The stellingen in their order, 1 to 40.
    stellingen: Vec<StellingInput>,
}

impl StellingenlijstMakenInput {
    fn parse(self) -> Result<write::Nieuw> {
        let place = |plek: StellingInput| {
            Ok(Invoer {
                stelling: Kind::Stelling.optional_key(plek.stelling.as_ref())?,
                tekst: plek.tekst,
                herziet: Kind::Stelling.optional_key(plek.herziet.as_ref())?,
            })
        };
        Ok(write::Nieuw {
            praktijk: Kind::LerendePraktijk.optional_key(self.praktijk.as_ref())?,
            titel: self.titel,
            vorige: Kind::Stellingenlijst.optional_key(self.vorige.as_ref())?,
            stellingen: self.stellingen.into_iter().map(place).collect::<Result<_>>()?,
        })
    }
}

payload! {
    /// What `stellingenlijstMaken` did.
    StellingenlijstMakenPayload {
        /// The new list.
        stellingenlijst: Stellingenlijst
    } StellingFoutCode, read::LijstById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "StellingMutations")]
impl Mutations {
    /// Makes a list of stellingen, or the next version of one. For REDACTIE; for a Lerende Praktijk also for its facilitators
    /// and onderzoekers. Safe to retry with `Idempotency-Key`.
    async fn stellingenlijst_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The list.")] input: StellingenlijstMakenInput,
    ) -> Nullable<StellingenlijstMakenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => StellingenlijstMakenPayload::of(op, write::maken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
