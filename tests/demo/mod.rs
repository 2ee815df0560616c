//! What the binary brings along: reference data, the demonstration, load.

mod belasting;
mod leren;
mod kennis;
mod vertelling;

pub(crate) use vertelling::verteld;

use std::collections::{BTreeMap, BTreeSet};

use api::{
    config::DatabaseConfig,
    db::Db,
    demo::{is_leeg, referentie, referentie_id, verhaal},
    tekst::{Soort, Tekst},
};
use chrono::{DateTime, Utc};
use entity::{
    beroepsvereniging, bundeling, canvas_versie, discipline, editie, gebied, gebied_ligging,
    goodpractice_ervaring, goodpractice_versie, herkenning, identity, kennisitem, leervraag,
    leervraag_versie, leervraag_zoek, lidmaatschap, lidsoort, melding, member, onderbouwing, opgave,
    opgave_herkomst, opgave_thema, organisatie, praktijk, raamwerk, raamwerk_element, reactie, registratie,
    thema, voortgang,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, Statement,
};
use uuid::Uuid;

use crate::kit::{Stage, both};

const ISSUER: &str = "https://vakmanschap.test";

fn now() -> DateTime<Utc> {
    "2026-11-01T12:00:00Z".parse().expect("a moment")
}

async fn open(t: &Stage) -> Db {
    let config = DatabaseConfig {
        url: t.db.url.clone(),
        readers: 2,
        connections: 4,
    };
    Db::connect(&config).await.expect("the stage's database answers")
}

async fn met_verhaal(t: &Stage) -> Db {
    let db = open(t).await;
    referentie::laad(db.writer(), now())
        .await
        .expect("reference data loads");
    verhaal::laad(db.writer(), now(), ISSUER)
        .await
        .expect("the demonstration loads");
    db
}

async fn tel<E: EntityTrait<Model: Send + Sync>>(db: &impl ConnectionTrait) -> u64 {
    E::find().count(db).await.expect("a count")
}

/// Rows that refer to nothing. PostgreSQL refuses them at once; SQLite can be asked.
async fn losse_verwijzingen(db: &impl ConnectionTrait) -> usize {
    if db.get_database_backend() == DbBackend::Postgres {
        return 0;
    }
    let vraag = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check");
    db.query_all_raw(vraag).await.expect("a check").len()
}

both! {
    /// Every start loads it again; a second start must not touch a row.
    async fn reference_data_twice_changes_nothing(t: Stage) {
        let db = open(&t).await;
        assert!(is_leeg(db.read()).await.expect("the database answers"));
        assert!(referentie::laad(db.writer(), now()).await.expect("the database answers") > 150);
        let later = now() + chrono::TimeDelta::days(1);
        assert_eq!(referentie::laad(db.writer(), later).await.expect("the database answers"), 0);
        assert!(is_leeg(db.read()).await.expect("the database answers"), "reference data alone is an empty database");
        let leraar = discipline::Entity::find_by_id(referentie_id("discipline", "LERAAR")).one(db.read()).await.expect("the database answers");
        assert_eq!(leraar.expect("by its fixed id").naam, "Leraar");
    }

    /// A corrected file reaches existing databases, what the file does not say stays, and the lock moves on.
    async fn reference_data_restores_what_differs_and_keeps_the_rest(t: Stage) {
        let db = open(&t).await;
        referentie::laad(db.writer(), now()).await.expect("the database answers");
        let id = referentie_id("beroepsvereniging", "NVGzP");
        let oud = beroepsvereniging::Entity::find_by_id(id).one(db.read()).await.expect("the database answers").expect("NVGzP");
        let mut anders = oud.clone().into_active_model();
        anders.naam = Set("Anders".to_owned());
        anders.actief_tot = Set("2020-10-01".parse().ok());
        anders.update(db.writer()).await.expect("the database answers");
        let later = now() + chrono::TimeDelta::days(1);
        assert_eq!(referentie::laad(db.writer(), later).await.expect("the database answers"), 1);
        let nieuw = beroepsvereniging::Entity::find_by_id(id).one(db.read()).await.expect("the database answers").expect("NVGzP");
        assert_eq!((&nieuw.naam, nieuw.created_at, nieuw.version), (&oud.naam, oud.created_at, oud.version + 1));
        assert_eq!((nieuw.updated_at, nieuw.actief_tot), (later, "2020-10-01".parse().ok()));
    }

    /// An operator may have added a discipline before a release brings it.
    async fn a_row_that_was_there_first_keeps_its_id(t: Stage) {
        let db = open(&t).await;
        let eigen = Uuid::from_u128(7);
        let rij = discipline::ActiveModel {
            id: Set(eigen),
            code: Set("LERAAR".to_owned()),
            naam: Set("Leerkracht".to_owned()),
            sector: Set(discipline::Sector::Onderwijs),
            synoniemen: Set("[]".to_owned()),
            volgorde: Set(1),
            geldig_van: Set("2020-01-01".parse().expect("a date")),
            geldig_tot: Set(None),
        };
        rij.insert(db.writer()).await.expect("the database answers");
        referentie::laad(db.writer(), now()).await.expect("the database answers");
        let leraar = discipline::Entity::find().filter(discipline::Column::Code.eq("LERAAR")).all(db.read()).await.expect("the database answers");
        assert_eq!(leraar.len(), 1);
        assert_eq!((leraar[0].id, leraar[0].naam.as_str()), (eigen, "Leraar"));
    }

    async fn the_frameworks_are_complete_and_in_order(t: Stage) {
        let db = open(&t).await;
        referentie::laad(db.writer(), now()).await.expect("the database answers");
        let kaders: BTreeMap<Uuid, String> =
            raamwerk::Entity::find().all(db.read()).await.expect("the database answers").into_iter().map(|rij| (rij.id, rij.code)).collect();
        let rijen = raamwerk_element::Entity::find()
            .order_by_asc(raamwerk_element::Column::Volgorde)
            .all(db.read())
            .await
            .expect("the database answers");
        let van = |code: &str, soort| -> Vec<&raamwerk_element::Model> {
            rijen.iter().filter(|rij| kaders[&rij.raamwerk_id] == code && rij.soort == soort).collect()
        };
        let onder = |ouder: &raamwerk_element::Model| -> Vec<&str> {
            rijen.iter().filter(|rij| rij.ouder_id == Some(ouder.id)).map(|rij| rij.naam.as_str()).collect()
        };
        let gerdes: Vec<(&str, Vec<&str>)> = van("GERDES", raamwerk_element::Soort::Parameter)
            .into_iter()
            .map(|rij| (rij.naam.as_str(), onder(rij)))
            .collect();
        assert_eq!(gerdes, [
            ("Samenwerking", vec!["coöperatie", "coördinatie", "collaboratie"]),
            ("Kennis delen", vec!["transfer", "vertaling", "transformatie"]),
            ("Leren", vec!["kennis", "gedrag", "perspectief"]),
            ("Nabijheid", vec!["ruimtelijk", "organisatie", "persoonlijk"]),
            ("Beschikbaarheid", vec!["bereikbaarheid", "toegankelijkheid", "connectie"]),
            ("Proactief handelen", vec!["operationeel", "professioneel", "relationeel"]),
            ("Identiteit", vec!["wij-zij", "alliantie", "wij"]),
            ("Vertrouwen", vec!["betrouwbaarheid", "competentie", "te vertrouwen"]),
        ]);
        let clusters: Vec<usize> =
            van("VERWOERDT", raamwerk_element::Soort::Cluster).into_iter().map(|rij| onder(rij).len()).collect();
        assert_eq!(clusters, [2, 3, 4]);
        let vormen: Vec<usize> =
            van("COP", raamwerk_element::Soort::Hoofdvorm).into_iter().map(|rij| onder(rij).len()).collect();
        assert_eq!(vormen, [2, 11, 3]);
        let sectoren = van("COP", raamwerk_element::Soort::Variant).into_iter().filter_map(|rij| rij.onderwijssector);
        let mut per_sector = BTreeMap::new();
        for sector in sectoren {
            *per_sector.entry(format!("{sector:?}")).or_insert(0) += 1;
        }
        assert_eq!(per_sector, BTreeMap::from([("Mbo".into(), 2), ("Po".into(), 4), ("Vo".into(), 4)]));
    }

    /// One source lists the NJi among the associations; it is a knowledge institute.
    async fn the_nji_is_no_association(t: Stage) {
        let db = met_verhaal(&t).await;
        let verenigingen = beroepsvereniging::Entity::find().all(db.read()).await.expect("the database answers");
        let afkortingen: BTreeSet<&str> = verenigingen.iter().map(|rij| rij.afkorting.as_str()).collect();
        for afkorting in ["BPSW", "NVO", "NIP", "Ingrado", "FVB", "VGCt", "BVjong", "SBJ", "P3NL", "NVGzP"] {
            assert!(afkortingen.contains(afkorting), "{afkorting}");
        }
        assert!(verenigingen.iter().all(|rij| !rij.naam.contains("Jeugdinstituut") && rij.afkorting.to_uppercase() != "NJI"));
        let nji = organisatie::Entity::find().filter(organisatie::Column::Naam.eq("Nederlands Jeugdinstituut"));
        let nji = nji.one(db.read()).await.expect("the database answers").expect("the NJi is an organisation");
        assert_eq!(nji.soort, organisatie::Soort::Kennisinstelling);
        let tuchtrecht = lidsoort::Entity::find().filter(lidsoort::Column::OnderTuchtrecht.eq(false));
        assert_eq!(tuchtrecht.one(db.read()).await.expect("the database answers").expect("BPSW").code, "BUITENGEWOON");
    }

    async fn areas_sort_by_their_own_name_and_lie_in_regions(t: Stage) {
        let db = open(&t).await;
        referentie::laad(db.writer(), now()).await.expect("the database answers");
        let gemeenten = gebied::Entity::find()
            .filter(gebied::Column::Soort.eq(gebied::Soort::Gemeente))
            .order_by_asc(gebied::Column::Sorteernaam);
        let namen: Vec<String> = gemeenten.all(db.read()).await.expect("the database answers").into_iter().map(|rij| rij.naam).collect();
        let plaats = |naam: &str| namen.iter().position(|rij| rij == naam).expect("a gemeente");
        assert_eq!(plaats("'s-Gravenhage"), plaats("Groningen") - 1);
        assert_eq!(tel::<gebied_ligging::Entity>(db.read()).await, 9);
    }

    async fn the_demonstration_is_whole(t: Stage) {
        let db = met_verhaal(&t).await;
        let (read, verteld) = (db.read(), verhaal::vertel().expect("the files are well formed"));
        assert!(!is_leeg(read).await.expect("the database answers"));
        assert_eq!(losse_verwijzingen(db.writer()).await, 0);
        let gepubliceerd = leervraag::Entity::find().filter(leervraag::Column::Status.eq(leervraag::Status::Gepubliceerd));
        assert_eq!(gepubliceerd.count(read).await.expect("the database answers"), 28);
        assert_eq!(tel::<leervraag::Entity>(read).await, 37);
        assert_eq!(tel::<leervraag_versie::Entity>(read).await, 37);
        assert_eq!(tel::<leervraag_zoek::Entity>(read).await, 37);
        assert_eq!(tel::<praktijk::Entity>(read).await, 5);
        assert_eq!(tel::<thema::Entity>(read).await, 9);
        assert_eq!(tel::<lidmaatschap::Entity>(read).await, 11);
        for speler in &verteld.spelers {
            let rij = identity::Entity::find().filter(identity::Column::Subject.eq(&speler.subject)).one(read).await.expect("the database answers");
            let rij = rij.expect("every player can sign in");
            assert_eq!((rij.member_id, rij.issuer.as_str()), (speler.member_id, ISSUER));
            assert!(speler.naam.starts_with("Demo "), "{}", speler.naam);
        }
        for (naam, id) in &verteld.praktijken {
            assert!(praktijk::Entity::find_by_id(*id).one(read).await.expect("the database answers").is_some(), "{naam}");
            let trekt = |rij: &(String, String)| rij == &(naam.clone(), "FACILITATOR".to_owned());
            assert_eq!(verteld.spelers.iter().filter(|speler| speler.deelnames.iter().any(trekt)).count(), 1, "{naam}");
        }
        let leden = member::Entity::find().all(read).await.expect("the database answers");
        assert!((12..=14).contains(&leden.len()) && leden.iter().all(|rij| rij.demo));
        let registraties = registratie::Entity::find().all(read).await.expect("the database answers");
        assert!(registraties.iter().all(|rij| rij.verificatie == registratie::Verificatie::Ingevuld));
    }

    /// Replicas that start together on an empty database all go on, and the rows are there once.
    async fn replicas_that_start_together_load_once(t: Stage) {
        let db = open(&t).await;
        let start = || async {
            referentie::laad(db.writer(), now()).await?;
            verhaal::laad(db.writer(), now(), ISSUER).await
        };
        for started in futures::future::join_all((0..4).map(|_| start())).await {
            started.expect("a replica starts");
        }
        assert_eq!(tel::<leervraag::Entity>(db.read()).await, 37);
    }

    /// What the platform refuses from others it does not bring along itself.
    async fn the_demonstration_passes_the_text_guard(t: Stage) {
        let db = met_verhaal(&t).await;
        let read = db.read();
        let (mut teksten, mut twijfels) = (Vec::new(), 0);
        for rij in leervraag::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([rij.afwijstoelichting, rij.weerwoord].into_iter().flatten().map(|tekst| (tekst, Soort::Toelichting)));
            // One is there to show an editor what a doubt looks like; it was stored with the leervraag.
            let beoordeeld = Tekst::parse(&rij.tekst, Soort::Leervraag).expect("a leervraag that can be stored");
            assert_eq!(rij.signalen.is_some(), !beoordeeld.signalen.is_empty(), "{}", rij.tekst);
            twijfels += usize::from(rij.signalen.is_some());
            if rij.signalen.is_none() {
                teksten.push((rij.tekst, Soort::Leervraag));
            }
        }
        assert_eq!(twijfels, 1);
        for rij in member::Entity::find().all(read).await.expect("the database answers") {
            teksten.push((rij.naam, Soort::Naam));
            teksten.extend(rij.over.map(|over| (over, Soort::Toelichting)));
        }
        for rij in praktijk::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([(rij.naam, Soort::Naam), (rij.samenvatting, Soort::Toelichting)]);
            let eigen = [rij.werkwijze, rij.doel, rij.vraag].into_iter().flatten();
            teksten.extend(eigen.map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in canvas_versie::Entity::find().all(read).await.expect("the database answers") {
            let delen = [rij.wat_en_waarom, rij.waarbinnen, rij.hoe_en_waarmee, rij.wie, rij.wat_niet];
            teksten.extend(delen.into_iter().flatten().map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in thema::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([(rij.naam, Soort::Titel), (rij.omschrijving, Soort::Toelichting)]);
        }
        for rij in bundeling::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([rij.reden, rij.reden_einde].into_iter().flatten().map(|reden| (reden, Soort::Kort)));
        }
        for rij in editie::Entity::find().all(read).await.expect("the database answers") {
            teksten.push((rij.titel, Soort::Titel));
            teksten.extend(rij.toelichting.map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in opgave_thema::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend(rij.bron.into_iter().chain([rij.reden]).map(|tekst| (tekst, Soort::Kort)));
        }
        for rij in onderbouwing::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([rij.bron, rij.reden].into_iter().flatten().map(|tekst| (tekst, Soort::Kort)));
        }
        for rij in opgave_herkomst::Entity::find().all(read).await.expect("the database answers") {
            teksten.push((rij.reden, Soort::Kort));
        }
        for rij in voortgang::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo && rij.tekst.starts_with("Demo: "), "progress of the demonstration says that it is one");
            teksten.push((rij.tekst, Soort::Toelichting));
        }
        for rij in melding::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend(rij.toelichting.map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in opgave::Entity::find().all(read).await.expect("the database answers") {
            teksten.push((rij.titel, Soort::Titel));
            teksten.extend(rij.omschrijving.map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in kennisitem::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([(rij.titel, Soort::Titel), (rij.bronorganisatie, Soort::Naam)]);
            teksten.push((rij.omschrijving, Soort::Toelichting));
            teksten.extend(rij.url.map(|url| (url, Soort::Kort)));
        }
        for rij in goodpractice_versie::Entity::find().all(read).await.expect("the database answers") {
            teksten.extend([(rij.titel, Soort::Titel), (rij.wat, Soort::Toelichting), (rij.voor_wie, Soort::Kort)]);
            let kort = [rij.tijd, rij.kosten, rij.bron].into_iter().flatten();
            teksten.extend(kort.map(|tekst| (tekst, Soort::Kort)));
            let lang = [rij.voorwaarden, rij.belemmering].into_iter().flatten();
            teksten.extend(lang.map(|tekst| (tekst, Soort::Toelichting)));
        }
        for rij in goodpractice_ervaring::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo, "an ervaring of the demonstration says that it is one");
            teksten.push((rij.tekst, Soort::Toelichting));
        }
        for rij in reactie::Entity::find().all(read).await.expect("the database answers") {
            assert!(rij.demo, "a reaction of the demonstration says that it is one");
            teksten.push((rij.tekst, Soort::Toelichting));
            teksten.extend(rij.antwoord_reden.map(|reden| (reden, Soort::Toelichting)));
        }
        for (tekst, soort) in teksten {
            match Tekst::parse(&tekst, soort) {
                Ok(beoordeeld) => {
                    assert_eq!(beoordeeld.tekst.as_str(), tekst, "stored as written");
                    assert!(soort != Soort::Leervraag || beoordeeld.signalen.is_empty(), "{tekst}: {:?}", beoordeeld.signalen);
                }
                Err(bezwaren) => panic!("{tekst}: {bezwaren:?}"),
            }
        }
    }

    async fn the_four_opgaven_stand_in_order_on_their_leervragen(t: Stage) {
        let db = met_verhaal(&t).await;
        let read = db.read();
        let vastgesteld = editie::Entity::find().filter(editie::Column::Status.eq(editie::Status::Vastgesteld));
        let vastgesteld = vastgesteld.one(read).await.expect("the database answers").expect("one adopted edition");
        assert_eq!(vastgesteld.geldig_van, "2021-01-01".parse().ok());
        let opgaven = opgave::Entity::find().filter(opgave::Column::EditieId.eq(vastgesteld.id)).order_by_asc(opgave::Column::Nummer);
        let opgaven = opgaven.all(read).await.expect("the database answers");
        let titels: Vec<&str> = opgaven.iter().map(|rij| rij.titel.as_str()).collect();
        assert_eq!(titels, [
            "Regie bij ouders, kinderen, jongeren",
            "Samenwerken in de zorg om het kind",
            "Persoonlijk leiderschap",
            "Werken in een veranderend jeugdveld",
        ]);
        let mut aantallen = Vec::new();
        for rij in &opgaven {
            let onder = onderbouwing::Entity::find().filter(onderbouwing::Column::OpgaveId.eq(rij.id));
            aantallen.push(onder.count(read).await.expect("the database answers"));
        }
        assert_eq!(aantallen, [4, 12, 7, 6]);
        assert_eq!(opgaven.iter().filter(|rij| rij.demo).count(), 0);
        // Adopting a theme wrote a row for each leervraag it bundles.
        for overname in opgave_thema::Entity::find().all(read).await.expect("the database answers") {
            let bundels = bundeling::Entity::find().filter(bundeling::Column::ThemaId.eq(overname.thema_id));
            for bundel in bundels.filter(bundeling::Column::Tot.is_null()).all(read).await.expect("the database answers") {
                let rij = onderbouwing::Entity::find()
                    .filter(onderbouwing::Column::OpgaveId.eq(overname.opgave_id))
                    .filter(onderbouwing::Column::LeervraagId.eq(bundel.leervraag_id));
                assert_eq!(rij.count(read).await.expect("the database answers"), 1);
            }
        }
    }

    async fn recognitions_are_counted(t: Stage) {
        let db = met_verhaal(&t).await;
        tellers_kloppen(db.read()).await;
        let herkend = verhaal::vertel().expect("the files are well formed").leervraag;
        let herkend = leervraag::Entity::find_by_id(herkend).one(db.read()).await.expect("the database answers").expect("by its fixed id");
        assert_eq!(herkend.aantal_herkenningen, 8);
    }

    async fn nothing_of_the_demonstration_lies_in_the_future(t: Stage) {
        let db = open(&t).await;
        let vroeg: DateTime<Utc> = "2024-01-01T00:00:00Z".parse().expect("a moment");
        referentie::laad(db.writer(), vroeg).await.expect("the database answers");
        verhaal::laad(db.writer(), vroeg, ISSUER).await.expect("the database answers");
        let later = leervraag::Entity::find().filter(leervraag::Column::UpdatedAt.gt(vroeg));
        assert_eq!(later.count(db.read()).await.expect("the database answers"), 0);
    }
}

async fn tellers_kloppen(db: &impl ConnectionTrait) {
    let mut geteld: BTreeMap<Uuid, i32> = BTreeMap::new();
    for rij in herkenning::Entity::find()
        .all(db)
        .await
        .expect("the database answers")
    {
        *geteld.entry(rij.leervraag_id).or_default() += 1;
    }
    assert!(!geteld.is_empty());
    for rij in leervraag::Entity::find()
        .all(db)
        .await
        .expect("the database answers")
    {
        assert_eq!(rij.aantal_herkenningen, geteld.get(&rij.id).copied().unwrap_or(0));
    }
}
