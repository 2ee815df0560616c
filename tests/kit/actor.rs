//! Actors: who asks, in the words of the product. Everything that a test says to the service, an actor says.

use actix_web::test::TestRequest;
use api::auth::{Role, TokenSpec};
use entity::{beroepsvereniging, identity, member};
use expect_test::Expect;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Stage,
    app::{Answer, Reply},
};

/// Somebody who asks the service something.
pub(crate) struct Actor<'s> {
    pub(crate) stage: &'s Stage,
    token: Option<String>,
    key: Option<String>,
    variables: Value,
    /// The key of the member behind the token; nil for others.
    pub(crate) id: Uuid,
}

impl Stage {
    /// A reader without a token.
    pub(crate) fn anonymous(&self) -> Actor<'_> {
        Actor {
            stage: self,
            token: None,
            key: None,
            variables: Value::Null,
            id: Uuid::nil(),
        }
    }

    /// Whoever a token says, as far as the database knows them.
    pub(crate) fn holding(&self, spec: &TokenSpec) -> Actor<'_> {
        let token = Some(self.service.issuer.token(spec));
        Actor {
            token,
            ..self.anonymous()
        }
    }

    /// Fills the database with reference data and the demonstration.
    pub(crate) async fn demonstration(&self) {
        let now = self.now();
        api::demo::referentie::laad(self.writer(), now)
            .await
            .expect("reference data");
        api::demo::verhaal::laad(self.writer(), now, api::auth::LOCAL_ISSUER)
            .await
            .expect("the demonstration");
    }

    /// A member of this name, visible to the other members; made at the first call.
    pub(crate) async fn member(&self, name: &str) -> Actor<'_> {
        self.person(name, TokenSpec::member(name)).await
    }

    /// An editor.
    pub(crate) async fn redactie(&self) -> Actor<'_> {
        self.person("redactie", TokenSpec::role("redactie", Role::Redactie))
            .await
    }

    /// An analyst.
    pub(crate) async fn analist(&self) -> Actor<'_> {
        self.person("analist", TokenSpec::role("analist", Role::Analist))
            .await
    }

    /// An operator.
    pub(crate) async fn beheer(&self) -> Actor<'_> {
        self.person("beheer", TokenSpec::role("beheer", Role::Beheer))
            .await
    }

    /// The machine client of a beroepsvereniging; made at the first call.
    pub(crate) async fn vereniging(&self, afkorting: &str) -> Actor<'_> {
        // It may be there already, with the reference data.
        let known = beroepsvereniging::Entity::find()
            .filter(beroepsvereniging::Column::Afkorting.eq(afkorting))
            .one(self.writer())
            .await
            .expect("a SELECT");
        let id = known
            .as_ref()
            .map_or_else(|| self.named(afkorting), |known| known.id);
        if known.is_none() {
            let row = beroepsvereniging::ActiveModel {
                id: Set(id),
                afkorting: Set(afkorting.into()),
                naam: Set(format!("Vereniging {afkorting}")),
                ledentype: Set(beroepsvereniging::Ledentype::Persoon),
                actief_van: Set(None),
                actief_tot: Set(None),
                opgegaan_in_id: Set(None),
                bron: Set("toneel".into()),
                version: Set(1),
                created_at: Set(self.now()),
                updated_at: Set(self.now()),
            };
            beroepsvereniging::Entity::insert(row)
                .exec_without_returning(self.writer())
                .await
                .expect("an association");
        }
        let token = self.service.issuer.token(&TokenSpec::vereniging(afkorting));
        Actor {
            stage: self,
            token: Some(token),
            key: None,
            variables: Value::Null,
            id,
        }
    }

    async fn person(&self, name: &str, spec: TokenSpec) -> Actor<'_> {
        let id = self.named(name);
        let known = member::Entity::find_by_id(id)
            .one(self.writer())
            .await
            .expect("a SELECT");
        if known.is_none() {
            self.enter(id, name, &spec.subject).await;
        }
        let token = self.service.issuer.token(&spec);
        Actor {
            stage: self,
            token: Some(token),
            key: None,
            variables: Value::Null,
            id,
        }
    }

    async fn enter(&self, id: Uuid, name: &str, subject: &str) {
        let row = member::ActiveModel {
            id: Set(id),
            soort: Set(member::Soort::Professional),
            naam: Set(name.into()),
            over: Set(None),
            niveau: Set(None),
            organisatie_id: Set(None),
            gebied_id: Set(None),
            zichtbaarheid: Set(member::Zichtbaarheid::Leden),
            status: Set(member::Status::Actief),
            demo: Set(true),
            version: Set(1),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
        };
        member::Entity::insert(row)
            .exec_without_returning(self.writer())
            .await
            .expect("a member");
        let identity = identity::ActiveModel {
            id: Set(self.named(&format!("identity of {subject}"))),
            member_id: Set(id),
            issuer: Set(api::auth::LOCAL_ISSUER.into()),
            subject: Set(subject.into()),
            created_at: Set(self.now()),
        };
        identity::Entity::insert(identity)
            .exec_without_returning(self.writer())
            .await
            .expect("an identity");
    }
}

impl Actor<'_> {
    /// The same actor, with values for the variables of the document.
    pub(crate) fn with(&self, variables: Value) -> Self {
        Self {
            variables,
            ..self.again()
        }
    }

    /// The same actor, sending an `Idempotency-Key`.
    pub(crate) fn retrying(&self, key: &str) -> Self {
        Self {
            key: Some(key.into()),
            ..self.again()
        }
    }

    /// Sends a request to another edge than that of the graph.
    pub(crate) async fn rest(&self, mut request: TestRequest) -> Reply {
        if let Some(token) = &self.token {
            request = request.insert_header(("authorization", format!("Bearer {token}")));
        }
        if let Some(key) = &self.key {
            request = request.insert_header(("idempotency-key", key.as_str()));
        }
        self.stage.service.http(request).await
    }

    fn again(&self) -> Self {
        Self {
            stage: self.stage,
            token: self.token.clone(),
            key: self.key.clone(),
            variables: self.variables.clone(),
            id: self.id,
        }
    }

    /// Sends a document.
    pub(crate) async fn send(&self, query: &str) -> Answer {
        self.stage
            .service
            .send(self.token.as_deref(), self.key.as_deref(), query, &self.variables)
            .await
    }

    /// What the document answers, which must be without errors.
    pub(crate) async fn data(&self, query: &str) -> Value {
        let mut answer = self.send(query).await.body;
        assert!(answer.get("errors").is_none(), "{query}\n{answer:#}");
        answer["data"].take()
    }

    /// The value at a path (`/leervraag/tekst`) of what the document answers.
    pub(crate) async fn value(&self, query: &str, path: &str) -> Value {
        let data = self.data(query).await;
        data.pointer(path)
            .cloned()
            .unwrap_or_else(|| panic!("no {path} in {data:#}"))
    }

    /// The text at a path of what the document answers: an id, mostly.
    pub(crate) async fn text(&self, query: &str, path: &str) -> String {
        self.value(query, path)
            .await
            .as_str()
            .unwrap_or_else(|| panic!("no text at {path}"))
            .to_owned()
    }

    /// The code of the first error that the document gets.
    pub(crate) async fn code(&self, query: &str) -> String {
        let answer = self.send(query).await.body;
        answer["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("no error: {answer:#}"))
            .into()
    }

    /// What the actor was told, newest first: the kinds, and what is asked about each.
    pub(crate) async fn heard(&self, about: &str) -> Value {
        let document = format!("{{ viewer {{ berichten(first: 50) {{ nodes {{ soort {about} }} }} }} }}");
        self.value(&document, "/viewer/berichten/nodes").await
    }

    /// Compares what the document answers with a snapshot; `UPDATE_EXPECT=1` renews it.
    pub(crate) async fn check(&self, query: &str, expected: Expect) {
        let mut answer = self.send(query).await.body;
        if let Some(body) = answer.as_object_mut() {
            body.remove("extensions");
        }
        let shown = if answer.get("errors").is_some() {
            answer
        } else {
            answer["data"].take()
        };
        if self.stage.compares() {
            expected.assert_eq(&format!("{shown:#}"));
        }
    }

    /// The global id of the member behind the token.
    pub(crate) async fn global_id(&self) -> String {
        self.text("{ viewer { member { id } } }", "/viewer/member/id")
            .await
    }
}

/// The variables of a mutation with one `input`.
pub(crate) fn input(input: Value) -> Value {
    json!({ "input": input })
}
