//! The one list of commands: every name with its request and its answer. Nothing else.
//!
//! The router, the TypeScript types and the tests are made from [`with_commands`]; a host offers the whole list or does
//! not compile. Paths never cross this border: files and folders are handles that the host has given out.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::exchange::LineError;
use fallmappe_domain::fall::{Fall, FallNumber};
use fallmappe_domain::ids::{BerichtId, EntryId, FallId, OutboxId, StelleId, UebergabeId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::outbox_entry::OutboxState;
use fallmappe_domain::person::Person;
use fallmappe_domain::preset::ListEntry;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Hands the list of commands to another macro as `name(Request) -> Answer;` lines.
#[macro_export]
macro_rules! with_commands {
    ($callback:ident) => {
        $callback! {
            vault_state(Nothing) -> VaultState;
            suggest_passphrase(Nothing) -> SuggestedPassphrase;
            check_passphrase(CheckPassphrase) -> PassphraseVerdict;
            create_vault(CreateVault) -> NewRecoveryKey;
            open_practice_vault(Nothing) -> VaultState;
            unlock_vault(UnlockVault) -> VaultState;
            recover_vault(RecoverVault) -> NewRecoveryKey;
            write_recovery_sheet(IntoFolder) -> WrittenFiles;
            confirm_recovery_key(ConfirmRecoveryKey) -> Done;
            renew_recovery_key(RenewRecoveryKey) -> NewRecoveryKey;
            change_passphrase(ChangePassphrase) -> Done;
            lock_vault(Nothing) -> Done;
            keep_awake(Nothing) -> Done;
            check_vault(Nothing) -> VaultReport;
            choose_folder(Nothing) -> Chosen;
            choose_import_file(Nothing) -> Chosen;
            get_lists(Nothing) -> Lists;
            list_faelle(ListFaelle) -> FaelleList;
            find_fall(FindFall) -> FoundFall;
            open_fall(OfFall) -> FallView;
            create_fall(CreateFall) -> CreatedFall;
            change_person(ChangePerson) -> Done;
            change_fall(ChangeFall) -> Done;
            save_entry(SaveEntry) -> SavedEntry;
            remove_entry(RemoveEntry) -> Done;
            import_faelle(ImportFaelle) -> ImportReport;
            export_fall(ExportFall) -> WrittenFiles;
            list_stellen(Nothing) -> StellenList;
            save_stelle(SaveStelle) -> SavedStelle;
            prepare_uebergabe(PrepareUebergabe) -> UebergabePreview;
            create_uebergabe(CreateUebergabe) -> CreatedUebergabe;
            preview_statistik(StatistikRequest) -> StatistikPreview;
            release_statistik(ReleaseStatistik) -> ReleasedBericht;
            list_berichte(Nothing) -> BerichteList;
            write_bericht(WriteBericht) -> WrittenFiles;
            list_outbox(Nothing) -> OutboxList;
            push_outbox(Nothing) -> PushReport;
            get_settings(Nothing) -> Settings;
            save_settings(SaveSettings) -> Done;
            list_protokoll(ListProtokoll) -> ProtokollList;
        }
    };
}

/// A request without content.
#[derive(Clone, Serialize, Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Nothing {}

/// Which vault: the real one, or the one with made-up cases for practising.
#[derive(Clone, Serialize, Deserialize, TS, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum VaultKind {
    /// The manager's cases.
    Main,
    /// Made-up cases, marked on every screen.
    Practice,
}

/// Judge a passphrase before it is used.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckPassphrase {
    /// The passphrase.
    pub passphrase: String,
}

/// Make a vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateVault {
    /// Which one.
    pub kind: VaultKind,
    /// Its passphrase.
    pub passphrase: String,
}

/// Open a vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UnlockVault {
    /// Which one.
    pub kind: VaultKind,
    /// Its passphrase.
    pub passphrase: String,
}

/// Open a vault with the recovery key from paper; both keys are replaced.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecoverVault {
    /// Which one.
    pub kind: VaultKind,
    /// The recovery key as typed: `AGE-SECRET-KEY-1…`; blanks and line breaks do not matter.
    pub recovery_key: String,
    /// The passphrase from now on.
    pub new_passphrase: String,
}

/// Where to write: a handle from `choose_folder`; empty for the host's usual folder.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntoFolder {
    /// Handle of the folder.
    #[serde(default)]
    pub folder: String,
}

/// Prove that the recovery key was written down, by typing it.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmRecoveryKey {
    /// The key as typed from paper.
    pub recovery_key: String,
}

/// Make a new recovery key for the open vault; the old paper opens nothing any more.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenewRecoveryKey {
    /// The present passphrase.
    pub passphrase: String,
}

/// Replace the passphrase of the open vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The present passphrase.
    pub current: String,
    /// The passphrase from now on.
    pub new: String,
}

/// Find Fälle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListFaelle {
    /// Words to find in names, numbers and notes; empty for all.
    #[serde(default)]
    pub search: String,
    /// Leave out closed Fälle.
    #[serde(default)]
    pub only_open: bool,
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most rows to give, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// One Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfFall {
    /// Its id.
    pub fall: FallId,
}

/// Look a Fall up by the number people use.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindFall {
    /// Fallnummer.
    pub number: FallNumber,
}

/// Make a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateFall {
    /// Who it is about.
    pub person: Person,
    /// First day; today when missing.
    #[serde(default)]
    pub opened_on: Option<NaiveDate>,
}

/// Replace what is known of the person.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePerson {
    /// The Fall.
    pub fall: FallId,
    /// Everything about the person, changed or not.
    pub person: Person,
}

/// Change first and last day of a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeFall {
    /// The Fall.
    pub fall: FallId,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day; missing while it runs.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

/// An entry of one part of a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "part", content = "value")]
pub enum Entry {
    /// A stretch of the legal status.
    Status(Aufenthaltsstatus),
    /// A paper.
    Dokument(Aufenthaltsdokument),
    /// A condition.
    Nebenbestimmung(Nebenbestimmung),
    /// A Kontakt.
    Kontakt(Kontakt),
    /// A Teilnahme.
    Teilnahme(Teilnahme),
    /// A Vermittlung.
    Vermittlung(Vermittlung),
    /// An Einwilligung.
    Einwilligung(Einwilligung),
}

/// Add an entry, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveEntry {
    /// The Fall.
    pub fall: FallId,
    /// The entry to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<EntryId>,
    /// The entry.
    pub entry: Entry,
}

/// Names a part of a Fall.
#[derive(Clone, Serialize, Deserialize, TS, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Part {
    /// Legal status.
    Status,
    /// Papers.
    Dokument,
    /// Conditions.
    Nebenbestimmung,
    /// Kontakte.
    Kontakt,
    /// Teilnahmen.
    Teilnahme,
    /// Vermittlungen.
    Vermittlung,
    /// Einwilligungen.
    Einwilligung,
}

/// Remove an entry.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveEntry {
    /// The Fall.
    pub fall: FallId,
    /// The part it belongs to.
    pub part: Part,
    /// The entry.
    pub id: EntryId,
}

/// Where cases to import come from.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "from", content = "file")]
pub enum ImportSource {
    /// A file in the exchange format; a handle of the host.
    File(String),
    /// The made-up cases that come with the program; practice vaults only.
    Sample,
}

/// Take Fälle in: all or nothing.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportFaelle {
    /// Where they come from.
    pub source: ImportSource,
    /// Only report what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

/// Write a readable copy of a Fall.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportFall {
    /// The Fall.
    pub fall: FallId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// Add a Stelle, or replace the one with this id.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveStelle {
    /// The Stelle to replace; missing for a new one.
    #[serde(default)]
    pub id: Option<StelleId>,
    /// The Stelle.
    pub stelle: Stelle,
}

/// Ask what would leave for a Stelle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrepareUebergabe {
    /// The Fall.
    pub fall: FallId,
    /// Who receives it.
    pub stelle: StelleId,
}

/// Make packet and letter from a prepared Fallübergabe.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateUebergabe {
    /// Number of the preparation.
    pub draft: u32,
    /// Take every suggestion that is still open.
    #[serde(default)]
    pub accept_suggestions: bool,
    /// What the person at the screen decided about single suggestions.
    #[serde(default)]
    pub decisions: Vec<SpanDecision>,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// A decision about one suggested replacement in a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpanDecision {
    /// Index of the note in the preview.
    pub note: u32,
    /// Index of the span in the note.
    pub span: u32,
    /// Replace it; `false` keeps the original words.
    pub replace: bool,
}

/// What to count.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatistikRequest {
    /// Code of the programme.
    pub programme: Code,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// Day of the Bestand; the last day of the period when missing.
    #[serde(default)]
    pub stichtag: Option<NaiveDate>,
    /// Smallest count that may be shown, at least 3; the setting when missing.
    #[serde(default)]
    pub min_count: Option<u32>,
}

/// Freeze a report and queue it for the KI.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseStatistik {
    /// What to count.
    pub request: StatistikRequest,
    /// SHA-256 of the previewed report, so that nothing else is released than what was seen.
    pub expected_sha256: String,
}

/// Write a released report as files.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteBericht {
    /// The report.
    pub bericht: BerichtId,
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
}

/// What the program knows about the office.
#[derive(Clone, Serialize, Deserialize, TS, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Settings {
    /// Organisation, as it stands in letters.
    pub organisation: String,
    /// Name of the manager.
    pub person: String,
    /// Street and house number.
    pub street: String,
    /// Postcode and town.
    pub place: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Public age key of the KI (`age1…`).
    pub ki_recipient: String,
    /// Folder inbox of the KI: a handle when saved, the readable place when read.
    pub ki_inbox: String,
    /// Minutes without use after which the vault locks; 0 means the default of 5, at most 60.
    pub idle_lock_minutes: u32,
    /// Smallest count in reports; 0 means the default of 5.
    pub min_count: u32,
}

/// Replace the settings.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSettings {
    /// All of them.
    pub settings: Settings,
}

/// Read the Protokoll, newest first.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListProtokoll {
    /// Rows to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most rows, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// The command did its work; these things are no longer current.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// What there is and what is open.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultState {
    /// The real vault exists.
    pub main_exists: bool,
    /// The practice vault exists.
    pub practice_exists: bool,
    /// The vault that is open.
    pub open: Option<VaultKind>,
    /// The open vault's recovery key was typed back once.
    pub recovery_confirmed: bool,
    /// The key file was changed behind the program's back; a new passphrase writes it anew.
    pub key_file_altered: bool,
    /// The recovery key is still in memory and the sheet can be written.
    pub recovery_sheet_possible: bool,
    /// Wrong passphrases since the vault was last opened.
    pub wrong_attempts: u32,
    /// Seconds to wait before the next try is answered.
    pub wait_seconds: u32,
    /// Minutes without use after which the vault locks.
    pub idle_lock_minutes: u32,
    /// Today, as the host's clock says.
    pub today: NaiveDate,
    /// Where files are written unless another folder is chosen, as people read it.
    pub output_folder: String,
    /// Version of the program.
    pub version: String,
}

/// A passphrase made of random words.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedPassphrase {
    /// The passphrase.
    pub passphrase: String,
}

/// How good a passphrase is.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseVerdict {
    /// It may be used.
    pub accepted: bool,
    /// German sentence for the person who typed it.
    pub message: String,
}

/// The recovery key of a new or recovered vault; shown this once.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewRecoveryKey {
    /// `AGE-SECRET-KEY-1…`.
    pub recovery_key: String,
    /// The vault's id, printed on the sheet.
    pub vault_id: String,
}

/// Files that were written.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenFiles {
    /// Each file as people read its place.
    pub files: Vec<WrittenFile>,
}

/// One file that was written.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenFile {
    /// What it is, German.
    pub label: String,
    /// Where it lies, as people read it.
    pub place: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of the content, lower case hex.
    pub sha256: String,
}

/// Result of the integrity checks.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultReport {
    /// Version of the schema.
    pub schema_version: u32,
    /// Fälle in the vault.
    #[ts(type = "number")]
    pub faelle: u64,
    /// Kontakte in the vault.
    #[ts(type = "number")]
    pub kontakte: u64,
    /// Lines of the Protokoll.
    #[ts(type = "number")]
    pub protokoll: u64,
    /// Notes of `vault exercise`; 0 outside practice vaults.
    #[ts(type = "number")]
    pub exercised: u64,
    /// Version of the cipher, e.g. `4.19.0 community`.
    pub cipher: String,
}

/// What the person chose in a dialog of the host.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Chosen {
    /// Handle to hand back; missing when the dialog was closed.
    pub handle: Option<String>,
    /// The choice as people read it.
    pub label: String,
}

/// Every list for the forms.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lists {
    /// Common lists by name.
    pub lists: BTreeMap<String, Vec<ListEntry>>,
    /// Programmes with their Bausteine.
    pub programmes: Vec<Programme>,
}

/// A programme with its Bausteine.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Code.
    pub code: Code,
    /// What people read.
    pub label: String,
    /// Its Bausteine.
    pub bausteine: Vec<ListEntry>,
}

/// A page of Fälle.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FaelleList {
    /// How many fit the search.
    pub total: u32,
    /// The rows of this page, by name.
    pub rows: Vec<FallRow>,
}

/// A Fall in a list.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FallRow {
    /// Id.
    pub id: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name as lists show it.
    pub name: String,
    /// Birth date as people read it; empty when unknown.
    pub birth_date: String,
    /// Present status as people read it; empty when none is noted.
    pub status: String,
    /// Printed last day of the newest document.
    pub document_valid_until: Option<NaiveDate>,
    /// Day of the last Kontakt.
    pub last_kontakt_on: Option<NaiveDate>,
    /// Nearest open next step.
    pub next_step_on: Option<NaiveDate>,
    /// Last day of the Fall, if it is closed.
    pub closed_on: Option<NaiveDate>,
}

/// The Fall that was looked up.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundFall {
    /// Id.
    pub fall: FallId,
}

/// Everything in a Fall.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FallView {
    /// Id.
    pub id: FallId,
    /// Number and dates.
    pub fall: Fall,
    /// Who it is about.
    pub person: Person,
    /// Legal status, newest first.
    pub status: Vec<StatusRow>,
    /// Papers, newest first.
    pub dokumente: Vec<DokumentRow>,
    /// Conditions, newest first.
    pub nebenbestimmungen: Vec<NebenbestimmungRow>,
    /// Kontakte, newest first.
    pub kontakte: Vec<KontaktRow>,
    /// Teilnahmen, newest first.
    pub teilnahmen: Vec<TeilnahmeRow>,
    /// Vermittlungen, newest first.
    pub vermittlungen: Vec<VermittlungRow>,
    /// Einwilligungen, newest first.
    pub einwilligungen: Vec<EinwilligungRow>,
    /// Übergaben, newest first.
    pub uebergaben: Vec<UebergabeRow>,
}

/// A stretch of status with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Aufenthaltsstatus,
}

/// A paper with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DokumentRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Aufenthaltsdokument,
}

/// A condition with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NebenbestimmungRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Nebenbestimmung,
}

/// A Kontakt with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KontaktRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Kontakt,
}

/// A Teilnahme with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeilnahmeRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Teilnahme,
}

/// A Vermittlung with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VermittlungRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Vermittlung,
}

/// An Einwilligung with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EinwilligungRow {
    /// Id.
    pub id: EntryId,
    /// The entry.
    pub value: Einwilligung,
}

/// A Fallübergabe that was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabeRow {
    /// Id.
    pub id: UebergabeId,
    /// Who received it.
    pub stelle: String,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// Pseudonym of the packet.
    pub pseudonym: String,
    /// SHA-256 of the packet file.
    pub packet_sha256: String,
}

/// A Fall was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedFall {
    /// Id.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// An entry was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedEntry {
    /// Id.
    pub id: EntryId,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// What an import did or would do.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// Fälle in the file.
    pub count: u32,
    /// They are in the vault now.
    pub taken: bool,
    /// Why nothing was taken.
    pub errors: Vec<LineError>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Every Stelle by name.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StellenList {
    /// The rows.
    pub rows: Vec<StelleRow>,
}

/// A Stelle with its id.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StelleRow {
    /// Id.
    pub id: StelleId,
    /// The Stelle.
    pub stelle: Stelle,
}

/// A Stelle was saved.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedStelle {
    /// Id.
    pub id: StelleId,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// What would leave, shown before anything is written.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UebergabePreview {
    /// Number of this preparation; the next one replaces it.
    pub draft: u32,
    /// Code of the person in the packet.
    pub pseudonym: String,
    /// Who receives it.
    pub stelle: String,
    /// The consent it rests on.
    pub consent: Einwilligung,
    /// Fields that leave or change, by section.
    pub fields: Vec<FieldPreview>,
    /// Notes, original beside what leaves.
    pub notes: Vec<NotePreview>,
    /// What stays behind, and why.
    pub omitted: Vec<Omitted>,
    /// Suggestions that need a decision.
    pub open_questions: u32,
    /// The letter, paragraph by paragraph.
    pub letter: Vec<String>,
}

/// One field of the packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldPreview {
    /// Section, German.
    pub group: String,
    /// Field, German.
    pub label: String,
    /// What the case file says.
    pub original: String,
    /// What leaves.
    pub outgoing: String,
    /// Why it is so, German; empty when it leaves unchanged.
    pub reason: String,
}

/// One note of the packet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotePreview {
    /// Heading, German (month and kind).
    pub heading: String,
    /// What the case file says.
    pub original: String,
    /// What leaves if every suggestion is taken.
    pub outgoing: String,
    /// Replacements in the original.
    pub spans: Vec<SpanPreview>,
}

/// One replacement in a note.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanPreview {
    /// First code point in the original.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What stands there instead.
    pub replacement: String,
    /// `certain`, `ask` or `generalised`.
    pub class: String,
    /// Why, German.
    pub reason: String,
}

/// Something that does not leave.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Omitted {
    /// What, German.
    pub what: String,
    /// Why, German.
    pub why: String,
}

/// A Fallübergabe was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedUebergabe {
    /// Id.
    pub id: UebergabeId,
    /// Pseudonym of the packet.
    pub pseudonym: String,
    /// Packet and letter.
    pub files: Vec<WrittenFile>,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// The protected report, exactly as it would leave.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatistikPreview {
    /// The tables for the screen.
    pub tables: Vec<TablePreview>,
    /// German sentences that stand in the report (definitions, protection rule, notes).
    pub notes: Vec<String>,
    /// `bericht.json`, byte for byte.
    pub json: String,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
    /// `bericht.csv`, byte for byte.
    pub csv: String,
    /// The KI's key is known, so it can be sent.
    pub can_send: bool,
}

/// One table of the report.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TablePreview {
    /// Name of the table in the file.
    pub id: String,
    /// Title, German.
    pub title: String,
    /// What is counted, German.
    pub definition: String,
    /// Column headings after the first one, German.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// Why the table is hidden, German; empty when it is shown.
    pub hidden_because: String,
}

/// One row of a table.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// Heading of the row, German.
    pub label: String,
    /// A cell per column as printed: a number or one of the signs `.`, `-`, `x`.
    pub cells: Vec<String>,
}

/// A report was frozen and queued.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReleasedBericht {
    /// The report.
    pub bericht: BerichtId,
    /// Its entry in the outbox.
    pub outbox: OutboxId,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Every released report, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BerichteList {
    /// The rows.
    pub rows: Vec<BerichtRow>,
}

/// A released report.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BerichtRow {
    /// Id.
    pub id: BerichtId,
    /// Programme as people read it.
    pub programme: String,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// When it was released.
    pub released_at: NaiveDateTime,
    /// SHA-256 of `bericht.json`.
    pub sha256: String,
}

/// The outbox, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxList {
    /// The rows.
    pub rows: Vec<OutboxRow>,
    /// Where entries are delivered, as people read it; empty when not set.
    pub inbox: String,
}

/// An entry of the outbox.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxRow {
    /// Id.
    pub id: OutboxId,
    /// File name in the inbox; says nothing about sender or time.
    pub name: String,
    /// When it was queued.
    pub created_at: NaiveDateTime,
    /// Where it stands.
    pub state: OutboxState,
    /// How often delivery was tried.
    pub attempts: u32,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What the last try said, German; empty before the first.
    pub last_message: String,
}

/// What a delivery round did.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PushReport {
    /// Entries delivered in this round.
    pub delivered: u32,
    /// Entries that still wait.
    pub waiting: u32,
    /// Why the round ended early, German; empty when it did not.
    pub problem: String,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// The Protokoll, newest first.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtokollList {
    /// Lines in all.
    #[ts(type = "number")]
    pub total: u64,
    /// The chain of hashes holds.
    pub intact: bool,
    /// The rows.
    pub rows: Vec<ProtokollRow>,
}

/// A line of the Protokoll.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtokollRow {
    /// Running number.
    #[ts(type = "number")]
    pub sequence: u64,
    /// When.
    pub at: NaiveDateTime,
    /// What, German.
    pub what: String,
    /// Fallnummer, if a Fall is concerned.
    pub number: Option<FallNumber>,
}
