//! What the columns of a release mean, as CSVW metadata in Dutch and in English; and how a release is cited. Pure.

use chrono::NaiveDate;
use entity::uitgave::Soort;
use serde_json::{Value, json};

use super::{
    Formaat, Inhoud,
    cel::{Kolom, Type},
    lijst::Lijst,
    opgaven::Opgaven,
    tabel::Tabel,
};

/// The language of a code book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taal {
    Nl,
    En,
}

impl Taal {
    pub(crate) const ALLE: [Self; 2] = [Self::Nl, Self::En];

    /// The name of the file.
    pub(crate) fn bestand(self) -> &'static str {
        match self {
            Self::Nl => "codeboek-nl.json",
            Self::En => "codeboek-en.json",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    fn zegt<'a>(self, nl: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }
}

/// How a release is referred to.
pub(crate) fn citaat(inhoud: &Inhoud, kenmerk: &str, peildatum: NaiveDate, taal: Taal) -> String {
    let title = titel(inhoud, taal);
    let title = match inhoud {
        Inhoud::Tabel(Tabel { van, tot, .. }) => match taal {
            Taal::Nl => format!("{title}, van {van} tot {tot}"),
            Taal::En => format!("{title}, from {van} up to {tot}"),
        },
        Inhoud::Opgaven(_) => title,
        Inhoud::Lijst(Lijst { van, tot, .. }) => title + &periode(*van, *tot, taal),
    };
    match taal {
        Taal::Nl => format!("Agenda Vakmanschap. {title}. Peildatum {peildatum}. Uitgave {kenmerk}."),
        Taal::En => format!("Agenda Vakmanschap. {title}. Reference date {peildatum}. Release {kenmerk}."),
    }
}

/// A period that may be open on either side.
fn periode(van: Option<NaiveDate>, tot: Option<NaiveDate>, taal: Taal) -> String {
    let van = van.map(|day| format!("{} {day}", taal.zegt("van", "from")));
    let tot = tot.map(|day| format!("{} {day}", taal.zegt("tot", "up to")));
    match [van, tot].into_iter().flatten().collect::<Vec<_>>().join(" ") {
        none if none.is_empty() => none,
        told => format!(", {told}"),
    }
}

fn titel(inhoud: &Inhoud, taal: Taal) -> String {
    match inhoud {
        Inhoud::Tabel(tabel) if tabel.per_leervraag() => taal
            .zegt("Leervragen, een voor een", "Learning questions, one by one")
            .to_owned(),
        Inhoud::Tabel(_) => taal
            .zegt("Aantallen leervragen", "Counts of learning questions")
            .to_owned(),
        Inhoud::Opgaven(Opgaven { editie, .. }) => {
            let about = taal.zegt(
                "Ontwikkelopgaven en waar zij op rusten",
                "Ontwikkelopgaven and what they rest on",
            );
            format!("{about}: {}, {}", editie.titel, editie.nummer)
        }
        Inhoud::Lijst(lijst) if lijst.soort() == Soort::Metingen => taal
            .zegt(
                "Metingen van Lerende Praktijken",
                "Measurements of Lerende Praktijken",
            )
            .to_owned(),
        Inhoud::Lijst(_) => taal
            .zegt("Teksten van leervragen", "Texts of learning questions")
            .to_owned(),
    }
}

/// The code book of the files of a release; it names that of CSV.
pub(crate) fn codeboek(inhoud: &Inhoud, kenmerk: &str, peildatum: NaiveDate, taal: Taal) -> String {
    let mut told = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": taal.code() }],
        "url": Formaat::Csv.bestand(),
        "dc:title": titel(inhoud, taal),
        "dc:identifier": kenmerk,
        "dc:issued": peildatum,
        "dc:bibliographicCitation": citaat(inhoud, kenmerk, peildatum, taal),
        "dc:description": uitleg(inhoud, taal),
        "notes": notities(inhoud),
        "dialect": { "encoding": "utf-8", "header": true, "delimiter": ",", "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": inhoud.kolommen().iter().map(|kolom| beschreven(kolom, taal)).collect::<Vec<_>>() },
    });
    if let Inhoud::Tabel(tabel) = inhoud {
        told["dc:temporal"] = format!("{}/{}", tabel.van, tabel.tot).into();
    }
    if let Inhoud::Lijst(lijst) = inhoud {
        let day = |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        told["dc:temporal"] = format!("{}/{}", day(lijst.van), day(lijst.tot)).into();
    }
    format!("{told:#}\n")
}

fn notities(inhoud: &Inhoud) -> Value {
    match inhoud {
        Inhoud::Tabel(tabel) => {
            json!({ "celgrens": tabel.celgrens, "filter": tabel.filter, "korrel": tabel.korrel })
        }
        Inhoud::Opgaven(opgaven) => json!({ "editie": opgaven.editie }),
        Inhoud::Lijst(lijst) => json!({ "celgrens": lijst.celgrens, "errata": lijst.errata().len() }),
    }
}

fn uitleg(inhoud: &Inhoud, taal: Taal) -> String {
    let tabel = match inhoud {
        Inhoud::Tabel(tabel) => tabel,
        Inhoud::Opgaven(_) => {
            let (nl, en) = (
                "De ontwikkelopgaven van een vastgestelde editie, en van elk waar zij op rust, zoals iedereen het op de peildatum \
                 kon lezen.",
                "The ontwikkelopgaven of an adopted edition, and what each rests on, as everybody could read on the reference date.",
            );
            return taal.zegt(nl, en).to_owned();
        }
        Inhoud::Lijst(lijst) => return uitleg_lijst(lijst, taal),
    };
    let k = tabel.celgrens;
    let rule = match taal {
        Taal::Nl => format!(
            "Over gepubliceerde leervragen, naar het kwartaal waarin zij voor het eerst uitkwamen. Geen cijfer is van minder dan \
             {k} leervragen. Een leervraag die later is ingetrokken blijft meetellen."
        ),
        Taal::En => format!(
            "About published learning questions, by the quarter in which they first came out. No figure is of fewer than {k} \
             of them. One that was withdrawn later still counts."
        ),
    };
    if !tabel.per_leervraag() {
        return rule;
    }
    let rows = match taal {
        Taal::Nl => format!(
            " Elke rij is één leervraag; van elke rij zijn er in hetzelfde kwartaal ten minste {k} die hetzelfde zeggen."
        ),
        Taal::En => {
            format!(" Each row is one learning question; in the same quarter at least {k} rows say the same.")
        }
    };
    rule + &rows
}

fn uitleg_lijst(lijst: &Lijst, taal: Taal) -> String {
    let about = match lijst.celgrens {
        Some(k) => match taal {
            Taal::Nl => format!(
                "Vastgestelde metingen, zoals elke analist ze op de peildatum kon lezen: die met iedereen gedeeld zijn, en die van \
                 Lerende Praktijken die analisten laten meelezen. Een rij per parameter en per stelling. Geen aantal mensen is \
                 kleiner dan {k}. Niveaus hebben een volgorde en geen gemiddelde."
            ),
            Taal::En => format!(
                "Adopted measurements, as every analyst could read them on the reference date: those shared with everybody, and those \
                 of Lerende Praktijken that let analysts read along. A row for each parameter and each statement. No number of \
                 people is smaller than {k}. Levels have an order and no average."
            ),
        },
        None => taal
            .zegt(
                "Gepubliceerde leervragen, zoals iedereen ze op de peildatum kon lezen zonder aan te melden. Van wie ze stelde staat \
                 er niets.",
                "Published learning questions, as everybody could read them on the reference date without signing in. Of who asked \
                 them there is nothing.",
            )
            .to_owned(),
    };
    let errata = taal.zegt(
        " Wat daarna niet meer te lezen is, is ook hier verdwenen: de rij bleef, leeg, met de reden in `erratum`.",
        " What can no longer be read since is gone here too: its row stayed, empty, with the reason in `erratum`.",
    );
    about + errata
}

fn beschreven(kolom: &Kolom, taal: Taal) -> Value {
    let datatype = match kolom.soort {
        Type::Tekst => "string",
        Type::Dag => "date",
        Type::Getal => "integer",
        Type::Procent => "decimal",
    };
    json!({
        "name": kolom.naam,
        "titles": kolom.naam,
        "datatype": datatype,
        "dc:description": taal.zegt(kolom.nl, kolom.en),
    })
}
