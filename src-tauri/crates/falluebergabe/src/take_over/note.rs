//! The note of a Fall that was taken over: what the sender wrote, section by section, in words.

use crate::content::{Coded, Month, UebergabeContent, ZielOut, shown_month};
use fallmappe_domain::check::MAX_TEXT;
use fallmappe_domain::dates::german_date;

/// Stands where a packet says more than a note may hold.
const CUT: &str =
    "\n… Die Notiz ist hier gekürzt. Alles Weitere steht im Bogen des Pakets bei den Dateien.";

/// The whole note; sections without content are not there.
pub(super) fn text(content: &UebergabeContent) -> String {
    let sections = [
        (String::new(), head(content)),
        ("Nächste Fristen".to_owned(), fristen(content)),
        ("Person in groben Zügen".to_owned(), person(content)),
        ("Aufenthalt".to_owned(), aufenthalt(content)),
        ("Bildung und Arbeit".to_owned(), bildung(content)),
        ("Wer sonst beteiligt ist".to_owned(), netzwerk(content)),
        ("Bisheriger Verlauf".to_owned(), verlauf(content)),
        ("Nicht weitergegeben".to_owned(), omitted(content)),
    ];
    let written = sections
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(title, lines)| {
            let lines = lines.join("\n");
            if title.is_empty() {
                lines
            } else {
                format!("{title}:\n{lines}")
            }
        });
    shortened(written.collect::<Vec<_>>().join("\n\n"))
}

/// What is agreed with a Ziel of the sender beside its wording.
pub(super) fn taken_over(ziel: &ZielOut) -> String {
    let set = with_month("Vom Absender übernommen", "vereinbart", Some(&ziel.set));
    with_month(&set, "Überprüfung", ziel.review.as_ref())
}

/// `text (word 03.2026)`, or the text alone.
pub(super) fn with_month(text: &str, word: &str, month: Option<&Month>) -> String {
    month.map_or_else(
        || text.to_owned(),
        |month| format!("{text} ({word} {})", shown_month(month)),
    )
}

fn head(content: &UebergabeContent) -> Vec<String> {
    let kind = content
        .kind
        .iter()
        .map(|kind| format!("Art: {}", kind.label));
    let answer = content
        .answer_by
        .iter()
        .map(|day| format!("Rückmeldung erbeten bis {}", german_date(*day)));
    [
        format!(
            "Übernommen aus dem Paket {} vom {}. Angaben der abgebenden Stelle, ohne Namen; Tage sind zu Monaten vergröbert.",
            content.pseudonym,
            german_date(content.created_on)
        ),
        format!("Zweck: {}", content.purpose),
    ]
    .into_iter()
    .chain(kind)
    .chain(answer)
    .collect()
}

fn fristen(content: &UebergabeContent) -> Vec<String> {
    let line = |frist: &crate::content::FristOut| format!("{}: {}", frist.title, frist.due);
    content.fristen.iter().map(line).collect()
}

fn person(content: &UebergabeContent) -> Vec<String> {
    let person = &content.person;
    let family = person.family.iter().map(|family| {
        let ages = if family.ages.is_empty() {
            String::new()
        } else {
            format!(" ({})", family.ages.join(", "))
        };
        format!("{} × {}{ages}", family.count, family.role)
    });
    let rows = [
        ("Altersgruppe", person.age_band.clone()),
        ("Herkunft", person.region.clone()),
        ("Sprachen", joined(person.languages.clone())),
        ("Wohnort", person.area.clone()),
        ("Familie", joined(family.collect())),
    ];
    filled(rows)
}

fn aufenthalt(content: &UebergabeContent) -> Vec<String> {
    let aufenthalt = &content.aufenthalt;
    let status = aufenthalt.status.iter().map(|status| {
        let until = status.until.as_ref().map(shown_month);
        let until = until.map_or_else(String::new, |until| format!(" bis {until}"));
        let basis = after_comma(&status.basis);
        format!(
            "{} seit {}{until}{basis}",
            status.kind.label,
            shown_month(&status.since)
        )
    });
    let papers = aufenthalt
        .dokumente
        .iter()
        .map(|paper| with_month(&paper.kind.label, "gültig bis", paper.valid_until.as_ref()));
    let conditions = aufenthalt
        .nebenbestimmungen
        .iter()
        .map(|one| labelled(&one.kind, &one.wording));
    status.chain(papers).chain(conditions).collect()
}

fn bildung(content: &UebergabeContent) -> Vec<String> {
    let bildung = &content.bildung;
    let school = bildung.schule.iter().map(|school| {
        let years = match school.years {
            0 => String::new(),
            years => format!(", {years} Schuljahre"),
        };
        format!("Schule: {}{years}", school.level.label)
    });
    let vocation = bildung.beruf.iter().map(|beruf| {
        format!(
            "Beruf: {}{}",
            beruf.level.label,
            after_comma(&beruf.occupation)
        )
    });
    let languages = bildung.sprachen.iter().map(|level| {
        format!(
            "{}: {} ({})",
            level.language,
            level.level.label,
            shown_month(&level.month)
        )
    });
    let work = bildung.arbeit.iter().map(|work| {
        let text = format!(
            "Arbeit: {}{}",
            work.status.label,
            after_comma(&work.occupation)
        );
        with_month(&text, "seit", Some(&work.since))
    });
    let training = bildung.ausbildungen.iter().map(|one| {
        let text = format!(
            "{}{}, {}",
            one.kind.label,
            after_comma(&one.occupation),
            one.state
        );
        with_month(&text, "ab", Some(&one.starts))
    });
    let benefits = bildung
        .leistungen
        .iter()
        .map(|one| with_month(&one.kind.label, "seit", Some(&one.since)));
    school
        .chain(vocation)
        .chain(languages)
        .chain(work)
        .chain(training)
        .chain(benefits)
        .collect()
}

fn netzwerk(content: &UebergabeContent) -> Vec<String> {
    let netzwerk = &content.netzwerk;
    let people = netzwerk
        .personen
        .iter()
        .map(|role| format!("{} × {}", role.count, role.role));
    let bodies = netzwerk.stellen.iter().map(|kind| kind.label.clone());
    filled([
        ("Personen", joined(people.collect())),
        ("Stellen mit Einwilligung", joined(bodies.collect())),
        (
            "Weitere Fallführung",
            netzwerk
                .fallfuehrung
                .as_ref()
                .map(|code| code.label.clone()),
        ),
    ])
}

/// Everything that has a month, the oldest first.
fn verlauf(content: &UebergabeContent) -> Vec<String> {
    let mut lines: Vec<(&Month, String)> = Vec::new();
    for kontakt in &content.kontakte {
        let step = if kontakt.next_step.is_empty() {
            String::new()
        } else {
            format!(" Nächster Schritt: {}", kontakt.next_step)
        };
        let text = format!("{}: {}{step}", kontakt.kind.label, kontakt.text);
        lines.push((&kontakt.month, text));
    }
    for teilnahme in &content.teilnahmen {
        let text = with_month(
            &teilnahme.baustein.label,
            "bis",
            teilnahme.austritt.as_ref(),
        );
        lines.push((&teilnahme.eintritt, format!("Teilnahme: {text}")));
    }
    for one in &content.vermittlungen {
        let result = [&one.result, &one.end_reason].map(|text| after_comma(text));
        let text = format!("Vermittlung: {}{}", one.kind.label, result.concat());
        lines.push((&one.month, with_month(&text, "beendet", one.ended.as_ref())));
    }
    for one in &content.verbleib {
        let text = format!("Verbleib ({}): {}", one.point.label, one.kind.label);
        lines.push((&one.month, text));
    }
    for one in &content.vereinbarungen {
        let state = if one.done { "erledigt" } else { "offen" };
        let text = format!(
            "Fallkonferenz: {}{} ({state})",
            one.what,
            after_comma(&one.who)
        );
        lines.push((&one.month, with_month(&text, "bis", one.due.as_ref())));
    }
    lines.sort_by_key(|(month, _)| *month);
    let shown = |(month, text): (&Month, String)| format!("{} {text}", shown_month(month));
    lines.into_iter().map(shown).collect()
}

fn omitted(content: &UebergabeContent) -> Vec<String> {
    let names = content.omitted.iter().map(|one| one.what.clone());
    joined(names.collect()).into_iter().collect()
}

fn labelled(kind: &Coded, text: &str) -> String {
    if text.is_empty() {
        kind.label.clone()
    } else {
        format!("{}: {text}", kind.label)
    }
}

fn after_comma(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(", {text}")
    }
}

fn joined(parts: Vec<String>) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn filled<const N: usize>(rows: [(&str, Option<String>); N]) -> Vec<String> {
    rows.into_iter()
        .filter_map(|(label, value)| Some(format!("{label}: {}", value?)))
        .collect()
}

/// Cut at a line, so that no sentence ends in the middle.
fn shortened(text: String) -> String {
    if text.chars().count() <= MAX_TEXT {
        return text;
    }
    let room = MAX_TEXT - CUT.chars().count();
    let kept: String = text.chars().take(room).collect();
    let whole = kept
        .rsplit_once('\n')
        .map_or(kept.as_str(), |(lines, _)| lines);
    format!("{whole}{CUT}")
}
