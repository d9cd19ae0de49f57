//! The folder inbox: what lies in the folder after each kind of delivery.

use std::fs;
use std::path::Path;

use fallmappe_seal::Identity;

use super::{BODY, envelope};
use crate::{Delivery, Envelope, FolderInbox, Transport, TransportError};

fn made() -> Envelope {
    envelope(&Identity::generate(), BODY)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_delivery_leaves_one_file_and_a_second_one_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, made) = (FolderInbox::new(folder.path()), made());
    assert_eq!(inbox.deliver(&made.name, &made.bytes), Ok(Delivery::Stored));
    assert_eq!(
        inbox.deliver(&made.name, &made.bytes),
        Ok(Delivery::AlreadyThere)
    );
    assert_eq!(names(folder.path()), [made.name.as_str()]);
    assert_eq!(
        fs::read(folder.path().join(&made.name)).unwrap(),
        made.bytes
    );
}

#[test]
fn a_missing_folder_is_said_and_never_made() {
    let folder = tempfile::tempdir().unwrap();
    let made = made();
    let stick = FolderInbox::new(folder.path().join("stick/eingang"));
    assert_eq!(
        stick.deliver(&made.name, &made.bytes),
        Err(TransportError::InboxMissing)
    );
    assert_eq!(names(folder.path()), Vec::<String>::new());
    fs::write(folder.path().join("datei"), "kein Ordner").unwrap();
    for path in ["datei", "datei/eingang"] {
        let inbox = FolderInbox::new(folder.path().join(path));
        let answer = inbox.deliver(&made.name, &made.bytes);
        assert_eq!(answer, Err(TransportError::InboxMissing), "{path}");
    }
}

#[test]
fn a_name_that_does_not_belong_to_the_bytes_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, made) = (FolderInbox::new(folder.path()), made());
    let upper = made.name.to_uppercase();
    for name in [
        "",
        "..",
        "../e.age",
        "/etc/passwd",
        "E.age",
        "e-0.age",
        "e .age",
        &upper,
    ] {
        assert_eq!(
            inbox.deliver(name, &made.bytes),
            Err(TransportError::Refused),
            "{name}"
        );
    }
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_damaged_remainder_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, made) = (FolderInbox::new(folder.path()), made());
    let target = folder.path().join(&made.name);
    let mut flipped = made.bytes.clone();
    flipped[100] ^= 1;
    for remainder in [&made.bytes[..1000], b"", &flipped] {
        fs::write(&target, remainder).unwrap();
        assert_eq!(inbox.deliver(&made.name, &made.bytes), Ok(Delivery::Stored));
        assert_eq!(fs::read(&target).unwrap(), made.bytes);
    }
    assert_eq!(names(folder.path()), [made.name.as_str()]);
}

#[test]
fn the_remainder_of_a_crash_is_tidied_up_and_others_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, made) = (FolderInbox::new(folder.path()), made());
    fs::write(
        folder.path().join(".e-00.age.tmp"),
        "ein anderer Laptop schreibt",
    )
    .unwrap();
    fs::write(folder.path().join("liesmich.txt"), "Eingang").unwrap();
    for answer in [Delivery::Stored, Delivery::AlreadyThere] {
        fs::write(inbox.temporary(&made.name), "halb").unwrap();
        assert_eq!(inbox.deliver(&made.name, &made.bytes), Ok(answer));
        assert_eq!(
            names(folder.path()),
            [".e-00.age.tmp", made.name.as_str(), "liesmich.txt"]
        );
    }
}

#[test]
fn a_folder_in_the_way_is_an_error_that_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, made) = (FolderInbox::new(folder.path()), made());
    fs::create_dir(folder.path().join(&made.name)).unwrap();
    let answer = inbox.deliver(&made.name, &made.bytes);
    assert_eq!(answer, Err(TransportError::Unavailable));
    assert_eq!(names(folder.path()), [made.name.as_str()]);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_way_is_replaced_and_never_written_through() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("tagebuch.txt");
    let eingang = folder.path().join("eingang");
    fs::create_dir(&eingang).unwrap();
    let (inbox, made) = (FolderInbox::new(&eingang), made());
    let target = eingang.join(&made.name);
    for content in ["liebes Tagebuch".as_bytes(), &made.bytes] {
        fs::write(&diary, content).unwrap();
        let _ = fs::remove_file(&target);
        symlink(&diary, &target).unwrap();
        symlink(&diary, inbox.temporary(&made.name)).unwrap();
        assert_eq!(inbox.deliver(&made.name, &made.bytes), Ok(Delivery::Stored));
        assert_eq!(fs::read(&diary).unwrap(), content);
        assert!(fs::symlink_metadata(&target).unwrap().is_file());
        assert_eq!(names(&eingang), [made.name.as_str()]);
    }
}
