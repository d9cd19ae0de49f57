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
    assert_eq!((durchstarten.basis(), kim.basis()), ("f6", "cm"));
    for plan in [&durchstarten, &kim] {
        assert_eq!(plan.hub().map(|hub| hub.code.as_str()), Some("geschlecht"));
        assert_eq!(plan.merkmale().len(), 10);
        assert_eq!(plan.ereignisse().len(), 6);
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
    let changed = |from: &str, to: &str| {
        assert!(KIM.contains(from), "{from}");
        KIM.replacen(from, to, 1)
    };
    assert_eq!(fault("{}"), PlanFault::NotThePlanFormat);
    assert_eq!(
        fault(&changed("\"version\": 2", "\"version\": 1")),
        PlanFault::OtherVersion
    );
    assert_eq!(
        fault(&changed("\"basis\": \"cm\"", "\"basis\": \"f9\"")),
        PlanFault::UnknownBasis
    );
    assert_eq!(
        fault(&changed("\"code\": \"beratung\"", "\"code\": \"cm\"")),
        PlanFault::DuplicateCode
    );
    assert_eq!(
        fault(&changed(
            "\"label\": \"Geschlecht\"",
            "\"label\": \"Ge\\nschlecht\""
        )),
        PlanFault::BadText
    );
    assert_eq!(
        fault(&changed("\"code\": \"alter\"", "\"code\": \"al/ter\"")),
        PlanFault::BadText
    );
}

#[test]
fn tables_that_are_no_star_are_refused() {
    let second_hub = KIM.replacen(
        "\"source\": \"alter\",\n      \"of\": \"eintritte\",",
        "\"source\": \"alter\",\n      \"of\": \"eintritte\",\n      \"hub\": true,",
        1,
    );
    assert_ne!(second_hub, KIM);
    assert_eq!(fault(&second_hub), PlanFault::NotAStar);
    // Status of those who entered and of those who left: the difference would be the status of those who stay.
    let both = KIM.replacen("\"source\": \"verbleib\"", "\"source\": \"status\"", 1);
    assert_ne!(both, KIM);
    assert_eq!(fault(&both), PlanFault::NotAStar);
}

#[test]
fn a_ladder_must_only_ever_join() {
    let with = |levels: &str| {
        format!(
            r#"{{"format":"fallmappe-plan","version":2,"programme":"p","title":"P","basis":"b",
            "bausteine":[{{"code":"b","label":"B"}}],"ereignisse":[],"merkmale":[{{"code":"m","label":"M","source":"m",
            "of":"eintritte","definition":"M.","levels":[{levels}]}}]}}"#
        )
    };
    let fine = r#"{"code":"0","label":"0","groups":[{"code":"x","label":"X","values":["x"]},
        {"code":"y","label":"Y","values":["y"]},{"code":"z","label":"Z","values":["z"],"rest":true}]}"#;
    let joined = r#"{"code":"1","label":"1","groups":[{"code":"xy","label":"XY","values":["x","y"]},
        {"code":"z","label":"Z","values":["z"],"rest":true}]}"#;
    let crossed = r#"{"code":"2","label":"2","groups":[{"code":"x","label":"X","values":["x"]},
        {"code":"yz","label":"YZ","values":["y","z"],"rest":true}]}"#;
    let missing = r#"{"code":"3","label":"3","groups":[{"code":"xy","label":"XY","values":["x","y"],"rest":true}]}"#;
    let no_rest = r#"{"code":"4","label":"4","groups":[{"code":"xyz","label":"XYZ","values":["x","y","z"]}]}"#;
    let rest_moves = r#"{"code":"5","label":"5","groups":[{"code":"xy","label":"XY","values":["x","y"],"rest":true},
        {"code":"z","label":"Z","values":["z"]}]}"#;
    assert!(Plan::from_json(&with(&format!("{fine},{joined}"))).is_ok());
    assert_eq!(
        fault(&with(&format!("{fine},{joined},{crossed}"))),
        PlanFault::NotCoarser
    );
    assert_eq!(
        fault(&with(&format!("{fine},{missing}"))),
        PlanFault::NotAPartition
    );
    assert_eq!(fault(&with(no_rest)), PlanFault::NotAPartition);
    assert_eq!(
        fault(&with(&format!("{fine},{rest_moves}"))),
        PlanFault::NotCoarser
    );
    assert_eq!(fault(&with("")), PlanFault::NotThePlanFormat);
}
