//! Fallübergabe: what would leave, and then packet and letter, named papers, or the sheet of a Fallkonferenz.
//!
//! The preparation stays in the session, so that what was previewed is what is packed: the same pseudonym, the same
//! Fall. If the Fall has changed in between, the preview has to be looked at again. Packet and letter never share a
//! code or a name. What happens to an Übergabe after it was made is in `quittung`.

mod anschreiben;
mod attachments;
pub(crate) mod consent;
mod draft;
mod exit;
mod konferenz;
mod named;
mod paket;
mod preview;
pub(crate) mod save;
mod sheet;
mod terms;
mod told;
mod words;

use std::collections::BTreeMap;

use fallmappe_domain::aufenthalt::{Aufenthalt, Aufenthaltsstatus};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_falluebergabe::prepare::{self, FieldClass, Prepared};
use fallmappe_falluebergabe::risk::{Traits, risk};

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    AttachmentPreview, CreateUebergabe, CreatedUebergabe, FieldPreview, PrepareUebergabe,
    RemainingWord, RiskLine, UebergabePreview,
};
use crate::session::Session;
use anschreiben::Beside;
pub(crate) use anschreiben::tail;
use draft::Choice;
pub(crate) use draft::{Draft, NAMED_GROUPS, next_fristen};
use konferenz::Page;
use named::Terms;
pub(crate) use named::reach;
use preview::{field, note, omitted, paragraphs};
pub(crate) use save::Keeping;
pub(crate) use terms::address_lines;
pub use words::{decide_words, remembered_words};

pub fn prepare_uebergabe<H: Host>(
    session: &mut Session<H>,
    request: PrepareUebergabe,
) -> Answer<UebergabePreview> {
    let mut draft = Draft::begin(session, request)?;
    if draft.asked.product == UebergabeProduct::Konferenz {
        konferenz::refuse_files(&draft)?;
    }
    let prepared = draft.prepared(session.lists(), &first_choice(&draft))?;
    if draft.asked.product == UebergabeProduct::Konferenz {
        draft.page = Some(Page::of(&prepared)?);
    }
    draft.number_spans(&prepared);
    let preview = match draft.asked.product {
        UebergabeProduct::Packet => packet_preview(session, &draft, &prepared)?,
        UebergabeProduct::Named => named_preview(session, &draft, &prepared)?,
        UebergabeProduct::Konferenz => konferenz_preview(session, &draft, &prepared)?,
    };
    let (fall, now) = (draft.asked.fall, session.now());
    let open = session.vault_mut()?;
    open.store
        .transact(Op::ViewUebergabe, Some(fall), now, |_| Ok(()))?;
    open.draft = Some(draft);
    Ok(preview)
}

pub fn create_uebergabe<H: Host>(
    session: &mut Session<H>,
    request: CreateUebergabe,
) -> Answer<CreatedUebergabe> {
    make_uebergabe(session, &request, Keeping::Shown)
}

/// As [`create_uebergabe`], and says what becomes of a passphrase.
pub(crate) fn make_uebergabe<H: Host>(
    session: &mut Session<H>,
    request: &CreateUebergabe,
    keeping: Keeping,
) -> Answer<CreatedUebergabe> {
    let number = request.draft;
    let open = session.vault_mut()?;
    // It is put back when nothing came of it.
    let draft = open.draft.take_if(|draft| draft.number == number);
    let draft = draft.ok_or(ErrorCode::DraftOutdated)?;
    let created = create(session, &draft, request, keeping);
    if created.is_err() {
        session.vault_mut()?.draft = Some(draft);
    }
    created
}

fn create<H: Host>(
    session: &mut Session<H>,
    draft: &Draft,
    request: &CreateUebergabe,
    keeping: Keeping,
) -> Answer<CreatedUebergabe> {
    let now = session.now();
    draft.check_current(&session.vault()?.store.reader(), now.date())?;
    let (kind, valid_until) = terms::chosen(request, now.date(), session.lists())?;
    let kind = kind.or_else(|| terms::usual_kind(draft, session.lists()));
    let decisions = draft.decisions(&request.decisions)?;
    let choice = Choice {
        kind: kind.as_ref(),
        valid_until,
        decisions: &decisions,
    };
    let made = match draft.asked.product {
        UebergabeProduct::Packet => paket::make(session, draft, request, choice, now)?,
        UebergabeProduct::Named => named::make(session, draft, request, choice, now)?,
        UebergabeProduct::Konferenz => konferenz::make(session, draft, request, choice, now)?,
    };
    let beside = save::Beside {
        keeping,
        words: draft.decided_alike(&decisions),
    };
    save::save(session, draft, &request.folder, (made, beside))
}

/// What the preview shows before anything was chosen.
fn first_choice(draft: &Draft) -> Choice<'static> {
    Choice {
        kind: None,
        valid_until: terms::usual_valid_until(draft.day),
        decisions: &[],
    }
}

fn packet_preview<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    prepared: &Prepared,
) -> Answer<UebergabePreview> {
    let choice = first_choice(draft);
    let beside = Beside {
        reason: prepared.content().purpose.clone(),
        scope: told::labels(draft, prepared),
        form: draft.asked.form,
        reply_by: choice.valid_until,
        document_id: [0; 16],
    };
    let letter = anschreiben::letter(session, draft, beside)?;
    Ok(UebergabePreview {
        letter: paragraphs(&letter),
        attachments: searched(session, draft, &choice)?,
        ..without_name(session, draft, prepared)?
    })
}

fn konferenz_preview<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    prepared: &Prepared,
) -> Answer<UebergabePreview> {
    Ok(UebergabePreview {
        letter: konferenz::lines(prepared)?,
        fields: printed(draft, prepared),
        ..without_name(session, draft, prepared)?
    })
}

fn named_preview<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    prepared: &Prepared,
) -> Answer<UebergabePreview> {
    let chosen = attachments::chosen(session, draft, None)?;
    let terms = Terms {
        kind: terms::usual_kind(draft, session.lists()),
        valid_until: terms::usual_valid_until(draft.day),
        leads_from: None,
        joint_talk: None,
    };
    let letter = named::letter(
        session,
        draft,
        (&terms, told::labels(draft, prepared)),
        &chosen,
    )?;
    Ok(UebergabePreview {
        pseudonym: String::new(),
        fields: named::fields(prepared, field),
        notes: named::notes(draft),
        omitted: named::omitted(prepared),
        open_questions: 0,
        risk: None,
        remaining: Vec::new(),
        decided_words: Vec::new(),
        attachments: chosen.into_iter().map(|one| one.preview).collect(),
        letter: paragraphs(&letter),
        ..without_name(session, draft, prepared)?
    })
}

/// The lines of the preview for which a product has a place, and those that stay away.
fn printed(draft: &Draft, prepared: &Prepared) -> Vec<FieldPreview> {
    let lines = prepared.fields().iter();
    let told = |line: &&prepare::FieldPreview| {
        line.class == FieldClass::Omitted || told::has_place(draft.asked.product, line.field)
    };
    let lines = lines.filter(told);
    match &draft.page {
        Some(page) => page.told(lines).into_iter().map(field).collect(),
        None => lines.map(field).collect(),
    }
}

/// What both products without a name show alike.
fn without_name<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    prepared: &Prepared,
) -> Answer<UebergabePreview> {
    let reader = session.vault()?.store.reader();
    let before = save::open_before(&reader, draft)?;
    let is_there = |word: &str| draft.page.as_ref().is_none_or(|page| page.says(word));
    let remaining = prepared.remaining().iter();
    let remaining = remaining.filter(|word| is_there(&word.word));
    let remaining = remaining.map(|word| RemainingWord {
        word: word.word.clone(),
        times: word.times,
        unknown: word.unknown,
    });
    let asked = draft.shown_notes(prepared).map(|note| note.open_questions);
    let asked = asked.sum();
    Ok(UebergabePreview {
        draft: draft.number,
        product: draft.asked.product,
        pseudonym: draft.pseudonym.as_str().to_owned(),
        stelle: draft.stelle.name.clone(),
        has_key: paket::recipient(draft).is_ok(),
        replaces: before.first().map(|(id, _)| *id),
        consent: draft.consent.value.clone(),
        fields: prepared.fields().iter().map(field).collect(),
        notes: draft.shown_notes(prepared).map(note).collect(),
        omitted: prepared.content().omitted.iter().map(omitted).collect(),
        open_questions: count(asked),
        risk: Some(risk_line(session, draft, prepared)?),
        remaining: remaining.collect(),
        decided_words: words::shown(&reader, draft.asked.fall)?,
        attachments: Vec::new(),
        letter: Vec::new(),
    })
}

/// The chosen files, searched as if every suggestion had been taken.
fn searched<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    choice: &Choice<'_>,
) -> Answer<Vec<AttachmentPreview>> {
    if draft.asked.dateien.is_empty() {
        return Ok(Vec::new());
    }
    let prepared = draft.prepared(session.lists(), choice)?;
    let approved = prepared.approve(true).map_err(|_| ErrorCode::Internal)?;
    let chosen = attachments::chosen(session, draft, Some(&approved))?;
    Ok(chosen.into_iter().map(|one| one.preview).collect())
}

fn risk_line<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    prepared: &Prepared,
) -> Answer<RiskLine> {
    let reader = session.vault()?.store.reader();
    let mut stays: BTreeMap<FallId, Aufenthalt> = BTreeMap::new();
    for (fall, status) in reader.all_entries::<Aufenthaltsstatus>()? {
        stays.entry(fall).or_default().status.push(status);
    }
    let mut own = Vec::new();
    for fall in reader.all_faelle()? {
        let status = stays.get(&fall).and_then(|stay| stay.status_on(draft.day));
        let person = Traits::of(&reader.person(fall)?, draft.day);
        own.push(person.with_status(status.map(|status| &status.kind)));
    }
    let risk = risk(&own, prepared.traits());
    Ok(RiskLine {
        alike: count(risk.alike),
        of: count(risk.of),
        text: risk.text(),
        warns: risk.warns(),
        compared: risk.compared,
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
