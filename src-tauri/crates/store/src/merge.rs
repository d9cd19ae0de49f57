//! Putting two Fälle of one person together. Everything is journaled under one number, so that it can be taken apart.
//!
//! Which Fälle look alike is not decided here (`search`), nor whether they are about one person: that says a human.

use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::{Address, Language, Person};

use crate::error::{Result, StoreError};
use crate::journal::Context;
use crate::record::table;
use crate::tables::faelle::FallRow;
use crate::transact::WriteTx;

impl WriteTx<'_> {
    /// Puts `absorb` into `keep`: entries, Übergaben and drafts move and keep their ids; what only the person of `absorb`
    /// has is added to the one of `keep`; the Fall begins on the earlier day. `absorb` goes into the bin.
    ///
    /// # Errors
    /// `NotFound` when one of them is not there or both are the same.
    pub fn merge_faelle(&self, keep: FallId, absorb: FallId) -> Result<()> {
        if keep == absorb {
            return Err(StoreError::NotFound);
        }
        let reader = self.reader();
        let row = merged_row(reader.fall_row(keep)?, &reader.fall_row(absorb)?);
        let person = merged_person(reader.person(keep)?, &reader.person(absorb)?);
        self.in_context(together_with(absorb), || {
            self.put_person(keep, &person)?;
            self.replace_fall(keep, &row)
        })?;
        self.in_bulk(|| self.move_everything(absorb, keep))?;
        self.concerns(keep);
        Ok(())
    }

    fn move_everything(&self, absorb: FallId, keep: FallId) -> Result<()> {
        for part in Part::ALL {
            let part = table(*part);
            for id in (part.ids)(&self.reader(), absorb)? {
                (part.hand_over)(self, absorb, keep, id)?;
            }
        }
        for (id, uebergabe) in self.reader().uebergaben(absorb)? {
            self.take_uebergabe_out(absorb, id)?;
            self.put_uebergabe_in(keep, id, &uebergabe)?;
        }
        self.copy_word_decisions(absorb, keep)?;
        self.hand_over_drafts(absorb, keep)?;
        self.in_context(together_with(keep), || self.take_fall_out(absorb))
    }
}

fn together_with(other: FallId) -> Context {
    Context {
        undoes: None,
        other: Some(other),
    }
}

fn merged_row(keep: FallRow, absorb: &FallRow) -> FallRow {
    FallRow {
        opened_on: keep.opened_on.min(absorb.opened_on),
        reduced: keep.reduced && absorb.reduced,
        ..keep
    }
}

fn merged_person(mut keep: Person, absorb: &Person) -> Person {
    add_names(&mut keep, absorb);
    add_missing(&mut keep.reachability.phones, &absorb.reachability.phones);
    add_missing(
        &mut keep.reachability.messengers,
        &absorb.reachability.messengers,
    );
    add_missing(&mut keep.reachability.emails, &absorb.reachability.emails);
    add_missing(&mut keep.dritte, &absorb.dritte);
    for language in &absorb.languages {
        add_language(&mut keep.languages, language);
    }
    fill(
        &mut keep.reachability.best_time,
        &absorb.reachability.best_time,
    );
    keep.reachability.needs_interpreter |= absorb.reachability.needs_interpreter;
    fill_code(&mut keep.gender, &absorb.gender);
    fill_code(&mut keep.nationality, &absorb.nationality);
    keep.birth_date = keep.birth_date.or_else(|| absorb.birth_date.clone());
    keep.entry_date = keep.entry_date.or_else(|| absorb.entry_date.clone());
    fill_address(&mut keep.address, &absorb.address);
    keep
}

/// Other spellings become aliases; the name of `keep` stays.
fn add_names(keep: &mut Person, absorb: &Person) {
    fill(&mut keep.call_name, &absorb.call_name);
    let own = [
        full_name(keep),
        keep.display_name(),
        keep.call_name.clone(),
        String::new(),
    ];
    let mut names = vec![full_name(absorb), absorb.call_name.clone()];
    names.extend(absorb.aliases.iter().cloned());
    names.retain(|name| !own.contains(name));
    add_missing(&mut keep.aliases, &names);
}

fn full_name(person: &Person) -> String {
    format!("{} {}", person.given_name, person.family_name)
        .trim()
        .to_owned()
}

fn add_missing<T: Clone + PartialEq>(keep: &mut Vec<T>, absorb: &[T]) {
    for item in absorb {
        if !keep.contains(item) {
            keep.push(item.clone());
        }
    }
}

fn add_language(keep: &mut Vec<Language>, language: &Language) {
    match keep.iter_mut().find(|known| known.name == language.name) {
        Some(known) => fill(&mut known.script, &language.script),
        None => keep.push(language.clone()),
    }
}

/// An address is taken as a whole: the street of one town in another is no address.
fn fill_address(keep: &mut Address, absorb: &Address) {
    let place = |address: &Address| {
        [
            address.street.clone(),
            address.postcode.clone(),
            address.municipality.clone(),
            address.ags.clone(),
        ]
    };
    if place(keep).iter().all(String::is_empty) {
        [keep.street, keep.postcode, keep.municipality, keep.ags] = place(absorb);
    }
    fill_code(&mut keep.housing, &absorb.housing);
}

fn fill(keep: &mut String, absorb: &str) {
    if keep.is_empty() {
        absorb.clone_into(keep);
    }
}

fn fill_code(keep: &mut Code, absorb: &Code) {
    if *keep == Code::not_asked() {
        keep.clone_from(absorb);
    }
}
