//! Every page is drawn in both languages, says what it should, and lets no key, script or markup through.

mod pages;

use askama::Template;

use self::pages::pages;
use super::{OverviewPage, ReviewCounts, ReviewPage, Shell, samples};
use crate::text::{Language, Texts};

const NL: Texts = Texts::new(Language::Dutch);

/// The words of a page without its tags.
fn words(page: &str) -> String {
    page.split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, words)| words)
        .collect()
}

#[test]
fn every_page_is_in_its_language_and_leaks_no_key() {
    const ROOMS: &[&str] = &[
        "shell-",
        "pages-",
        "date-",
        "bar-",
        "sign-in-",
        "accessibility-",
        "linking-",
        "health-",
        "warning-",
        "overview-",
        "contract-",
        "outlook-",
        "lines-",
        "reports-",
        "report-",
        "marked-",
        "notice-",
        "upload-",
        "layout-",
        "layouts-",
        "fault-",
        "template-",
        "error-",
        "role-",
        "status-",
        "kind-",
        "obligation-",
        "amount-",
        "rhythm-",
        "period-",
        "state-",
        "line-state-",
        "group-",
        "duration-",
        "counts-as-",
        "severity-",
        "why-",
        "problem-",
        "limit-",
        "problems-",
        "explain-",
        "own-numbers-",
        "register-",
        "conflict-",
        "conflicts-",
        "review-",
        "question-",
        "questions-",
        "calendar-",
        "due-state-",
        "extension-",
        "reopening-",
        "recovery-",
        "settlement-",
        "retention-",
        "erasure-",
        "candidates-",
        "terms-",
        "waiver-",
        "form-",
        "code-",
        "second-factor-",
        "recovery-codes-",
        "choose-password-",
        "forgotten-",
        "link-over-",
        "new-email-",
        "proof-",
        "account-",
        "accounts-",
        "tokens-",
        "token-",
        "secret-",
        "clients-",
        "client-",
        "right-",
        "rights-",
        "term-",
    ];
    for language in Language::ALL {
        for (name, page) in pages(Texts::new(language)) {
            assert!(
                page.contains(&format!("<html lang=\"{}\">", language.code())),
                "{name}"
            );
            let words = words(&page);
            for room in ROOMS {
                let leak = words.match_indices(room).find(|(place, _)| {
                    let before = words[..*place].chars().next_back();
                    let after = words[place + room.len()..].chars().next();
                    before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-')
                        && after.is_some_and(|letter| letter.is_ascii_lowercase())
                });
                assert_eq!(leak, None, "{name} leaks a key in {}", language.code());
            }
        }
    }
}

#[test]
fn no_page_holds_an_inline_script_or_style_and_every_post_carries_the_token() {
    for (name, page) in pages(NL) {
        for forbidden in [
            " style=",
            "<style",
            " onclick=",
            " onchange=",
            " onsubmit=",
            "javascript:",
            "<script>",
        ] {
            assert!(!page.contains(forbidden), "{name}: {forbidden}");
        }
        for form in page
            .split("<form")
            .skip(1)
            .map(|rest| rest.split("</form>").next().unwrap())
        {
            let posts = form.contains("method=\"post\"");
            assert_eq!(
                posts,
                form.contains("name=\"csrf\" value=\"token\""),
                "{name}: {form}"
            );
        }
    }
}

#[test]
fn every_field_has_a_label_and_no_id_stands_twice() {
    for (name, page) in pages(NL) {
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        for (place, id) in ids.iter().enumerate() {
            assert!(!ids[..place].contains(id), "{name}: id {id} stands twice");
        }
        for attribute in [
            " for=\"",
            " aria-labelledby=\"",
            " aria-describedby=\"",
            " href=\"#",
        ] {
            for wanted in page
                .split(attribute)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                for id in wanted.split(' ') {
                    assert!(ids.contains(&id), "{name}:{attribute}{id}");
                }
            }
        }
        for field in ["<select", "<textarea", "<input class"] {
            for tag in page
                .split(field)
                .skip(1)
                .map(|rest| rest.split('>').next().unwrap())
            {
                let id = tag
                    .split(" id=\"")
                    .nth(1)
                    .and_then(|rest| rest.split('"').next())
                    .unwrap();
                assert!(
                    page.contains(&format!(" for=\"{id}\"")),
                    "{name}: {id} has no label"
                );
            }
        }
    }
}

#[test]
fn what_users_type_is_shown_as_text() {
    let page = samples::overview(NL).render().unwrap();
    assert!(
        page.contains("&#34;ICT&#34; &#60;b&#62;") && !page.contains("<b>"),
        "{page}"
    );
    assert!(
        samples::returned(NL)
            .render()
            .unwrap()
            .contains("&#60;kolom&#62;")
    );
}

#[test]
fn a_page_says_what_cannot_be_measured_in_words_and_never_as_zero() {
    let page = samples::overview(NL).render().unwrap();
    assert!(
        page.contains("Niet meetbaar") && page.contains("Hier is geen getal voor afgesproken.")
    );
    assert!(
        page.contains("€ 155.832,87")
            && page.contains("Inleenverband")
            && page.contains("Via inkoop")
    );
    assert!(!page.contains("€ 0,00"));
    let page = samples::contract(NL).render().unwrap();
    assert!(
        page.contains("€ 155.832,87") && page.contains("1.204 regels") && page.contains("Waarom?")
    );
}

#[test]
fn an_empty_overview_says_which_emptiness_it_is() {
    let empty = |no_contracts| {
        OverviewPage {
            contracts: Vec::new(),
            no_contracts,
            ..samples::overview(NL)
        }
        .render()
        .unwrap()
    };
    assert!(empty(true).contains("U ziet nog geen contracten"));
    assert!(empty(false).contains("Niets gevonden"));
}

#[test]
fn problems_are_named_at_their_cells() {
    let page = samples::report(NL).render().unwrap();
    for words in [
        "We kennen deze doelgroep niet",
        "Rapportage!C14",
        "Er staat “P-wed”.",
        "Bedoelt u Participatiewet?",
        "Verwacht: betaalde uren.",
        "Bekijk alle 412 plekken",
        "Voorbeeld: 01-09-2026.",
        "Iets klopt hier niet",
        "komt in de plaats van eerdere versies",
        "416 fouten",
        "412 keer",
        "staan onze eigen nummers",
        "Vier weken loon &#60;in&#62; dit kwartaal.",
        "Schrijf in een paar woorden op waarom dit klopt.",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_review_offers_nothing_to_who_submitted_the_report() {
    let page = samples::review(NL).render().unwrap();
    for words in [
        "Geen &#60;verklaring&#62;.",
        "Klopt de &#60;startdatum&#62;?",
        "Alle 1.202 regels goedkeuren waarover niet is beslist",
        "Over 1.202 regels hebt u nog niet beslist.",
        "aria-describedby=\"reason-hint reason-error\"",
        "name=\"line-7\" value=\"yes\" checked",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let own = samples::own_review(NL).render().unwrap();
    assert!(own.contains("U hebt deze rapportage zelf ingediend."));
    assert!(!own.contains("name=\"do\"") && !own.contains("/review/completion"));
}

#[test]
fn what_completing_a_review_comes_to_is_told_before() {
    let outcome = |accepted, returned, undecided, open_questions| {
        let counts = ReviewCounts {
            accepted,
            returned,
            undecided,
            open_questions,
            ..ReviewCounts::default()
        };
        let page = samples::review(NL);
        ReviewPage { counts, ..page }.outcome()
    };
    for (counts, told) in [
        ((1, 1, 1, 1), "undecided"),
        ((1, 1, 0, 1), "questions"),
        ((2, 0, 0, 0), "accepted"),
        ((1, 1, 0, 0), "partly"),
        ((0, 2, 0, 0), "returned"),
        ((0, 0, 0, 0), "accepted"),
    ] {
        let (accepted, returned, undecided, questions) = counts;
        assert_eq!(outcome(accepted, returned, undecided, questions), told);
    }
}

#[test]
fn a_report_that_is_being_read_asks_for_its_progress() {
    let page = samples::reading(NL).render().unwrap();
    assert!(
        page.contains("data-refresh-url=\"/reports/0198c0de/progress\"")
            && page.contains("id=\"reading\"")
    );
    assert!(
        page.contains("Gelezen rijen tot nu toe: 12.000.")
            && page.contains("action=\"/reports/0198c0de/cancel\"")
    );
    let fragment = |done| {
        super::ReadingProgress {
            texts: NL,
            id: "1".to_owned(),
            done,
            progress: None,
        }
        .render()
        .unwrap()
    };
    assert!(fragment(false).contains("data-refresh-url=\"/reports/1/progress\""));
    assert!(
        fragment(true).contains("data-location=\"/reports/1\"")
            && !fragment(true).contains("data-refresh-url")
    );
}

#[test]
fn somebody_who_is_not_signed_in_sees_no_menu() {
    let page = samples::sign_in(NL).render().unwrap();
    assert!(!page.contains("data-test=\"menu\"") && !page.contains("Meetbaar-2026\" "));
    assert!(page.contains("value=\"a.jansen@example.nl\""));
    let shell = Shell {
        form_token: String::new(),
        user: None,
        ..samples::error(NL).shell
    };
    let page = super::ErrorPage::of(shell, 404).render().unwrap();
    assert!(!page.contains("csrf"));
}

#[test]
fn every_status_code_has_an_error_page() {
    for status in [
        400, 401, 403, 404, 405, 408, 409, 413, 421, 422, 429, 500, 503, 418,
    ] {
        let page = super::ErrorPage::of(samples::error(NL).shell, status);
        assert!(!page.heading.contains("error-"), "{status}");
        assert_eq!(
            page.heading == "Er ging iets mis",
            matches!(status, 500 | 418)
        );
    }
}
