//! Tokens that must be refused, each for its own reason (RFC 8725; RFC 7515 to 7519), and those that must not.

mod claims;
mod signing;
mod wording;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::{
    SigningKey,
    pkcs8::{EncodePrivateKey, spki::der::pem::LineEnding},
};
use jsonwebtoken::{
    Algorithm::{ES256, RS256},
    EncodingKey, crypto,
    jwk::Jwk,
};
use serde_json::{Value, json};

use super::{AuthError, Authenticator, Claims, IssuerConfig, LocalIssuer, Reason, key::KeySet};
use crate::clock::Clock;

const RSA: &str = include_str!("../../../../tests/kit/keys/rsa.pem");
const P256: &str = include_str!("../../../../tests/kit/keys/p256.pem");
const ED25519: &str = include_str!("../../../../tests/kit/keys/ed25519.pem");
/// Signs with all three algorithms.
const A: &str = "https://a.example.nl";
/// Signs with EdDSA only; its key has the same id as one of A.
const B: &str = "https://b.example.nl";

struct Bench {
    gate: Authenticator,
    jwks: Value,
    now: DateTime<Utc>,
}

fn pem(seed: u8) -> String {
    SigningKey::from_bytes(&[seed; 32])
        .to_pkcs8_pem(LineEnding::LF)
        .unwrap()
        .to_string()
}

fn ed(pem: &str) -> LocalIssuer {
    LocalIssuer::from_pem(pem, "vakmanschap", clock()).unwrap()
}

fn rsa() -> EncodingKey {
    EncodingKey::from_rsa_pem(RSA.as_bytes()).unwrap()
}

fn p256() -> EncodingKey {
    EncodingKey::from_ec_pem(P256.as_bytes()).unwrap()
}

fn clock() -> Clock {
    Clock::fixed("2026-03-01T12:00:00Z".parse().unwrap())
}

fn public(key: &EncodingKey, algorithm: jsonwebtoken::Algorithm, kid: &str) -> Value {
    let mut jwk = serde_json::to_value(Jwk::from_encoding_key(key, algorithm).unwrap()).unwrap();
    jwk["kid"] = kid.into();
    jwk
}

fn own(key: &LocalIssuer, kid: &str) -> Value {
    let mut jwk = key.jwks()["keys"][0].clone();
    jwk["kid"] = kid.into();
    jwk
}

fn trust(issuer: &str, algorithms: &[&str]) -> IssuerConfig {
    serde_json::from_value(json!({
        "issuer": issuer, "audience": "vakmanschap", "jwks_file": "-", "algorithms": algorithms,
        "roles_claim": "roles", "roles": { "redacteur": "REDACTIE" },
        "vereniging_claim": "vereniging", "verenigingen": { "client-7": "NVO" },
    }))
    .unwrap()
}

fn keys(jwks: &Value) -> KeySet {
    KeySet::parse(jwks.to_string().as_bytes()).unwrap()
}

fn bench() -> Bench {
    let a = json!({ "keys": [
        public(&rsa(), RS256, "rsa"), public(&p256(), ES256, "ec"), own(&ed(ED25519), "ed"),
    ] });
    let b = json!({ "keys": [own(&ed(&pem(2)), "ed")] });
    let clock = clock();
    let issuers = vec![
        (trust(A, &["RS256", "ES256", "EdDSA"]), keys(&a)),
        (trust(B, &["EdDSA"]), keys(&b)),
    ];
    Bench {
        gate: Authenticator::with_keys(issuers, TimeDelta::hours(24), clock.clone()),
        jwks: a,
        now: clock.now(),
    }
}

impl Bench {
    fn claims(&self) -> Value {
        let now = self.now.timestamp();
        json!({ "iss": A, "aud": "vakmanschap", "sub": "anna", "iat": now, "exp": now + 3600 })
    }

    /// Good claims with some changed; null leaves one out.
    fn but(&self, changed: Value) -> Value {
        let mut claims = self.claims();
        let object = claims.as_object_mut().unwrap();
        for (name, value) in changed.as_object().unwrap() {
            match value {
                Value::Null => object.remove(name),
                value => object.insert(name.clone(), value.clone()),
            };
        }
        claims
    }

    /// Signed by A's Ed25519 key.
    fn with(&self, changed: Value) -> String {
        ed(ED25519).sign(&head("EdDSA", "ed"), &self.but(changed))
    }

    fn header(&self, header: Value) -> String {
        ed(ED25519).sign(&header, &self.claims())
    }

    async fn verify(&self, token: &str) -> Result<Claims, AuthError> {
        self.gate.verify_token(token).await
    }

    async fn refused(&self, attack: &str, token: &str, reason: Reason) {
        match self.verify(token).await {
            Err(AuthError::Refused(found)) if found == reason => {}
            found => panic!("{attack}: {found:?} instead of {reason:?}"),
        }
    }
}

fn head(alg: &str, kid: &str) -> Value {
    json!({ "alg": alg, "kid": kid, "typ": "JWT" })
}

fn b64(part: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(part)
}

/// Header and claims as they stand, with a signature by any key and algorithm.
fn forged(header: &str, claims: &str, key: &EncodingKey, algorithm: jsonwebtoken::Algorithm) -> String {
    let signed = format!("{}.{}", b64(header), b64(claims));
    let signature = crypto::sign(signed.as_bytes(), key, algorithm).unwrap();
    format!("{signed}.{signature}")
}
