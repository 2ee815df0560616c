//! Editions that go on from the one before: with its ontwikkelopgaven, of which some are taken out again.

use serde_json::{Value, json};

use super::{
    Editie, Historie, Status,
    acties::attempt,
    vragen::{Stand, Vraag},
};

/// The words and the evidence of each ontwikkelopgave, in the order of their numbers.
type Inhoud = Vec<(Value, Value, Vec<String>)>;

impl Historie<'_> {
    /// An edition with the ontwikkelopgaven of the one that was adopted last, and what is published beneath them.
    pub(super) async fn overnemen(&mut self) -> bool {
        let fields = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Verder", "overnemen": true });
        let redactie = self.t.redactie().await;
        let last = self.laatste();
        let made = attempt(&redactie, "agendaEditieOpenen", "agendaEditie", fields).await;
        assert_eq!(made.is_some(), last.is_some(), "overnemen");
        let (Some(id), Some(last)) = (made, last) else {
            return false;
        };
        let document =
            "query($id: ID!) { node(id: $id) { ... on AgendaEditie { ontwikkelopgaven(first: 11) { nodes {
            id nummer titel onderbouwingen(first: 60) { nodes { leervraag { id } } } } } } } }";
        let read = redactie.with(json!({ "id": id }));
        let opgaven = read.value(document, "/node/ontwikkelopgaven").await;
        let published = |id: &str| self.gepubliceerd(id);
        let expected = inhoud(&self.edities[last].antwoord["ontwikkelopgaven"], published);
        assert_eq!(inhoud(&opgaven, |_| true), expected, "what came along");
        let rows = opgaven["nodes"].as_array().expect("a list");
        let opgaven = rows
            .iter()
            .map(|row| (row["id"].as_str().expect("an id").to_owned(), 1, false));
        self.edities.push(Editie {
            id,
            version: 1,
            status: Status::Concept,
            opgaven: opgaven.collect(),
            gereageerd: [false; 2],
            afdruk: None,
            antwoord: Value::Null,
        });
        self.vervolgd += 1;
        true
    }

    /// Takes an ontwikkelopgave out of an edition that is being shaped.
    pub(super) async fn verwijderen(&mut self) -> bool {
        // Mostly of one that came along, because of these others rest on the same evidence.
        let all = self.edities.len();
        let which = all - 1 - self.lot.below(all.min(3));
        let pick = self.lot.below(self.edities[which].opgaven.len().max(1));
        let editie = &mut self.edities[which];
        let Some((id, version, _)) = editie.opgaven.get(pick) else {
            return false;
        };
        let fields = json!({ "ontwikkelopgave": id, "version": version });
        let redactie = self.t.redactie().await;
        let done = attempt(&redactie, "ontwikkelopgaveVerwijderen", "agendaEditie", fields).await;
        assert_eq!(
            done.is_some(),
            editie.status == Status::Concept,
            "verwijderen in {:?}",
            editie.status
        );
        if done.is_some() {
            editie.opgaven.remove(pick);
        }
        done.is_some()
    }

    fn gepubliceerd(&self, id: &str) -> bool {
        let named = |vraag: &&Vraag| vraag.id == id;
        self.vragen
            .iter()
            .find(named)
            .is_some_and(|vraag| vraag.stand == Stand::Gepubliceerd)
    }

    /// How many ontwikkelopgaven a next edition would begin with.
    pub(super) fn mee(&self) -> usize {
        self.laatste().map_or(0, |last| self.edities[last].opgaven.len())
    }
}

fn inhoud(opgaven: &Value, counts: impl Fn(&str) -> bool) -> Inhoud {
    let rows = opgaven["nodes"].as_array().expect("a list");
    let evidence = |row: &Value| {
        let rows = row["onderbouwingen"]["nodes"].as_array().expect("a list");
        let ids = rows.iter().filter_map(|row| row["leervraag"]["id"].as_str());
        let mut ids: Vec<String> = ids.filter(|id| counts(id)).map(str::to_owned).collect();
        ids.sort_unstable();
        ids
    };
    let mut all: Inhoud = rows
        .iter()
        .map(|row| (row["nummer"].clone(), row["titel"].clone(), evidence(row)))
        .collect();
    all.sort_by_key(|(nummer, ..)| nummer.as_i64());
    all
}
