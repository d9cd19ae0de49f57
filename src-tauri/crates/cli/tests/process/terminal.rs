//! A terminal in a temp folder: runs the real program, with home and temp folders that are watched.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The passphrase in `passwort.txt`.
pub const PASSPHRASE: &str = "kanalufer-wolkenbank-distelfink-morgenrock-zimtstern-7";
/// Two made-up Fälle; the first one with a consent for the Stelle "Beratungsstelle Großer Anker".
pub const FAELLE: &str = concat!(
    r#"{"version":1,"number":"2025-0417","openedOn":"2025-02-03","person":{"familyName":"Ųžkalnytė","#,
    r#""givenName":"M̂ario","reachability":{"phones":["0176 04069099"]}},"kontakte":[{"date":"2026-09-03","#,
    r#""kind":"telefon","text":"Frau Ųžkalnytė rief an und fragte nach dem Sprachkurs."}]}"#,
    "\n",
    r#"{"version":1,"number":"2025-0418","openedOn":"2025-02-04","person":{"familyName":"Tesfaldet"}}"#,
    "\n"
);

/// A working directory with everything around it.
pub struct Terminal {
    office: TempDir,
}

/// How a call ended.
pub struct Ended {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ended {
    /// The one JSON document on standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|_| panic!("no JSON: {}{}", self.out, self.err))
    }

    /// The same, if it has to be the result of success.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }
}

impl Terminal {
    /// An empty working directory with a file that holds the passphrase.
    pub fn new() -> Self {
        let terminal = Self {
            office: tempfile::tempdir().unwrap(),
        };
        for folder in ["arbeit", "home", "tmp", "cfg"] {
            std::fs::create_dir(terminal.office.path().join(folder)).unwrap();
        }
        terminal.write("passwort.txt", format!("{PASSPHRASE}\n"));
        terminal
    }

    /// The same with a vault `tresor` that holds the two Fälle.
    pub fn with_vault() -> Self {
        let terminal = Self::new();
        terminal
            .vault("vault create --recovery-out notfallblatt.txt")
            .done();
        terminal.write("faelle.jsonl", FAELLE);
        terminal.vault("fall import faelle.jsonl").done();
        terminal
    }

    /// A path in the office (`arbeit/…` is the working directory).
    pub fn path(&self, name: &str) -> PathBuf {
        self.office.path().join(name)
    }

    /// A file in the working directory.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path("arbeit").join(name), text).unwrap();
    }

    /// Reads a file of the working directory.
    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path("arbeit").join(name)).unwrap()
    }

    /// Calls the program with words; a word in quotation marks may hold spaces.
    pub fn call(&self, line: &str) -> Ended {
        self.call_with(line, "")
    }

    /// Calls it with the vault `tresor`, its passphrase and a fixed day.
    pub fn vault(&self, line: &str) -> Ended {
        self.call(&format!(
            "{line} --vault tresor --passphrase-file passwort.txt --today 2026-11-22"
        ))
    }

    /// Calls it with something on standard input.
    pub fn call_with(&self, line: &str, input: &str) -> Ended {
        let mut child = Command::new(env!("CARGO_BIN_EXE_fallmappe-cli"))
            .args(words(line))
            .current_dir(self.path("arbeit"))
            .env("HOME", self.path("home"))
            .env("TMPDIR", self.path("tmp"))
            .env("XDG_CONFIG_HOME", self.path("cfg"))
            .env("XDG_CACHE_HOME", self.path("cfg"))
            .env("XDG_DATA_HOME", self.path("cfg"))
            .env_remove("FALLMAPPE_PASSPHRASE_FILE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        ended(child.wait_with_output().unwrap())
    }

    /// Every file of the office by its path, with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(self.office.path(), "", &mut found);
        found
    }
}

/// Runs a program of somebody else that judges from outside.
#[track_caller]
pub fn judge(program: &str, arguments: &[&str], folder: &Path) -> Output {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output();
    output.unwrap_or_else(|_| {
        panic!("{program} is needed for this story (Debian packages: age, minisign, poppler-utils, unzip)")
    })
}

fn ended(output: Output) -> Ended {
    Ended {
        code: output.status.code().expect("the program was killed"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').zip([false, true].into_iter().cycle());
    let words = parts.flat_map(|(part, quoted)| match quoted {
        true => vec![part.to_owned()],
        false => part.split_whitespace().map(str::to_owned).collect(),
    });
    words.collect()
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}
