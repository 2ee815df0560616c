//! Tables of who may do what, and when: readable as a whole.

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

    /// The table, a line for each outcome.
    pub(crate) fn text(&self) -> String {
        let lines = self
            .0
            .iter()
            .map(|(line, who)| format!("{line:70} {}", who.join(" ")));
        lines.collect::<Vec<_>>().join("\n")
    }
}
