//! Bank accounts, with separators between the characters tolerated.

use super::elfproef::{iban_lengte, is_iban};
use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};

pub(super) fn zoek(vondsten: &mut Vondsten) {
    let bytes = vondsten.lezing.tekst.as_bytes();
    let mut gevonden = Vec::new();
    let mut plek = 0;
    while plek + 4 <= bytes.len() {
        match iban_vanaf(bytes, plek) {
            Some((eind, zeker)) => {
                gevonden.push((plek..eind, zeker));
                plek = eind;
            }
            None => plek += 1,
        }
    }
    for (bytes, zeker) in gevonden {
        if zeker {
            vondsten.weiger(BezwaarCode::Iban, bytes);
        } else {
            vondsten.twijfel(SignaalCode::Nummer, bytes.clone());
            vondsten.bezet(bytes);
        }
    }
}

/// Where an IBAN that starts here ends, and whether its check holds; separators may stand between characters.
fn iban_vanaf(bytes: &[u8], begin: usize) -> Option<(usize, bool)> {
    let land = [
        bytes.get(begin)?.to_ascii_uppercase(),
        bytes.get(begin + 1)?.to_ascii_uppercase(),
    ];
    let lengte = iban_lengte(&land)?;
    let mut tekens = Vec::with_capacity(lengte);
    let mut los = 0;
    for (plek, byte) in bytes.iter().enumerate().skip(begin) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                los = 0;
                tekens.push(byte.to_ascii_uppercase());
            }
            byte if los < 3 && super::nummers::TUSSEN.as_bytes().contains(byte) => los += 1,
            _ => return None,
        }
        if matches!(tekens.len(), 3 | 4) && los == 0 && !byte.is_ascii_digit() {
            return None;
        }
        if tekens.len() == lengte {
            let zeker = is_iban(&tekens);
            let nederlands = &land == b"NL"
                && tekens[4..8].iter().all(u8::is_ascii_uppercase)
                && tekens[8..].iter().all(u8::is_ascii_digit);
            return (zeker || nederlands).then_some((plek + 1, zeker));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd};
    use crate::tekst::{BezwaarCode, SignaalCode};

    #[test]
    fn bank_accounts_are_refused() {
        geweigerd(
            &[
                "NL91ABNA0417164300",
                "NL91 ABNA 0417 1643 00 is het",
                "nl91abna0417164300",
                "iban:NL91-ABNA-0417-1643-00",
                "DE89 3704 0044 0532 0130 00",
                "NL91\u{200B}ABNA\u{00A0}0417164300",
                "NL 91 ABNA 0417164300",
                "NL91ABNA\n0417164300",
                "NL91+ABNA+0417+1643+00",
            ],
            BezwaarCode::Iban,
        );
        aangehouden(&["NL92 ABNA 0417 1643 00 is het"], SignaalCode::Nummer);
    }
}
