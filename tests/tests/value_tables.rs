//! Value tables as data: an administrator adds one from a file; a wrong one is refused with line and reason, a changed one is a revision.

use std::fs;

use anyhow::ensure;
use meetbaar_tests::story::{NOORDERLICHT, REFERENCE_DATE, REVIEWER};
use meetbaar_tests::{Story, on_both};

const TABLE: &str = r#"publisher = "Gemeente Voorbeeld"
version = "1"
chosen_by = "contract_date"
full_time_hours = 36
pro_rata = "months"
cap_hours_factor = true
bonus_pro_rated = false
source = "voorbeeld.example"

[[block]]
code = "ww"
label = "WW"
amount = 20000
unit = "year"
"#;

on_both! {
    fn a_right_table_is_added_and_a_changed_one_becomes_revision_2(kind) {
        let story = Story::begin(kind)?;
        let file = story.server.data().join("voorbeeld.toml");
        let path = file.display().to_string();
        let count = "SELECT count(*) FROM value_table WHERE code = 'voorbeeld'";
        fs::write(&file, TABLE)?;
        ensure!(story.server.run(["value-table", "add", &path])?.contains("voorbeeld, revision 1"));
        ensure!(story.server.run(["value-table", "add", &path])?.contains("unchanged"));
        assert_eq!(story.database.number(count)?, 1);
        fs::write(&file, TABLE.replace("20000", "21000"))?;
        ensure!(story.server.run(["value-table", "add", &path])?.contains("voorbeeld, revision 2"));
        fs::write(&file, TABLE)?;
        ensure!(story.server.run(["value-table", "add", &path])?.contains("voorbeeld, revision 3"), "back again is a change too");
        assert_eq!(story.database.number(count)?, 3, "the old ones stay");
        let list = story.server.run(["value-table", "list"])?;
        for code in ["haaglanden-2023", "utrecht-3", "oost-nederland-2023", "voorbeeld  revision 3"] {
            ensure!(list.contains(code), "no {code} in\n{list}");
        }
    }

    fn a_wrong_table_is_refused_with_its_line_and_its_reason(kind) {
        let story = Story::begin(kind)?;
        let file = story.server.data().join("fout.toml");
        let path = file.display().to_string();
        let before = story.database.query("SELECT code, revision, fingerprint FROM value_table ORDER BY id")?;
        let wrong = [
            (TABLE.replace("full_time_hours = 36", "full_time_hours = \"veel\""), "line 4"),
            (TABLE.replace("full_time_hours = 36", "full_time_hours = 0"), "line 4"),
            (TABLE.replace("pro_rata = \"months\"", "pro_rata = \"weken\""), "line 5"),
            (TABLE.replace("amount = 20000", "amount = -1"), "line 11: the amount of block \"ww\""),
            (TABLE.replace("amount = 20000", "amount = 20000\namount = 3"), "line 14"),
            (TABLE.replace("unit = \"year\"", "unit = \"eeuw\""), "line 14"),
            (TABLE.replace("unit = \"year\"", "benefit_duration = \"lang\"
unit = \"year\""), "line 14"),
            (TABLE.replace("source =", "bron ="), "bron"),
            (TABLE.replace("publisher = \"Gemeente Voorbeeld\"\n", ""), "publisher"),
            (format!("{TABLE}[[block"), "line 15"),
            (String::new(), "publisher"),
        ];
        for (text, words) in &wrong {
            fs::write(&file, text)?;
            let said = story.server.attempt(&["value-table", "add", &path], &[])?;
            ensure!(said.code == Some(2) && said.output.is_empty(), "{said:?}\n{text}");
            ensure!(said.errors.contains(&path) && said.errors.contains(words), "no {words:?} in {}\n{text}", said.errors);
        }
        let said = story.server.attempt(&["value-table", "add", "nergens.toml"], &[])?;
        ensure!(said.code == Some(2) && said.errors.contains("nergens.toml"), "{said:?}");
        fs::write(story.server.data().join("een naam.toml"), TABLE)?;
        let named = story.server.data().join("een naam.toml").display().to_string();
        let said = story.server.attempt(&["value-table", "add", &named], &[])?;
        ensure!(said.code == Some(2) && said.errors.contains("--code"), "{said:?}");
        assert_eq!(story.database.query("SELECT code, revision, fingerprint FROM value_table ORDER BY id")?, before);
    }

    fn a_changed_table_changes_no_figure_that_was_accepted(kind) {
        let story = Story::begin(kind)?;
        let reviewer = story.program(REVIEWER)?;
        let id = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
        reviewer.accept(&id)?.expect(204)?;
        let before = reviewer.standing("ICT-2024-017", REFERENCE_DATE)?;
        let shipped = story.database.query("SELECT document FROM value_table WHERE code = 'haaglanden-2023'")?;
        let file = story.server.data().join("haaglanden-2023.toml");
        fs::write(&file, format!("{}\n", shipped.replace("amount = ", "amount = 1")))?;
        let said = story.server.run(["value-table", "add", &file.display().to_string()])?;
        ensure!(said.contains("revision 2"), "{said}");
        assert_eq!(reviewer.standing("ICT-2024-017", REFERENCE_DATE)?, before);
    }
}
