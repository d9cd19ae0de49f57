//! Words that only some places may say: files, sockets, the clock, chance, SQL; with the reason for each.
//! What packages may depend on stands in `walls`.

use super::rust_text::RustText;

/// Words that only some places may say.
struct Words {
    /// The part of the tree this row speaks of.
    within: &'static str,
    words: &'static [&'static str],
    places: &'static [&'static str],
    why: &'static str,
}

const HOST_PLACES: &[&str] = &[
    "src-tauri/src/",
    "src-tauri/crates/host/",
    "src-tauri/crates/cli/",
    "tests/host/",
];

const WORDS: &[Words] = &[
    Words {
        within: "",
        words: &["std::net", "core::net", "std::os::unix::net"],
        places: &["src-tauri/crates/sync/", "tests/host/"],
        why: "only sync may open a socket",
    },
    Words {
        within: "",
        words: &["Utc::now", "Local::now", "SystemTime::now"],
        places: HOST_PLACES,
        why: "the clock belongs to the host; take the time as a parameter",
    },
    Words {
        within: "",
        words: &["getrandom", "rand::rng", "thread_rng", "OsRng"],
        places: HOST_PLACES,
        why: "chance belongs to the host; take random bytes as a parameter",
    },
    Words {
        within: "",
        words: &["std::fs", "std::env"],
        places: &[
            "src-tauri/crates/store/",
            "src-tauri/crates/sync/",
            "src-tauri/crates/host/",
            "src-tauri/xtask/",
            "src-tauri/src/",
            "src-tauri/crates/cli/",
            "tests/host/",
        ],
        why: "files are read and written by store, sync and the hosts; rules are pure",
    },
    Words {
        within: "",
        words: &["allow(unsafe_code", "expect(unsafe_code"],
        places: &["src-tauri/crates/store/"],
        why: "the one place for unsafe code is where the key enters SQLCipher",
    },
    Words {
        within: STATISTICS,
        words: &["fallmappe_domain::person"],
        places: &[],
        why: "what counts cannot see a name",
    },
    Words {
        within: STATISTICS,
        words: &["Serialize"],
        places: &[
            "src-tauri/crates/statistics/src/ledger.rs",
            "src-tauri/crates/statistics/src/period.rs",
            "src-tauri/crates/statistics/src/plan.rs",
            "src-tauri/crates/statistics/src/release",
        ],
        why: "only a released table can leave; raw counts have no way out",
    },
];

const STATISTICS: &str = "src-tauri/crates/statistics/";

/// The folder of the only crate that knows SQL.
pub const STORE: &str = "src-tauri/crates/store/";
/// Why SQL stands nowhere else.
pub const SQL_WHY: &str = "SQL has one home, the store; the schema can change behind it";

/// Words in this file that may not stand there.
pub fn word_breaches(path: &str, text: &RustText) -> Vec<String> {
    let is_within = |row: &&Words| path.starts_with(row.within);
    let may_say = |row: &Words| row.places.iter().any(|place| path.starts_with(place));
    WORDS
        .iter()
        .filter(is_within)
        .filter(|row| !may_say(row))
        .flat_map(|row| row.words.iter().map(move |word| (word, row.why)))
        .filter(|(word, _)| text.names(word))
        .map(|(word, why)| format!("{path} says {word}: {why}"))
        .collect()
}

/// SQL in string literals outside the store.
pub fn sql_breaches(path: &str, text: &RustText) -> Vec<String> {
    if path.starts_with(STORE) || !text.strings.iter().any(|string| looks_like_sql(string)) {
        return Vec::new();
    }
    vec![format!("{path} holds SQL: {SQL_WHY}")]
}

fn looks_like_sql(string: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("SELECT ", " FROM "),
        ("INSERT ", "INTO "),
        ("DELETE ", "FROM "),
        ("UPDATE ", " SET "),
        ("CREATE ", "TABLE "),
        ("PRAGMA ", ""),
    ];
    PAIRS.iter().any(|(first, second)| {
        string
            .split_once(first)
            .is_some_and(|(_, rest)| second.is_empty() || rest.contains(second.trim_start()))
    })
}
