//! Cargo manifests and the lock file, read line by line: only what the walls ask for.

use std::collections::BTreeSet;

/// One Cargo.toml.
pub struct Manifest {
    /// The package's name.
    pub package: String,
    /// Names of what the product uses, build scripts included.
    pub dependencies: BTreeSet<String>,
    /// Names of what only its tests use.
    pub for_tests: BTreeSet<String>,
}

impl Manifest {
    /// Reads a manifest.
    pub fn parse(text: &str) -> Manifest {
        let mut manifest = Manifest {
            package: String::new(),
            dependencies: BTreeSet::new(),
            for_tests: BTreeSet::new(),
        };
        let mut section = String::new();
        for line in text.lines().map(str::trim) {
            if let Some(header) = line.strip_prefix('[') {
                section = header.trim_end_matches(']').to_owned();
                manifest.take_header(&section);
            } else if let Some((key, value)) = line.split_once('=') {
                manifest.take_line(&section, key.trim(), value.trim());
            }
        }
        manifest
    }

    fn take_header(&mut self, section: &str) {
        if let Some((table, name)) = section.rsplit_once('.')
            && let Some(list) = self.list(table)
        {
            list.insert(name.to_owned());
        }
    }

    fn take_line(&mut self, section: &str, key: &str, value: &str) {
        if section == "package" && key == "name" {
            value.trim_matches('"').clone_into(&mut self.package);
        } else if let Some(list) = self.list(section) {
            let own_name = key.split('.').next().unwrap_or(key);
            let renamed = value
                .split_once("package = \"")
                .and_then(|(_, end)| end.split_once('"'));
            list.insert(renamed.map_or(own_name, |(name, _)| name).to_owned());
        }
    }

    fn list(&mut self, section: &str) -> Option<&mut BTreeSet<String>> {
        match section.rsplit('.').next()? {
            "dependencies" | "build-dependencies" => Some(&mut self.dependencies),
            "dev-dependencies" => Some(&mut self.for_tests),
            _ => None,
        }
    }
}

/// The lock file: names and versions.
pub struct LockFile {
    packages: Vec<(String, String)>,
}

impl LockFile {
    /// Reads a Cargo.lock.
    pub fn parse(text: &str) -> LockFile {
        let blocks = text.split("[[package]]").skip(1);
        LockFile {
            packages: blocks.map(package).collect(),
        }
    }

    /// The versions in which a package is there.
    pub fn versions<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.packages
            .iter()
            .filter(move |(package, _)| package == name)
            .map(|(_, version)| version.as_str())
    }
}

fn package(block: &str) -> (String, String) {
    let field = |key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    (field("name = "), field("version = "))
}
