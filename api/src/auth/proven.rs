//! Signatures that were checked before.
//!
//! Whether a key made a signature never changes, and a client sends one token with hundreds of requests, so the check, which
//! costs more than the rest of signing in together, is done once. Only the signature is remembered: the key is looked up and
//! the claims are judged for every request, so a key that is withdrawn takes what it proved along.

use std::{
    collections::HashSet,
    mem,
    sync::{Mutex, PoisonError},
};

use sha2::{Digest, Sha256};

/// Tokens in one generation. Two are kept, 32 bytes each, so a key needs half a megabyte at most.
const GENERATION: usize = 4_096;

/// What one key has proved.
#[derive(Default)]
pub(super) struct Proven(Mutex<Generations>);

#[derive(Default)]
struct Generations {
    young: HashSet<Mark>,
    old: HashSet<Mark>,
}

/// SHA-256 of what was signed and of the signature: nobody can make another token answer to it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Mark([u8; 32]);

impl Mark {
    /// The mark of a token, taken apart.
    pub(super) fn of(signed: &str, signature: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(signed);
        hash.update(".");
        hash.update(signature);
        Self(hash.finalize().into())
    }
}

impl Proven {
    /// Whether this was proved and is remembered.
    pub(super) fn knows(&self, mark: Mark) -> bool {
        // What a panic left is two sets, which are whole at any moment.
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.young.contains(&mark) || kept.old.contains(&mark)
    }

    /// Remembers a proof, and forgets the oldest generation where there is no room.
    pub(super) fn keep(&self, mark: Mark) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.young.len() >= GENERATION {
            kept.old = mem::take(&mut kept.young);
        }
        kept.young.insert(mark);
    }
}

#[cfg(test)]
mod tests {
    use super::{GENERATION, Mark, Proven};

    fn mark(number: usize) -> Mark {
        Mark::of("a.b", &number.to_string())
    }

    #[test]
    fn what_was_proved_lately_is_known_and_nothing_else() {
        let proven = Proven::default();
        assert!(!proven.knows(mark(0)));
        for number in 0..=GENERATION {
            proven.keep(mark(number));
        }
        assert!(proven.knows(mark(0)) && proven.knows(mark(GENERATION)));
        assert!(!proven.knows(mark(GENERATION + 1)));
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let proven = Proven::default();
        for number in 0..5 * GENERATION {
            proven.keep(mark(number));
        }
        let kept = proven.0.lock().expect("one thread");
        assert!(kept.young.len() + kept.old.len() <= 2 * GENERATION);
        drop(kept);
        assert!(!proven.knows(mark(0)), "the oldest are forgotten");
    }
}
