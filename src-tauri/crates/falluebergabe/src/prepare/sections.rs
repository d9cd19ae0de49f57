//! The parts of the content, each made coarser as handover 5.4 says: bands for ages, months for days, kinds for bodies.

use super::builder::{Builder, label_of};
use super::texts::Outgoing;
use crate::content::{
    AufenthaltOut, DokumentOut, KontaktOut, NebenbestimmungOut, PersonOut, StatusOut, TeilnahmeOut,
    UebergabeContent, VermittlungOut, month,
};
use crate::free_text::{age_band, region_of};
use crate::minimise::{Field, Treatment};
use chrono::{Datelike, NaiveDate};
use fallmappe_domain::aufenthalt::Aufenthaltsstatus;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, german_date};
use fallmappe_domain::einwilligung::GESUNDHEIT;

/// Stands in a preview line whose words are shown, pseudonymised, among the texts.
const AS_TEXT: &str = "als geprüfter Text";

pub(super) fn person(builder: &mut Builder<'_>) -> PersonOut {
    let person = &builder.input.akte.person;
    let mut out = PersonOut::default();
    if let Some((original, band)) = person
        .birth_date
        .as_ref()
        .and_then(|d| Some((d.german(), band(d, builder.input.today)?)))
    {
        out.age_band = builder
            .offer(Field::AgeBand, &original, &band, &band)
            .map(|_| band.clone());
    }
    let gender = label_of("geschlecht", &person.gender);
    if builder
        .offer(Field::Gender, &gender, &gender, &gender)
        .is_some()
    {
        out.gender = Some(builder.coded("geschlecht", &person.gender));
    }
    nationality(builder, &mut out);
    let languages: Vec<String> = person
        .languages
        .iter()
        .map(|language| language.name.clone())
        .filter(|name| !name.is_empty())
        .collect();
    let listed = languages.join(", ");
    if builder
        .offer(Field::Languages, &listed, &listed, &listed)
        .is_some()
    {
        out.languages = languages;
    }
    let interpreter = if person.reachability.needs_interpreter {
        "ja"
    } else {
        "nein"
    };
    if builder
        .offer(Field::Interpreter, interpreter, interpreter, interpreter)
        .is_some()
    {
        out.needs_interpreter = Some(person.reachability.needs_interpreter);
    }
    let housing = label_of("wohnen", &person.address.housing);
    if builder
        .offer(Field::Housing, &housing, &housing, &housing)
        .is_some()
    {
        out.housing = Some(builder.coded("wohnen", &person.address.housing));
    }
    if let Some((original, year)) = person
        .entry_date
        .as_ref()
        .and_then(|d| Some((d.german(), d.bounds()?.0.year())))
    {
        let shown = year.to_string();
        out.entry_year = builder
            .offer(Field::EntryYear, &original, &shown, &shown)
            .map(|_| year);
    }
    out
}

fn nationality(builder: &mut Builder<'_>, out: &mut PersonOut) {
    let code = &builder.input.akte.person.nationality;
    let label = label_of("staatsangehoerigkeit", code);
    // "staatenlos" and "ungeklärt" are no countries and have no region.
    let region = match region_of(code.as_str()) {
        Some(region) => region.to_owned(),
        None if code.as_str().len() == 3 => "Drittstaat".to_owned(),
        None => label.clone(),
    };
    match builder.offer(Field::Nationality, &label, &label, &region) {
        Some(Treatment::Keep) => {
            out.nationality = Some(builder.coded("staatsangehoerigkeit", code))
        }
        Some(_) => out.region = Some(region),
        None => {}
    }
}

/// The age band on a day; an imprecise birth date may span two bands.
fn band(birth: &ImpreciseDate, today: NaiveDate) -> Option<String> {
    let (youngest, oldest) = birth.age_on(today)?;
    let (low, high) = (age_band(youngest), age_band(oldest));
    Some(if low == high {
        low.to_owned()
    } else {
        format!("{low} oder {high}")
    })
}

pub(super) fn aufenthalt(builder: &mut Builder<'_>) -> AufenthaltOut {
    let akte = &builder.input.akte.aufenthalt;
    let today = builder.input.today;
    let mut out = AufenthaltOut {
        status: status(builder),
        ..AufenthaltOut::default()
    };
    for dokument in &akte.dokumente {
        let label = label_of("aufenthaltsdokument", &dokument.kind);
        let original = dokument.valid_until.map_or_else(
            || label.clone(),
            |until| format!("{label}, gültig bis {}", german_date(until)),
        );
        let valid_until = dokument.valid_until.map(month);
        let shown = valid_until
            .as_ref()
            .map_or_else(|| label.clone(), |m| format!("{label}, gültig bis {m}"));
        if builder
            .offer(Field::Documents, &original, &shown, &shown)
            .is_some()
        {
            let kind = builder.coded("aufenthaltsdokument", &dokument.kind);
            out.dokumente.push(DokumentOut { kind, valid_until });
        }
    }
    let holds = akte
        .nebenbestimmungen
        .iter()
        .enumerate()
        .filter(|(_, n)| n.since <= today && n.until.is_none_or(|until| until >= today));
    for (index, condition) in holds {
        let label = label_of("nebenbestimmung", &condition.kind);
        let original = format!("{label}: {}", condition.wording);
        let with_wording = format!("{label}, {AS_TEXT}");
        let treatment = builder.offer(Field::Conditions, &original, &with_wording, &label);
        if treatment.is_some() {
            let id = format!("nebenbestimmung-{index}");
            if treatment == Some(Treatment::Keep) {
                builder.texts.add(&id, &label, &condition.wording);
            }
            let kind = builder.coded("nebenbestimmung", &condition.kind);
            out.nebenbestimmungen
                .push(NebenbestimmungOut { kind, wording: id });
        }
    }
    out
}

fn status(builder: &mut Builder<'_>) -> Option<StatusOut> {
    let akte = &builder.input.akte.aufenthalt;
    let status = akte.status_on(builder.input.today)?;
    let (original, shown) = status_lines(status);
    builder.offer(Field::Status, &original, &shown, &shown)?;
    let mut basis = String::new();
    if builder
        .offer(Field::StatusBasis, &status.basis, AS_TEXT, AS_TEXT)
        .is_some()
    {
        basis = "status-grundlage".to_owned();
        builder
            .texts
            .add(&basis, Field::StatusBasis.label(), &status.basis);
    }
    let kind = builder.coded("aufenthaltsstatus", &status.kind);
    Some(StatusOut {
        kind,
        basis,
        since: month(status.since),
        until: status.until.map(month),
    })
}

fn status_lines(status: &Aufenthaltsstatus) -> (String, String) {
    let label = label_of("aufenthaltsstatus", &status.kind);
    let line = |show: &dyn Fn(NaiveDate) -> String| {
        let until = status
            .until
            .map(|day| format!(" bis {}", show(day)))
            .unwrap_or_default();
        format!("{label} seit {}{until}", show(status.since))
    };
    (line(&german_date), line(&month))
}

pub(super) fn kontakte(builder: &mut Builder<'_>) -> Vec<KontaktOut> {
    let akte = builder.input.akte;
    let (notes, _) = builder.treatment(Field::Kontakte);
    let (steps, _) = builder.treatment(Field::NextSteps);
    let mut out = Vec::new();
    let chosen = akte
        .kontakte
        .iter()
        .enumerate()
        .filter(|(index, _)| builder.input.kontakte.contains(index));
    for (index, kontakt) in chosen {
        let about_health = kontakt
            .subjects
            .iter()
            .any(|subject| subject.as_str() == GESUNDHEIT);
        let line = format!(
            "{} vom {}",
            label_of("kontaktart", &kontakt.kind),
            german_date(kontakt.date)
        );
        let shown = format!(
            "{} im Monat {}",
            label_of("kontaktart", &kontakt.kind),
            month(kontakt.date)
        );
        if about_health
            && builder
                .offer(Field::Health, &line, &shown, &shown)
                .is_none()
        {
            continue;
        }
        let with_note = builder
            .offer(Field::Kontakte, &line, &shown, &shown)
            .is_some();
        if !with_note && (steps == Treatment::Omit || kontakt.next_step.trim().is_empty()) {
            continue;
        }
        let label = format!(
            "{} {}",
            label_of("kontaktart", &kontakt.kind),
            month(kontakt.date)
        );
        let (text, next_step) = (
            format!("kontakt-{index}-text"),
            format!("kontakt-{index}-schritt"),
        );
        if notes != Treatment::Omit {
            builder.texts.add(&text, &label, &kontakt.text);
        }
        if builder
            .offer(Field::NextSteps, kontakt.next_step.trim(), AS_TEXT, AS_TEXT)
            .is_some()
        {
            builder.texts.add(
                &next_step,
                &format!("{label}, nächster Schritt"),
                &kontakt.next_step,
            );
        }
        let kind = builder.coded("kontaktart", &kontakt.kind);
        let subjects = kontakt
            .subjects
            .iter()
            .map(|code| builder.coded("handlungsfeld", code))
            .collect();
        out.push(KontaktOut {
            month: month(kontakt.date),
            kind,
            subjects,
            text,
            next_step,
        });
    }
    if builder.input.kontakte.len() < akte.kontakte.len() {
        builder.leave_out("weitere Kontakte", "Für diesen Zweck nicht ausgewählt.");
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}

pub(super) fn teilnahmen(builder: &mut Builder<'_>) -> Vec<TeilnahmeOut> {
    let mut out = Vec::new();
    for teilnahme in &builder.input.akte.teilnahmen {
        let baustein = label_of("baustein", &teilnahme.baustein);
        let line = |show: &dyn Fn(NaiveDate) -> String| {
            let until = teilnahme
                .austritt
                .map(|day| format!(" bis {}", show(day)))
                .unwrap_or_default();
            format!("{baustein} ab {}{until}", show(teilnahme.eintritt))
        };
        let (original, shown) = (line(&german_date), line(&month));
        if builder
            .offer(Field::Teilnahmen, &original, &shown, &shown)
            .is_none()
        {
            continue;
        }
        let programme = programme_label(&teilnahme.programme);
        out.push(TeilnahmeOut {
            programme: builder.own(&teilnahme.programme, &programme),
            baustein: builder.coded("baustein", &teilnahme.baustein),
            eintritt: month(teilnahme.eintritt),
            austritt: teilnahme.austritt.map(month),
            austritt_reason: teilnahme
                .austritt_reason
                .as_ref()
                .map(|code| builder.coded("austrittsgrund", code)),
        });
    }
    out.sort_by(|a, b| a.eintritt.cmp(&b.eintritt));
    out
}

fn programme_label(code: &Code) -> String {
    let presets = fallmappe_domain::preset::shipped();
    let found = presets.programmes().find(|preset| preset.code == *code);
    found.map_or_else(
        || "anderes Programm".to_owned(),
        |preset| preset.label.clone(),
    )
}

pub(super) fn vermittlungen(builder: &mut Builder<'_>) -> Vec<VermittlungOut> {
    let mut out = Vec::new();
    for (index, vermittlung) in builder.input.akte.vermittlungen.iter().enumerate() {
        let kind = label_of("vermittlungsart", &vermittlung.kind);
        let original = format!(
            "{kind} am {}: {}",
            german_date(vermittlung.date),
            vermittlung.offer
        );
        let shown = format!("{kind} im Monat {}", month(vermittlung.date));
        if builder
            .offer(Field::Vermittlungen, &original, &shown, &shown)
            .is_none()
        {
            continue;
        }
        let (result, end_reason) = (
            format!("vermittlung-{index}-ergebnis"),
            format!("vermittlung-{index}-ende"),
        );
        let results = [
            (&result, &vermittlung.result),
            (&end_reason, &vermittlung.end_reason),
        ];
        for (id, text) in results {
            if builder
                .offer(Field::VermittlungResults, text.trim(), AS_TEXT, AS_TEXT)
                .is_some()
            {
                builder
                    .texts
                    .add(id, &format!("{kind} {}", month(vermittlung.date)), text);
            }
        }
        out.push(VermittlungOut {
            month: month(vermittlung.date),
            kind: builder.coded("vermittlungsart", &vermittlung.kind),
            result,
            ended: vermittlung.ended_on.map(month),
            end_reason,
        });
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}

/// Puts the pseudonymised texts where their ids stand. An id without a text becomes an empty text.
pub(super) fn fill_texts(content: &mut UebergabeContent, outgoing: &Outgoing) {
    let fill = |slot: &mut String| *slot = outgoing.text(slot);
    content
        .aufenthalt
        .status
        .iter_mut()
        .for_each(|status| fill(&mut status.basis));
    content
        .aufenthalt
        .nebenbestimmungen
        .iter_mut()
        .for_each(|condition| fill(&mut condition.wording));
    for kontakt in &mut content.kontakte {
        fill(&mut kontakt.text);
        fill(&mut kontakt.next_step);
    }
    for vermittlung in &mut content.vermittlungen {
        fill(&mut vermittlung.result);
        fill(&mut vermittlung.end_reason);
    }
}
