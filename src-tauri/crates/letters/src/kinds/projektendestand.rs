//! How far the handovers at the end of a project are, for the KI: numbers only. There is no field for a Fall, and none
//! for free text beside the names of office, programme and kind of Stelle.
//!
//! It prints the numbers as they are handed in; which of them are kept secret is decided in `statistics`.

use super::dates::long;
use crate::content::{Block, Document, Meta};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;

/// What the sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projektendestand {
    /// The office; may be empty.
    pub organisation: String,
    /// The programme as people call it; may be empty.
    pub programme: String,
    /// The last day of the project, if it is known.
    pub ends_on: Option<NaiveDate>,
    /// The day on which was counted.
    pub date: NaiveDate,
    /// All open Fälle together.
    pub total: Stand,
    /// By kind of Stelle; empty when the numbers are too small to be shown.
    pub by_kind: Vec<(String, Stand)>,
    /// How the numbers were protected, one sentence; may be empty.
    pub protection: String,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// The numbers of one row. Every step is counted by itself: what was handed out was made before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Open Fälle.
    pub faelle: Zahl,
    /// With a plan.
    pub planned: Zahl,
    /// With a plan that no consent carries.
    pub without_consent: Zahl,
    /// With a packet or letter.
    pub made: Zahl,
    /// Given to the Stelle.
    pub handed_out: Zahl,
    /// Taken over.
    pub accepted: Zahl,
    /// Taken over in part.
    pub partly_accepted: Zahl,
    /// Rejected.
    pub rejected: Zahl,
    /// Without an answer in time.
    pub expired: Zahl,
}

/// A number as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zahl {
    /// The number; 0 is printed as "–" (nothing present).
    Offen(u32),
    /// Kept secret; printed as ".".
    Geheim,
}

impl Zahl {
    fn shown(self) -> String {
        match self {
            Zahl::Offen(0) => "–".to_owned(),
            Zahl::Offen(count) => count.to_string(),
            Zahl::Geheim => ".".to_owned(),
        }
    }
}

impl Projektendestand {
    /// The sheet, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("projektendestand", TEXTS)?;
        let mut body = self.head(&texts)?;
        body.push(Block::Heading(texts.get("totals")?));
        body.push(self.totals(&texts)?);
        body.extend(self.kinds(&texts)?);
        body.push(Block::Paragraph(texts.get("signs")?));
        body.push(Block::Paragraph(self.protection.clone()));
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

    fn head(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let rows = vec![
            (texts.get("organisation")?, self.organisation.clone()),
            (texts.get("programme")?, self.programme.clone()),
            (
                texts.get("ends")?,
                self.ends_on.map(long).unwrap_or_default(),
            ),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(vec![Block::Fields(rows.collect())])
    }

    fn totals(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let total = &self.total;
        let rows = [
            ("faelle", total.faelle),
            ("planned", total.planned),
            ("without_consent", total.without_consent),
            ("made", total.made),
            ("handed_out", total.handed_out),
            ("accepted", total.accepted),
            ("partly_accepted", total.partly_accepted),
            ("rejected", total.rejected),
            ("expired", total.expired),
        ];
        let rows: Result<Vec<_>, LetterError> = rows
            .into_iter()
            .map(|(name, count)| Ok(vec![texts.get(name)?, count.shown()]))
            .collect();
        Ok(Block::Table {
            head: vec![texts.get("column_step")?, texts.get("column_count")?],
            rows: rows?,
        })
    }

    fn kinds(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        if self.by_kind.is_empty() {
            return Ok(Vec::new());
        }
        let head = [
            "column_kind",
            "short_planned",
            "short_made",
            "short_handed_out",
            "short_accepted",
            "short_partly_accepted",
            "short_rejected",
            "short_expired",
        ];
        let head: Result<Vec<_>, LetterError> =
            head.into_iter().map(|name| texts.get(name)).collect();
        let rows = self.by_kind.iter().map(|(kind, stand)| {
            let counts = [
                stand.planned,
                stand.made,
                stand.handed_out,
                stand.accepted,
                stand.partly_accepted,
                stand.rejected,
                stand.expired,
            ];
            let counts = counts.into_iter().map(Zahl::shown);
            std::iter::once(kind.clone()).chain(counts).collect()
        });
        Ok(vec![
            Block::Heading(texts.get("by_kind")?),
            Block::Table {
                head: head?,
                rows: rows.collect(),
            },
        ])
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/projektendestand.json");
