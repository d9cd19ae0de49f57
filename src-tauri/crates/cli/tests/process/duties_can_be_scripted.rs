//! Duties of data protection by script: papers of the chosen law, the register, the Protokoll, erasing with the number as
//! its confirmation.

use crate::terminal::Terminal;

#[test]
fn a_paper_waits_for_the_law_and_cites_it() {
    let terminal = Terminal::with_vault();
    let sheet = "blatt write datenschutzinformation --out aus";
    let refused = terminal.vault(sheet);
    assert_eq!(refused.code, 5, "{}", refused.err);
    assert!(refused.err.contains("Einstellungen"), "{}", refused.err);
    assert_eq!(terminal.vault("recht choose gdpr").code, 2);
    terminal.vault("recht choose dsg_ekd").done();
    assert!(terminal.vault("recht list").done().out.contains("DSG-EKD"));
    terminal.vault(sheet).done();
    let form = terminal.vault("blatt write widerruf --fall 2025-0417 --out aus");
    assert_eq!(form.code, 2, "{}", form.err);
}

#[test]
fn the_register_the_clocks_and_the_protokoll_are_lists() {
    let terminal = Terminal::with_vault();
    let register = terminal.vault("einwilligung list --json").done().json();
    assert!(register["rows"].is_array());
    terminal.vault("fall retention").done();
    terminal.vault("struktur list").done();
    let lines = terminal
        .vault("protokoll list --vorgang unlock --json")
        .done()
        .json();
    assert_eq!(lines["intact"], true);
    assert!(
        lines["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["what"] == "Tresor geöffnet")
    );
    let printed = terminal
        .vault("protokoll print --out aus --json")
        .done()
        .json();
    assert_eq!(printed["files"].as_array().unwrap().len(), 2);
}

#[test]
fn erasing_needs_a_reason_and_says_what_it_cannot_reach() {
    let terminal = Terminal::with_vault();
    assert_eq!(terminal.vault("fall erase 2025-0417").code, 2);
    assert_eq!(terminal.vault("fall erase 2025-0417 --reason ja").code, 2);
    assert_eq!(terminal.vault("fall reduce 2025-0417").code, 5);
    let erased = terminal
        .vault("fall erase 2025-0417 --reason \"Verlangen vom 20.11.2026\"")
        .done();
    assert!(erased.out.contains("Sicherungen"), "{}", erased.out);
    let gone = terminal.vault("fall show 2025-0417");
    assert_eq!(gone.code, 2, "{}", gone.err);
}
