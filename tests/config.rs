//! The configuration: what is refused, what wins, and what is never shown.

use std::io::Write;

use api::config::Config;

/// Variables over a file.
fn read(toml: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let mut file = tempfile::NamedTempFile::new().expect("there is room for a file");
    file.write_all(toml.as_bytes()).expect("the file can be written");
    let variables = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::read(Some(file.path()), variables).map_err(|error| format!("{error:#}"))
}

fn refused(toml: &str, variables: &[(&str, &str)]) -> String {
    match read(toml, variables) {
        Ok(_) => panic!("accepted: {toml} {variables:?}"),
        Err(error) => error,
    }
}

#[test]
fn nothing_is_needed() {
    let config = Config::read(None, []).expect("the defaults are good");
    assert_eq!(config.bind.to_string(), "127.0.0.1:8000");
    assert_eq!(config.database().url, "sqlite://data/vakmanschap.db");
    assert!(config.local_issuer() && config.demo());
}

#[test]
fn a_variable_wins_over_the_file_and_the_file_over_the_default() {
    let toml = "bind = \"127.0.0.1:9000\"\nlog = \"warn\"\n[limits]\npage = 50\ndepth = 9\n";
    let variables = [
        ("VAKMANSCHAP_BIND", "127.0.0.1:9001"),
        ("VAKMANSCHAP_LIMITS__PAGE", "60"),
        ("VAKMANSCHAP_DATABASE_URL", "postgres://me:geheim@host/name"),
        ("VAKMANSCHAP_CORS_ORIGINS", "[\"https://www.example.nl\"]"),
        ("VAKMANSCHAP_LOG", "info,api=debug"),
        ("VAKMANSCHAP_CONFIG", "elsewhere.toml"),
        ("VAKMANSCHAP_TEST_POSTGRES_URL", "postgres://x"),
        ("PATH", "/bin"),
    ];
    let config = read(toml, &variables).expect("all good");
    assert_eq!(config.bind.port(), 9001);
    assert_eq!(
        (config.limits.page, config.limits.depth, config.limits.aliases),
        (60, 9, 30)
    );
    assert_eq!(config.database_url.as_str(), "postgres://me:geheim@host/name");
    assert_eq!(config.cors_origins, ["https://www.example.nl"]);
    assert_eq!(config.log, "info,api=debug");
}

#[test]
fn unknown_keys_are_refused_by_name() {
    assert!(refused("binds = 1", &[]).contains("binds"));
    assert!(refused("[limits]\npages = 1", &[]).contains("pages"));
    assert!(refused("", &[("VAKMANSCHAP_DATABSE_URL", "x")]).contains("databse_url"));
    let issuer = "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nsecret = \"x\"";
    assert!(refused(issuer, &[]).contains("secret"));
}

#[test]
fn values_that_cannot_work_are_refused() {
    for (toml, word) in [
        ("bind = \"8000\"", "bind"),
        ("bind = 8000", "bind"),
        ("readers = 0", "readers"),
        ("connections = -1", "connections"),
        ("token_hours = 0", "token_hours"),
        ("audience = \"\"", "audience"),
        ("log_format = \"xml\"", "log_format"),
        ("cors_origins = [\"*\"]", "cors_origins"),
        ("cors_origins = [\"https://www.example.nl/\"]", "cors_origins"),
        ("cors_origins = [\"www.example.nl\"]", "cors_origins"),
        ("[limits]\npage = 0", "limits.page"),
        ("[limits]\nseconds = 0", "limits.seconds"),
        ("[limits]\ncell = 4", "limits.cell"),
        ("[limits]\nbody = 1000", "limits.document"),
        ("[limits]\nclaim_minutes = 10081", "limits.claim_minutes"),
        ("[limits]\nundo_minutes = 10081", "limits.undo_minutes"),
        ("[[issuers]]\njwks_file = \"x\"", "issuer"),
        ("[[issuers]]\nissuer = \"a\"", "jwks_url"),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_url = \"https://a\"\njwks_file = \"x\"",
            "jwks_url",
        ),
        ("[[issuers]]\nissuer = \"a\"\njwks_url = \"ftp://a\"", "jwks_url"),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_url = \"https://u:p@a\"",
            "jwks_url",
        ),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nalgorithms = [\"HS256\"]",
            "HS256",
        ),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nalgorithms = [\"none\"]",
            "none",
        ),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nalgorithms = []",
            "algorithm",
        ),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nroles_claim = \"r\"\nroles = { x = \"BAAS\" }",
            "BAAS",
        ),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nroles = { x = \"BEHEER\" }",
            "roles_claim",
        ),
        (
            "[[issuers]]\nissuer = \"urn:vakmanschap:local\"\njwks_file = \"x\"",
            "reserved",
        ),
        (
            "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\n[[issuers]]\nissuer = \"a\"\njwks_file = \"y\"",
            "twice",
        ),
    ] {
        let error = refused(toml, &[]);
        assert!(error.contains(word), "{toml}: {error}");
    }
}

#[test]
fn the_local_issuer_stays_at_home() {
    let issuer = "[[issuers]]\nissuer = \"https://id.example.nl\"\naudience = [\"x\", \"y\"]\njwks_url = \"https://id.example.nl/keys\"\n";
    let bind = |address: &str, rest: &str| read(&format!("bind = \"{address}\"\n{rest}"), &[]);
    for loopback in ["127.0.0.1:80", "127.0.0.2:80", "127.255.255.254:80", "[::1]:80"] {
        assert!(bind(loopback, "").is_ok(), "{loopback}");
    }
    for open in [
        "0.0.0.0:80",
        "[::]:80",
        "192.168.1.2:80",
        "10.0.0.1:80",
        "128.0.0.1:80",
        "[::ffff:127.0.0.1]:80",
    ] {
        assert!(
            bind(open, "").expect_err("refused").contains("local issuer"),
            "{open}"
        );
        assert!(
            bind(open, &format!("local_issuer = true\n{issuer}")).is_err(),
            "{open}"
        );
        let config = bind(open, issuer).expect("with an issuer the local one is off");
        assert!(!config.local_issuer() && !config.demo());
    }
}

#[test]
fn passwords_are_never_shown() {
    let url = "database_url = \"postgres://me:geheim@host/name\"\n";
    let config = read(url, &[]).expect("good");
    let shown = [
        format!("{config:?}"),
        format!("{:?}", config.database()),
        config.to_toml().expect("is TOML"),
    ];
    for text in shown {
        assert!(text.contains("***") && !text.contains("geheim"), "{text}");
    }
    // Nor by a complaint about the file.
    for broken in [
        "database_url = \"postgres://me:geheim@host/name\nlog = \"x\"",
        "database_url = { a = \"geheim\"",
    ] {
        assert!(!refused(broken, &[]).contains("geheim"));
    }
    assert!(refused("log = \"info\"\nlog = \"info\"\n", &[]).contains("line 2"));
}

#[test]
fn what_is_printed_can_be_read_again() {
    let toml =
        "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\nroles_claim = \"r\"\nroles = { x = \"BEHEER\" }\n";
    let printed = read(toml, &[]).expect("good").to_toml().expect("is TOML");
    let again = read(&printed, &[]).expect("is the configuration again");
    assert_eq!(again.to_toml().expect("is TOML"), printed);
}

/// Every setting is in the table of the README, and nothing else.
#[test]
fn the_table_tells_every_setting() {
    let config = read(
        "[[issuers]]\nissuer = \"a\"\njwks_file = \"x\"\njwks_url = \"x\"",
        &[],
    );
    assert!(config.is_err(), "only one of the two, but the table has both");
    let all = serde_json::to_value(Config::default()).expect("is JSON");
    let mut names: Vec<String> = Vec::new();
    for (name, value) in all.as_object().expect("is an object") {
        names.push(name.clone());
        names.extend(
            value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(inner, _)| format!("{name}.{inner}")),
        );
    }
    names.retain(|name| name != "limits");
    let table = Config::table();
    let told: Vec<&str> = table
        .lines()
        .skip(2)
        .filter_map(|row| row.split('`').nth(1))
        .collect();
    let (of_issuers, others): (Vec<&str>, Vec<&str>) =
        told.iter().partition(|name| name.starts_with("issuers."));
    assert_eq!(others, names);
    assert_eq!(of_issuers.len(), 9);
}
