//! What the guard must let through and what it must stop, as sentences. Names and numbers are made up.

use super::{Beoordeeld, Bezwaar, BezwaarCode, SignaalCode, Soort, Tekst};
use std::time::{Duration, Instant};

type Oordeel = Result<Beoordeeld, Vec<Bezwaar>>;

fn alle(teksten: &[&str], goed: impl Fn(&Oordeel) -> bool) {
    let oordelen = teksten
        .iter()
        .map(|tekst| (tekst, Tekst::parse(tekst, Soort::Toelichting)));
    let mis: Vec<String> = oordelen
        .filter(|(_, oordeel)| !goed(oordeel))
        .map(|(tekst, oordeel)| format!("{tekst:?} {oordeel:?}"))
        .collect();
    assert!(mis.is_empty(), "judged otherwise:\n{}", mis.join("\n"));
}

/// Neither refused nor held.
pub(super) fn schoon(teksten: &[&str]) {
    alle(teksten, |oordeel| {
        oordeel.as_ref().is_ok_and(|goed| goed.signalen.is_empty())
    });
}

/// Refused, among others with this code.
pub(super) fn geweigerd(teksten: &[&str], code: BezwaarCode) {
    alle(teksten, |oordeel| {
        oordeel
            .as_ref()
            .is_err_and(|fout| fout.iter().any(|bezwaar| bezwaar.code == code))
    });
}

/// Not refused, but held with this code among others.
pub(super) fn aangehouden(teksten: &[&str], code: SignaalCode) {
    alle(teksten, |oordeel| {
        oordeel
            .as_ref()
            .is_ok_and(|goed| goed.signalen.iter().any(|signaal| signaal.code == code))
    });
}

#[test]
fn leervragen_of_the_field_pass() {
    schoon(&[
        "Wanneer doe ik een stap terug omdat een collega uit een ander vak beter bij de vraag past?",
        "Hoe voorkom ik dat mijn organisatieopdracht bepaalt waar ik ophoud te helpen?",
        "Hoe leg ik mijn vaktaal uit zodat ouders en collega's echt meepraten?",
        "Hoe maak ik vrij wat nodig is om samenwerken goed te doen in een volle week?",
        "Hoe zie ik of onze samenwerking de jeugdige iets oplevert?",
        "Hoe sta ik geregeld stil om te toetsen of ik nog het goede doe?",
        "Hoe zorg ik dat ik krijg wat ik nodig heb om mijn werk goed te doen?",
        "Hoe houd ik de druk hanteerbaar en bewaak ik mijn grenzen?",
        "Hoe vertaal ik een nieuw inzicht naar wat ik morgen in het gesprek doe?",
        "Hoe laat ik ouders de regie als er ook zorgen over veiligheid zijn?",
        "Welke aannames heb ik over dit type gezin en hoe toets ik ze?",
        "Hoe geef ik de stem van de jongere meer gewicht in het overleg?",
        "Hoe komen school, CJG en smw van casusoverleg naar preventie?",
        "Hoe maken we rollen in een gemengd schoolteam helder zonder muren te bouwen?",
        "Hoe bouwen we vaste overlegmomenten op als iedereen nog los werkt?",
        "Hoe houden we alle partners aangehaakt als iemand van baan wisselt?",
        "Hoe werken onderwijscoach en gezinscoach als één gezicht voor ouders?",
        "Welke informatie mag ik delen met school en met jeugdhulp, en wat niet?",
        "Hoe leer ik elkaars context, taal en dilemma's kennen voordat er een crisis is?",
        "Hoe stellen we samen met ouders en jeugdige haalbare doelen en kijken we terug?",
        "Wat vraagt normaliseren van mijn signaleren en handelen?",
        "Hoe borgen we wat werkt als de pilot stopt?",
        "Hoe laat ik regels ruimte voor maatwerk zonder mijn professionele norm los te laten?",
        "Hoe gebruik ik wat de school al weet in mijn preventieve aanbod in de wijk?",
        "Hoe betrek ik de gemeente zodat onze afspraak ook volgend jaar geldt?",
        "Hoe oefenen we in het innemen van elkaars perspectief?",
    ]);
}

#[test]
fn harmless_sentences_with_numbers_and_capitals_pass() {
    schoon(&[
        "In groep 8 en klas 3B werken we 3 keer per week samen.",
        "Tussen 2023-2025 steeg het verzuim van 4,5% naar 12 procent.",
        "School 11ZZ03 hoort bij samenwerkingsverband PO-22-02.",
        "Wat zegt de Wet BIG over delen van informatie?",
        "De Regenboogscholen in Emmen zoeken een gezinscoach.",
        "Wat betekent Jeugdwet artikel 2.3 voor leerplichtambtenaren?",
        "Hoe bereiken we gezinnen met kinderen van 0-4 jaar?",
        "Vakken met code 06A en 06B tellen voor 60 uur.",
        "Van 1 september 2024 tot en met 31 augustus 2025 loopt de pilot.",
        "Hoe haken we de jeugdarts en de huisarts aan bij het wijkteam?",
        "Hoe werken de IB'er, de orthopedagoog en de schoolmaatschappelijk werker samen?",
        "Er zijn 1.250 leerlingen, 34 scholen en 7 gemeenten bij betrokken.",
        "Hoe voorkomen we thuiszitten bij jongeren van 12 tot 18 jaar?",
        "Het budget is € 45.000,00 voor 2 jaar.",
        "Op maandag om 09.30 uur en donderdag om 13:15 uur overleggen we.",
        "Hoe praat ik met ouders die de Nederlandse taal niet spreken?",
        "Hoe gaan we om met zorgen over veiligheid volgens de Meldcode?",
        "Met Andere Ogen vraagt om een andere blik.",
        "Volgens Gerdes zijn er 8 parameters en 3 niveaus.",
        "Bij het Jongerenpanel van Almere leerden we veel.",
        "Hoe benut ik de ervaring van een ervaringsdeskundige moeder in ons team?",
        "Wat heeft een kind nodig om zich thuis te voelen op school?",
        "Hoe begeleid je een leerling met autisme in het vmbo?",
        "Onze ouders, leerlingen en leraren vulden 120 vragenlijsten in.",
        "Hoe zorgen we dat CJG, GGD en SWV Noord-Drenthe elkaar vinden?",
        "Hoe schrijf ik een OPP van 4 pagina's dat leerling en ouders begrijpen?",
        "Zie bladzijde 12, 13 en 14 van het rapport uit 2022.",
        "De score ging van 2,1 naar 3,4 op een schaal van 1-5 (n = 48).",
        "Hoe sluit het mbo aan: niveau 1, 2, 3 of 4?",
        "Welke rol heeft de mentor, en welke de docent Nederlands?",
        "Kan het kind Engels leren? Dat vroegen 5 van de 20 ouders.",
        "Bel 112 bij gevaar; de kindertelefoon is 0800-0432.",
        "Wij werken 40 jaar lang al met kinderen op de Veluwe.",
        "1. Kijken\n2. Luisteren\n3. Samen doen",
        "Hoe vertel ik een kind van gescheiden ouders wat er gaat gebeuren?",
        "De jeugd- en gezinsprofessional belt de leerplichtambtenaar.",
        "Hoe blijft de Lerende Praktijk Zwijndrecht in 2027 bestaan?",
        "WAT VRAAGT NORMALISEREN VAN ONS?",
    ]);
}

#[test]
fn the_counter_examples_are_stopped() {
    geweigerd(&["Het gaat om nummer 123456782, wat nu?"], BezwaarCode::Bsn);
    geweigerd(
        &["Sem (8) van de Regenboogschool heeft moeite met lezen."],
        BezwaarCode::Combinatie,
    );
    geweigerd(
        &["Stuur het naar naam@voorbeeld.nl alstublieft."],
        BezwaarCode::Email,
    );
    geweigerd(&["Het gezin woont op 1234 AB 56."], BezwaarCode::Adres);
    aangehouden(
        &["Mijn zoon wil niet meer naar school, wie helpt mij?"],
        SignaalCode::Hulpvraag,
    );
}

#[test]
fn a_refusal_tells_nothing_of_the_text() {
    let geheim = "Xyloonheid 111222333 naam@voorbeeld.nl 0612345678 leerling Sem";
    let gezegd = format!("{:?}", Tekst::parse(geheim, Soort::Leervraag)).to_lowercase();
    for deel in ["xyloon", "111222333", "111", "voorbeeld", "0612", "sem"] {
        assert!(!gezegd.contains(deel), "{gezegd}");
    }
}

#[test]
fn hostile_texts_are_judged_fast() {
    let lang = |deel: &str| deel.chars().cycle().take(2_000).collect::<String>();
    let kwaad = [
        lang("1"),
        lang("1 "),
        lang("12-"),
        lang("a"),
        lang("a@"),
        format!("{}@", lang("a").split_at(1_990).0),
        lang("(["),
        lang("NL91"),
        lang("nl9 "),
        lang("1234AB "),
        lang("leerling "),
        lang("leerling van "),
        lang("Sem (8) "),
        lang("Sem "),
        lang("geb. 1-1-2015 "),
        lang("een kind van 8 "),
        lang("@."),
        lang("a. "),
        lang("\u{200B}1"),
        lang("\u{FDFA}"),
        lang("e\u{301}"),
        lang("Regenboogschool 8 jaar autisme "),
        lang("111222333 "),
        lang("0 6 "),
    ];
    // The first call compiles the patterns.
    let _ = Tekst::parse("Hoe werken we samen?", Soort::Leervraag);
    for tekst in kwaad {
        let meting = || {
            let begin = Instant::now();
            let _ = Tekst::parse(&tekst, Soort::Toelichting);
            begin.elapsed()
        };
        let duur = meting().min(meting()).min(meting());
        // Unoptimised and on a busy machine; quadratic work would take far longer.
        assert!(
            duur < Duration::from_millis(750),
            "{duur:?} {}",
            tekst.chars().take(20).collect::<String>()
        );
    }
}

#[test]
fn any_text_is_judged_and_every_place_lies_within_it() {
    const DELEN: [&str; 24] = [
        "日本",
        "8-jarige ",
        "Sem",
        " (8) ",
        "leerling ",
        "é",
        "👩\u{200D}🏫",
        "1234 AB ",
        "12",
        "\u{200B}",
        "٣",
        "@",
        ".nl",
        "geboren ",
        "12-03-2015",
        "Ж",
        " ",
        "\r\n",
        "0612345678",
        "NL91",
        "ABNA0417164300",
        "\u{301}",
        "111222333",
        "Regenboogschool ",
    ];
    let mut zaad: u64 = 42;
    for _ in 0..500 {
        let mut tekst = String::new();
        for _ in 0..12 {
            zaad = zaad
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            tekst.push_str(DELEN[(zaad >> 33) as usize % DELEN.len()]);
        }
        let tekens = tekst.chars().count();
        let plaatsen = match Tekst::parse(&tekst, Soort::Toelichting) {
            Ok(goed) => goed
                .signalen
                .into_iter()
                .map(|signaal| signaal.plaats)
                .collect::<Vec<_>>(),
            Err(fout) => fout.into_iter().filter_map(|bezwaar| bezwaar.plaats).collect(),
        };
        assert!(
            plaatsen
                .iter()
                .all(|p| p.length > 0 && p.offset + p.length <= tekens),
            "{tekst:?}"
        );
    }
}
