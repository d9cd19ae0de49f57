//! The recovery sheet of a vault: the secret key as text in groups, with a check after every line, and as a QR code. It
//! names no person. Whoever holds the paper can read the vault, and the paper says so.

use super::dates::long;
use crate::content::{Block, Document, Meta, QrCode};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use qrcode::{EcLevel, types::Color};
use sha2::{Digest, Sha256};

/// Characters in a group.
const GROUP: usize = 4;
/// Groups in a line.
const GROUPS: usize = 4;
/// The characters of a line check: those of Bech32 (BIP 173), which cannot be taken for one another in handwriting.
const CHECK_ALPHABET: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/// What the sheet says. It holds the secret; keep it no longer than the printing takes.
pub struct Notfallblatt<'a> {
    /// What the vault is called on this laptop.
    pub vault_label: &'a str,
    /// The identifier of the vault.
    pub vault_id: &'a str,
    /// The day on which the key was made.
    pub created: NaiveDate,
    /// The secret age identity (`AGE-SECRET-KEY-1…`).
    pub identity: &'a str,
    /// The public recipient that belongs to it (`age1…`).
    pub recipient: &'a str,
    /// The identifier of the file; it must not be derived from the secret.
    pub document_id: [u8; 16],
}

impl Notfallblatt<'_> {
    /// The sheet, ready to be laid out.
    ///
    /// # Errors
    /// [`LetterError::QrTooLong`] when the identity is no identity but a book; those of the text blocks.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("notfallblatt", TEXTS)?;
        let body = vec![
            Block::Notice(texts.get("warning")?),
            Block::Fields(vec![
                (texts.get("vault")?, self.vault_label.to_owned()),
                (texts.get("vault_id")?, self.vault_id.to_owned()),
                (texts.get("created")?, long(self.created)),
                (texts.get("recipient")?, self.recipient.to_owned()),
            ]),
            Block::Heading(texts.get("key")?),
            Block::Paragraph(texts.get("key_how")?),
            self.key(&texts)?,
            Block::Qr(qr_code(self.identity, texts.get("qr_alt")?)?),
            Block::Heading(texts.get("use")?),
            Block::List(vec![texts.get("use_here")?, texts.get("use_anywhere")?]),
            Block::Paragraph(texts.get("afterwards")?),
        ];
        Ok(Document {
            title: texts.get("title")?,
            subtitle: texts.get("subtitle")?,
            body,
            footer: texts.get("footer")?,
            meta: Meta {
                title: texts.get("title")?,
                date: self.created,
                document_id: self.document_id,
            },
        })
    }

    fn key(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let mut head = vec![texts.get("line")?];
        for number in 1..=GROUPS {
            head.push(texts.fill("group", &[("number", &number.to_string())])?);
        }
        head.push(texts.get("check")?);
        let rows = key_lines(self.identity)
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let mut groups = chunks(&line, GROUP);
                groups.resize(GROUPS, String::new());
                let mut row = vec![(index + 1).to_string()];
                row.extend(groups);
                row.push(line_check(index + 1, &line));
                row
            });
        Ok(Block::Code {
            head,
            rows: rows.collect(),
        })
    }
}

/// The lines of 16 characters in which the sheet prints an identity.
pub fn key_lines(identity: &str) -> Vec<String> {
    chunks(identity, GROUP * GROUPS)
}

/// The two check characters after line `number` (from 1) of a sheet: ten bits of a SHA-256 over the number and the
/// line in capitals without spaces, so a line that is typed wrongly is noticed 1023 times of 1024, and a swapped line
/// too.
pub fn line_check(number: usize, line: &str) -> String {
    let line = line
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>();
    let digest = Sha256::digest(format!(
        "notfallblatt/{number}/{}",
        line.to_ascii_uppercase()
    ));
    let letter = |byte: &u8| {
        CHECK_ALPHABET
            .get(usize::from(byte % 32))
            .copied()
            .map(char::from)
    };
    digest.iter().take(2).filter_map(letter).collect()
}

fn chunks(text: &str, size: usize) -> Vec<String> {
    let letters = text.chars().collect::<Vec<_>>();
    letters
        .chunks(size)
        .map(|chunk| chunk.iter().collect())
        .collect()
}

fn qr_code(text: &str, alt: String) -> Result<QrCode, LetterError> {
    let code = qrcode::QrCode::with_error_correction_level(text, EcLevel::Q)
        .map_err(|_| LetterError::QrTooLong)?;
    let modules = code
        .to_colors()
        .into_iter()
        .map(|color| color == Color::Dark)
        .collect();
    Ok(QrCode { modules, alt })
}

const TEXTS: &str = include_str!("../../../../../assets/letters/notfallblatt.json");
