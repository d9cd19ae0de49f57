//! Words in every place of a PDF, and what makes the answer incomplete.

use super::*;
use crate::test_files::{pdf, written};

/// A page with this content and this font; more objects come after it, from number 6 on.
fn page(content: &str, more: &[&str], trailer: &str) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
         /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 7 0 R >> >> >>"
            .to_owned(),
        format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ),
    ];
    objects.extend(more.iter().map(|one| (*one).to_owned()));
    written(&objects, trailer)
}

fn text(bytes: Vec<u8>) -> PdfText {
    pdf_text(bytes).unwrap()
}

#[test]
fn every_page_is_read_in_its_words() {
    let read = text(pdf(3));
    for page in 1..=3 {
        assert!(
            read.pages.contains(&format!("Seite {page}\n")),
            "{}",
            read.pages
        );
    }
    assert!(read.complete && read.beside.is_empty());
}

#[test]
fn a_name_that_is_pulled_apart_or_has_no_space_is_found_either_way() {
    let apart = "BT /F1 12 Tf 72 700 Td [(M) -600 (u) -600 (s) -600 (a)] TJ ET";
    let read = text(page(apart, &[], ""));
    assert!(read.letters.contains("Musa") && read.pages.contains("M u s a"));
    let glued = "BT /F1 12 Tf 72 700 Td [(Musa) -278 (Ndombele)] TJ 0 -14 Td (Unna) Tj ET";
    let read = text(page(glued, &[], ""));
    assert!(read.pages.contains("Musa Ndombele\nUnna"), "{}", read.pages);
    assert!(read.complete);
}

#[test]
fn invisible_words_are_words() {
    let read = text(page(
        "BT 3 Tr /F1 12 Tf 72 700 Td (Ndombele) Tj ET",
        &[],
        "",
    ));
    assert!(read.pages.contains("Ndombele"));
}

#[test]
fn title_remarks_and_form_values_stand_beside() {
    let more = [
        "<< /Title <FEFF00C7006900720061> /Author (Musa) >>",
        "<< /Type /Annot /Subtype /Text /Contents (Randbemerkung) /T [(Verfasserin)] >>",
        "<< /Type /Metadata /Subtype /XML /Length 27 >>\nstream\n<x:xmpmeta>Verf</x:xmpmeta>\nendstream",
    ];
    let read = text(page("", &more, "/Info 6 0 R"));
    for word in ["Çira", "Musa", "Randbemerkung", "Verfasserin", "Verf"] {
        assert!(read.beside.contains(word), "{word}: {}", read.beside);
    }
}

#[test]
fn what_is_no_text_is_never_passed_over() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray \
                 /Length 1 >>\nstream\nA\nendstream";
    let file = "<< /Type /EmbeddedFile /Length 1 >>\nstream\nA\nendstream";
    assert!(!text(page("q 9 0 0 9 0 0 cm /Im1 Do Q", &["null", image], "")).complete);
    assert!(!text(page("", &[file], "")).complete);
    assert!(!text(page("", &["<< /Type /Filespec /EF << /F 9 0 R >> >>"], "")).complete);
    assert!(text(page("", &[], "")).complete);
}

#[test]
fn damaged_files_come_back() {
    assert!(matches!(pdf_text(Vec::new()), Err(NoPreview::Damaged)));
    let whole = pdf(1);
    for end in (0..whole.len()).step_by(7) {
        let _ = pdf_text(whole[..end].to_vec());
    }
}
