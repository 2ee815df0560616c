//! The permission table: every root field × every actor, on the demonstration. A new root field without a row fails.
//!
//! A list shows how many rows an actor sees, a single object whether it is there. A mutation is sent with something that
//! its last check refuses (a stale version, an empty text, a thing that is not there), so that nothing changes: `mag`
//! says that the actor got past the question who may.

mod changes;
mod ids;
mod leden;
mod moderatie;
mod rows;

use std::fmt::Write;

use api::auth::{Role, TokenSpec};
use expect_test::expect_file;

use self::rows::Row;
use crate::kit::both;

/// The root fields of the contract. Lines of descriptions stand between lines of three quotes.
fn root_fields(sdl: &str) -> Vec<&str> {
    let (mut inside, mut described, mut fields) = (false, false, Vec::new());
    for line in sdl.lines() {
        match line.trim() {
            "type Query {" | "type Mutation {" => inside = true,
            "}" => inside = false,
            "\"\"\"" => described = !described,
            field if inside && !described && line.starts_with('\t') && !line.starts_with("\t\t") => {
                fields.extend(
                    field
                        .split(['(', ':', ')'])
                        .next()
                        .filter(|name| !name.is_empty()),
                );
            }
            _ => {}
        }
    }
    fields
}

both! {
    async fn the_permission_table(t: Stage) {
        t.demonstration().await;
        let actors = [
            ("ANONIEM", t.anonymous()),
            ("MEMBER", t.holding(&TokenSpec::member("demo-anna"))),
            ("REDACTIE", t.holding(&TokenSpec::role("demo-noor", Role::Redactie))),
            ("VERENIGING", t.holding(&TokenSpec::vereniging("NVO"))),
            ("ANALIST", t.holding(&TokenSpec::role("demo-lotte", Role::Analist))),
            ("BEHEER", t.holding(&TokenSpec::role("beheer", Role::Beheer))),
        ];
        // Everybody signs in once before anybody counts, because a first sign-in makes a member.
        for (_, actor) in &actors {
            actor.data("{ viewer { rollen } }").await;
        }
        let rows = rows::all(&t).await;
        let mut table = format!("{:<40}", "");
        for (name, _) in &actors {
            let _ = write!(table, "{name:<16}");
        }
        for row in &rows {
            let _ = write!(table, "\n{:<40}", row.name);
            for (_, actor) in &actors {
                let _ = write!(table, "{:<16}", row.outcome(actor).await);
            }
        }
        let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
        if t.compares() {
            expect_file!["access.txt"].assert_eq(&format!("{}\n", lines.join("\n")));
        }
        let sdl = api::schema::sdl();
        let tested: Vec<&str> = rows.iter().map(Row::field).collect();
        let missing: Vec<&str> = root_fields(&sdl).into_iter().filter(|field| !tested.contains(field)).collect();
        assert!(sdl.contains("type Mutation {") && tested.len() > 50);
        assert!(missing.is_empty(), "root fields without a row in the permission table: {missing:?}");
    }
}
