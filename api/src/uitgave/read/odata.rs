//! The rows of an OData set: of the own releases, oldest first, one release after the other. What was released is all that is
//! read, so a page never tells more than a file did.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::uitgave::{Column, Soort};
use sea_orm::{ActiveEnum, ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::select;
use crate::{
    error::{Error, Result},
    graph::Op,
    uitgave::{
        errata::een,
        rules::{
            Cel, Inhoud,
            odata::{Beperking, Blik, Deel, Geordend, Stand, Verzameling, Vraag, bladeren, ordenen, tellen},
        },
        werk::{Gevraagd, naast},
    },
};

/// Rows that one page goes through at most: then it ends, however few it has.
const ADEM: u64 = 200_000;
/// Releases that one page reads at most.
const PER_BLAD: usize = 50;
/// Rows and releases of which a number or an order may be asked: no release has more rows.
const RIJEN: u64 = 2_000_000;
const UITGAVEN: usize = 200;

/// What answers a question.
pub(in crate::uitgave) struct Antwoord {
    pub(in crate::uitgave) rijen: Vec<Value>,
    /// How many there are in all, when that was asked.
    pub(in crate::uitgave) aantal: Option<u64>,
    /// Where the next page begins, how many rows it passes over, and how many are still wanted.
    pub(in crate::uitgave) verder: Option<(Beperking, u64, Option<u64>)>,
}

/// A release that was not read yet.
struct Licht {
    kenmerk: String,
    soort: Soort,
    peildatum: NaiveDate,
    rijen: u64,
}

/// Where rows come from.
struct Bron {
    vraag: Arc<Vraag>,
    uitgaven: Vec<Licht>,
    /// The last release, which bounds the pages that follow.
    laatste: String,
}

/// The rows that answer, a page of them.
pub(in crate::uitgave) async fn antwoord(op: &Op, vraag: Vraag) -> Result<Antwoord> {
    let bron = Bron::van(op, vraag).await?;
    if bron.vraag.orde.is_empty() {
        bron.bladeren(op).await
    } else {
        bron.geordend(op).await
    }
}

/// How many rows answer.
pub(in crate::uitgave) async fn hoeveel(op: &Op, vraag: Vraag) -> Result<u64> {
    Bron::van(op, vraag).await?.hoeveel(op).await
}

impl Bron {
    async fn van(op: &Op, vraag: Vraag) -> Result<Self> {
        let mut rows = select(op);
        if let Some(soort) = vraag.verzameling.soort() {
            rows = rows.filter(Column::Soort.eq(soort));
        }
        let rows: Vec<(String, Soort, NaiveDate, i64)> = rows
            .select_only()
            .columns([Column::Kenmerk, Column::Soort, Column::Peildatum, Column::Rijen])
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .into_tuple()
            .all(op.read())
            .await?;
        let licht = |(kenmerk, soort, peildatum, rijen)| Licht {
            kenmerk,
            soort,
            peildatum,
            rijen: u64::try_from(rijen).unwrap_or_default(),
        };
        let mut uitgaven: Vec<Licht> = rows.into_iter().map(licht).collect();
        if let Some(van) = &vraag.verder {
            let last = uitgaven.iter().position(|one| one.kenmerk == van.laatste);
            let last = last.ok_or_else(|| {
                Error::bad(
                    "`$skiptoken` komt uit een `@odata.nextLink`.",
                    "`$skiptoken` comes from an `@odata.nextLink`.",
                )
            })?;
            uitgaven.truncate(last + 1);
        }
        let laatste = uitgaven.last().map(|one| one.kenmerk.clone()).unwrap_or_default();
        if let (Some(named), Some(_)) = (vraag.uitgave(), vraag.verzameling.soort()) {
            uitgaven.retain(|one| one.kenmerk == named);
        }
        let vraag = Arc::new(vraag);
        Ok(Self {
            vraag,
            uitgaven,
            laatste,
        })
    }

    /// The parts of the set, by how many rows each has.
    fn delen(&self) -> Vec<u64> {
        match self.vraag.verzameling {
            Verzameling::Uitgaven => vec![self.uitgaven.len() as u64],
            _ => self.uitgaven.iter().map(|one| one.rijen).collect(),
        }
    }

    /// Does something with the rows of a part, beside the requests of others.
    async fn met<T: Send + 'static>(
        &self,
        op: &Op,
        deel: usize,
        work: impl FnOnce(&Deel, &Vraag, &Gevraagd) -> T + Send + 'static,
    ) -> Result<T> {
        let vraag = Arc::clone(&self.vraag);
        if vraag.verzameling == Verzameling::Uitgaven {
            let rijen = self.uitgaven.iter().map(Licht::cellen).collect();
            let blik = Blik::zelf(vraag.kolommen.len());
            return Ok(work(&Deel::Lijst { rijen, blik }, &vraag, &Gevraagd::default()));
        }
        let named = self.uitgaven.get(deel).map_or("", |one| &one.kenmerk);
        let row = een(op, named).await?.ok_or(Error::NotFound)?;
        let read = move |gevraagd: &Gevraagd| {
            let inhoud = Box::new(Inhoud::lees(row.soort, &row.inhoud)?);
            let blik = Blik::new(&vraag.kolommen, &inhoud);
            let kenmerk = row.kenmerk;
            let deel = Deel::Uitgave {
                inhoud,
                kenmerk,
                blik,
            };
            Ok::<_, serde_json::Error>(work(&deel, &vraag, gevraagd))
        };
        naast(read).await?.map_err(Error::fault)
    }

    /// Rows as they stand.
    async fn bladeren(&self, op: &Op) -> Result<Antwoord> {
        let vraag = &self.vraag;
        let delen = self.delen();
        let aantal = if vraag.tellen {
            Some(self.hoeveel(op).await?)
        } else {
            None
        };
        let mut na = vraag.verder.as_ref().map_or(0, |van| van.na);
        let mut stand = Stand {
            over: vraag.over,
            plaats: vraag.top.unwrap_or(u64::MAX).min(vraag.blad),
            adem: ADEM,
            rijen: Vec::new(),
        };
        if vraag.filter.is_none() {
            na = na.saturating_add(std::mem::take(&mut stand.over));
        }
        let (mut begin, mut read, mut verder) = (0, 0, None);
        for (deel, rijen) in delen.into_iter().enumerate() {
            let einde = begin + rijen;
            if na < einde {
                if stand.plaats == 0 || read == PER_BLAD {
                    verder = Some(na);
                    break;
                }
                read += 1;
                let from = na - begin;
                let gone = self
                    .met(op, deel, move |deel, vraag, gevraagd| {
                        let ended = bladeren(gevraagd.zolang(deel.rijen(from)), vraag, &mut stand);
                        (stand, ended)
                    })
                    .await?;
                stand = gone.0;
                if let Some(volg) = gone.1 {
                    verder = Some(begin + volg);
                    break;
                }
                na = einde;
            }
            begin = einde;
        }
        let over = stand.over;
        let verder = verder.and_then(|na| self.verder(na, over, stand.rijen.len()));
        let rijen = stand.rijen;
        Ok(Antwoord {
            rijen,
            aantal,
            verder,
        })
    }

    /// Where the next page begins, unless no more rows are wanted.
    fn verder(&self, na: u64, over: u64, gegeven: usize) -> Option<(Beperking, u64, Option<u64>)> {
        let top = self.vraag.top.map(|top| top.saturating_sub(gegeven as u64));
        let laatste = self.laatste.clone();
        (top != Some(0)).then_some((Beperking { laatste, na }, over, top))
    }

    async fn hoeveel(&self, op: &Op) -> Result<u64> {
        let delen = self.delen();
        if self.vraag.filter.is_none() {
            return Ok(delen.iter().sum());
        }
        self.begrensd(&delen)?;
        let mut aantal = 0;
        for deel in 0..delen.len() {
            aantal += self
                .met(op, deel, |deel, vraag, gevraagd| {
                    tellen(gevraagd.zolang(deel.rijen(0)), vraag)
                })
                .await?;
        }
        Ok(aantal)
    }

    /// Rows in an order. All of them are gone through, and what is held of each is by what it is put in its place.
    async fn geordend(&self, op: &Op) -> Result<Antwoord> {
        let vraag = &self.vraag;
        let delen = self.delen();
        self.begrensd(&delen)?;
        let mut geordend = Geordend::default();
        for place in 0..delen.len() {
            geordend = self
                .met(op, place, move |deel, vraag, gevraagd| {
                    ordenen(gevraagd.zolang(deel.rijen(0)), place, vraag, &mut geordend).map(|()| geordend)
                })
                .await??;
        }
        let aantal = geordend.aantal();
        let na = vraag.verder.as_ref().map_or(0, |van| van.na);
        let na = na.saturating_add(vraag.over);
        let room = vraag.top.unwrap_or(u64::MAX).min(vraag.blad);
        let plaatsen = geordend.plaatsen(&vraag.orde, na, room);
        let mut rijen = vec![Value::Null; plaatsen.len()];
        for deel in 0..delen.len() {
            let own = plaatsen.iter().enumerate().filter(|(_, (of, _))| *of == deel);
            let own: Vec<(usize, u64)> = own.map(|(place, (_, volg))| (place, *volg)).collect();
            if own.is_empty() {
                continue;
            }
            let told = self.met(op, deel, move |deel, vraag, _| {
                let row = |(place, volg)| Some((place, deel.rijen(volg).next()?.verteld(vraag)));
                own.into_iter().filter_map(row).collect::<Vec<_>>()
            });
            for (place, row) in told.await? {
                if let Some(empty) = rijen.get_mut(place) {
                    *empty = row;
                }
            }
        }
        let past = na.saturating_add(rijen.len() as u64);
        let verder = (past < aantal)
            .then(|| self.verder(past, 0, rijen.len()))
            .flatten();
        Ok(Antwoord {
            rijen,
            aantal: vraag.tellen.then_some(aantal),
            verder,
        })
    }

    fn begrensd(&self, delen: &[u64]) -> Result<()> {
        if delen.len() <= UITGAVEN && delen.iter().sum::<u64>() <= RIJEN {
            return Ok(());
        }
        Err(Error::limit(
            "Een aantal of een volgorde kan van hooguit 2.000.000 rijen uit 200 uitgaven: beperk ze met `$filter=uitgave eq '…'`.",
            "A number or an order is for at most 2,000,000 rows of 200 releases: restrict them with `$filter=uitgave eq '…'`.",
        ))
    }
}

impl Licht {
    fn cellen(&self) -> Vec<Cel<'static>> {
        vec![
            Cel::Tekst(self.kenmerk.clone().into()),
            Cel::Tekst(self.soort.to_value().into()),
            Cel::Dag(self.peildatum),
            Cel::telling(self.rijen),
        ]
    }
}
