//! Whom to ask and whom to tell: addresses that the service publishes about itself.

use anyhow::ensure;
use serde::{Deserialize, Serialize};

/// Whom users of the REST API may ask; the NLGov REST API Design Rules want all three.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who it is.
    pub naam: String,
    /// Where they read mail about the API.
    pub email: String,
    /// Their page about the API.
    pub url: String,
}

/// Refuses addresses that would reach nobody.
pub(crate) fn check(security: Option<&str>, contact: Option<&Contact>) -> anyhow::Result<()> {
    ensure!(
        security.is_none_or(is_way),
        "security_contact must begin with mailto: or https:// and stand on one line"
    );
    let Some(Contact { naam, email, url }) = contact else {
        return Ok(());
    };
    ensure!(!naam.trim().is_empty(), "contact.naam must not be empty");
    ensure!(
        email.contains('@') && is_way(&format!("mailto:{email}")),
        "contact.email must be an e-mail address"
    );
    ensure!(
        url.starts_with("https://") && is_way(url),
        "contact.url must begin with https://"
    );
    Ok(())
}

/// A way to reach somebody as RFC 9116 has it, on one line.
fn is_way(text: &str) -> bool {
    let mut ways = ["mailto:", "https://"].into_iter();
    let address = ways.find_map(|way| text.strip_prefix(way));
    address.is_some_and(|rest| !rest.is_empty() && !rest.chars().any(|c| c.is_control() || c.is_whitespace()))
}
