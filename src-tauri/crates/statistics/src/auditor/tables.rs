//! Tables of Merkmale and events: what their cells say of single releases, of those who are in none, and of two leaves.

use super::streams::Streams;
use super::{Audit, Interval, told};
use crate::block_rule::coarsened_groups;
use crate::books::{block_id, pair_id};
use crate::ledger::PublicBlock;
use crate::plan::{CountOf, Ereignis, Level, Merkmal, Stream};
use crate::{LedgerEntry, Plan};

type Bounds = (i64, i64);

/// A block with the releases it covers, counted from 0.
struct Run<'a> {
    from: usize,
    to: usize,
    block: &'a PublicBlock,
    cells: Vec<Bounds>,
}

/// Puts every cell and what follows from it into the audit.
pub(super) fn describe(
    plan: &Plan,
    entries: &[&LedgerEntry],
    streams: &Streams,
    audit: &mut Audit,
) {
    for merkmal in plan.merkmale() {
        if merkmal.of == Stream::Bestand {
            stocks(merkmal, entries, streams, audit);
        } else {
            table(merkmal, entries, streams, audit);
        }
    }
    if let Some(hub) = plan.hub() {
        let leaves = plan.merkmale().iter();
        let leaves: Vec<&Merkmal> = leaves
            .filter(|one| one.of == Stream::Eintritte && !one.hub)
            .collect();
        for leaf in &leaves {
            crossed(hub, leaf, entries, audit);
        }
        for (place, one) in leaves.iter().enumerate() {
            for other in leaves.iter().skip(place + 1) {
                two_leaves(hub, (one, other), entries, audit);
            }
        }
    }
    for ereignis in plan.ereignisse() {
        events(ereignis, entries, streams, audit);
    }
    stichtage(entries, streams, audit);
}

/// The releases that show a block, with what they cover.
fn runs<'a>(id: &str, entries: &[&'a LedgerEntry]) -> Vec<Run<'a>> {
    let shown = entries.iter().enumerate();
    let shown = shown.filter_map(|(to, entry)| {
        let block = entry.blocks.get(id)?;
        let from = entries.iter().position(|one| one.sequence >= block.since)?;
        Some(Run {
            from,
            to,
            block,
            cells: block.values.iter().map(|one| told(entry, *one)).collect(),
        })
    });
    shown.collect()
}

fn interval((low, high): Bounds) -> Interval {
    Interval {
        low: u64::try_from(low).unwrap_or(0),
        high: u64::try_from(high).ok(),
    }
}

fn bounds(of: Interval) -> Bounds {
    let whole = |value: u64| i64::try_from(value).unwrap_or(super::system::FREE);
    (whole(of.low), of.high.map_or(super::system::FREE, whole))
}

fn name(levels: &[Level], level: usize, place: usize) -> &str {
    let group = levels.get(level).and_then(|level| level.groups.get(place));
    group.map_or("", |group| group.code.as_str())
}

/// The groups of a table have its total as their sum: each is bounded by the total and the others.
fn with_total(cells: &[Bounds], total: Bounds) -> Vec<Bounds> {
    let low: i64 = cells.iter().map(|cell| cell.0).sum();
    let high: i64 = cells.iter().map(|cell| cell.1).sum();
    let tight = |cell: &Bounds| {
        let others = (low - cell.0, high - cell.1);
        (
            cell.0.max(total.0 - others.1),
            cell.1.min(total.1 - others.0),
        )
    };
    cells.iter().map(tight).collect()
}

/// A Merkmal of those who entered or left: its groups, and over several releases the cells release by group, a table
/// with two told margins.
fn table(merkmal: &Merkmal, entries: &[&LedgerEntry], streams: &Streams, audit: &mut Audit) {
    let id = block_id(merkmal);
    let persons = |from: usize, to: usize| {
        bounds(match merkmal.of {
            Stream::Austritte => streams.left(from, to),
            _ => streams.joined(from, to),
        })
    };
    for run in runs(&id, entries) {
        let level = run.block.levels.first().copied().unwrap_or(0);
        let all = persons(run.from, run.to);
        let cells = with_total(&run.cells, all);
        let sums = (
            cells.iter().map(|cell| cell.0).sum::<i64>(),
            cells.iter().map(|cell| cell.1).sum::<i64>(),
        );
        audit.consistent &= cells.iter().all(|cell| cell.0 <= cell.1);
        audit.consistent &= sums.0 <= all.1 && all.0 <= sums.1;
        for (place, cell) in cells.iter().enumerate() {
            let group = name(&merkmal.levels, level, place);
            for release in run.from..=run.to {
                let Some(entry) = entries.get(release) else {
                    continue;
                };
                let own = persons(release, release);
                let least = own.0 + cell.0 - all.1.min(sums.1);
                let part = (least.max(0), own.1.min(cell.1));
                let single = run.from == run.to;
                let part = if single { *cell } else { part };
                audit.put(entry, &format!("{id}/{group}"), interval(part));
            }
            if let (true, Some(entry)) = (run.from < run.to, entries.get(run.to)) {
                audit.put(entry, &format!("{id}/{group}/gesamt"), interval(*cell));
            }
        }
    }
}

/// A Merkmal of the Bestand: between two told tables so many joined and left each group, if nobody changed it.
fn stocks(merkmal: &Merkmal, entries: &[&LedgerEntry], streams: &Streams, audit: &mut Audit) {
    let id = block_id(merkmal);
    let shown = runs(&id, entries);
    for run in &shown {
        let level = run.block.levels.first().copied().unwrap_or(0);
        let cells = with_total(&run.cells, bounds(streams.bestand(run.to)));
        for (place, cell) in cells.iter().enumerate() {
            if let Some(entry) = entries.get(run.to) {
                let group = name(&merkmal.levels, level, place);
                audit.put(entry, &format!("{id}/{group}"), interval(*cell));
            }
        }
    }
    for pair in shown.windows(2) {
        if let [old, new] = pair {
            flows(merkmal, (old, new), entries, streams, audit);
        }
    }
}

fn flows(
    merkmal: &Merkmal,
    (old, new): (&Run<'_>, &Run<'_>),
    entries: &[&LedgerEntry],
    streams: &Streams,
    audit: &mut Audit,
) {
    let level = |run: &Run<'_>| run.block.levels.first().copied().unwrap_or(0);
    let common = level(old).max(level(new));
    let on = |run: &Run<'_>| {
        let (fine, coarse) = (merkmal.levels.get(level(run))?, merkmal.levels.get(common)?);
        let side = |of: fn(&Bounds) -> i64| -> Vec<u64> {
            let values = run.cells.iter().map(of);
            let values: Vec<u64> = values.map(|one| u64::try_from(one).unwrap_or(0)).collect();
            coarsened_groups(fine, coarse, &values)
        };
        let both = side(|cell| cell.0).into_iter().zip(side(|cell| cell.1));
        let both = both.map(|(low, high)| {
            bounds(Interval {
                low,
                high: Some(high),
            })
        });
        Some(both.collect::<Vec<Bounds>>())
    };
    let (Some(before), Some(after)) = (on(old), on(new)) else {
        return;
    };
    let changes: Vec<Bounds> = before
        .iter()
        .zip(&after)
        .map(|(old, new)| (new.0 - old.1, new.1 - old.0))
        .collect();
    let shrunk: i64 = changes.iter().map(|change| (-change.1).max(0)).sum();
    let left = bounds(streams.left(old.to + 1, new.to));
    let room = left.1 - shrunk;
    let Some(entry) = entries.get(new.to) else {
        return;
    };
    // Fewer left than the groups shrank: people changed their group, and nothing follows for those who left.
    if room < 0 {
        return;
    }
    let exact = changes.iter().all(|change| change.0 == change.1) && left.0 == left.1;
    for (place, change) in changes.iter().enumerate() {
        let group = name(&merkmal.levels, common, place);
        let spare = if exact { room } else { room.max(4) };
        let joined = (change.0.max(0), change.1.max(0) + spare);
        let gone = ((-change.1).max(0), (-change.0).max(0) + spare);
        let id = block_id(merkmal);
        audit.put(entry, &format!("{id}/{group}/eintritte"), interval(joined));
        audit.put(entry, &format!("{id}/{group}/austritte"), interval(gone));
    }
}

/// Hub and leaf. Where both are also told for parts of the run, each part has bounds of its own, and the parts sum to
/// the cell.
fn crossed(hub: &Merkmal, leaf: &Merkmal, entries: &[&LedgerEntry], audit: &mut Audit) {
    for run in runs(&pair_id(leaf), entries) {
        let [outer, inner] = run.block.levels.as_slice() else {
            continue;
        };
        let width = leaf
            .levels
            .get(*inner)
            .map_or(1, |level| level.groups.len());
        let parts = parts((hub, *outer), (leaf, *inner), &run, entries);
        for (place, cell) in run.cells.iter().enumerate() {
            let (row, column) = (place / width, place % width);
            let group = format!(
                "{}/{}.{}",
                pair_id(leaf),
                name(&hub.levels, *outer, row),
                name(&leaf.levels, *inner, column)
            );
            if let Some(entry) = entries.get(run.to) {
                audit.put(entry, &group, interval(*cell));
            }
            let alone: Vec<Bounds> = parts
                .iter()
                .map(|(_, rows, columns)| joint(rows, row, columns, column))
                .collect();
            for ((to, ..), part) in parts.iter().zip(with_total(&alone, *cell)) {
                if let (true, Some(entry)) = (parts.len() > 1, entries.get(*to)) {
                    audit.put(entry, &format!("{group}/teil"), interval(part));
                }
            }
        }
    }
}

type Part = (usize, Vec<Bounds>, Vec<Bounds>);

/// The parts of a run for which hub and leaf are both told, on the rungs of the crossed table; empty when they do not
/// fill it.
fn parts(
    (hub, outer): (&Merkmal, usize),
    (leaf, inner): (&Merkmal, usize),
    run: &Run<'_>,
    entries: &[&LedgerEntry],
) -> Vec<Part> {
    let margin = |merkmal: &Merkmal, level: usize| -> Vec<(usize, usize, Vec<Bounds>)> {
        let inside = runs(&block_id(merkmal), entries);
        let inside = inside
            .into_iter()
            .filter(|one| one.from >= run.from && one.to <= run.to);
        let on_rung = inside.filter_map(|one| {
            let fine = merkmal.levels.get(*one.block.levels.first()?)?;
            let values = coarsened_groups(fine, merkmal.levels.get(level)?, &one.block.values);
            let mode = entries.get(one.to)?;
            let cells = values.iter().map(|value| told(mode, *value)).collect();
            Some((one.from, one.to, cells))
        });
        on_rung.collect()
    };
    let (rows, columns) = (margin(hub, outer), margin(leaf, inner));
    let same = rows.len() == columns.len();
    let pairs = rows.into_iter().zip(columns);
    let parts: Option<Vec<Part>> = pairs
        .map(|(row, column)| {
            (row.0 == column.0 && row.1 == column.1).then_some((row.1, row.2, column.2))
        })
        .collect();
    parts.filter(|_| same).unwrap_or_default()
}

/// A cell of a table with told margins.
fn joint(rows: &[Bounds], row: usize, columns: &[Bounds], column: usize) -> Bounds {
    let all: i64 = rows.iter().map(|one| one.1).sum();
    let at = |list: &[Bounds], place: usize| list.get(place).copied().unwrap_or((0, 0));
    let (r, c) = (at(rows, row), at(columns, column));
    ((r.0 + c.0 - all).max(0), r.1.min(c.1))
}

/// Two leaves that are crossed with the hub over the same releases and on the same rung of it: persons of a group of
/// the hub who are in a group of each leaf.
fn two_leaves(
    hub: &Merkmal,
    (one, other): (&Merkmal, &Merkmal),
    entries: &[&LedgerEntry],
    audit: &mut Audit,
) {
    for first in runs(&pair_id(one), entries) {
        for second in runs(&pair_id(other), entries) {
            let levels = (
                first.block.levels.as_slice(),
                second.block.levels.as_slice(),
            );
            let ([outer, left], [same, right]) = levels else {
                continue;
            };
            if (first.from, first.to, outer) != (second.from, second.to, same) {
                continue;
            }
            let width = |merkmal: &Merkmal, level: usize| {
                let level = merkmal.levels.get(level);
                level.map_or(1, |level| level.groups.len())
            };
            let rows = first.cells.chunks(width(one, *left));
            let rows = rows.zip(second.cells.chunks(width(other, *right)));
            let Some(entry) = entries.get(first.to) else {
                continue;
            };
            for (row, (of_one, of_other)) in rows.enumerate() {
                let all = of_one.iter().map(|cell| cell.1).sum::<i64>();
                for (a, mine) in of_one.iter().enumerate() {
                    for (b, theirs) in of_other.iter().enumerate() {
                        let low = (mine.0 + theirs.0 - all).max(0);
                        let cell = interval((low, mine.1.min(theirs.1)));
                        let name = format!(
                            "{}*{}/{}.{}.{}",
                            block_id(one),
                            other.code,
                            name(&hub.levels, *outer, row),
                            name(&one.levels, *left, a),
                            name(&other.levels, *right, b)
                        );
                        audit.put(entry, &name, cell);
                    }
                }
            }
        }
    }
}

/// Persons with an event and those without; and how many had several.
fn events(ereignis: &Ereignis, entries: &[&LedgerEntry], streams: &Streams, audit: &mut Audit) {
    let id = format!("ereignisse/{}", ereignis.code);
    let beside = runs(&format!("{id}#"), entries);
    for run in runs(&id, entries) {
        let Some(entry) = entries.get(run.to) else {
            continue;
        };
        let level = run.block.levels.first().copied().unwrap_or(0);
        let all = bounds(streams.persons(run.from, run.to));
        let events = beside.iter().find(|one| one.to == run.to);
        for (place, cell) in run.cells.iter().enumerate() {
            let group = format!("{id}/{}", name(&ereignis.levels, level, place));
            if ereignis.count == CountOf::Ereignisse {
                let persons = (cell.0.min(1), cell.1.min(all.1));
                audit.put(entry, &group, interval(*cell));
                audit.put(entry, &format!("{group}/personen"), interval(persons));
                continue;
            }
            audit.put(entry, &group, interval((cell.0, cell.1.min(all.1))));
            let rest = ((all.0 - cell.1).max(0), all.1 - cell.0);
            audit.put(entry, &format!("{group}/uebrige"), interval(rest));
            if let Some(events) = events.and_then(|events| events.cells.get(place)) {
                let more = (events.0 - cell.1, events.1 - cell.0);
                let several = (more.0.clamp(0, 1), more.1.min(cell.1));
                audit.put(entry, &format!("{group}/mehrere"), interval(several));
            }
        }
    }
}

/// A Stichtag inside the period: those there and those not.
fn stichtage(entries: &[&LedgerEntry], streams: &Streams, audit: &mut Audit) {
    for (place, entry) in entries.iter().enumerate() {
        let here = entry.blocks.get("stichtag");
        if let Some([here]) = here.map(|block| block.values.as_slice()) {
            let (here, all) = (told(entry, *here), bounds(streams.persons(place, place)));
            audit.put(entry, "stichtag/da", interval(here));
            let rest = ((all.0 - here.1).max(0), all.1 - here.0);
            audit.put(entry, "stichtag/uebrige", interval(rest));
        }
    }
}
