//! The letter that goes with a Fallübergabe: one page, plain German that the person concerned can read too. The letter
//! beside a pseudonymised packet names nobody and carries no code; there is no field for a code on purpose. There is none
//! for the day of the consent either: the letter with a name has it, and equal days would join the two.

use super::dates::long;
use super::informationsblock::informationsblock;
use crate::content::{Block, Letter, Meta, Sender};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;

/// How the receiving body opens the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oeffnung {
    /// With the secret key of the body, which it already has.
    Schluessel,
    /// With a pass phrase that reaches the body by another way.
    Passwort,
    /// A page that any browser opens with a passphrase.
    Seite,
}

/// What the letter needs to know.
#[derive(Clone, PartialEq)]
pub struct UebergabeAnschreiben {
    /// Who hands over.
    pub sender: Sender,
    /// The address of the receiving body, at most six lines.
    pub stelle_lines: Vec<String>,
    /// The day of the letter.
    pub date: NaiveDate,
    /// Why the case is handed over, in a few words.
    pub reason: String,
    /// What the packet tells, piece by piece.
    pub scope: Vec<String>,
    /// The day by which the body is asked to answer.
    pub reply_by: NaiveDate,
    /// Deadlines that run in the case, in the order in which they are to be shown.
    pub next_deadlines: Vec<(NaiveDate, String)>,
    /// How the packet is opened.
    pub oeffnung: Oeffnung,
    /// What lies with the letter.
    pub enclosures: Vec<String>,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(UebergabeAnschreiben);

impl UebergabeAnschreiben {
    /// The letter, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn letter(&self) -> Result<Letter, LetterError> {
        let texts = TextBlocks::load("uebergabe_anschreiben", TEXTS)?;
        let reply_by = long(self.reply_by);
        Ok(Letter {
            sender: self.sender.clone(),
            recipient: self.stelle_lines.clone(),
            note_lines: Vec::new(),
            info: informationsblock(&self.sender, self.date)?,
            subject: texts.fill("subject", &[("reply_by", &reply_by)])?,
            salutation: texts.get("salutation")?,
            body: self.body(&texts, &reply_by)?,
            closing: texts.get("closing")?,
            signature: vec![self.sender.person.clone()],
            enclosures: self.enclosures.clone(),
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

    fn body(&self, texts: &TextBlocks, reply_by: &str) -> Result<Vec<Block>, LetterError> {
        let what = texts.get("what_pseudonymised")?;
        let mut body = vec![Block::Paragraph(what), self.facts(texts)?];
        if !self.next_deadlines.is_empty() {
            body.push(self.deadlines(texts)?);
        }
        let key = match self.oeffnung {
            Oeffnung::Schluessel => "open_with_key",
            Oeffnung::Passwort => "open_with_pass_phrase",
            Oeffnung::Seite => "open_in_browser",
        };
        body.push(Block::Paragraph(texts.get(key)?));
        body.push(Block::Paragraph(texts.get("ask")?));
        body.push(Block::List(vec![
            texts.get("ask_check")?,
            texts.fill("ask_reply", &[("reply_by", reply_by)])?,
            texts.get("ask_keep")?,
        ]));
        body.push(Block::Paragraph(texts.get("until_then")?));
        Ok(body)
    }

    fn facts(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        Ok(Block::Fields(vec![
            (texts.get("reason")?, self.reason.clone()),
            (texts.get("legal_basis")?, texts.get("consent")?),
            (texts.get("scope")?, self.scope.join(", ")),
        ]))
    }

    fn deadlines(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let rows = self
            .next_deadlines
            .iter()
            .map(|(date, what)| vec![german_date(*date), what.clone()]);
        Ok(Block::Table {
            head: vec![texts.get("deadline_date")?, texts.get("deadline_what")?],
            rows: rows.collect(),
        })
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/uebergabe_anschreiben.json");
