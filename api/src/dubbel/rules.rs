//! When two leervragen are nearly equal, and how that ends. Pure.

use entity::leervraag::{Model as Leervraag, Status};
use uuid::Uuid;

/// Of the different words of both, the share that both have: from here on they are nearly equal. Far above what is shown
/// to who is about to ask, because here it costs an editor a decision.
pub(crate) const DREMPEL: f64 = 0.75;

/// Others that are kept for one leervraag, the likest.
pub(crate) const MEESTE: usize = 3;

/// What was found for a leervraag that was offered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gevonden {
    pub(crate) leervraag: Uuid,
    pub(crate) ander: Uuid,
    /// The words of the other that were compared.
    pub(crate) tekst: String,
    /// From [`DREMPEL`] to 1.
    pub(crate) score: f64,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(crate) enum Stand {
    /// An editor must look.
    Open,
    /// An editor said that they ask different things.
    AndereVraag,
    /// One goes on in the other.
    Samengevoegd,
    /// One of the two is not offered or published any more.
    Vervallen,
}

/// Follows from the two leervragen, so that undoing a decision about one of them gives back what was.
pub(crate) fn stand(andere_vraag: bool, een: &Leervraag, ander: &Leervraag) -> Stand {
    let there = |row: &Leervraag| matches!(row.status, Status::Ingediend | Status::Gepubliceerd);
    if een.samengevoegd_in_id == Some(ander.id) || ander.samengevoegd_in_id == Some(een.id) {
        Stand::Samengevoegd
    } else if andere_vraag {
        Stand::AndereVraag
    } else if there(een) && there(ander) {
        Stand::Open
    } else {
        Stand::Vervallen
    }
}

/// A score in hundredths, as it is kept; never more than was found.
pub(crate) fn honderdsten(score: f64) -> i32 {
    // A hair above, because 0.29 times 100 is less than 29.
    (score * 100.0 + 1e-9) as i32
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable;

    use super::{Leervraag, Stand, Status, Uuid, honderdsten, stand};
    use crate::leervraag::voorbeeld;

    fn row(id: u128, status: Status, into: Option<u128>) -> Leervraag {
        Leervraag {
            id: Uuid::from_u128(id),
            status,
            samengevoegd_in_id: into.map(Uuid::from_u128),
            ..voorbeeld()
        }
    }

    /// Every state of the one × every state of the other × what an editor said.
    #[test]
    fn where_it_stands_follows_from_both() {
        use Status::{Gepubliceerd, Ingediend, Samengevoegd};
        for een in Status::iter() {
            for ander in Status::iter() {
                let there = |status| [Ingediend, Gepubliceerd].contains(&status);
                let open = if there(een) && there(ander) {
                    Stand::Open
                } else {
                    Stand::Vervallen
                };
                let (een, ander) = (row(1, een, Some(9)), row(2, ander, None));
                assert_eq!(stand(false, &een, &ander), open);
                assert_eq!(stand(true, &een, &ander), Stand::AndereVraag);
            }
        }
        let (one, into) = (row(1, Samengevoegd, Some(2)), row(2, Gepubliceerd, None));
        for said in [false, true] {
            assert_eq!(stand(said, &one, &into), Stand::Samengevoegd);
            assert_eq!(stand(said, &into, &one), Stand::Samengevoegd);
        }
    }

    #[test]
    fn a_score_is_kept_in_hundredths() {
        assert_eq!(
            [0.75, 0.754, 0.999, 1.0, 0.0, 0.29].map(honderdsten),
            [75, 75, 99, 100, 0, 29]
        );
    }
}
