//! What is urgent, what is needed and what was agreed: deadlines, Bedarfe, Ziele with their steps, Vereinbarungen.
//!
//! Days become spans of time from the day of the packet or months; wordings are pseudonymised with the notes.

use super::builder::{AS_TEXT, Builder};
use crate::content::{
    BedarfOut, FristOut, SchrittOut, VereinbarungOut, ZielOut, month, shown_month,
};
use crate::minimise::{Field, Treatment};
use chrono::{Months, NaiveDate};
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
use fallmappe_domain::dates::german_date;
use fallmappe_domain::teilhabeplan::{Bedarf, Schritt, Ziel};
use std::collections::BTreeMap;

/// Deadlines, the most urgent first.
pub(super) fn fristen(builder: &mut Builder<'_>) -> Vec<FristOut> {
    let mut fristen: Vec<_> = builder.input.fristen.iter().enumerate().collect();
    fristen.sort_by_key(|(_, frist)| frist.days_from_today);
    let mut out = Vec::new();
    for (index, frist) in fristen {
        let by_age = counts_from_birth(&frist.title);
        if by_age && frist.days_from_today > YEAR_DAYS {
            builder.leave_out(
                "Fristen, die vom Geburtstag zählen",
                "Ihr Abstand würde das Geburtsdatum verraten; fällig werden sie erst in mehr als einem Jahr.",
            );
            continue;
        }
        let due = match by_age {
            true if frist.days_from_today >= 0 => "innerhalb eines Jahres".to_owned(),
            true => "überfällig".to_owned(),
            false => due_words(frist.days_from_today),
        };
        let shown = format!("{due}: {AS_TEXT}");
        let original = format!("{due}: {}", frist.title);
        if builder
            .offer(Field::Deadlines, &original, &shown, &shown)
            .is_some()
        {
            let title = format!("frist-{index}");
            builder
                .texts
                .add(&title, "Frist", without_age(&frist.title));
            builder.own_word(&due);
            out.push(FristOut { title, due });
        }
    }
    out
}

const YEAR_DAYS: i64 = 365;

/// Whether a deadline is counted from the birthday: beside an age, a number of months would be a month of birth. Our own
/// rules say so in their titles, and so do people ("wird 21").
fn counts_from_birth(title: &str) -> bool {
    const SIGNS: [&str; 7] = [
        "geburtstag",
        "altersgrenze",
        "lebensjahr",
        "volljährig",
        "mindestalter",
        "höchstalter",
        "jahre alt",
    ];
    let title = title.to_lowercase();
    let age = title.split_once("wird ").map_or("", |(_, age)| age.trim());
    SIGNS.iter().any(|sign| title.contains(sign))
        || age.len() == 2 && age.bytes().all(|digit| digit.is_ascii_digit())
}

/// The title without the age it counts to: "Antrag nach § 25a vor dem 27. Geburtstag".
fn without_age(title: &str) -> &str {
    let parts = title.split_once(" vor dem ");
    let cut = parts.filter(|(head, tail)| !head.is_empty() && tail.ends_with("Geburtstag"));
    cut.map_or(title, |(head, _)| head)
}

/// Weeks and months. A number of days beside the day of the packet would be an exact day (handover 5.4), so what is
/// near is told without a number; what is due at once is asked for by telephone.
fn due_words(days: i64) -> String {
    let count = |number: i64, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let span = |days: i64| match days {
        ..=90 => format!("etwa {}", count((days + 3) / 7, "Woche", "Wochen")),
        _ => format!(
            "etwa {}",
            count(days.saturating_add(15) / 30, "Monat", "Monaten")
        ),
    };
    match days {
        0..=3 => "sofort klären: Tag bitte telefonisch erfragen".to_owned(),
        4..=14 => "in den nächsten Wochen".to_owned(),
        -14..=-1 => "seit Kurzem überfällig".to_owned(),
        15.. => format!("in {}", span(days)),
        _ => format!("seit {} überfällig", span(days.saturating_neg())),
    }
}

/// The newest rating of each Handlungsfeld: where no help is needed first, then by urgency.
pub(super) fn bedarfe(builder: &mut Builder<'_>) -> Vec<BedarfOut> {
    let mut newest: BTreeMap<&str, (usize, &Bedarf)> = BTreeMap::new();
    for (index, bedarf) in builder.input.akte.teilhabeplan.bedarfe.iter().enumerate() {
        let slot = newest
            .entry(bedarf.handlungsfeld.as_str())
            .or_insert((index, bedarf));
        if slot.1.date <= bedarf.date {
            *slot = (index, bedarf);
        }
    }
    let mut newest: Vec<_> = newest.into_values().collect();
    newest.sort_by_key(|(_, bedarf)| urgency(&bedarf.rating));
    let rows = newest.into_iter();
    rows.filter_map(|(index, bedarf)| one_bedarf(builder, index, bedarf))
        .collect()
}

fn urgency(rating: &Code) -> u8 {
    let order = ["kein", "dringend", "hoch", "mittel", "gering"];
    let at = order.iter().position(|code| *code == rating.as_str());
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

fn one_bedarf(builder: &mut Builder<'_>, index: usize, bedarf: &Bedarf) -> Option<BedarfOut> {
    let feld = builder
        .input
        .lists
        .label("handlungsfeld", &bedarf.handlungsfeld);
    let rating = builder.label_of("bedarfsstufe", &bedarf.rating);
    if rating.is_empty() {
        return None;
    }
    let line = format!("{feld}: {rating}");
    let with_remark = with(&line, &bedarf.remark, AS_TEXT);
    let original = with(&line, &bedarf.remark, &bedarf.remark);
    if !builder.health_allows(&bedarf.handlungsfeld, &original, &with_remark) {
        return None;
    }
    let treatment = builder.offer(Field::Needs, &original, &with_remark, &line)?;
    let remark = format!("bedarf-{index}");
    if treatment == Treatment::Keep {
        builder
            .texts
            .add(&remark, &format!("Hilfebedarf {feld}"), &bedarf.remark);
    }
    Some(BedarfOut {
        handlungsfeld: builder.coded("handlungsfeld", &bedarf.handlungsfeld),
        rating: builder.coded("bedarfsstufe", &bedarf.rating),
        month: month(bedarf.date),
        remark,
    })
}

/// Ziele: running ones first, in each half as the Fall has them.
pub(super) fn ziele(builder: &mut Builder<'_>) -> Vec<ZielOut> {
    let ziele = &builder.input.akte.teilhabeplan.ziele;
    let mut ziele: Vec<(usize, &Ziel)> = ziele.iter().enumerate().collect();
    let ended = |ziel: &Ziel| {
        let state = ziel.state.as_str();
        ziel.ended_on.is_some() || matches!(state, "erreicht" | "nicht_erreicht" | "aufgegeben")
    };
    ziele.sort_by_key(|(_, ziel)| ended(ziel));
    let rows = ziele.into_iter();
    rows.filter_map(|(index, ziel)| one_ziel(builder, index, ziel))
        .collect()
}

fn one_ziel(builder: &mut Builder<'_>, index: usize, ziel: &Ziel) -> Option<ZielOut> {
    let feld = builder
        .input
        .lists
        .label("handlungsfeld", &ziel.handlungsfeld);
    let state = builder.label_of("zielstand", &ziel.state);
    let line = format!("{feld}: {state}");
    let with_wording = with(&line, &ziel.wording, AS_TEXT);
    let original = with(&line, &ziel.wording, &ziel.wording);
    if !builder.health_allows(&ziel.handlungsfeld, &original, &with_wording) {
        return None;
    }
    let treatment = builder.offer(Field::Goals, &original, &with_wording, &line);
    let mut steps = Vec::new();
    for (number, step) in ziel.steps.iter().enumerate() {
        steps.extend(one_step(
            builder,
            &format!("ziel-{index}-schritt-{number}"),
            step,
        ));
    }
    if treatment.is_none() && steps.is_empty() {
        return None;
    }
    let wording = format!("ziel-{index}");
    if treatment == Some(Treatment::Keep) {
        builder
            .texts
            .add(&wording, &format!("Ziel {feld}"), &ziel.wording);
    }
    let priority = (ziel.priority.as_str() != NICHT_ERHOBEN && treatment.is_some())
        .then(|| builder.coded("prioritaet", &ziel.priority));
    Some(ZielOut {
        handlungsfeld: builder.coded("handlungsfeld", &ziel.handlungsfeld),
        wording,
        state: builder.coded("zielstand", &ziel.state),
        priority,
        set: month(ziel.set_on),
        review: ziel.review_on.map(month),
        steps,
    })
}

/// A step that is still to be done. Who does it is told as a role, never by name.
fn one_step(builder: &mut Builder<'_>, id: &str, step: &Schritt) -> Option<SchrittOut> {
    if matches!(step.state.as_str(), "erledigt" | "entfallen") || step.what.trim().is_empty() {
        return None;
    }
    if is_stale(step, builder.input.today) {
        builder.leave_out(
            "alte offene Schritte",
            "Seit über einem Jahr fällig; ob sie noch gelten, ist nicht bekannt.",
        );
        return None;
    }
    let who = builder.input.lists.label("zustaendigkeit", &step.who);
    let until = |day: Option<String>| day.map(|day| format!(" bis {day}")).unwrap_or_default();
    let shown = format!(
        "{AS_TEXT}, {who}{}",
        until(step.due_on.map(|d| shown_month(&month(d))))
    );
    let name = Some(step.who_name.trim()).filter(|name| !name.is_empty());
    let original = format!(
        "{}, {}{}",
        step.what,
        name.unwrap_or(&who),
        until(step.due_on.map(german_date))
    );
    builder.offer(Field::PlanSteps, &original, &shown, &shown)?;
    builder.texts.add(id, "Schritt", &step.what);
    Some(SchrittOut {
        what: id.to_owned(),
        who: builder.coded("zustaendigkeit", &step.who),
        due: step.due_on.map(month),
        state: builder.coded("schrittstand", &step.state),
    })
}

/// Due for more than a year: nobody looked at it since, and its month would only tell when it was.
fn is_stale(step: &Schritt, today: NaiveDate) -> bool {
    let year_ago = today.checked_sub_months(Months::new(12));
    let due = step.due_on.zip(year_ago);
    due.is_some_and(|(due, year_ago)| due < year_ago)
}

/// What Fallkonferenzen agreed, oldest first. Who sat at the table stays.
pub(super) fn vereinbarungen(builder: &mut Builder<'_>) -> Vec<VereinbarungOut> {
    let mut out = Vec::new();
    for (index, konferenz) in builder.input.akte.fallkonferenzen.iter().enumerate() {
        let when = month(konferenz.date);
        for (number, agreed) in konferenz.agreements.iter().enumerate() {
            let shown = format!("Fallkonferenz {}: {AS_TEXT}", shown_month(&when));
            let day = german_date(konferenz.date);
            let original = format!("Fallkonferenz {day}: {} ({})", agreed.what, agreed.who);
            if builder
                .offer(Field::Agreements, &original, &shown, &shown)
                .is_none()
            {
                continue;
            }
            let id = format!("vereinbarung-{index}-{number}");
            let who = format!("{id}-wer");
            builder.texts.add(&id, "Vereinbarung", &agreed.what);
            builder.texts.add(&who, "Vereinbarung, wer", &agreed.who);
            out.push(VereinbarungOut {
                month: when.clone(),
                what: id,
                who,
                due: agreed.due_on.map(month),
                done: agreed.done_on.is_some(),
            });
        }
    }
    out.sort_by(|a, b| a.month.cmp(&b.month));
    out
}

/// A line with a further text, if the record has one.
fn with(line: &str, text: &str, shown: &str) -> String {
    if text.trim().is_empty() {
        line.to_owned()
    } else {
        format!("{line}, {shown}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_from_the_birthday_is_known_by_its_title() {
        for (title, by_age) in [
            ("Antrag nach § 25a vor dem 27. Geburtstag", true),
            ("Altersgrenze des Programms", true),
            ("Er wird 21", true),
            ("Duldung läuft ab", false),
            ("Kurs wird 2027 fortgesetzt", false),
        ] {
            assert_eq!(counts_from_birth(title), by_age, "{title}");
        }
        let title = "Antrag nach § 25a vor dem 27. Geburtstag";
        assert_eq!(without_age(title), "Antrag nach § 25a");
        assert_eq!(without_age("Termin vor dem Amt"), "Termin vor dem Amt");
    }

    #[test]
    fn no_deadline_tells_its_day() {
        for (days, words) in [
            (0, "sofort klären: Tag bitte telefonisch erfragen"),
            (3, "sofort klären: Tag bitte telefonisch erfragen"),
            (4, "in den nächsten Wochen"),
            (14, "in den nächsten Wochen"),
            (15, "in etwa 2 Wochen"),
            (24, "in etwa 3 Wochen"),
            (90, "in etwa 13 Wochen"),
            (91, "in etwa 3 Monaten"),
            (-3, "seit Kurzem überfällig"),
            (-15, "seit etwa 2 Wochen überfällig"),
            (i64::MIN, "seit etwa 307445734561825860 Monaten überfällig"),
        ] {
            assert_eq!(due_words(days), words);
        }
    }
}
