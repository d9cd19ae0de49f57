use super::*;

const DURCHSTARTEN: &str = include_str!("../../../../../assets/presets/plan-durchstarten.json");
const KIM: &str = include_str!("../../../../../assets/presets/plan-kim.json");

fn fault(text: &str) -> PlanFault {
    match Plan::from_json(text) {
        Err(StatisticsError::InvalidPlan(fault)) => fault,
        other => panic!("accepted: {other:?}"),
    }
}

#[test]
fn the_delivered_plans_are_valid_and_different() {
    let durchstarten = Plan::from_json(DURCHSTARTEN).unwrap();
    let kim = Plan::from_json(KIM).unwrap();
    let codes: Vec<&str> = durchstarten
        .bausteine()
        .iter()
        .map(|b| b.code.as_str())
        .collect();
    assert_eq!(codes, ["f1", "f2", "f3", "f4", "f5", "f6"]);
    assert_eq!(durchstarten.basis(), "f6");
    assert_eq!(kim.basis(), "cm");
    for plan in [&durchstarten, &kim] {
        let sizes: Vec<usize> = plan
            .levels()
            .iter()
            .map(|level| level.groups.len())
            .collect();
        assert_eq!(sizes, [17, 5, 2, 1]);
    }
    assert_ne!(durchstarten.hash(), kim.hash());
    assert_eq!(durchstarten.hash().len(), 64);
}

#[test]
fn layout_does_not_change_the_hash_but_a_label_does() {
    let plan = Plan::from_json(KIM).unwrap();
    let value: serde_json::Value = serde_json::from_str(KIM).unwrap();
    assert_eq!(
        Plan::from_json(&value.to_string()).unwrap().hash(),
        plan.hash()
    );
    let renamed = KIM.replacen("Case Management", "Fallbegleitung", 1);
    assert_ne!(Plan::from_json(&renamed).unwrap().hash(), plan.hash());
}

#[test]
fn broken_plans_are_refused_with_their_fault() {
    assert_eq!(fault("{}"), PlanFault::NotThePlanFormat);
    let other = KIM.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(fault(&other), PlanFault::OtherVersion);
    let no_basis = KIM.replacen("\"basis\": \"cm\"", "\"basis\": \"f9\"", 1);
    assert_eq!(fault(&no_basis), PlanFault::UnknownBasis);
    let twice = KIM.replacen("\"code\": \"beratung\"", "\"code\": \"cm\"", 1);
    assert_eq!(fault(&twice), PlanFault::DuplicateCode);
    let control = KIM.replacen("\"label\": \"Beratung\"", "\"label\": \"Bera\\ntung\"", 1);
    assert_eq!(fault(&control), PlanFault::BadText);
}

#[test]
fn a_ladder_must_only_ever_join() {
    let with = |levels: &str| {
        format!(
            r#"{{"format":"fallmappe-plan","version":1,"programme":"p","title":"P","basis":"b",
            "bausteine":[{{"code":"b","label":"B"}}],"vermittlungen":{{"kinds":[
            {{"code":"x","label":"X"}},{{"code":"y","label":"Y"}},{{"code":"z","label":"Z"}}],
            "ladder":[{levels}]}}}}"#
        )
    };
    let joined = r#"{"code":"1","label":"1","groups":[
        {"code":"xy","label":"XY","kinds":["x","y"]},{"code":"z","label":"Z","kinds":["z"]}]}"#;
    let crossed = r#"{"code":"2","label":"2","groups":[
        {"code":"x","label":"X","kinds":["x"]},{"code":"yz","label":"YZ","kinds":["y","z"]}]}"#;
    let missing = r#"{"code":"3","label":"3","groups":[
        {"code":"xy","label":"XY","kinds":["x","y"]}]}"#;
    assert!(Plan::from_json(&with(joined)).is_ok());
    assert_eq!(
        fault(&with(&format!("{joined},{crossed}"))),
        PlanFault::NotCoarser
    );
    assert_eq!(fault(&with(missing)), PlanFault::NotAPartition);
}
