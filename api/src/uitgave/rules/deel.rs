//! Which part of a file is asked for (RFC 9110, section 14). Pure.

/// What is sent of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deel {
    /// All of it.
    Heel,
    /// From one byte up to another, and how many these are.
    Stuk { begin: u64, bytes: u64 },
    /// Nothing: the file ends before.
    Voorbij,
}

/// Reads the header `Range` for a file of so many bytes. What is no range of bytes, or several, is not looked at.
pub(crate) fn deel(range: Option<&str>, lengte: u64) -> Deel {
    let given = range.and_then(|text| text.trim().strip_prefix("bytes="));
    let Some((first, last)) = given.and_then(|text| text.trim().split_once('-')) else {
        return Deel::Heel;
    };
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    let (begin, end) = match (number(first), number(last)) {
        (Some(begin), Some(last)) if begin <= last => (begin, last.saturating_add(1).min(lengte)),
        (Some(begin), None) if last.is_empty() => (begin, lengte),
        // The last bytes.
        (None, Some(last)) if first.is_empty() => (lengte.saturating_sub(last), lengte),
        _ => return Deel::Heel,
    };
    if begin < end {
        Deel::Stuk {
            begin,
            bytes: end - begin,
        }
    } else {
        Deel::Voorbij
    }
}

#[cfg(test)]
mod tests {
    use super::{Deel, deel};

    #[test]
    fn a_part_lies_in_the_file() {
        let part = |begin, bytes| Deel::Stuk { begin, bytes };
        for (range, expected) in [
            ("bytes=0-9", part(0, 10)),
            ("bytes=90-", part(90, 10)),
            ("bytes=-5", part(95, 5)),
            ("bytes=-500", part(0, 100)),
            ("bytes=99-1000", part(99, 1)),
            ("bytes=100-", Deel::Voorbij),
            ("bytes=-0", Deel::Voorbij),
            ("bytes=99999999999999999999999-", Deel::Voorbij),
            ("bytes=9-3", Deel::Heel),
            ("bytes=0-1,5-6", Deel::Heel),
            ("bytes=+1-2", Deel::Heel),
            ("rows=0-9", Deel::Heel),
        ] {
            assert_eq!(deel(Some(range), 100), expected, "{range}");
        }
        assert_eq!(deel(None, 100), Deel::Heel);
    }
}
