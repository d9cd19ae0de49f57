//! What an archive wants to know of a file: metadata, the meaning of its colours, an Info dictionary that agrees, an
//! identifier.

use super::{LANGUAGE, text};
use crate::content::Meta;
use crate::{colour, xmp};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// The metadata packet, readable without unpacking.
pub fn metadata(document: &mut Document, meta: &Meta) -> ObjectId {
    let packet = xmp::packet(meta, LANGUAGE).into_bytes();
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    document.add_object(Stream::new(kind, packet).with_compression(false))
}

/// Says that grey and colour mean sRGB.
pub fn output_intent(document: &mut Document) -> Object {
    let profile = Stream::new(dictionary! { "N" => 3 }, colour::srgb_profile());
    let profile = document.add_object(profile);
    let name = || Object::String(b"sRGB IEC61966-2.1".to_vec(), StringFormat::Literal);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => name(),
        "Info" => name(),
        "DestOutputProfile" => profile,
    };
    Object::Dictionary(intent)
}

/// Replaces what printpdf writes about itself: an Info dictionary that agrees with the metadata, and the identifier
/// that was handed in.
pub fn identify(document: &mut Document, meta: &Meta) {
    let date = format!("D:{}000000Z", meta.date.format("%Y%m%d"));
    let date = || Object::String(date.clone().into_bytes(), StringFormat::Literal);
    let info = dictionary! {
        "Title" => text(&meta.title),
        "Producer" => text(xmp::PRODUCER),
        "CreationDate" => date(),
        "ModDate" => date(),
    };
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    let id = || Object::String(meta.document_id.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id(), id()]);
}
