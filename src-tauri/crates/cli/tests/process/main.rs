//! The command line as a program: what product.md promises to IT, to the KI and to scripts. The use cases behind it have
//! their stories in `tests/stories`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops at the first surprise, and says where"
)]

mod a_handover_can_be_scripted;
mod a_list_is_taken_in;
mod duties_can_be_scripted;
mod files_go_in_and_out;
mod fristen_can_be_scripted;
mod nothing_is_written_outside_the_data_folder;
mod terminal;
mod the_command_line_speaks_product_md;
mod the_whole_way_can_be_scripted;
mod what_is_around_the_faelle_can_be_scripted;
