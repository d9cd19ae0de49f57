//! The Protokoll on paper: what was asked for, whether the chain of hashes holds, and the lines. A line has no name and no
//! content, so there is no field for either.

use super::dates::long;
use crate::content::{Block, Document, Meta};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::dates::german_date;

/// What the excerpt says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protokollauszug {
    /// The office; may be empty.
    pub organisation: String,
    /// Identifier of the vault.
    pub vault_id: String,
    /// Only this operation, as people read it; empty for all.
    pub what: String,
    /// Only this Fall; empty for all.
    pub number: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// The chain holds.
    pub intact: bool,
    /// The lines, in the order in which they are shown.
    pub lines: Vec<Zeile>,
    /// The day of the excerpt.
    pub date: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// A line of the Protokoll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zeile {
    /// Running number.
    pub sequence: u64,
    /// When.
    pub at: NaiveDateTime,
    /// What, as people read it.
    pub what: String,
    /// Fallnummer; empty when no Fall is concerned.
    pub number: String,
}

impl Protokollauszug {
    /// The excerpt, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("protokollauszug", TEXTS)?;
        let mut body = vec![self.head(&texts)?];
        if !self.intact {
            body.push(Block::Notice(texts.get("chain_broken")?));
        }
        body.push(Block::Paragraph(texts.get("limits")?));
        body.push(self.table(&texts)?);
        Ok(Document {
            title: texts.get("title")?,
            subtitle: texts.fill("subtitle", &[("date", &long(self.date))])?,
            body,
            footer: texts.get("footer")?,
            meta: Meta {
                title: texts.get("title")?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }

    fn head(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let or_all = |value: &str, all: &'static str| match value {
            "" => texts.get(all),
            value => Ok(value.to_owned()),
        };
        let chain = if self.intact {
            texts.get("chain_intact")?
        } else {
            String::new()
        };
        let rows = vec![
            (texts.get("organisation")?, self.organisation.clone()),
            (texts.get("vault")?, self.vault_id.clone()),
            (texts.get("what")?, or_all(&self.what, "what_all")?),
            (texts.get("number")?, or_all(&self.number, "number_all")?),
            (texts.get("period")?, self.period(texts)?),
            (texts.get("lines")?, self.lines.len().to_string()),
            (texts.get("chain")?, chain),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(Block::Fields(rows.collect()))
    }

    fn period(&self, texts: &TextBlocks) -> Result<String, LetterError> {
        let from = self.from.map(german_date).unwrap_or_default();
        let to = self.to.map(german_date).unwrap_or_default();
        match (self.from, self.to) {
            (None, None) => texts.get("period_all"),
            (Some(_), None) => texts.fill("period_from", &[("from", &from)]),
            (None, Some(_)) => texts.fill("period_to", &[("to", &to)]),
            (Some(_), Some(_)) => texts.fill("period_both", &[("from", &from), ("to", &to)]),
        }
    }

    fn table(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        if self.lines.is_empty() {
            return Ok(Block::Paragraph(texts.get("none")?));
        }
        let rows = self.lines.iter().map(|line| {
            vec![
                line.sequence.to_string(),
                line.at.format("%d.%m.%Y %H:%M").to_string(),
                line.what.clone(),
                line.number.clone(),
            ]
        });
        Ok(Block::Table {
            head: vec![
                texts.get("column_number")?,
                texts.get("column_at")?,
                texts.get("column_what")?,
                texts.get("column_fall")?,
            ],
            rows: rows.collect(),
        })
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/protokollauszug.json");
