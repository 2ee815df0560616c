//! Which frameworks there are, and the order of their elements.

use std::collections::HashMap;

use entity::{
    praktijk_onderwijssoort::Onderwijssoort,
    raamwerk_element::{Model, Onderwijssector},
};
use uuid::Uuid;

/// The frameworks that the service knows how to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Eight parameters of interdisciplinary collaboration, three levels each.
    Gerdes,
    /// Nine factors that make interprofessional collaboration work, in three clusters.
    Verwoerdt,
    /// Forms in which education and youth help work together.
    Cop,
}

impl Code {
    const ALL: [Self; 3] = [Self::Gerdes, Self::Verwoerdt, Self::Cop];

    /// The code as it is stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Gerdes => "GERDES",
            Self::Verwoerdt => "VERWOERDT",
            Self::Cop => "COP",
        }
    }

    /// The framework behind a stored code.
    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == code)
    }
}

/// Elements in reading order: every root, followed by its children. An element whose parent is missing counts as a root.
pub(super) fn in_reading_order(mut elements: Vec<Model>) -> Vec<Model> {
    let place = |row: &Model| (row.volgorde, row.id);
    let places: HashMap<Uuid, (i32, Uuid)> = elements.iter().map(|row| (row.id, place(row))).collect();
    elements.sort_by_key(|row| match row.ouder_id.and_then(|parent| places.get(&parent)) {
        Some(root) => (*root, Some(place(row))),
        None => (place(row), None),
    });
    elements
}

/// Whether a form of collaboration can occur in an education sector: it names that sector, or none.
pub(super) fn occurs_in(form: &Model, sector: Option<Onderwijssector>) -> bool {
    sector.is_none() || form.onderwijssector.is_none() || form.onderwijssector == sector
}

/// The education sector of the overview that a kind of education belongs to; none where the overview has none.
pub(crate) fn sector(soort: Onderwijssoort) -> Option<Onderwijssector> {
    use Onderwijssoort::{Bao, Hbo, Mbo, Pro, Sbo, So, Vo, Voorschool, Vso, Wo};
    match soort {
        Bao | Sbo | So => Some(Onderwijssector::Po),
        Vo | Vso | Pro => Some(Onderwijssector::Vo),
        Mbo => Some(Onderwijssector::Mbo),
        Voorschool | Hbo | Wo => None,
    }
}

#[cfg(test)]
mod tests {
    use entity::raamwerk_element::Soort;

    use super::*;

    fn element(id: u128, parent: Option<u128>, order: i32) -> Model {
        Model {
            id: Uuid::from_u128(id),
            raamwerk_id: Uuid::nil(),
            ouder_id: parent.map(Uuid::from_u128),
            soort: Soort::Factor,
            code: String::new(),
            naam: String::new(),
            toelichting: None,
            onderwijssector: None,
            volgorde: order,
        }
    }

    #[test]
    fn children_follow_their_parent() {
        let elements = vec![
            element(21, Some(2), 2),
            element(11, Some(1), 9),
            element(2, None, 2),
            element(22, Some(2), 1),
            element(1, None, 1),
        ];
        let order: Vec<u128> = in_reading_order(elements)
            .iter()
            .map(|row| row.id.as_u128())
            .collect();
        assert_eq!(order, [1, 11, 2, 22, 21]);
    }

    #[test]
    fn without_their_parents_they_keep_their_own_order() {
        let elements = vec![element(3, Some(9), 2), element(4, Some(9), 1)];
        let order: Vec<u128> = in_reading_order(elements)
            .iter()
            .map(|row| row.id.as_u128())
            .collect();
        assert_eq!(order, [4, 3]);
    }

    #[test]
    fn a_form_without_a_sector_occurs_in_each() {
        let everywhere = element(1, None, 1);
        let primary = Model {
            onderwijssector: Some(Onderwijssector::Po),
            ..element(2, None, 1)
        };
        assert!(occurs_in(&everywhere, Some(Onderwijssector::Vo)));
        assert!(occurs_in(&primary, Some(Onderwijssector::Po)));
        assert!(occurs_in(&primary, None));
        assert!(!occurs_in(&primary, Some(Onderwijssector::Vo)));
    }

    #[test]
    fn every_code_comes_back() {
        for code in Code::ALL {
            assert_eq!(Code::of(code.as_str()), Some(code));
        }
        assert_eq!(Code::of("gerdes"), None);
    }
}
