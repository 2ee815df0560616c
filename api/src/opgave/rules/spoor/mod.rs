//! What became of a leervraag, step by step: put together of rows that the reader may see. Pure.

mod beslist;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use entity::{
    bundeling, editie,
    leervraag::{self, Afwijsreden},
    onderbouwing,
    opgave_herkomst::{self, Soort as Herkomst},
    opgave_vervallen,
};
use uuid::Uuid;

pub(crate) use self::beslist::Beslist;
use self::beslist::{merged, refused};
use crate::clock::dutch_midnight;

/// Steps of one leervraag that are told at most: the latest.
pub(crate) const MEESTE: usize = 100;

/// What happened. Of steps at the same moment the order here is the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Soort {
    Ingediend,
    Gepubliceerd,
    Teruggenomen,
    Afgewezen,
    Gebundeld,
    Ontbundeld,
    Onderbouwt,
    Ongewijzigd,
    Herformuleerd,
    Gesplitst,
    Samengevoegd,
    Vervallen,
    Vastgesteld,
    Vervangen,
    Opgegaan,
    Ingetrokken,
}

impl From<Herkomst> for Soort {
    fn from(soort: Herkomst) -> Self {
        match soort {
            Herkomst::Ongewijzigd => Self::Ongewijzigd,
            Herkomst::Herformuleerd => Self::Herformuleerd,
            Herkomst::Gesplitst => Self::Gesplitst,
            Herkomst::Samengevoegd => Self::Samengevoegd,
        }
    }
}

/// One step, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stap {
    pub(crate) op: DateTime<Utc>,
    pub(crate) soort: Soort,
    pub(crate) thema: Option<Uuid>,
    pub(crate) opgave: Option<Uuid>,
    pub(crate) editie: Option<Uuid>,
    /// The leervraag in which it goes on.
    pub(crate) leervraag: Option<Uuid>,
    pub(crate) afwijsreden: Option<Afwijsreden>,
    pub(crate) reden: Option<String>,
}

impl Stap {
    fn new(soort: Soort, op: DateTime<Utc>) -> Self {
        Self {
            op,
            soort,
            thema: None,
            opgave: None,
            editie: None,
            leervraag: None,
            afwijsreden: None,
            reden: None,
        }
    }

    /// Where it stands among the others: by its moment, and then such that the same steps stand together.
    fn place(&self) -> impl Ord {
        let about = [self.thema, self.opgave, self.editie, self.leervraag];
        (self.op, self.soort, about, self.reden.clone())
    }
}

/// Rows about many leervragen, as far as the reader may see them.
#[derive(Default)]
pub(crate) struct Bronnen {
    /// The decisions that stand, oldest first: refusals and takings back only where the reader may look inside.
    pub(crate) beslist: Vec<Beslist>,
    /// The leervragen that may be seen in which others go on.
    pub(crate) doelen: HashSet<Uuid>,
    pub(crate) bundelingen: Vec<bundeling::Model>,
    pub(crate) onderbouwingen: Vec<onderbouwing::Model>,
    /// From those that rest on the leervragen onward.
    pub(crate) herkomst: Vec<opgave_herkomst::Model>,
    pub(crate) vervallen: Vec<opgave_vervallen::Model>,
    /// The edition of each ontwikkelopgave.
    pub(crate) edities: HashMap<Uuid, editie::Model>,
}

/// What became of a leervraag, oldest first.
pub(crate) fn spoor(leervraag: &leervraag::Model, bronnen: &Bronnen, nu: DateTime<Utc>) -> Vec<Stap> {
    let mut steps = own(leervraag);
    steps.extend(refused(leervraag, bronnen));
    let mut reached = HashSet::new();
    steps.extend(line(bronnen, leervraag.id, None, &mut reached));
    let doel = leervraag.samengevoegd_in_id;
    if let Some(doel) = doel.filter(|doel| bronnen.doelen.contains(doel)) {
        steps.extend(merged(leervraag.id, doel, bronnen));
        steps.extend(line(bronnen, doel, Some(doel), &mut reached));
    }
    steps.extend(later(bronnen, &mut reached));
    steps.extend(adopted(bronnen, &reached, nu));
    steps.sort_by(|one, other| one.place().cmp(&other.place()));
    steps.dedup();
    steps.split_off(steps.len().saturating_sub(MEESTE))
}

/// The thema's and ontwikkelopgaven of one leervraag, told as those of the leervraag `doel` in which the other goes on;
/// the ontwikkelopgaven are added to `reached`.
fn line(bronnen: &Bronnen, key: Uuid, doel: Option<Uuid>, reached: &mut HashSet<Uuid>) -> Vec<Stap> {
    let bundled = bronnen.bundelingen.iter().filter(|row| row.leervraag_id == key);
    let mut steps: Vec<Stap> = bundled.flat_map(bundel).collect();
    let founded = bronnen
        .onderbouwingen
        .iter()
        .filter(|row| row.leervraag_id == key);
    for row in founded {
        reached.insert(row.opgave_id);
        steps.push(Stap {
            opgave: Some(row.opgave_id),
            editie: bronnen.edities.get(&row.opgave_id).map(|editie| editie.id),
            reden: row.reden.clone(),
            ..Stap::new(Soort::Onderbouwt, row.created_at)
        });
    }
    steps.iter_mut().for_each(|step| step.leervraag = doel);
    steps
}

/// What its asker and the editors did with the leervraag itself.
fn own(row: &leervraag::Model) -> Vec<Stap> {
    let steps = [
        (Soort::Ingediend, row.ingediend_op),
        (Soort::Gepubliceerd, row.gepubliceerd_op),
        (Soort::Ingetrokken, row.ingetrokken_op),
    ];
    let happened = steps
        .into_iter()
        .filter_map(|(soort, op)| Some(Stap::new(soort, op?)));
    happened.collect()
}

fn bundel(row: &bundeling::Model) -> Vec<Stap> {
    let begun = Stap {
        thema: Some(row.thema_id),
        reden: row.reden.clone(),
        ..Stap::new(Soort::Gebundeld, row.van)
    };
    let ended = row.tot.map(|tot| Stap {
        thema: Some(row.thema_id),
        reden: row.reden_einde.clone(),
        ..Stap::new(Soort::Ontbundeld, tot)
    });
    [Some(begun), ended].into_iter().flatten().collect()
}

/// What became of the ontwikkelopgaven that rest on it, along the lines of descent; they are added to `reached`.
fn later(bronnen: &Bronnen, reached: &mut HashSet<Uuid>) -> Vec<Stap> {
    let mut before = 0;
    while before < reached.len() {
        before = reached.len();
        let next = bronnen
            .herkomst
            .iter()
            .filter(|row| reached.contains(&row.voorganger_id));
        let next: Vec<Uuid> = next.map(|row| row.opgave_id).collect();
        reached.extend(next);
    }
    let continued = bronnen
        .herkomst
        .iter()
        .filter(|row| reached.contains(&row.voorganger_id));
    let continued = continued.map(|row| Stap {
        opgave: Some(row.opgave_id),
        editie: bronnen.edities.get(&row.opgave_id).map(|editie| editie.id),
        reden: Some(row.reden.clone()),
        ..Stap::new(row.soort.into(), row.created_at)
    });
    let dropped = bronnen
        .vervallen
        .iter()
        .filter(|row| reached.contains(&row.opgave_id));
    let dropped = dropped.map(|row| Stap {
        opgave: Some(row.opgave_id),
        editie: Some(row.editie_id),
        reden: Some(row.reden.clone()),
        ..Stap::new(Soort::Vervallen, row.created_at)
    });
    continued.chain(dropped).collect()
}

/// The adoption and the end of the editions in which these ontwikkelopgaven stand; the end once it came. Where the moment of adoption is
/// unknown it is the beginning of the first day.
fn adopted(bronnen: &Bronnen, reached: &HashSet<Uuid>, nu: DateTime<Utc>) -> Vec<Stap> {
    let edities = reached.iter().filter_map(|key| bronnen.edities.get(key));
    let adopted = edities.filter(|row| {
        matches!(
            row.status,
            editie::Status::Vastgesteld | editie::Status::Vervangen
        )
    });
    let steps = adopted.flat_map(move |row| {
        let begun = row.vastgesteld_op.or(row.geldig_van.map(dutch_midnight));
        let ended = row.geldig_tot.map(dutch_midnight).filter(|end| *end <= nu);
        [(Soort::Vastgesteld, begun), (Soort::Vervangen, ended)]
            .into_iter()
            .filter_map(|(soort, op)| {
                Some(Stap {
                    editie: Some(row.id),
                    ..Stap::new(soort, op?)
                })
            })
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use entity::{
        bundeling, leervraag, onderbouwing,
        opgave_herkomst::{self, Soort as Descent},
    };
    use uuid::Uuid;

    use super::{Bronnen, MEESTE, Soort, spoor};
    use crate::leervraag::voorbeeld;

    pub(super) fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    pub(super) fn key(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    pub(super) fn leervraag() -> leervraag::Model {
        leervraag::Model {
            id: key(1),
            ingediend_op: Some(at(0)),
            gepubliceerd_op: Some(at(1)),
            ..voorbeeld()
        }
    }

    fn descent(voorganger: u128, opgave: u128, soort: Descent) -> opgave_herkomst::Model {
        opgave_herkomst::Model {
            id: key(1000 + opgave),
            opgave_id: key(opgave),
            voorganger_id: key(voorganger),
            soort,
            reden: "r".into(),
            door_id: None,
            created_at: at(i64::try_from(opgave).unwrap_or_default()),
        }
    }

    /// Only lines that begin beneath this leervraag, in whatever order their rows come; a merger of two of them once.
    #[test]
    fn the_lines_are_followed_to_their_end() {
        let bronnen = Bronnen {
            onderbouwingen: vec![onderbouwing::Model {
                id: key(2),
                opgave_id: key(10),
                leervraag_id: key(1),
                leervraag_versie_id: None,
                thema_id: None,
                thema_versie_id: None,
                reden: None,
                gewicht: None,
                bron: None,
                door_id: None,
                created_at: at(5),
            }],
            herkomst: vec![
                descent(20, 30, Descent::Samengevoegd),
                descent(21, 30, Descent::Samengevoegd),
                descent(10, 20, Descent::Gesplitst),
                descent(10, 21, Descent::Gesplitst),
                descent(11, 22, Descent::Herformuleerd),
            ],
            ..Bronnen::default()
        };
        let steps = spoor(&leervraag(), &bronnen, at(100));
        let told: Vec<_> = steps
            .iter()
            .map(|step| (step.soort, step.opgave.map(|key| key.as_u128())))
            .collect();
        assert_eq!(
            told,
            [
                (Soort::Ingediend, None),
                (Soort::Gepubliceerd, None),
                (Soort::Onderbouwt, Some(10)),
                (Soort::Gesplitst, Some(20)),
                (Soort::Gesplitst, Some(21)),
                (Soort::Samengevoegd, Some(30)),
            ]
        );
    }

    #[test]
    fn of_many_steps_the_latest_are_told() {
        let bundelingen = (0..MEESTE).map(|number| bundeling::Model {
            id: key(100 + number as u128),
            thema_id: key(100 + number as u128),
            leervraag_id: key(1),
            reden: None,
            door_id: None,
            van: at(10 + number as i64),
            tot: None,
            reden_einde: None,
            beeindigd_door_id: None,
        });
        let bronnen = Bronnen {
            bundelingen: bundelingen.collect(),
            ..Bronnen::default()
        };
        let steps = spoor(&leervraag(), &bronnen, at(1000));
        assert_eq!(steps.len(), MEESTE);
        assert!(
            steps.iter().all(|step| step.soort == Soort::Gebundeld),
            "the first two are left out"
        );
    }
}
