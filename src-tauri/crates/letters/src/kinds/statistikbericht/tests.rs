//! The mark on every page, the numbers where they belong, charts with their words, and nothing off the page.

use super::samples::{MARK, chart, statistikbericht};
use super::*;
use crate::din5008 as din;
use crate::layout::{Layout, Mark, Node, Tag, layout_report};
use crate::tests::assert_conforms;
use crate::{Item, render_report};

fn layout(report: &Statistikbericht) -> Layout {
    layout_report(&report.report().unwrap()).unwrap()
}

/// The texts of the items that `wanted` picks.
fn texts(layout: &Layout, wanted: impl Fn(&Item) -> bool) -> Vec<String> {
    let items = layout.pages.iter().flat_map(|page| &page.items);
    let texts = items
        .filter(|item| wanted(item))
        .filter_map(|item| match &item.mark {
            Mark::Text { run, .. } => Some(run.text().trim().to_owned()),
            _ => None,
        });
    texts.collect()
}

fn tag(layout: &Layout, item: &Item) -> Option<Tag> {
    item.node
        .and_then(|node| layout.nodes.get(node))
        .map(|node| node.tag)
}

fn figures(layout: &Layout) -> Vec<&Node> {
    let figures = layout.nodes.iter().filter(|node| node.tag == Tag::Figure);
    figures.collect()
}

#[test]
fn a_report_conforms_with_and_without_the_mark() {
    for mark in ["", MARK] {
        let report = statistikbericht(mark).report().unwrap();
        let bytes = render_report(&report).unwrap();
        assert_conforms(&bytes);
        assert_eq!(bytes, render_report(&report).unwrap());
    }
}

#[test]
fn the_mark_is_never_missing_on_a_page() {
    let marked = layout(&statistikbericht(MARK));
    assert!(marked.pages.len() > 3);
    for page in &marked.pages {
        let at_the_head = page.items.iter().any(|item| match &item.mark {
            Mark::Text { y, run, .. } => *y < 20.0 && run.text().contains(MARK),
            _ => false,
        });
        assert!(at_the_head);
    }
    assert!(marked.meta.title.contains(MARK));
    let read_aloud = texts(&marked, |item| item.node.is_some());
    assert!(read_aloud.iter().any(|text| text == MARK));
    let open = layout(&statistikbericht(""));
    assert!(
        texts(&open, |_| true)
            .iter()
            .all(|text| !text.contains("intern"))
    );
    assert!(!open.meta.title.contains("intern"));
}

#[test]
fn numbers_and_signs_stand_in_the_table_and_nothing_is_said_twice() {
    let layout = layout(&statistikbericht(""));
    let cells = texts(&layout, |item| tag(&layout, item) == Some(Tag::TD));
    let expected = [
        "Gemeinsam klappt’s",
        "30.06.2026",
        "1.022",
        "16",
        "16",
        ".",
        "<5",
        "x",
        "1.038",
        "-",
    ];
    assert_eq!(cells[..expected.len()], expected);
    let heads = texts(&layout, |item| tag(&layout, item) == Some(Tag::H2));
    let expected = [
        "Antworten",
        "Vermittlungen",
        "Personen nach Gemeinde",
        "Hinweise",
    ];
    assert_eq!(heads, expected);
    let parts = texts(&layout, |item| tag(&layout, item) == Some(Tag::H3));
    let expected = [
        "Wie viele Menschen wurden vermittelt?",
        "Vermittelte Personen nach Art der Vermittlung",
        "Herkunft",
        "Schule",
    ];
    assert_eq!(parts, expected);
    let all = texts(&layout, |_| true);
    assert!(
        all.iter()
            .any(|text| text == "Zeitraum dieser Tabelle: 01.07.2025 bis 30.06.2026")
    );
    assert!(
        all.iter()
            .any(|text| text.starts_with("Geschützt: Mindestens eine Gruppe"))
    );
    let empty = all
        .iter()
        .filter(|text| *text == "Diese Tabelle hat keine Zeilen.");
    assert_eq!(empty.count(), 1);
}

#[test]
fn a_chart_is_a_figure_with_its_values_in_words() {
    let layout = layout(&statistikbericht(""));
    let alts = figures(&layout)
        .into_iter()
        .map(|node| node.alt.clone().unwrap());
    let words = "Balkendiagramm. Muster 0: 90. Muster 1: 78.";
    let expected = [
        format!("Vermittelte Personen nach Art der Vermittlung. {words}"),
        format!("Personen nach Gemeinde, Teil 1 von 2. {words}"),
        format!("Personen nach Gemeinde, Teil 2 von 2. {words}"),
    ];
    assert_eq!(alts.collect::<Vec<_>>(), expected);
    let labels = texts(&layout, |item| tag(&layout, item) == Some(Tag::Figure));
    assert_eq!(labels[..4], ["Muster 0", "90", "Muster 1", "78"]);
}

#[test]
fn the_numbers_of_a_column_end_at_one_line() {
    let layout = layout(&statistikbericht(""));
    let items = layout.pages.iter().flat_map(|page| &page.items);
    let ends = items.filter_map(|item| match &item.mark {
        Mark::Text { x, run, .. } => {
            let text = run.text();
            let first = ["1.022", "1.038", "<5", "1. Halbjahr 2026"];
            (item.node.is_some() && first.contains(&text.as_str())).then_some(x + run.width)
        }
        _ => None,
    });
    let ends = ends.collect::<Vec<_>>();
    assert_eq!(ends.len(), 4);
    assert!(
        ends.iter().all(|end| (end - ends[0]).abs() < 0.01),
        "{ends:?}"
    );
}

#[test]
fn nothing_ever_leaves_the_page() {
    let mut report = statistikbericht(MARK);
    report.tables[0].charts = vec![chart(900.0)];
    report.tables[0].charts[0].width = 400.0;
    report.tables[1].columns = vec!["Donaudampfschifffahrt".to_owned(); 14];
    report.tables[1].rows[0].cells = vec!["18446744073709551615".to_owned(); 14];
    let layout = layout(&report);
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        let (x0, y0, x1, y1) = item.mark.extent().unwrap();
        assert!(
            x0 > din::TEXT_LEFT - 0.1 && x1 < din::TEXT_RIGHT + 0.1,
            "{x0} {x1}"
        );
        assert!(y0 > 10.0 && y1 < din::PAGE_HEIGHT - 5.0, "{y0} {y1}");
        if item.node.is_some() {
            assert!(y1 < din::TEXT_BOTTOM + 1.0, "{y1}");
        }
    }
}

#[test]
fn a_table_stands_with_its_title_and_its_chart() {
    let mut report = statistikbericht("");
    let first = report.tables[0].clone();
    report.tables = vec![first; 6];
    let layout = layout(&report);
    for page in &layout.pages {
        let of = |wanted: Tag| {
            let nodes = page
                .items
                .iter()
                .filter(|item| tag(&layout, item) == Some(wanted));
            let mut nodes = nodes.filter_map(|item| item.node).collect::<Vec<_>>();
            nodes.dedup();
            nodes.len()
        };
        let titles = texts_of_titles(page);
        assert_eq!(titles, of(Tag::Figure));
    }
}

fn texts_of_titles(page: &crate::Page) -> usize {
    let titles = page.items.iter().filter(|item| match &item.mark {
        Mark::Text { run, .. } => run.text().starts_with("Vermittelte Personen nach Art"),
        _ => false,
    });
    titles.count()
}

#[test]
fn a_row_with_too_few_numbers_is_an_error() {
    let mut report = statistikbericht("");
    report.tables[0].rows[1].cells.pop();
    let error = layout_report(&report.report().unwrap()).unwrap_err();
    assert_eq!(error, LetterError::RaggedTable);
}

#[test]
fn a_report_of_nothing_is_still_a_page() {
    let mut report = statistikbericht(MARK);
    (report.tables, report.notes, report.answers) = (Vec::new(), Vec::new(), Vec::new());
    report.head.clear();
    assert_conforms(&render_report(&report.report().unwrap()).unwrap());
}
