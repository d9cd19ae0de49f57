//! The sheet inside a packet: the pseudonymised case for people to read. It prints what it is handed and cannot look
//! anything up; what may be in it is decided in `falluebergabe`.

use super::dates::long;
use crate::content::{Block, Document, Meta};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;

/// What the sheet says.
#[derive(Clone, PartialEq)]
pub struct Uebergabebogen {
    /// The pseudonym of the case in this packet.
    pub packet_code: String,
    /// What the packet may be used for.
    pub purpose: String,
    /// The day on which the packet was made.
    pub date: NaiveDate,
    /// The parts of the case, in the order in which they are to be read.
    pub sections: Vec<Section>,
    /// What is not handed on, and why.
    pub omitted: Vec<(String, String)>,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// One part of the sheet. Empty parts of it are not shown.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Pairs of label and value.
    pub fields: Vec<(String, String)>,
    /// Running text.
    pub paragraphs: Vec<String>,
    /// A table.
    pub table: Option<Table>,
}

/// A table of a section.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows, each with as many cells as the head.
    pub rows: Vec<Vec<String>>,
}

fallmappe_domain::silent_debug!(Uebergabebogen, Section, Table);

impl Uebergabebogen {
    /// The sheet, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("uebergabebogen", TEXTS)?;
        let mut body = vec![
            Block::Fields(vec![
                (texts.get("code")?, self.packet_code.clone()),
                (texts.get("purpose")?, self.purpose.clone()),
                (texts.get("date")?, long(self.date)),
            ]),
            Block::Notice(texts.get("notice")?),
        ];
        body.extend(self.sections.iter().flat_map(blocks));
        if !self.omitted.is_empty() {
            let rows = self
                .omitted
                .iter()
                .map(|(what, why)| vec![what.clone(), why.clone()]);
            body.push(Block::Heading(texts.get("omitted")?));
            body.push(Block::Table {
                head: vec![texts.get("omitted_what")?, texts.get("omitted_why")?],
                rows: rows.collect(),
            });
        }
        let code = [("code", self.packet_code.as_str())];
        Ok(Document {
            title: texts.get("title")?,
            subtitle: texts.get("subtitle")?,
            body,
            footer: texts.fill("footer", &code)?,
            meta: Meta {
                title: texts.fill("file_title", &code)?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }
}

fn blocks(section: &Section) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(section.title.clone())];
    if !section.fields.is_empty() {
        blocks.push(Block::Fields(section.fields.clone()));
    }
    blocks.extend(section.paragraphs.iter().cloned().map(Block::Paragraph));
    if let Some(table) = &section.table {
        let (head, rows) = (table.head.clone(), table.rows.clone());
        blocks.push(Block::Table { head, rows });
    }
    blocks
}

const TEXTS: &str = include_str!("../../../../../assets/letters/uebergabebogen.json");
