//! What is peculiar to a kind of text: what becomes of it while it is hidden, and who refers to it.

use api::graph::id::Kind;
use entity::leervraag::{Herkomst, Status};
use serde_json::{Value, json};

use super::{BESLISSEN, MELDEN, MELDING, Teksten, melding, verbergen};
use crate::kit::{
    actor::{Actor, input},
    both,
    seed::global,
};

both! {
    /// The words for which it was hidden do not come back with those in their place.
    async fn versions_of_a_canvas_that_was_mended_stay_hidden(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (facilitator, outsider) = (teksten.who("FACILITATOR"), teksten.who("BUITENSTAANDER"));
        let document = format!("{{ canvas(id: {:?}) {{ versies {{ totalCount nodes {{ nummer wie }} }} }} }}", teksten.canvas);
        let versions = async |actor: &Actor<'_>| {
            let nodes = actor.data(&document).await["canvas"]["versies"]["nodes"].clone();
            let number = |node: &Value| node["nummer"].as_i64();
            nodes.as_array().map(|nodes| nodes.iter().filter_map(number).collect::<Vec<_>>())
        };
        let change = async |version: i32, wie: &str| {
            let fields = json!({ "canvas": teksten.canvas, "version": version, "wie": wie });
            facilitator.done("canvasBijwerken", "canvas { id }", fields).await
        };
        // The words that were reported may be of before: what stands now comes back alone.
        change(2, "School, wijk en gemeente.").await;
        assert_eq!(versions(outsider).await, Some(vec![2, 1]));
        teksten.verberg(&teksten.canvas).await;
        assert_eq!(versions(outsider).await, None);
        teksten.toon(&teksten.canvas).await;
        assert_eq!(versions(outsider).await, Some(vec![2]));
        // Mended, it comes back without what was before; also when it was taken back and shared meanwhile.
        teksten.verberg(&teksten.canvas).await;
        change(6, "School en buurt.").await;
        change(7, "School en dorp.").await;
        let step = |version: i32| json!({ "canvas": teksten.canvas, "version": version });
        facilitator.done("canvasTerugnemen", "canvas { id }", step(8)).await;
        facilitator.done("canvasDelen", "canvas { id }", step(9)).await;
        assert_eq!((versions(outsider).await, versions(facilitator).await), (None, Some(vec![4, 3, 2, 1])));
        teksten.toon(&teksten.canvas).await;
        assert_eq!((versions(outsider).await, versions(facilitator).await), (Some(vec![4]), Some(vec![4, 3, 2, 1])));
        change(11, "School en stad.").await;
        assert_eq!(versions(outsider).await, Some(vec![5, 4]));
    }

    /// Shown again while its people keep it to themselves, it is theirs; what was hidden does not come out with the next sharing.
    async fn a_canvas_that_was_taken_back_meanwhile_stays_so(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (facilitator, outsider) = (teksten.who("FACILITATOR"), teksten.who("BUITENSTAANDER"));
        teksten.verberg(&teksten.canvas).await;
        let step = |version: i32| json!({ "canvas": teksten.canvas, "version": version });
        facilitator.done("canvasTerugnemen", "canvas { id }", step(3)).await;
        let mended = json!({ "canvas": teksten.canvas, "version": 4, "wie": "School en buurt." });
        facilitator.done("canvasBijwerken", "canvas { id }", mended).await;
        teksten.toon(&teksten.canvas).await;
        let document = format!("{{ canvas(id: {:?}) {{ versies {{ nodes {{ nummer }} }} }} }}", teksten.canvas);
        assert_eq!(outsider.data(&document).await["canvas"], Value::Null);
        facilitator.done("canvasDelen", "canvas { id }", step(6)).await;
        assert_eq!(outsider.data(&document).await["canvas"], json!({ "versies": { "nodes": [{ "nummer": 2 }] } }));
    }

    /// Other words do not show it; an editor who opens the question again takes the answer and the hiding away.
    async fn an_answer_is_hidden_until_an_editor_says_so(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (expert, group, redactie) = (teksten.who("EXPERT"), teksten.who("EXPERTGROEP"), t.redactie().await);
        let vraag = "expertVraag { id status verborgen { reden } }";
        let query = format!("{{ expertVraag(id: {:?}) {{ status antwoord verborgen {{ reden }} }} }}", teksten.expertvraag);
        let reads = async |actor: &Actor<'_>| actor.data(&query).await["expertVraag"]["antwoord"].clone();
        teksten.verberg(&teksten.expertvraag).await;
        let step = |version: i32| json!({ "expertVraag": teksten.expertvraag, "version": version });
        let mut answer = step(4);
        answer["antwoord"] = json!("Begin klein.");
        assert_eq!(group.denied("expertVraagBeantwoorden", vraag, answer.clone()).await, "NOT_FOUND");
        let row = expert.done("expertVraagBeantwoorden", vraag, answer).await;
        assert_eq!(row["verborgen"], json!({ "reden": "HERLEIDBAAR" }));
        assert_eq!((reads(teksten.who("VRAGER")).await, reads(group).await), (json!("Begin klein."), Value::Null));
        let row = redactie.done("expertVraagHeropenen", vraag, step(5)).await;
        assert_eq!((&row["status"], &row["verborgen"]), (&json!("GESTELD"), &Value::Null));
        assert_eq!(group.data(&query).await["expertVraag"]["status"], "GESTELD", "whoever of the group takes it up");
        assert_eq!(redactie.refused(super::TONEN, MELDING, json!({ "object": teksten.expertvraag })).await, "NIET_VERBORGEN input.object");
        // It waits again, for its own people: nobody reports that.
        assert_eq!(group.refused(MELDEN, MELDING, melding(&teksten.expertvraag)).await, "NIET_OPENBAAR input.object");
    }

    /// Hidden while an expert works on it, it is not shown by laying it down.
    async fn laying_a_question_down_does_not_end_it(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (expert, redactie) = (teksten.who("EXPERT"), t.redactie().await);
        let made = t.member("melder").await.done(MELDEN, MELDING, melding(&teksten.expertvraag)).await;
        let step = |version: i32| json!({ "expertVraag": teksten.expertvraag, "version": version });
        redactie.done("expertVraagHeropenen", "expertVraag { id }", step(3)).await;
        expert.done("expertVraagOppakken", "expertVraag { id }", step(4)).await;
        redactie.done(BESLISSEN, MELDING, verbergen(&made["id"])).await;
        let query = format!("{{ expertVraag(id: {:?}) {{ status version verborgen {{ reden }} }} }}", teksten.expertvraag);
        let version = redactie.data(&query).await["expertVraag"]["version"].as_i64().and_then(|it| i32::try_from(it).ok());
        let down = "mutation($input: ExpertVraagNeerleggenInput!) { expertVraagNeerleggen(input: $input) { userErrors { code } } }";
        expert.with(input(step(version.expect("a version")))).data(down).await;
        let now = redactie.data(&query).await["expertVraag"].clone();
        assert_eq!((&now["status"], &now["verborgen"]), (&json!("GESTELD"), &json!({ "reden": "HERLEIDBAAR" })));
    }

    /// Reported while it was there, it is hidden after its expert or asker did something to it too.
    async fn both_who_wrote_it_are_told(t: Stage) {
        let teksten = Teksten::new(&t).await;
        teksten.verberg(&teksten.expertvraag).await;
        let document = "{ viewer { berichten(first: 1) { nodes { soort tekst { ... on ExpertVraag { antwoord verborgen { toelichting } } } } } } }";
        let told = json!({
            "soort": "TEKST_VERBORGEN",
            "tekst": { "antwoord": "Met een kwartier.", "verborgen": { "toelichting": "Een gezin is te herkennen." } },
        });
        for who in ["VRAGER", "EXPERT"] {
            assert_eq!(teksten.who(who).value(document, "/viewer/berichten/nodes/0").await, told, "{who}");
        }
        for who in ["EXPERTGROEP", "FACILITATOR", "GEBLOKKEERD", "OUD-DEELNEMER", "DEELNEMER"] {
            let all = teksten.who(who).value("{ viewer { berichten { totalCount } } }", "/viewer/berichten/totalCount").await;
            assert_eq!(all, json!(0), "{who}");
        }
    }

    /// What refers to a hidden activiteit refers to nothing; it is in no filter, and nothing new is hung under it.
    async fn a_hidden_activiteit_is_not_there(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (facilitator, outsider, redactie) = (teksten.who("FACILITATOR"), teksten.who("BUITENSTAANDER"), t.redactie().await);
        let activiteit = &teksten.activiteit;
        let factor = crate::kit::leren::factor("VERTROUWEN");
        let words = json!({ "activiteit": activiteit, "tekst": "Uitleg vooraf helpt.", "factoren": [factor] });
        redactie.done("inzichtVastleggen", "inzicht { id }", words.clone()).await;
        let key = Kind::Activiteit.key_in(activiteit).ok();
        let leervraag = t.vraag("Hoe vinden we een vast moment om samen te kijken?", |row| {
            row.status = Status::Gepubliceerd;
            row.herkomst = Herkomst::Activiteit;
            row.activiteit_id = key;
        });
        let leervraag = global(Kind::Leervraag, leervraag.await);
        let document = "query($id: ID!, $a: ID!) { node(id: $id) { ... on Leervraag { activiteit { titel } } }
            inzichten { totalCount nodes { activiteit { titel } } } onder: inzichten(filter: { activiteit: [$a] }) { totalCount } }";
        let seen = async |actor: &Actor<'_>| actor.with(json!({ "id": leervraag, "a": activiteit })).data(document).await;
        let before = seen(outsider).await;
        assert_eq!((&before["onder"]["totalCount"], &before["inzichten"]["totalCount"]), (&json!(1), &json!(1)));
        assert!(before["node"]["activiteit"].is_object());
        teksten.verberg(activiteit).await;
        let after = seen(outsider).await;
        assert_eq!((&after["onder"]["totalCount"], &after["inzichten"]["nodes"][0]), (&json!(0), &json!({ "activiteit": null })));
        assert_eq!(after["node"], json!({ "activiteit": null }));
        let of_editor = seen(&redactie).await;
        assert_eq!((&of_editor["onder"]["totalCount"], of_editor["node"]["activiteit"].is_null()), (&json!(1), false));
        let of_own = seen(facilitator).await;
        assert_eq!(&of_own["onder"]["totalCount"], &json!(1), "its own people");
        assert_eq!(outsider.denied("inzichtVastleggen", "inzicht { id }", words).await, "NOT_FOUND");
        let asked = json!({ "tekst": "Hoe kijken wij samen terug op zo een middag?", "activiteit": activiteit });
        let refused = outsider.refused("leervraagIndienen", "leervraag { id }", asked).await;
        assert_eq!(refused, "ONBEKENDE_VERWIJZING input.activiteit");
        let change = json!({ "activiteit": activiteit, "version": 2, "online": true });
        assert_eq!(outsider.denied("activiteitBijwerken", "activiteit { id }", change.clone()).await, "NOT_FOUND");
        let row = facilitator.done("activiteitBijwerken", "activiteit { id verborgen { reden } }", change).await;
        assert_eq!(row["verborgen"], json!({ "reden": "HERLEIDBAAR" }), "its own people go on with it");
    }

    /// A summary in other words, and sharing it again, wait for an editor too; an analyst reads numbers and no words.
    async fn a_summary_is_hidden_until_an_editor_says_so(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let facilitator = teksten.who("FACILITATOR");
        let grant = json!({ "praktijk": teksten.praktijk });
        facilitator.done("analyseToestaan", "toestemming { id }", grant).await;
        let query = format!("{{ node(id: {:?}) {{ ... on Meting {{ samenvatting niveaus {{ ordinaal }} }} }} }}", teksten.meting);
        let reads = async |who: &str| {
            let node = teksten.who(who).value(&query, "/node").await;
            (node["samenvatting"].clone(), node["niveaus"].as_array().map(Vec::len))
        };
        teksten.verberg(&teksten.meting).await;
        let share = json!({ "meting": teksten.meting, "version": 2, "gedeeld": true, "samenvatting": "Zo staat het." });
        facilitator.done("metingDelen", "meting { id }", share).await;
        for who in ["BUITENSTAANDER", "ANALIST", "ANONIEM"] {
            assert_eq!(reads(who).await, (Value::Null, Some(1)), "{who}");
        }
        assert_eq!(reads("DEELNEMER").await, (json!("Zo staat het."), Some(1)));
        teksten.toon(&teksten.meting).await;
        for who in ["BUITENSTAANDER", "ANALIST", "ANONIEM", "DEELNEMER"] {
            assert_eq!(reads(who).await, (json!("Zo staat het."), Some(1)), "{who}");
        }
    }

    /// There is nothing to report in an overname that says nothing, nor in what its people keep to themselves.
    async fn what_others_do_not_read_is_not_reported(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (facilitator, outsider) = (teksten.who("FACILITATOR"), teksten.who("BUITENSTAANDER"));
        let empty = json!({ "overname": teksten.overname, "version": 1, "aanpassingen": null });
        facilitator.done("goodPracticeOvernameBijwerken", "overname { id }", empty).await;
        let kept = json!({ "ervaring": teksten.ervaring, "version": 1, "gedeeld": false });
        facilitator.done("goodPracticeErvaringBijwerken", "ervaring { id }", kept).await;
        let kept = json!({ "meting": teksten.meting, "version": 1, "gedeeld": false });
        facilitator.done("metingDelen", "meting { id }", kept).await;
        assert_eq!(outsider.refused(MELDEN, MELDING, melding(&teksten.overname)).await, "NIET_OPENBAAR input.object");
        for object in [&teksten.ervaring, &teksten.meting] {
            assert_eq!(outsider.denied(MELDEN, MELDING, melding(object)).await, "NOT_FOUND");
            assert_eq!(facilitator.refused(MELDEN, MELDING, melding(object)).await, "NIET_OPENBAAR input.object");
        }
    }
}
