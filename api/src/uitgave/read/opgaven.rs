//! An adopted edition with its ontwikkelopgaven and what each rests on, as everybody reads them: who makes the release does not
//! matter. The same number of statements, however many ontwikkelopgaven.

use futures::future::try_join_all;
use sea_orm::ActiveEnum;
use uuid::Uuid;

use crate::{
    agenda,
    analyse::{BewijsOf, Getuigenis},
    error::{Error, Result},
    graph::{Kind, Op},
    opgave::{self, Voortzetting},
    thema,
    uitgave::rules::{Afleiding, Editie, Opgave},
};

/// The edition with this key, and its ontwikkelopgaven by number.
pub(in crate::uitgave) async fn opgaven(op: &Op, editie: &str) -> Result<(Editie, Vec<Opgave>)> {
    let op = &op.everybody();
    let missing = || {
        Error::bad(
            "`editie` is de sleutel van een vastgestelde editie.",
            "`editie` is the key of an adopted edition.",
        )
    };
    let key = Kind::AgendaEditie.key_in(editie).map_err(|_| missing())?;
    let row = op.load(agenda::EditieById(key)).await?.ok_or_else(missing)?;
    let of = op.load(agenda::ById(row.agenda_id)).await?.ok_or_else(missing)?;
    let rows = opgave::van_editie(op, key).await?;
    let keys: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let voorgangers = opgave::voorgangers(op, &keys).await?;
    let opgaven = rows.into_iter().map(async |row| {
        let mut rijen = Vec::new();
        if let Some(bewijs) = op.load(BewijsOf(row.id)).await? {
            rijen = onderbouwd(op, row.omschrijving, bewijs.getuigenis()).await?;
        }
        let own = voorgangers.iter().filter(|one| one.opgave == row.id);
        rijen.extend(own.map(voorganger));
        Ok::<_, Error>(Opgave {
            id: Kind::Ontwikkelopgave.id(row.id).to_string(),
            nummer: row.nummer,
            titel: row.titel,
            rijen,
        })
    });
    let opgaven = try_join_all(opgaven).await?;
    let editie = Editie {
        id: Kind::AgendaEditie.id(row.id).to_string(),
        domein: of.domein.to_value(),
        nummer: row.nummer,
        titel: row.titel,
        van: row.geldig_van,
        tot: row.geldig_tot,
    };
    Ok((editie, opgaven))
}

/// What an ontwikkelopgave rests on: all of it, by where it came from, and by the thema that brought it.
async fn onderbouwd(op: &Op, omschrijving: Option<String>, getuigenis: Getuigenis) -> Result<Vec<Afleiding>> {
    let mut rijen = vec![Afleiding::Opgave {
        omschrijving,
        aantal: getuigenis.totaal,
    }];
    rijen.extend(
        getuigenis
            .herkomst
            .into_iter()
            .map(|(herkomst, aantal)| Afleiding::Herkomst {
                herkomst: herkomst.to_value(),
                aantal,
            }),
    );
    let themas = getuigenis.thema.into_iter().map(async |(thema, aantal)| {
        let thema = match thema {
            Some((thema, versie)) => {
                let naam = themanaam(op, thema, versie).await?;
                Some((Kind::Thema.id(thema).to_string(), naam))
            }
            None => None,
        };
        Ok::<_, Error>(Afleiding::Thema { thema, aantal })
    });
    rijen.extend(try_join_all(themas).await?);
    Ok(rijen)
}

/// What a thema was called when the edition adopted it.
async fn themanaam(op: &Op, thema: Uuid, versie: Option<Uuid>) -> Result<Option<String>> {
    Ok(match versie {
        Some(versie) => op.load(thema::VersieById(versie)).await?.map(|row| row.naam),
        None => op.load(thema::ById(thema)).await?.map(|row| row.naam),
    })
}

fn voorganger(one: &Voortzetting) -> Afleiding {
    Afleiding::Voorganger {
        id: Kind::Ontwikkelopgave.id(one.voorganger.id).to_string(),
        titel: one.voorganger.titel.clone(),
        soort: one.soort.to_value(),
        reden: one.reden.clone(),
    }
}
