//! What happens to a Fallübergabe after it was made: where it stands, what somebody wrote down, its codes.
//!
//! Which event may follow is decided in `fallmappe_domain::uebergabe`. Receipts are read in `receipt`, papers are written
//! in `blatt`. Every look at the codes is logged: it reverses the pseudonyms.

mod blatt;
mod formular;
mod leaves;
mod receipt;
pub(crate) mod weg;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_domain::check::Problem;
use fallmappe_domain::code::NICHT_ERHOBEN;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{FallId, UebergabeId};
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::uebergabe::{
    EventRefused, EventSource, UebergabeEvent, UebergabeEventKind, UebergabeProduct, check, next,
    state_on,
};
use fallmappe_store::Reader;
use fallmappe_store::tables::uebergabe::{UebergabeOfFall as Stored, UebergabeRecord};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{
    Done, ListUebergaben, OfUebergabe, RecordUebergabeEvent, UebergabeOfFall, UebergabeRow,
    UebergabeView, UebergabenList, Zuordnung, ZuordnungRow,
};
use crate::session::Session;
use crate::uebergabe::consent::problem;

pub use blatt::write_uebergabeblatt;
pub use formular::{suggest_einwilligung, write_consent_form};
pub use receipt::read_receipt;

/// Longest remark, in characters; a receipt carries no longer one.
const LONGEST_REMARK: usize = 500;
/// What somebody may write down.
const BY_HAND: [UebergabeEventKind; 6] = [
    UebergabeEventKind::HandedOut,
    UebergabeEventKind::Received,
    UebergabeEventKind::Accepted,
    UebergabeEventKind::PartlyAccepted,
    UebergabeEventKind::Rejected,
    UebergabeEventKind::Returned,
];

pub fn list_uebergaben<H: Host>(
    session: &mut Session<H>,
    request: ListUebergaben,
) -> Answer<UebergabenList> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let mut events = reader.all_uebergabe_events()?;
    let mut known = BTreeMap::new();
    let mut rows = Vec::new();
    for stored in reader.all_uebergaben()? {
        let happened = events.remove(&stored.id).unwrap_or_default();
        let uebergabe = row(stored.id, stored.record, &happened, today);
        // Nobody answers to the sheet of a Fallkonferenz.
        let waits = uebergabe.state.is_open() && uebergabe.product != UebergabeProduct::Konferenz;
        if request.only_open && !waits {
            continue;
        }
        let about = match known.get(&stored.fall) {
            Some(about) => about,
            None => known
                .entry(stored.fall)
                .or_insert(about(&reader, stored.fall)?),
        };
        let (number, name) = about.clone();
        rows.push(UebergabeOfFall {
            fall: stored.fall,
            number,
            name,
            uebergabe,
        });
    }
    Ok(UebergabenList { rows })
}

pub fn open_uebergabe<H: Host>(
    session: &mut Session<H>,
    request: OfUebergabe,
) -> Answer<UebergabeView> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let stored = reader.uebergabe_of_fall(request.id)?;
    let events = reader.uebergabe_events(request.id)?;
    let (number, name) = about(&reader, stored.fall)?;
    let passed_over = stored.record.passed_over;
    let uebergabe = row(stored.id, stored.record, &events, today);
    let possible = BY_HAND.into_iter();
    let possible = possible
        .filter(|kind| awaited(uebergabe.product, *kind))
        .filter(|kind| next(uebergabe.state, *kind).is_ok());
    Ok(UebergabeView {
        possible: possible.collect(),
        row: UebergabeOfFall {
            fall: stored.fall,
            number,
            name,
            uebergabe,
        },
        passed_over,
        has_zuordnung: !reader.zuordnung(request.id)?.is_empty(),
        events,
    })
}

pub fn record_uebergabe_event<H: Host>(
    session: &mut Session<H>,
    request: RecordUebergabeEvent,
) -> Answer<Done> {
    let now = session.now();
    let reader = session.vault()?.store.reader();
    let stored = reader.uebergabe_of_fall(request.id)?;
    let event = UebergabeEvent {
        kind: request.kind,
        on: request.on.unwrap_or_else(|| now.date()),
        source: EventSource::Manual,
        reason: request.reason,
        remark: request.remark.trim().to_owned(),
        by: String::new(),
        leads_from: None,
        receipt_sha256: String::new(),
        receipt_number: 0,
    };
    let problems = mistakes(&event, &stored.record, now.date(), session.lists());
    if !problems.is_empty() {
        return Err(CommandError::with_problems(ErrorCode::Invalid, problems));
    }
    if !awaited(stored.record.product, event.kind) {
        return Err(ErrorCode::EventOutOfOrder.into());
    }
    check(&reader.uebergabe_events(request.id)?, &event).map_err(refused)?;
    if event.kind == UebergabeEventKind::HandedOut {
        still_allowed(&reader, &stored, event.on)?;
    }
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::ChangeUebergabe, Some(stored.fall), now, |tx| {
        tx.add_uebergabe_event(request.id, &event)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}

pub fn show_zuordnung<H: Host>(
    session: &mut Session<H>,
    request: OfUebergabe,
) -> Answer<Zuordnung> {
    let now = session.now();
    let reader = session.vault()?.store.reader();
    let stored = reader.uebergabe_of_fall(request.id)?;
    let rows = reader.zuordnung(request.id)?;
    if rows.is_empty() {
        return Err(ErrorCode::NoZuordnung.into());
    }
    let (number, name) = about(&reader, stored.fall)?;
    let others = rows.into_iter();
    let others = others.filter(|row| row.code != stored.record.pseudonym);
    let codes = others.map(|row| ZuordnungRow {
        code: row.code,
        surfaces: row.surfaces,
    });
    let codes = codes.collect();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::ViewZuordnung, Some(stored.fall), now, |_| Ok(()))?;
    Ok(Zuordnung {
        pseudonym: stored.record.pseudonym,
        name,
        number,
        codes,
        changed: done.changed,
    })
}

pub fn drop_zuordnung<H: Host>(session: &mut Session<H>, request: OfUebergabe) -> Answer<Done> {
    let now = session.now();
    let reader = session.vault()?.store.reader();
    let fall = reader.uebergabe_of_fall(request.id)?.fall;
    if reader.zuordnung(request.id)?.is_empty() {
        return Err(ErrorCode::NoZuordnung.into());
    }
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::DropZuordnung, Some(fall), now, |tx| {
        tx.drop_zuordnung(request.id)
    })?;
    Ok(Done {
        changed: done.changed,
    })
}

/// Whether it can happen to a product: a sheet is laid on the table, and nobody answers to it.
fn awaited(product: UebergabeProduct, kind: UebergabeEventKind) -> bool {
    product != UebergabeProduct::Konferenz || kind == UebergabeEventKind::HandedOut
}

/// An Übergabe as lists show it.
pub(crate) fn row(
    id: UebergabeId,
    record: UebergabeRecord,
    events: &[UebergabeEvent],
    today: NaiveDate,
) -> UebergabeRow {
    let is_packet = record.product == UebergabeProduct::Packet;
    UebergabeRow {
        id,
        stelle: record.stelle,
        created_at: record.created_at,
        product: record.product,
        form: record.form,
        kind: record.kind,
        state: state_on(events, record.valid_until, today),
        valid_until: record.valid_until,
        pseudonym: record.pseudonym,
        packet_sha256: if is_packet {
            record.packet_sha256
        } else {
            String::new()
        },
    }
}

/// Whether an Übergabe rests on a consent. Older ones know only Stelle and day.
pub(crate) fn rests_on(
    record: &UebergabeRecord,
    id: fallmappe_domain::ids::EntryId,
    consent: &Einwilligung,
) -> bool {
    match record.consent {
        Some(known) => known == id,
        None => record.stelle == consent.stelle && record.consent_on == consent.given_on,
    }
}

/// The consent that an Übergabe rests on; `None` when it is no longer in the Fall.
fn consent_of(reader: &Reader<'_>, stored: &Stored) -> Answer<Option<Einwilligung>> {
    let all = reader.entries::<Einwilligung>(stored.fall)?.into_iter();
    let mut fitting = all.filter(|(id, consent)| rests_on(&stored.record, *id, consent));
    Ok(fitting.next().map(|(_, consent)| consent))
}

/// A packet that lies ready leaves only while its consent holds.
fn still_allowed(reader: &Reader<'_>, stored: &Stored, on: NaiveDate) -> Answer<()> {
    match consent_of(reader, stored)? {
        Some(consent) if consent.gap_on(on).is_none() => Ok(()),
        Some(_) => Err(ErrorCode::ConsentEnded.into()),
        None => Err(ErrorCode::NoConsent.into()),
    }
}

fn about(
    reader: &Reader<'_>,
    fall: FallId,
) -> Answer<(fallmappe_domain::fall::FallNumber, String)> {
    let number = reader.fall(fall)?.number;
    Ok((number, reader.person(fall)?.display_name()))
}

fn mistakes(
    event: &UebergabeEvent,
    record: &UebergabeRecord,
    today: NaiveDate,
    lists: &Presets,
) -> Vec<Problem> {
    let reason = &event.reason;
    let known = reason.as_str() == NICHT_ERHOBEN || lists.contains("quittungsgrund", reason);
    let rules = [
        (
            !BY_HAND.contains(&event.kind),
            "kind",
            "Das trägt nur das Programm selbst ein.",
        ),
        (
            event.on < record.created_at.date() || event.on > today,
            "on",
            "Der Tag liegt nicht vor der Übergabe und nicht in der Zukunft.",
        ),
        (!known, "reason", "Diesen Grund gibt es nicht."),
        (
            event.remark.chars().count() > LONGEST_REMARK,
            "remark",
            "Höchstens 500 Zeichen.",
        ),
    ];
    let broken = rules.into_iter().filter(|(broken, _, _)| *broken);
    broken
        .map(|(_, key, message)| problem(key, message.to_owned()))
        .collect()
}

fn refused(refused: EventRefused) -> ErrorCode {
    match refused {
        EventRefused::Closed => ErrorCode::UebergabeClosed,
        EventRefused::OutOfOrder | EventRefused::Repeated | EventRefused::Outdated => {
            ErrorCode::EventOutOfOrder
        }
    }
}
