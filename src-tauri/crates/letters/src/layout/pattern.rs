//! Patterns as polygons: what is left of stripes and dots inside a rectangle. A page writer that can only fill areas
//! draws them everywhere alike, in print as on the screen.

use crate::content::Pattern;

/// A closed line around an area.
pub type Ring = Vec<(f64, f64)>;

/// From one stripe or dot to the next, along the edge of the rectangle.
const STEP: f64 = 1.6;
/// Thickness of a stripe.
const THICK: f64 = 0.5;
/// Thickness of a stripe that only says that nothing is shown.
const FINE: f64 = 0.2;
/// Radius of a dot.
const DOT: f64 = 0.3;

/// A rectangle: left, upper, right and lower edge.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
}

impl Frame {
    /// Its own outline.
    pub fn ring(self) -> Ring {
        let Frame { x0, y0, x1, y1 } = self;
        vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    }

    /// Four bars along the inner edge.
    pub fn outline(self, thickness: f64) -> Vec<Ring> {
        let Frame { x0, y0, x1, y1 } = self;
        let (x, y) = ((x0 + thickness).min(x1), (y0 + thickness).min(y1));
        let (right, low) = ((x1 - thickness).max(x0), (y1 - thickness).max(y0));
        let bars = [
            Frame { y1: y, ..self },
            Frame { y0: low, ..self },
            Frame { x1: x, ..self },
            Frame { x0: right, ..self },
        ];
        bars.map(Frame::ring).to_vec()
    }
}

/// What is filled inside `frame`.
pub fn filled(pattern: Pattern, frame: Frame) -> Vec<Ring> {
    match pattern {
        Pattern::Plain => vec![frame.ring()],
        Pattern::Stripes => stripes(frame, (1.0, 1.0), STEP, THICK),
        Pattern::BackStripes => stripes(frame, (1.0, -1.0), STEP, THICK),
        Pattern::Lines => stripes(frame, (1.0, 0.0), STEP / 2.0, THICK * 0.8),
        Pattern::Hatched => stripes(frame, (1.0, 1.0), STEP, FINE),
        Pattern::Dots => dots(frame),
        Pattern::Empty => Vec::new(),
    }
}

/// Stripes across the direction (a, b): where a·x + b·y is near a whole number of steps.
fn stripes(frame: Frame, (a, b): (f64, f64), step: f64, thick: f64) -> Vec<Ring> {
    let half = thick / 2.0 * f64::hypot(a, b);
    let corners = frame.ring();
    let along = |(x, y): &(f64, f64)| a * x + b * y;
    let low = corners.iter().map(along).fold(f64::INFINITY, f64::min);
    let high = corners.iter().map(along).fold(f64::NEG_INFINITY, f64::max);
    let first = (low / step).floor() as i64;
    let last = (high / step).ceil() as i64;
    let stripes = (first..=last).map(|index| {
        let middle = index as f64 * step;
        let ring = clipped(&corners, |point| middle + half - along(point));
        clipped(&ring, |point| along(point) - (middle - half))
    });
    stripes.filter(|ring| ring.len() > 2).collect()
}

/// The part of a convex ring where `inside` is not negative (Sutherland and Hodgman 1974).
fn clipped(ring: &[(f64, f64)], inside: impl Fn(&(f64, f64)) -> f64) -> Ring {
    let mut out = Ring::new();
    let next = ring.iter().cycle().skip(1);
    for (one, other) in ring.iter().zip(next) {
        let (here, there) = (inside(one), inside(other));
        if here >= 0.0 {
            out.push(*one);
        }
        if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
            let part = here / (here - there);
            out.push((
                one.0 + part * (other.0 - one.0),
                one.1 + part * (other.1 - one.1),
            ));
        }
    }
    out
}

/// Dots in two shifted grids; a dot that would be cut is left out.
fn dots(frame: Frame) -> Vec<Ring> {
    let Frame { x0, y0, x1, y1 } = frame;
    let half = STEP / 2.0;
    let steps = |from: f64, to: f64| (from / half).floor() as i64..=(to / half).ceil() as i64;
    let mut out = Vec::new();
    for row in steps(y0, y1) {
        for column in steps(x0, x1).filter(|column| (column + row) % 2 == 0) {
            let (x, y) = (column as f64 * half, row as f64 * half);
            let whole = x - DOT >= x0 && x + DOT <= x1 && y - DOT >= y0 && y + DOT <= y1;
            if whole {
                out.push(octagon(x, y));
            }
        }
    }
    out
}

fn octagon(x: f64, y: f64) -> Ring {
    let corner = |index: u8| {
        let angle = f64::from(index) * std::f64::consts::FRAC_PI_4;
        (x + DOT * angle.cos(), y + DOT * angle.sin())
    };
    (0..8).map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Pattern; 7] = [
        Pattern::Plain,
        Pattern::Stripes,
        Pattern::Dots,
        Pattern::BackStripes,
        Pattern::Lines,
        Pattern::Hatched,
        Pattern::Empty,
    ];

    fn area(ring: &Ring) -> f64 {
        let next = ring.iter().cycle().skip(1);
        let doubled = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1);
        doubled.sum::<f64>().abs() / 2.0
    }

    #[test]
    fn each_pattern_covers_its_share() {
        let frame = Frame {
            x0: 10.0,
            y0: 10.0,
            x1: 90.0,
            y1: 30.0,
        };
        let share = |pattern| filled(pattern, frame).iter().map(area).sum::<f64>() / 1600.0;
        assert!((share(Pattern::Plain) - 1.0).abs() < 1e-9);
        // A stripe of 0.5 mm in every 1.6 mm along the edge, at 45 degrees.
        let expected = THICK * 2.0_f64.sqrt() / STEP;
        for pattern in [Pattern::Stripes, Pattern::BackStripes] {
            assert!(
                (share(pattern) - expected).abs() < 0.01,
                "{}",
                share(pattern)
            );
        }
        assert!((share(Pattern::Lines) - 0.5).abs() < 0.02);
        assert!(share(Pattern::Dots) > 0.1 && share(Pattern::Hatched) > 0.1);
        assert!(share(Pattern::Empty) == 0.0);
    }

    proptest! {
        #[test]
        fn a_pattern_never_leaves_its_area(
            x0 in 0.0..150.0f64, y0 in 0.0..200.0f64, width in 0.1..60.0f64, height in 0.1..8.0f64,
        ) {
            let frame = Frame { x0, y0, x1: x0 + width, y1: y0 + height };
            let rings = ALL.iter().flat_map(|pattern| filled(*pattern, frame));
            for (x, y) in rings.chain(frame.outline(0.3)).flatten() {
                prop_assert!(x >= x0 - 1e-6 && x <= x0 + width + 1e-6);
                prop_assert!(y >= y0 - 1e-6 && y <= y0 + height + 1e-6);
            }
        }
    }
}
