//! What is done in and with Lerende Praktijken, and what associations deliver.

use super::{
    super::{ids::Ids, rows::Row},
    change,
};

/// What a meting says, with nothing in it.
const INHOUD: &str = "{ soort: NULMETING, instrument: ENQUETE, van: \"1900-01-01\" }";

/// A row for each mutation and each state that matters.
pub(super) fn rows(ids: &Ids) -> Vec<Row> {
    let Ids {
        open_member,
        praktijk,
        deelname,
        inzending,
        koppelvoorstel,
        registratie,
        nvo,
        ..
    } = ids;
    vec![
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
            "metingVerwijderen",
            "",
            format!("meting: \"{}\", version: 0", ids.meting),
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
            "lidmaatschapOpgeven",
            "",
            format!("beroepsvereniging: \"{nvo}\", lidnummer: \"\""),
        ),
        change(
            "koppelvoorstelBevestigen",
            "(ander)",
            format!("koppelvoorstel: \"{koppelvoorstel}\", version: 0"),
        ),
        change(
            "koppelvoorstelAfwijzen",
            "(ander)",
            format!("koppelvoorstel: \"{koppelvoorstel}\", version: 0"),
        ),
        change(
            "koppelvoorstelOntkoppelen",
            "(ander)",
            format!("koppelvoorstel: \"{koppelvoorstel}\", version: 0"),
        ),
        change("registratieOpgeven", "", "register: BIG, nummer: \"\"".into()),
        change(
            "registratieBijwerken",
            "(van een ander)",
            format!("registratie: \"{registratie}\", version: 0"),
        ),
        change(
            "registratieVerwijderen",
            "(van een ander)",
            format!("registratie: \"{registratie}\", version: 0"),
        ),
        change(
            "registratieControleren",
            "(van een ander)",
            format!("registratie: \"{registratie}\", version: 0, bevinding: KLOPT, bron: \"Register\""),
        ),
        change(
            "lidmaatschapOrganisatieKoppelen",
            "",
            format!("lidmaatschap: \"{}\", version: 0", ids.organisatielid),
        ),
        change(
            "beroepsverenigingSamenvoegen",
            "",
            format!("van: \"{nvo}\", version: 0, naar: \"{nvo}\", datum: \"1900-01-01\""),
        ),
        change(
            "aansluitingBijwerken",
            "",
            format!("beroepsvereniging: \"{nvo}\", version: 0"),
        ),
    ]
}
