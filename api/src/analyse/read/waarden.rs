//! The values of dimensions as they leave and come in: codes, and global ids with the names of what they refer to.

use entity::vrijgave::Soort;
use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{
    analyse::rules::vrijgave::{Dimensie, Fout, Vak},
    discipline,
    error::{Error, Result},
    gebied,
    graph::{Kind, Op},
    opgave, praktijk, raamwerk, thema, vereniging,
};

/// The type of object that the values of a dimension are.
fn soort(dimensie: Dimensie) -> Option<Kind> {
    match dimensie {
        Dimensie::Discipline => Some(Kind::Discipline),
        Dimensie::Ontwikkelopgave => Some(Kind::Ontwikkelopgave),
        Dimensie::Samenwerkingsvorm => Some(Kind::Samenwerkingsvorm),
        Dimensie::Regio | Dimensie::MetingRegio => Some(Kind::Gebied),
        Dimensie::Praktijk => Some(Kind::LerendePraktijk),
        Dimensie::Factor => Some(Kind::WerkzameFactor),
        Dimensie::Parameter => Some(Kind::RaamwerkParameter),
        Dimensie::Thema => Some(Kind::Thema),
        Dimensie::Beroepsvereniging => Some(Kind::Beroepsvereniging),
        Dimensie::LidDiscipline => Some(Kind::Discipline),
        Dimensie::Sector
        | Dimensie::Aard
        | Dimensie::Onderwijssoort
        | Dimensie::Herkomst
        | Dimensie::Status
        | Dimensie::Maand
        | Dimensie::Lidsoort
        | Dimensie::LidSector
        | Dimensie::Registratie
        | Dimensie::Combinatie
        | Dimensie::MetingSoort
        | Dimensie::MetingInstrument
        | Dimensie::MetingSamenwerking
        | Dimensie::MetingKennisDelen
        | Dimensie::MetingLeren
        | Dimensie::MetingNabijheid
        | Dimensie::MetingBeschikbaarheid
        | Dimensie::MetingProactiefHandelen
        | Dimensie::MetingIdentiteit
        | Dimensie::MetingVertrouwen => None,
    }
}

/// Whether the values of a dimension refer to something that has a name.
pub(crate) fn benoemd(dimensie: Dimensie) -> bool {
    soort(dimensie).is_some()
}

/// The value of a released table as everybody reads it: a code, a global id, or a day.
pub(crate) fn naar_buiten(dimensie: Dimensie, value: &str) -> String {
    match (soort(dimensie), value.parse::<Uuid>()) {
        (Some(kind), Ok(key)) => kind.id(key).to_string(),
        _ => value.to_owned(),
    }
}

/// The values that a filter lets through, as they are asked by; `onbekend` is what has none.
pub(crate) fn vakken<S: AsRef<str>>(
    dimensie: Dimensie,
    waarden: &[S],
    onbekend: bool,
) -> Result<BTreeSet<Vak>> {
    let named = waarden.iter().map(|value| vak(dimensie, value.as_ref()));
    named.chain(onbekend.then_some(Ok(Vak::Onbekend))).collect()
}

/// A value as it is asked by.
fn vak(dimensie: Dimensie, value: &str) -> Result<Vak> {
    Ok(Vak::Waarde(match soort(dimensie) {
        Some(kind) => kind.key_in(value)?.to_string(),
        None => value.to_owned(),
    }))
}

/// The name of what a value of a released table refers to, if it has one that the actor may see.
pub(crate) async fn naam(op: &Op, dimensie: Dimensie, value: &str) -> Result<Option<String>> {
    let Ok(key) = value.parse() else { return Ok(None) };
    Ok(match dimensie {
        Dimensie::Discipline | Dimensie::LidDiscipline => {
            op.load(discipline::ById(key)).await?.map(|row| row.naam)
        }
        Dimensie::Beroepsvereniging => op.load(vereniging::ById(key)).await?.map(|row| row.naam),
        Dimensie::Ontwikkelopgave => op.load(opgave::ById(key)).await?.map(|row| row.titel),
        Dimensie::Samenwerkingsvorm => op.load(raamwerk::vorm(key)).await?.map(|row| row.naam),
        Dimensie::Regio | Dimensie::MetingRegio => op.load(gebied::ById(key)).await?.map(|row| row.naam),
        Dimensie::Praktijk => op.load(praktijk::ById(key)).await?.map(|row| row.naam),
        Dimensie::Factor => op.load(raamwerk::factor(key)).await?.map(|row| row.naam),
        Dimensie::Parameter => op.load(raamwerk::parameter(key)).await?.map(|row| row.naam),
        Dimensie::Thema => op.load(thema::ById(key)).await?.map(|row| row.naam),
        _ => None,
    })
}

/// A dimension as it is written in a question.
fn word(dimensie: Dimensie) -> String {
    let mut word = String::new();
    for letter in format!("{dimensie:?}").chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(letter.to_uppercase());
    }
    word
}

/// A dimension that stands by itself.
fn alleen(dimensie: Dimensie) -> Error {
    let dimensie = word(dimensie);
    Error::bad(
        format!("{dimensie} gaat met geen andere dimensie samen."),
        format!("{dimensie} goes with no other dimension."),
    )
}

/// What is wrong with a question; it names dimensions, which are of a closed set.
impl From<Fout> for Error {
    fn from(fout: Fout) -> Self {
        match fout {
            // Those who have several memberships are told by themselves.
            Fout::Vreemd(dimensie) if dimensie.soort() == Soort::Personen => alleen(dimensie),
            Fout::Vreemd(dimensie) => {
                let (soort, dimensie) = (dimensie.soort(), word(dimensie));
                let where_to = match soort {
                    Soort::Leervragen => "leervragenAnalyse",
                    Soort::Leden | Soort::Personen => "ledenAnalyse",
                    Soort::Metingen => "metingenAnalyse",
                };
                Self::bad(
                    format!("{dimensie} is een dimensie van {where_to}."),
                    format!("{dimensie} is a dimension of {where_to}."),
                )
            }
            Fout::Vorm => Self::bad(
                "Geef hooguit vier verschillende dimensies, elk filter eenmaal en met ten minste één waarde.",
                "Give at most four different dimensions, each filter once and with at least one value.",
            ),
            Fout::NietSamen(one, other) => {
                let with: Vec<String> = one.naast().into_iter().map(word).collect();
                if with.is_empty() {
                    return alleen(one);
                }
                let (one, other, with) = (word(one), word(other), with.join(", "));
                Self::bad(
                    format!("{one} en {other} gaan niet samen; naast {one} kan: {with}."),
                    format!("{one} and {other} do not go together; beside {one} may stand: {with}."),
                )
            }
            Fout::Meervoudig(dimensie) => {
                let dimensie = word(dimensie);
                Self::bad(
                    format!("Geef voor {dimensie} één waarde: een leervraag kan er meer hebben."),
                    format!("Give one value for {dimensie}: a leervraag may have more of them."),
                )
            }
        }
    }
}
