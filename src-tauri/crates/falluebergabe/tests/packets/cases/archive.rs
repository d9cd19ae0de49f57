//! Inside the seal: the ZIP and its names. Everything in it is rightly signed; only the ZIP is wrong.

use super::{Case, case};
use crate::forge::{Bench, Member, taken_apart, zip};

pub fn cases(bench: &Bench) -> Vec<Case> {
    let mut cases = outlines(bench);
    cases.extend(names(bench));
    cases.extend(sizes(bench));
    cases
}

fn outlines(bench: &Bench) -> Vec<Case> {
    let member = |change: fn(&mut Member)| bench.members(|members| change(&mut members[2]));
    let no = "NotAPacket";
    vec![
        case(
            "good-stored.age",
            "Opens",
            "a ZIP that is not compressed",
            bench.members(|members| members.iter_mut().for_each(|one| one.deflated = false)),
        ),
        case(
            "plain-empty.age",
            no,
            "nothing in the seal",
            bench.seal(b""),
        ),
        case(
            "plain-text.age",
            no,
            "no ZIP in the seal",
            bench.seal(b"Sehr geehrte Damen und Herren, anbei das Paket."),
        ),
        case(
            "zip-cut.age",
            no,
            "the end of the ZIP is missing",
            bench.zip(|zip| zip.truncate(zip.len() - 1)),
        ),
        case(
            "zip-trailing.age",
            no,
            "bytes after the ZIP",
            bench.zip(|zip| zip.extend(b"tail")),
        ),
        case(
            "zip-leading.age",
            no,
            "a script before the ZIP",
            bench.zip(|zip| {
                zip.splice(0..0, *b"#!/bin/sh\n");
            }),
        ),
        case(
            "zip-comment.age",
            no,
            "a comment at the end",
            bench.zip(|zip| {
                let at = zip.len() - 2;
                zip[at] = 4;
                zip.extend(b"gift");
            }),
        ),
        case(
            "zip-between.age",
            no,
            "bytes between two files",
            bench.zip(|zip| {
                let directory = zip
                    .windows(4)
                    .position(|four| four == b"PK\x01\x02")
                    .unwrap();
                zip.splice(directory..directory, *b"hidden");
                let at = zip.len() - 6;
                let moved = u32::try_from(directory + 6).unwrap();
                zip[at..at + 4].copy_from_slice(&moved.to_le_bytes());
            }),
        ),
        case(
            "zip-encrypted.age",
            no,
            "a member under a password of its own",
            member(|one| one.flags = 1),
        ),
        case(
            "zip-sizes-after.age",
            no,
            "sizes that stand after the data",
            member(|one| one.flags = 1 << 3),
        ),
        case(
            "zip-link.age",
            no,
            "a link instead of a file",
            member(|one| one.mode = 0o120_777),
        ),
        case(
            "zip-folder.age",
            no,
            "a folder instead of a file",
            member(|one| one.mode = 0o040_755),
        ),
        case(
            "zip-member-comment.age",
            no,
            "a comment beside a file",
            member(|one| one.comment = b"gift".to_vec()),
        ),
        case(
            "zip-unicode-name.age",
            no,
            "an extra field that renames a file for some programs",
            member(|one| {
                let name = b"../start.sh";
                let mut extra = vec![0x75, 0x70, 5 + name.len() as u8, 0, 1];
                extra.extend(crc32fast::hash(&one.name).to_le_bytes());
                extra.extend(name);
                one.extra = extra;
            }),
        ),
        case(
            "zip-two-names.age",
            no,
            "another name before the data",
            member(|one| one.local_name = Some(b"uebergabe.exe".to_vec())),
        ),
        case(
            "zip-flipped-data.age",
            no,
            "a byte of the packed PDF",
            bench.members(|members| {
                members[2].deflated = false;
                members[2].crc = Some(1);
            }),
        ),
        case(
            "zip-count.age",
            no,
            "the end names fewer files than there are",
            bench.zip(|zip| {
                let at = zip.len() - 14;
                zip[at] -= 1;
                zip[at + 2] -= 1;
            }),
        ),
    ]
}

fn names(bench: &Bench) -> Vec<Case> {
    let added = |name: &[u8]| bench.members(|members| members.push(Member::new(name, b"x")));
    let unexpected =
        |file: &str, why: &str, name: &[u8]| case(file, "UnexpectedFile", why, added(name));
    let order = |file: &str, why: &str, change: fn(&mut Vec<Member>)| {
        case(file, "WrongOrder", why, bench.members(change))
    };
    vec![
        unexpected(
            "extra-file.age",
            "a file that no packet has",
            b"notizen.txt",
        ),
        unexpected(
            "name-parent.age",
            "a way out of the folder",
            b"../anlage-03.pdf",
        ),
        unexpected(
            "name-absolute.age",
            "a way from the root",
            b"/etc/cron.d/anlage-03.pdf",
        ),
        unexpected(
            "name-backslash.age",
            "a way out for Windows",
            b"..\\anlage-03.pdf",
        ),
        unexpected("name-drive.age", "a drive of Windows", b"C:anlage-03.pdf"),
        unexpected(
            "name-folder.age",
            "a folder of its own",
            b"anlagen/anlage-03.pdf",
        ),
        unexpected(
            "name-not-utf8.age",
            "a name that is no UTF-8",
            b"anlage-03\xff.pdf",
        ),
        unexpected(
            "name-nul.age",
            "a NUL behind a good name",
            b"anlage-03.pdf\0",
        ),
        unexpected(
            "name-upper-case.age",
            "upper case, one file for some systems",
            b"MANIFEST.JSON",
        ),
        unexpected(
            "name-direction.age",
            "a sign that turns the name around",
            "anlage-03\u{202e}fdp.exe".as_bytes(),
        ),
        unexpected(
            "attachment-exe.age",
            "an attachment that would run",
            b"anlage-03.exe",
        ),
        unexpected(
            "attachment-svg.age",
            "a picture that can hold a script",
            b"anlage-03.svg",
        ),
        unexpected(
            "attachment-one-digit.age",
            "a number in another spelling",
            b"anlage-3.pdf",
        ),
        unexpected(
            "attachment-zero.age",
            "attachment number nought",
            b"anlage-00.pdf",
        ),
        unexpected(
            "attachments-51.age",
            "one attachment too many",
            b"anlage-51.pdf",
        ),
        case(
            "good-fifty-attachments.age",
            "Opens",
            "as many attachments as allowed",
            bench.seal(&bench.packed(&[("Blatt", "txt", &b"x"[..]); 50])),
        ),
        order(
            "attachment-gap.age",
            "number 4 without number 3",
            |members| members.push(Member::new("anlage-04.pdf", b"x")),
        ),
        order(
            "attachment-twice.age",
            "one number with two kinds",
            |members| members.push(Member::new("anlage-02.pdf", b"x")),
        ),
        order(
            "order-of-members.age",
            "PDF and content exchanged",
            |members| members.swap(2, 3),
        ),
        order(
            "order-of-attachments.age",
            "an attachment comes first",
            |members| members.rotate_right(1),
        ),
        case(
            "duplicate-pdf.age",
            "DuplicateFile",
            "two PDFs: which one would somebody else see?",
            bench.members(|members| members.push(Member::new("uebergabe.pdf", b"%PDF-1.7 other"))),
        ),
        case(
            "duplicate-manifest.age",
            "DuplicateFile",
            "a second manifest",
            bench.members(|members| members.insert(1, Member::new("manifest.json", b"{}"))),
        ),
        case(
            "missing-pdf.age",
            "MissingFile",
            "no PDF",
            bench.members(|members| drop(members.remove(2))),
        ),
        case(
            "missing-signature.age",
            "MissingFile",
            "no signature",
            bench.members(|members| drop(members.remove(1))),
        ),
        case(
            "missing-all.age",
            "MissingFile",
            "a ZIP without a file",
            bench.members(Vec::clear),
        ),
    ]
}

fn sizes(bench: &Bench) -> Vec<Case> {
    let mebibyte = 1024 * 1024;
    let large =
        |at: usize, bytes: usize| bench.members(|members| members[at].bytes = vec![b' '; bytes]);
    let bombs = zip(&{
        let mut members = taken_apart(&bench.good());
        for member in members.iter_mut().skip(4) {
            member.bytes = vec![b' '; 11 * mebibyte];
        }
        members
    });
    vec![
        case(
            "bomb-manifest.age",
            "TooLarge",
            "a manifest of one MiB",
            large(0, mebibyte),
        ),
        case(
            "bomb-signature.age",
            "TooLarge",
            "a signature of one MiB",
            large(1, mebibyte),
        ),
        case(
            "bomb-pdf.age",
            "TooLarge",
            "17 MiB in 17 KiB",
            large(2, 17 * mebibyte),
        ),
        case(
            "bomb-attachments.age",
            "TooLarge",
            "22 MiB in two attachments",
            bench.seal(&bombs),
        ),
        case(
            "size-too-small.age",
            "NotAPacket",
            "the header says less than there is",
            bench.members(|members| members[2].size = Some(3)),
        ),
        case(
            "size-too-large.age",
            "NotAPacket",
            "the header says more than there is",
            bench.members(|members| members[2].size = Some(4_000_000_000)),
        ),
    ]
}
