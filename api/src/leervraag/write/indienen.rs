//! Submitting a leervraag, or keeping it as a draft.

use entity::{
    activiteit, deelname, discipline, gebied, leervraag, leervraag_element, leervraag_versie, leervraag_zoek,
    member_discipline, praktijk, raamwerk_element,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::OnConflict,
};
use uuid::Uuid;

use super::{Done, note, refused};
use crate::{
    change::{Begin, Change},
    db,
    error::{Error, Refusal, Result},
    graph::Op,
    leervraag::{
        policy,
        rules::{self, Code},
    },
    member,
    tekst::{self, Beoordeeld, Bezwaren, Fout, Soort},
};

use leervraag::{Aard, Herkomst, Status, VragerSoort, Weergave};

/// A leervraag as it was typed.
pub(in crate::leervraag) struct Nieuw {
    pub(in crate::leervraag) tekst: String,
    pub(in crate::leervraag) toelichting: Option<String>,
    pub(in crate::leervraag) aard: Option<Aard>,
    pub(in crate::leervraag) herkomst: Option<Herkomst>,
    pub(in crate::leervraag) weergave: Weergave,
    pub(in crate::leervraag) vrager_soort: VragerSoort,
    pub(in crate::leervraag) praktijk: Option<Uuid>,
    pub(in crate::leervraag) activiteit: Option<Uuid>,
    pub(in crate::leervraag) discipline: Option<Uuid>,
    pub(in crate::leervraag) onderwijssoort: Option<entity::praktijk_onderwijssoort::Onderwijssoort>,
    pub(in crate::leervraag) gebied: Option<Uuid>,
    pub(in crate::leervraag) samenwerkingsvorm: Option<Uuid>,
    pub(in crate::leervraag) factoren: Vec<Uuid>,
    pub(in crate::leervraag) parameters: Vec<Uuid>,
    pub(in crate::leervraag) concept: bool,
}

/// The words of a leervraag that passed the guard.
pub(super) struct Woorden {
    pub(super) tekst: String,
    pub(super) toelichting: Option<String>,
    /// The doubts about both, as JSON without text; none when nothing was doubtful.
    pub(super) signalen: Option<String>,
}

/// Submits a leervraag.
pub(in crate::leervraag) async fn indienen(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_submit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let woorden = judge(&nieuw.tekst, nieuw.toelichting.as_deref())?;
    let asker = nieuw.asker(op, &change, me).await?;
    nieuw.check_references(op, &change).await?;
    let now = op.now();
    let status = if nieuw.concept {
        Status::Concept
    } else {
        Status::Ingediend
    };
    let row = leervraag::Model {
        id: op.new_id(),
        status,
        tekst: woorden.tekst,
        toelichting: woorden.toelichting,
        aard: nieuw.aard,
        herkomst: nieuw.origin(),
        weergave: nieuw.weergave,
        vrager_soort: nieuw.vrager_soort,
        indiener_id: Some(me),
        vrager_id: (nieuw.vrager_soort == VragerSoort::Persoon).then_some(me),
        discipline_id: asker.as_ref().map(|discipline| discipline.id),
        sector: asker.as_ref().map(|discipline| discipline.sector),
        onderwijssoort: nieuw.onderwijssoort,
        gebied_id: nieuw.gebied,
        praktijk_id: nieuw.praktijk,
        activiteit_id: nieuw.activiteit,
        samenwerkingsvorm_id: nieuw.samenwerkingsvorm,
        afwijsreden: None,
        afwijstoelichting: None,
        weerwoord: None,
        signalen: woorden.signalen,
        samengevoegd_in_id: None,
        aantal_herkenningen: 0,
        version: 1,
        ingediend_op: (!nieuw.concept).then_some(now),
        gepubliceerd_op: None,
        ingetrokken_op: None,
        demo: false,
        created_at: now,
        updated_at: now,
    };
    let values: leervraag::ActiveModel = row.clone().into();
    leervraag::Entity::insert(values)
        .exec_without_returning(&*change)
        .await?;
    keep_version(op, &change, &row, 1).await?;
    keep_terms(&change, &row).await?;
    tag(&change, row.id, nieuw.factoren.iter().chain(&nieuw.parameters)).await?;
    note(op, &change, "leervraagIndienen", &row).await?;
    Ok(change.commit(row.id).await?)
}

impl Nieuw {
    fn origin(&self) -> Herkomst {
        self.herkomst
            .unwrap_or_else(|| rules::herkomst(self.praktijk.is_some(), self.activiteit.is_some()))
    }

    /// The discipline to note: the one that was named, or the first of the asker's profile.
    async fn asker(
        &self,
        op: &Op,
        change: &Change,
        me: Uuid,
    ) -> Result<Option<discipline::Model>, Refusal<Fout<Code>>> {
        if self.vrager_soort != VragerSoort::Persoon {
            let Some(named) = self.discipline else {
                return Ok(None);
            };
            let found = discipline::Entity::find_by_id(named).one(&**change).await?;
            return found
                .map(Some)
                .ok_or_else(|| refused("input.discipline", Code::OnbekendeVerwijzing));
        }
        let own: Vec<Uuid> = member_discipline::Entity::find()
            .filter(member_discipline::Column::MemberId.eq(me))
            .all(&**change)
            .await?
            .into_iter()
            .map(|row| row.discipline_id)
            .collect();
        if self.discipline.is_some_and(|named| !own.contains(&named)) {
            return Err(refused("input.discipline", Code::DisciplineNietVanU));
        }
        let own = db::any_of(
            op.db.backend(),
            discipline::Column::Id,
            self.discipline.map_or(own, |named| vec![named]),
        );
        let mut known = discipline::Entity::find().filter(own).all(&**change).await?;
        known.sort_by_key(|discipline| discipline.volgorde);
        Ok(known.into_iter().next())
    }

    async fn check_references(&self, op: &Op, change: &Change) -> Result<(), Refusal<Fout<Code>>> {
        let (in_praktijk, at_activiteit) = (self.praktijk.is_some(), self.activiteit.is_some());
        if !rules::plaats_klopt(self.vrager_soort, self.origin(), in_praktijk, at_activiteit) {
            return Err(refused("input.herkomst", Code::HerkomstKloptNiet));
        }
        let unknown = |field| refused(field, Code::OnbekendeVerwijzing);
        if let Some(id) = self.praktijk {
            praktijk::Entity::find_by_id(id)
                .one(&**change)
                .await?
                .ok_or_else(|| unknown("input.praktijk"))?;
            if !takes_part(op, change, id).await? {
                return Err(refused("input.praktijk", Code::NietInPraktijk));
            }
        }
        if let Some(id) = self.activiteit {
            activiteit::Entity::find_by_id(id)
                .one(&**change)
                .await?
                .ok_or_else(|| unknown("input.activiteit"))?;
        }
        if let Some(id) = self.gebied {
            gebied::Entity::find_by_id(id)
                .one(&**change)
                .await?
                .ok_or_else(|| unknown("input.gebied"))?;
        }
        let vorm: Vec<Uuid> = self.samenwerkingsvorm.into_iter().collect();
        use raamwerk_element::Soort as Element;
        check_elements(
            op,
            change,
            &vorm,
            &[Element::Hoofdvorm, Element::Variant],
            "input.samenwerkingsvorm",
        )
        .await?;
        check_tags(op, change, &self.factoren, &self.parameters).await
    }
}

/// Whether the actor takes part in the praktijk today; an editor may enter for every praktijk.
async fn takes_part(op: &Op, change: &Change, praktijk: Uuid) -> Result<bool> {
    if op.actor.redactie {
        return Ok(true);
    }
    let parts = deelname::Entity::find()
        .filter(deelname::Column::PraktijkId.eq(praktijk))
        .filter(deelname::Column::MemberId.eq(op.actor.acting_member()?))
        .filter(member::takes_part(op.today()));
    Ok(parts.count(&**change).await? > 0)
}

/// Checks that the tags are what they should be.
pub(super) async fn check_tags(
    op: &Op,
    change: &Change,
    factoren: &[Uuid],
    parameters: &[Uuid],
) -> Result<(), Refusal<Fout<Code>>> {
    use raamwerk_element::Soort as Element;
    check_elements(op, change, factoren, &[Element::Factor], "input.factoren").await?;
    check_elements(op, change, parameters, &[Element::Parameter], "input.parameters").await
}

async fn check_elements(
    op: &Op,
    change: &Change,
    ids: &[Uuid],
    soorten: &[raamwerk_element::Soort],
    field: &'static str,
) -> Result<(), Refusal<Fout<Code>>> {
    if ids.is_empty() {
        return Ok(());
    }
    if ids.len() > op.limits.input_list {
        return Err(refused(field, Code::TeVeel));
    }
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let known = raamwerk_element::Entity::find()
        .filter(db::any_of(
            op.db.backend(),
            raamwerk_element::Column::Id,
            wanted.iter().copied(),
        ))
        .filter(raamwerk_element::Column::Soort.is_in(soorten.iter().copied()))
        .count(&**change)
        .await?;
    let all = usize::try_from(known).is_ok_and(|known| known == wanted.len());
    if all {
        Ok(())
    } else {
        Err(refused(field, Code::OnbekendeVerwijzing))
    }
}

/// Puts tags on a leervraag that has none.
pub(super) async fn tag<'a>(
    change: &Change,
    leervraag: Uuid,
    elements: impl Iterator<Item = &'a Uuid>,
) -> Result<()> {
    let mut elements: Vec<Uuid> = elements.copied().collect();
    elements.sort_unstable();
    elements.dedup();
    let rows = elements
        .into_iter()
        .map(|element| leervraag_element::ActiveModel {
            leervraag_id: Set(leervraag),
            element_id: Set(element),
        });
    leervraag_element::Entity::insert_many(rows)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// Judges the words. An editor reads them before others do, so doubts go with them.
pub(super) fn judge(tekst: &str, toelichting: Option<&str>) -> Result<Woorden, Refusal<Fout<Code>>> {
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.gemodereerd("input.tekst", tekst, Soort::Leervraag);
    let toelichting =
        toelichting.map(|raw| bezwaren.gemodereerd("input.toelichting", raw, Soort::Toelichting));
    let complete = match (tekst, toelichting) {
        (Some(tekst), None) => Some((tekst, None)),
        (Some(tekst), Some(Some(toelichting))) => Some((tekst, Some(toelichting))),
        _ => None,
    };
    let (tekst, toelichting) = bezwaren.of(complete).map_err(Refusal::User)?;
    let signalen = doubts(&tekst, toelichting.as_ref())?;
    Ok(Woorden {
        tekst: tekst.tekst.into(),
        toelichting: toelichting.map(|judged| judged.tekst.into()),
        signalen,
    })
}

fn doubts(tekst: &Beoordeeld, toelichting: Option<&Beoordeeld>) -> Result<Option<String>> {
    let in_toelichting = toelichting
        .map(|judged| judged.signalen.as_slice())
        .unwrap_or_default();
    if tekst.signalen.is_empty() && in_toelichting.is_empty() {
        return Ok(None);
    }
    let doubts = serde_json::json!({ "tekst": tekst.signalen, "toelichting": in_toelichting });
    serde_json::to_string(&doubts).map(Some).map_err(Error::fault)
}

/// Keeps the words as a version.
pub(super) async fn keep_version(
    op: &Op,
    change: &Change,
    row: &leervraag::Model,
    number: i32,
) -> Result<()> {
    let version = leervraag_versie::ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(row.id),
        nummer: Set(number),
        tekst: Set(row.tekst.clone()),
        toelichting: Set(row.toelichting.clone()),
        auteur_id: Set(op.actor.member),
        created_at: Set(row.updated_at),
    };
    leervraag_versie::Entity::insert(version)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// Makes the words findable.
pub(super) async fn keep_terms(change: &Change, row: &leervraag::Model) -> Result<()> {
    use leervraag_zoek::Column as Zoek;
    let terms = tekst::zoekdocument(&[&row.tekst, row.toelichting.as_deref().unwrap_or_default()]);
    let entry = leervraag_zoek::ActiveModel {
        nr: NotSet,
        leervraag_id: Set(row.id),
        termen: Set(terms),
    };
    let again = OnConflict::column(Zoek::LeervraagId)
        .update_column(Zoek::Termen)
        .to_owned();
    leervraag_zoek::Entity::insert(entry)
        .on_conflict(again)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}
