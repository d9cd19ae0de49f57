//! A request for every command, in the shape that the command wants: for stories that go through the whole list.

use serde_json::{Value, json};

use crate::werkstatt::PASSPHRASE;

/// Commands that do their work while the vault is locked.
pub const MAY_BE_LOCKED: [&str; 9] = [
    "vault_state",
    "suggest_passphrase",
    "check_passphrase",
    "create_vault",
    "open_practice_vault",
    "unlock_vault",
    "recover_vault",
    "lock_vault",
    "get_lists",
];

/// A well-formed request that carries `text` wherever a text fits.
///
/// # Panics
/// For a command that has no request here: a new command is tried by the same stories as all others.
pub fn request_with(name: &str, text: &str) -> Value {
    match name {
        "vault_state"
        | "suggest_passphrase"
        | "open_practice_vault"
        | "lock_vault"
        | "keep_awake"
        | "check_vault"
        | "choose_folder"
        | "choose_import_file"
        | "choose_datei"
        | "get_heute"
        | "get_frist_rules"
        | "get_lists"
        | "list_mappings"
        | "list_imports"
        | "list_stellen"
        | "list_angebote"
        | "get_bedarf"
        | "list_berichte"
        | "list_outbox"
        | "push_outbox"
        | "get_settings"
        | "list_laws"
        | "list_retention"
        | "list_presets"
        | "choose_packet"
        | "own_keys"
        | "list_eingang"
        | "get_projektende"
        | "list_passphrases" => json!({}),
        "write_projektende" | "write_bedarf" => json!({ "folder": text }),
        "check_passphrase" => json!({ "passphrase": text }),
        "create_vault" | "unlock_vault" => json!({ "kind": "main", "passphrase": text }),
        "recover_vault" => {
            json!({ "kind": "main", "recoveryKey": text, "newPassphrase": PASSPHRASE })
        }
        "write_recovery_sheet" => json!({ "folder": text }),
        "confirm_recovery_key" => json!({ "recoveryKey": text }),
        "renew_recovery_key" => json!({ "passphrase": text }),
        "change_passphrase" => json!({ "current": text, "new": PASSPHRASE }),
        "list_faelle" => json!({ "search": text, "filter": { "onlyOpen": true,
            "noKontaktDays": 30, "documentExpiresDays": 56, "withoutEinwilligung": true, "openUebergabe": true,
            "programme": text, "status": text }, "offset": 7, "limit": 9 }),
        "search" => json!({ "text": text, "limit": 7 }),
        "list_views" => json!({}),
        "save_view" => json!({ "view": { "name": text, "search": text } }),
        "remove_view" => json!({ "name": text }),
        "find_duplicates" => json!({ "person": { "familyName": text } }),
        "mark_different" => json!({ "fall": 987_654, "other": 987_655 }),
        "merge_faelle" => json!({ "keep": 987_654, "absorb": 987_655 }),
        "find_fall" => json!({ "number": text }),
        "open_fall" => json!({ "fall": 987_654 }),
        "create_fall" => json!({ "person": { "familyName": text }, "openedOn": "2026-01-02" }),
        "change_person" => json!({ "fall": 987_654, "person": { "familyName": text } }),
        "change_fall" => json!({ "fall": 987_654, "openedOn": "2026-01-02" }),
        "save_entry" => json!({ "fall": 987_654, "entry": { "part": "kontakt", "value": {
            "date": "2026-01-02", "kind": "telefon", "text": text } } }),
        "remove_fall" => json!({ "fall": 987_654 }),
        "list_changes" => {
            json!({ "fall": 987_654, "part": text, "entry": 7, "offset": 1, "limit": 9 })
        }
        "undo_change" => json!({ "change": 987_654 }),
        "list_bin" | "list_drafts" => json!({}),
        "empty_bin" => json!({ "olderThanDays": 30 }),
        "save_draft" => json!({ "key": "kontakt:new:987654", "fall": 987_654, "content": text }),
        "drop_draft" => json!({ "key": text }),
        "remove_entry" => json!({ "fall": 987_654, "part": "kontakt", "id": 987_654 }),
        "import_faelle" => json!({ "source": { "from": "file", "file": text } }),
        "read_list" => json!({ "file": text, "sheet": text }),
        "import_list" => json!({ "file": text, "sheet": text, "skip": [3], "mapping": {
            "name": text, "columns": [{ "title": text, "target": text }] } }),
        "save_mapping" => json!({ "mapping": {
            "name": text, "columns": [{ "title": text, "target": text }] } }),
        "remove_mapping" => json!({ "name": text }),
        "export_fall" => json!({ "fall": 987_654, "folder": text }),
        "add_datei" => json!({ "fall": 987_654, "file": text, "title": text, "remark": text }),
        "show_datei" => json!({ "fall": 987_654, "id": 987_654, "page": 2, "width": 300 }),
        "export_datei" => json!({ "fall": 987_654, "id": 987_654, "folder": text }),
        "list_fristen" => json!({ "fall": 987_654, "until": "2026-12-31", "includeDone": true }),
        "complete_frist" => {
            json!({ "fall": 987_654, "rule": text, "dueOn": "2026-12-31", "remark": text })
        }
        "export_fristen" => json!({ "folder": text, "until": "2026-12-31" }),
        "save_frist_rules" => {
            json!({ "rules": [{ "code": text, "on": true, "leadDays": [28, 14] }] })
        }
        "save_stelle" => {
            json!({ "stelle": { "name": text, "kind": "jobcenter", "ageRecipient": "" } })
        }
        "decide_words" => json!({ "fall": 987_654, "words": [
            { "word": text, "answer": "replace", "replacement": text }] }),
        "list_uebergaben" => json!({ "onlyOpen": true }),
        "open_uebergabe" | "show_zuordnung" | "drop_zuordnung" | "forget_packet" => {
            json!({ "id": 987_654 })
        }
        "record_uebergabe_event" => {
            json!({ "id": 987_654, "kind": "handedOut", "reason": text, "remark": text })
        }
        "read_receipt" => json!({ "file": text }),
        "write_uebergabeblatt" => json!({ "id": 987_654, "blatt": "person", "folder": text }),
        "write_consent_form" => json!({ "fall": 987_654, "stelle": 987_654, "folder": text }),
        "suggest_einwilligung" => json!({ "fall": 987_654, "stelle": 987_654 }),
        "open_packet" => json!({ "file": text, "passphrase": text }),
        "name_sender" => json!({ "id": 987_654, "name": text }),
        "write_incoming" => json!({ "id": 987_654, "folder": text }),
        "take_over_packet" => json!({ "id": 987_654 }),
        "make_receipt" => json!({ "id": 987_654, "answer": "accepted", "reason": text,
            "remark": text, "by": text, "folder": text }),
        "plan_projektende" => json!({ "faelle": [987_654], "plan": { "stelle": 987_654,
            "product": "packet", "form": "key", "kind": text } }),
        "note_passphrases" => json!({ "uebergaben": [987_654] }),
        "run_projektende" => json!({ "limit": 1, "folder": text }),
        "prepare_uebergabe" => json!({ "fall": 987_654, "stelle": 987_654 }),
        "create_uebergabe" => json!({ "draft": 987_654, "folder": text }),
        "preview_statistik" => {
            json!({ "programme": text, "from": "2026-01-01", "to": "2026-06-30" })
        }
        "release_statistik" => json!({ "expectedSha256": text, "request": {
            "programme": "kim", "from": "2026-01-01", "to": "2026-06-30" } }),
        "write_vorschau" => json!({ "folder": text, "request": {
            "programme": "kim", "from": "2026-01-01", "to": "2026-03-31" } }),
        "show_bericht" => json!({ "bericht": 987_654 }),
        "combine_statistik" => {
            json!({ "programme": text, "from": "2026-01-01", "to": "2026-03-31" })
        }
        "write_combined" => json!({ "folder": text, "request": {
            "programme": text, "from": "2026-01-01", "to": "2026-03-31" } }),
        "audit_statistik" => json!({ "programme": text }),
        "show_intern" => json!({ "programme": text, "from": "2026-01-01", "to": "2026-03-31" }),
        "write_intern" => json!({ "folder": text, "request": {
            "programme": text, "from": "2026-01-01", "to": "2026-03-31" } }),
        "write_bericht" => json!({ "bericht": 987_654, "folder": text }),
        "save_settings" => json!({ "settings": { "organisation": text, "kiInbox": text } }),
        "check_preset" | "save_preset" => json!({ "file": text }),
        "remove_preset" => json!({ "code": text }),
        "erase_fall" => json!({ "fall": 987_654, "number": text, "reason": text }),
        "reduce_fall" => json!({ "fall": 987_654, "number": text }),
        "withdraw_einwilligung" => json!({ "fall": 987_654, "id": 987_654 }),
        "list_einwilligungen" => json!({ "stelle": text, "onlyValid": false }),
        "write_blatt" => {
            json!({ "kind": "widerruf", "fall": 987_654, "entry": 987_654, "folder": text })
        }
        "list_strukturhemmnisse" => json!({ "from": "2026-01-01", "to": "2026-06-30" }),
        "export_strukturhemmnisse" => json!({ "year": 2026, "half": 1, "folder": text }),
        "preview_strukturbericht" => json!({ "year": 2026, "half": 1 }),
        "save_berichtstext" => json!({ "kind": "wartezeit", "text": text, "reviewed": true }),
        "save_angebot" => json!({ "angebot": { "title": text, "stelle": 987_654,
            "handlungsfelder": ["sprache"], "requirements": text, "remark": text } }),
        "remove_angebot" | "remove_ansprache" => json!({ "id": 987_654 }),
        "list_ansprachen" => json!({ "from": "2026-01-01", "to": "2026-06-30" }),
        "save_ansprache" => json!({ "ansprache": { "date": "2026-01-02", "programme": text,
            "place": "unterkunft", "reached": 12, "interested": 3 } }),
        "write_protokoll" => json!({ "filter": { "op": text, "number": text }, "folder": text }),
        "list_protokoll" => json!({ "offset": 3, "limit": 4 }),
        other => panic!("the command {other} has no request in tests/src/requests.rs"),
    }
}
