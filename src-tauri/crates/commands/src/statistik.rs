//! Statistics: preview, release, and the released reports as files.
//!
//! A preview and a release come from the same call; releasing asks for the hash of what was seen. Which numbers may be
//! shown is decided in the crate `statistics` alone.

mod facts;
mod tables;

use chrono::NaiveDate;
use fallmappe_domain::op::Op;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_seal::{Recipient, sha256_hex};
use fallmappe_statistics::{
    MinCount, Period, Plan, Question, Release, StatisticsError, release, to_csv, to_json,
};
use fallmappe_store::Store;
use fallmappe_store::tables::bericht::BerichtRecord;
use fallmappe_store::tables::outbox::OutboxRecord;
use fallmappe_sync::{EnvelopeHeader, NO_PREVIOUS, PURPOSE, VERSION, make_envelope};

use crate::Answer;
use crate::einstellungen::{self, USUAL_MIN_COUNT};
use crate::error::{CommandError, ErrorCode};
use crate::folders;
use crate::host::{Host, NewFile};
use crate::schema::{
    BerichtRow, BerichteList, Nothing, ReleaseStatistik, ReleasedBericht, Settings,
    StatistikPreview, StatistikRequest, WriteBericht, WrittenFiles,
};
use crate::session::Session;
use facts::{facts, ledger};
use tables::table;

/// Plans of the programmes: what is counted, and how coarse it may become.
const PLANS: [&str; 2] = [
    include_str!("../../../../assets/presets/plan-durchstarten.json"),
    include_str!("../../../../assets/presets/plan-kim.json"),
];

pub fn preview_statistik<H: Host>(
    session: &mut Session<H>,
    request: StatistikRequest,
) -> Answer<StatistikPreview> {
    let today = session.today();
    let store = &session.vault()?.store;
    let settings = einstellungen::load(store)?;
    let report = ask(store, &settings, &request, today)?.report;
    let json = to_json(&report);
    let sha256 = sha256_hex(&json);
    Ok(StatistikPreview {
        tables: report.tables().iter().map(table).collect(),
        notes: [
            vec![report.head().rule().to_owned()],
            report.notes().to_vec(),
        ]
        .concat(),
        json: text(json)?,
        sha256,
        csv: text(to_csv(&report))?,
        can_send: !settings.ki_recipient.is_empty(),
    })
}

/// Freezes the report and queues it for the KI in one transaction, or does neither.
pub fn release_statistik<H: Host>(
    session: &mut Session<H>,
    request: ReleaseStatistik,
) -> Answer<ReleasedBericht> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let settings = einstellungen::load(store)?;
    let ki = ki_recipient(&settings)?;
    let Release {
        report,
        ledger_entry,
    } = ask(store, &settings, &request.request, now.date())?;
    let json = to_json(&report);
    let sha256 = sha256_hex(&json);
    if sha256 != request.expected_sha256 {
        return Err(ErrorCode::PreviewOutdated.into());
    }
    let (sequence, previous_hash) = store.reader().outbox_head()?;
    let vault_id = store.reader().vault_id()?;
    let header = EnvelopeHeader {
        version: VERSION,
        purpose: PURPOSE.to_owned(),
        ki: ki.to_string(),
        laptop_id: vault_id,
        sequence: sequence + 1,
        previous_hash: if sequence == 0 {
            NO_PREVIOUS.to_owned()
        } else {
            previous_hash
        },
        period_from: ledger_entry.period.from(),
        period_to: ledger_entry.period.to(),
        plan_hash: ledger_entry.plan_hash.clone(),
        k: ledger_entry.k,
    };
    let key = store.reader().signing_key()?;
    let envelope = make_envelope(header, &json, &key, &ki).map_err(|_| ErrorCode::Internal)?;
    let bericht = BerichtRecord {
        programme: ledger_entry.programme.clone(),
        first_day: ledger_entry.period.from(),
        last_day: ledger_entry.period.to(),
        released_at: now,
        csv: to_csv(&report),
        json,
        xlsx: Vec::new(),
        pdf: Vec::new(),
        sha256: sha256.clone(),
        ledger: serde_json::to_string(&ledger_entry).map_err(|_| ErrorCode::Internal)?,
    };
    let done = store.transact(Op::ReleaseStatistik, None, now, |tx| {
        let bericht = tx.add_bericht(&bericht)?;
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
        from: record.first_day,
        to: record.last_day,
        released_at: record.released_at,
        sha256: record.sha256,
    });
    Ok(BerichteList {
        rows: rows.collect(),
    })
}

pub fn write_bericht<H: Host>(
    session: &mut Session<H>,
    request: WriteBericht,
) -> Answer<WrittenFiles> {
    let record = session.vault()?.store.reader().bericht(request.bericht)?;
    let name = |ending: &str| {
        format!(
            "bericht-{}-{}-{}.{ending}",
            record.programme, record.first_day, record.last_day
        )
    };
    let files = vec![
        (
            "Bericht (JSON)",
            NewFile {
                name: name("json"),
                bytes: record.json.clone(),
            },
        ),
        (
            "Bericht (CSV für Excel)",
            NewFile {
                name: name("csv"),
                bytes: record.csv.clone(),
            },
        ),
    ];
    folders::write(session, &request.folder, files)
}

/// The KI's key from the settings.
pub(crate) fn ki_recipient(settings: &Settings) -> Answer<Recipient> {
    if settings.ki_recipient.is_empty() {
        return Err(ErrorCode::KiRecipientMissing.into());
    }
    Recipient::parse(&settings.ki_recipient).map_err(|_| ErrorCode::BadAgeRecipient.into())
}

fn ask(
    store: &Store,
    settings: &Settings,
    request: &StatistikRequest,
    today: NaiveDate,
) -> Answer<Release> {
    let plan = PLANS
        .iter()
        .filter_map(|text| Plan::from_json(text).ok())
        .find(|plan| plan.programme() == request.programme.as_str())
        .ok_or(ErrorCode::NotFound)?;
    let period = Period::new(request.from, request.to)?;
    let k = match (request.min_count, settings.min_count) {
        (Some(k), _) => k,
        (None, 0) => USUAL_MIN_COUNT,
        (None, k) => k,
    };
    let question = Question {
        plan,
        period,
        stichtag: request.stichtag.unwrap_or(request.to),
        k: MinCount::new(k)?,
        today,
        ledger: ledger(store)?,
    };
    Ok(release(&facts(store, &request.programme)?, &question)?)
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
            | StatisticsError::PeriodOverlaps { .. }
            | StatisticsError::PeriodBeforeLastRelease { .. } => ErrorCode::PeriodReleased,
            StatisticsError::LedgerBroken { .. } => ErrorCode::Damaged,
            _ => ErrorCode::Internal,
        }
        .into()
    }
}
