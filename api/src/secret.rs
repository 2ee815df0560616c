//! Secrets of the operator: addresses that hold a password, shown without it, and folders that only their owner reads.

use std::{fmt, fs::DirBuilder, io, path::Path};

use serde::{Deserialize, Serialize, Serializer};

/// The address of the database. Shows itself without its password; only [`DatabaseUrl::as_str`] gives it whole.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The whole address, for the one who connects.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for DatabaseUrl {
    fn from(url: T) -> Self {
        Self(url.into())
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&redacted(&self.0))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", redacted(&self.0))
    }
}

impl Serialize for DatabaseUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&redacted(&self.0))
    }
}

/// Bytes that nobody can guess.
pub(crate) fn chance<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    match rustls::crypto::ring::default_provider()
        .secure_random
        .fill(&mut bytes)
    {
        Ok(()) => Ok(bytes),
        Err(_) => Err(io::Error::other("the machine gives no random numbers")),
    }
}

/// Where the data live.
#[derive(Clone)]
pub struct DatabaseConfig {
    /// `sqlite://path?mode=rwc` or `postgres://…`.
    pub url: String,
    /// Reading connections of an SQLite file.
    pub readers: u32,
    /// Connections to PostgreSQL.
    pub connections: u32,
}

impl fmt::Debug for DatabaseConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseConfig")
            .field("url", &redacted(&self.url))
            .finish_non_exhaustive()
    }
}

/// A URL without its password, and without the values of parameters that could be one.
fn redacted(url: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + 3);
    // The last @: a password may hold more of them.
    let end = url.rfind('@').filter(|at| *at >= start).unwrap_or(start);
    let user = match url[start..end].split_once(':') {
        Some((user, _)) => format!("{user}:***"),
        None if url[start..end].contains(['/', '?', '=']) => "***".into(),
        None => url[start..end].to_owned(),
    };
    let (address, query) = url[end..].split_once('?').unwrap_or((&url[end..], ""));
    let mut told = format!("{}{user}{address}", &url[..start]);
    for (n, part) in query.split('&').filter(|part| !part.is_empty()).enumerate() {
        told.push(if n == 0 { '?' } else { '&' });
        let name = part.split('=').next().unwrap_or_default();
        let known = ["mode", "sslmode", "host", "port", "dbname", "user"].contains(&name);
        told.push_str(if known { part } else { "***" });
    }
    told
}

/// Makes a folder, and those above it, that only its owner can enter; one that exists is left as it is.
pub(crate) fn private_folder(path: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(path)
}

#[cfg(test)]
mod tests {
    use super::redacted;

    #[test]
    fn passwords_are_not_shown() {
        for (url, told) in [
            (
                "sqlite://data/vakmanschap.db?mode=rwc",
                "sqlite://data/vakmanschap.db?mode=rwc",
            ),
            ("postgres://host/name", "postgres://host/name"),
            ("postgres://user@host/name", "postgres://user@host/name"),
            (
                "postgres://user:geheim@host/name",
                "postgres://user:***@host/name",
            ),
            (
                "postgres://user:ge@h:e/i?m@host:5432/name?sslmode=require",
                "postgres://user:***@host:5432/name?sslmode=require",
            ),
            (
                "postgres://host/name?user=u&password=geheim&sslkey=geheim",
                "postgres://host/name?user=u&***&***",
            ),
            ("postgres://host/name?password=ge@heim", "postgres://***@heim"),
            ("user:geheim@host", "user:***@host"),
        ] {
            assert_eq!(redacted(url), told);
        }
    }
}
