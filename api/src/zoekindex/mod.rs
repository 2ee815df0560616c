//! Zoekindex: the words by which things are found, kept beside them.
//!
//! Everything that has words is searched by their stems, which only the service can make ([`crate::tekst`]). Leervragen keep
//! theirs in a table of their own, all other things in one. A row says nothing about who may see the object: whoever searches
//! joins it with the object and its policy, so what is withdrawn is gone at once.
//!
//! * [`Doorzoekbaar`]: which words of an object are searched. The same words are shown as fragments, so nothing is found by a
//!   text that its reader does not get.
//! * [`bewaar`] makes an object findable; whoever writes words calls it, after writing them: a trigger takes the row away when
//!   words change, so that nothing is ever found by what it no longer says.
//! * [`aanvullen`] makes what is missing or of older stems; at every start.

mod rules;
mod write;

pub(crate) use self::{
    rules::Doorzoekbaar,
    write::{aanvullen, bewaar},
};
