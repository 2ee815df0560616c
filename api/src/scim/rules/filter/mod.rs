//! A filter (RFC 7644, section 3.4.2.2): what it says, and how it is written. Reading it is `lezen`, applying it to a
//! resource in memory is `toets`; for lists of Users the database applies it.

mod lezen;
#[cfg(test)]
mod proef;
mod toets;

use std::fmt;

use serde_json::Value;

pub(in crate::scim) use self::{
    lezen::{lees, lees_pad},
    toets::{Als, als, geldt, mag, onder_geldt, zoek},
};

/// The name of an attribute, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Pad {
    /// The schema before it.
    pub(in crate::scim) urn: Option<String>,
    pub(in crate::scim) naam: String,
    pub(in crate::scim) sub: Option<String>,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scim) enum Vergelijking {
    Gelijk,
    Ongelijk,
    Bevat,
    Begint,
    Eindigt,
    Meer,
    MinstensZo,
    Minder,
    HoogstensZo,
}

impl Vergelijking {
    pub(in crate::scim) const ALLE: [(Self, &str); 9] = [
        (Self::Gelijk, "eq"),
        (Self::Ongelijk, "ne"),
        (Self::Bevat, "co"),
        (Self::Begint, "sw"),
        (Self::Eindigt, "ew"),
        (Self::Meer, "gt"),
        (Self::MinstensZo, "ge"),
        (Self::Minder, "lt"),
        (Self::HoogstensZo, "le"),
    ];

    fn woord(self) -> &'static str {
        let mut all = Self::ALLE.into_iter();
        all.find(|(one, _)| *one == self).map_or("", |(_, woord)| woord)
    }
}

/// What a filter says.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scim) enum Filter {
    /// All of two or more.
    En(Vec<Self>),
    /// One of two or more.
    Of(Vec<Self>),
    /// The opposite.
    Niet(Box<Self>),
    /// There is a value.
    Aanwezig(Pad),
    /// A value compares so.
    Vergelijk(Pad, Vergelijking, Value),
    /// One value of an attribute with several passes a filter of its own.
    Een(Pad, Box<Self>),
}

/// Where a change of a resource goes to.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scim) struct Doel {
    pub(in crate::scim) pad: Pad,
    /// Which values of an attribute with several.
    pub(in crate::scim) welke: Option<Filter>,
    /// The attribute within those.
    pub(in crate::scim) sub: Option<String>,
}

impl fmt::Display for Pad {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(urn) = &self.urn {
            write!(to, "{urn}:")?;
        }
        write!(to, "{}", self.naam)?;
        self.sub.iter().try_for_each(|sub| write!(to, ".{sub}"))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |to: &mut fmt::Formatter<'_>, parts: &[Self], word: &str| {
            for (place, part) in parts.iter().enumerate() {
                if place > 0 {
                    write!(to, " {word} ")?;
                }
                if matches!(part, Self::En(_) | Self::Of(_)) {
                    write!(to, "({part})")?;
                } else {
                    write!(to, "{part}")?;
                }
            }
            Ok(())
        };
        match self {
            Self::En(parts) => join(to, parts, "and"),
            Self::Of(parts) => join(to, parts, "or"),
            Self::Niet(part) => write!(to, "not ({part})"),
            Self::Aanwezig(pad) => write!(to, "{pad} pr"),
            Self::Vergelijk(pad, hoe, waarde) => write!(to, "{pad} {} {waarde}", hoe.woord()),
            Self::Een(pad, filter) => write!(to, "{pad}[{filter}]"),
        }
    }
}
