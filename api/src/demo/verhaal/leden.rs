//! The fictitious members: who they are, where they take part, and what they are member of.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{deelname, identity, lidmaatschap, member, member_discipline, registratie};
use sea_orm::{ActiveEnum, ConnectionTrait};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Boek, Speler,
    omgeving::{organisatie_id, praktijk_id},
    sleutel,
};
use crate::demo::{
    bestand::{keuze, lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leden {
    lid: Vec<Lid>,
    organisatielid: Vec<Organisatielid>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lid {
    subject: String,
    naam: String,
    over: Option<String>,
    #[serde(default, deserialize_with = "keuze")]
    soort: Option<member::Soort>,
    disciplines: Vec<String>,
    #[serde(default, deserialize_with = "keuze")]
    niveau: Option<member::Niveau>,
    organisatie: Option<String>,
    gebied: Option<String>,
    #[serde(deserialize_with = "waarde")]
    zichtbaarheid: member::Zichtbaarheid,
    aangemaakt: DateTime<Utc>,
    #[serde(default)]
    deelnames: Vec<Deelname>,
    #[serde(default)]
    lidmaatschappen: Vec<Lidmaatschap>,
    #[serde(default)]
    registraties: Vec<Registratie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deelname {
    praktijk: String,
    #[serde(deserialize_with = "waarde")]
    rol: deelname::Rol,
    van: NaiveDate,
    tot: Option<NaiveDate>,
    /// As the profile says, where nothing else is said.
    #[serde(default, deserialize_with = "keuze")]
    zichtbaarheid: Option<deelname::Zichtbaarheid>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisatielid {
    organisatie: String,
    lidmaatschap: Lidmaatschap,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lidmaatschap {
    vereniging: String,
    lidnummer: String,
    lidsoort: Option<String>,
    #[serde(deserialize_with = "waarde")]
    status: lidmaatschap::Status,
    ingangsdatum: NaiveDate,
    einddatum: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registratie {
    #[serde(deserialize_with = "waarde")]
    register: registratie::Register,
    nummer: String,
    beroep: Option<String>,
    geldig_tot: Option<NaiveDate>,
}

fn lees_leden() -> anyhow::Result<Leden> {
    lees("leden", include_str!("../../../data/demo/leden.toml"))
}

fn member_id(lid: &Lid) -> Uuid {
    sleutel::demo("member", &lid.subject, lid.aangemaakt)
}

/// The keys of all members by subject.
pub(super) fn sleutels() -> anyhow::Result<HashMap<String, Uuid>> {
    Ok(lees_leden()?
        .lid
        .iter()
        .map(|lid| (lid.subject.clone(), member_id(lid)))
        .collect())
}

/// The key of the deelname of a member in a praktijk.
fn deelname_id(lid: &Lid, praktijk: &str) -> Uuid {
    sleutel::demo("deelname", &format!("{}:{praktijk}", lid.subject), lid.aangemaakt)
}

/// The keys of all deelnames by subject and praktijk.
pub(super) fn deelnames() -> anyhow::Result<HashMap<(String, String), Uuid>> {
    let of = |lid: &Lid| {
        let rijen = lid.deelnames.iter();
        let sleutel = |praktijk: &String| (lid.subject.clone(), praktijk.clone());
        let all = rijen.map(|rij| (sleutel(&rij.praktijk), deelname_id(lid, &rij.praktijk)));
        all.collect::<Vec<_>>()
    };
    Ok(lees_leden()?.lid.iter().flat_map(of).collect())
}

/// The members in the order of the file.
pub(super) fn spelers() -> anyhow::Result<Vec<Speler>> {
    let speler = |lid: Lid| Speler {
        member_id: member_id(&lid),
        deelnames: lid
            .deelnames
            .iter()
            .map(|rij| (rij.praktijk.clone(), rij.rol.to_value()))
            .collect(),
        subject: lid.subject,
        naam: lid.naam,
    };
    Ok(lees_leden()?.lid.into_iter().map(speler).collect())
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek, issuer: &str) -> anyhow::Result<()> {
    let bestand = lees_leden()?;
    let mut rijen = Rijen::default();
    for lid in &bestand.lid {
        rijen.lid(lid, boek, issuer)?;
    }
    for lid in &bestand.organisatielid {
        let houder = (None, Some(organisatie_id(&lid.organisatie)));
        rijen.lidmaatschap(&lid.lidmaatschap, houder, lid.lidmaatschap.begin(), boek)?;
    }
    voeg_toe::<member::ActiveModel, _>(db, rijen.leden).await?;
    voeg_toe::<member_discipline::ActiveModel, _>(db, rijen.disciplines).await?;
    voeg_toe::<identity::ActiveModel, _>(db, rijen.identiteiten).await?;
    voeg_toe::<deelname::ActiveModel, _>(db, rijen.deelnames).await?;
    voeg_toe::<lidmaatschap::ActiveModel, _>(db, rijen.lidmaatschappen).await?;
    Ok(voeg_toe::<registratie::ActiveModel, _>(db, rijen.registraties).await?)
}

impl Lidmaatschap {
    /// The moment of a membership that no person came with.
    fn begin(&self) -> DateTime<Utc> {
        self.ingangsdatum.and_time(chrono::NaiveTime::MIN).and_utc()
    }
}

#[derive(Default)]
struct Rijen {
    leden: Vec<member::Model>,
    disciplines: Vec<member_discipline::Model>,
    identiteiten: Vec<identity::Model>,
    deelnames: Vec<deelname::Model>,
    lidmaatschappen: Vec<lidmaatschap::Model>,
    registraties: Vec<registratie::Model>,
}

impl Rijen {
    fn lid(&mut self, lid: &Lid, boek: &Boek, issuer: &str) -> anyhow::Result<()> {
        let (id, moment) = (member_id(lid), lid.aangemaakt);
        let op = boek.op(moment);
        self.leden.push(member::Model {
            id,
            soort: lid.soort.unwrap_or(member::Soort::Professional),
            naam: lid.naam.clone(),
            over: lid.over.clone(),
            niveau: lid.niveau,
            organisatie_id: lid.organisatie.as_deref().map(organisatie_id),
            gebied_id: boek.gebied(lid.gebied.as_deref())?,
            zichtbaarheid: lid.zichtbaarheid,
            status: member::Status::Actief,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: op,
        });
        for code in &lid.disciplines {
            let discipline_id = boek.discipline(code)?.id;
            self.disciplines.push(member_discipline::Model {
                member_id: id,
                discipline_id,
            });
        }
        self.identiteiten.push(identity::Model {
            id: sleutel::demo("identity", &lid.subject, moment),
            member_id: id,
            issuer: issuer.to_owned(),
            subject: lid.subject.clone(),
            created_at: op,
        });
        for rij in &lid.deelnames {
            let op = boek.op(rij.van.and_time(chrono::NaiveTime::MIN).and_utc().max(moment));
            self.deelnames.push(deelname::Model {
                id: deelname_id(lid, &rij.praktijk),
                praktijk_id: praktijk_id(&rij.praktijk)?,
                member_id: id,
                rol: rij.rol,
                van: rij.van,
                tot: rij.tot,
                zichtbaarheid: rij.zichtbaarheid.unwrap_or(deelname::Zichtbaarheid::Profiel),
                version: 1,
                created_at: op,
                updated_at: op,
            });
        }
        for rij in &lid.lidmaatschappen {
            self.lidmaatschap(rij, (Some(id), None), moment, boek)?;
        }
        for rij in &lid.registraties {
            self.registraties.push(registratie::Model {
                id: sleutel::demo("registratie", &rij.nummer, moment),
                member_id: id,
                register: rij.register,
                nummer: rij.nummer.clone(),
                beroep: rij.beroep.clone(),
                ingangsdatum: None,
                geldig_tot: rij.geldig_tot,
                // Nobody ever checked an invented number.
                verificatie: registratie::Verificatie::Ingevuld,
                controle_gevraagd: false,
                gecontroleerd_op: None,
                gecontroleerd_bron: None,
                version: 1,
                created_at: op,
                updated_at: op,
            });
        }
        Ok(())
    }

    fn lidmaatschap(
        &mut self,
        rij: &Lidmaatschap,
        (member_id, organisatie_id): (Option<Uuid>, Option<Uuid>),
        moment: DateTime<Utc>,
        boek: &Boek,
    ) -> anyhow::Result<()> {
        let op = boek.op(moment);
        self.lidmaatschappen.push(lidmaatschap::Model {
            member_id,
            organisatie_id,
            lidnummer: rij.lidnummer.clone(),
            lidsoort_id: boek.lidsoort(&rij.vereniging, rij.lidsoort.as_deref())?,
            status: rij.status,
            einddatum: rij.einddatum,
            bron: "Demonstratie".to_owned(),
            ..lidmaatschap::Model::leeg(
                sleutel::demo("lidmaatschap", &rij.lidnummer, moment),
                boek.vereniging(&rij.vereniging)?,
                rij.ingangsdatum,
                op,
            )
        });
        Ok(())
    }
}
