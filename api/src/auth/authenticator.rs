//! From the `Authorization` header of a request to believed claims.

use std::{collections::HashMap, sync::Arc};

use chrono::TimeDelta;
use serde_json::Value;

use super::{
    jwks::KeyStore,
    local::LocalIssuer,
    naam,
    refusal::{AuthError, Reason},
    token::{self, Claims, Unverified},
    trust::IssuerConfig,
};
use crate::{clock::Clock, config::Config};

/// Checks tokens against the trusted issuers. Cheap to clone.
#[derive(Clone)]
pub struct Authenticator(Arc<Inner>);

struct Inner {
    issuers: HashMap<String, Issuer>,
    clock: Clock,
    max_life: TimeDelta,
}

struct Issuer {
    trust: IssuerConfig,
    keys: Arc<KeyStore>,
}

impl Authenticator {
    /// Trusts the configured issuers, and `local` if it is given. Files with keys must be readable now.
    pub fn new(config: &Config, local: Option<&LocalIssuer>, clock: Clock) -> anyhow::Result<Self> {
        let mut issuers = HashMap::new();
        for trust in &config.issuers {
            let mut trust = trust.clone();
            if trust.audience.is_empty() {
                trust.audience.push(config.audience.clone());
            }
            let keys = match (&trust.jwks_url, &trust.jwks_file) {
                (Some(url), None) => KeyStore::url(&trust.issuer, url, clock.clone())?,
                (None, Some(path)) => KeyStore::file(&trust.issuer, path, clock.clone())?,
                _ => anyhow::bail!(
                    "issuer {:?} needs jwks_url or jwks_file, and not both",
                    trust.issuer
                ),
            };
            issuers.insert(trust.issuer.clone(), Issuer { trust, keys });
        }
        if let Some(local) = local {
            let trust = local.trust();
            let keys = KeyStore::fixed(&trust.issuer, local.keys(), clock.clone());
            issuers.insert(trust.issuer.clone(), Issuer { trust, keys });
        }
        let max_life = TimeDelta::hours(config.token_hours.into());
        Ok(Self(Arc::new(Inner {
            issuers,
            clock,
            max_life,
        })))
    }

    /// Trusts these issuers with these keys: for tests of the checks alone.
    #[cfg(test)]
    pub(super) fn with_keys(
        issuers: Vec<(IssuerConfig, super::key::KeySet)>,
        max_life: TimeDelta,
        clock: Clock,
    ) -> Self {
        let issuers = issuers.into_iter().map(|(trust, keys)| {
            let keys = KeyStore::fixed(&trust.issuer, keys, clock.clone());
            (trust.issuer.clone(), Issuer { trust, keys })
        });
        Self(Arc::new(Inner {
            issuers: issuers.collect(),
            clock: clock.clone(),
            max_life,
        }))
    }

    /// Who signed in, by all `Authorization` headers of a request: nobody without one. A token is taken from nowhere
    /// else.
    pub async fn verify<'h>(
        &self,
        authorization: impl IntoIterator<Item = &'h [u8]>,
    ) -> Result<Option<Claims>, AuthError> {
        match token::bearer(authorization) {
            Ok(None) => Ok(None),
            Ok(Some(token)) => self.verify_token(token).await.map(Some),
            Err(reason) => Err(noted(reason.into())),
        }
    }

    /// Who signed in with this token: for a socket, whose first message carries it.
    pub async fn verify_token(&self, token: &str) -> Result<Claims, AuthError> {
        self.check(token).await.map_err(noted)
    }

    async fn check(&self, token: &str) -> Result<Claims, AuthError> {
        let token = Unverified::parse(token)?;
        let issuer = self.0.issuers.get(&token.issuer).ok_or(Reason::Issuer)?;
        let trust = &issuer.trust;
        if !trust.algorithms.contains(&token.algorithm) {
            return Err(Reason::Algorithm.into());
        }
        let kid = token.kid.as_deref();
        let keys = issuer.keys.keys(kid).await?;
        keys.find(kid, token.algorithm)?.check(&token)?;
        let expires = token.check_times(self.0.clock.now(), self.0.max_life)?;
        token.check_audience(&trust.audience)?;
        let subject = token.subject()?;
        let name = |claim: &str| {
            token
                .claims
                .get(claim)
                .and_then(Value::as_str)
                .and_then(naam::parse)
        };
        let naam = name("name").or_else(|| name("preferred_username"));
        let claims = Value::Object(token.claims);
        Ok(Claims {
            issuer: token.issuer,
            subject,
            naam,
            roles: trust.roles_in(&claims),
            vereniging: trust.vereniging_in(&claims).map_err(|()| Reason::Vereniging)?,
            expires,
        })
    }
}

/// One line in the log for every refusal: the reason, never the token.
pub(super) fn noted(error: AuthError) -> AuthError {
    if let AuthError::Refused(reason) = &error {
        tracing::info!(reason = reason.code(), "token refused");
    }
    error
}
