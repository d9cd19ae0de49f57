//! Statistics: preview, release, the released reports as files and put together, the internal sheet.
//!
//! A preview and a release come from the same call; releasing asks for the hash of what was seen. Which numbers may be
//! shown is decided in the crate `statistics` alone, and what would give a small number away is recomputed before.

mod audit;
mod facts;
mod intern;
mod papers;
mod view;

pub use audit::audit_statistik;
pub use intern::{show_intern, write_intern};

use fallmappe_domain::code::Code;
use fallmappe_domain::op::Op;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_seal::{Recipient, sha256_hex};
use fallmappe_statistics::{
    LedgerEntry, MinCount, Mode, PREVIEW_MARK, Period, Plan, Question, Release, ReleasedReport,
    StatisticsError, combine, release, reopen, to_csv, to_json,
};
use fallmappe_store::tables::bericht::BerichtRecord;
use fallmappe_store::tables::outbox::OutboxRecord;
use fallmappe_sync::{Envelope, EnvelopeHeader, NO_PREVIOUS, PURPOSE, VERSION, make_envelope};

use crate::Answer;
use crate::einstellungen::{self, USUAL_MIN_COUNT};
use crate::error::{CommandError, ErrorCode};
use crate::folders;
use crate::host::{Host, NewFile};
use crate::schema::{
    BerichtRow, BerichtView, BerichteList, CombineStatistik, Nothing, ReleaseStatistik,
    ReleasedBericht, Schutz, Settings, ShowBericht, StatistikPreview, StatistikRequest,
    WriteBericht, WriteCombined, WriteVorschau, WrittenFiles,
};
use crate::session::Session;

/// Plans of the programmes: what is counted, and how coarse it may become.
const PLANS: [&str; 2] = [
    include_str!("../../../../assets/presets/plan-durchstarten.json"),
    include_str!("../../../../assets/presets/plan-kim.json"),
];

/// Shows the report of a closed period as it would leave; freezes nothing.
pub fn preview_statistik<H: Host>(
    session: &mut Session<H>,
    request: StatistikRequest,
) -> Answer<StatistikPreview> {
    let (made, ledger) = ask(session, &request)?;
    let plan = plan(&request.programme)?;
    let settings = einstellungen::load(&session.vault()?.store)?;
    let json = to_json(&made.report);
    let with_this = [ledger, vec![made.ledger_entry]].concat();
    Ok(StatistikPreview {
        view: view::view(&made.report.sheet()),
        sha256: sha256_hex(&json),
        json: text(json)?,
        csv: text(to_csv(&made.report))?,
        can_send: !settings.ki_recipient.is_empty(),
        nachrechnung: audit::nachrechnung(&plan, &with_this)?,
    })
}

/// Writes the report as it would leave; freezes nothing. What is not released right after carries the mark of a preview,
/// but for the JSON, which is byte for byte what a release would send.
pub fn write_vorschau<H: Host>(
    session: &mut Session<H>,
    request: WriteVorschau,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let (made, _) = ask(session, &request.request)?;
    let mut sheet = made.report.sheet();
    if !request.before_release {
        sheet.mark = Some(PREVIEW_MARK);
        session
            .vault_mut()?
            .store
            .transact(Op::WriteVorschau, None, now, |_| Ok(()))?;
    }
    let files = papers::files(&sheet, "bericht", now.date())?;
    let files = with_json(files, &made.report, "bericht");
    folders::write(session, &request.folder, files)
}

/// The JSON stands first: it is the file that is sent.
fn with_json(
    others: Vec<(&'static str, NewFile)>,
    report: &ReleasedReport,
    name: &str,
) -> Vec<(&'static str, NewFile)> {
    let json = NewFile {
        name: format!("{name}.json"),
        bytes: to_json(report),
    };
    std::iter::once(("Bericht (JSON)", json))
        .chain(others)
        .collect()
}

/// Freezes the report and queues it for the KI in one transaction, or does neither.
///
/// # Errors
/// `PreviewOutdated` when it is not what was seen, `Betrays` when a small number could be computed from all releases.
pub fn release_statistik<H: Host>(
    session: &mut Session<H>,
    request: ReleaseStatistik,
) -> Answer<ReleasedBericht> {
    let now = session.now();
    let settings = einstellungen::load(&session.vault()?.store)?;
    let ki = ki_recipient(&settings)?;
    let (made, ledger) = ask(session, &request.request)?;
    let json = to_json(&made.report);
    let sha256 = sha256_hex(&json);
    if sha256 != request.expected_sha256 {
        return Err(ErrorCode::PreviewOutdated.into());
    }
    let plan = plan(&request.request.programme)?;
    let with_this = [ledger, vec![made.ledger_entry.clone()]].concat();
    let audit = audit::nachrechnung(&plan, &with_this)?;
    if !audit.weak.is_empty() || !audit.consistent {
        return Err(ErrorCode::Betrays.into());
    }
    let envelope = envelope(session, ki, &made.ledger_entry, &json)?;
    let sheet = made.report.sheet();
    let bericht = BerichtRecord {
        programme: made.ledger_entry.programme.clone(),
        first_day: made.ledger_entry.period.from(),
        last_day: made.ledger_entry.period.to(),
        released_at: now,
        csv: to_csv(&made.report),
        xlsx: papers::xlsx(&sheet, now.date())?,
        pdf: papers::pdf(&sheet, now.date())?,
        json,
        sha256: sha256.clone(),
        ledger: serde_json::to_string(&made.ledger_entry).map_err(|_| ErrorCode::Internal)?,
    };
    let (moves, events) = facts::records(made.moves, made.events);
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::ReleaseStatistik, None, now, |tx| {
        let bericht = tx.add_bericht(&bericht)?;
        tx.add_bewegungen(bericht, &moves)?;
        tx.add_gezaehlt(bericht, &events)?;
        let outbox = tx.add_outbox(&OutboxRecord {
            bericht,
            name: envelope.name,
            bytes: envelope.bytes,
            content_hash: envelope.content_hash,
            created_at: now,
            state: OutboxState::Queued,
            attempts: 0,
            last_code: String::new(),
        })?;
        Ok((bericht, outbox))
    })?;
    let (bericht, outbox) = done.value;
    Ok(ReleasedBericht {
        bericht,
        outbox,
        sha256,
        changed: done.changed,
    })
}

fn envelope<H: Host>(
    session: &mut Session<H>,
    ki: Recipient,
    entry: &LedgerEntry,
    json: &[u8],
) -> Answer<Envelope> {
    let reader = session.vault()?.store.reader();
    let (sequence, previous_hash) = reader.outbox_head()?;
    let header = EnvelopeHeader {
        version: VERSION,
        purpose: PURPOSE.to_owned(),
        ki: ki.to_string(),
        laptop_id: reader.vault_id()?,
        sequence: sequence + 1,
        previous_hash: if sequence == 0 {
            NO_PREVIOUS.to_owned()
        } else {
            previous_hash
        },
        period_from: entry.period.from(),
        period_to: entry.period.to(),
        plan_hash: entry.plan_hash.clone(),
        k: entry.k,
    };
    let key = reader.signing_key()?;
    make_envelope(header, json, &key, &ki).map_err(|_| ErrorCode::Internal.into())
}

/// Shows a released report again, from the ledger; with the one before it in columns of its own where asked.
pub fn show_bericht<H: Host>(
    session: &mut Session<H>,
    request: ShowBericht,
) -> Answer<BerichtView> {
    let reader = session.vault()?.store.reader();
    let record = reader.bericht(request.bericht)?;
    let plan = plan(&Code::new(&record.programme))?;
    let this: LedgerEntry =
        serde_json::from_str(&record.ledger).map_err(|_| ErrorCode::LedgerOlder)?;
    let ledger = facts::ledger(&reader)?;
    let sheet = reopen(&plan, &ledger, this.sequence)?.sheet();
    let earlier = ledger
        .iter()
        .rfind(|entry| entry.programme == this.programme && entry.sequence < this.sequence);
    let Some(before) = earlier.filter(|_| request.compare) else {
        return Ok(view::view(&sheet));
    };
    let before = reopen(&plan, &ledger, before.sequence)?.sheet();
    Ok(view::view(&sheet.beside(&before)))
}

/// Puts neighbouring released periods together to one report; it says nothing that they did not say.
pub fn combine_statistik<H: Host>(
    session: &mut Session<H>,
    request: CombineStatistik,
) -> Answer<BerichtView> {
    Ok(view::view(&combined(session, &request)?.sheet()))
}

/// Writes released periods put together as files.
pub fn write_combined<H: Host>(
    session: &mut Session<H>,
    request: WriteCombined,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let report = combined(session, &request.request)?;
    let asked = &request.request;
    let name = format!(
        "bericht-{}-{}-{}-zusammen",
        asked.programme.as_str(),
        asked.from,
        asked.to
    );
    let files = with_json(
        papers::files(&report.sheet(), &name, now.date())?,
        &report,
        &name,
    );
    session
        .vault_mut()?
        .store
        .transact(Op::WriteBericht, None, now, |_| Ok(()))?;
    folders::write(session, &request.folder, files)
}

fn combined<H: Host>(
    session: &mut Session<H>,
    request: &CombineStatistik,
) -> Answer<ReleasedReport> {
    let ledger = facts::ledger(&session.vault()?.store.reader())?;
    let period = Period::new(request.from, request.to)?;
    Ok(combine(&plan(&request.programme)?, &ledger, period)?)
}

/// Every released report, newest first.
pub fn list_berichte<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<BerichteList> {
    let rows = session.vault()?.store.reader().berichte()?;
    let title = |code: &str| {
        let preset = session
            .lists()
            .programmes()
            .find(|preset| preset.code.as_str() == code);
        preset.map_or_else(|| code.to_owned(), |preset| preset.label.clone())
    };
    let rows = rows.into_iter().rev().map(|(id, record)| BerichtRow {
        id,
        programme: title(&record.programme),
        programme_code: Code::new(&record.programme),
        from: record.first_day,
        to: record.last_day,
        released_at: record.released_at,
        sha256: record.sha256,
    });
    Ok(BerichteList {
        rows: rows.collect(),
    })
}

/// Writes the frozen files of a released report.
pub fn write_bericht<H: Host>(
    session: &mut Session<H>,
    request: WriteBericht,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let record = session.vault()?.store.reader().bericht(request.bericht)?;
    let name = |ending: &str| {
        format!(
            "bericht-{}-{}-{}.{ending}",
            record.programme, record.first_day, record.last_day
        )
    };
    let frozen = [
        ("Bericht (JSON)", "json", record.json.clone()),
        ("Bericht (CSV für Excel)", "csv", record.csv.clone()),
        ("Bericht (Excel)", "xlsx", record.xlsx.clone()),
        ("Bericht (PDF)", "pdf", record.pdf.clone()),
    ];
    // A report of an earlier program has only the first two.
    let files = frozen.into_iter().filter(|(.., bytes)| !bytes.is_empty());
    let files = files.map(|(label, ending, bytes)| {
        (
            label,
            NewFile {
                name: name(ending),
                bytes,
            },
        )
    });
    let files = files.collect();
    session
        .vault_mut()?
        .store
        .transact(Op::WriteBericht, None, now, |_| Ok(()))?;
    folders::write(session, &request.folder, files)
}

/// The KI's key from the settings.
pub(crate) fn ki_recipient(settings: &Settings) -> Answer<Recipient> {
    if settings.ki_recipient.is_empty() {
        return Err(ErrorCode::KiRecipientMissing.into());
    }
    Recipient::parse(&settings.ki_recipient).map_err(|_| ErrorCode::BadAgeRecipient.into())
}

/// The plan of a programme.
fn plan(programme: &Code) -> Answer<Plan> {
    PLANS
        .iter()
        .filter_map(|text| Plan::from_json(text).ok())
        .find(|plan| plan.programme() == programme.as_str())
        .ok_or_else(|| ErrorCode::NotFound.into())
}

/// The release that is asked for, and the ledger it follows.
fn ask<H: Host>(
    session: &mut Session<H>,
    request: &StatistikRequest,
) -> Answer<(Release, Vec<LedgerEntry>)> {
    let today = session.today();
    let store = &session.vault()?.store;
    let settings = einstellungen::load(store)?;
    let k = match (request.min_count, settings.min_count) {
        (Some(k), _) => k,
        (None, 0) => USUAL_MIN_COUNT,
        (None, k) => k,
    };
    let reader = store.reader();
    let ledger = facts::ledger(&reader)?;
    let question = Question {
        plan: plan(&request.programme)?,
        period: Period::new(request.from, request.to)?,
        stichtag: request.stichtag.unwrap_or(request.to),
        k: MinCount::new(k)?,
        mode: match request.schutz {
            Schutz::Blockregel => Mode::Blockregel,
            Schutz::Runden5 => Mode::Runden5,
        },
        today,
        ledger,
    };
    let counted = facts::facts(&reader, session.lists(), &request.programme)?;
    let books = facts::books(&reader, &request.programme)?;
    Ok((release(&counted, &books, &question)?, question.ledger))
}

fn text(bytes: Vec<u8>) -> Answer<String> {
    String::from_utf8(bytes).map_err(|_| ErrorCode::Internal.into())
}

impl From<StatisticsError> for CommandError {
    fn from(error: StatisticsError) -> Self {
        match error {
            StatisticsError::InvalidPeriod | StatisticsError::StichtagOutsidePeriod => {
                ErrorCode::BadPeriod
            }
            StatisticsError::PeriodNotClosed => ErrorCode::PeriodOpen,
            StatisticsError::MinCountTooSmall => ErrorCode::MinCountTooSmall,
            StatisticsError::AlreadyReleased { .. }
            | StatisticsError::ReleasedDifferently { .. }
            | StatisticsError::PeriodOverlaps { .. } => ErrorCode::PeriodReleased,
            StatisticsError::PeriodBeforeLastRelease { .. } => ErrorCode::PeriodTooEarly,
            StatisticsError::ModeChanged { .. } => ErrorCode::ModeChanged,
            StatisticsError::NothingReleased => ErrorCode::NothingReleased,
            StatisticsError::LedgerBroken { .. } => ErrorCode::Damaged,
            _ => ErrorCode::Internal,
        }
        .into()
    }
}
