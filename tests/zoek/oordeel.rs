//! Questions with judged answers over the demonstration: what is found, in which order, and how well that is.
//!
//! `vragen.json` was judged by reading what everybody may read, and not by what is found: `hoort` is everything that answers
//! the question, by kind and the beginning of its name, also what has other words; `niet` must not be found.

use expect_test::expect_file;
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write;

use super::{namen, zoek};
use crate::kit::both;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vraag {
    vraag: String,
    hoort: Vec<String>,
    niet: Vec<String>,
}

fn vragen() -> Vec<Vraag> {
    serde_json::from_str(include_str!("vragen.json")).expect("judged questions")
}

/// The least that may come of it, over all questions together: of what is found what belongs there, and of what belongs there
/// what is found.
const PRECISIE: f64 = 0.85;
const VANGST: f64 = 0.75;

both! {
    async fn judged_questions_are_answered_alike_and_well(t: Stage) {
        t.demonstration().await;
        let lezer = t.anonymous();
        let mut told = String::new();
        let (mut hits, mut right, mut wanted) = (0_u32, 0_u32, 0_u32);
        for Vraag { vraag, hoort, niet } in vragen() {
            let page = zoek(&lezer, json!({ "tekst": vraag, "first": 100 })).await;
            let found = namen(&page);
            let _ = writeln!(told, "{vraag}");
            let belongs = |name: &String| hoort.iter().any(|judged| name.starts_with(judged));
            for (name, node) in found.iter().zip(page["nodes"].as_array().expect("a list")) {
                let _ = writeln!(told, "  {} {:>2} {name}", if belongs(name) { '+' } else { '-' }, node["score"]);
                assert!(!niet.iter().any(|judged| name.starts_with(judged)), "{vraag}: {name}");
                hits += 1;
                right += u32::from(belongs(name));
            }
            for judged in &hoort {
                let is_found = found.iter().any(|name| name.starts_with(judged));
                wanted += 1;
                if !is_found {
                    let _ = writeln!(told, "  ?    {judged}");
                }
            }
        }
        let missed = u32::try_from(told.matches("  ?    ").count()).expect("few");
        let (precisie, vangst) = (f64::from(right) / f64::from(hits), f64::from(wanted - missed) / f64::from(wanted));
        let cijfers = format!("precision {precisie:.2} ({right} of {hits}), recall {vangst:.2} ({} of {wanted})", wanted - missed);
        let _ = writeln!(told, "\n{cijfers}");
        if t.compares() {
            expect_file!["oordeel.txt"].assert_eq(&told);
            let claimed = [include_str!("../../README.md"), include_str!("../../api/decisions/0181-a-rank-is-a-sum-of-yes-and-no.md")];
            for text in claimed {
                assert!(text.contains(&cijfers), "what is told of search was measured: {cijfers}");
            }
        }
        assert!(precisie >= PRECISIE && vangst >= VANGST, "{told}");
    }
}
