//! Every order in which a list can come has an index: from the catalogue of each database.

use crate::kit::{both, catalogue::Catalogue};

/// Table, the columns that a page of it is looked up by, and the column that it is sorted by; the id comes last.
const ORDERS: &[(&str, &[&str], &str)] = &[
    ("activiteit", &[], "created_at"),
    ("agenda", &[], "domein"),
    ("beroepsvereniging", &[], "naam"),
    ("bundeling", &["thema_id"], "van"),
    ("deelname", &["member_id"], "created_at"),
    ("deelname", &["praktijk_id"], "created_at"),
    ("discipline", &[], "naam"),
    ("editie", &["agenda_id"], "nummer"),
    ("gebied", &["soort"], "sorteernaam"),
    ("inzending", &[], "created_at"),
    ("inzending", &["beroepsvereniging_id"], "created_at"),
    ("inzending_regel", &["inzending_id"], "nummer"),
    ("inzending_regel", &["inzending_id", "uitkomst"], "nummer"),
    ("kennisitem", &[], "created_at"),
    ("kennisitem", &[], "titel"),
    ("leervraag", &[], "aantal_herkenningen"),
    ("leervraag", &[], "created_at"),
    ("leervraag", &[], "updated_at"),
    ("leervraag", &["activiteit_id"], "created_at"),
    ("leervraag", &["praktijk_id"], "created_at"),
    ("leervraag", &["status"], "created_at"),
    ("leervraag", &["vrager_id"], "created_at"),
    ("leervraag_versie", &["leervraag_id"], "nummer"),
    ("lidmaatschap", &["beroepsvereniging_id"], "created_at"),
    ("lidmaatschap", &["beroepsvereniging_id"], "wijziging"),
    ("lidmaatschap", &["member_id"], "ingangsdatum"),
    ("lidmaatschap_vervallen", &["beroepsvereniging_id"], "wijziging"),
    ("logboek", &[], "created_at"),
    ("logboek", &["actor_id"], "created_at"),
    ("logboek", &["beroepsvereniging_id"], "created_at"),
    ("logboek", &["betrokkene_id"], "created_at"),
    ("member", &[], "created_at"),
    ("member", &[], "naam"),
    ("onderbouwing", &["opgave_id"], "created_at"),
    ("opgave", &[], "created_at"),
    ("opgave", &[], "nummer"),
    ("opgave", &["editie_id"], "nummer"),
    ("opgave_thema", &["opgave_id"], "created_at"),
    ("organisatie", &[], "naam"),
    ("praktijk", &[], "created_at"),
    ("praktijk", &[], "naam"),
    ("reactie", &["editie_id"], "created_at"),
    ("reactie", &["opgave_id"], "created_at"),
    ("registratie", &["member_id"], "created_at"),
    ("thema", &[], "created_at"),
    ("thema", &[], "naam"),
    ("uitvoerder", &["beroepsvereniging_id"], "van"),
    ("uitvoerder", &["opgave_id"], "van"),
    ("uitvoerder", &["organisatie_id"], "van"),
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
