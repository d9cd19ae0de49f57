//! A chart on the page: one strip, one figure in the structure with its text for people who do not see it.

use super::compose::{Composer, Strip};
use super::pattern::{Frame, filled};
use super::{Item, Mark, NodeId, Tag};
use crate::content::{Anchor, Drawing, Shape};
use crate::error::LetterError;
use crate::fonts::{Font, MM_PER_PT};
use crate::shape::shape;

/// The highest drawing; a higher one is made smaller, so that it never leaves the page.
const HIGHEST: f64 = 240.0;
/// Thickness of an outline.
const OUTLINE: f64 = 0.25;

/// Adds a drawing.
pub fn drawing(composer: &mut Composer<'_>, drawing: &Drawing) -> Result<(), LetterError> {
    let node = composer.node(0, Tag::Figure);
    if let Some(node) = composer.nodes.get_mut(node) {
        node.alt = Some(drawing.alt.clone());
    }
    let largest = (composer.width / drawing.width).min(HIGHEST / drawing.height);
    let place = Place {
        node,
        left: composer.left,
        scale: if largest < 1.0 { largest } else { 1.0 },
    };
    let mut items = Vec::new();
    for shape in &drawing.shapes {
        items.extend(place.items(composer, shape)?);
    }
    composer.strips.push(Strip {
        height: drawing.height * place.scale,
        gap: 3.0,
        items,
        ..Strip::default()
    });
    Ok(())
}

/// Where a drawing stands and how large it is.
struct Place {
    node: NodeId,
    left: f64,
    scale: f64,
}

impl Place {
    fn items(&self, composer: &Composer<'_>, shape: &Shape) -> Result<Vec<Item>, LetterError> {
        match shape {
            Shape::Area {
                x,
                y,
                width,
                height,
                pattern,
                colour,
                outlined,
            } => {
                let frame = self.frame(*x, *y, *width, *height);
                let mut rings = filled(*pattern, frame);
                if *outlined {
                    rings.extend(frame.outline(OUTLINE));
                }
                let colour = *colour;
                let marks = (!rings.is_empty()).then_some(Mark::Area { rings, colour });
                Ok(marks.into_iter().map(|mark| self.item(mark)).collect())
            }
            Shape::Text {
                x,
                y,
                size,
                anchor,
                text,
            } => self.text(composer, (*x, *y), *size, *anchor, text),
        }
    }

    fn frame(&self, x: f64, y: f64, width: f64, height: f64) -> Frame {
        let across = |x: f64| self.left + x * self.scale;
        Frame {
            x0: across(x),
            y0: y * self.scale,
            x1: across(x + width),
            y1: (y + height) * self.scale,
        }
    }

    fn text(
        &self,
        composer: &Composer<'_>,
        (x, y): (f64, f64),
        size: f64,
        anchor: Anchor,
        text: &str,
    ) -> Result<Vec<Item>, LetterError> {
        let points = size * self.scale / MM_PER_PT;
        let run = shape(composer.faces, Font::Regular, points, text)?;
        let before = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => run.width / 2.0,
            Anchor::End => run.width,
        };
        let x = self.left + x * self.scale - before;
        let y = y * self.scale;
        Ok(vec![self.item(Mark::Text { x, y, run })])
    }

    const fn item(&self, mark: Mark) -> Item {
        Item {
            node: Some(self.node),
            mark,
        }
    }
}
