//! Which part of a list is asked for, by the arguments of a connection or after a row.

use sea_orm::EntityTrait;

use super::{Order, Position};
use crate::{
    error::{Error, Result},
    graph::Op,
};

/// Rows on a page when the client does not say.
pub(crate) const DEFAULT_PAGE: u32 = 20;

/// Which part of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Window {
    pub(super) limit: u64,
    pub(super) backward: bool,
    pub(super) after: Option<Position>,
    pub(super) before: Option<Position>,
}

impl Window {
    /// So many rows from the first on, or from after a row.
    pub(crate) fn after<E: EntityTrait>(order: &Order<E>, row: Option<&E::Model>, limit: u64) -> Self {
        Self {
            limit,
            backward: false,
            after: row.map(|row| order.position(row)),
            before: None,
        }
    }
}

/// The four arguments of a connection, as the client gave them.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageArgs {
    pub(crate) first: Option<i32>,
    pub(crate) after: Option<String>,
    pub(crate) last: Option<i32>,
    pub(crate) before: Option<String>,
}

impl PageArgs {
    /// Checks the arguments against the limits and the order of the list.
    pub(crate) fn window<E: EntityTrait>(self, op: &Op, order: &Order<E>) -> Result<Window> {
        let (count, backward) = match (self.first, self.last) {
            (Some(_), Some(_)) => {
                let (nl, en) = ("Geef first of last, niet beide.", "Give first or last, not both.");
                return Err(Error::bad(nl, en));
            }
            (first, None) => (first, false),
            (None, last) => (last, true),
        };
        let parse = |cursor: Option<String>| cursor.map(|text| Position::parse(&text, order)).transpose();
        Ok(Window {
            limit: size(count, op.limits.page)?,
            backward,
            after: parse(self.after)?,
            before: parse(self.before)?,
        })
    }
}

fn size(count: Option<i32>, most: u32) -> Result<u64> {
    match count.map(u32::try_from) {
        None => Ok(u64::from(Ord::min(DEFAULT_PAGE, most))),
        Some(Ok(n)) if n > most => Err(Error::limit(
            format!("Een pagina heeft hooguit {most} rijen."),
            format!("A page has at most {most} rows."),
        )),
        Some(Ok(n)) if n > 0 => Ok(u64::from(n)),
        Some(_) => Err(Error::bad(
            "first en last zijn ten minste 1.",
            "first and last are at least 1.",
        )),
    }
}
