//! What happened to Übergaben: list, events, receipts, codes, papers.

use std::path::Path;

use chrono::NaiveDate;
use fallmappe_commands::command;
use fallmappe_commands::schema::{
    ListUebergaben, OfUebergabe, ReadReceipt, RecordUebergabeEvent, UebergabeOfFall, UebergabeView,
    Uebergabeblatt, WriteConsentForm, WriteUebergabeblatt, WrittenBlatt, Zuordnung,
};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::ids::UebergabeId;
use fallmappe_domain::uebergabe::{
    EventSource, UebergabeEvent, UebergabeEventKind, UebergabeProduct,
};

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

pub fn list(desk: &mut Desk, only_open: bool) -> Result<(), Failure> {
    let list = desk.call(command::list_uebergaben, ListUebergaben { only_open })?;
    print(desk.global.json, &list, |list| {
        list.rows.iter().map(row).collect()
    })
}

pub fn show(desk: &mut Desk, id: i64) -> Result<(), Failure> {
    let id = UebergabeId(id);
    let view = desk.call(command::open_uebergabe, OfUebergabe { id })?;
    print(desk.global.json, &view, history)
}

pub fn event(
    desk: &mut Desk,
    id: i64,
    kind: UebergabeEventKind,
    on: Option<NaiveDate>,
    reason: Code,
    remark: String,
) -> Result<(), Failure> {
    let request = RecordUebergabeEvent {
        id: UebergabeId(id),
        kind,
        on,
        reason,
        remark,
    };
    let done = desk.call(command::record_uebergabe_event, request)?;
    print(desk.global.json, &done, |_| vec!["Eingetragen.".to_owned()])
}

pub fn read_receipt(desk: &mut Desk, file: &Path) -> Result<(), Failure> {
    let file = handle(file)?;
    let outcome = desk.call(command::read_receipt, ReadReceipt { file })?;
    print(desk.global.json, &outcome, |outcome| {
        vec![
            outcome.text.clone(),
            format!("Stand: {}", outcome.state.german()),
        ]
    })
}

pub fn zuordnung(desk: &mut Desk, id: i64, delete: bool) -> Result<(), Failure> {
    let request = OfUebergabe {
        id: UebergabeId(id),
    };
    if delete {
        let done = desk.call(command::drop_zuordnung, request)?;
        return print(desk.global.json, &done, |_| {
            vec!["Die Zuordnung ist gelöscht.".to_owned()]
        });
    }
    let zuordnung = desk.call(command::show_zuordnung, request)?;
    print(desk.global.json, &zuordnung, codes)
}

pub fn blatt(desk: &mut Desk, id: i64, blatt: Uebergabeblatt, out: &Path) -> Result<(), Failure> {
    let request = WriteUebergabeblatt {
        id: UebergabeId(id),
        blatt,
        folder: handle(out)?,
    };
    let written = desk.call(command::write_uebergabeblatt, request)?;
    print(desk.global.json, &written, places)
}

pub fn consent_form(desk: &mut Desk, fall: &str, an: &str, out: &Path) -> Result<(), Failure> {
    let request = WriteConsentForm {
        stelle: desk.stelle(an)?,
        fall: desk.fall(fall)?,
        folder: handle(out)?,
    };
    let written = desk.call(command::write_consent_form, request)?;
    print(desk.global.json, &written, places)
}

/// Where the papers lie.
pub fn places(written: &WrittenBlatt) -> Vec<String> {
    written
        .files
        .iter()
        .map(|file| format!("{}: {}", file.label, file.place))
        .collect()
}

fn row(row: &UebergabeOfFall) -> String {
    let uebergabe = &row.uebergabe;
    let code = match uebergabe.product {
        UebergabeProduct::Named => "mit Namen",
        UebergabeProduct::Packet | UebergabeProduct::Konferenz => uebergabe.pseudonym.as_str(),
    };
    // Nobody answers to the sheet of a Fallkonferenz.
    let until = match uebergabe.product {
        UebergabeProduct::Konferenz => "Fallkonferenz".to_owned(),
        _ => format!("bis {}", german_date(uebergabe.valid_until)),
    };
    format!(
        "{}\t{}\t{}\t{code}\t{}\t{}\t{until}",
        uebergabe.id,
        german_date(uebergabe.created_at.date()),
        row.number,
        uebergabe.stelle,
        uebergabe.state.german(),
    )
}

fn history(view: &UebergabeView) -> Vec<String> {
    let events = view.events.iter().map(event_line);
    let passed_over = (view.passed_over > 0).then(|| {
        let many = view.passed_over;
        match many {
            1 => "  1 Vorschlag wurde ungesehen angenommen".to_owned(),
            many => format!("  {many} Vorschläge wurden ungesehen angenommen"),
        }
    });
    std::iter::once(row(&view.row))
        .chain(passed_over)
        .chain(events)
        .collect()
}

fn event_line(event: &UebergabeEvent) -> String {
    let source = match event.source {
        EventSource::Receipt => "Quittung",
        EventSource::Manual => "von Hand",
        EventSource::Program => "Programm",
    };
    let words = [&event.by, &event.remark];
    let words: Vec<&str> = words
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    format!(
        "  {} {} ({source}) {}",
        german_date(event.on),
        event.kind.german(),
        words.join("; ")
    )
}

fn codes(zuordnung: &Zuordnung) -> Vec<String> {
    let head = format!(
        "{} ist {} (Fall {})",
        zuordnung.pseudonym, zuordnung.name, zuordnung.number
    );
    let rows = zuordnung
        .codes
        .iter()
        .map(|row| format!("  {}: {}", row.code, row.surfaces.join(", ")));
    std::iter::once(head).chain(rows).collect()
}
