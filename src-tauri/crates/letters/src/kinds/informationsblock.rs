//! The information block of every letter: who writes, how to reach them, the day.

use crate::content::Sender;
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;

/// The rows of the block; empty ones are left out.
///
/// # Errors
/// Those of the text blocks; a test fills every one of them.
pub fn informationsblock(
    sender: &Sender,
    date: NaiveDate,
) -> Result<Vec<(String, String)>, LetterError> {
    let texts = TextBlocks::load("informationsblock", TEXTS)?;
    let rows = vec![
        (texts.get("person")?, sender.person.clone()),
        (texts.get("phone")?, sender.phone.clone()),
        (texts.get("email")?, sender.email.clone()),
        (texts.get("date")?, german_date(date)),
    ];
    let rows = rows.into_iter();
    Ok(rows.filter(|(_, value)| !value.trim().is_empty()).collect())
}

const TEXTS: &str = include_str!("../../../../../assets/letters/informationsblock.json");
