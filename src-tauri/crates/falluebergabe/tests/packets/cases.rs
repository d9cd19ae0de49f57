//! The list of vectors: each with how it is opened, what it must give, and why it is there.

mod archive;
mod content;
mod manifest;
mod receipts;
mod seal;

pub use receipts::receipts;

use crate::forge::Bench;
use serde::{Deserialize, Serialize};

/// Words that every vector under a passphrase opens with.
pub const PASSPHRASE: &str = "apfelbaum-laterne-zugvogel-kreide-uferweg-hafen";

/// One vector as `vectors.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vector {
    /// File beside the list.
    pub file: String,
    /// The passphrase it is opened with; missing for the key of the Stelle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<String>,
    /// What it must give: `Opens`, or the error as the program names it.
    pub gives: String,
    /// Why it is there.
    pub why: String,
}

/// A vector with its bytes.
pub struct Case {
    pub vector: Vector,
    pub bytes: Vec<u8>,
}

/// A vector that is opened with the key of the Stelle.
fn case(file: &str, gives: &str, why: &str, bytes: Vec<u8>) -> Case {
    let vector = Vector {
        file: file.to_owned(),
        passphrase: None,
        gives: gives.to_owned(),
        why: why.to_owned(),
    };
    Case { vector, bytes }
}

impl Case {
    fn under(mut self, passphrase: &str) -> Self {
        self.vector.passphrase = Some(passphrase.to_owned());
        self
    }
}

/// All vectors of packets.
pub fn packets(bench: &Bench) -> Vec<Case> {
    let mut cases = seal::cases(bench);
    cases.extend(archive::cases(bench));
    cases.extend(manifest::cases(bench));
    cases.extend(content::cases(bench));
    cases
}
