//! What is done with what people know: bijdragen, experts, activiteiten, begrippen and good practices.

use super::{
    super::{ids::Ids, rows::Row},
    change,
};

/// A row for each mutation and each state that matters.
pub(super) fn rows(ids: &Ids) -> Vec<Row> {
    let Ids {
        published,
        opgave,
        bijdrage,
        bijdrage_open,
        expert,
        expertvraag_open,
        expertvraag,
        activiteit,
        factor,
        inzicht,
        begrip,
        begrip_voorstel,
        kennisitem,
        praktijk,
        practice,
        practice_aangeboden,
        practice_overname,
        ervaring,
        ervaring_gemeld,
        tekstmelding,
        ..
    } = ids;
    vec![
        change(
            "bijdrageGeven",
            "",
            format!("leervraag: \"{published}\", tekst: \"\", weergave: ROL"),
        ),
        change(
            "bijdrageGeven",
            "(good practice)",
            format!("goodPractice: \"{practice}\", tekst: \"\", weergave: ROL"),
        ),
        change(
            "bijdrageHerzien",
            "(gepubliceerd)",
            format!("bijdrage: \"{bijdrage}\", version: 0"),
        ),
        change(
            "bijdrageIntrekken",
            "(gepubliceerd)",
            format!("bijdrage: \"{bijdrage}\", version: 0"),
        ),
        change(
            "bijdrageBeoordelen",
            "(ingediend)",
            format!("bijdrage: \"{bijdrage_open}\", version: 0, besluit: PUBLICEREN"),
        ),
        change(
            "bijdrageMelden",
            "(gepubliceerd)",
            format!("bijdrage: \"{bijdrage}\", reden: ANDERS"),
        ),
        change(
            "tekstMelden",
            "(gedeelde ervaring)",
            format!("object: \"{ervaring_gemeld}\", reden: ANDERS"),
        ),
        change(
            "tekstMelden",
            "(ervaring, niet gedeeld)",
            format!("object: \"{ervaring}\", reden: ANDERS"),
        ),
        change(
            "tekstMeldingBeslissen",
            "",
            format!("melding: \"{tekstmelding}\", besluit: VERBERGEN"),
        ),
        change(
            "tekstWeerTonen",
            "(getoond)",
            format!("object: \"{ervaring_gemeld}\""),
        ),
        change("expertAanwijzen", "", "naam: \"\"".into()),
        change("expertBijwerken", "", format!("expert: \"{expert}\", version: 0")),
        change(
            "expertBeeindigen",
            "",
            format!("expert: \"{expert}\", version: 0"),
        ),
        change(
            "expertVraagStellen",
            "",
            format!("leervraag: \"{published}\", tekst: \"\", weergave: ROL"),
        ),
        change(
            "expertVraagOppakken",
            "(gesteld)",
            format!("expertVraag: \"{expertvraag_open}\", version: 0"),
        ),
        change(
            "expertVraagNeerleggen",
            "(beantwoord)",
            format!("expertVraag: \"{expertvraag}\", version: 0"),
        ),
        change(
            "expertVraagBeantwoorden",
            "(beantwoord)",
            format!("expertVraag: \"{expertvraag}\", version: 0, antwoord: \"\""),
        ),
        change(
            "expertVraagNietBeantwoorden",
            "(gesteld)",
            format!("expertVraag: \"{expertvraag_open}\", version: 0, reden: GEEN_RUIMTE"),
        ),
        change(
            "expertVraagHeropenen",
            "(beantwoord)",
            format!("expertVraag: \"{expertvraag}\", version: 0"),
        ),
        change(
            "expertVraagIntrekken",
            "(gesteld)",
            format!("expertVraag: \"{expertvraag_open}\", version: 0"),
        ),
        change(
            "expertVraagIntrekken",
            "(beantwoord)",
            format!("expertVraag: \"{expertvraag}\", version: 0"),
        ),
        change(
            "activiteitVastleggen",
            "",
            "titel: \"\", soort: WEBINAR, omschrijving: \"\"".into(),
        ),
        change(
            "activiteitBijwerken",
            "",
            format!("activiteit: \"{activiteit}\", version: 0"),
        ),
        change(
            "inzichtVastleggen",
            "",
            format!("activiteit: \"{activiteit}\", tekst: \"\", factoren: [\"{factor}\"]"),
        ),
        change(
            "inzichtBijwerken",
            "(ingediend)",
            format!("inzicht: \"{inzicht}\", version: 0"),
        ),
        change(
            "inzichtBeoordelen",
            "(ingediend)",
            format!("inzicht: \"{inzicht}\", version: 0, besluit: PUBLICEREN"),
        ),
        change(
            "inzichtIntrekken",
            "(ingediend)",
            format!("inzicht: \"{inzicht}\", version: 0"),
        ),
        change("begripVoorstellen", "", "term: \"\", uitleg: \"\"".into()),
        change("begripMaken", "", "term: \"\", uitleg: \"\"".into()),
        change(
            "begripBijwerken",
            "(gepubliceerd)",
            format!("begrip: \"{begrip}\", version: 0"),
        ),
        change(
            "begripBeoordelen",
            "(voorgesteld)",
            format!("begrip: \"{begrip_voorstel}\", version: 0, besluit: PUBLICEREN"),
        ),
        change(
            "begripVoorstelIntrekken",
            "",
            format!("begrip: \"{begrip_voorstel}\", version: 0"),
        ),
        change(
            "kennisitemMaken",
            "",
            "titel: \"\", soort: CURSUS, bronorganisatie: \"\", omschrijving: \"\"".into(),
        ),
        change(
            "kennisitemBijwerken",
            "(gepubliceerd)",
            format!("kennisitem: \"{kennisitem}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveKoppelen",
            "",
            format!("ontwikkelopgave: \"{opgave}\""),
        ),
        change(
            "ontwikkelopgaveOntkoppelen",
            "",
            format!("ontwikkelopgave: \"{opgave}\""),
        ),
        change(
            "goodPracticeMaken",
            "(zonder praktijk)",
            "titel: \"\", wat: \"\", voorWie: \"\"".into(),
        ),
        change(
            "goodPracticeHerzien",
            "(gedeeld)",
            format!("goodPractice: \"{practice}\", version: 0"),
        ),
        change(
            "goodPracticeIndelen",
            "(aangeboden)",
            format!("goodPractice: \"{practice_aangeboden}\", version: 0"),
        ),
        change(
            "goodPracticeDelen",
            "(gedeeld)",
            format!("goodPractice: \"{practice}\", version: 0"),
        ),
        change(
            "goodPracticeBeoordelen",
            "(aangeboden)",
            format!("goodPractice: \"{practice_aangeboden}\", version: 0, besluit: DELEN"),
        ),
        change(
            "goodPracticeIntrekken",
            "(gedeeld)",
            format!("goodPractice: \"{practice}\", version: 0"),
        ),
        change(
            "goodPracticeMelden",
            "(gedeeld)",
            format!("goodPractice: \"{practice}\", reden: ANDERS"),
        ),
        change(
            "goodPracticeOvernemen",
            "",
            format!("goodPractice: \"{practice}\", praktijk: \"{praktijk}\", sinds: \"1800-01-01\""),
        ),
        change(
            "goodPracticeOvernameBijwerken",
            "",
            format!("overname: \"{practice_overname}\", version: 0"),
        ),
        change(
            "goodPracticeOvernameBeeindigen",
            "",
            format!("overname: \"{practice_overname}\", version: 0, tot: \"2026-01-01\""),
        ),
        change(
            "goodPracticeErvaringVastleggen",
            "",
            format!("overname: \"{practice_overname}\", oordeel: WERKT, tekst: \"\", datum: \"2099-01-01\""),
        ),
        change(
            "goodPracticeErvaringBijwerken",
            "(niet gedeeld)",
            format!("ervaring: \"{ervaring}\", version: 0"),
        ),
        change("eigenReflectieMaken", "", "tekst: \"\"".into()),
        change(
            "eigenReflectieBijwerken",
            "(onbekend)",
            format!(
                "reflectie: \"{}\", version: 0",
                crate::kit::agenda::nowhere(api::graph::id::Kind::EigenReflectie)
            ),
        ),
        change(
            "eigenReflectieVerwijderen",
            "(onbekend)",
            format!(
                "reflectie: \"{}\", version: 0",
                crate::kit::agenda::nowhere(api::graph::id::Kind::EigenReflectie)
            ),
        ),
    ]
}
