//! Preview, packet and papers of a Fallübergabe, and the words that are remembered for a Fall.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use fallmappe_commands::schema::{
    CreateUebergabe, CreatedUebergabe, DecideWords, PrepareUebergabe, Relaxation, UebergabePreview,
    WordAnswer, WordDecision,
};
use fallmappe_commands::{command, remembered_words};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::EntryId;
use fallmappe_domain::uebergabe::PacketForm;
use serde_json::json;

use super::Choice;
use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

/// How a Fallübergabe is made.
pub struct How {
    pub out: PathBuf,
    pub accept_suggestions: bool,
    pub form: PacketForm,
    pub kind: Option<String>,
    pub valid_until: Option<NaiveDate>,
    pub leads_from: Option<NaiveDate>,
    pub joint_talk: Option<NaiveDate>,
    pub looked_through: Vec<i64>,
    pub passphrase_out: Option<PathBuf>,
}

pub fn preview(desk: &mut Desk, choice: Choice) -> Result<(), Failure> {
    let preview = prepare(desk, choice)?;
    print(desk.global.json, &preview, lines)
}

pub fn create(desk: &mut Desk, choice: Choice, how: How) -> Result<(), Failure> {
    let preview = prepare(desk, choice)?;
    let request = CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: how.accept_suggestions,
        decisions: Vec::new(),
        form: how.form,
        kind: how.kind.map_or_else(Code::not_asked, Code),
        valid_until: how.valid_until,
        leads_from: how.leads_from,
        joint_talk: how.joint_talk,
        looked_through: how.looked_through.into_iter().map(EntryId).collect(),
        folder: handle(&how.out)?,
    };
    let mut created = desk.call(command::create_uebergabe, request)?;
    if let Some(file) = how.passphrase_out
        && let Some(passphrase) = created.passphrase.take()
    {
        let line = format!("{passphrase}\n").into_bytes();
        if let Err(failure) = desk.write_file(&file, line) {
            // The packet exists; without its passphrase it would be lost.
            created.passphrase = Some(passphrase);
            print(desk.global.json, &created, made)?;
            return Err(failure);
        }
    }
    print(desk.global.json, &created, made)
}

pub fn decide_words(
    desk: &mut Desk,
    fall: &str,
    keep: Vec<String>,
    replace: Vec<String>,
    forget: Vec<String>,
) -> Result<(), Failure> {
    let plain = |answer| {
        move |word| WordDecision {
            word,
            answer,
            replacement: String::new(),
        }
    };
    let replaced = |typed: String| {
        let (word, replacement) = typed.split_once('=').unwrap_or((&typed, ""));
        WordDecision {
            word: word.to_owned(),
            answer: WordAnswer::Replace,
            replacement: replacement.to_owned(),
        }
    };
    let words: Vec<WordDecision> = keep
        .into_iter()
        .map(plain(WordAnswer::Keep))
        .chain(replace.into_iter().map(replaced))
        .chain(forget.into_iter().map(plain(WordAnswer::Forget)))
        .collect();
    let fall = desk.fall(fall)?;
    if words.is_empty() {
        let words = remembered_words(&mut desk.session, fall)?;
        return print(desk.global.json, &json!({ "words": words }), |_| {
            words.iter().map(remembered).collect()
        });
    }
    let done = desk.call(command::decide_words, DecideWords { fall, words })?;
    print(desk.global.json, &done, |_| vec!["Gemerkt.".to_owned()])
}

/// A remembered word with what becomes of it.
fn remembered(decision: &WordDecision) -> String {
    let becomes = match decision.answer {
        WordAnswer::Keep => "bleibt".to_owned(),
        WordAnswer::Replace if !decision.replacement.is_empty() => {
            format!("wird zu „{}“", decision.replacement)
        }
        WordAnswer::Replace => "wird durch eine Kennung ersetzt".to_owned(),
        WordAnswer::Accept => "wird wie vorgeschlagen ersetzt".to_owned(),
        WordAnswer::Forget => "vergessen".to_owned(),
    };
    format!("{}\t{becomes}", decision.word)
}

fn prepare(desk: &mut Desk, choice: Choice) -> Result<UebergabePreview, Failure> {
    let stelle = desk.stelle(&choice.an)?;
    let view = desk.open_fall(&choice.fall)?;
    let kontakte = choice.kontakte_ab.map(|since| {
        let rows = view.kontakte.iter().filter(|row| row.value.date >= since);
        rows.map(|row| row.id).collect()
    });
    let relaxed: Result<Vec<Relaxation>, Failure> = choice
        .anders
        .iter()
        .map(|typed| relaxation(typed))
        .collect();
    let request = PrepareUebergabe {
        product: choice.produkt.into(),
        zweck: choice.zweck,
        kontakte,
        dateien: choice.datei.into_iter().map(EntryId).collect(),
        relaxed: relaxed?,
        ..PrepareUebergabe::new(view.id, stelle)
    };
    desk.call(command::prepare_uebergabe, request)
}

/// `feld=wie:Grund`, in the words of the profile files.
fn relaxation(typed: &str) -> Result<Relaxation, Failure> {
    let wrong = || {
        Failure::usage(
            "Bitte --anders als FELD=WIE:GRUND angeben, zum Beispiel languages=keep:Dolmetscher nötig. WIE ist keep, coarse oder omit; der Grund darf nicht fehlen.",
        )
    };
    let (field, rest) = typed.split_once('=').ok_or_else(wrong)?;
    let (treatment, reason) = rest.split_once(':').ok_or_else(wrong)?;
    if reason.trim().is_empty() {
        return Err(wrong());
    }
    Ok(Relaxation {
        field: serde_json::from_value(json!(field.trim())).map_err(|_| wrong())?,
        treatment: serde_json::from_value(json!(treatment.trim())).map_err(|_| wrong())?,
        reason: reason.trim().to_owned(),
    })
}

fn made(created: &CreatedUebergabe) -> Vec<String> {
    let mut lines: Vec<String> = created
        .files
        .iter()
        .map(|file| format!("{}: {}", file.label, file.place))
        .collect();
    lines.push(format!("Nummer der Übergabe: {}", created.id));
    lines.extend(created.passphrase.iter().map(|passphrase| {
        format!("Passwort des Pakets, nur dieses eine Mal: {passphrase}\nBitte auf einem anderen Weg als das Paket mitteilen.")
    }));
    lines
}

fn lines(preview: &UebergabePreview) -> Vec<String> {
    let code = if preview.pseudonym.is_empty() {
        "mit Namen".to_owned()
    } else {
        format!("Kennung: {}", preview.pseudonym)
    };
    let mut lines = vec![format!("An: {}   {code}", preview.stelle)];
    lines.push("Das wird übergeben:".to_owned());
    let leaving = preview.fields.iter();
    let leaving = leaving.filter(|field| !field.outgoing.is_empty());
    lines.extend(leaving.map(|field| {
        let line = format!("  {} · {}: {}", field.group, field.label, field.outgoing);
        let before = format!("  (bisher: {}) {}", field.original, field.reason);
        line + before.trim_end()
    }));
    for note in &preview.notes {
        lines.push(format!("  {}", note.heading));
        lines.push(format!("    {}", note.outgoing));
    }
    for file in &preview.attachments {
        let state = match (file.findings, file.searched) {
            (0, true) => "durchsucht",
            (0, false) => "lässt sich nicht durchsuchen, bitte durchsehen",
            _ => "enthält Angaben zur Person, geht nicht mit",
        };
        lines.push(format!("  {} als {}: {state}", file.title, file.file_name));
    }
    lines.push("Das bleibt hier:".to_owned());
    lines.extend(
        preview
            .omitted
            .iter()
            .map(|omitted| format!("  {}: {}", omitted.what, omitted.why)),
    );
    if !preview.remaining.is_empty() {
        let words: Vec<&str> = preview
            .remaining
            .iter()
            .map(|word| word.word.as_str())
            .collect();
        lines.push(format!(
            "Großgeschriebene Wörter, die stehen bleiben: {}",
            words.join(", ")
        ));
    }
    lines.extend(preview.risk.iter().map(|risk| risk.text.clone()));
    lines.push(format!("Offene Fragen: {}", preview.open_questions));
    lines.extend(questions(preview));
    lines.extend(rare(preview));
    lines
}

/// How many sentences tell something rare, and what; the sentences stand above.
fn rare(preview: &UebergabePreview) -> Vec<String> {
    let mut reasons: BTreeMap<&str, u32> = BTreeMap::new();
    for hint in preview.notes.iter().flat_map(|note| &note.hints) {
        *reasons.entry(&hint.reason).or_default() += 1;
    }
    let count: u32 = reasons.values().sum();
    let head = (count > 0).then(|| {
        format!("Sätze, die Seltenes erzählen: {count}. Bitte lesen; sie gehen mit, und die Liste ist nicht vollständig.")
    });
    let lines = reasons.iter();
    let lines = lines.map(|(reason, times)| format!("  {times} × {reason}"));
    head.into_iter().chain(lines).collect()
}

/// The words that are asked about, each with what would stand in its place and how often it stands there. The sentence
/// around them stays away: it is shown above.
fn questions(preview: &UebergabePreview) -> Vec<String> {
    let mut words: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for note in &preview.notes {
        let open = note.spans.iter();
        let open = open.filter(|span| span.class == "ask" && span.remembered.is_none());
        for span in open {
            let length = span.end.saturating_sub(span.start) as usize;
            let word = note.original.chars().skip(span.start as usize).take(length);
            let key = (word.collect(), span.replacement.as_str());
            *words.entry(key).or_default() += 1;
        }
    }
    let line = |((word, replacement), times): ((String, &str), u32)| {
        let often = if times > 1 {
            format!(" ({times} Stellen)")
        } else {
            String::new()
        };
        format!("  „{word}“ → {replacement}{often}")
    };
    words.into_iter().map(line).collect()
}
