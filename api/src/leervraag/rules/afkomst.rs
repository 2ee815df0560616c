//! Where a question comes from and whose it is: what an input must satisfy. Pure; `write::feiten` reads the facts.

use std::collections::{HashMap, HashSet};

use entity::{
    deelname::Rol,
    discipline::Sector,
    leervraag::{Aard, Herkomst, Model, VragerSoort, Weergave},
    praktijk_onderwijssoort::Onderwijssoort,
    raamwerk_element::Soort as Element,
};
use uuid::Uuid;

use super::{Code, herkomst, herkomst_klopt, vrager_klopt};
use crate::{
    auth::Actor,
    leervraag::policy::{self, Namens, Positie},
};

/// What is wrong, and in which field of the question.
type Bezwaar = (&'static str, Code);

/// Where a question comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::leervraag) struct Afkomst {
    pub(in crate::leervraag) herkomst: Herkomst,
    pub(in crate::leervraag) praktijk: Option<Uuid>,
    pub(in crate::leervraag) activiteit: Option<Uuid>,
}

/// Whose question it is said to be, and how the asker is shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::leervraag) struct Vrager {
    pub(in crate::leervraag) soort: VragerSoort,
    pub(in crate::leervraag) member: Option<Uuid>,
    pub(in crate::leervraag) weergave: Weergave,
}

/// What a question is about.
#[derive(Clone, Debug, Default)]
pub(in crate::leervraag) struct Kenmerken {
    pub(in crate::leervraag) aard: Option<Aard>,
    pub(in crate::leervraag) onderwijssoort: Option<Onderwijssoort>,
    pub(in crate::leervraag) discipline: Option<Uuid>,
    pub(in crate::leervraag) gebied: Option<Uuid>,
    pub(in crate::leervraag) samenwerkingsvorm: Option<Uuid>,
    pub(in crate::leervraag) factoren: Vec<Uuid>,
    pub(in crate::leervraag) parameters: Vec<Uuid>,
}

/// What the database says about all that a delivery names.
#[derive(Debug, Default)]
pub(in crate::leervraag) struct Feiten {
    pub(in crate::leervraag) praktijk_bekend: bool,
    pub(in crate::leervraag) activiteit_bekend: bool,
    /// Where the actor takes part today, and as what.
    pub(in crate::leervraag) rollen: Vec<(Uuid, Rol)>,
    /// The actor has a lidmaatschap today.
    pub(in crate::leervraag) lid: bool,
    /// The askers who take part in the praktijk today.
    pub(in crate::leervraag) deelnemers: HashSet<Uuid>,
    /// The disciplines of each asker, the first of the profile first.
    pub(in crate::leervraag) profielen: HashMap<Uuid, Vec<Uuid>>,
    pub(in crate::leervraag) disciplines: HashMap<Uuid, Sector>,
    pub(in crate::leervraag) gebieden: HashSet<Uuid>,
    pub(in crate::leervraag) elementen: HashMap<Uuid, Element>,
}

impl Afkomst {
    /// What was said; an origin that was left out follows from the place.
    pub(in crate::leervraag) fn new(
        gezegd: Option<Herkomst>,
        praktijk: Option<Uuid>,
        activiteit: Option<Uuid>,
    ) -> Self {
        let herkomst = gezegd.unwrap_or_else(|| herkomst(praktijk.is_some(), activiteit.is_some()));
        Self {
            herkomst,
            praktijk,
            activiteit,
        }
    }
}

impl Feiten {
    /// What the actor is at the place that a question comes from.
    pub(in crate::leervraag) fn positie(&self, afkomst: &Afkomst) -> Positie {
        let here = |praktijk: &Uuid| afkomst.praktijk.is_none_or(|named| named == *praktijk);
        let mut roles = self.rollen.iter().filter(|(praktijk, _)| here(praktijk));
        Positie {
            neemt_deel: afkomst.praktijk.is_some() && roles.clone().next().is_some(),
            faciliteert: roles.any(|(_, rol)| *rol == Rol::Facilitator),
            lid: self.lid,
        }
    }

    /// Judges where a question comes from. A praktijk that it came from before needs no new proof.
    pub(in crate::leervraag) fn afkomst(
        &self,
        actor: &Actor,
        afkomst: &Afkomst,
        before: Option<Uuid>,
    ) -> Result<(), Bezwaar> {
        let Afkomst {
            herkomst,
            praktijk,
            activiteit,
        } = *afkomst;
        let positie = self.positie(afkomst);
        let moved = praktijk.is_some() && praktijk != before;
        if !herkomst_klopt(herkomst, praktijk.is_some(), activiteit.is_some()) {
            Err(("herkomst", Code::HerkomstKloptNiet))
        } else if praktijk.is_some() && !self.praktijk_bekend {
            Err(("praktijk", Code::OnbekendeVerwijzing))
        } else if moved && !policy::may_bring_from_praktijk(actor, positie) {
            Err(("praktijk", Code::NietInPraktijk))
        } else if activiteit.is_some() && !self.activiteit_bekend {
            Err(("activiteit", Code::OnbekendeVerwijzing))
        } else if !policy::may_claim(actor, herkomst, positie) {
            Err(("herkomst", Code::HerkomstNietVanU))
        } else {
            Ok(())
        }
    }

    /// Judges whose question it is.
    pub(in crate::leervraag) fn vrager(
        &self,
        actor: &Actor,
        me: Uuid,
        afkomst: &Afkomst,
        vrager: &Vrager,
    ) -> Result<Namens, Bezwaar> {
        let field = if vrager.member.is_some() {
            "vrager"
        } else {
            "vragerSoort"
        };
        let namens = match (vrager.soort, vrager.member) {
            (VragerSoort::Persoon, Some(member)) if member != me => Namens::Lid(member),
            (VragerSoort::Persoon, None) if passed_on(actor, afkomst.herkomst) => Namens::Doorgegeven,
            (VragerSoort::Persoon, _) => Namens::Zelf(me),
            (_, Some(_)) => return Err((field, Code::HerkomstKloptNiet)),
            (VragerSoort::Praktijk, None) => Namens::Praktijk,
            (VragerSoort::Groep, None) => Namens::Groep,
        };
        self.namens(actor, afkomst, namens, (vrager.soort, field))?;
        if matches!(namens, Namens::Lid(_)) && vrager.weergave != Weergave::Anoniem {
            return Err(("weergave", Code::WeergaveKiestVrager));
        }
        Ok(namens)
    }

    /// Whether the actor speaks for the asker of a question that is there.
    pub(in crate::leervraag) fn speaks(&self, actor: &Actor, row: &Model) -> bool {
        let afkomst = Afkomst {
            herkomst: row.herkomst,
            praktijk: row.praktijk_id,
            activiteit: row.activiteit_id,
        };
        let placed = row.praktijk_id.is_some() || actor.redactie;
        placed && policy::may_speak_for(actor, of_row(actor, row), self.positie(&afkomst))
    }

    /// Judges whose question it stays, when it comes from elsewhere than was said before.
    pub(in crate::leervraag) fn vrager_blijft(
        &self,
        actor: &Actor,
        afkomst: &Afkomst,
        row: &Model,
    ) -> Result<(), Bezwaar> {
        let namens = of_row(actor, row);
        self.namens(actor, afkomst, namens, (row.vrager_soort, "praktijk"))
    }

    fn namens(
        &self,
        actor: &Actor,
        afkomst: &Afkomst,
        namens: Namens,
        (soort, field): (VragerSoort, &'static str),
    ) -> Result<(), Bezwaar> {
        if !vrager_klopt(soort, afkomst.praktijk.is_some(), afkomst.activiteit.is_some()) {
            return Err((field, Code::HerkomstKloptNiet));
        }
        if !policy::may_speak_for(actor, namens, self.positie(afkomst)) {
            return Err((field, Code::NietNamens));
        }
        match namens {
            Namens::Lid(member) if afkomst.praktijk.is_none() || !self.deelnemers.contains(&member) => {
                Err((field, Code::VragerNietInPraktijk))
            }
            _ => Ok(()),
        }
    }

    /// The discipline to note: the one that was named, or the first of the asker's profile.
    pub(in crate::leervraag) fn discipline(
        &self,
        vrager: Option<Uuid>,
        named: Option<Uuid>,
    ) -> Result<Option<(Uuid, Sector)>, Bezwaar> {
        let profile: &[Uuid] = vrager
            .and_then(|member| self.profielen.get(&member))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let known = |id: Uuid| self.disciplines.get(&id).map(|sector| (id, *sector));
        match (vrager, named) {
            (None, None) => Ok(None),
            (None, Some(id)) => known(id)
                .map(Some)
                .ok_or(("discipline", Code::OnbekendeVerwijzing)),
            (Some(_), Some(id)) if !profile.contains(&id) => Err(("discipline", Code::DisciplineNietVanU)),
            (Some(_), Some(id)) => Ok(known(id)),
            (Some(_), None) => Ok(profile.first().copied().and_then(known)),
        }
    }

    /// Judges what a question refers to besides its origin and its asker.
    pub(in crate::leervraag) fn verwijzingen(&self, kenmerken: &Kenmerken, most: usize) -> Vec<Bezwaar> {
        let vorm = kenmerken.samenwerkingsvorm.as_slice();
        let lists: [(&'static str, &[Uuid], &[Element]); 3] = [
            ("samenwerkingsvorm", vorm, &[Element::Hoofdvorm, Element::Variant]),
            ("factoren", &kenmerken.factoren, &[Element::Factor]),
            ("parameters", &kenmerken.parameters, &[Element::Parameter]),
        ];
        let known = |id: &Uuid, soorten: &[Element]| {
            self.elementen
                .get(id)
                .is_some_and(|soort| soorten.contains(soort))
        };
        let gebied = kenmerken.gebied.filter(|id| !self.gebieden.contains(id));
        let gebied = gebied.map(|_| ("gebied", Code::OnbekendeVerwijzing));
        let lists = lists.into_iter().filter_map(|(field, ids, soorten)| {
            if ids.len() > most {
                Some((field, Code::TeVeel))
            } else if ids.iter().all(|id| known(id, soorten)) {
                None
            } else {
                Some((field, Code::OnbekendeVerwijzing))
            }
        });
        gebied.into_iter().chain(lists).collect()
    }
}

/// Whether a question with this origin is that of somebody without an account, unless the editor says whose it is.
fn passed_on(actor: &Actor, herkomst: Herkomst) -> bool {
    actor.redactie && matches!(herkomst, Herkomst::Interview | Herkomst::Vereniging)
}

/// For whom `actor` speaks about a question that is there.
fn of_row(actor: &Actor, row: &Model) -> Namens {
    match (row.vrager_soort, row.vrager_id) {
        (VragerSoort::Praktijk, _) => Namens::Praktijk,
        (VragerSoort::Groep, _) => Namens::Groep,
        (VragerSoort::Persoon, Some(member)) if actor.member == Some(member) => Namens::Zelf(member),
        (VragerSoort::Persoon, Some(member)) => Namens::Lid(member),
        (VragerSoort::Persoon, None) => Namens::Doorgegeven,
    }
}
