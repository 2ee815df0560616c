//! What a list loses, and what it keeps.

use chrono::NaiveDate;
use entity::uitgave::Soort;
use serde_json::json;

use super::{Erratum, Lijst, Reden, Rij, kolommen};
use crate::uitgave::rules::{Inhoud, cel::Cel};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day")
}

/// Two metingen, of which the second stands beside the first, and a third beside the second.
fn metingen() -> Lijst {
    let rij = |meting: &str, ordinaal: i32, met: Option<&str>| {
        let said = vec![
            ("praktijkNaam", json!("Praktijk Noord")),
            ("ordinaal", json!(ordinaal)),
            ("vergelekenMet", json!(met)),
            ("verschil", json!(met.map(|_| -1))),
        ];
        Rij::new(Soort::Metingen, meting.into(), said)
    };
    let rijen = vec![rij("b", 3, None), rij("a", 2, Some("b")), rij("c", 1, Some("a"))];
    Lijst::new(Soort::Metingen, [None, Some(day())], Some(5), rijen)
}

fn gezegd(lijst: &Lijst, place: usize) -> String {
    let told = kolommen(Soort::Metingen).into_iter().zip(lijst.cellen(place));
    let told = told.filter(|(_, cel)| *cel != Cel::Leeg);
    let told = told.map(|(kolom, cel)| match cel {
        Cel::Tekst(text) => format!("{}={text}", kolom.naam),
        cel => format!("{}={cel:?}", kolom.naam),
    });
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_withdrawn_leaves_with_what_was_computed_of_it() {
    let mut lijst = metingen();
    let whole = gezegd(&lijst, 1);
    assert_eq!(
        whole,
        "meting=a praktijkNaam=Praktijk Noord ordinaal=Getal(2) vergelekenMet=b verschil=Getal(-1)"
    );
    assert_eq!(lijst.objecten(), ["a", "b", "c"]);
    let erratum = |object: &str, reden| Erratum {
        object: object.into(),
        reden,
        gezien: day(),
    };
    lijst.ingetrokken(vec![erratum("b", Reden::Vervangen)]);
    assert_eq!(gezegd(&lijst, 0), "meting=b erratum=VERVANGEN");
    // The level of then would follow from the difference.
    assert_eq!(
        gezegd(&lijst, 1),
        "meting=a praktijkNaam=Praktijk Noord ordinaal=Getal(2) vergelekenMet=b"
    );
    assert_eq!(
        gezegd(&lijst, 2),
        "meting=c praktijkNaam=Praktijk Noord ordinaal=Getal(1) vergelekenMet=a verschil=Getal(-1)"
    );
    assert_eq!(lijst.objecten(), ["a", "c"]);
    lijst.ingetrokken(vec![erratum("a", Reden::NietMeerLeesbaar)]);
    let all: Vec<String> = (0..4).map(|place| gezegd(&lijst, place)).collect();
    assert_eq!(
        all,
        [
            "meting=b erratum=VERVANGEN",
            "meting=a erratum=NIET_MEER_LEESBAAR",
            "meting=c praktijkNaam=Praktijk Noord ordinaal=Getal(1) vergelekenMet=a",
            ""
        ]
    );
    let named: Vec<&str> = lijst.errata().iter().map(|one| one.object.as_str()).collect();
    assert_eq!(named, ["a", "b"]);
}

/// It is read back as it is kept, and a list of which nothing was lost is kept as it was made.
#[test]
fn a_list_is_kept_and_read_back() {
    let mut lijst = metingen();
    let fresh = Inhoud::Lijst(lijst.clone()).json().expect("text");
    assert!(!fresh.contains("errata") && !fresh.contains("keer"), "{fresh}");
    lijst.opnieuw();
    let object = "c".into();
    lijst.ingetrokken(vec![Erratum {
        object,
        reden: Reden::NietMeerLeesbaar,
        gezien: day(),
    }]);
    let kept = Inhoud::Lijst(lijst);
    let text = kept.json().expect("text");
    assert_eq!(
        Inhoud::lees(Soort::Metingen, &text).expect("as it was kept"),
        kept
    );
}

#[test]
fn the_first_column_names_the_object_and_the_last_says_why_a_row_is_empty() {
    for (soort, first) in [
        (Soort::Metingen, "meting"),
        (Soort::Leervraagteksten, "leervraag"),
    ] {
        let named = kolommen(soort);
        assert_eq!(named.first().map(|one| &*one.naam), Some(first));
        assert_eq!(named.last().map(|one| &*one.naam), Some("erratum"));
    }
}
