//! What editors decided about a leervraag, as steps: refusing it, taking it back, merging it into another.

use chrono::{DateTime, Utc};
use entity::{
    besluit,
    leervraag::{self, Afwijsreden},
};
use uuid::Uuid;

use super::{Bronnen, Soort, Stap};

/// What an editor decided about one leervraag.
#[derive(Clone, Debug)]
pub(crate) struct Beslist {
    pub(crate) leervraag: Uuid,
    pub(crate) soort: besluit::Soort,
    pub(crate) op: DateTime<Utc>,
    pub(crate) reden: Option<Afwijsreden>,
    /// Into which leervraag it was merged.
    pub(crate) naar: Option<Uuid>,
}

/// The refusals and takings back that stand; the words of the editor with the last, of which they are kept.
pub(super) fn refused(row: &leervraag::Model, bronnen: &Bronnen) -> Vec<Stap> {
    let of_it = bronnen
        .beslist
        .iter()
        .filter(|beslist| beslist.leervraag == row.id);
    let mut steps: Vec<Stap> = of_it
        .filter_map(|beslist| {
            let soort = match beslist.soort {
                besluit::Soort::Afwijzen => Soort::Afgewezen,
                besluit::Soort::Terugnemen => Soort::Teruggenomen,
                besluit::Soort::Publiceren
                | besluit::Soort::Samenvoegen
                | besluit::Soort::MeldingAfhandelen => return None,
            };
            Some(Stap {
                afwijsreden: beslist.reden,
                ..Stap::new(soort, beslist.op)
            })
        })
        .collect();
    if let Some(last) = steps.last_mut()
        && last.afwijsreden == row.afwijsreden
    {
        last.reden = row.afwijstoelichting.clone();
    }
    steps
}

/// The merging that holds, told with the other leervraag.
pub(super) fn merged(key: Uuid, doel: Uuid, bronnen: &Bronnen) -> Option<Stap> {
    let merging = bronnen.beslist.iter().rev().find(|beslist| {
        beslist.leervraag == key && beslist.soort == besluit::Soort::Samenvoegen && beslist.naar == Some(doel)
    });
    merging.map(|beslist| Stap {
        leervraag: Some(doel),
        ..Stap::new(Soort::Opgegaan, beslist.op)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use entity::{
        besluit, bundeling,
        leervraag::{self, Afwijsreden},
    };

    use super::Beslist;
    use crate::opgave::rules::spoor::{
        Bronnen, Soort, Stap, spoor,
        tests::{at, key, leervraag},
    };

    fn decided(
        leervraag: u128,
        soort: besluit::Soort,
        hour: i64,
        reden: Option<Afwijsreden>,
        naar: Option<u128>,
    ) -> Beslist {
        Beslist {
            leervraag: key(leervraag),
            soort,
            op: at(hour),
            reden,
            naar: naar.map(key),
        }
    }

    /// A merging that was undone and done again is told once, and what becomes of the other is told on.
    #[test]
    fn a_merged_leervraag_goes_on_along_the_line_of_the_other() {
        use besluit::Soort::Samenvoegen;
        let row = leervraag::Model {
            samengevoegd_in_id: Some(key(2)),
            ..leervraag()
        };
        let bundled = |leervraag: u128, hour: i64| bundeling::Model {
            id: key(100 + leervraag),
            thema_id: key(7),
            leervraag_id: key(leervraag),
            reden: None,
            door_id: None,
            van: at(hour),
            tot: None,
            reden_einde: None,
            beeindigd_door_id: None,
        };
        let mut bronnen = Bronnen {
            beslist: vec![
                decided(1, Samenvoegen, 3, None, Some(2)),
                decided(1, Samenvoegen, 5, None, Some(2)),
                decided(3, Samenvoegen, 6, None, Some(2)),
            ],
            doelen: HashSet::from([key(2)]),
            bundelingen: vec![bundled(1, 2), bundled(2, 9), bundled(3, 9)],
            ..Bronnen::default()
        };
        let told = |bronnen: &Bronnen| -> Vec<_> {
            let steps = spoor(&row, bronnen, at(100)).into_iter();
            let line = |step: Stap| (step.soort, step.op, step.leervraag.map(|key| key.as_u128()));
            steps.map(line).collect()
        };
        let own = [
            (Soort::Ingediend, at(0), None),
            (Soort::Gepubliceerd, at(1), None),
            (Soort::Gebundeld, at(2), None),
        ];
        let on = [
            (Soort::Opgegaan, at(5), Some(2)),
            (Soort::Gebundeld, at(9), Some(2)),
        ];
        assert_eq!(told(&bronnen), [&own[..], &on].concat());
        bronnen.doelen.clear();
        assert_eq!(told(&bronnen), own, "a target that may not be seen");
    }

    #[test]
    fn the_words_of_a_refusal_are_told_with_the_last() {
        use besluit::Soort::{Afwijzen, Publiceren, Terugnemen};
        let row = leervraag::Model {
            afwijsreden: Some(Afwijsreden::Dubbel),
            afwijstoelichting: Some("Staat er al.".into()),
            ..leervraag()
        };
        let bronnen = Bronnen {
            beslist: vec![
                decided(1, Terugnemen, 2, Some(Afwijsreden::Ongepast), None),
                decided(1, Publiceren, 3, None, None),
                decided(1, Afwijzen, 4, Some(Afwijsreden::Dubbel), None),
            ],
            ..Bronnen::default()
        };
        let steps = spoor(&row, &bronnen, at(100));
        let told: Vec<_> = steps
            .iter()
            .map(|step| (step.soort, step.afwijsreden, step.reden.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (Soort::Ingediend, None, None),
                (Soort::Gepubliceerd, None, None),
                (Soort::Teruggenomen, Some(Afwijsreden::Ongepast), None),
                (Soort::Afgewezen, Some(Afwijsreden::Dubbel), Some("Staat er al.")),
            ]
        );
    }
}
