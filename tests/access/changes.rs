//! The mutations of the permission table: each is sent with something that its last check refuses.

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

/// What a meting says, with nothing in it.
const INHOUD: &str = "{ soort: NULMETING, instrument: ENQUETE, van: \"1900-01-01\" }";

/// A row for each mutation and each state that matters.
pub(super) fn changes(ids: &Ids) -> Vec<Row> {
    let Ids {
        submitted,
        published,
        open_member,
        thema,
        editie,
        opgave,
        onderbouwing,
        vastgesteld,
        adopted,
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
        vereniging,
        uitvoerder,
        reactie_lid,
        reactie_vereniging,
        praktijk,
        deelname,
        practice,
        practice_aangeboden,
        practice_overname,
        ervaring,
        inzending,
        nvo,
        ..
    } = ids;
    vec![
        change("profielBijwerken", "", "version: 0".into()),
        change(
            "lerendePraktijkStarten",
            "",
            "naam: \"\", samenvatting: \"\", startdatum: \"2026-01-01\"".into(),
        ),
        change(
            "lerendePraktijkBijwerken",
            "",
            format!("praktijk: \"{praktijk}\", version: 0"),
        ),
        change(
            "deelnameTonen",
            "",
            format!("deelname: \"{deelname}\", version: 0, zichtbaarheid: LEDEN"),
        ),
        change(
            "praktijkPartnerToevoegen",
            "",
            format!(
                "praktijk: \"{praktijk}\", organisatie: \"{}\", van: \"1800-01-01\"",
                ids.organisatie
            ),
        ),
        change(
            "praktijkPartnerBijwerken",
            "",
            format!("partner: \"{}\", version: 0", ids.partner),
        ),
        change(
            "oudersLeerlingenVastleggen",
            "",
            format!("praktijk: \"{praktijk}\", datum: \"1800-01-01\", ouders: 0, leerlingen: 0"),
        ),
        change(
            "oudersLeerlingenBijwerken",
            "(eerdere)",
            format!("oudersLeerlingen: \"{}\", version: 0", ids.telling),
        ),
        change(
            "uitnodigingVersturen",
            "",
            format!("praktijk: \"{praktijk}\", member: \"{open_member}\", rol: PROFESSIONAL, dagen: 0"),
        ),
        change(
            "uitnodigingCodeMaken",
            "",
            format!("praktijk: \"{praktijk}\", rol: PROFESSIONAL, dagen: 0"),
        ),
        change(
            "uitnodigingAanvaarden",
            "",
            format!("uitnodiging: \"{}\", version: 0", ids.uitnodiging),
        ),
        change(
            "uitnodigingAfslaan",
            "",
            format!("uitnodiging: \"{}\", version: 0", ids.uitnodiging),
        ),
        change(
            "uitnodigingIntrekken",
            "",
            format!("uitnodiging: \"{}\", version: 0", ids.uitnodiging),
        ),
        change("uitnodigingInwisselen", "", "code: \"\"".into()),
        change("canvasMaken", "(ambitie)", "ambitie: \"\"".into()),
        change(
            "canvasMaken",
            "(praktijk)",
            format!("praktijk: \"{praktijk}\", wie: \"\""),
        ),
        change(
            "canvasBijwerken",
            "(gedeeld)",
            format!("canvas: \"{}\", version: 0", ids.canvas),
        ),
        change(
            "canvasDelen",
            "(gedeeld)",
            format!("canvas: \"{}\", version: 0", ids.canvas),
        ),
        change(
            "canvasTerugnemen",
            "(gedeeld)",
            format!("canvas: \"{}\", version: 0", ids.canvas),
        ),
        change(
            "deelnameToevoegen",
            "",
            format!(
                "praktijk: \"{praktijk}\", member: \"{open_member}\", rol: PROFESSIONAL, van: \"1900-01-01\""
            ),
        ),
        change(
            "deelnameBeeindigen",
            "",
            format!("deelname: \"{deelname}\", version: 0, tot: \"2026-01-01\""),
        ),
        change("analyseToestaan", "", format!("praktijk: \"{}\"", ids.learning)),
        change(
            "analyseToestemmingIntrekken",
            "",
            format!("toestemming: \"{}\", version: 0", ids.toestemming),
        ),
        change(
            "cyclusStarten",
            "",
            format!("praktijk: \"{}\", van: \"1900-01-01\"", ids.learning),
        ),
        change(
            "cyclusStandZetten",
            "",
            format!("cyclus: \"{}\", version: 0, stand: MEET", ids.cyclus),
        ),
        change(
            "metingVastleggen",
            "",
            format!("cyclus: \"{}\", inhoud: {INHOUD}", ids.cyclus),
        ),
        change(
            "metingBijwerken",
            "",
            format!("meting: \"{}\", version: 0, inhoud: {INHOUD}", ids.meting),
        ),
        change(
            "metingVaststellen",
            "",
            format!("meting: \"{}\", version: 0", ids.meting),
        ),
        change(
            "metingDelen",
            "",
            format!("meting: \"{}\", version: 0, gedeeld: false", ids.meting),
        ),
        change("stellingenlijstMaken", "", "titel: \"\", stellingen: []".into()),
        change(
            "stellingenlijstMaken",
            "(praktijk)",
            format!("praktijk: \"{}\", titel: \"\", stellingen: []", ids.learning),
        ),
        change(
            "reflectieVastleggen",
            "",
            format!(
                "cyclus: \"{}\", versie: 99, watWerkt: \"\", waarLopenWeVast: \"\", welkeStap: \"\"",
                ids.cyclus
            ),
        ),
        change(
            "verbeterstapVastleggen",
            "",
            format!("cyclus: \"{}\", tekst: \"\"", ids.cyclus),
        ),
        change(
            "verbeterstapBijwerken",
            "",
            format!("verbeterstap: \"{}\", version: 0", ids.verbeterstap),
        ),
        change(
            "inzendingToepassen",
            "",
            format!("inzending: \"{inzending}\", version: 0"),
        ),
        change(
            "inzendingVrijgeven",
            "",
            format!("inzending: \"{inzending}\", version: 0"),
        ),
        change(
            "inzendingAfwijzen",
            "",
            format!("inzending: \"{inzending}\", version: 0"),
        ),
        change(
            "inzendingOngedaanMaken",
            "",
            format!("inzending: \"{inzending}\", version: 0"),
        ),
        change(
            "aansluitingBijwerken",
            "",
            format!("beroepsvereniging: \"{nvo}\", version: 0"),
        ),
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
            "bijdrageGeven",
            "",
            format!("leervraag: \"{published}\", tekst: \"\", weergave: ROL"),
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
        change(
            "agendaReactieBeantwoorden",
            "",
            format!("reactie: \"{reactie_lid}\", version: 0, antwoord: OVERGENOMEN, reden: \"\""),
        ),
    ]
}
