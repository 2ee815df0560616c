//! Looking back: random histories of an agenda, and whether the service tells them as they were.

use std::collections::{BTreeMap, BTreeSet};

use api::graph::id::Kind;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, agenda::nowhere, both, seed::day};

const COMPARE: &str = "query($van: ID!, $naar: ID!) { agendaVergelijking(van: $van, naar: $naar) {
    van { id } naar { id } wijzigingen { soort oud { id } nieuw { id } redenen } } }";

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// An ontwikkelopgave as the test remembers it.
#[derive(Clone)]
struct Remembered {
    id: String,
    titel: String,
    /// From which of the edition before, and the reason where one was given.
    from: Vec<String>,
    reden: String,
}

/// An edition as the test remembers it.
struct Edition {
    id: String,
    van: NaiveDate,
    opgaven: Vec<Remembered>,
    dropped: BTreeMap<String, String>,
}

/// Makes editions, and remembers them.
struct Maker<'s> {
    redactie: Actor<'s>,
    dice: Dice,
    words: u32,
}

impl Maker<'_> {
    fn word(&mut self) -> String {
        self.words += 1;
        format!("Opgave nummer {}", self.words)
    }

    async fn add(&mut self, editie: &str, titel: String, soort: &str, from: &[&Remembered]) -> Remembered {
        let id = self.redactie.opgave(editie, &titel).await;
        let uit: Vec<String> = from.iter().map(|old| old.id.clone()).collect();
        let reden = format!("Reden bij {titel}");
        if !uit.is_empty() {
            let fields =
                json!({ "ontwikkelopgave": id, "version": 1, "soort": soort, "uit": uit, "reden": reden });
            self.redactie
                .done("ontwikkelopgaveHerleiden", "ontwikkelopgave { id }", fields)
                .await;
        }
        Remembered {
            id,
            titel,
            from: uit,
            reden,
        }
    }

    /// The edition after `before`, adopted on `van`.
    async fn next(&mut self, before: &[Remembered], van: NaiveDate) -> Edition {
        let id = self.redactie.editie(&format!("Agenda van {van}")).await;
        let (mut opgaven, mut dropped) = (Vec::new(), BTreeMap::new());
        let titel = self.word();
        opgaven.push(self.add(&id, titel, "", &[]).await);
        let mut left = before.iter();
        while let Some(old) = left.next() {
            match self.dice.below(6) {
                0 => opgaven.push(self.add(&id, old.titel.clone(), "ONGEWIJZIGD", &[old]).await),
                1 | 2 => {
                    for _ in 0..2 {
                        let titel = self.word();
                        opgaven.push(self.add(&id, titel, "GESPLITST", &[old]).await);
                    }
                }
                3 if left.len() > 0 => {
                    let other = left.next().expect("one more");
                    let titel = self.word();
                    opgaven.push(self.add(&id, titel, "SAMENGEVOEGD", &[old, other]).await);
                }
                4 => {
                    let version = dropped.len() + 1;
                    let reden = format!("Vervallen: {}", old.titel);
                    let fields = json!({ "editie": id, "version": version, "ontwikkelopgave": old.id, "reden": reden });
                    self.redactie
                        .done("ontwikkelopgaveLatenVervallen", "agendaEditie { id }", fields)
                        .await;
                    dropped.insert(old.id.clone(), reden);
                }
                _ => {
                    let titel = self.word();
                    opgaven.push(self.add(&id, titel, "HERFORMULEERD", &[old]).await);
                }
            }
        }
        let fields = json!({ "editie": id, "version": dropped.len() + 1, "geldigVan": van.to_string() });
        self.redactie
            .done("agendaEditieVaststellen", "agendaEditie { id }", fields)
            .await;
        Edition {
            id,
            van,
            opgaven,
            dropped,
        }
    }
}

/// What an ontwikkelopgave of edition `from` had become in edition `to`.
fn became(history: &[Edition], from: usize, to: usize, old: &str) -> BTreeSet<String> {
    let mut here = BTreeSet::from([old.to_owned()]);
    for edition in &history[from + 1..=to] {
        let next = edition
            .opgaven
            .iter()
            .filter(|opgave| opgave.from.iter().any(|key| here.contains(key)));
        here = next.map(|opgave| opgave.id.clone()).collect();
    }
    here
}

/// Every change between two editions, by the memory of the test.
fn remembered(
    history: &[Edition],
    from: usize,
    to: usize,
) -> BTreeSet<(String, BTreeSet<String>, BTreeSet<String>)> {
    let lines: BTreeMap<&str, BTreeSet<String>> = history[from]
        .opgaven
        .iter()
        .map(|old| (old.id.as_str(), became(history, from, to, &old.id)))
        .collect();
    let titel = |edition: usize, id: &str| {
        let found = history[edition].opgaven.iter().find(|opgave| opgave.id == id);
        found.map(|opgave| opgave.titel.clone())
    };
    let mut changes = BTreeSet::new();
    for (old, new) in &lines {
        let one = BTreeSet::from([(*old).to_owned()]);
        match new.len() {
            0 => drop(changes.insert(("VERVALLEN".to_owned(), one, BTreeSet::new()))),
            1 => {}
            _ => drop(changes.insert(("GESPLITST".to_owned(), one, new.clone()))),
        }
    }
    for new in &history[to].opgaven {
        let from_these = lines.iter().filter(|(_, new_ones)| new_ones.contains(&new.id));
        let olds: BTreeSet<String> = from_these.map(|(old, _)| (*old).to_owned()).collect();
        let one = BTreeSet::from([new.id.clone()]);
        match olds.iter().next() {
            None => drop(changes.insert(("TOEGEVOEGD".to_owned(), olds, one))),
            Some(old) if olds.len() == 1 => {
                if lines[old.as_str()].len() == 1 {
                    let same = titel(from, old) == titel(to, &new.id);
                    let soort = if same { "ONGEWIJZIGD" } else { "HERFORMULEERD" };
                    changes.insert((soort.to_owned(), olds, one));
                }
            }
            Some(_) => drop(changes.insert(("SAMENGEVOEGD".to_owned(), olds, one))),
        }
    }
    changes
}

fn ids(list: &Value) -> BTreeSet<String> {
    let items = list.as_array().expect("a list").iter();
    items
        .map(|item| item["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// That the service tells every change between two editions, and why.
async fn compared(t: &Stage, history: &[Edition], from: usize, to: usize) {
    let reader = t
        .anonymous()
        .with(json!({ "van": history[from].id, "naar": history[to].id }));
    let told = reader.value(COMPARE, "/agendaVergelijking/wijzigingen").await;
    let told = told.as_array().expect("a list");
    let shapes: Vec<_> = told
        .iter()
        .map(|change| {
            let soort = change["soort"].as_str().expect("a kind").to_owned();
            (soort, ids(&change["oud"]), ids(&change["nieuw"]))
        })
        .collect();
    let unique: BTreeSet<_> = shapes.iter().cloned().collect();
    assert_eq!(shapes.len(), unique.len(), "nothing is told twice");
    assert_eq!(unique, remembered(history, from, to), "from {from} to {to}");
    if to != from + 1 {
        return;
    }
    for (change, (soort, oud, nieuw)) in told.iter().zip(&shapes) {
        let given = history[to]
            .opgaven
            .iter()
            .filter(|opgave| nieuw.contains(&opgave.id) && !opgave.from.is_empty());
        let mut expected: BTreeSet<String> = given.map(|opgave| opgave.reden.clone()).collect();
        if soort == "VERVALLEN" {
            expected = oud
                .iter()
                .filter_map(|old| history[to].dropped.get(old).cloned())
                .collect();
        }
        let redenen = change["redenen"].as_array().expect("a list").iter();
        let redenen: BTreeSet<String> = redenen
            .filter_map(|reden| reden.as_str().map(str::to_owned))
            .collect();
        assert_eq!(redenen, expected, "{soort}");
    }
}

both! {
    /// A history of six editions: each pair compared, and the agenda on many days.
    async fn the_service_remembers_as_the_test_does(t: Stage) {
        t.agenda().await;
        let mut history: Vec<Edition> = Vec::new();
        let mut maker = Maker { redactie: t.redactie().await, dice: Dice(20_261_125), words: 0 };
        let mut van = day("2020-01-01");
        for _ in 0..6 {
            let before = history.last().map(|edition| edition.opgaven.clone()).unwrap_or_default();
            history.push(maker.next(&before, van).await);
            van = van + Days::new(1 + maker.dice.below(400));
        }
        let mut seen = BTreeSet::new();
        for from in 0..history.len() {
            for to in from..history.len() {
                compared(&t, &history, from, to).await;
                seen.extend(remembered(&history, from, to).into_iter().map(|(soort, ..)| soort));
            }
        }
        assert_eq!(seen.len(), 6, "the histories hold every kind of change: {seen:?}");
        let read = "query($op: Date) { agenda(domein: BREED_JEUGDDOMEIN, geldigOp: $op) { id } }";
        let edges = history.iter().flat_map(|edition| [edition.van, edition.van - Days::new(1)]);
        let mut days: Vec<NaiveDate> = edges.collect();
        days.extend((0..20).map(|_| day("2019-06-01") + Days::new(maker.dice.below(3000))));
        for on in days {
            let held = history.iter().rev().find(|edition| edition.van <= on);
            let expected = held.map_or(Value::Null, |edition| json!({ "id": edition.id }));
            let found = t.anonymous().with(json!({ "op": on.to_string() })).value(read, "/agenda").await;
            assert_eq!(found, expected, "{on}");
        }
    }

    async fn only_what_a_reader_sees_is_compared_and_only_forwards(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let mut adopted = Vec::new();
        for van in ["2025-01-01", "2026-01-01"] {
            let editie = redactie.editie(van).await;
            redactie.opgave(&editie, van).await;
            redactie.vastgesteld(&editie, van).await;
            adopted.push(editie);
        }
        let take = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Agenda 2027", "overnemen": true });
        let concept = redactie.done("agendaEditieOpenen", "agendaEditie { id }", take).await["id"].clone();
        let ask = |van: &Value, naar: &Value| json!({ "van": van, "naar": naar });
        let (een, twee) = (json!(adopted[0]), json!(adopted[1]));
        let kinds = |found: &Value| -> Vec<String> {
            let changes = found["wijzigingen"].as_array().expect("a list").iter();
            changes.map(|change| change["soort"].as_str().expect("a kind").to_owned()).collect()
        };
        let found = redactie.with(ask(&twee, &concept)).value(COMPARE, "/agendaVergelijking").await;
        assert_eq!(kinds(&found), ["ONGEWIJZIGD"]);
        assert_eq!(found["wijzigingen"][0]["redenen"], json!(["Overgenomen uit de vorige editie."]));
        // Nobody said what became of the first, so it was dropped, and the second added.
        let found = redactie.with(ask(&een, &concept)).value(COMPARE, "/agendaVergelijking").await;
        assert_eq!(kinds(&found), ["TOEGEVOEGD", "VERVALLEN"]);
        let (steps, far) = (ask(&twee, &concept), ask(&een, &concept));
        let near = redactie.with(steps).send(COMPARE).await.statements;
        assert_eq!(near, redactie.with(far).send(COMPARE).await.statements, "as many, however far apart");
        for (van, naar) in [(&twee, &een), (&concept, &een)] {
            assert_eq!(redactie.with(ask(van, naar)).code(COMPARE).await, "BAD_REQUEST");
        }
        let absent = json!(nowhere(Kind::AgendaEditie));
        for (who, actor) in t.outsiders().await {
            for (van, naar) in [(&een, &concept), (&een, &absent), (&concept, &concept)] {
                let found = actor.with(ask(van, naar)).value(COMPARE, "/agendaVergelijking").await;
                assert_eq!(found, Value::Null, "{who}");
            }
            let found = actor.with(ask(&een, &twee)).value(COMPARE, "/agendaVergelijking").await;
            assert_eq!(kinds(&found), ["TOEGEVOEGD", "VERVALLEN"], "{who}");
        }
    }
}
