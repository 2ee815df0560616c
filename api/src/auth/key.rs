//! The public keys of one issuer. A key knows its algorithm; what cannot be a signing key of ours is left out.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::DecodingKey;
use serde::Deserialize;
use serde_json::Value;

use super::{
    proven::{Mark, Proven},
    refusal::Reason,
    token::Unverified,
    trust::Algorithm,
};

/// Bits of an RSA key. Above the upper bound a check costs too much (and the library refuses it).
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;
/// Keys in one set.
const MAX_KEYS: usize = 100;

/// One public key, and the one algorithm it may be used with.
pub(super) struct Key {
    kid: Option<String>,
    algorithm: Algorithm,
    key: DecodingKey,
    proven: Proven,
}

/// The keys of one issuer. The same `kid` in the set of another issuer is another key.
#[derive(Default)]
pub(super) struct KeySet(Vec<Key>);

/// A key as it stands in a JWKS (RFC 7517); members that we do not need are not read.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    #[serde(rename = "use")]
    usage: Option<String>,
    key_ops: Option<Vec<String>>,
    alg: Option<String>,
    kid: Option<String>,
    crv: Option<String>,
    #[serde(default)]
    n: String,
    #[serde(default)]
    e: String,
    #[serde(default)]
    x: String,
    #[serde(default)]
    y: String,
}

impl KeySet {
    /// Reads a JWKS document. Keys that are of no use here are left out, as RFC 7517 section 5 asks.
    pub(super) fn parse(document: &[u8]) -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Jwks {
            keys: Vec<Value>,
        }
        let jwks: Jwks = serde_json::from_slice(document)?;
        anyhow::ensure!(
            jwks.keys.len() <= MAX_KEYS,
            "a JWKS of more than {MAX_KEYS} keys is refused"
        );
        let keys = jwks
            .keys
            .into_iter()
            .filter_map(|key| Key::read(serde_json::from_value(key).ok()?));
        Ok(Self(keys.collect()))
    }

    /// A set of one Ed25519 key.
    pub(super) fn of_ed25519(kid: String, public: &[u8; 32]) -> Self {
        Self(vec![Key {
            kid: Some(kid),
            algorithm: Algorithm::EdDsa,
            key: DecodingKey::from_ed_der(public),
            proven: Proven::default(),
        }])
    }

    /// How many keys can be used.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a key has this id: if not, the issuer may have a new one.
    pub(super) fn knows(&self, kid: Option<&str>) -> bool {
        kid.is_none() || self.0.iter().any(|key| key.kid.as_deref() == kid)
    }

    /// The key that the token names, for the algorithm that the token names. A token without `kid` is accepted when
    /// only one key can be meant.
    pub(super) fn find(&self, kid: Option<&str>, algorithm: Algorithm) -> Result<&Key, Reason> {
        if !self.knows(kid) {
            return Err(Reason::Key);
        }
        let mut fitting = self
            .0
            .iter()
            .filter(|key| (kid.is_none() || key.kid.as_deref() == kid) && key.algorithm == algorithm);
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(key),
            (Some(_), Some(_)) => Err(Reason::Key),
            (None, _) => Err(Reason::Algorithm),
        }
    }
}

impl Key {
    fn read(jwk: Jwk) -> Option<Self> {
        let decode = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).ok();
        let meant_for_signing = jwk.usage.as_deref().is_none_or(|usage| usage == "sig")
            && jwk
                .key_ops
                .is_none_or(|operations| operations.iter().any(|operation| operation == "verify"));
        if !meant_for_signing {
            return None;
        }
        let (algorithm, key) = match (jwk.kty.as_str(), jwk.crv.as_deref()) {
            ("RSA", None) => {
                let (n, e) = (decode(&jwk.n)?, decode(&jwk.e)?);
                (RSA_BITS.contains(&bits(&n)) && bits(&e) >= 2)
                    .then(|| (Algorithm::Rs256, DecodingKey::from_rsa_raw_components(&n, &e)))?
            }
            ("EC", Some("P-256")) => {
                // Both coordinates have 32 bytes: what is shorter could be read in two ways.
                (decode(&jwk.x)?.len() == 32 && decode(&jwk.y)?.len() == 32).then_some(())?;
                (
                    Algorithm::Es256,
                    DecodingKey::from_ec_components(&jwk.x, &jwk.y).ok()?,
                )
            }
            ("OKP", Some("Ed25519")) => {
                let public = decode(&jwk.x)?;
                (public.len() == 32).then(|| (Algorithm::EdDsa, DecodingKey::from_ed_der(&public)))?
            }
            _ => return None,
        };
        let stated = jwk.alg.as_deref().is_none_or(|stated| stated == algorithm.name());
        stated.then_some(Self {
            kid: jwk.kid,
            algorithm,
            key,
            proven: Proven::default(),
        })
    }

    /// Whether the token was signed with this key.
    pub(super) fn check(&self, token: &Unverified<'_>) -> Result<(), Reason> {
        let mark = Mark::of(token.signed, token.signature);
        if self.proven.knows(mark) {
            return Ok(());
        }
        let algorithm = match self.algorithm {
            Algorithm::Rs256 => jsonwebtoken::Algorithm::RS256,
            Algorithm::Es256 => jsonwebtoken::Algorithm::ES256,
            Algorithm::EdDsa => jsonwebtoken::Algorithm::EdDSA,
        };
        match jsonwebtoken::crypto::verify(token.signature, token.signed.as_bytes(), &self.key, algorithm) {
            Ok(true) => {
                self.proven.keep(mark);
                Ok(())
            }
            Ok(false) | Err(_) => Err(Reason::Signature),
        }
    }
}

/// Bits of a number in big-endian bytes, leading zeros not counted.
fn bits(number: &[u8]) -> usize {
    match number.iter().position(|byte| *byte != 0) {
        Some(first) => (number.len() - first) * 8 - number[first].leading_zeros() as usize,
        None => 0,
    }
}
