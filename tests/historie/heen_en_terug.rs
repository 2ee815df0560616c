//! A merging and its undoing give the old state back: every row, but for what tells that it happened.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Historie, acties::attempt, vragen::Stand};
use crate::kit::{Stage, rows};

/// Where it stands that something was done, and who was told.
const VERSLAG: [&str; 5] = ["logboek", "besluit", "besluit_regel", "bericht", "idempotency"];

impl Historie<'_> {
    /// Merges two of them, if they may be, and undoes it at once.
    pub(super) async fn heen_en_terug(&mut self) -> bool {
        let pairs = self.paren();
        if pairs.is_empty() {
            return false;
        }
        let (van, naar) = pairs[self.lot.below(pairs.len())];
        let (redactie, bram) = (self.t.redactie().await, self.t.member("bram").await);
        let own = json!({ "leervraag": self.vragen[van].id });
        let recognised = attempt(&bram, "leervraagHerkennen", "leervraag", own.clone()).await;
        assert!(recognised.is_some(), "it is published, and Anna asked it");
        let before = rows(self.t).await;
        let (from, to) = (&self.vragen[van], &self.vragen[naar]);
        let fields = json!({
            "van": from.id, "naar": to.id, "version": from.version, "versionNaar": to.version, "reden": "ZELFDE_VRAAG",
        });
        let merged = attempt(&redactie, "leervraagSamenvoegen", "leervraag", fields).await;
        assert!(merged.is_some(), "both are published");
        assert_ne!(rows(self.t).await, before, "a merging changes something");
        // Who says yes takes the recognition along, and has it back when the merging was none.
        let taken = attempt(&bram, "herkenningMeenemen", "leervraag", own).await;
        assert!(taken.is_some(), "Bram recognises it");
        let fields = json!({ "leervraag": from.id, "version": from.version + 1 });
        let mutation = "leervraagSamenvoegingOngedaanMaken";
        let undone = attempt(&redactie, mutation, "leervraag", fields).await;
        assert!(undone.is_some(), "what was merged can be taken apart");
        let after = rows(self.t).await;
        for (table, rows) in &before {
            assert_eq!(*rows, after[table], "{table} after merging and undoing");
        }
        self.vragen[van].version += 2;
        true
    }

    /// Which can be merged into which.
    fn paren(&self) -> Vec<(usize, usize)> {
        let published = |which: &usize| self.vragen[*which].stand == Stand::Gepubliceerd;
        let all: Vec<usize> = (0..self.vragen.len()).filter(published).collect();
        let loose = all.iter().filter(|van| self.merged_into(**van).is_empty());
        let with = |van: &usize| all.iter().map(|naar| (*van, *naar)).collect::<Vec<_>>();
        loose.flat_map(with).filter(|(van, naar)| van != naar).collect()
    }
}

/// Every row of every table but those that tell what was done; of a leervraag without its version and the moment of it.
async fn rows(t: &Stage) -> BTreeMap<&'static str, Vec<String>> {
    let mut all = rows::all(t.writer()).await;
    all.retain(|table, _| !VERSLAG.contains(table));
    for row in all.get_mut("leervraag").into_iter().flatten() {
        *row = without(row, &["version", "updated_at"]);
    }
    all
}

/// A row as it is shown, without some of its values.
fn without(row: &str, names: &[&str]) -> String {
    let parts = row.split(", ");
    let kept = parts.filter(|part| !names.iter().any(|name| part.starts_with(&format!("{name}: "))));
    kept.collect::<Vec<_>>().join(", ")
}
