//! The columns of METINGEN and of LEERVRAAGTEKSTEN, and what they mean.

use entity::uitgave::Soort;

use crate::uitgave::rules::cel::{Kolom, Type};

/// The columns whose cells say something of another object than that of their row, and the one that says which.
pub(super) const VERGELEKEN_MET: &str = "vergelekenMet";
pub(super) const AFGELEID: [&str; 2] = ["verschil", "verschilPunten"];

/// The column that says why a row is empty.
pub(super) const ERRATUM: &str = "erratum";
const ERRATA: Kolom = Kolom::vast(
    ERRATUM,
    Type::Tekst,
    "Waarom de rij leeg is: SAMENGEVOEGD, HERZIEN of VERVANGEN, of NIET_MEER_LEESBAAR.",
    "Why the row is empty: SAMENGEVOEGD (merged), HERZIEN (has other words), VERVANGEN (another took its place), or NIET_MEER_LEESBAAR (no longer to be read).",
);

const ONTBREEKT_NL: &str = "ONDERDRUKT: minder dan de celgrens; SECUNDAIR: met dit getal zou zo'n getal volgen; NIET_GEMETEN: niet geteld of niet gevraagd.";
const ONTBREEKT_EN: &str = "ONDERDRUKT: fewer than the cell rule allows; SECUNDAIR: with this number such a number would follow; NIET_GEMETEN: not counted or not asked.";

const METINGEN: &[Kolom] = &[
    Kolom::vast(
        "meting",
        Type::Tekst,
        "De sleutel van de meting.",
        "The key of the measurement.",
    ),
    Kolom::vast(
        "praktijk",
        Type::Tekst,
        "De sleutel van de Lerende Praktijk.",
        "The key of the Lerende Praktijk.",
    ),
    Kolom::vast(
        "praktijkNaam",
        Type::Tekst,
        "Haar naam op de peildatum.",
        "Its name on the reference date.",
    ),
    Kolom::vast(
        "soort",
        Type::Tekst,
        "NULMETING, TUSSENMETING of EINDMETING.",
        "NULMETING (the first), TUSSENMETING (on the way) or EINDMETING (the last).",
    ),
    Kolom::vast(
        "instrument",
        Type::Tekst,
        "Hoe er gemeten is: ENQUETE, GROEPSGESPREK of REFLECTIESESSIE.",
        "How was measured: ENQUETE (a questionnaire), GROEPSGESPREK (a conversation) or REFLECTIESESSIE (looking back together).",
    ),
    Kolom::vast(
        "van",
        Type::Dag,
        "De eerste dag van de meting.",
        "The first day of the measurement.",
    ),
    Kolom::vast(
        "tot",
        Type::Dag,
        "De dag na de laatste; leeg als zij één dag duurde.",
        "The day after the last; empty when it took one day.",
    ),
    Kolom::vast(
        "rij",
        Type::Tekst,
        "PARAMETER: waar de praktijk staat op een parameter van het raamwerk; STELLING: wat er op een stelling geantwoord is.",
        "PARAMETER: where the praktijk stands on a parameter of the framework; STELLING: what was answered to a statement.",
    ),
    Kolom::vast(
        "parameter",
        Type::Tekst,
        "De code van de parameter; leeg bij een stelling.",
        "The code of the parameter; empty with a statement.",
    ),
    Kolom::vast(
        "parameterNaam",
        Type::Tekst,
        "De naam van de parameter.",
        "The name of the parameter.",
    ),
    Kolom::vast(
        "term",
        Type::Tekst,
        "Het niveau, in de woorden van toen; leeg als het niet gescoord is.",
        "The level, in the words of then; empty when it was not scored.",
    ),
    Kolom::vast(
        "ordinaal",
        Type::Getal,
        "De plaats van het niveau: 1 is het laagste, 3 het hoogste. Een volgorde en geen maat: een gemiddelde zegt niets.",
        "The place of the level: 1 is the lowest, 3 the highest. An order and no measure: an average means nothing.",
    ),
    Kolom::vast(
        "nietGescoord",
        Type::Tekst,
        "Waarom er geen niveau is, als dat gezegd is.",
        "Why there is no level, if that was said.",
    ),
    Kolom::vast(
        "laag",
        Type::Getal,
        "Hoeveel mensen het laagste niveau kozen.",
        "How many people chose the lowest level.",
    ),
    Kolom::vast("laagOntbreekt", Type::Tekst, ONTBREEKT_NL, ONTBREEKT_EN),
    Kolom::vast(
        "midden",
        Type::Getal,
        "Hoeveel mensen het middelste niveau kozen.",
        "How many people chose the middle level.",
    ),
    Kolom::vast("middenOntbreekt", Type::Tekst, ONTBREEKT_NL, ONTBREEKT_EN),
    Kolom::vast(
        "hoog",
        Type::Getal,
        "Hoeveel mensen het hoogste niveau kozen.",
        "How many people chose the highest level.",
    ),
    Kolom::vast("hoogOntbreekt", Type::Tekst, ONTBREEKT_NL, ONTBREEKT_EN),
    Kolom::vast(
        "stelling",
        Type::Tekst,
        "De stelling, zoals zij werd voorgelegd; leeg bij een parameter.",
        "The statement as it was put to people; empty with a parameter.",
    ),
    Kolom::vast(
        "stellingVersie",
        Type::Getal,
        "De versie van die woorden.",
        "The version of these words.",
    ),
    Kolom::vast(
        "eens",
        Type::Getal,
        "Hoeveel mensen het eens zijn.",
        "How many people agree.",
    ),
    Kolom::vast("eensOntbreekt", Type::Tekst, ONTBREEKT_NL, ONTBREEKT_EN),
    Kolom::vast(
        "oneens",
        Type::Getal,
        "Hoeveel mensen het niet eens zijn.",
        "How many people do not agree.",
    ),
    Kolom::vast("oneensOntbreekt", Type::Tekst, ONTBREEKT_NL, ONTBREEKT_EN),
    Kolom::vast(
        "geldig",
        Type::Getal,
        "Hoeveel mensen zeiden of zij het eens zijn.",
        "How many people said whether they agree.",
    ),
    Kolom::vast("geldigOntbreekt", Type::Tekst, ONTBREEKT_NL, ONTBREEKT_EN),
    Kolom::vast(
        "percentage",
        Type::Procent,
        "Deel van `geldig` dat het eens is, in procenten met één decimaal; leeg als de aantallen het zijn.",
        "Share of `geldig` that agrees, in percent with one decimal; empty where the counts are.",
    ),
    Kolom::vast(
        "vergelekenMet",
        Type::Tekst,
        "De sleutel van de laatste eerdere meting waar deze naast mag staan: hetzelfde instrument en dezelfde woorden.",
        "The key of the last earlier measurement that this one may stand beside: the same instrument and the same words.",
    ),
    Kolom::vast(
        "verschil",
        Type::Getal,
        "Hoeveel niveaus hoger dan toen; lager is negatief.",
        "How many levels higher than then; lower is negative.",
    ),
    Kolom::vast(
        "verschilPunten",
        Type::Procent,
        "Hoeveel procentpunten meer mensen het eens zijn dan toen; minder is negatief.",
        "By how many percentage points more people agree than then; fewer is negative.",
    ),
    Kolom::vast(
        "nietVergelijkbaar",
        Type::Tekst,
        "Waarom zij naast geen eerdere staat: EERSTE_METING, NIET_GEMETEN, ANDERE_VERSIE of ANDER_INSTRUMENT.",
        "Why it stands beside no earlier one: EERSTE_METING (the first), NIET_GEMETEN (no value), ANDERE_VERSIE (other words) or ANDER_INSTRUMENT (another instrument).",
    ),
    ERRATA,
];

const LEERVRAAGTEKSTEN: &[Kolom] = &[
    Kolom::vast(
        "leervraag",
        Type::Tekst,
        "De sleutel van de leervraag.",
        "The key of the learning question.",
    ),
    Kolom::vast(
        "versie",
        Type::Getal,
        "Haar versie op de peildatum; zij groeit met elke wijziging.",
        "Its version on the reference date; it grows with every change.",
    ),
    Kolom::vast(
        "gepubliceerd",
        Type::Dag,
        "De dag waarop zij het laatst uitkwam.",
        "The day on which it last came out.",
    ),
    Kolom::vast("tekst", Type::Tekst, "De vraag.", "The question."),
    Kolom::vast(
        "toelichting",
        Type::Tekst,
        "Wat erbij gezegd is.",
        "What else was said.",
    ),
    Kolom::vast(
        "herkomst",
        Type::Tekst,
        "Waar zij vandaan komt.",
        "Where it came from.",
    ),
    Kolom::vast("aard", Type::Tekst, "Waar zij over gaat.", "What it is about."),
    Kolom::vast(
        "onderwijssoort",
        Type::Tekst,
        "De onderwijssoort waar zij over gaat.",
        "The kind of school that it concerns.",
    ),
    Kolom::vast(
        "themas",
        Type::Tekst,
        "De sleutels van de thema's die haar bundelen, met ` | ` ertussen.",
        "The keys of the themes that bundle it, with ` | ` between them.",
    ),
    Kolom::vast(
        "themaNamen",
        Type::Tekst,
        "De namen van die thema's op de peildatum, in dezelfde volgorde.",
        "The names of these themes on the reference date, in the same order.",
    ),
    ERRATA,
];

/// The columns of a kind of release, in the order of its files.
pub(super) fn beschreven(soort: Soort) -> &'static [Kolom] {
    match soort {
        Soort::Metingen => METINGEN,
        Soort::Leervraagteksten => LEERVRAAGTEKSTEN,
        Soort::Kruistabel | Soort::Leervragen | Soort::Ontwikkelopgaven => &[],
    }
}

/// The column that names the object of a row.
pub(super) fn object(soort: Soort) -> &'static str {
    beschreven(soort).first().map_or("", |kolom| &*kolom.naam)
}

/// The same as other kinds of release have them.
pub(in crate::uitgave::rules) fn kolommen(soort: Soort) -> Vec<Kolom> {
    beschreven(soort).to_vec()
}
