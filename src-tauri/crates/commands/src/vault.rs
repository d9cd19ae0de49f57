//! The vault: make, open, recover, lock, check.

use fallmappe_domain::kontakt::Kontakt;
use fallmappe_letters::kinds::notfallblatt::Notfallblatt;
use fallmappe_letters::render_document;
use fallmappe_seal::{Identity, Passphrase, Strength, generate_passphrase};
use fallmappe_store::{Created, SCHEMA_VERSION, Store, exists};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::{Host, NewFile};
use crate::import::import_sample;
use crate::schema::{
    ChangePassphrase, CheckPassphrase, ConfirmRecoveryKey, CreateVault, Done, IntoFolder,
    NewRecoveryKey, Nothing, PassphraseVerdict, RecoverVault, RenewRecoveryKey,
    SuggestedPassphrase, UnlockVault, VaultKind, VaultReport, VaultState, WrittenFiles,
};
use crate::session::Session;
use crate::{folders, letters};

/// Words of a suggested passphrase: six of 2,048 are 66 bits.
const SUGGESTED_WORDS: usize = 6;
/// How the notes of `vault exercise` begin; they are told from other notes by it.
pub const EXERCISE_NOTE: &str = "Übungsnotiz ";
/// The practice vault holds made-up cases only; its passphrase is written on the screen.
const PRACTICE_PASSPHRASE: &str = "uebung-uebung-uebung";

pub fn vault_state<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<VaultState> {
    let open = session.vault().ok();
    let reader = open.map(|open| open.store.reader());
    Ok(VaultState {
        main_exists: exists(&session.host.vault_dir(VaultKind::Main)),
        practice_exists: exists(&session.host.vault_dir(VaultKind::Practice)),
        open: open.map(|open| open.kind),
        recovery_confirmed: reader.map_or(Ok(false), |reader| reader.recovery_confirmed())?,
        key_file_altered: open.is_some_and(|open| open.key_file_altered),
        recovery_sheet_possible: open.is_some_and(|open| open.recovery_key.is_some()),
        wrong_attempts: session.wrong_attempts(),
        wait_seconds: session.wait_seconds(),
        idle_lock_minutes: open.map_or(0, |open| (open.idle_lock.as_secs() / 60) as u32),
        today: session.today(),
        output_folder: session
            .host
            .folder("")
            .map(|path| path.display().to_string())
            .unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

pub fn suggest_passphrase<H: Host>(
    session: &mut Session<H>,
    _: Nothing,
) -> Answer<SuggestedPassphrase> {
    let passphrase =
        generate_passphrase(&mut |buffer| session.host.random(buffer), SUGGESTED_WORDS);
    Ok(SuggestedPassphrase {
        passphrase: passphrase.expose().to_owned(),
    })
}

pub fn check_passphrase<H: Host>(
    _: &mut Session<H>,
    request: CheckPassphrase,
) -> Answer<PassphraseVerdict> {
    let strength = Passphrase::new(request.passphrase).strength();
    Ok(PassphraseVerdict {
        accepted: is_accepted(&strength),
        message: sentence(&strength).to_owned(),
    })
}

pub fn create_vault<H: Host>(
    session: &mut Session<H>,
    request: CreateVault,
) -> Answer<NewRecoveryKey> {
    let passphrase = match request.kind {
        VaultKind::Main => accepted(request.passphrase)?,
        // Made-up cases need no strong passphrase, but never none.
        VaultKind::Practice if request.passphrase.is_empty() => {
            return Err(ErrorCode::WeakPassphrase.into());
        }
        VaultKind::Practice => Passphrase::new(request.passphrase),
    };
    create(session, request.kind, &passphrase)
}

pub fn open_practice_vault<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<VaultState> {
    let passphrase = Passphrase::new(PRACTICE_PASSPHRASE.to_owned());
    if exists(&session.host.vault_dir(VaultKind::Practice)) {
        open(session, VaultKind::Practice, &passphrase)?;
    } else {
        create(session, VaultKind::Practice, &passphrase)?;
        import_sample(session)?;
    }
    vault_state(session, Nothing {})
}

pub fn unlock_vault<H: Host>(session: &mut Session<H>, request: UnlockVault) -> Answer<VaultState> {
    session.check_wait()?;
    open(session, request.kind, &Passphrase::new(request.passphrase))?;
    vault_state(session, Nothing {})
}

pub fn recover_vault<H: Host>(
    session: &mut Session<H>,
    request: RecoverVault,
) -> Answer<NewRecoveryKey> {
    session.check_wait()?;
    session.lock();
    let passphrase = accepted(request.new_passphrase)?;
    let dir = session.host.vault_dir(request.kind);
    let typed = request.recovery_key.to_uppercase();
    let recovered = Store::recover(&dir, &typed, &passphrase, session.now());
    let created = recovered.map_err(|error| session.failed(error.into()))?;
    keep(session, created)
}

pub fn write_recovery_sheet<H: Host>(
    session: &mut Session<H>,
    request: IntoFolder,
) -> Answer<WrittenFiles> {
    let sheet = recovery_sheet(session)?;
    folders::write(session, &request.folder, vec![("Notfallblatt", sheet)])
}

/// The recovery sheet of a vault that was just made or recovered, as PDF.
///
/// # Errors
/// `Locked`; `NotFound` when the key exists on paper only.
pub fn recovery_sheet<H: Host>(session: &Session<H>) -> Answer<NewFile> {
    let now = session.now();
    let open = session.vault()?;
    let key = open.recovery_key.as_ref().ok_or(ErrorCode::NotFound)?;
    let vault_id = open.store.reader().vault_id()?;
    let recipient = Identity::parse(&key.0)
        .map_err(|_| ErrorCode::Internal)?
        .recipient()
        .to_string();
    let sheet = Notfallblatt {
        vault_label: match open.kind {
            VaultKind::Main => "Fallmappe",
            VaultKind::Practice => "Fallmappe (Übungstresor)",
        },
        vault_id: &vault_id,
        created: now.date(),
        identity: &key.0,
        recipient: &recipient,
        document_id: letters::document_id(&session.host),
    };
    let bytes = render_document(&sheet.document()?)?;
    let name = format!("notfallblatt-{}.pdf", vault_id.get(..8).unwrap_or("tresor"));
    Ok(NewFile { name, bytes })
}

pub fn confirm_recovery_key<H: Host>(
    session: &mut Session<H>,
    request: ConfirmRecoveryKey,
) -> Answer<Done> {
    let now = session.now();
    let open = session.vault_mut()?;
    open.store
        .confirm_recovery_key(&request.recovery_key.to_uppercase(), now)?;
    // Written down and proved; from now on it exists on paper only.
    open.recovery_key = None;
    Ok(Done {
        changed: Vec::new(),
    })
}

pub fn renew_recovery_key<H: Host>(
    session: &mut Session<H>,
    request: RenewRecoveryKey,
) -> Answer<NewRecoveryKey> {
    session.check_wait()?;
    let now = session.now();
    let current = Passphrase::new(request.passphrase);
    let renewed = session.vault_mut()?.store.renew_recovery_key(&current, now);
    let key = renewed.map_err(|error| session.failed(error.into()))?;
    let open = session.vault_mut()?;
    let vault_id = open.store.reader().vault_id()?;
    open.key_file_altered = false;
    let answer = NewRecoveryKey {
        recovery_key: key.0.to_string(),
        vault_id,
    };
    open.recovery_key = Some(key);
    Ok(answer)
}

pub fn change_passphrase<H: Host>(
    session: &mut Session<H>,
    request: ChangePassphrase,
) -> Answer<Done> {
    session.check_wait()?;
    let now = session.now();
    let new = accepted(request.new)?;
    let current = Passphrase::new(request.current);
    let changed = session
        .vault_mut()?
        .store
        .change_passphrase(&current, &new, now);
    changed.map_err(|error| session.failed(error.into()))?;
    session.vault_mut()?.key_file_altered = false;
    Ok(Done {
        changed: Vec::new(),
    })
}

pub fn lock_vault<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Done> {
    session.lock();
    Ok(Done {
        changed: Vec::new(),
    })
}

pub fn keep_awake<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Done> {
    // Being called is the use; the router has noted it.
    session.vault()?;
    Ok(Done {
        changed: Vec::new(),
    })
}

pub fn check_vault<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<VaultReport> {
    let store = &session.vault()?.store;
    store.check_integrity()?;
    let reader = store.reader();
    let counts = reader.counts()?;
    let exercised = if reader.is_practice()? {
        let notes = reader.all_entries::<Kontakt>()?;
        notes
            .iter()
            .filter(|(_, note)| note.text.starts_with(EXERCISE_NOTE))
            .count() as u64
    } else {
        0
    };
    Ok(VaultReport {
        exercised,
        schema_version: SCHEMA_VERSION,
        faelle: counts.faelle,
        kontakte: counts.kontakte,
        protokoll: counts.protokoll,
        cipher: store.cipher_version()?,
    })
}

fn create<H: Host>(
    session: &mut Session<H>,
    kind: VaultKind,
    passphrase: &Passphrase,
) -> Answer<NewRecoveryKey> {
    session.lock();
    let dir = session.host.vault_dir(kind);
    let practice = kind == VaultKind::Practice;
    let now = session.now();
    let created = Store::create(&dir, passphrase, practice, now, &mut |buffer| {
        session.host.random(buffer)
    })?;
    keep(session, created)
}

fn open<H: Host>(session: &mut Session<H>, kind: VaultKind, passphrase: &Passphrase) -> Answer<()> {
    session.lock();
    let dir = session.host.vault_dir(kind);
    let now = session.now();
    let unlocked = Store::unlock(&dir, passphrase, now);
    let mut unlocked = unlocked.map_err(|error| session.failed(error.into()))?;
    unlocked
        .store
        .transact(fallmappe_domain::op::Op::Unlock, None, now, |_| Ok(()))?;
    session.opened(unlocked.store, unlocked.key_file_altered, None)
}

fn keep<H: Host>(session: &mut Session<H>, created: Created) -> Answer<NewRecoveryKey> {
    let answer = NewRecoveryKey {
        recovery_key: created.recovery_key.0.to_string(),
        vault_id: created.vault_id.0,
    };
    session.opened(created.store, false, Some(created.recovery_key))?;
    Ok(answer)
}

fn accepted(typed: String) -> Answer<Passphrase> {
    let passphrase = Passphrase::new(typed);
    let strength = passphrase.strength();
    if is_accepted(&strength) {
        Ok(passphrase)
    } else {
        Err(CommandError::from(ErrorCode::WeakPassphrase))
    }
}

fn is_accepted(strength: &Strength) -> bool {
    matches!(strength, Strength::Strong)
}

fn sentence(strength: &Strength) -> &'static str {
    match strength {
        Strength::Weak(_) => ErrorCode::WeakPassphrase.message(),
        Strength::Fair => {
            "Das Passwort ist noch zu leicht zu erraten. Sicher sind sechs zufällige Wörter."
        }
        Strength::Strong => "Das Passwort ist stark.",
    }
}
