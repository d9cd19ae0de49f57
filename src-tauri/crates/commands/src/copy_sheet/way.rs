//! The way somebody goes: school, language, work, Teilnahmen, Vermittlungen, Verbleib.

use fallmappe_domain::bildung::{
    Arbeitssituation, Ausbildung, Berufsbildung, Bildung, Leistungsbezug, Schulbildung, Sprachstand,
};
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::verbleib::Verbleib;
use fallmappe_domain::vermittlung::Vermittlung;
use fallmappe_letters::Block;

use super::rows::{Entry, Words, joined, section};

/// The list of countries is the list of nationalities.
const COUNTRIES: &str = "staatsangehoerigkeit";

pub(super) fn bildung(words: &Words<'_>, bildung: &Bildung) -> Vec<Block> {
    let Bildung {
        schule,
        beruf,
        sprache,
        arbeit,
        leistungen,
        ausbildungen,
    } = bildung;
    [
        section("Schule", schule.iter().map(|one| school(words, one))),
        section("Beruf", beruf.iter().map(|one| vocation(words, one))),
        section("Sprache", sprache.iter().map(|one| language(words, one))),
        section("Arbeit", arbeit.iter().map(|one| work(words, one))),
        section(
            "Leistungen",
            leistungen.iter().map(|one| benefit(words, one)),
        ),
        section(
            "Ausbildung",
            ausbildungen.iter().map(|one| training(words, one)),
        ),
    ]
    .concat()
}

fn school(words: &Words<'_>, schule: &Schulbildung) -> Entry {
    let Schulbildung {
        date,
        level,
        country,
        years,
        recognised_on,
        authority,
        remark,
    } = schule;
    Entry::on(*date)
        .text(words.label("schulabschluss", level))
        .say("Land", words.label(COUNTRIES, country))
        .count("Schuljahre", *years)
        .day("Anerkannt", *recognised_on)
        .say("Anerkannt von", authority)
        .text(remark)
}

fn vocation(words: &Words<'_>, beruf: &Berufsbildung) -> Entry {
    let Berufsbildung {
        date,
        level,
        occupation,
        country,
        recognised_on,
        authority,
        remark,
    } = beruf;
    Entry::on(*date)
        .text(joined(&[
            &words.label("berufsabschluss", level),
            occupation,
        ]))
        .say("Land", words.label(COUNTRIES, country))
        .day("Anerkannt", *recognised_on)
        .say("Anerkannt von", authority)
        .text(remark)
}

fn language(words: &Words<'_>, sprache: &Sprachstand) -> Entry {
    let Sprachstand {
        date,
        language,
        level,
        proof,
        provider,
        remark,
    } = sprache;
    Entry::on(*date)
        .text(joined(&[language, &words.label("sprachniveau", level)]))
        .say("Nachweis", words.label("sprachnachweis", proof))
        .say("Geprüft von", provider)
        .text(remark)
}

fn work(words: &Words<'_>, arbeit: &Arbeitssituation) -> Entry {
    let Arbeitssituation {
        since,
        until,
        status,
        employer,
        occupation,
        hours_per_week,
        remark,
    } = arbeit;
    Entry::since(*since, *until)
        .text(joined(&[&words.label("erwerbsstatus", status), occupation]))
        .say("Betrieb", employer)
        .count("Stunden in der Woche", *hours_per_week)
        .text(remark)
}

fn benefit(words: &Words<'_>, leistung: &Leistungsbezug) -> Entry {
    let Leistungsbezug {
        since,
        until,
        kind,
        authority,
        remark,
    } = leistung;
    Entry::since(*since, *until)
        .text(words.label("leistungsbezug", kind))
        .say("Zahlt", authority)
        .text(remark)
}

fn training(words: &Words<'_>, ausbildung: &Ausbildung) -> Entry {
    let Ausbildung {
        starts_on,
        ends_on,
        kind,
        occupation,
        employer,
        contract_on,
        registered_on,
        broken_off_on,
        passed_on,
        remark,
    } = ausbildung;
    Entry::since(*starts_on, *ends_on)
        .text(joined(&[&words.label("ausbildungsart", kind), occupation]))
        .say("Betrieb oder Schule", employer)
        .day("Vertrag vom", *contract_on)
        .day("Eingetragen", *registered_on)
        .day("Abgebrochen", *broken_off_on)
        .day("Bestanden", *passed_on)
        .text(remark)
}

pub(super) fn teilnahmen(words: &Words<'_>, teilnahmen: &[Teilnahme]) -> Vec<Block> {
    let entry = |teilnahme: &Teilnahme| {
        let Teilnahme {
            programme,
            baustein,
            traeger,
            course_start,
            eintritt,
            austritt,
            austritt_reason,
        } = teilnahme;
        let reason = austritt_reason.as_ref();
        let reason = reason.map(|reason| words.label("austrittsgrund", reason));
        Entry::since(*eintritt, *austritt)
            .text(joined(&[
                &words.label("baustein", baustein),
                &words.programme(programme),
            ]))
            .say("Träger", traeger)
            .day("Beginn des Kurses", *course_start)
            .say("Grund für das Ende", reason.unwrap_or_default())
    };
    section("Teilnahmen", teilnahmen.iter().map(entry))
}

pub(super) fn vermittlungen(words: &Words<'_>, vermittlungen: &[Vermittlung]) -> Vec<Block> {
    let entry = |vermittlung: &Vermittlung| {
        let Vermittlung {
            date,
            kind,
            offer,
            result,
            ended_on,
            end_reason,
        } = vermittlung;
        Entry::on(*date)
            .text(joined(&[&words.label("vermittlungsart", kind), offer]))
            .say("Ergebnis", result)
            .day("Ende", *ended_on)
            .say("Grund für das Ende", end_reason)
    };
    section("Vermittlungen", vermittlungen.iter().map(entry))
}

pub(super) fn verbleib(words: &Words<'_>, verbleib: &[Verbleib]) -> Vec<Block> {
    let entry = |verbleib: &Verbleib| {
        let Verbleib {
            austritt,
            point,
            date,
            kind,
            remark,
        } = verbleib;
        Entry::on(*date)
            .text(words.label("verbleib", kind))
            .say("Gefragt", words.label("verbleibszeitpunkt", point))
            .day("Nach dem Austritt am", Some(*austritt))
            .text(remark)
    };
    section("Verbleib", verbleib.iter().map(entry))
}
