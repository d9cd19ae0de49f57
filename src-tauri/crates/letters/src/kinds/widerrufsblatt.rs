//! The withdrawal of one consent, to be signed. Withdrawing is as easy as consenting: the form asks for no reason, and an
//! office takes a withdrawal without it too (Art. 7 Abs. 3 DSGVO).

use crate::content::{Block, Document, Meta};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::recht::{Recht, Thema};

/// What the form needs to know. Labels are as people read them.
#[derive(Clone, PartialEq)]
pub struct Widerrufsblatt<'a> {
    /// The law of the Träger.
    pub recht: &'a Recht,
    /// Who withdraws.
    pub person: String,
    /// Number of the Fall.
    pub number: String,
    /// Kind of consent.
    pub kind: String,
    /// Day it was given.
    pub given_on: NaiveDate,
    /// Who was to receive data; may be empty.
    pub stelle: String,
    /// Purpose in words.
    pub purpose: String,
    /// What happens now, sentences.
    pub effects: Vec<String>,
    /// Packets that the Stelle has: day and code.
    pub received: Vec<(NaiveDate, String)>,
    /// The day of the form.
    pub date: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(Widerrufsblatt<'_>);

impl Widerrufsblatt<'_> {
    /// The form, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("widerruf", TEXTS)?;
        let number = [("number", self.number.as_str())];
        let article = self.recht.in_brackets(Thema::Widerruf);
        let mut body = vec![
            self.facts(&texts)?,
            Block::Notice(texts.fill("withdraw", &[("withdraw_article", &article)])?),
            Block::Heading(texts.get("effects")?),
            Block::List(self.effects.clone()),
        ];
        body.extend(self.received(&texts)?);
        body.push(Block::SignatureLines(vec![
            texts.get("sign_place")?,
            texts.get("sign_person")?,
        ]));
        body.push(Block::SignatureLines(vec![
            texts.get("noted")?,
            texts.get("sign_office")?,
        ]));
        let footer = [number[0], ("law", self.recht.label.as_str())];
        Ok(Document {
            title: texts.get("title")?,
            subtitle: String::new(),
            body,
            footer: texts.fill("footer", &footer)?,
            meta: Meta {
                title: texts.fill("file_title", &number)?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }

    fn facts(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let given_on = german_date(self.given_on);
        let consent = [("kind", self.kind.as_str()), ("date", given_on.as_str())];
        let rows = vec![
            (texts.get("person")?, self.person.clone()),
            (texts.get("consent")?, texts.fill("consent_of", &consent)?),
            (texts.get("recipient")?, self.stelle.clone()),
            (texts.get("purpose")?, self.purpose.clone()),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(Block::Fields(rows.collect()))
    }

    fn received(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        if self.received.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.received.iter();
        let rows = rows.map(|(day, code)| vec![german_date(*day), code.clone()]);
        Ok(vec![
            Block::Heading(texts.get("received")?),
            Block::Table {
                head: vec![texts.get("received_date")?, texts.get("received_code")?],
                rows: rows.collect(),
            },
            Block::Paragraph(texts.get("received_ask")?),
        ])
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/widerruf.json");
