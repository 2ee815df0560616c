//! Why a document is not executed. The texts name places, types and limits; never what the user wrote.

use std::borrow::Cow;

use crate::{
    error::Error,
    tekst::{Taal, Tweetalig},
};

/// One reason why a request is refused before anything runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError {
    /// `BAD_REQUEST`, or `LIMIT_EXCEEDED` where a published limit was passed.
    pub code: &'static str,
    /// Line and column in the document, counted from 1; none where the reason is elsewhere.
    pub place: Option<(usize, usize)>,
    words: Tweetalig,
}

impl RequestError {
    /// The request cannot be understood.
    pub fn bad(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code: "BAD_REQUEST",
            place: None,
            words: Tweetalig::new(nl, en),
        }
    }

    /// A published limit was passed.
    pub fn limit(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code: "LIMIT_EXCEEDED",
            place: None,
            words: Tweetalig::new(nl, en),
        }
    }

    /// The specification's own words, which have no Dutch form.
    pub(super) fn spec(code: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self {
            code,
            place: None,
            words: Tweetalig::new(text.clone(), text),
        }
    }

    pub(super) fn at(self, place: Option<(usize, usize)>) -> Self {
        Self { place, ..self }
    }

    /// As an error of the service.
    pub(crate) fn error(&self) -> Error {
        Error::BadRequest(self.words.clone())
    }

    /// The text for a person.
    pub fn message(&self, taal: Taal) -> &str {
        self.words.kies(taal)
    }
}

/// Collects reasons, and keeps so few that an answer stays small.
#[derive(Debug, Default)]
pub(super) struct Refusals(Vec<RequestError>);

impl Refusals {
    /// More than these help nobody, and 5,000 of them would be an attack on the client.
    const MOST: usize = 5;

    pub(super) fn push(&mut self, error: RequestError) {
        if self.0.len() < Self::MOST {
            self.0.push(error);
        }
    }

    pub(super) fn into_result(self) -> Result<(), Vec<RequestError>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}
