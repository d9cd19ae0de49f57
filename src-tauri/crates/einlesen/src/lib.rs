//! Lists of others.
