//! Waiting for what a server does by itself: with a generous limit, and no longer than needed.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer. `what` says what is waited for.
///
/// # Errors
/// Those of the question, or no answer in time.
pub fn until<T>(what: &str, mut question: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let began = Instant::now();
    loop {
        if let Some(answer) = question()? {
            return Ok(answer);
        }
        if began.elapsed() > PATIENCE {
            bail!("waited {PATIENCE:?} in vain until {what}");
        }
        sleep(PAUSE);
    }
}
