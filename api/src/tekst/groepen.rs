//! Groups of texts that are much alike, each with each. Pure, and the same for the same texts in the same order.
//!
//! Two texts are compared as everywhere ([`super::Woordbeeld`]), with the number of these texts that have a stem as what
//! makes it rare. The likest pair comes first, and two groups become one only where every text of one is like every text
//! of the other (complete linkage): a chain in which the ends have nothing in common is no group. Only pairs that share a
//! stem are looked at, and what a stem weighs is looked up once; decision 0082 has what a thousand texts take.

use std::collections::BTreeMap;

use super::gelijkenis::{Aantallen, Woordbeeld};

/// Texts in one group at most: what a person still reads together. What is left over makes a group of its own.
pub const MEESTE_LEDEN: usize = 10;

/// Words that explain a group, at most.
const MEESTE_WOORDEN: usize = 10;

/// Texts that are alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Groep {
    /// The places of the texts, in their order.
    pub leden: Vec<usize>,
    /// How much alike any two of them are at least, from 0 to 1.
    pub score: f64,
    /// The words that more than half of them have, as the first of these has them; those that weigh most first.
    pub gedeeld: Vec<String>,
}

/// The groups of two or more in which each text is at least `minst` like each other: the largest first.
pub fn groepeer(teksten: &[&str], minst: f64) -> Vec<Groep> {
    let beelden: Vec<Woordbeeld<'_>> = teksten.iter().map(|tekst| Woordbeeld::new(tekst)).collect();
    let mut of_stem: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, beeld) in beelden.iter().enumerate() {
        for stam in beeld.woorden().keys() {
            of_stem.entry(stam).or_default().push(place);
        }
    }
    let counted = of_stem.iter().map(|(stam, places)| {
        (
            (*stam).to_owned(),
            u32::try_from(places.len()).unwrap_or(u32::MAX),
        )
    });
    let gewichten = Aantallen::new(counted).gewichten();
    // A stem is its place in the list from here on: its weight is wanted for each pair that shares it.
    let lists: Vec<(f64, &Vec<usize>)> = of_stem
        .iter()
        .map(|(stam, places)| (gewichten.van(stam), places))
        .collect();
    let mut of_text: Vec<Vec<(usize, usize)>> = vec![Vec::new(); teksten.len()];
    for (number, (_, places)) in lists.iter().enumerate() {
        for (nth, place) in places.iter().enumerate() {
            of_text[*place].push((number, nth + 1));
        }
    }
    let mut paren = Paren::new(teksten.len());
    let mut whole = vec![0.0; teksten.len()];
    // By text, not by stem: what one text shares with the others fits where the processor is fast.
    for (one, stems) in of_text.iter().enumerate() {
        let row = paren.row(one);
        for (number, later) in stems {
            let (weight, places) = lists[*number];
            whole[one] += weight;
            for other in &places[*later..] {
                row[*other] += weight;
            }
        }
    }
    paren.normalise(&whole);
    let mut groepen: Vec<Groep> = paren
        .join(minst)
        .into_iter()
        .map(|leden| {
            let score = paren.least(&leden, &leden);
            Groep {
                score,
                gedeeld: shared(&beelden, &leden, |stam| gewichten.van(stam)),
                leden,
            }
        })
        .collect();
    groepen.sort_by(|one, other| {
        let larger = other.leden.len().cmp(&one.leden.len());
        larger
            .then_with(|| other.score.total_cmp(&one.score))
            .then_with(|| one.leden.cmp(&other.leden))
    });
    groepen
}

/// What each two texts share.
struct Paren {
    aantal: usize,
    /// By the place of the first and of the second, the first before the second.
    waarden: Vec<f64>,
}

impl Paren {
    fn new(aantal: usize) -> Self {
        Self {
            aantal,
            waarden: vec![0.0; aantal * aantal],
        }
    }

    fn place(&self, one: usize, other: usize) -> usize {
        one.min(other) * self.aantal + one.max(other)
    }

    /// Of one text, with each other by its place; only those after it count.
    fn row(&mut self, one: usize) -> &mut [f64] {
        &mut self.waarden[one * self.aantal..][..self.aantal]
    }

    /// From the weight that two share to the share of it in what both have together.
    fn normalise(&mut self, whole: &[f64]) {
        for one in 0..self.aantal {
            let row = self.row(one);
            for (shared, other) in row.iter_mut().zip(whole).skip(one + 1) {
                if *shared > 0.0 {
                    *shared /= whole[one] + other - *shared;
                }
            }
        }
    }

    /// How much alike the texts of two lists are at least.
    fn least(&self, some: &[usize], others: &[usize]) -> f64 {
        let mut least = 1.0_f64;
        for one in some {
            for other in others {
                if one != other {
                    least = least.min(self.waarden[self.place(*one, *other)]);
                }
            }
        }
        least
    }

    /// Joins what is alike, the likest first; equally like ones in the order of the texts.
    fn join(&self, minst: f64) -> Vec<Vec<usize>> {
        let mut likest: Vec<(f64, usize, usize)> = Vec::new();
        for one in 0..self.aantal {
            for other in one + 1..self.aantal {
                let score = self.waarden[self.place(one, other)];
                if score >= minst {
                    likest.push((score, one, other));
                }
            }
        }
        likest.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let mut group_of: Vec<usize> = (0..self.aantal).collect();
        let mut groups: Vec<Vec<usize>> = (0..self.aantal).map(|place| vec![place]).collect();
        for (_, one, other) in likest {
            let (here, there) = (group_of[one], group_of[other]);
            let together = groups[here].len() + groups[there].len();
            if here == there || together > MEESTE_LEDEN || self.least(&groups[here], &groups[there]) < minst {
                continue;
            }
            let moved = std::mem::take(&mut groups[there]);
            for place in &moved {
                group_of[*place] = here;
            }
            groups[here].extend(moved);
        }
        groups.retain(|group| group.len() > 1);
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }
}

/// The words that more than half of a group have.
fn shared(beelden: &[Woordbeeld<'_>], leden: &[usize], weight: impl Fn(&str) -> f64) -> Vec<String> {
    let mut found: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for place in leden {
        for (stam, woord) in beelden[*place].woorden() {
            found.entry(stam).or_insert((0, *woord)).0 += 1;
        }
    }
    let mut shared: Vec<(f64, &str)> = found
        .into_iter()
        .filter(|(_, (number, _))| number * 2 > leden.len())
        .map(|(stam, (_, woord))| (weight(stam), woord))
        .collect();
    shared.sort_by(|(one, een), (other, twee)| other.total_cmp(one).then_with(|| een.cmp(twee)));
    let words = shared.into_iter().take(MEESTE_WOORDEN);
    words.map(|(_, woord)| woord.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Groep, MEESTE_LEDEN, groepeer};
    use crate::tekst::Aantallen;
    use crate::tekst::Woordbeeld;

    fn places(teksten: &[&str], minst: f64) -> Vec<Vec<usize>> {
        groepeer(teksten, minst)
            .into_iter()
            .map(|groep| groep.leden)
            .collect()
    }

    const VRAGEN: [&str; 6] = [
        "Hoe betrek ik ouders bij het plan?",
        "Wanneer is vervoer naar school geregeld?",
        "Hoe betrek je een ouder bij plannen?",
        "Wie regelt het vervoer naar de school?",
        "Ouders betrekken bij een plan: hoe dan?",
        "Mag de wijkagent aansluiten?",
    ];

    #[test]
    fn texts_with_the_same_words_come_together() {
        let found = groepeer(&VRAGEN, 0.4);
        let leden: Vec<&[usize]> = found.iter().map(|groep| groep.leden.as_slice()).collect();
        assert_eq!(leden, [&[0, 2, 4][..], &[1, 3]]);
        assert_eq!(found[0].score, 1.0, "the same words in any form and order");
        assert_eq!(found[0].gedeeld, ["betrek", "ouders", "plan"]);
        assert!(found[1].gedeeld.contains(&"vervoer".to_owned()), "{:?}", found[1]);
        assert_eq!(found, groepeer(&VRAGEN, 0.4));
    }

    #[test]
    fn there_may_be_nothing_to_group() {
        assert_eq!(groepeer(&[], 0.4), Vec::<Groep>::new());
        assert_eq!(groepeer(&VRAGEN[..1], 0.4), []);
        assert_eq!(
            groepeer(&["hoe dan ook", "hoe dan ook"], 0.4),
            [],
            "no words that tell"
        );
        assert_eq!(groepeer(&VRAGEN[..2], 0.01), []);
    }

    /// The first is like the second and the second like the third, but the first is not like the third.
    #[test]
    fn a_chain_is_no_group() {
        let chain = [
            "ouders plan school",
            "school plan gemeente wijkteam",
            "gemeente wijkteam agent",
        ];
        let found = places(&chain, 0.2);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].len(), 2);
    }

    #[test]
    fn the_score_is_that_of_comparing_two() {
        let found = groepeer(&[VRAGEN[1], VRAGEN[3], VRAGEN[0]], 0.1);
        let stems = |tekst: &str| -> Vec<String> {
            Woordbeeld::new(tekst)
                .stammen()
                .into_iter()
                .map(str::to_owned)
                .collect()
        };
        let all = [stems(VRAGEN[1]), stems(VRAGEN[3]), stems(VRAGEN[0])].concat();
        let counted = all.iter().map(|stam| {
            let number = all.iter().filter(|other| *other == stam).count();
            (stam.clone(), u32::try_from(number).unwrap_or_default())
        });
        let gewichten = Aantallen::new(counted).gewichten();
        let two = Woordbeeld::new(VRAGEN[1]).vergelijk(&Woordbeeld::new(VRAGEN[3]), &gewichten);
        assert!(
            (found[0].score - two.score).abs() < 1e-9,
            "{} {}",
            found[0].score,
            two.score
        );
    }

    #[test]
    fn a_group_is_never_longer_than_can_be_read() {
        let same = ["Hoe betrek ik ouders bij het plan?"; 2 * MEESTE_LEDEN + 3];
        let sizes: Vec<usize> = places(&same, 0.5).iter().map(Vec::len).collect();
        assert!(sizes.iter().all(|size| *size <= MEESTE_LEDEN), "{sizes:?}");
        assert_eq!(sizes.iter().sum::<usize>(), same.len());
    }
}
