//! `$filter`: comparisons of columns with values, `contains` and `startswith`, and `and`, `or`, `not`. Pure.
//!
//! What a column leaves empty is told apart as OData tells it: it equals `null` and nothing else, is neither more nor less than
//! anything, and whether it contains a text is unknown.

use std::{cmp::Ordering, iter::Peekable, vec::IntoIter};

use chrono::NaiveDate;

use super::blad::Rij;
use crate::{
    error::{Error, Result},
    uitgave::rules::cel::{Cel, Kolom, Type, procent},
};

/// How deep a condition may be nested.
const DIEPTE: usize = 40;

/// Words of a condition: a chain is as deep as it is long.
const WOORDEN: usize = 1_000;

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vergelijking {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

/// A value that stands in the address.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Waarde {
    Leeg,
    Tekst(String),
    Dag(NaiveDate),
    Getal(f64),
}

/// A condition on a row; a column is its place in the set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Voorwaarde {
    Of(Box<Self>, Box<Self>),
    En(Box<Self>, Box<Self>),
    Niet(Box<Self>),
    Vergelijk(usize, Vergelijking, Waarde),
    Bevat(usize, String),
    Begint(usize, String),
}

impl Voorwaarde {
    /// Reads `$filter` for a set with these columns.
    pub(crate) fn lees(text: &str, kolommen: &[Kolom]) -> Result<Self> {
        let woorden = woorden(text)?;
        let mut lezer = Lezer {
            woorden: woorden.into_iter().peekable(),
            kolommen,
        };
        let gelezen = lezer.of(0)?;
        match lezer.woorden.next() {
            None => Ok(gelezen),
            Some(_) => Err(onleesbaar()),
        }
    }

    /// Whether it holds; nothing where that is unknown.
    pub(crate) fn geldt(&self, rij: &Rij<'_>) -> Option<bool> {
        match self {
            Self::Of(a, b) => match (a.geldt(rij), b.geldt(rij)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Self::En(a, b) => match (a.geldt(rij), b.geldt(rij)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Self::Niet(a) => a.geldt(rij).map(|held| !held),
            Self::Vergelijk(kolom, hoe, waarde) => Some(vergelijk(&rij.cel(*kolom), *hoe, waarde)),
            Self::Bevat(kolom, deel) => match rij.cel(*kolom) {
                Cel::Tekst(text) => Some(text.contains(&**deel)),
                _ => None,
            },
            Self::Begint(kolom, deel) => match rij.cel(*kolom) {
                Cel::Tekst(text) => Some(text.starts_with(&**deel)),
                _ => None,
            },
        }
    }

    /// The text that a column must equal for the condition to hold, if it must equal one.
    pub(crate) fn eist(&self, kolom: usize) -> Option<&str> {
        match self {
            Self::En(a, b) => a.eist(kolom).or_else(|| b.eist(kolom)),
            Self::Vergelijk(of, Vergelijking::Eq, Waarde::Tekst(text)) if *of == kolom => Some(text),
            _ => None,
        }
    }
}

fn vergelijk(cel: &Cel<'_>, hoe: Vergelijking, waarde: &Waarde) -> bool {
    let getal = match cel {
        Cel::Getal(number) => Some(*number as f64),
        Cel::Promille(number) => Some(procent(*number)),
        _ => None,
    };
    let order = match (cel, waarde) {
        (Cel::Leeg, Waarde::Leeg) => Some(Ordering::Equal),
        (Cel::Tekst(text), Waarde::Tekst(other)) => Some(text.as_ref().cmp(other)),
        (Cel::Dag(day), Waarde::Dag(other)) => Some(day.cmp(other)),
        (_, Waarde::Getal(other)) => getal.and_then(|number| number.partial_cmp(other)),
        _ => None,
    };
    let Some(order) = order else {
        // One of them is empty and the other is not.
        return hoe == Vergelijking::Ne;
    };
    match hoe {
        Vergelijking::Eq => order == Ordering::Equal,
        Vergelijking::Ne => order != Ordering::Equal,
        _ if *cel == Cel::Leeg => false,
        Vergelijking::Gt => order == Ordering::Greater,
        Vergelijking::Ge => order != Ordering::Less,
        Vergelijking::Lt => order == Ordering::Less,
        Vergelijking::Le => order != Ordering::Greater,
    }
}

/// A word of the language.
#[derive(Clone, Debug, PartialEq)]
enum Woord {
    Open,
    Dicht,
    Komma,
    Naam(String),
    Waarde(Waarde),
}

fn onleesbaar() -> Error {
    Error::bad(
        "`$filter` is een voorwaarde met eq, ne, gt, ge, lt, le, and, or, not, contains en startswith.",
        "`$filter` is a condition with eq, ne, gt, ge, lt, le, and, or, not, contains and startswith.",
    )
}

fn woorden(text: &str) -> Result<Vec<Woord>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (woord, length) = match first {
            '(' => (Woord::Open, 1),
            ')' => (Woord::Dicht, 1),
            ',' => (Woord::Komma, 1),
            '\'' => aangehaald(rest)?,
            _ => {
                let end = rest
                    .find(|letter: char| letter.is_whitespace() || "(),'".contains(letter))
                    .unwrap_or(rest.len());
                (los(&rest[..end])?, end)
            }
        };
        found.push(woord);
        if found.len() > WOORDEN {
            return Err(Error::bad("`$filter` is te lang.", "`$filter` is too long."));
        }
        rest = rest[length..].trim_start();
    }
    Ok(found)
}

/// A text between apostrophes, of which two are one.
fn aangehaald(rest: &str) -> Result<(Woord, usize)> {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((place, letter)) = letters.next() {
        if letter != '\'' {
            text.push(letter);
        } else if letters.next_if(|(_, next)| *next == '\'').is_some() {
            text.push('\'');
        } else {
            return Ok((Woord::Waarde(Waarde::Tekst(text)), place + 1));
        }
    }
    Err(onleesbaar())
}

fn los(word: &str) -> Result<Woord> {
    if word == "null" {
        return Ok(Woord::Waarde(Waarde::Leeg));
    }
    if word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-') {
        if let Ok(day) = word.parse() {
            return Ok(Woord::Waarde(Waarde::Dag(day)));
        }
        let number = word.parse().ok().filter(|number: &f64| number.is_finite());
        return number
            .map(|number| Woord::Waarde(Waarde::Getal(number)))
            .ok_or_else(onleesbaar);
    }
    Ok(Woord::Naam(word.to_owned()))
}

struct Lezer<'a> {
    woorden: Peekable<IntoIter<Woord>>,
    kolommen: &'a [Kolom],
}

impl Lezer<'_> {
    /// Whether the next word is this name, which is then read.
    fn naam(&mut self, name: &str) -> bool {
        self.woorden
            .next_if(|woord| matches!(woord, Woord::Naam(found) if found == name))
            .is_some()
    }

    fn verwacht(&mut self, woord: &Woord) -> Result<()> {
        self.woorden.next_if_eq(woord).map(drop).ok_or_else(onleesbaar)
    }

    fn of(&mut self, diepte: usize) -> Result<Voorwaarde> {
        let mut left = self.en(diepte)?;
        while self.naam("or") {
            left = Voorwaarde::Of(Box::new(left), Box::new(self.en(diepte)?));
        }
        Ok(left)
    }

    fn en(&mut self, diepte: usize) -> Result<Voorwaarde> {
        let mut left = self.niet(diepte)?;
        while self.naam("and") {
            left = Voorwaarde::En(Box::new(left), Box::new(self.niet(diepte)?));
        }
        Ok(left)
    }

    fn niet(&mut self, diepte: usize) -> Result<Voorwaarde> {
        if diepte >= DIEPTE {
            return Err(Error::bad(
                "`$filter` is te diep genest.",
                "`$filter` is nested too deeply.",
            ));
        }
        if self.naam("not") {
            return Ok(Voorwaarde::Niet(Box::new(self.niet(diepte + 1)?)));
        }
        if self.woorden.next_if_eq(&Woord::Open).is_some() {
            let inner = self.of(diepte + 1)?;
            self.verwacht(&Woord::Dicht)?;
            return Ok(inner);
        }
        let first = self.woorden.next().ok_or_else(onleesbaar)?;
        match first {
            Woord::Naam(name) if self.woorden.peek() == Some(&Woord::Open) => self.functie(&name),
            Woord::Naam(name) => {
                let kolom = plaats(&name, self.kolommen)?;
                let hoe = self.vergelijking()?;
                let Some(Woord::Waarde(waarde)) = self.woorden.next() else {
                    return Err(onleesbaar());
                };
                self.vergelijk(kolom, hoe, waarde)
            }
            Woord::Waarde(waarde) => {
                let hoe = omgekeerd(self.vergelijking()?);
                let Some(Woord::Naam(name)) = self.woorden.next() else {
                    return Err(onleesbaar());
                };
                self.vergelijk(plaats(&name, self.kolommen)?, hoe, waarde)
            }
            _ => Err(onleesbaar()),
        }
    }

    fn vergelijking(&mut self) -> Result<Vergelijking> {
        use Vergelijking::{Eq, Ge, Gt, Le, Lt, Ne};
        let named = [
            ("eq", Eq),
            ("ne", Ne),
            ("gt", Gt),
            ("ge", Ge),
            ("lt", Lt),
            ("le", Le),
        ];
        let found = named.into_iter().find(|(name, _)| self.naam(name));
        found.map(|(_, hoe)| hoe).ok_or_else(onleesbaar)
    }

    fn vergelijk(&self, kolom: usize, hoe: Vergelijking, waarde: Waarde) -> Result<Voorwaarde> {
        let soort = self.kolommen.get(kolom).map(|kolom| kolom.soort);
        let past = matches!(
            (soort, &waarde),
            (_, Waarde::Leeg)
                | (Some(Type::Tekst), Waarde::Tekst(_))
                | (Some(Type::Dag), Waarde::Dag(_))
                | (Some(Type::Getal | Type::Procent), Waarde::Getal(_))
        );
        past.then_some(Voorwaarde::Vergelijk(kolom, hoe, waarde))
            .ok_or_else(|| {
                Error::bad(
                    "In `$filter` wordt een kolom vergeleken met een waarde van een andere soort.",
                    "In `$filter` a column is compared with a value of another type.",
                )
            })
    }

    fn functie(&mut self, name: &str) -> Result<Voorwaarde> {
        let make: fn(usize, String) -> Voorwaarde = match name {
            "contains" => Voorwaarde::Bevat,
            "startswith" => Voorwaarde::Begint,
            _ => return Err(onleesbaar()),
        };
        self.verwacht(&Woord::Open)?;
        let Some(Woord::Naam(name)) = self.woorden.next() else {
            return Err(onleesbaar());
        };
        let kolom = plaats(&name, self.kolommen)?;
        self.verwacht(&Woord::Komma)?;
        let Some(Woord::Waarde(Waarde::Tekst(deel))) = self.woorden.next() else {
            return Err(onleesbaar());
        };
        self.verwacht(&Woord::Dicht)?;
        if self
            .kolommen
            .get(kolom)
            .is_none_or(|kolom| kolom.soort != Type::Tekst)
        {
            return Err(Error::bad(
                "`contains` en `startswith` zijn er voor kolommen met tekst.",
                "`contains` and `startswith` are for columns of text.",
            ));
        }
        Ok(make(kolom, deel))
    }
}

fn omgekeerd(hoe: Vergelijking) -> Vergelijking {
    match hoe {
        Vergelijking::Gt => Vergelijking::Lt,
        Vergelijking::Ge => Vergelijking::Le,
        Vergelijking::Lt => Vergelijking::Gt,
        Vergelijking::Le => Vergelijking::Ge,
        same => same,
    }
}

/// The place of a column that is named in the address.
pub(super) fn plaats(name: &str, kolommen: &[Kolom]) -> Result<usize> {
    let found = kolommen.iter().position(|kolom| kolom.naam == name);
    found.ok_or_else(|| {
        Error::bad(
            "Er is een kolom genoemd die deze verzameling niet heeft; `$metadata` noemt ze alle.",
            "A column is named that this set does not have; `$metadata` names them all.",
        )
    })
}

#[cfg(test)]
mod tests;
