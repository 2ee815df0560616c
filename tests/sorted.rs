//! Every order in which a list can come has an index: from the catalogue of each database.

use crate::kit::{both, catalogue::Catalogue};

/// Table, the columns that a page of it is looked up by, and the column that it is sorted by; the id comes last.
const ORDERS: &[(&str, &[&str], &str)] = &[
    ("activiteit", &[], "created_at"),
    ("activiteit", &["praktijk_id"], "created_at"),
    ("agenda", &[], "domein"),
    ("analysetoestemming", &["praktijk_id"], "created_at"),
    ("begrip", &[], "created_at"),
    ("begrip", &[], "term"),
    ("beroepsvereniging", &[], "naam"),
    ("bijdrage", &[], "created_at"),
    ("bijdrage", &["goodpractice_id"], "created_at"),
    ("bijdrage", &["leervraag_id"], "created_at"),
    ("bijdrage", &["status"], "created_at"),
    ("bijdrage_melding", &["bijdrage_id"], "created_at"),
    ("bundeling", &["thema_id"], "van"),
    ("canvas", &[], "created_at"),
    ("canvas_versie", &["canvas_id"], "nummer"),
    ("cyclus", &["praktijk_id"], "nummer"),
    ("deelname", &["member_id"], "created_at"),
    ("deelname", &["praktijk_id"], "created_at"),
    ("discipline", &[], "naam"),
    ("editie", &["agenda_id"], "nummer"),
    ("expert", &[], "created_at"),
    ("expertvraag", &[], "created_at"),
    ("expertvraag", &["expert_id"], "created_at"),
    ("expertvraag", &["leervraag_id"], "created_at"),
    ("expertvraag", &["status"], "created_at"),
    ("gebied", &["soort"], "sorteernaam"),
    ("eigen_reflectie", &["member_id"], "created_at"),
    ("goodpractice", &[], "aantal_praktijken"),
    ("goodpractice", &[], "created_at"),
    ("goodpractice", &[], "titel"),
    ("goodpractice", &["praktijk_id"], "created_at"),
    ("goodpractice", &["status"], "created_at"),
    ("goodpractice_ervaring", &["overname_id"], "datum"),
    ("goodpractice_melding", &["goodpractice_id"], "created_at"),
    ("goodpractice_overname", &["goodpractice_id"], "sinds"),
    ("goodpractice_overname", &["praktijk_id"], "sinds"),
    ("goodpractice_versie", &["goodpractice_id"], "nummer"),
    ("inzicht", &[], "created_at"),
    ("inzicht", &["activiteit_id"], "created_at"),
    ("inzicht", &["status"], "created_at"),
    ("inzending", &[], "created_at"),
    ("inzending", &["beroepsvereniging_id"], "created_at"),
    ("inzending_regel", &["inzending_id"], "nummer"),
    ("inzending_regel", &["inzending_id", "uitkomst"], "nummer"),
    ("kennisitem", &[], "created_at"),
    ("kennisitem", &[], "titel"),
    ("koppelvoorstel", &[], "created_at"),
    ("koppelvoorstel", &["member_id"], "created_at"),
    ("koppelvoorstel", &["status"], "created_at"),
    ("leervraag", &["activiteit_id"], "created_at"),
    ("leervraag", &["praktijk_id"], "created_at"),
    ("leervraag", &["status"], "created_at"),
    ("leervraag", &["vrager_id"], "created_at"),
    ("leervraag", &[], "aantal_herkenningen"),
    ("leervraag", &[], "created_at"),
    ("leervraag", &[], "updated_at"),
    ("leervraag_versie", &["leervraag_id"], "nummer"),
    ("lidmaatschap", &["beroepsvereniging_id"], "created_at"),
    ("lidmaatschap", &["beroepsvereniging_id"], "wijziging"),
    ("lidmaatschap", &["member_id"], "ingangsdatum"),
    ("lidmaatschap_vervallen", &["beroepsvereniging_id"], "wijziging"),
    ("logboek", &[], "created_at"),
    ("logboek", &["actor_id"], "created_at"),
    ("logboek", &["beroepsvereniging_id"], "created_at"),
    ("logboek", &["betrokkene_id"], "created_at"),
    ("logboek", &[], "created_at"),
    ("member", &[], "created_at"),
    ("member", &[], "naam"),
    ("meting", &["cyclus_id"], "van"),
    ("meting", &["praktijk_id"], "van"),
    ("onderbouwing", &["opgave_id"], "created_at"),
    ("opgave", &["editie_id"], "nummer"),
    ("opgave", &[], "created_at"),
    ("opgave", &[], "nummer"),
    ("opgave_thema", &["opgave_id"], "created_at"),
    ("organisatie", &[], "naam"),
    ("ouders_leerlingen", &["praktijk_id"], "datum"),
    ("praktijk", &[], "created_at"),
    ("praktijk", &[], "naam"),
    ("praktijk_partner", &["praktijk_id"], "created_at"),
    ("reactie", &["editie_id"], "created_at"),
    ("reactie", &["opgave_id"], "created_at"),
    ("reflectie", &["cyclus_id"], "nummer"),
    ("registratie", &[], "created_at"),
    ("registratie", &["member_id"], "created_at"),
    ("stellingenlijst", &[], "titel"),
    ("tekstmelding", &[], "created_at"),
    ("tekstmelding", &["melder_id"], "created_at"),
    ("thema", &[], "created_at"),
    ("thema", &[], "naam"),
    ("uitnodiging", &["member_id"], "created_at"),
    ("uitnodiging", &["praktijk_id"], "created_at"),
    ("uitvoerder", &["beroepsvereniging_id"], "van"),
    ("uitvoerder", &["opgave_id"], "van"),
    ("uitvoerder", &["organisatie_id"], "van"),
    ("verbeterstap", &["cyclus_id"], "created_at"),
    ("verbeterstap_stand", &["verbeterstap_id"], "nummer"),
    ("voortgang", &["opgave_id"], "volgnummer"),
];

both! {
    async fn every_order_has_an_index(t: Stage) {
        let catalogue = Catalogue::read(t.writer()).await;
        let mut missing = Vec::new();
        for (table, parents, sort) in ORDERS {
            let wanted: Vec<&str> = parents.iter().copied().chain([*sort]).collect();
            let serves = catalogue.tables[*table].indexes.iter().any(|index| {
                let columns: Vec<&str> = index.columns.iter().map(String::as_str).collect();
                // A unique key needs no id behind it: there are no equal values.
                let rest = columns.strip_prefix(wanted.as_slice());
                !index.partial && rest.is_some_and(|rest| rest == ["id"] || (rest.is_empty() && index.unique))
            });
            if !serves {
                missing.push(format!("{table} ({})", wanted.join(", ")));
            }
        }
        assert!(missing.is_empty(), "no index for these orders: {missing:?}");
    }
}
