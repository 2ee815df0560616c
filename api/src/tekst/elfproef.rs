//! The checks that Dutch numbers carry in themselves: elfproef of the BSN, mod-97 of the IBAN.

/// Whether nine digits form a valid BSN.
pub(super) fn is_bsn(cijfers: &[u8]) -> bool {
    if cijfers.len() != 9 || cijfers.iter().all(|cijfer| *cijfer == 0) {
        return false;
    }
    let som: i32 = cijfers
        .iter()
        .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
        .map(|(cijfer, gewicht)| i32::from(*cijfer) * gewicht)
        .sum();
    som % 11 == 0
}

/// Whether letters and digits (upper case, no separators) pass the mod-97 check of an IBAN.
pub(super) fn is_iban(tekens: &[u8]) -> bool {
    let (kop, rest) = match tekens.split_at_checked(4) {
        Some(delen) => delen,
        None => return false,
    };
    let mut waarde: u32 = 0;
    for teken in rest.iter().chain(kop) {
        waarde = match teken {
            b'0'..=b'9' => waarde * 10 + u32::from(teken - b'0'),
            b'A'..=b'Z' => waarde * 100 + u32::from(teken - b'A') + 10,
            _ => return false,
        } % 97;
    }
    waarde == 1
}

/// The length of an IBAN in countries whose numbers may turn up here.
pub(super) fn iban_lengte(land: &[u8]) -> Option<usize> {
    Some(match land {
        b"NO" => 15,
        b"BE" => 16,
        b"NL" | b"DK" | b"FI" => 18,
        b"AT" | b"EE" | b"LT" | b"LU" => 20,
        b"CH" | b"HR" | b"LV" => 21,
        b"BG" | b"DE" | b"GB" | b"IE" | b"RS" => 22,
        b"CZ" | b"ES" | b"RO" | b"SE" | b"SK" => 24,
        b"PT" => 25,
        b"TR" => 26,
        b"FR" | b"GR" | b"IT" => 27,
        b"AL" | b"CY" | b"HU" | b"MA" | b"PL" => 28,
        b"UA" => 29,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{iban_lengte, is_bsn, is_iban};

    #[test]
    fn elfproef_holds_for_published_test_numbers_only() {
        assert!(is_bsn(&[1, 2, 3, 4, 5, 6, 7, 8, 2]));
        assert!(is_bsn(&[1, 1, 1, 2, 2, 2, 3, 3, 3]));
        assert!(!is_bsn(&[1, 2, 3, 4, 5, 6, 7, 8, 9]));
        assert!(!is_bsn(&[0; 9]));
        assert!(!is_bsn(&[1, 2]));
    }

    #[test]
    fn mod_97_holds_for_the_textbook_accounts() {
        assert!(is_iban(b"NL91ABNA0417164300"));
        assert!(is_iban(b"DE89370400440532013000"));
        assert!(!is_iban(b"NL92ABNA0417164300"));
        assert!(!is_iban(b"NL9"));
        assert_eq!(iban_lengte(b"NL"), Some(18));
        assert_eq!(iban_lengte(b"XX"), None);
    }
}
