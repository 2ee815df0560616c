//! The code of an invitation: long enough that nobody guesses it, short enough to read out.

use sha2::{Digest, Sha256};

/// Letters and digits that cannot be taken for each other (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters of a code; each carries five bits.
const LENGTE: usize = 16;

/// A code as its maker is told it, once. It cannot be printed by accident.
pub(crate) struct Geheim(String);

impl Geheim {
    /// The code that is made of these bytes, which nobody can guess: `K7QF-9MWT-3XZP-D2HA`.
    pub(crate) fn van(bytes: [u8; 10]) -> Self {
        let mut bits = bytes
            .iter()
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut letters = Vec::with_capacity(LENGTE);
        for _ in 0..LENGTE {
            let letter = usize::try_from(bits & 31).unwrap_or_default();
            letters.push(char::from(LETTERS[letter]));
            bits >>= 5;
        }
        let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
        Self(groups.collect::<Vec<_>>().join("-"))
    }

    /// What somebody typed, if it can be a code: in any case, with or without lines, with letters for the digits that look
    /// like them.
    pub(crate) fn lees(getypt: &str) -> Option<Self> {
        let typed: String = getypt
            .chars()
            .take(LENGTE * 4)
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let known = |letter: u8| LETTERS.contains(&letter);
        let code = typed.len() == LENGTE && typed.bytes().all(known);
        code.then(|| {
            let groups: Vec<&str> = (0..LENGTE).step_by(4).map(|at| &typed[at..at + 4]).collect();
            Self(groups.join("-"))
        })
    }

    /// What is kept of it. The code has 80 bits of chance, so a fast hash cannot be turned back by trying.
    pub(crate) fn hash(&self) -> String {
        let hash = Sha256::digest(format!("uitnodiging:{}", self.0));
        hash.iter().fold(String::with_capacity(64), |mut text, byte| {
            text.push(hex(byte >> 4));
            text.push(hex(byte & 15));
            text
        })
    }

    /// The code itself, for its maker alone.
    pub(crate) fn vertel(self) -> String {
        self.0
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Geheim;

    #[test]
    fn a_code_is_read_back_as_it_is_typed() {
        let code = Geheim::van([1, 2, 3, 4, 5, 6, 7, 8, 9, 250]);
        let (hash, told) = (code.hash(), code.vertel());
        assert_eq!((told.len(), told.matches('-').count(), hash.len()), (19, 3, 64));
        let typed = [
            told.clone(),
            told.to_lowercase(),
            told.replace('-', " "),
            told.replace('0', "o"),
        ];
        for typed in typed {
            let read = Geheim::lees(&format!(" {typed} ")).expect("it is a code");
            assert_eq!(read.hash(), hash, "{typed}");
        }
        assert_ne!(Geheim::van([0; 10]).hash(), hash);
    }

    #[test]
    fn what_is_no_code_is_none() {
        let long = "A".repeat(100_000);
        for typed in [
            "",
            "K7QF",
            "K7QF-9MWT-3XZP-D2HU",
            "K7QF-9MWT-3XZP-D2HÄ",
            "K7QF-9MWT-3XZP-D2HA-A",
            &long,
        ] {
            assert!(Geheim::lees(typed).is_none(), "{}", typed.len());
        }
    }
}
