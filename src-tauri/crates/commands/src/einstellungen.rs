//! Settings of the office: who writes letters, where reports go, when the vault locks, which law holds.

use std::time::Duration;

use chrono::NaiveDate;
use fallmappe_domain::check::Problem;
use fallmappe_domain::code::Code;
use fallmappe_domain::fristen::aufbewahrung::Years;
use fallmappe_domain::gesundheit::Gesundheitsangabe;
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::recht::{Recht, law};
use fallmappe_seal::Recipient;
use fallmappe_store::Store;

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{Done, Nothing, SaveSettings, Settings};
use crate::session::Session;

const NAME: &str = "office";
/// Minutes until the vault locks when nothing is set.
const USUAL_IDLE_MINUTES: u32 = 5;
/// Most minutes until the vault locks.
const MOST_IDLE_MINUTES: u32 = 60;
/// Smallest count in reports when nothing is set.
pub(crate) const USUAL_MIN_COUNT: u32 = 5;
/// Most years that something is kept.
const MOST_YEARS: u32 = 30;
/// Most days without Kontakt.
const MOST_DAYS: u32 = 365;

pub fn get_settings<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Settings> {
    load(&session.vault()?.store)
}

pub fn save_settings<H: Host>(session: &mut Session<H>, request: SaveSettings) -> Answer<Done> {
    let before = load(&session.vault()?.store)?;
    let mut settings = request.settings;
    if !settings.ki_recipient.trim().is_empty() {
        let recipient =
            Recipient::parse(&settings.ki_recipient).map_err(|_| ErrorCode::BadAgeRecipient)?;
        settings.ki_recipient = recipient.to_string();
    }
    if settings.min_count != 0 && settings.min_count < 3 {
        return Err(ErrorCode::MinCountTooSmall.into());
    }
    let problems = problems(&settings, session.lists(), session.today());
    if !problems.is_empty() {
        return Err(CommandError::with_problems(ErrorCode::Invalid, problems));
    }
    if before.keep_gesundheit && !settings.keep_gesundheit {
        nothing_kept(&session.vault()?.store)?;
    }
    settings.idle_lock_minutes = settings.idle_lock_minutes.min(MOST_IDLE_MINUTES);
    if !settings.ki_inbox.is_empty() && settings.ki_inbox != before.ki_inbox {
        settings.ki_inbox = session
            .host
            .folder(&settings.ki_inbox)?
            .display()
            .to_string();
    }
    let text = serde_json::to_string(&settings).map_err(|_| ErrorCode::Internal)?;
    let now = session.now();
    let open = session.vault_mut()?;
    let done = open.store.transact(Op::SaveSettings, None, now, |tx| {
        tx.put_setting(NAME, &text)
    })?;
    open.idle_lock = idle_lock(&open.store)?;
    Ok(Done {
        changed: done.changed,
    })
}

/// What does not fit in the settings, by field.
fn problems(settings: &Settings, lists: &Presets, today: NaiveDate) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut wrong = |key: &str, message: &str| {
        found.push(Problem {
            key: key.to_owned(),
            message: message.to_owned(),
        });
    };
    if !settings.law.is_empty() && law(&settings.law).is_none() {
        wrong("law", "Dieses Datenschutzrecht gibt es hier nicht.");
    }
    if settings.akte_years > MOST_YEARS {
        wrong("akteYears", "Bitte 1 bis 30 Jahre wählen.");
    }
    if settings.nachweis_years > MOST_YEARS {
        wrong("nachweisYears", "Bitte 1 bis 30 Jahre wählen.");
    }
    if settings.no_kontakt_days > MOST_DAYS {
        wrong("noKontaktDays", "Bitte 1 bis 365 Tage wählen.");
    }
    for (index, nachweis) in settings.nachweise.iter().enumerate() {
        let programme = Code::new(&nachweis.programme);
        if lists.programmes().all(|preset| preset.code != programme) {
            let key = format!("nachweise.{index}.programme");
            wrong(&key, "Dieses Programm gibt es hier nicht.");
        }
        if nachweis.submitted_on < nachweis.until || nachweis.submitted_on > today {
            let message = "Der Tag liegt nach dem Ende des Zeitraums und nicht in der Zukunft.";
            wrong(&format!("nachweise.{index}.submittedOn"), message);
        }
    }
    found
}

/// The section Gesundheit is switched off only when nothing is in it: nobody shall keep what nobody sees.
fn nothing_kept(store: &Store) -> Answer<()> {
    let kept = store.reader().all_entries::<Gesundheitsangabe>()?.len();
    if kept == 0 {
        return Ok(());
    }
    let problem = Problem {
        key: "keepGesundheit".to_owned(),
        message: match kept {
            1 => "Dort steht noch eine Angabe.".to_owned(),
            kept => format!("Dort stehen noch {kept} Angaben."),
        },
    };
    Err(CommandError::with_problems(
        ErrorCode::GesundheitKept,
        vec![problem],
    ))
}

/// The settings as saved; empty ones when never saved.
pub(crate) fn load(store: &Store) -> Answer<Settings> {
    match store.reader().setting(NAME)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| ErrorCode::Damaged.into()),
        None => Ok(Settings::default()),
    }
}

/// Time without use after which the vault locks.
pub(crate) fn idle_lock(store: &Store) -> Answer<Duration> {
    let minutes = match load(store)?.idle_lock_minutes {
        0 => USUAL_IDLE_MINUTES,
        minutes => minutes,
    };
    Ok(Duration::from_secs(u64::from(minutes) * 60))
}

/// The law of the Träger, if it was chosen.
pub(crate) fn recht(settings: &Settings) -> Option<&'static Recht> {
    law(&settings.law)
}

/// How long things are kept.
pub(crate) fn years(settings: &Settings) -> Years {
    Years::set(settings.akte_years, settings.nachweis_years)
}
