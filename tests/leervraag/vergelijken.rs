//! Near-duplicates in Dutch, shown before a question is submitted: judged by people, and equal on both databases.

use entity::leervraag::Status;
use expect_test::expect;
use serde_json::{Value, json};
use uuid::Uuid;

use super::id_of;
use crate::kit::{Stage, actor::Actor, both};

const VERGELIJK: &str =
    "query($tekst: String!, $aantal: Int! = 5) { vergelijkbareLeervragen(tekst: $tekst, aantal: $aantal) {
    leervragen { score gedeeldeWoorden leervraag { id tekst } }
    userErrors { code field plaats { offset length } }
} }";

/// What members asked before.
const GESTELD: [&str; 14] = [
    "Wanneer doe ik een stap terug omdat een collega uit een ander vak beter bij de vraag past?",
    "Hoe leg ik mijn vaktaal uit zodat ouders en collega's echt meepraten?",
    "Hoe maak ik vrij wat nodig is om samenwerken goed te doen in een volle week?",
    "Hoe houd ik de druk hanteerbaar en bewaak ik mijn grenzen?",
    "Hoe laat ik ouders de regie als er ook zorgen over veiligheid zijn?",
    "Hoe geef ik de stem van de jongere meer gewicht in het overleg?",
    "Hoe bouwen we vaste overlegmomenten op als iedereen nog los werkt?",
    "Hoe houden we alle partners aangehaakt als iemand van baan wisselt?",
    "Welke informatie mag ik delen met school en met jeugdhulp, en wat niet?",
    "Hoe borgen we wat werkt als de pilot stopt?",
    "Hoe betrek ik de gemeente zodat onze afspraak ook volgend jaar geldt?",
    "Hoe werk ik samen met de huisarts bij zorgen over een gezin?",
    "Wat spreken we af met de wijkagent over thuiszitters?",
    "Hoe geef ik kinderen een stem in het gesprek met hun ouders?",
];

/// What is about to be asked, and which of [`GESTELD`] a reader calls the same question; none for a new one.
const BEOORDEELD: [(&str, Option<usize>); 14] = [
    (
        "Hoe geef ik stemmen van jongeren meer gewicht bij overleggen?",
        Some(5),
    ),
    (
        "Wat mag ik van de informatie delen met scholen en jeugdhulp?",
        Some(8),
    ),
    (
        "Samenwerking met huisartsen als er zorg over gezinnen is",
        Some(11),
    ),
    (
        "Hoe laat je de ouder zelf de regie bij zorg om de veiligheid?",
        Some(4),
    ),
    ("Wat spreek ik met wijkagenten af rond een thuiszitter?", Some(12)),
    ("Hoe bewaak je je grens en blijft de druk hanteerbaar?", Some(3)),
    (
        "Hoe blijven partners aangehaakt als mensen van baan wisselen?",
        Some(7),
    ),
    (
        "Vaktaal uitleggen aan collega’s en ouders zodat zij meepraten",
        Some(1),
    ),
    ("Hoe borg ik wat er werkt na het stoppen van een pilot?", Some(9)),
    (
        "WANNEER DOE IK EEN STAP TERUG VOOR EEN COLLEGA UIT EEN ANDER VAK?",
        Some(0),
    ),
    (
        "Hoe geef ik een kind een stem in gesprekken met ouders?",
        Some(13),
    ),
    ("Hoe schrijf ik een beleidsplan voor de sportclub?", None),
    ("Waar vind ik een goede cursus over hechting?", None),
    ("Hoe dan ook, wat zou ik hier moeten kunnen?", None),
];

async fn ask(actor: &Actor<'_>, tekst: &str) -> Value {
    let mut data = actor.with(json!({ "tekst": tekst })).data(VERGELIJK).await;
    assert_eq!(
        data["vergelijkbareLeervragen"]["userErrors"],
        json!([]),
        "{tekst}"
    );
    data["vergelijkbareLeervragen"]["leervragen"].take()
}

/// What is shown, in lines.
fn lines(found: &Value) -> String {
    let lines = found.as_array().expect("a list").iter().map(|found| {
        let words: Vec<&str> = found["gedeeldeWoorden"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let tekst = found["leervraag"]["tekst"].as_str().expect("a text");
        format!(
            "    {:.2} {tekst} [{}]",
            found["score"].as_f64().expect("a score"),
            words.join(" ")
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Sets published leervragen.
async fn gesteld(t: &Stage, teksten: &[&str]) -> Vec<Uuid> {
    let mut keys = Vec::new();
    for tekst in teksten {
        keys.push(t.vraag(tekst, |row| row.status = Status::Gepubliceerd).await);
    }
    keys
}

both! {
    async fn judged_examples(t: Stage) {
        let keys = gesteld(&t, &GESTELD).await;
        let anna = t.member("anna").await;
        let mut shown = String::new();
        for (tekst, same) in BEOORDEELD {
            let found = ask(&anna, tekst).await;
            let first = found[0]["leervraag"]["id"].as_str();
            assert_eq!(first, same.map(|place| id_of(keys[place])).as_deref(), "{tekst}\n{}", lines(&found));
            if same.is_some() {
                let second = found[1]["score"].as_f64().unwrap_or_default();
                let first = found[0]["score"].as_f64().expect("a score");
                assert!(first >= 0.35 && first >= second + 0.15, "{tekst} stands out:\n{}", lines(&found));
            }
            shown += &format!("{tekst}\n{}\n", lines(&found));
        }
        t.agree(&shown, expect![[r#"
            Hoe geef ik stemmen van jongeren meer gewicht bij overleggen?
                1.00 Hoe geef ik de stem van de jongere meer gewicht in het overleg? [gewicht jongeren overleggen geef stemmen]
                0.23 Hoe geef ik kinderen een stem in het gesprek met hun ouders? [geef stemmen]
            Wat mag ik van de informatie delen met scholen en jeugdhulp?
                1.00 Welke informatie mag ik delen met school en met jeugdhulp, en wat niet? [delen informatie jeugdhulp scholen]
            Samenwerking met huisartsen als er zorg over gezinnen is
                0.49 Hoe werk ik samen met de huisarts bij zorgen over een gezin? [gezinnen huisartsen zorg]
            Hoe laat je de ouder zelf de regie bij zorg om de veiligheid?
                1.00 Hoe laat ik ouders de regie als er ook zorgen over veiligheid zijn? [laat regie veiligheid zorg ouder]
            Wat spreek ik met wijkagenten af rond een thuiszitter?
                0.80 Wat spreken we af met de wijkagent over thuiszitters? [af spreek thuiszitter wijkagenten]
            Hoe bewaak je je grens en blijft de druk hanteerbaar?
                0.43 Hoe houd ik de druk hanteerbaar en bewaak ik mijn grenzen? [bewaak druk hanteerbaar]
            Hoe blijven partners aangehaakt als mensen van baan wisselen?
                0.38 Hoe houden we alle partners aangehaakt als iemand van baan wisselt? [aangehaakt baan partners]
            Vaktaal uitleggen aan collega’s en ouders zodat zij meepraten
                0.57 Hoe leg ik mijn vaktaal uit zodat ouders en collega's echt meepraten? [Vaktaal meepraten collega ouders]
            Hoe borg ik wat er werkt na het stoppen van een pilot?
                0.60 Hoe borgen we wat werkt als de pilot stopt? [borg pilot werkt]
            WANNEER DOE IK EEN STAP TERUG VOOR EEN COLLEGA UIT EEN ANDER VAK?
                0.57 Wanneer doe ik een stap terug omdat een collega uit een ander vak beter bij de vraag past? [STAP TERUG VAK COLLEGA]
            Hoe geef ik een kind een stem in gesprekken met ouders?
                1.00 Hoe geef ik kinderen een stem in het gesprek met hun ouders? [gesprekken kind geef stem ouders]
                0.24 Hoe geef ik de stem van de jongere meer gewicht in het overleg? [geef stem]
            Hoe schrijf ik een beleidsplan voor de sportclub?

            Waar vind ik een goede cursus over hechting?

            Hoe dan ook, wat zou ik hier moeten kunnen?

        "#]]);
    }

    /// The same words in another order and form are the same question; a word more makes it less so.
    async fn the_score_can_be_explained(t: Stage) {
        gesteld(&t, &["Hoe werken scholen samen met ouders?"]).await;
        let score = async |tekst: &str| ask(&t.anonymous(), tekst).await[0]["score"].as_f64();
        assert_eq!(score("Met ouders: hoe werken de scholen samen?").await, score("Hoe werken school en ouder samen?").await);
        assert_eq!(score("Samen werken: school en ouder").await, Some(1.0));
        let (more, most) = (score("Samen werken: school en ouder en gemeente").await, score("Samen werken: school, ouder, gemeente, huisarts").await);
        assert!(Some(1.0) > more && more > most, "{more:?} {most:?}");
    }

    /// Nothing of it counts for the score either.
    async fn what_is_not_published_is_not_there(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        gesteld(&t, &GESTELD).await;
        let asked = "Hoe geef ik stemmen van jongeren meer gewicht bij overleggen?";
        let before = ask(&anna, asked).await;
        for (name, status) in [
            ("a", Status::Concept), ("b", Status::Ingediend), ("c", Status::Afgewezen), ("d", Status::Ingetrokken), ("e", Status::Samengevoegd),
        ] {
            let hidden = format!("Hoe geef ik stemmen van jongeren meer gewicht bij overleggen {name}?");
            t.vraag(&hidden, |row| {
                row.status = status;
                row.vrager_id = Some(anna.id);
            })
            .await;
        }
        for actor in [&anna, &redactie, &t.anonymous(), &t.vereniging("BPSW").await] {
            assert_eq!(ask(actor, asked).await, before);
        }
    }

    async fn bounds_of_the_question(t: Stage) {
        gesteld(&t, &GESTELD).await;
        let anna = t.member("anna").await;
        let asking = |tekst: &str, aantal: i32| anna.with(json!({ "tekst": tekst, "aantal": aantal }));
        let ouders = "Hoe praten ouders en collega's over zorgen, stem en gesprek met school?";
        let mut found = Vec::new();
        for aantal in [1, 2, 10] {
            let data = asking(ouders, aantal).data(VERGELIJK).await;
            found.push(data["vergelijkbareLeervragen"]["leervragen"].as_array().expect("a list").len());
        }
        assert_eq!(found, [1, 2, 3]);
        for aantal in [0, -1, 11] {
            assert_eq!(asking(ouders, aantal).code(VERGELIJK).await, "BAD_REQUEST");
        }
        for (tekst, code) in [("Hoe?", "TE_KORT"), ("", "LEEG"), (&*"a".repeat(2_001), "TE_LANG"), ("Wie belt er met 06 12345678 hierover?", "TELEFOON")] {
            let data = asking(tekst, 5).data(VERGELIJK).await;
            let told = &data["vergelijkbareLeervragen"];
            assert_eq!((&told["leervragen"], &told["userErrors"][0]["code"]), (&json!([]), &json!(code)));
            assert_eq!(told["userErrors"][0]["field"], json!(["tekst"]));
        }
        // The longest text there is, of different words, and what means something to a search engine.
        let long: String = (0..200).map(|n| format!("ouder{n} ")).collect();
        for tekst in [long.as_str(), "\" OR school NEAR(ouder) & ! | ( ) :* 'x' stem^2"] {
            ask(&anna, tekst).await;
        }
    }

    /// Many that share half of the words do not crowd out an old one that has all of them.
    async fn an_old_question_is_found_beneath_many_that_are_half_like_it(t: Stage) {
        let asked = "appels bakken citroenen druiven emmers fietsen";
        gesteld(&t, &[asked]).await;
        for n in 0..160 {
            gesteld(&t, &[&format!("appels bakken citroenen druiven nieuw{n}")]).await;
        }
        for n in 0..60 {
            gesteld(&t, &[&format!("emmers fietsen los{n}")]).await;
        }
        let found = ask(&t.anonymous(), asked).await;
        let scores: Vec<_> = found.as_array().expect("a list").iter().map(|found| found["score"].as_f64()).collect();
        assert_eq!(scores.len(), 5);
        assert!(scores[0] == Some(1.0) && scores[1] < Some(0.7), "{scores:?}");
    }

    /// However many there are: counting, finding, showing.
    async fn the_number_of_statements_is_fixed(t: Stage) {
        let anna = t.member("anna").await;
        let asked = anna.with(json!({ "tekst": "Hoe geef ik jongeren een stem in het overleg?", "aantal": 10 }));
        gesteld(&t, &GESTELD[5..6]).await;
        assert_eq!(asked.send(VERGELIJK).await.statements, 3);
        gesteld(&t, &GESTELD[6..]).await;
        assert_eq!(asked.send(VERGELIJK).await.statements, 3);
        let nothing = anna.with(json!({ "tekst": "Hoe dan ook, wat zou ik hier moeten kunnen?" }));
        assert_eq!(nothing.send(VERGELIJK).await.statements, 0);
    }

    /// Two thousand made-up leervragen: words that are more common than is counted.
    async fn a_large_collection_answers_the_same_on_both_databases(t: Stage) {
        let (db, now) = (t.writer(), t.now());
        api::demo::referentie::laad(db, now).await.expect("reference data");
        api::demo::belasting::zaai(db, now, api::auth::LOCAL_ISSUER, 2_000, 200, |_, _| {}).await.expect("a load");
        let mut shown = String::new();
        for tekst in [
            "Hoe werken wij samen met de gemeente aan een plan voor ouders?",
            "Hoe bespreken we afspraken met ouders in het team?",
            "Wat vraagt samenwerken met school van mijn houding?",
            "samenwerking",
        ] {
            let tekst = format!("{tekst:<10}");
            let found = ask(&t.anonymous(), &tekst).await;
            shown += &format!("{tekst}\n{}\n", lines(&found));
        }
        t.agree(&shown, expect![[r#"
            Hoe werken wij samen met de gemeente aan een plan voor ouders?
                0.31 Hoe houden ouders en ik samen zicht op een gezamenlijk plan in een volle week? [plan ouders samen]
                0.26 Hoe verdeel ik het werk rond de verwachtingen van ouders eerlijk met de gemeente aan het begin van het schooljaar? [gemeente ouders werken]
                0.26 Hoe verdeel ik het werk rond de verwachtingen van ouders eerlijk met de gemeente bij wisselende bezetting? [gemeente ouders werken]
            Hoe bespreken we afspraken met ouders in het team?
                0.34 Wat helpt mij om de verwachtingen van ouders te bespreken met leraren in een nieuw team? [ouders team bespreken]
                0.21 Wat helpt mij om de evaluatie van onze samenwerking te bespreken met ouders zonder extra overleg? [ouders bespreken]
                0.18 Wat helpt mij om de verwachtingen van ouders te bespreken met collega's uit de jeugdhulp als de rollen onduidelijk zijn? [ouders bespreken]
            Wat vraagt samenwerken met school van mijn houding?

            samenwerking
                0.20 Wat kan ik van jongerenwerkers leren over de evaluatie van onze samenwerking op de basisschool? [samenwerking]
                0.20 Wat kan ik van de gemeente leren over de evaluatie van onze samenwerking in het mbo? [samenwerking]
                0.20 Wat kan ik van de orthopedagoog leren over de evaluatie van onze samenwerking op de basisschool? [samenwerking]
                0.20 Wat kan ik van pleegzorgwerkers leren over de evaluatie van onze samenwerking als het spannend wordt? [samenwerking]
                0.17 Wat kan ik van leraren leren over de evaluatie van onze samenwerking na een moeilijk gesprek? [samenwerking]
        "#]]);
    }
}
