//! Reporting texts, and what editors decide. One function per mutation: allow, check, change, log, commit.
//!
//! Whoever changes reports on a text holds the text first, so two changes never wait for each other.

mod onderwerp;

use entity::{
    bericht::Soort as Tijding,
    tekstmelding::{ActiveModel, Column, Entity, Model, Uitkomst},
    voorlegging::Afwijsreden,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use self::onderwerp::{Gehouden, hold};
use super::{
    policy,
    rules::{self, Actie, Code, Onderwerp, Soort},
};
use crate::{
    bericht,
    change::{Begin, Change},
    db::any_of,
    error::{Error, Refusal, Result},
    graph::Op,
    logboek,
    tekst::Fout,
    voorlegging::{self, Oordeel},
};

/// The key of the report, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str) -> impl Fn(Code) -> No {
    move |code| Refusal::at(field, Fout::Eigen(code))
}

/// A report as it was typed.
pub(super) struct Nieuw {
    pub(super) over: Onderwerp,
    pub(super) reden: Afwijsreden,
    pub(super) toelichting: Option<String>,
}

/// Reports a text that everybody reads.
pub(super) async fn melden(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may(&op.actor, Actie::Melden)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let tekst = hold(op, &change, nieuw.over).await?;
    rules::daarna(tekst.stand, Actie::Melden).map_err(refused("input.object"))?;
    let toelichting = voorlegging::uitgelegd(nieuw.reden, nieuw.toelichting.as_deref())?;
    let open = open(op, &change, nieuw.over).await?;
    if open.iter().any(|row| row.melder_id == Some(me)) {
        return Err(refused("input.object")(Code::AlGemeld));
    }
    let of = |soort| nieuw.over.als(soort);
    let row = Model {
        id: op.new_id(),
        expertvraag_id: of(Soort::ExpertVraag),
        goodpractice_overname_id: of(Soort::GoodPracticeOvername),
        goodpractice_ervaring_id: of(Soort::GoodPracticeErvaring),
        canvas_id: of(Soort::Canvas),
        activiteit_id: of(Soort::Activiteit),
        meting_id: of(Soort::Meting),
        melder_id: Some(me),
        reden: nieuw.reden,
        toelichting,
        uitkomst: None,
        afgehandeld_op: None,
        besluitreden: None,
        besluittoelichting: None,
        created_at: op.now(),
    };
    let id = row.id;
    let values: ActiveModel = row.into();
    Entity::insert(values).exec_without_returning(&*change).await?;
    note(op, &change, "tekstMelden", nieuw.over).await?;
    Ok(change.commit(id).await?)
}

/// Hides a text that was reported, or leaves it: all open reports on it end by it.
pub(super) async fn beslissen(op: &Op, melding: Uuid, oordeel: Oordeel) -> Done {
    let actie = if oordeel.publiceren {
        Actie::LatenStaan
    } else {
        Actie::Verbergen
    };
    policy::may(&op.actor, actie)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let field = refused("input.melding");
    let (over, _) = seen(op, &change, melding).await?;
    let tekst = hold(op, &change, over).await?;
    // Read again: it may have ended before the text was held.
    let (_, stand) = seen(op, &change, melding).await?;
    let uitkomst = rules::eindigt(stand, actie).map_err(&field)?;
    rules::daarna(tekst.stand, actie).map_err(&field)?;
    let waarom = oordeel.judge()?;
    let open = open(op, &change, over).await?;
    if actie == Actie::Verbergen {
        onderwerp::verberg(op, &change, over).await?;
        vertel(op, &change, &tekst, (Tijding::TekstVerborgen, melding)).await?;
    }
    sluit(op, &change, &open, (uitkomst, waarom)).await?;
    note(op, &change, "tekstMeldingBeslissen", over).await?;
    Ok(change.commit(melding).await?)
}

/// Shows a hidden text again. Gives the report for which it was hidden last.
pub(super) async fn weer_tonen(op: &Op, over: Onderwerp) -> Done {
    policy::may(&op.actor, Actie::WeerTonen)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let tekst = hold(op, &change, over).await?;
    rules::daarna(tekst.stand, Actie::WeerTonen).map_err(refused("input.object"))?;
    let upheld = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(over.soort.kolom().eq(over.id))
        .filter(Column::Uitkomst.eq(Uitkomst::Gegrond))
        .order_by_desc(Column::AfgehandeldOp)
        .order_by_desc(Column::Id);
    let upheld = upheld.one(&*change).await?;
    let melding =
        upheld.ok_or_else(|| Error::fault(anyhow::anyhow!("a text was hidden without a report")))?;
    onderwerp::toon(op, &change, over).await?;
    vertel(op, &change, &tekst, (Tijding::TekstWeerGetoond, melding.id)).await?;
    note(op, &change, "tekstWeerTonen", over).await?;
    Ok(change.commit(melding.id).await?)
}

/// What a report that the actor may see is about, and how it ended.
async fn seen(op: &Op, change: &Change, melding: Uuid) -> Result<(Onderwerp, Option<Uitkomst>)> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(melding));
    let row = rows.one(&**change).await?.ok_or(Error::NotFound)?;
    let over = Onderwerp::of(&row).ok_or_else(|| Error::fault(anyhow::anyhow!("a report about nothing")))?;
    Ok((over, row.uitkomst))
}

/// The open reports on a text that is held, whoever made them: of each member there is one at most.
async fn open(op: &Op, change: &Change, over: Onderwerp) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(any_of(op.db.backend(), over.soort.kolom(), [over.id]))
        .filter(Column::Uitkomst.is_null())
        .order_by_asc(Column::Id);
    Ok(rows.all(&**change).await?)
}

/// Ends reports on a text that is held, and tells their reporters.
async fn sluit(
    op: &Op,
    change: &Change,
    open: &[Model],
    (uitkomst, (reden, toelichting)): (Uitkomst, voorlegging::Waarom),
) -> Result<()> {
    let keys = open.iter().map(|row| row.id);
    Entity::update_many()
        .col_expr(Column::Uitkomst, Expr::value(uitkomst))
        .col_expr(Column::AfgehandeldOp, Expr::value(op.now()))
        .col_expr(Column::Besluitreden, Expr::value(reden))
        .col_expr(Column::Besluittoelichting, Expr::value(toelichting))
        .filter(any_of(op.db.backend(), Column::Id, keys))
        .exec(&**change)
        .await?;
    let told = open.iter().filter_map(|row| {
        Some(bericht::Nieuw {
            tekstmelding: Some(row.id),
            ..bericht::Nieuw::van(row.melder_id?, Tijding::MeldingAfgehandeld)
        })
    });
    bericht::zend(op, change, &told.collect::<Vec<_>>()).await
}

/// Tells who wrote a text what became of it.
async fn vertel(op: &Op, change: &Change, tekst: &Gehouden, (soort, melding): (Tijding, Uuid)) -> Result<()> {
    let told = tekst.makers.iter().map(|maker| bericht::Nieuw {
        tekstmelding: Some(melding),
        ..bericht::Nieuw::van(*maker, soort)
    });
    bericht::zend(op, change, &told.collect::<Vec<_>>()).await
}

/// The entry names the text and no person: nobody learns who reported it.
async fn note(op: &Op, change: &Change, handeling: &'static str, over: Onderwerp) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: over.soort.kind(),
        object: over.id,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
