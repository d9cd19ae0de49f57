//! The named Übergabebogen: everything a receiving body needs to go on at once, with the name and exact days. The next
//! deadlines stand first; health and risks stand apart, and only when they are handed in.
//!
//! It prints what it is handed. What the consent covers is decided before; there is no field for a code or a packet.

use super::dates::long;
use super::joined::joined;
use super::rahmen::Rahmen;
use crate::content::{Block, Document, Meta, Sender};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;

/// The most characters of the reason.
const REASON: usize = 1_000;

/// What the sheet says. Empty parts are left out; an empty list of deadlines is said.
#[derive(Clone, PartialEq)]
pub struct UebergabebogenNamed {
    /// Who hands over.
    pub sender: Sender,
    /// The receiving body: its name and who is addressed there.
    pub stelle: Vec<String>,
    /// The day of the sheet.
    pub date: NaiveDate,
    /// The terms of the handover.
    pub rahmen: Rahmen,
    /// Who it is about.
    pub person: PersonNamed,
    /// The next deadlines, the nearest first.
    pub fristen: Vec<FristNamed>,
    /// Deadlines do not go to this Stelle: none being listed does not mean that there is none.
    pub fristen_withheld: bool,
    /// The stay: status with basis and exact dates, papers, authority, lawyer. Label and value.
    pub aufenthalt: Vec<(String, String)>,
    /// Conditions of the stay: kind and wording.
    pub nebenbestimmungen: Vec<(String, String)>,
    /// The situation by Handlungsfeld, one to three sentences each, strengths first.
    pub lage: Vec<(String, String)>,
    /// What was done, the newest first.
    pub done: Vec<Getan>,
    /// Goals that were agreed.
    pub ziele: Vec<String>,
    /// Open steps and applications.
    pub schritte: Vec<OffenerSchritt>,
    /// Other bodies and people.
    pub netzwerk: Vec<Beteiligt>,
    /// What needs quick action; only with an explicit consent or a legal duty.
    pub risiken: Vec<String>,
    /// Health; only with a consent of its own.
    pub gesundheit: Vec<String>,
    /// What lies with the sheet.
    pub anlagen: Vec<String>,
    /// What is deliberately not handed on, and why.
    pub omitted: Vec<(String, String)>,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

/// Who the sheet is about. Empty parts are left out.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PersonNamed {
    /// The name as in the document.
    pub name: String,
    /// The birth date as people write it.
    pub birth_date: String,
    /// How to reach the person: way and value (telephone, messenger, address).
    pub reach: Vec<(String, String)>,
    /// Languages, the best one first.
    pub languages: Vec<String>,
    /// Somebody has to interpret; `None` when nobody asked.
    pub interpreter: Option<bool>,
    /// When the person is best reached.
    pub best_times: String,
}

/// A deadline with its exact day.
#[derive(Clone, PartialEq, Eq)]
pub struct FristNamed {
    /// The last day.
    pub on: NaiveDate,
    /// What is to be done.
    pub what: String,
    /// The legal basis or where the day comes from; may be empty.
    pub basis: String,
}

/// Something that was done.
#[derive(Clone, PartialEq, Eq)]
pub struct Getan {
    /// When, as people write it.
    pub when: String,
    /// What.
    pub what: String,
    /// What came of it; also what did not work.
    pub result: String,
}

/// A step that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct OffenerSchritt {
    /// What.
    pub what: String,
    /// Who owes it.
    pub who: String,
    /// By when; `None` without a day.
    pub until: Option<NaiveDate>,
}

/// A body or a person that takes part.
#[derive(Clone, PartialEq, Eq)]
pub struct Beteiligt {
    /// Its name.
    pub name: String,
    /// What it does in this case.
    pub task: String,
    /// How it is reached.
    pub reach: String,
    /// A consent lets it be told about the case.
    pub consent: bool,
}

fallmappe_domain::silent_debug!(
    UebergabebogenNamed,
    PersonNamed,
    FristNamed,
    Getan,
    OffenerSchritt,
    Beteiligt
);

impl UebergabebogenNamed {
    /// The sheet, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("uebergabebogen_named", TEXTS)?;
        let mut body = self.opening(&texts)?;
        body.extend(self.deadlines(&texts)?);
        body.extend(self.about_the_person(&texts)?);
        body.extend(self.about_the_work(&texts)?);
        body.extend(self.set_apart(&texts)?);
        body.extend(self.ending(&texts)?);
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

    fn opening(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let Sender {
            organisation,
            person,
            phone,
            email,
            ..
        } = &self.sender;
        // A number is not broken in two.
        let phone = phone.replace(' ', "\u{a0}");
        let from = [organisation, person, &phone, email];
        let mut rows = vec![
            (texts.get("from")?, joined(from)),
            (texts.get("to")?, joined(&self.stelle)),
            (texts.get("date")?, long(self.date)),
        ];
        rows.extend(self.rahmen.fields(REASON)?);
        Ok(vec![
            Block::Fields(rows),
            Block::Notice(texts.get("notice")?),
        ])
    }

    fn deadlines(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let heading = Block::Heading(texts.get("deadlines")?);
        if self.fristen.is_empty() {
            let none = match self.fristen_withheld {
                true => texts.get("deadlines_withheld")?,
                false => texts.get("deadlines_none")?,
            };
            return Ok(vec![heading, Block::Paragraph(none)]);
        }
        let rows = self.fristen.iter().map(|frist| {
            vec![
                german_date(frist.on),
                frist.what.clone(),
                frist.basis.clone(),
            ]
        });
        let head = ["deadline_on", "deadline_what", "deadline_basis"];
        Ok(vec![heading, table(texts, head, rows)?])
    }

    fn about_the_person(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut stay = self.aufenthalt.clone();
        stay.extend(self.nebenbestimmungen.iter().cloned());
        let mut body = fields(texts.get("person")?, self.person.rows(texts)?);
        body.extend(fields(texts.get("stay")?, stay));
        body.extend(fields(texts.get("situation")?, self.lage.clone()));
        Ok(body)
    }

    fn about_the_work(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut body = Vec::new();
        if !self.done.is_empty() {
            let rows = self.done.iter();
            let rows = rows.map(|it| vec![it.when.clone(), it.what.clone(), it.result.clone()]);
            body.push(Block::Heading(texts.get("done")?));
            body.push(table(
                texts,
                ["done_when", "done_what", "done_result"],
                rows,
            )?);
        }
        body.extend(list(texts.get("goals")?, &self.ziele));
        if !self.schritte.is_empty() {
            let open = texts.get("step_open")?;
            let rows = self.schritte.iter().map(|step| {
                let until = step.until.map_or_else(|| open.clone(), german_date);
                vec![until, step.what.clone(), step.who.clone()]
            });
            body.push(Block::Heading(texts.get("steps")?));
            body.push(table(texts, ["step_until", "step_what", "step_who"], rows)?);
        }
        body.extend(self.network(texts)?);
        Ok(body)
    }

    fn network(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        if self.netzwerk.is_empty() {
            return Ok(Vec::new());
        }
        let (yes, no) = (texts.get("yes")?, texts.get("no")?);
        let rows = self.netzwerk.iter().map(|it| {
            let consent = if it.consent { &yes } else { &no };
            vec![
                it.name.clone(),
                it.task.clone(),
                it.reach.clone(),
                consent.clone(),
            ]
        });
        let head = [
            "network_name",
            "network_task",
            "network_reach",
            "network_consent",
        ];
        Ok(vec![
            Block::Heading(texts.get("network")?),
            table(texts, head, rows)?,
        ])
    }

    fn set_apart(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut body = Vec::new();
        if !self.risiken.is_empty() {
            body.push(Block::Heading(texts.get("risks")?));
            body.push(Block::Notice(self.risiken.join("\n")));
        }
        if !self.gesundheit.is_empty() {
            body.push(Block::Heading(texts.get("health")?));
            body.push(Block::Paragraph(texts.get("health_note")?));
            body.push(Block::List(self.gesundheit.clone()));
        }
        Ok(body)
    }

    fn ending(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut body = list(texts.get("enclosures")?, &self.anlagen);
        if !self.omitted.is_empty() {
            let rows = self.omitted.iter();
            let rows = rows.map(|(what, why)| vec![what.clone(), why.clone()]);
            body.push(Block::Heading(texts.get("omitted")?));
            body.push(table(texts, ["omitted_what", "omitted_why"], rows)?);
        }
        let reply_by = long(self.rahmen.reply_by);
        let reply = texts.fill("reply_text", &[("reply_by", &reply_by)])?;
        body.push(Block::Heading(texts.get("reply")?));
        // One paragraph, so that no page ends between the question and the signatures.
        let boxes = texts.get("reply_boxes")?;
        body.push(Block::Paragraph(format!("{reply}\n{boxes}")));
        let names = [
            "sign_sender",
            "sign_person",
            "sign_stelle",
            "sign_interpreter",
        ];
        let mut labels = Vec::new();
        for name in names {
            if name != "sign_interpreter" || self.person.interpreter == Some(true) {
                labels.push(texts.get(name)?);
            }
        }
        body.push(Block::SignatureLines(labels));
        Ok(body)
    }
}

impl PersonNamed {
    fn rows(&self, texts: &TextBlocks) -> Result<Vec<(String, String)>, LetterError> {
        let interpreter = match self.interpreter {
            Some(true) => texts.get("yes")?,
            Some(false) => texts.get("no")?,
            None => String::new(),
        };
        let mut rows = vec![
            (texts.get("name")?, self.name.clone()),
            (texts.get("birth_date")?, self.birth_date.clone()),
        ];
        rows.extend(self.reach.iter().cloned());
        rows.extend([
            (texts.get("best_times")?, self.best_times.clone()),
            (texts.get("languages")?, self.languages.join(", ")),
            (texts.get("interpreter")?, interpreter),
        ]);
        rows.retain(|(_, value)| !value.trim().is_empty());
        Ok(rows)
    }
}

fn fields(heading: String, rows: Vec<(String, String)>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading), Block::Fields(rows)]
}

fn list(heading: String, entries: &[String]) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading), Block::List(entries.to_vec())]
}

fn table<const N: usize>(
    texts: &TextBlocks,
    head: [&'static str; N],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Block, LetterError> {
    let head: Result<Vec<String>, LetterError> =
        head.into_iter().map(|name| texts.get(name)).collect();
    Ok(Block::Table {
        head: head?,
        rows: rows.collect(),
    })
}

const TEXTS: &str = include_str!("../../../../../assets/letters/uebergabebogen_named.json");
