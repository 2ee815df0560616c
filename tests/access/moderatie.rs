//! The rows of the permission table about the work of editors, and what members have to do with it.

use api::graph::id::Kind;

use super::{changes::change, ids::Ids, rows::Row};
use crate::kit::agenda::nowhere;

pub(super) fn rows(ids: &Ids) -> Vec<Row> {
    let Ids {
        submitted, published, ..
    } = ids;
    let list = |field: &str| Row::new(field, format!("{{ {field} {{ totalCount }} }}"));
    vec![
        list("moderatie"),
        list("moderatiebesluiten"),
        change(
            "berichtenGelezen",
            "(onbekend)",
            format!("berichten: [\"{}\"]", nowhere(Kind::Bericht)),
        ),
        change(
            "leervragenModereren",
            "(ingediend)",
            format!("leervragen: [\"{submitted}\"], versions: [0], besluit: PUBLICEREN"),
        ),
        change(
            "leervraagSamenvoegen",
            "(gepubliceerd)",
            format!(
                "van: \"{published}\", naar: \"{submitted}\", version: 0, versionNaar: 0, reden: ZELFDE_VRAAG"
            ),
        ),
        change(
            "leervraagSamenvoegingOngedaanMaken",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "herkenningMeenemen",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\""),
        ),
        change(
            "moderatieClaimen",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\""),
        ),
        change(
            "moderatieVrijgeven",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\""),
        ),
        change(
            "moderatieOngedaanMaken",
            "(onbekend)",
            format!("besluit: \"{}\"", nowhere(Kind::Moderatiebesluit)),
        ),
        change(
            "leervraagMelden",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", reden: ANDERS"),
        ),
        change(
            "leervraagMelden",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", reden: ANDERS"),
        ),
        change(
            "meldingIntrekken",
            "(onbekend)",
            format!("melding: \"{}\"", nowhere(Kind::Melding)),
        ),
        change(
            "meldingAfhandelen",
            "(onbekend)",
            format!("melding: \"{}\", uitkomst: GEGROND", nowhere(Kind::Melding)),
        ),
        change(
            "leervraagWeerwoordGeven",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0, weerwoord: \"\""),
        ),
    ]
}
