//! What the client wants back, and what it sends: `Accept`, `Accept-Language` and `Content-Type`.

use actix_web::http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName,
};

use crate::tekst::Taal;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status tells what happened.
    Response,
    /// `application/json`, for older clients: the status is 200 for every request that was understood.
    Json,
}

impl Media {
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Response => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// How much a client wants something, and how exactly it said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Wish {
    /// In thousandths.
    weight: u32,
    /// 2 by name, 1 by type, 0 by `*/*`.
    exact: u8,
}

/// The form that the client prefers among those we have; none when it takes neither.
pub(super) fn media(headers: &HeaderMap) -> Option<Media> {
    let Some(accept) = joined(headers, &ACCEPT) else {
        return Some(Media::Json);
    };
    let response = wish(&accept, "application", "graphql-response+json");
    let json = wish(&accept, "application", "json");
    match (response.weight, json.weight) {
        (0, 0) => None,
        // A client that says "anything" is an older one; one that names the new form knows it.
        (a, b) if a > b || a == b && response.exact == 2 => Some(Media::Response),
        _ => Some(Media::Json),
    }
}

/// Whether this is a browser that wants a page.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let Some(accept) = joined(headers, &ACCEPT) else {
        return false;
    };
    let page = wish(&accept, "text", "html");
    let others = [
        wish(&accept, "application", "graphql-response+json"),
        wish(&accept, "application", "json"),
    ];
    page.exact == 2 && others.iter().all(|other| page.weight > other.weight)
}

/// The language of texts for people.
pub(in crate::http) fn taal(headers: &HeaderMap) -> Taal {
    let Some(accept) = joined(headers, &ACCEPT_LANGUAGE) else {
        return Taal::Nl;
    };
    let weight = |language: &str| {
        let ranges = accept.split(',').map(range);
        let own = ranges.filter(|(name, _)| {
            name.split('-')
                .next()
                .is_some_and(|main| main.eq_ignore_ascii_case(language))
        });
        own.map(|(_, weight)| weight).max().unwrap_or(0)
    };
    if weight("en") > weight("nl") {
        Taal::En
    } else {
        Taal::Nl
    }
}

/// Whether the body is JSON in UTF-8, and not packed. Forms and plain text would let another site post without asking.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let packed = headers
        .get(CONTENT_ENCODING)
        .is_some_and(|value| value != "identity");
    let mut types = headers.get_all(CONTENT_TYPE);
    let (Some(Ok(value)), None) = (types.next().map(|value| value.to_str()), types.next()) else {
        return false;
    };
    let mut parts = value.split(';').map(str::trim);
    let json = parts
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("application/json"));
    let utf8 = parts.all(|part| match part.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
            value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    json && utf8 && !packed
}

fn joined(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let values: Vec<&str> = headers
        .get_all(name)
        .filter_map(|value| value.to_str().ok())
        .collect();
    headers.contains_key(name).then(|| values.join(","))
}

/// The most exact range that covers a type counts, as RFC 9110, 12.5.1, has it.
fn wish(accept: &str, main: &str, sub: &str) -> Wish {
    let mut best: Option<Wish> = None;
    for (name, weight) in accept.split(',').map(range) {
        let Some((given_main, given_sub)) = name.split_once('/') else {
            continue;
        };
        let exact = match (given_main, given_sub) {
            ("*", "*") => 0,
            (given, "*") if given.eq_ignore_ascii_case(main) => 1,
            (given, rest) if given.eq_ignore_ascii_case(main) && rest.eq_ignore_ascii_case(sub) => 2,
            _ => continue,
        };
        if best.is_none_or(|best| exact > best.exact || exact == best.exact && weight > best.weight) {
            best = Some(Wish { weight, exact });
        }
    }
    best.unwrap_or_default()
}

/// One range and its weight in thousandths; a weight that cannot be read counts as none, a foreign charset as 0.
fn range(text: &str) -> (&str, u32) {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let mut weight = 1_000;
    for (key, value) in parts.filter_map(|part| part.split_once('=')) {
        if key.eq_ignore_ascii_case("q") {
            weight = thousandths(value).unwrap_or(1_000);
        } else if key.eq_ignore_ascii_case("charset")
            && !value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        {
            weight = 0;
        }
    }
    (name, weight)
}

fn thousandths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !matches!(whole, "0" | "1") {
        return None;
    }
    let part: u32 = format!("{part:0<3}").parse().ok()?;
    Some((if whole == "1" { 1_000 } else { part }).min(1_000))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn with(name: HeaderName, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_str(value).expect("a header"));
        headers
    }

    #[test]
    fn the_answer_has_the_form_that_is_preferred() {
        use Media::{Json, Response};
        assert_eq!(media(&HeaderMap::new()), Some(Json));
        for (accept, expected) in [
            ("application/graphql-response+json", Some(Response)),
            ("application/json", Some(Json)),
            ("*/*", Some(Json)),
            ("application/*", Some(Json)),
            (
                "application/graphql-response+json, application/json",
                Some(Response),
            ),
            (
                "application/json, application/graphql-response+json;q=0.9",
                Some(Json),
            ),
            (
                "application/json;q=0.5, application/graphql-response+json;q=0.501",
                Some(Response),
            ),
            ("application/json;q=0, */*", Some(Response)),
            ("application/graphql-response+json;q=0, */*;q=0.1", Some(Json)),
            ("application/graphql-response+json; charset=utf-8", Some(Response)),
            ("application/json; charset=iso-8859-1", None),
            ("APPLICATION/JSON", Some(Json)),
            ("text/html", None),
            ("", None),
            ("x, ;;, /", None),
        ] {
            assert_eq!(media(&with(ACCEPT, accept)), expected, "{accept}");
        }
    }

    #[test]
    fn a_browser_wants_a_page() {
        assert!(wants_page(&with(
            ACCEPT,
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        )));
        for accept in ["*/*", "application/json", "application/json, text/html", "text/*"] {
            assert!(!wants_page(&with(ACCEPT, accept)), "{accept}");
        }
    }

    #[test]
    fn english_is_spoken_to_those_who_prefer_it() {
        for (accept, expected) in [
            ("en", Taal::En),
            ("en-GB,en;q=0.9,nl;q=0.8", Taal::En),
            ("nl,en;q=0.9", Taal::Nl),
            ("en;q=0.5,nl;q=0.5", Taal::Nl),
            ("de", Taal::Nl),
            ("*", Taal::Nl),
        ] {
            assert_eq!(taal(&with(ACCEPT_LANGUAGE, accept)), expected, "{accept}");
        }
    }

    #[test]
    fn only_json_in_utf_8_is_read() {
        for good in [
            "application/json",
            "application/json; charset=utf-8",
            "Application/JSON;charset=\"UTF-8\"",
        ] {
            assert!(is_json(&with(CONTENT_TYPE, good)), "{good}");
        }
        for bad in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/graphql",
            "application/jsonx",
            "",
        ] {
            assert!(!is_json(&with(CONTENT_TYPE, bad)), "{bad}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
