//! The tables of a report, from released blocks alone: what one release or several neighbouring ones told.

use super::{Cell, Column, Hidden, ReleasedCell, ReleasedRow, ReleasedTable};
use crate::block_rule::coarsened_groups;
use crate::books::{block_id, pair_id};
use crate::ledger::PublicBlock;
use crate::plan::{CountOf, Ereignis, Level, Merkmal, Stream};
use crate::sheet::Chart;
use crate::texts::{self, german_date};
use crate::{LedgerEntry, Mode, Period, Plan};

/// Neighbouring releases of one programme, with everything that was released before them.
pub(super) struct Span<'a> {
    pub plan: &'a Plan,
    /// Releases of the programme before the span, oldest first.
    before: Vec<&'a LedgerEntry>,
    /// Releases of the span, oldest first.
    inside: Vec<&'a LedgerEntry>,
    last: &'a LedgerEntry,
}

/// A figure with the releases whose difference it is.
type Figure = Option<(u64, Period)>;

impl<'a> Span<'a> {
    /// The releases `first` to `last` of `entries`, which are those of the programme, oldest first.
    pub(super) fn new(
        plan: &'a Plan,
        entries: &[&'a LedgerEntry],
        first: u64,
        last: &'a LedgerEntry,
    ) -> Self {
        let chosen = |low: u64, high: u64| {
            let in_range = entries
                .iter()
                .filter(|entry| (low..high).contains(&entry.sequence));
            in_range.copied().collect::<Vec<_>>()
        };
        let mut inside = chosen(first, last.sequence);
        inside.push(last);
        Self {
            plan,
            before: chosen(0, first),
            inside,
            last,
        }
    }

    pub(super) fn last(&self) -> &'a LedgerEntry {
        self.last
    }

    pub(super) fn inside(&self) -> impl DoubleEndedIterator<Item = &'a LedgerEntry> {
        self.inside.iter().copied()
    }

    /// First day of the span.
    pub(super) fn from(&self) -> chrono::NaiveDate {
        self.inside
            .first()
            .map_or(self.last.period.from(), |entry| entry.period.from())
    }

    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &'a LedgerEntry> {
        self.before.iter().chain(&self.inside).copied()
    }

    /// The releases that show a block, oldest first.
    fn shown(
        entries: impl Iterator<Item = &'a LedgerEntry>,
        id: &str,
    ) -> Vec<(&'a LedgerEntry, &'a PublicBlock)> {
        entries
            .filter_map(|entry| Some((entry, entry.blocks.get(id)?)))
            .collect()
    }

    /// The cumulated figure when it was last shown in the span.
    fn total(&self, id: &str) -> Option<(u64, &'a LedgerEntry)> {
        let (entry, block) = Self::shown(self.inside(), id).pop()?;
        Some((*block.values.last()?, entry))
    }

    /// The cumulated figure when it was last shown before the span; 0 when nothing was.
    fn total_before(&self, id: &str) -> (u64, Option<&'a LedgerEntry>) {
        let last = Self::shown(self.before.iter().copied(), id).pop();
        let value = last.and_then(|(_, block)| block.values.last().copied());
        (value.unwrap_or(0), last.map(|(entry, _)| entry))
    }

    /// What was added since the figure was last shown before the span, and in which days. The first release of a figure adds
    /// nothing unless it tells what was there before.
    fn added(&self, id: &str, from_zero: bool) -> Figure {
        let (value, end) = self.total(id)?;
        let (before, shown) = self.total_before(id);
        let start = match shown {
            Some(entry) => entry.period.to().succ_opt()?,
            None => self.all().next()?.period.from(),
        };
        let opening = match (shown, from_zero) {
            (Some(_), _) => before,
            (None, true) => 0,
            (None, false) => self.opening(id)?,
        };
        let run = Period::new(start, end.period.to()).ok()?;
        Some((value.checked_sub(opening)?, run))
    }

    /// Those who were there before the first release, where it told them.
    fn opening(&self, id: &str) -> Option<u64> {
        let (_, block) = Self::shown(self.inside(), id).into_iter().next()?;
        match block.values.as_slice() {
            [opening, _] => Some(*opening),
            _ => None,
        }
    }

    /// Persons there when the span ended, where both figures were told with its last release.
    fn bestand(&self, unit: &str) -> Option<u64> {
        bestand(self.last, unit)
    }

    /// Late entries and corrections, where every release told them.
    fn corrections(&self) -> Option<u64> {
        let told = self
            .inside
            .iter()
            .map(|entry| entry.blocks.get("korrekturen")?.values.first().copied());
        told.sum()
    }

    /// Persons there when the span began.
    fn bestand_before(&self) -> Option<u64> {
        match self.before.last() {
            Some(entry) => bestand(entry, ""),
            None => self.opening("joined/").filter(|opening| *opening > 0),
        }
    }

    /// First day of what a block covers.
    fn start(&self, block: &PublicBlock) -> chrono::NaiveDate {
        let first = self.all().find(|entry| entry.sequence >= block.since);
        first.map_or(self.from(), |entry| entry.period.from())
    }

    /// The blocks of one id in the span, summed on the rung that all of them tell.
    fn sum(&self, id: &str, levels: &[Level]) -> Option<(usize, Vec<u64>, Period)> {
        let blocks = Self::shown(self.inside(), id);
        let level = blocks
            .iter()
            .filter_map(|(_, block)| block.levels.first())
            .max()
            .copied()?;
        let coarse = levels.get(level)?;
        let mut sums = vec![0; coarse.groups.len()];
        for (_, block) in &blocks {
            let fine = levels.get(*block.levels.first()?)?;
            add(&mut sums, &coarsened_groups(fine, coarse, &block.values));
        }
        let (first, last) = (blocks.first()?, blocks.last()?);
        let run = Period::new(self.start(first.1), last.0.period.to()).ok()?;
        Some((level, sums, run))
    }

    /// The smallest minimum count of the span: what all of it keeps.
    pub(super) fn k(&self) -> u32 {
        self.inside
            .iter()
            .map(|entry| entry.k)
            .min()
            .unwrap_or(self.last.k)
    }

    fn row(&self, code: &str, label: &str, cells: Vec<Cell>) -> ReleasedRow {
        let k = self.k();
        ReleasedRow {
            code: code.to_owned(),
            label: label.to_owned(),
            cells: cells
                .into_iter()
                .map(|cell| ReleasedCell { cell, k })
                .collect(),
            total: false,
        }
    }
}

fn bestand(entry: &LedgerEntry, unit: &str) -> Option<u64> {
    let last = |id: String| {
        entry
            .blocks
            .get(&id)
            .and_then(|block| block.values.last().copied())
    };
    last(format!("joined/{unit}"))?.checked_sub(last(format!("left/{unit}"))?)
}

fn add(sums: &mut [u64], values: &[u64]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

pub(super) fn tables(span: &Span<'_>) -> Vec<ReleasedTable> {
    let mut tables = vec![gesamt(span), bausteine(span)];
    for merkmal in span.plan.merkmale() {
        tables.push(merkmal_table(span, merkmal));
        tables.extend(crossed(span, merkmal));
    }
    tables.extend(span.plan.ereignisse().iter().map(|one| events(span, one)));
    tables
}

fn protected(value: Option<u64>) -> Cell {
    value.map_or(Cell::Hidden(Hidden::Protected), Cell::Shown)
}

fn columns(list: &[(&str, &str)]) -> Vec<Column> {
    let column = |(code, label): &(&str, &str)| Column {
        code: (*code).to_owned(),
        label: (*label).to_owned(),
    };
    list.iter().map(column).collect()
}

/// The movement of the programme. A figure of other days than the report's carries them in its row.
fn gesamt(span: &Span<'_>) -> ReleasedTable {
    let period = Period::new(span.from(), span.last.period.to()).ok();
    let row = |code: &str, label: &str, figure: Figure| {
        let label = match figure {
            Some((_, run)) if Some(run) != period => format!("{label} ({})", texts::range(run)),
            _ => label.to_owned(),
        };
        let value = figure.map(|(value, _)| value);
        span.row(code, &label, vec![protected(value)])
    };
    let total = span.total("joined/");
    let all = match total {
        None if span.before.is_empty() => span.row(
            "kumuliert",
            texts::KUMULIERT,
            vec![Cell::Hidden(Hidden::FewerThanK)],
        ),
        // Too little came since: the old figure stands with its day.
        None => {
            let (value, entry) = span.total_before("joined/");
            let day = entry.map(|entry| german_date(entry.period.to()));
            let label = format!(
                "{} (bis {})",
                texts::KUMULIERT,
                day.as_deref().unwrap_or("–")
            );
            span.row("kumuliert", &label, vec![protected(day.map(|_| value))])
        }
        Some((value, entry)) => {
            let until = (entry.sequence != span.last.sequence)
                .then(|| format!(" (bis {})", german_date(entry.period.to())));
            let label = format!("{}{}", texts::KUMULIERT, until.unwrap_or_default());
            span.row("kumuliert", &label, vec![protected(Some(value))])
        }
    };
    let plain =
        |code: &str, label: &str, value: Option<u64>| span.row(code, label, vec![protected(value)]);
    let mut rows = vec![
        all,
        plain("davor", "Bestand davor", span.bestand_before()),
        row("eintritte", "Eintritte", span.added("joined/", false)),
        row("austritte", "Austritte", span.added("left/", true)),
        plain(
            "korrekturen",
            "davon nachgetragen oder berichtigt",
            span.corrections(),
        ),
        plain("bestand", "Bestand am Ende", span.bestand("")),
    ];
    if span.last.stichtag != span.last.period.to() {
        let label = format!("Bestand am Stichtag {}", german_date(span.last.stichtag));
        let value = span
            .last
            .blocks
            .get("stichtag")
            .and_then(|block| block.values.first().copied());
        rows.push(plain("stichtag", &label, value));
    }
    rows.push(plain(
        "teilnahmen",
        "Teilnahmen seit Beginn",
        span.total("teilnahmen").map(|(value, _)| value),
    ));
    ReleasedTable {
        id: "gesamt".to_owned(),
        chapter: texts::BEWEGUNG,
        title: "Programm insgesamt".to_owned(),
        definition: texts::GESAMT.to_owned(),
        level: None,
        run: None,
        stub: "Personen".to_owned(),
        columns: columns(&[("anzahl", "Anzahl")]),
        rows,
        chart: Chart::Bars,
    }
}

fn bausteine(span: &Span<'_>) -> ReleasedTable {
    let rows = span.plan.bausteine().iter().map(|baustein| {
        let (joined, left) = (
            format!("joined/{}", baustein.code),
            format!("left/{}", baustein.code),
        );
        let exact = |figure: Figure| {
            // Days of other runs would need a label in every cell; such figures wait for the cumulated column.
            let period = Period::new(span.from(), span.last.period.to()).ok();
            figure
                .filter(|(_, run)| Some(*run) == period)
                .map(|(value, _)| value)
        };
        let cells = [
            exact(span.added(&joined, false)),
            exact(span.added(&left, true)),
            span.bestand(&baustein.code),
            span.total(&joined).map(|(value, _)| value),
        ];
        span.row(&baustein.code, &baustein.label, cells.map(protected).into())
    });
    ReleasedTable {
        id: "bausteine".to_owned(),
        chapter: texts::BEWEGUNG,
        title: "Bausteine".to_owned(),
        definition: texts::BAUSTEINE.to_owned(),
        level: None,
        run: None,
        stub: "Baustein".to_owned(),
        columns: columns(&[
            ("eintritte", "Eintritte"),
            ("austritte", "Austritte"),
            ("bestand", "Bestand am Ende"),
            ("kumuliert", "Teilnahmen seit Beginn"),
        ]),
        rows: rows.collect(),
        chart: Chart::Grouped,
    }
}

/// One Merkmal alone. When no rung may be shown, the coarsest one stands there without numbers.
fn merkmal_table(span: &Span<'_>, merkmal: &Merkmal) -> ReleasedTable {
    let id = block_id(merkmal);
    let told = match merkmal.of {
        Stream::Bestand => stock(span, &id),
        Stream::Eintritte | Stream::Austritte => span.sum(&id, &merkmal.levels),
    };
    let opening = merkmal.of == Stream::Eintritte && span.before.is_empty();
    let coarsest = merkmal.levels.len().saturating_sub(1);
    let chosen = told.as_ref().map_or(coarsest, |(level, ..)| *level);
    let level = merkmal.levels.get(chosen);
    let groups = level
        .map(|level| level.groups.as_slice())
        .unwrap_or_default();
    let rows = groups.iter().enumerate().map(|(place, group)| {
        let value = told
            .as_ref()
            .and_then(|(_, values, _)| values.get(place))
            .copied();
        span.row(&group.code, &group.label, vec![protected(value)])
    });
    ReleasedTable {
        id: format!("merkmal_{}", merkmal.code),
        chapter: texts::chapter(merkmal.of),
        title: merkmal.label.clone(),
        definition: texts::merkmal_definition(&merkmal.definition, opening),
        level: level
            .filter(|_| told.is_some())
            .map(|level| level.label.clone()),
        run: told.as_ref().map(|(.., run)| *run),
        stub: merkmal.label.clone(),
        columns: columns(&[("personen", "Personen")]),
        rows: rows.collect(),
        chart: Chart::Bars,
    }
}

/// A stock stands as it was last shown, with its day.
fn stock(span: &Span<'_>, id: &str) -> Option<(usize, Vec<u64>, Period)> {
    let (entry, block) = Span::shown(span.all(), id).pop()?;
    let day = entry.period.to();
    let level = *block.levels.first()?;
    Some((level, block.values.clone(), Period::new(day, day).ok()?))
}

/// The hub and a leaf.
fn crossed(span: &Span<'_>, leaf: &Merkmal) -> Option<ReleasedTable> {
    let hub = span
        .plan
        .hub()
        .filter(|_| leaf.of == Stream::Eintritte && !leaf.hub)?;
    let id = pair_id(leaf);
    let told = crossed_sum(span, &id, hub, leaf);
    let (outer, inner) = told.as_ref().map_or(
        (
            hub.levels.len().saturating_sub(1),
            leaf.levels.len().saturating_sub(1),
        ),
        |(levels, ..)| *levels,
    );
    let (across, down) = (hub.levels.get(outer)?, leaf.levels.get(inner)?);
    let rows = down.groups.iter().enumerate().map(|(row, group)| {
        let cell = |column: usize| {
            let cells = told.as_ref().map(|(_, cells, _)| cells);
            protected(
                cells
                    .and_then(|cells| cells.get(column * down.groups.len() + row))
                    .copied(),
            )
        };
        span.row(
            &group.code,
            &group.label,
            (0..across.groups.len()).map(cell).collect(),
        )
    });
    let labels: Vec<(&str, &str)> = across
        .groups
        .iter()
        .map(|group| (group.code.as_str(), group.label.as_str()))
        .collect();
    Some(ReleasedTable {
        id: format!("merkmal_{}_{}", leaf.code, hub.code),
        chapter: texts::chapter(leaf.of),
        title: format!("{} und {}", leaf.label, hub.label),
        definition: format!("{} {}", leaf.definition, hub.definition),
        level: told
            .is_some()
            .then(|| format!("{}; {}", down.label, across.label)),
        run: told.as_ref().map(|(.., run)| *run),
        stub: leaf.label.clone(),
        columns: columns(&labels),
        rows: rows.collect(),
        chart: Chart::Grouped,
    })
}

type Crossed = ((usize, usize), Vec<u64>, Period);

fn crossed_sum(span: &Span<'_>, id: &str, hub: &Merkmal, leaf: &Merkmal) -> Option<Crossed> {
    let blocks = Span::shown(span.inside(), id);
    // A crossed table that failed is not rolled over alone: between two of them releases may be missing.
    let whole = blocks.windows(2).all(
        |pair| matches!(pair, [(one, _), (_, two)] if two.since <= one.sequence.saturating_add(1)),
    );
    if !whole {
        return None;
    }
    let level = |place: usize| {
        blocks
            .iter()
            .filter_map(move |(_, block)| block.levels.get(place).copied())
            .max()
    };
    let (outer, inner) = (level(0)?, level(1)?);
    let (across, down) = (hub.levels.get(outer)?, leaf.levels.get(inner)?);
    let width = down.groups.len();
    let mut sums = vec![0; across.groups.len() * width];
    for (_, block) in &blocks {
        let (rows, cells) = match block.levels.as_slice() {
            [rows, cells] => (hub.levels.get(*rows)?, leaf.levels.get(*cells)?),
            _ => return None,
        };
        for (group, row) in rows
            .groups
            .iter()
            .zip(block.values.chunks(cells.groups.len()))
        {
            let place = coarsened_groups(rows, across, &single(rows, &group.code))
                .iter()
                .position(|one| *one > 0)?;
            let sum = sums.get_mut(place * width..(place + 1) * width)?;
            add(sum, &coarsened_groups(cells, down, row));
        }
    }
    let (first, last) = (blocks.first()?, blocks.last()?);
    let run = Period::new(span.start(first.1), last.0.period.to()).ok()?;
    Some(((outer, inner), sums, run))
}

/// 1 at one group of a rung, to see where it goes.
fn single(level: &Level, code: &str) -> Vec<u64> {
    level
        .groups
        .iter()
        .map(|group| u64::from(group.code == code))
        .collect()
}

/// Persons and events, at the same rung.
fn events(span: &Span<'_>, ereignis: &Ereignis) -> ReleasedTable {
    let id = format!("ereignisse/{}", ereignis.code);
    let told = span.sum(&id, &ereignis.levels);
    let beside = span
        .sum(&format!("{id}#"), &ereignis.levels)
        .filter(|(level, _, run)| {
            told.as_ref()
                .is_some_and(|(main, _, days)| main == level && days == run)
        });
    let coarsest = ereignis.levels.len().saturating_sub(1);
    let level = ereignis
        .levels
        .get(told.as_ref().map_or(coarsest, |(level, ..)| *level));
    let groups = level
        .map(|level| level.groups.as_slice())
        .unwrap_or_default();
    let persons = ereignis.count == CountOf::Personen;
    let rows = groups.iter().enumerate().map(|(place, group)| {
        let cell = |told: &Option<(usize, Vec<u64>, Period)>| {
            protected(
                told.as_ref()
                    .and_then(|(_, values, _)| values.get(place))
                    .copied(),
            )
        };
        let cells = if persons {
            vec![cell(&told), cell(&beside)]
        } else {
            vec![cell(&told)]
        };
        span.row(&group.code, &group.label, cells)
    });
    ReleasedTable {
        id: format!("ereignisse_{}", ereignis.code),
        chapter: texts::EREIGNISSE,
        title: ereignis.label.clone(),
        definition: texts::events_definition(&ereignis.definition, persons, span.inside.len() > 1),
        level: level
            .filter(|_| told.is_some())
            .map(|level| level.label.clone()),
        run: told.as_ref().map(|(.., run)| *run),
        stub: ereignis.label.clone(),
        columns: if persons {
            columns(&[("personen", "Personen"), ("ereignisse", "Ereignisse")])
        } else {
            columns(&[("ereignisse", "Anzahl")])
        },
        rows: rows.collect(),
        chart: if persons { Chart::Grouped } else { Chart::Bars },
    }
}

/// Depends on what is shown and on earlier releases only.
pub(super) fn notes(span: &Span<'_>) -> Vec<String> {
    let mut notes = vec![texts::signs(span.k())];
    if let (Some(before), Some((joined, _)), Some((left, _)), Some(end)) = (
        span.bestand_before(),
        span.added("joined/", false),
        span.added("left/", true),
        span.bestand(""),
    ) && before + joined == end + left
    {
        notes.push(texts::balance(before, joined, left, end));
    }
    notes.push(texts::SINCE.to_owned());
    if span.last.mode == Mode::Blockregel {
        notes.push(texts::ROLLED_OVER.to_owned());
    }
    notes.push(texts::LIMITS.to_owned());
    notes
}
