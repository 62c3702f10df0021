//! From what a mail says to its words, in the reader's language.

use super::{
    Amount, GapAlert, Message, Notice,
    letters::{self, Letter},
};
use crate::text::{Language, OutlookFigures, Texts};

/// Writes a mail.
///
/// # Errors
/// When a template fails.
pub fn letter(
    message: &Message,
    language: &str,
    public_url: &url::Url,
) -> Result<Letter, askama::Error> {
    let texts = Texts::new(Language::from_code(language).unwrap_or_default());
    let link = |path: &str| {
        let mut url = public_url.clone();
        url.set_path(path);
        url.to_string()
    };
    match message {
        Message::GapAlert(alert) => gap_alert(
            texts,
            alert,
            link(&format!("/contracts/{}", alert.contract)),
        )
        .render(),
        Message::Notice(about) | Message::Link { notice: about, .. } => {
            notice(texts, about, link(&about.path)).render()
        }
        Message::ReportReturned {
            report,
            file_name,
            contracts,
            reason,
        } => letters::ReportReturned {
            texts,
            file_name: file_name.clone(),
            contracts: contracts.clone(),
            reason: reason.clone(),
            link: link(&format!("/reports/{report}")),
        }
        .render(),
        Message::ReportAccepted {
            report,
            file_name,
            contracts,
        } => letters::ReportAccepted {
            texts,
            file_name: file_name.clone(),
            contracts: contracts.clone(),
            link: link(&format!("/reports/{report}")),
        }
        .render(),
    }
}

/// The words of a notice.
pub(super) fn notice(texts: Texts, notice: &Notice, link: String) -> letters::Notice {
    let code = notice.about.code();
    let words = |part: &str| {
        texts.with1(
            format!("mail-{code}-{part}"),
            "subject",
            notice.subject.as_str(),
        )
    };
    letters::Notice {
        texts,
        subject: words("subject"),
        intro: words("intro"),
        items: notice.items.clone(),
        quote: notice.quote.clone(),
        ask: words("ask"),
        link_words: words("link"),
        link,
    }
}

fn gap_alert(texts: Texts, alert: &GapAlert, link: String) -> letters::GapAlert {
    let amount = |amount: &Amount| texts.amount(&alert.kind, amount.0);
    let outlook = texts.outlook_of(OutlookFigures {
        kind: &alert.kind,
        status: &alert.status,
        gap: alert.gap.0,
        low: alert.low.0,
        expected: alert.expected.0,
        total: alert.in_full.as_ref().map(|total| total.0),
    });
    letters::GapAlert {
        texts,
        contract: alert.contract.clone(),
        supplier: alert.supplier.clone(),
        buyer: alert.buyer.clone(),
        obligation: texts.obligation(&alert.kind, alert.share, alert.stated_amount, None),
        on: texts.date(alert.on),
        required: amount(&alert.required),
        realised: amount(&alert.realised),
        gap: amount(&alert.gap),
        forecast_low: amount(&alert.low),
        forecast_expected: amount(&alert.expected),
        status: texts.word("status", &alert.status),
        outlook: texts.outlook(&outlook),
        link,
    }
}
