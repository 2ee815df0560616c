//! Names: beside a word for a child or relative they are refused, elsewhere a common first name is held.

use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};
use super::woorden::{
    GEEN_NAMEN, GEEN_NAMEN_BEGIN, GEEN_NAMEN_EIND, ROLLEN, ROLLEN_RUIM, VOORNAMEN, VOORNAMEN_OF_WOORDEN,
};
use regex::Regex;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

type Lijst = LazyLock<HashSet<&'static str>>;

static NAMEN: Lijst = LazyLock::new(|| VOORNAMEN.split_whitespace().collect());
static TWIJFELNAMEN: Lijst = LazyLock::new(|| VOORNAMEN_OF_WOORDEN.split_whitespace().collect());
static EEN_ROL: Lijst = LazyLock::new(|| ROLLEN.split_whitespace().collect());
static RUIME_ROL: Lijst = LazyLock::new(|| ROLLEN_RUIM.split_whitespace().collect());
static GEEN: Lijst = LazyLock::new(|| GEEN_NAMEN.split_whitespace().collect());

static WOORD: LazyLock<Regex> =
    LazyLock::new(|| super::patronen::patroon(r"[\p{L}\p{N}]+(?:['\-][\p{L}\p{N}]+)*"));

/// Words that may stand between a role and a name: "moeder van Noor", "een leerling die Sem heet".
const VERBINDINGEN: [&str; 13] = [
    "van", "genaamd", "genoemd", "heet", "heette", "die", "met", "de", "naam", "is", "kleine", "onze", "mijn",
];

/// Letters of a name that is spelled out, at most.
const LANGSTE_NAAM: usize = 16;

/// One word of the reading.
pub(super) struct Woord<'a> {
    pub(super) tekst: &'a str,
    pub(super) bytes: Range<usize>,
    /// In lower case, without what follows an apostrophe or hyphen: `Noor's` as `noor`.
    kern: String,
}

/// How sure we are that a word is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Naam {
    /// A common first name, written as one.
    Bekend,
    /// A common first name in another case, or one that is a word too.
    Misschien,
    /// A capitalised word that is not known to be anything else.
    Onbekend,
    Geen,
}

impl Woord<'_> {
    pub(super) fn naam(&self) -> Naam {
        let kapitaal = self.tekst.starts_with(char::is_uppercase);
        let hoofdletters = kapitaal && !self.tekst.contains(char::is_lowercase);
        let bekend = NAMEN.contains(self.kern.as_str());
        match (kapitaal, hoofdletters) {
            (true, false) if bekend => Naam::Bekend,
            (true, false) if TWIJFELNAMEN.contains(self.kern.as_str()) => Naam::Misschien,
            (true, false) if !self.is_geen_naam() => Naam::Onbekend,
            (false, _) | (_, true) if bekend && self.kern.len() > 2 => Naam::Misschien,
            _ => Naam::Geen,
        }
    }

    fn hoofdletters(&self) -> bool {
        self.tekst.len() > 1 && !self.tekst.contains(char::is_lowercase)
    }

    fn is_geen_naam(&self) -> bool {
        let kern = self.kern.as_str();
        // Two capitals (IB'er, GGD-arts, PO) make an abbreviation of it.
        self.tekst.chars().filter(|teken| teken.is_uppercase()).count() > 1
            && self
                .tekst
                .chars()
                .nth(1)
                .is_some_and(|tweede| tweede.is_uppercase() || tweede.is_numeric())
            || kern.len() < 2
            || kern.contains(|teken: char| teken.is_numeric())
            || GEEN.contains(kern)
            || is_rolwoord(kern)
            || GEEN_NAMEN_BEGIN.iter().any(|begin| kern.starts_with(begin))
            || GEEN_NAMEN_EIND.iter().any(|eind| kern.ends_with(eind))
    }
}

/// Whether a word stands for a child or relative: `leerling`, `Pleegmoeder`.
pub(super) fn is_rolwoord(woord: &str) -> bool {
    let klein = woord.to_lowercase();
    is_een_rol(&klein) || (RUIME_ROL.contains(klein.as_str()) && klein.len() > 4)
}

fn is_een_rol(klein: &str) -> bool {
    const SAMENGESTELD: [&str; 9] = [
        "leerling", "kind", "moeder", "vader", "zoon", "dochter", "broer", "broertje", "zusje",
    ];
    EEN_ROL.contains(klein)
        || SAMENGESTELD
            .iter()
            .any(|rol| klein.len() > rol.len() + 2 && klein.ends_with(rol))
}

/// The words of the reading in order.
pub(super) fn woorden(tekst: &str) -> Vec<Woord<'_>> {
    WOORD
        .find_iter(tekst)
        .map(|plek| Woord {
            tekst: plek.as_str(),
            bytes: plek.range(),
            kern: plek
                .as_str()
                .split(['\'', '-'])
                .next()
                .unwrap_or_default()
                .to_lowercase(),
        })
        .collect()
}

pub(super) fn zoek(vondsten: &mut Vondsten) {
    let tekst = vondsten.lezing.tekst.clone();
    let woorden = woorden(&tekst);
    for plek in 0..woorden.len() {
        bij_rol(vondsten, &tekst, &woorden, plek);
    }
    for (plek, woord) in woorden.iter().enumerate() {
        if is_voornaam(&tekst, &woorden, plek) && !is_deel_van_instelling(&tekst, &woorden, plek) {
            vondsten.twijfel(SignaalCode::Voornaam, woord.bytes.clone());
        }
    }
}

/// Looks for a name directly after the role word at this place.
fn bij_rol(vondsten: &mut Vondsten, tekst: &str, woorden: &[Woord<'_>], plek: usize) {
    let rol = &woorden[plek];
    let klein = rol.tekst.to_lowercase();
    let een = is_een_rol(&klein);
    if !een && !RUIME_ROL.contains(klein.as_str()) {
        return;
    }
    let mut vorige = rol;
    let mut zin_gaat_door = true;
    for (stap, woord) in woorden[plek + 1..].iter().take(5).enumerate() {
        let tussen = &tekst[vorige.bytes.end..woord.bytes.start];
        if tussen.len() > 4
            || !tussen.chars().all(|teken| " \n\"'(:,-./".contains(teken))
            || (tussen.contains('.') && rol.tekst.len() > 5)
        {
            return;
        }
        zin_gaat_door &= tussen.trim_matches(['"', '\'', '(', '-', ' ']).is_empty();
        if woord.tekst.starts_with(char::is_lowercase) && VERBINDINGEN.contains(&woord.tekst) && zin_gaat_door
        {
            vorige = woord;
            continue;
        }
        if let Some(einde) = gespatieerd(tekst, &woorden[plek + 1 + stap..]) {
            vondsten.weiger(BezwaarCode::NaamBijRol, rol.bytes.start..einde);
            return;
        }
        let bytes = rol.bytes.start..woord.bytes.end;
        match woord.naam() {
            Naam::Bekend => vondsten.weiger(BezwaarCode::NaamBijRol, bytes),
            Naam::Misschien
                if rol.hoofdletters()
                    || (woord.tekst.starts_with(char::is_uppercase)
                        && !woord.hoofdletters()
                        && zin_gaat_door) =>
            {
                vondsten.weiger(BezwaarCode::NaamBijRol, bytes);
            }
            Naam::Misschien if stap == 0 || een => vondsten.twijfel(SignaalCode::MogelijkeNaam, bytes),
            Naam::Onbekend if een && zin_gaat_door => vondsten.weiger(BezwaarCode::NaamBijRol, bytes),
            Naam::Onbekend if zin_gaat_door || (een && !tussen.contains(['\n', '.', '/'])) => {
                vondsten.twijfel(SignaalCode::MogelijkeNaam, bytes);
            }
            _ => {}
        }
        return;
    }
}

/// The end of a known first name that begins here letter by letter: "s e m", "S.e.m", "s-e-m". Only known names, because
/// letters in a row are an abbreviation or a list in general.
fn gespatieerd(tekst: &str, woorden: &[Woord<'_>]) -> Option<usize> {
    let mut gespeld = String::new();
    let mut einde = None;
    for (plek, woord) in woorden.iter().take(LANGSTE_NAAM).enumerate() {
        let apart = plek == 0 || {
            let tussen = &tekst[woorden[plek - 1].bytes.end..woord.bytes.start];
            tussen.len() <= 3 && tussen.chars().all(|teken| " .-_*/".contains(teken))
        };
        let delen = || woord.tekst.split(['-', '\'']);
        if !apart || !delen().all(|deel| deel.chars().count() == 1) {
            break;
        }
        gespeld.extend(delen().flat_map(str::chars).flat_map(char::to_lowercase));
        let bekend = NAMEN.contains(gespeld.as_str()) || TWIJFELNAMEN.contains(gespeld.as_str());
        if gespeld.len() > 2 && bekend {
            einde = Some(woord.bytes.end);
        }
    }
    einde
}

/// A first name where a sentence would not have it as another word.
fn is_voornaam(tekst: &str, woorden: &[Woord<'_>], plek: usize) -> bool {
    let woord = &woorden[plek];
    match woord.naam() {
        Naam::Bekend => true,
        Naam::Misschien if woord.hoofdletters() => {
            // Amid other capitals it is a shouted sentence, alone it is an abbreviation.
            let buren = [plek.checked_sub(1), Some(plek + 1)];
            let mut buren = buren
                .into_iter()
                .flatten()
                .filter_map(|buur| woorden.get(buur))
                .peekable();
            NAMEN.contains(woord.kern.as_str()) && buren.peek().is_some() && buren.all(Woord::hoofdletters)
        }
        Naam::Misschien => {
            woord.tekst.starts_with(char::is_uppercase) && !begint_zin(tekst, woord.bytes.start)
        }
        Naam::Onbekend | Naam::Geen => false,
    }
}

fn begint_zin(tekst: &str, plek: usize) -> bool {
    let voor = tekst[..plek].trim_end_matches([' ', '"', '\'', '(', '-', '*']);
    voor.is_empty() || voor.ends_with(['.', '!', '?', ':', ';', '\n'])
}

/// "de Anne Frankschool", "Stichting Willem": the name of an institution, not of somebody.
fn is_deel_van_instelling(tekst: &str, woorden: &[Woord<'_>], plek: usize) -> bool {
    const VOOR: [&str; 9] = [
        "stichting",
        "basisschool",
        "school",
        "college",
        "lyceum",
        "obs",
        "cbs",
        "rkbs",
        "raamwerk",
    ];
    let voor = plek.checked_sub(1).and_then(|vorige| woorden.get(vorige));
    if voor.is_some_and(|voor| VOOR.contains(&voor.kern.as_str())) {
        return true;
    }
    let aansluitend = woorden[plek..].windows(2).take(3).take_while(|paar| {
        &tekst[paar[0].bytes.end..paar[1].bytes.start] == " " && paar[1].tekst.starts_with(char::is_uppercase)
    });
    aansluitend.map(|paar| &paar[1].kern).any(|kern| {
        ["school", "scholen", "college", "lyceum", "huis", "centrum"]
            .iter()
            .any(|eind| kern.ends_with(eind))
    })
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd, schoon};
    use crate::tekst::{BezwaarCode, SignaalCode};

    #[test]
    fn names_beside_a_role_are_refused() {
        geweigerd(
            &[
                "De leerling Sem komt niet.",
                "De moeder van Noor belt.",
                "leerling Xyloon komt niet",
                "Mijn zoon Lars is stil.",
                "haar dochter, Eva, is stil",
                "een leerling genaamd Tygo",
                "de leerling \"Daan\" is stil",
                "de leerling (Daan) is stil",
                "het pleegkind Jayden",
                "vader van de kleine Yusuf",
                "LEERLING SEM KOMT NIET",
                "het kind heet Fatima",
                "een leerling die Sem heet",
                "cliënt Mohammed is stil",
                "Leerling: Sem",
                "leerling\nSem",
                "moeder van Nóór belt",
                "ouders van Noor bellen",
                "leer\u{AD}ling S\u{200B}em komt",
                "oma Riet belt",
                "stiefvader van Femke",
                "mevrouw Jansen belt",
                "het meisje met de naam Isa",
                "jongen Ｓｅｍ komt",
                "zus van Jan-Willem belt",
                "leerling Noor's moeder",
                "het kind Roos is stil",
                "leerling s e m komt niet",
                "de leerling S.e.m. komt niet",
                "een leerling genaamd s-e-m",
                "moeder van N o o r belt",
                "leerling S_E_M",
                "kind S * e * m is stil",
                "leerling s\u{200B} e m\u{200B}",
                "leerling Sem\u{200B}",
                "leerling Sem\u{200D}",
            ],
            BezwaarCode::NaamBijRol,
        );
    }

    #[test]
    fn doubtful_names_are_held() {
        aangehouden(
            &["Gisteren zag ik hoe Fatima in de klas zat."],
            SignaalCode::Voornaam,
        );
        aangehouden(&["Sem zit in groep vijf."], SignaalCode::Voornaam);
        aangehouden(&["Ik zag dat Roos niet meedeed."], SignaalCode::Voornaam);
        aangehouden(&["HOE HELP IK SEM MET REKENEN?"], SignaalCode::Voornaam);
        aangehouden(&["de leerling sem komt niet"], SignaalCode::MogelijkeNaam);
        aangehouden(&["de ouders van Xyloon bellen"], SignaalCode::MogelijkeNaam);
        aangehouden(&["juf Xyloon belt"], SignaalCode::MogelijkeNaam);
    }

    #[test]
    fn capitals_that_are_no_names_pass() {
        schoon(&[
            "Het Leerling Volg Systeem helpt.",
            "De moeder van de klas.",
            "Ouders en CJG werken samen.",
            "Leer het kind Nederlands.",
            "Wat wil het kind? Hoe vraag je dat?",
            "Voor kind\nHoe gaan we verder?",
            "De leerling IB'er bespreekt het.",
            "Ouders van Stichting Samen doen mee.",
            "De Anne Frankschool doet mee.",
            "Kind, ouder, Jeugdhulp en school.",
            "Ouder: Hoe kan ik meedenken?",
            "Jongeren van Almere doen mee.",
            "Het raamwerk van Gerdes en Verwoerdt.",
            "Ouder- en kindteam Emmen.",
            "Een kind. Samen verder.",
            "De GGD-arts en het kind Thuis.",
            "Roos is een bloem.",
            "De leerling van Marokkaanse ouders.",
            "Kinderen van Oekraïense gezinnen.",
            "Storm kan de pilot niet stoppen.",
            "Wat leert een leerling in De Buitenschool?",
            "Leert een kind a b c of hele woorden?",
            "Kan de ouder i.p.v. de leerling bellen?",
            "De leerling i.v.m. ziekte, m.b.t. verzuim, d.m.v. een gesprek.",
            "Wat heeft kind A, B of C hieraan?",
            "Is het kind t.z.t. ook a.d.h.v. een plan te helpen?",
            "Krijgt de leerling L.O. en C.K.V. op school?",
        ]);
    }
}
