//! The service tells a member what became of something: a code and references, never a text of a person.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::leervraag::Afwijsreden;

/// One row of `bericht`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bericht")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whom it is for.
    pub member_id: Uuid,
    pub soort: Soort,
    pub leervraag_id: Option<Uuid>,
    pub melding_id: Option<Uuid>,
    pub praktijk_id: Option<Uuid>,
    pub uitnodiging_id: Option<Uuid>,
    pub expertvraag_id: Option<Uuid>,
    pub goodpractice_id: Option<Uuid>,
    pub bijdrage_id: Option<Uuid>,
    pub inzicht_id: Option<Uuid>,
    pub begrip_id: Option<Uuid>,
    pub reactie_id: Option<Uuid>,
    pub tekstmelding_id: Option<Uuid>,
    /// The reason of a decision that has one.
    pub reden: Option<Afwijsreden>,
    pub gelezen_op: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// To the asker: it was published.
    LeervraagGepubliceerd,
    /// To the asker: it was refused.
    LeervraagAfgewezen,
    /// To the asker: it was taken back from publication.
    LeervraagTeruggenomen,
    /// To the asker: it was merged into another.
    LeervraagSamengevoegd,
    /// To who recognised it: it was merged, and the recognition can be taken along.
    HerkendeSamengevoegd,
    /// To both: the merging was undone.
    SamenvoegingOngedaan,
    /// To the asker: a decision was undone.
    BesluitOngedaan,
    /// To the reporter: the report was closed.
    MeldingAfgehandeld,
    /// To the invited: a Lerende Praktijk invites you.
    Uitgenodigd,
    /// To the invited: the invitation was withdrawn.
    UitnodigingIngetrokken,
    /// To who invited: it was accepted.
    UitnodigingAanvaard,
    /// To who invited: it was declined.
    UitnodigingAfgeslagen,
    /// To the member: an editor entered that you take part.
    DeelnameToegevoegd,
    /// To the member: somebody else ended that you take part.
    DeelnameBeeindigd,
    /// To the asker: an expert answered.
    ExpertvraagBeantwoord,
    /// To the asker: it will not be answered.
    ExpertvraagNietBeantwoord,
    /// To the facilitators where it arose: editors shared it.
    GoodpracticeGedeeld,
    /// To the same: editors gave it back.
    GoodpracticeTeruggegeven,
    /// To the same: somebody else withdrew it.
    GoodpracticeIngetrokken,
    /// To the same: another praktijk took it over.
    GoodpracticeOvergenomen,
    /// To the expert who is asked by name.
    ExpertvraagGesteld,
    /// To its writer: it was published.
    BijdrageGepubliceerd,
    /// To its writer: it was refused, also after it was published.
    BijdrageAfgewezen,
    /// To who wrote it down: it was published.
    InzichtGepubliceerd,
    /// To who wrote it down: it was refused, also after it was published.
    InzichtAfgewezen,
    /// To who proposed it: it was published.
    BegripGepubliceerd,
    /// To who proposed it: it was taken back from publication.
    BegripTeruggenomen,
    /// To who proposed it: it was refused.
    BegripAfgewezen,
    /// To the member who reacted on an edition: editors answered.
    AgendareactieBeantwoord,
    /// To who wrote it, or facilitates where it was written: editors hid a text that was reported.
    TekstVerborgen,
    /// To the same: editors show it again.
    TekstWeerGetoond,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
