//! The command `inzending`: a file on this machine, in the name of an association, with a bar that shows how far it is.

use std::{fs::File, io::Read, iter, path::PathBuf, sync::Arc};

use anyhow::Context;
use api::{
    clock::Clock,
    config::Limits,
    db::Db,
    inzending::{self, Opdracht},
};
use entity::inzending::{Formaat, Modus, Toepassing};
use futures::stream;
use indicatif::{ProgressBar, ProgressStyle};

/// Bytes that are read at once.
const STUK: usize = 64 * 1024;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file: CSV; one JSON object on each line when its name ends in .ndjson or .jsonl; a spreadsheet when it ends in .xlsx.
    bestand: PathBuf,
    /// The beroepsvereniging, by abbreviation.
    #[arg(long, value_name = "AFKORTING")]
    vereniging: String,
    /// Make the plan and change nothing.
    #[arg(long)]
    proef: bool,
    /// The file names every membership: what it does not name is over.
    #[arg(long)]
    volledig: bool,
    /// The sheet of a spreadsheet; without it, the first.
    #[arg(long, value_name = "NAAM")]
    blad: Option<String>,
    /// Apply the good rows when others are refused.
    #[arg(long)]
    per_rij: bool,
}

impl Args {
    /// Delivers the file, writes the return file beside it, and tells what became of it.
    pub(crate) async fn run(self, db: &Db, limits: Limits) -> anyhow::Result<String> {
        let path = self.bestand.display().to_string();
        let mut file = File::open(&self.bestand).with_context(|| format!("{path} could not be opened"))?;
        let length = file
            .metadata()
            .with_context(|| format!("{path} could not be read"))?
            .len();
        let bar = ProgressBar::new(length);
        let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {elapsed}");
        bar.set_style(style.context("the bar has no shape")?);
        let parts = stream::iter(iter::from_fn(|| {
            let mut part = vec![0; STUK];
            match file.read(&mut part) {
                Ok(0) => None,
                Ok(read) => {
                    bar.inc(read as u64);
                    part.truncate(read);
                    Some(Ok(part))
                }
                Err(error) => Some(Err(error)),
            }
        }));
        let opdracht = self.opdracht(length);
        let done = inzending::lever(
            db,
            Clock::system(),
            Arc::new(limits),
            &self.vereniging,
            &opdracht,
            parts,
        )
        .await;
        bar.finish_and_clear();
        let done = done?;
        let beside = self.bestand.with_extension("retour.csv");
        std::fs::write(&beside, done.retour)
            .with_context(|| format!("{} could not be written", beside.display()))?;
        Ok(format!("{}\nretourbestand: {}", done.verslag, beside.display()))
    }

    fn opdracht(&self, length: u64) -> Opdracht {
        let ending = self.bestand.extension().and_then(|ending| ending.to_str());
        Opdracht {
            modus: if self.volledig {
                Modus::Volledig
            } else {
                Modus::Delta
            },
            proef: self.proef,
            toepassing: self.per_rij.then_some(Toepassing::PerRij),
            formaat: match ending {
                Some("ndjson" | "jsonl") => Formaat::Ndjson,
                Some("xlsx") => Formaat::Xlsx,
                _ => Formaat::Csv,
            },
            blad: self.blad.clone(),
            basis: None,
            bytes: Some(length),
        }
    }
}
