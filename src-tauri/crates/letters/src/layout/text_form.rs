//! A layout as text that a person can read and compare: one line per thing on the page, with its place in millimetres
//! and its role. Used by snapshots.

use super::{Item, Layout, Mark};
use std::fmt;

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, page) in self.pages.iter().enumerate() {
            writeln!(f, "page {}", index + 1)?;
            let mut squares = 0_usize;
            for item in &page.items {
                match &item.mark {
                    Mark::Text { x, y, run } => {
                        let (font, size) = (run.font.short(), run.size);
                        let text = run.text();
                        let role = self.role(item);
                        writeln!(
                            f,
                            "  {x:6.2} {y:6.2} {font}{size:<4} {role:<10} {}",
                            text.trim_end()
                        )?;
                    }
                    Mark::Rect { .. } if item.node.is_some() => squares += 1,
                    Mark::Area { rings, .. } => squares += rings.len(),
                    Mark::Rect {
                        x,
                        y,
                        width,
                        height,
                        ..
                    } => {
                        writeln!(f, "  {x:6.2} {y:6.2} rule {width:.2} x {height:.2}")?;
                    }
                }
            }
            if squares > 0 {
                writeln!(f, "  figure of {squares} bars")?;
            }
        }
        Ok(())
    }
}

impl Layout {
    fn role(&self, item: &Item) -> String {
        match item.node.and_then(|id| self.nodes.get(id)) {
            Some(node) => format!("{:?}", node.tag),
            None => "-".to_owned(),
        }
    }
}
