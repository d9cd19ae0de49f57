//! One page for the person the handover is about, in plain German: who gets what, why and until when, what does not
//! go, how to say No, and the next three steps. It names nobody but the office, because it is carried in a pocket.
//!
//! How hard its sentences are to read is measured by a test. Not here: the consent itself (`einwilligungsblatt`), and the
//! words of what leaves and stays (`angaben`).

mod angaben;

pub use angaben::Angabe;

use super::dates::long;
use super::joined::joined;
use super::room::shortened;
use crate::content::{Block, Document, Meta, Sender};
use crate::error::LetterError;
use crate::layout_document;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::uebergabe::UebergabeProduct;

/// How much room is given away: the first of these with which the sheet has one page.
const ROOM: [Room; 4] = [
    Room::of(320, 120, false),
    Room::of(320, 120, true),
    Room::of(320, 60, true),
    Room::of(160, 60, true),
];
/// The most characters of the name of a Stelle.
const STELLE: usize = 160;
/// Steps that are printed.
const STEPS: usize = 3;

/// What the sheet needs to know.
#[derive(Clone, PartialEq)]
pub struct Personenblatt {
    /// The office, with the manager.
    pub sender: Sender,
    /// Who receives it.
    pub stelle: String,
    /// What leaves: with the name or without.
    pub product: UebergabeProduct,
    /// Why, as the consent words it; at most 320 characters are printed.
    pub purpose: String,
    /// Last day of the consent; `None` when it holds until withdrawn.
    pub until: Option<NaiveDate>,
    /// The day on which the consent was withdrawn; the sheet then says what follows from that.
    pub withdrawn_on: Option<NaiveDate>,
    /// The Stelle has the name by another way already: a letter of its own or the Zuordnungsblatt.
    pub knows_name: bool,
    /// What this packet or letter lets out. Everything else is told as staying.
    pub leaves: Vec<Angabe>,
    /// The next steps in order. The first three are printed.
    pub steps: Vec<NaechsterSchritt>,
    /// The day of the sheet.
    pub date: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// A step that comes next.
#[derive(Clone, PartialEq, Eq)]
pub struct NaechsterSchritt {
    /// The day; `None` while it is open.
    pub on: Option<NaiveDate>,
    /// What happens.
    pub what: String,
    /// Who does it, as the person calls them: "Sie", "Ihr Berater"; may be empty.
    pub who: String,
}

fallmappe_domain::silent_debug!(Personenblatt, NaechsterSchritt);

/// How much room the parts of the sheet have.
#[derive(Clone, Copy)]
struct Room {
    /// The most characters of the purpose.
    purpose: usize,
    /// The most characters of a step.
    step: usize,
    /// What stays is one paragraph in place of a list.
    compact: bool,
}

impl Room {
    const fn of(purpose: usize, step: usize, compact: bool) -> Self {
        Self {
            purpose,
            step,
            compact,
        }
    }
}

impl Personenblatt {
    /// The sheet, ready to be laid out on one page.
    ///
    /// # Errors
    /// Those of the text blocks and of the layout, which is asked whether one page is enough.
    pub fn document(&self) -> Result<Document, LetterError> {
        let [most, room @ ..] = ROOM;
        let mut document = self.within(most)?;
        for less in room {
            if layout_document(&document)?.pages.len() == 1 {
                break;
            }
            document = self.within(less)?;
        }
        Ok(document)
    }

    fn within(&self, room: Room) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("personenblatt", TEXTS)?;
        let body = match self.withdrawn_on {
            Some(day) => self.after_no(&texts, day, room)?,
            None => self.while_it_holds(&texts, room)?,
        };
        let organisation = [("organisation", self.sender.organisation.as_str())];
        Ok(Document {
            title: texts.get("title")?,
            subtitle: texts.fill("subtitle", &[("date", &long(self.date))])?,
            body,
            footer: texts.fill("footer", &organisation)?,
            meta: Meta {
                title: texts.get("title")?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }

    fn while_it_holds(&self, texts: &TextBlocks, room: Room) -> Result<Vec<Block>, LetterError> {
        let mut body = self.recipient(texts, room.purpose)?;
        body.extend(self.what(texts, room.compact)?);
        body.extend(self.next_steps(texts, room.step)?);
        body.extend([
            Block::Heading(texts.get("withdraw")?),
            Block::Paragraph(texts.get("withdraw_text")?),
            Block::Heading(texts.get("reach")?),
            self.reach(texts)?,
        ]);
        Ok(body)
    }

    /// After a withdrawal nothing is promised and nothing asked for any more: what the Stelle may have, and what follows.
    fn after_no(
        &self,
        texts: &TextBlocks,
        day: NaiveDate,
        room: Room,
    ) -> Result<Vec<Block>, LetterError> {
        let stelle = shortened(&self.stelle, STELLE);
        let rows = vec![
            (texts.get("withdrawn_stelle")?, stelle),
            (texts.get("withdrawn_on")?, long(day)),
        ];
        let mut body = vec![
            Block::Heading(texts.get("withdrawn")?),
            Block::Fields(rows),
            Block::Paragraph(texts.get("withdrawn_text")?),
        ];
        let (had, _) = angaben::lines(texts, &self.leaves)?;
        if !had.is_empty() {
            body.extend([Block::Heading(texts.get("had")?), Block::List(had)]);
        }
        body.extend(self.next_steps(texts, room.step)?);
        body.extend([Block::Heading(texts.get("ask")?), self.reach(texts)?]);
        Ok(body)
    }

    fn recipient(&self, texts: &TextBlocks, most: usize) -> Result<Vec<Block>, LetterError> {
        let until = match self.until {
            Some(day) => texts.fill("until_day", &[("date", &long(day))])?,
            None => texts.get("until_open")?,
        };
        let name = match (self.product, self.knows_name) {
            (UebergabeProduct::Named, _) => "name_goes",
            (UebergabeProduct::Packet, true) => "name_known",
            (UebergabeProduct::Packet, false) => "name_stays",
            (UebergabeProduct::Konferenz, _) => "name_stays_table",
        };
        let rows = vec![
            (texts.get("recipient")?, shortened(&self.stelle, STELLE)),
            (texts.get("purpose")?, shortened(&self.purpose, most)),
            (texts.get("until")?, until),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(vec![
            Block::Heading(texts.get("who")?),
            Block::Fields(rows.collect()),
            Block::Paragraph(texts.get(name)?),
        ])
    }

    fn what(&self, texts: &TextBlocks, compact: bool) -> Result<Vec<Block>, LetterError> {
        let (leaves, stays) = angaben::lines(texts, &self.leaves)?;
        let leaves = match leaves.is_empty() {
            true => Block::Paragraph(texts.get("goes_nothing")?),
            false => Block::List(leaves),
        };
        let stays = match stays.is_empty() {
            true => Block::Paragraph(texts.get("stays_nothing")?),
            false if compact => Block::Paragraph(stays.join(", ")),
            false => Block::List(stays),
        };
        Ok(vec![
            Block::Heading(texts.get("goes")?),
            leaves,
            Block::Heading(texts.get("stays")?),
            stays,
        ])
    }

    fn reach(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let Sender {
            person,
            phone,
            email,
            street,
            place,
            organisation,
        } = &self.sender;
        let rows = vec![
            (texts.get("contact")?, person.clone()),
            (texts.get("call")?, phone.clone()),
            (texts.get("write")?, email.clone()),
            (texts.get("come")?, joined([organisation, street, place])),
        ];
        let rows = rows
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty());
        Ok(Block::Fields(rows.collect()))
    }

    fn next_steps(&self, texts: &TextBlocks, most: usize) -> Result<Vec<Block>, LetterError> {
        let heading = Block::Heading(texts.get("steps")?);
        if self.steps.is_empty() {
            let none = Block::Paragraph(texts.get("steps_none")?);
            return Ok(vec![heading, none]);
        }
        let open = texts.get("step_open")?;
        let rows = self.steps.iter().take(STEPS).map(|step| {
            vec![
                // A day that has passed tells nobody when to come.
                step.on
                    .filter(|day| *day >= self.date)
                    .map_or_else(|| open.clone(), long),
                shortened(&step.what, most),
                shortened(&step.who, STELLE),
            ]
        });
        let head = vec![
            texts.get("step_when")?,
            texts.get("step_what")?,
            texts.get("step_who")?,
        ];
        let rows = rows.collect();
        Ok(vec![heading, Block::Table { head, rows }])
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/personenblatt.json");
