//! The walls between packages with the reason for each, and the comparison with what manifests say.
//! What sources may say stands in `words`.
//!
//! To change a wall, change the row here and in `src-tauri/ARCHITECTURE.md`, and write the reason into
//! `src-tauri/decisions/`.

use std::collections::BTreeSet;

use super::manifest::Manifest;

/// What one package may use of ours, and of others where that is limited too.
pub struct CrateWall {
    /// The package's name.
    pub package: &'static str,
    /// Its folder.
    pub folder: &'static str,
    /// Our packages it may use.
    pub ours: &'static [&'static str],
    /// Other packages it may use; `None` leaves them to [`OWNERS`].
    pub others: Option<&'static [&'static str]>,
    /// The reason, printed when the wall breaks.
    pub why: &'static str,
}

const DOMAIN: &str = "fallmappe-domain";
const SEAL: &str = "fallmappe-seal";
const COMMANDS: &str = "fallmappe-commands";
const HOST: &str = "fallmappe-host";

/// One row a package.
pub const CRATES: &[CrateWall] = &[
    CrateWall {
        package: DOMAIN,
        folder: "src-tauri/crates/domain",
        ours: &[],
        others: Some(&[
            "serde",
            "serde_json",
            "serde_path_to_error",
            "chrono",
            "schemars",
            "ts-rs",
            "thiserror",
            "unicode-normalization",
            "base64",
            "sha2",
            "hex",
        ]),
        why: "rules are tested in milliseconds and read by a case manager beside the developer",
    },
    CrateWall {
        package: SEAL,
        folder: "src-tauri/crates/seal",
        ours: &[],
        others: None,
        why: "one place for algorithms, parameters and limits, which knows nothing of cases",
    },
    CrateWall {
        package: "fallmappe-store",
        folder: "src-tauri/crates/store",
        ours: &[DOMAIN, SEAL],
        others: None,
        why: "SQL and keys have one home; the schema can change behind it",
    },
    CrateWall {
        package: "fallmappe-falluebergabe",
        folder: "src-tauri/crates/falluebergabe",
        ours: &[DOMAIN, SEAL],
        others: None,
        why: "it cannot look something up: it sees only what it is handed",
    },
    CrateWall {
        package: "fallmappe-letters",
        folder: "src-tauri/crates/letters",
        ours: &[DOMAIN],
        others: None,
        why: "a letter cannot learn the code list of a packet by accident",
    },
    CrateWall {
        package: "fallmappe-statistics",
        folder: "src-tauri/crates/statistics",
        ours: &[DOMAIN],
        others: None,
        why: "only a released table can leave; there is no other door",
    },
    CrateWall {
        package: "fallmappe-sync",
        folder: "src-tauri/crates/sync",
        ours: &[DOMAIN, SEAL],
        others: None,
        why: "that the program works offline can be shown by looking at one crate",
    },
    CrateWall {
        package: "fallmappe-einlesen",
        folder: "src-tauri/crates/einlesen",
        ours: &[DOMAIN],
        others: None,
        why: "foreign tables are understood in one place, which cannot touch the vault",
    },
    CrateWall {
        package: "fallmappe-dateien",
        folder: "src-tauri/crates/dateien",
        ours: &[],
        others: Some(&["crc32fast", "hayro", "image", "thiserror"]),
        why: "foreign files are parsed in one place, which sees bytes and nothing else",
    },
    CrateWall {
        package: COMMANDS,
        folder: "src-tauri/crates/commands",
        ours: &[
            DOMAIN,
            SEAL,
            "fallmappe-store",
            "fallmappe-falluebergabe",
            "fallmappe-letters",
            "fallmappe-statistics",
            "fallmappe-sync",
            "fallmappe-dateien",
            "fallmappe-einlesen",
        ],
        others: None,
        why: "siblings meet only here, and every door offers the same use cases",
    },
    CrateWall {
        package: HOST,
        folder: "src-tauri/crates/host",
        ours: &[COMMANDS, DOMAIN],
        others: None,
        why: "clock, chance and files once for all doors, and nothing of a window or a terminal",
    },
    CrateWall {
        package: "fallmappe-cli",
        folder: "src-tauri/crates/cli",
        ours: &[COMMANDS, DOMAIN, HOST],
        others: None,
        why: "a thin door, which builds where there is no WebKit",
    },
    CrateWall {
        package: "fallmappe",
        folder: "src-tauri",
        ours: &[COMMANDS, DOMAIN, HOST],
        others: None,
        why: "a thin door; another window would be a small change",
    },
    CrateWall {
        package: "xtask",
        folder: "src-tauri/xtask",
        ours: &[],
        others: Some(&[]),
        why: "it must build in seconds on an empty machine",
    },
    CrateWall {
        package: "fallmappe-test-host",
        folder: "tests/host",
        ours: &[COMMANDS, DOMAIN, HOST],
        others: None,
        why: "it proves that the commands need no desktop, so it stands where the shell stands",
    },
    CrateWall {
        package: "fallmappe-tests",
        folder: "tests",
        ours: &[
            DOMAIN,
            SEAL,
            COMMANDS,
            HOST,
            "fallmappe-store",
            "fallmappe-falluebergabe",
            "fallmappe-letters",
            "fallmappe-statistics",
            "fallmappe-sync",
        ],
        others: None,
        why: "stories go through the whole house",
    },
];

/// Libraries that belong to one place.
pub struct Ownership {
    libraries: &'static [&'static str],
    owners: &'static [&'static str],
    why: &'static str,
}

const HOSTS: &[&str] = &[HOST, "fallmappe", "fallmappe-cli", "fallmappe-test-host"];

/// Who owns which libraries. The stories (`fallmappe-tests`) judge from outside and are free.
pub const OWNERS: &[Ownership] = &[
    Ownership {
        libraries: &["rusqlite", "libsqlite3-sys", "sqlx", "diesel"],
        owners: &["fallmappe-store"],
        why: "SQL and keys have one home",
    },
    Ownership {
        libraries: &[
            "age",
            "age-core",
            "ed25519-dalek",
            "x25519-dalek",
            "hmac",
            "hkdf",
            "scrypt",
            "argon2",
            "chacha20poly1305",
            "aes-gcm",
            "ring",
        ],
        owners: &[SEAL],
        why: "algorithms, parameters and limits stand in one place, the safe calls in front",
    },
    Ownership {
        libraries: &["printpdf", "lopdf", "krilla", "rustybuzz", "subsetter"],
        owners: &["fallmappe-letters"],
        why: "the PDF writer can be changed in one crate",
    },
    Ownership {
        libraries: &["rust_xlsxwriter"],
        owners: &["fallmappe-statistics"],
        why: "a spreadsheet is written from the one sheet that paper and list are made from",
    },
    Ownership {
        libraries: &["calamine", "encoding_rs"],
        owners: &["fallmappe-einlesen"],
        why: "foreign tables are limited before a parser sees them, and that stands in one crate",
    },
    Ownership {
        libraries: &["image", "hayro", "img-parts", "kamadak-exif", "png"],
        owners: &["fallmappe-dateien"],
        why: "foreign pictures and PDFs are decoded behind one wall",
    },
    Ownership {
        libraries: &["tauri", "tauri-build", "tauri-plugin-dialog", "wry", "tao"],
        owners: &["fallmappe"],
        why: "everything below the shell builds and is tested where there is no WebKit",
    },
    Ownership {
        libraries: &["clap", "rpassword"],
        owners: &["fallmappe-cli"],
        why: "the terminal is one of three doors, not a part of the house",
    },
    Ownership {
        libraries: &["getrandom", "rand", "fastrand", "uuid"],
        owners: HOSTS,
        why: "chance comes from the host, so that a test can repeat it",
    },
    Ownership {
        libraries: &["tiny_http"],
        owners: &["fallmappe-test-host"],
        why: "only the browser tests need a server, and it is never shipped",
    },
    Ownership {
        libraries: &["reqwest", "ureq", "hyper", "curl", "minreq", "attohttpc"],
        owners: &["fallmappe-sync"],
        why: "only sync may open a connection",
    },
];

/// The programs that are shipped.
pub const SHIPPED: &[&str] = &["fallmappe-cli", "fallmappe"];

/// Libraries that speak a network protocol or open a connection.
const NETWORK_LIBRARIES: &[&str] = &[
    "attohttpc",
    "curl",
    "h2",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "quinn",
    "reqwest",
    "rustls",
    "tiny_http",
    "tungstenite",
    "ureq",
];
/// Runtimes that can; the window brings one for its own events, below the shell there is none.
const NETWORK_RUNTIMES: &[&str] = &["async-std", "mio", "smol", "socket2", "tokio"];
const NETWORK_WHY: &str = "that the program works offline is shown by what is linked into it";

/// Breaches of one package's wall.
pub fn dependency_breaches(wall: &CrateWall, manifest: &Manifest) -> Vec<String> {
    let product = manifest.dependencies.iter();
    let (ours, others): (Vec<_>, Vec<_>) = product.partition(|name| name.starts_with("fallmappe"));
    let strange_others = others.into_iter().filter(|name| {
        wall.others
            .is_some_and(|allowed| !allowed.contains(&name.as_str()))
    });
    ours.into_iter()
        .chain(
            manifest
                .for_tests
                .iter()
                .filter(|name| name.starts_with("fallmappe")),
        )
        .filter(|name| !wall.ours.contains(&name.as_str()))
        .chain(strange_others)
        .map(|name| format!("{} may not use {name}: {}", wall.package, wall.why))
        .collect()
}

/// Libraries that this package uses and another owns.
pub fn ownership_breaches(manifest: &Manifest) -> Vec<String> {
    if manifest.package == "fallmappe-tests" {
        return Vec::new();
    }
    let used: Vec<_> = manifest
        .dependencies
        .iter()
        .chain(&manifest.for_tests)
        .collect();
    OWNERS
        .iter()
        .filter(|row| !row.owners.contains(&manifest.package.as_str()))
        .flat_map(|row| row.libraries.iter().map(move |library| (library, row)))
        .filter(|(library, _)| used.iter().any(|name| name == *library))
        .map(|(library, row)| {
            let owners = row.owners.join(", ");
            format!(
                "{} uses {library}, owned by {owners}: {}",
                manifest.package, row.why
            )
        })
        .collect()
}

/// Libraries linked into a shipped program that could open a connection.
pub fn network_breaches(package: &str, linked: &BTreeSet<String>) -> Vec<String> {
    let runtimes = if package == "fallmappe" {
        &[]
    } else {
        NETWORK_RUNTIMES
    };
    NETWORK_LIBRARIES
        .iter()
        .chain(runtimes)
        .filter(|library| linked.contains(**library))
        .map(|library| {
            format!(
                "{package} links {library} (cargo tree -p {package} -i {library}): {NETWORK_WHY}"
            )
        })
        .collect()
}
