//! An afternoon of a Lerende Praktijk, from which inzichten come.

use api::graph::id::Kind;
use entity::{deelname::Rol, raamwerk_element::Soort};
use serde_json::{Value, json};

use super::{Stage, actor::Actor, seed::global};

/// What tests ask of an inzicht.
pub(crate) const INZICHT: &str = "inzicht { id version status tekst bron factoren { naam } leervragen { nodes { tekst } } activiteit { titel } }";

/// What tests ask of an activiteit.
pub(crate) const ACTIVITEIT: &str = "activiteit { id version titel soort status datum locatie online bron \
     praktijk { naam } partners { naam } }";

/// An afternoon that was held, who facilitates the praktijk that held it, and a werkzame factor.
pub(crate) struct Middag<'s> {
    pub(crate) facilitator: Actor<'s>,
    pub(crate) praktijk: String,
    pub(crate) activiteit: String,
    pub(crate) factor: String,
}

impl<'s> Middag<'s> {
    pub(crate) async fn new(t: &'s Stage) -> Self {
        let facilitator = t.member("bilal").await;
        let praktijk = t.praktijk("Oost").await;
        t.deelname((praktijk, facilitator.id), Rol::Facilitator, "2026-01-01", None)
            .await;
        let factor = t.element("Vertrouwen", Soort::Factor).await;
        let praktijk = global(Kind::LerendePraktijk, praktijk);
        let held = facilitator
            .done(
                "activiteitVastleggen",
                ACTIVITEIT,
                middag(&praktijk, "2026-08-20"),
            )
            .await;
        Self {
            facilitator,
            praktijk,
            activiteit: held["id"].as_str().expect("an id").to_owned(),
            factor: global(Kind::WerkzameFactor, factor),
        }
    }

    /// An inzicht of this afternoon, as it is typed.
    pub(crate) fn inzicht(&self, tekst: &str) -> Value {
        json!({ "activiteit": self.activiteit, "tekst": tekst, "factoren": [self.factor] })
    }
}

/// An afternoon of a praktijk on a day, as it is typed.
pub(crate) fn middag(praktijk: &str, datum: &str) -> Value {
    json!({
        "titel": "Middag over vaste gezichten", "soort": "DIALOOGMIDDAG", "datum": datum,
        "omschrijving": "Leraren en jeugdwerkers keken samen.", "praktijk": praktijk,
    })
}
