//! The window. Everything is in the library, so that nothing of it hides behind `main`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    if fallmappe::run().is_err() {
        std::process::exit(1);
    }
}
