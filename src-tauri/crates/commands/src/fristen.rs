//! Fristen: computed, typed in, ticked off; their rules; the day at a glance; the calendar.
//!
//! Which day follows from which fact is decided in `domain::fristen` alone.

mod akten;
mod ics;
mod rows;
mod rules;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::code::Code;
use fallmappe_domain::frist::Fristerledigung;
use fallmappe_domain::fristen::kalender::earlier;
use fallmappe_domain::fristen::{Frame, Nachweis, Years};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::op::Op;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_seal::sha256_hex;
use fallmappe_store::Reader;
use fallmappe_store::tables::faelle::FallSummary;

use crate::Answer;
use crate::einstellungen;
use crate::error::{CommandError, ErrorCode};
use crate::faelle;
use crate::folders;
use crate::host::{Host, NewFile};
use crate::schema::{
    CompleteFrist, Done, ExportFristen, FristRow, FristRules, FristState, FristenList, Heute,
    ListFristen, Nothing, SaveFristRules, SavedEntry, Settings, WrittenFiles,
};
use crate::session::Session;
use akten::{Akte, Ids};
use ics::Event;
use rows::{Desk, Line};
use rules::{NAME, RulesInForce, tidy};

/// Days after which a Fall counts as without Kontakt when nothing is set.
const USUAL_NO_KONTAKT_DAYS: u32 = 30;
/// Days for which a Frist that has passed still counts as the next one of its Fall.
const LONGEST_OVERDUE_DAYS: u32 = 30;
/// Most Fälle without Kontakt that are shown.
const MOST_WITHOUT_KONTAKT: usize = 20;

pub fn get_heute<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Heute> {
    let today = session.today();
    let open = session.vault()?;
    let reader = open.store.reader();
    let settings = einstellungen::load(&open.store)?;
    let desk = desk(session, false)?;
    let akten = akten::read(&reader, None, today)?;
    let lines = all_lines(&desk, &akten, &reader)?;
    let unclear = lines
        .iter()
        .filter(|line| line.row.state == FristState::Unklar)
        .count();
    let is_urgent = |state| matches!(state, FristState::Ueberfaellig | FristState::Bald);
    let urgent = lines.into_iter().filter(|line| is_urgent(line.row.state));
    let no_kontakt_days = match settings.no_kontakt_days {
        0 => USUAL_NO_KONTAKT_DAYS,
        days => days,
    };
    let without = without_kontakt(&akten, earlier(today, no_kontakt_days));
    let shown = without.iter().take(MOST_WITHOUT_KONTAKT);
    let waits = |state| matches!(state, OutboxState::Queued | OutboxState::Sending);
    let unsent = reader.outbox()?;
    let unsent = unsent.iter().filter(|(_, entry)| waits(entry.state));
    Ok(Heute {
        today,
        fristen: numbered(&reader, urgent)?,
        unclear: count(unclear),
        without_kontakt: shown
            .map(|akte| faelle::row(summary(akte, today), session.lists()))
            .collect(),
        without_kontakt_total: count(without.len()),
        no_kontakt_days,
        unsent: count(unsent.count()),
        drafts: count(reader.drafts()?.len()),
        retention_due: retention_due(&reader, &akten, &desk.frame)?,
    })
}

pub fn list_fristen<H: Host>(
    session: &mut Session<H>,
    request: ListFristen,
) -> Answer<FristenList> {
    let lines = lines(session, request.fall)?.into_iter().filter(|line| {
        let is_asked = request.include_done || line.row.state != FristState::Erledigt;
        is_asked && is_until(line, request.until)
    });
    Ok(FristenList {
        rows: numbered(&session.vault()?.store.reader(), lines)?,
    })
}

/// The next sure Frist of every Fall that is not done: its title and day. What ran out longer ago is no next one.
pub(crate) fn nearest<H: Host>(
    session: &Session<H>,
) -> Answer<BTreeMap<FallId, (String, NaiveDate)>> {
    let mut nearest = BTreeMap::new();
    let since = earlier(session.today(), LONGEST_OVERDUE_DAYS);
    let open = |line: &Line| line.row.state != FristState::Erledigt;
    for line in lines(session, None)?.into_iter().filter(open) {
        if let Some(day) = line.row.due_on.filter(|day| *day >= since) {
            let known = nearest
                .entry(line.row.fall)
                .or_insert((String::new(), NaiveDate::MAX));
            if day < known.1 {
                *known = (line.row.title, day);
            }
        }
    }
    Ok(nearest)
}

/// Ticks a computed Frist off. Only what is computed just now can be: a day that has moved asks again.
pub fn complete_frist<H: Host>(
    session: &mut Session<H>,
    request: CompleteFrist,
) -> Answer<SavedEntry> {
    let is_meant = |line: &Line| {
        line.row.rule.as_ref() == Some(&request.rule)
            && line.row.due_on == Some(request.due_on)
            && line.row.state != FristState::Erledigt
    };
    if !lines(session, Some(request.fall))?.iter().any(is_meant) {
        return Err(ErrorCode::NotFound.into());
    }
    let done = Fristerledigung {
        rule: request.rule,
        due_on: request.due_on,
        done_on: session.today(),
        remark: request.remark,
    };
    let done = faelle::checked(done, session.lists())?;
    let (fall, now) = (request.fall, session.now());
    let store = &mut session.vault_mut()?.store;
    let saved = store.transact(Op::AddEntry, Some(fall), now, |tx| {
        tx.add_entry(fall, &done)
    })?;
    Ok(SavedEntry {
        id: saved.value,
        change: saved.sequence,
        changed: saved.changed,
    })
}

/// Writes what lies ahead as a calendar. A sure day and the Fallnummer leave the house, nothing else.
pub fn export_fristen<H: Host>(
    session: &mut Session<H>,
    request: ExportFristen,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let name = file_name(request.file_name.as_deref(), now)?;
    let lines = lines(session, None)?;
    let reader = session.vault()?.store.reader();
    let vault = reader.vault_id()?;
    let ahead = lines.into_iter().filter(|line| {
        matches!(line.row.state, FristState::Bald | FristState::Spaeter)
            && is_until(line, request.until)
    });
    let (mut ids, mut events) = (Ids::new(&reader), Vec::new());
    for line in ahead {
        let Some(day) = line.row.due_on.filter(|day| *day >= now.date()) else {
            continue;
        };
        events.push(event(&mut ids, &vault, line, day)?);
    }
    let file = NewFile {
        name,
        bytes: ics::calendar(&events, now).into_bytes(),
    };
    let written = folders::write(session, &request.folder, vec![("Kalender", file)])?;
    let paths: Vec<PathBuf> = written
        .files
        .iter()
        .map(|file| (&file.place).into())
        .collect();
    let store = &mut session.vault_mut()?.store;
    let noted = store.transact(Op::ExportFristen, None, now, |_| Ok(()));
    match noted {
        Ok(_) => Ok(written),
        Err(error) => {
            session.host.remove_files(&paths);
            Err(error.into())
        }
    }
}

pub fn get_frist_rules<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<FristRules> {
    Ok(RulesInForce::load(&session.vault()?.store)?.rows())
}

pub fn save_frist_rules<H: Host>(
    session: &mut Session<H>,
    request: SaveFristRules,
) -> Answer<Done> {
    session.vault()?;
    let kept = tidy(request.rules)
        .map_err(|problems| CommandError::with_problems(ErrorCode::Invalid, problems))?;
    let text = serde_json::to_string(&kept).map_err(|_| ErrorCode::Internal)?;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::SaveOffice, None, now, |tx| tx.put_setting(NAME, &text))?;
    Ok(Done {
        changed: done.changed,
    })
}

/// How long things are kept, and which Verwendungsnachweise were handed in, as the settings say.
fn frame(settings: &Settings, today: NaiveDate) -> Frame {
    let nachweise = settings.nachweise.iter().map(|nachweis| Nachweis {
        programme: Code::new(&nachweis.programme),
        until: nachweis.until,
        submitted_on: nachweis.submitted_on,
    });
    Frame {
        today,
        years: Years::set(settings.akte_years, settings.nachweis_years),
        nachweise: nachweise.collect(),
    }
}

fn desk<H: Host>(session: &Session<H>, whole: bool) -> Answer<Desk<'_>> {
    let store = &session.vault()?.store;
    Ok(Desk {
        frame: frame(&einstellungen::load(store)?, session.today()),
        rules: RulesInForce::load(store)?,
        lists: session.lists(),
        whole,
    })
}

/// The lines of one Fall, or of all, the most urgent first.
fn lines<H: Host>(session: &Session<H>, fall: Option<FallId>) -> Answer<Vec<Line>> {
    let reader = session.vault()?.store.reader();
    let akten = akten::read(&reader, fall, session.today())?;
    all_lines(&desk(session, fall.is_some())?, &akten, &reader)
}

fn all_lines(desk: &Desk<'_>, akten: &[Akte], reader: &Reader<'_>) -> Answer<Vec<Line>> {
    let mut lines = Vec::new();
    for akte in akten {
        let of_fall = desk.lines(akte);
        if !of_fall.is_empty() && (desk.whole || !is_put_away(akte, desk, reader)?) {
            lines.extend(of_fall);
        }
    }
    lines.sort_by(|one, two| order(&one.row).cmp(&order(&two.row)));
    Ok(lines)
}

fn order(row: &FristRow) -> impl Ord + '_ {
    (row.state, row.due_on, &row.number, &row.title)
}

/// Closed, and the Fallakte is no longer to be used: nobody is followed up any more.
fn is_put_away(akte: &Akte, desk: &Desk<'_>, reader: &Reader<'_>) -> Answer<bool> {
    match akte.facts.clocks(&desk.frame) {
        Some(clocks) => Ok(clocks.akte_ended(desk.frame.today) || reader.is_reduced(akte.id)?),
        None => Ok(false),
    }
}

/// A question belongs to every span that its answer could lie in.
fn is_until(line: &Line, until: Option<NaiveDate>) -> bool {
    let first = line.row.due_on.or(line.first_day);
    until.is_none_or(|until| first.is_none_or(|day| day <= until))
}

/// Rows with the ids of their entries.
fn numbered(reader: &Reader<'_>, lines: impl IntoIterator<Item = Line>) -> Answer<Vec<FristRow>> {
    let mut ids = Ids::new(reader);
    let number = |line: Line| {
        let entry = entry(&mut ids, &line)?;
        Ok(FristRow { entry, ..line.row })
    };
    lines.into_iter().map(number).collect()
}

fn entry(ids: &mut Ids<'_>, line: &Line) -> Answer<Option<EntryId>> {
    match line.origin {
        Some(origin) => ids.of(line.row.fall, origin),
        None => Ok(None),
    }
}

fn event(ids: &mut Ids<'_>, vault: &str, line: Line, day: NaiveDate) -> Answer<Event> {
    let entry = entry(ids, &line)?;
    let entry = entry.map(|id| id.0).unwrap_or_default();
    let rule = line.row.rule.as_ref().map_or("", Code::as_str);
    let position = line
        .origin
        .and_then(|origin| origin.row)
        .unwrap_or_default();
    let subject = &line.subject;
    let named = format!(
        "frist|{vault}|{}|{rule}|{entry}|{position}|{subject}",
        line.row.fall
    );
    let hash = sha256_hex(named.as_bytes());
    Ok(Event {
        uid: format!("{hash}@fallmappe.invalid"),
        day,
        summary: format!("Frist Fall {}", line.row.number),
        lead_days: line.lead_days,
    })
}

/// The name that was asked for, or one with the moment in it: nothing is ever overwritten.
fn file_name(asked: Option<&str>, now: NaiveDateTime) -> Answer<String> {
    let Some(asked) = asked else {
        return Ok(format!("fristen-{}.ics", now.format("%Y-%m-%d-%H%M%S")));
    };
    let is_plain = !asked.contains(['/', '\\', ':']) && !asked.starts_with('.');
    if is_plain && asked.len() > 4 && asked.ends_with(".ics") {
        Ok(asked.to_owned())
    } else {
        Err(ErrorCode::BadRequest.into())
    }
}

/// Open Fälle without a Kontakt since a day, the longest first.
fn without_kontakt(akten: &[Akte], since: NaiveDate) -> Vec<&Akte> {
    let silent = |akte: &&Akte| {
        let is_open = akte.fall.closed_on.is_none();
        is_open && akte.last_kontakt_on.is_none_or(|last| last < since)
    };
    let mut found: Vec<&Akte> = akten.iter().filter(silent).collect();
    found.sort_by_key(|akte| {
        let last = akte.last_kontakt_on.unwrap_or(akte.fall.opened_on);
        (last, akte.fall.number.clone())
    });
    found
}

fn summary(akte: &Akte, today: NaiveDate) -> FallSummary {
    let facts = &akte.facts;
    let newest = facts.kontakte.iter().map(|kontakt| kontakt.date).max();
    let steps = facts.kontakte.iter().filter_map(|k| k.next_step_on);
    FallSummary {
        id: akte.id,
        fall: akte.fall.clone(),
        person: akte.person.clone(),
        birth_date: akte.person.birth_date.clone(),
        status: facts.status_on(today).map(|status| status.kind.clone()),
        document_valid_until: facts.dokumente.iter().filter_map(|d| d.valid_until).max(),
        last_kontakt_on: akte.last_kontakt_on,
        next_step_on: steps
            .filter(|step| newest.is_some_and(|day| *step >= day))
            .min(),
    }
}

/// Closed Fälle whose Fallakte, or what is left of it, has been kept long enough.
fn retention_due(reader: &Reader<'_>, akten: &[Akte], frame: &Frame) -> Answer<u32> {
    let mut due = 0;
    for akte in akten {
        let Some(clocks) = akte.facts.clocks(frame) else {
            continue;
        };
        if !clocks.akte_ended(frame.today) {
            continue;
        }
        if clocks.ended(frame.today) || !reader.is_reduced(akte.id)? {
            due += 1;
        }
    }
    Ok(due)
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
