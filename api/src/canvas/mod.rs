//! The canvas: what a Lerende Praktijk undertakes, or an ambition of the network, in five questions: what and why (*wat en
//! waarom*), within what (*waarbinnen*), how and with what (*hoe en waarmee*), who (*wie*), and what not (*wat niet*).
//!
//! A praktijk has one canvas at most, which whoever takes part fills and changes together. It is a `CONCEPT`, for who takes
//! part and editors, until the praktijk shares it (`GEDEELD`) with everybody; a facilitator or an editor shares it and takes
//! it back. An *ambition* is a titled undertaking of the network, whose canvas is the work of editors. Every change of the
//! words is a *versie*; others than participants and editors see the versies that were shared. What editors hide after it was
//! reported ([`crate::tekstmelding`]) is for participants and editors until editors show it again; when it got other words
//! meanwhile, the versies from before stay with them.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Canvas, CanvasFoutCode, CanvasVersie, Mutations, Queries},
    policy::visible,
    read::{ById, OfPraktijk, VersieById},
    write::weer_getoond,
};
