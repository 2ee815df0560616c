//! What the columns of a release mean, as CSVW metadata in Dutch and in English; and how a release is cited. Pure.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Formaat, Inhoud, inhoud::Kolom, schrijven::woord};

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
    let (van, tot) = (inhoud.van, inhoud.tot);
    match taal {
        Taal::Nl => format!(
            "Agenda Vakmanschap. {title}, van {van} tot {tot}. Peildatum {peildatum}. Uitgave {kenmerk}."
        ),
        Taal::En => format!(
            "Agenda Vakmanschap. {title}, from {van} up to {tot}. Reference date {peildatum}. Release {kenmerk}."
        ),
    }
}

fn titel(inhoud: &Inhoud, taal: Taal) -> &'static str {
    if inhoud.per_leervraag() {
        taal.zegt("Leervragen, een voor een", "Learning questions, one by one")
    } else {
        taal.zegt("Aantallen leervragen", "Counts of learning questions")
    }
}

/// The code book of the file `gegevens.csv` of a release.
pub(crate) fn codeboek(inhoud: &Inhoud, kenmerk: &str, peildatum: NaiveDate, taal: Taal) -> String {
    let filter: Vec<Value> = inhoud.filter.iter().map(|one| json!(one)).collect();
    let told = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": taal.code() }],
        "url": Formaat::Csv.bestand(),
        "dc:title": titel(inhoud, taal),
        "dc:identifier": kenmerk,
        "dc:issued": peildatum,
        "dc:temporal": format!("{}/{}", inhoud.van, inhoud.tot),
        "dc:bibliographicCitation": citaat(inhoud, kenmerk, peildatum, taal),
        "dc:description": uitleg(inhoud, taal),
        "notes": { "celgrens": inhoud.celgrens, "filter": filter, "korrel": inhoud.korrel },
        "dialect": { "encoding": "utf-8", "header": true, "delimiter": ",", "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": kolommen(inhoud, taal) },
    });
    format!("{told:#}\n")
}

fn uitleg(inhoud: &Inhoud, taal: Taal) -> String {
    let k = inhoud.celgrens;
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
    if !inhoud.per_leervraag() {
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

fn kolommen(inhoud: &Inhoud, taal: Taal) -> Vec<Value> {
    let kolom = |name: &str, datatype: &str, nl: &str, en: &str| json!({ "name": name, "titles": name, "datatype": datatype, "dc:description": taal.zegt(nl, en) });
    let mut kolommen = vec![if inhoud.per_leervraag() {
        let (nl, en) = (
            "De naam van de rij in deze uitgave; in een andere uitgave heet zij anders.",
            "The name of the row in this release; another release calls it otherwise.",
        );
        kolom("sleutel", "string", nl, en)
    } else {
        let (nl, en) = (
            "TOTAAL: alle leervragen van de periode die het filter laat; CEL: die met deze waarden.",
            "TOTAAL: all learning questions of the period that the filter leaves; CEL: those with these values.",
        );
        kolom("rij", "string", nl, en)
    }];
    let (nl, en) = ("De eerste dag van de periode.", "The first day of the period.");
    kolommen.push(kolom("van", "date", nl, en));
    let (nl, en) = (
        "De dag na de laatste van de periode.",
        "The day after the last of the period.",
    );
    kolommen.push(kolom("tot", "date", nl, en));
    for one in &inhoud.kolommen {
        kolommen.extend(dimensie(one, taal, &kolom));
    }
    if !inhoud.per_leervraag() {
        let (nl, en) = (
            "Van hoeveel leervragen het verteld wordt; leeg als `ontbreekt` zegt waarom.",
            "Of how many it is told; empty where `ontbreekt` says why.",
        );
        kolommen.push(kolom("aantal", "integer", nl, en));
        let (nl, en) = (
            "Deel van het totaal van de periode, in procenten met één decimaal.",
            "Share of the total of the period, in percent with one decimal.",
        );
        kolommen.push(kolom("aandeel", "decimal", nl, en));
        let (nl, en) = (
            "ONDERDRUKT: er zijn er minder dan de celgrens.",
            "ONDERDRUKT: they are fewer than the cell rule allows.",
        );
        kolommen.push(kolom("ontbreekt", "string", nl, en));
    }
    kolommen
}

fn dimensie(one: &Kolom, taal: Taal, kolom: &impl Fn(&str, &str, &str, &str) -> Value) -> Vec<Value> {
    let name = woord(one);
    let about = one.dimensie.uitleg(taal == Taal::En);
    let mut columns = vec![kolom(&name, "string", about, about)];
    if one.benoemd {
        let (nl, en) = (
            "De naam waar de waarde voor staat, op de peildatum.",
            "The name that the value stands for, on the reference date.",
        );
        columns.push(kolom(&format!("{name}Naam"), "string", nl, en));
    }
    let (nl, en) = (
        "GENOEMD: er is een waarde; ONBEKEND: er is geen, of geen die bekend mag zijn; VERBORGEN: te weinig leervragen \
         zijn zo, en daarom wordt het niet verteld.",
        "GENOEMD: there is a value; ONBEKEND: there is none, or none that may be known; VERBORGEN: too few are like this, so \
         it is not told.",
    );
    columns.push(kolom(&format!("{name}Groep"), "string", nl, en));
    columns
}
