//! What becomes of the leervragen and the thema beneath an edition, whatever rests on them.

use api::graph::id::Kind;
use entity::leervraag::Status;
use serde_json::{Value, json};

use super::{Historie, acties::attempt};
use crate::kit::seed::global;

/// Where a leervraag stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stand {
    Gepubliceerd,
    /// In which other one.
    Samengevoegd(usize),
    /// It waits for an editor.
    Ingediend,
    Afgewezen,
    Ingetrokken,
}

/// The words of a leervraag at one time.
struct Woorden {
    tekst: String,
    /// Whether everybody may still read them, where an edition rests on them.
    openbaar: bool,
}

/// A leervraag, as the history knows it.
pub(super) struct Vraag {
    pub(super) id: String,
    pub(super) version: i32,
    pub(super) stand: Stand,
    gebundeld: bool,
    /// Each version.
    woorden: Vec<Woorden>,
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
            woorden: vec![Woorden {
                tekst: name,
                openbaar: true,
            }],
        });
        id
    }

    /// One thing that happens to what an edition may rest on; which one, and whether it was done.
    pub(super) async fn onder(&mut self) -> (usize, bool) {
        let actie = [
            11, 11, 11, 11, 12, 12, 12, 13, 14, 14, 14, 14, 15, 16, 16, 17, 17, 17, 17, 18, 19, 20, 21, 21,
            22, 22,
        ][self.lot.below(26)];
        let done = match actie {
            11 => self.samenvoegen().await,
            12 => self.losmaken().await,
            13 => self.intrekken().await,
            14 => self.bundelen().await,
            15 => self.herschrijven().await,
            16 => self.herzien().await,
            17 => self.beslissen("PUBLICEREN").await,
            18 => self.beslissen("AFWIJZEN").await,
            19 => self.beslissen("TERUGNEMEN").await,
            20 => self.vervallen().await,
            21 => self.heen_en_terug().await,
            _ => self.verwijderen().await,
        };
        (actie, done)
    }

    fn pick(&mut self) -> Option<usize> {
        let all = self.vragen.len();
        (all > 0).then(|| self.lot.below(all))
    }

    /// Those that go on in this one.
    pub(super) fn merged_into(&self, which: usize) -> Vec<usize> {
        let merged = |(_, vraag): &(usize, &Vraag)| vraag.stand == Stand::Samengevoegd(which);
        let found = self.vragen.iter().enumerate().filter(merged);
        found.map(|(at, _)| at).collect()
    }

    async fn samenvoegen(&mut self) -> bool {
        let (Some(any), Some(naar)) = (self.pick(), self.pick()) else {
            return false;
        };
        // Mostly one on which an adopted edition rests, because that is what a merging must not change.
        let told = self.laatste().map(|last| self.edities[last].antwoord.to_string());
        let beneath = |vraag: &Vraag| {
            let named = format!("{:?}", vraag.id);
            vraag.stand == Stand::Gepubliceerd && told.as_ref().is_some_and(|told| told.contains(&named))
        };
        let van = match self.lot.below(3) {
            0 => any,
            _ => self.vragen.iter().position(beneath).unwrap_or(any),
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
        // Often one that goes on in another, because few do.
        let merged = |vraag: &Vraag| matches!(vraag.stand, Stand::Samengevoegd(_));
        let which = match self.lot.below(2) {
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
            self.sluit(which, Stand::Ingetrokken);
        }
        done
    }

    /// Nobody reads it any more, in whatever words.
    fn sluit(&mut self, which: usize, stand: Stand) {
        self.verlaat(which, stand);
        for woorden in &mut self.vragen[which].woorden {
            woorden.openbaar = false;
        }
    }

    /// It is published no longer: what goes on in it stands by itself again.
    fn verlaat(&mut self, which: usize, stand: Stand) {
        for loose in self.merged_into(which) {
            self.vragen[loose].stand = Stand::Gepubliceerd;
            self.vragen[loose].version += 1;
        }
        self.vragen[which].stand = stand;
        self.vragen[which].version += 1;
    }

    /// Other words, by its asker.
    async fn herzien(&mut self) -> bool {
        let Some(which) = self.pick() else {
            return false;
        };
        let vraag = &self.vragen[which];
        let tekst = format!(
            "{} Of wie niet, versie {}?",
            vraag.woorden[0].tekst,
            vraag.woorden.len() + 1
        );
        let fields = json!({ "leervraag": vraag.id, "version": vraag.version, "tekst": tekst });
        let anna = self.t.member("anna").await;
        let done = attempt(&anna, "leervraagHerzien", "leervraag", fields)
            .await
            .is_some();
        let possible = matches!(
            vraag.stand,
            Stand::Gepubliceerd | Stand::Ingediend | Stand::Afgewezen
        );
        assert_eq!(done, possible, "herzien");
        if done {
            self.verlaat(which, Stand::Ingediend);
            let openbaar = false;
            self.vragen[which].woorden.push(Woorden { tekst, openbaar });
        }
        done
    }

    /// A decision of an editor, mostly where it is possible.
    async fn beslissen(&mut self, besluit: &str) -> bool {
        let can = |vraag: &Vraag| match besluit {
            "PUBLICEREN" => matches!(vraag.stand, Stand::Ingediend | Stand::Afgewezen),
            "AFWIJZEN" => matches!(vraag.stand, Stand::Ingediend | Stand::Gepubliceerd),
            _ => vraag.stand == Stand::Gepubliceerd,
        };
        let Some(any) = self.pick() else {
            return false;
        };
        let which = match self.lot.below(2) {
            0 => any,
            _ => self.vragen.iter().position(can).unwrap_or(any),
        };
        let vraag = &self.vragen[which];
        let possible = can(vraag);
        let fields = json!({ "leervraag": vraag.id, "version": vraag.version, "besluit": besluit, "reden": "ONGEPAST" });
        let redactie = self.t.redactie().await;
        let done = attempt(&redactie, "leervraagModereren", "leervraag", fields)
            .await
            .is_some();
        assert_eq!(done, possible, "{besluit}");
        if !done {
            return false;
        }
        match besluit {
            "PUBLICEREN" => {
                let vraag = &mut self.vragen[which];
                vraag.stand = Stand::Gepubliceerd;
                vraag.version += 1;
                vraag.woorden.last_mut().expect("words").openbaar = true;
            }
            "AFWIJZEN" => self.sluit(which, Stand::Afgewezen),
            _ => self.sluit(which, Stand::Ingediend),
        }
        true
    }

    /// The thema lapses, and another is made in its place.
    async fn vervallen(&mut self) -> bool {
        let redactie = self.t.redactie().await;
        let (thema, version) = &self.thema;
        let fields = json!({ "thema": thema, "version": version, "status": "VERVALLEN" });
        let done = attempt(&redactie, "themaBijwerken", "thema", fields)
            .await
            .is_some();
        assert!(done, "a thema may always lapse");
        let naam = format!("Samenwerken na {}", self.vervallen.len());
        let next = redactie.thema(&naam, true).await;
        let (old, _) = std::mem::replace(&mut self.thema, (next, 1));
        self.vervallen.push(old);
        for vraag in &mut self.vragen {
            vraag.gebundeld = false;
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

    /// What everybody is answered: no evidence whose words were withdrawn, refused or taken back; and where a leervraag or
    /// thema is not public now, only what it was.
    pub(super) fn for_everybody(&self, mut agenda: Value) -> Value {
        let opgaven = agenda
            .pointer_mut("/ontwikkelopgaven/nodes")
            .and_then(Value::as_array_mut);
        for opgave in opgaven.into_iter().flatten() {
            let evidence = opgave["onderbouwingen"]["nodes"].as_array_mut().expect("a list");
            evidence.retain(|row| self.is_shown(row));
            for row in evidence {
                if !self.of(row).is_some_and(Vraag::is_public) {
                    row["leervraag"] = Value::Null;
                }
                self.forget_lapsed(row);
            }
            let adopted = opgave["overnames"]["nodes"].as_array_mut().expect("a list");
            adopted.retain(|row| row["versie"]["status"] == "GEPUBLICEERD");
            adopted.iter_mut().for_each(|row| self.forget_lapsed(row));
        }
        agenda
    }

    fn of(&self, row: &Value) -> Option<&Vraag> {
        self.vragen
            .iter()
            .find(|vraag| row["leervraag"]["id"] == vraag.id)
    }

    fn is_shown(&self, row: &Value) -> bool {
        let vraag = self.of(row).expect("a leervraag of the history");
        let words = vraag
            .woorden
            .iter()
            .find(|words| row["versie"]["tekst"] == words.tekst);
        words.expect("words of the history").openbaar
    }

    fn forget_lapsed(&self, row: &mut Value) {
        if self.vervallen.iter().any(|thema| row["thema"]["id"] == *thema) {
            row["thema"] = Value::Null;
        }
        // It had lapsed when the edition was adopted.
        if row["themaVersie"]["status"] == "VERVALLEN" {
            row["themaVersie"] = Value::Null;
        }
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

impl Vraag {
    /// Whether everybody reads it as it is now.
    fn is_public(&self) -> bool {
        matches!(self.stand, Stand::Gepubliceerd | Stand::Samengevoegd(_))
    }
}
