//! Stand-in until the auditor is there.
use std::collections::BTreeMap;

use crate::{LedgerEntry, Plan};

/// Bounds.
pub struct Interval {
    /// Low.
    pub low: u64,
    /// High.
    pub high: Option<u64>,
}

/// Audit.
pub struct Audit {
    /// Figures.
    pub figures: BTreeMap<String, Interval>,
    /// Consistent.
    pub consistent: bool,
}

impl Audit {
    /// Weak.
    pub fn weak(&self, _k: u64) -> impl Iterator<Item = (&str, &Interval)> {
        self.figures
            .iter()
            .map(|(name, one)| (name.as_str(), one))
            .take(0)
    }
}

/// Audit.
pub fn audit(_plan: &Plan, _entries: &[LedgerEntry]) -> Audit {
    Audit {
        figures: BTreeMap::new(),
        consistent: true,
    }
}
