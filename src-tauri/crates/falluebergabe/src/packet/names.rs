//! The names that files of a packet may have: fixed ones, so that no name of a stranger ever reaches a disk.

/// What the packet says about itself.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The signature of the manifest.
pub(crate) const SIGNATURE: &str = "manifest.json.minisig";
/// What people read.
pub(crate) const PDF: &str = "uebergabe.pdf";
/// What programs read.
pub(crate) const CONTENT: &str = "uebergabe.json";
/// The files that every packet has, in their order.
pub(crate) const FIXED: [&str; 4] = [MANIFEST, SIGNATURE, PDF, CONTENT];
/// Label of [`PDF`].
pub(crate) const PDF_LABEL: &str = "Fallübergabe";
/// Label of [`CONTENT`].
pub(crate) const CONTENT_LABEL: &str = "Fallübergabe für Programme";

/// Most attachments of a packet.
pub const MAX_ATTACHMENTS: usize = 50;
/// Kinds of files that may be attached; nothing that a program would run.
pub const EXTENSIONS: [&str; 7] = ["pdf", "jpg", "jpeg", "png", "webp", "gif", "txt"];

/// Name of the attachment with this number, counted from 1.
pub(crate) fn attachment(number: usize, extension: &str) -> String {
    format!("anlage-{number:02}.{extension}")
}

/// The number in the name of an attachment; `None` for any other name.
pub(crate) fn number(name: &str) -> Option<usize> {
    let (number, extension) = name.strip_prefix("anlage-")?.split_once('.')?;
    let parsed = number
        .parse()
        .ok()
        .filter(|n| (1..=MAX_ATTACHMENTS).contains(n))?;
    let known = EXTENSIONS.contains(&extension);
    (known && attachment(parsed, extension) == name).then_some(parsed)
}

/// Whether these are the attachments 1, 2, 3 and so on.
pub(crate) fn are_attachments<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    names
        .zip(1..)
        .all(|(name, place)| number(name) == Some(place))
}
