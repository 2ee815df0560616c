//! The gate that every request passes: token, then actor. One answer for GraphQL, sockets, REST and exports.

use chrono::{DateTime, Utc};

use super::{Actor, AuthError, Authenticator, Claims, Identities};

/// Decides who asks. Cheap to clone.
#[derive(Clone)]
pub struct Gate {
    /// Who believes tokens.
    pub authenticator: Authenticator,
    /// Who knows the people behind them.
    pub identities: Identities,
}

/// Who passed.
#[derive(Clone, Debug)]
pub struct Pass {
    /// Who asks.
    pub actor: Actor,
    /// When the token ends; none for anonymous readers.
    pub expires: Option<DateTime<Utc>>,
}

impl Gate {
    /// Who asks, by all `Authorization` headers of the request.
    pub async fn admit<'h>(
        &self,
        authorization: impl IntoIterator<Item = &'h [u8]>,
        request_id: &str,
    ) -> Result<Pass, AuthError> {
        match self.authenticator.verify(authorization).await? {
            None => Ok(Pass {
                actor: Actor::anonymous(),
                expires: None,
            }),
            Some(claims) => self.pass(claims, request_id).await,
        }
    }

    /// Who asks, by the token in the first message of a socket.
    pub async fn admit_token(&self, token: &str, request_id: &str) -> Result<Pass, AuthError> {
        let claims = self.authenticator.verify_token(token).await?;
        self.pass(claims, request_id).await
    }

    async fn pass(&self, claims: Claims, request_id: &str) -> Result<Pass, AuthError> {
        let actor = self.identities.actor(&claims, request_id).await?;
        Ok(Pass {
            actor,
            expires: Some(claims.expires),
        })
    }
}
