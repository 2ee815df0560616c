//! What is asked of a set: the options of an address, all of them or none. Pure.

use super::{
    Verzameling,
    blad::Ordening,
    filter::{Voorwaarde, plaats},
};
use crate::{
    error::{Error, Result},
    uitgave::rules::cel::Kolom,
};

/// Rows of a page at most.
const BLAD: u64 = 2_000;
/// Columns by which rows are put in order at most.
const ORDENINGEN: usize = 8;

/// Where a page goes on: among the releases up to and with this one, after so many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Beperking {
    pub(crate) laatste: String,
    pub(crate) na: u64,
}

/// What is asked.
#[derive(Clone, Debug)]
pub(crate) struct Vraag {
    pub(crate) verzameling: Verzameling,
    pub(crate) kolommen: Vec<Kolom>,
    /// The columns that are told, by their place, and whether they were named.
    pub(crate) gekozen: Vec<usize>,
    genoemd: bool,
    pub(crate) filter: Option<Voorwaarde>,
    pub(crate) orde: Vec<Ordening>,
    pub(crate) top: Option<u64>,
    pub(crate) over: u64,
    pub(crate) tellen: bool,
    pub(crate) verder: Option<Beperking>,
    /// Rows of a page.
    pub(crate) blad: u64,
}

impl Vraag {
    /// Reads the options of an address; `hooguit` is how many rows of a page the asker prefers.
    pub(crate) fn lees(verzameling: Verzameling, query: &str, hooguit: Option<u64>) -> Result<Self> {
        let kolommen = verzameling.kolommen();
        let mut vraag = Self {
            verzameling,
            gekozen: (0..kolommen.len()).collect(),
            genoemd: false,
            kolommen,
            filter: None,
            orde: Vec::new(),
            top: None,
            over: 0,
            tellen: false,
            verder: None,
            blad: hooguit.unwrap_or(BLAD).clamp(1, BLAD),
        };
        let mut seen = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            if seen.contains(&name) {
                return Err(Error::bad(
                    "Een optie staat er twee keer.",
                    "An option is there twice.",
                ));
            }
            vraag.optie(&name, &value)?;
            seen.push(name);
        }
        Ok(vraag)
    }

    fn optie(&mut self, name: &str, value: &str) -> Result<()> {
        match name {
            "$select" => self.kies(value)?,
            "$filter" => self.filter = Some(Voorwaarde::lees(value, &self.kolommen)?),
            "$orderby" => {
                // What is put in order is kept with each row.
                if value.split(',').count() > ORDENINGEN {
                    return Err(Error::limit(
                        format!("`$orderby` noemt hooguit {ORDENINGEN} kolommen."),
                        format!("`$orderby` names at most {ORDENINGEN} columns."),
                    ));
                }
                let parts = value.split(',').map(|part| self.ordening(part));
                self.orde = parts.collect::<Result<_>>()?;
            }
            "$top" => self.top = Some(getal(value)?),
            "$skip" => self.over = getal(value)?,
            "$count" => {
                self.tellen = match value {
                    "true" => true,
                    "false" => false,
                    _ => {
                        return Err(Error::bad(
                            "`$count` is true of false.",
                            "`$count` is true or false.",
                        ));
                    }
                }
            }
            "$format"
                if ["json", "application/json"].contains(&value.split(';').next().unwrap_or_default()) => {}
            "$format" => return Err(Error::bad("`$format` is json.", "`$format` is json.")),
            "$skiptoken" => self.verder = Some(verder(value)?),
            _ => {
                return Err(Error::bad(
                    "Deze optie is er niet. Er zijn $select, $filter, $orderby, $top, $skip, $count en $format.",
                    "There is no such option. There are $select, $filter, $orderby, $top, $skip, $count and $format.",
                ));
            }
        }
        Ok(())
    }

    fn kies(&mut self, value: &str) -> Result<()> {
        if value.trim() == "*" {
            return Ok(());
        }
        self.genoemd = true;
        self.gekozen.clear();
        for name in value.split(',') {
            let place = plaats(name.trim(), &self.kolommen)?;
            if !self.gekozen.contains(&place) {
                self.gekozen.push(place);
            }
        }
        Ok(())
    }

    fn ordening(&self, part: &str) -> Result<Ordening> {
        let mut words = part.split_whitespace();
        let kolom = plaats(words.next().unwrap_or_default(), &self.kolommen)?;
        let aflopend = match (words.next(), words.next()) {
            (None | Some("asc"), None) => false,
            (Some("desc"), None) => true,
            _ => {
                return Err(Error::bad(
                    "`$orderby` noemt kolommen, elk met asc of desc.",
                    "`$orderby` names columns, each with asc or desc.",
                ));
            }
        };
        Ok(Ordening { kolom, aflopend })
    }

    /// The release whose rows are asked for, if it is one.
    pub(crate) fn uitgave(&self) -> Option<&str> {
        self.filter.as_ref()?.eist(0)
    }

    /// The address of what the answer is about.
    pub(crate) fn context(&self, basis: &str) -> String {
        let name = self.verzameling.naam();
        let names = self.gekozen.iter().filter_map(|place| self.kolommen.get(*place));
        let names: Vec<&str> = names.map(|kolom| &*kolom.naam).collect();
        if self.genoemd {
            format!("{basis}/$metadata#{name}({})", names.join(","))
        } else {
            format!("{basis}/$metadata#{name}")
        }
    }
}

fn getal(value: &str) -> Result<u64> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| value.parse().ok()).flatten();
    number.ok_or_else(|| {
        Error::bad(
            "`$top` en `$skip` zijn gehele getallen van 0 af.",
            "`$top` and `$skip` are whole numbers from 0.",
        )
    })
}

fn verder(value: &str) -> Result<Beperking> {
    let read = value.split_once('.').and_then(|(laatste, na)| {
        let laatste = laatste.to_owned();
        Some(Beperking {
            laatste,
            na: na.parse().ok()?,
        })
    });
    read.ok_or_else(|| {
        Error::bad(
            "`$skiptoken` komt uit een `@odata.nextLink`.",
            "`$skiptoken` comes from an `@odata.nextLink`.",
        )
    })
}

/// The same address, for the page after a place: `over` rows are still to be passed over, and `top` are still wanted.
pub(crate) fn volgende(query: &str, van: &Beperking, over: u64, top: Option<u64>) -> String {
    let mut made = url::form_urlencoded::Serializer::new(String::new());
    let given = url::form_urlencoded::parse(query.as_bytes());
    // How many there are is told on the first page.
    let past = ["$skip", "$top", "$skiptoken", "$count"];
    made.extend_pairs(given.filter(|(name, _)| !past.contains(&&**name)));
    if over > 0 {
        made.append_pair("$skip", &over.to_string());
    }
    if let Some(top) = top {
        made.append_pair("$top", &top.to_string());
    }
    made.append_pair("$skiptoken", &format!("{}.{}", van.laatste, van.na));
    made.finish()
}

#[cfg(test)]
mod tests {
    use super::{Beperking, Verzameling, Vraag, volgende};

    fn lees(query: &str) -> Option<Vraag> {
        Vraag::lees(Verzameling::Kruistabellen, query, None).ok()
    }

    #[test]
    fn options_are_read_or_refused() {
        let asked =
            lees("$select=sector,aantal&$orderby=aantal+desc,+van&$top=3&$skip=2&$count=true&$format=json")
                .expect("options");
        assert_eq!(
            (asked.top, asked.over, asked.tellen, asked.orde.len()),
            (Some(3), 2, true, 2)
        );
        assert!(asked.orde[0].aflopend && !asked.orde[1].aflopend);
        assert_eq!(asked.context("b"), "b/$metadata#Kruistabellen(sector,aantal)");
        let all = lees("$select=*").expect("options");
        assert_eq!(all.context("b"), "b/$metadata#Kruistabellen");
        assert!(all.gekozen.len() > 30);
        assert_eq!(
            lees("%24filter=uitgave%20eq%20'a'")
                .as_ref()
                .and_then(Vraag::uitgave),
            Some("a")
        );
        for wrong in [
            "$select=",
            "$select=x",
            "$orderby=x",
            "$orderby=aantal+up",
            "$orderby=",
            "$top=-1",
            "$top=a",
            "$skip=1.5",
            "$count=ja",
            "$format=xml",
            "$expand=x",
            "$search=x",
            "$apply=x",
            "top=3",
            "$top=1&$top=1",
            "$skiptoken=x",
        ] {
            assert!(lees(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_next_page_asks_the_same() {
        let van = Beperking {
            laatste: "a".into(),
            na: 7,
        };
        assert_eq!(
            volgende("$filter=aantal+gt+3&$count=true&$top=9&$skip=2", &van, 0, Some(4)),
            "%24filter=aantal+gt+3&%24top=4&%24skiptoken=a.7"
        );
        let asked = lees(&volgende("$filter=aantal+gt+3", &van, 1, None)).expect("options");
        assert_eq!(
            (asked.verder, asked.over, asked.filter.is_some()),
            (Some(van), 1, true)
        );
    }

    #[test]
    fn a_page_is_as_long_as_asked_within_its_limit() {
        let blad = |hooguit| {
            Vraag::lees(Verzameling::Uitgaven, "", hooguit)
                .map(|vraag| vraag.blad)
                .ok()
        };
        assert_eq!(
            [blad(None), blad(Some(0)), blad(Some(5)), blad(Some(9_999_999))].map(Option::unwrap_or_default),
            [2_000, 1, 5, 2_000]
        );
    }
}
