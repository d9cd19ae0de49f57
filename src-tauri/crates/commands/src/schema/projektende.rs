//! The end of a project: every open Fall is handed over, in one run that can be interrupted.

use super::WrittenFile;
use chrono::NaiveDate;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{FallId, StelleId, UebergabeId};
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct, UebergabeState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All open Fälle with their plan and how far it is.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjektendeView {
    /// One row for each open Fall, and for each that has a plan.
    pub rows: Vec<ProjektendeRow>,
    /// How far it is.
    pub progress: ProjektendeProgress,
}

/// One Fall at the end of the project.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjektendeRow {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Who it is about.
    pub name: String,
    /// The plan; missing while there is none.
    pub plan: Option<ProjektendePlan>,
    /// What the consent for the planned Stelle is, German; empty without a plan.
    pub consent: String,
    /// The consent carries the plan.
    pub consent_holds: bool,
    /// The nearest Frist: its title.
    pub frist: String,
    /// Its day.
    pub frist_on: Option<NaiveDate>,
    /// The Übergabe that was made by this plan.
    pub uebergabe: Option<UebergabeId>,
    /// Where it stands.
    pub state: Option<UebergabeState>,
    /// Why the last run passed this Fall over, German; empty otherwise.
    pub problem: String,
}

/// What is planned for a Fall.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProjektendePlan {
    /// Who receives it.
    pub stelle: StelleId,
    /// What is handed over.
    pub product: UebergabeProduct,
    /// Form of a packet.
    pub form: PacketForm,
    /// List `uebergabeart`; empty for what is usual for the Stelle.
    pub kind: Code,
}

/// How far the end of the project is. Numbers only.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjektendeProgress {
    /// Fälle in the table.
    pub faelle: u32,
    /// With a plan.
    pub planned: u32,
    /// With a plan that no consent carries.
    pub without_consent: u32,
    /// With a packet or letter.
    pub made: u32,
    /// Given to the Stelle or further.
    pub handed_out: u32,
    /// Taken over, wholly or partly.
    pub accepted: u32,
    /// Rejected, expired, revoked or given back.
    pub failed: u32,
}

/// Plan Fälle.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanProjektende {
    /// The Fälle.
    pub faelle: Vec<FallId>,
    /// What is planned for each of them; missing takes the plan away.
    #[serde(default)]
    pub plan: Option<ProjektendePlan>,
}

/// Carry the plan on: the next Fälle that are planned and not made yet.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RunProjektende {
    /// Handle of the folder; empty for the usual one.
    #[serde(default)]
    pub folder: String,
    /// Most Fälle in this call, at least 1.
    pub limit: u32,
    /// Go on after this Fall, so that one that was passed over is not tried again in the same run.
    #[serde(default)]
    pub after: Option<FallId>,
    /// Take every suggestion that is still open; without it such a Fall is passed over.
    #[serde(default)]
    pub accept_suggestions: bool,
}

/// What one call of a run did.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjektendeRun {
    /// What was made, Fall by Fall.
    pub made: Vec<ProjektendeMade>,
    /// Fälle that were passed over, each with its reason.
    pub passed_over: Vec<ProjektendePassed>,
    /// The last Fall that was tried; the next call goes on after it.
    pub last: Option<FallId>,
    /// Planned Fälle after it that are left for the next call.
    pub left: u32,
    /// How far it is.
    pub progress: ProjektendeProgress,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// What was made for one Fall.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjektendeMade {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// The Übergabe.
    pub uebergabe: UebergabeId,
    /// What was written.
    pub files: Vec<WrittenFile>,
    /// The passphrase of a locked packet. It stays in the vault until it is noted.
    pub passphrase: Option<String>,
}

/// Passphrases of runs that nobody has noted yet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptPassphrases {
    /// In the order in which they were made.
    pub rows: Vec<KeptPassphrase>,
}

/// A passphrase that waits to be noted.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptPassphrase {
    /// The Übergabe.
    pub uebergabe: UebergabeId,
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Who receives the packet.
    pub stelle: String,
    /// File name of the packet.
    pub packet: String,
    /// What opens it.
    pub passphrase: String,
}

/// These passphrases are noted; they are deleted for good.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NotePassphrases {
    /// Their Übergaben; one without a kept passphrase is no error.
    pub uebergaben: Vec<UebergabeId>,
}

/// A Fall that was passed over.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjektendePassed {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Why, German.
    pub problem: String,
}
