//! What a lidmaatschap says once a client's User is taken: what is given, and whether it runs. The rules are those of a
//! delivered row: a lidmaatschap that is over has an end, one that runs again has none.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    lidmaatschap::{Model, Status},
    registratie::Register,
};
use uuid::Uuid;

use super::{
    fout::Fout,
    invoer::{Beside, Gegeven},
};
use crate::{inzending::voorbij, lidmaatschap::registernummer};

/// How a lidmaatschap that came over SCIM says where it came from.
const BRON: &str = "SCIM";

/// The name by which a client knows a lidmaatschap.
pub(in crate::scim) fn gebruikersnaam(row: &Model) -> &str {
    row.scim_gebruikersnaam.as_deref().unwrap_or(&row.lidnummer)
}

/// Whether a lidmaatschap is not over on a day; one that is still to begin is not.
pub(in crate::scim) fn loopt_op(row: &Model, vandaag: NaiveDate) -> bool {
    !voorbij(row.status, row.einddatum, vandaag)
}

/// The lidnummer of a lidmaatschap to which its association gave none.
pub(in crate::scim) fn zonder_nummer(id: Uuid) -> String {
    format!("scim-{}", id.simple())
}

/// Whether the lidnummer is such a one.
pub(in crate::scim) fn voorlopig(row: &Model) -> bool {
    row.lidnummer == zonder_nummer(row.id)
}

/// A lidmaatschap that says nothing yet.
pub(in crate::scim) fn leeg(id: Uuid, vereniging: Uuid, vandaag: NaiveDate, now: DateTime<Utc>) -> Model {
    Model {
        lidnummer: zonder_nummer(id),
        bron: BRON.to_owned(),
        version: 0,
        ..Model::leeg(id, vereniging, vandaag, now)
    }
}

/// The lidmaatschap as a client's User makes it. `nieuw` says that it was not there for the client; `lidsoort` is the one
/// that was named.
pub(in crate::scim) fn na(
    voor: &Model,
    nieuw: bool,
    gegeven: &Gegeven,
    lidsoort: Option<Uuid>,
    vandaag: NaiveDate,
) -> Result<Model, Fout> {
    let mut na = voor.clone();
    if nieuw || gegeven.gebruikersnaam != gebruikersnaam(voor) {
        na.scim_gebruikersnaam = Some(gegeven.gebruikersnaam.clone());
    }
    na.scim_extern_id.clone_from(&gegeven.extern_id);
    na.voornaam.clone_from(&gegeven.voornaam);
    na.achternaam.clone_from(&gegeven.achternaam);
    na.scim_verwijderd_op = None;
    if let Some(beside) = &gegeven.beside {
        neem(&mut na, beside, lidsoort);
    }
    leven(voor, &mut na, nieuw, gegeven, vandaag)?;
    if na.einddatum.is_some_and(|end| end < na.ingangsdatum) {
        return Err(Fout::invalid_value("De einddatum ligt voor de ingangsdatum."));
    }
    Ok(na)
}

fn neem(na: &mut Model, beside: &Beside, lidsoort: Option<Uuid>) {
    match &beside.lidnummer {
        Some(nummer) => na.lidnummer.clone_from(nummer),
        // A file knows it by its number, which stays.
        None if na.bron == BRON => na.lidnummer = zonder_nummer(na.id),
        None => {}
    }
    na.lidsoort_id = lidsoort;
    na.voorletters.clone_from(&beside.voorletters);
    na.tussenvoegsel.clone_from(&beside.tussenvoegsel);
    na.organisatienaam.clone_from(&beside.organisatienaam);
    // Where files have columns for a register, its number stands there too: both ways say one thing.
    let number = |register| {
        let mut of_it = beside.registraties.iter().filter(|one| one.register == register);
        of_it.find_map(|one| registernummer(register, &one.nummer))
    };
    na.skj = number(Register::Skj);
    na.big = number(Register::Big);
    na.ingangsdatum = beside.ingangsdatum.unwrap_or(na.ingangsdatum);
}

/// Whether it runs: as `active` says where that changes, by its end where that does, and otherwise as it did.
fn leven(
    voor: &Model,
    na: &mut Model,
    nieuw: bool,
    gegeven: &Gegeven,
    vandaag: NaiveDate,
) -> Result<(), Fout> {
    let ran = !nieuw && loopt_op(voor, vandaag);
    let spoken = gegeven.beside.as_ref().map(|beside| beside.einddatum);
    let changed = spoken.filter(|end| nieuw || *end != voor.einddatum);
    let runs = gegeven.active.unwrap_or(nieuw || ran);
    let over = |end: NaiveDate| end <= vandaag;
    match (runs, changed.flatten()) {
        (true, Some(end)) if over(end) && gegeven.active == Some(true) && !ran => {
            return Err(Fout::invalid_value(
                "active is true, en de einddatum is al geweest.",
            ));
        }
        // It ends, or is over from the beginning.
        (false, end) if ran || nieuw => {
            let end = end.filter(|end| over(*end));
            beeindig(na, end, vandaag);
        }
        // It begins, or begins again.
        (true, None) if !ran => {
            na.status = Status::Actief;
            na.einddatum = None;
        }
        (_, end) if changed.is_some() => op_einde(na, end, vandaag),
        _ => {}
    }
    Ok(())
}

/// It is over, from a day or from today.
pub(in crate::scim) fn beeindig(na: &mut Model, end: Option<NaiveDate>, vandaag: NaiveDate) {
    na.status = Status::Beeindigd;
    na.einddatum = Some(end.unwrap_or_else(|| Ord::max(vandaag, na.ingangsdatum)));
}

fn op_einde(na: &mut Model, end: Option<NaiveDate>, vandaag: NaiveDate) {
    na.einddatum = end;
    na.status = match (end, na.status) {
        (Some(_), Status::Overleden) => Status::Overleden,
        (Some(end), _) if end <= vandaag => Status::Beeindigd,
        (Some(_), _) => Status::Opgezegd,
        (None, Status::Aangemeld) => Status::Aangemeld,
        (None, _) => Status::Actief,
    };
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::{Beside, Gegeven, Model, NaiveDate, Status, leeg, loopt_op, na};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn today() -> NaiveDate {
        day("2026-09-01")
    }

    fn voor(status: Status, end: Option<&str>) -> Model {
        let now = chrono::DateTime::from_timestamp(0, 0).expect("a moment");
        Model {
            status,
            einddatum: end.map(day),
            ingangsdatum: day("2020-01-01"),
            ..leeg(uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2), today(), now)
        }
    }

    fn gegeven(active: Option<bool>, end: Option<Option<&str>>) -> Gegeven {
        Gegeven {
            gebruikersnaam: "anna".into(),
            extern_id: None,
            voornaam: None,
            achternaam: None,
            active,
            emails: Vec::new(),
            beside: end.map(|end| Beside {
                einddatum: end.map(day),
                ..Beside::default()
            }),
        }
    }

    /// Where a lidmaatschap stands × whether it is said to be active × what is said of its end.
    #[test]
    fn the_table_of_active_and_end() {
        use Status::{Aangemeld, Actief, Beeindigd, Opgezegd, Overleden};
        let starts = [
            ("nieuw", voor(Actief, None), true),
            ("Aangemeld", voor(Aangemeld, None), false),
            ("Actief", voor(Actief, None), false),
            ("Opgezegd", voor(Opgezegd, Some("2027-01-01")), false),
            ("Beeindigd", voor(Beeindigd, Some("2024-01-01")), false),
            ("Overleden", voor(Overleden, Some("2024-01-01")), false),
        ];
        let ends = [
            ("–", None),
            ("leeg", Some(None)),
            ("geweest", Some(Some("2025-05-05"))),
            ("komt", Some(Some("2028-08-08"))),
        ];
        let mut table = String::new();
        for (name, start, nieuw) in &starts {
            for active in [None, Some(true), Some(false)] {
                let told = active.map_or("–".to_owned(), |active| active.to_string());
                let _ = write!(table, "{name:<10}{told:<6}");
                for (_, end) in ends {
                    let told = match na(start, *nieuw, &gegeven(active, end), None, today()) {
                        Ok(row) => {
                            let end = row.einddatum.map_or(String::new(), |day| format!(" {day}"));
                            format!("{:?}{end}", row.status)
                        }
                        Err(_) => "kan niet".into(),
                    };
                    let _ = write!(table, "{told:<22}");
                }
                table = table.trim_end().to_owned() + "\n";
            }
        }
        expect_test::expect_file!["gevolg.txt"].assert_eq(&table);
    }

    #[test]
    fn an_end_that_has_come_is_an_end() {
        let row = voor(Status::Opgezegd, Some("2026-09-01"));
        assert!(!loopt_op(&row, today()) && loopt_op(&row, day("2026-08-31")));
    }
}
