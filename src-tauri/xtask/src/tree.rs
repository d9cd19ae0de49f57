//! Whether a run left the source tree as it found it.
//!
//! A test that writes into the checkout (a stale binding, a forgotten snapshot) is found here.

use std::process::Command;

use crate::house::House;
use crate::process::answer;
use crate::stop::Stop;

/// What git saw at one moment.
pub struct Tree {
    status: String,
    changes: String,
}

impl Tree {
    /// Looks at the checkout; `None` where there is no git or no checkout, as in an unpacked archive.
    pub fn look(house: &House) -> Option<Tree> {
        let status = git(house, &["status", "--porcelain", "--untracked-files=all"])?;
        let changes = git(house, &["diff", "--no-color"])?;
        Some(Tree { status, changes })
    }

    /// Compares with a later moment.
    ///
    /// # Errors
    /// `Stop::Failed` naming the files that appeared, went or changed.
    pub fn must_equal(&self, later: &Tree) -> Result<(), Stop> {
        if self.status == later.status && self.changes == later.changes {
            return Ok(());
        }
        let names = different_lines(&self.status, &later.status);
        let what = if names.is_empty() {
            "a file that was already changed was changed again".to_owned()
        } else {
            names.join(", ")
        };
        Err(Stop::Failed(format!(
            "the run changed the source tree: {what}"
        )))
    }
}

/// The checkout may belong to another user than the one who runs the tests (a container, a mounted
/// folder). Git refuses that unless told so; reading is harmless.
fn git(house: &House, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command
        .args(["-c", "safe.directory=*"])
        .args(arguments)
        .current_dir(house.root());
    answer(&mut command)
}

fn different_lines(before: &str, after: &str) -> Vec<String> {
    let only_in = |these: &str, those: &str| -> Vec<String> {
        these
            .lines()
            .filter(|line| !those.lines().any(|other| other == *line))
            .map(|line| line.trim().to_owned())
            .collect()
    };
    let mut lines = only_in(after, before);
    lines.extend(only_in(before, after));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(status: &str, changes: &str) -> Tree {
        Tree {
            status: status.to_owned(),
            changes: changes.to_owned(),
        }
    }

    #[test]
    fn a_new_file_is_named() {
        let before = tree(" M README.md\n", "");
        let after = tree(" M README.md\n?? ui/src/ipc/generated/Fall.ts\n", "");
        let Err(Stop::Failed(text)) = before.must_equal(&after) else {
            panic!("not seen")
        };
        assert!(text.contains("?? ui/src/ipc/generated/Fall.ts"));
        assert!(!text.contains("README"));
    }

    #[test]
    fn a_second_change_to_a_changed_file_is_seen() {
        let before = tree(" M README.md\n", "-a\n+b\n");
        assert!(
            before
                .must_equal(&tree(" M README.md\n", "-a\n+c\n"))
                .is_err()
        );
        assert_eq!(
            before.must_equal(&tree(" M README.md\n", "-a\n+b\n")),
            Ok(())
        );
    }
}
