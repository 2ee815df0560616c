//! Global ids: opaque, typed, and good for ever. A tag for the type and the key, in base64url.

use async_graphql::{ID, MaybeUndefined};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::error::{Error, Result};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $tag:literal),* $(,)?) => {
        /// The types that an id can name. A tag, once given, is never given to another type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$doc])* $name),* }

        impl Kind {
            /// Every kind, in the order of their tags.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            fn tag(self) -> u8 {
                match self { $(Self::$name => $tag),* }
            }

            fn of_tag(tag: u8) -> Option<Self> {
                match tag { $($tag => Some(Self::$name),)* _ => None }
            }

            /// The GraphQL type.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

kinds! {
    Member = 1,
    Beroepsvereniging = 2,
    Lidmaatschap = 3,
    Registratie = 4,
    Organisatie = 5,
    LerendePraktijk = 6,
    Deelname = 7,
    Activiteit = 8,
    Leervraag = 9,
    LeervraagVersie = 10,
    Thema = 11,
    Bundeling = 12,
    Ontwikkelopgave = 13,
    Onderbouwing = 14,
    Agenda = 15,
    AgendaEditie = 16,
    Raamwerk = 17,
    RaamwerkParameter = 18,
    WerkzameFactor = 19,
    Samenwerkingsvorm = 20,
    Discipline = 21,
    Gebied = 22,
    Logregel = 23,
    RaamwerkNiveau = 24,
    WerkzaamCluster = 25,
    ThemaVersie = 40,
    MogelijkeDubbel = 41,
    Bericht = 50,
    Melding = 51,
    Moderatiebesluit = 52,
    ThemaOvername = 60,
    AgendaReactie = 61,
    Uitvoerder = 62,
    Voortgang = 63,
    Kennisitem = 64,
    PraktijkPartner = 70,
    Uitnodiging = 71,
    OudersLeerlingen = 72,
    Canvas = 73,
    CanvasVersie = 74,
    Cyclus = 80,
    Meting = 81,
    Reflectie = 82,
    Verbeterstap = 83,
    Stellingenlijst = 84,
    Stelling = 85,
    AnalyseToestemming = 86,
    GoodPractice = 90,
    GoodPracticeVersie = 91,
    GoodPracticeOvername = 92,
    GoodPracticeErvaring = 93,
    Reflectievraag = 94,
    EigenReflectie = 95,
    Begrip = 100,
    Inzicht = 101,
    Expert = 102,
    ExpertVraag = 103,
    Bijdrage = 104,
    BijdrageMelding = 105,
    Inzending = 120,
    InzendingRegel = 121,
    GoodPracticeMelding = 160,
    TekstMelding = 161,
    Koppelvoorstel = 150,
}

impl Kind {
    /// The id of one object of this type.
    pub fn id(self, key: Uuid) -> ID {
        let mut bytes = [0; 17];
        bytes[0] = self.tag();
        bytes[1..].copy_from_slice(key.as_bytes());
        ID(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The key in an id of this type.
    pub fn key(self, id: &ID) -> Result<Uuid> {
        match parse(id)? {
            (kind, key) if kind == self => Ok(key),
            _ => Err(Error::bad(
                "Dit id hoort bij een ander soort object.",
                "This id belongs to another kind of object.",
            )),
        }
    }

    /// The key in an id of this type that is written in an address.
    pub fn key_in(self, id: &str) -> Result<Uuid> {
        self.key(&ID::from(id))
    }

    /// The keys in a list of ids of this type.
    pub fn keys(self, ids: &[ID]) -> Result<Vec<Uuid>> {
        ids.iter().map(|id| self.key(id)).collect()
    }

    /// The key in an id of a change: absent leaves as it is, null empties.
    pub fn patched_key(self, id: &MaybeUndefined<ID>) -> Result<Option<Option<Uuid>>> {
        match id {
            MaybeUndefined::Undefined => Ok(None),
            MaybeUndefined::Null => Ok(Some(None)),
            MaybeUndefined::Value(id) => Ok(Some(Some(self.key(id)?))),
        }
    }

    /// The key in an id that may be left out.
    pub fn optional_key(self, id: Option<&ID>) -> Result<Option<Uuid>> {
        id.map(|id| self.key(id)).transpose()
    }
}

/// Takes an id apart.
pub fn parse(id: &ID) -> Result<(Kind, Uuid)> {
    let malformed = || Error::bad("Dit is geen geldig id.", "This is not a valid id.");
    let bytes = BASE64_URL_SAFE_NO_PAD
        .decode(id.as_bytes())
        .map_err(|_| malformed())?;
    let [tag, key @ ..] = bytes.as_slice() else {
        return Err(malformed());
    };
    let kind = Kind::of_tag(*tag).ok_or_else(malformed)?;
    let key = Uuid::from_slice(key).map_err(|_| malformed())?;
    Ok((kind, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back() {
        for &kind in Kind::ALL {
            let id = kind.id(Uuid::from_u128(7));
            assert_eq!(parse(&id).expect("an id"), (kind, Uuid::from_u128(7)));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "x", "AAAA", "Leervraag:1", "💥", &"A".repeat(10_000)] {
            assert_eq!(
                parse(&ID::from(text)).expect_err("not an id").code(),
                "BAD_REQUEST"
            );
        }
        let id = Kind::Thema.id(Uuid::from_u128(7));
        assert_eq!(
            Kind::Member.key(&id).expect_err("another type").code(),
            "BAD_REQUEST"
        );
    }
}
