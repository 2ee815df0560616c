//! The index says what the objects say: after every change, and after a start.

use std::collections::HashMap;

use api::tekst::{STEMMEN, zoekdocument};
use entity::{
    begrip, goodpractice, kennisitem, leervraag, leervraag_zoek, opgave, praktijk, thema, zoek_index,
};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait};
use uuid::Uuid;

use crate::kit::{Stage, both};

/// The texts of every object that is found by its words, the heading first.
async fn teksten(t: &Stage) -> HashMap<Uuid, Vec<String>> {
    let db = t.writer();
    let mut all: Vec<(Uuid, Vec<Option<String>>)> = Vec::new();
    for row in begrip::Entity::find().all(db).await.expect("a SELECT") {
        all.push((row.id, vec![Some(row.term), Some(row.uitleg)]));
    }
    for row in goodpractice::Entity::find().all(db).await.expect("a SELECT") {
        let texts = vec![
            Some(row.titel),
            Some(row.wat),
            Some(row.voor_wie),
            row.tijd,
            row.kosten,
            row.voorwaarden,
            row.belemmering,
        ];
        all.push((row.id, texts));
    }
    for row in kennisitem::Entity::find().all(db).await.expect("a SELECT") {
        all.push((
            row.id,
            vec![Some(row.titel), Some(row.bronorganisatie), Some(row.omschrijving)],
        ));
    }
    for row in opgave::Entity::find().all(db).await.expect("a SELECT") {
        all.push((row.id, vec![Some(row.titel), row.omschrijving]));
    }
    for row in praktijk::Entity::find().all(db).await.expect("a SELECT") {
        all.push((
            row.id,
            vec![Some(row.naam), Some(row.samenvatting), row.doel, row.vraag],
        ));
    }
    for row in thema::Entity::find().all(db).await.expect("a SELECT") {
        all.push((row.id, vec![Some(row.naam), Some(row.omschrijving)]));
    }
    all.into_iter()
        .map(|(id, texts)| (id, texts.into_iter().flatten().collect()))
        .collect()
}

/// What is wrong with the index: rows of nothing, objects without a row, rows that say something else.
pub(crate) async fn drift(t: &Stage) -> Vec<String> {
    let mut objects = teksten(t).await;
    let mut wrong = Vec::new();
    for row in zoek_index::Entity::find()
        .all(t.writer())
        .await
        .expect("a SELECT")
    {
        let Some(texts) = objects.remove(&row.object_id) else {
            wrong.push(format!("a row of nothing: {}", row.termen));
            continue;
        };
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected = (zoekdocument(&texts[..1]), zoekdocument(&texts), STEMMEN);
        if (&row.kop, &row.termen, row.stemmen) != (&expected.0, &expected.1, expected.2) {
            wrong.push(format!("{} is indexed as {}", expected.1, row.termen));
        }
    }
    wrong.extend(
        objects
            .into_values()
            .map(|texts| format!("not indexed: {}", texts[0])),
    );
    wrong.extend(drift_of_leervragen(t).await);
    if t.writer().get_database_backend() == DbBackend::Sqlite {
        // Only SQLite keeps the index apart from the table.
        let check = "INSERT INTO zoek_fts (zoek_fts, rank) VALUES ('integrity-check', 1)";
        t.writer()
            .execute_unprepared(check)
            .await
            .expect("index and table agree");
    }
    wrong
}

/// The same of leervragen, which keep their own.
async fn drift_of_leervragen(t: &Stage) -> Vec<String> {
    let terms = leervraag_zoek::Entity::find().all(t.writer());
    let terms = terms.await.expect("a SELECT").into_iter();
    let mut terms: HashMap<Uuid, String> = terms.map(|row| (row.leervraag_id, row.termen)).collect();
    let rows = leervraag::Entity::find().all(t.writer()).await;
    let wrong = rows.expect("a SELECT").into_iter().filter_map(|row| {
        let expected = zoekdocument(&[&row.tekst, row.toelichting.as_deref().unwrap_or_default()]);
        let indexed = terms.remove(&row.id);
        (indexed.as_ref() != Some(&expected)).then(|| format!("{expected} is indexed as {indexed:?}"))
    });
    wrong.collect()
}

async fn rows(t: &Stage) -> usize {
    zoek_index::Entity::find()
        .all(t.writer())
        .await
        .expect("a SELECT")
        .len()
}

both! {
    async fn a_filled_database_is_indexed(t: Stage) {
        t.demonstration().await;
        assert_eq!(drift(&t).await, Vec::<String>::new());
        assert!(rows(&t).await > 40);
    }

    /// Whoever changes words and forgets the index makes an object that is not found, never one that is found by words that
    /// it no longer has; the next start mends it.
    async fn words_that_change_are_forgotten_at_once_and_made_at_the_next_start(t: Stage) {
        t.demonstration().await;
        let before = rows(&t).await;
        for statement in [
            "UPDATE thema SET naam = 'Zebrapad' WHERE status = 'GEPUBLICEERD'",
            "UPDATE kennisitem SET omschrijving = 'Zebrapad'",
            "UPDATE praktijk SET doel = NULL",
            "UPDATE goodpractice SET belemmering = 'Zebrapad'",
            "UPDATE begrip SET uitleg = 'Zebrapad'",
        ] {
            let held = rows(&t).await;
            t.writer().execute_unprepared(statement).await.expect(statement);
            assert!(rows(&t).await < held, "{statement}");
        }
        // What is not searched changes nothing.
        let held = rows(&t).await;
        t.writer().execute_unprepared("UPDATE praktijk SET werkwijze = 'Zebrapad', version = version + 1").await.expect("an UPDATE");
        t.writer().execute_unprepared("DELETE FROM begrip_vorm").await.expect("a DELETE");
        assert_eq!(rows(&t).await, held);
        assert_eq!(drift(&t).await.len(), before - held);
        t.reference().await;
        assert_eq!((drift(&t).await, rows(&t).await), (Vec::new(), before));
        t.writer().execute_unprepared("DELETE FROM begrip WHERE id NOT IN (SELECT begrip_id FROM begrip_betekenis)").await.expect("a DELETE");
        assert!(rows(&t).await < before);
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    /// As after a change of the stemmer.
    async fn older_stems_are_made_again_at_the_next_start(t: Stage) {
        t.demonstration().await;
        let older = "UPDATE zoek_index SET stemmen = 0, kop = 'oud', termen = 'oud stam' WHERE nr % 2 = 0";
        t.writer().execute_unprepared(older).await.expect("an UPDATE");
        assert!(drift(&t).await.len() > 10);
        t.reference().await;
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }
}
