//! The issuer for development: a key pair in the data folder, with which the command `token` and the tests sign.
//!
//! Who can read the key can act as anybody, so the file is for its owner alone, and the service does not leave loopback
//! while it trusts this issuer.

use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Write},
    path::Path,
};

use anyhow::Context;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use ed25519_dalek::{
    Signer, SigningKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey, spki::der::pem::LineEnding},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    LOCAL_ISSUER,
    key::KeySet,
    trust::{Algorithm, IssuerConfig, Role},
};
use crate::{
    clock::Clock,
    secret::{chance, private_folder},
};

/// The key's name in the data folder.
const FILE: &str = "local-issuer.pem";

/// Signs tokens that this service accepts while the local issuer is on.
#[derive(Clone)]
pub struct LocalIssuer {
    key: SigningKey,
    kid: String,
    audience: String,
    clock: Clock,
}

/// For whom a token is.
#[derive(Clone, Debug)]
pub struct TokenSpec {
    /// The `sub`: with [`LOCAL_ISSUER`] the identity of a member.
    pub subject: String,
    /// The name of a new member.
    pub naam: Option<String>,
    /// Roles besides that of member.
    pub roles: Vec<Role>,
    /// The abbreviation of a beroepsvereniging: then it is a token of a machine client.
    pub vereniging: Option<String>,
    /// How long it lives.
    pub life: TimeDelta,
}

impl TokenSpec {
    /// A token of a member, for an hour.
    pub fn member(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            naam: None,
            roles: Vec::new(),
            vereniging: None,
            life: TimeDelta::hours(1),
        }
    }

    /// A token of a member with a role.
    pub fn role(subject: impl Into<String>, role: Role) -> Self {
        Self {
            roles: vec![role],
            ..Self::member(subject)
        }
    }

    /// A token of the machine client of a beroepsvereniging.
    pub fn vereniging(afkorting: impl Into<String>) -> Self {
        let afkorting = afkorting.into();
        Self {
            vereniging: Some(afkorting.clone()),
            ..Self::member(format!("client-{}", afkorting.to_lowercase()))
        }
    }
}

impl LocalIssuer {
    /// Opens the key in the folder `data`, and makes both where they are missing.
    pub fn open(data: &Path, audience: &str, clock: Clock) -> anyhow::Result<Self> {
        let path = data.join(FILE);
        let pem = match read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make(data, &path).with_context(|| format!("no key could be made in {}", path.display()))?;
                read(&path)
            }
            found => found,
        };
        let pem = pem.with_context(|| format!("the key {} cannot be used", path.display()))?;
        Self::from_pem(&pem, audience, clock)
            .with_context(|| format!("{} holds no Ed25519 key", path.display()))
    }

    /// An issuer with a given key (PKCS #8), for tests.
    pub fn from_pem(pem: &str, audience: &str, clock: Clock) -> anyhow::Result<Self> {
        // The cause is left out: it could quote the key.
        let key = SigningKey::from_pkcs8_pem(pem).map_err(|_| anyhow::anyhow!("not a PKCS #8 key in PEM"))?;
        let kid = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(key.verifying_key().as_bytes())[..12]);
        Ok(Self {
            key,
            kid,
            audience: audience.to_owned(),
            clock,
        })
    }

    /// A token that is valid from now.
    pub fn token(&self, spec: &TokenSpec) -> String {
        let now = self.clock.now();
        let mut claims = json!({
            "iss": LOCAL_ISSUER,
            "aud": self.audience,
            "sub": spec.subject,
            "iat": now.timestamp(),
            "exp": (now + spec.life).timestamp(),
        });
        let optional = [
            ("name", spec.naam.as_deref().map(Value::from)),
            ("roles", (!spec.roles.is_empty()).then(|| json!(spec.roles))),
            ("vereniging", spec.vereniging.as_deref().map(Value::from)),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                claims[name] = value;
            }
        }
        self.sign(
            &json!({ "alg": "EdDSA", "typ": "at+jwt", "kid": self.kid }),
            &claims,
        )
    }

    /// Signs any header and any claims: tests make tokens with it that must be refused.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let encode = |part: &Value| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", encode(header), encode(claims));
        let signature = self.key.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    /// The id of the key, as it stands in the header of its tokens.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half as a JWKS document, for who plays an issuer with it.
    pub fn jwks(&self) -> Value {
        let x = BASE64_URL_SAFE_NO_PAD.encode(self.key.verifying_key().as_bytes());
        json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.kid, "x": x }] })
    }

    pub(super) fn keys(&self) -> KeySet {
        KeySet::of_ed25519(self.kid.clone(), self.key.verifying_key().as_bytes())
    }

    /// What its claims mean.
    pub(super) fn trust(&self) -> IssuerConfig {
        let roles = [Role::Redactie, Role::Analist, Role::Beheer];
        IssuerConfig {
            issuer: LOCAL_ISSUER.to_owned(),
            audience: vec![self.audience.clone()],
            jwks_url: None,
            jwks_file: None,
            algorithms: vec![Algorithm::EdDsa],
            roles_claim: Some("roles".into()),
            roles: roles
                .into_iter()
                .map(|role| (role.name().to_owned(), role))
                .collect(),
            vereniging_claim: Some("vereniging".into()),
            verenigingen: Default::default(),
        }
    }
}

/// Reads a key that only its owner can read.
fn read(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            return Err(std::io::Error::other(
                "others than its owner can read it: chmod 600, or remove it for a new one",
            ));
        }
    }
    let mut pem = String::new();
    file.read_to_string(&mut pem)?;
    Ok(pem)
}

/// Writes a new key beside its place and links it there, so that of two starts at once one wins and both read it whole.
fn make(data: &Path, path: &Path) -> anyhow::Result<()> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    private_folder(data)?;
    let pem = SigningKey::from_bytes(&chance()?).to_pkcs8_pem(LineEnding::LF)?;
    // Drawn by chance: two starts may share a process, and a start that died may have left its draft.
    let draft = data.join(format!("{FILE}.{:016x}", u64::from_be_bytes(chance()?)));
    options
        .write(true)
        .create_new(true)
        .open(&draft)?
        .write_all(pem.as_bytes())?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{FILE, LocalIssuer, TokenSpec};
    use crate::{
        auth::{Authenticator, Role},
        clock::Clock,
        config::Config,
    };

    #[tokio::test]
    async fn the_key_is_made_once_and_its_tokens_are_believed() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("a/b");
        let clock = Clock::fixed("2026-03-01T12:00:00Z".parse().unwrap());
        let issuers: Vec<LocalIssuer> = std::thread::scope(|scope| {
            let open = || LocalIssuer::open(&data, "vakmanschap", clock.clone()).unwrap();
            let starts: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert!(
            issuers.iter().all(|issuer| issuer.kid() == issuers[0].kid()),
            "starts at once share one key"
        );
        assert_eq!(
            std::fs::read_dir(&data).unwrap().count(),
            1,
            "no draft is left behind"
        );

        let gate = Authenticator::new(&Config::default(), Some(&issuers[0]), clock).unwrap();
        let claims = gate
            .verify_token(&issuers[1].token(&TokenSpec::role("anna", Role::Redactie)))
            .await
            .unwrap();
        assert_eq!(
            (claims.subject.as_str(), claims.roles),
            ("anna", vec![Role::Redactie])
        );
        let claims = gate
            .verify_token(&issuers[1].token(&TokenSpec::vereniging("NVO")))
            .await
            .unwrap();
        assert_eq!(claims.vereniging.as_deref(), Some("NVO"));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::{fs::Permissions, os::unix::fs::PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        let open = || LocalIssuer::open(folder.path(), "vakmanschap", Clock::system());
        assert!(open().is_ok());
        let path = folder.path().join(FILE);
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        for mode in [0o640, 0o604, 0o644, 0o660] {
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            let error = format!("{:#}", open().err().unwrap());
            assert!(error.contains("chmod 600"), "{error}");
        }
        std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        std::fs::write(
            &path,
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        )
        .unwrap();
        assert!(open().is_err());
    }
}
