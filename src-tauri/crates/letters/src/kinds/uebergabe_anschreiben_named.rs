//! The letter of a named handover: one page that names the person, with the named Übergabebogen beside it. It is a
//! product of its own: it knows no packet and has no field for a code.
//!
//! The person gets a copy, so the letter is in plain German.

use super::dates::long;
use super::informationsblock::informationsblock;
use super::rahmen::Rahmen;
use super::room::{largest, shortened};
use crate::content::{Block, Letter, Meta, Sender};
use crate::error::LetterError;
use crate::layout_letter;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;

/// The most deadlines in the letter; all of them stand in the Übergabebogen.
const DEADLINES: usize = 3;
/// The most characters of the reason: the first of these with which all deadlines have room. The Übergabebogen prints
/// it whole.
const REASON: [usize; 2] = [300, 120];
/// The most characters of a deadline.
const DEADLINE: usize = 60;
/// The most lines of enclosures, so that they stand beside the signature; the sheet names all.
const ENCLOSURES: usize = 4;

/// How much room the parts of the letter have.
#[derive(Clone, Copy)]
struct Room {
    /// Deadlines that are listed.
    deadlines: usize,
    /// The most characters of the reason.
    reason: usize,
    /// The scope stands in the letter, not only in the sheet.
    scope: bool,
}

/// What the letter needs to know.
#[derive(Clone, PartialEq)]
pub struct UebergabeAnschreibenNamed {
    /// Who hands over.
    pub sender: Sender,
    /// The address of the receiving body, at most six lines.
    pub stelle_lines: Vec<String>,
    /// The day of the letter.
    pub date: NaiveDate,
    /// The person's name as in the document.
    pub person_name: String,
    /// The terms of the handover.
    pub rahmen: Rahmen,
    /// Deadlines that run in the case, the nearest first. At most three are printed, fewer where the page is full.
    pub next_deadlines: Vec<(NaiveDate, String)>,
    /// What lies with the letter; four lines at most, the last one counts the rest.
    pub enclosures: Vec<String>,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(UebergabeAnschreibenNamed);

impl UebergabeAnschreibenNamed {
    /// The letter, ready to be laid out. It has one page with every name and text of usual length.
    ///
    /// # Errors
    /// Those of the text blocks and of the layout, which is asked how many deadlines have room.
    pub fn letter(&self) -> Result<Letter, LetterError> {
        let deadlines = self.next_deadlines.len().min(DEADLINES);
        let [reason, short] = REASON;
        let room = Room {
            deadlines,
            reason,
            scope: true,
        };
        let fits = |room| Ok(layout_letter(&self.with(room)?)?.pages.len() == 1);
        if fits(room)? {
            return self.with(room);
        }
        let full = Room {
            deadlines: 0,
            reason: short,
            scope: true,
        };
        let scope = fits(full)?;
        let with = |deadlines| Room {
            deadlines,
            scope,
            ..full
        };
        let deadlines = largest(deadlines, |shown| fits(with(shown)))?;
        self.with(with(deadlines))
    }

    fn with(&self, room: Room) -> Result<Letter, LetterError> {
        let texts = TextBlocks::load("uebergabe_anschreiben_named", TEXTS)?;
        let reply_by = long(self.rahmen.reply_by);
        Ok(Letter {
            sender: self.sender.clone(),
            recipient: self.stelle_lines.clone(),
            note_lines: Vec::new(),
            info: informationsblock(&self.sender, self.date)?,
            subject: texts.fill("subject", &[("reply_by", &reply_by)])?,
            salutation: texts.get("salutation")?,
            body: self.body(&texts, &reply_by, room)?,
            closing: texts.get("closing")?,
            signature: vec![self.sender.person.clone()],
            enclosures: self.named_enclosures(&texts)?,
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

    fn body(
        &self,
        texts: &TextBlocks,
        reply_by: &str,
        room: Room,
    ) -> Result<Vec<Block>, LetterError> {
        let person = [("person", self.person_name.as_str())];
        let mut rahmen = self.rahmen.clone();
        if !room.scope {
            rahmen.scope = vec![texts.get("scope_more")?];
        }
        let mut terms = rahmen.fields(room.reason)?;
        terms.extend(self.deadlines(texts, room.deadlines)?);
        let mut body = vec![
            Block::Paragraph(texts.fill("what", &person)?),
            Block::Fields(terms),
        ];
        let reply_by = [("reply_by", reply_by)];
        body.push(Block::Paragraph(texts.get("ask")?));
        let mut ask = vec![texts.fill("ask_reply", &reply_by)?];
        if self.rahmen.joint_talk.is_none() {
            ask.push(texts.get("ask_talk")?);
        }
        ask.push(texts.get("ask_keep")?);
        body.push(Block::List(ask));
        let until_then = match self.rahmen.leads_from {
            Some(_) => texts.fill("until_then", &reply_by)?,
            None => texts.fill("we_lead", &reply_by)?,
        };
        body.push(Block::Paragraph(until_then));
        Ok(body)
    }

    fn named_enclosures(&self, texts: &TextBlocks) -> Result<Vec<String>, LetterError> {
        if self.enclosures.len() <= ENCLOSURES {
            return Ok(self.enclosures.clone());
        }
        let named = self.enclosures.iter().take(ENCLOSURES - 1);
        let mut named: Vec<String> = named.cloned().collect();
        let more = (self.enclosures.len() - named.len()).to_string();
        named.push(texts.fill("enclosures_more", &[("more", &more)])?);
        Ok(named)
    }

    /// The nearest deadlines, one to a line, and how many more there are.
    fn deadlines(
        &self,
        texts: &TextBlocks,
        shown: usize,
    ) -> Result<Option<(String, String)>, LetterError> {
        if self.next_deadlines.is_empty() {
            return Ok(None);
        }
        let nearest = self.next_deadlines.iter().take(shown);
        let mut lines: Vec<String> = nearest
            .map(|(date, what)| format!("{}: {}", german_date(*date), shortened(what, DEADLINE)))
            .collect();
        let more = self.next_deadlines.len().saturating_sub(shown);
        if more > 0 {
            lines.push(texts.fill("deadlines_more", &[("more", &more.to_string())])?);
        }
        Ok(Some((texts.get("deadlines")?, lines.join("\n"))))
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/uebergabe_anschreiben_named.json");
