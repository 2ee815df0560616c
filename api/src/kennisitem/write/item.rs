//! Entering a kennisitem, and changing it.

use chrono::Datelike;
use entity::kennisitem::{ActiveModel, Column, Entity, Model, Soort};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{Done, No, note, refused};
use crate::{
    change::{Begin, Change, fresh, set},
    error::{Error, Problem, Refusal, Result},
    graph::{Kind, Op},
    kennisitem::{
        policy,
        rules::{self, Actie, Code},
    },
    tekst::{Bezwaren, Fout, Soort as Veld},
    zoekindex,
};

/// A kennisitem as it was typed.
pub(in crate::kennisitem) struct Nieuw {
    pub(in crate::kennisitem) titel: String,
    pub(in crate::kennisitem) soort: Soort,
    pub(in crate::kennisitem) bronorganisatie: String,
    pub(in crate::kennisitem) url: Option<String>,
    pub(in crate::kennisitem) jaar: Option<i32>,
    pub(in crate::kennisitem) omschrijving: String,
    pub(in crate::kennisitem) gepubliceerd: bool,
}

/// The texts that were sent, judged; what was not sent is `None`.
#[derive(Default)]
struct Teksten {
    titel: Option<String>,
    bronorganisatie: Option<String>,
    url: Option<Option<String>>,
    omschrijving: Option<String>,
}

/// What was sent, before it is judged.
struct Ruw<'a> {
    titel: Option<&'a str>,
    bronorganisatie: Option<&'a str>,
    url: Option<Option<&'a str>>,
    omschrijving: Option<&'a str>,
}

impl Ruw<'_> {
    /// An editor writes these texts, about works whose authors are public: doubts about a name do not refuse them, what
    /// points to a person does.
    fn judge(self) -> Result<Teksten, No> {
        let mut bezwaren = Bezwaren::<Code>::default();
        let mut judge = |field, raw: Option<&str>, veld| {
            let judged = raw.and_then(|raw| bezwaren.gemodereerd(field, raw, veld));
            judged.map(|judged| String::from(judged.tekst))
        };
        // An address is judged as such: a name and password in it are no e-mail address.
        let url = self.url.flatten().map(str::trim).filter(|url| !url.is_empty());
        let wrong = url.and_then(|url| rules::adres(url).err());
        let teksten = Teksten {
            titel: judge("input.titel", self.titel, Veld::Titel),
            bronorganisatie: judge("input.bronorganisatie", self.bronorganisatie, Veld::Naam),
            omschrijving: judge("input.omschrijving", self.omschrijving, Veld::Toelichting),
            url: self
                .url
                .map(|url| judge("input.url", url.filter(|_| wrong.is_none()), Veld::Kort)),
        };
        let mut problemen = bezwaren.of(Some(&teksten)).err().unwrap_or_default();
        problemen.extend(wrong.map(|code| Problem::at("input.url", Fout::Eigen(code))));
        if problemen.is_empty() {
            Ok(teksten)
        } else {
            Err(Refusal::User(problemen))
        }
    }
}

fn check_year(op: &Op, jaar: Option<i32>) -> Result<(), No> {
    let Some(jaar) = jaar else { return Ok(()) };
    rules::jaar(jaar, op.today().year()).map_err(|code| refused("input.jaar", code))
}

/// Enters a kennisitem.
pub(in crate::kennisitem) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let ruw = Ruw {
        titel: Some(&nieuw.titel),
        bronorganisatie: Some(&nieuw.bronorganisatie),
        url: Some(nieuw.url.as_deref()),
        omschrijving: Some(&nieuw.omschrijving),
    };
    let teksten = ruw.judge()?;
    check_year(op, nieuw.jaar)?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        titel: Set(teksten.titel.unwrap_or_default()),
        soort: Set(nieuw.soort),
        bronorganisatie: Set(teksten.bronorganisatie.unwrap_or_default()),
        url: Set(teksten.url.flatten()),
        jaar: Set(nieuw.jaar),
        omschrijving: Set(teksten.omschrijving.unwrap_or_default()),
        gepubliceerd: Set(nieuw.gepubliceerd),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    note(op, &change, "kennisitemMaken", (Kind::Kennisitem, row.id)).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in a kennisitem; `None` leaves as it is, `Some(None)` empties.
pub(in crate::kennisitem) struct Wijziging {
    pub(in crate::kennisitem) kennisitem: Uuid,
    pub(in crate::kennisitem) version: i32,
    pub(in crate::kennisitem) titel: Option<String>,
    pub(in crate::kennisitem) soort: Option<Soort>,
    pub(in crate::kennisitem) bronorganisatie: Option<String>,
    pub(in crate::kennisitem) url: Option<Option<String>>,
    pub(in crate::kennisitem) jaar: Option<Option<i32>>,
    pub(in crate::kennisitem) omschrijving: Option<String>,
    pub(in crate::kennisitem) gepubliceerd: Option<bool>,
}

/// Changes a kennisitem, publishes it, or keeps it to the editors again.
pub(in crate::kennisitem) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold(op, &change, nieuw.kennisitem).await?;
    fresh(old.version, nieuw.version)?;
    let ruw = Ruw {
        titel: nieuw.titel.as_deref(),
        bronorganisatie: nieuw.bronorganisatie.as_deref(),
        url: nieuw.url.as_ref().map(Option::as_deref),
        omschrijving: nieuw.omschrijving.as_deref(),
    };
    let teksten = ruw.judge()?;
    check_year(op, nieuw.jaar.flatten())?;
    let version = old.version + 1;
    let gepubliceerd = rules::gepubliceerd(old.gepubliceerd, Actie::naar(nieuw.gepubliceerd));
    let mut values: ActiveModel = old.into();
    set(&mut values.titel, teksten.titel);
    set(&mut values.soort, nieuw.soort);
    set(&mut values.bronorganisatie, teksten.bronorganisatie);
    set(&mut values.url, teksten.url);
    set(&mut values.jaar, nieuw.jaar);
    set(&mut values.omschrijving, teksten.omschrijving);
    values.gepubliceerd = Set(gepubliceerd);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    note(op, &change, "kennisitemBijwerken", (Kind::Kennisitem, row.id)).await?;
    Ok(change.commit(row.id).await?)
}

/// The row, held for this change, if the actor may see it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}
