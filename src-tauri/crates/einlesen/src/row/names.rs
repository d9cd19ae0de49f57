//! The name of a person out of one column or two, with what people write around it.

use super::RowReader;
use crate::target::Target;
use crate::value::name;

impl RowReader<'_> {
    /// Family name, given name, and other names that stood beside them.
    pub(super) fn names(&mut self) -> (String, String, Vec<String>) {
        let in_one = self.plan.contains_key(&Target::Name);
        let first = if in_one {
            Target::Name
        } else {
            Target::FamilyName
        };
        let family = self.bare(first);
        let given = self.bare(Target::GivenName);
        let parts = if in_one {
            name::parts(&family.name)
        } else {
            self.two_columns(&family.name, &given.name)
        };
        if let Some(hint) = parts.hint {
            self.hint(first, hint);
        }
        let name::Parts {
            family: surname,
            given: forename,
            ..
        } = parts;
        let is_digit = |c: char| c.is_ascii_digit();
        if surname.chars().chain(forename.chars()).any(is_digit) {
            self.hint(first, "Im Namen stehen Ziffern; bitte prüfen.");
        }
        let whole = |family: &str, given: &str| match given {
            "" => family.to_owned(),
            given => format!("{family}, {given}"),
        };
        let aliases = [(&family.alias, &forename), (&surname, &given.alias)];
        let beside = [!family.alias.is_empty(), !given.alias.is_empty()];
        let aliases = aliases
            .into_iter()
            .zip(beside)
            .filter(|(_, beside)| *beside)
            .map(|((family, given), _)| whole(family, given))
            .collect();
        (surname, forename, aliases)
    }

    /// A name without what people write around it.
    fn bare(&mut self, target: Target) -> name::Bare {
        let bare = name::bare(&self.short(target));
        for hint in &bare.hints {
            self.hint(target, hint);
        }
        bare
    }

    /// Names in two columns, of which the first may hold both.
    fn two_columns(&self, family: &str, given: &str) -> name::Parts {
        let has_comma = family.contains(',');
        if given.is_empty() && has_comma {
            return name::Parts {
                hint: Some(name::IN_ONE_CELL),
                ..name::parts(family)
            };
        }
        let misses_given = given.is_empty()
            && self.plan.contains_key(&Target::GivenName)
            && name::may_hold_given_name(family);
        name::Parts {
            family: family.to_owned(),
            given: given.to_owned(),
            hint: has_comma
                .then_some(name::COMMA)
                .or(misses_given.then_some(name::NO_GIVEN_NAME)),
        }
    }
}
