//! A program that dies with an open vault leaves no picture of its memory behind (security.md 2.6).
//!
//! Not here: wiping keys and passphrases, which is done where they are held. Windows keeps dumps by a setting of the
//! machine that no program can take back for itself.

/// No core dump, and no other program of the same user that reads this one's memory. To be called first of all.
pub fn keep_out_of_dumps() {
    // Where a system refuses, the program still has to start; nothing gets worse than it was.
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn a_dying_program_leaves_no_memory_behind() {
        super::keep_out_of_dumps();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    }
}
