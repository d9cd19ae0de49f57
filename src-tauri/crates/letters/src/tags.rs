//! Makes an accessible archive file of the document that printpdf hands out: language, structure tree, metadata, output
//! intent, file identifier (PDF/A-2a, ISO 19005-2, and PDF/UA-1, ISO 14289-1). Works on `lopdf` objects only; what a
//! reader sees on the page is not touched.

mod archive;

use crate::error::LetterError;
use crate::layout::{Layout, Node, NodeId, OutlineEntry, Tag};
use crate::{din5008, fonts};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use std::collections::BTreeMap;

/// The language of every document.
const LANGUAGE: &str = "de-DE";
/// From this many pages on, headings become bookmarks.
const BOOKMARKS_FROM: usize = 3;

/// What the writer knows about one page: the node of each marked sequence, by its number.
pub struct Tagged {
    /// The nodes in the order of the sequences.
    pub sequences: Vec<NodeId>,
}

/// Adds everything and writes the bytes.
///
/// # Errors
/// [`LetterError::Pdf`] when the document lacks a page or cannot be written.
pub fn finish(
    mut document: Document,
    layout: &Layout,
    tagged: &[Tagged],
) -> Result<Vec<u8>, LetterError> {
    document.version = "1.7".to_owned();
    let pages = document.get_pages().into_values().collect::<Vec<_>>();
    let tree = structure_tree(&mut document, layout, tagged, &pages)?;
    let metadata = archive::metadata(&mut document, &layout.meta);
    let intent = archive::output_intent(&mut document);
    let outlines = outlines(&mut document, &layout.outline, &pages);

    let catalog = document.catalog_mut().map_err(|_| LetterError::Pdf)?;
    catalog.set("Lang", text(LANGUAGE));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("StructTreeRoot", tree);
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent]);
    if let Some(outlines) = outlines {
        catalog.set("Outlines", outlines);
    }
    archive::identify(&mut document, &layout.meta);
    document.compress();
    unpack_what_looks_like_a_line_end(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| LetterError::Pdf)?;
    Ok(bytes)
}

/// A packed stream that ends with a carriage return would be followed by a line feed: a reader that takes both for the
/// line end before `endstream` finds the stream one byte short (ISO 19005-2, 6.1.7.1).
fn unpack_what_looks_like_a_line_end(document: &mut Document) {
    let streams = document
        .objects
        .values_mut()
        .filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.content.ends_with(b"\r")) {
        // It was packed a moment ago; if it cannot be unpacked, it stays as it is.
        let _ = stream.decompress();
    }
}

fn structure_tree(
    document: &mut Document,
    layout: &Layout,
    tagged: &[Tagged],
    pages: &[ObjectId],
) -> Result<ObjectId, LetterError> {
    let root = document.new_object_id();
    let ids = layout
        .nodes
        .iter()
        .map(|_| document.new_object_id())
        .collect::<Vec<_>>();
    let id_of = |node: NodeId| ids.get(node).copied().ok_or(LetterError::Pdf);
    let parents = parents(&layout.nodes);
    let mut content = content(tagged, pages);
    for (index, node) in layout.nodes.iter().enumerate() {
        let mut kids = Vec::new();
        for child in &node.children {
            kids.push(Object::Reference(id_of(*child)?));
        }
        kids.extend(content.remove(&index).unwrap_or_default());
        let parent = parents
            .get(&index)
            .map_or(Ok(root), |parent| id_of(*parent))?;
        document.set_object(id_of(index)?, element(index, node, parent, kids, layout));
    }
    let numbers = parent_tree(document, tagged, pages, &id_of)?;
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(id_of(0)?)],
            "ParentTree" => numbers,
            "ParentTreeNextKey" => tagged.len() as i64,
        },
    );
    Ok(root)
}

/// The node above each node.
fn parents(nodes: &[Node]) -> BTreeMap<NodeId, NodeId> {
    let pairs = nodes.iter().enumerate();
    pairs
        .flat_map(|(parent, node)| node.children.iter().map(move |child| (*child, parent)))
        .collect()
}

/// The marked sequences of each node, page by page.
fn content(tagged: &[Tagged], pages: &[ObjectId]) -> BTreeMap<NodeId, Vec<Object>> {
    let mut content: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    for (page, id) in tagged.iter().zip(pages) {
        for (number, node) in page.sequences.iter().enumerate() {
            let number = number as i64;
            let sequence = dictionary! { "Type" => "MCR", "Pg" => *id, "MCID" => number };
            content.entry(*node).or_default().push(sequence.into());
        }
    }
    content
}

fn element(
    index: NodeId,
    node: &Node,
    parent: ObjectId,
    kids: Vec<Object>,
    layout: &Layout,
) -> Dictionary {
    let mut element = dictionary! { "Type" => "StructElem", "S" => node.tag.name(), "P" => parent };
    if !kids.is_empty() {
        element.set("K", kids);
    }
    if let Some(alt) = &node.alt {
        element.set("Alt", text(alt));
    }
    let scope = match node.tag {
        Tag::ColumnHead => Some("Column"),
        Tag::RowHead => Some("Row"),
        _ => None,
    };
    if let Some(scope) = scope {
        element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
    }
    if let Some(frame) = bounding_box(index, node, layout) {
        element.set("A", dictionary! { "O" => "Layout", "BBox" => frame });
    }
    element
}

/// The place of a figure on its page, in points from the lower left corner.
fn bounding_box(index: NodeId, node: &Node, layout: &Layout) -> Option<Vec<Object>> {
    if node.tag != Tag::Figure {
        return None;
    }
    let items = layout.pages.iter().flat_map(|page| &page.items);
    let (x0, y0, x1, y1) = items
        .filter(|item| item.node == Some(index))
        .filter_map(|item| item.mark.extent())
        .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))?;
    let up = |y: f64| din5008::PAGE_HEIGHT - y;
    let point = |mm: f64| Object::Real((mm / fonts::MM_PER_PT) as f32);
    Some(vec![point(x0), point(up(y1)), point(x1), point(up(y0))])
}

/// Tells a reader, from a sequence on a page, which part of the structure it belongs to.
fn parent_tree(
    document: &mut Document,
    tagged: &[Tagged],
    pages: &[ObjectId],
    id_of: &dyn Fn(NodeId) -> Result<ObjectId, LetterError>,
) -> Result<ObjectId, LetterError> {
    let mut numbers = Vec::new();
    for (index, (page, id)) in tagged.iter().zip(pages).enumerate() {
        let owners = page
            .sequences
            .iter()
            .map(|node| Ok(Object::Reference(id_of(*node)?)));
        let owners = owners.collect::<Result<Vec<_>, LetterError>>()?;
        numbers.push(Object::Integer(index as i64));
        numbers.push(Object::Reference(document.add_object(owners)));
        let page = document
            .get_dictionary_mut(*id)
            .map_err(|_| LetterError::Pdf)?;
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    Ok(document.add_object(dictionary! { "Nums" => numbers }))
}

/// Bookmarks for the headings of a document long enough to need them.
fn outlines(
    document: &mut Document,
    entries: &[OutlineEntry],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if pages.len() < BOOKMARKS_FROM || entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids = entries
        .iter()
        .map(|_| document.new_object_id())
        .collect::<Vec<_>>();
    for (index, entry) in entries.iter().enumerate() {
        let page = Object::Reference(*pages.get(entry.page)?);
        let top = (din5008::PAGE_HEIGHT - entry.y) / fonts::MM_PER_PT;
        let place = vec![
            page,
            "XYZ".into(),
            Object::Null,
            Object::Real(top as f32),
            Object::Null,
        ];
        let mut item =
            dictionary! { "Title" => text(&entry.title), "Parent" => root, "Dest" => place };
        if let Some(before) = index.checked_sub(1).and_then(|before| ids.get(before)) {
            item.set("Prev", *before);
        }
        if let Some(after) = ids.get(index + 1) {
            item.set("Next", *after);
        }
        document.set_object(*ids.get(index)?, item);
    }
    let count = ids.len() as i64;
    let outlines = dictionary! {
        "Type" => "Outlines", "First" => *ids.first()?, "Last" => *ids.last()?, "Count" => count,
    };
    document.set_object(root, outlines);
    Some(root)
}

/// A text string: UTF-16 with its mark, which every reader understands.
fn text(value: &str) -> Object {
    let units = [0xFEFF].into_iter().chain(value.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}
