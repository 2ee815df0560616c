//! Listening to the log at its most talkative, for words that must never be in it.

use std::{
    fmt::{Debug, Write},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::Interest,
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt},
    registry,
};

/// Who listens now; all tests of the process speak into one log, so each listens for words of its own.
static LISTENERS: LazyLock<Mutex<Vec<Arc<Listener>>>> = LazyLock::new(|| {
    let ears = registry().with(Ears);
    tracing::subscriber::set_global_default(ears)
        .expect("nothing else in the suite takes the log of the process");
    Mutex::default()
});

struct Listener {
    words: Vec<String>,
    heard: Mutex<Vec<String>>,
}

/// Listens until its end.
pub(crate) struct Listening(Arc<Listener>);

/// The word by which a listener knows that it can hear.
const PROOF: &str = "the log is heard";

/// Begins to listen for words, in every level, target, span and field.
pub(crate) fn listen(words: &[&str]) -> Listening {
    let words = words.iter().copied().chain([PROOF]).map(str::to_owned).collect();
    let listener = Arc::new(Listener {
        words,
        heard: Mutex::default(),
    });
    LISTENERS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(Arc::clone(&listener));
    tracing::trace!(target: "sqlx::query", proof = PROOF);
    Listening(listener)
}

impl Listening {
    /// The lines that held one of the words.
    pub(crate) fn end(self) -> Vec<String> {
        let mut listeners = LISTENERS.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| !Arc::ptr_eq(listener, &self.0));
        let heard = self.0.heard.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(
            heard.iter().any(|line| line.contains(PROOF)),
            "the listener is deaf"
        );
        heard
            .iter()
            .filter(|line| !line.contains(PROOF))
            .cloned()
            .collect()
    }
}

struct Ears;

impl Ears {
    fn hear(name: &str, record: impl FnOnce(&mut Line)) {
        let listeners = LISTENERS.lock().unwrap_or_else(PoisonError::into_inner);
        if listeners.is_empty() {
            return;
        }
        let mut line = Line(name.to_owned());
        record(&mut line);
        for listener in listeners
            .iter()
            .filter(|listener| listener.words.iter().any(|word| line.0.contains(word)))
        {
            let mut heard = listener.heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.push(line.0.clone());
        }
    }
}

impl<S: Subscriber> Layer<S> for Ears {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        Self::hear(attributes.metadata().name(), |line| attributes.record(line));
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        Self::hear("", |line| values.record(line));
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        Self::hear(event.metadata().target(), |line| event.record(line));
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("writing into a text cannot fail");
    }
}
