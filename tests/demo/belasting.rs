//! Load: what a made-up collection holds, whatever its size.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use api::{
    demo::{belasting, referentie},
    tekst::{Soort, Tekst, zoekdocument},
};
use chrono::{DateTime, Utc};
use entity::{
    agenda, bundeling, deelname, editie, herkenning, identity, leervraag, leervraag_element,
    leervraag_versie, leervraag_zoek, member, onderbouwing, opgave, opgave_thema, praktijk, thema,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseConnection,
    DbBackend, EntityTrait, QueryFilter, QueryOrder, Statement,
};
use uuid::Uuid;

use super::{ISSUER, losse_verwijzingen, met_verhaal, now, open, tel, tellers_kloppen};
use crate::kit::{Stage, both};

async fn met_referentie(t: &Stage) -> api::db::Db {
    let db = open(t).await;
    referentie::laad(db.writer(), now())
        .await
        .expect("reference data loads");
    db
}

async fn zaai(db: &DatabaseConnection, leervragen: u64, members: u64) {
    belasting::zaai(db, now(), ISSUER, leervragen, members, |_, _| {})
        .await
        .expect("load");
}

async fn alle<E: EntityTrait>(db: &impl ConnectionTrait) -> Vec<E::Model> {
    E::find().all(db).await.expect("the database answers")
}

/// The broad agenda.
async fn breed(db: &impl ConnectionTrait) -> Uuid {
    let breed = agenda::Column::Domein.eq(agenda::Domein::BreedJeugddomein);
    let breed = agenda::Entity::find().filter(breed).one(db).await;
    breed.expect("the database answers").expect("the broad agenda").id
}

/// The editions of the broad agenda, oldest first.
async fn edities(db: &impl ConnectionTrait) -> Vec<editie::Model> {
    editie::Entity::find()
        .filter(editie::Column::AgendaId.eq(breed(db).await))
        .order_by_asc(editie::Column::Nummer)
        .all(db)
        .await
        .expect("the database answers")
}

/// How often each key occurs, least first.
fn aantallen(sleutels: impl IntoIterator<Item = Uuid>) -> Vec<usize> {
    let mut geteld: BTreeMap<Uuid, usize> = BTreeMap::new();
    for sleutel in sleutels {
        *geteld.entry(sleutel).or_default() += 1;
    }
    let mut aantallen: Vec<usize> = geteld.into_values().collect();
    aantallen.sort_unstable();
    aantallen
}

/// Every key and every text of a load.
async fn afdruk(db: &impl ConnectionTrait) -> BTreeSet<String> {
    let mut rijen = BTreeSet::new();
    macro_rules! van {
        ($($tabel:ident)+) => {$(
            rijen.extend(alle::<$tabel::Entity>(db).await.iter().map(|rij| format!("{rij:?}")));
        )+};
    }
    van!(member identity praktijk deelname thema leervraag leervraag_versie leervraag_element bundeling herkenning);
    van!(editie opgave opgave_thema onderbouwing);
    rijen
}

both! {
    async fn load_fills_everything_and_can_be_repeated(t: Stage) {
        let db = met_referentie(&t).await;
        let mut gehoord = Vec::new();
        belasting::zaai(db.writer(), now(), ISSUER, 1_000, 200, |klaar, rijen| gehoord.push((klaar, rijen))).await.expect("load");
        let (laatste, rijen) = gehoord.pop().expect("progress");
        assert!(laatste == 1_000 && rijen > 6_000 && gehoord.is_sorted(), "{gehoord:?}, {laatste}, {rijen}");
        let read = db.read();
        assert_eq!(losse_verwijzingen(db.writer()).await, 0);
        assert_eq!(tel::<leervraag::Entity>(read).await, 1_000);
        assert_eq!(tel::<leervraag_versie::Entity>(read).await, 1_000);
        assert_eq!(tel::<leervraag_zoek::Entity>(read).await, 1_000);
        assert_eq!((tel::<member::Entity>(read).await, tel::<identity::Entity>(read).await), (200, 200));
        assert_eq!(tel::<praktijk::Entity>(read).await, 6);
        assert!(tel::<leervraag_element::Entity>(read).await > 500 && tel::<bundeling::Entity>(read).await > 300);
        tellers_kloppen(read).await;
        let rijen = leervraag::Entity::find().order_by_asc(leervraag::Column::CreatedAt).all(read).await.expect("the database answers");
        let momenten: BTreeSet<DateTime<Utc>> = rijen.iter().map(|rij| rij.created_at).collect();
        assert!(momenten.len() < rijen.len(), "some moments are equal");
        assert!(rijen.iter().all(|rij| rij.created_at <= rij.updated_at && rij.updated_at <= now()));
        let teksten: BTreeSet<&str> = rijen.iter().map(|rij| rij.tekst.as_str()).collect();
        assert!(teksten.len() > 900, "only {} different texts", teksten.len());
        for tekst in &teksten {
            let beoordeeld = Tekst::parse(tekst, Soort::Leervraag).expect("a building block passes the guard");
            assert!(beoordeeld.signalen.is_empty(), "{tekst}: {:?}", beoordeeld.signalen);
        }
        let zoek = leervraag_zoek::Entity::find().filter(leervraag_zoek::Column::LeervraagId.eq(rijen[0].id)).one(read);
        let toelichting = rijen[0].toelichting.as_deref().unwrap_or_default();
        assert_eq!(zoek.await.expect("the database answers").expect("terms").termen, zoekdocument(&[&rijen[0].tekst, toelichting]));

        // A second run adds other rows, and no second agenda.
        let voor = edities(read).await;
        zaai(db.writer(), 10, 5).await;
        assert_eq!((tel::<leervraag::Entity>(read).await, tel::<member::Entity>(read).await), (1_010, 205));
        assert_eq!(edities(read).await, voor);
    }

    /// A measurement can be repeated elsewhere, and on the other database.
    async fn the_same_sizes_give_the_same_rows(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 400, 60).await;
        let elders = Stage::new(crate::kit::db::Backend::Sqlite).await;
        let elders = met_referentie(&elders).await;
        zaai(elders.writer(), 400, 60).await;
        let (hier, daar) = (afdruk(db.read()).await, afdruk(elders.read()).await);
        assert!(hier.len() > 2_000);
        assert_eq!(hier.symmetric_difference(&daar).next(), None);
    }

    /// Without members there is nobody to ask or to recognise.
    async fn load_without_members_works(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 50, 0).await;
        assert_eq!(tel::<leervraag::Entity>(db.read()).await, 50);
        assert_eq!(tel::<herkenning::Entity>(db.read()).await, 0);
    }

    async fn load_without_leervragen_makes_members_and_no_agenda(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 0, 20).await;
        assert_eq!((tel::<member::Entity>(db.read()).await, tel::<editie::Entity>(db.read()).await), (20, 0));
    }

    /// Editions follow one another without a gap, and the last one holds on the day of the load.
    async fn load_adopts_an_edition_and_those_before_it(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 1_000, 50).await;
        let read = db.read();
        let edities = edities(read).await;
        let (laatste, eerder) = edities.split_last().expect("editions");
        assert_eq!((laatste.status, laatste.geldig_van, laatste.geldig_tot), (editie::Status::Vastgesteld, Some(now().date_naive()), None));
        assert!(eerder.len() > 2 && eerder.iter().all(|rij| rij.status == editie::Status::Vervangen));
        for (plaats, paar) in edities.windows(2).enumerate() {
            assert_eq!(paar[0].nummer, i32::try_from(plaats + 1).expect("a small number"));
            assert!(paar[0].geldig_van < paar[1].geldig_van && paar[0].geldig_tot == paar[1].geldig_van);
            assert!(paar[0].updated_at == paar[1].vastgesteld_op.expect("adopted"));
        }
        let opgaven = alle::<opgave::Entity>(read).await;
        assert!(opgaven.iter().all(|rij| rij.demo));
        for editie in &edities {
            let titels: BTreeSet<&str> = opgaven.iter().filter(|rij| rij.editie_id == editie.id).map(|rij| rij.titel.as_str()).collect();
            assert_eq!(titels.len(), if editie == laatste { 12 } else { 8 }, "{titels:?}");
        }
        for titel in opgaven.iter().map(|rij| &rij.titel).chain(edities.iter().map(|rij| &rij.titel)) {
            assert!(Tekst::parse(titel, Soort::Titel).is_ok(), "{titel}");
        }
    }

    /// As the service itself founds them: on what was published, before the adoption, through a theme that bundles it.
    async fn onderbouwing_is_as_editors_would_have_made_it(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 1_000, 50).await;
        let read = db.read();
        let gepubliceerd: HashMap<Uuid, DateTime<Utc>> = alle::<leervraag::Entity>(read).await.into_iter()
            .filter_map(|rij| Some((rij.id, rij.gepubliceerd_op?))).collect();
        let vastgesteld: HashMap<Uuid, DateTime<Utc>> =
            edities(read).await.into_iter().filter_map(|rij| Some((rij.id, rij.vastgesteld_op?))).collect();
        let opgaven: HashMap<Uuid, opgave::Model> = alle::<opgave::Entity>(read).await.into_iter().map(|rij| (rij.id, rij)).collect();
        let overnames: BTreeSet<(Uuid, Option<Uuid>)> =
            alle::<opgave_thema::Entity>(read).await.into_iter().map(|rij| (rij.opgave_id, Some(rij.thema_id))).collect();
        let bundels: HashMap<(Uuid, Uuid), DateTime<Utc>> =
            alle::<bundeling::Entity>(read).await.into_iter().map(|rij| ((rij.leervraag_id, rij.thema_id), rij.van)).collect();
        let (mut zonder, rijen) = (0, alle::<onderbouwing::Entity>(read).await);
        for rij in &rijen {
            let opgave = &opgaven[&rij.opgave_id];
            assert!(gepubliceerd[&rij.leervraag_id] <= rij.created_at && rij.created_at <= vastgesteld[&opgave.editie_id]);
            assert!(opgave.created_at <= rij.created_at && rij.created_at <= opgave.updated_at);
            match rij.thema_id {
                Some(thema) => assert!(overnames.contains(&(rij.opgave_id, Some(thema))) && bundels[&(rij.leervraag_id, thema)] <= rij.created_at),
                None => zonder += 1,
            }
        }
        assert!(zonder > rijen.len() / 20 && zonder < rijen.len() / 4, "{zonder} of {} without a theme", rijen.len());
        for (leervraag, thema) in bundels.keys().filter(|(_, thema)| overnames.iter().any(|(_, overgenomen)| *overgenomen == Some(*thema))) {
            assert!(rijen.iter().any(|rij| rij.leervraag_id == *leervraag && rij.thema_id == Some(*thema)), "adopting takes all that is bundled");
        }
    }

    /// From about ten to about four hundred beneath each, over the whole time, also among the newest.
    async fn onderbouwing_is_skewed_and_reaches_the_newest(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 1_000, 50).await;
        let read = db.read();
        let laatste = edities(read).await.pop().expect("an edition");
        let opgaven = opgave::Entity::find().filter(opgave::Column::EditieId.eq(laatste.id)).all(read).await.expect("the database answers");
        let opgaven: BTreeSet<Uuid> = opgaven.into_iter().map(|rij| rij.id).collect();
        let alle_rijen = alle::<onderbouwing::Entity>(read).await;
        let mut rijen = alle_rijen.clone();
        rijen.retain(|rij| opgaven.contains(&rij.opgave_id));
        let aantallen = aantallen(rijen.iter().map(|rij| rij.opgave_id));
        assert!(aantallen.len() == 12 && (8..=10).contains(&aantallen[0]) && (370..=400).contains(&aantallen[11]), "{aantallen:?}");
        let vragen = leervraag::Entity::find().filter(leervraag::Column::Status.eq(leervraag::Status::Gepubliceerd));
        let vragen = vragen.order_by_desc(leervraag::Column::CreatedAt).all(read).await.expect("the database answers");
        let onderbouwend: BTreeSet<Uuid> = alle_rijen.iter().map(|rij| rij.leervraag_id).collect();
        let per_bladzijde: Vec<usize> =
            vragen.chunks(50).map(|deel| deel.iter().filter(|rij| onderbouwend.contains(&rij.id)).count()).collect();
        assert!(per_bladzijde.iter().all(|&aantal| aantal > 5), "{per_bladzijde:?}");
        assert!(vragen.iter().take(20).any(|rij| onderbouwend.contains(&rij.id)), "the first page shows ontwikkelopgaven");
    }

    /// What a Lerende Praktijk or a theme has is the same in a small and a larger collection; some have ten times more.
    async fn skew_does_not_grow_with_the_collection(t: Stage) {
        let db = met_referentie(&t).await;
        zaai(db.writer(), 6_000, 1_000).await;
        let vragen = alle::<leervraag::Entity>(db.read()).await;
        let bundels = alle::<bundeling::Entity>(db.read()).await;
        let per_praktijk = aantallen(vragen.iter().filter_map(|rij| rij.praktijk_id));
        let per_thema = aantallen(bundels.iter().filter(|rij| rij.reden.is_none()).map(|rij| rij.thema_id));
        for (aantallen, verwacht) in [(&per_praktijk, 31), (&per_thema, 25)] {
            let (minst, meest) = (aantallen[0], aantallen[aantallen.len() - 1]);
            assert!(aantallen.len() == verwacht && minst * 10 < meest && meest < 700, "{aantallen:?}");
        }
        let elementen = aantallen(alle::<leervraag_element::Entity>(db.read()).await.iter().map(|rij| rij.element_id));
        let disciplines = aantallen(vragen.iter().filter_map(|rij| rij.discipline_id));
        for aantallen in [elementen, disciplines] {
            let (helft, meest) = (aantallen[aantallen.len() / 2], aantallen[aantallen.len() - 1]);
            assert!(helft * 4 < meest, "{aantallen:?}");
        }
        let sinds: HashMap<Uuid, DateTime<Utc>> = alle::<member::Entity>(db.read()).await.into_iter().map(|rij| (rij.id, rij.created_at)).collect();
        assert!(vragen.iter().all(|rij| rij.vrager_id.is_some_and(|vrager| sinds[&vrager] <= rij.created_at)), "nobody asks before coming");
        let deelnemers = aantallen(alle::<deelname::Entity>(db.read()).await.iter().map(|rij| rij.praktijk_id));
        assert!(deelnemers[0] >= 8 && deelnemers[deelnemers.len() - 1] <= 25, "{deelnemers:?}");
    }

    /// An agenda that people adopted is theirs.
    async fn load_leaves_an_adopted_agenda_alone(t: Stage) {
        let db = met_verhaal(&t).await;
        let voor = (edities(db.read()).await, tel::<onderbouwing::Entity>(db.read()).await);
        zaai(db.writer(), 500, 50).await;
        assert_eq!((edities(db.read()).await, tel::<onderbouwing::Entity>(db.read()).await), voor);
    }

    /// An edition that is being shaped keeps its number.
    async fn load_numbers_its_editions_after_those_that_are_there(t: Stage) {
        let db = met_referentie(&t).await;
        let breed = breed(db.read()).await;
        let concept = editie::ActiveModel {
            id: Set(Uuid::from_u128(1)), agenda_id: Set(breed), nummer: Set(1), titel: Set("In de maak".into()),
            status: Set(editie::Status::Concept), version: Set(1), created_at: Set(now()), updated_at: Set(now()), ..Default::default()
        };
        concept.insert(db.writer()).await.expect("a concept");
        zaai(db.writer(), 100, 20).await;
        let nummers: Vec<(i32, String)> = edities(db.read()).await.iter().map(|rij| (rij.nummer, rij.status.to_value())).collect();
        assert_eq!(nummers.iter().map(|(nummer, _)| *nummer).collect::<Vec<i32>>(), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!((nummers[0].1.as_str(), nummers[6].1.as_str()), ("CONCEPT", "VASTGESTELD"));
    }

    /// Without statistics a planner takes the tables for empty.
    async fn load_leaves_statistics_and_its_settings_as_they_were(t: Stage) {
        let db = met_referentie(&t).await;
        let vraag = |sql: &str| Statement::from_string(db.backend(), sql.to_owned());
        let getal = async |sql: &str| -> i64 {
            let rij = db.writer().query_one_raw(vraag(sql)).await.expect("the database answers");
            rij.expect("a row").try_get_by_index(0).expect("a number")
        };
        if db.backend() == DbBackend::Sqlite {
            let (voor, journaal) = (getal("PRAGMA cache_size").await, getal("PRAGMA wal_autocheckpoint").await);
            zaai(db.writer(), 200, 20).await;
            assert!(getal("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'leervraag'").await > 5);
            assert_eq!((getal("PRAGMA cache_size").await, getal("PRAGMA wal_autocheckpoint").await), (voor, journaal));
        } else {
            zaai(db.writer(), 200, 20).await;
            assert_eq!(getal("SELECT reltuples::bigint FROM pg_class WHERE relname = 'leervraag'").await, 200);
            assert!(getal("SELECT count(*) FROM pg_stats WHERE tablename = 'leervraag'").await > 5);
        }
    }
}

#[test]
fn members_go_with_the_leervragen() {
    assert_eq!(
        [0, 10_000, 1_000_000].map(belasting::leden_bij),
        [200, 2_000, 100_000]
    );
}
