//! At the end of a project every Fall is handed over in one run. It is interrupted, goes on, hands nothing over twice, and
//! tells what it left behind and why.

use fallmappe_commands::schema::{
    IntoFolder, ListUebergaben, Nothing, PlanProjektende, ProjektendePlan, ProjektendeRun,
    RunProjektende, WithdrawEinwilligung,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, fall_of, kontakt, mario, tesfaldet};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;
use std::path::Path;

const FAELLE: usize = 60;
/// Every tenth Fall has no consent.
const WITHOUT_CONSENT: usize = 6;

/// Sixty open Fälle, planned for one Stelle.
fn office() -> (Werkstatt, StelleId, Vec<FallId>) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let mut faelle = Vec::new();
    for index in 0..FAELLE {
        let person = if index % 2 == 0 { mario() } else { tesfaldet() };
        let mut akte = fall_of(&format!("2025-{:04}", index + 1), person);
        akte.kontakte = vec![kontakt(day("2026-03-02"), "Gespräch über den Sprachkurs.")];
        if index % (FAELLE / WITHOUT_CONSENT) != 0 {
            akte.einwilligungen = vec![consent(&anker().name, day("2026-01-05"))];
        }
        faelle.push(werkstatt.take_in(&akte));
    }
    let plan = plan(stelle);
    werkstatt.ok(
        command::plan_projektende,
        PlanProjektende {
            faelle: faelle.clone(),
            plan: Some(plan),
        },
    );
    (werkstatt, stelle, faelle)
}

fn plan(stelle: StelleId) -> ProjektendePlan {
    ProjektendePlan {
        stelle,
        product: UebergabeProduct::Packet,
        form: PacketForm::Key,
        kind: Code::new("vollstaendig"),
    }
}

fn run(
    werkstatt: &mut Werkstatt,
    folder: &Path,
    limit: u32,
    after: Option<FallId>,
) -> ProjektendeRun {
    werkstatt.ok(
        command::run_projektende,
        RunProjektende {
            folder: handle(folder),
            limit,
            after,
            accept_suggestions: true,
        },
    )
}

#[test]
fn sixty_faelle_are_handed_over_once_through_two_interruptions() {
    let (mut werkstatt, _, faelle) = office();
    let folder = werkstatt.folder("projektende");
    let first = run(&mut werkstatt, &folder, 10, None);
    assert_eq!((first.made.len(), first.passed_over.len()), (9, 1));
    assert_eq!(first.left as usize, FAELLE - 10);

    // The program is gone in the middle; nothing was closed.
    werkstatt.restart();
    werkstatt.unlock();
    let mut after = None;
    let mut made = 0;
    loop {
        let step = run(&mut werkstatt, &folder, 7, after);
        made += step.made.len();
        after = step.last;
        if step.left == 0 {
            break;
        }
    }
    assert_eq!(made, FAELLE - WITHOUT_CONSENT - 9);

    let view = werkstatt.ok(command::get_projektende, Nothing {});
    assert_eq!(view.rows.len(), FAELLE);
    assert_eq!(view.progress.made as usize, FAELLE - WITHOUT_CONSENT);
    assert_eq!(view.progress.without_consent as usize, WITHOUT_CONSENT);
    let left_behind = view.rows.iter().filter(|row| !row.problem.is_empty());
    assert_eq!(left_behind.count(), WITHOUT_CONSENT);
    let all = werkstatt.ok(
        command::list_uebergaben,
        ListUebergaben { only_open: false },
    );
    assert_eq!(all.rows.len(), FAELLE - WITHOUT_CONSENT, "none twice");
    assert_eq!(faelle.len(), FAELLE);

    let files = tree(&folder);
    let packets = files.keys().filter(|name| name.ends_with(".age")).count();
    assert_eq!(packets, FAELLE - WITHOUT_CONSENT);
    assert!(!files.keys().any(|name| name.contains("2025")));
    let nothing_more = run(&mut werkstatt, &folder, 7, after);
    assert!(nothing_more.made.is_empty() && nothing_more.left == 0);
}

#[test]
fn a_consent_that_ends_before_its_turn_stops_that_fall_and_no_other() {
    let (mut werkstatt, _, faelle) = office();
    let fall = faelle[1];
    let id = werkstatt.view(fall).einwilligungen[0].id;
    let withdraw = WithdrawEinwilligung { fall, id, on: None };
    werkstatt.ok(command::withdraw_einwilligung, withdraw);
    let folder = werkstatt.folder("projektende");
    let step = run(&mut werkstatt, &folder, 4, None);
    let passed: Vec<FallId> = step.passed_over.iter().map(|one| one.fall).collect();
    assert_eq!(passed, [faelle[0], faelle[1]]);
    assert_eq!(step.made.len(), 2);
}

#[test]
fn a_run_without_a_leave_takes_no_suggestion_silently() {
    let (mut werkstatt, _, faelle) = office();
    let mut akte = fall_of("2025-0900", mario());
    akte.kontakte = vec![kontakt(
        day("2026-03-02"),
        "Ihr Onkel Sommer hilft, Ermias kennt den Kurs.",
    )];
    akte.einwilligungen = vec![consent(&anker().name, day("2026-01-05"))];
    let fall = werkstatt.take_in(&akte);
    let stelle = werkstatt.ok(command::list_stellen, Nothing {}).rows[0].id;
    let clear = PlanProjektende { faelle, plan: None };
    werkstatt.ok(command::plan_projektende, clear);
    let only = PlanProjektende {
        faelle: vec![fall],
        plan: Some(plan(stelle)),
    };
    werkstatt.ok(command::plan_projektende, only);
    let folder = werkstatt.folder("projektende");
    let request = RunProjektende {
        folder: handle(&folder),
        limit: 3,
        after: None,
        accept_suggestions: false,
    };
    let step = werkstatt.ok(command::run_projektende, request);
    assert_eq!((step.made.len(), step.passed_over.len()), (0, 1));
    assert!(tree(&folder).is_empty());
}

#[test]
fn a_plan_names_a_stelle_and_a_kind_that_exist() {
    let (mut werkstatt, stelle, faelle) = office();
    let wrong = |plan| PlanProjektende {
        faelle: vec![faelle[0]],
        plan: Some(plan),
    };
    let nobody = wrong(plan(StelleId(987_654)));
    assert_eq!(
        werkstatt.refused(command::plan_projektende, nobody),
        ErrorCode::NotFound
    );
    let odd = wrong(ProjektendePlan {
        kind: Code::new("erfunden"),
        ..plan(stelle)
    });
    assert_eq!(
        werkstatt.refused(command::plan_projektende, odd),
        ErrorCode::BadRequest
    );
    let usual = wrong(ProjektendePlan {
        kind: Code::new(""),
        ..plan(stelle)
    });
    werkstatt.ok(command::plan_projektende, usual);
    let rows = werkstatt.ok(command::get_projektende, Nothing {}).rows;
    let planned = rows.iter().find(|row| row.fall == faelle[0]);
    let kind = planned
        .and_then(|row| row.plan.as_ref())
        .map(|plan| &plan.kind);
    assert_eq!(kind, Some(&Code::new("")));
}

#[test]
fn the_ki_reads_rounded_numbers_and_no_fall() {
    let (mut werkstatt, _, _) = office();
    let folder = werkstatt.folder("ki");
    let request = IntoFolder {
        folder: handle(&folder),
    };
    let written = werkstatt.ok(command::write_projektende, request).files;
    let text = pdf_text(Path::new(&written[0].place));
    let table = std::fs::read_to_string(&written[1].place).unwrap();
    assert!(table.contains("geplant;60") && table.contains("davon ohne Einwilligung;5"));
    for said in ["2025-", "Tesfaldet", "Anker"] {
        assert!(!text.contains(said) && !table.contains(said), "{said}");
    }
}
