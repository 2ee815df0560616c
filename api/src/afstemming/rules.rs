//! Comparing what two sides say: the rows that an association sends, and what differs. Pure.

use std::collections::HashMap;

/// Differences that are named; the others are counted.
pub(super) const MEESTE_VERSCHILLEN: usize = 1_000;

/// What stands between the two columns. No lidnummer has one of these.
const SCHEIDING: [char; 3] = [';', ',', '\t'];

/// How a row differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soort {
    /// Both have it, and say something else.
    Verschilt,
    /// The service has it, and the association did not send it.
    AlleenHier,
    /// The association sent it, and the service does not have it.
    AlleenDaar,
    /// The association sent it more than once.
    Dubbel,
}

impl Soort {
    pub(super) fn naam(self) -> &'static str {
        match self {
            Self::Verschilt => "VERSCHILT",
            Self::AlleenHier => "ALLEEN_HIER",
            Self::AlleenDaar => "ALLEEN_DAAR",
            Self::Dubbel => "DUBBEL",
        }
    }
}

/// One row that differs. What only the association has is named by its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verschil {
    pub(super) soort: Soort,
    pub(super) lidnummer: String,
    pub(super) rij: Option<usize>,
}

/// What an association sent: each lidnummer with its place and its print.
#[derive(Clone, Debug, Default)]
pub(super) struct Gestuurd {
    rijen: HashMap<String, (usize, Option<String>)>,
    dubbel: Vec<Verschil>,
    kop: Option<bool>,
    aantal: usize,
}

/// Why the rows of an association cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GeenKop;

impl Gestuurd {
    /// Takes one line of the file; the first is the header: `lidnummer` alone, or with `afdruk` behind it.
    pub(super) fn regel(&mut self, line: &str) -> Result<(), GeenKop> {
        let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
        let mut cellen = line
            .splitn(2, SCHEIDING)
            .map(|cel| cel.trim().trim_matches('"').trim());
        let (lidnummer, afdruk) = (cellen.next().unwrap_or_default(), cellen.next());
        let Some(met_afdruk) = self.kop else {
            let named = |cel: &str, name: &str| cel.eq_ignore_ascii_case(name);
            if !named(lidnummer, "lidnummer") || afdruk.is_some_and(|cel| !named(cel, "afdruk")) {
                return Err(GeenKop);
            }
            self.kop = Some(afdruk.is_some());
            self.aantal = 1;
            return Ok(());
        };
        self.aantal += 1;
        if lidnummer.is_empty() {
            return Ok(());
        }
        let rij = self.aantal;
        let afdruk = met_afdruk.then(|| afdruk.unwrap_or_default().to_ascii_lowercase());
        if self.rijen.contains_key(lidnummer) {
            self.dubbel.push(Verschil {
                soort: Soort::Dubbel,
                lidnummer: lidnummer.to_owned(),
                rij: Some(rij),
            });
        } else {
            self.rijen.insert(lidnummer.to_owned(), (rij, afdruk));
        }
        Ok(())
    }

    /// Whether there was a header.
    pub(super) fn leesbaar(&self) -> bool {
        self.kop.is_some()
    }

    /// Rows with a lidnummer.
    pub(super) fn aantal(&self) -> usize {
        self.rijen.len() + self.dubbel.len()
    }

    /// The prints that were sent.
    pub(super) fn afdrukken(&self) -> Option<Vec<String>> {
        self.rijen.values().map(|(_, afdruk)| afdruk.clone()).collect()
    }
}

/// The two sides, compared row by row.
#[derive(Debug)]
pub(super) struct Vergelijking {
    gestuurd: Gestuurd,
    /// Whether a membership that is over is missed where the association does not send it.
    beeindigd: bool,
    pub(super) gelijk: usize,
    pub(super) aantallen: [usize; 4],
    pub(super) verschillen: Vec<Verschil>,
    /// The prints of this side, of what was compared.
    pub(super) afdrukken: Vec<String>,
}

impl Vergelijking {
    pub(super) fn new(mut gestuurd: Gestuurd, beeindigd: bool) -> Self {
        let dubbel = std::mem::take(&mut gestuurd.dubbel);
        let mut made = Self {
            gestuurd,
            beeindigd,
            gelijk: 0,
            aantallen: [0; 4],
            verschillen: Vec::new(),
            afdrukken: Vec::new(),
        };
        for one in dubbel {
            made.noem(one);
        }
        made
    }

    /// Compares a membership of this side.
    pub(super) fn hier(&mut self, lidnummer: &str, loopt: bool, afdruk: String) {
        let verschilt = match self.gestuurd.rijen.remove(lidnummer) {
            None if !loopt && !self.beeindigd => return,
            None => Some((Soort::AlleenHier, None)),
            Some((rij, Some(daar))) if daar != afdruk => Some((Soort::Verschilt, Some(rij))),
            Some(_) => None,
        };
        self.afdrukken.push(afdruk);
        match verschilt {
            None => self.gelijk += 1,
            Some((soort, rij)) => self.noem(Verschil {
                soort,
                lidnummer: lidnummer.to_owned(),
                rij,
            }),
        }
    }

    /// What is left is on the other side alone.
    pub(super) fn einde(&mut self) {
        let mut left: Vec<_> = std::mem::take(&mut self.gestuurd.rijen).into_iter().collect();
        left.sort_unstable_by_key(|(_, (rij, _))| *rij);
        for (lidnummer, (rij, _)) in left {
            self.noem(Verschil {
                soort: Soort::AlleenDaar,
                lidnummer,
                rij: Some(rij),
            });
        }
    }

    fn noem(&mut self, verschil: Verschil) {
        self.aantallen[verschil.soort as usize] += 1;
        if self.verschillen.len() < MEESTE_VERSCHILLEN {
            self.verschillen.push(verschil);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(file: &str) -> Gestuurd {
        let mut gestuurd = Gestuurd::default();
        for line in file.lines() {
            gestuurd.regel(line).expect("a header");
        }
        gestuurd
    }

    #[test]
    fn rows_differ_in_four_ways() {
        let gestuurd = sent("\u{feff}Lidnummer;Afdruk\r\n1;AA\r\n2;bb\n2;bb\n\n3;cc\n4;dd\n");
        assert_eq!(gestuurd.aantal(), 5);
        let mut both = Vergelijking::new(gestuurd, false);
        for (number, runs, print) in [
            ("1", true, "aa"),
            ("2", true, "xx"),
            ("5", true, "ee"),
            ("6", false, "ff"),
            ("4", false, "dd"),
        ] {
            both.hier(number, runs, print.into());
        }
        both.einde();
        let told = |one: &Verschil| (one.soort.naam(), one.lidnummer.clone(), one.rij);
        assert_eq!(both.gelijk, 2);
        assert_eq!(
            both.verschillen.iter().map(told).collect::<Vec<_>>(),
            [
                ("DUBBEL", "2".into(), Some(4)),
                ("VERSCHILT", "2".into(), Some(3)),
                ("ALLEEN_HIER", "5".into(), None),
                ("ALLEEN_DAAR", "3".into(), Some(6)),
            ]
        );
        assert_eq!(
            both.afdrukken.len(),
            4,
            "what is over and was not sent is not compared"
        );
    }

    #[test]
    fn what_is_over_is_missed_only_where_that_is_asked() {
        let mut both = Vergelijking::new(sent("lidnummer\n1\n"), true);
        both.hier("2", false, String::new());
        both.hier("1", true, String::new());
        assert_eq!((both.gelijk, both.aantallen), (1, [0, 1, 0, 0]));
    }

    #[test]
    fn many_differences_are_counted_and_the_first_are_named() {
        let mut both = Vergelijking::new(Gestuurd::default(), false);
        for number in 0..=MEESTE_VERSCHILLEN {
            both.hier(&number.to_string(), true, String::new());
        }
        assert_eq!(
            (both.aantallen[1], both.verschillen.len()),
            (MEESTE_VERSCHILLEN + 1, MEESTE_VERSCHILLEN)
        );
    }

    #[test]
    fn a_file_begins_with_its_header() {
        for file in ["1;aa", "lidnummer;achternaam", ""] {
            assert_eq!(Gestuurd::default().regel(file), Err(GeenKop), "{file}");
        }
        assert!(
            sent("lidnummer\n1").afdrukken().is_none(),
            "without prints there is none of all"
        );
    }
}
