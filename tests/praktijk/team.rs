//! The team: which organisations join, how many parents and pupils, in which form, and to whom each shows that they take part.

use api::graph::id::Kind;
use entity::{deelname::Rol, member::Zichtbaarheid};
use serde_json::{Value, json};

use super::facilitated;
use crate::kit::{
    actor::Actor,
    agenda::nowhere,
    both,
    seed::{global, vorm},
};

const PRAKTIJK: &str = "praktijk { id version doel vraag partners { naam } samenwerkingsvorm { naam onderwijssector hoofdvorm { naam } } }";
const PARTNER: &str = "partner { id van tot version organisatie { naam } }";
const TELLING: &str =
    "oudersLeerlingen { id version datum ouders { aantal ontbreekt } leerlingen { aantal ontbreekt } }";

/// The counts under a praktijk and by id, as one actor reads them: `datum ouders leerlingen` in a line each.
async fn counts(who: &Actor<'_>, praktijk: &str, ids: &[String]) -> (Vec<String>, usize, usize) {
    let document = "query($praktijk: ID!, $ids: [ID!]!) {
        lerendePraktijk(id: $praktijk) { oudersLeerlingen { totalCount nodes {
            datum ouders { aantal ontbreekt } leerlingen { aantal ontbreekt } } } }
        nodes(ids: $ids) { id }
    }";
    let data = who
        .with(json!({ "praktijk": praktijk, "ids": ids }))
        .data(document)
        .await;
    let list = &data["lerendePraktijk"]["oudersLeerlingen"];
    let told = |telling: &Value| match telling["aantal"].as_i64() {
        Some(aantal) => aantal.to_string(),
        None => telling["ontbreekt"].as_str().expect("a reason").to_owned(),
    };
    let line = |row: &Value| {
        format!(
            "{} {} {}",
            row["datum"].as_str().expect("a day"),
            told(&row["ouders"]),
            told(&row["leerlingen"])
        )
    };
    let lines = list["nodes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(line)
        .collect();
    let total = usize::try_from(list["totalCount"].as_u64().expect("a number")).expect("a small one");
    let by_id = data["nodes"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|row| !row.is_null())
        .count();
    (lines, total, by_id)
}

both! {
    async fn a_praktijk_says_what_it_is_after_and_works_in_a_form_that_fits(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let id = facilitated(&t, &anna).await;
        let change = |version: i32, fields: Value| {
            let mut values = json!({ "praktijk": id, "version": version });
            values.as_object_mut().expect("an object").extend(fields.as_object().cloned().expect("an object"));
            values
        };
        let mutation = "lerendePraktijkBijwerken";
        let words = json!({ "doel": "Eerder samen optrekken.", "vraag": "Wie belt wie?" });
        let done = anna.done(mutation, PRAKTIJK, change(1, words)).await;
        assert_eq!((&done["doel"], &done["vraag"]), (&json!("Eerder samen optrekken."), &json!("Wie belt wie?")));
        // Everybody reads them.
        let read = format!(r#"{{ lerendePraktijk(id: "{id}") {{ doel vraag }} }}"#);
        assert_eq!(t.anonymous().value(&read, "/lerendePraktijk/vraag").await, "Wie belt wie?");
        let done = anna.done(mutation, PRAKTIJK, change(2, json!({ "vraag": null }))).await;
        assert_eq!((&done["doel"], &done["vraag"]), (&json!("Eerder samen optrekken."), &Value::Null));
        let hostile = change(3, json!({ "doel": "Bel 06-12345678.", "vraag": "Mail a@voorbeeld.nl" }));
        assert_eq!(anna.refused(mutation, PRAKTIJK, hostile).await, "TELEFOON input.doel, EMAIL input.vraag");

        let fits = json!({ "samenwerkingsvorm": vorm("VO_TEAM"), "onderwijssoorten": ["BAO", "PRO"] });
        let done = anna.done(mutation, PRAKTIJK, change(3, fits)).await;
        assert_eq!(done["samenwerkingsvorm"]["onderwijssector"], "VO");
        assert_eq!(done["samenwerkingsvorm"]["hoofdvorm"]["naam"], "Samenwerking rondom beoordeling en aanpak");
        let wrong = "VORM_PAST_NIET input.samenwerkingsvorm";
        for fields in [
            json!({ "onderwijssoorten": ["BAO"] }),
            json!({ "samenwerkingsvorm": vorm("MBO_TEAM") }),
            json!({ "samenwerkingsvorm": vorm("PO_SMW_ALS_SPIL"), "onderwijssoorten": ["VO"] }),
        ] {
            assert_eq!(anna.refused(mutation, PRAKTIJK, change(4, fields)).await, wrong);
        }
        // A main form is of every sector; who names no kinds contradicts nothing.
        anna.done(mutation, PRAKTIJK, change(4, json!({ "samenwerkingsvorm": vorm("UITVOERING") }))).await;
        let open = json!({ "samenwerkingsvorm": vorm("MBO_TEAM"), "onderwijssoorten": [] });
        anna.done(mutation, PRAKTIJK, change(5, open)).await;
        let start = json!({
            "naam": "Praktijk West", "samenvatting": "Samen leren.", "startdatum": "2026-09-01",
            "samenwerkingsvorm": vorm("MBO_TEAM"), "onderwijssoorten": ["BAO"],
        });
        assert_eq!(anna.refused("lerendePraktijkStarten", PRAKTIJK, start).await, wrong);
    }

    async fn partners_join_since_and_until_a_day(t: Stage) {
        let anna = t.member("anna").await;
        let id = facilitated(&t, &anna).await;
        let wijk = global(Kind::Organisatie, t.organisatie("Wijkteam").await);
        let school = global(Kind::Organisatie, t.organisatie("De Brug").await);
        let joins = |van: Value, tot: Value| json!({ "praktijk": id, "organisatie": wijk, "van": van, "tot": tot });
        let (add, edit) = ("praktijkPartnerToevoegen", "praktijkPartnerBijwerken");
        let first = anna.done(add, PARTNER, joins(json!(null), json!("2026-03-01"))).await;
        assert_eq!((&first["van"], &first["tot"]), (&Value::Null, &json!("2026-03-01")));
        let second = anna.done(add, PARTNER, joins(json!("2026-03-01"), json!(null))).await;
        let double = "DUBBELE_PARTNER input.organisatie";
        for (van, tot) in [(json!(null), json!(null)), (json!("2026-02-01"), json!("2026-03-01")), (json!("2026-08-01"), json!(null))] {
            assert_eq!(anna.refused(add, PARTNER, joins(van, tot)).await, double);
        }
        let backwards = joins(json!("2025-03-01"), json!("2025-02-01"));
        assert_eq!(anna.refused(add, PARTNER, backwards).await, "TOT_VOOR_VAN input.tot");
        assert_eq!(anna.refused(add, PARTNER, joins(json!("0025-03-01"), json!(null))).await, "DATUM_ONMOGELIJK input.van");
        let unknown = json!({ "praktijk": id, "organisatie": nowhere(Kind::Organisatie) });
        assert_eq!(anna.refused(add, PARTNER, unknown).await, "ONBEKENDE_VERWIJZING input.organisatie");

        let ends = |version: i32, tot: &str| json!({ "partner": second["id"], "version": version, "tot": tot });
        let overlaps = json!({ "partner": first["id"], "version": 1, "tot": "2026-04-01" });
        assert_eq!(anna.refused(edit, PARTNER, overlaps).await, "DUBBELE_PARTNER input.van");
        assert_eq!(anna.denied(edit, PARTNER, ends(7, "2026-08-01")).await, "CONFLICT");
        for (name, outsider) in t.outsiders().await {
            let expected = if name == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            assert_eq!(outsider.denied(edit, PARTNER, ends(1, "2026-08-01")).await, expected, "{name}");
            assert_eq!(outsider.denied(add, PARTNER, joins(json!(null), json!(null))).await, expected, "{name}");
        }
        let ended = t.redactie().await.done(edit, PARTNER, ends(1, "2026-08-01")).await;
        assert_eq!((&ended["van"], &ended["tot"], &ended["version"]), (&json!("2026-03-01"), &json!("2026-08-01"), &json!(2)));

        // The list of the praktijk ends who is not named and begins who is new; what ended stays.
        let list = |version: i32, partners: Value| json!({ "praktijk": id, "version": version, "partners": partners });
        let praktijk = anna.done("lerendePraktijkBijwerken", PRAKTIJK, list(1, json!([wijk, school]))).await;
        assert_eq!(praktijk["partners"].as_array().map(Vec::len), Some(2));
        anna.done("lerendePraktijkBijwerken", PRAKTIJK, list(2, json!([school]))).await;
        t.service.clock.advance(chrono::TimeDelta::days(1));
        let anna = t.member("anna").await;
        anna.done("lerendePraktijkBijwerken", PRAKTIJK, list(3, json!([]))).await;
        let read = format!(
            r#"{{ lerendePraktijk(id: "{id}") {{ partners {{ naam }} partnerschappen {{ nodes {{ van tot organisatie {{ naam }} }} }} }} }}"#
        );
        let seen = t.anonymous().data(&read).await;
        assert_eq!(seen["lerendePraktijk"]["partners"], json!([]));
        let row = |naam: &str, van: Value, tot: &str| json!({ "van": van, "tot": tot, "organisatie": { "naam": naam } });
        assert_eq!(seen["lerendePraktijk"]["partnerschappen"]["nodes"], json!([
            row("Wijkteam", json!(null), "2026-03-01"),
            row("Wijkteam", json!("2026-03-01"), "2026-08-01"),
            row("De Brug", json!("2026-09-01"), "2026-09-02"),
        ]));
    }

    /// Small counts: exact for the own praktijk and editors, through the rule for others, and never beside an earlier one.
    async fn parents_and_pupils_are_numbers(t: Stage) {
        let anna = t.member("anna").await;
        let id = facilitated(&t, &anna).await;
        let praktijk = t.named("Praktijk Noord");
        let participant = t.member("carla").await;
        t.deelname((praktijk, participant.id), Rol::Professional, "2026-01-01", None).await;
        let former = t.member("daan").await;
        t.deelname((praktijk, former.id), Rol::Professional, "2026-01-01", Some("2026-09-01")).await;
        let (record, correct) = ("oudersLeerlingenVastleggen", "oudersLeerlingenBijwerken");
        let on = |datum: &str, ouders: i32, leerlingen: i32| {
            json!({ "praktijk": id, "datum": datum, "ouders": ouders, "leerlingen": leerlingen })
        };
        let first = anna.done(record, TELLING, on("2026-03-01", 3, 9)).await;
        let last = anna.done(record, TELLING, on("2026-06-01", 4, 12)).await;
        for (fields, code) in [
            (on("2026-06-01", 4, 12), "TELLING_BESTAAT_AL input.datum"),
            (on("2026-09-02", 4, 12), "DATUM_IN_TOEKOMST input.datum"),
            (on("1026-06-01", 4, 12), "DATUM_ONMOGELIJK input.datum"),
            (on("2026-07-01", -1, 12), "AANTAL_ONMOGELIJK input.ouders"),
            (on("2026-07-01", 1, 10_001), "AANTAL_ONMOGELIJK input.leerlingen"),
        ] {
            assert_eq!(anna.refused(record, TELLING, fields).await, code);
        }
        let fix = |version: i32, datum: &str| {
            json!({ "oudersLeerlingen": last["id"], "version": version, "datum": datum, "ouders": 5 })
        };
        assert_eq!(anna.refused(correct, TELLING, fix(1, "2026-03-01")).await, "TELLING_BESTAAT_AL input.datum");
        assert_eq!(anna.denied(correct, TELLING, fix(2, "2026-06-02")).await, "CONFLICT");
        let fixed = anna.done(correct, TELLING, fix(1, "2026-06-02")).await;
        assert_eq!(
            (&fixed["datum"], &fixed["ouders"]["aantal"], &fixed["leerlingen"]["aantal"], &fixed["version"]),
            (&json!("2026-06-02"), &json!(5), &json!(12), &json!(2))
        );
        anna.done(correct, TELLING, json!({ "oudersLeerlingen": last["id"], "version": 2, "ouders": 4 })).await;

        let ids = [&first, &last].map(|row| row["id"].as_str().expect("an id").to_owned());
        let inside = (vec!["2026-06-02 4 12".to_owned(), "2026-03-01 3 9".to_owned()], 2, 2);
        for known in [&anna, &participant, &t.redactie().await] {
            assert_eq!(counts(known, &id, &ids).await, inside);
        }
        let outside = (vec!["2026-06-02 ONDERDRUKT 12".to_owned()], 1, 1);
        let outsiders = t.outsiders().await;
        for (name, outsider) in outsiders.iter().chain([&("FORMER", former)]) {
            assert_eq!(counts(outsider, &id, &ids).await, outside, "{name}");
            // What is not seen is not there; what is seen is not theirs to change.
            let (later, other) = match *name {
                "ANONIEM" => ("UNAUTHENTICATED", "UNAUTHENTICATED"),
                "VERENIGING" => ("FORBIDDEN", "FORBIDDEN"),
                _ => ("FORBIDDEN", "NOT_FOUND"),
            };
            let change = |row: &Value| json!({ "oudersLeerlingen": row["id"], "version": 9, "ouders": 9 });
            assert_eq!(outsider.denied(correct, TELLING, change(&last)).await, later, "{name}");
            assert_eq!(outsider.denied(correct, TELLING, change(&first)).await, other, "{name}");
            assert_eq!(outsider.denied(record, TELLING, on("2026-07-01", 1, 1)).await, later, "{name}");
        }
        assert_eq!(participant.denied(record, TELLING, on("2026-07-01", 1, 1)).await, "FORBIDDEN");
        // None at all is told to everybody.
        anna.done(record, TELLING, on("2026-08-01", 0, 0)).await;
        assert_eq!(counts(&t.anonymous(), &id, &ids).await, (vec!["2026-08-01 0 0".to_owned()], 1, 0));
    }

    /// One rule on every road: the list under the praktijk and its total, the list under the member, and by id.
    async fn a_deelname_is_shown_as_its_member_says(t: Stage) {
        let (anna, hanna) = (t.member("anna").await, t.member("hanna").await);
        let id = facilitated(&t, &anna).await;
        let part = t.deelname((t.named("Praktijk Noord"), hanna.id), Rol::Professional, "2026-01-01", None).await;
        let part = global(Kind::Deelname, part);
        let document = "query($praktijk: ID!, $member: ID!, $deelname: ID!) {
            lerendePraktijk(id: $praktijk) { deelnames { totalCount nodes { naam member { naam } zichtbaarheid } } }
            member(id: $member) { deelnames { totalCount nodes { id } } }
            node(id: $deelname) { ... on Deelname { naam } }
        }";
        let asked = json!({ "praktijk": id, "member": global(Kind::Member, hanna.id), "deelname": part });
        // Whether the deelname is found on each road, the name that it carries, and whether the profile is.
        let roads = async |who: &Actor<'_>| {
            let data = who.with(asked.clone()).data(document).await;
            let list = &data["lerendePraktijk"]["deelnames"];
            let nodes = list["nodes"].as_array().expect("a list");
            assert_eq!(list["totalCount"].as_u64(), u64::try_from(nodes.len()).ok());
            let row = nodes.iter().find(|row| row["naam"] == "hanna");
            assert_eq!(row.is_some(), data["node"]["naam"] == "hanna", "{data:#}");
            let of_member = data["member"]["deelnames"]["totalCount"].as_u64().unwrap_or_default() > 0;
            let profile = !data["member"].is_null();
            assert_eq!(of_member, row.is_some() && profile, "{data:#}");
            assert!(row.is_none_or(|row| row["member"].is_null() != profile), "{data:#}");
            (row.is_some(), profile)
        };
        let colleague = t.member("bob").await;
        let (mut version, redactie) = (1, t.redactie().await);
        for (profile, shown, seen) in [
            (Zichtbaarheid::Leden, "PRAKTIJK", (false, true)),
            (Zichtbaarheid::Leden, "PROFIEL", (true, true)),
            (Zichtbaarheid::Leden, "LEDEN", (true, true)),
            (Zichtbaarheid::Verborgen, "PRAKTIJK", (false, false)),
            (Zichtbaarheid::Verborgen, "PROFIEL", (false, false)),
            (Zichtbaarheid::Verborgen, "LEDEN", (true, false)),
        ] {
            t.shows(&hanna, profile).await;
            let choose = json!({ "deelname": part, "version": version, "zichtbaarheid": shown });
            let done = hanna.done("deelnameTonen", "deelname { version zichtbaarheid }", choose).await;
            version += 1;
            assert_eq!(done, json!({ "version": version, "zichtbaarheid": shown }));
            assert_eq!(roads(&colleague).await, seen, "{profile:?} {shown}");
            for known in [&anna, &hanna, &redactie] {
                assert_eq!(roads(known).await, (true, true), "{profile:?} {shown}");
            }
            for (name, outsider) in t.outsiders().await {
                if name != "MEMBER" {
                    let data = outsider.with(asked.clone()).data(document).await;
                    assert_eq!(data["lerendePraktijk"]["deelnames"]["totalCount"], 0, "{name}");
                    assert_eq!(data["node"], Value::Null, "{name}");
                }
            }
        }
        // Nobody else says so, and only they and editors read what was said.
        let choose = json!({ "deelname": part, "version": version, "zichtbaarheid": "PRAKTIJK" });
        for other in [&anna, &redactie, &colleague] {
            assert_eq!(other.denied("deelnameTonen", "deelname { version }", choose.clone()).await, "FORBIDDEN");
        }
        let setting = "query($deelname: ID!) { node(id: $deelname) { ... on Deelname { zichtbaarheid } } }";
        for (who, told) in [(&hanna, json!("LEDEN")), (&redactie, json!("LEDEN")), (&anna, Value::Null), (&colleague, Value::Null)] {
            assert_eq!(who.with(json!({ "deelname": part })).value(setting, "/node/zichtbaarheid").await, told);
        }
        // Who was blocked shows to nobody but the own praktijk and editors.
        t.block(&hanna).await;
        assert_eq!(roads(&colleague).await, (false, false));
    }

    /// Whoever is ended by somebody else is told.
    async fn a_member_is_told_that_somebody_ended_the_deelname(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        facilitated(&t, &anna).await;
        let praktijk = t.named("Praktijk Noord");
        let part = t.deelname((praktijk, bilal.id), Rol::Professional, "2026-02-01", None).await;
        let own = t.deelname((praktijk, bilal.id), Rol::Contactpersoon, "2026-02-01", None).await;
        for (who, part) in [(&anna, part), (&bilal, own)] {
            let end = json!({ "deelname": global(Kind::Deelname, part), "version": 1 });
            who.done("deelnameBeeindigen", "deelname { tot }", end).await;
        }
        let told = "{ viewer { berichten { nodes { soort praktijk { naam } } } } }";
        assert_eq!(bilal.value(told, "/viewer/berichten/nodes").await, json!([
            { "soort": "DEELNAME_BEEINDIGD", "praktijk": { "naam": "Praktijk Noord" } }
        ]));
    }
}
