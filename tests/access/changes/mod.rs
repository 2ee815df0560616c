//! The mutations of the permission table: each is sent with something that its last check refuses.

mod kennis;
mod praktijk;

use super::{ids::Ids, rows::Row};

/// The row of a mutation.
pub(super) fn change(field: &str, what: &str, input: String) -> Row {
    let name = if what.is_empty() {
        field.to_owned()
    } else {
        format!("{field} {what}")
    };
    Row::new(
        &name,
        format!("mutation {{ {field}(input: {{ {input} }}) {{ userErrors {{ code }} }} }}"),
    )
}

/// A row for each mutation and each state that matters.
pub(super) fn changes(ids: &Ids) -> Vec<Row> {
    [agenda(ids), praktijk::rows(ids), kennis::rows(ids)]
        .into_iter()
        .flatten()
        .collect()
}

/// What is done with leervragen, thema's and agenda's.
fn agenda(ids: &Ids) -> Vec<Row> {
    let Ids {
        submitted,
        published,
        thema,
        editie,
        opgave,
        onderbouwing,
        overname,
        vastgesteld,
        adopted,
        vereniging,
        uitvoerder,
        reactie_lid,
        reactie_vereniging,
        ..
    } = ids;
    vec![
        change("profielBijwerken", "", "version: 0".into()),
        change("leervraagIndienen", "", "tekst: \"\"".into()),
        change("leervragenIndienen", "", "rijen: []".into()),
        change(
            "leervraagHerzien",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "leervraagHerzien",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", version: 0"),
        ),
        change(
            "leervraagIntrekken",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "leervraagModereren",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", version: 0, besluit: PUBLICEREN"),
        ),
        change(
            "leervraagHerkennen",
            "(ingediend)",
            format!("leervraag: \"{submitted}\""),
        ),
        change(
            "leervraagHerkenningIntrekken",
            "(ingediend)",
            format!("leervraag: \"{submitted}\""),
        ),
        change(
            "mogelijkeDubbelBeoordelen",
            "",
            format!(
                "mogelijkeDubbel: \"{}\", version: 0, andereVraag: true",
                ids.dubbel
            ),
        ),
        change("themaMaken", "", "naam: \"\", omschrijving: \"\"".into()),
        change("themaBijwerken", "", format!("thema: \"{thema}\", version: 0")),
        change(
            "themaBundelen",
            "",
            format!("thema: \"{thema}\", version: 0, leervragen: [], reden: \"\""),
        ),
        change(
            "themaOntbundelen",
            "",
            format!("thema: \"{thema}\", version: 0, leervraag: \"{submitted}\", reden: \"\""),
        ),
        change(
            "ontwikkelopgaveOpstellen",
            "",
            format!("editie: \"{editie}\", titel: \"\""),
        ),
        change(
            "ontwikkelopgaveBijwerken",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveOnderbouwen",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0, reden: \"r\""),
        ),
        change(
            "ontwikkelopgaveOnderbouwingIntrekken",
            "",
            format!("onderbouwing: \"{onderbouwing}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveOvernameIntrekken",
            "",
            format!("overname: \"{overname}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveVerwijderen",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0"),
        ),
        change(
            "agendaEditieBijwerken",
            "",
            format!("editie: \"{editie}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveHerleiden",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0, soort: GESPLITST, uit: [], reden: \"\""),
        ),
        change(
            "ontwikkelopgaveHerleidingIntrekken",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveLatenVervallen",
            "",
            format!("editie: \"{editie}\", version: 0, ontwikkelopgave: \"{opgave}\", reden: \"\""),
        ),
        change(
            "ontwikkelopgaveVervalIntrekken",
            "",
            format!("editie: \"{editie}\", version: 0, ontwikkelopgave: \"{opgave}\""),
        ),
        change(
            "agendaEditieOpenen",
            "",
            "domein: BREED_JEUGDDOMEIN, titel: \"\"".into(),
        ),
        change(
            "agendaEditieConsulteren",
            "",
            format!("editie: \"{editie}\", version: 0, tot: \"2027-01-01\""),
        ),
        change(
            "agendaEditieTerugnemen",
            "",
            format!("editie: \"{editie}\", version: 0"),
        ),
        change(
            "agendaEditieVaststellen",
            "",
            format!("editie: \"{editie}\", version: 0, geldigVan: \"2026-01-01\""),
        ),
        change(
            "agendaReactieGeven",
            "(concept)",
            format!("editie: \"{editie}\", standpunt: STEUN, tekst: \"\""),
        ),
        change(
            "agendaReactieGeven",
            "(vastgesteld)",
            format!("editie: \"{vastgesteld}\", standpunt: STEUN, tekst: \"\""),
        ),
        change(
            "agendaReactieHerzien",
            "(van een lid)",
            format!("reactie: \"{reactie_lid}\", version: 0"),
        ),
        change(
            "agendaReactieHerzien",
            "(vereniging)",
            format!("reactie: \"{reactie_vereniging}\", version: 0"),
        ),
        change(
            "agendaReactieIntrekken",
            "(vereniging)",
            format!("reactie: \"{reactie_vereniging}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveTrekkerAanwijzen",
            "",
            format!(
                "ontwikkelopgave: \"{opgave}\", beroepsvereniging: \"{vereniging}\", van: \"2026-02-01\", \
                 tot: \"2026-01-01\""
            ),
        ),
        change(
            "ontwikkelopgavePartnerToevoegen",
            "",
            format!("ontwikkelopgave: \"{opgave}\", van: \"2026-01-01\""),
        ),
        change(
            "ontwikkelopgaveUitvoerderBeeindigen",
            "(onbekend)",
            format!("uitvoerder: \"{uitvoerder}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveVoortgangVastleggen",
            "(geen trekker)",
            format!("ontwikkelopgave: \"{adopted}\", stand: LOOPT, tekst: \"\", datum: \"2026-01-01\""),
        ),
        change(
            "agendaReactieBeantwoorden",
            "",
            format!("reactie: \"{reactie_lid}\", version: 0, antwoord: OVERGENOMEN, reden: \"\""),
        ),
    ]
}
