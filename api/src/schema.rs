//! The roof: merges the root fields of the rooms. The only file that knows all rooms.

use async_graphql::{
    Context, EmptySubscription, ID, Interface, MergedObject, Object, SDLExportOptions, ValidationMode,
};

use crate::{
    activiteit, agenda, discipline,
    error::{Error, Result},
    gebied,
    graph::{ContextExt, Kind, Nullable, Op, id},
    lidmaatschap, logboek, member, opgave, organisatie, praktijk, raamwerk, thema, vereniging,
};

/// An object that can be fetched again by its id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "The global id: opaque, unique over all types, and good for ever."
))]
pub enum Node {
    /// See [`activiteit`].
    Activiteit(activiteit::Activiteit),
    /// See [`agenda`].
    Agenda(agenda::Agenda),
    /// See [`agenda`].
    AgendaEditie(agenda::AgendaEditie),
    /// See [`vereniging`].
    Beroepsvereniging(vereniging::Beroepsvereniging),
    /// See [`praktijk`].
    Deelname(praktijk::Deelname),
    /// See [`discipline`].
    Discipline(discipline::Discipline),
    /// See [`gebied`].
    Gebied(gebied::Gebied),
    /// See [`praktijk`].
    LerendePraktijk(praktijk::LerendePraktijk),
    /// See [`lidmaatschap`].
    Lidmaatschap(lidmaatschap::Lidmaatschap),
    /// See [`logboek`].
    Logregel(logboek::Logregel),
    /// See [`member`].
    Member(member::Member),
    /// See [`opgave`].
    Ontwikkelopgave(opgave::Ontwikkelopgave),
    /// See [`organisatie`].
    Organisatie(organisatie::Organisatie),
    /// See [`raamwerk`].
    Raamwerk(raamwerk::Raamwerk),
    /// See [`raamwerk`].
    RaamwerkNiveau(raamwerk::RaamwerkNiveau),
    /// See [`raamwerk`].
    RaamwerkParameter(raamwerk::RaamwerkParameter),
    /// See [`lidmaatschap`].
    Registratie(lidmaatschap::Registratie),
    /// See [`raamwerk`].
    Samenwerkingsvorm(raamwerk::Samenwerkingsvorm),
    /// See [`thema`].
    Thema(thema::Thema),
    /// See [`raamwerk`].
    WerkzaamCluster(raamwerk::WerkzaamCluster),
    /// See [`raamwerk`].
    WerkzameFactor(raamwerk::WerkzameFactor),
}

/// Root fields that belong to no room.
#[derive(Default)]
pub struct General;

#[Object]
impl General {
    /// Any object by its global id; null when there is none, or when you may not see it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Nullable<Node> {
        node(ctx.op(), &id).await.transpose()
    }

    /// Objects by their global ids, in the same order; null for each that is absent or not visible.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, 100 at most.")] ids: Vec<ID>,
    ) -> Vec<Nullable<Node>> {
        let op = ctx.op();
        futures::future::join_all(ids.iter().map(|id| async { node(op, id).await.transpose() })).await
    }
}

async fn node(op: &Op, id: &ID) -> Result<Option<Node>> {
    let (kind, key) = id::parse(id)?;
    Ok(match kind {
        Kind::Activiteit => op
            .load(activiteit::ById(key))
            .await?
            .map(|row| Node::Activiteit(row.into())),
        Kind::Agenda => op
            .load(agenda::ById(key))
            .await?
            .map(|row| Node::Agenda(row.into())),
        Kind::AgendaEditie => op
            .load(agenda::EditieById(key))
            .await?
            .map(|row| Node::AgendaEditie(row.into())),
        Kind::Beroepsvereniging => op
            .load(vereniging::ById(key))
            .await?
            .map(|row| Node::Beroepsvereniging(row.into())),
        Kind::Discipline => op
            .load(discipline::ById(key))
            .await?
            .map(|row| Node::Discipline(row.into())),
        Kind::Gebied => op
            .load(gebied::ById(key))
            .await?
            .map(|row| Node::Gebied(row.into())),
        Kind::Lidmaatschap => op
            .load(lidmaatschap::ById(key))
            .await?
            .map(|row| Node::Lidmaatschap(row.into())),
        Kind::Deelname => op
            .load(praktijk::DeelnameById(key))
            .await?
            .map(|row| Node::Deelname(row.into())),
        Kind::LerendePraktijk => op
            .load(praktijk::ById(key))
            .await?
            .map(|row| Node::LerendePraktijk(row.into())),
        Kind::Logregel => op
            .load(logboek::ById(key))
            .await?
            .map(|row| Node::Logregel(row.into())),
        Kind::Member => op
            .load(member::ById(key))
            .await?
            .map(|row| Node::Member(row.into())),
        Kind::Ontwikkelopgave => op
            .load(opgave::ById(key))
            .await?
            .map(|row| Node::Ontwikkelopgave(row.into())),
        Kind::Organisatie => op
            .load(organisatie::ById(key))
            .await?
            .map(|row| Node::Organisatie(row.into())),
        Kind::Raamwerk => op
            .load(raamwerk::ById(key))
            .await?
            .map(|row| Node::Raamwerk(row.into())),
        Kind::RaamwerkNiveau => op
            .load(raamwerk::niveau(key))
            .await?
            .map(|row| Node::RaamwerkNiveau(row.into())),
        Kind::RaamwerkParameter => op
            .load(raamwerk::parameter(key))
            .await?
            .map(|row| Node::RaamwerkParameter(row.into())),
        Kind::Registratie => op
            .load(lidmaatschap::RegistratieById(key))
            .await?
            .map(|row| Node::Registratie(row.into())),
        Kind::Samenwerkingsvorm => op
            .load(raamwerk::vorm(key))
            .await?
            .map(|row| Node::Samenwerkingsvorm(row.into())),
        Kind::Thema => op
            .load(thema::ById(key))
            .await?
            .map(|row| Node::Thema(row.into())),
        Kind::WerkzaamCluster => op
            .load(raamwerk::cluster(key))
            .await?
            .map(|row| Node::WerkzaamCluster(row.into())),
        Kind::WerkzameFactor => op
            .load(raamwerk::factor(key))
            .await?
            .map(|row| Node::WerkzameFactor(row.into())),
        _ => return Err(Error::BadRequest("Dit is geen geldig id.".into())),
    })
}

/// Everything that can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    General,
    logboek::Queries,
    raamwerk::Queries,
    discipline::Queries,
    gebied::Queries,
    organisatie::Queries,
    vereniging::Queries,
    member::Queries,
    praktijk::Queries,
    activiteit::Queries,
    thema::Queries,
    agenda::Queries,
    opgave::Queries,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(member::Mutations, praktijk::Mutations);

/// The schema of the service.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Builds the schema. Documents are validated in front of it, so it checks only what it must to run.
pub fn build() -> Schema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .validation_mode(ValidationMode::Fast)
        .finish()
}

/// The contract, as it stands in `schema.graphql`.
pub fn sdl() -> String {
    build().sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items(),
    )
}
