//! What a file is, told by its bytes. A name proves nothing: it only picks among harmless endings of one kind.

/// Bytes from the beginning that tell the kind.
pub const HEAD_BYTES: usize = 64 << 10;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    Webp,
    /// A GIF picture.
    Gif,
    /// A PDF file.
    Pdf,
    /// Text: notes, mails, tables, also programs in words and SVG, none of which is ever run or drawn here.
    Text,
    /// Word, Office Open XML.
    Docx,
    /// Excel, Office Open XML.
    Xlsx,
    /// PowerPoint, Office Open XML.
    Pptx,
    /// Text of the Open Document Format.
    Odt,
    /// Table of the Open Document Format.
    Ods,
    /// Slides of the Open Document Format.
    Odp,
    /// Another ZIP.
    Zip,
    /// Older Office files and Outlook mails.
    Ole,
    /// Rich text.
    Rtf,
    /// HEIC, AVIF, TIFF, raw photos, JPEG 2000 and XL, video: they carry places, and these cannot be taken out safely
    /// here.
    UncleanMedia,
    /// Anything else.
    Other,
}

/// Beginnings of formats that carry places where nothing here can take them out.
const UNCLEAN: &[&[u8]] = &[
    b"II*\0",            // TIFF and most raw photos (DNG, CR2, NEF, ARW)
    b"MM\0*",            // the same, other byte order
    b"II+\0",            // BigTIFF
    b"MM\0+",            // BigTIFF
    b"IIU\0",            // Panasonic
    b"IIRO",             // Olympus
    b"IIRS",             // Olympus
    b"MMOR",             // Olympus
    b"FUJIFILMCCD-RAW",  // Fujifilm
    b"FOVb",             // Sigma
    b"\0MRM",            // Minolta
    b"\xff\x0a",         // JPEG XL
    b"\0\0\0\x0cJXL ",   // JPEG XL in its container
    b"\0\0\0\x0cjP  ",   // JPEG 2000
    b"\xff\x4f\xff\x51", // JPEG 2000 without a container
    b"\x1a\x45\xdf\xa3", // Matroska, WebM
];

impl Kind {
    /// The kind of a file that begins like this; [`HEAD_BYTES`] are enough.
    pub fn of(head: &[u8]) -> Self {
        let starts = |magic: &[u8]| head.starts_with(magic);
        let stands = |at: usize, magic: &[u8]| head.get(at..).is_some_and(|b| b.starts_with(magic));
        if starts(b"\xff\xd8\xff") {
            Self::Jpeg
        } else if starts(b"\x89PNG\r\n\x1a\n") {
            Self::Png
        } else if starts(b"RIFF") && stands(8, b"WEBP") {
            Self::Webp
        } else if starts(b"GIF87a") || starts(b"GIF89a") {
            Self::Gif
        } else if stands(4, b"ftyp") || UNCLEAN.iter().any(|magic| starts(magic)) {
            Self::UncleanMedia
        } else if starts(b"PK\x03\x04") {
            in_zip(head)
        } else if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            Self::Ole
        } else if starts(b"{\\rtf") {
            Self::Rtf
        } else if holds(head.get(..1024).unwrap_or(head), b"%PDF-") {
            Self::Pdf
        } else if is_text(head) {
            Self::Text
        } else {
            Self::Other
        }
    }

    /// Media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Zip => "application/zip",
            Self::Ole => "application/x-ole-storage",
            Self::Rtf => "application/rtf",
            Self::UncleanMedia | Self::Other => "application/octet-stream",
        }
    }

    /// Ending under which a file of this kind is given out. Where a kind has several, the ending of `name` picks one of
    /// them; a program can never come out as something that starts by a double click.
    pub fn ending(self, name: &str) -> &'static str {
        let endings: &[&'static str] = match self {
            Self::Jpeg => &["jpg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Pdf => &["pdf"],
            Self::Text => &["txt", "csv", "eml", "ics", "vcf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Odp => &["odp"],
            Self::Zip => &["zip"],
            Self::Ole => &["bin", "doc", "xls", "ppt", "msg"],
            Self::Rtf => &["rtf"],
            Self::UncleanMedia | Self::Other => &["bin"],
        };
        let named = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let same = endings
            .iter()
            .find(|ending| ending.eq_ignore_ascii_case(named));
        same.or(endings.first()).copied().unwrap_or("bin")
    }

    /// Whether something is taken out of such a file before it is kept; it is then read as a whole.
    pub fn is_cleaned(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Gif)
    }

    /// Whether its pages can be shown.
    pub fn has_preview(self) -> bool {
        self.is_cleaned() || self == Self::Pdf
    }
}

/// Office files are ZIPs whose first members have fixed names.
fn in_zip(head: &[u8]) -> Kind {
    const MEMBERS: &[(&[u8], Kind)] = &[
        (
            b"mimetypeapplication/vnd.oasis.opendocument.text",
            Kind::Odt,
        ),
        (
            b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            Kind::Ods,
        ),
        (
            b"mimetypeapplication/vnd.oasis.opendocument.presentation",
            Kind::Odp,
        ),
        (b"word/", Kind::Docx),
        (b"xl/", Kind::Xlsx),
        (b"ppt/", Kind::Pptx),
    ];
    let office = holds(head, b"[Content_Types].xml") || holds(head, b"mimetype");
    let found = MEMBERS.iter().find(|(member, _)| holds(head, member));
    match found {
        Some((_, kind)) if office => *kind,
        _ => Kind::Zip,
    }
}

/// Text in any encoding that people use: no control characters, or a mark for UTF-16.
fn is_text(head: &[u8]) -> bool {
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let plain = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    !head.is_empty() && (utf16 || head.iter().all(plain))
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_tell_the_kind() {
        let cases: [(&[u8], Kind); 18] = [
            (b"\xff\xd8\xff\xe1", Kind::Jpeg),
            (b"\x89PNG\r\n\x1a\n", Kind::Png),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Kind::Webp),
            (b"RIFF\x10\0\0\0AVI LIST", Kind::Other),
            (b"GIF89a", Kind::Gif),
            (b"\0\0\0\x18ftypheic", Kind::UncleanMedia),
            (b"\0\0\0\x20ftypisom", Kind::UncleanMedia),
            (b"II*\0\x08\0\0\0", Kind::UncleanMedia),
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"\xef\xbb\xbf\r\n%PDF-1.4", Kind::Pdf),
            (
                b"PK\x03\x04....[Content_Types].xml....word/document.xml",
                Kind::Docx,
            ),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
                Kind::Odt,
            ),
            (b"PK\x03\x04....word/fotos.jpg", Kind::Zip),
            (b"{\\rtf1\\ansi", Kind::Rtf),
            ("Grüße aus der Königsstraße\r\n".as_bytes(), Kind::Text),
            (b"Gr\xfc\xdfe in Windows-1252", Kind::Text),
            (b"MZ\x90\0\x03\0\0\0", Kind::Other),
            (b"", Kind::Other),
        ];
        for (bytes, kind) in cases {
            assert_eq!(Kind::of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn no_program_comes_out_under_an_ending_that_starts_it() {
        for name in [
            "rechnung.exe",
            "rechnung.pdf.bat",
            "x.js",
            "x.svg",
            "x.html",
            "x.lnk",
            "ohne",
        ] {
            assert_eq!(Kind::of(b"MZ\x90\0").ending(name), "bin");
            assert_eq!(Kind::of(b"@echo off\r\n").ending(name), "txt");
            assert_eq!(Kind::Ole.ending(name), "bin");
        }
        assert_eq!(Kind::Text.ending("Liste.CSV"), "csv");
        assert_eq!(Kind::Ole.ending("Nachricht.msg"), "msg");
        assert_eq!(Kind::Jpeg.ending("foto.png"), "jpg");
    }
}
