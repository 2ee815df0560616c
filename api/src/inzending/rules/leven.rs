//! The life of a delivery: what can be done with it in each state, and by whom. Pure.

use std::borrow::Cow;

use entity::inzending::{Aanhouding, Reden, Status};

use crate::{error::Uitleg, tekst::Taal};

/// What somebody can do with a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inzending) enum Actie {
    /// Carry out a plan that was looked at first.
    Toepassen,
    /// Let a stopped one go on.
    Vrijgeven,
    /// Do nothing with it, for good.
    Afwijzen,
    /// Take back what it did.
    OngedaanMaken,
}

/// Who somebody is to a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inzending) enum Betrekking {
    /// The client that delivered it, or one that cannot be told from it.
    Inzender,
    /// Another client of the same association.
    Collega,
    /// An operator.
    Beheer,
}

/// The state after an action, or why it cannot be done. `houdt` is what the brake says about what the action does: about the plan,
/// or about taking it back.
pub(in crate::inzending) fn stap(
    actie: Actie,
    status: Status,
    wie: Betrekking,
    houdt: Option<Aanhouding>,
) -> Result<Status, Code> {
    use Actie::{Afwijzen, OngedaanMaken, Toepassen, Vrijgeven};
    match (actie, status) {
        (Toepassen, Status::Gepland) if houdt.is_some() => Ok(Status::Aangehouden),
        (Toepassen, Status::Gepland) => Ok(Status::Toegepast),
        // Whoever made the mistake does not see it.
        (Vrijgeven, Status::Aangehouden) if wie == Betrekking::Inzender => Err(Code::TweedePersoonNodig),
        (Vrijgeven, Status::Aangehouden) => Ok(Status::Toegepast),
        (Afwijzen, Status::Gepland | Status::Aangehouden) => Ok(Status::Geweigerd),
        // Taking back a first load ends as many as a wrong file would.
        (OngedaanMaken, Status::Toegepast) if houdt.is_some() && wie == Betrekking::Inzender => {
            Err(Code::TweedePersoonNodig)
        }
        (OngedaanMaken, Status::Toegepast) => Ok(Status::Ongedaan),
        _ => Err(Code::StatusStaatNietToe),
    }
}

/// The state of a delivery whose plan is ready, before anything was done with it.
pub(in crate::inzending) fn gepland(
    weigering: Option<Reden>,
    proef: bool,
    houdt: Option<Aanhouding>,
) -> Status {
    match (weigering, houdt) {
        (Some(_), _) => Status::Geweigerd,
        (None, Some(_)) if !proef => Status::Aangehouden,
        (None, _) => Status::Gepland,
    }
}

/// A plan holds for the stand that it was made on.
pub(in crate::inzending) fn vers(basis: i32, stand: i32) -> Result<(), Code> {
    if basis == stand {
        Ok(())
    } else {
        Err(Code::Verouderd)
    }
}

/// Why an action on a delivery was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Code {
    /// The state does not allow it.
    StatusStaatNietToe,
    /// The memberships changed since the plan was made.
    Verouderd,
    /// Somebody else than the one who delivered it must release it.
    TweedePersoonNodig,
    /// A later delivery touched the same memberships.
    LaterGeraakt,
    /// Two columns have the same name, or one names no field.
    KolomOngeldig,
    /// A threshold is out of bounds.
    DrempelOngeldig,
    /// The settings of the brake are for operators.
    DrempelVoorBeheer,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::StatusStaatNietToe => (
                "In deze stand van de inzending kan dit niet.",
                "The state of the delivery does not allow this.",
            ),
            Self::Verouderd => (
                "De lidmaatschappen zijn gewijzigd sinds dit plan is gemaakt. Lever opnieuw aan.",
                "The memberships changed since this plan was made. Deliver again.",
            ),
            Self::TweedePersoonNodig => (
                "Wie aanleverde kan dit niet zelf doen. Laat een andere client van de vereniging of het beheer dit doen.",
                "Whoever delivered it cannot do this. Have another client of the association or an operator do so.",
            ),
            Self::LaterGeraakt => (
                "Een latere inzending raakte dezelfde lidmaatschappen. Maak die eerst ongedaan.",
                "A later delivery touched the same memberships. Undo that one first.",
            ),
            Self::KolomOngeldig => (
                "Geef elke kolomnaam één keer.",
                "Give each name of a column once.",
            ),
            Self::DrempelOngeldig => (
                "Het aandeel is 0 tot en met 100 procent, het aantal 0 of meer.",
                "The share is 0 to 100 percent, the number 0 or more.",
            ),
            Self::DrempelVoorBeheer => (
                "Alleen het beheer stelt de drempels in.",
                "Only operators set the thresholds.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Aanhouding, Actie, Betrekking, Code, Reden, Status, gepland, stap, vers};
    use sea_orm::Iterable;
    use std::fmt::Write;

    /// Every state × every action × everybody who may see a delivery; others do not get this far.
    #[test]
    fn the_table_of_a_delivery() {
        use Actie::{Afwijzen, OngedaanMaken, Toepassen, Vrijgeven};
        use Betrekking::{Beheer, Collega, Inzender};
        let mut table = String::new();
        for status in Status::iter() {
            for actie in [Toepassen, Vrijgeven, Afwijzen, OngedaanMaken] {
                let _ = write!(table, "{:<12}{:<14}", format!("{status:?}"), format!("{actie:?}"));
                for wie in [Inzender, Collega, Beheer] {
                    let told = match stap(actie, status, wie, None) {
                        Ok(next) => format!("{next:?}"),
                        Err(Code::TweedePersoonNodig) => "een ander".into(),
                        Err(_) => "–".into(),
                    };
                    let _ = write!(table, "{told:<12}");
                }
                table = table.trim_end().to_owned() + "\n";
            }
        }
        let expected = "\
Ontvangen   Toepassen     –           –           –
Ontvangen   Vrijgeven     –           –           –
Ontvangen   Afwijzen      –           –           –
Ontvangen   OngedaanMaken –           –           –
Gepland     Toepassen     Toegepast   Toegepast   Toegepast
Gepland     Vrijgeven     –           –           –
Gepland     Afwijzen      Geweigerd   Geweigerd   Geweigerd
Gepland     OngedaanMaken –           –           –
Aangehouden Toepassen     –           –           –
Aangehouden Vrijgeven     een ander   Toegepast   Toegepast
Aangehouden Afwijzen      Geweigerd   Geweigerd   Geweigerd
Aangehouden OngedaanMaken –           –           –
Toegepast   Toepassen     –           –           –
Toegepast   Vrijgeven     –           –           –
Toegepast   Afwijzen      –           –           –
Toegepast   OngedaanMaken Ongedaan    Ongedaan    Ongedaan
Geweigerd   Toepassen     –           –           –
Geweigerd   Vrijgeven     –           –           –
Geweigerd   Afwijzen      –           –           –
Geweigerd   OngedaanMaken –           –           –
Ongedaan    Toepassen     –           –           –
Ongedaan    Vrijgeven     –           –           –
Ongedaan    Afwijzen      –           –           –
Ongedaan    OngedaanMaken –           –           –
";
        assert_eq!(table, expected);
    }

    #[test]
    fn the_brake_stops_a_plan_that_was_looked_at_first() {
        let held = Some(Aanhouding::Drempel);
        assert_eq!(
            stap(Actie::Toepassen, Status::Gepland, Betrekking::Inzender, held),
            Ok(Status::Aangehouden)
        );
        assert_eq!(
            stap(Actie::Vrijgeven, Status::Aangehouden, Betrekking::Collega, held),
            Ok(Status::Toegepast)
        );
    }

    #[test]
    fn the_brake_stops_taking_back_by_who_delivered() {
        let undo = |wie, houdt| stap(Actie::OngedaanMaken, Status::Toegepast, wie, houdt);
        let held = Some(Aanhouding::VeelBeeindigd);
        assert_eq!(undo(Betrekking::Inzender, held), Err(Code::TweedePersoonNodig));
        assert_eq!(undo(Betrekking::Collega, held), Ok(Status::Ongedaan));
        assert_eq!(undo(Betrekking::Inzender, None), Ok(Status::Ongedaan));
    }

    #[test]
    fn a_ready_plan_goes_on_waits_or_ends() {
        let (held, bad) = (Some(Aanhouding::Drempel), Some(Reden::RijenGeweigerd));
        let states = [
            (None, false, None, Status::Gepland),
            (None, true, None, Status::Gepland),
            (None, false, held, Status::Aangehouden),
            (None, true, held, Status::Gepland),
            (bad, false, held, Status::Geweigerd),
            (bad, true, None, Status::Geweigerd),
        ];
        for (weigering, proef, houdt, expected) in states {
            assert_eq!(gepland(weigering, proef, houdt), expected);
        }
        assert_eq!((vers(3, 3), vers(3, 4)), (Ok(()), Err(Code::Verouderd)));
    }
}
