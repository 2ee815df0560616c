//! Uitnodigingen: how people come to take part in a Lerende Praktijk.
//!
//! Nobody takes part without saying yes. A facilitator, or an editor, invites a member who can be seen, in a role; or makes
//! a code for somebody who cannot be seen, which works once. The code is shown once, when it is made: what is kept is its
//! hash. An invitation is `UITGENODIGD` and becomes `AANVAARD` or `AFGESLAGEN` by the invited, `INGETROKKEN` by who manages
//! the praktijk, or `VERLOPEN` when its time has passed. Whoever uses a code accepts by that.
//!
//! An invitation is seen by the invited, by who facilitates the praktijk now, and by editors; others learn of a member when
//! the member takes part, as far as the member shows it. Who is invited is told by a bericht, and so is who invited.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Mutations, Uitnodiging, UitnodigingFilter, UitnodigingFoutCode, of_praktijk, of_viewer},
    read::ById,
};
