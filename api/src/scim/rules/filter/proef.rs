//! Filters made of a number.

use serde_json::json;

use super::{Filter, Pad, Vergelijking};

/// A row of numbers that looks like chance.
pub(in crate::scim) struct Getal(pub(in crate::scim) u64);

impl Getal {
    fn onder(&mut self, most: u64) -> u64 {
        // The constants of Knuth.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn uit<T: Clone>(&mut self, from: &[T]) -> T {
        let place = self.onder(from.len() as u64);
        from[usize::try_from(place).unwrap_or_default()].clone()
    }
}

fn pad(from: &mut Getal) -> Pad {
    Pad {
        urn: from.uit(&[
            None,
            None,
            Some("urn:ietf:params:scim:schemas:core:2.0:User".to_owned()),
        ]),
        naam: from
            .uit(&["userName", "emails", "and", "not", "x-1_y"])
            .to_owned(),
        sub: from.uit(&[None, Some("value".to_owned())]),
    }
}

pub(in crate::scim) fn filter(from: &mut Getal, depth: u64, brackets: bool) -> Filter {
    let kind = from.onder(if depth == 0 { 2 } else { 6 });
    // Two alike within each other are one, as they are read.
    let many = |from: &mut Getal, same: fn(&Filter) -> bool| {
        let count = 2 + from.onder(2);
        let parts = (0..count).map(|_| filter(from, depth - 1, brackets));
        let alone = Filter::Aanwezig(Pad {
            urn: None,
            naam: "a".to_owned(),
            sub: None,
        });
        parts
            .map(|part| if same(&part) { alone.clone() } else { part })
            .collect()
    };
    match kind {
        0 => Filter::Aanwezig(pad(from)),
        2 => Filter::En(many(from, |part| matches!(part, Filter::En(_)))),
        3 => Filter::Of(many(from, |part| matches!(part, Filter::Of(_)))),
        4 => Filter::Niet(Box::new(filter(from, depth - 1, brackets))),
        5 if brackets => Filter::Een(pad(from), Box::new(filter(from, depth - 1, false))),
        _ => {
            let (hoe, _) = from.uit(&Vergelijking::ALLE);
            let value = from.uit(&[
                json!("a\"b\\ )]"),
                json!(true),
                json!(null),
                json!(-1.5),
                json!("é"),
            ]);
            Filter::Vergelijk(pad(from), hoe, value)
        }
    }
}
