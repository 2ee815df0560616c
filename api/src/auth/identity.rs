//! From believed claims to an [`Actor`]: (issuer, subject) is who a person is here. E-mail is no identity: it is not
//! read, not stored, and never links two people.

use std::{sync::Arc, time::Duration};

use entity::{beroepsvereniging, identity, logboek, member};
use moka::future::Cache;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Actor, AuthError, Claims, Reason, Role, authenticator::noted, naam};
use crate::{
    clock::{Clock, dutch_date, dutch_midnight},
    db::{Db, Violation, violation},
    error::{Error, Result},
};

/// People that are remembered between requests.
const MAX_CACHED: u64 = 10_000;
/// How long a block by another replica may take to be noticed; on this one, see [`Identities::invalidate`].
const REMEMBERED: Duration = Duration::from_secs(30);

/// Knows the members behind tokens. Cheap to clone; clones share what they remember.
#[derive(Clone)]
pub struct Identities {
    db: Db,
    clock: Clock,
    members: Cache<(String, String), Known>,
    verenigingen: Cache<String, Option<Uuid>>,
}

/// What is remembered of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    member: Uuid,
    geblokkeerd: bool,
}

impl Identities {
    /// Knows nobody yet.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self {
            db,
            clock,
            members: Cache::builder()
                .max_capacity(MAX_CACHED)
                .time_to_live(REMEMBERED)
                .support_invalidation_closures()
                .build(),
            verenigingen: Cache::builder()
                .max_capacity(MAX_CACHED)
                .time_to_live(REMEMBERED)
                .build(),
        }
    }

    /// Who these claims are here. A first sign-in makes a member; a machine client never becomes one.
    pub async fn actor(&self, claims: &Claims, request_id: &str) -> Result<Actor, AuthError> {
        if let Some(afkorting) = &claims.vereniging {
            let actor = self.client(afkorting).await?;
            let client = Some(client_key(claims));
            return Ok(Actor { client, ..actor });
        }
        let key = (claims.issuer.clone(), claims.subject.clone());
        let known = self
            .members
            .try_get_with(key, self.find_or_make(claims, request_id))
            .await
            .map_err(|error| AuthError::Fault(cause(&error)))?;
        let has = |role| !known.geblokkeerd && claims.roles.contains(&role);
        Ok(Actor {
            member: Some(known.member),
            vereniging: None,
            client: None,
            redactie: has(Role::Redactie),
            analist: has(Role::Analist),
            beheer: has(Role::Beheer),
            geblokkeerd: known.geblokkeerd,
        })
    }

    /// Forgets a member, who was blocked, released or erased: the next request asks the database.
    pub fn invalidate(&self, member: Uuid) {
        // Refused only where closures are not supported, and `new` asked for them.
        let _ = self
            .members
            .invalidate_entries_if(move |_, known| known.member == member);
    }

    /// A machine client acts for its beroepsvereniging and nothing else: roles in its token do not count.
    async fn client(&self, afkorting: &str) -> Result<Actor, AuthError> {
        let find = async {
            // tidy: all rows, because there is no actor before this finds out who asks
            beroepsvereniging::Entity::find()
                .select_only()
                .column(beroepsvereniging::Column::Id)
                .filter(beroepsvereniging::Column::Afkorting.eq(afkorting))
                .into_tuple::<Uuid>()
                .one(self.db.read())
                .await
                .map_err(Error::from)
        };
        let found = self.verenigingen.try_get_with(afkorting.to_owned(), find).await;
        match found.map_err(|error| AuthError::Fault(cause(&error)))? {
            Some(id) => Ok(Actor::vereniging(id)),
            None => Err(noted(Reason::Vereniging.into())),
        }
    }

    async fn find_or_make(&self, claims: &Claims, request_id: &str) -> Result<Known> {
        if let Some(known) = find(self.db.read(), claims).await? {
            return Ok(known);
        }
        match self.make(claims, request_id).await {
            // Another replica was first; its member is the one.
            Err(MakeError::Taken) => {
                let known = find(self.db.writer(), claims).await?;
                known.ok_or_else(|| Error::fault(anyhow::anyhow!("an identity is taken and cannot be found")))
            }
            Err(MakeError::Failed(error)) => Err(error),
            Ok(known) => Ok(known),
        }
    }

    /// Member, identity and log entry in one transaction: all or nothing.
    async fn make(&self, claims: &Claims, request_id: &str) -> Result<Known, MakeError> {
        let txn = self.db.begin().await?;
        if let Some(known) = find(&txn, claims).await? {
            return Ok(known);
        }
        // What a member does at the first sign-in bears its moment: whoever reads a profile must not find that moment in it.
        let (id, now) = (self.clock.new_opaque_id(), self.clock.now());
        let day = dutch_midnight(dutch_date(now));
        let row = member::ActiveModel {
            id: Set(id),
            soort: Set(member::Soort::Professional),
            naam: Set(claims.naam.clone().unwrap_or_else(|| naam::UNKNOWN.to_owned())),
            over: Set(None),
            niveau: Set(None),
            organisatie_id: Set(None),
            gebied_id: Set(None),
            zichtbaarheid: Set(member::Zichtbaarheid::Verborgen),
            status: Set(member::Status::Actief),
            demo: Set(false),
            version: Set(1),
            created_at: Set(day),
            updated_at: Set(day),
        };
        member::Entity::insert(row).exec_without_returning(&txn).await?;
        let row = identity::ActiveModel {
            id: Set(self.clock.new_id()),
            member_id: Set(id),
            issuer: Set(claims.issuer.clone()),
            subject: Set(claims.subject.clone()),
            created_at: Set(now),
        };
        identity::Entity::insert(row).exec_without_returning(&txn).await?;
        let row = logboek::ActiveModel {
            id: Set(self.clock.new_id()),
            request_id: Set(request_id.to_owned()),
            actor: Set(logboek::Actor::Member),
            actor_id: Set(Some(id)),
            beroepsvereniging_id: Set(None),
            handeling: Set("eersteAanmelding".to_owned()),
            soort: Set("Member".to_owned()),
            object_id: Set(Some(id)),
            betrokkene_id: Set(Some(id)),
            created_at: Set(now),
        };
        logboek::Entity::insert(row).exec_without_returning(&txn).await?;
        txn.commit().await?;
        tracing::info!(member.id = %id, "first sign-in");
        Ok(Known {
            member: id,
            geblokkeerd: false,
        })
    }
}

/// Which client this is, without saying its name.
fn client_key(claims: &Claims) -> String {
    // What ends the issuer stands in no issuer, so that two pairs never make one text.
    let identity = format!("{}\0{}", claims.issuer, claims.subject);
    let hash = Sha256::digest(identity);
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Why no member was made.
enum MakeError {
    /// Somebody else made the same identity meanwhile.
    Taken,
    Failed(Error),
}

impl From<sea_orm::DbErr> for MakeError {
    fn from(error: sea_orm::DbErr) -> Self {
        match violation(&error) {
            // The ids are new, so the only key that can be taken is (issuer, subject).
            Some(Violation::Unique) => Self::Taken,
            _ => Self::Failed(error.into()),
        }
    }
}

impl From<Error> for MakeError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

async fn find(on: &impl ConnectionTrait, claims: &Claims) -> Result<Option<Known>> {
    // tidy: all rows, because there is no actor before this finds out who asks
    let same = identity::Entity::find()
        .select_only()
        .column(identity::Column::MemberId)
        .filter(identity::Column::Issuer.eq(&claims.issuer))
        .filter(identity::Column::Subject.eq(&claims.subject))
        .into_query();
    let row: Option<(Uuid, member::Status)> = member::Entity::find()
        .select_only()
        .columns([member::Column::Id, member::Column::Status])
        .filter(member::Column::Id.in_subquery(same))
        .into_tuple()
        .one(on)
        .await?;
    Ok(row.map(|(member, status)| Known {
        member,
        geblokkeerd: status == member::Status::Geblokkeerd,
    }))
}

/// The cause that waiting requests share.
fn cause(error: &Arc<Error>) -> Arc<anyhow::Error> {
    match error.as_ref() {
        Error::Fault(cause) => Arc::clone(cause),
        other => Arc::new(anyhow::anyhow!("sign-in failed: {}", other.code())),
    }
}
