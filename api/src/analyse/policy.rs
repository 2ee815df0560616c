//! Who may see which counts, and how exactly.

use entity::vrijgave::Soort;
use uuid::Uuid;

use super::rules::{
    Inzage,
    vrijgave::{Dimensie, Vraag},
};
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// How exactly `actor` may see counts, when the least number that others are shown is `cell`.
pub(super) fn inzage(actor: &Actor, cell: u64) -> Inzage {
    inzage_binnen(actor.redactie, cell)
}

/// How exactly what the respondents of a meting said may be seen: from within the praktijk, or by others.
pub(super) fn inzage_binnen(within: bool, cell: u64) -> Inzage {
    if within {
        Inzage::Volledig
    } else {
        Inzage::Vanaf(cell)
    }
}

/// Whether `actor` may ask what an edition covers, or for tables of what was measured: editors and analysts.
pub(super) fn may_study(actor: &Actor) -> Result<()> {
    match actor {
        _ if actor.is_anonymous() => Err(Error::Unauthenticated),
        Actor {
            geblokkeerd: true, ..
        } => Err(Error::Forbidden),
        Actor { redactie: true, .. } | Actor { analist: true, .. } => Ok(()),
        _ => Err(Error::Forbidden),
    }
}

/// The question about releases as `actor` may ask it.
pub(super) fn may_ask(actor: &Actor, vraag: Vraag) -> Result<Vraag> {
    let dimensies = vraag.all();
    match vraag.soort() {
        Soort::Leervragen => may_ask_leervragen(actor, &dimensies).map(|()| vraag),
        Soort::Metingen => may_study(actor).map(|()| vraag),
        Soort::Leden | Soort::Personen => match may_ask_leden(actor, &dimensies)? {
            // An association asks about its memberships: persons have several.
            Some(_) if vraag.soort() == Soort::Personen => Err(Error::Forbidden),
            Some(own) => vraag
                .alleen(Dimensie::Beroepsvereniging, own.to_string())
                .ok_or(Error::Forbidden),
            None => Ok(vraag),
        },
    }
}

/// Whether `actor` may ask for tables of leervragen by these dimensions. The figures are the same for everybody; by what
/// points most to one person, or to one praktijk, only editors and analysts ask.
fn may_ask_leervragen(actor: &Actor, dimensies: &[Dimensie]) -> Result<()> {
    let fine = |dimensie: &Dimensie| {
        matches!(
            dimensie,
            Dimensie::Discipline | Dimensie::Parameter | Dimensie::Praktijk
        )
    };
    if actor.geblokkeerd {
        return Err(Error::Forbidden);
    }
    if actor.redactie || actor.analist || !dimensies.iter().any(fine) {
        return Ok(());
    }
    Err(match actor.is_anonymous() {
        true => Error::Unauthenticated,
        false => Error::Forbidden,
    })
}

/// Whose memberships `actor` may ask figures about: analysts everybody's, and a client of an association those of that
/// association, by what it delivered itself. What else is asked by tells of the persons behind memberships, and an association
/// knows its own rows one by one.
fn may_ask_leden(actor: &Actor, dimensies: &[Dimensie]) -> Result<Option<Uuid>> {
    let delivered = |dimensie: &Dimensie| {
        matches!(
            dimensie,
            Dimensie::Beroepsvereniging | Dimensie::Lidsoort | Dimensie::Registratie
        )
    };
    match actor {
        _ if actor.is_anonymous() => Err(Error::Unauthenticated),
        Actor {
            geblokkeerd: true, ..
        } => Err(Error::Forbidden),
        Actor { analist: true, .. } => Ok(None),
        Actor {
            vereniging: Some(own),
            ..
        } if dimensies.iter().all(delivered) => Ok(Some(*own)),
        _ => Err(Error::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use sea_orm::Iterable;
    use uuid::Uuid;

    use super::{inzage, may_ask, may_study};
    use crate::{
        analyse::rules::{
            Inzage,
            vrijgave::{Dimensie, Vraag},
        },
        auth::Actor,
    };

    /// Every dimension × every kind of actor.
    #[test]
    fn who_asks_by_which_dimension() {
        let member = Actor::member(Uuid::from_u128(1));
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        let actors = [
            ("ANONIEM", Actor::anonymous()),
            ("MEMBER", member.clone()),
            ("REDACTIE", with(|actor| actor.redactie = true)),
            ("VERENIGING", Actor::vereniging(Uuid::from_u128(2))),
            ("ANALIST", with(|actor| actor.analist = true)),
            ("BEHEER", with(|actor| actor.beheer = true)),
            (
                "geblokkeerd",
                with(|actor| (actor.analist, actor.geblokkeerd) = (true, true)),
            ),
        ];
        let mut table = format!("{:18}", "");
        for (name, _) in &actors {
            table.push_str(&format!(" {name:15}"));
        }
        for dimensie in Dimensie::iter() {
            table.push_str(&format!("\n{:18}", format!("{dimensie:?}")));
            for (_, actor) in &actors {
                let vraag = Vraag::over(dimensie.soort(), vec![dimensie], Vec::new()).expect("a question");
                let own = |vraag: &Vraag| vraag.beperkt(Dimensie::Beroepsvereniging).is_some();
                let told = match may_ask(actor, vraag) {
                    Ok(vraag) if own(&vraag) => "eigen",
                    Ok(_) => "ja",
                    Err(error) => error.code(),
                };
                table.push_str(&format!(" {told:15}"));
            }
        }
        let table: Vec<&str> = table.lines().map(str::trim_end).collect();
        expect![[r#"
                               ANONIEM         MEMBER          REDACTIE        VERENIGING      ANALIST         BEHEER          geblokkeerd
            Sector             ja              ja              ja              ja              ja              ja              FORBIDDEN
            Discipline         UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            Aard               ja              ja              ja              ja              ja              ja              FORBIDDEN
            Ontwikkelopgave    ja              ja              ja              ja              ja              ja              FORBIDDEN
            Onderwijssoort     ja              ja              ja              ja              ja              ja              FORBIDDEN
            Samenwerkingsvorm  ja              ja              ja              ja              ja              ja              FORBIDDEN
            Regio              ja              ja              ja              ja              ja              ja              FORBIDDEN
            Herkomst           ja              ja              ja              ja              ja              ja              FORBIDDEN
            Praktijk           UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            Factor             ja              ja              ja              ja              ja              ja              FORBIDDEN
            Parameter          UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            Thema              ja              ja              ja              ja              ja              ja              FORBIDDEN
            Status             ja              ja              ja              ja              ja              ja              FORBIDDEN
            Maand              ja              ja              ja              ja              ja              ja              FORBIDDEN
            Beroepsvereniging  UNAUTHENTICATED FORBIDDEN       FORBIDDEN       eigen           ja              FORBIDDEN       FORBIDDEN
            Lidsoort           UNAUTHENTICATED FORBIDDEN       FORBIDDEN       eigen           ja              FORBIDDEN       FORBIDDEN
            LidSector          UNAUTHENTICATED FORBIDDEN       FORBIDDEN       FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            LidDiscipline      UNAUTHENTICATED FORBIDDEN       FORBIDDEN       FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            Registratie        UNAUTHENTICATED FORBIDDEN       FORBIDDEN       eigen           ja              FORBIDDEN       FORBIDDEN
            Combinatie         UNAUTHENTICATED FORBIDDEN       FORBIDDEN       FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingSoort        UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingInstrument   UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingRegio        UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingSamenwerking UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingKennisDelen  UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingLeren        UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingNabijheid    UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingBeschikbaarheid UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingProactiefHandelen UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingIdentiteit   UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN
            MetingVertrouwen   UNAUTHENTICATED FORBIDDEN       ja              FORBIDDEN       ja              FORBIDDEN       FORBIDDEN"#]].assert_eq(&table.join("\n"));
    }

    #[test]
    fn editors_see_all_analysts_see_safe_counts_and_others_ask_nothing() {
        let member = Actor::member(Uuid::from_u128(1));
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        let safe = Inzage::Vanaf(5);
        for (actor, seen, code) in [
            (Actor::anonymous(), safe, Some("UNAUTHENTICATED")),
            (member.clone(), safe, Some("FORBIDDEN")),
            (with(|actor| actor.redactie = true), Inzage::Volledig, None),
            (with(|actor| actor.analist = true), safe, None),
            (with(|actor| actor.beheer = true), safe, Some("FORBIDDEN")),
            (Actor::vereniging(Uuid::from_u128(2)), safe, Some("FORBIDDEN")),
            (
                with(|actor| (actor.analist, actor.geblokkeerd) = (true, true)),
                safe,
                Some("FORBIDDEN"),
            ),
        ] {
            assert_eq!(inzage(&actor, 5), seen, "{actor:?}");
            assert_eq!(
                may_study(&actor).err().map(|error| error.code()),
                code,
                "{actor:?}"
            );
        }
    }
}
