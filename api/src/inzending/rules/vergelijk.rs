//! What a delivered row does to the membership that is there: pure, one row at a time.

use chrono::NaiveDate;
use entity::{
    inzending::Modus,
    inzending_regel::{Code, Uitkomst, Veld},
    lidmaatschap::{Model, Status},
};
use uuid::Uuid;

use super::velden::{Rij, Velden, loopt};

/// A membership as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inzending) struct Huidig {
    pub(in crate::inzending) id: Uuid,
    pub(in crate::inzending) lidnummer: String,
    pub(in crate::inzending) velden: Velden,
}

impl From<&Model> for Huidig {
    fn from(row: &Model) -> Self {
        Self {
            id: row.id,
            lidnummer: row.lidnummer.clone(),
            velden: row.into(),
        }
    }
}

/// One line of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inzending) struct Regel {
    pub(in crate::inzending) nummer: i32,
    pub(in crate::inzending) afwezig: bool,
    pub(in crate::inzending) lidnummer: Option<String>,
    pub(in crate::inzending) uitkomst: Uitkomst,
    pub(in crate::inzending) code: Option<Code>,
    pub(in crate::inzending) veld: Option<Veld>,
    /// The membership that is there; a new one gets its key when the line is stored.
    pub(in crate::inzending) lidmaatschap: Option<Uuid>,
    /// Only where it changes.
    pub(in crate::inzending) voor: Option<Velden>,
    /// Only where it changes.
    pub(in crate::inzending) na: Option<Velden>,
}

impl Regel {
    /// The fields that change.
    pub(in crate::inzending) fn velden(&self) -> Vec<Veld> {
        match (&self.voor, &self.na) {
            (Some(voor), Some(na)) => voor.verschil(na),
            _ => Vec::new(),
        }
    }
}

/// What a row does. `lidnummer`s are equal, or there is no such membership.
pub(in crate::inzending) fn vergelijk(
    rij: Rij,
    huidig: Option<&Huidig>,
    modus: Modus,
    vandaag: NaiveDate,
) -> Regel {
    let mut regel = Regel {
        nummer: rij.nummer,
        afwezig: false,
        lidnummer: rij.lidnummer.clone(),
        uitkomst: Uitkomst::Geweigerd,
        code: None,
        veld: None,
        lidmaatschap: huidig.map(|row| row.id),
        voor: None,
        na: None,
    };
    let na = match rij.fout {
        Some(fout) => Err(fout),
        None => gevolg(&rij, huidig.map(|row| &row.velden), modus, vandaag),
    };
    match (na, huidig) {
        (Err((code, veld)), _) => {
            regel.code = Some(code);
            regel.veld = veld;
        }
        (Ok(na), Some(huidig)) if na == huidig.velden => regel.uitkomst = Uitkomst::Ongewijzigd,
        (Ok(na), Some(huidig)) => {
            let ends = huidig.velden.loopt_op(vandaag) && !na.loopt_op(vandaag);
            regel.uitkomst = if ends {
                Uitkomst::Beeindigd
            } else {
                Uitkomst::Gewijzigd
            };
            regel.voor = Some(huidig.velden.clone());
            regel.na = Some(na);
        }
        (Ok(na), None) => {
            regel.uitkomst = Uitkomst::Nieuw;
            regel.na = Some(na);
        }
    }
    regel
}

/// What a membership says once a row is applied.
fn gevolg(
    rij: &Rij,
    huidig: Option<&Velden>,
    modus: Modus,
    vandaag: NaiveDate,
) -> Result<Velden, (Code, Option<Veld>)> {
    let text = |given: &Option<Option<String>>, now: Option<&Option<String>>| match given {
        Some(given) => given.clone(),
        None => now.cloned().flatten(),
    };
    // A day of beginning that is left empty does not take away what is known.
    let ingangsdatum = rij
        .ingangsdatum
        .flatten()
        .or(huidig.map(|now| now.ingangsdatum))
        .ok_or((Code::WaardeOntbreekt, Some(Veld::Ingangsdatum)))?;
    let mut einddatum = rij
        .einddatum
        .unwrap_or_else(|| huidig.and_then(|now| now.einddatum));
    let status = match rij.status.flatten() {
        Some(status) => status,
        None => afgeleid(rij, huidig.map(|now| now.status), modus, vandaag),
    };
    // What runs again, by a row that does not speak of its end, has none.
    let revived = huidig.is_some_and(|now| !loopt(now.status)) && loopt(status);
    if revived && rij.einddatum.is_none() {
        einddatum = None;
    }
    // What is over has an end: the day on which it was told, where nobody says which.
    if !loopt(status) && einddatum.is_none() {
        einddatum = Some(Ord::max(vandaag, ingangsdatum));
    }
    if einddatum.is_some_and(|end| end < ingangsdatum) {
        return Err((Code::EindVoorBegin, Some(Veld::Einddatum)));
    }
    Ok(Velden {
        voorletters: text(&rij.voorletters, huidig.map(|now| &now.voorletters)),
        voornaam: text(&rij.voornaam, huidig.map(|now| &now.voornaam)),
        tussenvoegsel: text(&rij.tussenvoegsel, huidig.map(|now| &now.tussenvoegsel)),
        achternaam: text(&rij.achternaam, huidig.map(|now| &now.achternaam)),
        organisatienaam: text(&rij.organisatienaam, huidig.map(|now| &now.organisatienaam)),
        lidsoort: rij
            .lidsoort
            .unwrap_or_else(|| huidig.and_then(|now| now.lidsoort)),
        status,
        ingangsdatum,
        einddatum,
        skj: text(&rij.skj, huidig.map(|now| &now.skj)),
        big: text(&rij.big, huidig.map(|now| &now.big)),
    })
}

/// Where a membership stands when the row does not say: by its end, where the row speaks of that; otherwise as it stood.
/// A full delivery without such columns says by naming somebody that the membership runs.
fn afgeleid(rij: &Rij, huidig: Option<Status>, modus: Modus, vandaag: NaiveDate) -> Status {
    let by_end = |end: Option<NaiveDate>| match (end, huidig) {
        (Some(_), Some(Status::Overleden)) => Status::Overleden,
        (Some(end), _) if end <= vandaag => Status::Beeindigd,
        (Some(_), _) => Status::Opgezegd,
        (None, Some(Status::Aangemeld)) => Status::Aangemeld,
        (None, _) => Status::Actief,
    };
    match (rij.einddatum, huidig) {
        (Some(end), _) => by_end(end),
        (None, Some(now)) if !loopt(now) && modus == Modus::Volledig && rij.status.is_none() => {
            Status::Actief
        }
        (None, Some(now)) => now,
        (None, None) => Status::Actief,
    }
}

/// The line for a running membership that a full delivery does not name: it is over from today, unless it was before.
pub(in crate::inzending) fn beeindig(huidig: Huidig, nummer: i32, vandaag: NaiveDate) -> Regel {
    let voor = huidig.velden;
    let einde = voor.einddatum.filter(|end| *end <= vandaag);
    let na = Velden {
        status: Status::Beeindigd,
        einddatum: Some(einde.unwrap_or_else(|| Ord::max(vandaag, voor.ingangsdatum))),
        ..voor.clone()
    };
    Regel {
        nummer,
        afwezig: true,
        lidnummer: Some(huidig.lidnummer),
        uitkomst: Uitkomst::Beeindigd,
        code: None,
        veld: None,
        lidmaatschap: Some(huidig.id),
        voor: Some(voor),
        na: Some(na),
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::ActiveEnum;

    use crate::{
        eigendom::{Eigenaar, Object, van},
        inzending::rules::VAN_DE_VERENIGING,
    };

    /// A delivery writes what the association owns, and nothing else: the table of owners says the same.
    #[test]
    fn a_delivery_writes_what_the_association_owns() {
        let mut written: Vec<String> = VAN_DE_VERENIGING
            .map(|veld| veld.to_value().to_lowercase())
            .into();
        // These say which membership it is: two to everybody, two to an identity provider.
        let named = [
            "beroepsvereniging",
            "lidnummer",
            "scim_gebruikersnaam",
            "scim_extern",
        ];
        written.extend(named.map(str::to_owned));
        let mut owned = van(Object::Lidmaatschap, Eigenaar::Vereniging);
        written.sort_unstable();
        owned.sort_unstable();
        assert_eq!(written, owned);
    }
}
