//! Reading a filter and a path: the whole grammar of RFC 7644, bounded in length, depth and terms before anything is built.

use serde_json::Value;

use super::{Doel, Filter, Pad, Vergelijking};

/// Characters of a filter.
const LANGST: usize = 4_096;
/// Parentheses within each other.
const DIEPST: usize = 24;
/// Comparisons in one filter.
const MEESTE: usize = 128;

/// Reads a filter; nothing when it is none.
pub(in crate::scim) fn lees(text: &str) -> Option<Filter> {
    let mut from = Lezer::new(text)?;
    let filter = from.of(true)?;
    from.spatie();
    from.rest.is_empty().then_some(filter)
}

/// Reads the path of a change: an attribute, an attribute within one, or some values of one with several.
pub(in crate::scim) fn lees_pad(text: &str) -> Option<Doel> {
    let mut from = Lezer::new(text.trim())?;
    let pad = from.pad()?;
    let mut doel = Doel {
        pad,
        welke: None,
        sub: None,
    };
    if from.teken('[') {
        doel.welke = Some(from.haken()?);
        if from.teken('.') {
            doel.sub = Some(from.woord()?.to_owned()).filter(|sub| naam(sub));
            doel.sub.as_ref()?;
        }
    }
    from.rest.is_empty().then_some(doel)
}

struct Lezer<'t> {
    rest: &'t str,
    diep: usize,
    aantal: usize,
}

/// Whether a text is a name of an attribute.
fn naam(text: &str) -> bool {
    let text = text.strip_prefix('$').unwrap_or(text);
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

impl<'t> Lezer<'t> {
    fn new(text: &'t str) -> Option<Self> {
        (text.len() <= LANGST).then_some(Self {
            rest: text,
            diep: 0,
            aantal: 0,
        })
    }

    fn spatie(&mut self) -> bool {
        let after = self.rest.trim_start_matches(' ');
        let some = after.len() < self.rest.len();
        self.rest = after;
        some
    }

    fn teken(&mut self, teken: char) -> bool {
        let after = self.rest.strip_prefix(teken);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// The letters that come next, as far as they can be of a name.
    fn woord(&mut self) -> Option<&'t str> {
        let part = |c: char| c.is_ascii_alphanumeric() || "-_.:$".contains(c);
        let end = self.rest.find(|c| !part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(word).filter(|word| !word.is_empty())
    }

    /// Takes a word of the language that stands next, in any case; what follows is no letter of it.
    fn sleutelwoord(&mut self, word: &str) -> bool {
        let found = self
            .rest
            .get(..word.len())
            .is_some_and(|next| next.eq_ignore_ascii_case(word));
        let whole = found && !self.rest[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if whole {
            self.rest = &self.rest[word.len()..];
        }
        whole
    }

    /// A word between two filters, with a space before it.
    fn tussen(&mut self, word: &str) -> bool {
        let before = self.rest;
        let found = self.spatie() && self.sleutelwoord(word);
        if !found {
            self.rest = before;
        }
        found
    }

    fn of(&mut self, waardepaden: bool) -> Option<Filter> {
        let mut parts = vec![self.en(waardepaden)?];
        while self.tussen("or") {
            parts.push(self.en(waardepaden)?);
        }
        Some(een_of(parts, Filter::Of))
    }

    fn en(&mut self, waardepaden: bool) -> Option<Filter> {
        let mut parts = vec![self.deel(waardepaden)?];
        while self.tussen("and") {
            parts.push(self.deel(waardepaden)?);
        }
        Some(een_of(parts, Filter::En))
    }

    fn deel(&mut self, waardepaden: bool) -> Option<Filter> {
        self.spatie();
        if self.teken('(') {
            return self.binnen(waardepaden);
        }
        let before = self.rest;
        if self.sleutelwoord("not") {
            self.spatie();
            if self.teken('(') {
                return Some(Filter::Niet(Box::new(self.binnen(waardepaden)?)));
            }
            // An attribute that is called so.
            self.rest = before;
        }
        self.aantal += 1;
        if self.aantal > MEESTE {
            return None;
        }
        let pad = self.pad()?;
        if waardepaden && self.teken('[') {
            let within = self.haken()?;
            // Entra asks so for one part of the value that is meant; the grammar has it in paths only.
            if self.teken('.') {
                if self.rest.starts_with([' ', '(']) {
                    return None;
                }
                let part = self.deel(false)?;
                if !matches!(part, Filter::Aanwezig(_) | Filter::Vergelijk(..)) {
                    return None;
                }
                return Some(Filter::Een(pad, Box::new(samen(within, part))));
            }
            return Some(Filter::Een(pad, Box::new(within)));
        }
        self.spatie().then_some(())?;
        let word = self.woord()?;
        if word.eq_ignore_ascii_case("pr") {
            return Some(Filter::Aanwezig(pad));
        }
        let mut known = Vergelijking::ALLE.into_iter();
        let (hoe, _) = known.find(|(_, name)| name.eq_ignore_ascii_case(word))?;
        self.spatie().then_some(())?;
        Some(Filter::Vergelijk(pad, hoe, self.waarde()?))
    }

    fn binnen(&mut self, waardepaden: bool) -> Option<Filter> {
        self.diep += 1;
        let filter = (self.diep <= DIEPST).then(|| self.of(waardepaden))??;
        self.diep -= 1;
        self.spatie();
        self.teken(')').then_some(filter)
    }

    /// What stands between `[` and `]`: a filter without such brackets in it.
    fn haken(&mut self) -> Option<Filter> {
        let filter = self.of(false)?;
        self.spatie();
        self.teken(']').then_some(filter)
    }

    fn pad(&mut self) -> Option<Pad> {
        let word = self.woord()?;
        let (urn, rest) = match word.rsplit_once(':') {
            Some((urn, rest)) => (Some(urn.to_owned()), rest),
            None => (None, word),
        };
        let (name, sub) = match rest.split_once('.') {
            Some((name, sub)) => (name, Some(sub.to_owned())),
            None => (rest, None),
        };
        // The whole of an extension is named by its schema: it ends in a name as well.
        let good = naam(name) && sub.as_deref().is_none_or(naam);
        let urn_good = urn.as_deref().is_none_or(|urn| {
            urn.get(..4)
                .is_some_and(|begin| begin.eq_ignore_ascii_case("urn:"))
                && urn.len() > 4
        });
        (good && urn_good).then(|| Pad {
            urn,
            naam: name.to_owned(),
            sub,
        })
    }

    fn waarde(&mut self) -> Option<Value> {
        let end = if self.rest.starts_with('"') {
            einde_van_tekst(self.rest)?
        } else {
            self.rest.find([' ', ')', ']']).unwrap_or(self.rest.len())
        };
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        let small = text.to_ascii_lowercase();
        let word = ["true", "false", "null"].contains(&&*small);
        let value: Value = serde_json::from_str(if word { &small } else { text }).ok()?;
        (!value.is_array() && !value.is_object()).then_some(value)
    }
}

/// Both.
fn samen(one: Filter, other: Filter) -> Filter {
    match one {
        Filter::En(mut parts) => {
            parts.push(other);
            Filter::En(parts)
        }
        one => Filter::En(vec![one, other]),
    }
}

/// One of many, or the only one.
fn een_of(mut parts: Vec<Filter>, many: impl Fn(Vec<Filter>) -> Filter) -> Filter {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    many(parts)
}

/// Where a quoted text ends.
fn einde_van_tekst(text: &str) -> Option<usize> {
    let mut skip = false;
    let mut rest = text.char_indices().skip(1);
    rest.find(|(_, c)| {
        let ends = *c == '"' && !skip;
        skip = *c == '\\' && !skip;
        ends
    })
    .map(|(place, _)| place + 1)
}

#[cfg(test)]
mod tests {
    use super::{super::proef, DIEPST, LANGST, MEESTE, lees, lees_pad};

    #[test]
    fn the_whole_grammar_is_read() {
        let table = [
            (r#"userName eq "anna""#, r#"userName eq "anna""#),
            (r#"USERNAME EQ "anna""#, r#"USERNAME eq "anna""#),
            (r#"  userName   eq   "anna"  "#, r#"userName eq "anna""#),
            ("title pr", "title pr"),
            ("active eq True", "active eq true"),
            ("a eq null", "a eq null"),
            ("a gt 12.5", "a gt 12.5"),
            (r#"a eq "x\"y\\""#, r#"a eq "x\"y\\""#),
            (r#"a pr and b pr or c pr"#, "(a pr and b pr) or c pr"),
            (r#"a pr or b pr and c pr"#, "a pr or (b pr and c pr)"),
            (r#"(a pr or b pr) and c pr"#, "(a pr or b pr) and c pr"),
            ("not(a pr)", "not (a pr)"),
            ("NOT (a pr and not (b pr))", "not (a pr and not (b pr))"),
            (
                r#"emails[type eq "work" and value co "@x"]"#,
                r#"emails[type eq "work" and value co "@x"]"#,
            ),
            (
                r#"emails[type eq "work"].value eq "a""#,
                r#"emails[type eq "work" and value eq "a"]"#,
            ),
            (r#"emails.value sw "a""#, r#"emails.value sw "a""#),
            (
                r#"urn:ietf:params:scim:schemas:core:2.0:User:name.familyName ew "n""#,
                r#"urn:ietf:params:scim:schemas:core:2.0:User:name.familyName ew "n""#,
            ),
            (
                r#"meta.lastModified ge "2026-01-01T00:00:00Z""#,
                r#"meta.lastModified ge "2026-01-01T00:00:00Z""#,
            ),
            // Words of the language are names too.
            ("not pr", "not pr"),
            (r#"orde eq "a" or andere pr"#, r#"orde eq "a" or andere pr"#),
            (r#"groups.$ref eq "x""#, r#"groups.$ref eq "x""#),
        ];
        for (text, told) in table {
            assert_eq!(
                lees(text).map(|filter| filter.to_string()).as_deref(),
                Some(told),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        let deep = |depth: usize| format!("{}a pr{}", "(".repeat(depth), ")".repeat(depth));
        let many = |count: usize| vec!["a pr"; count].join(" or ");
        assert!(lees(&deep(DIEPST)).is_some() && lees(&many(MEESTE)).is_some());
        for text in [
            "",
            " ",
            "userName",
            "userName eq",
            r#"userName eq anna"#,
            r#"userName eq "anna"#,
            r#"userName is "anna""#,
            r#"userName eq"anna""#,
            r#"eq "anna""#,
            "(a pr",
            "a pr)",
            "a pr and",
            "a pr b pr",
            "and a pr",
            "not a pr",
            "emails[type pr",
            "emails[a[b pr]]",
            "emails[]",
            "emails[a pr].",
            "emails[a pr].(b pr)",
            "a..b pr",
            "a.b.c pr",
            "1a pr",
            "a eq [1]",
            "a eq {}",
            "a eq 'x'",
            "a:b pr",
            "a pr; drop",
            &deep(DIEPST + 1),
            &many(MEESTE + 1),
            &format!(r#"a eq "{}""#, "x".repeat(LANGST)),
        ] {
            assert_eq!(lees(text), None, "{text}");
        }
    }

    #[test]
    fn a_path_is_read() {
        for (text, told) in [
            ("userName", "userName None None"),
            ("name.familyName", "name.familyName None None"),
            (
                r#"emails[type eq "work"]"#,
                r#"emails Some("type eq \"work\"") None"#,
            ),
            (
                r#"emails[type eq "work"].value"#,
                r#"emails Some("type eq \"work\"") Some("value")"#,
            ),
            (
                "urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:lidsoort",
                "urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:lidsoort None None",
            ),
        ] {
            let doel = lees_pad(text).expect(text);
            let welke = doel.welke.map(|filter| filter.to_string());
            assert_eq!(format!("{} {welke:?} {:?}", doel.pad, doel.sub), told);
        }
        for text in [
            "",
            "a b",
            "a[",
            "a[b pr]c",
            "a[b pr].",
            "a.b.c",
            "[a pr]",
            "a[b pr].1",
        ] {
            assert_eq!(lees_pad(text), None, "{text}");
        }
    }

    /// A generator without chance: every number gives one filter, and all of them come back as they were written.
    #[test]
    fn what_is_written_is_read_again() {
        for seed in 0..5_000_u64 {
            let filter = proef::filter(&mut proef::Getal(seed), 4, true);
            let text = filter.to_string();
            assert_eq!(lees(&text).as_ref(), Some(&filter), "{text}");
        }
    }
}
