//! The table of changes: what each does to one resource.

use serde_json::{Map, Value, json};

use super::{PATCH_OP, pas_toe};
use crate::scim::rules::{
    afwijking::Afwijkingen,
    fout::Fout,
    schema::{LIDMAATSCHAP, USERS},
};

fn resource() -> Map<String, Value> {
    let made = json!({
        "userName": "anna",
        "active": true,
        "name": { "givenName": "Anna", "familyName": "Berg" },
        "emails": [{ "value": "a@work.example", "type": "work", "primary": true }, { "value": "a@home.example", "type": "home" }],
        LIDMAATSCHAP: { "lidnummer": "1", "lidsoort": "GEWOON", "ingangsdatum": "2020-01-01" },
    });
    made.as_object().cloned().expect("an object")
}

fn after(operations: Value, streng: bool) -> (Result<Map<String, Value>, Fout>, Vec<String>) {
    let mut seen = Afwijkingen::new(streng);
    let mut object = resource();
    let body = json!({ "schemas": [PATCH_OP], "Operations": operations });
    let done = pas_toe(&USERS, &mut object, &body, &mut seen);
    (done.map(|()| object), seen.soorten())
}

/// What is at a place after a change.
fn at(operations: Value, place: &str) -> Value {
    let (done, _) = after(operations, false);
    let done = Value::Object(done.expect("a change that is done"));
    done.pointer(place).cloned().unwrap_or_default()
}

#[test]
fn an_attribute_is_set_and_removed() {
    let lidsoort = format!("/{LIDMAATSCHAP}/lidsoort");
    let table = [
        (
            json!([{ "op": "replace", "path": "userName", "value": "berg" }]),
            "/userName",
            json!("berg"),
        ),
        (
            json!([{ "op": "replace", "path": "USERNAME", "value": "berg" }]),
            "/userName",
            json!("berg"),
        ),
        (
            json!([{ "op": "add", "path": "externalId", "value": "x" }]),
            "/externalId",
            json!("x"),
        ),
        (
            json!([{ "op": "replace", "path": "name.givenName", "value": "An" }]),
            "/name",
            json!({ "givenName": "An", "familyName": "Berg" }),
        ),
        (
            json!([{ "op": "replace", "path": "name", "value": { "givenName": "An" } }]),
            "/name",
            json!({ "givenName": "An", "familyName": "Berg" }),
        ),
        (
            json!([{ "op": "remove", "path": "name.givenName" }]),
            "/name",
            json!({ "familyName": "Berg" }),
        ),
        (json!([{ "op": "remove", "path": "name" }]), "/name", json!(null)),
        (
            json!([{ "op": "replace", "path": "active", "value": false }]),
            "/active",
            json!(false),
        ),
        (
            json!([{ "op": "replace", "value": { "active": false, "userName": "b" } }]),
            "/active",
            json!(false),
        ),
        (
            json!([{ "op": "replace", "path": format!("{LIDMAATSCHAP}:lidsoort"), "value": "STUDENT" }]),
            &lidsoort,
            json!("STUDENT"),
        ),
        (
            json!([{ "op": "remove", "path": format!("{LIDMAATSCHAP}:lidsoort") }]),
            &lidsoort,
            json!(null),
        ),
        (
            json!([{ "op": "add", "value": { LIDMAATSCHAP: { "lidsoort": "STUDENT" } } }]),
            &lidsoort,
            json!("STUDENT"),
        ),
        (
            json!([{ "op": "replace", "path": LIDMAATSCHAP, "value": { "lidsoort": "STUDENT" } }]),
            &lidsoort,
            json!("STUDENT"),
        ),
        (
            json!([{ "op": "add", "path": "name.familyName", "value": null }]),
            "/name",
            json!({ "givenName": "Anna" }),
        ),
    ];
    for (operations, place, expected) in table {
        assert_eq!(at(operations.clone(), place), expected, "{operations}");
    }
}

#[test]
fn values_of_a_list_are_found_by_what_they_are() {
    let (work, home) = (
        json!({ "value": "a@work.example", "type": "work", "primary": true }),
        json!({ "value": "a@home.example", "type": "home" }),
    );
    let table = [
        (
            json!({ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@work.example" }),
            json!([{ "value": "b@work.example", "type": "work", "primary": true }, home]),
        ),
        (
            json!({ "op": "remove", "path": "emails[type eq \"work\"]" }),
            json!([home]),
        ),
        (
            json!({ "op": "remove", "path": "emails[value eq \"A@HOME.example\"]" }),
            json!([work]),
        ),
        (
            json!({ "op": "remove", "path": "emails[type eq \"none\"]" }),
            json!([work, home]),
        ),
        (
            json!({ "op": "remove", "path": "emails[not (type eq \"work\")]" }),
            json!([work]),
        ),
        (
            json!({ "op": "remove", "path": "emails", "value": [{ "value": "a@home.example" }] }),
            json!([work]),
        ),
        (json!({ "op": "remove", "path": "emails" }), json!(null)),
        (
            json!({ "op": "replace", "path": "emails", "value": [{ "value": "c@x.example" }] }),
            json!([{ "value": "c@x.example" }]),
        ),
        (
            json!({ "op": "add", "path": "emails", "value": [{ "value": "c@x.example", "primary": true }] }),
            json!([{ "value": "a@work.example", "type": "work" }, home, { "value": "c@x.example", "primary": true }]),
        ),
        (
            json!({ "op": "add", "path": "emails", "value": [{ "value": "a@home.example", "type": "other" }] }),
            json!([work, { "value": "a@home.example", "type": "other" }]),
        ),
        // What is not there yet is made of the filter.
        (
            json!({ "op": "add", "path": "emails[type eq \"other\"].value", "value": "o@x.example" }),
            json!([work, home, { "type": "other", "value": "o@x.example" }]),
        ),
        (
            json!({ "op": "replace", "path": "emails[type eq \"other\" and primary eq true].value", "value": "o@x.example" }),
            json!([{ "value": "a@work.example", "type": "work" }, home, { "type": "other", "primary": true, "value": "o@x.example" }]),
        ),
        (
            json!({ "op": "replace", "path": "emails[type eq \"home\"].primary", "value": true }),
            json!([{ "value": "a@work.example", "type": "work" }, { "value": "a@home.example", "type": "home", "primary": true }]),
        ),
        (
            json!({ "op": "remove", "path": "emails[type eq \"work\"].type" }),
            json!([{ "value": "a@work.example", "primary": true }, home]),
        ),
    ];
    for (operation, expected) in table {
        assert_eq!(at(json!([operation.clone()]), "/emails"), expected, "{operation}");
    }
}

#[test]
fn what_entra_and_okta_send_is_understood_and_told_and_refused_when_strict() {
    let table = [
        (
            json!([{ "op": "Replace", "path": "active", "value": false }]),
            "OP_HOOFDLETTER",
            "invalidSyntax",
        ),
        (
            json!([{ "op": "replace", "path": "active", "value": "False" }]),
            "BOOLEAN_ALS_TEKST",
            "invalidValue",
        ),
        (
            json!([{ "op": "add", "value": { "name.givenName": "An" } }]),
            "GEPUNTE_SLEUTEL",
            "invalidPath",
        ),
        (
            json!([{ "op": "add", "value": { "emails[type eq \"other\"].value": "o@x.example" } }]),
            "GEPUNTE_SLEUTEL",
            "invalidPath",
        ),
        (
            json!([{ "op": "add", "value": { format!("{LIDMAATSCHAP}:lidsoort"): "STUDENT" } }]),
            "GEPUNTE_SLEUTEL",
            "invalidPath",
        ),
        (
            json!([{ "op": "replace", "path": "userName", "value": [{ "value": "b" }] }]),
            "LIJST_OM_WAARDE",
            "invalidValue",
        ),
        (
            json!([{ "op": "replace", "path": "emails[type eq \"other\"].value", "value": "o@x.example" }]),
            "WAARDE_GEMAAKT",
            "noTarget",
        ),
        (json!([]), "LEGE_OPERATIES", "invalidSyntax"),
        (
            json!([{ "op": "replace", "path": "displayName", "value": "Anna" }]),
            "NIET_BEWAARD",
            "mutability",
        ),
        (
            json!([{ "op": "replace", "path": "name.formatted", "value": "Anna" }]),
            "NIET_BEWAARD",
            "mutability",
        ),
        (
            json!([{ "op": "add", "path": "phoneNumbers[type eq \"work\"].value", "value": "0612345678" }]),
            "NIET_BEWAARD",
            "mutability",
        ),
        (
            json!([{ "op": "add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "x" }]),
            "NIET_BEWAARD",
            "mutability",
        ),
    ];
    for (operations, code, strict) in table {
        let (done, seen) = after(operations.clone(), false);
        assert!(
            done.is_ok() && seen.iter().any(|one| one == code),
            "{operations}: {seen:?} {done:?}"
        );
        let (done, _) = after(operations.clone(), true);
        assert_eq!(done.expect_err("strict").scim_type, Some(strict), "{operations}");
    }
}

#[test]
fn what_cannot_be_done_is_told_and_nothing_else_is() {
    let table = [
        (json!([{ "op": "move", "path": "userName" }]), "invalidSyntax"),
        (json!([{ "path": "userName", "value": "b" }]), "invalidSyntax"),
        (json!(["x"]), "invalidSyntax"),
        (json!({ "op": "add" }), "invalidSyntax"),
        (json!([{ "op": "remove" }]), "noTarget"),
        (json!([{ "op": "add", "path": "userName" }]), "invalidValue"),
        (json!([{ "op": "add", "value": "x" }]), "invalidValue"),
        (json!([{ "op": "remove", "path": "userName" }]), "invalidValue"),
        (
            json!([{ "op": "replace", "path": "active", "value": "misschien" }]),
            "invalidValue",
        ),
        (
            json!([{ "op": "replace", "path": "userName", "value": 7 }]),
            "invalidValue",
        ),
        (
            json!([{ "op": "replace", "path": "onzin", "value": 7 }]),
            "invalidPath",
        ),
        (
            json!([{ "op": "replace", "path": "name[type eq \"x\"]", "value": {} }]),
            "invalidPath",
        ),
        (
            json!([{ "op": "replace", "path": "user name", "value": "x" }]),
            "invalidPath",
        ),
        (
            json!([{ "op": "replace", "path": 7, "value": "x" }]),
            "invalidPath",
        ),
        (
            json!([{ "op": "replace", "path": "id", "value": "x" }]),
            "mutability",
        ),
        (
            json!([{ "op": "replace", "path": "meta.created", "value": "x" }]),
            "mutability",
        ),
        (
            json!([{ "op": "replace", "path": "groups", "value": [] }]),
            "mutability",
        ),
        (
            json!([{ "op": "replace", "path": "emails[value sw \"z\"].type", "value": "home" }]),
            "noTarget",
        ),
        (
            json!([{ "op": "replace", "path": "emails[kleur eq \"z\"].type", "value": "home" }]),
            "invalidFilter",
        ),
    ];
    for (operations, kind) in table {
        let (done, _) = after(operations.clone(), false);
        let fout = done.expect_err("no change");
        assert_eq!(fout.scim_type, Some(kind), "{operations}: {}", fout.detail);
    }
}
