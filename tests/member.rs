//! Members: who sees whom, and the own profile.

use api::graph::id::Kind;
use entity::{deelname::Rol, member::Zichtbaarheid};
use serde_json::json;

use crate::kit::{
    Stage,
    actor::{Actor, input},
    both,
    seed::{discipline, global},
};

const BIJWERKEN: &str = "mutation($input: ProfielBijwerkenInput!) {
    profielBijwerken(input: $input) {
        member {
            naam over soort niveau zichtbaarheid version disciplines { naam } organisatie { naam } gebied { naam }
        }
        userErrors { code field plaats { offset length } }
    }
}";

/// Every road that could lead to a member, as one document; and what it tells about `who`.
async fn roads_to(asker: &Actor<'_>, who: &Actor<'_>, praktijk: &str, named: &str) -> Vec<&'static str> {
    let id = global(Kind::Member, who.id);
    let query = format!(
        r#"{{
            node(id: "{id}") {{ id }}
            nodes(ids: ["{id}"]) {{ id }}
            member(id: "{id}") {{ naam }}
            members(first: 100) {{ totalCount nodes {{ naam }} }}
            newest: members(orderBy: NIEUWSTE, last: 100) {{ totalCount nodes {{ naam }} }}
            named: members(filter: {{ tekst: "{named}" }}) {{ totalCount nodes {{ naam }} }}
            working: members(filter: {{ discipline: "{}" }}) {{ totalCount nodes {{ naam }} }}
            lerendePraktijk(id: "{praktijk}") {{
                deelnames {{ nodes {{ member {{ naam }} }} }}
            }}
        }}"#,
        discipline("ORTHOPEDAGOOG"),
    );
    let data = asker.data(&query).await;
    let list = |name: &str| {
        let nodes = data[name]["nodes"].as_array().expect("a list");
        let shown = nodes.iter().any(|node| node["naam"] == named);
        assert_eq!(
            data[name]["totalCount"],
            nodes.len(),
            "{name} counts what it shows"
        );
        shown
    };
    let deelnames = &data["lerendePraktijk"]["deelnames"]["nodes"];
    let deelnames = deelnames.as_array().expect("a list");
    let roads = [
        ("node", !data["node"].is_null()),
        ("nodes", !data["nodes"][0].is_null()),
        ("member", !data["member"].is_null()),
        ("members", list("members")),
        ("newest", list("newest")),
        ("named", list("named")),
        ("working", list("working")),
        (
            "deelnames",
            deelnames.iter().any(|row| row["member"]["naam"] == named),
        ),
    ];
    roads
        .into_iter()
        .filter_map(|(road, open)| open.then_some(road))
        .collect()
}

/// A member who works in a discipline and takes part in a praktijk: the global id of the praktijk.
async fn in_a_praktijk(t: &Stage, who: &Actor<'_>) -> String {
    t.reference().await;
    let change = json!({ "version": 1, "disciplines": [discipline("ORTHOPEDAGOOG")] });
    who.with(input(change)).data(BIJWERKEN).await;
    let praktijk = t.praktijk("Praktijk Noord").await;
    t.deelname((praktijk, who.id), Rol::Professional, "2026-01-01", None)
        .await;
    global(Kind::LerendePraktijk, praktijk)
}

const ALL_ROADS: [&str; 8] = [
    "node",
    "nodes",
    "member",
    "members",
    "newest",
    "named",
    "working",
    "deelnames",
];

both! {
    /// Not-yours looks like not-there, along every road and for every actor.
    async fn a_hidden_member_is_nowhere(t: Stage) {
        let hanna = t.member("hanna").await;
        let praktijk = in_a_praktijk(&t, &hanna).await;
        t.shows(&hanna, Zichtbaarheid::Verborgen).await;
        let strangers = [
            t.anonymous(),
            t.member("bilal").await,
            t.vereniging("BPSW").await,
            t.analist().await,
        ];
        for stranger in &strangers {
            let open = roads_to(stranger, &hanna, &praktijk, "hanna").await;
            assert_eq!(open, Vec::<&str>::new());
        }
        for known in [&hanna, &t.redactie().await] {
            assert_eq!(roads_to(known, &hanna, &praktijk, "hanna").await, ALL_ROADS);
        }
        // An operator manages profiles, and is not told who takes part where.
        assert_eq!(roads_to(&t.beheer().await, &hanna, &praktijk, "hanna").await, ALL_ROADS[..7]);
    }

    /// Who chose to be visible is so to colleagues, not to everybody.
    async fn a_visible_member_shows_to_members(t: Stage) {
        let hanna = t.member("hanna").await;
        let praktijk = in_a_praktijk(&t, &hanna).await;
        assert_eq!(roads_to(&t.member("bilal").await, &hanna, &praktijk, "hanna").await, ALL_ROADS);
        for stranger in [t.anonymous(), t.vereniging("BPSW").await, t.analist().await] {
            assert_eq!(roads_to(&stranger, &hanna, &praktijk, "hanna").await, Vec::<&str>::new());
        }
        t.block(&hanna).await;
        assert_eq!(roads_to(&t.member("bilal").await, &hanna, &praktijk, "hanna").await, Vec::<&str>::new());
        assert_eq!(roads_to(&t.redactie().await, &hanna, &praktijk, "hanna").await, ALL_ROADS);
    }

    /// People of one praktijk know each other, as long as both take part.
    async fn who_takes_part_together_is_known(t: Stage) {
        let hanna = t.member("hanna").await;
        let noord = in_a_praktijk(&t, &hanna).await;
        t.shows(&hanna, Zichtbaarheid::Verborgen).await;
        let praktijk = t.named("Praktijk Noord");
        let parts = [
            ("now", "2026-01-01", None, true),
            ("from today", "2026-09-01", None, true),
            ("until tomorrow", "2026-01-01", Some("2026-09-02"), true),
            ("until today", "2026-01-01", Some("2026-09-01"), false),
            ("from tomorrow", "2026-09-02", None, false),
        ];
        for (name, van, tot, known) in parts {
            let asker = t.member(name).await;
            t.deelname((praktijk, asker.id), Rol::Onderzoeker, van, tot).await;
            let open = roads_to(&asker, &hanna, &noord, "hanna").await;
            assert_eq!(open.len(), if known { ALL_ROADS.len() } else { 0 }, "{name}: {open:?}");
        }
        let blocked = t.member("blocked").await;
        t.deelname((praktijk, blocked.id), Rol::Onderzoeker, "2026-01-01", None).await;
        t.block(&blocked).await;
        assert_eq!(roads_to(&blocked, &hanna, &noord, "hanna").await, Vec::<&str>::new());
    }

    async fn the_viewer_is_told_its_roles(t: Stage) {
        let who = "{ viewer { rollen geblokkeerd member { naam } beroepsvereniging { afkorting } } }";
        assert_eq!(t.anonymous().data(who).await, json!({ "viewer": null }));
        let person = |rollen: &[&str], naam: &str| {
            json!({ "viewer": {
                "rollen": rollen, "geblokkeerd": false, "member": { "naam": naam }, "beroepsvereniging": null
            } })
        };
        assert_eq!(t.member("anna").await.data(who).await, person(&["MEMBER"], "anna"));
        assert_eq!(t.redactie().await.data(who).await, person(&["MEMBER", "REDACTIE"], "redactie"));
        assert_eq!(t.analist().await.data(who).await, person(&["MEMBER", "ANALIST"], "analist"));
        assert_eq!(t.beheer().await.data(who).await, person(&["MEMBER", "BEHEER"], "beheer"));
        assert_eq!(
            t.vereniging("BPSW").await.data(who).await,
            json!({ "viewer": {
                "rollen": ["VERENIGING"], "geblokkeerd": false, "member": null,
                "beroepsvereniging": { "afkorting": "BPSW" }
            } })
        );
        let blocked = t.member("blocked").await;
        t.block(&blocked).await;
        assert_eq!(
            blocked.data(who).await,
            json!({ "viewer": {
                "rollen": [], "geblokkeerd": true, "member": { "naam": "blocked" }, "beroepsvereniging": null
            } })
        );
    }

    async fn a_member_edits_the_own_profile(t: Stage) {
        t.reference().await;
        let school = global(Kind::Organisatie, t.organisatie("De Brug").await);
        let anna = t.member("anna").await;
        let change = json!({
            "version": 1, "naam": " Anna B. ", "over": "Werkt aan samen leren.", "soort": "ERVARINGSDESKUNDIGE",
            "niveau": "BELEID", "zichtbaarheid": "VERBORGEN", "organisatie": school,
            "disciplines": [discipline("INTERN_BEGELEIDER"), discipline("INTERN_BEGELEIDER")],
        });
        assert_eq!(anna.with(input(change)).data(BIJWERKEN).await, json!({ "profielBijwerken": {
            "member": {
                "naam": "Anna B.", "over": "Werkt aan samen leren.", "soort": "ERVARINGSDESKUNDIGE",
                "niveau": "BELEID", "zichtbaarheid": "VERBORGEN", "version": 2,
                "disciplines": [{ "naam": "Intern begeleider" }], "organisatie": { "naam": "De Brug" }, "gebied": null
            },
            "userErrors": []
        } }));
        // What is left out stays; null empties.
        let change = json!({ "version": 2, "over": null, "niveau": null, "organisatie": null, "disciplines": [] });
        assert_eq!(anna.with(input(change)).data(BIJWERKEN).await, json!({ "profielBijwerken": {
            "member": {
                "naam": "Anna B.", "over": null, "soort": "ERVARINGSDESKUNDIGE", "niveau": null,
                "zichtbaarheid": "VERBORGEN", "version": 3, "disciplines": [], "organisatie": null, "gebied": null
            },
            "userErrors": []
        } }));
        let log = "{ logboek { nodes { handeling soort betrokkene { naam } } } }";
        let entry = json!({ "handeling": "profielBijwerken", "soort": "Member", "betrokkene": { "naam": "Anna B." } });
        assert_eq!(anna.data(log).await, json!({ "logboek": { "nodes": [entry, entry] } }));
        assert_eq!(t.member("bilal").await.data(log).await, json!({ "logboek": { "nodes": [] } }));
    }

    /// Every refusal has a clear code, and nothing was changed.
    async fn a_bad_profile_changes_nothing(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let problems = [
            (json!({ "naam": "  \u{200b} " }), json!([{ "code": "LEEG", "field": ["input", "naam"], "plaats": null }])),
            (json!({ "naam": "x".repeat(121) }), json!([{ "code": "TE_LANG", "field": ["input", "naam"], "plaats": null }])),
            (json!({ "over": "x".repeat(2_001) }), json!([{ "code": "TE_LANG", "field": ["input", "over"], "plaats": null }])),
            (
                json!({ "over": "Bel 06-12345678 gerust", "naam": "" }),
                json!([
                    { "code": "LEEG", "field": ["input", "naam"], "plaats": null },
                    { "code": "TELEFOON", "field": ["input", "over"], "plaats": { "offset": 4, "length": 11 } },
                ]),
            ),
            (
                json!({ "disciplines": [global(Kind::Discipline, t.named("none"))] }),
                json!([{ "code": "ONBEKENDE_VERWIJZING", "field": ["input", "disciplines"], "plaats": null }]),
            ),
            (
                json!({ "organisatie": global(Kind::Organisatie, t.named("none")) }),
                json!([{ "code": "ONBEKENDE_VERWIJZING", "field": ["input", "organisatie"], "plaats": null }]),
            ),
            (
                json!({ "gebied": global(Kind::Gebied, t.named("none")) }),
                json!([{ "code": "ONBEKENDE_VERWIJZING", "field": ["input", "gebied"], "plaats": null }]),
            ),
        ];
        for (mut change, told) in problems {
            change["version"] = json!(1);
            let answer = anna.with(input(change)).data(BIJWERKEN).await;
            assert_eq!(answer, json!({ "profielBijwerken": { "member": null, "userErrors": told } }));
        }
        let change = |version: i32| input(json!({ "version": version, "zichtbaarheid": "VERBORGEN" }));
        assert_eq!(anna.with(change(2)).code(BIJWERKEN).await, "CONFLICT");
        let foreign = json!({ "version": 1, "gebied": global(Kind::Member, anna.id) });
        assert_eq!(anna.with(input(foreign)).code(BIJWERKEN).await, "BAD_REQUEST");
        assert_eq!(t.anonymous().with(change(1)).code(BIJWERKEN).await, "UNAUTHENTICATED");
        assert_eq!(t.vereniging("BPSW").await.with(change(1)).code(BIJWERKEN).await, "FORBIDDEN");
        let now = "{ viewer { member { naam over zichtbaarheid version disciplines { naam } } } }";
        assert_eq!(anna.data(now).await, json!({ "viewer": { "member": {
            "naam": "anna", "over": null, "zichtbaarheid": "LEDEN", "version": 1, "disciplines": []
        } } }));
        let blocked = t.member("blocked").await;
        t.block(&blocked).await;
        assert_eq!(blocked.with(change(1)).code(BIJWERKEN).await, "FORBIDDEN");
    }

    /// A client that lost the answer sends again, and nothing happens twice.
    async fn a_retry_changes_a_profile_once(t: Stage) {
        let anna = t.member("anna").await;
        let change = anna.with(input(json!({ "version": 1, "over": "Leert graag." }))).retrying("key-1");
        let first = change.data(BIJWERKEN).await;
        assert_eq!(first["profielBijwerken"]["member"]["version"], 2);
        assert_eq!(change.data(BIJWERKEN).await, first);
        let other = change.with(input(json!({ "version": 2, "over": "Leert veel." })));
        assert_eq!(other.code(BIJWERKEN).await, "CONFLICT");
    }

    async fn settings_of_others_are_null(t: Stage) {
        let anna = t.member("anna").await;
        let query = format!(
            r#"{{ member(id: "{}") {{ naam zichtbaarheid version lidmaatschappen {{ totalCount }} }} }}"#,
            global(Kind::Member, anna.id)
        );
        let shown = |zichtbaarheid: Option<&str>, version: Option<i32>| {
            json!({ "member": {
                "naam": "anna", "zichtbaarheid": zichtbaarheid, "version": version, "lidmaatschappen": { "totalCount": 0 }
            } })
        };
        assert_eq!(anna.data(&query).await, shown(Some("LEDEN"), Some(1)));
        assert_eq!(t.member("bilal").await.data(&query).await, shown(None, None));
        assert_eq!(t.redactie().await.data(&query).await, shown(Some("LEDEN"), None));
        assert_eq!(t.beheer().await.data(&query).await, shown(Some("LEDEN"), None));
    }

    async fn members_are_found_by_the_beginning_of_a_name(t: Stage) {
        for name in ["Anna de Wit", "Élodie Anker", "Bob_Smit", "100% Jan"] {
            t.member(name).await;
        }
        let bob = t.member("Bob_Smit").await;
        let found = async |tekst: &str| {
            let query = "query($tekst: String) { members(filter: { tekst: $tekst }) { nodes { naam } } }";
            let data = bob.with(json!({ "tekst": tekst })).data(query).await;
            let nodes = data["members"]["nodes"].as_array().cloned().unwrap_or_default();
            nodes.iter().filter_map(|node| node["naam"].as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(found("an").await, ["Anna de Wit", "Élodie Anker"]);
        assert_eq!(found("WIT").await, ["Anna de Wit"]);
        assert_eq!(found("Élo").await, ["Élodie Anker"]);
        assert_eq!(found("b_").await, Vec::<String>::new());
        assert_eq!(found("bob_").await, ["Bob_Smit"]);
        assert_eq!(found("%").await, Vec::<String>::new());
        assert_eq!(found("100%").await, ["100% Jan"]);
        assert_eq!(found("nna").await, Vec::<String>::new());
        let long = bob.with(json!({ "tekst": "x".repeat(121) }));
        let query = "query($tekst: String) { members(filter: { tekst: $tekst }) { totalCount } }";
        assert_eq!(long.code(query).await, "BAD_REQUEST");
        assert_eq!(bob.with(json!({ "tekst": "An\0na" })).code(query).await, "BAD_REQUEST");
    }

    /// Equal names have an order too, so that no page skips or repeats one.
    async fn pages_of_equal_names_hold_everybody_once(t: Stage) {
        let anna = t.member("anna").await;
        for n in 0..6 {
            let twin = t.member(&format!("twin {n}")).await;
            twin.with(input(json!({ "version": 1, "naam": "Sam" }))).data(BIJWERKEN).await;
        }
        let page = "query($first: Int, $after: String, $last: Int, $before: String) {
            members(first: $first, after: $after, last: $last, before: $before) {
                nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            }
        }";
        let ids = |data: &serde_json::Value| {
            let nodes = data["members"]["nodes"].as_array().cloned().unwrap_or_default();
            nodes.iter().map(|node| node["id"].to_string()).collect::<Vec<_>>()
        };
        let all = ids(&anna.with(json!({ "first": 100 })).data(page).await);
        assert_eq!(all.len(), 7);
        let (mut forward, mut after) = (Vec::new(), json!(null));
        loop {
            let data = anna.with(json!({ "first": 2, "after": after })).data(page).await;
            forward.extend(ids(&data));
            after = data["members"]["pageInfo"]["endCursor"].clone();
            if data["members"]["pageInfo"]["hasNextPage"] == false { break }
        }
        assert_eq!(forward, all);
        let (mut backward, mut before) = (Vec::new(), json!(null));
        loop {
            let data = anna.with(json!({ "last": 2, "before": before })).data(page).await;
            backward.splice(0..0, ids(&data));
            before = data["members"]["pageInfo"]["startCursor"].clone();
            if data["members"]["pageInfo"]["hasPreviousPage"] == false { break }
        }
        assert_eq!(backward, all);
    }

    /// The price of a list does not grow with its rows.
    async fn a_list_of_members_takes_the_same_statements(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let praktijk = t.praktijk("Praktijk Noord").await;
        let query = "{ members(first: 20) { nodes {
            naam disciplines { naam } organisatie { naam } gebied { naam }
            deelnames(first: 5) { totalCount nodes { rol praktijk { naam } member { naam } } }
        } } }";
        // Signing in for the first time looks the member up; that is not the price of the list.
        anna.data("{ viewer { rollen } }").await;
        let mut taken = Vec::new();
        for round in 0..2 {
            for n in 0..(2 + 8 * round) {
                let one = t.member(&format!("member {round} {n}")).await;
                let change = json!({ "version": 1, "disciplines": [discipline("ORTHOPEDAGOOG")] });
                one.with(input(change)).data(BIJWERKEN).await;
                t.deelname((praktijk, one.id), Rol::Professional, "2026-01-01", None).await;
            }
            let answer = anna.send(query).await;
            assert!(answer.body.get("errors").is_none(), "{:#}", answer.body);
            taken.push(answer.statements);
        }
        assert_eq!(taken[0], taken[1]);
    }
}
