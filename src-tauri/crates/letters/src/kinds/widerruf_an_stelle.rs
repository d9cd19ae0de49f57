//! The letter to a Stelle that already has data when a consent is withdrawn: stop, delete or say why not, answer by a
//! day. A letter about a packet knows the code and no name, a letter about the named product the name and no code. The one
//! with the codes never names the day of the consent, which the letter with a name has, and where a Stelle gets both it
//! names no day at all: equal days would join code and name.
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

/// What the Stelle has, or may have.
#[derive(Clone, PartialEq, Eq)]
pub enum Ausgehaendigt {
    /// Packets without a name.
    Pakete {
        /// How far each came, and its code. The newest first.
        packets: Vec<(Weg, String)>,
        /// The Stelle has papers with the name, too.
        apart: bool,
    },
    /// The named letter and sheet.
    Named {
        /// The person's name as in the document.
        person_name: String,
        /// How far they came, the newest first.
        on: Vec<Weg>,
    },
}

/// How far a packet or a paper came, as it was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weg {
    /// Handed out on this day.
    Ausgehaendigt(NaiveDate),
    /// The Stelle answered on this day; nobody wrote down when it was handed out.
    Beantwortet(NaiveDate),
    /// Made on this day. Nobody wrote down that it was handed out, which is often forgotten.
    Erstellt(NaiveDate),
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
    /// The day of the consent. Only the letter with a name prints it.
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
        let came = self.ways().any(|way| !matches!(way, Weg::Erstellt(_)));
        let begin = match (&self.handed_out, came) {
            (Ausgehaendigt::Pakete { .. }, true) => texts.get("packet_came")?,
            (Ausgehaendigt::Pakete { .. }, false) => texts.get("packet_made")?,
            (Ausgehaendigt::Named { person_name, .. }, came) => {
                let person = shortened(person_name, NAME);
                let person = [("person", person.as_str())];
                match came {
                    true => texts.fill("named_came", &person)?,
                    false => texts.fill("named_made", &person)?,
                }
            }
        };
        let (given, withdrawn) = (long(self.consent_date), long(self.withdrawn_on));
        let withdrawn = ("withdrawn", withdrawn.as_str());
        let end = match &self.handed_out {
            Ausgehaendigt::Pakete { apart: true, .. } => texts.get("withdrawn_apart")?,
            Ausgehaendigt::Pakete { apart: false, .. } => {
                texts.fill("withdrawn_packet", &[withdrawn])?
            }
            Ausgehaendigt::Named { .. } => {
                texts.fill("withdrawn", &[("given", &given), withdrawn])?
            }
        };
        Ok(Block::Paragraph(format!("{begin} {end}")))
    }

    fn handed_out(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let (what, rows) = match &self.handed_out {
            Ausgehaendigt::Pakete { packets, .. } => {
                let rows = packets.iter().map(|(way, code)| (*way, code.clone()));
                (texts.get("packet_code")?, rows.collect::<Vec<_>>())
            }
            Ausgehaendigt::Named { on, .. } => {
                let papers = texts.get("handed_what_named")?;
                let rows = on.iter().map(|way| (*way, papers.clone()));
                (texts.get("handed_what")?, rows.collect())
            }
        };
        let rows = rows.into_iter();
        let rows: Result<Vec<Vec<String>>, LetterError> = rows
            .map(|(way, what)| Ok(vec![what, self.came(texts, way)?]))
            .collect();
        Ok(Block::Table {
            head: vec![what, texts.get("came")?],
            rows: rows?,
        })
    }

    /// How far it came, in words.
    fn came(&self, texts: &TextBlocks, way: Weg) -> Result<String, LetterError> {
        let (dated, plain, day) = match way {
            Weg::Ausgehaendigt(day) => ("given_on", "given", day),
            Weg::Beantwortet(day) => ("answered_on", "answered", day),
            Weg::Erstellt(day) => ("made_on", "made", day),
        };
        match self.apart() {
            true => texts.get(plain),
            false => texts.fill(dated, &[("day", &german_date(day))]),
        }
    }

    fn apart(&self) -> bool {
        matches!(self.handed_out, Ausgehaendigt::Pakete { apart: true, .. })
    }

    fn ways(&self) -> Box<dyn Iterator<Item = Weg> + '_> {
        match &self.handed_out {
            Ausgehaendigt::Pakete { packets, .. } => Box::new(packets.iter().map(|(way, _)| *way)),
            Ausgehaendigt::Named { on, .. } => Box::new(on.iter().copied()),
        }
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/widerruf_an_stelle.json");
