//! Whom we trust: the configuration of one identity provider, and what its claims mean here.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::ensure;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The signature algorithms that are accepted at all: asymmetric ones only (RFC 8725, 3.1 and 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSA with SHA-256, PKCS #1 version 1.5.
    #[serde(rename = "RS256")]
    Rs256,
    /// ECDSA on P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256,
    /// Ed25519.
    #[serde(rename = "EdDSA")]
    EdDsa,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rs256, Self::Es256, Self::EdDsa];

    /// The name in a token's header, exactly.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
        }
    }
}

/// A role that a token can carry. Every member who is signed in is a member besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Role {
    /// Moderates, clusters and publishes.
    Redactie,
    /// Queries what was collected.
    Analist,
    /// Runs the service.
    Beheer,
}

impl Role {
    /// The word in the configuration and in tokens of the local issuer.
    pub fn name(self) -> &'static str {
        match self {
            Self::Redactie => "REDACTIE",
            Self::Analist => "ANALIST",
            Self::Beheer => "BEHEER",
        }
    }
}

/// One trusted identity provider: `[[issuers]]` in the configuration.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerConfig {
    /// The `iss` of its tokens, exactly.
    pub issuer: String,
    /// The `aud` of its tokens; empty: the audience of the service.
    #[serde(default, with = "one_or_many")]
    pub audience: Vec<String>,
    /// Address of its public keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_url: Option<String>,
    /// File with its public keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_file: Option<PathBuf>,
    /// The algorithms it signs with.
    #[serde(default = "every_algorithm")]
    pub algorithms: Vec<Algorithm>,
    /// Where its tokens list roles: `realm_access.roles`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles_claim: Option<String>,
    /// Which of its role names means what.
    #[serde(default)]
    pub roles: BTreeMap<String, Role>,
    /// The claim that binds a machine client to one beroepsvereniging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vereniging_claim: Option<String>,
    /// Which value of that claim is which beroepsvereniging, by abbreviation; empty: the value is the abbreviation.
    #[serde(default)]
    pub verenigingen: BTreeMap<String, String>,
}

fn every_algorithm() -> Vec<Algorithm> {
    Algorithm::ALL.to_vec()
}

impl IssuerConfig {
    /// Refuses what cannot work.
    pub fn check(&self) -> anyhow::Result<()> {
        let name = &self.issuer;
        ensure!(
            !name.trim().is_empty(),
            "issuers: an issuer needs a name, the iss of its tokens"
        );
        ensure!(
            self.jwks_url.is_some() != self.jwks_file.is_some(),
            "issuers: {name:?} needs jwks_url or jwks_file, and not both"
        );
        if let Some(url) = &self.jwks_url {
            let url = reqwest::Url::parse(url).ok();
            ensure!(
                url.is_some_and(|url| matches!(url.scheme(), "http" | "https")
                    && url.username().is_empty()
                    && url.password().is_none()),
                "issuers: the jwks_url of {name:?} must be an http(s) address without user and password"
            );
        }
        ensure!(
            !self.algorithms.is_empty(),
            "issuers: {name:?} needs at least one algorithm"
        );
        ensure!(
            self.audience.iter().all(|audience| !audience.is_empty()),
            "issuers: the audience of {name:?} must not be empty"
        );
        ensure!(
            self.roles.is_empty() || self.roles_claim.is_some(),
            "issuers: {name:?} has roles, but no roles_claim to find them in"
        );
        ensure!(
            self.verenigingen.is_empty() || self.vereniging_claim.is_some(),
            "issuers: {name:?} has verenigingen, but no vereniging_claim to find them in"
        );
        Ok(())
    }

    /// The roles in a token's claims; names that were not configured mean nothing.
    pub(super) fn roles_in(&self, claims: &Value) -> Vec<Role> {
        let Some(found) = self.roles_claim.as_deref().and_then(|path| claim(claims, path)) else {
            return Vec::new();
        };
        let names: Vec<&str> = match found {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            // Some providers give one role as plain text, others several with spaces, as in `scope`.
            Value::String(names) => names.split(' ').collect(),
            _ => Vec::new(),
        };
        names
            .iter()
            .filter_map(|name| self.roles.get(*name).copied())
            .collect()
    }

    /// The abbreviation of the beroepsvereniging that the token is bound to: `None` for a person, and an error for a
    /// claim that is there but names none, for such a client must not become a member.
    pub(super) fn vereniging_in(&self, claims: &Value) -> Result<Option<String>, ()> {
        match self
            .vereniging_claim
            .as_deref()
            .and_then(|path| claim(claims, path))
        {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(value)) if self.verenigingen.is_empty() && !value.is_empty() => {
                Ok(Some(value.clone()))
            }
            Some(Value::String(value)) => self.verenigingen.get(value).cloned().map(Some).ok_or(()),
            Some(_) => Err(()),
        }
    }
}

/// A claim by its path: `realm_access.roles`. A name that has dots itself (`https://example.nl/roles`) is found too.
fn claim<'a>(claims: &'a Value, path: &str) -> Option<&'a Value> {
    let object = claims.as_object()?;
    object.get(path).or_else(|| {
        path.match_indices('.').find_map(|(dot, _)| {
            object
                .get(&path[..dot])
                .and_then(|inner| claim(inner, &path[dot + 1..]))
        })
    })
}

/// `audience = "one"` and `audience = ["one", "two"]`.
mod one_or_many {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        Ok(match OneOrMany::deserialize(from)? {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        })
    }

    pub(super) fn serialize<S: Serializer>(many: &[String], to: S) -> Result<S::Ok, S::Error> {
        many.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{IssuerConfig, Role};

    fn issuer() -> IssuerConfig {
        serde_json::from_value(json!({
            "issuer": "https://id.example.nl", "jwks_file": "keys.json",
            "roles_claim": "realm_access.roles", "roles": { "redacteur": "REDACTIE", "baas": "BEHEER" },
            "vereniging_claim": "https://example.nl/vereniging", "verenigingen": { "client-7": "NVO" },
        }))
        .unwrap()
    }

    #[test]
    fn only_configured_role_names_mean_something() {
        let claims = json!({ "realm_access": { "roles": ["redacteur", "REDACTIE", "ANALIST", 7] } });
        assert_eq!(issuer().roles_in(&claims), [Role::Redactie]);
        assert_eq!(
            issuer()
                .roles_in(&json!({ "realm_access": { "roles": "redacteur baas" } }))
                .len(),
            2
        );
        assert!(issuer().roles_in(&json!({ "roles": ["redacteur"] })).is_empty());
    }

    #[test]
    fn a_vereniging_claim_that_means_nothing_is_no_person() {
        let bound = |value| issuer().vereniging_in(&json!({ "https://example.nl/vereniging": value }));
        assert_eq!(bound(json!("client-7")), Ok(Some("NVO".into())));
        assert_eq!(bound(json!(null)), Ok(None));
        for odd in [
            json!("client-8"),
            json!("NVO"),
            json!(""),
            json!(["client-7"]),
            json!(7),
        ] {
            assert_eq!(bound(odd), Err(()));
        }
        assert_eq!(issuer().vereniging_in(&json!({})), Ok(None));
    }
}
