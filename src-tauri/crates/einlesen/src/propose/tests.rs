//! Headings and values of real lists.
