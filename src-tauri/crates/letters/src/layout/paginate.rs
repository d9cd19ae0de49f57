//! Stacks strips onto pages. The only place that decides where a page ends.

use super::compose::Strip;
use super::{Item, OutlineEntry, Page};

/// The part of the page in which text flows.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Top of the text on the first page.
    pub first_top: f64,
    /// Top of the text on every further page.
    pub following_top: f64,
    /// Where text must end.
    pub bottom: f64,
}

/// Pages being filled.
struct Filling {
    frame: Frame,
    pages: Vec<Page>,
    outline: Vec<OutlineEntry>,
    y: f64,
    at_top: bool,
}

/// The pages that hold all strips, and where the headings came to stand. There is always at least one page.
pub fn paginate(strips: &[Strip], frame: Frame) -> (Vec<Page>, Vec<OutlineEntry>) {
    let mut filling = Filling {
        frame,
        pages: vec![Page::default()],
        outline: Vec::new(),
        y: frame.first_top,
        at_top: true,
    };
    for group in strips.chunk_by(|strip, _| strip.keep) {
        if !filling.has_room(group) {
            filling.turn_page(group.first());
        }
        for strip in group {
            // Only a group that is longer than a page gets here without room.
            if !filling.has_room(std::slice::from_ref(strip)) {
                filling.turn_page(Some(strip));
            }
            filling.place(strip);
        }
    }
    (filling.pages, filling.outline)
}

impl Filling {
    fn has_room(&self, group: &[Strip]) -> bool {
        let height = group
            .iter()
            .map(|strip| strip.gap + strip.height)
            .sum::<f64>();
        let dropped = group
            .first()
            .map_or(0.0, |strip| if self.at_top { strip.gap } else { 0.0 });
        self.at_top && self.is_empty() || self.y + height - dropped <= self.frame.bottom
    }

    fn is_empty(&self) -> bool {
        let top = if self.pages.len() == 1 {
            self.frame.first_top
        } else {
            self.frame.following_top
        };
        self.y <= top
    }

    fn turn_page(&mut self, next: Option<&Strip>) {
        self.pages.push(Page::default());
        self.y = self.frame.following_top;
        self.at_top = true;
        if let Some(head) = next.and_then(|strip| strip.head.clone()) {
            self.draw(&head.items);
            self.y += head.height;
        }
    }

    fn place(&mut self, strip: &Strip) {
        if !self.at_top {
            self.y += strip.gap;
        }
        if let Some(title) = &strip.outline {
            let page = self.pages.len() - 1;
            self.outline.push(OutlineEntry {
                title: title.clone(),
                page,
                y: self.y,
            });
        }
        self.draw(&strip.items);
        self.y += strip.height;
        self.at_top = false;
    }

    fn draw(&mut self, items: &[Item]) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items.iter().map(|item| Item {
                node: item.node,
                mark: item.mark.moved(y),
            }));
        }
    }
}
