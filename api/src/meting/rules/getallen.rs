//! Numbers that can be true together. Pure.

use std::collections::HashSet;

use uuid::Uuid;

use super::Code;

/// More people than any meting has: a slip of the pen.
const MEESTE: i32 = 100_000;

/// Rows in one list of a meting at most.
pub(super) const LANGSTE: usize = 50;

/// A parameter as somebody filled it.
#[derive(Clone, Debug)]
pub(in crate::meting) struct Niveau {
    pub(in crate::meting) parameter: Uuid,
    pub(in crate::meting) niveau: Option<Uuid>,
    pub(in crate::meting) niet_gescoord: Option<entity::meting_niveau::NietGescoord>,
    /// How many respondents chose each level, lowest first.
    pub(in crate::meting) verdeling: Option<[i32; 3]>,
}

/// What was answered about one stelling.
#[derive(Clone, Copy, Debug)]
pub(in crate::meting) struct Antwoord {
    pub(in crate::meting) stelling: Uuid,
    pub(in crate::meting) eens: i32,
    pub(in crate::meting) geldig: i32,
    pub(in crate::meting) weet_niet: i32,
}

/// The numbers of a meting.
#[derive(Clone, Copy, Debug)]
pub(in crate::meting) struct Getallen<'a> {
    pub(in crate::meting) uitgenodigd: Option<i32>,
    pub(in crate::meting) gerespondeerd: Option<i32>,
    pub(in crate::meting) niveaus: &'a [Niveau],
    pub(in crate::meting) stellingen: &'a [Antwoord],
    /// How many observations there are.
    pub(in crate::meting) observaties: usize,
}

/// Everything that cannot be true, each with the field.
pub(in crate::meting) fn fouten(getallen: &Getallen<'_>) -> Vec<(String, Code)> {
    let mut found = Vec::new();
    let mut check = |wrong: bool, field: String, code| {
        if wrong {
            found.push((field, code));
        }
    };
    let input = |name: &str| format!("input.inhoud.{name}");
    let (uitgenodigd, gerespondeerd) = (getallen.uitgenodigd, getallen.gerespondeerd);
    for (name, number) in [("uitgenodigd", uitgenodigd), ("gerespondeerd", gerespondeerd)] {
        check(number.is_some_and(impossible), input(name), Code::AantalOngeldig);
    }
    let more = gerespondeerd
        .zip(uitgenodigd)
        .is_some_and(|(came, asked)| came > asked);
    check(more, input("gerespondeerd"), Code::MeerDanUitgenodigd);
    let lengths = [
        ("niveaus", getallen.niveaus.len()),
        ("stellingen", getallen.stellingen.len()),
        ("observaties", getallen.observaties),
    ];
    for (name, length) in lengths {
        check(length > LANGSTE, input(name), Code::TeVeel);
    }
    let mut named = HashSet::new();
    for (place, row) in getallen.niveaus.iter().enumerate() {
        let field = |name: &str| format!("input.inhoud.niveaus.{place}.{name}");
        check(
            !named.insert(row.parameter),
            field("parameter"),
            Code::DubbeleParameter,
        );
        let both = row.niveau.is_some() && row.niet_gescoord.is_some();
        check(both, field("nietGescoord"), Code::NiveauEnReden);
        if let Some(code) = row
            .verdeling
            .and_then(|verdeling| verdeeld(verdeling, gerespondeerd))
        {
            check(true, field("verdeling"), code);
        }
    }
    let mut named = HashSet::new();
    for (place, row) in getallen.stellingen.iter().enumerate() {
        let field = |name: &str| format!("input.inhoud.stellingen.{place}.{name}");
        check(
            !named.insert(row.stelling),
            field("stelling"),
            Code::DubbeleStelling,
        );
        if let Some((name, code)) = geantwoord(row, gerespondeerd) {
            check(true, field(name), code);
        }
    }
    found
}

fn impossible(number: i32) -> bool {
    !(0..=MEESTE).contains(&number)
}

/// What is wrong with how many chose each level.
fn verdeeld(verdeling: [i32; 3], gerespondeerd: Option<i32>) -> Option<Code> {
    match gerespondeerd {
        _ if verdeling.into_iter().any(impossible) => Some(Code::AantalOngeldig),
        None => Some(Code::ResponsNodig),
        Some(came) if verdeling.iter().sum::<i32>() > came => Some(Code::MeerDanGerespondeerd),
        Some(_) => None,
    }
}

/// What is wrong with what was answered about a stelling.
fn geantwoord(row: &Antwoord, gerespondeerd: Option<i32>) -> Option<(&'static str, Code)> {
    let numbers = [
        ("eens", row.eens),
        ("geldig", row.geldig),
        ("weetNiet", row.weet_niet),
    ];
    if let Some((name, _)) = numbers.into_iter().find(|(_, number)| impossible(*number)) {
        return Some((name, Code::AantalOngeldig));
    }
    match gerespondeerd {
        None => Some(("geldig", Code::ResponsNodig)),
        Some(_) if row.eens > row.geldig => Some(("eens", Code::MeerEensDanGeldig)),
        Some(came) if row.geldig + row.weet_niet > came => Some(("geldig", Code::MeerDanGerespondeerd)),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(stelling: u128, eens: i32, geldig: i32, weet_niet: i32) -> Antwoord {
        Antwoord {
            stelling: Uuid::from_u128(stelling),
            eens,
            geldig,
            weet_niet,
        }
    }

    fn level(parameter: u128, verdeling: Option<[i32; 3]>) -> Niveau {
        Niveau {
            parameter: Uuid::from_u128(parameter),
            niveau: None,
            niet_gescoord: None,
            verdeling,
        }
    }

    fn wrong(came: Option<i32>, niveaus: &[Niveau], stellingen: &[Antwoord]) -> Vec<String> {
        let getallen = Getallen {
            uitgenodigd: Some(30),
            gerespondeerd: came,
            niveaus,
            stellingen,
            observaties: 0,
        };
        let told = fouten(&getallen).into_iter();
        told.map(|(field, code)| format!("{field} {code:?}")).collect()
    }

    #[test]
    fn numbers_that_can_be_true_pass() {
        let levels = [level(1, Some([5, 10, 5])), level(2, None)];
        let answers = [
            answered(1, 0, 0, 20),
            answered(2, 20, 20, 0),
            answered(3, 1, 19, 1),
        ];
        assert!(wrong(Some(20), &levels, &answers).is_empty());
        assert!(wrong(None, &[level(1, None)], &[]).is_empty());
        assert!(wrong(Some(30), &[], &[]).is_empty());
    }

    #[test]
    fn numbers_that_cannot_be_true_are_told_by_field() {
        for (came, levels, answers, expected) in [
            (
                Some(31),
                vec![],
                vec![],
                "input.inhoud.gerespondeerd MeerDanUitgenodigd",
            ),
            (
                Some(-1),
                vec![],
                vec![],
                "input.inhoud.gerespondeerd AantalOngeldig",
            ),
            (
                Some(20),
                vec![],
                vec![answered(1, 6, 5, 0)],
                "input.inhoud.stellingen.0.eens MeerEensDanGeldig",
            ),
            (
                Some(20),
                vec![],
                vec![answered(1, 5, 15, 6)],
                "input.inhoud.stellingen.0.geldig MeerDanGerespondeerd",
            ),
            (
                Some(20),
                vec![],
                vec![answered(1, 5, 15, -1)],
                "input.inhoud.stellingen.0.weetNiet AantalOngeldig",
            ),
            (
                None,
                vec![],
                vec![answered(1, 0, 0, 0)],
                "input.inhoud.stellingen.0.geldig ResponsNodig",
            ),
            (
                Some(20),
                vec![],
                vec![answered(1, 0, 0, 0), answered(1, 0, 0, 0)],
                "input.inhoud.stellingen.1.stelling DubbeleStelling",
            ),
            (
                Some(20),
                vec![level(1, Some([7, 7, 7]))],
                vec![],
                "input.inhoud.niveaus.0.verdeling MeerDanGerespondeerd",
            ),
            (
                Some(20),
                vec![level(1, Some([-1, 7, 7]))],
                vec![],
                "input.inhoud.niveaus.0.verdeling AantalOngeldig",
            ),
            (
                None,
                vec![level(1, Some([1, 1, 1]))],
                vec![],
                "input.inhoud.niveaus.0.verdeling ResponsNodig",
            ),
            (
                Some(20),
                vec![level(1, None), level(1, None)],
                vec![],
                "input.inhoud.niveaus.1.parameter DubbeleParameter",
            ),
        ] {
            assert_eq!(wrong(came, &levels, &answers), [expected]);
        }
        let both = Niveau {
            niveau: Some(Uuid::nil()),
            niet_gescoord: Some(entity::meting_niveau::NietGescoord::NietBesproken),
            ..level(1, None)
        };
        assert_eq!(
            wrong(None, &[both], &[]),
            ["input.inhoud.niveaus.0.nietGescoord NiveauEnReden"]
        );
        let many: Vec<Niveau> = (0..=50).map(|n| level(n, None)).collect();
        assert_eq!(wrong(None, &many, &[]), ["input.inhoud.niveaus TeVeel"]);
    }
}
