//! A vault that nobody uses locks itself, by time that no clock change moves, and showing the screen is not using it.

use std::time::Duration;

use fallmappe_commands::schema::{Nothing, SaveSettings, Settings};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, office};

const MINUTE: Duration = Duration::from_secs(60);

fn idle_after(werkstatt: &Werkstatt, time: Duration) -> Duration {
    let almost = time - Duration::from_secs(1);
    werkstatt.host().wait(almost);
    almost
}

#[test]
fn five_minutes_without_use_lock_the_vault() {
    let mut werkstatt = Werkstatt::open();
    idle_after(&werkstatt, 5 * MINUTE);
    assert!(!werkstatt.session.lock_when_idle());
    // Being asked for the state and the outbox, as a screen does every few seconds, is no use.
    werkstatt.ok(command::vault_state, Nothing {});
    werkstatt.ok(command::list_outbox, Nothing {});
    werkstatt.host().wait(Duration::from_secs(1));
    assert!(werkstatt.session.lock_when_idle());
    assert!(!werkstatt.session.is_open());
    assert_eq!(
        werkstatt.refused(command::get_settings, Nothing {}),
        ErrorCode::Locked
    );
    assert!(
        !werkstatt.session.lock_when_idle(),
        "a locked vault is not locked again"
    );
    werkstatt.unlock();
    werkstatt.ok(command::get_settings, Nothing {});
}

#[test]
fn use_keeps_it_open_and_a_moved_clock_does_not_matter() {
    let mut werkstatt = Werkstatt::open();
    for _ in 0..3 {
        idle_after(&werkstatt, 5 * MINUTE);
        assert!(!werkstatt.session.lock_when_idle());
        werkstatt.ok(command::keep_awake, Nothing {});
    }
    werkstatt.host().set_day(day("2031-01-01"));
    assert!(!werkstatt.session.lock_when_idle());
    werkstatt.host().set_day(day("2019-01-01"));
    werkstatt.host().wait(5 * MINUTE);
    assert!(
        werkstatt.session.lock_when_idle(),
        "setting the clock back does not keep a vault open"
    );
}

#[test]
fn the_office_decides_how_long_within_reason() {
    let mut werkstatt = Werkstatt::open();
    for (minutes, holds) in [(1, 1), (30, 30), (10_000, 60), (0, 5)] {
        let settings = Settings {
            idle_lock_minutes: minutes,
            ..office()
        };
        werkstatt.ok(command::save_settings, SaveSettings { settings });
        assert_eq!(
            werkstatt
                .ok(command::vault_state, Nothing {})
                .idle_lock_minutes,
            holds
        );
        werkstatt.ok(command::keep_awake, Nothing {});
        idle_after(&werkstatt, holds * MINUTE);
        assert!(!werkstatt.session.lock_when_idle(), "{minutes}");
    }
    werkstatt.host().wait(Duration::from_secs(1));
    assert!(werkstatt.session.lock_when_idle());
}
