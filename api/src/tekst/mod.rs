//! Texts that people write: the guard in front of them, and the terms they are found by.

/// A place in a text, counted in characters (Unicode code points).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Plaats {
    /// Characters before the place.
    pub offset: usize,
    /// Characters in it.
    pub length: usize,
}

/// The language of texts for people; codes for programs are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Taal {
    /// Dutch, the default.
    #[default]
    Nl,
    /// English, by `Accept-Language: en`.
    En,
}
