//! Files as they come: raw exports, spoilt ones, JSON, and the return file.

use actix_web::{http::StatusCode, test::TestRequest};
use serde_json::json;

use super::{aantallen, bestand, leden, lever, stuur};
use crate::kit::{both, log::Log, rows};

/// What must not be stored: it stands in the files below.
const NIET_VOOR_ONS: [&str; 6] = [
    "NL91ABNA0417164300",
    "0417164300",
    "12-05-1980",
    "111222333",
    "Dorpsstraat",
    "anna@example.nl",
];

both! {
    /// The raw export of an administration: names are read, the rest reaches no table.
    async fn a_raw_export_leaves_nothing_but_what_is_read(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let set = "mutation { aansluitingBijwerken(input: { version: 1, voorinstelling: PC_LEDEN }) { userErrors { code } } }";
        nvo.data(set).await;
        let file = "lidnummer,voorletters,tussenvoegsel,naam,straat,huisnummer,e-mail,geboortedatum,inschrijfdatum,opzegdatum,IBAN,BSN,memo\n\
            7,A.,de,Wit,Dorpsstraat,1,anna@example.nl,12-05-1980,01-01-2020,,NL91ABNA0417164300,111222333,\"belt vaak\nover 111222333\"\n\
            8,B.,,NL91ABNA0417164300,Dorpsstraat,2,anna@example.nl,12-05-1980,01-01-2020,,NL91ABNA0417164300,111222333,\n";
        let log = Log::listen();
        let told = lever(&nvo, "?toepassing=PER_RIJ", file).await;
        let log = log.text();
        assert!(log.contains("/v1/inzendingen"), "the request is in the log");
        for secret in NIET_VOOR_ONS {
            assert!(!log.contains(secret) && !told.to_string().contains(secret), "{secret}");
        }
        assert_eq!(aantallen(&told), [1, 0, 0, 0, 1]);
        assert_eq!(told["vervallenKolommen"], json!(["straat", "huisnummer", "e-mail", "geboortedatum", "IBAN", "BSN", "memo"]));
        assert_eq!(leden(&t, &nvo).await, ["7 A. de Wit Actief 2020-01-01"]);
        for (table, rows) in rows::all(t.writer()).await {
            for row in rows {
                for secret in NIET_VOOR_ONS {
                    assert!(!row.contains(secret), "{table}: {row}");
                }
            }
        }
    }

    /// A file of which no plan can be made is refused as a request, and does nothing.
    async fn a_spoilt_file_is_told_and_changes_nothing(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", &bestand(10, |_| "Jansen".into())).await;
        let before = leden(&t, &nvo).await;
        let cases = [
            ("", "LEEG"),
            ("lidnummer;achternaam\n", "LEEG"),
            ("L00001;Jansen;2020-01-01\nL00002;Bakker;2020-01-01\n", "LIDNUMMER_ONTBREEKT"),
            ("lidnummer;lidnr\n1;2\n", "KOLOM_DUBBEL"),
            ("lidnummer;achternaam\n1;é\n2;\u{0}\n", ""),
        ];
        for (file, reden) in cases {
            let reply = stuur(&nvo, "?modus=VOLLEDIG", "text/csv", file).await;
            if reden.is_empty() {
                // A row that is wrong is told in its row.
                assert_eq!(reply.json()["reden"], json!("RIJEN_GEWEIGERD"), "{}", reply.text());
                continue;
            }
            assert_eq!((reply.status, &reply.json()["reden"]), (StatusCode::BAD_REQUEST, &json!(reden)), "{}", reply.text());
            assert_eq!(reply.header("content-type"), "application/problem+json");
        }
        let request = TestRequest::post()
            .uri("/v1/inzendingen?modus=VOLLEDIG")
            .insert_header(("content-type", "text/csv"))
            .set_payload(b"lidnummer;achternaam\n1;\xc3\xa9\n2;\xe9\n".to_vec());
        assert_eq!(nvo.rest(request).await.json()["reden"], json!("CODERING"));
        let doubled = bestand(10, |_| "Jansen".into()) + "L00003;Ander;2020-01-01\n";
        let told = lever(&nvo, "?modus=VOLLEDIG&toepassing=PER_RIJ", &doubled).await;
        assert_eq!(aantallen(&told), [0, 0, 9, 0, 2], "nobody knows which of the two is meant");
        let cut = bestand(10, |_| "Jansen".into());
        let told = lever(&nvo, "?modus=VOLLEDIG&toepassing=PER_RIJ", cut.get(..cut.len() - 20).expect("ASCII")).await;
        assert_eq!((aantallen(&told), &told["afwezigenTellen"]), ([0, 0, 9, 0, 1], &json!(false)));
        assert_eq!(leden(&t, &nvo).await, before);
    }

    /// A sheet with two columns swapped, whole: what it ends or renames waits.
    async fn swapped_columns_do_not_get_through(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", &bestand(60, |number| format!("Naam{}", char::from(b'a' + (number % 26) as u8)))).await;
        let before = leden(&t, &nvo).await;
        let swapped = bestand(60, |_| "Jansen".into()).replace("lidnummer;achternaam", "achternaam;lidnummer");
        // Every row has the same name, so every lidnummer is doubled now.
        let told = lever(&nvo, "?modus=VOLLEDIG", &swapped).await;
        assert_eq!((&told["status"], &told["reden"]), (&json!("GEWEIGERD"), &json!("RIJEN_GEWEIGERD")));
        assert_eq!(leden(&t, &nvo).await, before);
    }

    async fn json_on_lines_is_a_delivery_too(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let lines = "{\"lidnummer\": \"J1\", \"achternaam\": \"Wit\", \"ingangsdatum\": \"2020-01-01\", \"bsn\": \"111222333\"}\n\
            {\"lidnummer\": 12, \"organisatienaam\": \"Gemeente Voorbeeld\", \"ingangsdatum\": \"01-01-2020\", \"status\": \"aangemeld\"}\n";
        let reply = stuur(&nvo, "", "application/x-ndjson", lines).await;
        assert_eq!(reply.json()["vervallenKolommen"], json!(["bsn"]), "{}", reply.text());
        assert_eq!(leden(&t, &nvo).await, ["12  Aangemeld 2020-01-01", "J1 Wit Actief 2020-01-01"]);
    }

    async fn the_return_file_gives_each_row_its_outcome_and_our_id(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", &bestand(30, |_| "Jansen".into())).await;
        let file = bestand(28, |_| "Jansen".into()) + "L90000;Nieuw;2020-01-01\nL90001;111222333;2020-01-01\n";
        let told = lever(&nvo, "?modus=VOLLEDIG&toepassing=PER_RIJ", &file).await;
        let path = told["retourbestand"].as_str().expect("an address");
        let reply = nvo.rest(TestRequest::get().uri(path)).await;
        assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
        let lines: Vec<&str> = reply.text().lines().collect();
        assert_eq!((lines.len(), lines[0]), (33, "rij;lidnummer;uitkomst;code;kolom;toelichting;id"));
        let of = |number: &str| {
            let line = lines.iter().find(|line| line.split(';').nth(1) == Some(number)).expect("a line");
            line.split(';').map(str::to_owned).collect::<Vec<_>>()
        };
        let query = "{ viewer { beroepsvereniging { lidmaatschappen(first: 100) { nodes { id lidnummer } } } } }";
        let known = nvo.value(query, "/viewer/beroepsvereniging/lidmaatschappen/nodes").await;
        let id = |number: &str| {
            let found = known.as_array().expect("a list").iter().find(|row| row["lidnummer"] == number);
            found.map_or_else(String::new, |row| row["id"].as_str().expect("an id").to_owned())
        };
        assert_eq!(of("L00000"), ["2", "L00000", "ONGEWIJZIGD", "", "", "\"\"", id("L00000").as_str()]);
        assert_eq!(of("L90000"), ["30", "L90000", "NIEUW", "", "", "\"\"", id("L90000").as_str()]);
        assert_eq!(of("L90001")[2..5], ["GEWEIGERD", "PERSOONSGEGEVEN", "achternaam"]);
        assert_eq!(of("L00029"), ["", "L00029", "BEEINDIGD", "", "", "\"\"", id("L00029").as_str()]);
        assert!(!reply.text().contains("111222333"));
    }
}
