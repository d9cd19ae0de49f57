//! The outermost layers: the age file and the page around it.

use super::{Case, PASSPHRASE, case};
use crate::forge::Bench;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fallmappe_seal::{
    Identity, Passphrase, lock_with_passphrase_binary, seal_for, seal_for_armored,
};

const OPENING: &str = r#"<script type="application/octet-stream" id="paket">"#;

pub fn cases(bench: &Bench) -> Vec<Case> {
    let mut cases = good(bench);
    cases.extend(damaged(bench));
    cases.extend(headers());
    cases
}

fn good(bench: &Bench) -> Vec<Case> {
    let recipients = [bench.stelle.recipient()];
    let armored = seal_for_armored(&recipients, &bench.good()).unwrap();
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let locked = lock_with_passphrase_binary(&passphrase, &bench.good()).unwrap();
    let wrong = locked.clone();
    let mut cases = vec![
        case(
            "good-key.age",
            "Opens",
            "sealed for the key of the Stelle",
            bench.seal(&bench.good()),
        ),
        case(
            "good-armored.age",
            "Opens",
            "the same as text",
            armored.into_bytes(),
        ),
        case(
            "good-passphrase.age",
            "Opens",
            "under a passphrase, binary",
            locked.clone(),
        )
        .under(PASSPHRASE),
        case(
            "wrong-passphrase.age",
            "Seal(WrongKey)",
            "another passphrase",
            wrong,
        )
        .under("hafen-hafen"),
        case(
            "passphrase-for-a-key.age",
            "Seal(Forbidden)",
            "a stranger's work factor is not computed for a key",
            locked.clone(),
        ),
        case(
            "key-for-a-passphrase.age",
            "Seal(Forbidden)",
            "sealed for a key, opened with words",
            bench.seal(&bench.good()),
        )
        .under(PASSPHRASE),
    ];
    cases.extend(pages(&locked));
    cases
}

fn pages(locked: &[u8]) -> Vec<Case> {
    let text = STANDARD.encode(locked);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(76)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    let payload = format!("{OPENING}\n{}\n</script>", lines.join("\n"));
    let page =
        |body: &str| format!("<!DOCTYPE html>\n<title>Fallübergabe</title>\n{body}\n").into_bytes();
    let bad =
        |file: &str, why: &str, bytes: Vec<u8>| case(file, "BadPage", why, bytes).under(PASSPHRASE);
    let mut latin = page(&payload);
    latin.extend(b"<p>\xfc</p>");
    vec![
        case(
            "good-page.html",
            "Opens",
            "the packet in a page",
            page(&payload),
        )
        .under(PASSPHRASE),
        bad(
            "page-without-payload.html",
            "a page without a packet",
            page("<p>leer</p>"),
        ),
        bad(
            "page-empty-payload.html",
            "the template itself",
            page(&format!("{OPENING}<!--PAKET--></script>")),
        ),
        bad(
            "page-two-payloads.html",
            "two packets: which one would a browser show?",
            page(&format!("{payload}{payload}")),
        ),
        bad(
            "page-broken-base64.html",
            "a sign that Base64 does not know",
            page(&payload.replacen("YWdl", "YW*l", 1)),
        ),
        bad(
            "page-short-base64.html",
            "Base64 that ends within a group",
            page(&format!("{OPENING}YWdlL</script>")),
        ),
        bad(
            "page-unclosed.html",
            "the element never ends",
            page(&payload.replace("</script>", "")),
        ),
        bad("page-latin1.html", "the page is no UTF-8", latin),
    ]
}

fn damaged(bench: &Bench) -> Vec<Case> {
    let changed = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut sealed = bench.seal(&bench.good());
        change(&mut sealed);
        sealed
    };
    let header_end = |sealed: &[u8]| {
        sealed
            .windows(5)
            .position(|five| five == b"\n--- ")
            .unwrap()
            + 49
    };
    let stranger = seal_for(&[Identity::generate().recipient()], &bench.good()).unwrap();
    let mut armored = seal_for_armored(&[bench.stelle.recipient()], &bench.good()).unwrap();
    armored.truncate(armored.len() / 2);
    vec![
        case(
            "wrong-key.age",
            "Seal(WrongKey)",
            "sealed for somebody else",
            stranger,
        ),
        case("empty.age", "Seal(NotAge)", "an empty file", Vec::new()),
        case(
            "no-age.age",
            "Seal(NotAge)",
            "a letter that was renamed",
            b"Sehr geehrte Damen und Herren,\n".to_vec(),
        ),
        case(
            "bare-zip.age",
            "Seal(NotAge)",
            "a ZIP that nobody sealed",
            bench.good(),
        ),
        case(
            "cut-in-the-header.age",
            "Seal(Truncated)",
            "ends within a stanza",
            changed(&|sealed| sealed.truncate(60)),
        ),
        case(
            "cut-after-the-header.age",
            "Seal(Truncated)",
            "nothing but a header",
            changed(&|sealed| sealed.truncate(header_end(sealed))),
        ),
        case(
            "cut-in-the-payload.age",
            "Seal(Damaged)",
            "half of the last block",
            changed(&|sealed| sealed.truncate(sealed.len() - 900)),
        ),
        case(
            "cut-by-a-byte.age",
            "Seal(Damaged)",
            "the last byte is missing",
            changed(&|sealed| sealed.truncate(sealed.len() - 1)),
        ),
        case(
            "cut-armor.age",
            "Seal(Truncated)",
            "half of the text",
            armored.into_bytes(),
        ),
        case(
            "flipped-version.age",
            "Seal(NotAge)",
            "another version of age",
            changed(&|sealed| sealed[20] = b'2'),
        ),
        case(
            "flipped-stanza.age",
            "Seal(Forbidden)",
            "the kind of the stanza",
            changed(&|sealed| sealed[25] = b'x'),
        ),
        case(
            "flipped-share.age",
            "Seal(WrongKey)",
            "the key in the stanza",
            changed(&|sealed| sealed[40] = if sealed[40] == b'a' { b'b' } else { b'a' }),
        ),
        case(
            "flipped-header-mac.age",
            "Seal(Damaged)",
            "the checksum of the header",
            changed(&|sealed| {
                let at = header_end(sealed) - 20;
                sealed[at] = if sealed[at] == b'a' { b'b' } else { b'a' };
            }),
        ),
        case(
            "flipped-nonce.age",
            "Seal(Damaged)",
            "the first byte after the header",
            changed(&|sealed| {
                let at = header_end(sealed);
                sealed[at] ^= 1;
            }),
        ),
        case(
            "flipped-payload.age",
            "Seal(Damaged)",
            "a byte in the middle",
            changed(&|sealed| {
                let at = sealed.len() - 500;
                sealed[at] ^= 0x10;
            }),
        ),
        case(
            "trailing.age",
            "Seal(Damaged)",
            "a byte after the end",
            changed(&|sealed| sealed.push(0)),
        ),
    ]
}

/// Headers without anything true behind them: they must be refused before age or scrypt begin to work.
fn headers() -> Vec<Case> {
    let header = |stanzas: &[String]| {
        let mac = "A".repeat(43);
        let stanzas: String = stanzas.concat();
        let mut bytes = format!("age-encryption.org/v1\n{stanzas}--- {mac}\n").into_bytes();
        bytes.extend([0; 64]);
        bytes
    };
    let body = "A".repeat(43);
    let x25519 = format!("-> X25519 {body}\n{body}\n");
    let scrypt = |factor: u32| format!("-> scrypt {} {factor}\n{body}\n", "A".repeat(22));
    let line = format!("-> X25519 {}\n{body}\n", "A".repeat(300_000));
    let ssh = format!("-> ssh-ed25519 AAAAAA {body}\n{body}\n");
    let plugin = format!("-> ../../bin/sh {body}\n{body}\n");
    vec![
        case(
            "work-factor-22.age",
            "Seal(Forbidden)",
            "four GiB and a minute of scrypt",
            header(&[scrypt(22)]),
        )
        .under(PASSPHRASE),
        case(
            "work-factor-1.age",
            "Seal(Forbidden)",
            "a passphrase that anybody could try out",
            header(&[scrypt(1)]),
        )
        .under(PASSPHRASE),
        case(
            "two-scrypt-stanzas.age",
            "Seal(Forbidden)",
            "twice the work",
            header(&[scrypt(18), scrypt(18)]),
        )
        .under(PASSPHRASE),
        case(
            "thirty-stanzas.age",
            "Seal(TooLarge)",
            "more recipients than allowed",
            header(&vec![x25519.clone(); 30]),
        ),
        case(
            "header-line-300k.age",
            "Seal(TooLarge)",
            "one line that age reads in quadratic time",
            header(&[line]),
        ),
        case(
            "ssh-stanza.age",
            "Seal(Forbidden)",
            "a kind of recipient that is not known here",
            header(&[ssh]),
        ),
        case(
            "plugin-stanza.age",
            "Seal(Forbidden)",
            "the name of a program as a kind",
            header(&[x25519, plugin]),
        ),
    ]
}
