//! The type Telling: the one form in which a count about leervragen or people leaves.

use async_graphql::{Enum, Object};

use crate::{
    analyse::{
        policy,
        rules::{self, Inzage, Ruw},
    },
    graph::Op,
};

/// Why a number is missing.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "TellingOntbreekt", remote = "rules::Ontbreekt")]
pub(super) enum Ontbreekt {
    /// It is under the least number that you may see: `limieten { cell }`. It may be zero.
    Onderdrukt,
    /// With it, a number under that limit would follow from a total. It may be under the limit itself.
    Secundair,
    /// It is not counted.
    NietGemeten,
}

/// A count, or the reason why there is none. Editors see every number; others none under `limieten { cell }`.
#[derive(async_graphql::Description, Clone, Copy)]
pub(crate) struct Telling(rules::Telling);

impl From<rules::Telling> for Telling {
    fn from(telling: rules::Telling) -> Self {
        Self(telling)
    }
}

/// One number of people that stands in no table, as it may leave: exact for who is `ingewijd`, who counted it, and for
/// editors; for others by the rule.
pub(crate) fn los(op: &Op, aantal: i32, ingewijd: bool) -> Telling {
    let inzage = match policy::inzage(&op.actor, op.limits.cell) {
        _ if ingewijd => Inzage::Volledig,
        inzage => inzage,
    };
    rules::tabel(inzage, &[Ruw::geteld(aantal.into())]).totaal.into()
}

#[Object(use_type_description)]
impl Telling {
    /// The number; null when it is missing.
    async fn aantal(&self) -> Option<u64> {
        self.0.aantal()
    }

    /// Why the number is missing; null when it is there.
    async fn ontbreekt(&self) -> Option<Ontbreekt> {
        self.0.ontbreekt().map(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use crate::analyse::rules::Ruw;

    /// Does not compile when a raw count can be shown, compared, serialised, or answered: then two of these would apply
    /// and the compiler could not choose.
    #[test]
    fn a_raw_count_cannot_leave() {
        trait Leaves<Way> {
            fn way() {}
        }
        impl<T> Leaves<()> for T {}
        macro_rules! ways {
            ($($name:ident: $bound:path;)+) => {$(
                struct $name;
                impl<T: $bound> Leaves<$name> for T {}
            )+};
        }
        ways! {
            Shown: std::fmt::Display;
            Told: std::fmt::Debug;
            Compared: PartialEq;
            Written: serde::Serialize;
            Bound: Into<sea_orm::Value>;
            Counted: Into<u64>;
            Answered: async_graphql::OutputType;
        }
        <Ruw as Leaves<_>>::way();
    }
}
