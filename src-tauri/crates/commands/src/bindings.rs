//! The TypeScript side of the list of commands, as one file: `ui/src/ipc/generated/wire.ts`.
//!
//! Written by `cargo xtask bindings`; a test compares it with the committed file.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::error::CommandError;
use crate::schema::*;
use crate::with_commands;

const HEAD: &str = "// The list of commands with its types, written from the Rust side by `cargo xtask bindings`. Not edited by hand.\n\n";

/// The whole file.
pub fn typescript() -> String {
    let config = Config::default();
    let mut types = Types {
        config: &config,
        declarations: BTreeMap::new(),
    };
    let mut wire = String::new();
    types.visit::<CommandError>();
    macro_rules! add {
        ($($name:ident($request:ty) -> $answer:ty;)+) => {$(
            types.visit::<$request>();
            types.visit::<$answer>();
            wire += &format!(
                "  {}: {{ request: {}; answer: {} }};\n",
                stringify!($name),
                <$request as TS>::name(&config),
                <$answer as TS>::name(&config),
            );
        )+};
    }
    with_commands!(add);
    let declarations = types
        .declarations
        .values()
        .fold(String::new(), |all, declaration| {
            all + "export " + declaration + "\n\n"
        });
    format!(
        "{HEAD}{declarations}/** Every command with its request and its answer. */\nexport type Wire = {{\n{wire}}};\n"
    )
}

/// Declarations by name, dependencies included.
struct Types<'a> {
    config: &'a Config,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types of ours are declared; numbers, texts and lists are TypeScript's own.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.declarations.contains_key(&name) {
                return;
            }
            self.declarations.insert(name, T::decl(self.config));
            T::visit_dependencies(self);
        }
        T::visit_generics(self);
    }
}
