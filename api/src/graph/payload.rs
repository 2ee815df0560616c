//! What a mutation answers: the object, and what the user can mend.

use std::borrow::Cow;

use async_graphql::{MaybeUndefined, Object, OutputType, SimpleObject, TypeName};

use crate::{
    error::{Error, Problem, Refusal, Result, Uitleg},
    tekst::Taal,
};

/// Where in a text a problem lies, counted in characters (Unicode code points) from 0.
#[derive(Clone, Copy, SimpleObject)]
pub struct Tekstplaats {
    /// Characters before the place.
    offset: i32,
    /// Characters in it.
    length: i32,
}

impl From<crate::tekst::Plaats> for Tekstplaats {
    fn from(plaats: crate::tekst::Plaats) -> Self {
        let whole = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        Self {
            offset: whole(plaats.offset),
            length: whole(plaats.length),
        }
    }
}

/// One thing that the user can mend.
#[derive(async_graphql::Description)]
pub struct UserError<C> {
    code: C,
    message: Cow<'static, str>,
    field: Vec<String>,
    plaats: Option<Tekstplaats>,
}

impl<C: OutputType> TypeName for UserError<C> {
    fn type_name() -> Cow<'static, str> {
        let code = C::type_name();
        code.strip_suffix("Code")
            .map(ToOwned::to_owned)
            .map_or(code, Cow::Owned)
    }
}

#[Object(name_type, use_type_description)]
impl<C: OutputType> UserError<C> {
    /// The reason, for programs.
    async fn code(&self) -> &C {
        &self.code
    }

    /// The reason, for people: Dutch, or English with `Accept-Language: en`. Never repeats the input.
    pub(crate) async fn message(&self) -> String {
        self.message.clone().into_owned()
    }

    /// The path to the input field; empty when the reason concerns the action as a whole.
    pub(crate) async fn field(&self) -> Vec<String> {
        self.field.clone()
    }

    /// The place in the text, when the reason is a place in a text.
    pub(crate) async fn plaats(&self) -> Option<Tekstplaats> {
        self.plaats
    }
}

impl<C> UserError<C> {
    fn new<R: Uitleg + Into<C>>(problem: Problem<R>, taal: Taal) -> Self {
        let field = problem
            .field
            .split('.')
            .filter(|part| !part.is_empty())
            .map(ToOwned::to_owned)
            .collect();
        let message = problem.code.uitleg(taal);
        Self {
            code: problem.code.into(),
            message,
            field,
            plaats: problem.plaats.map(Into::into),
        }
    }
}

/// Splits the outcome of an action: the key of the object, or what the user can mend, or a failed request.
pub(crate) fn outcome<T, R: Uitleg + Into<C>, C>(
    done: Result<T, Refusal<R>>,
    taal: Taal,
) -> Result<(Option<T>, Vec<UserError<C>>), Error> {
    match done {
        Ok(key) => Ok((Some(key), Vec::new())),
        Err(Refusal::User(problems)) => Ok((None, told(problems, taal))),
        Err(Refusal::Request(error)) => Err(error),
    }
}

/// What the user can mend, in words.
pub(crate) fn told<R: Uitleg + Into<C>, C>(problems: Vec<Problem<R>>, taal: Taal) -> Vec<UserError<C>> {
    let told = problems.into_iter();
    told.map(|problem| UserError::new(problem, taal)).collect()
}

/// A field of a change: absent leaves as it is, null empties, a value sets.
pub(crate) fn patch<T: Into<U>, U>(field: MaybeUndefined<T>) -> Option<Option<U>> {
    match field {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value.into())),
    }
}

/// Declares the payload of a mutation: its object, refetched through the key, and its user errors.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $(#[$field_doc:meta])* $field:ident: $object:ty } $code:ty, $key:path) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub(crate) struct $name {
            $(#[$field_doc])*
            $field: Option<$object>,
            /// What the user can mend; empty when the action was done.
            user_errors: Vec<$crate::graph::UserError<$code>>,
        }

        impl $name {
            async fn of<R: $crate::error::Uitleg + Into<$code>>(
                op: &$crate::graph::Op,
                done: std::result::Result<uuid::Uuid, $crate::error::Refusal<R>>,
            ) -> $crate::graph::Nullable<Self> {
                let answer = async {
                    let (key, user_errors) = $crate::graph::payload::outcome(done, op.taal)?;
                    let $field = match key {
                        Some(key) => op.load($key(key)).await?.map(<$object>::from),
                        None => None,
                    };
                    Ok(Self { $field, user_errors })
                };
                Some(answer.await)
            }
        }
    };
}
pub(crate) use payload;
