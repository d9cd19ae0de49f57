//! What a machine must have, as a table: how to see it, which Debian 12 package brings it, and why.
//!
//! Nothing is looked at or installed here; `prepare` does that.

/// For which part of the work something is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Compiling the Rust crates below the shell.
    Build,
    /// Building the user interface.
    Ui,
    /// Compiling the shell with its window.
    Window,
    /// Lints and Rust tests.
    Test,
    /// Tests in a browser and in the real window.
    Browser,
}

/// How to see whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// A program on the search path.
    Program(&'static str),
    /// A call that succeeds: a program alone would not say enough.
    Call(&'static str, &'static [&'static str]),
    /// A library that pkg-config knows, with its headers.
    Library(&'static str),
    /// Node in a version that Vite accepts, see [`NODE_AT_LEAST`].
    Node,
    /// At least one font that fontconfig knows.
    Font,
    /// A Debian package that brings no program to look for; taken as there where there is no dpkg.
    Package(&'static str),
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// The name by which steps ask for it.
    pub name: &'static str,
    /// How to see it.
    pub probe: Probe,
    /// The Debian packages that bring it, by spaces; `None` when the remedy is another.
    pub package: Option<&'static str>,
    /// One sentence: what it is for.
    pub why: &'static str,
    /// The part of the work that needs it.
    pub purpose: Purpose,
}

/// The oldest Node that Vite and the linter accept: 20.19.
pub const NODE_AT_LEAST: (u32, u32) = (20, 19);

/// A minimal Debian has a perl without the modules that OpenSSL's configuration loads.
const PERL_MODULES: &[&str] = &["-MFindBin", "-MIPC::Cmd", "-MTime::Piece", "-e", "1"];

/// Everything that Rust and Node do not bring themselves.
pub const NEEDS: &[Need] = &[
    program(
        "cc",
        "gcc libc6-dev",
        "compiles SQLCipher and links every program",
        Purpose::Build,
    ),
    program(
        "make",
        "make",
        "builds the OpenSSL inside SQLCipher",
        Purpose::Build,
    ),
    need(
        "perl",
        Probe::Call("perl", PERL_MODULES),
        Some("perl"),
        "configures the OpenSSL inside SQLCipher",
        Purpose::Build,
    ),
    need(
        "node",
        Probe::Node,
        None,
        "builds the user interface (nodejs.org)",
        Purpose::Ui,
    ),
    need(
        "npm",
        Probe::Program("npm"),
        None,
        "installs the UI packages (with Node)",
        Purpose::Ui,
    ),
    program(
        "pkg-config",
        "pkg-config",
        "finds the libraries of the window",
        Purpose::Window,
    ),
    need(
        "webkit",
        Probe::Library("webkit2gtk-4.1"),
        Some("libwebkit2gtk-4.1-dev"),
        "is the browser inside the window",
        Purpose::Window,
    ),
    need(
        "librsvg",
        Probe::Library("librsvg-2.0"),
        Some("librsvg2-dev"),
        "draws the icons of the window",
        Purpose::Window,
    ),
    need(
        "rustfmt",
        Probe::Program("cargo-fmt"),
        None,
        "checks the format (rustup)",
        Purpose::Test,
    ),
    need(
        "clippy",
        Probe::Program("cargo-clippy"),
        None,
        "is the lint (rustup)",
        Purpose::Test,
    ),
    program(
        "chromium",
        "chromium",
        "runs the browser tests",
        Purpose::Browser,
    ),
    program(
        "Xvfb",
        "xvfb",
        "is a display for the test of the real window",
        Purpose::Browser,
    ),
    program(
        "xauth",
        "xauth",
        "lets that display be used",
        Purpose::Browser,
    ),
    program(
        "dbus-run-session",
        "dbus-daemon",
        "gives the window a session bus",
        Purpose::Browser,
    ),
    program(
        "WebKitWebDriver",
        "webkit2gtk-driver",
        "drives the real window",
        Purpose::Browser,
    ),
    need(
        "fonts",
        Probe::Font,
        Some("fonts-dejavu-core"),
        "lets both browsers draw text",
        Purpose::Browser,
    ),
    need(
        "software-gl",
        Probe::Package("libgl1-mesa-dri"),
        Some("libgl1-mesa-dri"),
        "draws without a graphics card",
        Purpose::Browser,
    ),
    program(
        "fc-list",
        "fontconfig",
        "tells which fonts there are",
        Purpose::Browser,
    ),
    program(
        "age",
        "age",
        "opens packets as a receiver would",
        Purpose::Test,
    ),
    program(
        "minisign",
        "minisign",
        "verifies the signatures of packets as a receiver would",
        Purpose::Test,
    ),
    program(
        "qpdf",
        "qpdf",
        "judges the structure of every PDF",
        Purpose::Test,
    ),
    program(
        "pdftotext",
        "poppler-utils",
        "reads the text of every PDF",
        Purpose::Test,
    ),
    program(
        "unzip",
        "unzip",
        "looks into packets with a tool not ours",
        Purpose::Test,
    ),
    program(
        "git",
        "git",
        "sees whether a test changed the source tree",
        Purpose::Test,
    ),
];

/// The names of the packages that bring `missing`, each once and sorted.
pub fn packages(missing: &[&Need]) -> Vec<&'static str> {
    let mut names: Vec<&str> = missing
        .iter()
        .filter_map(|need| need.package)
        .flat_map(str::split_whitespace)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The one line to type, or `None` when no package would help.
pub fn apt_line(missing: &[&Need]) -> Option<String> {
    let names = packages(missing);
    if names.is_empty() {
        return None;
    }
    let list = names.join(" ");
    Some(format!(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}"
    ))
}

/// Whether `node --version` names a version we can work with.
pub fn node_is_new_enough(version: &str) -> bool {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    let mut next = || parts.next().and_then(|part| part.parse::<u32>().ok());
    match (next(), next()) {
        (Some(major), Some(minor)) => (major, minor) >= NODE_AT_LEAST,
        _ => false,
    }
}

const fn program(
    name: &'static str,
    package: &'static str,
    why: &'static str,
    purpose: Purpose,
) -> Need {
    need(name, Probe::Program(name), Some(package), why, purpose)
}

const fn need(
    name: &'static str,
    probe: Probe,
    package: Option<&'static str>,
    why: &'static str,
    purpose: Purpose,
) -> Need {
    Need {
        name,
        probe,
        package,
        why,
        purpose,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn named(name: &str) -> &'static Need {
        NEEDS.iter().find(|need| need.name == name).unwrap()
    }

    #[test]
    fn the_apt_line_is_one_line_sorted_and_without_doubles() {
        let missing = [named("webkit"), named("cc"), named("cc"), named("node")];
        assert_eq!(
            packages(&missing),
            ["gcc", "libc6-dev", "libwebkit2gtk-4.1-dev"]
        );
        let line = apt_line(&missing).unwrap();
        assert!(line.ends_with("--no-install-recommends gcc libc6-dev libwebkit2gtk-4.1-dev"));
        assert!(!line.contains('\n'));
    }

    #[test]
    fn no_apt_line_where_no_package_helps() {
        assert_eq!(apt_line(&[named("node")]), None);
        assert_eq!(apt_line(&[]), None);
    }

    #[test]
    fn node_versions_are_compared_by_number() {
        for (version, fits) in [
            ("v20.19.0\n", true),
            ("v20.20.2", true),
            ("v22.1.0", true),
            ("v20.9.0", false),
            ("v18.19.0", false),
            ("nonsense", false),
            ("", false),
        ] {
            assert_eq!(node_is_new_enough(version), fits, "{version:?}");
        }
    }

    #[test]
    fn every_need_has_a_name_of_its_own_and_a_reason() {
        let names: BTreeSet<_> = NEEDS.iter().map(|need| need.name).collect();
        assert_eq!(names.len(), NEEDS.len());
        assert!(NEEDS.iter().all(|need| need.why.len() > 8));
    }
}
