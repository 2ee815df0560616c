//! Attacks on the spelling: the header of the request, the parts of the token, its own header.

use jsonwebtoken::{Algorithm::EdDSA, EncodingKey};
use serde_json::json;

use super::{
    super::{Reason, token::bearer},
    ED25519, b64, bench, forged, head,
};

#[tokio::test]
async fn a_token_has_one_spelling() {
    let t = bench();
    let good = t.with(json!({}));
    let [header, claims, signature] = good.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts")
    };
    t.refused(
        "empty signature",
        &format!("{header}.{claims}."),
        Reason::Signature,
    )
    .await;
    for (attack, token) in [
        ("stripped signature", format!("{header}.{claims}")),
        ("trailing dot", format!("{good}.")),
        ("leading dot", format!(".{good}")),
        ("five parts", format!("{good}.{claims}.{signature}")),
        ("one part", header.to_owned()),
        ("nothing", String::new()),
        ("padding", format!("{header}.{claims}.{signature}==")),
        ("padded header", format!("{header}=.{claims}.{signature}")),
        ("white space", format!("{header}.{claims}.{signature}\n")),
        ("white space inside", format!("{header}. {claims}.{signature}")),
        (
            "other alphabet",
            format!("{header}.{claims}.+/{}", &signature[2..]),
        ),
        (
            "other last bits",
            format!("{header}.{claims}.{}{}", &signature[..85], twin(signature)),
        ),
    ] {
        t.refused(attack, &token, Reason::Shape).await;
    }
    let other = b64(t.but(json!({ "sub": "bilal" })).to_string());
    t.refused(
        "claims exchanged",
        &format!("{header}.{other}.{signature}"),
        Reason::Signature,
    )
    .await;
    t.refused(
        "short signature",
        &format!("{header}.{claims}.{}", &signature[..80]),
        Reason::Signature,
    )
    .await;
    let zero = b64([0; 64]);
    t.refused(
        "zero signature",
        &format!("{header}.{claims}.{zero}"),
        Reason::Signature,
    )
    .await;
    let ec = b64(head("ES256", "ec").to_string());
    t.refused(
        "zero signature, ES256",
        &format!("{ec}.{claims}.{zero}"),
        Reason::Signature,
    )
    .await;

    let long = t.with(json!({ "x": "" }));
    let room = 8 * 1024 - long.len();
    let fill = |n: usize| t.with(json!({ "x": "a".repeat(n) }));
    let most = (room * 3 / 4..)
        .take_while(|n| fill(*n).len() <= 8192)
        .last()
        .unwrap();
    assert!(t.verify(&fill(most)).await.is_ok(), "8 KiB is allowed");
    t.refused(
        "8193 bytes",
        &format!("{:8193}", good).replace(' ', "a"),
        Reason::Size,
    )
    .await;
    t.refused("a megabyte", &"a".repeat(1 << 20), Reason::Size).await;
}

/// The last character of a 64-byte signature with other unused bits.
fn twin(signature: &str) -> char {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = alphabet.find(&signature[85..]).unwrap();
    alphabet.chars().nth(last | 1).unwrap()
}

#[tokio::test]
async fn headers_say_what_they_must() {
    let t = bench();
    for crit in [json!(["exp"]), json!(["b64"]), json!([]), json!("exp")] {
        let header = json!({ "alg": "EdDSA", "kid": "ed", "crit": crit, "b64": true });
        t.refused("crit", &t.header(header), Reason::Critical).await;
    }
    for typ in [
        json!("id_token"),
        json!("logout+jwt"),
        json!("JWE"),
        json!(""),
        json!(1),
        json!(null),
        json!("text/jwt"),
    ] {
        t.refused(
            "typ",
            &t.header(json!({ "alg": "EdDSA", "kid": "ed", "typ": typ })),
            Reason::Type,
        )
        .await;
    }
    for alg in [json!(null), json!(["EdDSA"]), json!(0)] {
        t.refused(
            "alg",
            &t.header(json!({ "alg": alg, "kid": "ed" })),
            Reason::Header,
        )
        .await;
    }
    let key = EncodingKey::from_ed_pem(ED25519.as_bytes()).unwrap();
    let claims = t.claims().to_string();
    for header in [
        r#"{"alg":"none","alg":"EdDSA","kid":"ed"}"#,
        r#"{"alg":"EdDSA","kid":"x","kid":"ed"}"#,
        "[]",
        "",
        "{",
    ] {
        t.refused(header, &forged(header, &claims, &key, EdDSA), Reason::Header)
            .await;
    }
    let head = head("EdDSA", "ed").to_string();
    let twice = format!("{{\"sub\":\"bilal\",{}", &claims[1..]);
    for claims in [twice.as_str(), "[]", "\"x\"", "null", "{", "\u{feff}{}"] {
        t.refused(claims, &forged(&head, claims, &key, EdDSA), Reason::Claims)
            .await;
    }
}

#[test]
fn one_header_with_one_token() {
    let read = |headers: &[&'static str]| bearer(headers.iter().map(|header| header.as_bytes()));
    assert_eq!(read(&[]), Ok(None));
    for header in ["Bearer abc", "bearer abc", "BEARER abc", "bEaReR   abc"] {
        assert_eq!(read(&[header]), Ok(Some("abc")));
    }
    for header in [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "abc",
        "Bearerabc",
        "Bearer\tabc",
        "DPoP abc",
    ] {
        assert_eq!(read(&[header]), Err(Reason::Scheme), "{header:?}");
    }
    assert_eq!(read(&["Bearer abc", "Bearer abc"]), Err(Reason::Headers));
    assert_eq!(read(&["Bearer abc", ""]), Err(Reason::Headers));
    assert_eq!(bearer([&b"Bearer \xff"[..]]), Err(Reason::Shape));
}
