//! The rooms, as `api/src/lib.rs` lists them: in order of dependence.

use super::source::Source;

/// Folders of `api/src` that are machinery, not concepts.
const KERNEL: [&str; 4] = ["auth", "graph", "http", "schema"];

/// Rooms without a test module of their name, and why.
const TESTED_ELSEWHERE: [(&str, &str); 2] = [
    (
        "tekst",
        "pure rules, tested beside the code; what they do to a mutation is in tests/leervraag",
    ),
    ("demo", "every test that reads demo data tests it"),
];

/// What the rules know about the whole.
#[derive(Debug)]
pub(super) struct House {
    /// A room uses only rooms before it.
    pub(super) rooms: Vec<String>,
}

impl House {
    pub(super) fn of(sources: &[Source]) -> Self {
        let list = sources.iter().find(|source| source.path == "api/src/lib.rs");
        let list = list.expect("the service has a list of modules");
        let is_folder = |name: &str| {
            let folder = format!("api/src/{name}/");
            sources.iter().any(|source| source.path.starts_with(&folder))
        };
        let rooms = list
            .code()
            .filter_map(|(_, line)| {
                let declared = line
                    .trim()
                    .trim_start_matches("pub(crate) ")
                    .trim_start_matches("pub ");
                declared.strip_prefix("mod ")?.strip_suffix(';')
            })
            .filter(|name| is_folder(name) && !KERNEL.contains(name))
            .map(str::to_owned)
            .collect();
        Self { rooms }
    }

    /// The place of a room in the order.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.rooms.iter().position(|room| room == name)
    }

    pub(super) fn rooms_without_a_test(&self, sources: &[Source]) -> Vec<String> {
        let list = sources.iter().find(|source| source.path == "tests/main.rs");
        let list = list.expect("the suite has a list of modules");
        let tested = |room: &String| {
            TESTED_ELSEWHERE.iter().any(|(name, _)| name == room)
                || list.code().any(|(_, line)| line.trim() == format!("mod {room};"))
        };
        let missing = self.rooms.iter().filter(|room| !tested(room));
        missing
            .map(|room| {
                format!("api/src/{room}/mod.rs:1: the room has no tests/{room}.rs, listed in main.rs")
            })
            .collect()
    }
}
