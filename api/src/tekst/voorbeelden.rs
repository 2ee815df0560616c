//! What the guard must let through and what it must stop, as sentences. Names and numbers are made up.

use super::{BezwaarCode, Signaal, SignaalCode, Soort, Tekst};

fn signalen(tekst: &str) -> Vec<Signaal> {
    match Tekst::parse(tekst, Soort::Toelichting) {
        Ok(goed) => goed.signalen,
        Err(fout) => panic!("refused: {tekst:?} {fout:?}"),
    }
}

/// Neither refused nor held.
pub(super) fn schoon(tekst: &str) {
    let gevonden = signalen(tekst);
    assert!(gevonden.is_empty(), "held: {tekst:?} {gevonden:?}");
}

/// Refused, among others with this code.
pub(super) fn geweigerd(tekst: &str, code: BezwaarCode) {
    let fout = Tekst::parse(tekst, Soort::Toelichting).expect_err(tekst);
    assert!(
        fout.iter().any(|bezwaar| bezwaar.code == code),
        "{tekst:?} {fout:?}"
    );
}

/// Not refused, but held with this code among others.
pub(super) fn aangehouden(tekst: &str, code: SignaalCode) {
    let gevonden = signalen(tekst);
    assert!(
        gevonden.iter().any(|signaal| signaal.code == code),
        "{tekst:?} {gevonden:?}"
    );
}
