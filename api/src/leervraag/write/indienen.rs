//! Submitting a leervraag, or keeping it as a draft.

use entity::leervraag::{Model, Status};
use uuid::Uuid;

use super::{
    Done, Problemen,
    bewaren::{Nieuwe, bewaren},
    feiten::Gevraagd,
    woorden::judge,
};
use crate::{
    change::Begin,
    error::{Problem, Refusal, Result},
    graph::Op,
    leervraag::{
        policy,
        rules::{Afkomst, Code, Feiten, Kenmerken, Vrager},
    },
    tekst::Fout,
};

/// A leervraag as it was typed; where it comes from stands beside it.
pub(in crate::leervraag) struct Nieuw {
    pub(in crate::leervraag) tekst: String,
    pub(in crate::leervraag) toelichting: Option<String>,
    pub(in crate::leervraag) vrager: Vrager,
    pub(in crate::leervraag) kenmerken: Kenmerken,
}

/// Submits a leervraag.
pub(in crate::leervraag) async fn indienen(op: &Op, afkomst: Afkomst, nieuw: Nieuw, concept: bool) -> Done {
    let me = policy::may_submit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let feiten = gevraagd(afkomst, [&nieuw], me).read(op, &change, me).await?;
    if let Err((field, code)) = feiten.afkomst(&op.actor, &afkomst, None) {
        return Err(Refusal::User(vec![problem(field, code)]));
    }
    let indiening = Indiening {
        op,
        me,
        afkomst,
        concept,
        feiten: &feiten,
    };
    let nieuwe = indiening.judge(&nieuw)?.map_err(Refusal::User)?;
    let id = nieuwe.row.id;
    bewaren(op, &change, "leervraagIndienen", &[nieuwe]).await?;
    Ok(change.commit(id).await?)
}

/// What must be known about some questions.
pub(super) fn gevraagd<'a>(
    afkomst: Afkomst,
    vragen: impl IntoIterator<Item = &'a Nieuw>,
    me: Uuid,
) -> Gevraagd {
    let mut gevraagd = Gevraagd::new(afkomst);
    for vraag in vragen {
        gevraagd.vragers.push(vraag.vrager.member.unwrap_or(me));
        gevraagd.note(&vraag.kenmerken);
    }
    gevraagd
}

pub(super) fn problem(field: &'static str, code: Code) -> Problem<Fout<Code>> {
    Problem {
        code: Fout::Eigen(code),
        field: format!("input.{field}").into(),
        plaats: None,
    }
}

/// Questions that are being submitted: by whom, from where, and what is known about them.
pub(super) struct Indiening<'a> {
    pub(super) op: &'a Op,
    pub(super) me: Uuid,
    pub(super) afkomst: Afkomst,
    pub(super) concept: bool,
    pub(super) feiten: &'a Feiten,
}

impl Indiening<'_> {
    /// Judges one question: what can be kept, or all that is wrong with it. Its origin was judged before.
    pub(super) fn judge(&self, nieuw: &Nieuw) -> Result<Result<Nieuwe, Problemen>> {
        let (actor, feiten) = (&self.op.actor, self.feiten);
        let mut problemen = Vec::new();
        let woorden = match judge(&nieuw.tekst, nieuw.toelichting.as_deref())? {
            Ok(woorden) => Some(woorden),
            Err(found) => {
                problemen.extend(found);
                None
            }
        };
        let asked = feiten
            .vrager(actor, self.me, &self.afkomst, &nieuw.vrager)
            .and_then(|namens| {
                let vrager = namens.vrager();
                let discipline = feiten.discipline(vrager, nieuw.kenmerken.discipline)?;
                Ok((vrager, discipline))
            });
        let asked = asked.map_err(|(field, code)| problemen.push(problem(field, code)));
        let verwijzingen = feiten.verwijzingen(&nieuw.kenmerken, self.op.limits.input_list);
        problemen.extend(verwijzingen.into_iter().map(|(field, code)| problem(field, code)));
        let (Some(woorden), Ok((vrager, discipline)), true) = (woorden, asked, problemen.is_empty()) else {
            return Ok(Err(problemen));
        };
        let (op, kenmerken, now) = (self.op, &nieuw.kenmerken, self.op.now());
        let row = Model {
            id: op.new_id(),
            status: if self.concept {
                Status::Concept
            } else {
                Status::Ingediend
            },
            tekst: woorden.tekst,
            toelichting: woorden.toelichting,
            aard: kenmerken.aard,
            herkomst: self.afkomst.herkomst,
            weergave: nieuw.vrager.weergave,
            vrager_soort: nieuw.vrager.soort,
            indiener_id: Some(self.me),
            vrager_id: vrager,
            discipline_id: discipline.map(|(id, _)| id),
            sector: discipline.map(|(_, sector)| sector),
            onderwijssoort: kenmerken.onderwijssoort,
            gebied_id: kenmerken.gebied,
            praktijk_id: self.afkomst.praktijk,
            activiteit_id: self.afkomst.activiteit,
            samenwerkingsvorm_id: kenmerken.samenwerkingsvorm,
            afwijsreden: None,
            afwijstoelichting: None,
            weerwoord: None,
            signalen: woorden.signalen,
            samengevoegd_in_id: None,
            aantal_herkenningen: 0,
            version: 1,
            ingediend_op: (!self.concept).then_some(now),
            gepubliceerd_op: None,
            ingetrokken_op: None,
            demo: false,
            created_at: now,
            updated_at: now,
        };
        let elementen = [kenmerken.factoren.as_slice(), &kenmerken.parameters].concat();
        Ok(Ok(Nieuwe { row, elementen }))
    }
}
