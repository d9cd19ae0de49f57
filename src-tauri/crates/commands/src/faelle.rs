//! Fälle and their entries: list, open, make, change, export.

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::check::{Checked, normalise};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::uebergabe::state_on;
use fallmappe_letters::render_document;
use fallmappe_store::tables::entry::Entry as StoredEntry;
use fallmappe_store::tables::faelle::{FallSummary, Filter};
use fallmappe_store::{Reader, WriteTx};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Answer;
use crate::copy_sheet::{Copy, copy_sheet};
use crate::dateien::{self, Carried, write_contents};
use crate::datenschutz;
use crate::einstellungen;
use crate::einwilligungen::follow_withdrawal;
use crate::error::{CommandError, ErrorCode};
use crate::folders;
use crate::host::{Host, NewFile};
use crate::letters;
use crate::quittung;
use crate::schema::{
    ChangeFall, ChangePerson, CreateFall, CreatedFall, Done, Entry, EntryRow, ExportFall,
    FaelleList, FallRow, FallView, FindFall, FoundFall, ListFaelle, OfFall, Part, RemoveEntry,
    SaveEntry, SavedEntry, UebergabeRow, WrittenFiles,
};
use crate::session::Session;

/// Rows of a page unless asked otherwise.
const USUAL_ROWS: u32 = 100;
/// Most rows of a page.
const MOST_ROWS: u32 = 500;

pub fn list_faelle<H: Host>(session: &mut Session<H>, request: ListFaelle) -> Answer<FaelleList> {
    let filter = Filter {
        search: &request.search,
        only_open: request.filter.only_open,
        no_kontakt_days: request.filter.no_kontakt_days,
        document_expires_days: request.filter.document_expires_days,
        without_einwilligung: request.filter.without_einwilligung,
        open_uebergabe: request.filter.open_uebergabe,
        programme: &request.filter.programme,
        status: &request.filter.status,
        offset: request.offset,
        limit: rows_of_page(request.limit),
        today: session.today(),
    };
    let (total, rows) = session.vault()?.store.reader().list_faelle(filter)?;
    let lists = session.lists();
    Ok(FaelleList {
        total,
        rows: rows
            .into_iter()
            .map(|summary| row(summary, lists))
            .collect(),
    })
}

pub fn find_fall<H: Host>(session: &mut Session<H>, request: FindFall) -> Answer<FoundFall> {
    Ok(FoundFall {
        fall: session
            .vault()?
            .store
            .reader()
            .fall_by_number(&request.number)?,
    })
}

pub fn open_fall<H: Host>(session: &mut Session<H>, request: OfFall) -> Answer<FallView> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let id = request.fall;
    macro_rules! view {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            FallView {
                id,
                fall: reader.fall(id)?,
                person: reader.person(id)?,
                $($field: rows::<$type>(&reader, id)?,)+
                uebergaben: uebergaben(&reader, id, today)?,
            }
        };
    }
    Ok(fallmappe_domain::with_parts!(view))
}

fn rows<E: StoredEntry>(reader: &Reader<'_>, fall: FallId) -> Answer<Vec<EntryRow<E>>> {
    let entries = reader.entries::<E>(fall)?;
    let row = |(id, value)| EntryRow { id, value };
    Ok(entries.into_iter().map(row).collect())
}

/// Übergaben of a Fall as they stand on a day, newest first.
pub(crate) fn uebergaben(
    reader: &Reader<'_>,
    fall: FallId,
    today: NaiveDate,
) -> Answer<Vec<UebergabeRow>> {
    let mut rows = Vec::new();
    for (id, record) in reader.uebergaben(fall)? {
        let events = reader.uebergabe_events(id)?;
        rows.push(quittung::row(id, record, &events, today));
    }
    Ok(rows)
}

pub fn create_fall<H: Host>(session: &mut Session<H>, request: CreateFall) -> Answer<CreatedFall> {
    let opened_on = request.opened_on.unwrap_or_else(|| session.today());
    let akte = Fallakte::new(opened_on, checked(request.person, session.lists())?);
    let now = session.now();
    let done = session
        .vault_mut()?
        .store
        .transact(Op::CreateFall, None, now, |tx| {
            let made = tx.add_fallakte(&akte)?;
            tx.concerns(made.0);
            for other in &request.different_from {
                tx.put_different(made.0, *other)?;
            }
            tx.drop_draft(&request.draft)?;
            Ok(made)
        })?;
    let (fall, number) = done.value;
    Ok(CreatedFall {
        fall,
        number,
        changed: done.changed,
    })
}

pub fn change_person<H: Host>(session: &mut Session<H>, request: ChangePerson) -> Answer<Done> {
    let person = checked(request.person, session.lists())?;
    write(session, Op::ChangePerson, request.fall, |tx| {
        tx.put_person(request.fall, &person)?;
        tx.drop_draft(&request.draft)
    })
}

pub fn change_fall<H: Host>(session: &mut Session<H>, request: ChangeFall) -> Answer<Done> {
    if request
        .closed_on
        .is_some_and(|closed| closed < request.opened_on)
    {
        let problem = fallmappe_domain::check::Problem {
            key: "closedOn".to_owned(),
            message: "Das Ende liegt vor dem Anfang.".to_owned(),
        };
        return Err(CommandError::with_problems(
            ErrorCode::Invalid,
            vec![problem],
        ));
    }
    write(session, Op::ChangeFall, request.fall, |tx| {
        tx.change_fall(request.fall, request.opened_on, request.closed_on)
    })
}

pub fn save_entry<H: Host>(session: &mut Session<H>, request: SaveEntry) -> Answer<SavedEntry> {
    let SaveEntry {
        fall,
        id,
        entry,
        draft,
    } = request;
    if matches!(entry, Entry::Gesundheit(_)) {
        datenschutz::may_keep_gesundheit(session, fall)?;
    }
    let entry = dateien::with_kept_facts(session, fall, id, entry)?;
    macro_rules! save_part {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            match entry { $(Entry::$variant(value) => save::<H, $type>(session, fall, id, value, &draft),)+ }
        };
    }
    fallmappe_domain::with_parts!(save_part)
}

pub fn remove_entry<H: Host>(session: &mut Session<H>, request: RemoveEntry) -> Answer<Done> {
    let RemoveEntry { fall, part, id } = request;
    write(session, Op::RemoveEntry, fall, |tx| {
        remove(tx, part, fall, id)
    })
}

fn remove(tx: &WriteTx<'_>, part: Part, fall: FallId, id: EntryId) -> fallmappe_store::Result<()> {
    macro_rules! remove_part {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            match part { $(Part::$variant => tx.remove_entry::<$type>(fall, id),)+ }
        };
    }
    fallmappe_domain::with_parts!(remove_part)
}

/// The copy for the person: readable PDF, the exchange format, which reads back without loss, and every file. All of it
/// or nothing.
pub fn export_fall<H: Host>(session: &mut Session<H>, request: ExportFall) -> Answer<WrittenFiles> {
    let reader = session.vault()?.store.reader();
    let akte = reader.fallakte(request.fall)?;
    let carried = Carried::of(&reader, request.fall)?;
    let reader = session.vault()?.store.reader();
    let mut uebergaben = Vec::new();
    for (id, record) in reader.uebergaben(request.fall)? {
        let events = reader.uebergabe_events(id)?;
        let state = state_on(&events, record.valid_until, session.today());
        uebergaben.push((record, state));
    }
    let settings = einstellungen::load(&session.vault()?.store)?;
    let sheet = copy_sheet(&Copy {
        akte: &akte,
        uebergaben: &uebergaben,
        lists: session.lists(),
        recht: einstellungen::recht(&settings),
        today: session.today(),
        document_id: letters::document_id(&session.host),
    });
    let pdf = render_document(&sheet)?;
    let number = akte
        .number
        .clone()
        .map(|number| number.0)
        .unwrap_or_default();
    let pdf = NewFile {
        name: format!("fall-{number}.pdf"),
        bytes: pdf,
    };
    let folder = session.host.folder(&request.folder)?;
    let mut written = folders::write(
        session,
        &request.folder,
        vec![("Kopie zum Lesen (PDF)", pdf)],
    )?;
    let rest = write_contents(
        session,
        &folder,
        &number,
        akte,
        &carried,
        &mut written.files,
    );
    if let Err(error) = rest {
        folders::take_back(session, &written.files);
        return Err(error);
    }
    folders::logged(session, Op::ExportFall, request.fall, written)
}

/// Rows of a page: what was asked for, within reason.
pub(crate) fn rows_of_page(asked: u32) -> u32 {
    if asked == 0 {
        USUAL_ROWS
    } else {
        asked.min(MOST_ROWS)
    }
}

/// A record in its stored form, or the problems that keep it out.
pub(crate) fn checked<T: Checked + Serialize + DeserializeOwned>(
    record: T,
    lists: &Presets,
) -> Answer<T> {
    let record = normalise(record);
    let problems = record.problems(lists);
    if problems.is_empty() {
        Ok(record)
    } else {
        Err(CommandError::with_problems(ErrorCode::Invalid, problems))
    }
}

fn save<H: Host, E>(
    session: &mut Session<H>,
    fall: FallId,
    id: Option<EntryId>,
    value: E,
    draft: &str,
) -> Answer<SavedEntry>
where
    E: StoredEntry + Checked + Serialize + DeserializeOwned,
{
    let value = checked(value, session.lists())?;
    let now = session.now();
    let op = if id.is_some() {
        Op::ChangeEntry
    } else {
        Op::AddEntry
    };
    let done = session
        .vault_mut()?
        .store
        .transact(op, Some(fall), now, |tx| {
            tx.reader().fall(fall)?;
            tx.drop_draft(draft)?;
            let Some(id) = id else {
                return tx.add_entry(fall, &value);
            };
            tx.replace_entry(fall, id, &value)?;
            if E::TABLE == Part::Einwilligung.code() {
                follow_withdrawal(tx, fall, id)?;
            }
            Ok(id)
        })?;
    Ok(SavedEntry {
        id: done.value,
        change: done.sequence,
        changed: done.changed,
    })
}

fn write<H: Host>(
    session: &mut Session<H>,
    op: Op,
    fall: FallId,
    work: impl FnOnce(&WriteTx<'_>) -> fallmappe_store::Result<()>,
) -> Answer<Done> {
    let now = session.now();
    let done = session
        .vault_mut()?
        .store
        .transact(op, Some(fall), now, |tx| {
            tx.reader().fall(fall)?;
            work(tx)
        })?;
    Ok(Done {
        changed: done.changed,
    })
}

pub(crate) fn row(summary: FallSummary, lists: &Presets) -> FallRow {
    // A list has no room for the paragraph; the Fall shows the whole label.
    let label = |code: &Code| {
        let label = lists.label("aufenthaltsstatus", code);
        label.split(" (").next().unwrap_or_default().to_owned()
    };
    FallRow {
        id: summary.id,
        number: summary.fall.number,
        name: summary.person.display_name(),
        birth_date: summary
            .birth_date
            .map(|date| date.german())
            .unwrap_or_default(),
        status: summary.status.as_ref().map(label).unwrap_or_default(),
        document_valid_until: summary.document_valid_until,
        last_kontakt_on: summary.last_kontakt_on,
        next_step_on: summary.next_step_on,
        closed_on: summary.fall.closed_on,
    }
}
