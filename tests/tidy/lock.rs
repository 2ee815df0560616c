//! What `Cargo.lock` may not hold: each of these came in unseen with some feature somewhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Packages that are not linked, and why.
const UNWANTED: [(&str, &str); 3] = [
    (
        "openssl-sys",
        "TLS is rustls, so that a build needs no system library",
    ),
    ("native-tls", "TLS is rustls"),
    ("aws-lc-sys", "one TLS provider is installed, ring"),
];

/// What the vocabulary may not drag in.
const NOT_BELOW_ENTITY: [&str; 3] = ["async-graphql", "actix-web", "api"];

/// The packages of the lock: versions, and the names each depends on.
#[derive(Debug, Default)]
pub(super) struct Lock {
    versions: BTreeMap<String, Vec<String>>,
    dependencies: BTreeMap<String, BTreeSet<String>>,
}

pub(super) fn of(root: &Path) -> Lock {
    Lock::parse(&std::fs::read_to_string(root.join("Cargo.lock")).expect("the lock is committed"))
}

impl Lock {
    fn parse(text: &str) -> Self {
        let mut lock = Self::default();
        for package in text.split("[[package]]").skip(1) {
            let value = |key: &str| {
                let line = package.lines().find_map(|line| line.strip_prefix(key))?;
                Some(line.trim_matches([' ', '=', '"']).to_owned())
            };
            let (Some(name), Some(version)) = (value("name ="), value("version =")) else {
                continue;
            };
            let dependencies = package.lines().filter_map(|line| {
                let quoted = line.strip_prefix(" \"")?;
                quoted.split([' ', '"']).next().map(str::to_owned)
            });
            lock.dependencies
                .entry(name.clone())
                .or_default()
                .extend(dependencies);
            lock.versions.entry(name).or_default().push(version);
        }
        lock
    }

    pub(super) fn findings(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, why) in UNWANTED
            .iter()
            .filter(|(name, _)| self.versions.contains_key(*name))
        {
            found.push(format!(
                "Cargo.lock: {name}: {why}; `cargo tree -i {name}` tells who wants it"
            ));
        }
        let h2 = self.versions.get("h2").into_iter().flatten();
        if h2.filter(|version| version.starts_with("0.3.")).count() > 0 {
            found.push("Cargo.lock: h2 0.3 has RUSTSEC-2026-0258".to_owned());
        }
        let graphql = self.versions.get("async-graphql").map_or(0, Vec::len);
        if graphql != 1 {
            found.push(format!(
                "Cargo.lock: async-graphql in {graphql} versions; its types would not be one"
            ));
        }
        let below = self.below("entity");
        for name in NOT_BELOW_ENTITY.iter().filter(|name| below.contains(**name)) {
            found.push(format!(
                "Cargo.lock: entity depends on {name}; it may know the database only"
            ));
        }
        found
    }

    /// Everything that a package depends on, at any distance.
    fn below<'a>(&'a self, name: &'a str) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&str> = vec![name];
        while let Some(name) = next.pop() {
            let direct = self.dependencies.get(name).into_iter().flatten();
            next.extend(direct.map(String::as_str).filter(|name| seen.insert(*name)));
        }
        seen
    }
}

#[test]
fn the_lock_is_read() {
    let planted = r#"
[[package]]
name = "entity"
version = "0.1.0"
dependencies = [
 "between",
]

[[package]]
name = "between"
version = "1.0.0"
dependencies = [
 "async-graphql 7.0.1",
 "openssl-sys",
]

[[package]]
name = "async-graphql"
version = "7.0.1"

[[package]]
name = "async-graphql"
version = "8.0.0"

[[package]]
name = "h2"
version = "0.3.27"

[[package]]
name = "openssl-sys"
version = "0.9.0"
"#;
    assert_eq!(Lock::parse(planted).findings().len(), 4);
}
