//! A preparation between preview and packet. It keeps everything that decided what was shown, so that the same is packed.

use std::collections::BTreeMap;
use std::iter;

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_falluebergabe::free_text::{Span, SpanClass};
use fallmappe_falluebergabe::minimise::{Field, Profile, Treatment, profile_for};
use fallmappe_falluebergabe::prepare::{
    self, Answer as SpanAnswer, FristIn, NotePreview, PrepareInput, Prepared, WordDecision, prepare,
};
use fallmappe_falluebergabe::pseudonym::Pseudonym;
use fallmappe_store::Reader;
use fallmappe_store::tables::wort::WordRow;

use super::consent::{self, Consent, problem};
use super::konferenz::Page;
use super::words::{self, Asked};
use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::fristen::list_fristen;
use crate::host::Host;
use crate::schema::{FristRow, FristState, ListFristen, PrepareUebergabe, SpanDecision};
use crate::session::Session;

/// Deadlines that are told.
const MOST_FRISTEN: usize = 8;
/// Days after which a deadline that nobody ticked off is no next one any more.
const LONGEST_OVERDUE: i32 = 366;
/// The profile of the sheet for a Fallkonferenz; it holds whatever kind of body calls it.
const KONFERENZ: &str = "fallkonferenz";
/// Rules that remind this office of its own duties; they concern no other body.
const OWN: [&str; 4] = [
    "verbleibsabfrage",
    "loeschung_akte",
    "foerdernachweis",
    "rueckmeldung",
];
/// What a named handover cannot do without.
pub(crate) const NAMED_GROUPS: [&str; 2] = ["stammdaten", "kontaktdaten"];

/// What was prepared.
pub(crate) struct Draft {
    pub(super) number: u32,
    pub(super) asked: PrepareUebergabe,
    /// The recipient as previewed: another kind or another key would be another packet.
    pub(super) stelle: Stelle,
    /// The day of the preview; ages and dates are counted from it.
    pub(super) day: NaiveDate,
    pub(super) akte: Fallakte,
    pub(super) consent: Consent,
    pub(super) pseudonym: Pseudonym,
    /// Deadlines of the Fall, the nearest first.
    pub(super) fristen: Vec<FristRow>,
    /// What of it stands on the page of a Konferenzblatt; `None` for the other products, which carry everything.
    pub(super) page: Option<Page>,
    words: Vec<WordDecision>,
    kontakte: Vec<usize>,
    languages: BTreeMap<String, u32>,
    stellen: Vec<Stelle>,
    /// Ids and places of the spans that the preview numbered.
    spans: Vec<(String, Vec<Place>)>,
}

/// A marked place of the preview.
struct Place {
    start: usize,
    end: usize,
    /// The word, where the program asks about it.
    asked: Option<String>,
    /// What was remembered about it.
    remembered: Option<bool>,
}

/// What is chosen after the preview.
pub(super) struct Choice<'a> {
    pub kind: Option<&'a Code>,
    pub valid_until: NaiveDate,
    pub decisions: &'a [prepare::SpanDecision],
}

impl Draft {
    /// Reads everything that decides what leaves.
    pub(super) fn begin<H: Host>(
        session: &mut Session<H>,
        asked: PrepareUebergabe,
    ) -> Answer<Self> {
        let day = session.today();
        let fristen = next_fristen(session, asked.fall)?;
        let mut random = [0u8; 10];
        session.host.random(&mut random);
        let number = session.next_draft();
        let reader = session.vault()?.store.reader();
        let akte = reader.fallakte(asked.fall)?;
        let stelle = reader.stelle(asked.stelle)?;
        let consent = consent::find(&reader, asked.fall, &stelle.name, &asked.zweck, day)?;
        let stellen = reader.stellen()?.into_iter().map(|(_, stelle)| stelle);
        let draft = Self {
            number,
            kontakte: kontakte(&reader, &asked)?,
            words: words::remembered(&reader, asked.fall)?,
            languages: languages(&reader)?,
            stellen: stellen.collect(),
            spans: Vec::new(),
            page: None,
            pseudonym: Pseudonym::from_random(random),
            asked,
            stelle,
            day,
            akte,
            consent,
            fristen,
        };
        draft.check(session.lists())?;
        Ok(draft)
    }

    /// Whether everything is still as it was shown.
    pub(super) fn check_current(&self, reader: &Reader<'_>, today: NaiveDate) -> Answer<()> {
        let (fall, stelle) = (self.asked.fall, reader.stelle(self.asked.stelle)?);
        let akte = reader.fallakte(fall)?;
        let consent = consent::find(reader, fall, &stelle.name, &self.asked.zweck, today)?;
        let same = akte == self.akte
            && stelle == self.stelle
            && consent == self.consent
            && today == self.day
            && words::remembered(reader, fall)? == self.words;
        if same {
            Ok(())
        } else {
            Err(ErrorCode::DraftOutdated.into())
        }
    }

    /// What would leave. The same call feeds preview and packet.
    pub(super) fn prepared(&self, lists: &Presets, choice: &Choice<'_>) -> Answer<Prepared> {
        let scope = self.consent.value.scope();
        let fristen: Vec<FristIn> = self.fristen.iter().filter_map(frist_in).collect();
        let relaxed = self.relaxed();
        let purpose = &self.consent.value.purpose;
        let profile = self.profile()?;
        Ok(prepare(&PrepareInput {
            kontakte: &self.kontakte,
            decisions: choice.decisions,
            words: &self.words,
            relaxed: &relaxed,
            fristen: &fristen,
            kind: choice.kind,
            answer_by: Some(choice.valid_until),
            languages: &self.languages,
            stellen: &self.stellen,
            ..PrepareInput::new(
                &self.akte,
                lists,
                profile,
                &scope,
                purpose,
                self.day,
                &self.pseudonym,
            )
        }))
    }

    /// The profile of the recipient as it holds for this Übergabe.
    pub(super) fn profile_in_force(&self) -> Answer<Profile> {
        let scope = self.consent.value.scope();
        Ok(self.profile()?.relaxed(&self.relaxed()).within(&scope))
    }

    /// The notes that are shown and asked about.
    pub(super) fn shown_notes<'a>(
        &'a self,
        prepared: &'a Prepared,
    ) -> impl Iterator<Item = &'a NotePreview> {
        let page = self.page.as_ref();
        let notes = prepared.notes().iter();
        notes.filter(move |note| page.is_none_or(|page| page.holds(&note.id)))
    }

    /// Remembers where the spans stand that the preview numbers.
    pub(super) fn number_spans(&mut self, prepared: &Prepared) {
        let places = self.shown_notes(prepared).map(|note| {
            let answers = note.answers.iter().copied().chain(iter::repeat(None));
            let spans = note.spans.iter().zip(answers);
            let spans = spans.map(|(span, remembered)| Place {
                start: span.start,
                end: span.end,
                asked: (span.class == SpanClass::Ask).then(|| surface(&note.original, span)),
                remembered,
            });
            (note.id.clone(), spans.collect())
        });
        let places = places.collect();
        self.spans = places;
    }

    /// The words that were decided alike wherever the program asked about them.
    pub(super) fn decided_alike(
        &self,
        decisions: &[prepare::SpanDecision],
    ) -> Vec<(String, WordRow)> {
        let own = |note: &str, place: &Place| {
            let fits = |one: &&prepare::SpanDecision| {
                one.note == note && (one.start, one.end) == (place.start, place.end)
            };
            let decision = decisions.iter().rev().find(fits)?;
            Some(decision.answer != SpanAnswer::Keep)
        };
        let places = self.spans.iter();
        let places =
            places.flat_map(|(note, places)| places.iter().map(move |place| (note, place)));
        words::decided_alike(places.filter_map(|(note, place)| {
            Some(Asked {
                word: place.asked.as_deref()?,
                own: own(note, place),
                remembered: place.remembered,
            })
        }))
    }

    /// Decisions by number as decisions by place.
    pub(super) fn decisions(&self, asked: &[SpanDecision]) -> Answer<Vec<prepare::SpanDecision>> {
        let one = |decision: &SpanDecision| {
            let (note, spans) = self.spans.get(decision.note as usize)?;
            let place = spans.get(decision.span as usize)?;
            let answer = if decision.replace {
                SpanAnswer::Accept
            } else {
                SpanAnswer::Keep
            };
            Some(prepare::SpanDecision {
                note: note.clone(),
                start: place.start,
                end: place.end,
                answer,
            })
        };
        let all: Option<Vec<_>> = asked.iter().map(one).collect();
        all.ok_or_else(|| ErrorCode::BadRequest.into())
    }

    /// Chosen Kontakte. The named product takes none that was not chosen: notes tell of others, too.
    pub(super) fn chosen_kontakte(&self) -> impl Iterator<Item = &Kontakt> {
        let asked = self.asked.kontakte.is_some();
        let indexes = self.kontakte.iter().filter(move |_| asked);
        indexes.filter_map(|index| self.akte.kontakte.get(*index))
    }

    fn profile(&self) -> Answer<&'static Profile> {
        let konferenz = Code::new(KONFERENZ);
        let kind = match self.asked.product {
            UebergabeProduct::Konferenz => &konferenz,
            UebergabeProduct::Packet | UebergabeProduct::Named => &self.stelle.kind,
        };
        profile_for(kind).ok_or_else(|| ErrorCode::Internal.into())
    }

    fn relaxed(&self) -> Vec<(Field, Treatment)> {
        let relaxed = self.asked.relaxed.iter();
        relaxed.map(|one| (one.field, one.treatment)).collect()
    }

    /// The consent names what the product cannot do without and what was asked for beyond the profile; no wish goes beyond
    /// what the profile fixes.
    fn check(&self, lists: &Presets) -> Answer<()> {
        let mut groups = match self.asked.product {
            UebergabeProduct::Named => NAMED_GROUPS.to_vec(),
            UebergabeProduct::Packet | UebergabeProduct::Konferenz => Vec::new(),
        };
        let widened = self.relaxed().into_iter();
        let widened = widened.filter(|(_, treatment)| *treatment != Treatment::Omit);
        groups.extend(widened.map(|(field, _)| field.group()));
        groups.dedup();
        consent::require(&self.consent.value, &groups, lists)?;
        let profile = self.profile()?.relaxed(&self.relaxed());
        let refused = self.asked.relaxed.iter();
        let refused = refused.filter(|one| profile.rule(one.field).treatment != one.treatment);
        let problems: Vec<_> = refused
            .map(|one| {
                let label = one.field.label();
                problem("relaxed", format!("{label}: Das legt das Profil fest."))
            })
            .collect();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(CommandError::with_problems(ErrorCode::Invalid, problems))
        }
    }
}

/// The words of a span.
fn surface(text: &str, span: &Span) -> String {
    let length = span.end.saturating_sub(span.start);
    text.chars().skip(span.start).take(length).collect()
}

/// Where the chosen Kontakte stand among all of the Fall; all of them when none was chosen.
fn kontakte(reader: &Reader<'_>, asked: &PrepareUebergabe) -> Answer<Vec<usize>> {
    let entries = reader.entries::<Kontakt>(asked.fall)?;
    // The Fallakte has them oldest first.
    let ids: Vec<EntryId> = entries.iter().rev().map(|(id, _)| *id).collect();
    let Some(chosen) = &asked.kontakte else {
        return Ok((0..ids.len()).collect());
    };
    if !chosen.iter().all(|id| ids.contains(id)) {
        return Err(ErrorCode::NotFound.into());
    }
    let places = ids.iter().enumerate();
    let places = places.filter(|(_, id)| chosen.contains(id));
    Ok(places.map(|(place, _)| place).collect())
}

/// The nearest open deadlines with a sure day, in the order of their days.
pub(crate) fn next_fristen<H: Host>(
    session: &mut Session<H>,
    fall: FallId,
) -> Answer<Vec<FristRow>> {
    let asked = ListFristen {
        fall: Some(fall),
        until: None,
        include_done: false,
    };
    let mut rows = list_fristen(session, asked)?.rows;
    let own = |row: &FristRow| {
        row.rule
            .as_ref()
            .is_some_and(|rule| OWN.contains(&rule.as_str()))
    };
    let sure = |row: &FristRow| row.days.is_some_and(|days| days > -LONGEST_OVERDUE);
    rows.retain(|row| {
        sure(row) && row.state != FristState::Erledigt && !row.ended_rule && !own(row)
    });
    rows.truncate(MOST_FRISTEN);
    rows.sort_by_key(|row| row.due_on);
    Ok(rows)
}

fn frist_in(row: &FristRow) -> Option<FristIn> {
    Some(FristIn {
        title: row.title.clone(),
        days_from_today: row.days?.into(),
    })
}

/// How many of the own Fälle speak a language.
fn languages(reader: &Reader<'_>) -> Answer<BTreeMap<String, u32>> {
    let mut counts = BTreeMap::new();
    for fall in reader.all_faelle()? {
        for language in reader.person(fall)?.languages {
            *counts.entry(language.name).or_insert(0) += 1;
        }
    }
    Ok(counts)
}
