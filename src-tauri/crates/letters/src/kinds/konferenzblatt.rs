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
const QUESTION: usize = 300;
/// The most characters of an entry: the first of these with which enough entries of every part have room.
const ENTRY: [usize; 3] = [300, 160, 80];
/// Entries of every part that are enough.
const ENOUGH: usize = 3;
/// The most characters of a label or a code.
const LABEL: usize = 60;
/// More entries than this never fit one part, so no more are tried.
const MOST: usize = 32;
/// Rows for agreements.
const AGREEMENTS: usize = 3;
/// The parts that are cut.
const PARTS: usize = 4;
/// In front of the number of entries that have no room.
const DOTS: &str = "…";

/// What the sheet says. Texts are on one line and end with "…" where they are too long (question and occasion 300
/// characters, an entry 300, or less where the page is full).
#[derive(Clone, PartialEq)]
pub struct Konferenzblatt {
    /// The code of the case at this table. It is used for nothing else.
    pub code: String,
    /// The day from which the deadlines are counted.
    pub date: NaiveDate,
    /// Why the table meets.
    pub occasion: String,
    /// What the table shall answer; empty for a line to write on.
    pub question: String,
    /// The next deadlines, the nearest first: how much time is left, in coarse words, and what is due.
    pub fristen: Vec<(String, String)>,
    /// What is asked for: of whom, and what.
    pub asked: Vec<(String, String)>,
    /// The situation in coarse strokes: label and value.
    pub lage: Vec<(String, String)>,
    /// What was tried, with what came of it, the most telling first.
    pub tried: Vec<String>,
    /// No more entries than these, however much room there is: what was previewed. `None` for as many as fit.
    pub at_most: Option<Gezeigt>,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// How many entries of every part stand on a sheet; they are the first ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gezeigt {
    /// Deadlines.
    pub fristen: usize,
    /// What is asked for.
    pub asked: usize,
    /// Rows of the situation.
    pub lage: usize,
    /// What was tried.
    pub tried: usize,
}

fallmappe_domain::silent_debug!(Konferenzblatt);

impl Konferenzblatt {
    /// The sheet, ready to be laid out on one page.
    ///
    /// # Errors
    /// Those of the text blocks and of the layout, which is asked how much fits.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("konferenzblatt", TEXTS)?;
        self.with(&texts, &self.choice(&texts)?)
    }

    /// How many entries of every part the sheet has.
    ///
    /// # Errors
    /// As [`Self::document`].
    pub fn shown(&self) -> Result<Gezeigt, LetterError> {
        let texts = TextBlocks::load("konferenzblatt", TEXTS)?;
        let [fristen, asked, lage, tried] = self.choice(&texts)?.shown;
        Ok(Gezeigt {
            fristen,
            asked,
            lage,
            tried,
        })
    }

    fn choice(&self, texts: &TextBlocks) -> Result<Choice, LetterError> {
        let mut choice = Choice::default();
        for entry in ENTRY {
            let alike = largest(MOST, |most| self.fits(texts, &self.alike(most, entry)))?;
            choice = self.alike(alike, entry);
            if alike >= ENOUGH {
                break;
            }
        }
        for part in 0..PARTS {
            let missing = self.missing(part, &choice);
            let more = largest(missing, |more| {
                self.fits(texts, &choice.with_more(part, more))
            })?;
            choice = choice.with_more(part, more);
        }
        Ok(choice)
    }

    /// The same number of entries of every part, or all it has.
    fn alike(&self, most: usize, entry: usize) -> Choice {
        let shown = self.entries().map(|entries| entries.min(most));
        Choice { shown, entry }
    }

    /// The entries of every part, in the order in which room that is left is given away.
    fn entries(&self) -> [usize; PARTS] {
        let all = [
            self.fristen.len(),
            self.asked.len(),
            self.lage.len(),
            self.tried.len(),
        ];
        let most = self.at_most.map_or([MOST; PARTS], |most| {
            [most.fristen, most.asked, most.lage, most.tried]
        });
        let mut parts = all.into_iter().zip(most);
        [(); PARTS].map(|()| {
            parts
                .next()
                .map_or(0, |(all, most)| all.min(most).min(MOST))
        })
    }

    fn missing(&self, part: usize, choice: &Choice) -> usize {
        let all = self.entries();
        let entries = all.get(part).zip(choice.shown.get(part));
        entries.map_or(0, |(all, shown)| all - shown)
    }

    fn fits(&self, texts: &TextBlocks, choice: &Choice) -> Result<bool, LetterError> {
        Ok(layout_document(&self.with(texts, choice)?)?.pages.len() == 1)
    }

    fn with(&self, texts: &TextBlocks, choice: &Choice) -> Result<Document, LetterError> {
        let [fristen, asked, lage, tried] = choice.shown;
        let mut body = self.opening(texts)?;
        body.extend(self.deadlines(texts, fristen, choice.entry)?);
        body.extend(self.situation(texts, lage, choice.entry)?);
        body.extend(self.attempts(texts, tried, choice.entry)?);
        body.extend(self.requests(texts, asked, choice.entry)?);
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
        let question = match self.question.trim() {
            "" => texts.get("question_line")?,
            question => shortened(question, QUESTION),
        };
        let rows = vec![
            (texts.get("code")?, shortened(&self.code, LABEL)),
            (texts.get("date")?, long(self.date)),
            (texts.get("occasion")?, shortened(&self.occasion, QUESTION)),
            (texts.get("question")?, question),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(vec![
            Block::Fields(rows.collect()),
            Block::Notice(texts.get("rules")?),
        ])
    }

    fn deadlines(
        &self,
        texts: &TextBlocks,
        shown: usize,
        entry: usize,
    ) -> Result<Vec<Block>, LetterError> {
        let nearest = self.fristen.iter().take(shown);
        let row = |(due, what): &(String, String)| {
            // A day would join the sheet to the case.
            vec![shortened(due, LABEL), shortened(what, entry)]
        };
        let mut rows: Vec<Vec<String>> = nearest.map(row).collect();
        let head = vec![texts.get("deadline_when")?, texts.get("deadline_what")?];
        let more = more(texts, self.fristen.len() - shown)?;
        rows.extend(more.map(|more| vec![DOTS.to_owned(), more]));
        Ok(part(texts.get("deadlines")?, rows, |rows| Block::Table {
            head,
            rows,
        }))
    }

    fn situation(
        &self,
        texts: &TextBlocks,
        shown: usize,
        entry: usize,
    ) -> Result<Vec<Block>, LetterError> {
        let rows = self.lage.iter().take(shown);
        let rows = rows.map(|(label, value)| (shortened(label, LABEL), shortened(value, entry)));
        let more = more(texts, self.lage.len() - shown)?;
        let rows = rows.chain(more.map(|more| (DOTS.to_owned(), more)));
        let rows = rows.collect();
        Ok(part(texts.get("situation")?, rows, Block::Fields))
    }

    fn attempts(
        &self,
        texts: &TextBlocks,
        shown: usize,
        entry: usize,
    ) -> Result<Vec<Block>, LetterError> {
        let entries = self.tried.iter().take(shown);
        let entries = entries.map(|tried| shortened(tried, entry));
        let more = more(texts, self.tried.len() - shown)?;
        let more = more.map(|more| format!("{DOTS} {more}"));
        let entries = entries.chain(more).collect();
        Ok(part(texts.get("tried")?, entries, Block::List))
    }

    fn requests(
        &self,
        texts: &TextBlocks,
        shown: usize,
        entry: usize,
    ) -> Result<Vec<Block>, LetterError> {
        let rows = self.asked.iter().take(shown);
        let rows = rows.map(|(whom, what)| vec![shortened(whom, LABEL), shortened(what, entry)]);
        let more = more(texts, self.asked.len() - shown)?;
        let rows = rows.chain(more.map(|more| vec![DOTS.to_owned(), more]));
        let head = vec![texts.get("asked_whom")?, texts.get("asked_what")?];
        let rows = rows.collect();
        Ok(part(texts.get("asked")?, rows, |rows| Block::Table {
            head,
            rows,
        }))
    }
}

/// How many entries of every part are shown, and how long each may be.
#[derive(Debug, Clone, Copy, Default)]
struct Choice {
    /// Deadlines, requests, situation, attempts: the order in which room that is left is given away.
    shown: [usize; PARTS],
    /// The most characters of an entry.
    entry: usize,
}

impl Choice {
    fn with_more(mut self, part: usize, more: usize) -> Self {
        if let Some(entries) = self.shown.get_mut(part) {
            *entries += more;
        }
        self
    }
}

/// A part with its heading; nothing without entries.
fn part<T>(heading: String, entries: Vec<T>, block: impl FnOnce(Vec<T>) -> Block) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading), block(entries)]
}

/// How many entries have no room; nothing when all have.
fn more(texts: &TextBlocks, left: usize) -> Result<Option<String>, LetterError> {
    match left {
        0 => Ok(None),
        1 => texts.get("more_one").map(Some),
        left => texts.fill("more", &[("more", &left.to_string())]).map(Some),
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
