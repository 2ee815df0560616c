//! What the contract keeps to. Each rule gives the places that break it.

use api::graph::id::Kind;
use async_graphql::{Positioned, parser::types::TypeKind};

use super::sdl::{Contract, Field, fields_of, innermost, interfaces, shape, shown};

/// Lists of objects that are no connections, and why they cannot grow.
const CLOSED_LISTS: &[(&str, &str)] = &[
    ("Activiteit.partners", "twenty at most"),
    ("Aansluiting.kolommen", "as many as were given at once"),
    ("Aansluiting.scimAfwijkingen", "the last hundred"),
    (
        "AgendaDekking.perDiscipline",
        "one for each discipline of the reference data",
    ),
    ("AgendaDekking.perOnderwijssoort", "eleven"),
    ("AgendaDekking.perProvincie", "thirteen"),
    ("AgendaDekking.perSector", "nine"),
    ("AnalyseCel.waarden", "four"),
    ("AnalyseMarge.cellen", "5,000 in an answer"),
    ("AnalysePeriode.cellen", "5,000 in an answer"),
    ("LeervragenAnalyse.cellen", "5,000 in an answer"),
    ("LeervragenAnalyse.marges", "four"),
    ("LeervragenAnalyse.verloop", "forty quarters"),
    ("LedenAnalyse.cellen", "5,000 in an answer"),
    ("LedenAnalyse.marges", "four"),
    ("LedenAnalyse.verloop", "forty quarters"),
    ("MetingenAnalyse.cellen", "5,000 in an answer"),
    ("MetingenAnalyse.marges", "two"),
    ("MetingenAnalyse.verloop", "forty quarters"),
    ("LedenStand.cellen", "5,000 in an answer"),
    ("LedenStand.stromen", "one for each association"),
    ("AgendaVergelijking.wijzigingen", "two editions of 999 at most"),
    ("AgendaWijziging.nieuw", "an edition has 999 at most"),
    ("AgendaWijziging.oud", "an edition has 999 at most"),
    ("Begrip.betekenissen", "twenty at most"),
    ("Begrip.vormen", "twelve at most"),
    ("BerichtenGelezenPayload.berichten", "as many as ids were given"),
    ("Beroepsvereniging.koepels", "an association has a handful"),
    ("Beroepsvereniging.lidsoorten", "an association has a handful"),
    ("CanvasVerschil.ambitie", "parts of two short texts"),
    ("CanvasVerschil.hoeEnWaarmee", "parts of two short texts"),
    ("CanvasVerschil.waarbinnen", "parts of two short texts"),
    ("CanvasVerschil.watEnWaarom", "parts of two short texts"),
    ("CanvasVerschil.watNiet", "parts of two short texts"),
    ("CanvasVerschil.wie", "parts of two short texts"),
    ("Gebied.liggingen", "one for each kind of region"),
    ("GoodPractice.factoren", "nine at most"),
    ("GoodPracticeVerschil.belemmering", "parts of two short texts"),
    ("GoodPracticeVerschil.bron", "parts of two short texts"),
    ("GoodPracticeVerschil.kosten", "parts of two short texts"),
    ("GoodPracticeVerschil.tijd", "parts of two short texts"),
    ("GoodPracticeVerschil.titel", "parts of two short texts"),
    ("GoodPracticeVerschil.voorWie", "parts of two short texts"),
    ("GoodPracticeVerschil.voorwaarden", "parts of two short texts"),
    ("GoodPracticeVerschil.wat", "parts of two short texts"),
    ("GoodPracticeVersie.signalen", "places in eight short texts"),
    ("Query.eigendom", "a table that is shipped"),
    ("Expert.factoren", "nine at most"),
    ("Expert.themas", "twenty at most"),
    ("Inzicht.factoren", "nine at most"),
    ("GoodPractice.begrippen", "ten at most"),
    ("Leervraag.begrippen", "ten at most"),
    ("Inzending.perVeld", "one for each field"),
    ("InzendingRegel.wijzigingen", "one for each field"),
    ("Leervraag.factoren", "nine at most"),
    ("Leervraag.parameters", "eight at most"),
    ("Leervraag.signalen", "places in two short texts"),
    ("Leervraag.watErvanWerd", "the latest hundred"),
    ("LeervraagVergelijking.leervragen", "ten at most"),
    ("LeervraagGroep.leervragen", "ten at most"),
    ("Query.leervraagGroepen", "ten at most"),
    ("Query.themaVoorstellen", "ten at most"),
    ("ThemaAandacht.redenen", "seven kinds"),
    ("ThemaVoorstel.leervragen", "three at most"),
    ("ThemaVerschil.naam", "parts of two short texts"),
    ("ThemaVerschil.omschrijving", "parts of two short texts"),
    ("LeervraagVerschil.tekst", "parts of two short texts"),
    ("LeervraagVerschil.toelichting", "parts of two short texts"),
    ("LeervragenIndienenPayload.rijen", "as many as rows were given"),
    ("LeervragenModererenPayload.rijen", "as many as were named"),
    ("Moderatie.redenen", "five kinds"),
    (
        "Moderatiebesluit.regels",
        "a hundred were named at most; what came loose by it comes beside",
    ),
    ("Meting.niveaus", "a framework is closed"),
    ("Meting.observaties", "fifty at most"),
    ("Meting.stellingen", "a list has forty at most"),
    ("ParameterTrend.punten", "the latest twenty"),
    ("PraktijkTrend.parameters", "a framework is closed"),
    ("PraktijkTrend.stellingen", "forty at most"),
    ("Reflectie.vastOp", "twenty at most"),
    ("StellingTrend.punten", "the latest twenty"),
    ("Stellingenlijst.stellingen", "forty at most"),
    ("LerendePraktijk.partners", "who works together in one praktijk"),
    ("Member.disciplines", "what one person does"),
    (
        "OntwikkelopgaveBewijs.perDiscipline",
        "one for each discipline of the reference data",
    ),
    ("OntwikkelopgaveBewijs.perHerkomst", "five"),
    ("OntwikkelopgaveBewijs.perSector", "nine"),
    (
        "OntwikkelopgaveBewijs.perThema",
        "what one ontwikkelopgave adopted",
    ),
    ("Query.nodes", "as many as ids were given"),
    ("Query.reflectievragen", "a handful for each of nine factors"),
    ("Query.samenwerkingsvormen", "a framework is closed"),
    ("Query.werkzameFactoren", "a framework is closed"),
    ("Raamwerk.parameters", "a framework is closed"),
    ("RaamwerkParameter.niveaus", "three"),
    ("Samenwerkingsvorm.varianten", "a framework is closed"),
    ("WerkzaamCluster.factoren", "a framework is closed"),
    ("WerkzameFactor.reflectievragen", "a handful"),
    (
        "LeervraagVragers.perDiscipline",
        "one for each discipline of the reference data",
    ),
    ("LeervraagVragers.perSector", "nine"),
    ("ZoekFacetten.soorten", "seven"),
    ("ZoekFragment.stukken", "the pieces of one short text"),
    ("ZoekTreffer.fragmenten", "three"),
];

/// Whoever reads the contract needs nothing beside it.
pub(super) fn everything_is_described(contract: &Contract) -> Vec<String> {
    let mut bare = Vec::new();
    let mut look = |described: Option<&Positioned<String>>, place: String| {
        if described.is_none_or(|text| text.node.trim().is_empty()) {
            bare.push(place);
        }
    };
    for definition in contract.types() {
        let name = &definition.name.node;
        let root = ["Query", "Mutation", "Subscription"].contains(&name.as_str());
        if !root {
            look(definition.description.as_ref(), name.to_string());
        }
        match &definition.kind {
            TypeKind::Enum(options) => {
                for value in &options.values {
                    look(
                        value.node.description.as_ref(),
                        format!("{name}.{}", value.node.value.node),
                    );
                }
            }
            TypeKind::InputObject(input) => {
                for field in &input.fields {
                    look(
                        field.node.description.as_ref(),
                        format!("{name}.{}", field.node.name.node),
                    );
                }
            }
            _ => {}
        }
    }
    for field in contract.fields() {
        look(field.definition.description.as_ref(), field.path());
        for argument in &field.definition.arguments {
            let place = format!("{}({})", field.path(), argument.node.name.node);
            look(argument.node.description.as_ref(), place);
        }
    }
    bare
}

/// A type with an id is a node, and every kind of id belongs to such a type.
pub(super) fn what_has_an_id_is_a_node(contract: &Contract) -> Vec<String> {
    let mut wrong = Vec::new();
    match contract.get("Node").map(shape) {
        Some(fields) if fields == ["id: ID!"] => {}
        _ => wrong.push("Node: an interface with `id: ID!` only".to_owned()),
    }
    for definition in contract.types() {
        let name = definition.name.node.as_str();
        let has_id = shape(definition).contains(&"id: ID!".to_owned());
        let is_node = interfaces(definition).contains(&"Node");
        let has_kind = Kind::ALL.iter().any(|kind| kind.name() == name);
        let object = matches!(definition.kind, TypeKind::Object(_));
        if object && (has_id != is_node || has_id != has_kind) {
            wrong.push(format!(
                "{name}: id {has_id}, implements Node {is_node}, has a Kind {has_kind}"
            ));
        }
    }
    wrong
}

/// Pages look alike everywhere, and as Relay's clients expect them.
pub(super) fn connections_are_those_of_relay(contract: &Contract) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut must = |name: &str, wanted: Vec<String>| match contract.get(name).map(shape) {
        Some(found) if found == wanted => {}
        found => wrong.push(format!("{name}: {found:?}, not {wanted:?}")),
    };
    let owned = |fields: &[&str]| fields.iter().map(|field| (*field).to_owned()).collect();
    must(
        "PageInfo",
        owned(&[
            "endCursor: String",
            "hasNextPage: Boolean!",
            "hasPreviousPage: Boolean!",
            "startCursor: String",
        ]),
    );
    let names = contract.types().map(|definition| definition.name.node.as_str());
    for node in names.filter_map(|name| name.strip_suffix("Connection")) {
        must(
            &format!("{node}Connection"),
            vec![
                format!("edges: [{node}Edge!]!"),
                format!("nodes: [{node}!]!"),
                "pageInfo: PageInfo!".to_owned(),
                "totalCount: Int".to_owned(),
            ],
        );
        must(
            &format!("{node}Edge"),
            vec!["cursor: String!".to_owned(), format!("node: {node}!")],
        );
    }
    wrong
}

/// The four arguments stand on every field that gives a page, and on no other.
pub(super) fn pages_take_four_arguments(contract: &Contract) -> Vec<String> {
    let four = ["first: Int", "after: String", "last: Int", "before: String"];
    let wrong = |field: &Field<'_>| {
        let arguments = field.arguments();
        let page = innermost(&field.definition.ty.node).0.ends_with("Connection");
        let taken = four
            .iter()
            .filter(|wanted| arguments.iter().any(|found| found == *wanted))
            .count();
        taken != if page { 4 } else { 0 }
    };
    let fields = contract.fields().filter(wrong);
    fields
        .map(|field| format!("{}: {:?} gives {}", field.path(), field.arguments(), field.ty()))
        .collect()
}

/// A list that can grow is a connection; the others are named here with the reason why they cannot.
pub(super) fn lists_that_can_grow_are_connections(contract: &Contract) -> Vec<String> {
    let open = |field: &Field<'_>| {
        let (name, list) = innermost(&field.definition.ty.node);
        let machinery = field.owner.ends_with("Connection") || field.name == "userErrors";
        list && contract.is_object(name) && !machinery
    };
    let found: Vec<String> = contract.fields().filter(open).map(|field| field.path()).collect();
    let unknown = found
        .iter()
        .filter(|path| !CLOSED_LISTS.iter().any(|(known, _)| known == path));
    let gone = CLOSED_LISTS
        .iter()
        .filter(|(known, _)| !found.iter().any(|path| path == known));
    unknown
        .cloned()
        .chain(gone.map(|(known, _)| format!("{known} is no list of objects any more")))
        .collect()
}

/// One action each: one `input`, and a payload that says what the user can mend.
pub(super) fn mutations_take_an_input_and_give_a_payload(contract: &Contract) -> Vec<String> {
    let mut wrong = Vec::new();
    for field in contract.fields().filter(|field| field.owner == "Mutation") {
        let (first, rest) = field.name.split_at(1);
        let name = format!("{}{rest}", first.to_uppercase());
        if field.arguments() != [format!("input: {name}Input!")] || field.ty() != format!("{name}Payload") {
            wrong.push(format!(
                "{}: {:?} gives {}",
                field.path(),
                field.arguments(),
                field.ty()
            ));
        }
        let payload = contract.get(&format!("{name}Payload"));
        let errors = payload.and_then(|payload| {
            let fields = fields_of(payload).iter();
            fields
                .map(|field| &field.node)
                .find(|field| field.name.node == "userErrors")
        });
        let told = errors.map(|errors| {
            let fields = contract
                .get(innermost(&errors.ty.node).0)
                .map(shape)
                .unwrap_or_default();
            let has = |wanted: &str| fields.iter().any(|field| field.starts_with(wanted));
            let whole =
                errors.ty.node.to_string().starts_with('[') && errors.ty.node.to_string().ends_with("!]!");
            whole && has("code: ") && has("field: [String!]!") && has("message: String!")
        });
        if told != Some(true) {
            wrong.push(format!(
                "{name}Payload: no `userErrors` with code, field and message"
            ));
        }
    }
    wrong
}

/// Types in one spelling, fields in another, values in a third; and objects instead of bare keys.
pub(super) fn names_are_spelled_alike(contract: &Contract) -> Vec<String> {
    let camel =
        |name: &str| name.starts_with(char::is_lowercase) && name.chars().all(|c| c.is_ascii_alphanumeric());
    let pascal =
        |name: &str| name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_ascii_alphanumeric());
    let screaming = |name: &str| {
        name.chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    // A request and an object of the log are known by their ids alone: they need not exist as objects.
    let key = |name: &str| name.ends_with("Id") && !["requestId", "objectId"].contains(&name);
    let mut wrong = Vec::new();
    for definition in contract.types() {
        let name = definition.name.node.as_str();
        if !pascal(name) {
            wrong.push(name.to_owned());
        }
        match &definition.kind {
            TypeKind::Enum(options) => {
                let values = options.values.iter().map(|value| value.node.value.node.as_str());
                wrong.extend(
                    values
                        .filter(|value| !screaming(value))
                        .map(|value| format!("{name}.{value}")),
                );
            }
            TypeKind::InputObject(input) => {
                let odd = input.fields.iter().filter(|field| {
                    let field = field.node.name.node.as_str();
                    !camel(field) || key(field)
                });
                wrong.extend(odd.map(|field| format!("{name}.{}", shown(field))));
            }
            _ => {}
        }
    }
    for field in contract.fields() {
        if !camel(field.name) || key(field.name) {
            wrong.push(field.path());
        }
        let arguments = field.definition.arguments.iter();
        let odd = arguments.filter(|argument| {
            let argument = argument.node.name.node.as_str();
            !camel(argument) || key(argument)
        });
        wrong.extend(odd.map(|argument| format!("{}({})", field.path(), shown(argument))));
    }
    wrong
}

/// The root fields that were promised under these names.
pub(super) fn promised_names_stand(contract: &Contract) -> Vec<String> {
    let promised = [
        (
            "Query",
            "node nodes viewer members member beroepsverenigingen beroepsvereniging lerendePraktijken lerendePraktijk \
             leervragen leervraag vergelijkbareLeervragen themas thema ontwikkelopgaven ontwikkelopgave agenda agendas activiteiten activiteit \
             werkzameFactoren raamwerk samenwerkingsvormen disciplines limieten goodPractices goodPractice reflectievragen \
             inzendingen inzending",
        ),
        (
            "Mutation",
            "leervraagIndienen leervragenIndienen leervraagHerzien leervraagIntrekken leervraagModereren leervraagHerkennen \
             leervraagSamenvoegen \
             themaMaken themaBundelen ontwikkelopgaveOpstellen ontwikkelopgaveOnderbouwen agendaEditieOpenen \
             agendaEditieVaststellen lerendePraktijkStarten deelnameToevoegen metingVastleggen reflectieVastleggen \
             profielBijwerken goodPracticeDelen goodPracticeOvernemen activiteitVastleggen inzichtVastleggen",
        ),
    ];
    let mut missing = Vec::new();
    for (root, names) in promised {
        let found = |name: &&str| {
            contract
                .fields()
                .any(|field| field.owner == root && field.name == *name)
        };
        missing.extend(
            names
                .split_whitespace()
                .filter(|name| !found(name))
                .map(|name| format!("{root}.{name}")),
        );
    }
    missing
}
