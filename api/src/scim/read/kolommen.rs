//! A filter in the words of the database. A difference between a and A counts for nothing, and text is compared by its bytes:
//! on both databases alike. Every condition is true or false, so that `not` means the same everywhere.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    lidmaatschap::{Column, Entity, Status},
    scim_email, scim_registratie,
};
use sea_orm::{
    ColumnTrait, Condition, DbBackend, ExprTrait,
    sea_query::{Expr, Func, Query, SimpleExpr},
};
use serde_json::Value;

use super::sleutel;
use crate::scim::rules::{
    filter::{Als, Filter, Pad, Vergelijking, als, mag, zoek},
    schema::{Attribuut, Soort, USERS},
};

/// What an attribute is in the database.
pub(super) enum Kolom {
    /// A text, already with small letters where case counts for nothing.
    Tekst(SimpleExpr),
    /// A moment.
    Moment(SimpleExpr),
    /// Something that holds or does not.
    JaNee(Condition),
    /// Our id.
    Id,
    /// The rows of another table, and which attribute of theirs.
    Binnen(Tabel, &'static str),
}

/// Where the values of an attribute with several stand.
#[derive(Clone, Copy)]
pub(super) enum Tabel {
    Emails,
    Registraties,
}

/// In which words, and on which day.
#[derive(Clone, Copy)]
pub(super) struct Taal {
    pub(super) backend: DbBackend,
    pub(super) vandaag: NaiveDate,
}

impl Taal {
    /// A text by its bytes; `exact` when case matters.
    pub(super) fn tekst(self, sql: &str, exact: bool) -> SimpleExpr {
        let sql = match self.backend {
            DbBackend::Postgres => format!("{sql} COLLATE \"C\""),
            _ => sql.to_owned(),
        };
        Expr::cust(if exact {
            format!("({sql})")
        } else {
            format!("lower({sql})")
        })
    }

    /// The name by which a client knows a lidmaatschap; there is an index of these words.
    pub(super) fn gebruikersnaam(self) -> SimpleExpr {
        self.tekst(
            "COALESCE(lidmaatschap.scim_gebruikersnaam, lidmaatschap.lidnummer)",
            false,
        )
    }

    fn kolom(self, pad: &Pad) -> Option<(Kolom, &'static Attribuut)> {
        let (found, sub) = zoek(&USERS, pad)?;
        let one = sub.unwrap_or(found.attribuut);
        let text = |sql: &str, exact| Kolom::Tekst(self.tekst(sql, exact));
        let kolom = match (found.attribuut.naam, sub.map(|sub| sub.naam)) {
            ("id", _) => Kolom::Id,
            ("externalId", _) => text("lidmaatschap.scim_extern_id", true),
            ("userName", _) => Kolom::Tekst(self.gebruikersnaam()),
            ("name", Some("familyName")) => text("lidmaatschap.achternaam", false),
            ("name", Some("givenName")) => text("lidmaatschap.voornaam", false),
            ("active", _) => Kolom::JaNee(self.actief()),
            ("emails", sub) => Kolom::Binnen(Tabel::Emails, sub.unwrap_or("value")),
            ("meta", Some("created")) => Kolom::Moment(Expr::col((Entity, Column::CreatedAt))),
            ("meta", Some("lastModified")) => Kolom::Moment(Expr::col((Entity, Column::UpdatedAt))),
            ("meta", Some("resourceType")) => text("'User'", true),
            ("lidnummer", _) => text(
                "CASE WHEN lidmaatschap.lidnummer LIKE 'scim-%' THEN NULL ELSE lidmaatschap.lidnummer END",
                true,
            ),
            ("lidsoort", _) => text(
                "(SELECT code FROM lidsoort WHERE lidsoort.id = lidmaatschap.lidsoort_id)",
                false,
            ),
            ("ingangsdatum", _) => text("CAST(lidmaatschap.ingangsdatum AS text)", false),
            ("einddatum", _) => text("CAST(lidmaatschap.einddatum AS text)", false),
            ("voorletters", _) => text("lidmaatschap.voorletters", false),
            ("tussenvoegsel", _) => text("lidmaatschap.tussenvoegsel", false),
            ("organisatienaam", _) => text("lidmaatschap.organisatienaam", false),
            ("registraties", sub) => Kolom::Binnen(Tabel::Registraties, sub.unwrap_or_default()),
            _ => return None,
        };
        // Of addresses their value is meant.
        let one = if sub.is_none() {
            one.onder("value").unwrap_or(one)
        } else {
            one
        };
        Some((kolom, one))
    }

    fn actief(self) -> Condition {
        let until = Condition::any()
            .add(Column::Einddatum.is_null())
            .add(Column::Einddatum.gt(self.vandaag));
        Condition::all()
            .add(Column::Status.is_in([Status::Aangemeld, Status::Actief, Status::Opgezegd]))
            .add(until)
    }

    fn onder(self, tabel: Tabel, naam: &str) -> Option<Kolom> {
        Some(match (tabel, naam) {
            (Tabel::Emails, "value") => Kolom::Tekst(self.tekst("scim_email.waarde_klein", false)),
            (Tabel::Emails, "type") => Kolom::Tekst(self.tekst("scim_email.soort", false)),
            (Tabel::Emails, "primary") => {
                Kolom::JaNee(Condition::all().add(scim_email::Column::Hoofd.eq(true)))
            }
            (Tabel::Registraties, "register") => Kolom::Tekst(self.tekst("scim_registratie.register", false)),
            (Tabel::Registraties, "nummer") => Kolom::Tekst(self.tekst("scim_registratie.nummer", true)),
            (Tabel::Registraties, "geldigTot") => {
                Kolom::Tekst(self.tekst("CAST(scim_registratie.geldig_tot AS text)", false))
            }
            _ => return None,
        })
    }

    /// The rows that pass a filter; nothing when it asks for what cannot be asked.
    pub(super) fn voorwaarde(self, filter: &Filter) -> Option<Condition> {
        self.met(filter, &|pad| self.kolom(pad))
    }

    fn met(
        self,
        filter: &Filter,
        vind: &dyn Fn(&Pad) -> Option<(Kolom, &'static Attribuut)>,
    ) -> Option<Condition> {
        match filter {
            Filter::En(parts) => {
                let mut all = Condition::all();
                for part in parts {
                    all = all.add(self.met(part, vind)?);
                }
                Some(all)
            }
            Filter::Of(parts) => {
                let mut one = Condition::any();
                for part in parts {
                    one = one.add(self.met(part, vind)?);
                }
                Some(one)
            }
            Filter::Niet(part) => Some(self.met(part, vind)?.not()),
            Filter::Aanwezig(pad) => self.aanwezig(vind(pad)?.0),
            Filter::Een(pad, within) => {
                let (Kolom::Binnen(tabel, _), true) = (vind(pad)?.0, pad.sub.is_none()) else {
                    return None;
                };
                let parts = USERS
                    .attribuut(&pad.naam)
                    .or_else(|| zoek(&USERS, pad).map(|(found, _)| found.attribuut))?;
                let found = self.met(within, &|pad| {
                    let plain = pad.urn.is_none() && pad.sub.is_none();
                    let part = parts.onder(&pad.naam).filter(|_| plain)?;
                    Some((self.onder(tabel, part.naam)?, part))
                });
                Some(Condition::all().add(bestaat(tabel, found?)))
            }
            Filter::Vergelijk(pad, hoe, value) => {
                let (kolom, one) = vind(pad)?;
                self.vergelijk(kolom, one, *hoe, value)
            }
        }
    }

    fn aanwezig(self, kolom: Kolom) -> Option<Condition> {
        let there = match kolom {
            Kolom::Tekst(of) | Kolom::Moment(of) => Condition::all().add(of.is_not_null()),
            Kolom::JaNee(_) | Kolom::Id => Condition::all(),
            Kolom::Binnen(tabel, naam) => {
                let there = match self.onder(tabel, naam) {
                    Some(kolom) => self.aanwezig(kolom)?,
                    None => Condition::all(),
                };
                Condition::all().add(bestaat(tabel, there))
            }
        };
        Some(there)
    }

    fn vergelijk(
        self,
        kolom: Kolom,
        one: &'static Attribuut,
        hoe: Vergelijking,
        value: &Value,
    ) -> Option<Condition> {
        if hoe == Vergelijking::Ongelijk {
            return Some(self.vergelijk(kolom, one, Vergelijking::Gelijk, value)?.not());
        }
        if value.is_null() {
            let absent = self.aanwezig(kolom)?.not();
            return (hoe == Vergelijking::Gelijk).then_some(absent);
        }
        if let Kolom::Binnen(tabel, naam) = kolom {
            let within = self.vergelijk(self.onder(tabel, naam)?, one, hoe, value)?;
            return Some(Condition::all().add(bestaat(tabel, within)));
        }
        if !mag(one.soort, hoe) || matches!(one.soort, Soort::Samen(_)) {
            return None;
        }
        match (kolom, als(one, value)?) {
            (Kolom::Id, Als::Tekst(id)) if hoe == Vergelijking::Gelijk => Some(match sleutel(&id) {
                Some(id) => Condition::all().add(Column::Id.eq(id)),
                None => nooit(),
            }),
            (Kolom::JaNee(holds), Als::JaNee(told)) => Some(if told { holds } else { holds.not() }),
            (Kolom::Moment(of), Als::Moment(at)) => Some(orde(of, hoe, at)),
            (Kolom::Tekst(of), Als::Tekst(text)) => {
                let there = Condition::all().add(of.clone().is_not_null());
                Some(there.add(self.tekst_past(of, hoe, text)))
            }
            _ => None,
        }
    }

    fn tekst_past(self, of: SimpleExpr, hoe: Vergelijking, text: String) -> Condition {
        let length = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
        let holds = match hoe {
            Vergelijking::Bevat => {
                let name = if self.backend == DbBackend::Postgres {
                    "strpos"
                } else {
                    "instr"
                };
                Expr::expr(Func::cust(name).arg(of).arg(text)).gt(0)
            }
            Vergelijking::Begint => Expr::expr(Func::cust("substr").arg(of).arg(1).arg(length)).eq(text),
            Vergelijking::Eindigt if length == 0 => Expr::cust("1 = 1"),
            Vergelijking::Eindigt if self.backend == DbBackend::Postgres => {
                Expr::expr(Func::cust("right").arg(of).arg(length)).eq(text)
            }
            Vergelijking::Eindigt => Expr::expr(Func::cust("substr").arg(of).arg(-length)).eq(text),
            _ => return orde(of, hoe, text),
        };
        Condition::all().add(holds)
    }
}

fn orde(of: SimpleExpr, hoe: Vergelijking, value: impl Into<sea_orm::Value>) -> Condition {
    let value = Expr::val(value);
    let holds = match hoe {
        Vergelijking::Meer => of.gt(value),
        Vergelijking::MinstensZo => of.gte(value),
        Vergelijking::Minder => of.lt(value),
        Vergelijking::HoogstensZo => of.lte(value),
        _ => of.eq(value),
    };
    Condition::all().add(holds)
}

fn nooit() -> Condition {
    Condition::all().add(Column::Id.is_null())
}

/// There is a row of another table that belongs to the lidmaatschap and passes.
fn bestaat(tabel: Tabel, passes: Condition) -> SimpleExpr {
    let here = Expr::col((Entity, Column::Id));
    let mut of = Query::select();
    of.expr(Expr::val(1));
    match tabel {
        Tabel::Emails => of
            .from(scim_email::Entity)
            .and_where(here.equals((scim_email::Entity, scim_email::Column::LidmaatschapId))),
        Tabel::Registraties => of
            .from(scim_registratie::Entity)
            .and_where(here.equals((scim_registratie::Entity, scim_registratie::Column::LidmaatschapId))),
    };
    Expr::exists(of.cond_where(passes).take())
}

/// The lidmaatschappen that a client knows by this name, whatever its case.
pub(in crate::scim) fn naam_is(backend: DbBackend, naam: &str, vandaag: NaiveDate) -> Condition {
    let taal = Taal { backend, vandaag };
    Condition::all().add(taal.gebruikersnaam().eq(naam.to_ascii_lowercase()))
}

/// A moment as a value that the database compares.
pub(super) fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(Into::into)
}
