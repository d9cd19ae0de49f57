//! The one list of commands: every name with its request and its answer. Nothing else.
//!
//! The router, the TypeScript types and the tests are made from [`with_commands`]; a host offers the whole list or does
//! not compile. Paths never cross this border: files and folders are handles that the host has given out.

mod angebote;
mod bedarf;
mod dateien;
mod datenschutz;
mod eingang;
mod entries;
mod faelle;
mod fristen;
mod listen;
mod office;
mod presets;
mod projektende;
mod quittung;
mod statistik;
mod struktur;
mod suche;
mod uebergabe;
mod vault;
mod verlauf;

use fallmappe_domain::changed::Changed;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use angebote::*;
pub use bedarf::*;
pub use dateien::*;
pub use datenschutz::*;
pub use eingang::*;
pub use entries::*;
pub use faelle::*;
pub use fristen::*;
pub use listen::*;
pub use office::*;
pub use presets::*;
pub use projektende::*;
pub use quittung::*;
pub use statistik::*;
pub use struktur::*;
pub use suche::*;
pub use uebergabe::*;
pub use vault::*;
pub use verlauf::*;

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
            search(Search) -> SearchHits;
            list_views(Nothing) -> ViewsList;
            save_view(SaveView) -> Done;
            remove_view(RemoveView) -> Done;
            find_duplicates(FindDuplicates) -> Duplicates;
            mark_different(MarkDifferent) -> Done;
            merge_faelle(MergeFaelle) -> Done;
            open_fall(OfFall) -> FallView;
            create_fall(CreateFall) -> CreatedFall;
            change_person(ChangePerson) -> Done;
            change_fall(ChangeFall) -> Done;
            save_entry(SaveEntry) -> SavedEntry;
            remove_entry(RemoveEntry) -> Done;
            remove_fall(OfFall) -> Done;
            list_changes(ListChanges) -> ChangesList;
            undo_change(UndoChange) -> Done;
            list_bin(Nothing) -> BinList;
            empty_bin(EmptyBin) -> Done;
            list_drafts(Nothing) -> DraftsList;
            save_draft(SaveDraft) -> Done;
            drop_draft(DropDraft) -> Done;
            get_heute(Nothing) -> Heute;
            list_fristen(ListFristen) -> FristenList;
            complete_frist(CompleteFrist) -> SavedEntry;
            export_fristen(ExportFristen) -> WrittenFiles;
            get_frist_rules(Nothing) -> FristRules;
            save_frist_rules(SaveFristRules) -> Done;
            choose_datei(Nothing) -> Chosen;
            add_datei(AddDatei) -> AddedDatei;
            show_datei(ShowDatei) -> DateiView;
            export_datei(ExportDatei) -> WrittenFiles;
            import_faelle(ImportFaelle) -> ImportReport;
            read_list(ReadList) -> ListPreview;
            import_list(ImportList) -> ListReport;
            list_mappings(Nothing) -> MappingsList;
            save_mapping(SaveMapping) -> Done;
            remove_mapping(RemoveMapping) -> Done;
            list_imports(Nothing) -> ImportsList;
            export_fall(ExportFall) -> WrittenFiles;
            erase_fall(EraseFall) -> ErasedFall;
            reduce_fall(ReduceFall) -> Done;
            list_retention(Nothing) -> RetentionList;
            withdraw_einwilligung(WithdrawEinwilligung) -> WithdrawalEffect;
            list_einwilligungen(ListEinwilligungen) -> EinwilligungenList;
            write_blatt(WriteBlatt) -> WrittenFiles;
            list_laws(Nothing) -> TraegerLaws;
            list_strukturhemmnisse(ListStrukturhemmnisse) -> StrukturhemmnisseList;
            save_berichtstext(SaveBerichtstext) -> SavedBerichtstext;
            preview_strukturbericht(OfHalbjahr) -> Strukturbericht;
            export_strukturhemmnisse(ExportStrukturhemmnisse) -> WrittenFiles;
            list_presets(Nothing) -> PresetsList;
            check_preset(PresetFile) -> PresetVerdict;
            save_preset(PresetFile) -> Done;
            remove_preset(RemovePreset) -> Done;
            list_stellen(Nothing) -> StellenList;
            save_stelle(SaveStelle) -> SavedStelle;
            list_angebote(Nothing) -> AngeboteList;
            save_angebot(SaveAngebot) -> SavedAngebot;
            remove_angebot(OfAngebot) -> Done;
            get_bedarf(Nothing) -> BedarfView;
            write_bedarf(IntoFolder) -> WrittenFiles;
            list_ansprachen(ListAnsprachen) -> AnsprachenList;
            save_ansprache(SaveAnsprache) -> SavedAnsprache;
            remove_ansprache(OfAnsprache) -> Done;
            prepare_uebergabe(PrepareUebergabe) -> UebergabePreview;
            decide_words(DecideWords) -> Done;
            create_uebergabe(CreateUebergabe) -> CreatedUebergabe;
            list_uebergaben(ListUebergaben) -> UebergabenList;
            open_uebergabe(OfUebergabe) -> UebergabeView;
            record_uebergabe_event(RecordUebergabeEvent) -> Done;
            choose_packet(Nothing) -> Chosen;
            read_receipt(ReadReceipt) -> ReceiptOutcome;
            show_zuordnung(OfUebergabe) -> Zuordnung;
            drop_zuordnung(OfUebergabe) -> Done;
            write_uebergabeblatt(WriteUebergabeblatt) -> WrittenBlatt;
            write_consent_form(WriteConsentForm) -> WrittenBlatt;
            suggest_einwilligung(SuggestEinwilligung) -> SuggestedEinwilligung;
            own_keys(Nothing) -> OwnKeys;
            open_packet(OpenPacket) -> IncomingPacket;
            list_eingang(Nothing) -> EingangList;
            name_sender(NameSender) -> Done;
            write_incoming(WriteIncoming) -> WrittenBlatt;
            take_over_packet(TakeOverPacket) -> CreatedFall;
            make_receipt(MakeReceipt) -> MadeReceipt;
            forget_packet(OfEingang) -> Done;
            get_projektende(Nothing) -> ProjektendeView;
            plan_projektende(PlanProjektende) -> Done;
            run_projektende(RunProjektende) -> ProjektendeRun;
            list_passphrases(Nothing) -> KeptPassphrases;
            note_passphrases(NotePassphrases) -> Done;
            write_projektende(IntoFolder) -> WrittenFiles;
            preview_statistik(StatistikRequest) -> StatistikPreview;
            release_statistik(ReleaseStatistik) -> ReleasedBericht;
            list_berichte(Nothing) -> BerichteList;
            write_bericht(WriteBericht) -> WrittenFiles;
            write_vorschau(WriteVorschau) -> WrittenFiles;
            show_bericht(ShowBericht) -> BerichtView;
            combine_statistik(CombineStatistik) -> BerichtView;
            write_combined(WriteCombined) -> WrittenFiles;
            audit_statistik(AuditStatistik) -> Nachrechnung;
            show_intern(InternRequest) -> BerichtView;
            write_intern(WriteIntern) -> WrittenFiles;
            list_outbox(Nothing) -> OutboxList;
            push_outbox(Nothing) -> PushReport;
            get_settings(Nothing) -> Settings;
            save_settings(SaveSettings) -> Done;
            list_protokoll(ListProtokoll) -> ProtokollList;
            write_protokoll(WriteProtokoll) -> WrittenFiles;
        }
    };
}

/// A request without content.
#[derive(Clone, Serialize, Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Nothing {}

/// Where to write: a handle from `choose_folder`; empty for the host's usual folder.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntoFolder {
    /// Handle of the folder.
    #[serde(default)]
    pub folder: String,
}

/// The command did its work; these things are no longer current.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// What to read again.
    pub changed: Vec<Changed>,
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

/// What the person chose in a dialog of the host.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Chosen {
    /// Handle to hand back; missing when the dialog was closed.
    pub handle: Option<String>,
    /// The choice as people read it.
    pub label: String,
}
