//! Strukturhemmnisse over all Fälle, for the coordination: month instead of day, and texts in which names that the Fall
//! knows are replaced as in a Fallübergabe.
//!
//! Kontakte that are marked as structural are only counted here: their notes are written for the Fall and stay in it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_falluebergabe::free_text::{NoteIn, pseudonymise};
use fallmappe_falluebergabe::known::known_values;
use fallmappe_falluebergabe::minimise::profile_for;
use fallmappe_store::Reader;

use crate::error::ErrorCode;
use crate::host::{Host, NewFile};
use crate::schema::{
    ExportStrukturhemmnisse, ListStrukturhemmnisse, StrukturhemmnisCount, StrukturhemmnisRow,
    StrukturhemmnisseList, WrittenFiles,
};
use crate::session::Session;
use crate::{Answer, csv, folders};

/// The kind of Stelle whose profile says what stays in the texts.
const COORDINATION: &str = "ki";

/// An obstacle and where it stands in the vault.
struct Found {
    fall: FallId,
    id: EntryId,
    value: Strukturhemmnis,
    /// The text as it may leave.
    text: String,
}

/// First and last day, each open when missing.
type Period = (Option<NaiveDate>, Option<NaiveDate>);

pub fn list_strukturhemmnisse<H: Host>(
    session: &mut Session<H>,
    request: ListStrukturhemmnisse,
) -> Answer<StrukturhemmnisseList> {
    let period = (request.from, request.to);
    let reader = session.vault()?.store.reader();
    let found = found(&reader, period)?;
    let kontakte = reader.all_entries::<Kontakt>()?;
    let kontakte = kontakte
        .iter()
        .filter(|(_, k)| k.structural && within(period, k.date));
    let lists = session.lists();
    Ok(StrukturhemmnisseList {
        kontakte: u32::try_from(kontakte.count()).unwrap_or(u32::MAX),
        counts: counts(&found, lists),
        rows: found.iter().map(|one| row(one, lists)).collect(),
    })
}

/// Files first, then the note that they were passed on; if that fails, the files go again.
pub fn export_strukturhemmnisse<H: Host>(
    session: &mut Session<H>,
    request: ExportStrukturhemmnisse,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let found = found(&session.vault()?.store.reader(), (request.from, request.to))?;
    let rows = found.iter().map(|one| row(one, session.lists()));
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    let file = NewFile {
        name: format!(
            "strukturhemmnisse-{}-{}.csv",
            now.date(),
            hex::encode(random)
        ),
        bytes: table(rows),
    };
    let label = "Strukturhemmnisse (CSV für Excel)";
    let written = folders::write(session, &request.folder, vec![(label, file)])?;
    let store = &mut session.vault_mut()?.store;
    let saved = store.transact(Op::ExportStrukturhemmnisse, None, now, |tx| {
        let new = found.iter().filter(|one| one.value.reported_on.is_none());
        for one in new {
            let reported = Strukturhemmnis {
                reported_on: Some(now.date()),
                ..one.value.clone()
            };
            tx.replace_entry(one.fall, one.id, &reported)?;
        }
        Ok(())
    });
    if let Err(error) = saved {
        let paths: Vec<_> = written
            .files
            .iter()
            .map(|file| file.place.clone().into())
            .collect();
        session.host.remove_files(&paths);
        return Err(error.into());
    }
    Ok(written)
}

/// The obstacles of a time, newest first.
fn found(reader: &Reader<'_>, period: Period) -> Answer<Vec<Found>> {
    let all = reader.all_entries::<Strukturhemmnis>()?;
    let faelle: BTreeSet<FallId> = all.iter().map(|(fall, _)| *fall).collect();
    let mut found = Vec::new();
    for fall in faelle {
        found.extend(of_fall(reader, fall, period)?);
    }
    // The order of the days would tell Fälle apart that stand in the same month.
    let order = |one: &Found| {
        (
            month(one.value.date),
            one.value.kind.clone(),
            one.text.clone(),
        )
    };
    found.sort_by_key(|one| std::cmp::Reverse(order(one)));
    Ok(found)
}

/// The obstacles of a Fall; its texts are read together, so that one name is found in all of them.
fn of_fall(reader: &Reader<'_>, fall: FallId, period: Period) -> Answer<Vec<Found>> {
    let entries = reader.entries::<Strukturhemmnis>(fall)?;
    let akte = reader.fallakte(fall)?;
    let profile = profile_for(&Code::new(COORDINATION)).ok_or(ErrorCode::Internal)?;
    let known = known_values(&akte, profile);
    let notes: Vec<NoteIn> = entries
        .iter()
        .map(|(id, value)| NoteIn {
            id: id.0.to_string(),
            fall_id: fall.0.to_string(),
            known: known.clone(),
            text: value.text.clone(),
        })
        .collect();
    let texts = pseudonymise(&notes).into_iter().map(|note| note.text);
    let all = entries
        .into_iter()
        .zip(texts)
        .map(|((id, value), text)| Found {
            fall,
            id,
            value,
            text,
        });
    Ok(all.filter(|one| within(period, one.value.date)).collect())
}

fn within((from, to): Period, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

fn row(found: &Found, lists: &Presets) -> StrukturhemmnisRow {
    StrukturhemmnisRow {
        month: month(found.value.date),
        handlungsfeld: lists.label("handlungsfeld", &found.value.handlungsfeld),
        kind: lists.label("strukturhemmnis", &found.value.kind),
        text: found.text.clone(),
        reported: found.value.reported_on.is_some(),
    }
}

fn counts(found: &[Found], lists: &Presets) -> Vec<StrukturhemmnisCount> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for one in found {
        let kind = lists.label("strukturhemmnis", &one.value.kind);
        *counts.entry(kind).or_default() += 1;
    }
    let mut counts: Vec<_> = counts
        .into_iter()
        .map(|(kind, count)| StrukturhemmnisCount { kind, count })
        .collect();
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    counts
}

fn table(rows: impl Iterator<Item = StrukturhemmnisRow>) -> Vec<u8> {
    let rows = rows.map(|row| {
        let reported = if row.reported { "ja" } else { "nein" };
        vec![
            row.month,
            row.handlungsfeld,
            row.kind,
            row.text,
            reported.to_owned(),
        ]
    });
    let head = [
        "Monat",
        "Handlungsfeld",
        "Hindernis",
        "Beschreibung",
        "Schon weitergegeben",
    ];
    csv::table(&head, rows)
}
