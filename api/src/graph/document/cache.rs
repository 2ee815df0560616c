//! Documents that were read before. Bounded in number and in bytes, and only good ones are kept, so that nobody can
//! fill the memory with it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::parse::Parsed;

/// Documents kept.
const MOST: usize = 1_000;
/// Estimated bytes kept.
const ROOM: usize = 16 * 1024 * 1024;

/// SHA-256 of the text: nobody can make another document answer to it.
pub(super) type Hash = [u8; 32];

#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    documents: HashMap<Hash, Kept>,
    bytes: usize,
    turn: u64,
}

#[derive(Debug)]
struct Kept {
    parsed: Arc<Parsed>,
    used: u64,
}

impl Cache {
    pub(super) fn get(&self, hash: &Hash) -> Option<Arc<Parsed>> {
        // A panic under this lock leaves a shelf that is still a shelf.
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.turn += 1;
        let turn = shelf.turn;
        let kept = shelf.documents.get_mut(hash)?;
        kept.used = turn;
        Some(Arc::clone(&kept.parsed))
    }

    pub(super) fn put(&self, hash: Hash, parsed: Arc<Parsed>) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.turn += 1;
        let kept = Kept {
            used: shelf.turn,
            parsed,
        };
        shelf.bytes += kept.parsed.weight;
        if let Some(old) = shelf.documents.insert(hash, kept) {
            shelf.bytes -= old.parsed.weight;
        }
        while shelf.documents.len() > MOST || shelf.bytes > ROOM {
            let oldest = shelf
                .documents
                .iter()
                .min_by_key(|(_, kept)| kept.used)
                .map(|(hash, _)| *hash);
            let Some(gone) = oldest.and_then(|hash| shelf.documents.remove(&hash)) else {
                break;
            };
            shelf.bytes -= gone.parsed.weight;
        }
    }

    #[cfg(test)]
    pub(super) fn size(&self) -> (usize, usize) {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (shelf.documents.len(), shelf.bytes)
    }
}
