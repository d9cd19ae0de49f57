//! The person and the Aufenthalt as they leave, made coarser as handover 5.4 says: bands for ages, months for days.
//!
//! Not here: Kontakte, Teilnahmen and Vermittlungen (`events`).

use super::builder::{AS_TEXT, Builder};
use super::{conditions, network};
use crate::content::{
    AufenthaltOut, DokumentOut, NebenbestimmungOut, PersonOut, StatusOut, month, shown_month,
};
use crate::minimise::{Field, Treatment};
use crate::risk::{area, bands, region};
use chrono::{Datelike, Months, NaiveDate};
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus};
use fallmappe_domain::dates::{ImpreciseDate, german_date};

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
    let gender = builder.label_of("geschlecht", &person.gender);
    if builder
        .offer(Field::Gender, &gender, &gender, &gender)
        .is_some()
    {
        out.gender = Some(builder.coded("geschlecht", &person.gender));
    }
    nationality(builder, &mut out);
    languages(builder, &mut out);
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
    let housing = builder.label_of("wohnen", &person.address.housing);
    if builder
        .offer(Field::Housing, &housing, &housing, &housing)
        .is_some()
    {
        out.housing = Some(builder.coded("wohnen", &person.address.housing));
    }
    municipality(builder, &mut out);
    out.family = network::family(builder);
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

/// Languages, those that few speak by their part of the world.
fn languages(builder: &mut Builder<'_>, out: &mut PersonOut) {
    let languages = &builder.input.akte.person.languages;
    let names: Vec<&str> = languages
        .iter()
        .map(|language| language.name.trim())
        .collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let mut shown: Vec<String> = Vec::new();
    for name in &names {
        let name = builder.shown_language(name);
        if !shown.contains(&name) {
            shown.push(name);
        }
    }
    let line = shown.join(", ");
    if builder
        .offer(Field::Languages, &names.join(", "), &line, &line)
        .is_some()
    {
        out.languages = shown;
    }
}

/// The kind of municipality: its name tells where the person is found.
fn municipality(builder: &mut Builder<'_>, out: &mut PersonOut) {
    let address = &builder.input.akte.person.address;
    if let Some(area) = area(&address.ags) {
        let leaves = builder.offer(Field::Area, &address.municipality, area, area);
        out.area = leaves.map(|_| area.to_owned());
    }
}

fn nationality(builder: &mut Builder<'_>, out: &mut PersonOut) {
    let code = &builder.input.akte.person.nationality;
    let label = builder.label_of("staatsangehoerigkeit", code);
    // "staatenlos" and "ungeklärt" are no countries and have no region.
    let region = region(code.as_str()).unwrap_or_else(|| label.clone());
    match builder.offer(Field::Nationality, &label, &label, &region) {
        Some(Treatment::Keep) => {
            out.nationality = Some(builder.coded("staatsangehoerigkeit", code))
        }
        Some(_) => out.region = Some(region),
        None => {}
    }
}

/// The age band on a day.
fn band(birth: &ImpreciseDate, today: NaiveDate) -> Option<String> {
    let (youngest, _) = birth.age_on(today)?;
    Some(bands(youngest))
}

pub(super) fn aufenthalt(builder: &mut Builder<'_>) -> AufenthaltOut {
    let akte = &builder.input.akte.aufenthalt;
    let today = builder.input.today;
    let mut out = AufenthaltOut {
        status: status(builder),
        ..AufenthaltOut::default()
    };
    for dokument in current(&akte.dokumente, today) {
        let label = builder.label_of("aufenthaltsdokument", &dokument.kind);
        let original = dokument.valid_until.map_or_else(
            || label.clone(),
            |until| format!("{label}, gültig bis {}", german_date(until)),
        );
        let valid_until = dokument.valid_until.map(month);
        let shown = valid_until.as_ref().map_or_else(
            || label.clone(),
            |m| format!("{label}, gültig bis {}", shown_month(m)),
        );
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
        let label = builder.label_of("nebenbestimmung", &condition.kind);
        let original = format!("{label}: {}", condition.wording);
        let with_wording = format!("{label}, {AS_TEXT}");
        let coarse = conditions::coarse(condition);
        let shown = format!("{label}: {coarse}");
        let treatment = builder.offer(Field::Conditions, &original, &with_wording, &shown);
        if treatment.is_some() {
            let id = format!("nebenbestimmung-{index}");
            if treatment == Some(Treatment::Keep) {
                builder.texts.add(&id, &label, &condition.wording);
            } else {
                builder.own_word(coarse);
                builder.texts.put(&id, coarse);
            }
            let kind = builder.coded("nebenbestimmung", &condition.kind);
            out.nebenbestimmungen
                .push(NebenbestimmungOut { kind, wording: id });
        }
    }
    out
}

/// Papers that still say something: the newest of each kind, without permits that have run out while another holds. A
/// passport that has run out still says who somebody is, but only for a year: what is older tells when somebody came.
fn current(all: &[Aufenthaltsdokument], today: NaiveDate) -> Vec<&Aufenthaltsdokument> {
    let holds = |paper: &Aufenthaltsdokument| paper.valid_until.is_none_or(|until| until >= today);
    let identity = |paper: &Aufenthaltsdokument| IDENTITY.contains(&paper.kind.as_str());
    let any_permit = all.iter().any(|paper| holds(paper) && !identity(paper));
    let end = |paper: &Aufenthaltsdokument| paper.valid_until.unwrap_or(NaiveDate::MAX);
    let newest = |paper: &&Aufenthaltsdokument| {
        let same = all.iter().filter(|other| other.kind == paper.kind);
        same.map(end).max() == Some(end(paper))
    };
    let told = |paper: &&Aufenthaltsdokument| identity(paper) || holds(paper) || !any_permit;
    let year_ago = today.checked_sub_months(Months::new(12));
    let recent = |paper: &&Aufenthaltsdokument| year_ago.is_none_or(|day| end(paper) >= day);
    all.iter()
        .filter(newest)
        .filter(told)
        .filter(recent)
        .collect()
}

/// Papers that prove who somebody is (list `aufenthaltsdokument`).
const IDENTITY: [&str; 4] = [
    "reisepass",
    "personalausweis",
    "reiseausweis",
    "geburtsurkunde",
];

fn status(builder: &mut Builder<'_>) -> Option<StatusOut> {
    let akte = &builder.input.akte.aufenthalt;
    let status = akte.status_on(builder.input.today)?;
    let label = builder.label_of("aufenthaltsstatus", &status.kind);
    let (original, shown) = status_lines(&label, status);
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

fn status_lines(label: &str, status: &Aufenthaltsstatus) -> (String, String) {
    let line = |show: &dyn Fn(NaiveDate) -> String| {
        let until = status
            .until
            .map(|day| format!(" bis {}", show(day)))
            .unwrap_or_default();
        format!("{label} seit {}{until}", show(status.since))
    };
    (line(&german_date), line(&|day| shown_month(&month(day))))
}
