//! The figures of a contract on days of every kind, and what is to be expected at its end.

use meetbaar_tests::parties::{Parties, list, registered, table};
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Story, on_both};
use serde_json::json;

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const Q3: [(&str, &str); 1] = [("period", "2026-Q3")];
const FORECAST: [&str; 3] = ["realised", "forecastLow", "forecastExpected"];

/// 20,000 a year, for at most 12 months: until 31 March 2027.
fn unemployed() -> String {
    format!("{CONTRACT};B;WW;01-04-2026;;36;468,00")
}

on_both! {
    fn required_grows_by_days_and_realised_by_reported_periods(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let day = |on: &str| parties.figures(CONTRACT, on, &["required", "realised", "gap", "status"]);
        // 5% of 8,400,000 = 420,000 over the 1,461 days from 1 April 2024 to 31 March 2028; nothing was reported.
        assert_eq!(day("2024-03-31")?, json!([0, 0, 0, "on_track"]));
        // 420,000 / 1,461 = 287.47.
        assert_eq!(day("2024-04-01")?, json!([28_747, 0, 28_747, "behind"]));
        assert_eq!(day("2026-06-30")?, json!([23_601_643, 0, 23_601_643, "silent"]));
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        for (on, figures) in [
            ("2024-03-31", json!([0, 0, 0, "on_track"])),
            ("2024-04-01", json!([28_747, 0, 28_747, "behind"])),
            // 730 days, 209,856.26; 820 days, 235,728.95; 821 days, 236,016.43; 913 days, 262,464.07.
            ("2026-03-31", json!([20_985_626, 0, 20_985_626, "behind"])),
            ("2026-06-29", json!([23_572_895, 0, 23_572_895, "behind"])),
            ("2026-06-30", json!([23_601_643, 1_250_000, 22_351_643, "behind"])),
            ("2026-09-30", json!([26_246_407, 1_250_000, 24_996_407, "behind"])),
            // The third quarter was due on 31 October.
            ("2026-11-01", json!([27_166_324, 1_250_000, 25_916_324, "silent"])),
            ("2028-03-30", json!([41_971_253, 1_250_000, 40_721_253, "silent"])),
            ("2028-03-31", json!([42_000_000, 1_250_000, 40_750_000, "silent"])),
            ("2028-04-01", json!([42_000_000, 1_250_000, 40_750_000, "silent"])),
            ("2040-01-01", json!([42_000_000, 1_250_000, 40_750_000, "silent"])),
        ] {
            assert_eq!(day(on)?, figures, "{on}");
        }
    }

    fn who_is_in_no_latest_report_brings_nothing_more(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let forecast = |on: &str| parties.figures(CONTRACT, on, &FORECAST);
        let gone = format!("{CONTRACT};C;Doelgroepregister (banenafspraak);01-04-2024;30-06-2026;36;468,00");
        let going = format!("{CONTRACT};D;Doelgroepregister (banenafspraak);01-04-2024;30-09-2026;36;468,00");
        parties.accepted(&list(&[registered(CONTRACT, "A", 36), unemployed(), gone, going]), &Q2)?;
        // Realised: A, C and D 12,500 each, B 20,000 x 3/12 = 5,000. To come: A 50,000 x 21/12 = 87,500 until the
        // contract's end, B 20,000 x 9/12 = 15,000 until his cap, C nothing, D 12,500 until his end.
        let before = json!([4_250_000, 4_250_000, 15_750_000]);
        assert_eq!(forecast("2026-06-30")?, before);
        assert_eq!(forecast("2026-09-30")?, before, "nothing newer is known");
        let third = parties.submitted(&list(&[unemployed()]), &Q3)?;
        assert_eq!(forecast("2026-09-30")?, before, "a report that is not judged forecasts nothing");
        parties.reviewer.accept(&third)?.expect(204)?;
        // Realised 5,000 more; only B is left, and brings 20,000 x 6/12 = 10,000 more.
        assert_eq!(forecast("2026-09-30")?, json!([4_750_000, 4_750_000, 5_750_000]));
        assert_eq!(forecast("2026-06-30")?, before);
        parties.accepted(&format!("Contract;{CONTRACT}\r\nGeen inzet in deze periode\r\n"), &Q3)?;
        assert_eq!(forecast("2026-09-30")?, json!([4_250_000, 4_250_000, 4_250_000]));
        assert_eq!(forecast("2026-06-30")?, before);
    }

    fn an_earlier_quarter_that_comes_later_does_not_forecast(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[unemployed()]), &Q3)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        // Realised 5,000 and 12,500; to come 20,000 x 6/12 of B, who is in the third quarter.
        assert_eq!(parties.figures(CONTRACT, "2026-09-30", &FORECAST)?, json!([1_750_000, 1_750_000, 2_750_000]));
    }

    fn months_of_one_report_do_not_forecast_twice(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Contracturen;juli 2026;augustus 2026;september 2026";
        let row = format!("{CONTRACT};A;Doelgroepregister (banenafspraak);01-04-2024;36;156,00;156,00;156,00");
        parties.accepted(&table(headings, &[row]), &[])?;
        // 4,166.67 a month. From October 18 months, 75,000; from September 19 months, 79,166.67.
        assert_eq!(parties.figures(CONTRACT, "2026-09-30", &FORECAST)?, json!([1_250_001, 1_250_001, 8_750_001]));
        assert_eq!(parties.figures(CONTRACT, "2026-08-31", &FORECAST)?, json!([833_334, 833_334, 8_750_001]));
    }

    fn quarters_before_the_months_of_a_report_do_not_forecast_beside_them(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Contracturen;juli 2026;augustus 2026;september 2026";
        let row = format!("{CONTRACT};A;Doelgroepregister (banenafspraak);01-04-2024;36;156,00;156,00;156,00");
        parties.accepted(&table(headings, &[row]), &[])?;
        // On 31 July: 12,500.00 and 4,166.67 realised, and 20 months to come, 83,333.33.
        assert_eq!(parties.figures(CONTRACT, "2026-07-31", &FORECAST)?, json!([1_666_667, 1_666_667, 10_000_000]));
    }
}
