//! The encrypted store: one directory with the SQLCipher database and the key file.
//!
//! The only crate that knows SQL. Reading and writing are different types: [`Reader`] shows, [`WriteTx`] changes, and
//! a [`WriteTx`] exists only inside [`Store::transact`], which writes the line of the Protokoll in the same transaction.
//!
//! Not here: rules about Fälle (`domain`), what a command means (`commands`), who may know what (`falluebergabe`).

mod cipher;
mod error;
mod files;
mod key_file;
mod migrate;
mod moment;
mod protokoll;
mod search;
pub mod tables;
mod transact;
mod unlock;

pub use error::{Result, StoreError};
pub use key_file::{RecoveryKey, VaultId};
pub use migrate::SCHEMA_VERSION;
pub use protokoll::{ProtokollLine, ProtokollPage};
pub use tables::Reader;
pub use transact::{Done, WriteTx};
pub use unlock::{Created, Store, Unlocked, exists};
