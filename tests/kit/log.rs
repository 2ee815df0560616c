//! What the service writes in its log while a test runs.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing::subscriber::DefaultGuard;
use tracing_subscriber::{EnvFilter, fmt, fmt::MakeWriter};

/// The log of this test, from now on.
pub(crate) struct Log {
    lines: Lines,
    _until_dropped: DefaultGuard,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Begins to listen, as finely as the service can speak.
    pub(crate) fn listen() -> Self {
        let lines = Lines::default();
        let subscriber = fmt()
            .with_env_filter(EnvFilter::new("trace"))
            .with_ansi(false)
            .with_writer(lines.clone())
            .finish();
        Self {
            lines,
            _until_dropped: tracing::subscriber::set_default(subscriber),
        }
    }

    /// Everything so far.
    pub(crate) fn text(&self) -> String {
        let bytes = self.lines.0.lock().expect("no writer panicked");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The lines with this word.
    pub(crate) fn lines_with(&self, word: &str) -> Vec<String> {
        let text = self.text();
        text.lines()
            .filter(|line| line.contains(word))
            .map(str::to_owned)
            .collect()
    }
}

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .expect("no writer panicked")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
