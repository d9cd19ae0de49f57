//! What the person allowed, who received something because of it, and which files there are.

use fallmappe_domain::datei::Datei;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::uebergabe::{UebergabeProduct, UebergabeState};
use fallmappe_letters::Block;
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use crate::datenschutz::group_label;

use super::rows::{Entry, Words, section};

pub(super) fn einwilligungen(
    words: &Words<'_>,
    einwilligungen: &[Einwilligung],
    dateien: &[Datei],
) -> Vec<Block> {
    let entry = |einwilligung: &Einwilligung| {
        let Einwilligung {
            kind,
            stelle,
            purpose,
            data_groups,
            language,
            interpreter,
            form,
            given_on,
            valid_until,
            withdrawn_on,
            text_version,
            recorded_by,
            scan,
        } = einwilligung;
        let paper = dateien
            .iter()
            .find(|datei| !scan.is_empty() && datei.sha256 == *scan);
        let groups = data_groups.iter();
        let groups: Vec<String> = groups
            .map(|group| group_label(words.lists, group))
            .collect();
        Entry::on(*given_on)
            .text(words.label("einwilligungsart", kind))
            .say("Für die Stelle", stelle)
            .say("Zweck", purpose)
            .say("Angaben", groups.join(", "))
            .say("Sprache", language)
            .when(*interpreter, "Jemand hat übersetzt.")
            .say("Form", words.label("einwilligungsform", form))
            .say("Text", text_version)
            .day("Gilt bis", *valid_until)
            .day("Widerrufen", *withdrawn_on)
            .say("Aufgeschrieben von", recorded_by)
            .say(
                "Unterschriebenes Blatt",
                paper.map_or("", |datei| &datei.title),
            )
    };
    section("Einwilligungen", einwilligungen.iter().map(entry))
}

/// Who received what; the person has a right to know (Art. 15 Abs. 1 Buchst. c DSGVO).
pub(super) fn uebergaben(uebergaben: &[(UebergabeRecord, UebergabeState)]) -> Vec<Block> {
    let entry = |(record, state): &(UebergabeRecord, UebergabeState)| {
        Entry::on(record.created_at.date())
            .text(&record.stelle)
            .say("Zweck", &record.purpose)
            .say("Mit Ihrer Einwilligung vom", german_date(record.consent_on))
            .say("Was", product(record.product))
            .say("Statt Ihres Namens stand dort", &record.pseudonym)
            .say("Stand", state.german())
    };
    section("Wer Angaben bekommen hat", uebergaben.iter().map(entry))
}

fn product(product: UebergabeProduct) -> &'static str {
    match product {
        UebergabeProduct::Packet => "Paket ohne Ihren Namen",
        UebergabeProduct::Named => "Brief und Bogen mit Ihrem Namen",
        UebergabeProduct::Konferenz => "Blatt ohne Namen für eine Fallkonferenz",
    }
}

pub(super) fn dateien(words: &Words<'_>, dateien: &[Datei]) -> Vec<Block> {
    let entry = |datei: &Datei| {
        // The bytes are in the copy in the exchange format.
        let Datei {
            title,
            kind,
            date,
            file_name,
            media_type,
            bytes,
            sha256: _,
            remark,
            content: _,
        } = datei;
        Entry::on(*date)
            .text(title)
            .say("Art", words.label("dateiart", kind))
            .say("Dateiname", file_name)
            .say("Format", media_type)
            .say("Größe", format!("{} KB", bytes.div_ceil(1024)))
            .text(remark)
    };
    section("Dateien", dateien.iter().map(entry))
}
