//! Signing in: from claims to members, on both databases.

use api::{
    auth::{Actor, AuthError, Claims, Identities, Reason, Role},
    clock::{Clock, dutch_date, dutch_midnight},
    config::DatabaseConfig,
    db::Db,
};
use entity::{beroepsvereniging, identity, logboek, member};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};
use uuid::Uuid;

use crate::kit::{Stage, both};

const ISSUER: &str = "https://id.example.nl";

fn clock() -> Clock {
    Clock::fixed("2026-03-01T12:00:00Z".parse().expect("a moment"))
}

fn claims(subject: &str) -> Claims {
    Claims {
        issuer: ISSUER.into(),
        subject: subject.into(),
        naam: None,
        roles: Vec::new(),
        vereniging: None,
        expires: "2026-03-01T13:00:00Z".parse().expect("a moment"),
    }
}

async fn connect(t: &Stage) -> Db {
    let config = DatabaseConfig {
        url: t.db.url.clone(),
        readers: 4,
        connections: 8,
    };
    Db::connect(&config).await.expect("the stage has a database")
}

async fn signed_in(identities: &Identities, claims: &Claims) -> Actor {
    identities.actor(claims, "verzoek-1").await.expect("signed in")
}

both! {
    /// Once; and afterwards it is the same person, whatever else the token says.
    async fn a_first_sign_in_makes_a_member(t: Stage) {
        let db = connect(&t).await;
        let identities = Identities::new(db.clone(), clock());
        let anna = Claims { naam: Some("Anna de Vries".into()), roles: vec![Role::Redactie], ..claims("anna") };
        let actor = signed_in(&identities, &anna).await;
        assert!(actor.redactie && !actor.beheer && !actor.geblokkeerd);

        let again = Claims { naam: Some("Iemand Anders".into()), ..claims("anna") };
        for fresh in [identities, Identities::new(db.clone(), clock())] {
            let actor_again = signed_in(&fresh, &again).await;
            assert_eq!((actor_again.member, actor_again.redactie), (actor.member, false));
        }
        let rows = member::Entity::find().all(db.read()).await.expect("reads");
        let [row] = &rows[..] else { panic!("one member, not {}", rows.len()) };
        assert_eq!((Some(row.id), row.naam.as_str()), (actor.member, "Anna de Vries"));
        assert_eq!((row.zichtbaarheid, row.status), (member::Zichtbaarheid::Verborgen, member::Status::Actief));
        // Neither tells the moment: what else was done then would be theirs.
        assert_eq!(row.created_at, dutch_midnight(dutch_date(row.created_at)));
        assert_eq!(row.id.get_version_num(), 8);
        let log = logboek::Entity::find().all(db.read()).await.expect("reads");
        let [entry] = &log[..] else { panic!("one entry, not {}", log.len()) };
        assert_eq!((entry.betrokkene_id, entry.request_id.as_str()), (actor.member, "verzoek-1"));
    }

    /// The subject is opaque, and only the pair is a person.
    async fn two_issuers_never_share_a_member(t: Stage) {
        let identities = Identities::new(connect(&t).await, clock());
        let mut seen: Vec<Option<Uuid>> = Vec::new();
        for subject in ["anna", "Anna", " anna", "anna@example.nl", "' OR 1=1 --", "é", "e\u{301}"] {
            for issuer in [ISSUER, "https://elders.example.nl"] {
                let actor = signed_in(&identities, &Claims { issuer: issuer.into(), ..claims(subject) }).await;
                assert!(actor.member.is_some() && !seen.contains(&actor.member), "{subject} of {issuer}");
                seen.push(actor.member);
            }
        }
    }

    /// Three replicas, ten requests each, one person.
    async fn sign_ins_at_once_make_one_member(t: Stage) {
        let clock = clock();
        let mut replicas = Vec::new();
        for _ in 0..3 {
            replicas.push(Identities::new(connect(&t).await, clock.clone()));
        }
        let anna = claims("anna");
        let all = (0..30).map(|n| signed_in(&replicas[n % 3], &anna));
        let actors = futures::future::join_all(all).await;
        assert!(actors.iter().all(|actor| actor == &actors[0] && actor.member.is_some()));
        let db = connect(&t).await;
        assert_eq!(member::Entity::find().count(db.read()).await.expect("counts"), 1);
        assert_eq!(identity::Entity::find().count(db.read()).await.expect("counts"), 1);
        assert_eq!(logboek::Entity::find().count(db.read()).await.expect("counts"), 1);
    }

    async fn a_blocked_member_has_no_roles(t: Stage) {
        let db = connect(&t).await;
        let identities = Identities::new(db.clone(), clock());
        let anna = Claims { roles: vec![Role::Redactie, Role::Beheer, Role::Analist], ..claims("anna") };
        let id = signed_in(&identities, &anna).await.member.expect("a member");
        let row = member::Entity::find_by_id(id).one(db.read()).await.expect("reads").expect("is there");
        let mut row = row.into_active_model();
        row.status = Set(member::Status::Geblokkeerd);
        row.update(db.writer()).await.expect("updates");
        identities.invalidate(id);
        let actor = signed_in(&identities, &anna).await;
        let blocked = Actor { member: Some(id), geblokkeerd: true, ..Actor::anonymous() };
        assert_eq!(actor, blocked);
    }

    /// An erased person who signs in again is a new person.
    async fn an_erased_member_is_not_remembered(t: Stage) {
        let db = connect(&t).await;
        let identities = Identities::new(db.clone(), clock());
        let id = signed_in(&identities, &claims("anna")).await.member.expect("a member");
        member::Entity::delete_by_id(id).exec(db.writer()).await.expect("deletes");
        identities.invalidate(id);
        let again = signed_in(&identities, &claims("anna")).await.member.expect("a member");
        assert_ne!(id, again);
    }

    async fn a_machine_client_is_its_association_and_no_member(t: Stage) {
        let db = connect(&t).await;
        let now = clock().now();
        let row = beroepsvereniging::ActiveModel {
            id: Set(Uuid::from_u128(7)),
            afkorting: Set("NVO".into()),
            naam: Set("Nederlandse vereniging".into()),
            ledentype: Set(beroepsvereniging::Ledentype::Persoon),
            actief_van: Set(None),
            actief_tot: Set(None),
            opgegaan_in_id: Set(None),
            bron: Set("proef".into()),
            version: Set(1),
            created_at: Set(now),
            updated_at: Set(now),
        };
        beroepsvereniging::Entity::insert(row).exec_without_returning(db.writer()).await.expect("inserts");
        let identities = Identities::new(db.clone(), clock());
        let bound = |afkorting: &str| Claims {
            vereniging: Some(afkorting.into()),
            roles: vec![Role::Beheer],
            ..claims("client-nvo")
        };
        let seen = signed_in(&identities, &bound("NVO")).await;
        assert!(seen.client.as_ref().is_some_and(|client| !client.contains("nvo")), "told apart, and not by name");
        assert_eq!(Actor { client: None, ..seen }, Actor::vereniging(Uuid::from_u128(7)));
        for unknown in ["nvo", "BPSW", "", "' OR 1=1 --"] {
            let refused = identities.actor(&bound(unknown), "verzoek-1").await;
            assert!(matches!(refused, Err(AuthError::Refused(Reason::Vereniging))), "{unknown}: {refused:?}");
        }
        assert_eq!(member::Entity::find().count(db.read()).await.expect("counts"), 0);
    }
}
