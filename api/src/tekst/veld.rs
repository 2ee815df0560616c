//! A text field of an input: judged by the guard, refused with the name of the field.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Beoordeeld, Bezwaar, BezwaarCode, Soort, Taal, Tekst};
use crate::error::{Problem, Refusal, Uitleg};

/// Why an input was refused: by the guard, or by a rule of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Fout<C> {
    /// The guard found something in a text.
    Tekst(BezwaarCode),
    /// The guard doubts, and nobody looks at this text before others read it.
    Twijfel,
    /// A rule of the room.
    Eigen(C),
}

impl<C: Uitleg> Uitleg for Fout<C> {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        match self {
            Self::Tekst(code) => code.uitleg(taal).into(),
            Self::Eigen(code) => code.uitleg(taal),
            Self::Twijfel => taal
                .kies(
                    "Deze plaats in de tekst kan naar een persoon herleiden. Schrijf algemener.",
                    "This place in the text may point to a person. Write in general terms.",
                )
                .into(),
        }
    }
}

/// One text that others read at once, or everything that is wrong with it.
pub(crate) fn openbare_tekst<C>(
    field: &'static str,
    raw: &str,
    soort: Soort,
) -> Result<String, Refusal<Fout<C>>> {
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar(field, raw, soort);
    bezwaren.of(tekst).map(Into::into).map_err(Refusal::User)
}

/// What is wrong with an input, gathered so that the user sees everything at once.
#[derive(Debug)]
pub(crate) struct Bezwaren<C>(Vec<Problem<Fout<C>>>);

impl<C> Default for Bezwaren<C> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<C> Bezwaren<C> {
    /// Judges a text that an editor reads before others do: doubts go with it.
    pub(crate) fn gemodereerd(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        raw: &str,
        soort: Soort,
    ) -> Option<Beoordeeld> {
        Tekst::parse(raw, soort)
            .map_err(|bezwaren| self.weiger(field.into(), bezwaren))
            .ok()
    }

    /// Judges a text that others read at once: the doubts about it go with an editor's word, and refuse that of others.
    pub(crate) fn meteen(
        &mut self,
        redactie: bool,
        field: impl Into<Cow<'static, str>>,
        raw: &str,
        soort: Soort,
    ) -> Option<Tekst> {
        if redactie {
            self.gemodereerd(field, raw, soort).map(|judged| judged.tekst)
        } else {
            self.openbaar(field, raw, soort)
        }
    }

    /// Judges a text that others read at once: doubts refuse it too.
    pub(crate) fn openbaar(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        raw: &str,
        soort: Soort,
    ) -> Option<Tekst> {
        let field = field.into();
        let beoordeeld = self.gemodereerd(field.clone(), raw, soort)?;
        let twijfels = beoordeeld.signalen.iter();
        self.0.extend(twijfels.map(|twijfel| Problem {
            code: Fout::Twijfel,
            field: field.clone(),
            plaats: Some(twijfel.plaats),
        }));
        Some(beoordeeld.tekst)
    }

    /// Adds what a rule of the room found.
    pub(crate) fn eigen(&mut self, found: impl IntoIterator<Item = (String, C)>) {
        let problem = |(field, code): (String, C)| Problem {
            code: Fout::Eigen(code),
            field: field.into(),
            plaats: None,
        };
        self.0.extend(found.into_iter().map(problem));
    }

    /// The parsed input, or everything that is wrong with it.
    pub(crate) fn of<T>(self, parsed: Option<T>) -> Result<T, Vec<Problem<Fout<C>>>> {
        match parsed {
            Some(parsed) if self.0.is_empty() => Ok(parsed),
            _ => Err(self.0),
        }
    }

    fn weiger(&mut self, field: Cow<'static, str>, bezwaren: Vec<Bezwaar>) {
        let problem = |bezwaar: Bezwaar| Problem {
            code: Fout::Tekst(bezwaar.code),
            field: field.clone(),
            plaats: bezwaar.plaats,
        };
        self.0.extend(bezwaren.into_iter().map(problem));
    }
}
