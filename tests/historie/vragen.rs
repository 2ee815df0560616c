//! What becomes of the leervragen and the thema beneath an edition, whatever rests on them.

use api::graph::id::Kind;
use entity::leervraag::Status;
use serde_json::{Value, json};

use super::{Historie, acties::attempt};
use crate::kit::seed::global;

/// Where a leervraag stands.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Gepubliceerd,
    /// In which other one.
    Samengevoegd(usize),
    Ingetrokken,
}

/// A leervraag, as the history knows it.
pub(super) struct Vraag {
    id: String,
    version: i32,
    stand: Stand,
    gebundeld: bool,
}

impl Historie<'_> {
    /// A published leervraag of Anna; its global id.
    pub(super) async fn gevraagd(&mut self) -> String {
        let anna = self.t.member("anna").await.id;
        let name = format!("Wie beslist er mee in week {}?", self.vragen.len());
        let key = self.t.vraag(&name, |row| {
            row.status = Status::Gepubliceerd;
            row.vrager_id = Some(anna);
            row.indiener_id = Some(anna);
        });
        let id = global(Kind::Leervraag, key.await);
        self.vragen.push(Vraag {
            id: id.clone(),
            version: 1,
            stand: Stand::Gepubliceerd,
            gebundeld: false,
        });
        id
    }

    /// One thing that happens to what an edition may rest on; which one, and whether it was done.
    pub(super) async fn onder(&mut self) -> (usize, bool) {
        let actie = [11, 11, 11, 12, 12, 13, 14, 14, 14, 15][self.lot.below(10)];
        let done = match actie {
            11 => self.samenvoegen().await,
            12 => self.losmaken().await,
            13 => self.intrekken().await,
            14 => self.bundelen().await,
            _ => self.herschrijven().await,
        };
        (actie, done)
    }

    fn pick(&mut self) -> Option<usize> {
        let all = self.vragen.len();
        (all > 0).then(|| self.lot.below(all))
    }

    /// Those that go on in this one.
    fn merged_into(&self, which: usize) -> Vec<usize> {
        let merged = |(_, vraag): &(usize, &Vraag)| vraag.stand == Stand::Samengevoegd(which);
        let found = self.vragen.iter().enumerate().filter(merged);
        found.map(|(at, _)| at).collect()
    }

    async fn samenvoegen(&mut self) -> bool {
        let (Some(van), Some(naar)) = (self.pick(), self.pick()) else {
            return false;
        };
        let (from, to) = (&self.vragen[van], &self.vragen[naar]);
        let fields = json!({
            "van": from.id, "naar": to.id, "version": from.version, "versionNaar": to.version, "reden": "ZELFDE_VRAAG",
        });
        let done = attempt(
            &self.t.redactie().await,
            "leervraagSamenvoegen",
            "leervraag",
            fields,
        )
        .await
        .is_some();
        let published = [from, to].iter().all(|vraag| vraag.stand == Stand::Gepubliceerd);
        let possible = published && van != naar && self.merged_into(van).is_empty();
        assert_eq!(done, possible, "samenvoegen");
        if done {
            let vraag = &mut self.vragen[van];
            vraag.stand = Stand::Samengevoegd(naar);
            vraag.version += 1;
        }
        done
    }

    async fn losmaken(&mut self) -> bool {
        let Some(any) = self.pick() else {
            return false;
        };
        // Mostly one that goes on in another, because few do.
        let merged = |vraag: &Vraag| matches!(vraag.stand, Stand::Samengevoegd(_));
        let which = match self.lot.below(4) {
            0 => any,
            _ => self.vragen.iter().position(merged).unwrap_or(any),
        };
        let vraag = &mut self.vragen[which];
        let fields = json!({ "leervraag": vraag.id, "version": vraag.version });
        let mutation = "leervraagSamenvoegingOngedaanMaken";
        let done = attempt(&self.t.redactie().await, mutation, "leervraag", fields)
            .await
            .is_some();
        assert_eq!(done, matches!(vraag.stand, Stand::Samengevoegd(_)), "losmaken");
        if done {
            vraag.stand = Stand::Gepubliceerd;
            vraag.version += 1;
        }
        done
    }

    /// What goes on in it stands by itself again.
    async fn intrekken(&mut self) -> bool {
        let Some(which) = self.pick() else {
            return false;
        };
        let vraag = &self.vragen[which];
        let fields = json!({ "leervraag": vraag.id, "version": vraag.version });
        let done = attempt(
            &self.t.member("anna").await,
            "leervraagIntrekken",
            "leervraag",
            fields,
        )
        .await
        .is_some();
        assert_eq!(done, vraag.stand != Stand::Ingetrokken, "intrekken");
        if done {
            for loose in self.merged_into(which) {
                self.vragen[loose].stand = Stand::Gepubliceerd;
                self.vragen[loose].version += 1;
            }
            self.vragen[which].stand = Stand::Ingetrokken;
            self.vragen[which].version += 1;
        }
        done
    }

    /// Into the thema, or out of it again.
    async fn bundelen(&mut self) -> bool {
        let Some(which) = self.pick() else {
            return false;
        };
        let (thema, version) = &mut self.thema;
        let vraag = &mut self.vragen[which];
        let redactie = self.t.redactie().await;
        let done = if vraag.gebundeld {
            let out =
                json!({ "thema": thema, "version": version, "leervraag": vraag.id, "reden": "Hoort elders" });
            attempt(&redactie, "themaOntbundelen", "thema", out)
                .await
                .is_some()
        } else {
            let into = json!({ "thema": thema, "version": version, "leervragen": [vraag.id], "reden": "Hoort erbij" });
            attempt(&redactie, "themaBundelen", "thema", into).await.is_some()
        };
        assert_eq!(
            done,
            vraag.gebundeld || vraag.stand == Stand::Gepubliceerd,
            "bundelen"
        );
        if done {
            vraag.gebundeld = !vraag.gebundeld;
            *version += 1;
        }
        done
    }

    /// Other words for the thema.
    async fn herschrijven(&mut self) -> bool {
        let (thema, version) = &mut self.thema;
        let naam = format!("Samenwerken {version}");
        let words = json!({ "thema": thema, "version": version, "naam": naam });
        let done = attempt(&self.t.redactie().await, "themaBijwerken", "thema", words).await;
        assert!(done.is_some(), "words may always change");
        *version += 1;
        true
    }

    /// What everybody is answered: no evidence whose leervraag was withdrawn.
    pub(super) fn without_withdrawn(&self, mut agenda: Value) -> Value {
        let withdrawn = |id: &Value| {
            let mut gone = self
                .vragen
                .iter()
                .filter(|vraag| vraag.stand == Stand::Ingetrokken);
            gone.any(|vraag| *id == vraag.id)
        };
        let opgaven = agenda
            .pointer_mut("/ontwikkelopgaven/nodes")
            .and_then(Value::as_array_mut);
        for opgave in opgaven.into_iter().flatten() {
            let evidence = opgave["onderbouwingen"]["nodes"].as_array_mut().expect("a list");
            evidence.retain(|row| !withdrawn(&row["leervraag"]["id"]));
        }
        agenda
    }

    /// Whether an answered agenda rests on a leervraag that goes on in another by now.
    pub(super) fn rests_on_merged(&self, agenda: &Value) -> bool {
        let told = agenda.to_string();
        let merged = |vraag: &&Vraag| matches!(vraag.stand, Stand::Samengevoegd(_));
        self.vragen
            .iter()
            .filter(merged)
            .any(|vraag| told.contains(&format!("{:?}", vraag.id)))
    }
}
