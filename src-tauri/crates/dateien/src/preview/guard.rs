//! Work on a foreign file: on a thread with a deep stack of its own, waited for only so long.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::NoPreview;

/// Deep enough for what the parsers allow to be nested.
const STACK_BYTES: usize = 64 << 20;
/// Nobody waits longer for a page, and the vault stays locked or open by its own rules meanwhile.
const LONGEST: Duration = Duration::from_secs(20);

/// Runs the work. A panic inside is a damaged file, as far as anybody outside can tell.
pub fn guarded<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, NoPreview> + Send + 'static,
) -> Result<T, NoPreview> {
    let (sender, receiver) = sync_channel(1);
    let thread = thread::Builder::new()
        .name("vorschau".to_owned())
        .stack_size(STACK_BYTES)
        // Nobody may be waiting any more; then the answer is for nobody.
        .spawn(move || drop(sender.send(work())));
    if thread.is_err() {
        return Err(NoPreview::TooLarge);
    }
    receiver
        .recv_timeout(LONGEST)
        .unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Err(NoPreview::TooSlow),
            RecvTimeoutError::Disconnected => Err(NoPreview::Damaged),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_the_work_and_nothing_else() {
        let work = || -> Result<(), NoPreview> { panic!("made for this test") };
        assert_eq!(guarded(work), Err(NoPreview::Damaged));
        let work = || -> Result<(), NoPreview> { Err(NoPreview::Locked) };
        assert_eq!(guarded(work), Err(NoPreview::Locked));
    }
}
