//! What works without a vault: opening a packet, pseudonymising notes, making a key pair.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::latin::nfc;
use fallmappe_domain::uebergabe::UebergabeEventKind;
use fallmappe_falluebergabe::free_text::{Health, NoteIn, pseudonymise_with};
use fallmappe_falluebergabe::packet::{self, OpenPacketError, open, open_with_passphrase};
use fallmappe_falluebergabe::quittung::{self, MakeQuittungError, QuittungAnswer, QuittungKind};
use fallmappe_seal::{Identity, OpenError, Passphrase, fingerprint, parse_minisign_public_key};
use serde_json::{Value, json};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::NewFile;

/// What some editors put before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What opens a packet.
pub enum PacketSecret {
    /// A secret age key.
    Identity(Identity),
    /// The words that came another way.
    Passphrase(Passphrase),
}

impl PacketSecret {
    /// The key of a text `AGE-SECRET-KEY-1…`.
    ///
    /// # Errors
    /// `WrongPacketKey` for anything else.
    pub fn identity(text: &str) -> Answer<Self> {
        let identity = Identity::parse(text).map_err(|_| ErrorCode::WrongPacketKey)?;
        Ok(Self::Identity(identity))
    }

    /// The words as they were typed: with blanks or hyphens, in any case. They were made by a program, so nothing but the
    /// words counts; the page of a packet reads them alike.
    pub fn passphrase(typed: &str) -> Self {
        let typed = nfc(typed).to_lowercase();
        let words: Vec<&str> = typed
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        Self::Passphrase(Passphrase::new(words.join("-")))
    }
}

/// What a receipt shall say.
pub struct ReceiptAnswer {
    /// Number among the receipts for this packet, from 1.
    pub number: u32,
    /// Received, accepted, partly accepted, rejected or returned.
    pub answer: UebergabeEventKind,
    /// List `quittungsgrund`.
    pub reason: Code,
    /// Remark in words, at most 500 characters.
    pub remark: String,
    /// Who answers, at most 200 characters.
    pub by: String,
    /// Day of the answer.
    pub answered_on: NaiveDate,
    /// From this day on the Stelle leads the Fall.
    pub leads_from: Option<NaiveDate>,
}

/// A packet that passed every check.
pub struct OpenedPacket {
    /// Code of the person in this packet.
    pub pseudonym: String,
    /// What it may be used for.
    pub purpose: String,
    /// minisign public key of the sender.
    pub signing_key: String,
    /// The same in groups, to be compared on the telephone.
    pub fingerprint: String,
    /// Its files under their own names.
    pub files: Vec<NewFile>,
}

/// An age key pair.
pub struct KeyPair {
    /// `AGE-SECRET-KEY-1…`.
    pub secret: String,
    /// `age1…`.
    pub recipient: String,
}

/// Answers to notes, one line each.
pub struct Answers {
    /// JSON lines in the order of the input.
    pub text: String,
    /// Lines that could not be read.
    pub failed: usize,
}

/// Opens a packet; nothing of a packet that fails a check is given out.
///
/// # Errors
/// Wrong key, wrong passphrase, damage, a foreign file and a newer program are different codes.
pub fn open_packet(sealed: &[u8], secret: &PacketSecret) -> Answer<OpenedPacket> {
    let opened = opened(sealed, secret)?;
    let content = serde_json::to_vec_pretty(&opened.content).map_err(|_| ErrorCode::Internal)?;
    let manifest = serde_json::to_vec_pretty(&opened.manifest).map_err(|_| ErrorCode::Internal)?;
    let file = |name: &str, bytes| NewFile {
        name: name.to_owned(),
        bytes,
    };
    let mut files = vec![
        file("manifest.json", manifest),
        file("uebergabe.pdf", opened.pdf),
        file("uebergabe.json", content),
    ];
    let attachments = opened.attachments.into_iter();
    files.extend(attachments.map(|(entry, bytes)| file(&entry.name, bytes)));
    Ok(OpenedPacket {
        pseudonym: opened.manifest.pseudonym.as_str().to_owned(),
        purpose: opened.manifest.purpose,
        fingerprint: shown_key(&opened.manifest.signing_key),
        signing_key: opened.manifest.signing_key,
        files,
    })
}

/// Makes the receipt for a packet.
///
/// # Errors
/// As [`open_packet`]; `Invalid` for an answer that is too long.
pub fn make_receipt(
    sealed: &[u8],
    secret: &PacketSecret,
    answer: ReceiptAnswer,
) -> Answer<NewFile> {
    let opened = opened(sealed, secret)?;
    receipt(&opened, answer)
}

/// The receipt for a packet that is open.
pub(crate) fn receipt(opened: &packet::OpenedPacket, answer: ReceiptAnswer) -> Answer<NewFile> {
    let answer = QuittungAnswer {
        number: answer.number,
        answer: kind(answer.answer).ok_or(ErrorCode::AnswerOutOfOrder)?,
        reason: answer.reason,
        remark: answer.remark,
        by: answer.by,
        answered_on: answer.answered_on,
        leads_from: answer.leads_from,
    };
    let file = quittung::make(&opened.manifest, &opened.sha256, &answer)?;
    Ok(NewFile {
        name: file.file_name,
        bytes: file.bytes,
    })
}

fn kind(answer: UebergabeEventKind) -> Option<QuittungKind> {
    Some(match answer {
        UebergabeEventKind::Received => QuittungKind::Received,
        UebergabeEventKind::Accepted => QuittungKind::Accepted,
        UebergabeEventKind::PartlyAccepted => QuittungKind::PartlyAccepted,
        UebergabeEventKind::Rejected => QuittungKind::Rejected,
        UebergabeEventKind::Returned => QuittungKind::Returned,
        _ => return None,
    })
}

/// Opens a packet with whatever opens it.
pub(crate) fn opened(sealed: &[u8], secret: &PacketSecret) -> Answer<packet::OpenedPacket> {
    let locked = packet::needs_passphrase(sealed)?;
    Ok(match secret {
        PacketSecret::Passphrase(_) if !locked => {
            return Err(ErrorCode::PacketNeedsKey.into());
        }
        PacketSecret::Passphrase(words) => {
            open_with_passphrase(sealed, words).map_err(|error| match error {
                OpenPacketError::Seal(OpenError::WrongKey) => {
                    CommandError::from(ErrorCode::WrongPacketPassphrase)
                }
                error => error.into(),
            })?
        }
        PacketSecret::Identity(_) if locked => {
            return Err(ErrorCode::PacketNeedsPassphrase.into());
        }
        PacketSecret::Identity(identity) => open(sealed, identity)?,
    })
}

/// A signing key as people compare it; as it is where it cannot be read.
pub(crate) fn shown_key(signing_key: &str) -> String {
    parse_minisign_public_key(signing_key)
        .map_or_else(|_| signing_key.to_owned(), |key| fingerprint(&key))
}

impl From<MakeQuittungError> for CommandError {
    fn from(error: MakeQuittungError) -> Self {
        match error {
            MakeQuittungError::Answer => ErrorCode::BadAnswer,
            MakeQuittungError::Manifest => ErrorCode::BadPacket,
            MakeQuittungError::Seal(_) => ErrorCode::Internal,
        }
        .into()
    }
}

/// A new age key pair; the randomness is the system's own.
pub fn new_identity() -> KeyPair {
    let identity = Identity::generate();
    KeyPair {
        secret: identity.to_secret().to_string(),
        recipient: identity.recipient().to_string(),
    }
}

/// Pseudonymises JSON lines in UTF-8 (handover.md 5.2). A line that cannot be read is answered with its id and an error.
///
/// Nobody says here that health may leave, so words about it are asked about.
///
/// A line in another encoding is not guessed at: a name with a wrong letter would not be found in it.
pub fn pseudonymise_lines(bytes: &[u8]) -> Answers {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let read: Vec<Result<NoteIn, Value>> = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty())
        .map(read_note)
        .collect();
    let notes: Vec<NoteIn> = read
        .iter()
        .filter_map(|note| note.as_ref().ok().cloned())
        .collect();
    let mut answered = pseudonymise_with(&notes, Health::HeldBack).into_iter();
    let mut answers = Answers {
        text: String::new(),
        failed: 0,
    };
    for note in read {
        let line = match note {
            Ok(_) => answered
                .next()
                .and_then(|note| serde_json::to_string(&note).ok()),
            Err(error) => {
                answers.failed += 1;
                Some(error.to_string())
            }
        };
        answers.text += &line.unwrap_or_default();
        answers.text.push('\n');
    }
    answers
}

fn read_note(line: &[u8]) -> Result<NoteIn, Value> {
    serde_json::from_slice(line).map_err(|_| {
        let id = serde_json::from_str::<Value>(&String::from_utf8_lossy(line))
            .ok()
            .and_then(|value| value.get("id").cloned());
        let error = CommandError::from(ErrorCode::BadRequest);
        json!({ "id": id, "error": error })
    })
}

impl From<OpenPacketError> for CommandError {
    fn from(error: OpenPacketError) -> Self {
        match error {
            OpenPacketError::Seal(OpenError::WrongKey) => ErrorCode::WrongPacketKey,
            OpenPacketError::Newer { .. } => ErrorCode::NewerPacket,
            _ => ErrorCode::BadPacket,
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_packet_are_read_however_they_are_typed() {
        for typed in [
            "kanal-wolke-zimt",
            " Kanal  WOLKE zimt ",
            "Kanal,Wolke\u{2013}Zimt\n",
        ] {
            let PacketSecret::Passphrase(words) = PacketSecret::passphrase(typed) else {
                panic!("words are no key");
            };
            assert_eq!(words.expose(), "kanal-wolke-zimt");
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_refused_and_the_others_are_answered() {
        let mut input = b"\xef\xbb\xbf".to_vec();
        input.extend(br#"{"id":"a","fallId":"f","known":[],"text":"M"}"#);
        input.extend(b"\r\n\r\n");
        input.extend(b"{\"id\":\"b\",\"fallId\":\"f\",\"known\":[],\"text\":\"M\xfcller\"}\n");
        input.extend("{\"id\":\"c\",\"fallId\":\"f\",\"known\":[],\"text\":\"Müll\"}".as_bytes());
        let answers = pseudonymise_lines(&input);
        let lines: Vec<&str> = answers.text.lines().collect();
        assert_eq!((lines.len(), answers.failed), (3, 1));
        assert!(lines[0].contains("\"id\":\"a\"") && lines[2].contains("Müll"));
        assert!(lines[1].contains("badRequest") && lines[1].contains("\"id\":\"b\""));
        assert!(!lines[1].contains("ller"));
    }
}
