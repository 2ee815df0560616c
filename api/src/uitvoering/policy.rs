//! Who sees who works on an ontwikkelopgave and how it goes, and who says so.

use sea_orm::Condition;
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
    opgave,
};

/// What belongs to the ontwikkelopgaven that `actor` may see. Needs the ontwikkelopgave joined.
pub(super) fn visible(actor: &Actor) -> Condition {
    opgave::visible(actor)
}

/// The editor who says who works on what.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

/// In whose name an entry is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namens {
    /// An editor.
    Redactie(Uuid),
    /// A beroepsvereniging, through its machine client.
    Vereniging(Uuid),
}

/// Who may tell how ontwikkelopgaven go, some of them.
pub(super) fn may_record_some(actor: &Actor) -> Result<Namens> {
    match actor.vereniging {
        Some(us) if !actor.geblokkeerd => Ok(Namens::Vereniging(us)),
        _ => actor.acting_editor().map(Namens::Redactie),
    }
}

/// Who may tell how this one goes, with this trekker: an editor, or the trekker.
pub(super) fn may_record(namens: Namens, trekker: Option<Uuid>) -> Result<()> {
    match namens {
        Namens::Redactie(_) => Ok(()),
        Namens::Vereniging(us) if trekker == Some(us) => Ok(()),
        Namens::Vereniging(_) => Err(Error::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use entity::{editie, voortgang::Stand};
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::*;
    use crate::{
        auth::wie::{ANDER, WIJ, tabel, uitkomst},
        uitvoering::rules::{stap, vastgesteld},
    };

    /// Whoever is trekker of an ontwikkelopgave.
    const TREKKERS: [(&str, Option<Uuid>); 3] = [
        ("zonder trekker", None),
        ("als trekker", Some(WIJ)),
        ("met een andere trekker", Some(ANDER)),
    ];

    fn may_tell(actor: &Actor, trekker: Option<Uuid>) -> Result<()> {
        may_record(may_record_some(actor)?, trekker)
    }

    /// Every state of the edition × who is trekker × every kind of actor. Who works on it stands beside the edition, whose
    /// state is not asked; how it goes is told of what was adopted.
    #[test]
    fn who_says_who_works_on_it_and_how_it_goes() {
        let editors = ["TrekkerAanwijzen", "PartnerToevoegen", "UitvoerderBeeindigen"];
        let editors = editors.map(|naam| (naam.to_owned(), None));
        let telling = TREKKERS.map(|(wie, trekker)| (format!("Vastleggen {wie}"), Some(trekker)));
        let table = tabel(
            editie::Status::iter(),
            editors.into_iter().chain(telling),
            |actor, telling, _| match telling {
                None => may_edit(actor).map(drop),
                Some(trekker) => may_tell(actor, *trekker),
            },
            |telling, status| match telling {
                None => "ja".to_owned(),
                Some(_) => uitkomst(vastgesteld(status)),
            },
        );
        expect![[r#"
                                               Concept                     InConsultatie               Vastgesteld  Vervangen
            TrekkerAanwijzen                   R ja                        R ja                        R ja         R ja
            PartnerToevoegen                   R ja                        R ja                        R ja         R ja
            UitvoerderBeeindigen               R ja                        R ja                        R ja         R ja
            Vastleggen zonder trekker          R (EditieNietVastgesteld)   R (EditieNietVastgesteld)   R ja         R ja
            Vastleggen als trekker             RV (EditieNietVastgesteld)  RV (EditieNietVastgesteld)  RV ja        RV ja
            Vastleggen met een andere trekker  R (EditieNietVastgesteld)   R (EditieNietVastgesteld)   R ja         R ja
        "#]]
        .assert_eq(&table);
    }

    /// Every stand, and none yet × every next one × who is trekker × every kind of actor.
    #[test]
    fn who_tells_which_stand_after_which() {
        let mut regels = Vec::new();
        for (wie, trekker) in TREKKERS {
            for naar in Stand::iter() {
                regels.push((format!("{naar:?} {wie}"), (naar, trekker)));
            }
        }
        let table = tabel(
            [None].into_iter().chain(Stand::iter().map(Some)),
            regels,
            |actor, (_, trekker), _| may_tell(actor, *trekker),
            |(naar, _), van| uitkomst(stap(van, *naar)),
        );
        expect![[r#"
                                                    None                    Some(NietBegonnen)      Some(InVoorbereiding)   Some(Loopt)             Some(Afgerond)          Some(Gestopt)
            NietBegonnen zonder trekker             R ja                    R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)   R (StandNietMogelijk)   R (StandNietMogelijk)
            InVoorbereiding zonder trekker          R ja                    R ja                    R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)   R ja
            Loopt zonder trekker                    R ja                    R ja                    R ja                    R ja                    R (StandNietMogelijk)   R ja
            Afgerond zonder trekker                 R (StandNietMogelijk)   R (StandNietMogelijk)   R (StandNietMogelijk)   R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)
            Gestopt zonder trekker                  R (StandNietMogelijk)   R ja                    R ja                    R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)
            NietBegonnen als trekker                RV ja                   RV ja                   RV (StandNietMogelijk)  RV (StandNietMogelijk)  RV (StandNietMogelijk)  RV (StandNietMogelijk)
            InVoorbereiding als trekker             RV ja                   RV ja                   RV ja                   RV (StandNietMogelijk)  RV (StandNietMogelijk)  RV ja
            Loopt als trekker                       RV ja                   RV ja                   RV ja                   RV ja                   RV (StandNietMogelijk)  RV ja
            Afgerond als trekker                    RV (StandNietMogelijk)  RV (StandNietMogelijk)  RV (StandNietMogelijk)  RV ja                   RV (StandNietMogelijk)  RV (StandNietMogelijk)
            Gestopt als trekker                     RV (StandNietMogelijk)  RV ja                   RV ja                   RV ja                   RV (StandNietMogelijk)  RV (StandNietMogelijk)
            NietBegonnen met een andere trekker     R ja                    R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)   R (StandNietMogelijk)   R (StandNietMogelijk)
            InVoorbereiding met een andere trekker  R ja                    R ja                    R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)   R ja
            Loopt met een andere trekker            R ja                    R ja                    R ja                    R ja                    R (StandNietMogelijk)   R ja
            Afgerond met een andere trekker         R (StandNietMogelijk)   R (StandNietMogelijk)   R (StandNietMogelijk)   R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)
            Gestopt met een andere trekker          R (StandNietMogelijk)   R ja                    R ja                    R ja                    R (StandNietMogelijk)   R (StandNietMogelijk)
        "#]]
        .assert_eq(&table);
    }
}
