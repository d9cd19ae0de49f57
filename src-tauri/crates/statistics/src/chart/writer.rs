//! A drawing as SVG text. Millimetres with at most one decimal; every text is escaped; patterns are named after the
//! table, so that many charts can stand in one page.

use super::{Anchor, Drawing, Fill, Palette, Pattern, Role, Shape};
use std::collections::BTreeSet;

/// Side of a tile of a pattern, tenths of a millimetre.
const TILE: i32 = 16;

/// The drawing as one `svg` element.
pub(super) fn svg(drawing: &Drawing, id: &str, palette: Palette) -> String {
    let writer = Writer {
        id: plain_id(id),
        palette,
    };
    let mut out = writer.head(drawing);
    out.push_str(&writer.patterns(drawing));
    for shape in &drawing.shapes {
        out.push_str(&writer.shape(shape));
    }
    out.push_str("</svg>\n");
    out
}

struct Writer {
    id: String,
    palette: Palette,
}

impl Writer {
    fn head(&self, drawing: &Drawing) -> String {
        let (id, width, height) = (&self.id, mm(drawing.width), mm(drawing.height));
        let look = match self.palette {
            Palette::Screen => String::new(),
            Palette::Paper => format!(
                r#" width="{width}mm" height="{height}mm" font-family="Arimo, Arial, sans-serif""#
            ),
        };
        let (title, description) = (escaped(&drawing.title), escaped(&drawing.description));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}"{look} role="img" aria-labelledby="{id}-titel {id}-beschreibung">
<title id="{id}-titel">{title}</title>
<desc id="{id}-beschreibung">{description}</desc>
"#
        )
    }

    /// The tiles of the patterns that are used.
    fn patterns(&self, drawing: &Drawing) -> String {
        let fills = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Area { fill, .. } => Some(*fill),
            Shape::Text { .. } => None,
        });
        let fills = fills.filter(|fill| ink(fill.pattern()).is_some());
        let fills = fills.collect::<BTreeSet<_>>();
        if fills.is_empty() {
            return String::new();
        }
        let tiles = fills.into_iter().map(|fill| self.pattern(fill));
        format!("<defs>\n{}</defs>\n", tiles.collect::<String>())
    }

    fn pattern(&self, fill: Fill) -> String {
        let Some(path) = ink(fill.pattern()) else {
            return String::new();
        };
        let (name, tile, colour) = (self.name(fill), mm(TILE), self.colour(fill));
        let class = class(fill);
        let thick = if fill == Fill::Hidden { "0.2" } else { "0.5" };
        format!(
            r#"<pattern id="{name}" width="{tile}" height="{tile}" patternUnits="userSpaceOnUse"><path class="chart-ink {class}" d="{path}" fill="none" stroke="{colour}" stroke-width="{thick}" stroke-linecap="round"/></pattern>
"#
        )
    }

    fn shape(&self, shape: &Shape) -> String {
        match shape {
            Shape::Area {
                x,
                y,
                width,
                height,
                fill,
            } => self.area(*fill, [*x, *y, *width, *height].map(mm)),
            Shape::Text {
                x,
                y,
                size,
                anchor,
                role,
                text,
            } => self.text([*x, *y, *size].map(mm), *anchor, *role, text),
        }
    }

    fn area(&self, fill: Fill, [x, y, width, height]: [String; 4]) -> String {
        let (class, colour) = (class(fill), self.colour(fill));
        let paint = match fill.pattern() {
            Pattern::Plain => colour.clone(),
            Pattern::Empty => "none".to_owned(),
            _ => format!("url(#{})", self.name(fill)),
        };
        let outline = match fill {
            Fill::Grid if self.palette == Palette::Screen => r#" fill-opacity="0.3""#.to_owned(),
            Fill::Grid | Fill::Axis => String::new(),
            Fill::Hidden => {
                format!(r#" stroke="{colour}" stroke-width="0.3" stroke-dasharray="1 0.6""#)
            }
            Fill::Series(_) | Fill::Frame => format!(r#" stroke="{colour}" stroke-width="0.3""#),
        };
        format!(
            r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}" fill="{paint}"{outline}/>
"#
        )
    }

    fn text(&self, [x, y, size]: [String; 3], anchor: Anchor, role: Role, text: &str) -> String {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let class = match role {
            Role::Label => "chart-label",
            Role::Value => "chart-value",
            Role::Tick => "chart-tick",
            Role::Reason => "chart-reason",
        };
        let colour = match (self.palette, role) {
            (Palette::Screen, _) => "currentColor",
            (Palette::Paper, Role::Tick) => "#4d4d4d",
            (Palette::Paper, _) => "#000000",
        };
        let text = escaped(text);
        format!(
            r#"<text class="{class}" x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">{text}</text>
"#
        )
    }

    fn name(&self, fill: Fill) -> String {
        match fill {
            Fill::Series(index) => format!("{}-muster-{index}", self.id),
            _ => format!("{}-muster-geschuetzt", self.id),
        }
    }

    fn colour(&self, fill: Fill) -> String {
        let [red, green, blue] = fill.colour();
        match self.palette {
            Palette::Screen => "currentColor".to_owned(),
            Palette::Paper => format!("#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

/// The class that a style sheet colours.
fn class(fill: Fill) -> String {
    match fill {
        Fill::Series(_) => format!("chart-series-{}", fill.hue()),
        Fill::Hidden => "chart-hidden".to_owned(),
        Fill::Frame => "chart-frame".to_owned(),
        Fill::Grid => "chart-grid".to_owned(),
        Fill::Axis => "chart-axis".to_owned(),
    }
}

/// What is drawn in a tile; lines that leave it at a corner are drawn at the opposite corner too.
const fn ink(pattern: Pattern) -> Option<&'static str> {
    match pattern {
        Pattern::Plain | Pattern::Empty => None,
        Pattern::Stripes => Some("M-0.4 0.4L0.4 -0.4M0 1.6L1.6 0M1.2 2L2 1.2"),
        Pattern::BackStripes => Some("M-0.4 1.2L0.4 2M0 0L1.6 1.6M1.2 -0.4L2 0.4"),
        Pattern::Dots => Some("M0.4 0.4h0.1M1.2 1.2h0.1"),
        Pattern::Lines => Some("M0.4 0V1.6M1.2 0V1.6"),
        Pattern::Hatched => Some("M-0.4 0.4L0.4 -0.4M0 1.6L1.6 0M1.2 2L2 1.2"),
    }
}

/// Tenths as millimetres.
fn mm(tenths: i32) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

/// Letters that an id may have.
fn plain_id(id: &str) -> String {
    let letters = id.chars().map(|c| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => c,
        _ => '_',
    });
    "chart-".chars().chain(letters).collect()
}

/// Text that cannot end its element or attribute; characters that XML forbids become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
