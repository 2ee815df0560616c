//! What a condition says of a row, and what is no condition.

use super::Voorwaarde;
use crate::uitgave::rules::{
    cel::{Cel, Kolom, Type},
    odata::blad::{Blik, Rij},
};

fn kolommen() -> Vec<Kolom> {
    [
        ("naam", Type::Tekst),
        ("dag", Type::Dag),
        ("aantal", Type::Getal),
        ("aandeel", Type::Procent),
    ]
    .map(|(naam, soort)| Kolom::new(naam, soort, "", ""))
    .to_vec()
}

/// What a condition says of a full row and of an empty one: `j`a, `n`ee, `?` or no condition at all.
fn zegt(filter: &str) -> String {
    let kolommen = kolommen();
    let Ok(voorwaarde) = Voorwaarde::lees(filter, &kolommen) else {
        return "fout".into();
    };
    let day = "2026-04-01".parse().expect("a day");
    let full = vec![
        Cel::tekst("O'Brien en zorg"),
        Cel::Dag(day),
        Cel::Getal(12),
        Cel::Promille(615),
    ];
    let blik = Blik::zelf(kolommen.len());
    [full, vec![Cel::Leeg, Cel::Leeg, Cel::Leeg, Cel::Leeg]]
        .map(|cellen| match voorwaarde.geldt(&Rij::new(&blik, "", 0, cellen)) {
            Some(true) => 'j',
            Some(false) => 'n',
            None => '?',
        })
        .iter()
        .collect()
}

#[test]
fn conditions_hold_as_odata_says() {
    for (filter, expected) in [
        ("naam eq 'O''Brien en zorg'", "jn"),
        ("naam ne 'x'", "jj"),
        ("naam eq null", "nj"),
        ("naam ne null", "jn"),
        ("null ne naam", "jn"),
        ("aantal gt 11", "jn"),
        ("aantal gt 12", "nn"),
        ("12 le aantal", "jn"),
        ("13 gt aantal", "jn"),
        ("aantal ge null", "nn"),
        ("aandeel eq 61.5", "jn"),
        ("aandeel lt 1e2", "jn"),
        ("aantal ne -1", "jj"),
        ("dag lt 2026-04-02", "jn"),
        ("dag le 2026-04-01 and dag ge 2026-04-01", "jn"),
        ("contains(naam,'zorg')", "j?"),
        ("startswith( naam , 'O''B' )", "j?"),
        ("not contains(naam,'zorg')", "n?"),
        ("not (aantal gt 12)", "jj"),
        ("naam eq null or contains(naam,'zorg')", "jj"),
        ("contains(naam,'zorg') and aantal eq 12", "jn"),
        // `and` binds before `or`.
        ("aantal eq 12 or aantal eq 13 and aantal eq 14", "jn"),
        ("(aantal eq 12 or aantal eq 13) and aantal eq 14", "nn"),
        ("not not aantal eq 12", "jn"),
    ] {
        assert_eq!(zegt(filter), expected, "{filter}");
    }
}

#[test]
fn anything_else_is_refused() {
    for filter in [
        "",
        "naam",
        "naam eq",
        "naam eq 'x",
        "naam eq naam",
        "'x' eq 'x'",
        "schoenmaat eq 42",
        "naam eq 42",
        "aantal eq '12'",
        "dag gt 12",
        "contains(aantal,'1')",
        "contains(naam)",
        "endswith(naam,'g')",
        "tolower(naam) eq 'x'",
        "aantal add 1 eq 2",
        "naam eq 'x' naam eq 'y'",
        "(naam eq 'x'",
        "naam eq 'x')",
        "naam has 'x'",
        "naam in ('x','y')",
        "aantal eq NaN",
        "aantal eq 1e999",
        "not",
    ] {
        assert_eq!(zegt(filter), "fout", "{filter}");
    }
    let deep = format!("{}aantal eq 1{}", "(".repeat(1_000), ")".repeat(1_000));
    assert_eq!(zegt(&deep), "fout");
    assert_eq!(zegt(&"not ".repeat(1_000)), "fout");
    let long = vec!["aantal eq 1"; 10_000].join(" or ");
    assert_eq!(zegt(&long), "fout");
}

#[test]
fn it_is_known_which_release_is_meant() {
    let eist = |filter: &str| {
        let read = Voorwaarde::lees(filter, &kolommen()).map_err(|error| error.code());
        read.map(|one| one.eist(0).map(str::to_owned))
    };
    assert_eq!(eist("naam eq 'a' and aantal gt 3"), Ok(Some("a".into())));
    assert_eq!(
        eist("aantal gt 3 and (dag eq null and 'a' eq naam)"),
        Ok(Some("a".into()))
    );
    assert_eq!(eist("naam eq 'a' or aantal gt 3"), Ok(None));
    assert_eq!(eist("not (naam eq 'a')"), Ok(None));
    assert_eq!(eist("naam ne 'a'"), Ok(None));
}
