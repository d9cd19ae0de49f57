//! The statistics report on paper: head, ready answers, the tables by chapter with what they count and a chart, notes.
//! It prints what it is handed; which number may be shown is decided in `statistics`, and charts are laid out there.

use super::dates::long;
use crate::content::{Block, Document, Drawing, Meta, NumberRow, Report};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;

/// What the report says. Numbers come as they are printed.
#[derive(Clone, PartialEq)]
pub struct Statistikbericht {
    /// Title of the report.
    pub title: String,
    /// The line that belongs on every page of a report with exact counts; else empty.
    pub mark: String,
    /// Name and value: programme, period, Stichtag, rule.
    pub head: Vec<(String, String)>,
    /// Standing questions with their answers.
    pub answers: Vec<Antwort>,
    /// The tables in the order in which they are read.
    pub tables: Vec<Zahlentafel>,
    /// Sentences under the tables.
    pub notes: Vec<String>,
    /// The day on which the report was made.
    pub date: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// A standing question with its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Antwort {
    /// The question.
    pub question: String,
    /// The paragraphs of the answer.
    pub paragraphs: Vec<String>,
}

/// A table of counts with its chart.
#[derive(Clone, PartialEq)]
pub struct Zahlentafel {
    /// The heading under which the tables of one subject stand.
    pub chapter: String,
    /// The title.
    pub title: String,
    /// What is counted.
    pub definition: String,
    /// The days it speaks of, when they are not those of the report; else empty.
    pub run: String,
    /// The heading of the first column.
    pub stub: String,
    /// The headings of the columns of numbers.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column of numbers.
    pub rows: Vec<NumberRow>,
    /// Why there are no numbers; else empty. Then no chart is drawn.
    pub hidden_because: String,
    /// The chart, in several parts when it is high; empty for none.
    pub charts: Vec<Drawing>,
}

fallmappe_domain::silent_debug!(Statistikbericht, Antwort, Zahlentafel);

impl Statistikbericht {
    /// The report, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn report(&self) -> Result<Report, LetterError> {
        let texts = TextBlocks::load("statistikbericht", TEXTS)?;
        let mut body = Vec::new();
        if !self.mark.is_empty() {
            body.push(Block::Notice(self.mark.clone()));
        }
        body.push(Block::Fields(self.head.clone()));
        body.extend(self.answers(&texts)?);
        body.extend(self.tables(&texts)?);
        if !self.notes.is_empty() {
            body.push(Block::Heading(texts.get("notes")?));
            body.push(Block::List(self.notes.clone()));
        }
        let date = long(self.date);
        let document = Document {
            title: self.title.clone(),
            subtitle: texts.fill("subtitle", &[("date", &date)])?,
            body,
            footer: texts.fill("footer", &[("title", &self.title), ("date", &date)])?,
            meta: Meta {
                title: self.file_title(),
                date: self.date,
                document_id: self.document_id,
            },
        };
        Ok(Report::new(document, self.mark.clone()))
    }

    /// The mark stands in the window of the reader too.
    fn file_title(&self) -> String {
        match self.mark.as_str() {
            "" => self.title.clone(),
            mark => format!("{} ({mark})", self.title),
        }
    }

    fn answers(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        if self.answers.is_empty() {
            return Ok(Vec::new());
        }
        let mut blocks = vec![Block::Heading(texts.get("answers")?)];
        for answer in &self.answers {
            blocks.push(Block::Subheading(answer.question.clone()));
            let paragraphs = answer.paragraphs.iter().cloned();
            blocks.extend(paragraphs.map(Block::Paragraph));
        }
        Ok(blocks)
    }

    fn tables(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut blocks = Vec::new();
        for chapter in self
            .tables
            .chunk_by(|one, next| one.chapter == next.chapter)
        {
            for (index, table) in chapter.iter().enumerate() {
                blocks.push(table.block(index == 0, texts)?);
            }
        }
        Ok(blocks)
    }
}

impl Zahlentafel {
    /// The table with all that belongs to it; the first of a chapter brings the heading of the chapter.
    fn block(&self, first: bool, texts: &TextBlocks) -> Result<Block, LetterError> {
        let mut blocks = vec![Block::Together(self.numbers(first, texts)?)];
        if self.hidden_because.is_empty() {
            blocks.extend(self.drawings(texts)?);
        } else {
            blocks.push(Block::Notice(self.hidden_because.clone()));
        }
        Ok(Block::Together(blocks))
    }

    fn numbers(&self, first: bool, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut blocks = Vec::new();
        if first {
            blocks.push(Block::Heading(self.chapter.clone()));
        }
        if !first || self.chapter != self.title {
            blocks.push(Block::Subheading(self.title.clone()));
        }
        if !self.definition.is_empty() {
            blocks.push(Block::Small(self.definition.clone()));
        }
        if !self.run.is_empty() {
            blocks.push(Block::Small(texts.fill("run", &[("run", &self.run)])?));
        }
        if self.rows.is_empty() && self.hidden_because.is_empty() && self.charts.is_empty() {
            blocks.push(Block::Paragraph(texts.get("empty")?));
        }
        if !self.rows.is_empty() {
            let head = std::iter::once(&self.stub).chain(&self.columns);
            blocks.push(Block::NumberTable {
                head: head.cloned().collect(),
                rows: self.rows.clone(),
            });
        }
        Ok(blocks)
    }

    fn drawings(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let total = self.charts.len().to_string();
        let mut blocks = Vec::new();
        for (index, chart) in self.charts.iter().enumerate() {
            let number = (index + 1).to_string();
            let values = [
                ("title", self.title.as_str()),
                ("number", number.as_str()),
                ("total", total.as_str()),
                ("alt", chart.alt.as_str()),
            ];
            let key = if self.charts.len() > 1 {
                "alt_part"
            } else {
                "alt"
            };
            let mut chart = chart.clone();
            chart.alt = texts.fill(key, &values)?;
            blocks.push(Block::Drawing(chart));
        }
        Ok(blocks)
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/statistikbericht.json");

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
