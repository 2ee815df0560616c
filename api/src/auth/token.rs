//! One token: what it says before anybody believes it, and which of its claims hold (RFC 7519, RFC 8725, RFC 9068).
//!
//! The library only checks the signature. Everything else is decided here, because it accepts more than we do: a list of
//! issuers, unknown extensions, other types, any length of life.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value};

use super::{
    json,
    refusal::Reason,
    trust::{Algorithm, Role},
};

/// Bytes of a token.
const MAX_SIZE: usize = 8 * 1024;
/// Characters of a subject.
const MAX_SUBJECT: usize = 255;
/// How far the clocks of an issuer and of this machine may differ.
pub(super) const LEEWAY: TimeDelta = TimeDelta::seconds(60);

/// Who signed in, as far as the token tells and the issuer is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The `iss`: one of the configured issuers.
    pub issuer: String,
    /// The `sub`: opaque, unique within the issuer.
    pub subject: String,
    /// The name that the token gives, if it can be a name. Never an e-mail address.
    pub naam: Option<String>,
    /// The roles, by the mapping of the issuer.
    pub roles: Vec<Role>,
    /// The abbreviation of the beroepsvereniging that a machine client is bound to.
    pub vereniging: Option<String>,
    /// When the token ends; a socket that is still open then must be closed.
    pub expires: DateTime<Utc>,
}

/// A token that was taken apart and is not believed yet.
pub(super) struct Unverified<'t> {
    pub(super) algorithm: Algorithm,
    pub(super) kid: Option<String>,
    pub(super) issuer: String,
    pub(super) claims: Map<String, Value>,
    /// Header and claims as they were signed.
    pub(super) signed: &'t str,
    pub(super) signature: &'t str,
}

/// The token in the `Authorization` headers of a request: none without such a header.
pub(super) fn bearer<'h>(headers: impl IntoIterator<Item = &'h [u8]>) -> Result<Option<&'h str>, Reason> {
    let mut headers = headers.into_iter();
    let Some(header) = headers.next() else {
        return Ok(None);
    };
    if headers.next().is_some() {
        return Err(Reason::Headers);
    }
    let header = std::str::from_utf8(header).map_err(|_| Reason::Shape)?;
    let (scheme, token) = header.split_once(' ').ok_or(Reason::Scheme)?;
    let token = token.trim_matches(' ');
    if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() {
        return Err(Reason::Scheme);
    }
    Ok(Some(token))
}

impl<'t> Unverified<'t> {
    /// Takes a token apart. Everything that decides which key is looked up is checked here.
    pub(super) fn parse(token: &'t str) -> Result<Self, Reason> {
        if token.len() > MAX_SIZE {
            return Err(Reason::Size);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(Reason::Shape)?;
        let (header, claims) = signed.split_once('.').ok_or(Reason::Shape)?;
        // The engine refuses padding, white space, other alphabets and trailing bits, so a token has one spelling.
        let decode = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).map_err(|_| Reason::Shape);
        let (header, claims) = (decode(header)?, decode(claims)?);
        if decode(signature)?.is_empty() {
            return Err(Reason::Signature);
        }
        let header = json::object(&header).ok_or(Reason::Header)?;
        if header.contains_key("crit") {
            return Err(Reason::Critical);
        }
        check_type(header.get("typ"))?;
        let algorithm = header.get("alg").and_then(Value::as_str).ok_or(Reason::Header)?;
        let algorithm = Algorithm::ALL
            .into_iter()
            .find(|known| known.name() == algorithm)
            .ok_or(Reason::Algorithm)?;
        // A key that the header carries or points to (jwk, jku, x5c, x5u) is not looked at.
        let kid = match header.get("kid") {
            None => None,
            Some(Value::String(kid)) => Some(kid.clone()),
            Some(_) => return Err(Reason::Header),
        };
        let claims = json::object(&claims).ok_or(Reason::Claims)?;
        let issuer = claims
            .get("iss")
            .and_then(Value::as_str)
            .ok_or(Reason::Issuer)?
            .to_owned();
        Ok(Self {
            algorithm,
            kid,
            issuer,
            claims,
            signed,
            signature,
        })
    }

    /// Whether the times hold at `now`; gives the end. `max_life` is the longest that a token may live.
    pub(super) fn check_times(
        &self,
        now: DateTime<Utc>,
        max_life: TimeDelta,
    ) -> Result<DateTime<Utc>, Reason> {
        let expires = self.time("exp")?.ok_or(Reason::Time)?;
        if now >= expires + LEEWAY {
            return Err(Reason::Expired);
        }
        if self.time("nbf")?.is_some_and(|begins| begins > now + LEEWAY) {
            return Err(Reason::Early);
        }
        let issued = self.time("iat")?;
        if issued.is_some_and(|issued| issued > now + LEEWAY) {
            return Err(Reason::Early);
        }
        if expires - issued.unwrap_or(now) > max_life {
            return Err(Reason::Life);
        }
        Ok(expires)
    }

    /// A time in whole seconds. Fractions are refused: no provider in use writes them, and rounding invites mistakes.
    fn time(&self, name: &str) -> Result<Option<DateTime<Utc>>, Reason> {
        let Some(value) = self.claims.get(name) else {
            return Ok(None);
        };
        // Until the year 9999: sums with a leeway cannot overflow.
        let seconds = value
            .as_i64()
            .filter(|seconds| (0..=253_402_300_799).contains(seconds));
        seconds
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .map(Some)
            .ok_or(Reason::Time)
    }

    /// Whether one of `ours` is among the audiences of the token.
    pub(super) fn check_audience(&self, ours: &[String]) -> Result<(), Reason> {
        let ours = |one: &str| ours.iter().any(|our| our == one);
        let meant = match self.claims.get("aud") {
            Some(Value::String(one)) => ours(one),
            Some(Value::Array(many)) => {
                let many: Option<Vec<&str>> = many.iter().map(Value::as_str).collect();
                many.is_some_and(|many| many.into_iter().any(ours))
            }
            _ => false,
        };
        meant.then_some(()).ok_or(Reason::Audience)
    }

    /// The subject: present, not empty, short, and without control characters, which no database key should hold.
    pub(super) fn subject(&self) -> Result<String, Reason> {
        let subject = self.claims.get("sub").and_then(Value::as_str).unwrap_or_default();
        let fits = !subject.trim().is_empty()
            && subject.chars().count() <= MAX_SUBJECT
            && !subject.chars().any(char::is_control);
        fits.then(|| subject.to_owned()).ok_or(Reason::Subject)
    }
}

/// Absent, `JWT` or `at+jwt` (RFC 9068); other kinds of JWT are not meant as access tokens.
fn check_type(typ: Option<&Value>) -> Result<(), Reason> {
    let Some(typ) = typ else { return Ok(()) };
    let typ = typ.as_str().ok_or(Reason::Type)?.to_ascii_lowercase();
    match typ.strip_prefix("application/").unwrap_or(&typ) {
        "jwt" | "at+jwt" => Ok(()),
        _ => Err(Reason::Type),
    }
}
