//! One page for the person the handover is about, in plain German: who gets what, why and until when, what does not
//! go, how to say No, and the next three steps. It names nobody but the office, because it is carried in a pocket.
//!
//! How hard its sentences are to read is measured by a test. Not here: the consent itself (`einwilligungsblatt`).

use super::dates::long;
use super::joined::joined;
use super::room::shortened;
use crate::content::{Block, Document, Meta, Sender};
use crate::error::LetterError;
use crate::layout_document;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::preset;
use fallmappe_domain::uebergabe::UebergabeProduct;

/// The most characters of purpose and step: the first of these pairs with which the sheet has one page.
const ROOM: [(usize, usize); 3] = [(320, 120), (320, 60), (160, 60)];
/// The most characters of the name of a Stelle.
const STELLE: usize = 160;
/// Steps that are printed.
const STEPS: usize = 3;
/// The data groups that have plain words, in the order in which they are told (list `datengruppe`).
const GROUPS: [&str; 9] = [
    "stammdaten",
    "kontaktdaten",
    "aufenthalt",
    "bildung_arbeit",
    "bedarfe",
    "verlauf",
    "teilnahmen",
    "vermittlungen",
    "gesundheit",
];

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
    /// Data groups of which something leaves (list `datengruppe`). Every other group is told as staying.
    pub groups: Vec<Code>,
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

    fn within(&self, (purpose, step): (usize, usize)) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("personenblatt", TEXTS)?;
        let mut body = self.recipient(&texts, purpose)?;
        body.extend(self.what(&texts)?);
        body.extend(self.next_steps(&texts, step)?);
        body.extend(self.withdraw(&texts)?);
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

    fn named(&self) -> bool {
        self.product == UebergabeProduct::Named
    }

    fn recipient(&self, texts: &TextBlocks, most: usize) -> Result<Vec<Block>, LetterError> {
        let until = match self.until {
            Some(day) => texts.fill("until_day", &[("date", &long(day))])?,
            None => texts.get("until_open")?,
        };
        let name = match self.product {
            UebergabeProduct::Named => "name_goes",
            UebergabeProduct::Packet => "name_stays",
            UebergabeProduct::Konferenz => "name_stays_table",
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

    fn what(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let goes = |group: &str| self.groups.iter().any(|code| code.as_str() == group);
        let (mut leaves, mut stays) = (Vec::new(), Vec::new());
        for group in GROUPS {
            if goes(group) {
                leaves.push(texts.get(leaving(group, self.named()))?);
            }
            if !goes(group) || coarse(group, self.named()) {
                stays.push(texts.get(staying(group))?);
            }
        }
        let own = self
            .groups
            .iter()
            .filter(|code| !GROUPS.contains(&code.as_str()));
        leaves.extend(own.map(|code| preset::shipped().label("datengruppe", code)));
        let stays = match stays.is_empty() {
            true => Block::Paragraph(texts.get("stays_nothing")?),
            false => Block::List(stays),
        };
        Ok(vec![
            Block::Heading(texts.get("goes")?),
            Block::List(leaves),
            Block::Heading(texts.get("stays")?),
            stays,
        ])
    }

    fn withdraw(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
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
        Ok(vec![
            Block::Heading(texts.get("withdraw")?),
            Block::Paragraph(texts.get("withdraw_text")?),
            Block::Heading(texts.get("reach")?),
            Block::Fields(rows.collect()),
        ])
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

/// Without the name, something of the group leaves in coarse words and the exact part stays.
fn coarse(group: &str, named: bool) -> bool {
    !named && matches!(group, "stammdaten" | "kontaktdaten")
}

/// What leaves of a group.
fn leaving(group: &str, named: bool) -> &'static str {
    match (group, named) {
        ("stammdaten", true) => "group_stammdaten",
        ("stammdaten", false) => "group_stammdaten_coarse",
        ("kontaktdaten", false) => "group_kontaktdaten_coarse",
        (group, _) => staying(group),
    }
}

/// What stays of a group.
fn staying(group: &str) -> &'static str {
    match group {
        "stammdaten" => "group_stammdaten_withheld",
        "kontaktdaten" => "group_kontaktdaten",
        "aufenthalt" => "group_aufenthalt",
        "bildung_arbeit" => "group_bildung_arbeit",
        "bedarfe" => "group_bedarfe",
        "verlauf" => "group_verlauf",
        "teilnahmen" => "group_teilnahmen",
        "vermittlungen" => "group_vermittlungen",
        _ => "group_gesundheit",
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/personenblatt.json");
