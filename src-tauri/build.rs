#![allow(
    clippy::print_stdout,
    reason = "cargo reads the standard output of a build script"
)]
//! Checks the configuration and the capabilities, and embeds the built pages.

fn main() {
    // Only our own command may be allowed to the page; Tauri then knows it by name.
    let commands = tauri_build::AppManifest::new().commands(&["rpc"]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
