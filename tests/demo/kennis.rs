//! What the demonstration knows and shares: every text could have been stored, and what is invented says so.

use api::tekst::{Soort, Tekst};
use entity::{
    activiteit, begrip, bijdrage, expert, expert_thema, expertvraag, goodpractice, goodpractice_overname,
    inzicht, praktijk, voorlegging,
};
use sea_orm::EntityTrait;

use super::met_verhaal;
use crate::kit::both;

both! {
    /// What is published of the three praktijken of the pilot stands beneath them, and nothing that was made up.
    async fn nothing_invented_stands_beneath_a_real_praktijk(t: Stage) {
        let db = met_verhaal(&t).await;
        let read = db.read();
        let praktijken = praktijk::Entity::find().all(read).await.expect("the database answers");
        let real: Vec<_> = praktijken.iter().filter(|rij| !rij.demo).collect();
        assert_eq!((real.len(), praktijken.len()), (3, 5));
        assert!(real.iter().all(|rij| rij.bron.is_some() && rij.vraag.is_none() && rij.werkwijze.is_none()));
        let is_real = |id: &Option<uuid::Uuid>| real.iter().any(|rij| Some(rij.id) == *id);
        let (mut invented, mut travelled) = (0, 0);
        for rij in goodpractice::Entity::find().all(read).await.expect("the database answers") {
            assert_eq!(rij.demo, !is_real(&rij.praktijk_id), "{}", rij.titel);
            invented += usize::from(rij.demo);
        }
        for rij in goodpractice_overname::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo && !is_real(&Some(rij.praktijk_id)));
            travelled += 1;
        }
        for rij in activiteit::Entity::find().all(read).await.expect("the database answers") {
            assert!(!(rij.demo && is_real(&rij.praktijk_id)), "{}", rij.titel);
            invented += usize::from(rij.demo);
        }
        assert_eq!((invented, travelled), (4, 1));
        let by_theme = expert_thema::Entity::find().all(read).await.expect("the database answers");
        assert!(!by_theme.is_empty(), "an expert is found by theme too");
    }

    async fn what_is_known_passes_the_guard_and_says_what_is_invented(t: Stage) {
        let db = met_verhaal(&t).await;
        let read = db.read();
        let mut teksten = Vec::new();
        for rij in activiteit::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo || rij.bron.is_some(), "{}", rij.titel);
            assert_eq!(rij.demo, rij.titel.starts_with("Demo: "), "{}", rij.titel);
            teksten.extend([(rij.titel, Soort::Titel), (rij.omschrijving, Soort::Toelichting)]);
        }
        let inzichten = inzicht::Entity::find().all(read).await.expect("the database answers");
        assert!(inzichten.iter().any(|rij| !rij.demo) && inzichten.iter().any(|rij| rij.status == voorlegging::Status::Ingediend));
        for rij in inzichten {
            assert_eq!(rij.demo, rij.bron.is_none(), "what was published has a source: {}", rij.tekst);
            assert_eq!(rij.demo, rij.indiener_id.is_some(), "{}", rij.tekst);
            teksten.push((rij.tekst, Soort::Toelichting));
        }
        for rij in expert::Entity::find().all(read).await.expect("the database answers") {
            assert_eq!(rij.demo, rij.member_id.is_some(), "only members are invented");
            assert_eq!(rij.naam.is_some(), rij.bron.is_some(), "a name of somebody real has a source");
            let words = [rij.functie, rij.expertise].into_iter().flatten();
            teksten.extend(words.map(|tekst| (tekst, Soort::Kort)));
            teksten.extend(rij.naam.map(|naam| (naam, Soort::Naam)));
        }
        for rij in expertvraag::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo, "nothing that was asked is real");
            teksten.extend(rij.antwoord.into_iter().chain([rij.tekst]).map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in bijdrage::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo, "nothing that was said is real");
            teksten.push((rij.tekst, Soort::Toelichting));
        }
        for rij in begrip::Entity::find().all(read).await.expect("the database answers") {
            assert_eq!(rij.demo, rij.voorsteller_id.is_some(), "{}", rij.term);
            teksten.extend([(rij.term, Soort::Titel), (rij.uitleg, Soort::Toelichting)]);
        }
        assert!(teksten.len() > 50, "{}", teksten.len());
        for (tekst, soort) in teksten {
            let judged = Tekst::parse(&tekst, soort).unwrap_or_else(|bezwaren| panic!("{tekst}: {bezwaren:?}"));
            assert_eq!(judged.tekst.as_str(), tekst, "stored as written");
        }
    }
}
