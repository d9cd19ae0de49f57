//! School, vocation, languages, work and benefits: levels and kinds, never a school, an employer or a paying body.

use super::builder::{AS_TEXT, Builder};
use crate::content::{
    ArbeitOut, AusbildungOut, BerufOut, BildungOut, LeistungOut, SchuleOut, SprachstandOut, month,
    shown_month,
};
use crate::minimise::{Field, Treatment};
use chrono::NaiveDate;
use fallmappe_domain::bildung::{Ausbildung, Sprachstand};
use fallmappe_domain::code::NICHT_ERHOBEN;
use fallmappe_domain::dates::german_date;
use std::collections::BTreeMap;

pub(super) fn bildung(builder: &mut Builder<'_>) -> BildungOut {
    BildungOut {
        schule: schule(builder),
        beruf: beruf(builder),
        sprachen: sprachen(builder),
        arbeit: arbeit(builder),
        ausbildungen: ausbildungen(builder),
        leistungen: leistungen(builder),
    }
}

fn schule(builder: &mut Builder<'_>) -> Option<SchuleOut> {
    let schule = &builder.input.akte.bildung.schule;
    let newest = schule.iter().max_by_key(|schule| schule.date)?;
    let level = builder.label_of("schulabschluss", &newest.level);
    let years = match newest.years {
        0 => String::new(),
        1 => "1 Schuljahr".to_owned(),
        years => format!("{years} Schuljahre"),
    };
    let kept = joined(&[&level, &years]);
    let country = builder.label_of("staatsangehoerigkeit", &newest.country);
    let original = joined(&[&kept, &country, &newest.remark]);
    if level.is_empty() {
        return None;
    }
    let treatment = builder.offer(Field::School, &original, &kept, &level)?;
    Some(SchuleOut {
        level: builder.coded("schulabschluss", &newest.level),
        years: if treatment == Treatment::Keep {
            newest.years
        } else {
            0
        },
        recognised: newest.recognised_on.is_some(),
    })
}

fn beruf(builder: &mut Builder<'_>) -> Option<BerufOut> {
    let beruf = &builder.input.akte.bildung.beruf;
    let newest = beruf.iter().max_by_key(|beruf| beruf.date)?;
    let level = builder.label_of("berufsabschluss", &newest.level);
    if level.is_empty() {
        return None;
    }
    let country = builder.label_of("staatsangehoerigkeit", &newest.country);
    let original = joined(&[&level, &newest.occupation, &country, &newest.remark]);
    let kept = joined(&[&level, as_text(&newest.occupation)]);
    let treatment = builder.offer(Field::Vocation, &original, &kept, &level)?;
    let occupation = "beruf".to_owned();
    if treatment == Treatment::Keep {
        builder
            .texts
            .add(&occupation, Field::Vocation.label(), &newest.occupation);
    }
    Some(BerufOut {
        level: builder.coded("berufsabschluss", &newest.level),
        occupation,
        recognised: newest.recognised_on.is_some(),
    })
}

/// The newest level of each language, German first.
fn sprachen(builder: &mut Builder<'_>) -> Vec<SprachstandOut> {
    let mut newest: BTreeMap<(bool, &str), &Sprachstand> = BTreeMap::new();
    for stand in &builder.input.akte.bildung.sprache {
        let key = (stand.language != "Deutsch", stand.language.as_str());
        let slot = newest.entry(key).or_insert(stand);
        if slot.date <= stand.date {
            *slot = stand;
        }
    }
    let rows: Vec<_> = newest.into_iter().collect();
    let rows = rows.into_iter();
    rows.filter_map(|((foreign, _), stand)| sprachstand(builder, foreign, stand))
        .collect()
}

fn sprachstand(
    builder: &mut Builder<'_>,
    foreign: bool,
    stand: &Sprachstand,
) -> Option<SprachstandOut> {
    let level = builder.label_of("sprachniveau", &stand.level);
    if level.is_empty() || stand.language.trim().is_empty() {
        return None;
    }
    let language = builder.shown_language(&stand.language);
    let proof = builder.label_of("sprachnachweis", &stand.proof);
    let when = month(stand.date);
    let original = joined(&[
        &stand.language,
        &level,
        &proof,
        &german_date(stand.date),
        &stand.provider,
    ]);
    let shown = joined(&[&language, &level, &proof, &shown_month(&when)]);
    let (treatment, reason) = builder.treatment(Field::LanguageLevels);
    if foreign && treatment == Treatment::Coarse {
        builder.leave_out("Sprachstand in weiteren Sprachen", &reason);
        return None;
    }
    builder.offer(Field::LanguageLevels, &original, &shown, &shown)?;
    Some(SprachstandOut {
        language,
        level: builder.coded("sprachniveau", &stand.level),
        proof: (!proof.is_empty()).then(|| builder.coded("sprachnachweis", &stand.proof)),
        month: when,
    })
}

/// Work that holds on the day of the packet.
fn arbeit(builder: &mut Builder<'_>) -> Option<ArbeitOut> {
    let today = builder.input.today;
    let arbeit = builder.input.akte.bildung.arbeit.iter();
    let holds = arbeit.filter(|work| holds(work.since, work.until, today));
    let work = holds.max_by_key(|work| work.since)?;
    let status = builder.label_of("erwerbsstatus", &work.status);
    if status.is_empty() {
        return None;
    }
    let hours = match work.hours_per_week {
        0 => String::new(),
        hours => format!("{hours} Stunden je Woche"),
    };
    let since = shown_month(&month(work.since));
    let coarse = format!("{status} seit {since}");
    let kept = joined(&[&coarse, as_text(&work.occupation), &hours]);
    let begun = format!("{status} seit {}", german_date(work.since));
    let original = joined(&[&begun, &work.occupation, &work.employer, &hours]);
    let treatment = builder.offer(Field::Work, &original, &kept, &coarse)?;
    let keeps = treatment == Treatment::Keep;
    let occupation = "arbeit".to_owned();
    if keeps {
        builder
            .texts
            .add(&occupation, Field::Work.label(), &work.occupation);
    }
    Some(ArbeitOut {
        status: builder.coded("erwerbsstatus", &work.status),
        since: month(work.since),
        occupation,
        hours_per_week: if keeps { work.hours_per_week } else { 0 },
    })
}

fn ausbildungen(builder: &mut Builder<'_>) -> Vec<AusbildungOut> {
    let all = builder.input.akte.bildung.ausbildungen.iter().enumerate();
    let mut out: Vec<AusbildungOut> = all
        .filter_map(|(index, training)| ausbildung(builder, index, training))
        .collect();
    out.sort_by(|a, b| a.starts.cmp(&b.starts));
    out
}

fn ausbildung(
    builder: &mut Builder<'_>,
    index: usize,
    training: &Ausbildung,
) -> Option<AusbildungOut> {
    let kind = builder.input.lists.label("ausbildungsart", &training.kind);
    let state = state(training, builder.input.today);
    let begin = shown_month(&month(training.starts_on));
    let coarse = format!("{kind}, {state}, Beginn {begin}");
    let kept = joined(&[&coarse, as_text(&training.occupation)]);
    let began = format!(
        "{kind}, {state}, Beginn {}",
        german_date(training.starts_on)
    );
    let original = joined(&[&began, &training.occupation, &training.employer]);
    let treatment = builder.offer(Field::Training, &original, &kept, &coarse)?;
    let occupation = format!("ausbildung-{index}");
    if treatment == Treatment::Keep {
        builder
            .texts
            .add(&occupation, Field::Training.label(), &training.occupation);
    }
    builder.own_word(state);
    Some(AusbildungOut {
        kind: builder.coded("ausbildungsart", &training.kind),
        occupation,
        starts: month(training.starts_on),
        ends: training
            .broken_off_on
            .or(training.passed_on)
            .or(training.ends_on)
            .map(month),
        state: state.to_owned(),
    })
}

fn state(training: &Ausbildung, today: NaiveDate) -> &'static str {
    if training.passed_on.is_some() {
        "bestanden"
    } else if training.broken_off_on.is_some() {
        "abgebrochen"
    } else if training.starts_on > today {
        "geplant"
    } else if training.ends_on.is_some_and(|end| end < today) {
        "beendet"
    } else {
        "läuft"
    }
}

/// Benefits that are received on the day of the packet.
fn leistungen(builder: &mut Builder<'_>) -> Vec<LeistungOut> {
    let today = builder.input.today;
    let mut out = Vec::new();
    for benefit in &builder.input.akte.bildung.leistungen {
        let current = holds(benefit.since, benefit.until, today);
        if !current || benefit.kind.as_str() == NICHT_ERHOBEN {
            continue;
        }
        let kind = builder.label_of("leistungsbezug", &benefit.kind);
        let shown = format!("{kind} seit {}", shown_month(&month(benefit.since)));
        let begun = format!("{kind} seit {}", german_date(benefit.since));
        let original = joined(&[&begun, &benefit.authority]);
        if builder
            .offer(Field::Benefits, &original, &shown, &shown)
            .is_some()
        {
            let kind = builder.coded("leistungsbezug", &benefit.kind);
            let since = month(benefit.since);
            out.push(LeistungOut { kind, since });
        }
    }
    out
}

fn holds(since: NaiveDate, until: Option<NaiveDate>, today: NaiveDate) -> bool {
    since <= today && until.is_none_or(|until| until >= today)
}

/// Stands for a text in a preview line, if there is one.
fn as_text(text: &str) -> &'static str {
    if text.trim().is_empty() { "" } else { AS_TEXT }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(", ")
}
