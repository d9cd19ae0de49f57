//! The sheet for a Fallkonferenz: exactly one page without a name, so that a table of people can talk about one case.
//! Everything in it was pseudonymised before; here it is only made to fit.
//!
//! What does not fit is left out entry by entry, alike in every part, and the sheet says how many entries are missing.
//! The first entry of every part stays as long as anything does.

use super::dates::long;
use super::room::{largest, shortened};
use crate::content::{Block, Document, Meta};
use crate::error::LetterError;
use crate::layout_document;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;

/// The most characters of question and occasion.
const QUESTION: usize = 400;
/// The most characters of an entry.
const ENTRY: usize = 300;
/// The most characters of a label or a code.
const LABEL: usize = 60;
/// More entries than this never fit one part, so no more are tried.
const MOST: usize = 48;
/// Rows for agreements.
const AGREEMENTS: usize = 3;
/// The parts that are cut, the least important last.
const PARTS: usize = 4;

/// What the sheet says. Texts are on one line and end with "…" where they are too long (question and occasion 400
/// characters, an entry 300).
#[derive(Clone, PartialEq)]
pub struct Konferenzblatt {
    /// The code of the case at this table. It is used for nothing else.
    pub code: String,
    /// The day from which the deadlines are counted.
    pub date: NaiveDate,
    /// Why the table meets.
    pub occasion: String,
    /// What the table shall answer.
    pub question: String,
    /// The next deadlines in days from `date`, the nearest first.
    pub fristen: Vec<(i64, String)>,
    /// What is asked for: of whom, and what.
    pub asked: Vec<(String, String)>,
    /// The situation in coarse strokes: label and value.
    pub lage: Vec<(String, String)>,
    /// What was tried, with what came of it, the most telling first.
    pub tried: Vec<String>,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(Konferenzblatt);

impl Konferenzblatt {
    /// The sheet, ready to be laid out on one page.
    ///
    /// # Errors
    /// Those of the text blocks and of the layout, which is asked how much fits.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("konferenzblatt", TEXTS)?;
        let all = [
            self.fristen.len(),
            self.asked.len(),
            self.lage.len(),
            self.tried.len(),
        ]
        .map(|entries| entries.min(MOST));
        let fits = |shown: &[usize; PARTS]| -> Result<bool, LetterError> {
            Ok(layout_document(&self.with(&texts, shown)?)?.pages.len() == 1)
        };
        if fits(&all)? {
            return self.with(&texts, &all);
        }
        let alike = largest(MOST, |most| fits(&all.map(|part| part.min(most))))?;
        let mut shown = all.map(|part| part.min(alike));
        for part in 0..PARTS {
            let set = |more: usize| {
                let mut tried = shown;
                if let Some(entries) = tried.get_mut(part) {
                    *entries += more;
                }
                tried
            };
            let missing = all.get(part).zip(shown.get(part));
            let missing = missing.map_or(0, |(all, shown)| all - shown);
            shown = set(largest(missing, |more| fits(&set(more)))?);
        }
        self.with(&texts, &shown)
    }

    fn with(&self, texts: &TextBlocks, shown: &[usize; PARTS]) -> Result<Document, LetterError> {
        let [fristen, asked, lage, tried] = *shown;
        let mut body = self.opening(texts)?;
        body.extend(self.deadlines(texts, fristen)?);
        body.extend(self.situation(texts, lage)?);
        body.extend(self.attempts(texts, tried)?);
        body.extend(self.requests(texts, asked)?);
        body.extend(agreements(texts)?);
        Ok(Document {
            title: texts.get("title")?,
            subtitle: texts.get("subtitle")?,
            body,
            footer: texts.get("footer")?,
            meta: Meta {
                title: texts.get("title")?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }

    fn opening(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let rows = vec![
            (texts.get("code")?, shortened(&self.code, LABEL)),
            (texts.get("date")?, long(self.date)),
            (texts.get("occasion")?, shortened(&self.occasion, QUESTION)),
            (texts.get("question")?, shortened(&self.question, QUESTION)),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(vec![
            Block::Fields(rows.collect()),
            Block::Notice(texts.get("rules")?),
        ])
    }

    fn deadlines(&self, texts: &TextBlocks, shown: usize) -> Result<Vec<Block>, LetterError> {
        let rows: Result<Vec<_>, LetterError> = self
            .fristen
            .iter()
            .take(shown)
            .map(|(days, what)| Ok(vec![relative(texts, *days)?, shortened(what, ENTRY)]))
            .collect();
        let head = vec![texts.get("deadline_when")?, texts.get("deadline_what")?];
        let table = (shown > 0).then_some(Block::Table { head, rows: rows? });
        let left = self.fristen.len() - shown;
        part(texts, texts.get("deadlines")?, table, left)
    }

    fn situation(&self, texts: &TextBlocks, shown: usize) -> Result<Vec<Block>, LetterError> {
        let rows = self.lage.iter().take(shown);
        let rows = rows.map(|(label, value)| (shortened(label, LABEL), shortened(value, ENTRY)));
        let fields = (shown > 0).then(|| Block::Fields(rows.collect()));
        let left = self.lage.len() - shown;
        part(texts, texts.get("situation")?, fields, left)
    }

    fn attempts(&self, texts: &TextBlocks, shown: usize) -> Result<Vec<Block>, LetterError> {
        let entries = self.tried.iter().take(shown);
        let entries = entries.map(|entry| shortened(entry, ENTRY));
        let list = (shown > 0).then(|| Block::List(entries.collect()));
        let left = self.tried.len() - shown;
        part(texts, texts.get("tried")?, list, left)
    }

    fn requests(&self, texts: &TextBlocks, shown: usize) -> Result<Vec<Block>, LetterError> {
        let rows = self.asked.iter().take(shown);
        let rows = rows.map(|(whom, what)| vec![shortened(whom, LABEL), shortened(what, ENTRY)]);
        let head = vec![texts.get("asked_whom")?, texts.get("asked_what")?];
        let table = (shown > 0).then(|| Block::Table {
            head,
            rows: rows.collect(),
        });
        let left = self.asked.len() - shown;
        part(texts, texts.get("asked")?, table, left)
    }
}

/// A part with its heading and, where entries are left out, how many; nothing without entries.
fn part(
    texts: &TextBlocks,
    heading: String,
    entries: Option<Block>,
    left: usize,
) -> Result<Vec<Block>, LetterError> {
    let more = match left {
        0 => None,
        1 => Some(texts.get("more_one")?),
        more => Some(texts.fill("more", &[("more", &more.to_string())])?),
    };
    let more = more.map(Block::Paragraph);
    if entries.is_none() && more.is_none() {
        return Ok(Vec::new());
    }
    let blocks = [Some(Block::Heading(heading)), entries, more];
    Ok(blocks.into_iter().flatten().collect())
}

/// A day by its distance: a date would join the sheet to the case.
fn relative(texts: &TextBlocks, days: i64) -> Result<String, LetterError> {
    let count = days.unsigned_abs().to_string();
    let count = [("days", count.as_str())];
    match days {
        0 => texts.get("today"),
        1 => texts.get("tomorrow"),
        -1 => texts.get("past_one"),
        2.. => texts.fill("in_days", &count),
        _ => texts.fill("past", &count),
    }
}

/// Empty rows with room for a hand: no-break spaces hold the width and a second line.
fn agreements(texts: &TextBlocks) -> Result<[Block; 2], LetterError> {
    let room = |width: usize| format!("{}\n\u{a0}", "\u{a0}".repeat(width));
    let head = ["agreed_who", "agreed_until", "agreed_what"];
    let head: Result<Vec<String>, LetterError> =
        head.into_iter().map(|name| texts.get(name)).collect();
    let row = vec![room(40), room(24), room(40)];
    Ok([
        Block::Heading(texts.get("agreements")?),
        Block::Table {
            head: head?,
            rows: vec![row; AGREEMENTS],
        },
    ])
}

const TEXTS: &str = include_str!("../../../../../assets/letters/konferenzblatt.json");
