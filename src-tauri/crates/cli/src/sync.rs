//! `sync …`

use fallmappe_commands::schema::{Nothing, SaveSettings, Settings};
use fallmappe_commands::{CommandError, ErrorCode, command};
use fallmappe_domain::outbox_entry::OutboxState;

use crate::args::SyncVerb;
use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

pub fn run(desk: &mut Desk, verb: SyncVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let json = desk.global.json;
    match verb {
        SyncVerb::Setup { ki, inbox } => {
            let before = desk.call(command::get_settings, Nothing {})?;
            let settings = Settings {
                ki_recipient: ki,
                ki_inbox: handle(&inbox)?,
                ..before
            };
            let done = desk.call(command::save_settings, SaveSettings { settings })?;
            print(json, &done, |_| {
                vec!["Schlüssel und Eingangsordner des KI sind gespeichert.".to_owned()]
            })
        }
        SyncVerb::Push { once: _ } => {
            let report = desk.call(command::push_outbox, Nothing {})?;
            if report.waiting > 0 && !report.problem.is_empty() {
                return Err(CommandError::from(stopped_by(&report.problem)).into());
            }
            print(json, &report, |report| {
                vec![format!(
                    "{} zugestellt, {} warten noch. {}",
                    report.delivered, report.waiting, report.problem
                )]
            })
        }
        SyncVerb::Status => {
            let list = desk.call(command::list_outbox, Nothing {})?;
            print(json, &list, |list| {
                let rows = list.rows.iter().map(|row| {
                    format!(
                        "{}\t{}\t{} Versuche\t{}",
                        row.name,
                        word(row.state),
                        row.attempts,
                        row.last_message
                    )
                });
                rows.chain([format!("Eingangsordner: {}", list.inbox)])
                    .collect()
            })
        }
    }
}

/// The code behind the sentence of a round of delivery; a share without permission is another problem than none.
fn stopped_by(problem: &str) -> ErrorCode {
    let mut codes = ErrorCode::ALL.iter().copied();
    codes
        .find(|code| code.message() == problem)
        .unwrap_or(ErrorCode::InboxMissing)
}

fn word(state: OutboxState) -> &'static str {
    match state {
        OutboxState::Queued => "wartet",
        OutboxState::Sending => "unterwegs",
        OutboxState::Stored => "zugestellt",
        OutboxState::Confirmed => "bestätigt",
        OutboxState::Refused => "abgelehnt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stopped_a_delivery_keeps_its_exit_code() {
        for (code, exit) in [
            (ErrorCode::InboxMissing, 8),
            (ErrorCode::NoPermission, 7),
            (ErrorCode::NoSpace, 7),
            (ErrorCode::Internal, 1),
        ] {
            assert_eq!(stopped_by(code.message()), code);
            assert_eq!(stopped_by(code.message()).exit_code(), exit);
        }
        assert_eq!(stopped_by(""), ErrorCode::InboxMissing);
    }
}
