//! Who sees what: what one may not know looks as if it were not there, by every path.

use api::graph::id::Kind;
use entity::{
    discipline::Sector,
    leervraag::{Afwijsreden, Status, Weergave},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TEKST, field, id_of, submit};
use crate::kit::{Stage, actor::Actor, both, seed::global};

/// Everybody who can ask, in the order of the tables below. Anna asks, Tom types.
async fn everybody(t: &Stage) -> [(&'static str, Actor<'_>); 10] {
    let blok = t.member("blok").await;
    t.block(&blok).await;
    [
        ("asker", t.member("anna").await),
        ("typist", t.member("tom").await),
        ("member", t.member("bob").await),
        ("blocked", blok),
        ("redactie", t.redactie().await),
        ("analist", t.analist().await),
        ("beheer", t.beheer().await),
        ("vereniging", t.vereniging("BPSW").await),
        ("own client", t.vereniging("NVO").await),
        ("anonymous", t.anonymous()),
    ]
}

const STATES: [(Status, &str); 6] = [
    (Status::Concept, "CONCEPT"),
    (Status::Ingediend, "INGEDIEND"),
    (Status::Gepubliceerd, "GEPUBLICEERD"),
    (Status::Afgewezen, "AFGEWEZEN"),
    (Status::Ingetrokken, "INGETROKKEN"),
    (Status::Samengevoegd, "SAMENGEVOEGD"),
];

const LOOKS: [(Weergave, &str); 3] = [
    (Weergave::Naam, "NAAM"),
    (Weergave::Rol, "ROL"),
    (Weergave::Anoniem, "ANONIEM"),
];

/// The texts on a list.
fn texts(list: &Value) -> Vec<&str> {
    let nodes = list["nodes"].as_array().into_iter().flatten();
    nodes.filter_map(|node| node["tekst"].as_str()).collect()
}

/// What a filter finds, which must agree with what it counts.
async fn found(actor: &Actor<'_>, filter: Value) -> Vec<String> {
    let query = "query($filter: LeervraagFilter) {
        leervragen(filter: $filter, orderBy: OUDSTE, first: 100) { totalCount nodes { tekst } }
    }";
    let list = actor
        .with(json!({ "filter": filter }))
        .value(query, "/leervragen")
        .await;
    let texts: Vec<String> = texts(&list).into_iter().map(str::to_owned).collect();
    // By who asked, the length is for editors: the list itself tells.
    if !list["totalCount"].is_null() {
        assert_eq!(list["totalCount"], texts.len(), "{filter}");
    }
    texts
}

both! {
    /// Field, node, nodes, list, count, filter and every order tell the same.
    async fn every_path_shows_the_same_states(t: Stage) {
        let everybody = everybody(&t).await;
        let (anna, tom) = (everybody[0].1.id, everybody[1].1.id);
        let mut ids = Vec::new();
        for (status, name) in STATES {
            let key = t.vraag(name, |row| {
                row.status = status;
                row.vrager_id = Some(anna);
                row.indiener_id = Some(tom);
            }).await;
            ids.push((name, id_of(key)));
        }
        for (who, actor) in &everybody {
            let all = ["asker", "typist", "redactie"].contains(who);
            // A merged one goes on in another: who knows it finds it, and no list shows it that did not ask for it.
            let listed = |name: &&str| all || *name == "GEPUBLICEERD";
            let expected: Vec<&str> = STATES.iter().map(|(_, name)| *name).filter(listed).collect();
            for order in ["NIEUWSTE", "OUDSTE", "MEEST_HERKEND", "LAATST_GEWIJZIGD"] {
                let query = format!("{{ leervragen(orderBy: {order}) {{ totalCount nodes {{ tekst }} pageInfo {{ hasNextPage }} }} }}");
                let list = actor.value(&query, "/leervragen").await;
                let mut shown = texts(&list);
                shown.sort_unstable();
                let mut wanted = expected.clone();
                wanted.sort_unstable();
                assert_eq!((shown, &list["totalCount"]), (wanted, &json!(expected.len())), "{who} {order}");
            }
            let every: Vec<&str> = ids.iter().map(|(_, id)| id.as_str()).collect();
            let nodes = format!("{{ nodes(ids: {every:?}) {{ id }} }}");
            let nodes = actor.value(&nodes, "/nodes").await;
            for (n, (name, id)) in ids.iter().enumerate() {
                let seen = expected.contains(name) || *name == "SAMENGEVOEGD";
                let query = format!("{{ leervraag(id: {id:?}) {{ id }} node(id: {id:?}) {{ id }} }}");
                let told = actor.data(&query).await;
                let node = if seen { json!({ "id": id }) } else { Value::Null };
                assert_eq!(told, json!({ "leervraag": node, "node": node }), "{who} {name}");
                assert_eq!(nodes[n], node, "{who} {name}");
                let filtered = found(actor, json!({ "status": [name] })).await;
                assert_eq!(filtered, if seen { vec![*name] } else { vec![] }, "{who} {name}");
            }
            let mine = if ["asker", "typist"].contains(who) { expected.clone() } else { vec![] };
            assert_eq!(found(actor, json!({ "mijn": true })).await, mine, "{who}");
        }
    }

    async fn the_asker_is_shown_as_the_asker_chose(t: Stage) {
        let everybody = everybody(&t).await;
        let (anna, tom) = (everybody[0].1.id, everybody[1].1.id);
        let discipline = t.discipline("ib", Sector::Onderwijs).await;
        let mut rows = Vec::new();
        for (weergave, name) in LOOKS {
            let key = t.vraag(name, |row| {
                row.status = Status::Gepubliceerd;
                row.weergave = weergave;
                row.vrager_id = Some(anna);
                row.indiener_id = Some(tom);
                row.discipline_id = Some(discipline);
                row.sector = Some(Sector::Onderwijs);
            }).await;
            rows.push((name, id_of(key)));
        }
        let named = json!({ "naam": "anna", "member": { "naam": "anna" }, "discipline": { "naam": "ib" }, "sector": "ONDERWIJS" });
        let role = json!({ "naam": null, "member": null, "discipline": { "naam": "ib" }, "sector": "ONDERWIJS" });
        let nothing = Value::Null;
        let naam = global(Kind::Discipline, discipline);
        for (who, actor) in &everybody {
            let expected = match *who {
                "asker" | "typist" | "redactie" => [&named, &named, &named],
                "member" => [&named, &role, &nothing],
                "analist" => [&role, &role, &nothing],
                _ => [&nothing; 3],
            };
            let mut matched = Vec::new();
            for ((name, id), expected) in rows.iter().zip(expected) {
                let asker = "vrager { naam member { naam } discipline { naam } sector }";
                let told = field(actor, id, asker).await;
                assert_eq!(&told["vrager"], expected, "{who} {name}");
                if !expected.is_null() {
                    matched.push(*name);
                }
            }
            // What a field does not tell, a filter does not tell either; nor its opposite.
            assert_eq!(found(actor, json!({ "discipline": [naam] })).await, matched, "{who}");
            assert_eq!(found(actor, json!({ "sector": ["ONDERWIJS"] })).await, matched, "{who}");
            assert_eq!(found(actor, json!({ "sector": ["ONDERWIJS"], "discipline": [naam] })).await, matched, "{who}");
            let others = ["JEUGDHULP", "SOCIAAL_DOMEIN", "JEUGDGEZONDHEIDSZORG", "GEMEENTE", "KINDEROPVANG", "JUSTITIE", "ONDERZOEK_BELEID"];
            assert_eq!(found(actor, json!({ "sector": others })).await, Vec::<String>::new(), "{who}");
            assert_eq!(found(actor, json!({})).await.len(), 3, "{who}");
            // How many that are is for editors, beside anything else that is asked; of the own ones it is no secret.
            let length = async |filter: Value| {
                let query = "query($f: LeervraagFilter) { leervragen(filter: $f, first: 1) { totalCount } }";
                actor.with(json!({ "f": filter })).value(query, "/leervragen/totalCount").await
            };
            for filter in [json!({ "discipline": [naam] }), json!({ "sector": ["ONDERWIJS"], "onderwijssoort": ["VO"] })] {
                assert_eq!(length(filter.clone()).await.is_null(), *who != "redactie", "{who} {filter}");
            }
            assert!(length(json!({ "onderwijssoort": ["VO"] })).await.is_u64(), "{who}");
            assert!(length(json!({ "discipline": [naam], "mijn": true })).await.is_u64(), "{who}");
        }
    }

    /// The name was chosen to be shown; the profile has a choice of its own.
    async fn a_hidden_profile_stays_hidden_behind_a_shown_name(t: Stage) {
        use entity::member::{Column, Entity, Zichtbaarheid};
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        Entity::update_many()
            .col_expr(Column::Zichtbaarheid, Expr::value(Zichtbaarheid::Verborgen))
            .filter(Column::Id.eq(anna.id))
            .exec(t.writer()).await.expect("an UPDATE");
        let key = t.vraag("vraag", |row| {
            row.status = Status::Gepubliceerd;
            row.weergave = Weergave::Naam;
            row.vrager_id = Some(anna.id);
        }).await;
        let asker = field(&bob, &id_of(key), "vrager { naam member { naam } }").await;
        assert_eq!(asker, json!({ "vrager": { "naam": "anna", "member": null } }));
    }

    async fn what_is_inside_is_for_its_people_and_the_editors(t: Stage) {
        let everybody = everybody(&t).await;
        let (anna, tom) = (everybody[0].1.id, everybody[1].1.id);
        let gebied = t.gemeente("Delft").await;
        let key = t.vraag("vraag", |row| {
            row.status = Status::Gepubliceerd;
            row.weergave = Weergave::Naam;
            row.vrager_id = Some(anna);
            row.indiener_id = Some(tom);
            row.gebied_id = Some(gebied);
            row.signalen = Some(r#"{"tekst":[],"toelichting":[]}"#.into());
            row.afwijsreden = Some(Afwijsreden::Dubbel);
            row.afwijstoelichting = Some("Al gesteld.".into());
            row.weerwoord = Some("Toch niet.".into());
        }).await;
        let id = id_of(key);
        let versie = global(Kind::LeervraagVersie, t.named("versie van vraag"));
        let inside = "gebied { naam } indiener { naam } signalen { code } afwijsreden afwijstoelichting weerwoord
            versies { totalCount nodes { tekst } pageInfo { hasNextPage } }";
        let all = json!({
            "gebied": { "naam": "Delft" }, "indiener": { "naam": "tom" }, "signalen": [], "afwijsreden": "DUBBEL",
            "afwijstoelichting": "Al gesteld.", "weerwoord": "Toch niet.",
            "versies": { "totalCount": 1, "nodes": [{ "tekst": "vraag" }], "pageInfo": { "hasNextPage": false } },
        });
        let none = json!({
            "gebied": null, "indiener": null, "signalen": null, "afwijsreden": null, "afwijstoelichting": null, "weerwoord": null,
            "versies": { "totalCount": 0, "nodes": [], "pageInfo": { "hasNextPage": false } },
        });
        for (who, actor) in &everybody {
            let inside_seen = ["asker", "typist", "redactie"].contains(who);
            assert_eq!(field(actor, &id, inside).await, if inside_seen { all.clone() } else { none.clone() }, "{who}");
            let node = actor.value(&format!("{{ node(id: {versie:?}) {{ id }} }}"), "/node").await;
            assert_eq!(node, if inside_seen { json!({ "id": versie }) } else { Value::Null }, "{who}");
        }
    }

    /// A list beneath the asker does not give away what the asker did not show.
    async fn the_list_under_a_member_holds_what_is_shown_by_name(t: Stage) {
        let everybody = everybody(&t).await;
        let anna = &everybody[0].1;
        for (weergave, name) in LOOKS {
            t.vraag(name, |row| {
                row.status = Status::Gepubliceerd;
                row.weergave = weergave;
                row.vrager_id = Some(anna.id);
            }).await;
        }
        let id = anna.global_id().await;
        for (who, actor) in &everybody {
            let query = format!("{{ member(id: {id:?}) {{ leervragen {{ totalCount nodes {{ tekst }} }} }} }}");
            let member = actor.value(&query, "/member").await;
            let expected: &[&str] = match *who {
                "asker" | "redactie" => &["ANONIEM", "ROL", "NAAM"],
                "typist" | "member" => &["NAAM"],
                _ => &[],
            };
            assert_eq!(texts(&member["leervragen"]), expected, "{who}");
            let count = &member["leervragen"]["totalCount"];
            assert!(count.is_null() || *count == expected.len(), "{who} counts {count}");
        }
    }

    /// Beneath a praktijk, an activiteit, a thema and an ontwikkelopgave hang the same rows as on the list.
    async fn lists_beneath_other_objects_hide_the_same(t: Stage) {
        let everybody = everybody(&t).await;
        let (praktijk, activiteit) = (t.praktijk("praktijk").await, t.activiteit("webinar").await);
        let mut keys: Vec<Uuid> = Vec::new();
        for (status, name) in STATES {
            keys.push(t.vraag(name, |row| {
                row.status = status;
                row.vrager_id = Some(everybody[0].1.id);
                row.praktijk_id = Some(praktijk);
                row.activiteit_id = Some(activiteit);
            }).await);
        }
        let thema = t.thema_of("thema", entity::thema::Status::Gepubliceerd, keys[1]).await;
        let opgave = t.opgave_on(1, entity::editie::Status::Vastgesteld, keys[1]).await;
        let list = "leervragen { totalCount nodes { tekst } }";
        let query = format!(
            "{{ a: node(id: {:?}) {{ ... on LerendePraktijk {{ {list} }} }} b: node(id: {:?}) {{ ... on Activiteit {{ {list} }} }}
                c: node(id: {:?}) {{ ... on Thema {{ {list} }} }} d: node(id: {:?}) {{ ... on Ontwikkelopgave {{ {list} }} }} }}",
            global(Kind::LerendePraktijk, praktijk), global(Kind::Activiteit, activiteit), global(Kind::Thema, thema),
            global(Kind::Ontwikkelopgave, opgave),
        );
        for (who, actor) in &everybody {
            let told = actor.data(&query).await;
            let all = ["asker", "redactie"].contains(who);
            for (list, count) in [("a", if all { 6 } else { 1 }), ("b", if all { 6 } else { 1 }), ("c", i32::from(all)), ("d", i32::from(all))] {
                assert_eq!(told[list]["leervragen"]["totalCount"], count, "{who} {list}");
                let nodes = told[list]["leervragen"]["nodes"].as_array().map(Vec::len);
                assert_eq!(nodes, usize::try_from(count).ok(), "{who} {list}");
            }
        }
    }

    /// Not even whether a thema or an ontwikkelopgave exists can be asked of the filter.
    async fn hidden_themas_and_opgaven_match_nothing(t: Stage) {
        use entity::{editie, thema};
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        let key = t.vraag("vraag", |row| row.status = Status::Gepubliceerd).await;
        let shown = t.thema_of("open", thema::Status::Gepubliceerd, key).await;
        let hidden = t.thema_of("dicht", thema::Status::Concept, key).await;
        let current = t.opgave_on(1, editie::Status::Vastgesteld, key).await;
        let draft = t.opgave_on(2, editie::Status::Concept, key).await;
        for (field, kind, shown, hidden) in [
            ("thema", Kind::Thema, shown, hidden),
            ("ontwikkelopgave", Kind::Ontwikkelopgave, current, draft),
        ] {
            let filter = |key| json!({ field: [global(kind, key)] });
            assert_eq!(found(&bob, filter(shown)).await, ["vraag"]);
            assert_eq!(found(&bob, filter(hidden)).await, Vec::<String>::new());
            assert_eq!(found(&redactie, filter(hidden)).await, ["vraag"]);
        }
    }

    async fn recognition_is_ones_own(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let id = super::published(&t, &anna, TEKST).await;
        super::outcome(&bob, "leervraagHerkennen", json!({ "leervraag": id })).await;
        let seen = "aantalHerkenningen herkendDoorMij";
        assert_eq!(field(&bob, &id, seen).await, json!({ "aantalHerkenningen": 1, "herkendDoorMij": true }));
        assert_eq!(field(&anna, &id, seen).await, json!({ "aantalHerkenningen": 1, "herkendDoorMij": false }));
        assert_eq!(field(&t.anonymous(), &id, seen).await, json!({ "aantalHerkenningen": 1, "herkendDoorMij": null }));
        assert_eq!(field(&t.vereniging("BPSW").await, &id, seen).await, json!({ "aantalHerkenningen": 1, "herkendDoorMij": null }));
    }

    /// Without a word about it, a question is anonymous.
    async fn silence_means_anonymous(t: Stage) {
        let anna = t.member("anna").await;
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        assert_eq!(field(&anna, &id, "weergave").await, json!({ "weergave": "ANONIEM" }));
    }
}
