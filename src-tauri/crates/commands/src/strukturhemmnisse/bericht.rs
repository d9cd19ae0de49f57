//! The report of obstacles that may leave: protected counts of a half-year and reviewed wording, nothing of a Fall.
//!
//! Half-years never overlap, and what was told of one is told again and never anew: nobody can subtract two reports.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_statistics::{MinCount, split_is_free};
use fallmappe_store::tables::tafel::TafelRecord;
use fallmappe_store::{Reader, Store};
use serde::{Deserialize, Serialize};

use super::{BerichtstextRow, wordings};
use crate::bedarf::{HIDDEN, min_count};
use crate::error::ErrorCode;
use crate::host::{Host, NewFile};
use crate::schema::{
    ExportStrukturhemmnisse, OfHalbjahr, Strukturbericht, StrukturberichtRow, WrittenFiles,
};
use crate::session::Session;
use crate::{Answer, csv, folders};

/// The table under which tellings are remembered.
const NAME: &str = "strukturhemmnisse";

/// A closed half-year.
struct Halbjahr {
    from: NaiveDate,
    to: NaiveDate,
    /// As it is remembered, `2026-H1`.
    period: String,
}

/// Told numbers of a half-year. Without a number a kind is hidden.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    k: u32,
    persons: Option<u32>,
    kinds: BTreeMap<String, ToldKind>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldKind {
    persons: u32,
    entries: Option<u32>,
}

pub fn preview_strukturbericht<H: Host>(
    session: &mut Session<H>,
    request: OfHalbjahr,
) -> Answer<Strukturbericht> {
    let store = &session.vault()?.store;
    let half = closed(request.year, request.half, session.today())?;
    let (told, written_on) = told(store, &half)?;
    bericht(&store.reader(), session.lists(), &half, &told, written_on)
}

/// The file first, then what was told and that the obstacles were passed on; if that fails, the file goes again.
pub fn export_strukturhemmnisse<H: Host>(
    session: &mut Session<H>,
    request: ExportStrukturhemmnisse,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let store = &session.vault()?.store;
    let half = closed(request.year, request.half, now.date())?;
    let (told, written_on) = told(store, &half)?;
    let bericht = bericht(&store.reader(), session.lists(), &half, &told, written_on)?;
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    let file = NewFile {
        name: format!(
            "strukturhemmnisse-{}-{}.csv",
            half.period,
            hex::encode(random)
        ),
        bytes: sheet(&bericht),
    };
    let label = "Strukturhemmnisse (CSV für Excel)";
    let written = folders::write(session, &request.folder, vec![(label, file)])?;
    let record = TafelRecord {
        name: NAME.to_owned(),
        period: half.period.clone(),
        written_on: now.date(),
        content: serde_json::to_string(&told).map_err(|_| ErrorCode::Internal)?,
    };
    let store = &mut session.vault_mut()?.store;
    let noted = store.transact(Op::ExportStrukturhemmnisse, None, now, |tx| {
        tx.keep_tafel(&record)?;
        for (fall, _) in tx.reader().all_entries::<Strukturhemmnis>()? {
            for (id, one) in tx.reader().entries::<Strukturhemmnis>(fall)? {
                if one.reported_on.is_none() && half.contains(one.date) {
                    let reported_on = Some(now.date());
                    tx.replace_entry(fall, id, &Strukturhemmnis { reported_on, ..one })?;
                }
            }
        }
        Ok(())
    });
    if let Err(error) = noted {
        folders::take_back(session, &written.files);
        return Err(error.into());
    }
    Ok(written)
}

impl Halbjahr {
    fn contains(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A half-year that is over.
fn closed(year: i32, half: u8, today: NaiveDate) -> Answer<Halbjahr> {
    let (first, next) = match half {
        1 => ((year, 1), (year, 7)),
        2 => ((year, 7), (year.saturating_add(1), 1)),
        _ => return Err(ErrorCode::BadPeriod.into()),
    };
    let day = |(year, month)| NaiveDate::from_ymd_opt(year, month, 1);
    let from = day(first).filter(|_| (2000..=2999).contains(&year));
    let to = day(next).and_then(|day| day.checked_sub_days(Days::new(1)));
    let (from, to) = from.zip(to).ok_or(ErrorCode::BadPeriod)?;
    if to >= today {
        return Err(ErrorCode::PeriodOpen.into());
    }
    Ok(Halbjahr {
        from,
        to,
        period: format!("{year:04}-H{half}"),
    })
}

/// What was told of this half-year, with its day; otherwise what may be told.
fn told(store: &Store, half: &Halbjahr) -> Answer<(Told, Option<NaiveDate>)> {
    let reader = store.reader();
    if let Some(record) = reader.tafel(NAME, &half.period)? {
        let told = serde_json::from_str(&record.content).map_err(|_| ErrorCode::Damaged)?;
        return Ok((told, Some(record.written_on)));
    }
    Ok((count(&reader, half, min_count(store)?)?, None))
}

fn count(reader: &Reader<'_>, half: &Halbjahr, k: MinCount) -> Answer<Told> {
    let mut all = BTreeSet::new();
    for id in reader.all_faelle()? {
        let fall = reader.fall(id)?;
        if fall.opened_on <= half.to && fall.closed_on.is_none_or(|last| last >= half.from) {
            all.insert(id);
        }
    }
    let mut kinds: BTreeMap<String, (BTreeSet<FallId>, u32)> = BTreeMap::new();
    for (fall, one) in reader.all_entries::<Strukturhemmnis>()? {
        if half.contains(one.date) && all.contains(&fall) {
            let (persons, entries) = kinds.entry(one.kind.0).or_default();
            persons.insert(fall);
            *entries += 1;
        }
    }
    let number = |persons: &BTreeSet<FallId>| u32::try_from(persons.len()).unwrap_or(u32::MAX);
    let all = number(&all);
    let kinds = kinds.into_iter().filter_map(|(kind, (persons, entries))| {
        Some((kind, protect(number(&persons), entries, all, k)?))
    });
    Ok(Told {
        k: k.get(),
        persons: (all >= k.get()).then_some(all),
        kinds: kinds.collect(),
    })
}

/// Persons as a yes/no split. Entries only when they are more than the persons by the minimum count: a smaller rest
/// would tell of a few persons whom it met twice.
fn protect(persons: u32, entries: u32, all: u32, k: MinCount) -> Option<ToldKind> {
    let free = split_is_free(persons, all, k);
    let repeated = entries.saturating_sub(persons) >= k.get();
    free.then_some(ToldKind {
        persons,
        entries: repeated.then_some(entries),
    })
}

fn bericht(
    reader: &Reader<'_>,
    lists: &Presets,
    half: &Halbjahr,
    told: &Told,
    written_on: Option<NaiveDate>,
) -> Answer<Strukturbericht> {
    let wordings = wordings(reader, lists)?;
    Ok(Strukturbericht {
        from: half.from,
        to: half.to,
        k: told.k,
        persons: shown(told.persons),
        written_on,
        rows: wordings.into_iter().map(|one| row(one, told)).collect(),
        notes: notes(told.k),
    })
}

fn row(wording: BerichtstextRow, told: &Told) -> StrukturberichtRow {
    let kind = told.kinds.get(wording.kind.as_str());
    let may_leave = wording.reviewed_on.is_some() && wording.questions.is_empty();
    StrukturberichtRow {
        kind: wording.label,
        persons: shown(kind.map(|kind| kind.persons)),
        entries: shown(kind.and_then(|kind| kind.entries)),
        text: if may_leave {
            wording.text
        } else {
            String::new()
        },
    }
}

fn shown(number: Option<u32>) -> String {
    number.map_or_else(|| HIDDEN.to_owned(), |number| number.to_string())
}

fn notes(k: u32) -> Vec<String> {
    vec![
        "Personen: alle, deren Fall im Halbjahr an mindestens einem Tag lief; in den Zeilen jene von ihnen, bei denen ein Hindernis dieser Art eingetragen ist. Eine Person kann in mehreren Zeilen stehen.".to_owned(),
        format!(
            "Schutz: Eine Zahl wird ab {k} Personen gezeigt, und nur wenn auch mindestens {k} Personen dieses Hindernis nicht hatten; sonst steht ein Punkt (.), auch bei null. Die Zahl der Einträge steht nur da, wenn sie die der Personen um mindestens {k} übersteigt. Einmal geschriebene Zahlen eines Halbjahrs bleiben, auch wenn später etwas nachgetragen wird."
        ),
        "Wortlaut: eigene Formulierung, geprüft; kein Text aus einem Fall.".to_owned(),
    ]
}

fn sheet(bericht: &Strukturbericht) -> Vec<u8> {
    let rows = bericht.rows.iter().map(|row| {
        vec![
            row.kind.clone(),
            row.persons.clone(),
            row.entries.clone(),
            row.text.clone(),
        ]
    });
    let date = fallmappe_domain::dates::german_date;
    let line = |name: &str, value: String| vec![name.to_owned(), value];
    let period = format!("{} bis {}", date(bericht.from), date(bericht.to));
    let foot = [
        line("Zeitraum", period),
        line("Mindestfallzahl (k)", bericht.k.to_string()),
        line("Personen", bericht.persons.clone()),
    ];
    let notes = bericht.notes.iter().cloned();
    let notes = notes.map(|note| line("Erläuterung", note));
    let head = ["Hindernis", "Personen", "Einträge", "Wortlaut"];
    csv::table(&head, rows.chain(foot).chain(notes))
}

#[cfg(test)]
mod tests;
