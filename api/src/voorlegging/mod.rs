//! Voorleggingen: what members write and editors look at before others read it. The life that inzichten and bijdragen share.
//!
//! `INGEDIEND → GEPUBLICEERD | AFGEWEZEN`. Who wrote it may put it in other words, and then it waits again, because publication
//! is an editor's act; and takes it back from any state (`INGETROKKEN`), which is for good. An editor refuses with a coded
//! reason, also what was published before, and may publish after all.
//!
//! Published ones are for everybody; the other states are for who wrote it and REDACTIE.

mod graphql;
mod policy;
mod rules;

pub(crate) use self::{
    graphql::{VoorleggingAfwijsreden, VoorleggingBesluit, VoorleggingStatus},
    policy::may,
    rules::{Actie, Nee, Oordeel, Waarom, naar, uitgelegd},
};
