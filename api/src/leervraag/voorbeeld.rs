//! A leervraag for the tests of rules: each says only what it is about.

use chrono::DateTime;
use entity::leervraag::{Herkomst, Model, Status, VragerSoort, Weergave};
use uuid::Uuid;

/// A published leervraag of nobody, without words.
pub(crate) fn voorbeeld() -> Model {
    Model {
        id: Uuid::nil(),
        status: Status::Gepubliceerd,
        tekst: String::new(),
        toelichting: None,
        aard: None,
        herkomst: Herkomst::Community,
        weergave: Weergave::Anoniem,
        vrager_soort: VragerSoort::Persoon,
        indiener_id: None,
        vrager_id: None,
        discipline_id: None,
        sector: None,
        onderwijssoort: None,
        gebied_id: None,
        praktijk_id: None,
        activiteit_id: None,
        samenwerkingsvorm_id: None,
        afwijsreden: None,
        afwijstoelichting: None,
        weerwoord: None,
        signalen: None,
        samengevoegd_in_id: None,
        aantal_herkenningen: 0,
        version: 1,
        ingediend_op: None,
        gepubliceerd_op: None,
        ingetrokken_op: None,
        demo: true,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}
