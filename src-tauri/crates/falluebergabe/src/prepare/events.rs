//! What happened in the Fall, as it leaves: Kontakte, Teilnahmen, Vermittlungen, Verbleib, Gesundheit, each with its month.
//!
//! Not here: who the person is and how she may stay (`sections`), what is planned (`plan`).

use super::builder::{AS_TEXT, Builder, speaks_of_health};
use crate::content::{
    Coded, GesundheitOut, KontaktOut, TeilnahmeOut, VerbleibOut, VermittlungOut, month, shown_month,
};
use crate::minimise::{Field, Treatment};
use chrono::{Months, NaiveDate};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::vermittlung::Vermittlung;

/// The chosen Kontakte, oldest first.
pub(super) fn kontakte(builder: &mut Builder<'_>) -> Vec<KontaktOut> {
    let (all, chosen) = (&builder.input.akte.kontakte, builder.input.kontakte);
    let mut out: Vec<KontaktOut> = Vec::new();
    for (index, kontakt) in all.iter().enumerate() {
        if chosen.contains(&index) {
            out.extend(one_kontakt(builder, index, kontakt));
        }
    }
    if chosen.len() < all.len() {
        builder.leave_out("weitere Kontakte", "Für diesen Zweck nicht ausgewählt.");
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}

/// A Kontakt, unless neither its note nor its next step may leave.
fn one_kontakt(builder: &mut Builder<'_>, index: usize, kontakt: &Kontakt) -> Option<KontaktOut> {
    let kind = builder.label_of("kontaktart", &kontakt.kind);
    let when = month(kontakt.date);
    let line = format!("{kind} vom {}", german_date(kontakt.date));
    let shown = format!("{kind} im Monat {}", shown_month(&when));
    if kontakt.subjects.iter().any(speaks_of_health) {
        builder.offer(Field::Health, &line, &shown, &shown)?;
    }
    let with_note = builder
        .offer(Field::Kontakte, &line, &shown, &shown)
        .is_some();
    let step = open_step(kontakt, builder.input.today);
    let (steps, _) = builder.treatment(Field::NextSteps);
    if !with_note && (steps == Treatment::Omit || step.is_empty()) {
        return None;
    }
    let label = format!("{kind}, {}", shown_month(&when));
    let text = format!("kontakt-{index}-text");
    let next_step = format!("kontakt-{index}-schritt");
    if with_note {
        builder.texts.add(&text, &label, &kontakt.text);
    }
    if builder
        .offer(Field::NextSteps, step, AS_TEXT, AS_TEXT)
        .is_some()
    {
        let label = format!("{label}, nächster Schritt");
        builder.texts.add(&next_step, &label, step);
    }
    let subjects = kontakt.subjects.iter();
    Some(KontaktOut {
        month: when,
        kind: builder.coded("kontaktart", &kontakt.kind),
        subjects: subjects
            .map(|code| builder.coded("handlungsfeld", code))
            .collect(),
        text,
        next_step,
    })
}

/// The next step of a Kontakt while it may still be open: agreed within the last months, or due from today on. Nobody
/// ticks such a step off; an old one without a day was done long ago or came to nothing.
#[must_use]
pub fn open_step(kontakt: &Kontakt, today: NaiveDate) -> &str {
    let recent = today.checked_sub_months(Months::new(STEP_MONTHS));
    let is_recent = recent.is_none_or(|since| kontakt.date >= since);
    let is_due = kontakt.next_step_on.is_some_and(|day| day >= today);
    if is_recent || is_due {
        kontakt.next_step.trim()
    } else {
        ""
    }
}

/// Months for which a next step without a day counts as open.
const STEP_MONTHS: u32 = 6;

/// All Teilnahmen, oldest first.
pub(super) fn teilnahmen(builder: &mut Builder<'_>) -> Vec<TeilnahmeOut> {
    let mut out = Vec::new();
    for teilnahme in &builder.input.akte.teilnahmen {
        let baustein = builder.label_of("baustein", &teilnahme.baustein);
        let line = |show: &dyn Fn(NaiveDate) -> String| {
            let until = teilnahme
                .austritt
                .map(|day| format!(" bis {}", show(day)))
                .unwrap_or_default();
            format!("{baustein} ab {}{until}", show(teilnahme.eintritt))
        };
        let (original, shown) = (line(&german_date), line(&|day| shown_month(&month(day))));
        if builder
            .offer(Field::Teilnahmen, &original, &shown, &shown)
            .is_none()
        {
            continue;
        }
        let programme = programme_label(builder.input.lists, &teilnahme.programme);
        out.push(TeilnahmeOut {
            programme: builder.own(&teilnahme.programme, &programme),
            baustein: builder.coded("baustein", &teilnahme.baustein),
            eintritt: month(teilnahme.eintritt),
            austritt: teilnahme.austritt.map(month),
            austritt_reason: austritt_reason(builder, teilnahme.austritt_reason.as_ref()),
        });
    }
    out.sort_by(|a, b| a.eintritt.cmp(&b.eintritt));
    out
}

/// Why a Teilnahme ended; "because of health" is health.
fn austritt_reason(builder: &mut Builder<'_>, code: Option<&Code>) -> Option<Coded> {
    let code = code?;
    let label = builder.input.lists.label("austrittsgrund", code);
    let line = format!("Grund: {label}");
    let allowed = builder.health_allows(code, &line, &line);
    allowed.then(|| builder.coded("austrittsgrund", code))
}

fn programme_label(lists: &Presets, code: &Code) -> String {
    let found = lists.programmes().find(|preset| preset.code == *code);
    found.map_or_else(
        || "anderes Programm".to_owned(),
        |preset| preset.label.clone(),
    )
}

/// All Vermittlungen, oldest first.
pub(super) fn vermittlungen(builder: &mut Builder<'_>) -> Vec<VermittlungOut> {
    let mut out: Vec<VermittlungOut> = Vec::new();
    for (index, vermittlung) in builder.input.akte.vermittlungen.iter().enumerate() {
        out.extend(one_vermittlung(builder, index, vermittlung));
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}

fn one_vermittlung(
    builder: &mut Builder<'_>,
    index: usize,
    vermittlung: &Vermittlung,
) -> Option<VermittlungOut> {
    let kind = builder.label_of("vermittlungsart", &vermittlung.kind);
    let when = month(vermittlung.date);
    let day = german_date(vermittlung.date);
    let original = format!("{kind} am {day}: {}", vermittlung.offer);
    let shown = format!("{kind} im Monat {}", shown_month(&when));
    if !builder.health_allows(&vermittlung.kind, &original, &shown) {
        return None;
    }
    builder.offer(Field::Vermittlungen, &original, &shown, &shown)?;
    let result = format!("vermittlung-{index}-ergebnis");
    let end_reason = format!("vermittlung-{index}-ende");
    for (id, text) in [
        (&result, &vermittlung.result),
        (&end_reason, &vermittlung.end_reason),
    ] {
        if builder
            .offer(Field::VermittlungResults, text.trim(), AS_TEXT, AS_TEXT)
            .is_some()
        {
            let label = format!("{kind}, {}", shown_month(&when));
            builder.texts.add(id, &label, text);
        }
    }
    Some(VermittlungOut {
        month: when,
        kind: builder.coded("vermittlungsart", &vermittlung.kind),
        result,
        ended: vermittlung.ended_on.map(month),
        end_reason,
    })
}

/// Where the person was after an Austritt, oldest first. Remarks stay.
pub(super) fn verbleib(builder: &mut Builder<'_>) -> Vec<VerbleibOut> {
    let mut out = Vec::new();
    for answer in &builder.input.akte.verbleib {
        let kind = builder.input.lists.label("verbleib", &answer.kind);
        let point = builder
            .input
            .lists
            .label("verbleibszeitpunkt", &answer.point);
        let when = month(answer.date);
        let original = format!("{point}: {kind} ({})", german_date(answer.date));
        let shown = format!("{point}: {kind} ({})", shown_month(&when));
        if builder
            .offer(Field::Outcome, &original, &shown, &shown)
            .is_some()
        {
            out.push(VerbleibOut {
                point: builder.coded("verbleibszeitpunkt", &answer.point),
                kind: builder.coded("verbleib", &answer.kind),
                month: when,
            });
        }
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}

/// The section Gesundheit, oldest first.
pub(super) fn gesundheit(builder: &mut Builder<'_>) -> Vec<GesundheitOut> {
    let mut out = Vec::new();
    for (index, entry) in builder.input.akte.gesundheit.iter().enumerate() {
        let when = month(entry.date);
        let shown = format!("Gesundheit {}, {AS_TEXT}", shown_month(&when));
        let original = format!("{}: {}", german_date(entry.date), entry.text);
        if builder
            .offer(Field::Health, &original, &shown, &shown)
            .is_some()
        {
            let text = format!("gesundheit-{index}");
            builder.texts.add(&text, Field::Health.label(), &entry.text);
            out.push(GesundheitOut { month: when, text });
        }
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}
