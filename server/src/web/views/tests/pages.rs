//! Every page that the tests of views look at.

use askama::Template;

use super::super::samples;
use crate::text::Texts;

/// Every page in a language, by name.
pub(super) fn pages(texts: Texts) -> Vec<(&'static str, String)> {
    let pages: Vec<(&'static str, Result<String, askama::Error>)> = vec![
        ("sign-in", samples::sign_in(texts).render()),
        ("overview", samples::overview(texts).render()),
        ("contract", samples::contract(texts).render()),
        ("reports", samples::reports(texts).render()),
        ("upload", samples::upload(texts).render()),
        ("report-errors", samples::report(texts).render()),
        ("report-reading", samples::reading(texts).render()),
        ("report-submitted", samples::submitted(texts).render()),
        ("report-returned", samples::returned(texts).render()),
        ("report-questions", samples::questioned(texts).render()),
        ("review", samples::review(texts).render()),
        ("review-own", samples::own_review(texts).render()),
        ("layout", samples::layout(texts).render()),
        ("layouts", samples::layouts(texts).render()),
        ("report-problems", samples::problems(texts).render()),
        ("audit", samples::audit(texts).render()),
        ("conflicts", samples::conflicts(texts).render()),
        ("conflicts-decided", samples::decided(texts).render()),
        ("register", samples::register(texts).render()),
        ("register-import", samples::register_import(texts).render()),
        ("calendar", samples::calendar(texts).render()),
        ("extension", samples::extension(texts).render()),
        ("reopening", samples::reopening(texts).render()),
        ("recoveries", samples::recoveries(texts).render()),
        ("recovery", samples::recovery(texts).render()),
        (
            "recovery-question",
            samples::recovery_question(texts).render(),
        ),
        ("retention", samples::retention(texts).render()),
        (
            "contract_retention",
            samples::contract_retention(texts).render(),
        ),
        ("erasure", samples::erasure(texts).render()),
        ("candidates", samples::candidates(texts).render()),
        ("settlement", samples::settlement(texts).render()),
        ("obligation", samples::obligation_page(texts).render()),
        (
            "obligation-kinds",
            samples::new_obligation(texts, None).render(),
        ),
        (
            "obligation-new",
            samples::new_obligation(texts, Some("fixed_amount")).render(),
        ),
        ("amendment", samples::amendment(texts).render()),
        ("waiver", samples::waiver(texts).render()),
        ("error", samples::error(texts).render()),
        ("linking_keys", samples::linking_keys(texts).render()),
        ("health", samples::health(texts).render()),
        ("code", samples::code(texts).render()),
        ("second-factor", samples::second_factor(texts).render()),
        ("recovery-codes", samples::recovery_codes(texts).render()),
        (
            "invitation",
            samples::choose_password(texts, "invitation").render(),
        ),
        ("reset", samples::choose_password(texts, "reset").render()),
        ("change", samples::choose_password(texts, "change").render()),
        (
            "forgotten",
            samples::forgotten_password(texts, false).render(),
        ),
        ("sent", samples::forgotten_password(texts, true).render()),
        ("link-over", samples::one_time_link(texts, None).render()),
        (
            "new-email-link",
            samples::one_time_link(texts, Some("a@b.nl")).render(),
        ),
        ("account", samples::account(texts).render()),
        ("proof", samples::proof(texts).render()),
        ("new-email", samples::new_email(texts).render()),
        ("accounts", samples::accounts(texts).render()),
        ("account-new", samples::new_account(texts).render()),
        ("account-open", samples::kept_account(texts, false).render()),
        (
            "account-closed",
            samples::kept_account(texts, true).render(),
        ),
        ("tokens", samples::tokens(texts).render()),
        ("token-new", samples::new_token(texts).render()),
        ("secret-token", samples::secret(texts, None).render()),
        ("secret-client", samples::secret(texts, Some("1")).render()),
        ("clients", samples::clients(texts).render()),
        ("client-new", samples::new_client(texts).render()),
        ("client-open", samples::client(texts, false).render()),
        ("client-closed", samples::client(texts, true).render()),
        ("accessibility", samples::accessibility(texts).render()),
    ];
    pages
        .into_iter()
        .map(|(name, page)| (name, page.unwrap()))
        .collect()
}
