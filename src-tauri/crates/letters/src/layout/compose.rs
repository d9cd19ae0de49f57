//! Turns texts into strips: slices of the page as wide as the text, which the pagination stacks. A strip knows its
//! height, what is drawn in it, and whether it may be parted from the next one. No page numbers, no page breaks here.

use super::styles::{HAIR, RULE_GREY};
use super::{Item, Mark, Node, NodeId, Tag};
use crate::error::LetterError;
use crate::fonts::{Faces, Font, MM_PER_PT};
use crate::lines::{Style, break_lines};
use crate::shape::Run;
use std::rc::Rc;

/// A slice of the page. Positions inside it count from its own upper edge.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// Its height.
    pub height: f64,
    /// Space above it; dropped at the top of a page.
    pub gap: f64,
    /// Whether the next strip must stand on the same page.
    pub keep: bool,
    /// What is drawn.
    pub items: Vec<Item>,
    /// What is drawn again when a page begins with this strip: the head of its table.
    pub head: Option<Rc<Head>>,
    /// The text for the bookmarks, when this is a heading.
    pub outline: Option<String>,
}

impl Strip {
    /// Several strips as one that cannot be parted. The gap of the first stays outside.
    pub fn stacked(strips: Vec<Strip>) -> Strip {
        let mut whole = Strip::default();
        for (index, strip) in strips.into_iter().enumerate() {
            if index == 0 {
                whole.gap = strip.gap;
            } else {
                whole.height += strip.gap;
            }
            let y = whole.height;
            let moved = strip.items.into_iter();
            whole.items.extend(moved.map(|item| Item {
                node: item.node,
                mark: item.mark.moved(y),
            }));
            whole.height += strip.height;
        }
        whole
    }
}

/// The head of a table, as decoration for the pages after the first.
#[derive(Debug, Default)]
pub struct Head {
    /// Its height.
    pub height: f64,
    /// What is drawn.
    pub items: Vec<Item>,
}

/// Collects strips and the structure they belong to.
pub struct Composer<'a> {
    /// The fonts.
    pub faces: &'a Faces,
    /// Left edge of the text.
    pub left: f64,
    /// Width of the text.
    pub width: f64,
    /// The structure so far; the first node is the root.
    pub nodes: Vec<Node>,
    /// The strips so far.
    pub strips: Vec<Strip>,
}

impl<'a> Composer<'a> {
    /// An empty composition for text of `width` that begins at `left`.
    pub fn new(faces: &'a Faces, left: f64, width: f64) -> Self {
        let root = Node {
            tag: Tag::Document,
            alt: None,
            children: Vec::new(),
        };
        Composer {
            faces,
            left,
            width,
            nodes: vec![root],
            strips: Vec::new(),
        }
    }

    /// Adds a node below `parent` and returns its number.
    pub fn node(&mut self, parent: NodeId, tag: Tag) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node {
            tag,
            alt: None,
            children: Vec::new(),
        });
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.children.push(id);
        }
        id
    }

    /// The lines of `text` within `width`.
    pub fn lines(&self, style: Style, width: f64, text: &str) -> Result<Vec<Run>, LetterError> {
        break_lines(self.faces, style, width, text)
    }

    /// Adds a text of its own node, `gap` below what stands above. No line of it stands alone on a page.
    pub fn text(
        &mut self,
        tag: Tag,
        style: Style,
        gap: f64,
        text: &str,
    ) -> Result<(), LetterError> {
        let runs = self.lines(style, self.width, text)?;
        if runs.is_empty() {
            return Ok(());
        }
        let node = self.node(0, tag);
        let count = runs.len();
        for (index, run) in runs.into_iter().enumerate() {
            self.strips.push(Strip {
                height: style.pitch,
                gap: if index == 0 { gap } else { 0.0 },
                keep: splits_badly(index, count),
                items: vec![placed(node, self.left, 0.0, style, run)],
                ..Strip::default()
            });
        }
        Ok(())
    }

    /// Ties the last strip to whatever comes next.
    pub fn keep_last(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keep = true;
        }
    }
}

/// Whether a break after line `index` of `count` would leave one line alone on either page.
pub fn splits_badly(index: usize, count: usize) -> bool {
    index + 1 < count && (index == 0 || index + 2 == count)
}

/// Text whose line begins at `top`.
pub fn placed(node: NodeId, x: f64, top: f64, style: Style, run: Run) -> Item {
    Item {
        node: Some(node),
        mark: Mark::Text {
            x,
            y: baseline(top, style),
            run,
        },
    }
}

/// The baseline of a line that begins at `top`: the letters stand in the middle of the line.
pub fn baseline(top: f64, style: Style) -> f64 {
    let size = style.size * MM_PER_PT;
    top + (style.pitch - (Font::ASCENT + Font::DESCENT) * size) / 2.0 + Font::ASCENT * size
}

/// A fine horizontal rule.
pub fn rule(x: f64, y: f64, width: f64) -> Item {
    Item {
        node: None,
        mark: Mark::Rect {
            x,
            y,
            width,
            height: HAIR,
            grey: RULE_GREY,
        },
    }
}
