//! Which thema's are proposed for a leervraag, and why. Pure; an editor decides.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    leervraag::{MINST, Vergelijkbaar},
    tekst::{Gewichten, Woordbeeld},
};

/// Leervragen that explain a proposal, at most.
const MEESTE_LEERVRAGEN: usize = 3;

/// A thema with its words.
pub(in crate::thema) struct Kandidaat {
    pub(in crate::thema) thema: Uuid,
    /// Its name and what it is about.
    pub(in crate::thema) tekst: String,
}

/// A thema that is proposed for a leervraag.
#[derive(Clone, Debug)]
pub(in crate::thema) struct Voorstel {
    pub(in crate::thema) thema: Uuid,
    /// From 0 to 1: the likest of its own words and of the leervragen in it.
    pub(in crate::thema) score: f64,
    /// The words of the leervraag that its name or description has too; those that weigh most first.
    pub(in crate::thema) gedeeld: Vec<String>,
    /// The leervragen in it that are most like the leervraag, best first.
    pub(in crate::thema) leervragen: Vec<Vergelijkbaar>,
}

/// The thema's that a leervraag with these words may belong to, best first: those whose own words are like it, and those
/// that bundle what is like it. `gevonden` is what is like it, best first; `bundels` says in which thema each of these is.
pub(in crate::thema) fn voorstellen(
    tekst: &str,
    gewichten: &Gewichten,
    themas: &[Kandidaat],
    gevonden: &[Vergelijkbaar],
    bundels: &[(Uuid, Uuid)],
) -> Vec<Voorstel> {
    let gevraagd = Woordbeeld::new(tekst);
    let mut all: BTreeMap<Uuid, Voorstel> = BTreeMap::new();
    for Kandidaat { thema, tekst } in themas {
        let gelijkenis = gevraagd.vergelijk(&Woordbeeld::new(tekst), gewichten);
        let voorstel = Voorstel {
            thema: *thema,
            score: gelijkenis.score,
            gedeeld: gelijkenis.gedeeld.into_iter().map(str::to_owned).collect(),
            leervragen: Vec::new(),
        };
        all.insert(*thema, voorstel);
    }
    for found in gevonden {
        for (thema, _) in bundels
            .iter()
            .filter(|(_, leervraag)| *leervraag == found.leervraag)
        {
            let voorstel = all.entry(*thema).or_insert_with(|| Voorstel {
                thema: *thema,
                score: 0.0,
                gedeeld: Vec::new(),
                leervragen: Vec::new(),
            });
            voorstel.score = voorstel.score.max(found.score);
            if voorstel.leervragen.len() < MEESTE_LEERVRAGEN {
                voorstel.leervragen.push(found.clone());
            }
        }
    }
    let mut proposed: Vec<Voorstel> = all
        .into_values()
        .filter(|voorstel| voorstel.score >= MINST)
        .collect();
    proposed.sort_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score
            .then_with(|| other.leervragen.len().cmp(&one.leervragen.len()))
            .then_with(|| one.thema.cmp(&other.thema))
    });
    proposed
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Kandidaat, Vergelijkbaar, voorstellen};
    use crate::tekst::Aantallen;

    const VRAAG: &str = "Hoe houd ik contact met ouders en school?";

    fn key(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn thema(number: u128, tekst: &str) -> Kandidaat {
        Kandidaat {
            thema: key(number),
            tekst: tekst.to_owned(),
        }
    }

    fn like(number: u128, score: f64) -> Vergelijkbaar {
        Vergelijkbaar {
            leervraag: key(number),
            score,
            gedeeld: vec!["contact".to_owned()],
        }
    }

    /// The proposals, each with its thema, its score in hundredths, its words and the number of leervragen behind it.
    fn told(
        themas: &[Kandidaat],
        gevonden: &[Vergelijkbaar],
        bundels: &[(u128, u128)],
    ) -> Vec<(u128, i64, String, usize)> {
        let bundels: Vec<(Uuid, Uuid)> = bundels
            .iter()
            .map(|(thema, vraag)| (key(*thema), key(*vraag)))
            .collect();
        let gewichten = Aantallen::default().gewichten();
        voorstellen(VRAAG, &gewichten, themas, gevonden, &bundels)
            .into_iter()
            .map(|voorstel| {
                let hundredths = (voorstel.score * 100.0).round() as i64;
                let gedeeld = voorstel.gedeeld.join(" ");
                (
                    voorstel.thema.as_u128(),
                    hundredths,
                    gedeeld,
                    voorstel.leervragen.len(),
                )
            })
            .collect()
    }

    #[test]
    fn its_own_words_propose_a_thema() {
        let themas = [
            thema(1, "Vervoer en reizen"),
            thema(2, "Contact met ouders"),
            thema(3, "Ouders, scholen en contact: houd vol"),
        ];
        let found = told(&themas, &[], &[]);
        let order: Vec<u128> = found.iter().map(|(thema, ..)| *thema).collect();
        assert_eq!(order, [3, 2]);
        assert_eq!(found[1].2, "contact ouders");
    }

    #[test]
    fn what_it_bundles_proposes_a_thema() {
        let gevonden = [like(11, 0.8), like(12, 0.5), like(13, 0.4), like(14, 0.3)];
        let bundels = [(1, 12), (1, 13), (1, 14), (2, 11), (3, 12), (1, 12)];
        let themas = [thema(1, "Vervoer"), thema(2, "Reizen")];
        let found = told(&themas, &gevonden, &bundels);
        let seen: Vec<(u128, i64, usize)> = found.iter().map(|one| (one.0, one.1, one.3)).collect();
        assert_eq!(seen, [(2, 80, 1), (1, 50, 3), (3, 50, 1)]);
    }

    #[test]
    fn what_is_hardly_alike_is_not_proposed() {
        assert_eq!(told(&[thema(1, "Vervoer")], &[], &[]), []);
        assert_eq!(told(&[], &[like(11, 0.9)], &[]), []);
    }
}
