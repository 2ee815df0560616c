//! One change of one membership, as an identity provider sends it: with the stand, the brake and the way back that a file has.
//!
//! What is applied is a line of an open delivery, which takes the changes of a day as long as nothing else changes the
//! memberships between them. A change that would pass the brake, counted over all single changes of the last day, is not
//! made: it becomes a line of another delivery, which waits for a second person and is then carried out as a file is.

use chrono::TimeDelta;
use entity::{
    aansluiting,
    inzending::{self, Column, Formaat, Modus, Reden, Status, Toepassing},
    inzending_regel::{self, Uitkomst},
    lidmaatschap,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::{
    Opdracht,
    begin::{ingesteld, nieuw},
    ontvangst::rij,
    plan::lopend,
    toepassen::nieuwe_stand,
};
use crate::{
    change::Change,
    error::{Error, Result},
    graph::Op,
    inzending::rules::{Regel, Rem, Telling, Velden, gewicht, samen},
};

/// How long an open delivery takes changes, and how long they count for the brake.
const VENSTER: TimeDelta = TimeDelta::hours(24);

/// What became of a change.
pub(crate) enum Uitslag {
    /// It was made.
    Gedaan,
    /// What the association owns says what it said: nothing was stored.
    Ongewijzigd,
    /// The brake holds it, as a line of this delivery.
    Aangehouden(Uuid),
    /// The brake holds it, and what it changes cannot wait in a plan.
    Geweigerd,
}

/// The memberships of an association, held for single changes.
pub(crate) struct Enkel<'o> {
    op: &'o Op,
    change: &'o Change,
    stand: aansluiting::Model,
}

/// A delivery with what its lines count for.
struct Bundel {
    row: inzending::Model,
    telling: Telling,
}

impl<'o> Enkel<'o> {
    /// Holds them: until the change ends nobody else changes any of them.
    pub(crate) async fn houd(op: &'o Op, change: &'o Change, us: Uuid) -> Result<Self> {
        ingesteld(op, change, us).await?;
        let held = aansluiting::Entity::find_by_id(us)
            .lock(LockType::NoKeyUpdate)
            .one(&**change)
            .await?;
        let stand = held.ok_or(Error::NotFound)?;
        Ok(Self { op, change, stand })
    }

    /// The stand of the association.
    pub(crate) fn stand(&self) -> i32 {
        self.stand.stand
    }

    /// Makes `na` of a membership that is `voor`, or that is not there yet. `herroept` says that what waits for it is asked no
    /// longer, also when nothing changes.
    pub(crate) async fn wijzig(
        &mut self,
        voor: Option<&lidmaatschap::Model>,
        na: lidmaatschap::Model,
        herroept: bool,
    ) -> Result<Uitslag> {
        let hernummerd = voor.is_some_and(|voor| voor.lidnummer != na.lidnummer);
        let (oud, said) = (voor.map(Velden::from), Velden::from(&na));
        let same = oud.as_ref() == Some(&said) && !hernummerd;
        let mut waiting = self.wacht().await?;
        // A line of a plan holds for one state of a membership.
        if herroept || !same {
            waiting = self.laat_los(waiting, na.id).await?;
        }
        if same {
            return Ok(Uitslag::Ongewijzigd);
        }
        let vandaag = self.van_vandaag().await?;
        let open = vandaag.first().filter(|row| row.stand == Some(self.stand.stand));
        let known = match open {
            Some(row) => self.regel(row.id, na.id).await?,
            None => None,
        };
        let found = match &known {
            Some(line) => lees(line.voor.as_deref())?,
            None => oud.clone(),
        };
        let place = (na.id, na.lidnummer.clone(), 0);
        let renumbered = hernummerd
            || known
                .as_ref()
                .is_some_and(|line| line.velden.starts_with("LIDNUMMER"));
        let line = samen(found, said.clone(), place, renumbered);
        let now = line.as_ref().map(|(line, _)| line.uitkomst);
        let before = known.as_ref().map(|line| line.uitkomst);
        if gewicht(now) > gewicht(before)
            && let Some(om) = self.rem(&vandaag, before, now).await?
        {
            if hernummerd {
                return Ok(Uitslag::Geweigerd);
            }
            let held = self.houd_aan(waiting, oud, said, &na, om).await?;
            return Ok(Uitslag::Aangehouden(held));
        }
        let open = match open {
            Some(row) => row.clone(),
            None => self.open(Status::Toegepast).await?,
        };
        self.stand.stand += 1;
        let mut open = Bundel::new(open)?;
        self.schrijf(&mut open, known, line).await?;
        open.row.stand = Some(self.stand.stand);
        open.row.toegepast_op = Some(self.op.now());
        self.bewaar(open).await?;
        self.volg(waiting).await?;
        let us = self.stand.beroepsvereniging_id;
        nieuwe_stand(self.change, us, self.stand.stand).await?;
        self.sla_op(voor.is_none(), na).await?;
        Ok(Uitslag::Gedaan)
    }

    /// A new stand, for what is no change of a membership itself.
    pub(crate) async fn verder(&mut self) -> Result<()> {
        let waiting = self.wacht().await?;
        self.stand.stand += 1;
        self.volg(waiting).await?;
        nieuwe_stand(self.change, self.stand.beroepsvereniging_id, self.stand.stand).await
    }

    async fn sla_op(&self, new: bool, na: lidmaatschap::Model) -> Result<()> {
        let (now, version) = (self.op.now(), na.version);
        let mut values = na.into_active_model().reset_all();
        values.version = Set(version + 1);
        values.wijziging = Set(self.stand.stand);
        values.gesynchroniseerd_op = Set(Some(now));
        values.updated_at = Set(now);
        if new {
            lidmaatschap::Entity::insert(values)
                .exec_without_returning(&**self.change)
                .await?;
        } else {
            values.update(&**self.change).await?;
        }
        Ok(())
    }

    /// The deliveries of single changes of the last day that were applied, the last one first; those that waited are not
    /// among them, because somebody looked at them.
    async fn van_vandaag(&self) -> Result<Vec<inzending::Model>> {
        let rows = self
            .eigen()
            .filter(Column::Status.eq(Status::Toegepast))
            .filter(Column::AangehoudenOm.is_null())
            .filter(Column::CreatedAt.gt(self.op.now() - VENSTER))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .all(&**self.change)
            .await?;
        Ok(rows)
    }

    fn eigen(&self) -> sea_orm::Select<inzending::Entity> {
        inzending::Entity::find()
            .filter(Column::BeroepsverenigingId.eq(self.stand.beroepsvereniging_id))
            .filter(Column::Scim.eq(true))
    }

    /// Why the brake holds a change by which a line counts as `now` and no longer as `before`.
    async fn rem(
        &self,
        vandaag: &[inzending::Model],
        before: Option<Uitkomst>,
        now: Option<Uitkomst>,
    ) -> Result<Option<inzending::Aanhouding>> {
        let mut telling = Telling::default();
        for row in vandaag {
            telling.plan.gewijzigd += row.gewijzigd;
            telling.plan.beeindigd += row.beeindigd;
        }
        for (uitkomst, by) in [(before, -1), (now, 1)] {
            if let Some(uitkomst) = uitkomst {
                telling.tel(uitkomst, &[], by);
            }
        }
        // Measured at the first change of the day: whoever ends them all would otherwise lower it.
        let lopend = match vandaag.last() {
            Some(first) => first.lopend,
            None => lopend(self.op, self.stand.beroepsvereniging_id).await?,
        };
        let rem = Rem {
            aandeel: self.stand.drempel_aandeel,
            aantal: self.stand.drempel_aantal,
        };
        Ok(rem.houdt(telling.plan, lopend))
    }

    /// Makes the change a line of the delivery that waits.
    async fn houd_aan(
        &self,
        waiting: Option<inzending::Model>,
        oud: Option<Velden>,
        said: Velden,
        na: &lidmaatschap::Model,
        om: inzending::Aanhouding,
    ) -> Result<Uuid> {
        let row = match waiting {
            Some(row) => row,
            None => self.open(Status::Aangehouden).await?,
        };
        let id = row.id;
        let mut held = Bundel::new(row)?;
        held.row.aangehouden_om = Some(om);
        let line = samen(oud, said, (na.id, na.lidnummer.clone(), 0), false);
        self.schrijf(&mut held, None, line).await?;
        self.bewaar(held).await?;
        Ok(id)
    }

    /// The delivery that waits, if it rests on how things are; otherwise it is over.
    async fn wacht(&self) -> Result<Option<inzending::Model>> {
        let found = self
            .eigen()
            .filter(Column::Status.eq(Status::Aangehouden))
            .order_by_desc(Column::CreatedAt)
            .lock(LockType::NoKeyUpdate)
            .one(&**self.change)
            .await?;
        let Some(row) = found else { return Ok(None) };
        if row.basis == self.stand.stand {
            return Ok(Some(row));
        }
        self.einde(row, Reden::Verouderd).await?;
        Ok(None)
    }

    async fn einde(&self, row: inzending::Model, reden: Reden) -> Result<()> {
        let version = row.version + 1;
        let mut values: inzending::ActiveModel = row.into();
        values.status = Set(Status::Geweigerd);
        values.reden = Set(Some(reden));
        values.version = Set(version);
        values.updated_at = Set(self.op.now());
        values.update(&**self.change).await?;
        Ok(())
    }

    /// What waits for one membership waits no longer: something else is asked for it now.
    async fn laat_los(
        &self,
        waiting: Option<inzending::Model>,
        lid: Uuid,
    ) -> Result<Option<inzending::Model>> {
        let Some(row) = waiting else { return Ok(None) };
        let Some(line) = self.regel(row.id, lid).await? else {
            return Ok(Some(row));
        };
        let mut held = Bundel::new(row)?;
        self.schrijf(&mut held, Some(line), None).await?;
        self.bewaar(held).await.map(Some)
    }

    /// What waits goes on resting on how things are: the change was none of its own memberships. With nothing left it is over.
    async fn volg(&self, waiting: Option<inzending::Model>) -> Result<()> {
        let Some(row) = waiting else { return Ok(()) };
        if row.gewijzigd + row.beeindigd == 0 {
            return self.einde(row, Reden::Leeg).await;
        }
        inzending::Entity::update_many()
            .col_expr(Column::Basis, Expr::value(self.stand.stand))
            .filter(Column::Id.eq(row.id))
            .exec(&**self.change)
            .await?;
        Ok(())
    }

    async fn open(&self, status: Status) -> Result<inzending::Model> {
        let opdracht = Opdracht {
            modus: Modus::Delta,
            proef: false,
            toepassing: Some(Toepassing::PerRij),
            formaat: Formaat::Ndjson,
            basis: None,
            bytes: None,
            blad: None,
        };
        let us = self.stand.beroepsvereniging_id;
        let lopend = lopend(self.op, us).await?;
        let rem = Rem {
            aandeel: self.stand.drempel_aandeel,
            aantal: self.stand.drempel_aantal,
        };
        let mut values = nieuw(self.op, &opdracht, &self.stand, false);
        values.scim = Set(true);
        values.status = Set(status);
        values.lopend = Set(lopend);
        values.drempel = Set(rem.drempel(lopend));
        values.gepland_op = Set(Some(self.op.now()));
        Ok(values.insert(&**self.change).await?)
    }

    async fn regel(&self, inzending: Uuid, lid: Uuid) -> Result<Option<inzending_regel::Model>> {
        let line = inzending_regel::Entity::find()
            .filter(inzending_regel::Column::InzendingId.eq(inzending))
            .filter(inzending_regel::Column::LidmaatschapId.eq(lid));
        Ok(line.one(&**self.change).await?)
    }

    /// Puts a line in the place of another one, and counts it.
    async fn schrijf(
        &self,
        to: &mut Bundel,
        old: Option<inzending_regel::Model>,
        new: Option<(Regel, Vec<String>)>,
    ) -> Result<()> {
        if let Some(old) = old {
            let velden: Vec<String> = old
                .velden
                .split(',')
                .filter(|veld| !veld.is_empty())
                .map(str::to_owned)
                .collect();
            to.telling.tel(old.uitkomst, &velden, -1);
            inzending_regel::Entity::delete_by_id(old.id)
                .exec(&**self.change)
                .await?;
        }
        let Some((mut line, velden)) = new else {
            return Ok(());
        };
        to.row.rijen += 1;
        line.nummer = to.row.rijen;
        to.telling.tel(line.uitkomst, &velden, 1);
        let mut values = rij(self.op, to.row.id, line)?;
        values.velden = Set(velden.join(","));
        inzending_regel::Entity::insert(values)
            .exec_without_returning(&**self.change)
            .await?;
        Ok(())
    }

    async fn bewaar(&self, bundel: Bundel) -> Result<inzending::Model> {
        let Bundel { row, telling } = bundel;
        let row = inzending::Model {
            nieuw: telling.plan.nieuw,
            gewijzigd: telling.plan.gewijzigd,
            beeindigd: telling.plan.beeindigd,
            per_veld: serde_json::to_string(&telling.per_veld).map_err(Error::fault)?,
            version: row.version + 1,
            updated_at: self.op.now(),
            ..row
        };
        let values = row.into_active_model().reset_all();
        Ok(values.update(&**self.change).await?)
    }
}

impl Bundel {
    fn new(row: inzending::Model) -> Result<Self> {
        let mut telling = Telling {
            per_veld: serde_json::from_str(&row.per_veld).map_err(Error::fault)?,
            ..Telling::default()
        };
        telling.plan.nieuw = row.nieuw;
        telling.plan.gewijzigd = row.gewijzigd;
        telling.plan.beeindigd = row.beeindigd;
        Ok(Self { row, telling })
    }
}

fn lees(json: Option<&str>) -> Result<Option<Velden>> {
    json.map(|json| serde_json::from_str(json).map_err(Error::fault))
        .transpose()
}
