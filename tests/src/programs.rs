//! Programs of other people that judge from outside: `age` opens what was sealed, `pdftotext` reads what was printed.
//!
//! They are needed, not wished for: a test that quietly skips them proves nothing. Debian has both.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Output};

use fallmappe_seal::Identity;
use flate2::read::ZlibDecoder;

/// Opens a sealed file with Debian's `age` and the secret key of the recipient.
#[track_caller]
pub fn age_open(sealed: &[u8], identity: &Identity) -> Vec<u8> {
    let output = age_decrypt(sealed, identity);
    assert!(output.status.success(), "age cannot open the file");
    output.stdout
}

/// Tries to open a sealed file with Debian's `age`.
#[track_caller]
pub fn age_decrypt(sealed: &[u8], identity: &Identity) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let (key, file) = (
        folder.path().join("schluessel.txt"),
        folder.path().join("paket.age"),
    );
    std::fs::write(&key, identity.to_secret().as_bytes()).unwrap();
    std::fs::write(&file, sealed).unwrap();
    run(
        "age",
        "age",
        [
            OsStr::new("-d"),
            OsStr::new("-i"),
            key.as_os_str(),
            file.as_os_str(),
        ],
    )
}

/// The text of a PDF file, as a person would copy it.
#[track_caller]
pub fn pdf_text(path: &Path) -> String {
    let output = run(
        "pdftotext",
        "poppler-utils",
        [OsStr::new("-layout"), path.as_os_str(), OsStr::new("-")],
    );
    assert!(output.status.success(), "pdftotext cannot read the file");
    String::from_utf8(output.stdout).unwrap()
}

/// The text of PDF bytes.
#[track_caller]
pub fn pdf_bytes_text(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seiten.pdf");
    std::fs::write(&path, bytes).unwrap();
    pdf_text(&path)
}

/// What no program prints: the bytes of a PDF (document information, tags) and each of its streams unpacked.
#[track_caller]
pub fn pdf_insides(pdf: &[u8]) -> String {
    let find = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).position(|w| w == word);
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    let (mut rest, mut streams) = (pdf, 0);
    while let Some(start) = find(rest, b"stream\n").map(|at| at + 7) {
        rest = &rest[start..];
        let mut plain = Vec::new();
        if ZlibDecoder::new(rest).read_to_end(&mut plain).is_ok() {
            streams += 1;
            text += &String::from_utf8_lossy(&plain);
        }
    }
    assert!(streams > 0, "no stream was unpacked");
    text
}

/// The files of a ZIP by name.
#[track_caller]
pub fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        files.insert(name, content);
    }
    files
}

#[track_caller]
fn run<'a>(program: &str, package: &str, arguments: impl IntoIterator<Item = &'a OsStr>) -> Output {
    let output = Command::new(program).args(arguments).output();
    output
        .unwrap_or_else(|_| panic!("{program} is needed for this story: apt-get install {package}"))
}
