//! Memberships and registrations in the graph.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::{lidmaatschap, registratie};
use uuid::Uuid;

use super::{
    read,
    rules::{self, Code},
    write,
};
use crate::{
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs, fout::fout_codes, payload::payload},
    member::{self, Member},
    organisatie::{self, Organisatie},
    vereniging::{self, Beroepsvereniging, Lidsoort},
};

/// Where a lidmaatschap stands, in the words of the association.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "lidmaatschap::Status")]
pub enum LidmaatschapStatus {
    /// Requested, not yet confirmed.
    Aangemeld,
    /// Current.
    Actief,
    /// Given notice; current until its end date.
    Opgezegd,
    /// Over.
    Beeindigd,
    /// Ended by death.
    Overleden,
}

/// A dated membership of a beroepsvereniging, of a person or an organisation, as the association delivered it.
#[derive(async_graphql::Description)]
pub struct Lidmaatschap(lidmaatschap::Model);

impl From<lidmaatschap::Model> for Lidmaatschap {
    fn from(row: lidmaatschap::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Lidmaatschap {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Lidmaatschap.id(self.0.id)
    }

    /// The beroepsvereniging.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op()
            .refer(Some(self.0.beroepsvereniging_id), vereniging::ById)
            .await
    }

    /// The person; null for an organisation, while the row is not matched to a member, and for the beroepsvereniging, which sees no members.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.member_id, member::ById).await
    }

    /// The organisation; null for a person.
    async fn organisatie(&self, ctx: &Context<'_>) -> Nullable<Organisatie> {
        ctx.op().refer(self.0.organisatie_id, organisatie::ById).await
    }

    /// The number that the association gave; unique within the association.
    async fn lidnummer(&self) -> &str {
        &self.0.lidnummer
    }

    /// The initials of the person, as the association writes them; null for an organisation, and when it did not say.
    async fn voorletters(&self) -> Option<&str> {
        self.0.voorletters.as_deref()
    }

    /// The first name of the person, as the association writes it.
    async fn voornaam(&self) -> Option<&str> {
        self.0.voornaam.as_deref()
    }

    /// What stands between first and last name, as in `van der`.
    async fn tussenvoegsel(&self) -> Option<&str> {
        self.0.tussenvoegsel.as_deref()
    }

    /// The last name of the person, as the association writes it.
    async fn achternaam(&self) -> Option<&str> {
        self.0.achternaam.as_deref()
    }

    /// The name of the organisation, as the association writes it; null for a person.
    async fn organisatienaam(&self) -> Option<&str> {
        self.0.organisatienaam.as_deref()
    }

    /// The number in the Kwaliteitsregister Jeugd, as the association has it: well-formed, and not checked.
    async fn skj(&self) -> Option<&str> {
        self.0.skj.as_deref()
    }

    /// The number in the BIG-register, as the association has it: well-formed, and not checked.
    async fn big(&self) -> Option<&str> {
        self.0.big.as_deref()
    }

    /// The kind of membership; null when the association did not say.
    async fn lidsoort(&self, ctx: &Context<'_>) -> Nullable<Lidsoort> {
        ctx.op().refer(self.0.lidsoort_id, vereniging::LidsoortById).await
    }

    /// Where it stands.
    async fn status(&self) -> LidmaatschapStatus {
        self.0.status.into()
    }

    /// The first day of the membership.
    async fn ingangsdatum(&self) -> Date {
        self.0.ingangsdatum.into()
    }

    /// The first day on which the membership no longer holds; null while no end is known.
    async fn einddatum(&self) -> Option<Date> {
        self.0.einddatum.map(Into::into)
    }

    /// The lidmaatschap of a beroepsvereniging that merged into this one, which this one goes on; null for others, and for who may not see it.
    async fn overgenomen_van(&self, ctx: &Context<'_>) -> Nullable<Lidmaatschap> {
        ctx.op().refer(self.0.overgenomen_van_id, read::ById).await
    }

    /// How the row came here.
    async fn bron(&self) -> &str {
        &self.0.bron
    }

    /// When a delivery of the association last changed it, in UTC; null when none did. A delivery that says what is known changes nothing.
    async fn gesynchroniseerd_op(&self) -> Option<DateTime<Utc>> {
        self.0.gesynchroniseerd_op
    }

    /// A print of what the association owns of it, to compare with one that the association makes: SHA-256 in hexadecimals of lidnummer, voorletters, voornaam, tussenvoegsel, achternaam, organisatienaam, lidsoort (its code), status, ingangsdatum, einddatum (as 2026-01-31), skj and big, in UTF-8, with a tab between them and nothing for what is empty.
    async fn afdruk(&self, ctx: &Context<'_>) -> Result<String> {
        let soort = match self.0.lidsoort_id {
            Some(id) => ctx.op().load(vereniging::LidsoortById(id)).await?,
            None => None,
        };
        Ok(rules::afdruk(
            &self.0,
            soort.as_ref().map(|soort| soort.code.as_str()),
        ))
    }

    /// The stand of the association (`aansluiting { stand }`) at which it last changed.
    async fn wijziging(&self) -> i32 {
        self.0.wijziging
    }

    /// Grows by one with every change but that of the person behind it. Send it along with an action.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// Which lidmaatschappen are asked for; what is left out does not matter.
#[derive(InputObject, Default)]
pub(crate) struct LidmaatschapFilter {
    /// Those with this status.
    status: Option<LidmaatschapStatus>,
    /// Those that hold on this day: begun, and not yet ended. The status does not count.
    geldig_op: Option<Date>,
}

impl From<LidmaatschapFilter> for read::Filter {
    fn from(filter: LidmaatschapFilter) -> Self {
        Self {
            status: filter.status.map(Into::into),
            geldig_op: filter.geldig_op.map(Into::into),
        }
    }
}

/// The lidmaatschappen of a beroepsvereniging that the actor may see, last entered first.
pub(crate) async fn of_vereniging(
    ctx: &Context<'_>,
    vereniging: Uuid,
    filter: LidmaatschapFilter,
    args: PageArgs,
) -> Nullable<Connection<Lidmaatschap>> {
    listed(ctx, read::Under::Vereniging, vereniging, filter, args).await
}

/// The lidmaatschappen of a member that the actor may see, last begun first.
pub(crate) async fn of_member(
    ctx: &Context<'_>,
    member: Uuid,
    filter: LidmaatschapFilter,
    args: PageArgs,
) -> Nullable<Connection<Lidmaatschap>> {
    listed(ctx, read::Under::Member, member, filter, args).await
}

async fn listed(
    ctx: &Context<'_>,
    under: read::Under,
    parent: Uuid,
    filter: LidmaatschapFilter,
    args: PageArgs,
) -> Nullable<Connection<Lidmaatschap>> {
    let filter = filter.into();
    Connection::nested(ctx, args, read::FilteredUnder { under, filter }, parent).await
}

fout_codes! {
    /// Why an action on a lidmaatschap was not done.
    LidmaatschapFoutCode of Code {
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// A person is behind it.
        LidIsPersoon,
    }
}

/// Which organisatie a lidmaatschap is of.
#[derive(InputObject)]
pub(crate) struct LidmaatschapOrganisatieKoppelenInput {
    /// The lidmaatschap, of a beroepsvereniging of organisations.
    lidmaatschap: ID,
    /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// The organisatie; left out or null, none.
    organisatie: Option<ID>,
}

payload! {
    /// What `lidmaatschapOrganisatieKoppelen` did.
    LidmaatschapOrganisatieKoppelenPayload {
        /// The lidmaatschap as it is now.
        lidmaatschap: Lidmaatschap
    } LidmaatschapFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "LidmaatschapMutations")]
impl Mutations {
    /// Says which organisatie of the platform the lidmaatschap of an organisation is of. What the beroepsvereniging delivers does not change it, nor it that. For BEHEER.
    async fn lidmaatschap_organisatie_koppelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of which.")] input: LidmaatschapOrganisatieKoppelenInput,
    ) -> Nullable<LidmaatschapOrganisatieKoppelenPayload> {
        let op = ctx.op();
        let keys = Kind::Lidmaatschap
            .key(&input.lidmaatschap)
            .and_then(|lid| Ok((lid, Kind::Organisatie.optional_key(input.organisatie.as_ref())?)));
        match keys {
            Ok((lid, organisatie)) => {
                let done = write::organisatie(op, lid, input.version, organisatie).await;
                LidmaatschapOrganisatieKoppelenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// The professional registers.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "RegistratieRegister", remote = "registratie::Register")]
pub enum Register {
    /// Kwaliteitsregister Jeugd.
    Skj,
    /// BIG-register, the statutory register of health care professions.
    Big,
    /// KRSD, the register that Ingrado names for leerplichtambtenaren and doorstroomcoaches.
    Krsd,
    /// Registerplein.
    Registerplein,
    /// The registers of the Nederlands Instituut under Psychologen.
    Nip,
    /// The registers of the NVO, of pedagogues.
    Nvo,
    /// The register of the VGCt, of cognitive behavioural therapists.
    Vgct,
}

/// How sure the service is of a registratie.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "RegistratieVerificatie", remote = "registratie::Verificatie")]
pub enum Verificatie {
    /// Stated by the person.
    Ingevuld,
    /// Checked against the register.
    Gecontroleerd,
    /// Was checked, but that is out of date.
    Verlopen,
}

/// The entry of a person in a professional register.
#[derive(async_graphql::Description)]
pub struct Registratie(registratie::Model);

impl From<registratie::Model> for Registratie {
    fn from(row: registratie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Registratie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Registratie.id(self.0.id)
    }

    /// The register.
    async fn register(&self) -> Register {
        self.0.register.into()
    }

    /// The number in the register. Being well-formed proves nothing: see `verificatie`.
    async fn nummer(&self) -> &str {
        &self.0.nummer
    }

    /// The profession or chamber in which the person is registered, in Dutch.
    async fn beroep(&self) -> Option<&str> {
        self.0.beroep.as_deref()
    }

    /// The first day on which the registration holds; null when it is not known.
    async fn ingangsdatum(&self) -> Option<Date> {
        self.0.ingangsdatum.map(Into::into)
    }

    /// The first day on which the registration no longer holds; null when no end is known.
    async fn geldig_tot(&self) -> Option<Date> {
        self.0.geldig_tot.map(Into::into)
    }

    /// How sure the service is of it today: what was checked and has ended is `VERLOPEN`.
    async fn verificatie(&self, ctx: &Context<'_>) -> Verificatie {
        rules::verificatie(&self.0, ctx.op().today()).into()
    }

    /// Whether the person asked BEHEER to check it, who sees it since.
    async fn controle_gevraagd(&self) -> bool {
        self.0.controle_gevraagd
    }

    /// The person, if you may see them.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(Some(self.0.member_id), member::ById).await
    }

    /// Grows by one with every change. Send it along with an action.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was last checked against the register, in UTC; null when it never was.
    async fn gecontroleerd_op(&self) -> Option<DateTime<Utc>> {
        self.0.gecontroleerd_op
    }

    /// Where it was checked; null when it never was.
    async fn gecontroleerd_bron(&self) -> Option<&str> {
        self.0.gecontroleerd_bron.as_deref()
    }
}

/// The registraties of a member that the actor may see, last entered first.
pub(crate) async fn registraties_of_member(
    ctx: &Context<'_>,
    member: Uuid,
    args: PageArgs,
) -> Nullable<Connection<Registratie>> {
    Connection::nested(ctx, args, read::Registraties, member).await
}
