//! Attacks on the signature: the algorithm, the key, and who owns it.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm::{HS256, RS256},
    EncodingKey,
};
use serde_json::{Value, json};

use super::{
    super::{Algorithm, Reason, key::KeySet},
    B, ED25519, RSA, b64, bench, ed, forged, head, keys, own, pem, rsa,
};

#[tokio::test]
async fn the_algorithm_comes_from_the_key() {
    let t = bench();
    let claims = t.claims().to_string();
    for alg in ["none", "None", "nOnE", "NONE", ""] {
        for signature in ["", "AA"] {
            let token = format!(
                "{}.{}.{signature}",
                b64(head(alg, "ed").to_string()),
                b64(&claims)
            );
            let reason = if signature.is_empty() {
                Reason::Signature
            } else {
                Reason::Algorithm
            };
            t.refused(alg, &token, reason).await;
        }
    }
    for alg in [
        "eddsa", "rs256", "RS512", "PS256", "ES384", "ES256K", "Ed25519", "HS256", "HS512", "RSA1_5",
    ] {
        t.refused(alg, &t.header(head(alg, "ed")), Reason::Algorithm)
            .await;
    }
    // The public key, in every spelling, as the secret of an HMAC.
    let jwk = &t.jwks["keys"][0];
    let n = BASE64_URL_SAFE_NO_PAD.decode(jwk["n"].as_str().unwrap()).unwrap();
    for secret in [
        RSA.as_bytes(),
        &n,
        jwk["n"].as_str().unwrap().as_bytes(),
        jwk.to_string().as_bytes(),
        b"",
    ] {
        let key = EncodingKey::from_secret(secret);
        let token = forged(&head("HS256", "rsa").to_string(), &claims, &key, HS256);
        t.refused("HMAC", &token, Reason::Algorithm).await;
        let token = forged(&head("RS256", "rsa").to_string(), &claims, &key, HS256);
        t.refused("HMAC as RS256", &token, Reason::Signature).await;
    }
    // A right signature under the name of another algorithm or key.
    for (alg, kid, reason) in [
        ("RS256", "ed", Reason::Algorithm),
        ("ES256", "ed", Reason::Algorithm),
        ("EdDSA", "rsa", Reason::Algorithm),
        ("EdDSA", "ec", Reason::Algorithm),
        ("RS256", "rsa", Reason::Signature),
        ("ES256", "ec", Reason::Signature),
    ] {
        t.refused("confusion", &t.header(head(alg, kid)), reason).await;
    }
    let token = forged(&head("ES256", "rsa").to_string(), &claims, &rsa(), RS256);
    t.refused("RSA key named ES256", &token, Reason::Algorithm).await;
    // B may sign with EdDSA only, whatever keys it has.
    let of_b = t.but(json!({ "iss": B })).to_string();
    let token = forged(&head("RS256", "rsa").to_string(), &of_b, &rsa(), RS256);
    t.refused("not in the list of B", &token, Reason::Algorithm).await;
}

#[tokio::test]
async fn no_key_comes_from_the_token() {
    let t = bench();
    let stranger = ed(&pem(9));
    let jwk = own(&stranger, "ed");
    for (name, value) in [
        ("jwk", jwk.clone()),
        ("jku", json!("https://evil.example/jwks.json")),
        ("x5u", json!("https://evil.example/cert.pem")),
        ("x5c", json!(["MIIB"])),
    ] {
        let mut header = head("EdDSA", "ed");
        header[name] = value.clone();
        t.refused(name, &stranger.sign(&header, &t.claims()), Reason::Signature)
            .await;
        // The same header over a right signature changes nothing: nobody looks at it.
        assert!(t.verify(&t.header(header)).await.is_ok(), "{name}");
    }
    for kid in [
        "../../../../dev/null",
        "/dev/null",
        "ed' OR '1'='1",
        "x' UNION SELECT 'AA'--",
        "| id",
        "",
        "ED",
        "ed\0",
    ] {
        t.refused(kid, &stranger.sign(&head("EdDSA", kid), &t.claims()), Reason::Key)
            .await;
    }
    for kid in [json!(1), json!(["ed"]), json!({ "kid": "ed" }), json!(null)] {
        t.refused(
            "kid",
            &t.header(json!({ "alg": "EdDSA", "kid": kid })),
            Reason::Header,
        )
        .await;
    }
    t.refused(
        "stranger",
        &stranger.sign(&json!({ "alg": "EdDSA" }), &t.claims()),
        Reason::Signature,
    )
    .await;
    // Each issuer has its own keys, even under the same id.
    let b = ed(&pem(2));
    assert!(
        t.verify(&b.sign(&head("EdDSA", "ed"), &t.but(json!({ "iss": B }))))
            .await
            .is_ok()
    );
    t.refused(
        "B signs for A",
        &b.sign(&head("EdDSA", "ed"), &t.claims()),
        Reason::Signature,
    )
    .await;
    t.refused("A signs for B", &t.with(json!({ "iss": B })), Reason::Signature)
        .await;
}

#[test]
fn only_signing_keys_are_used() {
    let good = own(&ed(ED25519), "ed");
    let but = |changed: Value| {
        let mut key = good.clone();
        key.as_object_mut()
            .unwrap()
            .extend(changed.as_object().unwrap().clone());
        keys(&json!({ "keys": [key] })).len()
    };
    assert_eq!(but(json!({})), 1);
    assert_eq!(but(json!({ "key_ops": ["verify"] })), 1);
    for changed in [
        json!({ "use": "enc" }),
        json!({ "key_ops": ["encrypt"] }),
        json!({ "alg": "ES256" }),
        json!({ "alg": "HS256" }),
        json!({ "kty": "oct", "k": "AAAA" }),
        json!({ "crv": "X25519" }),
        json!({ "x": "AAAA" }),
        json!({ "x": b64([1; 33]) }),
        json!({ "x": 7 }),
        json!({ "kty": "EC" }),
    ] {
        assert_eq!(but(changed.clone()), 0, "{changed}");
    }
    let rsa = |bytes: usize, e: &str| {
        let key = json!({ "kty": "RSA", "n": b64(vec![0xff; bytes]), "e": e });
        keys(&json!({ "keys": [key] })).len()
    };
    assert_eq!((rsa(256, "AQAB"), rsa(512, "AQAB")), (1, 1));
    assert_eq!(
        (
            rsa(128, "AQAB"),
            rsa(255, "AQAB"),
            rsa(513, "AQAB"),
            rsa(256, "AQ"),
            rsa(256, "")
        ),
        (0, 0, 0, 0, 0)
    );
    assert_eq!(
        keys(&json!({ "keys": [good.clone(), 7, {}, "x", { "kty": 1 }] })).len(),
        1,
        "the others are left out"
    );
    let twice = keys(&json!({ "keys": [good.clone(), good.clone()] }));
    assert_eq!(twice.find(Some("ed"), Algorithm::EdDsa).err(), Some(Reason::Key));
    for document in [r#"{"keys":7}"#, "[]", "", "<html>"] {
        assert!(KeySet::parse(document.as_bytes()).is_err(), "{document}");
    }
    let many = json!({ "keys": vec![good; 101] });
    assert!(KeySet::parse(many.to_string().as_bytes()).is_err());
}
