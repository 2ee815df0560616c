//! Sending berichten, in the transaction of what they tell; and marking them as read.

use entity::{
    bericht::{ActiveModel, Column, Entity, Soort},
    leervraag::Afwijsreden,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::{policy, rules::Code};
use crate::{
    change::{Begin, Change},
    db::any_of,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
};

/// Rows in one INSERT: far below what either database takes as parameters.
const AT_ONCE: usize = 500;

/// A bericht to send.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nieuw {
    /// To whom.
    pub(crate) aan: Uuid,
    pub(crate) soort: Soort,
    pub(crate) leervraag: Option<Uuid>,
    pub(crate) melding: Option<Uuid>,
    pub(crate) praktijk: Option<Uuid>,
    pub(crate) uitnodiging: Option<Uuid>,
    pub(crate) expertvraag: Option<Uuid>,
    pub(crate) goodpractice: Option<Uuid>,
    pub(crate) bijdrage: Option<Uuid>,
    pub(crate) inzicht: Option<Uuid>,
    pub(crate) begrip: Option<Uuid>,
    pub(crate) reactie: Option<Uuid>,
    pub(crate) tekstmelding: Option<Uuid>,
    pub(crate) reden: Option<Afwijsreden>,
}

impl Nieuw {
    /// One that refers to nothing yet.
    pub(crate) fn van(aan: Uuid, soort: Soort) -> Self {
        Self {
            aan,
            soort,
            leervraag: None,
            melding: None,
            praktijk: None,
            uitnodiging: None,
            expertvraag: None,
            goodpractice: None,
            bijdrage: None,
            inzicht: None,
            begrip: None,
            reactie: None,
            tekstmelding: None,
            reden: None,
        }
    }
}

/// Sends berichten; but none to who acts, because nobody is told of the own act. That a merging came undone is told: it follows,
/// for another leervraag, and need not be what was meant.
pub(crate) async fn zend(op: &Op, change: &Change, berichten: &[Nieuw]) -> Result<()> {
    let now = op.now();
    let others = berichten
        .iter()
        .filter(|nieuw| Some(nieuw.aan) != op.actor.member || nieuw.soort == Soort::SamenvoegingOngedaan);
    for some in others.collect::<Vec<_>>().chunks(AT_ONCE) {
        let rows = some.iter().map(|nieuw| ActiveModel {
            id: Set(op.new_id()),
            member_id: Set(nieuw.aan),
            soort: Set(nieuw.soort),
            leervraag_id: Set(nieuw.leervraag),
            melding_id: Set(nieuw.melding),
            praktijk_id: Set(nieuw.praktijk),
            uitnodiging_id: Set(nieuw.uitnodiging),
            expertvraag_id: Set(nieuw.expertvraag),
            goodpractice_id: Set(nieuw.goodpractice),
            bijdrage_id: Set(nieuw.bijdrage),
            inzicht_id: Set(nieuw.inzicht),
            begrip_id: Set(nieuw.begrip),
            reactie_id: Set(nieuw.reactie),
            tekstmelding_id: Set(nieuw.tekstmelding),
            reden: Set(nieuw.reden),
            gelezen_op: Set(None),
            created_at: Set(now),
        });
        Entity::insert_many(rows)
            .exec_without_returning(&**change)
            .await?;
    }
    Ok(())
}

/// Marks the actor's own berichten as read; those that were read before stay as they are. All of them, or none.
pub(super) async fn gelezen(op: &Op, berichten: &[Uuid]) -> Result<Uuid, Refusal<Code>> {
    let me = policy::may_read(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let mut keys = berichten.to_vec();
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        return Err(Refusal::at("input.berichten", Code::LijstLeeg));
    }
    let named = any_of(op.db.backend(), Column::Id, keys.iter().copied());
    let own = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(named.clone())
        .count(&*change)
        .await?;
    if usize::try_from(own) != Ok(keys.len()) {
        return Err(Error::NotFound.into());
    }
    Entity::update_many()
        .col_expr(Column::GelezenOp, Expr::value(op.now()))
        .filter(named)
        .filter(Column::MemberId.eq(me))
        .filter(Column::GelezenOp.is_null())
        .exec(&*change)
        .await?;
    let entry = logboek::Entry {
        handeling: "berichtenGelezen",
        soort: Kind::Member,
        object: me,
        betrokkene: Some(me),
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(me).await?)
}
