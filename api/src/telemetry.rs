//! The log: how its lines look, and what a panic leaves in it. Never a text of a user.

use std::{
    io::IsTerminal,
    panic::{self, PanicHookInfo},
};

use anyhow::anyhow;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{Config, LogFormat};

/// Begins the log of the process; once.
pub fn begin(config: &Config) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&config.log)?;
    let lines = fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let begun = match config.log_format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).try_init(),
    };
    begun.map_err(|error| anyhow!("the log could not begin: {error}"))
}

/// From here on a panic becomes one line with its place. Its text is left out unless it stands in the source as it is:
/// one that was put together may quote what a user wrote.
pub fn log_panics() {
    panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let place = panic.location().map(ToString::to_string);
        let text = panic.payload().downcast_ref::<&'static str>();
        tracing::error!(panic.place = place, panic.text = text, "panic");
    }));
}
