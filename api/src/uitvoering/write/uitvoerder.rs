//! Saying who works on an ontwikkelopgave, and until when.

use chrono::NaiveDate;
use entity::{
    beroepsvereniging, organisatie,
    uitvoerder::{ActiveModel, Column, Model, Rol},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, No, note, refused, uitvoerders};
use crate::{
    change::{Begin, Change, fresh},
    error::Error,
    graph::{Kind, Op},
    opgave,
    uitvoering::{
        policy, read,
        rules::{Code, Periode},
    },
};

/// Who is to work on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::uitvoering) enum Partij {
    Vereniging(Uuid),
    Organisatie(Uuid),
}

impl Partij {
    /// The one that was named, when one of the two was.
    pub(in crate::uitvoering) fn of(vereniging: Option<Uuid>, organisatie: Option<Uuid>) -> Option<Self> {
        match (vereniging, organisatie) {
            (Some(vereniging), None) => Some(Self::Vereniging(vereniging)),
            (None, Some(organisatie)) => Some(Self::Organisatie(organisatie)),
            _ => None,
        }
    }

    fn is(self, row: &Model) -> bool {
        Self::of(row.beroepsvereniging_id, row.organisatie_id) == Some(self)
    }
}

/// Who works on an ontwikkelopgave, and during which days.
pub(in crate::uitvoering) struct Nieuw {
    pub(in crate::uitvoering) opgave: Uuid,
    pub(in crate::uitvoering) rol: Rol,
    /// Nothing when not exactly one was named.
    pub(in crate::uitvoering) partij: Option<Partij>,
    pub(in crate::uitvoering) van: NaiveDate,
    pub(in crate::uitvoering) tot: Option<NaiveDate>,
}

/// Names a trekker or a partner.
pub(in crate::uitvoering) async fn toevoegen(op: &Op, nieuw: Nieuw) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let opgave = opgave::hold_opgave(op, &change, nieuw.opgave).await?;
    let partij = nieuw
        .partij
        .ok_or_else(|| refused("input.organisatie", Code::EenVanBeide))?;
    known(&change, partij).await?;
    let periode = Periode {
        van: nieuw.van,
        tot: nieuw.tot,
    };
    free(&change, opgave.id, (nieuw.rol, partij), periode, None).await?;
    let (beroepsvereniging, organisatie) = match partij {
        Partij::Vereniging(id) => (Some(id), None),
        Partij::Organisatie(id) => (None, Some(id)),
    };
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        opgave_id: Set(opgave.id),
        rol: Set(nieuw.rol),
        beroepsvereniging_id: Set(beroepsvereniging),
        organisatie_id: Set(organisatie),
        van: Set(nieuw.van),
        tot: Set(nieuw.tot),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    let handeling = match nieuw.rol {
        Rol::Trekker => "ontwikkelopgaveTrekkerAanwijzen",
        Rol::Partner => "ontwikkelopgavePartnerToevoegen",
    };
    note(op, &change, handeling, (Kind::Uitvoerder, row.id)).await?;
    Ok(change.commit(row.id).await?)
}

async fn known(change: &Change, partij: Partij) -> Result<(), No> {
    let field = match partij {
        Partij::Vereniging(id) => {
            let found = beroepsvereniging::Entity::find_by_id(id).one(&**change).await?;
            found.is_none().then_some("input.beroepsvereniging")
        }
        Partij::Organisatie(id) => {
            let found = organisatie::Entity::find_by_id(id).one(&**change).await?;
            found.is_none().then_some("input.organisatie")
        }
    };
    field.map_or(Ok(()), |field| Err(refused(field, Code::OnbekendeVerwijzing)))
}

/// Checks that the days are possible, and that nobody is in the way on them: another trekker, or the same partner.
async fn free(
    change: &Change,
    opgave: Uuid,
    (rol, partij): (Rol, Partij),
    periode: Periode,
    own: Option<Uuid>,
) -> Result<(), No> {
    if !periode.mogelijk() {
        return Err(refused("input.tot", Code::PeriodeOngeldig));
    }
    let rows = uitvoerders(change, opgave).await?;
    let in_the_way = rows.iter().any(|row| {
        let taken = Periode {
            van: row.van,
            tot: row.tot,
        };
        let rival = row.rol == rol && (rol == Rol::Trekker || partij.is(row));
        Some(row.id) != own && rival && taken.overlapt(periode)
    });
    let (field, code) = match (own, rol) {
        (Some(_), Rol::Trekker) => ("input.tot", Code::AlEenTrekker),
        (Some(_), Rol::Partner) => ("input.tot", Code::AlPartner),
        (None, Rol::Trekker) => ("input.van", Code::AlEenTrekker),
        (None, Rol::Partner) => ("input.van", Code::AlPartner),
    };
    if in_the_way {
        return Err(refused(field, code));
    }
    Ok(())
}

/// Which uitvoerder stops, and when; or goes on after all.
pub(in crate::uitvoering) struct Beeindiging {
    pub(in crate::uitvoering) uitvoerder: Uuid,
    pub(in crate::uitvoering) version: i32,
    pub(in crate::uitvoering) tot: Option<NaiveDate>,
}

/// Gives the time of an uitvoerder an end, another end, or none.
pub(in crate::uitvoering) async fn beeindigen(op: &Op, nieuw: Beeindiging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let opgave = find(op, &change, nieuw.uitvoerder).await?.opgave_id;
    opgave::hold_opgave(op, &change, opgave).await?;
    // Read again: what stood there before the ontwikkelopgave was held may have changed since.
    let row = find(op, &change, nieuw.uitvoerder).await?;
    fresh(row.version, nieuw.version)?;
    let partij = Partij::of(row.beroepsvereniging_id, row.organisatie_id);
    let partij = partij.ok_or_else(|| Error::fault(anyhow::anyhow!("an uitvoerder is one party")))?;
    let periode = Periode {
        van: row.van,
        tot: nieuw.tot,
    };
    free(&change, opgave, (row.rol, partij), periode, Some(row.id)).await?;
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    values.tot = Set(nieuw.tot);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    let object = (Kind::Uitvoerder, row.id);
    note(op, &change, "ontwikkelopgaveUitvoerderBeeindigen", object).await?;
    Ok(change.commit(row.id).await?)
}

async fn find(op: &Op, change: &Change, id: Uuid) -> Result<Model, No> {
    use sea_orm::ColumnTrait;
    let rows = read::list(op).filter(Column::Id.eq(id));
    let row = rows.one(&**change).await?;
    Ok(row.ok_or(Error::NotFound)?)
}
