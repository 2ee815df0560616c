//! Random histories of an agenda: what was adopted is answered the same for ever, whatever becomes of what it rests on, and
//! every day has the edition that the history says.
//!
//! The test keeps its own history of what it did, by rules written down here once more, and compares after every step. A
//! seed that fails is named, and plays the same again.

mod acties;
mod heen_en_terug;
mod verder;
mod vragen;

use api::graph::id::Kind;
use async_graphql::ID;
use chrono::{Days, NaiveDate, TimeDelta};
use entity::{editie, onderbouwing, opgave, opgave_thema};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use self::vragen::Vraag;
use crate::kit::{Stage, actor::Actor, both, db::Backend};

/// Histories, and steps in each.
const SEEDS: [u64; 3] = [1, 20_260_901, 0x5641_4b4d];
const STEPS: usize = 110;

/// Numbers that follow from a seed (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).expect("a small number")).expect("a small number")
    }

    fn days(&mut self, n: usize) -> Days {
        Days::new(u64::try_from(self.below(n)).expect("a small number"))
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Status {
    Concept,
    /// Until this day.
    InConsultatie(NaiveDate),
    /// From this day, up to that day.
    Vast(NaiveDate, Option<NaiveDate>),
}

/// An edition, as the history knows it.
struct Editie {
    id: String,
    version: i32,
    status: Status,
    /// Each with its version, and whether it has a trekker.
    opgaven: Vec<(String, i32, bool)>,
    /// Who reacted on the whole: the member, the association.
    gereageerd: [bool; 2],
    /// Everything beneath it, as it was when it was adopted.
    afdruk: Option<String>,
    /// What the editors were answered when it was adopted.
    antwoord: Value,
}

struct Historie<'s> {
    t: &'s Stage,
    dice: Dice,
    /// For what happens beneath the editions, so that neither changes the course of the other.
    lot: Dice,
    edities: Vec<Editie>,
    /// Reactions with their versions.
    reacties: Vec<(String, i32)>,
    thema: (String, i32),
    /// Thema's that were there before.
    vervallen: Vec<String>,
    vragen: Vec<Vraag>,
    /// How often each action was done, and how often refused: so that the test tells what it played.
    gedaan: [[usize; 2]; ACTIES],
    /// How often an adopted edition was read that rests on what others do not see as it was, or on what was merged.
    geraakt: [usize; 2],
    /// How many editions began with what was adopted before.
    vervolgd: usize,
}

const ACTIES: usize = 23;

/// How often each action is tried: an edition needs several others before it is adopted.
const WORP: [usize; 31] = [
    0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5, 6, 6, 6, 6, 6, 7, 7, 7, 8, 9, 9, 10, 10, 10, 10,
];

impl<'s> Historie<'s> {
    async fn begin(t: &'s Stage, seed: u64) -> Self {
        t.agenda().await;
        let redactie = t.redactie().await;
        let thema = redactie.thema("Samenwerken", true).await;
        Self {
            t,
            dice: Dice(seed),
            lot: Dice(!seed),
            edities: Vec::new(),
            reacties: Vec::new(),
            thema: (thema, 1),
            vervallen: Vec::new(),
            vragen: Vec::new(),
            gedaan: [[0; 2]; ACTIES],
            geraakt: [0; 2],
            vervolgd: 0,
        }
    }

    fn today(&self) -> NaiveDate {
        self.t.service.clock.today()
    }

    /// The edition that was adopted last.
    fn laatste(&self) -> Option<usize> {
        let adopted = |editie: &Editie| matches!(editie.status, Status::Vast(_, None));
        self.edities.iter().position(adopted)
    }

    /// One thing that somebody tries, in whatever state things are; possible or not is for the history to say.
    async fn step(&mut self) {
        let actie = match self.edities.len() {
            0 => 0,
            _ => WORP[self.dice.below(WORP.len())],
        };
        // Mostly one of the last, so that editions get far; at times one that was adopted long ago.
        let all = self.edities.len().max(1);
        let back = match self.dice.below(4) {
            0 => self.dice.below(all),
            _ => self.dice.below(all.min(2)),
        };
        let which = all - 1 - back;
        let done = match actie {
            // Not many, so that all of them stand on one page.
            0 if (1..6).contains(&self.mee()) && self.lot.below(2) == 0 => self.overnemen().await,
            0 => self.openen().await,
            1 => self.opstellen(which).await,
            2 | 3 => self.onderbouwen(which, actie == 2).await,
            4 => self.consulteren(which).await,
            5 => self.terugnemen(which).await,
            6 => self.vaststellen(which).await,
            7 => self.reageren(which).await,
            8 => self.beantwoorden().await,
            9 => self.uitvoeren(which).await,
            _ => {
                let days = i64::try_from(self.dice.below(4)).expect("a small number") + 1;
                self.t.service.clock.advance(TimeDelta::days(days));
                true
            }
        };
        self.gedaan[actie][usize::from(!done)] += 1;
        let (actie, done) = self.onder().await;
        self.gedaan[actie][usize::from(!done)] += 1;
    }

    /// Compares what is there with what the history says.
    async fn compare(&mut self) {
        for editie in &self.edities {
            if let Some(afdruk) = &editie.afdruk {
                assert_eq!(
                    *afdruk,
                    fingerprint(self.t, &editie.id).await,
                    "an adopted edition changed"
                );
            }
        }
        let mut days: Vec<NaiveDate> = (0..3)
            .map(|_| self.today() + self.dice.days(60) - Days::new(30))
            .collect();
        // The first day of an edition and the last, and the days beside them.
        let pick = self.dice.below(self.edities.len().max(1));
        if let Some(Status::Vast(van, tot)) = self.edities.get(pick).map(|editie| editie.status) {
            let edges = [Some(van), tot].into_iter().flatten();
            days.extend(edges.flat_map(|edge| [edge - Days::new(1), edge]));
        }
        for day in days {
            let holds = |editie: &&Editie| match editie.status {
                Status::Vast(van, tot) => van <= day && tot.is_none_or(|tot| day < tot),
                _ => false,
            };
            let expected: Vec<&Editie> = self.edities.iter().filter(holds).collect();
            assert!(expected.len() < 2, "the history itself has two editions on {day}");
            let adopted = expected
                .first()
                .map_or(Value::Null, |editie| self.as_of_today(editie));
            assert_eq!(
                answered(&self.t.redactie().await, day).await,
                adopted,
                "an editor on {day}"
            );
            let public = self.for_everybody(adopted.clone());
            self.geraakt[0] += usize::from(public != adopted);
            self.geraakt[1] += usize::from(self.rests_on_merged(&adopted));
            assert_eq!(
                answered(&self.t.anonymous(), day).await,
                public,
                "everybody on {day}"
            );
        }
    }
}

impl Historie<'_> {
    /// What was answered at the adoption, with the one thing that came after: its end.
    fn as_of_today(&self, editie: &Editie) -> Value {
        let mut answer = editie.antwoord.clone();
        let Status::Vast(_, tot) = editie.status else {
            panic!("{:?} was adopted", editie.status);
        };
        let over = tot.is_some_and(|tot| tot <= self.today());
        answer["geldigTot"] = json!(tot);
        answer["status"] = json!(if over { "VERVANGEN" } else { "VASTGESTELD" });
        answer
    }
}

/// The agenda of a day as it is answered: its words, its ontwikkelopgaven, and on what each of them rests.
async fn answered(who: &Actor<'_>, day: NaiveDate) -> Value {
    let document = "query($day: Date!) { agenda(domein: BREED_JEUGDDOMEIN, geldigOp: $day) { id titel toelichting geldigVan geldigTot status
        ontwikkelopgaven(first: 11) { totalCount nodes { id nummer titel omschrijving
            overnames(first: 9) { nodes { id gewicht reden thema { id } versie { naam status } } }
            onderbouwingen(first: 60) { nodes { id reden leervraag { id } versie { tekst } thema { id }
                themaVersie { naam status } } } } } } }";
    let seen = who.with(json!({ "day": day })).value(document, "/agenda").await;
    let rows = seen["ontwikkelopgaven"]["nodes"].as_array();
    assert!(
        rows.is_none_or(|rows| rows.len() < 11),
        "all of them stand on one page"
    );
    for row in rows.into_iter().flatten() {
        let evidence = row["onderbouwingen"]["nodes"].as_array().expect("a list");
        assert!(evidence.len() < 60, "all of it stands on one page");
    }
    seen
}

/// Everything of an edition and beneath it, but for what the next adoption writes.
async fn fingerprint(t: &Stage, id: &str) -> String {
    let id = Kind::AgendaEditie.key(&ID::from(id)).expect("an edition");
    let db = t.writer();
    let row = editie::Entity::find_by_id(id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an edition");
    let opgaven = opgave::Entity::find()
        .filter(opgave::Column::EditieId.eq(id))
        .order_by_asc(opgave::Column::Id);
    let opgaven = opgaven.all(db).await.expect("a SELECT");
    let keys: Vec<_> = opgaven.iter().map(|row| row.id).collect();
    let overnames = opgave_thema::Entity::find().filter(opgave_thema::Column::OpgaveId.is_in(keys.clone()));
    let overnames = overnames
        .order_by_asc(opgave_thema::Column::Id)
        .all(db)
        .await
        .expect("a SELECT");
    let bewijs = onderbouwing::Entity::find().filter(onderbouwing::Column::OpgaveId.is_in(keys));
    let bewijs = bewijs
        .order_by_asc(onderbouwing::Column::Id)
        .all(db)
        .await
        .expect("a SELECT");
    let own = (
        row.agenda_id,
        row.nummer,
        row.titel,
        row.toelichting,
        row.geldig_van,
        row.consultatie_tot,
        row.vastgesteld_op,
    );
    format!("{own:?}\n{opgaven:?}\n{overnames:?}\n{bewijs:?}")
}

both! {
    async fn what_was_adopted_stays_and_every_day_has_its_edition(t: Stage) {
        let backend: Backend = t.db.backend;
        let (mut gedaan, mut geraakt, mut vervolgd) = ([[0; 2]; ACTIES], [0; 2], 0);
        for seed in SEEDS {
            let t = Stage::new(backend).await;
            let mut historie = Historie::begin(&t, seed).await;
            for step in 0..STEPS {
                historie.step().await;
                let told = std::panic::AssertUnwindSafe(historie.compare());
                if let Err(cause) = futures::FutureExt::catch_unwind(told).await {
                    eprintln!("seed {seed}, after step {step}");
                    std::panic::resume_unwind(cause);
                }
            }
            for (all, own) in gedaan.iter_mut().zip(historie.gedaan) {
                *all = [all[0] + own[0], all[1] + own[1]];
            }
            vervolgd += historie.vervolgd;
            geraakt = [geraakt[0] + historie.geraakt[0], geraakt[1] + historie.geraakt[1]];
        }
        assert!(vervolgd > 0, "no edition began with what was adopted before");
        // A history in which nothing is adopted or nothing refused would prove nothing.
        assert!(gedaan[6][0] >= 6, "adoptions: {gedaan:?}");
        assert!((1..8).chain(11..14).chain([16, 17, 19, 22]).all(|actie| gedaan[actie].iter().all(|times| *times > 0)), "{gedaan:?}");
        assert!([18, 20, 21].iter().all(|actie| gedaan[*actie][0] > 0), "{gedaan:?}");
        assert!(geraakt.iter().all(|times| *times > 0), "hidden and merged beneath an adopted edition: {geraakt:?}");
    }
}
