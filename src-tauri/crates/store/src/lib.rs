//! The encrypted store: one directory with the SQLCipher database and the key file.
//!
//! The only crate that knows SQL. Reading and writing are different types: [`Reader`] shows, [`WriteTx`] changes, and
//! a [`WriteTx`] exists only inside [`Store::transact`], which writes the line of the Protokoll in the same transaction.
//!
//! Not here: rules about Fälle (`domain`), what a command means (`commands`), who may know what (`falluebergabe`).

mod backup;
mod bin;
mod bulk;
mod changes;
mod cipher;
mod create;
mod erase;
mod error;
mod files;
mod journal;
mod key_file;
mod keys;
mod merge;
mod migrate;
mod moment;
mod protokoll;
mod record;
mod rekey;
mod salvage;
mod search;
mod slot;
mod sweep;
pub mod tables;
mod transact;
mod undo;
mod unlock;
mod vault_dir;

#[cfg(test)]
mod tests;

pub use bin::Removed;
pub use changes::{Change, ChangesFilter};
pub use create::{Chance, Created};
pub use error::{Result, StoreError};
pub use journal::ChangeKind;
pub use keys::{RecoveryKey, VaultId};
pub use migrate::SCHEMA_VERSION;
pub use protokoll::{ProtokollFilter, ProtokollLine, ProtokollPage};
pub use search::{Found, Hit, Place};
pub use tables::Reader;
pub use transact::{Done, WriteTx};
pub use unlock::{Store, Unlocked};
pub use vault_dir::exists;
