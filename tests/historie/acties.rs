//! What somebody tries in a history, and whether the history says that it is possible.

use api::graph::id::Kind;
use chrono::Days;
use serde_json::{Value, json};

use super::{Editie, Historie, Status, answered, fingerprint};
use crate::kit::{
    actor::{Actor, input},
    seed::global,
};

impl Historie<'_> {
    pub(super) async fn openen(&mut self) -> bool {
        let id = self.t.redactie().await.editie("Nog een editie").await;
        self.edities.push(Editie {
            id,
            version: 1,
            status: Status::Concept,
            opgaven: Vec::new(),
            gereageerd: [false; 2],
            afdruk: None,
            antwoord: Value::Null,
        });
        true
    }

    pub(super) async fn opstellen(&mut self, which: usize) -> bool {
        let editie = &mut self.edities[which];
        let fields = json!({ "editie": editie.id, "titel": "Samen beslissen" });
        let made = attempt(
            &self.t.redactie().await,
            "ontwikkelopgaveOpstellen",
            "ontwikkelopgave",
            fields,
        )
        .await;
        assert_eq!(
            made.is_some(),
            editie.status == Status::Concept,
            "opstellen in {:?}",
            editie.status
        );
        let done = made.is_some();
        editie.opgaven.extend(made.map(|id| (id, 1, false)));
        done
    }

    /// New evidence, or other words.
    pub(super) async fn onderbouwen(&mut self, which: usize, evidence: bool) -> bool {
        let vraag = self.gevraagd().await;
        let pick = self.dice.below(self.edities[which].opgaven.len().max(1));
        let editie = &mut self.edities[which];
        let open = !matches!(editie.status, Status::Vast(..));
        let Some((id, version, _)) = editie.opgaven.get_mut(pick) else {
            return false;
        };
        let redactie = self.t.redactie().await;
        let done = if evidence {
            let fields = json!({
                "ontwikkelopgave": id, "version": version, "leervragen": [vraag], "themas": [self.thema.0],
                "reden": "Past", "gewicht": "DRAGEND",
            });
            attempt(&redactie, "ontwikkelopgaveOnderbouwen", "ontwikkelopgave", fields).await
        } else {
            let fields = json!({ "ontwikkelopgave": id, "version": version, "titel": "Samen besluiten" });
            attempt(&redactie, "ontwikkelopgaveBijwerken", "ontwikkelopgave", fields).await
        };
        assert_eq!(done.is_some(), open, "onderbouwen in {:?}", editie.status);
        *version += i32::from(done.is_some());
        done.is_some()
    }

    pub(super) async fn consulteren(&mut self, which: usize) -> bool {
        let tot = self.today() + self.dice.days(4) + Days::new(1);
        let editie = &mut self.edities[which];
        let fields = json!({ "editie": editie.id, "version": editie.version, "tot": tot });
        let done = attempt(
            &self.t.redactie().await,
            "agendaEditieConsulteren",
            "agendaEditie",
            fields,
        )
        .await;
        let possible = !matches!(editie.status, Status::Vast(..)) && !editie.opgaven.is_empty();
        assert_eq!(done.is_some(), possible, "consulteren in {:?}", editie.status);
        if possible {
            editie.version += 1;
            editie.status = Status::InConsultatie(tot);
        }
        possible
    }

    pub(super) async fn terugnemen(&mut self, which: usize) -> bool {
        let editie = &mut self.edities[which];
        let fields = json!({ "editie": editie.id, "version": editie.version });
        let done = attempt(
            &self.t.redactie().await,
            "agendaEditieTerugnemen",
            "agendaEditie",
            fields,
        )
        .await;
        let possible = matches!(editie.status, Status::InConsultatie(_));
        assert_eq!(done.is_some(), possible, "terugnemen in {:?}", editie.status);
        if possible {
            editie.version += 1;
            editie.status = Status::Concept;
        }
        possible
    }

    pub(super) async fn vaststellen(&mut self, which: usize) -> bool {
        let (today, before) = (self.today(), self.laatste());
        let since = before.map(|before| match self.edities[before].status {
            Status::Vast(van, _) => van,
            other => panic!("{other:?} was adopted"),
        });
        // Mostly soon after the one before, at times before it.
        let van = since.unwrap_or(today) + self.dice.days(12) - Days::new(2);
        let editie = &self.edities[which];
        let fields = json!({ "editie": editie.id, "version": editie.version, "geldigVan": van });
        let done = attempt(
            &self.t.redactie().await,
            "agendaEditieVaststellen",
            "agendaEditie",
            fields,
        )
        .await;
        let ready = match editie.status {
            Status::Concept => true,
            Status::InConsultatie(tot) => today >= tot,
            Status::Vast(..) => false,
        };
        let possible = ready && !editie.opgaven.is_empty() && since.is_none_or(|since| van > since);
        assert_eq!(
            done.is_some(),
            possible,
            "vaststellen in {:?} op {van}",
            editie.status
        );
        if !possible {
            return false;
        }
        if let (Some(before), Some(since)) = (before, since) {
            self.edities[before].status = Status::Vast(since, Some(van));
            self.edities[before].version += 1;
        }
        let afdruk = fingerprint(self.t, &self.edities[which].id).await;
        let antwoord = answered(&self.t.redactie().await, van).await;
        assert_eq!(antwoord["id"], self.edities[which].id, "from its own first day");
        let editie = &mut self.edities[which];
        editie.version += 1;
        editie.status = Status::Vast(van, None);
        editie.afdruk = Some(afdruk);
        editie.antwoord = antwoord;
        true
    }

    pub(super) async fn reageren(&mut self, which: usize) -> bool {
        let (today, who) = (self.today(), self.dice.below(2));
        // Mostly one that waits for reactions, of which there are few.
        let waits = |editie: &Editie| matches!(editie.status, Status::InConsultatie(_));
        let which = match self.dice.below(4) {
            0 => which,
            _ => self.edities.iter().rposition(waits).unwrap_or(which),
        };
        let actor = match who {
            0 => self.t.member("anna").await,
            _ => self.t.vereniging("BVJ").await,
        };
        let editie = &mut self.edities[which];
        let fields =
            json!({ "editie": editie.id, "standpunt": "STEUN", "tekst": "Hier werken wij graag aan mee." });
        let made = attempt(&actor, "agendaReactieGeven", "agendaReactie", fields).await;
        let open = matches!(editie.status, Status::InConsultatie(tot) if today < tot);
        assert_eq!(
            made.is_some(),
            open && !editie.gereageerd[who],
            "reageren in {:?}",
            editie.status
        );
        let done = made.is_some();
        editie.gereageerd[who] |= done;
        self.reacties.extend(made.map(|id| (id, 1)));
        done
    }

    pub(super) async fn beantwoorden(&mut self) -> bool {
        let pick = self.dice.below(self.reacties.len().max(1));
        let Some((id, version)) = self.reacties.get_mut(pick) else {
            return false;
        };
        let fields =
            json!({ "reactie": id, "version": version, "antwoord": "OVERGENOMEN", "reden": "Staat erin." });
        let done = attempt(
            &self.t.redactie().await,
            "agendaReactieBeantwoorden",
            "agendaReactie",
            fields,
        )
        .await;
        assert!(done.is_some(), "an answer is never too late");
        *version += 1;
        true
    }

    /// What goes on beside the edition: a trekker, and how it goes.
    pub(super) async fn uitvoeren(&mut self, which: usize) -> bool {
        let today = self.today();
        let pick = self.dice.below(self.edities[which].opgaven.len().max(1));
        let editie = &mut self.edities[which];
        let vast = matches!(editie.status, Status::Vast(..));
        let Some((id, _, trekker)) = editie.opgaven.get_mut(pick) else {
            return false;
        };
        let redactie = self.t.redactie().await;
        let vereniging = global(Kind::Beroepsvereniging, self.t.vereniging("BVJ").await.id);
        let pulls = json!({ "ontwikkelopgave": id, "beroepsvereniging": vereniging, "van": today });
        let assigned = attempt(&redactie, "ontwikkelopgaveTrekkerAanwijzen", "uitvoerder", pulls).await;
        assert_eq!(assigned.is_some(), !*trekker);
        *trekker = true;
        let read = redactie.with(json!({ "id": id }));
        let last = read.value(
            "query($id: ID!) { ontwikkelopgave(id: $id) { voortgang { id } } }",
            "/ontwikkelopgave/voortgang",
        );
        let last = last.await["id"].clone();
        let goes = json!({ "ontwikkelopgave": id, "stand": "LOOPT", "tekst": "Het loopt.", "datum": today, "vorige": last });
        let told = attempt(
            &self.t.vereniging("BVJ").await,
            "ontwikkelopgaveVoortgangVastleggen",
            "voortgang",
            goes,
        )
        .await;
        assert_eq!(told.is_some(), vast, "voortgang in {:?}", editie.status);
        vast
    }
}

/// Tries an action; the id of what it gave, when it was done. Why it was not done is for other tests.
pub(super) async fn attempt(who: &Actor<'_>, mutation: &str, object: &str, fields: Value) -> Option<String> {
    let (first, rest) = mutation.split_at(1);
    let kind = format!("{}{rest}Input", first.to_uppercase());
    let document = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {object} {{ id }} userErrors {{ code }} }} }}"
    );
    let body = who.with(input(fields)).send(&document).await.body;
    let code = body["errors"][0]["extensions"]["code"].as_str();
    assert!(
        code.is_none_or(|code| code == "NOT_FOUND"),
        "{mutation}: {body:#}"
    );
    body["data"][mutation][object]["id"]
        .as_str()
        .map(ToOwned::to_owned)
}
