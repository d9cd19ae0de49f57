//! The content of a packet as a sheet for people. It prints what `content` holds and looks nothing up.
//!
//! What is urgent stands first and what was is last, as whoever takes over reads it (design: domain 3.2).

mod lage;
mod person;
mod plan;
mod verlauf;

#[cfg(test)]
mod tests;

use fallmappe_domain::dates::german_date;
use fallmappe_falluebergabe::content::{Coded, Month, UebergabeContent, shown_month};
use fallmappe_letters::kinds::uebergabebogen::{Section, Table, Uebergabebogen};
use fallmappe_letters::{Block, Document};

/// The sheet.
pub fn sheet(content: &UebergabeContent, document_id: [u8; 16]) -> Uebergabebogen {
    let sections = [
        uebergabe(content),
        plan::fristen(&content.fristen),
        person::person(&content.person),
        person::aufenthalt(&content.aufenthalt),
        lage::ressourcen(&content.bedarfe),
        lage::bedarfe(&content.bedarfe),
        lage::bildung(&content.bildung),
        plan::ziele(&content.ziele),
        plan::vereinbarungen(&content.vereinbarungen),
        verlauf::teilnahmen(&content.teilnahmen),
        verlauf::vermittlungen(&content.vermittlungen),
        verlauf::verbleib(&content.verbleib),
        person::netzwerk(&content.netzwerk),
        lage::gesundheit(&content.gesundheit),
        verlauf::verlauf(&content.kontakte),
        rueckmeldung(content),
    ];
    let filled = |section: &Section| {
        !section.fields.is_empty() || !section.paragraphs.is_empty() || section.table.is_some()
    };
    let omitted = content.omitted.iter();
    Uebergabebogen {
        packet_code: content.pseudonym.as_str().to_owned(),
        purpose: content.purpose.clone(),
        date: content.created_on,
        sections: sections.into_iter().filter(filled).collect(),
        omitted: omitted.map(|o| (o.what.clone(), o.why.clone())).collect(),
        document_id,
    }
}

/// Everything the sheet says, for the exit check.
pub fn text(document: &Document) -> String {
    let mut lines = vec![
        document.title.clone(),
        document.subtitle.clone(),
        document.footer.clone(),
    ];
    lines.push(document.meta.title.clone());
    words(&document.body, &mut lines);
    lines.join("\n")
}

fn words(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(text)
            | Block::Heading(text)
            | Block::Subheading(text)
            | Block::Small(text)
            | Block::Notice(text) => lines.push(text.clone()),
            Block::List(items) | Block::SignatureLines(items) => {
                lines.extend(items.iter().cloned())
            }
            Block::Fields(rows) => {
                lines.extend(rows.iter().flat_map(|(a, b)| [a.clone(), b.clone()]))
            }
            Block::Table { head, rows } | Block::Code { head, rows } => {
                lines.extend(head.iter().cloned());
                lines.extend(rows.iter().flatten().cloned());
            }
            Block::NumberTable { head, rows } => {
                lines.extend(head.iter().cloned());
                lines.extend(rows.iter().map(|row| row.label.clone()));
                lines.extend(rows.iter().flat_map(|row| row.cells.iter().cloned()));
            }
            Block::Qr(code) => lines.push(code.alt.clone()),
            Block::Drawing(drawing) => lines.push(drawing.alt.clone()),
            Block::Together(blocks) => words(blocks, lines),
        }
    }
}

fn uebergabe(content: &UebergabeContent) -> Section {
    let rows = [
        (
            "Art der Übergabe",
            content.kind.as_ref().map(|kind| kind.label.clone()),
        ),
        (
            "Zugeschnitten auf",
            Some(content.recipient_kind.label.clone()),
        ),
        (
            "Rückmeldung erbeten bis",
            content.answer_by.map(german_date),
        ),
    ];
    section("Übergabe", rows)
}

/// Asked for on the sheet itself, because the letter may lie somewhere else when somebody reads it.
fn rueckmeldung(content: &UebergabeContent) -> Section {
    let text = content.answer_by.map(|day| {
        format!(
            "Bitte antworten Sie der abgebenden Stelle bis {}: übernommen, zum Teil übernommen oder nicht übernommen, \
             und warum. Nennen Sie dabei nur die Kennung. Bis zu Ihrer Antwort bleibt der Fall bei der abgebenden \
             Stelle.",
            german_date(day)
        )
    });
    Section {
        title: "Rückmeldung".to_owned(),
        paragraphs: text.into_iter().collect(),
        ..Section::default()
    }
}

fn section<L: Into<String>>(
    title: &str,
    rows: impl IntoIterator<Item = (L, Option<String>)>,
) -> Section {
    let fields = rows
        .into_iter()
        .filter_map(|(label, value)| Some((label.into(), value?)));
    Section {
        title: title.to_owned(),
        fields: fields.collect(),
        ..Section::default()
    }
}

fn table<const N: usize>(title: &str, head: [&str; N], rows: Vec<Vec<String>>) -> Section {
    let table = Table {
        head: head.map(str::to_owned).to_vec(),
        rows,
    };
    let table = Some(table).filter(|table| !table.rows.is_empty());
    Section {
        title: title.to_owned(),
        table,
        ..Section::default()
    }
}

fn label(value: Option<&Coded>) -> Option<String> {
    value.map(|coded| coded.label.clone())
}

/// The parts that say something, one below the other or behind each other.
fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// A text with words before it; empty for an empty text.
fn named(name: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{name}: {text}")
    }
}

fn maybe(month: Option<&Month>) -> String {
    month.map(shown_month).unwrap_or_default()
}
