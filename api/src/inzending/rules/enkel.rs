//! Single changes: how they come together in the lines of one delivery, and what they count for. Pure.

use std::collections::BTreeMap;

use entity::inzending_regel::{Uitkomst, Veld};
use sea_orm::ActiveEnum;
use uuid::Uuid;

use super::{Aantallen, Regel, Velden, velden::loopt};

/// What the lines of a delivery do, as it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::inzending) struct Telling {
    pub(in crate::inzending) plan: Aantallen,
    pub(in crate::inzending) per_veld: BTreeMap<String, i64>,
}

impl Telling {
    /// Counts a line, or counts it no longer.
    pub(in crate::inzending) fn tel(&mut self, uitkomst: Uitkomst, velden: &[String], by: i32) {
        let count = match uitkomst {
            Uitkomst::Nieuw => &mut self.plan.nieuw,
            Uitkomst::Gewijzigd => &mut self.plan.gewijzigd,
            Uitkomst::Ongewijzigd => &mut self.plan.ongewijzigd,
            Uitkomst::Beeindigd => &mut self.plan.beeindigd,
            Uitkomst::Geweigerd => &mut self.plan.geweigerd,
        };
        *count = count.saturating_add(by);
        for veld in velden {
            *self.per_veld.entry(veld.clone()).or_default() += i64::from(by);
        }
        self.per_veld.retain(|_, number| *number > 0);
    }
}

/// The line of a membership after one change more: from what the delivery found, or nothing when it made it, to what is said
/// now. Nothing when all is as it was found. `hernummerd` says that its lidnummer changes.
pub(in crate::inzending) fn samen(
    voor: Option<Velden>,
    na: Velden,
    (id, lidnummer, nummer): (Uuid, String, i32),
    hernummerd: bool,
) -> Option<(Regel, Vec<String>)> {
    let mut velden: Vec<Veld> = voor.as_ref().map(|voor| voor.verschil(&na)).unwrap_or_default();
    if hernummerd && voor.is_some() {
        velden.insert(0, Veld::Lidnummer);
    }
    let uitkomst = match &voor {
        None => Uitkomst::Nieuw,
        Some(_) if velden.is_empty() => return None,
        Some(voor) if loopt(voor.status) && !loopt(na.status) => Uitkomst::Beeindigd,
        Some(_) => Uitkomst::Gewijzigd,
    };
    let regel = Regel {
        nummer,
        afwezig: false,
        lidnummer: Some(lidnummer),
        uitkomst,
        code: None,
        veld: None,
        lidmaatschap: Some(id),
        voor,
        na: Some(na),
    };
    Some((regel, velden.iter().map(ActiveEnum::to_value).collect()))
}

/// How much a line counts for the brake.
pub(in crate::inzending) fn gewicht(uitkomst: Option<Uitkomst>) -> u8 {
    match uitkomst {
        Some(Uitkomst::Beeindigd) => 2,
        Some(Uitkomst::Gewijzigd) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use entity::lidmaatschap::Status;

    use super::{Aantallen, Telling, Uitkomst, Uuid, Velden, samen};

    fn velden(achternaam: &str, status: Status) -> Velden {
        Velden {
            voorletters: None,
            voornaam: None,
            tussenvoegsel: None,
            achternaam: Some(achternaam.into()),
            organisatienaam: None,
            lidsoort: None,
            status,
            ingangsdatum: "2020-01-01".parse().expect("a date"),
            einddatum: None,
            skj: None,
            big: None,
        }
    }

    /// What was found, what is said, and what the line is then.
    #[test]
    fn changes_of_one_membership_are_one_line() {
        let (a, b) = (velden("A", Status::Actief), velden("B", Status::Actief));
        let over = velden("A", Status::Beeindigd);
        let table = [
            (None, &a, false, Some((Uitkomst::Nieuw, ""))),
            (None, &over, false, Some((Uitkomst::Nieuw, ""))),
            (Some(&a), &b, false, Some((Uitkomst::Gewijzigd, "ACHTERNAAM"))),
            (Some(&a), &a, false, None),
            (Some(&a), &a, true, Some((Uitkomst::Gewijzigd, "LIDNUMMER"))),
            (Some(&a), &over, false, Some((Uitkomst::Beeindigd, "STATUS"))),
            (Some(&over), &a, false, Some((Uitkomst::Gewijzigd, "STATUS"))),
        ];
        for (voor, na, hernummerd, expected) in table {
            let place = (Uuid::nil(), "1".to_owned(), 1);
            let line = samen(voor.cloned(), na.clone(), place, hernummerd);
            let told = line.map(|(line, velden)| (line.uitkomst, velden.join(",")));
            assert_eq!(
                told,
                expected.map(|(uitkomst, velden)| (uitkomst, velden.to_owned()))
            );
        }
    }

    #[test]
    fn what_is_counted_can_be_taken_back() {
        let mut telling = Telling::default();
        telling.tel(Uitkomst::Gewijzigd, &["STATUS".into(), "EINDDATUM".into()], 1);
        telling.tel(Uitkomst::Beeindigd, &["STATUS".into()], 1);
        assert_eq!(
            telling.plan,
            Aantallen {
                gewijzigd: 1,
                beeindigd: 1,
                ..Aantallen::default()
            }
        );
        assert_eq!(telling.per_veld.get("STATUS"), Some(&2));
        telling.tel(Uitkomst::Gewijzigd, &["STATUS".into(), "EINDDATUM".into()], -1);
        telling.tel(Uitkomst::Beeindigd, &["STATUS".into()], -1);
        assert_eq!(telling, Telling::default());
    }
}
