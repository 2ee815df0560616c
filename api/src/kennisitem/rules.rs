//! What must hold for a kennisitem: where it is to be found, and when it appeared. Pure.

use std::borrow::Cow;

use url::{Host, Url};

use crate::{error::Uitleg, tekst::Taal};

/// What an editor does with a kennisitem that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(super) enum Actie {
    /// Change what it says; who sees it stays the same.
    Bijwerken,
    /// Show it to everybody.
    Publiceren,
    /// Keep it to the editors again.
    Terughouden,
}

impl Actie {
    /// What an editor does who changes it and asks for this.
    pub(super) fn naar(gepubliceerd: Option<bool>) -> Self {
        match gepubliceerd {
            None => Self::Bijwerken,
            Some(true) => Self::Publiceren,
            Some(false) => Self::Terughouden,
        }
    }
}

/// Whether it is published after an action; each is always possible, because nothing rests on a kennisitem.
pub(super) fn gepubliceerd(is: bool, actie: Actie) -> bool {
    match actie {
        Actie::Bijwerken => is,
        Actie::Publiceren => true,
        Actie::Terughouden => false,
    }
}

/// The earliest year of appearance.
const EERSTE_JAAR: i32 = 1900;

/// Whether a reader may safely be sent to an address: https, a named host on the public net, nobody's name or password.
pub(super) fn adres(url: &str) -> Result<(), Code> {
    let plain = url.chars().all(|letter| letter.is_ascii_graphic());
    let safe = Url::parse(url).is_ok_and(|url| {
        let named = matches!(url.host(), Some(Host::Domain(host)) if is_public(host));
        let nobody = url.username().is_empty() && url.password().is_none();
        url.scheme() == "https" && named && nobody && url.port().is_none()
    });
    if plain && safe {
        Ok(())
    } else {
        Err(Code::UrlOngeldig)
    }
}

/// A host with a domain above it, which is not kept for use within a house.
fn is_public(host: &str) -> bool {
    let top = host.trim_end_matches('.').rsplit_once('.').map(|(_, top)| top);
    top.is_some_and(|top| !["local", "localhost", "internal", "test", "invalid", "arpa"].contains(&top))
}

/// Whether something can have appeared in a year; what is announced for next year may be entered.
pub(super) fn jaar(jaar: i32, dit_jaar: i32) -> Result<(), Code> {
    if (EERSTE_JAAR..=dit_jaar.saturating_add(1)).contains(&jaar) {
        Ok(())
    } else {
        Err(Code::JaarOngeldig)
    }
}

/// Why an action on a kennisitem was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// The lists name nothing.
    LijstLeeg,
    /// Not an https address on the public net without name and password.
    UrlOngeldig,
    /// Not a year from 1900 to next year.
    JaarOngeldig,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::LijstLeeg => (
                "Noem ten minste één kennisitem of activiteit.",
                "Name at least one kennisitem or activiteit.",
            ),
            Self::UrlOngeldig => (
                "Geef een openbaar adres dat met https:// begint, zonder gebruikersnaam of wachtwoord.",
                "Give a public address that begins with https://, without user name or password.",
            ),
            Self::JaarOngeldig => (
                "Geef een jaar vanaf 1900, hooguit volgend jaar.",
                "Give a year from 1900 on, next year at most.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, adres, jaar};

    #[test]
    fn a_reader_is_sent_to_public_https_only() {
        for good in [
            "https://www.nji.nl",
            "https://www.accouitgeverij.nl/content/onderwijs-en-jeugdhulp",
            "https://voorbeeld.nl/a?b=c&d=%20e#f",
        ] {
            assert_eq!(adres(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "www.nji.nl",
            "http://www.nji.nl",
            "ftp://www.nji.nl",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https://nji",
            "https://localhost/a",
            "https://kast.local/a",
            "https://10.0.0.1/a",
            "https://[::1]/a",
            "https://naam@www.nji.nl",
            "https://naam:geheim@www.nji.nl",
            "https://www.nji.nl:8443",
            " https://www.nji.nl",
            "https://www.nji.nl/a b",
            "https://www.nji.nl/a\tb",
            "https://www.n\u{0458}i.nl",
        ] {
            assert_eq!(adres(bad), Err(Code::UrlOngeldig), "{bad}");
        }
    }

    #[test]
    fn years_are_those_in_which_it_can_have_appeared() {
        let possible = [1899, 1900, 2026, 2027, 2028].map(|year| jaar(year, 2026).is_ok());
        assert_eq!(possible, [false, true, true, true, false]);
    }
}
