//! `frist …`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Subcommand;
use fallmappe_commands::schema::{
    ExportFristen, FristRow, FristRuleRow, FristRuleSetting, FristState, ListFristen, Nothing,
    SaveFristRules,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

#[derive(Subcommand)]
pub enum FristVerb {
    /// Fristen auflisten, die nächsten zuerst
    List {
        /// Nur bis zu diesem Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: Option<NaiveDate>,
        /// Nur für diesen Fall; dann auch abgeschlossene Fälle und beendete Regeln
        #[arg(long, value_name = "N")]
        fall: Option<String>,
        /// Auch erledigte
        #[arg(long)]
        alle: bool,
    },
    /// Kalender ohne Namen schreiben
    Export {
        /// Datei (.ics)
        #[arg(long, value_name = "FILE.ics")]
        out: PathBuf,
        /// Nur bis zu diesem Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: Option<NaiveDate>,
    },
    /// Regeln mit Paragraph, Schalter und Vorlauf zeigen
    Rules,
    /// Eine Regel ein- oder ausschalten oder ihren Vorlauf setzen
    Set {
        /// Kürzel der Regel, wie „frist rules“ es zeigt
        rule: String,
        /// Einschalten
        #[arg(long, conflicts_with = "off")]
        on: bool,
        /// Ausschalten
        #[arg(long)]
        off: bool,
        /// Tage vorher, mit Komma getrennt
        #[arg(long, value_name = "TAGE,…", value_delimiter = ',', num_args = 1)]
        vorlauf: Option<Vec<u32>>,
    },
}

pub fn run(desk: &mut Desk, verb: FristVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        FristVerb::List { bis, fall, alle } => list(desk, bis, fall.as_deref(), alle),
        FristVerb::Export { out, bis } => export(desk, &out, bis),
        FristVerb::Rules => {
            let rules = desk.call(command::get_frist_rules, Nothing {})?;
            print(desk.global.json, &rules, |rules| {
                let mut lines: Vec<String> = rules.rows.iter().map(rule_line).collect();
                lines.push(rules.disclaimer.clone());
                lines
            })
        }
        FristVerb::Set {
            rule,
            on,
            off,
            vorlauf,
        } => set(desk, rule, on, off, vorlauf),
    }
}

fn list(
    desk: &mut Desk,
    until: Option<NaiveDate>,
    number: Option<&str>,
    include_done: bool,
) -> Result<(), Failure> {
    let fall = number.map(|number| desk.fall(number)).transpose()?;
    let request = ListFristen {
        fall,
        until,
        include_done,
    };
    let list = desk.call(command::list_fristen, request)?;
    print(desk.global.json, &list, |list| {
        let rows = list.rows.iter().map(line);
        rows.chain([format!("{} Fristen", list.rows.len())])
            .collect()
    })
}

fn export(desk: &mut Desk, out: &Path, until: Option<NaiveDate>) -> Result<(), Failure> {
    let out = std::path::absolute(out).map_err(|_| ErrorCode::NoPermission)?;
    let name = out.file_name().and_then(|name| name.to_str());
    let Some((folder, name)) = out.parent().zip(name).filter(|(_, name)| is_calendar(name)) else {
        return Err(Failure::usage(
            "Bitte bei --out eine Datei nennen, die auf .ics endet.",
        ));
    };
    let request = ExportFristen {
        folder: handle(folder)?,
        until,
        file_name: Some(name.to_owned()),
    };
    let written = desk.call(command::export_fristen, request)?;
    print(desk.global.json, &written, |written| {
        let files = written.files.iter();
        files
            .map(|file| format!("{}: {}", file.label, file.place))
            .collect()
    })
}

fn is_calendar(name: &str) -> bool {
    name.ends_with(".ics") && name.len() > 4
}

/// One rule anew; the others stay as they are set.
fn set(
    desk: &mut Desk,
    code: String,
    on: bool,
    off: bool,
    leads: Option<Vec<u32>>,
) -> Result<(), Failure> {
    if !on && !off && leads.is_none() {
        return Err(Failure::usage("Bitte --on, --off oder --vorlauf angeben."));
    }
    let code = Code(code);
    let rows = desk.call(command::get_frist_rules, Nothing {})?.rows;
    if !rows.iter().any(|row| row.code == code) {
        return Err(Failure::usage(
            "Diese Regel gibt es nicht; „frist rules“ zeigt alle.",
        ));
    }
    let rules = rows.into_iter().map(|row| {
        let is_meant = row.code == code;
        let leads = leads.clone().filter(|_| is_meant);
        FristRuleSetting {
            on: if is_meant {
                on || row.on && !off
            } else {
                row.on
            },
            lead_days: leads.unwrap_or(row.lead_days),
            code: row.code,
        }
    });
    let request = SaveFristRules {
        rules: rules.collect(),
    };
    let done = desk.call(command::save_frist_rules, request)?;
    print(desk.global.json, &done, |_| {
        vec!["Fristregel gespeichert.".to_owned()]
    })
}

fn line(row: &FristRow) -> String {
    let basis = if row.basis.is_empty() {
        String::new()
    } else {
        format!("\t{}", row.basis)
    };
    format!(
        "{}\t{}\t{}\t{}\t{}{basis}",
        state(row.state),
        row.due_label,
        row.number,
        row.name,
        row.title
    )
}

fn state(state: FristState) -> &'static str {
    match state {
        FristState::Ueberfaellig => "überfällig",
        FristState::Bald => "bald",
        FristState::Spaeter => "später",
        FristState::Unklar => "unklar",
        FristState::Erledigt => "erledigt",
    }
}

fn rule_line(row: &FristRuleRow) -> String {
    let switch = if row.on { "an" } else { "aus" };
    let leads: Vec<String> = row.lead_days.iter().map(u32::to_string).collect();
    let ended = if row.ended_on.is_some() {
        " (beendet, nur Altfälle)"
    } else {
        ""
    };
    format!(
        "{}\t{switch}\tVorlauf {} Tage\t{}{ended}\t{}",
        row.code.as_str(),
        leads.join(", "),
        row.label,
        row.basis
    )
}
