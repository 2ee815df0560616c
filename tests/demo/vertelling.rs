//! The story that the demonstration tells, through the front door: from leervraag to agenda and back, as everybody, members,
//! analysts and editors read it.

use std::collections::{BTreeMap, BTreeSet};

use api::auth::{Role, TokenSpec};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both};

const BREED: &str = "{ agenda(domein: BREED_JEUGDDOMEIN) { id } }";
const CONCEPT: &str = "{ agendas(last: 1) { nodes { domein edities { nodes { id } } } } }";
const VERBREED: &str =
    "{ agenda(domein: BREED_JEUGDDOMEIN) { agenda { edities(first: 1) { nodes { id } } } } }";

/// The service with the demonstration, after everything in it has happened.
pub(crate) async fn verteld(t: &Stage) {
    t.service.clock.advance(TimeDelta::days(80));
    t.demonstration().await;
}

fn lid<'s>(t: &'s Stage, subject: &str) -> Actor<'s> {
    t.holding(&TokenSpec::member(subject))
}

fn redactie(t: &Stage) -> Actor<'_> {
    t.holding(&TokenSpec::role("demo-noor", Role::Redactie))
}

fn analist(t: &Stage) -> Actor<'_> {
    t.holding(&TokenSpec::role("demo-lotte", Role::Analist))
}

async fn concept(t: &Stage) -> String {
    redactie(t)
        .text(CONCEPT, "/agendas/nodes/0/edities/nodes/0/id")
        .await
}

async fn verbreed(t: &Stage) -> String {
    redactie(t)
        .text(VERBREED, "/agenda/agenda/edities/nodes/0/id")
        .await
}

fn rows<'v>(data: &'v Value, path: &str) -> &'v [Value] {
    let found = data.pointer(path).and_then(Value::as_array);
    found.unwrap_or_else(|| panic!("no list at {path} in {data:#}"))
}

fn texts<'v>(data: &'v Value, path: &str, field: &str) -> Vec<&'v str> {
    let found = rows(data, path).iter();
    found
        .map(|row| row.pointer(field).and_then(Value::as_str).unwrap_or("-"))
        .collect()
}

both! {
    /// Everybody can walk from the four ontwikkelopgaven to the 26, each through a theme, with weight and source.
    async fn the_four_rest_on_the_26_through_themes(t: Stage) {
        verteld(&t).await;
        let everybody = t.anonymous();
        let data = everybody.data(
            "{ agenda(domein: BREED_JEUGDDOMEIN, geldigOp: \"2021-06-01\") { bron ontwikkelopgaven(first: 4) { nodes { titel demo
                leervragen { totalCount } onderbouwingen(first: 50) { nodes { gewicht bron reden thema { naam demo }
                leervraag { tekst demo } } } } } } }",
        ).await;
        assert_eq!(data["agenda"]["bron"], "voordejeugdenhetgezin.nl, Samen leren en groeien op één plek (2021)");
        assert_eq!(texts(&data, "/agenda/ontwikkelopgaven/nodes", "/titel"), [
            "Regie bij ouders, kinderen, jongeren",
            "Samenwerken in de zorg om het kind",
            "Persoonlijk leiderschap",
            "Werken in een veranderend jeugdveld",
        ]);
        let (mut alle, mut themas, mut aantallen) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for opgave in rows(&data, "/agenda/ontwikkelopgaven/nodes") {
            assert_eq!(opgave["demo"], false);
            let onder = rows(opgave, "/onderbouwingen/nodes");
            aantallen.push(onder.len());
            assert_eq!(opgave["leervragen"]["totalCount"], onder.len());
            for rij in onder {
                assert_eq!((&rij["leervraag"]["demo"], &rij["thema"]["demo"]), (&json!(true), &json!(true)), "{rij}");
                assert!(rij["bron"].as_str().is_some_and(|bron| bron.starts_with("Onderwerp: ")), "{rij}");
                assert!(rij["gewicht"].is_string() && rij["reden"].is_string(), "{rij}");
                alle.insert(rij["leervraag"]["tekst"].to_string());
                themas.insert(rij["thema"]["naam"].to_string());
            }
        }
        assert_eq!((aantallen, alle.len(), themas.len()), (vec![4, 12, 7, 6], 26, 9));
    }

    /// Editors read the evidence as numbers: per theme it adds up to what lies beneath.
    async fn the_evidence_adds_up(t: Stage) {
        verteld(&t).await;
        let query = "{ agenda(domein: BREED_JEUGDDOMEIN) { ontwikkelopgaven { nodes { bewijs { totaal { aantal }
            perThema { telling { aantal } } perHerkomst { telling { aantal } } perSector { telling { aantal } } } } } } }";
        let data = redactie(&t).data(query).await;
        let mut totalen = Vec::new();
        for opgave in rows(&data, "/agenda/ontwikkelopgaven/nodes") {
            let totaal = opgave["bewijs"]["totaal"]["aantal"].as_i64().expect("editors see every number");
            for verdeling in ["perThema", "perHerkomst", "perSector"] {
                let delen = rows(opgave, &format!("/bewijs/{verdeling}")).iter();
                let som: i64 = delen.map(|deel| deel["telling"]["aantal"].as_i64().expect("a number")).sum();
                assert_eq!(som, totaal, "{verdeling}: {opgave:#}");
            }
            totalen.push(totaal);
        }
        // Leervragen 2, 20 and 23 lie beneath two.
        assert_eq!((&totalen[..], totalen.iter().sum::<i64>()), (&[4, 12, 7, 6][..], 26 + 3));
        let buiten = lid(&t, "demo-anna").data(query).await;
        let eerste = &rows(&buiten, "/agenda/ontwikkelopgaven/nodes")[0];
        assert_eq!(eerste["bewijs"]["totaal"]["aantal"], 4, "how many lie beneath is told to everybody");
    }

    /// What became of a leervraag that was put in another theme (editors read where it was before), of one beneath three
    /// editions, and of one that lies beneath nothing yet.
    async fn every_leervraag_tells_what_became_of_it(t: Stage) {
        verteld(&t).await;
        let van = async |actor: Actor<'_>, zoek: &str| {
            let query = "query($zoek: String!) { leervragen(first: 1, filter: { tekst: $zoek }) { nodes { status
                watErvanWerd { soort reden } } } }";
            let data = actor.with(json!({ "zoek": zoek })).data(query).await;
            texts(&data, "/leervragen/nodes/0/watErvanWerd", "/soort").join(" ")
        };
        assert_eq!(
            van(t.anonymous(), "samenwerking oplevert jeugdige").await,
            "VASTGESTELD INGEDIEND GEPUBLICEERD GEBUNDELD ONDERBOUWT",
        );
        assert_eq!(
            van(redactie(&t), "samenwerking oplevert jeugdige").await,
            "VASTGESTELD INGEDIEND GEPUBLICEERD GEBUNDELD GEBUNDELD ONTBUNDELD ONDERBOUWT GESPLITST GESPLITST ONDERBOUWT",
        );
        assert_eq!(
            van(redactie(&t), "onderwijscoach gezinscoach één gezicht").await,
            "VASTGESTELD INGEDIEND GEPUBLICEERD GEBUNDELD ONDERBOUWT ONDERBOUWT ONDERBOUWT GESPLITST GESPLITST ONDERBOUWT",
        );
        assert_eq!(van(t.anonymous(), "voortgezet onderwijs leerling werkt").await, "INGEDIEND GEPUBLICEERD");
    }

    /// The concept of the second agenda is the editors' own, on every path to it and to what stands in it.
    async fn the_concept_editions_are_for_editors_only(t: Stage) {
        verteld(&t).await;
        let query = "query($editie: ID!, $edities: [ID!]!, $van: ID!, $naar: ID!) {
            node(id: $editie) { id }
            ontwikkelopgaven(filter: { editie: $edities }) { totalCount }
            agendas { nodes { edities { totalCount } } }
            themas { nodes { ontwikkelopgaven { totalCount } } }
            kennisitems { nodes { titel } }
            leervragen(first: 100) { nodes { ontwikkelopgaven { totalCount } } }
            agendaVergelijking(van: $van, naar: $naar) { wijzigingen { soort } } }";
        let (editie, naar) = (concept(&t).await, verbreed(&t).await);
        let van = t.anonymous().text(BREED, "/agenda/id").await;
        let asked = json!({ "editie": editie, "edities": [editie, naar], "van": van, "naar": naar });
        let tel = |data: &Value, path: &str, under: &str| -> u64 {
            rows(data, path).iter().filter_map(|row| row.pointer(under)?.as_u64()).sum()
        };
        for actor in [t.anonymous(), lid(&t, "demo-anna"), analist(&t), t.holding(&TokenSpec::vereniging("NVO"))] {
            let data = actor.with(asked.clone()).data(query).await;
            assert_eq!((&data["node"], &data["agendaVergelijking"]), (&Value::Null, &Value::Null));
            assert_eq!(data["ontwikkelopgaven"]["totalCount"], 0);
            assert_eq!(tel(&data, "/agendas/nodes", "/edities/totalCount"), 1);
            assert_eq!(tel(&data, "/themas/nodes", "/ontwikkelopgaven/totalCount"), 9);
            assert_eq!(tel(&data, "/leervragen/nodes", "/ontwikkelopgaven/totalCount"), 29);
            assert_eq!(rows(&data, "/kennisitems/nodes").len(), 7);
        }
        let data = redactie(&t).with(asked).data(query).await;
        assert_eq!(data["ontwikkelopgaven"]["totalCount"], 9);
        assert_eq!(tel(&data, "/agendas/nodes", "/edities/totalCount"), 3);
        let soorten = texts(&data, "/agendaVergelijking/wijzigingen", "/soort");
        assert_eq!(soorten, ["ONGEWIJZIGD", "GESPLITST", "ONGEWIJZIGD", "HERFORMULEERD"]);
    }

    /// The concept says itself that it is one, rests on leervragen with reasons, and was heard by members and an association.
    async fn the_concept_is_being_built_from_the_same_leervragen(t: Stage) {
        verteld(&t).await;
        let query = "query($editie: [ID!]!) { ontwikkelopgaven(filter: { editie: $editie }, orderBy: NUMMER) { nodes { titel demo
            editie { titel toelichting reactieTelling { steun steunMetAanpassing geenSteun vraag onbeantwoord } }
            onderbouwingen(first: 50) { nodes { reden gewicht bron thema { naam } } } overnames { nodes { gewicht bron reden } }
            kennisitems { totalCount } trekker { rol } reacties { totalCount } } } }";
        let data = redactie(&t).with(json!({ "editie": [concept(&t).await] })).data(query).await;
        let opgaven = rows(&data, "/ontwikkelopgaven/nodes");
        for opgave in opgaven {
            assert_eq!((&opgave["demo"], &opgave["trekker"]), (&json!(true), &Value::Null));
            assert!(opgave["editie"]["titel"].as_str().is_some_and(|titel| titel.ends_with("(demo)")));
            for rij in rows(opgave, "/onderbouwingen/nodes").iter().chain(rows(opgave, "/overnames/nodes")) {
                assert!(["reden", "gewicht", "bron"].iter().all(|field| rij[field].is_string()), "{rij}");
            }
        }
        let aantallen: Vec<usize> = opgaven.iter().map(|opgave| rows(opgave, "/onderbouwingen/nodes").len()).collect();
        assert_eq!(aantallen, [6, 6, 4, 5]);
        assert_eq!(opgaven[0]["editie"]["reactieTelling"], json!(
            { "steun": 2, "steunMetAanpassing": 2, "geenSteun": 1, "vraag": 1, "onbeantwoord": 3 }
        ));
        // Beneath the second lie one theme and two leervragen that the editor chose one by one.
        let rechtstreeks = rows(&opgaven[1], "/onderbouwingen/nodes").iter().filter(|rij| rij["thema"].is_null());
        assert_eq!(rechtstreeks.count(), 2);
    }

    /// A concept edition that an editor of the demonstration adopts keeps its descent, so the story can be gone on with.
    async fn the_widened_edition_can_be_adopted(t: Stage) {
        verteld(&t).await;
        let query = "mutation($input: AgendaEditieVaststellenInput!) { agendaEditieVaststellen(input: $input) {
            agendaEditie { status } userErrors { code } } }";
        let input = json!({ "editie": verbreed(&t).await, "version": 1, "geldigVan": "2026-12-01" });
        let data = redactie(&t).with(json!({ "input": input })).data(query).await;
        assert_eq!(data["agendaEditieVaststellen"]["agendaEditie"]["status"], "VASTGESTELD", "{data}");
    }

    /// Progress of three of the four, the last entry with a correction; partners are fictitious, and nobody pulls.
    async fn progress_is_told_and_no_trekker_is_made_up(t: Stage) {
        verteld(&t).await;
        let data = lid(&t, "demo-anna").data(
            "{ agenda(domein: BREED_JEUGDDOMEIN) { ontwikkelopgaven { nodes { voortgang { stand demo } trekker { rol }
                voortgangen { nodes { stand } } uitvoerders { nodes { rol organisatie { naam } beroepsvereniging { naam } } }
                kennisitems { totalCount } } } } }",
        ).await;
        let opgaven = rows(&data, "/agenda/ontwikkelopgaven/nodes");
        assert_eq!(texts(&data, "/agenda/ontwikkelopgaven/nodes", "/voortgang/stand"), ["NIET_BEGONNEN", "LOOPT", "LOOPT", "-"]);
        assert_eq!(rows(&opgaven[1], "/voortgangen/nodes").len(), 3);
        for opgave in opgaven {
            assert_eq!(opgave["trekker"], Value::Null);
            for rij in rows(opgave, "/uitvoerders/nodes") {
                assert!(rij["organisatie"]["naam"].as_str().is_some_and(|naam| naam.starts_with("Demo ")), "{rij}");
            }
        }
    }

    /// Whom the agenda hears: to editors in numbers, to analysts where they point to nobody, to others not at all.
    async fn coverage_says_who_is_heard(t: Stage) {
        verteld(&t).await;
        let query = "query($editie: ID!) { agendaDekking(editie: $editie) { perSector { sector cijfers {
            leervragen { aantal } onderbouwd { aantal } oordeel } } } }";
        let asked = json!({ "editie": t.anonymous().text(BREED, "/agenda/id").await });
        let data = redactie(&t).with(asked.clone()).data(query).await;
        let som = |field: &str| -> u64 {
            let cells = rows(&data, "/agendaDekking/perSector").iter();
            cells.map(|rij| rij["cijfers"][field]["aantal"].as_u64().expect("editors see every number")).sum()
        };
        assert_eq!((som("leervragen"), som("onderbouwd")), (29, 26), "two were published after the agenda, one goes on in another");
        let data = analist(&t).with(asked.clone()).data(query).await;
        let oordelen: BTreeMap<_, _> = rows(&data, "/agendaDekking/perSector")
            .iter()
            .filter_map(|rij| Some((rij["sector"].as_str()?, rij["cijfers"]["oordeel"].as_str()?)))
            .collect();
        assert_eq!((oordelen["SOCIAAL_DOMEIN"], oordelen["JUSTITIE"]), ("GEDEKT", "NIET_GEDEKT"));
        assert_eq!(lid(&t, "demo-anna").with(asked).code(query).await, "FORBIDDEN");
    }

    /// A new editor finds one of each reason to wait, and what was decided before.
    async fn a_new_editor_sees_a_real_queue(t: Stage) {
        verteld(&t).await;
        let data = redactie(&t).data(
            "{ moderatie { totalCount nodes { redenen { soort } leervraag { status afwijsreden weerwoord signalen { code }
                meldingen { nodes { reden dubbelVan { tekst } } } } } }
                moderatiebesluiten { nodes { soort reden samenvoegreden } } }",
        ).await;
        let mut redenen = BTreeMap::new();
        for rij in rows(&data, "/moderatie/nodes") {
            for reden in texts(rij, "/redenen", "/soort") {
                *redenen.entry(reden).or_insert(0) += 1;
            }
        }
        assert_eq!(redenen, BTreeMap::from([("DUBBEL", 2), ("MELDING", 1), ("NIEUW", 5), ("SIGNAAL", 1), ("WEERWOORD", 1)]));
        let besluiten = texts(&data, "/moderatiebesluiten/nodes", "/soort");
        assert_eq!(besluiten, ["AFWIJZEN", "AFWIJZEN", "MELDING_AFHANDELEN", "SAMENVOEGEN"]);
        let query = "{ moderatie { totalCount nodes { sinds } } moderatiebesluiten { totalCount nodes { soort } } }";
        for actor in [t.anonymous(), lid(&t, "demo-anna"), analist(&t)] {
            let data = actor.data(query).await;
            let niets = json!({ "totalCount": 0, "nodes": [] });
            assert_eq!((&data["moderatie"], &data["moderatiebesluiten"]), (&niets, &niets));
        }
    }

    /// The people of the demonstration were told what became of their questions, and see their own side of it.
    async fn askers_and_reporters_were_told(t: Stage) {
        verteld(&t).await;
        let query = "{ viewer { berichten { nodes { soort leervraag { status } } } }
            leervragen(filter: { mijn: true, status: [AFGEWEZEN, INGETROKKEN, SAMENGEVOEGD] }) { nodes { tekst status
            afwijsreden afwijstoelichting samengevoegdIn { tekst } } } }";
        let told = async |subject: &str| {
            let data = lid(&t, subject).data(query).await;
            let heard = texts(&data, "/viewer/berichten/nodes", "/soort").join(" ");
            let own = texts(&data, "/leervragen/nodes", "/status").join(" ");
            format!("{heard}; {own}")
        };
        assert_eq!(told("demo-karim").await, "LEERVRAAG_AFGEWEZEN HERKENDE_SAMENGEVOEGD; AFGEWEZEN");
        assert_eq!(told("demo-hanna").await, "MELDING_AFGEHANDELD HERKENDE_SAMENGEVOEGD; INGETROKKEN");
        assert_eq!(told("demo-fatima").await, "LEERVRAAG_SAMENGEVOEGD; SAMENGEVOEGD");
        assert_eq!(told("demo-bilal").await, "LEERVRAAG_AFGEWEZEN; ");
    }
}
