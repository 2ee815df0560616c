//! Whoever changes what others change too says what was read.

use async_graphql::parser::types::TypeKind;

use super::sdl::{Contract, innermost, shown};

/// Changes that name an object and take no `version` of it, and why none is needed.
const WITHOUT: &[(&str, &str)] = &[
    (
        "ActiviteitVastleggenInput",
        "makes an activiteit; the rest is only referred to",
    ),
    (
        "AgendaReactieGevenInput",
        "makes a reaction; of each sender one stands",
    ),
    (
        "AnalyseToestaanInput",
        "makes a permission; of each praktijk one holds",
    ),
    ("BerichtenGelezenInput", "read is read, however often it is said"),
    (
        "BijdrageGevenInput",
        "makes a bijdrage; what it is about is only referred to",
    ),
    (
        "BijdrageMeldenInput",
        "makes a report; of each reporter one is open",
    ),
    (
        "CanvasMakenInput",
        "makes a canvas; of each praktijk there is one",
    ),
    ("CyclusStartenInput", "makes a cyclus; of each praktijk one runs"),
    (
        "DeelnameToevoegenInput",
        "makes a deelname; of each member one holds on a day",
    ),
    (
        "EigenReflectieMakenInput",
        "makes a reflection; the question is only referred to",
    ),
    (
        "ExpertAanwijzenInput",
        "makes an expert; the rest is only referred to",
    ),
    (
        "ExpertVraagStellenInput",
        "makes a question; the rest is only referred to",
    ),
    (
        "GoodPracticeErvaringVastleggenInput",
        "makes an ervaring; the overname is only referred to",
    ),
    (
        "GoodPracticeMakenInput",
        "makes a good practice; the rest is only referred to",
    ),
    (
        "GoodPracticeMeldenInput",
        "makes a report; of each reporter one is open",
    ),
    (
        "GoodPracticeOvernemenInput",
        "makes an overname; of each praktijk one runs",
    ),
    ("HerkenningMeenemenInput", "moves the own herkenning, once"),
    (
        "InzichtVastleggenInput",
        "makes an inzicht; the rest is only referred to",
    ),
    (
        "LeervraagHerkennenInput",
        "the own herkenning is there or not, however often it is said",
    ),
    (
        "LeervraagHerkenningIntrekkenInput",
        "the own herkenning is there or not, however often it is said",
    ),
    (
        "LeervraagIndienenInput",
        "makes a leervraag; the rest is only referred to",
    ),
    (
        "LeervraagMeldenInput",
        "makes a report; of each reporter one is open",
    ),
    (
        "LeervragenIndienenInput",
        "makes leervragen; the rest is only referred to",
    ),
    (
        "LidmaatschapOpgevenInput",
        "makes a claim; the beroepsvereniging is only referred to",
    ),
    (
        "LeervragenModererenInput",
        "takes `versions`, one for each leervraag",
    ),
    (
        "LerendePraktijkStartenInput",
        "makes a praktijk; the rest is only referred to",
    ),
    (
        "MeldingAfhandelenInput",
        "a report ends once: who comes second is told `AL_AFGEHANDELD`",
    ),
    (
        "MeldingIntrekkenInput",
        "a report ends once: who comes second is told `AL_AFGEHANDELD`",
    ),
    (
        "MetingVastleggenInput",
        "makes a meting; the rest is only referred to",
    ),
    (
        "ModeratieClaimenInput",
        "who comes second is told `GECLAIMD`, unless it says `overnemen`",
    ),
    (
        "ModeratieOngedaanMakenInput",
        "a decision is undone once, and leaves alone what anybody changed since",
    ),
    (
        "ModeratieVrijgevenInput",
        "lets only the own claim go, however often it is said",
    ),
    (
        "OntwikkelopgaveKoppelenInput",
        "adds pairs, each once; the ontwikkelopgave of an adopted edition does not change",
    ),
    (
        "OntwikkelopgaveOntkoppelenInput",
        "takes away the pairs that it names, and no others; the ontwikkelopgave of an adopted edition does not change",
    ),
    (
        "OntwikkelopgaveOpstellenInput",
        "makes an ontwikkelopgave; a number that was taken since is told",
    ),
    (
        "OntwikkelopgavePartnerToevoegenInput",
        "makes an uitvoerder; one who works along on these days already is told",
    ),
    (
        "OntwikkelopgaveTrekkerAanwijzenInput",
        "makes an uitvoerder; another trekker on these days is told",
    ),
    (
        "OntwikkelopgaveVoortgangVastleggenInput",
        "adds an entry, and names the last one that was read in `vorige`",
    ),
    (
        "OudersLeerlingenVastleggenInput",
        "makes a count; of each day there is one",
    ),
    (
        "PraktijkPartnerToevoegenInput",
        "makes a partnership; of each organisation one holds on a day",
    ),
    (
        "ReflectieVastleggenInput",
        "takes `versie`, the one that was read",
    ),
    (
        "StellingenlijstMakenInput",
        "makes a list; what it follows is only referred to",
    ),
    ("TekstMeldenInput", "makes a report; of each reporter one is open"),
    (
        "TekstMeldingBeslissenInput",
        "a report ends once: who comes second is told `AL_AFGEHANDELD`",
    ),
    (
        "TekstWeerTonenInput",
        "hidden is hidden or not, however often it is said: who comes second is told `NIET_VERBORGEN`",
    ),
    (
        "ThemaMakenInput",
        "makes a thema; the one above it does not change",
    ),
    (
        "UitnodigingCodeMakenInput",
        "makes an invitation; the praktijk is only referred to",
    ),
    (
        "UitnodigingVersturenInput",
        "makes an invitation; of each member one is open",
    ),
    (
        "VerbeterstapVastleggenInput",
        "makes a step; the rest is only referred to",
    ),
];

/// An input that names an object has its version, or a reason why not.
pub(super) fn changes_say_what_was_read(contract: &Contract) -> Vec<String> {
    let mutations = contract.fields().filter(|field| field.owner == "Mutation");
    let inputs: Vec<&str> = mutations
        .flat_map(|field| &field.definition.arguments)
        .map(|argument| innermost(&argument.node.ty.node).0)
        .collect();
    let bare = |name: &str| {
        let TypeKind::InputObject(input) = &contract.get(name)?.kind else {
            return None;
        };
        let names_an_object = input
            .fields
            .iter()
            .any(|field| ["ID", "LeervraagRijInput"].contains(&innermost(&field.node.ty.node).0));
        let versioned = input.fields.iter().any(|field| shown(field) == "version: Int!");
        (names_an_object && !versioned).then(|| name.to_owned())
    };
    let found: Vec<String> = inputs.into_iter().filter_map(bare).collect();
    let unknown = found
        .iter()
        .filter(|name| !WITHOUT.iter().any(|(known, _)| known == name));
    let gone = WITHOUT
        .iter()
        .filter(|(known, _)| !found.iter().any(|name| name == known));
    unknown
        .map(|name| format!("{name}: no `version`, and no reason why not"))
        .chain(gone.map(|(known, _)| format!("{known} is no change without a version any more")))
        .collect()
}
