//! What the letter and the sheet of a named handover say alike: why, of which kind, who leads the case from when, when
//! all talk together, on which consent it rests, and by when an answer is awaited.
//!
//! Not here: anything about the person. A packet without names has its own letter (`uebergabe_anschreiben`).

use super::dates::long;
use super::room::shortened;
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;

/// The terms of a named handover.
#[derive(Clone, PartialEq)]
pub struct Rahmen {
    /// Why the case is handed over, in a few words; a full letter prints 120 characters of it.
    pub reason: String,
    /// The kind of handover as people read it (list `uebergabeart`).
    pub kind: String,
    /// From this day on the receiving body leads the case; `None` when the sender goes on leading it.
    pub leads_from: Option<NaiveDate>,
    /// The day on which both bodies and the person talk together; `None` while there is none.
    pub joint_talk: Option<NaiveDate>,
    /// The day of the consent.
    pub consent_date: NaiveDate,
    /// The last day of the consent; `None` when it holds until withdrawn.
    pub consent_until: Option<NaiveDate>,
    /// What letter and sheet tell, piece by piece.
    pub scope: Vec<String>,
    /// The day by which the body is asked to answer.
    pub reply_by: NaiveDate,
}

fallmappe_domain::silent_debug!(Rahmen);

impl Rahmen {
    /// The terms as pairs of label and value, the reason no longer than `most` characters. The scope is never
    /// cut: what leaves is said whole. Not the day of the answer: letter
    /// and sheet say it where they ask for it.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub(super) fn fields(&self, most: usize) -> Result<Vec<(String, String)>, LetterError> {
        let texts = TextBlocks::load("rahmen", TEXTS)?;
        let rows = vec![
            (texts.get("reason")?, shortened(&self.reason, most)),
            (texts.get("kind")?, self.kind.clone()),
            (texts.get("lead")?, self.lead(&texts)?),
            (texts.get("talk")?, self.talk(&texts)?),
            (texts.get("legal_basis")?, self.consent(&texts)?),
            (texts.get("scope")?, self.scope.join(", ")),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(rows.collect())
    }

    fn lead(&self, texts: &TextBlocks) -> Result<String, LetterError> {
        match self.leads_from {
            Some(day) => texts.fill("lead_from", &[("date", &long(day))]),
            None => texts.get("lead_stays"),
        }
    }

    fn talk(&self, texts: &TextBlocks) -> Result<String, LetterError> {
        match self.joint_talk {
            Some(day) => texts.fill("talk_on", &[("date", &long(day))]),
            None => texts.get("talk_open"),
        }
    }

    fn consent(&self, texts: &TextBlocks) -> Result<String, LetterError> {
        let given = german_date(self.consent_date);
        match self.consent_until.map(german_date) {
            Some(until) => texts.fill("consent_until", &[("date", &given), ("until", &until)]),
            None => texts.fill("consent", &[("date", &given)]),
        }
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/rahmen.json");
