//! The tiers of the user interface: which folder of `ui/src` may import which.
//!
//! A folder that is none of the known tiers is a domain folder (faelle, statistik …), so a new one is
//! walled from its first file.

/// Folders with a tier of their own. All others in `ui/src` are domain folders.
const TIERS: &[&str] = &[
    "ipc",
    "i18n",
    "styles",
    "components",
    "screens",
    "app",
    "assets",
];

const DESKTOP: &str = "@tauri-apps/";

/// Imports in one file that its tier does not allow.
pub fn breaches(path: &str, source: &str) -> Vec<String> {
    let folder = folder_of(path);
    imports(source)
        .into_iter()
        .filter_map(|import| Some((reason(folder, path, import)?, import)))
        .map(|(why, import)| format!("{path} imports {import}: {why}"))
        .collect()
}

fn reason(folder: Option<&str>, path: &str, import: &str) -> Option<&'static str> {
    if import.starts_with(DESKTOP) {
        return (folder != Some("ipc")).then_some("only ui/src/ipc knows the desktop");
    }
    if import.starts_with(['/', '~', '$']) || import.starts_with("@/") {
        return Some(
            "imports of our own files are written relative, so that this wall can read them",
        );
    }
    if !import.starts_with('.') {
        return None;
    }
    let target = resolve(path, import);
    let other = folder_of(&target);
    // Files at the root (main.ts, App.svelte) compose everything; leaving ui/src reads data only.
    let (Some(here), Some(there)) = (folder, other) else {
        return None;
    };
    wall(here, there)
}

fn wall(here: &str, there: &str) -> Option<&'static str> {
    if here == there {
        return None;
    }
    match (here, there) {
        ("ipc" | "i18n" | "styles", "ipc" | "i18n" | "styles") => None,
        ("ipc" | "i18n" | "styles", _) => Some("the lowest tier stands on nothing of ours"),
        ("components", "ipc") => Some("shared parts do not know the desktop"),
        ("components", other) if is_domain(other) => Some("shared parts do not know the domain"),
        ("components", "screens" | "app") => Some("shared parts do not know who uses them"),
        (mine, other) if is_domain(mine) && is_domain(other) => {
            Some("domain folders do not know each other; they meet in screens")
        }
        (mine, "screens") if is_domain(mine) => Some("a domain folder does not know its screens"),
        _ => None,
    }
}

fn is_domain(folder: &str) -> bool {
    !TIERS.contains(&folder)
}

/// The first folder below `ui/src`, if the path lies in one.
fn folder_of(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/")?
        .split_once('/')
        .map(|(folder, _)| folder)
}

fn resolve(path: &str, import: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// What a file imports: static, for its effect, again exported, and on demand.
fn imports(source: &str) -> Vec<&str> {
    ["from", "import"]
        .iter()
        .flat_map(|word| source.match_indices(word))
        .filter(|(start, _)| !source[..*start].ends_with(|sign: char| sign.is_alphanumeric()))
        .filter_map(|(start, word)| quoted(&source[start + word.len()..]))
        .collect()
}

fn quoted(rest: &str) -> Option<&str> {
    let rest = rest.trim_start().trim_start_matches('(').trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))?;
    rest[1..].split_once(quote).map(|(import, _)| import)
}
