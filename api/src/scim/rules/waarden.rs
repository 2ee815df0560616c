//! Values of a User as they may be: dates, addresses, names by which a client knows somebody, and registration numbers.

use chrono::NaiveDate;
use entity::{inzending_regel::Code, registratie::Register};

use super::fout::Fout;
use crate::{
    error::Uitleg,
    inzending::{datum, lidnummer, naam},
    lidmaatschap::registernummer,
    tekst::{BezwaarCode, Soort, Taal, Tekst},
};

/// Characters of a name by which a client knows somebody, and of an address.
const LANGST: usize = 254;

fn uit(attribuut: &'static str, code: Code) -> Fout {
    let detail = format!("{attribuut}: {}", code.uitleg(Taal::Nl));
    if code == Code::Persoonsgegeven {
        Fout::sensitive(detail)
    } else {
        Fout::invalid_value(detail)
    }
}

/// A part of a name, as the guard lets it through; nothing when it is empty.
pub(in crate::scim) fn deel(attribuut: &'static str, text: &str) -> Result<Option<String>, Fout> {
    naam(text.trim()).map_err(|code| uit(attribuut, code))
}

/// A day; a moment counts as its day.
pub(in crate::scim) fn dag(attribuut: &'static str, text: &str) -> Result<NaiveDate, Fout> {
    datum(text.trim()).map_err(|code| uit(attribuut, code))
}

/// The number that an association gave.
pub(in crate::scim) fn nummer(text: &str) -> Result<String, Fout> {
    lidnummer(text.trim()).map_err(|code| uit("lidnummer", code))
}

/// What a client calls somebody: a text of its own, often an address. It is no number of a person.
pub(in crate::scim) fn aanduiding(attribuut: &'static str, text: &str) -> Result<String, Fout> {
    let length = text.chars().count();
    if !(1..=LANGST).contains(&length) || text.trim() != text || text.chars().any(char::is_control) {
        return Err(Fout::invalid_value(format!(
            "{attribuut} is 1 tot en met {LANGST} tekens, zonder stuurtekens en zonder spatie aan het begin of eind."
        )));
    }
    // A machine made it, and it says nothing.
    if uuid::Uuid::try_parse(text).is_ok() {
        return Ok(text.to_owned());
    }
    let codes = Tekst::parse(text, Soort::Naam).err().unwrap_or_default();
    let own = |code: BezwaarCode| {
        matches!(
            code,
            BezwaarCode::Email | BezwaarCode::TeLang | BezwaarCode::TeKort
        )
    };
    if codes.iter().all(|bezwaar| own(bezwaar.code)) {
        return Ok(text.to_owned());
    }
    Err(uit(attribuut, Code::Persoonsgegeven))
}

/// An e-mail address, as far as its shape goes.
pub(in crate::scim) fn email(text: &str) -> Result<String, Fout> {
    let text = text.trim();
    let whole = text.split_once('@').is_some_and(|(before, after)| {
        !before.is_empty()
            && after.contains('.')
            && !after.contains('@')
            && !after.starts_with('.')
            && !after.ends_with('.')
    });
    let plain = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || "<>\",;".contains(c));
    if whole && plain && text.chars().count() <= LANGST {
        Ok(text.to_owned())
    } else {
        Err(Fout::invalid_value("emails.value is geen e-mailadres."))
    }
}

/// A number in a register, and whether that register writes them so. It never proves anything.
pub(in crate::scim) fn registratienummer(register: Register, text: &str) -> Result<(String, bool), Fout> {
    let plain = registernummer(register, text);
    // A number that is one of its register is judged as that: nine digits are a BSN by chance one time in eleven.
    match (register, plain) {
        (Register::Skj | Register::Big, Some(plain)) => Ok((plain, true)),
        (_, plain) => {
            let text: String = text.split_whitespace().collect();
            let text = lidnummer(&text).map_err(|code| uit("registraties.nummer", code))?;
            Ok((text, plain.is_some()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Register, aanduiding, email, registratienummer};

    #[test]
    fn a_client_may_call_somebody_what_it_likes_but_not_by_a_number_of_a_person() {
        for text in [
            "anna",
            "anna.devries@vereniging.example",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "00u1a2b3c4",
            "NVO\\anna",
            "x",
        ] {
            assert_eq!(aanduiding("userName", text).as_deref(), Ok(text));
        }
        for text in [
            "",
            " anna",
            "an\u{0}na",
            "111222333",
            "NL91ABNA0417164300",
            &"x".repeat(255),
        ] {
            assert!(aanduiding("userName", text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_has_a_place() {
        for text in ["a@b.nl", " a@b.nl ", "a+b@x.y.example", "ünï@dömein.nl"] {
            assert!(email(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "a",
            "a@",
            "@b.nl",
            "a@b",
            "a@b@c.nl",
            "a b@c.nl",
            "Anna <a@b.nl>",
            "a@.nl",
            "a@b.",
            "a,b@c.nl",
        ] {
            assert!(email(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_registration_is_plausible_or_not_and_never_proven() {
        let told =
            |register, text| registratienummer(register, text).map(|(text, good)| format!("{text} {good}"));
        assert_eq!(told(Register::Skj, "110012345").as_deref(), Ok("110012345 true"));
        assert_eq!(told(Register::Skj, "1234").as_deref(), Ok("1234 false"));
        assert_eq!(
            told(Register::Big, "190 1234 5625").as_deref(),
            Ok("19012345625 true")
        );
        assert_eq!(told(Register::Big, "123").as_deref(), Ok("123 false"));
        assert!(
            told(Register::Big, "111222333").is_err(),
            "a BSN is refused where it is no number of the register"
        );
        assert!(told(Register::Krsd, "=1+1").is_err());
    }
}
