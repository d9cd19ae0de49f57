//! The form of one consent, to be signed: one recipient, one purpose, the data groups by name. It asks for nothing that is
//! not on it, and says that a No has no disadvantage (Art. 7 DSGVO, § 67b Abs. 2 SGB X, text of 19.08.2026).

use crate::content::{Block, Document, Meta};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::recht::{Recht, Thema};

/// What the form needs to know. Labels are as people read them.
#[derive(Clone, PartialEq)]
pub struct Einwilligungsblatt<'a> {
    /// The law of the Träger.
    pub recht: &'a Recht,
    /// The office that asks.
    pub organisation: String,
    /// Who consents.
    pub person: String,
    /// Number of the Fall.
    pub number: String,
    /// Kind of consent.
    pub kind: String,
    /// Who receives data; empty when nobody does.
    pub stelle: String,
    /// Purpose in words.
    pub purpose: String,
    /// Data groups.
    pub groups: Vec<String>,
    /// Health is among the groups.
    pub gesundheit: bool,
    /// Language in which it is explained; may be empty.
    pub language: String,
    /// Somebody interprets.
    pub interpreter: bool,
    /// Last day; missing when it holds until withdrawn.
    pub valid_until: Option<NaiveDate>,
    /// The day of the form.
    pub date: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(Einwilligungsblatt<'_>);

impl Einwilligungsblatt<'_> {
    /// The form, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("einwilligung", TEXTS)?;
        let number = [("number", self.number.as_str())];
        let mut body = vec![
            self.facts(&texts)?,
            Block::Heading(texts.get("groups")?),
            Block::List(self.groups.clone()),
            Block::Paragraph(texts.get("groups_only")?),
        ];
        if self.gesundheit {
            let special = self.recht.in_brackets(Thema::BesondereKategorien);
            body.push(Block::Notice(
                texts.fill("health", &[("special", &special)])?,
            ));
        }
        body.push(Block::Heading(texts.get("know")?));
        body.push(Block::List(self.know(&texts)?));
        body.push(Block::SignatureLines(vec![
            texts.get("sign_place")?,
            texts.get("sign_person")?,
        ]));
        if self.interpreter {
            body.push(Block::SignatureLines(vec![texts.get("sign_interpreter")?]));
        }
        let footer = [number[0], ("law", self.recht.label.as_str())];
        Ok(Document {
            title: texts.get("title")?,
            subtitle: self.kind.clone(),
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
        let recipient = match self.stelle.as_str() {
            "" => texts.get("recipient_none")?,
            stelle => stelle.to_owned(),
        };
        let valid = match self.valid_until {
            Some(day) => german_date(day),
            None => texts.get("valid_open")?,
        };
        let interpreter = if self.interpreter {
            texts.get("interpreter_yes")?
        } else {
            String::new()
        };
        let rows = vec![
            (texts.get("person")?, self.person.clone()),
            (texts.get("allow")?, self.organisation.clone()),
            (texts.get("recipient")?, recipient),
            (texts.get("purpose")?, self.purpose.clone()),
            (texts.get("language")?, self.language.clone()),
            (texts.get("interpreter")?, interpreter),
            (texts.get("valid")?, valid),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(Block::Fields(rows.collect()))
    }

    fn know(&self, texts: &TextBlocks) -> Result<Vec<String>, LetterError> {
        let consent = self.recht.in_brackets(Thema::Einwilligung);
        let withdraw = self.recht.in_brackets(Thema::Widerruf);
        Ok(vec![
            texts.fill("know_free", &[("consent", &consent)])?,
            texts.fill("know_withdraw", &[("withdraw", &withdraw)])?,
            texts.get("know_past")?,
            texts.get("know_scope")?,
            texts.get("know_copy")?,
        ])
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/einwilligung.json");
