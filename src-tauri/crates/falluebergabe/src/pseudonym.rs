//! The code of a packet: random, new for every packet and every recipient, derived from nothing.
//!
//! A hash of the name would be found by trying a list of names. Which Fall a code means stands only in the vault.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Digits and consonants that are not mistaken for each other; without vowels no word can appear.
const ALPHABET: &[u8; 28] = b"23456789BCDFGHJKMNPQRSTVWXYZ";

/// A code like `FM-7K3Q-92XD`. About 38 bits: enough that two packets never share one by chance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Pseudonym(String);

impl Pseudonym {
    /// Makes a code from ten random bytes. The bytes are used for nothing else.
    #[must_use]
    pub fn from_random(bytes: [u8; 10]) -> Self {
        let mut number = bytes
            .iter()
            .fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte));
        let mut code = String::from("FM-");
        for position in 0..8 {
            if position == 4 {
                code.push('-');
            }
            let digit = usize::try_from(number % ALPHABET.len() as u128).unwrap_or(0);
            code.extend(ALPHABET.get(digit).map(|letter| char::from(*letter)));
            number /= ALPHABET.len() as u128;
        }
        Self(code)
    }

    /// Reads a code as a person types it: lower case and spaces are allowed. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().to_ascii_uppercase().replace(' ', "-");
        let groups: Vec<&str> = code.split('-').collect();
        let [prefix, first, second] = groups.as_slice() else {
            return None;
        };
        let is_group =
            |group: &str| group.len() == 4 && group.bytes().all(|byte| ALPHABET.contains(&byte));
        (*prefix == "FM" && is_group(first) && is_group(second)).then_some(Self(code))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Name of the packet file: the code and nothing else.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.age", self.0)
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Pseudonym {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parsed = Self::parse(&text).filter(|pseudonym| pseudonym.0 == text);
        parsed.ok_or_else(|| serde::de::Error::custom("not a pseudonym"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn reads_what_people_type() {
        let code = Pseudonym::from_random([7; 10]);
        let typed = code.as_str().to_lowercase().replace('-', " ");
        assert_eq!(Pseudonym::parse(&typed), Some(code));
        for wrong in [
            "",
            "FM",
            "FM-7K3Q",
            "FM-7K3Q-92XO",
            "XX-7K3Q-92XD",
            "FM-7K3Q-92XD-2222",
            "../FM-7K3Q-92XD",
        ] {
            assert_eq!(Pseudonym::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn neighbouring_bytes_give_unlike_codes() {
        let codes: BTreeSet<Pseudonym> = (0..=255u8)
            .map(|last| Pseudonym::from_random([1, 2, 3, 4, 5, 6, 7, 8, 9, last]))
            .collect();
        assert_eq!(codes.len(), 256);
    }

    proptest! {
        #[test]
        fn never_holds_an_ambiguous_sign(bytes in any::<[u8; 10]>()) {
            let code = Pseudonym::from_random(bytes);
            prop_assert!(!code.as_str().contains(['0', 'O', '1', 'I', 'L', 'A', 'E', 'U']));
            prop_assert_eq!(code.as_str().len(), 12);
            prop_assert_eq!(Pseudonym::parse(code.as_str()), Some(code));
        }
    }
}
