//! Every mail is drawn in both languages, whole and safe.

use super::{GapAlert, Letter, ReportAccepted, ReportReturned};
use crate::{
    mail::{About, compose},
    text::{Language, Texts},
};

fn gap_alert(texts: Texts) -> GapAlert {
    GapAlert {
        texts,
        contract: "ICT-2024-017".to_owned(),
        supplier: "Van Dalen & Zn <ICT>".to_owned(),
        buyer: "Ministerie van SZW".to_owned(),
        obligation: texts.obligation("share_of_contract_value", Some(500), None, None),
        on: texts.date("2026-09-30".parse().unwrap()),
        required: "€ 486.000,00".to_owned(),
        realised: "€ 330.167,13".to_owned(),
        gap: "€ 155.832,87".to_owned(),
        forecast_low: "€ 330.167,13".to_owned(),
        forecast_expected: "€ 612.500,00".to_owned(),
        status: "behind".to_owned(),
        outlook: texts.text("outlook-silent"),
        link: "https://meetbaar.example.nl/contracts/ICT-2024-017".to_owned(),
    }
}

fn returned(texts: Texts) -> ReportReturned {
    ReportReturned {
        texts,
        file_name: "Q3\r\nBcc: x@example.nl.xlsx".to_owned(),
        contracts: vec![format!("ICT-2024-017, {}", texts.quarter(2026, 3))],
        reason: "De uren in rij 14 kloppen niet.\nZie ook <F9>.".to_owned(),
        link: "https://meetbaar.example.nl/reports/1".to_owned(),
    }
}

fn letters(texts: Texts) -> [(&'static str, Letter); 3] {
    let ReportReturned {
        contracts, link, ..
    } = returned(texts);
    let accepted = ReportAccepted {
        texts,
        file_name: "Q3.xlsx".to_owned(),
        contracts,
        link,
    };
    [
        ("gap_alert", gap_alert(texts).render().unwrap()),
        ("report_returned", returned(texts).render().unwrap()),
        ("report_accepted", accepted.render().unwrap()),
    ]
}

#[test]
fn no_letter_leaks_a_key_or_loads_anything_from_elsewhere() {
    for language in Language::ALL {
        for (name, letter) in letters(Texts::new(language)) {
            for part in [&letter.subject, &letter.text, &letter.html] {
                for key in ["mail-", "status-", "outlook-", "shell-"] {
                    assert!(!part.contains(key), "{name}: {part}");
                }
            }
            for forbidden in ["<img", "url(", "<script", "<link", "&#38;#"] {
                assert!(!letter.html.contains(forbidden), "{name}: {forbidden}");
            }
            assert!(
                letter
                    .html
                    .contains(&format!("<html lang=\"{}\">", language.code()))
            );
            assert!(
                !letter.subject.contains(['\n', '\r']) && letter.subject.chars().count() < 80,
                "{name}"
            );
        }
    }
}

#[test]
fn every_notice_has_its_words_in_both_languages() {
    for about in About::ALL {
        let stated = crate::mail::Notice {
            about,
            subject: "Q3 <b>.xlsx".to_owned(),
            items: vec!["Blad1!B2".to_owned()],
            quote: Some("Klopt dit?".to_owned()),
            path: "/".to_owned(),
        };
        for language in Language::ALL {
            let notice = compose::notice(
                Texts::new(language),
                &stated,
                "https://x.example/".to_owned(),
            );
            let letter = notice.render().unwrap();
            for part in [&letter.subject, &letter.text, &letter.html] {
                assert!(!part.contains("mail-"), "{about:?}: {part}");
            }
            assert!(letter.text.contains("- Blad1!B2") && letter.text.contains("Klopt dit?"));
            assert!(letter.html.contains("Blad1!B2") && !letter.html.contains("<b>"));
        }
    }
}

#[test]
fn a_gap_alert_names_contract_gap_and_day() {
    let letter = gap_alert(Texts::new(Language::Dutch)).render().unwrap();
    assert_eq!(
        letter.subject,
        "Tekort op ICT-2024-017: € 155.832,87 per 30 september 2026"
    );
    for part in [&letter.text, &letter.html] {
        assert!(part.contains("Er mist nog € 155.832,87 tot en met 30 september 2026"));
        assert!(part.contains("https://meetbaar.example.nl/contracts/ICT-2024-017"));
        assert!(part.contains("€ 612.500,00"));
    }
    assert!(letter.text.contains("Van Dalen & Zn <ICT>"));
    assert!(letter.html.contains("Van Dalen &#38; Zn &#60;ICT&#62;"));
}

#[test]
fn a_returned_report_brings_its_reason_and_a_file_name_cannot_add_a_header() {
    let letter = returned(Texts::new(Language::English)).render().unwrap();
    assert_eq!(letter.subject, "Report returned: Q3 Bcc: x@example.nl.xlsx");
    assert!(
        letter
            .text
            .contains("De uren in rij 14 kloppen niet.\nZie ook <F9>.")
    );
    assert!(
        letter.html.contains("Zie ook &#60;F9&#62;.")
            && letter.text.contains("- ICT-2024-017, Q3 2026")
    );
}
