//! What must hold for memberships and registrations: numbers of registers, and the print by which two sides compare what a
//! membership says. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::{
    lidmaatschap::Model,
    registratie::{self, Register, Verificatie},
};
use sea_orm::ActiveEnum;
use sha2::{Digest, Sha256};

use crate::{error::Uitleg, tekst::Taal};

/// A number as its register writes them, without the spaces and dots that people put in it; nothing when it cannot be one.
/// Being well-formed proves nothing.
pub(crate) fn registernummer(register: Register, text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match register {
        Register::Skj => digits && (5..=12).contains(&plain.len()),
        Register::Big => digits && plain.len() == 11,
        // No rule of these was found: letters, digits and a few signs between them.
        Register::Krsd | Register::Registerplein | Register::Nip | Register::Nvo | Register::Vgct => {
            let sign = |c: char| c.is_ascii_alphanumeric() || "-/".contains(c);
            (3..=20).contains(&plain.len()) && plain.chars().all(sign)
        }
    };
    fits.then_some(plain)
}

/// How sure the service is of a registration today: a check holds as long as the registration.
pub(super) fn verificatie(row: &registratie::Model, vandaag: NaiveDate) -> Verificatie {
    match row.verificatie {
        Verificatie::Gecontroleerd if row.geldig_tot.is_some_and(|tot| tot <= vandaag) => {
            Verificatie::Verlopen
        }
        known => known,
    }
}

/// What stands between the fields of a print: no name has one, because the guard refuses it.
const TUSSEN: &str = "\t";

/// The print of a membership: SHA-256, in hexadecimals, of what an association owns of it, in the order of the columns of a
/// delivery. The recipe is published, so that an association makes the same of its own row.
pub(crate) fn afdruk(row: &Model, lidsoort: Option<&str>) -> String {
    let text = |field: &'_ Option<String>| field.clone().unwrap_or_default();
    let fields = [
        row.lidnummer.clone(),
        text(&row.voorletters),
        text(&row.voornaam),
        text(&row.tussenvoegsel),
        text(&row.achternaam),
        text(&row.organisatienaam),
        lidsoort.unwrap_or_default().to_owned(),
        row.status.to_value(),
        row.ingangsdatum.to_string(),
        row.einddatum.map(|day| day.to_string()).unwrap_or_default(),
        text(&row.skj),
        text(&row.big),
    ];
    hex(&Sha256::digest(fields.join(TUSSEN)))
}

/// The print of many memberships: of their prints, sorted, each with the end of a line behind it.
pub(crate) fn afdruk_van_alle(mut afdrukken: Vec<String>) -> String {
    afdrukken.sort_unstable();
    let mut hash = Sha256::new();
    for one in afdrukken {
        hash.update(one.as_bytes());
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Why an action on a lidmaatschap was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// A person is behind it.
    LidIsPersoon,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::LidIsPersoon => (
                "Achter dit lidmaatschap staat een persoon.",
                "A person is behind this membership.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_number_is_one_of_its_register() {
        use Register::{Big, Krsd, Skj};
        for (register, text, plain) in [
            (Skj, "12345", Some("12345")),
            (Skj, "1234", None),
            (Skj, "1234567890123", None),
            (Skj, "１２３４５", None),
            (Big, "190 1234 5601", Some("19012345601")),
            (Big, "1901234560", None),
            (Big, "1901234560a", None),
            (Krsd, "KR-12/3", Some("KR-12/3")),
            (Krsd, "=1+1", None),
            (Krsd, "", None),
        ] {
            assert_eq!(
                registernummer(register, text).as_deref(),
                plain,
                "{register:?} {text}"
            );
        }
    }

    /// The recipe is published: whoever changes it breaks what associations made.
    #[test]
    fn a_print_is_made_by_the_published_recipe() {
        let mut row = Model {
            lidnummer: "A1".into(),
            voorletters: Some("A.B.".into()),
            tussenvoegsel: Some("van der".into()),
            achternaam: Some("Berg".into()),
            bron: "x".into(),
            wijziging: 3,
            ..Model::leeg(
                Uuid::nil(),
                Uuid::nil(),
                NaiveDate::from_ymd_opt(2020, 2, 1).expect("a day"),
                DateTime::UNIX_EPOCH,
            )
        };
        // printf 'A1\tA.B.\t\tvan der\tBerg\t\tGEWOON\tACTIEF\t2020-02-01\t\t\t' | sha256sum
        let known = "f42580f79cd58adaee717a8e4bb7f72e2f5382b0366d39fb8b20162edf7cc575";
        assert_eq!(afdruk(&row, Some("GEWOON")), known);
        // printf '%s\n' "$known" | sha256sum
        let whole = "31c0b5d2d3f4e8bfcca7960f960288ddc851bbec878d95e45355ae1cde00e241";
        assert_eq!(afdruk_van_alle(vec![known.into()]), whole);
        let before = afdruk_van_alle(vec!["b".into(), "a".into()]);
        assert_eq!(
            before,
            afdruk_van_alle(vec!["a".into(), "b".into()]),
            "order makes no difference"
        );
        // What the association does not own makes no difference.
        row.member_id = Some(Uuid::from_u128(7));
        row.wijziging = 9;
        assert_eq!(afdruk(&row, Some("GEWOON")), known);
        row.einddatum = row.ingangsdatum.succ_opt();
        assert_ne!(afdruk(&row, Some("GEWOON")), known);
    }
}
