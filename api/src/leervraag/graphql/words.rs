//! The closed sets of leervragen, as clients know them.

use async_graphql::{Enum, SimpleObject};
use entity::leervraag;
use serde::Deserialize;

use crate::{
    graph::fout::fout_codes,
    leervraag::rules::Code,
    tekst::{Signaal, SignaalCode},
};

/// Where a leervraag stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "leervraag::Status")]
pub enum LeervraagStatus {
    /// Being written; only its people see it.
    Concept,
    /// Offered to the editors.
    Ingediend,
    /// Published: everybody sees it.
    Gepubliceerd,
    /// Refused with a reason; the asker may revise or answer.
    Afgewezen,
    /// Withdrawn by the asker; for good.
    Ingetrokken,
    /// Merged into another leervraag, in which it goes on. Everybody sees it by its id and where it was bundled.
    Samengevoegd,
}

/// What a leervraag is about.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "leervraag::Aard")]
pub enum LeervraagAard {
    /// The professional's own development.
    PersoonlijkeOpgave,
    /// Working together with others.
    Samenwerkingsvraagstuk,
    /// Knowledge of the subject.
    InhoudelijkeKennis,
    /// What the work needs in order to be done well.
    Randvoorwaarde,
}

/// Where a leervraag came from.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "leervraag::Herkomst")]
pub enum LeervraagHerkomst {
    /// A Lerende Praktijk.
    LerendePraktijk,
    /// The community of members.
    Community,
    /// An activiteit: a webinar, a dialogue, a working day.
    Activiteit,
    /// An interview; said by REDACTIE only.
    Interview,
    /// A beroepsvereniging; said by who has a lidmaatschap that holds now, and by REDACTIE.
    Vereniging,
}

/// How the asker is shown to signed-in members. Anonymous readers never see the asker.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "LeervraagWeergave", remote = "leervraag::Weergave")]
pub enum VragerWeergave {
    /// By name.
    Naam,
    /// By discipline and sector only.
    Rol,
    /// Not at all.
    Anoniem,
}

/// Whose question it is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "LeervraagVragerSoort", remote = "leervraag::VragerSoort")]
pub enum VragerSoort {
    /// One person: a member, or through an editor somebody without an account.
    Persoon,
    /// A Lerende Praktijk as a whole.
    Praktijk,
    /// A group at an activiteit or in a praktijk.
    Groep,
}

/// Why an editor refused a leervraag.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "LeervraagAfwijsreden", remote = "leervraag::Afwijsreden")]
pub enum Afwijsreden {
    /// It can be traced to a child, a family or a colleague.
    TeveelHerleidbaar,
    /// It is not a question about the own work.
    GeenLeervraag,
    /// It was asked before.
    Dubbel,
    /// It is outside the field of the agenda.
    BuitenOnderwerp,
    /// Its tone does not fit the platform.
    Ongepast,
}

/// In which order leervragen come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeervraagOrder {
    /// Newest first.
    #[default]
    Nieuwste,
    /// Oldest first.
    Oudste,
    /// Most recognised first.
    MeestHerkend,
    /// Last changed first.
    LaatstGewijzigd,
}

/// What the guard doubts about a text.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "SignaalCode")]
pub enum TekstSignaalCode {
    /// A common first name.
    Voornaam,
    /// A capitalised word where a name would stand.
    MogelijkeNaam,
    /// The age of one child.
    Leeftijd,
    /// The name of a school beside an age.
    SchoolEnLeeftijd,
    /// A street with a number.
    StraatEnNummer,
    /// A full postcode without a house number.
    Postcode,
    /// A question about one child instead of about the profession.
    Hulpvraag,
    /// A number that may belong to a person.
    Nummer,
    /// An e-mail address in words.
    MogelijkEmail,
    /// A full date near a word for a child or relative.
    MogelijkeGeboortedatum,
}

/// A place that an editor must look at before publication.
#[derive(SimpleObject)]
pub(crate) struct TekstSignaal {
    /// What may be there.
    code: TekstSignaalCode,
    /// In which field of the object.
    field: &'static str,
    /// Characters (Unicode code points) before the place.
    offset: i32,
    /// Characters of the place.
    length: i32,
}

impl TekstSignaal {
    /// A doubt about a field.
    pub(crate) fn new(field: &'static str, doubt: Signaal) -> Self {
        let whole = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        Self {
            code: doubt.code.into(),
            field,
            offset: whole(doubt.plaats.offset),
            length: whole(doubt.plaats.length),
        }
    }
}

#[derive(Deserialize)]
struct Doubts {
    tekst: Vec<Signaal>,
    toelichting: Vec<Signaal>,
}

/// The doubts as they were kept: code and place, never text.
pub(super) fn doubts(kept: Option<&str>) -> serde_json::Result<Vec<TekstSignaal>> {
    let Some(kept) = kept else { return Ok(Vec::new()) };
    let Doubts { tekst, toelichting } = serde_json::from_str(kept)?;
    let told = |field| move |doubt: Signaal| TekstSignaal::new(field, doubt);
    let in_tekst = tekst.into_iter().map(told("tekst"));
    Ok(in_tekst
        .chain(toelichting.into_iter().map(told("toelichting")))
        .collect())
}

fout_codes! {
    /// Why an action on a leervraag was not done.
    LeervraagFoutCode of Code {
        /// You do not take part in this Lerende Praktijk now.
        NietInPraktijk,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// This discipline is not on the asker's profile.
        DisciplineNietVanU,
        /// Origin, asker, praktijk and activiteit do not fit together.
        HerkomstKloptNiet,
        /// You cannot speak for this origin: an interview, or a beroepsvereniging.
        HerkomstNietVanU,
        /// Only who facilitates the Lerende Praktijk, or an editor, enters a question for others.
        NietNamens,
        /// The asker does not take part in the Lerende Praktijk now.
        VragerNietInPraktijk,
        /// How the asker is shown is for the asker to choose.
        WeergaveKiestVrager,
        /// The same text stands earlier in the delivery.
        DubbelInLevering,
        /// The same text was entered before from the same praktijk and activiteit.
        AlIngevoerd,
        /// The delivery has no rows.
        GeenRijen,
        /// Impossible in the present state.
        StatusStaatNietToe,
        /// Only a refused leervraag can be answered.
        NietsAfgewezen,
        /// This refusal was answered already; other words, or withdrawing, remain.
        WeerwoordAlGegeven,
        /// One does not recognise the own question.
        EigenVraag,
        /// You do not recognise this leervraag, so there is nothing to take along.
        NietHerkend,
        /// More items than an input list may have.
        TeVeel,
    }
}
