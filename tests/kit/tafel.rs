//! Tables of who may do what, and when: readable as a whole.

use expect_test::ExpectFile;

use super::Stage;

/// A line for each action and outcome, with all that had it.
#[derive(Default)]
pub(crate) struct Table(Vec<(String, Vec<&'static str>)>);

impl Table {
    /// Notes an outcome.
    pub(crate) fn note(&mut self, action: &str, told: &str, who: &'static str) {
        let line = format!("{action}: {told}");
        match self.0.iter_mut().find(|(known, _)| *known == line) {
            Some((_, all)) => all.push(who),
            None => self.0.push((line, vec![who])),
        }
    }

    /// Compares the table with a snapshot in a file.
    pub(crate) fn agree(&self, t: &Stage, expected: &ExpectFile) {
        if t.compares() {
            expected.assert_eq(&format!("{}\n", self.text()));
        }
    }

    /// The table, a line for each outcome.
    pub(crate) fn text(&self) -> String {
        let lines = self
            .0
            .iter()
            .map(|(line, who)| format!("{line:70} {}", who.join(" ")));
        lines.collect::<Vec<_>>().join("\n")
    }
}
