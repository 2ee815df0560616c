//! Dutch building blocks for leervragen: some fifty thousand different questions about working together.

use super::toeval::Toeval;

/// Places for the subject `{o}`, the partner `{p}` and the setting `{s}`.
const VORMEN: &[&str] = &[
    "Hoe stem ik {o} af met {p} {s}?",
    "Wat helpt mij om {o} te bespreken met {p} {s}?",
    "Wanneer vraag ik {p} om mee te denken over {o} {s}?",
    "Welke stap zet ik eerst als {o} vastloopt tussen {p} en mij {s}?",
    "Wat kan ik van {p} leren over {o} {s}?",
    "Hoe houden {p} en ik samen zicht op {o} {s}?",
    "Hoe verdeel ik het werk rond {o} eerlijk met {p} {s}?",
];

const ONDERWERPEN: &[&str] = &[
    "de verwachtingen van ouders",
    "een gezamenlijk plan",
    "schoolverzuim",
    "thuiszittende leerlingen",
    "de overgang van basisschool naar voortgezet onderwijs",
    "signalen van onveiligheid",
    "faalangst en prestatiedruk",
    "het delen van informatie",
    "een verwijzing naar specialistische hulp",
    "de terugkeer naar school",
    "de groei van zelfvertrouwen",
    "rouw en verlies in een gezin",
    "gedrag in de groep",
    "de inzet van ervaringskennis",
    "vroege signalering",
    "schulden en armoede in gezinnen",
    "een veilig pedagogisch klimaat",
    "mediagebruik van jongeren",
    "de stem van jeugdigen",
    "taalontwikkeling van jonge kinderen",
    "de evaluatie van onze samenwerking",
    "wachttijden in de jeugdhulp",
];

const PARTNERS: &[&str] = &[
    "de intern begeleider",
    "het wijkteam",
    "de schoolmaatschappelijk werker",
    "de leerplichtambtenaar",
    "collega's uit de jeugdhulp",
    "de jeugdverpleegkundige",
    "de huisarts",
    "jongerenwerkers",
    "de orthopedagoog",
    "het samenwerkingsverband",
    "de gemeente",
    "leraren",
    "de gezinscoach",
    "ouders",
    "de kinderopvang",
    "pleegzorgwerkers",
    "vaktherapeuten",
    "de doorstroomcoach",
    "een ervaringsdeskundige",
    "de schoolleider",
];

const KADERS: &[&str] = &[
    "in het speciaal onderwijs",
    "op de basisschool",
    "in het mbo",
    "in een volle week",
    "zonder extra overleg",
    "als we elkaar nog niet kennen",
    "wanneer de meningen uiteenlopen",
    "buiten de schoolmuren",
    "na een moeilijk gesprek",
    "aan het begin van het schooljaar",
    "als de rollen onduidelijk zijn",
    "bij wisselende bezetting",
    "in de voorschoolse periode",
    "op afstand",
    "in een nieuw team",
    "als het spannend wordt",
    "voordat er een crisis is",
];

const TOELICHTINGEN: &[&str] = &[
    "We spreken elkaar vooral als er iets mis is; ik zoek een gewoonte die daaraan voorafgaat.",
    "In ons team denken we hier verschillend over en dat blijft onuitgesproken.",
    "Ik merk dat ik snel naar een oplossing grijp en te weinig doorvraag.",
    "De afspraken staan op papier, in de praktijk doet iedereen het anders.",
    "Er zijn veel partners bij betrokken en niemand voelt zich eigenaar.",
];

/// A leervraag and, in three of ten cases, its explanation.
pub(super) fn leervraag(toeval: &mut Toeval) -> (String, Option<&'static str>) {
    let (vorm, onderwerp, partner, kader) = (
        *toeval.kies(VORMEN),
        *toeval.kies(ONDERWERPEN),
        *toeval.kies(PARTNERS),
        *toeval.kies(KADERS),
    );
    let tekst = vorm
        .replace("{o}", onderwerp)
        .replace("{p}", partner)
        .replace("{s}", kader);
    let toelichting = toeval.kans(30).then(|| *toeval.kies(TOELICHTINGEN));
    (tekst, toelichting)
}

/// The name of a theme.
pub(super) fn thema(toeval: &mut Toeval) -> String {
    format!("Demo: {} met {}", toeval.kies(ONDERWERPEN), toeval.kies(PARTNERS))
}

/// The titles of ontwikkelopgaven, with a place for the subject.
const OPGAVEN: &[&str] = &[
    "samen werken aan {o}",
    "elkaar versterken rond {o}",
    "blijven leren over {o}",
    "taal vinden voor {o}",
    "ruimte maken voor {o}",
];

/// The title of an ontwikkelopgave; no two of an edition have the same subject.
pub(super) fn opgave(editie: usize, nummer: i32) -> String {
    let nummer = usize::try_from(nummer).unwrap_or_default();
    let vorm = OPGAVEN[(editie + nummer) % OPGAVEN.len()];
    // 7 shares no divisor with the number of subjects, so that a subject comes back only after all the others.
    let onderwerp = ONDERWERPEN[(editie * 3 + nummer * 7) % ONDERWERPEN.len()];
    format!("Demo: {}", vorm.replace("{o}", onderwerp))
}

/// Why a theme or a leervraag was put beneath an ontwikkelopgave.
pub(super) const REDENEN: &[&str] = &[
    "Deze vragen keren in veel praktijken terug.",
    "Hier lopen professionals in de samenwerking op vast.",
    "Dit vraagt om leren over de grenzen van het eigen beroep heen.",
    "Leden noemden dit in gesprekken over de agenda het vaakst.",
];

/// What an edition is called by its place.
pub(super) const ORDE: &[&str] = &[
    "eerste editie",
    "tweede editie",
    "derde editie",
    "vierde editie",
    "vijfde editie",
    "zesde editie",
];

/// First names for members, who are all called "Demo …".
pub(super) const VOORNAMEN: &[&str] = &[
    "Aicha",
    "Bram",
    "Charlotte",
    "Dewi",
    "Emre",
    "Femke",
    "Guus",
    "Hamza",
    "Ilse",
    "Jasper",
    "Kiki",
    "Lars",
    "Mila",
    "Nina",
    "Omar",
    "Priya",
    "Quinten",
    "Rosa",
    "Sven",
    "Thijs",
    "Ugo",
    "Vera",
    "Wout",
    "Xenia",
    "Yara",
    "Zeno",
];
