//! The letter to a Stelle that already has data when a consent is withdrawn: stop, delete or say why not, answer by a
//! day. A letter about a packet knows the code and no name, a letter about the named product the name and no code.
//!
//! Which law binds the Stelle is not known here, so the letter names no article.

use super::dates::long;
use super::informationsblock::informationsblock;
use super::room::shortened;
use crate::content::{Block, Letter, Meta, Sender};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;

/// The most characters of a name.
const NAME: usize = 200;

/// What the Stelle has.
#[derive(Clone, PartialEq, Eq)]
pub enum Ausgehaendigt {
    /// Packets without a name: the day each was handed out, and its code. The newest first.
    Pakete(Vec<(NaiveDate, String)>),
    /// The named letter and sheet.
    Named {
        /// The person's name as in the document.
        person_name: String,
        /// The days on which they were handed out, the newest first.
        on: Vec<NaiveDate>,
    },
}

/// What the letter needs to know.
#[derive(Clone, PartialEq)]
pub struct WiderrufAnStelle {
    /// Who writes.
    pub sender: Sender,
    /// The address of the Stelle, at most six lines.
    pub stelle_lines: Vec<String>,
    /// The day of the letter.
    pub date: NaiveDate,
    /// The day of the consent.
    pub consent_date: NaiveDate,
    /// The day on which it was withdrawn.
    pub withdrawn_on: NaiveDate,
    /// What the Stelle has.
    pub handed_out: Ausgehaendigt,
    /// The day by which it is asked to answer.
    pub answer_by: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(WiderrufAnStelle, Ausgehaendigt);

impl WiderrufAnStelle {
    /// The letter, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn letter(&self) -> Result<Letter, LetterError> {
        let texts = TextBlocks::load("widerruf_an_stelle", TEXTS)?;
        let answer_by = long(self.answer_by);
        let answer_by = [("answer_by", answer_by.as_str())];
        Ok(Letter {
            sender: self.sender.clone(),
            recipient: self.stelle_lines.clone(),
            note_lines: Vec::new(),
            info: informationsblock(&self.sender, self.date)?,
            subject: texts.fill("subject", &answer_by)?,
            salutation: texts.get("salutation")?,
            body: vec![
                self.what(&texts)?,
                self.handed_out(&texts)?,
                Block::Paragraph(texts.get("ask")?),
                Block::List(vec![
                    texts.get("ask_stop")?,
                    texts.get("ask_delete")?,
                    texts.get("ask_reason")?,
                    texts.get("ask_others")?,
                ]),
                Block::Paragraph(texts.fill("answer", &answer_by)?),
            ],
            closing: texts.get("closing")?,
            signature: vec![self.sender.person.clone()],
            enclosures: Vec::new(),
            reply_slip: vec![
                Block::Paragraph(texts.get("slip")?),
                Block::SignatureLines(vec![texts.get("slip_place")?, texts.get("slip_signature")?]),
            ],
            meta: Meta {
                title: texts.get("title")?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }

    fn what(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let (given, withdrawn) = (long(self.consent_date), long(self.withdrawn_on));
        let days = [("given", given.as_str()), ("withdrawn", withdrawn.as_str())];
        let [first, second] = days;
        let sentence = match &self.handed_out {
            Ausgehaendigt::Pakete(_) => texts.fill("what_packet", &days)?,
            Ausgehaendigt::Named { person_name, .. } => {
                let person = shortened(person_name, NAME);
                texts.fill("what_named", &[first, second, ("person", &person)])?
            }
        };
        Ok(Block::Paragraph(sentence))
    }

    fn handed_out(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let what = match &self.handed_out {
            Ausgehaendigt::Pakete(_) => texts.get("packet_code")?,
            Ausgehaendigt::Named { .. } => texts.get("handed_what")?,
        };
        let rows: Vec<(NaiveDate, String)> = match &self.handed_out {
            Ausgehaendigt::Pakete(packets) => packets.clone(),
            Ausgehaendigt::Named { on, .. } => {
                let papers = texts.get("handed_what_named")?;
                let days = on.iter();
                days.map(|day| (*day, papers.clone())).collect()
            }
        };
        let rows = rows.into_iter();
        let rows = rows.map(|(day, what)| vec![german_date(day), what]);
        Ok(Block::Table {
            head: vec![texts.get("handed_out")?, what],
            rows: rows.collect(),
        })
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/widerruf_an_stelle.json");
