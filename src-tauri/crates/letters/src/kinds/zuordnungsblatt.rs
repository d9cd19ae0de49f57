//! The sheet that joins the code of a packet to the person: the only paper on which both stand. It goes on its own way
//! and is destroyed after use; its title and the title of its file say neither code nor name.

use super::dates::long;
use super::joined::joined;
use crate::content::{Block, Document, Meta, Sender};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;

/// What the sheet says. Empty parts are left out.
#[derive(Clone, PartialEq)]
pub struct Zuordnungsblatt {
    /// Who writes it.
    pub sender: Sender,
    /// For whom alone it is meant: the Stelle and who is addressed there.
    pub stelle: Vec<String>,
    /// The day of the sheet.
    pub date: NaiveDate,
    /// The code of the case in the packet.
    pub code: String,
    /// The name as in the document.
    pub name: String,
    /// The birth date as people write it.
    pub birth_date: String,
    /// How to reach the person: way and value.
    pub reach: Vec<(String, String)>,
    /// Other codes of the packet and who is meant, when the consent covers them.
    pub others: Vec<(String, String)>,
    /// The identifier of the file: never that of the packet.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(Zuordnungsblatt);

impl Zuordnungsblatt {
    /// The sheet, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("zuordnungsblatt", TEXTS)?;
        let mut body = vec![
            Block::Notice(texts.get("warning")?),
            Block::Code {
                head: vec![texts.get("code")?, texts.get("name")?],
                rows: vec![vec![self.code.clone(), self.name.clone()]],
            },
            self.facts(&texts)?,
        ];
        body.extend(self.others(&texts)?);
        body.push(Block::Heading(texts.get("after")?));
        body.push(Block::List(vec![
            texts.get("after_link")?,
            texts.get("after_destroy")?,
            texts.get("after_withdrawn")?,
        ]));
        body.push(Block::Heading(texts.get("received")?));
        body.push(Block::SignatureLines(vec![
            texts.get("sign_received")?,
            texts.get("sign_signature")?,
            texts.get("sign_destroyed")?,
            texts.get("sign_destroyed_by")?,
        ]));
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

    fn facts(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let Sender {
            organisation,
            person,
            phone,
            ..
        } = &self.sender;
        let mut rows = vec![(texts.get("birth_date")?, self.birth_date.clone())];
        rows.extend(self.reach.iter().cloned());
        rows.extend([
            (texts.get("from")?, joined([organisation, person, phone])),
            (texts.get("to")?, joined(&self.stelle)),
            (texts.get("date")?, long(self.date)),
        ]);
        rows.retain(|(_, value)| !value.trim().is_empty());
        Ok(Block::Fields(rows))
    }

    fn others(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        if self.others.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.others.iter();
        let rows = rows.map(|(code, who)| vec![code.clone(), who.clone()]);
        Ok(vec![
            Block::Heading(texts.get("others")?),
            Block::Table {
                head: vec![texts.get("others_code")?, texts.get("others_who")?],
                rows: rows.collect(),
            },
        ])
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/zuordnungsblatt.json");
