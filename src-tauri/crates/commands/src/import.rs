//! Taking Fälle in: all or nothing, every mistake with its line and key.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::exchange::{self, LineError};
use fallmappe_domain::op::Op;
use fallmappe_domain::stelle::Stelle;
use fallmappe_store::StoreError;

use crate::Answer;
use crate::dateien;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{ImportFaelle, ImportReport, ImportSource};
use crate::session::Session;
use crate::{angebote, datenschutz, einstellungen};

/// Largest file that is read: a Fall with its files in Base64, and room for the rest ([`dateien::MAX_CARRIED`]).
const MAX_BYTES: u64 = 256 << 20;
const _: () = assert!(dateien::MAX_CARRIED / 3 * 4 < MAX_BYTES);
/// Made-up cases for practising.
const SAMPLE_FAELLE: &str = include_str!("../../../../assets/sample/faelle.jsonl");
/// Made-up Stellen that the sample cases refer to.
const SAMPLE_STELLEN: &str = include_str!("../../../../assets/sample/stellen.json");

pub fn import_faelle<H: Host>(
    session: &mut Session<H>,
    request: ImportFaelle,
) -> Answer<ImportReport> {
    session.vault()?;
    match request.source {
        ImportSource::Sample => {
            if !session.vault()?.store.reader().is_practice()? {
                return Err(ErrorCode::PracticeOnly.into());
            }
            import(session, SAMPLE_FAELLE, &sample_stellen()?, request.dry_run)
        }
        ImportSource::File(handle) => {
            let bytes = session.host.read_file(&handle, MAX_BYTES)?;
            let text = String::from_utf8(bytes).map_err(|_| ErrorCode::UnreadableFile)?;
            import(session, &text, &[], request.dry_run)
        }
    }
}

/// Fills a new practice vault.
pub(crate) fn import_sample<H: Host>(session: &mut Session<H>) -> Answer<()> {
    let report = import(session, SAMPLE_FAELLE, &sample_stellen()?, false)?;
    if report.taken {
        angebote::sample::put(session)
    } else {
        Err(ErrorCode::Internal.into())
    }
}

fn import<H: Host>(
    session: &mut Session<H>,
    text: &str,
    stellen: &[Stelle],
    dry_run: bool,
) -> Answer<ImportReport> {
    let akten = match exchange::parse(text, session.lists()) {
        Ok(akten) => akten,
        Err(errors) => return Ok(rejected(errors)),
    };
    let mut errors = taken_numbers(session, text, &akten)?;
    errors.extend(gesundheit_without_leave(session, text, &akten)?);
    if !errors.is_empty() {
        return Ok(rejected(errors));
    }
    let count = u32::try_from(akten.len()).unwrap_or(u32::MAX);
    if dry_run {
        return Ok(ImportReport {
            count,
            taken: false,
            errors: Vec::new(),
            changed: Vec::new(),
        });
    }
    let now = session.now();
    let done = session
        .vault_mut()?
        .store
        .transact(Op::ImportFaelle, None, now, |tx| {
            for stelle in stellen {
                match tx.reader().stelle_by_name(&stelle.name) {
                    Err(StoreError::NotFound) => tx.put_stelle(None, stelle).map(|_| ())?,
                    other => other.map(|_| ())?,
                }
            }
            akten.iter().try_for_each(|akte| {
                let (fall, _) = tx.add_fallakte(akte)?;
                dateien::keep_contents(tx, fall, &akte.dateien)
            })
        })?;
    Ok(ImportReport {
        count,
        taken: true,
        errors: Vec::new(),
        changed: done.changed,
    })
}

fn rejected(errors: Vec<LineError>) -> ImportReport {
    ImportReport {
        count: 0,
        taken: false,
        errors,
        changed: Vec::new(),
    }
}

/// Numbers that stand in the vault already or stood there, or twice in the file.
fn taken_numbers<H: Host>(
    session: &Session<H>,
    text: &str,
    akten: &[Fallakte],
) -> Answer<Vec<LineError>> {
    let reader = session.vault()?.store.reader();
    let mut seen = std::collections::BTreeSet::new();
    let mut errors = Vec::new();
    for (line, number) in filled_lines(text)
        .zip(akten)
        .filter_map(|(line, akte)| Some((line, akte.number.as_ref()?)))
    {
        if !reader.number_is_free(number)? || !seen.insert(number) {
            errors.push(LineError {
                line,
                key: "number".to_owned(),
                message: "Diese Fallnummer ist schon vergeben.".to_owned(),
            });
        }
    }
    Ok(errors)
}

/// Fälle that say something about health without the office's or the person's leave.
fn gesundheit_without_leave<H: Host>(
    session: &Session<H>,
    text: &str,
    akten: &[Fallakte],
) -> Answer<Vec<LineError>> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let wrong = filled_lines(text).zip(akten).filter_map(|(line, akte)| {
        let code = datenschutz::import_problem(akte, &settings, session.today())?;
        Some(LineError {
            line,
            key: "gesundheit".to_owned(),
            message: code.message().to_owned(),
        })
    });
    Ok(wrong.collect())
}

/// Numbers of the lines that hold a Fall: every line that is not empty.
fn filled_lines(text: &str) -> impl Iterator<Item = usize> {
    let lines = text.lines().zip(1..);
    lines
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(_, number)| number)
}

fn sample_stellen() -> Answer<Vec<Stelle>> {
    serde_json::from_str(SAMPLE_STELLEN).map_err(|_| CommandError::from(ErrorCode::Internal))
}
