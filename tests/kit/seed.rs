//! Facts: rows that a test begins with. What the service does with them goes through its actors.

use api::{
    demo::{referentie, referentie_id},
    graph::id::Kind,
};
use chrono::NaiveDate;
use entity::{deelname, member, organisatie, praktijk};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::{Stage, actor::Actor};

/// The global id of an object, as clients know it.
pub(crate) fn global(kind: Kind, key: Uuid) -> String {
    kind.id(key).0
}

/// A calendar date, as it is written: `2026-09-01`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date as 2026-09-01")
}

/// The global id of a discipline of the reference data.
pub(crate) fn discipline(code: &str) -> String {
    global(Kind::Discipline, referentie_id("discipline", code))
}

/// The global id of a form of collaboration of the reference data.
pub(crate) fn vorm(code: &str) -> String {
    let key = referentie_id("raamwerk_element", &format!("COP@2020:{code}"));
    global(Kind::Samenwerkingsvorm, key)
}

impl Stage {
    /// Loads the reference data, as the service does when it starts.
    pub(crate) async fn reference(&self) {
        referentie::laad(self.writer(), self.now())
            .await
            .expect("reference data loads");
    }

    /// A school of this name.
    pub(crate) async fn organisatie(&self, naam: &str) -> Uuid {
        let row = organisatie::Model {
            id: self.named(naam),
            naam: naam.into(),
            soort: organisatie::Soort::School,
            gebied_id: None,
            brin: None,
            demo: true,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        organisatie::Entity::insert(row.into_active_model())
            .exec_without_returning(self.writer())
            .await
            .expect("an organisation");
        self.named(naam)
    }

    /// A Lerende Praktijk of this name, under way since the beginning of 2026.
    pub(crate) async fn praktijk(&self, naam: &str) -> Uuid {
        let row = praktijk::Model {
            id: self.named(naam),
            naam: naam.into(),
            samenvatting: "School en jeugdhulp leren samen.".into(),
            werkwijze: Some("Elke maand een rondgang.".into()),
            doel: None,
            vraag: None,
            fase: praktijk::Fase::InUitvoering,
            lead_organisatie_id: None,
            gebied_id: None,
            samenwerkingsvorm_id: None,
            startdatum: day("2026-01-01"),
            einddatum: None,
            bron: None,
            demo: true,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        praktijk::Entity::insert(row.into_active_model())
            .exec_without_returning(self.writer())
            .await
            .expect("a praktijk");
        self.named(naam)
    }

    /// Somebody takes part in a praktijk, from a day and, it may be, up to a day.
    pub(crate) async fn deelname(
        &self,
        (praktijk, member): (Uuid, Uuid),
        rol: deelname::Rol,
        van: &str,
        tot: Option<&str>,
    ) -> Uuid {
        let id = self.named(&format!("{praktijk}{member}{rol:?}{van}"));
        let row = deelname::Model {
            id,
            praktijk_id: praktijk,
            member_id: member,
            rol,
            van: day(van),
            tot: tot.map(day),
            zichtbaarheid: deelname::Zichtbaarheid::Profiel,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        deelname::Entity::insert(row.into_active_model())
            .exec_without_returning(self.writer())
            .await
            .expect("a deelname");
        id
    }

    /// Makes the profile of a member visible to nobody, or to the other members again.
    pub(crate) async fn shows(&self, who: &Actor<'_>, zichtbaarheid: member::Zichtbaarheid) {
        let values = member::ActiveModel {
            id: Set(who.id),
            zichtbaarheid: Set(zichtbaarheid),
            ..Default::default()
        };
        values.update(self.writer()).await.expect("a member");
    }

    /// Blocks a member.
    pub(crate) async fn block(&self, who: &Actor<'_>) {
        let values = member::ActiveModel {
            id: Set(who.id),
            status: Set(member::Status::Geblokkeerd),
            ..Default::default()
        };
        values.update(self.writer()).await.expect("a member");
    }
}
