//! Personal data that cannot slip into a log: types whose `Debug` says nothing.
//!
//! Rust prints values with `{:?}` in errors and panics; a derived `Debug` would carry names there.

/// Gives types a `Debug` that prints the type's name only.
#[macro_export]
macro_rules! silent_debug {
    ($($name:ty),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
