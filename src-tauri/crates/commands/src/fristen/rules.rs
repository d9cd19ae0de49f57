//! What the office has set for the rules: switches and lead times, kept as one setting.

use std::collections::BTreeMap;

use fallmappe_domain::check::Problem;
use fallmappe_domain::code::Code;
use fallmappe_domain::fristen::{HINWEIS, RULES, Regel, rule};
use fallmappe_store::Store;

use crate::Answer;
use crate::error::ErrorCode;
use crate::schema::{FristRuleRow, FristRuleSetting, FristRules};

/// Name of the setting.
pub(super) const NAME: &str = "frist_rules";
/// Most lead times of a rule.
const MOST_LEADS: usize = 8;
/// Longest lead time in days: three years.
const LONGEST_LEAD: u32 = 1_100;

/// The rules as they are set.
pub(super) struct RulesInForce(BTreeMap<Code, FristRuleSetting>);

impl RulesInForce {
    /// As saved; the rules as they come when never saved.
    pub fn load(store: &Store) -> Answer<Self> {
        let saved: Vec<FristRuleSetting> = match store.reader().setting(NAME)? {
            Some(text) => serde_json::from_str(&text).map_err(|_| ErrorCode::Damaged)?,
            None => Vec::new(),
        };
        let by_code = saved.into_iter().map(|set| (set.code.clone(), set));
        Ok(Self(by_code.collect()))
    }

    pub fn is_on(&self, rule: &Regel) -> bool {
        self.set(rule).is_none_or(|set| set.on)
    }

    /// Days before, longest first.
    pub fn lead_days<'a>(&'a self, rule: &'a Regel) -> &'a [u32] {
        self.set(rule).map_or(rule.lead_days, |set| &set.lead_days)
    }

    /// Every rule with what is set.
    pub fn rows(&self) -> FristRules {
        let row = |rule: &Regel| FristRuleRow {
            code: Code::new(rule.code),
            label: rule.label.to_owned(),
            explanation: rule.explanation.to_owned(),
            basis: rule.basis.to_owned(),
            text_of: rule.text_of,
            ended_on: rule.ended_on,
            on: self.is_on(rule),
            lead_days: self.lead_days(rule).to_vec(),
            default_lead_days: rule.lead_days.to_vec(),
        };
        FristRules {
            rows: RULES.iter().map(row).collect(),
            disclaimer: HINWEIS.to_owned(),
        }
    }

    fn set(&self, rule: &Regel) -> Option<&FristRuleSetting> {
        self.0.get(&Code::new(rule.code))
    }
}

/// What can be kept: lead times longest first, and only rules that differ from what they come with.
pub(super) fn tidy(rules: Vec<FristRuleSetting>) -> Result<Vec<FristRuleSetting>, Vec<Problem>> {
    let (mut kept, mut problems) = (BTreeMap::new(), Vec::new());
    for mut set in rules {
        set.lead_days.sort_unstable_by(|one, two| two.cmp(one));
        set.lead_days.dedup();
        let Some(known) = rule(&set.code) else {
            problems.push(problem("code", "Diese Regel gibt es nicht."));
            continue;
        };
        if set.lead_days.len() > MOST_LEADS
            || set
                .lead_days
                .first()
                .is_some_and(|lead| *lead > LONGEST_LEAD)
        {
            let message = "Höchstens acht Vorlaufzeiten, jede höchstens 1.100 Tage.";
            problems.push(problem(known.code, message));
        }
        let is_usual = set.on && set.lead_days == known.lead_days;
        kept.insert(set.code.clone(), Some(set).filter(|_| !is_usual));
    }
    if problems.is_empty() {
        Ok(kept.into_values().flatten().collect())
    } else {
        Err(problems)
    }
}

fn problem(key: &str, message: &str) -> Problem {
    Problem {
        key: key.to_owned(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(code: &str, on: bool, lead_days: &[u32]) -> FristRuleSetting {
        FristRuleSetting {
            code: Code::new(code),
            on,
            lead_days: lead_days.to_vec(),
        }
    }

    #[test]
    fn only_what_differs_is_kept_and_the_last_word_counts() {
        let usual = rule(&Code::new("klage")).unwrap().lead_days;
        let kept = tidy(vec![
            set("bab", false, &[1]),
            set("klage", true, usual),
            set("bab", true, &[7, 30, 7]),
        ]);
        assert!(kept.unwrap() == [set("bab", true, &[30, 7])]);
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let keys = |set| -> Vec<String> {
            let problems = tidy(vec![set]).unwrap_err();
            problems.into_iter().map(|problem| problem.key).collect()
        };
        assert_eq!(keys(set("gibt_es_nicht", true, &[1])), ["code"]);
        assert_eq!(keys(set("bab", true, &[1_101])), ["bab"]);
        assert_eq!(
            keys(set("bab", true, &[1, 2, 3, 4, 5, 6, 7, 8, 9])),
            ["bab"]
        );
    }
}
