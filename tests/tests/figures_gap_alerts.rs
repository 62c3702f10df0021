//! The figures in alerts of gaps: those of the last day that was reported and accepted, once a report and obligation.

use meetbaar_tests::parties::{Parties, list, registered, table};
use meetbaar_tests::reports::HEADINGS;
use meetbaar_tests::story::{CATEGORY_MANAGER, KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Mail, Story, on_both};

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const Q3: [(&str, &str); 1] = [("period", "2026-Q3")];
const ALERTS: &str = "SELECT reference_date, required_amount, realised_amount, gap_amount FROM gap_alert ORDER BY id";

/// The subjects of the alerts, with single spaces.
fn subjects(mails: &[Mail]) -> Vec<String> {
    let alerts = mails.iter().filter(|mail| mail.to == CATEGORY_MANAGER);
    let plain = |subject: &str| subject.split_whitespace().collect::<Vec<_>>().join(" ");
    alerts.map(|mail| plain(&mail.subject)).collect()
}

// Required of 420,000 over 1,461 days: 236,016.43 on 30 June 2026 (821 days), 262,464.07 on 30 September (913 days).
on_both! {
    fn an_alert_holds_for_the_end_of_what_was_accepted(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let quarter = list(&[registered(CONTRACT, "A", 36)]);
        parties.accepted(&quarter, &Q2)?;
        let first = "2026-06-30|23601643|1250000|22351643";
        assert_eq!(story.database.query(ALERTS)?, first);
        assert_eq!(subjects(&story.mails()?), ["Tekort op ICT-2024-017: € 223.516,43 per 30 juni 2026"]);

        let more = list(&[registered(CONTRACT, "A", 36), registered(CONTRACT, "B", 18)]);
        parties.accepted(&more, &Q2)?;
        let second = "2026-06-30|23601643|1875000|21726643";
        assert_eq!(story.database.query(ALERTS)?, format!("{first}\n{second}"), "another report, another alert");
        parties.accepted(&quarter, &Q3)?;
        let third = "2026-09-30|26246407|3125000|23121407";
        assert_eq!(story.database.query(ALERTS)?, format!("{first}\n{second}\n{third}"));
        // The second quarter once more: the third is accepted too, so the figures hold for its end.
        parties.accepted(&quarter, &Q2)?;
        let fourth = "2026-09-30|26246407|2500000|23746407";
        assert_eq!(story.database.query(ALERTS)?, format!("{first}\n{second}\n{third}\n{fourth}"));
        assert_eq!(subjects(&story.mails()?).len(), 4);
    }

    fn a_report_on_two_quarters_alerts_once(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let line = registered(CONTRACT, "A", 18);
        let rows = [format!("2026;1;{line}"), format!("2026;3;{line}")];
        parties.accepted(&table(&format!("Jaar;Kwartaal;{HEADINGS}"), &rows), &[])?;
        assert_eq!(story.database.query(ALERTS)?, "2026-09-30|26246407|1250000|24996407");
        assert_eq!(subjects(&story.mails()?), ["Tekort op ICT-2024-017: € 249.964,07 per 30 september 2026"]);
    }

    fn a_report_on_two_contracts_alerts_for_each(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, "werfzicht@leverancier.example")?;
        let rows = [registered("BOUW-2023-011", "A", 36), registered("BOUW-2024-002", "B", 18)];
        parties.accepted(&list(&rows), &Q3)?;
        // 2% of 4,750,000 x 1,004 / 1,096 = 87,025.55; 5% of 2,900,000 less 25% x 883 / 1,095 = 87,695.21.
        let alerts = "2026-09-30|8702555|1250000|7452555\n2026-09-30|8769521|625000|8144521";
        assert_eq!(story.database.query(ALERTS)?, alerts);
        let mut told = subjects(&story.mails()?);
        told.sort();
        let expected = [
            "Tekort op BOUW-2023-011: € 74.525,55 per 30 september 2026",
            "Tekort op BOUW-2024-002: € 81.445,21 per 30 september 2026",
        ];
        assert_eq!(told, expected);
    }

    fn where_nothing_lacks_nobody_is_alerted(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, KOMPAS)?;
        let quarter = |turnover: &str| {
            let rows = [registered("ICT-2024-021", "A", 36) + ";", format!("ICT-2024-021;;;;;;;{turnover}")];
            table(&format!("{HEADINGS};Omzet periode"), &rows)
        };
        // 5% of 250,000.00 is just the 12,500.00 that 36 hours bring; of 250,000.20 it is a cent more.
        parties.accepted(&quarter("250.000,00"), &Q2)?;
        assert_eq!(story.database.query(ALERTS)?, "");
        assert_eq!(subjects(&story.mails()?), Vec::<String>::new());
        parties.accepted(&quarter("250.000,20"), &Q2)?;
        assert_eq!(story.database.query(ALERTS)?, "2026-06-30|1250001|1250000|1");
        assert_eq!(subjects(&story.mails()?), ["Tekort op ICT-2024-021: € 0,01 per 30 juni 2026"]);
    }
}
