//! `demo`: the whole way with made-up cases, so that anyone can see packet, letter and report within a minute.

use std::path::Path;

use chrono::{Datelike, Months, NaiveDate};
use fallmappe_commands::schema::{
    CreateUebergabe, Entry, FaelleFilter, FallView, ListFaelle, Nothing, OfFall, PrepareUebergabe,
    ReleaseStatistik, SaveEntry, SaveSettings, SaveStelle, Settings, StatistikRequest,
    WriteBericht,
};
use fallmappe_commands::{ErrorCode, Session, command, offline};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::{Einwilligung, UEBERMITTLUNG};
use fallmappe_domain::ids::StelleId;
use fallmappe_host::{DiskHost, Folders, PathsAsHandles, make_folder};
use serde_json::json;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

/// Who takes the Fall over.
const STELLE: &str = "Beratungsstelle Anker";

pub fn run(desk: &mut Desk, out: &Path) -> Result<(), Failure> {
    let out = std::path::absolute(out).map_err(|_| ErrorCode::NoPermission)?;
    if out.exists() {
        return Err(ErrorCode::WouldOverwrite.into());
    }
    handle(&out)?;
    let inbox = out.join("eingang-ki");
    make_folder(&inbox)?;
    let today = practice_vault(desk, &out)?;

    let stelle_key = offline::new_identity();
    let ki_key = offline::new_identity();
    let stelle_identity = out.join("stelle.schluessel.txt");
    let ki_identity = out.join("ki.schluessel.txt");
    desk.write_file(
        &stelle_identity,
        format!("{}\n", stelle_key.secret).into_bytes(),
    )?;
    desk.write_file(&ki_identity, format!("{}\n", ki_key.secret).into_bytes())?;
    let stelle = give_key(desk, &stelle_key.recipient)?;
    save_office(desk, &ki_key.recipient, &inbox)?;

    let fall = pick_fall(desk, today)?;
    let preview = desk.call(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall.id, stelle),
    )?;
    let request = CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: true,
        decisions: Vec::new(),
        folder: handle(&out)?,
        ..CreateUebergabe::default()
    };
    let uebergabe = desk.call(command::create_uebergabe, request)?;

    let request = last_half_year(today)?;
    let seen = desk.call(command::preview_statistik, request.clone())?;
    let released = desk.call(
        command::release_statistik,
        ReleaseStatistik {
            request,
            expected_sha256: seen.sha256,
        },
    )?;
    let bericht = desk.call(
        command::write_bericht,
        WriteBericht {
            bericht: released.bericht,
            folder: handle(&out)?,
        },
    )?;
    let pushed = desk.call(command::push_outbox, Nothing {})?;

    let place = |label: &str| {
        let files = uebergabe.files.iter().chain(&bericht.files);
        files
            .filter(|file| file.label.starts_with(label))
            .map(|file| file.place.clone())
            .next()
            .unwrap_or_default()
    };
    let answer = json!({
        "packet": place("Paket"),
        "letter": place("Brief"),
        "report": place("Bericht (JSON)"),
        "reportCsv": place("Bericht (CSV"),
        "identity": stelle_identity.display().to_string(),
        "kiIdentity": ki_identity.display().to_string(),
        "inbox": inbox.display().to_string(),
        "delivered": pushed.delivered,
    });
    print(desk.global.json, &answer, |answer| {
        let line = |label: &str, key: &str| {
            format!("{label:<12} {}", answer[key].as_str().unwrap_or_default())
        };
        vec![
            "Der ganze Weg mit 60 erfundenen Fällen ist durchlaufen.".to_owned(),
            line("Paket:", "packet"),
            line("Brief:", "letter"),
            line("Bericht:", "report"),
            line("Eingang KI:", "inbox"),
            line("Schlüssel:", "identity"),
            format!(
                "Paket öffnen: age -d -i {} {} > uebergabe.zip",
                stelle_identity.display(),
                place("Paket")
            ),
        ]
    })
}

/// Makes the practice vault and opens it; answers the day that counts as today.
fn practice_vault(desk: &mut Desk, out: &Path) -> Result<NaiveDate, Failure> {
    let vault = out.join("uebungstresor");
    let folders = Folders {
        main_vault: vault.clone(),
        practice_vault: vault,
        output: out.to_owned(),
    };
    let host = DiskHost::new(folders.clone(), desk.global.today, PathsAsHandles);
    desk.session = Session::new(host);
    let made = desk.call(command::open_practice_vault, Nothing {})?;
    let Some(seed) = desk.global.seed else {
        return Ok(made.today);
    };
    // Its keys came from real chance; only what happens in it may repeat.
    desk.session.lock();
    let host = DiskHost::new(folders, desk.global.today, PathsAsHandles);
    desk.session = Session::new(host.with_seed(seed));
    Ok(desk.call(command::open_practice_vault, Nothing {})?.today)
}

fn give_key(desk: &mut Desk, recipient: &str) -> Result<StelleId, Failure> {
    let rows = desk.call(command::list_stellen, Nothing {})?.rows;
    let row = rows
        .into_iter()
        .find(|row| row.stelle.name == STELLE)
        .ok_or(ErrorCode::NotFound)?;
    let mut stelle = row.stelle;
    stelle.age_recipient = recipient.to_owned();
    Ok(desk
        .call(
            command::save_stelle,
            SaveStelle {
                id: Some(row.id),
                stelle,
            },
        )?
        .id)
}

fn save_office(desk: &mut Desk, ki_recipient: &str, inbox: &Path) -> Result<(), Failure> {
    let settings = Settings {
        organisation: "Kreis Musterland, Kommunales Integrationsmanagement".to_owned(),
        person: "Łucja Öztürk-Großmann".to_owned(),
        street: "Musterstraße 12".to_owned(),
        place: "40000 Musterstadt".to_owned(),
        phone: "0200 555-1234".to_owned(),
        email: "kim@musterland.example".to_owned(),
        ki_recipient: ki_recipient.to_owned(),
        ki_inbox: handle(inbox)?,
        ..Settings::default()
    };
    desk.call(command::save_settings, SaveSettings { settings })?;
    Ok(())
}

/// The open Fall with most Kontakte among the first page, with a consent for the Stelle.
fn pick_fall(desk: &mut Desk, today: NaiveDate) -> Result<FallView, Failure> {
    let request = ListFaelle {
        search: String::new(),
        filter: FaelleFilter {
            only_open: true,
            ..FaelleFilter::default()
        },
        offset: 0,
        limit: 30,
    };
    let rows = desk.call(command::list_faelle, request)?.rows;
    let mut fullest: Option<FallView> = None;
    for row in rows {
        let view = desk.call(command::open_fall, OfFall { fall: row.id })?;
        let fuller = fullest
            .as_ref()
            .is_none_or(|best| view.kontakte.len() > best.kontakte.len());
        // The Fall with 300 notes makes a packet for measuring, not for looking at.
        if fuller && view.kontakte.len() <= 40 {
            fullest = Some(view);
        }
    }
    let fall = fullest.ok_or(ErrorCode::NotFound)?;
    let consent = Einwilligung {
        kind: Code::new(UEBERMITTLUNG),
        stelle: STELLE.to_owned(),
        purpose: "Weiterbegleitung nach dem Ende der Maßnahme".to_owned(),
        data_groups: [
            "stammdaten",
            "aufenthalt",
            "bildung_arbeit",
            "bedarfe",
            "verlauf",
            "teilnahmen",
            "vermittlungen",
        ]
        .map(Code::new)
        .to_vec(),
        language: "Deutsch".to_owned(),
        interpreter: true,
        form: Code::new("unterschrift"),
        given_on: today,
        valid_until: None,
        withdrawn_on: None,
        text_version: String::new(),
        recorded_by: String::new(),
        scan: String::new(),
    };
    let entry = Entry::Einwilligung(consent);
    desk.call(
        command::save_entry,
        SaveEntry {
            fall: fall.id,
            id: None,
            entry,
            draft: String::new(),
        },
    )?;
    Ok(fall)
}

fn last_half_year(today: NaiveDate) -> Result<StatistikRequest, Failure> {
    let first_month = if today.month() <= 6 { 1 } else { 7 };
    let this = NaiveDate::from_ymd_opt(today.year(), first_month, 1).ok_or(ErrorCode::Internal)?;
    let from = this
        .checked_sub_months(Months::new(6))
        .ok_or(ErrorCode::Internal)?;
    let to = this.pred_opt().ok_or(ErrorCode::Internal)?;
    Ok(StatistikRequest {
        programme: Code::new("kim"),
        from,
        to,
        stichtag: None,
        min_count: None,
        schutz: fallmappe_commands::schema::Schutz::Blockregel,
    })
}
