//! Attacks on the claims: who, for whom, and for how long.

use jsonwebtoken::Algorithm::{ES256, RS256};
use serde_json::json;

use super::{
    super::{Reason, Role},
    A, bench, forged, head, p256, rsa,
};

#[tokio::test]
async fn good_tokens_are_believed() {
    let t = bench();
    let claims = t.claims().to_string();
    for (alg, kid, key, algorithm) in [("RS256", "rsa", rsa(), RS256), ("ES256", "ec", p256(), ES256)] {
        let token = forged(&head(alg, kid).to_string(), &claims, &key, algorithm);
        assert_eq!(t.verify(&token).await.unwrap().subject, "anna");
    }
    let full = t.with(json!({
        "aud": ["elsewhere", "vakmanschap"], "name": "Anna de Vries", "roles": ["redacteur", "BEHEER"],
        "nbf": t.now.timestamp() + 59, "iat": t.now.timestamp() + 59, "exp": t.now.timestamp() + 3600,
    }));
    let found = t.verify(&full).await.unwrap();
    assert_eq!(
        (found.issuer.as_str(), found.naam.as_deref()),
        (A, Some("Anna de Vries"))
    );
    assert_eq!(found.roles, [Role::Redactie]);
    let bound = t
        .verify(&t.with(json!({ "vereniging": "client-7" })))
        .await
        .unwrap();
    assert_eq!(bound.vereniging.as_deref(), Some("NVO"));
    for typ in ["JWT", "jwt", "at+jwt", "application/AT+JWT"] {
        let token = t.header(json!({ "alg": "EdDSA", "kid": "ed", "typ": typ }));
        assert!(t.verify(&token).await.is_ok(), "{typ}");
    }
    // Without `kid`: only one key of A is for this algorithm.
    assert!(t.verify(&t.header(json!({ "alg": "EdDSA" }))).await.is_ok());
    let late = t.with(json!({ "exp": t.now.timestamp() - 59, "iat": null }));
    assert!(t.verify(&late).await.is_ok());
}

#[tokio::test]
async fn claims_say_who_and_for_whom() {
    let t = bench();
    for iss in [
        json!(null),
        json!([A]),
        json!(1),
        json!(""),
        json!("https://a.example.nl/"),
        json!("https://A.example.nl"),
    ] {
        t.refused("iss", &t.with(json!({ "iss": iss })), Reason::Issuer)
            .await;
    }
    for aud in [
        json!(null),
        json!(""),
        json!([]),
        json!("other"),
        json!(["other"]),
        json!("vakmanschap2"),
        json!("Vakmanschap"),
        json!(["vakmanschap", 1]),
        json!({ "vakmanschap": 1 }),
        json!([["vakmanschap"]]),
        json!("other vakmanschap"),
    ] {
        t.refused("aud", &t.with(json!({ "aud": aud })), Reason::Audience)
            .await;
    }
    for sub in [
        json!(null),
        json!(""),
        json!("  "),
        json!(7),
        json!(["anna"]),
        json!("a\u{0}b"),
        json!("a".repeat(256)),
    ] {
        t.refused("sub", &t.with(json!({ "sub": sub })), Reason::Subject)
            .await;
    }
    assert!(t.verify(&t.with(json!({ "sub": "é".repeat(255) }))).await.is_ok());
    for bound in [json!("client-8"), json!("NVO"), json!(7), json!(["client-7"])] {
        t.refused(
            "vereniging",
            &t.with(json!({ "vereniging": bound })),
            Reason::Vereniging,
        )
        .await;
    }
}

#[tokio::test]
async fn times_hold() {
    let t = bench();
    let now = t.now.timestamp();
    for exp in [
        json!(null),
        json!("9999999999"),
        json!(now.to_string()),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(now as f64 + 3600.5),
        json!(true),
        json!([now + 3600]),
        json!(253_402_300_800_i64),
    ] {
        t.refused("exp", &t.with(json!({ "exp": exp })), Reason::Time)
            .await;
    }
    for name in ["nbf", "iat"] {
        for value in [json!("now"), json!(-1), json!(now as f64 + 0.5)] {
            t.refused(name, &t.with(json!({ name: value })), Reason::Time)
                .await;
        }
        t.refused(name, &t.with(json!({ name: now + 62 })), Reason::Early)
            .await;
    }
    t.refused(
        "expired",
        &t.with(json!({ "exp": now - 60, "iat": now - 3600 })),
        Reason::Expired,
    )
    .await;
    t.refused("exp 0", &t.with(json!({ "exp": 0 })), Reason::Expired)
        .await;
    let day = 24 * 3600;
    assert!(t.verify(&t.with(json!({ "exp": now + day }))).await.is_ok());
    for (iat, life) in [
        (json!(now), day + 1),
        (json!(now), 10 * 365 * day),
        (json!(null), day + 2),
        (json!(0), 3600),
    ] {
        t.refused(
            "life",
            &t.with(json!({ "iat": iat, "exp": now + life })),
            Reason::Life,
        )
        .await;
    }
}
