//! Who may see which canvas and which of its versions, and who fills and shares it.

use chrono::NaiveDate;
use entity::{
    canvas::{Column, Model, Status},
    canvas_versie,
};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::rules::{self, Actie};
use crate::{
    auth::Actor,
    db::is,
    error::{Error, Result},
    member,
};

/// What everybody may read: shared, and not hidden by editors.
fn openbaar() -> Condition {
    Condition::all()
        .add(is(Column::Status, &Status::Gedeeld))
        .add(Column::VerborgenOp.is_null())
}

/// The canvases that `actor` may see on `today`: those that are shared, and those of praktijken in which the actor takes
/// part.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::any().add(openbaar()).add_option(inside(actor, today))
}

/// The versions of canvases that `actor` may see: of a canvas that it sees, and for who does not take part only those that
/// were shared. Needs the canvas joined.
pub(super) fn versie_visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let shared = openbaar().add(canvas_versie::Column::Gedeeld.eq(true));
    Condition::any().add(shared).add_option(inside(actor, today))
}

/// Of a praktijk in which the actor takes part.
fn inside(actor: &Actor, today: NaiveDate) -> Option<Condition> {
    let me = actor.colleague()?;
    let own = Column::PraktijkId.in_subquery(member::praktijken_of(me, today));
    Some(Condition::all().add(own))
}

/// How somebody stands to the praktijk of a canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Band {
    /// None; or the canvas is of an ambition.
    Geen,
    /// Takes part now.
    Deelnemer,
    /// Facilitates it now.
    Facilitator,
}

/// The member who makes a canvas, of a praktijk or of an ambition.
pub(super) fn may_make(actor: &Actor, band: Band) -> Result<Uuid> {
    allow(actor, band != Band::Geen)
}

/// The member who does this with a canvas. Whoever may not see it is told that it is not there.
pub(super) fn may(actor: &Actor, actie: Actie, row: &Model, band: Band) -> Result<Uuid> {
    let seen = actor.redactie || rules::openbaar(row) || band != Band::Geen;
    if !seen {
        actor.acting_member()?;
        return Err(Error::NotFound);
    }
    match actie {
        Actie::Bijwerken => allow(actor, band != Band::Geen),
        Actie::Delen | Actie::Terugnemen => allow(actor, band == Band::Facilitator),
    }
}

fn allow(actor: &Actor, belongs: bool) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if belongs || actor.redactie {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;
    use crate::{
        auth::{
            kinds::{actors, assert_table, told},
            wie::WIJ,
        },
        canvas::rules::daarna,
    };

    #[test]
    fn a_concept_is_for_who_takes_part() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        let reads = |actor: &Actor| {
            let select = entity::canvas::Entity::find().filter(visible(actor, today));
            let text = select.build(DbBackend::Postgres).to_string();
            (text.contains("'GEDEELD'"), text.contains(r#""deelname""#))
        };
        for (name, actor) in actors() {
            let expected = match name {
                "REDACTIE" => (false, false),
                "MEMBER" => (true, true),
                _ => (true, false),
            };
            assert_eq!(reads(&actor), expected, "{name}");
        }
    }

    /// Who asks, and how they stand to the praktijk.
    fn everybody() -> Vec<(&'static str, Actor, Band)> {
        let mut all = Vec::new();
        for (name, actor) in actors() {
            if name == "MEMBER" {
                all.push(("DEELNEMER", actor.clone(), Band::Deelnemer));
                all.push(("FACILITATOR", actor.clone(), Band::Facilitator));
            }
            // A blocked member could be anybody: even a facilitator may do nothing.
            let band = if name == "GEBLOKKEERD" {
                Band::Facilitator
            } else {
                Band::Geen
            };
            all.push((name, actor, band));
        }
        all
    }

    fn of(status: Status, verborgen: bool) -> Model {
        Model {
            id: WIJ,
            praktijk_id: Some(WIJ),
            ambitie: None,
            status,
            wat_en_waarom: None,
            waarbinnen: None,
            hoe_en_waarmee: None,
            wie: None,
            wat_niet: None,
            verborgen_op: verborgen.then(DateTime::default),
            demo: false,
            version: 1,
            created_at: DateTime::default(),
            updated_at: DateTime::default(),
        }
    }

    /// Every state, hidden by editors too, × every action × every actor; making one first.
    #[test]
    fn the_life_of_a_canvas() {
        let head = everybody().into_iter().map(|(name, ..)| name.to_owned());
        let made = everybody()
            .into_iter()
            .map(|(_, actor, band)| told(may_make(&actor, band), || format!("{:?}", Status::Concept)));
        let mut rows = vec![
            head.collect(),
            [String::from("Maken")].into_iter().chain(made).collect(),
        ];
        for (naam, status, verborgen) in [
            ("Concept", Status::Concept, false),
            ("Gedeeld", Status::Gedeeld, false),
            ("Verborgen", Status::Gedeeld, true),
        ] {
            for actie in [Actie::Bijwerken, Actie::Delen, Actie::Terugnemen] {
                let mut row = vec![naam.to_owned(), format!("{actie:?}")];
                row.extend(everybody().into_iter().map(|(_, actor, band)| {
                    let after =
                        || daarna(status, actie).map_or("refused".to_owned(), |status| format!("{status:?}"));
                    told(may(&actor, actie, &of(status, verborgen), band), after)
                }));
                rows.push(row);
            }
        }
        assert_table(LIFE, &rows);
    }

    const LIFE: &str = "
                             ANONIEM      DEELNEMER    FACILITATOR  MEMBER       REDACTIE     VERENIGING   ANALIST      BEHEER       GEBLOKKEERD
                 Maken       sign in      Concept      Concept      no           Concept      no           no           no           no
        Concept  Bijwerken   sign in      Concept      Concept      –            Concept      no           –            –            no
        Concept  Delen       sign in      no           Gedeeld      –            Gedeeld      no           –            –            no
        Concept  Terugnemen  sign in      no           refused      –            refused      no           –            –            no
        Gedeeld  Bijwerken   sign in      Gedeeld      Gedeeld      no           Gedeeld      no           no           no           no
        Gedeeld  Delen       sign in      no           refused      no           refused      no           no           no           no
        Gedeeld  Terugnemen  sign in      no           Concept      no           Concept      no           no           no           no
        Verborgen Bijwerken  sign in      Gedeeld      Gedeeld      –            Gedeeld      no           –            –            no
        Verborgen Delen      sign in      no           refused      –            refused      no           –            –            no
        Verborgen Terugnemen sign in      no           Concept      –            Concept      no           –            –            no";
}
