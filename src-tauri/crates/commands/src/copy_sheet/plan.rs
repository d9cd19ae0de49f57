//! What is planned, talked about and due: Clearing, Bedarfe and Ziele, Kontakte, Fallkonferenzen, Fristen, and what stands
//! in the way.

use fallmappe_domain::clearing::Clearing;
use fallmappe_domain::fallkonferenz::{Fallkonferenz, Vereinbarung};
use fallmappe_domain::frist::{Frist, Fristerledigung};
use fallmappe_domain::fristen;
use fallmappe_domain::gesundheit::Gesundheitsangabe;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_domain::teilhabeplan::{Bedarf, Schritt, Teilhabeplan, Ziel};
use fallmappe_letters::Block;

use super::rows::{Entry, Words, joined, maybe, section};

pub(super) fn clearings(words: &Words<'_>, clearings: &[Clearing]) -> Vec<Block> {
    let entry = |clearing: &Clearing| {
        let Clearing {
            date,
            access,
            target_group,
            exception_reason,
            other_fallfuehrung,
            other_body,
            exclusion_checked_on,
            exclusion,
            voluntary,
            remark,
        } = clearing;
        Entry::on(*date)
            .say("Zugang", words.label("zugangsweg", access))
            .say("Zielgruppe", words.label("zielgruppe", target_group))
            .say("Grund für die Ausnahme", exception_reason)
            .say(
                "Andere Fallführung",
                joined(&[&words.label("fallfuehrung", other_fallfuehrung), other_body]),
            )
            .day("Ausschluss geprüft", *exclusion_checked_on)
            .say("Ergebnis", words.label("ausschluss", exclusion))
            .when(*voluntary, "Die Teilnahme ist freiwillig.")
            .text(remark)
    };
    section("Clearing", clearings.iter().map(entry))
}

pub(super) fn teilhabeplan(words: &Words<'_>, teilhabeplan: &Teilhabeplan) -> Vec<Block> {
    let Teilhabeplan { bedarfe, ziele } = teilhabeplan;
    let bedarf = |bedarf: &Bedarf| {
        let Bedarf {
            date,
            handlungsfeld,
            rating,
            remark,
        } = bedarf;
        Entry::on(*date)
            .text(words.label("handlungsfeld", handlungsfeld))
            .say("Einschätzung", words.label("bedarfsstufe", rating))
            .text(remark)
    };
    let mut blocks = section("Bedarfe", bedarfe.iter().map(bedarf));
    blocks.extend(section("Ziele", ziele.iter().map(|one| ziel(words, one))));
    blocks
}

fn ziel(words: &Words<'_>, ziel: &Ziel) -> Entry {
    let Ziel {
        set_on,
        handlungsfeld,
        wording,
        priority,
        state,
        review_on,
        ended_on,
        remark,
        steps,
    } = ziel;
    let entry = Entry::on(*set_on)
        .text(wording)
        .say("Handlungsfeld", words.label("handlungsfeld", handlungsfeld))
        .say("Wichtigkeit", words.label("prioritaet", priority))
        .say("Stand", words.label("zielstand", state))
        .day("Wir schauen wieder darauf am", *review_on)
        .day("Beendet", *ended_on)
        .text(remark);
    steps
        .iter()
        .fold(entry, |entry, one| entry.say("Schritt", step(words, one)))
}

fn step(words: &Words<'_>, step: &Schritt) -> String {
    let Schritt {
        what,
        who,
        who_name,
        due_on,
        state,
        done_on,
    } = step;
    joined(&[
        what,
        &words.label("zustaendigkeit", who),
        who_name,
        &until("bis", &maybe(*due_on)),
        &words.label("schrittstand", state),
        &until("erledigt am", &maybe(*done_on)),
    ])
}

fn until(word: &str, day: &str) -> String {
    if day.is_empty() {
        String::new()
    } else {
        format!("{word} {day}")
    }
}

pub(super) fn kontakte(words: &Words<'_>, kontakte: &[Kontakt]) -> Vec<Block> {
    let entry = |kontakt: &Kontakt| {
        let Kontakt {
            date,
            kind,
            minutes,
            interpreter,
            no_show,
            subjects,
            text,
            next_step,
            next_step_on,
            structural,
        } = kontakt;
        let next = joined(&[next_step, &until("am", &maybe(*next_step_on))]);
        Entry::on(*date)
            .text(words.label("kontaktart", kind))
            .count("Minuten", *minutes)
            .say("Sprachmittlung", words.label("sprachmittlung", interpreter))
            .when(*no_show, "Sie sind nicht gekommen.")
            .say("Themen", words.labels("handlungsfeld", subjects))
            .text(text)
            .say("Nächster Schritt", next)
            .when(
                *structural,
                "Hier zeigt sich ein Hindernis, das nicht an Ihnen liegt.",
            )
    };
    section("Kontakte", kontakte.iter().map(entry))
}

/// Without the names of those at the table; they stand with the other people.
pub(super) fn fallkonferenzen(fallkonferenzen: &[Fallkonferenz]) -> Vec<Block> {
    let entry = |konferenz: &Fallkonferenz| {
        let Fallkonferenz {
            date,
            occasion,
            question,
            pseudonymised,
            participants,
            agreements,
            result,
        } = konferenz;
        let mut bodies: Vec<&str> = participants.iter().map(|one| one.stelle.as_str()).collect();
        bodies.dedup();
        let entry = Entry::on(*date)
            .say("Anlass", occasion)
            .say("Frage", question)
            .when(
                *pseudonymised,
                "Über Sie wurde ohne Ihren Namen gesprochen.",
            )
            .say("Dabei", joined(&bodies));
        let entry = agreements
            .iter()
            .fold(entry, |entry, one| entry.say("Vereinbart", agreed(one)));
        entry.say("Ergebnis", result)
    };
    section("Fallkonferenzen", fallkonferenzen.iter().map(entry))
}

fn agreed(vereinbarung: &Vereinbarung) -> String {
    let Vereinbarung {
        what,
        who,
        due_on,
        done_on,
    } = vereinbarung;
    joined(&[
        what,
        who,
        &until("bis", &maybe(*due_on)),
        &until("erledigt am", &maybe(*done_on)),
    ])
}

pub(super) fn strukturhemmnisse(words: &Words<'_>, hemmnisse: &[Strukturhemmnis]) -> Vec<Block> {
    let entry = |hemmnis: &Strukturhemmnis| {
        let Strukturhemmnis {
            date,
            handlungsfeld,
            kind,
            text,
            reported_on,
        } = hemmnis;
        Entry::on(*date)
            .text(words.label("strukturhemmnis", kind))
            .say("Handlungsfeld", words.label("handlungsfeld", handlungsfeld))
            .text(text)
            .day("Ohne Ihren Namen weitergegeben", *reported_on)
    };
    section(
        "Hindernisse, die nicht an Ihnen liegen",
        hemmnisse.iter().map(entry),
    )
}

pub(super) fn fristen(fristen: &[Frist], erledigungen: &[Fristerledigung]) -> Vec<Block> {
    let frist = |frist: &Frist| {
        let Frist {
            due_on,
            title,
            basis,
            done_on,
            remark,
        } = frist;
        Entry::on(*due_on)
            .text(title)
            .say("Grundlage", basis)
            .day("Erledigt", *done_on)
            .text(remark)
    };
    let done = |erledigung: &Fristerledigung| {
        let Fristerledigung {
            rule,
            due_on,
            done_on,
            remark,
        } = erledigung;
        // A rule of a newer program has no title here; its code is shown as it is.
        let known = fristen::RULES
            .iter()
            .find(|known| known.code == rule.as_str());
        let title = known.map_or(rule.as_str(), |known| known.label);
        Entry::on(*due_on)
            .say("Berechnete Frist", title)
            .day("Erledigt", Some(*done_on))
            .text(remark)
    };
    let entries = fristen.iter().map(frist);
    section("Fristen", entries.chain(erledigungen.iter().map(done)))
}

pub(super) fn gesundheit(angaben: &[Gesundheitsangabe]) -> Vec<Block> {
    let entry = |angabe: &Gesundheitsangabe| {
        let Gesundheitsangabe { date, text } = angabe;
        Entry::on(*date).text(text)
    };
    section("Gesundheit", angaben.iter().map(entry))
}
