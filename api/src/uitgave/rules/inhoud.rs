//! What is in a release, of whatever kind: columns, rows that are called by their place, and a name. Pure.

use entity::uitgave::Soort;
use sha2::{Digest, Sha256};

use super::{
    cel::{Cel, Kolom},
    lijst::{self, Erratum, Lijst},
    opgaven::{self, Opgaven},
    tabel::Tabel,
};

/// Grows with every change in how files are written: the same content in another form is another release. 2: with workbooks
/// and Parquet.
pub(super) const VORM: u32 = 2;

/// What is in a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inhoud {
    Tabel(Tabel),
    Opgaven(Opgaven),
    Lijst(Lijst),
}

/// A place between the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plek {
    rij: usize,
    /// How often that row was written before.
    keer: u64,
    /// Rows of the file before it.
    pub(crate) volg: u64,
}

impl Inhoud {
    /// Reads it as it is kept.
    pub(crate) fn lees(soort: Soort, json: &str) -> serde_json::Result<Self> {
        match soort {
            Soort::Kruistabel | Soort::Leervragen => serde_json::from_str(json).map(Self::Tabel),
            Soort::Ontwikkelopgaven => serde_json::from_str(json).map(Self::Opgaven),
            Soort::Metingen | Soort::Leervraagteksten => serde_json::from_str(json).map(Self::Lijst),
        }
    }

    /// As it is kept.
    pub(crate) fn json(&self) -> serde_json::Result<String> {
        match self {
            Self::Tabel(tabel) => serde_json::to_string(tabel),
            Self::Opgaven(opgaven) => serde_json::to_string(opgaven),
            Self::Lijst(lijst) => serde_json::to_string(lijst),
        }
    }

    /// How its files are written.
    pub(super) fn vorm(&self) -> u32 {
        match self {
            Self::Tabel(tabel) => tabel.vorm,
            Self::Opgaven(opgaven) => opgaven.vorm,
            Self::Lijst(lijst) => lijst.vorm,
        }
    }

    /// Of which objects it tells no more.
    pub(crate) fn errata(&self) -> &[Erratum] {
        match self {
            Self::Tabel(_) | Self::Opgaven(_) => &[],
            Self::Lijst(lijst) => lijst.errata(),
        }
    }

    /// The columns of its files.
    pub(crate) fn kolommen(&self) -> Vec<Kolom> {
        match self {
            Self::Tabel(tabel) => tabel.kolommen(),
            Self::Opgaven(_) => opgaven::kolommen(),
            Self::Lijst(lijst) => lijst::kolommen(lijst.soort()),
        }
    }

    /// Rows of a file, its head not among them.
    pub(crate) fn aantal(&self) -> u64 {
        match self {
            Self::Tabel(tabel) => tabel.keren().sum(),
            Self::Opgaven(opgaven) => opgaven.aantal() as u64,
            Self::Lijst(lijst) => lijst.aantal() as u64,
        }
    }

    /// The place before which so many rows stand.
    pub(crate) fn plek(&self, volg: u64) -> Plek {
        let (mut rij, mut keer) = (0, volg);
        for (place, keren) in self.keren().enumerate() {
            rij = place;
            if keer < keren {
                break;
            }
            keer -= keren;
            rij += 1;
        }
        Plek { rij, keer, volg }
    }

    fn keren(&self) -> Box<dyn Iterator<Item = u64> + '_> {
        match self {
            Self::Tabel(tabel) => Box::new(tabel.keren()),
            Self::Opgaven(opgaven) => Box::new(std::iter::repeat_n(1, opgaven.aantal())),
            Self::Lijst(lijst) => Box::new(std::iter::repeat_n(1, lijst.aantal())),
        }
    }

    /// The cells of the row at a place, which moves past it. `kenmerk` is the name of the release.
    pub(crate) fn volgende(&self, plek: &mut Plek, kenmerk: &str) -> Option<Vec<Cel<'_>>> {
        let volg = plek.volg;
        match self {
            Self::Tabel(tabel) => {
                while plek.keer >= tabel.keer(plek.rij)? {
                    plek.rij += 1;
                    plek.keer = 0;
                }
                let cellen = tabel.cellen(plek.rij, || sleutel(kenmerk, volg));
                plek.keer += 1;
                plek.volg += 1;
                Some(cellen)
            }
            Self::Opgaven(opgaven) => plek.na(opgaven.cellen(plek.rij)),
            Self::Lijst(lijst) => plek.na(lijst.cellen(plek.rij)),
        }
    }
}

impl Plek {
    /// Moves past a row that is written once; there is none without cells.
    fn na<'a>(&mut self, cellen: Vec<Cel<'a>>) -> Option<Vec<Cel<'a>>> {
        if cellen.is_empty() {
            return None;
        }
        self.rij += 1;
        self.volg += 1;
        Some(cellen)
    }
}

/// The name of a row in this release and in no other.
fn sleutel(kenmerk: &str, volg: u64) -> String {
    hex(&Sha256::digest(format!("{kenmerk} {volg}"))[..12])
}

/// The name of a release: a hash of what is in it, as it is kept.
pub(crate) fn kenmerk(inhoud: &str) -> String {
    hex(&Sha256::digest(inhoud)[..16])
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
