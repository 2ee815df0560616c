//! One Lerende Praktijk that never was, with a whole cyclus of measuring, reflecting and improving.

use std::collections::BTreeMap;

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    analysetoestemming, cyclus, deelname, lijst_stelling, meting, meting_niveau, praktijk,
    praktijk_onderwijssoort, praktijk_partner, reflectie, reflectie_factor, stelling, stellingenlijst,
    verbeterstap, verbeterstap_stand,
};
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Deserializer, de::Error};
use uuid::Uuid;

use super::{Boek, gemeten, leden, omgeving::organisatie_id, sleutel, zoek};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bestand {
    praktijk: Praktijk,
    lijst: Lijst,
    cyclus: Vec<Cyclus>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Praktijk {
    sleutel: String,
    naam: String,
    samenvatting: String,
    werkwijze: String,
    lead: String,
    partners: Vec<String>,
    gebied: String,
    #[serde(deserialize_with = "waarde")]
    onderwijssoort: praktijk_onderwijssoort::Onderwijssoort,
    samenwerkingsvorm: String,
    startdatum: NaiveDate,
    aangemaakt: DateTime<Utc>,
    /// When it let analysts read along.
    toestemming: DateTime<Utc>,
    deelnames: Vec<Deelname>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deelname {
    lid: String,
    #[serde(deserialize_with = "waarde")]
    rol: deelname::Rol,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lijst {
    titel: String,
    aangemaakt: DateTime<Utc>,
    stellingen: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cyclus {
    van: NaiveDate,
    tot: Option<NaiveDate>,
    #[serde(deserialize_with = "waarde")]
    stand: cyclus::Stand,
    aangemaakt: DateTime<Utc>,
    meting: gemeten::Meting,
    reflectie: Reflectie,
    stap: Vec<Stap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reflectie {
    wat_werkt: String,
    waar_vast: String,
    welke_stap: String,
    factoren: Vec<String>,
    door: String,
    aangemaakt: DateTime<Utc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stap {
    tekst: String,
    organisatie: Option<String>,
    lid: Option<String>,
    streefdatum: NaiveDate,
    door: String,
    verloop: Vec<Verloop>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verloop {
    #[serde(deserialize_with = "waarde")]
    stand: verbeterstap::Stand,
    op: DateTime<Utc>,
    toelichting: Option<String>,
}

/// Why the parameters of the file were not scored, by code.
pub(super) fn redenen<'de, D>(invoer: D) -> Result<BTreeMap<String, meting_niveau::NietGescoord>, D::Error>
where
    D: Deserializer<'de>,
{
    let rijen = BTreeMap::<String, String>::deserialize(invoer)?;
    let reden = |(code, reden)| {
        let reden = meting_niveau::NietGescoord::try_from_value(&reden);
        Ok((code, reden.map_err(D::Error::custom)?))
    };
    rijen.into_iter().map(reden).collect()
}

fn lees_bestand() -> anyhow::Result<Bestand> {
    lees("cyclus", include_str!("../../../data/demo/cyclus.toml"))
}

/// The short name of the praktijk that never was, and its key.
pub(super) fn praktijk() -> anyhow::Result<(String, Uuid)> {
    let rij = lees_bestand()?.praktijk;
    let id = sleutel::demo("praktijk", &rij.sleutel, rij.aangemaakt);
    Ok((rij.sleutel, id))
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand = lees_bestand()?;
    let (_, id) = praktijk()?;
    laad_praktijk(db, boek, id, &bestand.praktijk).await?;
    let stellingen = laad_lijst(db, boek, id, &bestand.lijst).await?;
    for (rij, nummer) in bestand.cyclus.iter().zip(1..) {
        let op = boek.op(rij.aangemaakt);
        let cyclus_id = sleutel::demo("cyclus", &nummer.to_string(), rij.aangemaakt);
        let values = cyclus::Model {
            id: cyclus_id,
            praktijk_id: id,
            nummer,
            van: rij.van,
            tot: rij.tot,
            stand: rij.stand,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: op,
        };
        voeg_toe::<cyclus::ActiveModel, _>(db, [values]).await?;
        rij.meting
            .laad(db, boek, (id, cyclus_id), &stellingen)
            .await
            .context("what was measured")?;
        rij.reflectie.laad(db, boek, cyclus_id).await?;
        for (stap, nummer) in rij.stap.iter().zip(1..) {
            let begonnen = bestand.praktijk.aangemaakt;
            stap.laad(db, boek, (cyclus_id, nummer), begonnen).await?;
        }
    }
    Ok(())
}

/// The key of who takes part in it.
fn deelname_id(lid: &str, aangemaakt: DateTime<Utc>) -> Uuid {
    sleutel::demo("deelname", &format!("{lid}:beukenpad"), aangemaakt)
}

async fn laad_praktijk(
    db: &impl ConnectionTrait,
    boek: &Boek,
    id: Uuid,
    rij: &Praktijk,
) -> anyhow::Result<()> {
    let op = boek.op(rij.aangemaakt);
    let values = praktijk::Model {
        id,
        naam: rij.naam.clone(),
        samenvatting: rij.samenvatting.clone(),
        doel: None,
        vraag: None,
        werkwijze: Some(rij.werkwijze.clone()),
        fase: praktijk::Fase::InUitvoering,
        lead_organisatie_id: Some(organisatie_id(&rij.lead)),
        gebied_id: boek.gebied(Some(&rij.gebied))?,
        samenwerkingsvorm_id: boek.vorm(Some(&rij.samenwerkingsvorm))?,
        startdatum: rij.startdatum,
        einddatum: None,
        bron: None,
        demo: true,
        version: 1,
        created_at: op,
        updated_at: op,
    };
    voeg_toe::<praktijk::ActiveModel, _>(db, [values]).await?;
    let soort = praktijk_onderwijssoort::Model {
        praktijk_id: id,
        onderwijssoort: rij.onderwijssoort,
    };
    voeg_toe::<praktijk_onderwijssoort::ActiveModel, _>(db, [soort]).await?;
    let partners = rij.partners.iter().map(|naam| praktijk_partner::Model {
        id: sleutel::demo(
            "praktijk_partner",
            &format!("{}:{naam}", rij.sleutel),
            rij.aangemaakt,
        ),
        praktijk_id: id,
        organisatie_id: organisatie_id(naam),
        van: Some(rij.startdatum),
        tot: None,
        version: 1,
        created_at: op,
        updated_at: op,
    });
    voeg_toe::<praktijk_partner::ActiveModel, _>(db, partners).await?;
    let sleutels = leden::sleutels()?;
    let mut deelnames = Vec::new();
    for deel in &rij.deelnames {
        deelnames.push(deelname::Model {
            id: deelname_id(&deel.lid, rij.aangemaakt),
            praktijk_id: id,
            member_id: *zoek(&sleutels, &deel.lid)?,
            rol: deel.rol,
            zichtbaarheid: deelname::Zichtbaarheid::Profiel,
            van: rij.startdatum,
            tot: None,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    let facilitator = deelnames.first().map(|deel| deel.member_id);
    voeg_toe::<deelname::ActiveModel, _>(db, deelnames).await?;
    let gegeven = boek.op(rij.toestemming);
    let toestemming = analysetoestemming::Model {
        id: sleutel::demo("analysetoestemming", &rij.sleutel, rij.toestemming),
        praktijk_id: id,
        gegeven_door_id: facilitator,
        ingetrokken_op: None,
        ingetrokken_door_id: None,
        version: 1,
        created_at: gegeven,
        updated_at: gegeven,
    };
    Ok(voeg_toe::<analysetoestemming::ActiveModel, _>(db, [toestemming]).await?)
}

/// The list and its stellingen; gives their keys, that of the list first.
async fn laad_lijst(
    db: &impl ConnectionTrait,
    boek: &Boek,
    praktijk: Uuid,
    lijst: &Lijst,
) -> anyhow::Result<(Uuid, Vec<Uuid>)> {
    let op = boek.op(lijst.aangemaakt);
    let lijst_id = sleutel::demo("stellingenlijst", &lijst.titel, lijst.aangemaakt);
    let values = stellingenlijst::Model {
        id: lijst_id,
        praktijk_id: Some(praktijk),
        titel: lijst.titel.clone(),
        versie: 1,
        vorige_id: None,
        demo: true,
        created_at: op,
    };
    voeg_toe::<stellingenlijst::ActiveModel, _>(db, [values]).await?;
    let id = |tekst: &String| sleutel::demo("stelling", tekst, lijst.aangemaakt);
    let stellingen = lijst.stellingen.iter().map(|tekst| stelling::Model {
        id: id(tekst),
        praktijk_id: Some(praktijk),
        lijn_id: id(tekst),
        versie: 1,
        tekst: tekst.clone(),
        created_at: op,
    });
    voeg_toe::<stelling::ActiveModel, _>(db, stellingen).await?;
    let plekken = lijst
        .stellingen
        .iter()
        .zip(1..)
        .map(|(tekst, nummer)| lijst_stelling::Model {
            lijst_id,
            stelling_id: id(tekst),
            nummer,
        });
    voeg_toe::<lijst_stelling::ActiveModel, _>(db, plekken).await?;
    Ok((lijst_id, lijst.stellingen.iter().map(id).collect()))
}

impl Reflectie {
    async fn laad(&self, db: &impl ConnectionTrait, boek: &Boek, cyclus_id: Uuid) -> anyhow::Result<()> {
        let id = sleutel::demo("reflectie", &cyclus_id.to_string(), self.aangemaakt);
        let values = reflectie::Model {
            id,
            cyclus_id,
            nummer: 1,
            wat_werkt: self.wat_werkt.clone(),
            waar_vast: self.waar_vast.clone(),
            welke_stap: self.welke_stap.clone(),
            door_id: Some(*zoek(&leden::sleutels()?, &self.door)?),
            demo: true,
            created_at: boek.op(self.aangemaakt),
        };
        voeg_toe::<reflectie::ActiveModel, _>(db, [values]).await?;
        let mut factoren = Vec::new();
        for code in &self.factoren {
            factoren.push(reflectie_factor::Model {
                reflectie_id: id,
                factor_id: boek.element(&format!("VERWOERDT:{code}"))?,
            });
        }
        Ok(voeg_toe::<reflectie_factor::ActiveModel, _>(db, factoren).await?)
    }
}

impl Stap {
    async fn laad(
        &self,
        db: &impl ConnectionTrait,
        boek: &Boek,
        (cyclus_id, nummer): (Uuid, i32),
        begonnen: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        let first = self.verloop.first().context("a step begins")?;
        let last = self.verloop.last().context("a step begins")?;
        let id = sleutel::demo("verbeterstap", &format!("{cyclus_id}:{nummer}"), first.op);
        let values = verbeterstap::Model {
            id,
            cyclus_id,
            tekst: self.tekst.clone(),
            organisatie_id: self.organisatie.as_deref().map(organisatie_id),
            deelname_id: self.lid.as_deref().map(|lid| deelname_id(lid, begonnen)),
            streefdatum: Some(self.streefdatum),
            stand: last.stand,
            demo: true,
            version: i32::try_from(self.verloop.len())?,
            created_at: boek.op(first.op),
            updated_at: boek.op(last.op),
        };
        voeg_toe::<verbeterstap::ActiveModel, _>(db, [values]).await?;
        let door_id = Some(*zoek(&leden::sleutels()?, &self.door)?);
        let standen = self
            .verloop
            .iter()
            .zip(1..)
            .map(|(rij, nummer)| verbeterstap_stand::Model {
                id: sleutel::demo("verbeterstap_stand", &format!("{id}:{nummer}"), rij.op),
                verbeterstap_id: id,
                nummer,
                stand: rij.stand,
                toelichting: rij.toelichting.clone(),
                door_id,
                created_at: boek.op(rij.op),
            });
        Ok(voeg_toe::<verbeterstap_stand::ActiveModel, _>(db, standen).await?)
    }
}

/// Gives a meting the state that it has, once all that belongs to it is there.
pub(super) async fn stel_vast(db: &impl ConnectionTrait, id: Uuid) -> anyhow::Result<()> {
    meting::Entity::update_many()
        .col_expr(
            meting::Column::Status,
            Expr::value(meting::Status::Vastgesteld.to_value()),
        )
        .filter(meting::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
