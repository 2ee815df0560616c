//! Why a token was not accepted. The log gets the reason as a code; the client learns only "expired" or "invalid",
//! and the token itself is never written anywhere.

use std::sync::Arc;

use crate::error::Error;

/// Why nobody could be signed in.
#[derive(Clone, Debug)]
pub enum AuthError {
    /// The token, or the header around it, was not accepted: 401.
    Refused(Reason),
    /// The keys of a trusted issuer cannot be had at the moment: 503, and the same token may be fine later.
    Unavailable,
    /// Our fault.
    Fault(Arc<anyhow::Error>),
}

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// More than one `Authorization` header.
    Headers,
    /// Not `Bearer`, or nothing after it.
    Scheme,
    /// Over 8 KiB.
    Size,
    /// Not three parts of unpadded base64url.
    Shape,
    /// The header is not what a JWT has.
    Header,
    /// The type is not a JWT or an access token.
    Type,
    /// An extension that must be understood and is not.
    Critical,
    /// The claims are not an object, or a name stands there twice.
    Claims,
    /// The issuer is not one of ours.
    Issuer,
    /// The algorithm is not that of the key, or the issuer may not use it.
    Algorithm,
    /// No key, or more than one, fits.
    Key,
    /// The signature is not of the issuer.
    Signature,
    /// Meant for somebody else.
    Audience,
    /// No usable subject.
    Subject,
    /// A time that is missing, or is no whole number of seconds.
    Time,
    /// Past its time.
    Expired,
    /// Before its time.
    Early,
    /// Lives longer than tokens may.
    Life,
    /// Bound to a beroepsvereniging that we do not know.
    Vereniging,
}

impl Reason {
    /// The word in the log.
    pub fn code(self) -> &'static str {
        match self {
            Self::Headers => "headers",
            Self::Scheme => "scheme",
            Self::Size => "size",
            Self::Shape => "shape",
            Self::Header => "header",
            Self::Type => "typ",
            Self::Critical => "crit",
            Self::Claims => "claims",
            Self::Issuer => "iss",
            Self::Algorithm => "alg",
            Self::Key => "kid",
            Self::Signature => "signature",
            Self::Audience => "aud",
            Self::Subject => "sub",
            Self::Time => "time",
            Self::Expired => "expired",
            Self::Early => "nbf",
            Self::Life => "life",
            Self::Vereniging => "vereniging",
        }
    }
}

impl AuthError {
    /// A fault from anything that went wrong inside.
    pub(super) fn fault(cause: impl Into<anyhow::Error>) -> Self {
        Self::Fault(Arc::new(cause.into()))
    }

    /// The value of `WWW-Authenticate` (RFC 6750, 3), for an answer with status 401.
    pub fn challenge(&self) -> Option<&'static str> {
        match self {
            Self::Refused(Reason::Expired) => Some(
                "Bearer realm=\"vakmanschap\", error=\"invalid_token\", error_description=\"The token expired\"",
            ),
            Self::Refused(_) => Some(
                "Bearer realm=\"vakmanschap\", error=\"invalid_token\", error_description=\"The token is not accepted\"",
            ),
            Self::Unavailable | Self::Fault(_) => None,
        }
    }
}

impl From<Reason> for AuthError {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason)
    }
}

impl From<AuthError> for Error {
    fn from(error: AuthError) -> Self {
        match error {
            AuthError::Refused(_) => Self::Unauthenticated,
            AuthError::Unavailable => {
                Self::fault(anyhow::anyhow!("the keys of a trusted issuer cannot be had"))
            }
            AuthError::Fault(cause) => Self::Fault(cause),
        }
    }
}
