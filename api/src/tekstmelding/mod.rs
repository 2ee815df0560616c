//! Tekstmeldingen: what members report about texts that others read without an editor's look: what experts answer, what a
//! praktijk tells about a good practice that it took over, its canvas, an activiteit, the summary of a meting.
//!
//! A member reports what everybody may read, with a coded reason, once at a time. An editor decides about all open reports on
//! a text at once: the text is *hidden* (`GEGROND`), or stays (`ONGEGROND`). An editor shows a hidden text again. Meanwhile it
//! is there for who wrote it, for who takes part in its praktijk now, and for REDACTIE; for all others it is not. Of what says
//! something besides words (a meting, an overname) the words go and the rest stays. What changes while it is hidden stays
//! hidden: only an editor ends that.
//!
//! Who reported it is told to nobody. The reporter is told how it ended; who wrote the text, or facilitates its praktijk now,
//! that it was hidden and why, and that it is shown again.
//!
//! Each kind of text has its own table and policy, which reads the moment (`verborgen_op`) at which it was hidden. Leervragen,
//! good practices and bijdragen have their own reports, because an editor looks at them anyway.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{GemeldeTekst, Mutations, Queries, TekstMelding, TekstMeldingFoutCode, TekstVerborgen},
    read::ById,
    rules::Soort,
};
