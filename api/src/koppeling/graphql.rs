//! Koppelvoorstellen in the graph.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::koppelvoorstel::{self, Model};

use super::{
    read,
    rules::{Actie, Code, Overeenkomst},
    write,
};
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs, fout::fout_codes, payload::payload},
    lidmaatschap::{self, Lidmaatschap},
    member::{self, Member},
    vereniging::{self, Beroepsvereniging},
};

/// Why it is proposed that a person is behind a lidmaatschap.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "koppelvoorstel::Grond")]
pub(crate) enum KoppelvoorstelGrond {
    /// The lidmaatschap has the number of a registratie of the person that was checked, in SKJ or BIG. The person may confirm it.
    Registratie,
    /// The person says so. Only BEHEER confirms it.
    Lidnummer,
}

/// What became of a koppelvoorstel.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "koppelvoorstel::Status")]
pub(crate) enum KoppelvoorstelStatus {
    /// Nobody decided yet.
    Open,
    /// The lidmaatschap is that of the person.
    Bevestigd,
    /// It is not.
    Afgewezen,
    /// The lidmaatschap became that of somebody else.
    Vervallen,
    /// It was that of the person, and that was taken back.
    Ontkoppeld,
}

/// How far the name on the profile is the one that the association delivered. Two people may have one name.
#[derive(SimpleObject)]
pub(crate) struct KoppelvoorstelOvereenkomst {
    /// Whether the profile ends with the last name, case and accents aside.
    achternaam: bool,
    /// Whether it begins with the first letter.
    voorletter: bool,
}

impl From<Overeenkomst> for KoppelvoorstelOvereenkomst {
    fn from(found: Overeenkomst) -> Self {
        Self {
            achternaam: found.achternaam,
            voorletter: found.voorletter,
        }
    }
}

/// A proposal that a person is behind a lidmaatschap. Nothing is joined by itself, and never by e-mail address. Seen by the person, and by BEHEER once the association delivered the number.
#[derive(async_graphql::Description)]
pub struct Koppelvoorstel(Model);

impl From<Model> for Koppelvoorstel {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Koppelvoorstel {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Koppelvoorstel.id(self.0.id)
    }

    /// The beroepsvereniging.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op()
            .refer(Some(self.0.beroepsvereniging_id), vereniging::ById)
            .await
    }

    /// The number of the lidmaatschap: of a claim, as the person says; whether there is one of this number is not told.
    async fn lidnummer(&self) -> &str {
        &self.0.lidnummer
    }

    /// The person, if you may see them.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(Some(self.0.member_id), member::ById).await
    }

    /// The lidmaatschap, once it is that of the person, for that person; null for others.
    async fn lidmaatschap(&self, ctx: &Context<'_>) -> Nullable<Lidmaatschap> {
        ctx.op().refer(self.0.lidmaatschap_id, lidmaatschap::ById).await
    }

    /// Why it is proposed.
    async fn grond(&self) -> KoppelvoorstelGrond {
        self.0.grond.into()
    }

    /// How far the names agree, for BEHEER, who has to judge it; null for others. The names that the association delivered are not told.
    async fn overeenkomst(&self, ctx: &Context<'_>) -> Nullable<KoppelvoorstelOvereenkomst> {
        let op = ctx.op();
        let found = op.load(read::Namen::van(op, &self.0)?).await;
        found.map(|found| found.map(Into::into)).transpose()
    }

    /// What became of it.
    async fn status(&self) -> KoppelvoorstelStatus {
        self.0.status.into()
    }

    /// Who decided, if you may see the person; null while nobody did.
    async fn besloten_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.besloten_door_id, member::ById).await
    }

    /// When it was decided, in UTC.
    async fn besloten_op(&self) -> Option<DateTime<Utc>> {
        self.0.besloten_op
    }

    /// Grows by one with every change. Send it along with an action.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was proposed, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

fout_codes! {
    /// Why an action on a koppelvoorstel was not done.
    KoppelingFoutCode of Code {
        /// The state of the koppelvoorstel does not allow it.
        StatusStaatNietToe,
        /// The beroepsvereniging has no lidmaatschap of this number yet.
        NogNietAangeleverd,
        /// Somebody is behind the lidmaatschap already: take that back first.
        AlGekoppeld,
        /// The lidmaatschap is that of an organisatie.
        LidIsOrganisatie,
        /// The same claim waits, or was confirmed.
        AlOpgegeven,
        /// Ten claims wait already.
        TeVeel,
        /// Not 1 to 40 letters, digits, spaces and `- . / _`, or a number that is of a person.
        LidnummerOngeldig,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
    }
}

/// Which koppelvoorstellen are asked for; what is left out does not matter.
#[derive(InputObject, Default)]
pub(crate) struct KoppelvoorstelFilter {
    /// Those with this status.
    status: Option<KoppelvoorstelStatus>,
}

/// Which lidmaatschap somebody says to be theirs.
#[derive(InputObject)]
pub(crate) struct LidmaatschapOpgevenInput {
    /// The beroepsvereniging.
    beroepsvereniging: ID,
    /// The number that it gave, 1 to 40 characters.
    lidnummer: String,
}

macro_rules! besluit_input {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(InputObject)]
        pub(crate) struct $name {
            /// The koppelvoorstel.
            koppelvoorstel: ID,
            /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
            version: i32,
        }
    };
}

besluit_input! {
    /// Which koppelvoorstel is confirmed.
    KoppelvoorstelBevestigenInput
}
besluit_input! {
    /// Which koppelvoorstel is turned down.
    KoppelvoorstelAfwijzenInput
}
besluit_input! {
    /// Which koppeling is taken back.
    KoppelvoorstelOntkoppelenInput
}

payload! {
    /// What `lidmaatschapOpgeven` did.
    LidmaatschapOpgevenPayload {
        /// The claim.
        koppelvoorstel: Koppelvoorstel
    } KoppelingFoutCode, read::ById
}
payload! {
    /// What `koppelvoorstelBevestigen` did.
    KoppelvoorstelBevestigenPayload {
        /// The koppelvoorstel as it is now.
        koppelvoorstel: Koppelvoorstel
    } KoppelingFoutCode, read::ById
}
payload! {
    /// What `koppelvoorstelAfwijzen` did.
    KoppelvoorstelAfwijzenPayload {
        /// The koppelvoorstel as it is now.
        koppelvoorstel: Koppelvoorstel
    } KoppelingFoutCode, read::ById
}
payload! {
    /// What `koppelvoorstelOntkoppelen` did.
    KoppelvoorstelOntkoppelenPayload {
        /// The koppelvoorstel as it is now.
        koppelvoorstel: Koppelvoorstel
    } KoppelingFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "KoppelingQueries")]
impl Queries {
    /// Koppelvoorstellen, newest first: a member sees the own ones, BEHEER those to decide about; for others the list is empty.
    async fn koppelvoorstellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which koppelvoorstellen; all when left out.")] filter: Option<KoppelvoorstelFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Koppelvoorstel>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let status = filter.unwrap_or_default().status.map(Into::into);
        Connection::root(op, args, &read::NIEUWSTE, read::filtered(op, status)).await
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "KoppelingMutations")]
impl Mutations {
    /// Says to be a member of a beroepsvereniging. BEHEER confirms it once the beroepsvereniging delivered the number; until then nobody is told whether there is one. Ten may wait at the same time.
    async fn lidmaatschap_opgeven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which lidmaatschap.")] input: LidmaatschapOpgevenInput,
    ) -> Nullable<LidmaatschapOpgevenPayload> {
        let op = ctx.op();
        match Kind::Beroepsvereniging.key(&input.beroepsvereniging) {
            Ok(key) => {
                LidmaatschapOpgevenPayload::of(op, write::opgeven(op, key, &input.lidnummer).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Puts the person behind the lidmaatschap; what else was proposed for it ends. For BEHEER, not about themselves; on the ground of a checked registratie also for the person.
    async fn koppelvoorstel_bevestigen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which koppelvoorstel.")] input: KoppelvoorstelBevestigenInput,
    ) -> Nullable<KoppelvoorstelBevestigenPayload> {
        let op = ctx.op();
        match Kind::Koppelvoorstel.key(&input.koppelvoorstel) {
            Ok(key) => {
                let done = write::besluit(op, Actie::Bevestigen, key, input.version).await;
                KoppelvoorstelBevestigenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Says that the person is not behind the lidmaatschap, or takes a claim back. For the person and BEHEER.
    async fn koppelvoorstel_afwijzen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which koppelvoorstel.")] input: KoppelvoorstelAfwijzenInput,
    ) -> Nullable<KoppelvoorstelAfwijzenPayload> {
        let op = ctx.op();
        match Kind::Koppelvoorstel.key(&input.koppelvoorstel) {
            Ok(key) => {
                let done = write::besluit(op, Actie::Afwijzen, key, input.version).await;
                KoppelvoorstelAfwijzenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes back that the person is behind the lidmaatschap, which is then as it was. For the person and BEHEER.
    async fn koppelvoorstel_ontkoppelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which koppelvoorstel.")] input: KoppelvoorstelOntkoppelenInput,
    ) -> Nullable<KoppelvoorstelOntkoppelenPayload> {
        let op = ctx.op();
        match Kind::Koppelvoorstel.key(&input.koppelvoorstel) {
            Ok(key) => {
                let done = write::besluit(op, Actie::Ontkoppelen, key, input.version).await;
                KoppelvoorstelOntkoppelenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
