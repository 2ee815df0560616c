//! The road from a leervraag to the agenda: facts to begin with, and what editors do in few words.

use api::graph::id::Kind;
use entity::{agenda, leervraag, leervraag_versie};
use sea_orm::{
    ActiveEnum, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Stage,
    actor::{Actor, input},
};

impl Stage {
    /// A leervraag that nobody in particular asked; its global id.
    pub(crate) async fn leervraag(&self, tekst: &str, status: leervraag::Status) -> String {
        let (id, now) = (self.service.clock.new_id(), self.now());
        let row = leervraag::ActiveModel {
            id: Set(id),
            status: Set(status),
            tekst: Set(tekst.into()),
            herkomst: Set(leervraag::Herkomst::Community),
            weergave: Set(leervraag::Weergave::Anoniem),
            vrager_soort: Set(leervraag::VragerSoort::Groep),
            aantal_herkenningen: Set(0),
            version: Set(1),
            demo: Set(true),
            created_at: Set(now),
            updated_at: Set(now),
            ..Default::default()
        };
        leervraag::Entity::insert(row)
            .exec_without_returning(self.writer())
            .await
            .expect("a leervraag");
        let public = matches!(
            status,
            leervraag::Status::Gepubliceerd | leervraag::Status::Samengevoegd
        );
        let versie = leervraag_versie::Model {
            id,
            leervraag_id: id,
            nummer: 1,
            tekst: tekst.into(),
            toelichting: None,
            auteur_id: None,
            gepubliceerd_op: public.then_some(now),
            gesloten_op: None,
            created_at: now,
        };
        leervraag_versie::Entity::insert(versie.into_active_model())
            .exec_without_returning(self.writer())
            .await
            .expect("a version");
        Kind::Leervraag.id(id).to_string()
    }

    /// Withdraws the leervraag with these words, as its asker would.
    pub(crate) async fn withdrawn(&self, tekst: &str) {
        leervraag::Entity::update_many()
            .col_expr(
                leervraag::Column::Status,
                Expr::value(leervraag::Status::Ingetrokken.to_value()),
            )
            .filter(leervraag::Column::Tekst.eq(tekst))
            .exec(self.writer())
            .await
            .expect("an UPDATE");
    }

    /// The agenda of the broad youth domain, which every installation has; its global id.
    pub(crate) async fn agenda(&self) -> String {
        let id = self.named("agenda");
        let row = agenda::ActiveModel {
            id: Set(id),
            domein: Set(agenda::Domein::BreedJeugddomein),
            titel: Set("Ontwikkelagenda".into()),
            created_at: Set(self.now()),
        };
        agenda::Entity::insert(row)
            .exec_without_returning(self.writer())
            .await
            .expect("an agenda");
        Kind::Agenda.id(id).to_string()
    }

    /// Readers who are no editors, and the word for each.
    pub(crate) async fn outsiders(&self) -> [(&'static str, Actor<'_>); 5] {
        [
            ("ANONIEM", self.anonymous()),
            ("MEMBER", self.member("bob").await),
            ("VERENIGING", self.vereniging("BVJ").await),
            ("ANALIST", self.analist().await),
            ("BEHEER", self.beheer().await),
        ]
    }
}

/// An id of the right kind that nothing has.
pub(crate) fn nowhere(kind: Kind) -> String {
    kind.id(Uuid::from_u128(0x0123_4567_89ab_7def_8123_4567_89ab_cdef))
        .to_string()
}

/// A mutation with one input, and the fields of its object: `("themaMaken", "thema { id }")`.
fn document(mutation: &str, object: &str) -> String {
    let (first, rest) = mutation.split_at(1);
    let kind = format!("{}{rest}Input", first.to_uppercase());
    format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {object} userErrors {{ code field }} }} }}"
    )
}

impl Actor<'_> {
    async fn payload(&self, mutation: &str, object: &str, fields: Value) -> Value {
        let answer = self.with(input(fields));
        answer
            .value(&document(mutation, object), &format!("/{mutation}"))
            .await
    }

    /// The object that an action gives, which must be done.
    pub(crate) async fn done(&self, mutation: &str, object: &str, fields: Value) -> Value {
        let payload = self.payload(mutation, object, fields).await;
        assert_eq!(payload["userErrors"], json!([]), "{mutation}");
        let name = object.split(' ').next().expect("a word");
        payload[name].clone()
    }

    /// How many statements an action takes, which must be done.
    pub(crate) async fn statements(&self, mutation: &str, object: &str, fields: Value) -> u32 {
        let answer = self.with(input(fields)).send(&document(mutation, object)).await;
        let payload = &answer.body["data"][mutation];
        assert_eq!(payload["userErrors"], json!([]), "{mutation}: {:#}", answer.body);
        answer.statements
    }

    /// Why an action was not done, and in which field: `KRINGLOOP input.ouder`.
    pub(crate) async fn refused(&self, mutation: &str, object: &str, fields: Value) -> String {
        let payload = self.payload(mutation, object, fields).await;
        let name = object.split(' ').next().expect("a word");
        assert_eq!(payload[name], Value::Null, "{mutation} was done");
        let told = |error: &Value| {
            let words = error["field"].as_array().expect("a path").iter();
            let path: Vec<&str> = words.filter_map(Value::as_str).collect();
            format!("{} {}", error["code"].as_str().expect("a code"), path.join("."))
        };
        let errors = payload["userErrors"].as_array().expect("a list");
        let told: Vec<String> = errors.iter().map(told).collect();
        told.join(", ")
    }

    /// The code of the request error that an action gets.
    pub(crate) async fn denied(&self, mutation: &str, object: &str, fields: Value) -> String {
        self.with(input(fields)).code(&document(mutation, object)).await
    }

    /// A thema, made now; its global id.
    pub(crate) async fn thema(&self, naam: &str, publiek: bool) -> String {
        let fields = json!({ "naam": naam, "omschrijving": "Waar het over gaat.", "publiek": publiek });
        id(&self.done("themaMaken", "thema { id }", fields).await)
    }

    /// An edition of the agenda, opened now; its global id.
    pub(crate) async fn editie(&self, titel: &str) -> String {
        let fields = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": titel });
        let made = self
            .done("agendaEditieOpenen", "agendaEditie { id }", fields)
            .await;
        id(&made)
    }

    /// An ontwikkelopgave in an edition, drawn up now; its global id.
    pub(crate) async fn opgave(&self, editie: &str, titel: &str) -> String {
        let fields = json!({ "editie": editie, "titel": titel });
        let made = self
            .done("ontwikkelopgaveOpstellen", "ontwikkelopgave { id }", fields)
            .await;
        id(&made)
    }

    /// Adopts an edition that nobody changed since it was opened.
    pub(crate) async fn vastgesteld(&self, editie: &str, van: &str) {
        let fields = json!({ "editie": editie, "version": 1, "geldigVan": van });
        self.done("agendaEditieVaststellen", "agendaEditie { id }", fields)
            .await;
    }
}

fn id(object: &Value) -> String {
    object["id"].as_str().expect("an id").into()
}
