//! Why a SCIM request is not done as asked: the status, the `scimType` of RFC 7644 (and 9865), and a text that repeats
//! nothing of the request.

use std::borrow::Cow;

/// Why a request is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Fout {
    pub(in crate::scim) status: u16,
    pub(in crate::scim) scim_type: Option<&'static str>,
    pub(in crate::scim) detail: Cow<'static, str>,
    /// Seconds after which it may be tried again.
    pub(in crate::scim) later: Option<u32>,
}

macro_rules! fouten {
    ($($(#[$doc:meta])* $name:ident = $status:literal, $kind:expr;)*) => {
        impl Fout {
            $($(#[$doc])*
            pub(in crate::scim) fn $name(detail: impl Into<Cow<'static, str>>) -> Self {
                Self { status: $status, scim_type: $kind, detail: detail.into(), later: None }
            })*
        }
    };
}

fouten! {
    /// The filter cannot be read, or asks for what cannot be asked.
    invalid_filter = 400, Some("invalidFilter");
    /// More than is given at once.
    too_many = 400, Some("tooMany");
    /// Another resource has it.
    uniqueness = 409, Some("uniqueness");
    /// The attribute cannot be changed.
    mutability = 400, Some("mutability");
    /// The request is not built as it should be.
    invalid_syntax = 400, Some("invalidSyntax");
    /// The path names nothing.
    invalid_path = 400, Some("invalidPath");
    /// The path leads to no value.
    no_target = 400, Some("noTarget");
    /// A value is missing or cannot be.
    invalid_value = 400, Some("invalidValue");
    /// The cursor is none of ours, or of another question.
    invalid_cursor = 400, Some("invalidCursor");
    /// What may not be sent.
    sensitive = 400, Some("sensitive");
    /// Groups are read only.
    read_only = 403, Some("mutability");
    /// The version is another one.
    version = 412, None;
    /// Nothing is here.
    not_found = 404, None;
    /// Another method.
    method = 405, None;
    /// The body has another type.
    media = 415, None;
    /// The body is too large.
    too_large = 413, None;
    /// Not of this role.
    forbidden = 403, None;
    /// A reference to what was not made.
    conflict = 409, None;
    /// The brake holds.
    held = 429, None;
}

impl Fout {
    /// Nothing of that name or id is here, or not for this association.
    pub(in crate::scim) fn absent() -> Self {
        Self::not_found("Niet gevonden.")
    }
}
