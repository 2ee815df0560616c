//! Who may see the queue and the decisions, and who decides: the editors alone.

use entity::{besluit, moderatie};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The rows of the queue that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        Condition::all()
    } else {
        Condition::all().add(moderatie::Column::LeervraagId.is_null())
    }
}

/// The decisions that `actor` may see.
pub(super) fn besluit_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        Condition::all()
    } else {
        Condition::all().add(besluit::Column::Id.is_null())
    }
}

/// The editor who claims and decides.
pub(super) fn may_moderate(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use chrono::{DateTime, TimeDelta};
    use entity::{leervraag::Status, melding::Uitkomst};
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::may_moderate;
    use crate::{
        auth::wie::{tabel, uitkomst},
        dubbel,
        leervraag::{Actie, daarna},
        moderatie::rules::{self, Claim, Code, Maatregel},
    };

    /// A case, and what comes of it under each claim.
    type Regel = (String, Box<dyn Fn(Claim) -> String>);

    fn regel<S: Debug>(naam: String, daarna: impl Fn(Claim) -> Result<S, Code> + 'static) -> Regel {
        (naam, Box::new(move |claim| uitkomst(daarna(claim))))
    }

    /// What becomes of a leervraag by a measure that is taken after reading it as it is.
    fn measured(maatregel: Maatregel, status: Status, claim: Claim) -> Result<Status, Code> {
        let actie = maatregel.actie();
        let done = rules::oordeel((status, 1), 1, actie, claim.laat_toe(false).is_err());
        match rules::waarom_niet(done) {
            Some(code) => Err(code),
            None => daarna(status, actie).ok_or(Code::StatusStaatNietToe),
        }
    }

    fn of_a_leervraag() -> Vec<Regel> {
        let mut regels = Vec::new();
        for status in Status::iter() {
            for maatregel in Maatregel::iter() {
                let naam = format!("{maatregel:?} {status:?}");
                regels.push(regel(naam, move |claim| measured(maatregel, status, claim)));
            }
            regels.push(regel(format!("Samenvoegen {status:?}"), move |claim| {
                rules::gaat_op(status, false).and_then(|after| claim.laat_toe(false).map(|()| after))
            }));
            regels.push(regel(format!("Samenvoegen in {status:?}"), move |claim| {
                rules::neemt_op(status).and_then(|after| claim.laat_toe(false).map(|()| after))
            }));
            regels.push(regel(format!("Losmaken {status:?}"), move |_| {
                daarna(status, Actie::Losmaken).ok_or(Code::StatusStaatNietToe)
            }));
        }
        regels
    }

    fn of_the_rest() -> Vec<Regel> {
        let mut regels = vec![regel("Samenvoegen waarin iets opging".to_owned(), |_| {
            rules::gaat_op(Status::Gepubliceerd, true)
        })];
        for (wacht, waar) in [(true, "in de wachtrij"), (false, "buiten de wachtrij")] {
            let claimen = move |claim| rules::claimen(wacht, claim, false);
            regels.push(regel(format!("Claimen {waar}"), claimen));
            regels.push(regel(format!("Claim overnemen {waar}"), move |claim| {
                rules::claimen(wacht, claim, true)
            }));
            let vrijgeven = move |claim| rules::vrijgeven(wacht, claim);
            regels.push(regel(format!("Vrijgeven {waar}"), vrijgeven));
        }
        for stand in [None].into_iter().chain(Uitkomst::iter().map(Some)) {
            let afhandelen = move |claim| rules::afhandelen(stand, claim, false);
            regels.push(regel(format!("MeldingAfhandelen {stand:?}"), afhandelen));
        }
        for stand in dubbel::Stand::iter() {
            let beoordelen = move |claim| rules::beoordelen(stand, claim, false);
            regels.push(regel(format!("DubbelBeoordelen {stand:?}"), beoordelen));
        }
        let at = |minute| DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        for (naam, al_ongedaan, minute) in [
            ("op tijd", false, 59),
            ("te laat", false, 60),
            ("voor de tweede keer", true, 1),
        ] {
            let ongedaan = move |_| rules::ongedaan(al_ongedaan, at(0), 60, at(minute));
            regels.push(regel(format!("OngedaanMaken {naam}"), ongedaan));
        }
        regels
    }

    /// Every state × every action × whose the claim is × every kind of actor. Taking over on purpose makes the claim of
    /// another no matter; only claiming shows it here.
    #[test]
    fn who_moderates() {
        let table = |regels: Vec<Regel>| {
            tabel(
                Claim::iter(),
                regels,
                |actor, _, _| may_moderate(actor).map(drop),
                |daarna, claim| daarna(claim),
            )
        };
        expect![[r#"
                                         Vrij                    Eigen                   Andermans
            Publiceren Concept           R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Afwijzen Concept             R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Terugnemen Concept           R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen Concept          R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen in Concept       R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Losmaken Concept             R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren Ingediend         R Gepubliceerd          R Gepubliceerd          R (Geclaimd)
            Afwijzen Ingediend           R Afgewezen             R Afgewezen             R (Geclaimd)
            Terugnemen Ingediend         R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen Ingediend        R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen in Ingediend     R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Losmaken Ingediend           R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren Gepubliceerd      R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Afwijzen Gepubliceerd        R Afgewezen             R Afgewezen             R (Geclaimd)
            Terugnemen Gepubliceerd      R Ingediend             R Ingediend             R (Geclaimd)
            Samenvoegen Gepubliceerd     R Samengevoegd          R Samengevoegd          R (Geclaimd)
            Samenvoegen in Gepubliceerd  R Gepubliceerd          R Gepubliceerd          R (Geclaimd)
            Losmaken Gepubliceerd        R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren Afgewezen         R Gepubliceerd          R Gepubliceerd          R (Geclaimd)
            Afwijzen Afgewezen           R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Terugnemen Afgewezen         R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen Afgewezen        R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen in Afgewezen     R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Losmaken Afgewezen           R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren Ingetrokken       R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Afwijzen Ingetrokken         R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Terugnemen Ingetrokken       R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen Ingetrokken      R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen in Ingetrokken   R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Losmaken Ingetrokken         R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Publiceren Samengevoegd      R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Afwijzen Samengevoegd        R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Terugnemen Samengevoegd      R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen Samengevoegd     R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Samenvoegen in Samengevoegd  R (StatusStaatNietToe)  R (StatusStaatNietToe)  R (StatusStaatNietToe)
            Losmaken Samengevoegd        R Gepubliceerd          R Gepubliceerd          R Gepubliceerd
        "#]]
        .assert_eq(&table(of_a_leervraag()));
        expect![[r#"
                                                 Vrij                     Eigen                    Andermans
            Samenvoegen waarin iets opging       R (HeeftSamenvoegingen)  R (HeeftSamenvoegingen)  R (HeeftSamenvoegingen)
            Claimen in de wachtrij               R ja                     R ja                     R (Geclaimd)
            Claim overnemen in de wachtrij       R ja                     R ja                     R ja
            Vrijgeven in de wachtrij             R ja                     R ja                     R (NietUwClaim)
            Claimen buiten de wachtrij           R (NietInWachtrij)       R (NietInWachtrij)       R (NietInWachtrij)
            Claim overnemen buiten de wachtrij   R (NietInWachtrij)       R (NietInWachtrij)       R (NietInWachtrij)
            Vrijgeven buiten de wachtrij         R (NietInWachtrij)       R (NietInWachtrij)       R (NietInWachtrij)
            MeldingAfhandelen None               R ja                     R ja                     R (Geclaimd)
            MeldingAfhandelen Some(Gegrond)      R (AlAfgehandeld)        R (AlAfgehandeld)        R (AlAfgehandeld)
            MeldingAfhandelen Some(Ongegrond)    R (AlAfgehandeld)        R (AlAfgehandeld)        R (AlAfgehandeld)
            MeldingAfhandelen Some(Vervallen)    R (AlAfgehandeld)        R (AlAfgehandeld)        R (AlAfgehandeld)
            MeldingAfhandelen Some(Ingetrokken)  R (AlAfgehandeld)        R (AlAfgehandeld)        R (AlAfgehandeld)
            DubbelBeoordelen Open                R ja                     R ja                     R (Geclaimd)
            DubbelBeoordelen AndereVraag         R ja                     R ja                     R (Geclaimd)
            DubbelBeoordelen Samengevoegd        R (StatusStaatNietToe)   R (StatusStaatNietToe)   R (StatusStaatNietToe)
            DubbelBeoordelen Vervallen           R ja                     R ja                     R (Geclaimd)
            OngedaanMaken op tijd                R ja                     R ja                     R ja
            OngedaanMaken te laat                R (TermijnVerstreken)    R (TermijnVerstreken)    R (TermijnVerstreken)
            OngedaanMaken voor de tweede keer    R (AlOngedaan)           R (AlOngedaan)           R (AlOngedaan)
        "#]]
        .assert_eq(&table(of_the_rest()));
    }
}
