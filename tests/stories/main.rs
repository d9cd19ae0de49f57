//! Stories across the whole house, one file a promise. Each goes through the list of commands, as a person does in the
//! window; what the command line promises as a program is told in `src-tauri/crates/cli/tests`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops at the first surprise, and says where"
)]

mod a_calendar_names_nobody;
mod a_changed_byte_is_refused;
mod a_fall_survives_closing_the_program;
mod a_file_is_kept_whole_or_not_at_all;
mod a_frist_follows_from_what_is_written;
mod a_handover_ends_with_its_answer;
mod a_handover_in_every_form;
mod a_handover_says_what_it_hands_over;
mod a_hit_is_shown_in_its_sentence;
mod a_letter_reads_with_every_umlaut;
mod a_list_of_others_comes_in_whole;
mod a_lost_passphrase_is_recovered_from_paper;
mod a_packet_becomes_a_fall_of_a_colleague;
mod a_packet_carries_no_name;
mod a_photo_tells_nobody_where_it_was_taken;
mod a_preview_equals_what_is_sent_byte_for_byte;
mod a_vault_locks_itself_when_idle;
mod a_withdrawal_stops_the_handover;
mod a_word_is_asked_about_once;
mod a_wrong_passphrase_is_not_a_damaged_file;
mod each_law_has_its_own_papers;
mod erasing_leaves_numbers_and_nothing_else;
mod every_command_answers_locked;
mod every_spelling_of_a_name_is_found;
mod health_is_kept_only_with_leave;
mod need_is_told_without_telling_who;
mod no_error_names_anybody;
mod no_small_count_leaves_the_house;
mod nothing_leaves_without_consent;
mod nothing_typed_is_lost;
mod obstacles_go_without_the_person;
mod one_bad_line_changes_nothing;
mod one_person_is_not_kept_twice;
mod the_council_gets_its_answer;
mod the_directory_and_the_tally_know_nobody;
mod the_end_of_a_project_goes_on_where_it_stopped;
mod the_end_of_a_project_loses_no_passphrase;
mod the_outbox_delivers_once;
mod the_preview_is_what_leaves;
mod the_protokoll_is_read_and_printed;
mod two_reports_do_not_betray_a_person;
mod wrong_tries_slow_down;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The same tries in every run: a story fails because of a change, never by chance.
fn tries(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}
