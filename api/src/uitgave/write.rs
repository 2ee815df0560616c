//! Making a release: of figures that are released already, so that it tells nothing that was not told.

use std::sync::Arc;

use chrono::TimeDelta;
use entity::uitgave::{ActiveModel, Column, Entity, Model, Soort};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::{
    errata, policy, read,
    rules::{
        Bestand, Filter, Formaat, Inhoud, Opgaven, Tabel, Tabelvraag, Vast, Veld, Verzoek, bestand, kenmerk,
    },
    werk::{Gevraagd, naast},
};
use crate::{
    analyse::{self, Dimensie, Korrel, Vak, Vraag},
    error::{Error, Result},
    graph::Op,
};

/// Releases that one person makes in a day.
const PER_DAG: u64 = 50;
/// Rows of one file.
const RIJEN: u64 = 2_000_000;
/// Rows of the tables of which a file is written.
const CELLEN: usize = 50_000;

/// A release with what was asked, and whether it is new.
pub(super) struct Gemaakt {
    pub(super) row: Model,
    pub(super) nieuw: bool,
}

/// Makes a release, unless the actor has made the same one before.
pub(super) async fn maken(op: &Op, verzoek: Verzoek) -> Result<Gemaakt> {
    let me = policy::may_make(&op.actor)?;
    let soort = verzoek.soort();
    let mut inhoud = match verzoek {
        Verzoek::Tabel(vraag) => Inhoud::Tabel(tabel(op, vraag).await?),
        Verzoek::Opgaven { editie } => {
            let (editie, opgaven) = read::opgaven(op, &editie).await?;
            Inhoud::Opgaven(Opgaven::new(editie, opgaven))
        }
        Verzoek::Lijst { soort, periode } => Inhoud::Lijst(match soort {
            Soort::Metingen => {
                policy::may_make_metingen(&op.actor)?;
                read::metingen(op, periode).await?
            }
            _ => read::teksten(op, periode).await?,
        }),
    };
    if inhoud.aantal() > RIJEN {
        return Err(Error::limit(
            "Een uitgave heeft hooguit 2.000.000 rijen.",
            "A release has at most 2,000,000 rows.",
        ));
    }
    let (text, kenmerk) = loop {
        let text = inhoud.json().map_err(Error::fault)?;
        let kenmerk = kenmerk(&text);
        let Some(row) = errata::een(op, &kenmerk).await? else {
            break (text, kenmerk);
        };
        match &mut inhoud {
            // What can be read again does not come back in the release that lost it.
            Inhoud::Lijst(lijst) if errata::in_rij(&row)? > 0 => lijst.opnieuw(),
            _ => return Ok(Gemaakt { row, nieuw: false }),
        }
    };
    if read::sinds(op, op.now() - TimeDelta::days(1)).await? >= PER_DAG {
        return Err(Error::limit(
            "U maakt hooguit 50 uitgaven per dag.",
            "You make at most 50 releases a day.",
        ));
    }
    let rijen = i64::try_from(inhoud.aantal()).map_err(Error::fault)?;
    let bestanden = bestanden(inhoud, kenmerk.clone()).await?;
    let row = ActiveModel {
        id: Set(op.new_id()),
        member_id: Set(me),
        kenmerk: Set(kenmerk.clone()),
        soort: Set(soort),
        inhoud: Set(text),
        bestanden: Set(serde_json::to_string(&bestanden).map_err(Error::fault)?),
        rijen: Set(rijen),
        peildatum: Set(op.today()),
        created_at: Set(op.now()),
    };
    let first = OnConflict::columns([Column::MemberId, Column::Kenmerk])
        .do_nothing()
        .to_owned();
    let txn = op.db.begin().await?;
    let made = Entity::insert(row)
        .on_conflict(first)
        .exec_without_returning(&txn)
        .await?;
    txn.commit().await?;
    // The same request at the same moment may have been first.
    let row = errata::een(op, &kenmerk).await?.ok_or(Error::NotFound)?;
    Ok(Gemaakt { row, nieuw: made > 0 })
}

/// The rows that answer a question about leervragen.
async fn tabel(op: &Op, verzoek: Tabelvraag) -> Result<Tabel> {
    let lees = |one: &Filter| {
        let values = analyse::vakken(one.dimensie, &one.waarden, one.onbekend)?;
        Ok((one.dimensie, values))
    };
    let filter = verzoek.filter.iter().map(lees).collect::<Result<_>>()?;
    let vraag = Vraag::new(verzoek.dimensies.clone(), filter)?;
    let (vraag, gegeven) = analyse::uit_vrijgaven(op, vraag, (verzoek.van, verzoek.tot), None).await?;
    let korrel = match verzoek.soort {
        Soort::Leervragen => Some(Korrel::Kwartaal),
        _ => verzoek.korrel.map(Into::into),
    };
    let periode = gegeven.periode();
    let parts = match korrel {
        None => vec![(periode[0], periode[1], gegeven.tabel(&vraag))],
        Some(korrel) => gegeven.verloop(&vraag, korrel),
    };
    if parts.iter().map(|(_, _, part)| part.cellen.len()).sum::<usize>() > CELLEN {
        return Err(Error::limit(
            "Een uitgave heeft hooguit 50.000 cellen.",
            "A release has at most 50,000 cells.",
        ));
    }
    let dimensies = verzoek.dimensies;
    let namen = read::namen(op, &dimensies, parts.iter().map(|(_, _, part)| part)).await?;
    let mut inhoud = Tabel::new(Vast {
        soort: verzoek.soort,
        dimensies,
        filter: verzoek.filter,
        periode,
        korrel: verzoek.korrel,
        celgrens: op.limits.cell,
    });
    let veld = |dimensie: Dimensie, vak: &Vak| match vak {
        Vak::Verborgen => Veld::Verborgen,
        Vak::Onbekend => Veld::Onbekend,
        Vak::Waarde(value) => Veld::Genoemd(
            analyse::naar_buiten(dimensie, value),
            namen.get(&(dimensie, value.clone())).cloned(),
        ),
    };
    for (van, tot, part) in parts {
        inhoud.erbij([van, tot], part, veld);
    }
    Ok(inhoud)
}

/// The sizes and sums of the files, written beside the requests of others.
pub(super) async fn bestanden(inhoud: Inhoud, kenmerk: String) -> Result<Vec<Bestand>> {
    let inhoud = Arc::new(inhoud);
    let write = move |gevraagd: &Gevraagd| {
        let each = gevraagd.zolang(Formaat::van(&inhoud));
        each.map(|formaat| bestand(&inhoud, &kenmerk, formaat)).collect()
    };
    let written: std::io::Result<_> = naast(write).await?;
    written.map_err(Error::fault)
}
