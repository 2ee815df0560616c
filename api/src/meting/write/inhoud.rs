//! What a meting says: checked as a whole, and written as a whole.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{
    meting::{Instrument, Soort},
    meting_niveau, meting_observatie, meting_stelling, raamwerk_element, stellingenlijst,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Done, refused};
use crate::{
    change::Change,
    db::replace,
    error::{Refusal, Result},
    graph::Op,
    meting::rules::{Antwoord, Code, Getallen, Niveau, fouten},
    stelling,
    tekst::{self, Bezwaren},
};

/// What was seen, as it was typed.
pub(in crate::meting) struct Observatie {
    pub(in crate::meting) factor: Uuid,
    pub(in crate::meting) soort: meting_observatie::Soort,
    pub(in crate::meting) tekst: String,
}

/// What a meting says, as it was typed.
pub(in crate::meting) struct Inhoud {
    pub(in crate::meting) soort: Soort,
    pub(in crate::meting) instrument: Instrument,
    pub(in crate::meting) van: NaiveDate,
    pub(in crate::meting) tot: Option<NaiveDate>,
    pub(in crate::meting) uitgenodigd: Option<i32>,
    pub(in crate::meting) gerespondeerd: Option<i32>,
    pub(in crate::meting) lijst: Option<Uuid>,
    pub(in crate::meting) niveaus: Vec<Niveau>,
    pub(in crate::meting) stellingen: Vec<Antwoord>,
    pub(in crate::meting) observaties: Vec<Observatie>,
}

/// What is written beneath a meting, once it was checked.
pub(super) struct Gecontroleerd {
    /// The framework of the levels.
    pub(super) raamwerk: Option<Uuid>,
    niveaus: Vec<meting_niveau::Model>,
    observaties: Vec<String>,
}

impl Inhoud {
    /// Checks all of it for a praktijk.
    pub(super) async fn check(&self, op: &Op, change: &Change, praktijk: Uuid) -> Done<Gecontroleerd> {
        let observaties = self.judged()?;
        let elementen = self.elementen(op, change).await?;
        let (raamwerk, niveaus) = self.levels(change, &elementen).await?;
        for observatie in &self.observaties {
            let known = elementen.get(&observatie.factor);
            let factor = known.is_some_and(|row| row.soort == raamwerk_element::Soort::Factor);
            if !factor {
                return Err(refused("input.inhoud.observaties")(Code::OnbekendeVerwijzing));
            }
        }
        self.check_list(op, change, praktijk).await?;
        Ok(Gecontroleerd {
            raamwerk,
            niveaus,
            observaties,
        })
    }

    /// The numbers and the texts: everything that is wrong with them at once.
    fn judged(&self) -> Done<Vec<String>> {
        let mut bezwaren = Bezwaren::default();
        bezwaren.eigen(fouten(&Getallen {
            uitgenodigd: self.uitgenodigd,
            gerespondeerd: self.gerespondeerd,
            niveaus: &self.niveaus,
            stellingen: &self.stellingen,
            observaties: self.observaties.len(),
        }));
        let mut texts = Vec::new();
        for (place, observatie) in self.observaties.iter().enumerate() {
            let field = format!("input.inhoud.observaties.{place}.tekst");
            let tekst = bezwaren.openbaar(field, &observatie.tekst, tekst::Soort::Toelichting);
            texts.extend(tekst.map(String::from));
        }
        bezwaren.of(Some(texts)).map_err(Refusal::User)
    }

    /// The building blocks of frameworks that it refers to.
    async fn elementen(&self, op: &Op, change: &Change) -> Result<HashMap<Uuid, raamwerk_element::Model>> {
        let levels = self.niveaus.iter();
        let named: HashSet<Uuid> = levels
            .flat_map(|row| [Some(row.parameter), row.niveau])
            .flatten()
            .chain(self.observaties.iter().map(|row| row.factor))
            .collect();
        if named.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = raamwerk_element::Entity::find()
            .filter(op.db.any_of(raamwerk_element::Column::Id, named))
            .all(&**change)
            .await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }

    /// A row for each parameter of the framework, also for those that were not scored.
    async fn levels(
        &self,
        change: &Change,
        elementen: &HashMap<Uuid, raamwerk_element::Model>,
    ) -> Done<(Option<Uuid>, Vec<meting_niveau::Model>)> {
        use raamwerk_element::{Column, Entity, Soort};
        let field = refused("input.inhoud.niveaus");
        let mut scored = HashMap::new();
        let mut kader = None;
        for row in &self.niveaus {
            let parameter = elementen.get(&row.parameter);
            let parameter = parameter.filter(|known| known.soort == Soort::Parameter);
            let parameter = parameter.ok_or_else(|| field(Code::OnbekendeVerwijzing))?;
            if *kader.get_or_insert(parameter.raamwerk_id) != parameter.raamwerk_id {
                return Err(field(Code::MeerdereRaamwerken));
            }
            let niveau = row
                .niveau
                .map(|id| elementen.get(&id).filter(|level| level.soort == Soort::Niveau));
            let niveau = match niveau {
                None => None,
                Some(None) => return Err(field(Code::OnbekendeVerwijzing)),
                Some(Some(level)) if level.ouder_id != Some(parameter.id) => {
                    return Err(field(Code::NiveauHoortElders));
                }
                Some(known) => known,
            };
            scored.insert(parameter.id, (row, niveau));
        }
        let Some(kader) = kader else {
            return Ok((None, Vec::new()));
        };
        let parameters = Entity::find()
            .filter(Column::RaamwerkId.eq(kader))
            .filter(Column::Soort.eq(Soort::Parameter))
            .order_by_asc(Column::Volgorde)
            .all(&**change)
            .await?;
        let row = |parameter: raamwerk_element::Model| {
            let (filled, level) = scored.get(&parameter.id).copied().unzip();
            let level = level.flatten();
            let [laag, midden, hoog] = filled
                .and_then(|row| row.verdeling)
                .map_or([None; 3], |counts| counts.map(Some));
            meting_niveau::Model {
                meting_id: Uuid::nil(),
                parameter_id: parameter.id,
                niveau_id: level.map(|level| level.id),
                term: level.map(|level| level.naam.clone()),
                ordinaal: level.map(|level| level.volgorde),
                niet_gescoord: filled.and_then(|row| row.niet_gescoord),
                laag,
                midden,
                hoog,
            }
        };
        Ok((Some(kader), parameters.into_iter().map(row).collect()))
    }

    /// The list must be one that the praktijk can use, and hold what was answered.
    async fn check_list(&self, op: &Op, change: &Change, praktijk: Uuid) -> Done<()> {
        let Some(lijst) = self.lijst else {
            return match self.stellingen.is_empty() {
                true => Ok(()),
                false => Err(refused("input.inhoud.stellingen")(Code::StellingNietInLijst)),
            };
        };
        let found = stelling::lijsten(op)
            .filter(stellingenlijst::Column::Id.eq(lijst))
            .one(&**change)
            .await?;
        let usable = |row: &stellingenlijst::Model| row.praktijk_id.is_none_or(|own| own == praktijk);
        found
            .filter(usable)
            .ok_or_else(|| refused("input.inhoud.stellingenlijst")(Code::OnbekendeVerwijzing))?;
        use entity::lijst_stelling::{Column, Entity};
        let places = Entity::find()
            .filter(Column::LijstId.eq(lijst))
            .all(&**change)
            .await?;
        let held: HashSet<Uuid> = places.into_iter().map(|row| row.stelling_id).collect();
        if self.stellingen.iter().all(|row| held.contains(&row.stelling)) {
            Ok(())
        } else {
            Err(refused("input.inhoud.stellingen")(Code::StellingNietInLijst))
        }
    }

    /// Writes what stands beneath a meting, in the place of what stood there.
    pub(super) async fn write(
        &self,
        op: &Op,
        change: &Change,
        meting: Uuid,
        checked: Gecontroleerd,
    ) -> Result<()> {
        let levels = checked.niveaus.into_iter().map(|row| {
            let row = meting_niveau::Model {
                meting_id: meting,
                ..row
            };
            sea_orm::IntoActiveModel::into_active_model(row)
        });
        replace(&**change, meting_niveau::Column::MetingId, meting, levels).await?;
        let answers = self.stellingen.iter().map(|row| meting_stelling::ActiveModel {
            meting_id: Set(meting),
            stelling_id: Set(row.stelling),
            eens: Set(row.eens),
            geldig: Set(row.geldig),
            weet_niet: Set(row.weet_niet),
        });
        replace(&**change, meting_stelling::Column::MetingId, meting, answers).await?;
        let seen = self.observaties.iter().zip(checked.observaties).zip(1..);
        let seen = seen.map(|((row, tekst), nummer)| meting_observatie::ActiveModel {
            id: Set(op.new_id()),
            meting_id: Set(meting),
            factor_id: Set(row.factor),
            soort: Set(row.soort),
            tekst: Set(tekst),
            nummer: Set(nummer),
        });
        replace(&**change, meting_observatie::Column::MetingId, meting, seen).await?;
        Ok(())
    }
}
