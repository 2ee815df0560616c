//! What the service says when it starts on the desk of a developer: where it is, who one can be, and what to try.

use std::{fmt::Write, net::SocketAddr};

use api::auth::{LocalIssuer, TokenSpec};
use chrono::TimeDelta;

use crate::command::As;

/// Hours that the printed tokens live, where tokens may live that long.
const HOURS: u32 = 12;

/// The words on the screen.
pub(crate) fn text(address: SocketAddr, local: Option<&LocalIssuer>, token_hours: u32) -> String {
    let mut text = format!("Vakmanschap listens on http://{address}\n");
    let Some(issuer) = local else { return text };
    let life = TimeDelta::hours(HOURS.min(token_hours).into());
    let token = |role: As| {
        issuer.token(&TokenSpec {
            life,
            ..role.spec(None, None)
        })
    };
    let graphql = format!("http://{address}/graphql");
    let lines = [
        format!("\nIn a browser: {graphql}, with example queries and a place for a token."),
        "\nWho you can be. Set one in your shell, or paste it in the browser:".to_owned(),
        format!("  MEMBER=\"{}\"", token(As::Member)),
        format!("  REDACTIE=\"{}\"", token(As::Redactie)),
        format!("  VERENIGING=\"{}\"", token(As::Vereniging)),
        format!("  ANALIST=\"{}\"", token(As::Analist)),
        format!("  BEHEER=\"{}\"", token(As::Beheer)),
        "\nTry:".to_owned(),
        curl(&graphql, None, "{ leervragen(first: 3) { nodes { tekst } } }"),
        curl(&graphql, Some(&token(As::Member)), "{ viewer { member { naam } } }"),
        curl(
            &graphql,
            Some(&token(As::Redactie)),
            "{ leervragen(filter: { status: INGEDIEND }, first: 3) { totalCount nodes { tekst } } }",
        ),
        "\nOther people and longer lives: vakmanschap token --help".to_owned(),
        "\nThis is a development service: anybody on this machine who reads the data folder can be anybody. For production,"
            .to_owned(),
        "set VAKMANSCHAP_DATABASE_URL=postgres://…, trust your identity provider with [[issuers]] in vakmanschap.toml, and"
            .to_owned(),
        "put a proxy with TLS in front; the README tells how. All settings: vakmanschap config --table".to_owned(),
    ];
    for line in lines {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{line}");
    }
    text
}

/// A command that works when it is pasted.
fn curl(graphql: &str, token: Option<&str>, query: &str) -> String {
    let token = token
        .map(|token| format!(" -H 'Authorization: Bearer {token}'"))
        .unwrap_or_default();
    format!("  curl -s {graphql} -H 'Content-Type: application/json'{token} -d '{{\"query\":\"{query}\"}}'")
}
