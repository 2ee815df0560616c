//! Reading back: what changed since an association last looked, and whether both sides say the same.
//!
//! Every change of an association's memberships gives a new *stand*, under one lock, so that stands come one after the other.
//! A membership carries the stand of its last change, and what is gone leaves a tombstone with the stand at which it went. Who
//! asks for what came after a stand is told of each membership once, as it is now; what changes while the list is read is
//! told in the next one, and nothing is skipped.
//!
//! What is held by the brake, or planned and not carried out, did not happen: a membership is told as it is, with the row that
//! waits for it beside it.
//!
//! The *print* of a membership is a hash of what the association owns of it, by a published recipe. An association that makes
//! the same prints compares two numbers, and where they differ sends its own: the report names the rows that differ.
//!
//! An association sees its own; nobody else sees any.

mod graphql;
mod policy;
mod read;
pub(crate) mod rest;
mod rules;

pub(crate) use self::graphql::{LidmaatschapAfdruk, LidmaatschapWijziging, afdruk, wijzigingen};
