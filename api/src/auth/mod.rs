//! Who asks: an [`Actor`] is decided once per request, from the token alone, and goes into every select.

mod authenticator;
mod gate;
mod identity;
mod json;
mod jwks;
mod key;
#[cfg(test)]
pub(crate) mod kinds;
mod local;
mod naam;
mod proven;
mod refusal;
#[cfg(test)]
mod tests;
mod token;
mod trust;
#[cfg(test)]
pub(crate) mod wie;

pub use authenticator::Authenticator;
pub use gate::{Gate, Pass};
pub use identity::Identities;
pub use local::{LocalIssuer, TokenSpec};
pub use refusal::{AuthError, Reason};
pub use token::Claims;
pub use trust::{Algorithm, IssuerConfig, Role};
use uuid::Uuid;

/// The `iss` of the development issuer, whose key lies in the data folder.
pub const LOCAL_ISSUER: &str = "urn:vakmanschap:local";

/// Who asks, as far as permission is concerned. Several roles may come in one token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// The member behind the token; none for anonymous readers and machine clients.
    pub member: Option<Uuid>,
    /// The beroepsvereniging that a machine client is bound to.
    pub vereniging: Option<Uuid>,
    /// Which machine client that is: a hash of its identity, so that two clients of one beroepsvereniging can be told apart.
    pub client: Option<String>,
    /// Moderates, clusters and publishes.
    pub redactie: bool,
    /// Queries what was collected.
    pub analist: bool,
    /// Runs the service.
    pub beheer: bool,
    /// The member was blocked: may read as anybody, and change nothing.
    pub geblokkeerd: bool,
}

impl Actor {
    /// Nobody signed in.
    pub fn anonymous() -> Self {
        Self::default()
    }

    /// A member without further roles.
    pub fn member(id: Uuid) -> Self {
        Self {
            member: Some(id),
            ..Self::default()
        }
    }

    /// A machine client of one beroepsvereniging.
    pub fn vereniging(id: Uuid) -> Self {
        Self {
            vereniging: Some(id),
            ..Self::default()
        }
    }

    /// Whether anybody is signed in.
    pub fn is_anonymous(&self) -> bool {
        self.member.is_none() && self.vereniging.is_none()
    }

    /// The member who meets the others as a colleague, and who takes part in Lerende Praktijken as one of them. Analysts and
    /// operators do not, whoever they are besides: their work must not need to know who somebody is. Nor does who was blocked.
    pub fn colleague(&self) -> Option<Uuid> {
        if self.analist || self.beheer || self.geblokkeerd {
            None
        } else {
            self.member
        }
    }

    /// The word for logs: the role that gives most.
    pub fn kind(&self) -> &'static str {
        match self {
            Self {
                vereniging: Some(_), ..
            } => "VERENIGING",
            Self { redactie: true, .. } => "REDACTIE",
            Self { beheer: true, .. } => "BEHEER",
            Self { analist: true, .. } => "ANALIST",
            Self { member: Some(_), .. } => "MEMBER",
            _ => "ANONIEM",
        }
    }

    /// Whose idempotency keys these are.
    pub fn key(&self) -> String {
        self.member
            .or(self.vereniging)
            .map(|id| id.simple().to_string())
            .unwrap_or_default()
    }

    /// The member who acts, or why nobody may: the first line of every change.
    pub fn acting_member(&self) -> crate::error::Result<Uuid> {
        use crate::error::Error;
        match self.member {
            _ if self.geblokkeerd => Err(Error::Forbidden),
            Some(id) => Ok(id),
            None if self.vereniging.is_some() => Err(Error::Forbidden),
            None => Err(Error::Unauthenticated),
        }
    }

    /// The editor who acts, or why not.
    pub fn acting_editor(&self) -> crate::error::Result<Uuid> {
        let member = self.acting_member()?;
        if self.redactie {
            Ok(member)
        } else {
            Err(crate::error::Error::Forbidden)
        }
    }
}
