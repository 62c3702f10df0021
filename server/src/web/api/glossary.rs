//! The glossary: the words of this program, in Dutch and in English. The one place where they are explained; the README's
//! table is made of it.

use actix_web::{HttpResponse, http::header};
use serde::Serialize;
use utoipa::ToSchema;

use crate::web::problem::Fault;

/// A word.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Word {
    /// The word that the API uses.
    code: &'static str,
    /// What users say.
    dutch: &'static str,
    /// What it is.
    english: &'static str,
}

/// All words.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Glossary {
    words: &'static [Word],
}

const fn word(code: &'static str, dutch: &'static str, english: &'static str) -> Word {
    Word {
        code,
        dutch,
        english,
    }
}

const WORDS: &[Word] = &[
    word(
        "contract",
        "contract, raamovereenkomst",
        "what was agreed with a supplier: number, supplier, buyers, category, value excl. VAT, start and end",
    ),
    word(
        "supplier",
        "leverancier, opdrachtnemer",
        "who owes social return",
    ),
    word(
        "buyer",
        "opdrachtgever",
        "who buys: a ministry or a part of one",
    ),
    word("category", "categorie", "the kind of spending"),
    word(
        "obligation",
        "verplichting",
        "what a contract demands: a share, an amount, jobs, placements, hours, or something bespoke that has no number",
    ),
    word(
        "conflict",
        "conflict",
        "placements of one person that can't all count: more than a full week together, or the same hours twice; a person decides",
    ),
    word(
        "setAside",
        "telt niet mee",
        "a line that does not count, by a decision on a conflict; it can be undone",
    ),
    word(
        "linkingKey",
        "koppelsleutel",
        "a key that suppliers make of what they know of a person, so that the same person at two suppliers is found without a name",
    ),
    word(
        "valueTable",
        "bouwblokkentabel",
        "what placements are worth, by building blocks",
    ),
    word(
        "buildingBlock",
        "bouwblok",
        "what one placement of a target group is worth",
    ),
    word(
        "bonus",
        "toeslag",
        "what is added to a building block, for age, language or a permanent contract",
    ),
    word(
        "report",
        "rapportage",
        "what a supplier sends for contracts and a period",
    ),
    word(
        "line",
        "regel",
        "one placement, purchase, activity or turnover in a report",
    ),
    word(
        "problem",
        "melding",
        "what is wrong or strange in a report, at its cell",
    ),
    word(
        "warning",
        "waarschuwing",
        "a problem that does not keep a report from being submitted; the supplier can say why it stands",
    ),
    word(
        "layout",
        "indeling",
        "what the columns of a supplier's own file hold",
    ),
    word(
        "placement",
        "plaatsing",
        "a candidate who works under a contract: target group, start, end, hours",
    ),
    word(
        "candidate",
        "kandidaat",
        "a person, known only by a pseudonym",
    ),
    word(
        "targetGroup",
        "doelgroep",
        "why somebody is at a distance from the labour market",
    ),
    word(
        "contribution",
        "prestatie",
        "a line that is accepted and valued: euros, and jobs if it counts for them",
    ),
    word(
        "job",
        "baan",
        "25.5 paid hours (verloonde uren) a week: 1,331 a year",
    ),
    word(
        "countsAs",
        "telt als",
        "whose job it is: lent (inleenverband), the ministry's, or through procurement (via inkoop), the supplier's",
    ),
    word(
        "submission",
        "indiening",
        "the supplier's two statements, after which a report is judged",
    ),
    word(
        "decision",
        "beoordeling",
        "accepting a report, or returning it with a reason",
    ),
    word("required", "vereist", "what should be there on a day"),
    word(
        "realised",
        "gerealiseerd",
        "what is there by accepted lines",
    ),
    word(
        "toBeJudged",
        "te beoordelen",
        "what submitted lines bring that nobody judged yet",
    ),
    word("gap", "tekort", "what lacks: required less realised"),
    word("standing", "stand", "how an obligation stands on a day"),
    word(
        "forecast",
        "prognose",
        "where an obligation is heading at the end of its term",
    ),
    word(
        "referenceDate",
        "peildatum",
        "the day for which a figure holds",
    ),
    word(
        "recoveryAction",
        "verbeteractie",
        "what the supplier does about a gap",
    ),
    word(
        "waiver",
        "ontheffing",
        "why a duty is lifted: a reason from a closed list, an approver, an end date",
    ),
    word("edition", "editie", "a frozen report of the network"),
];

/// What the words of this API mean
///
/// Open to everybody, from any site.
#[utoipa::path(get, path = "/glossary", tag = "about", operation_id = "showGlossary", security(()),
    responses((status = 200, description = "All words", body = Glossary)))]
pub(super) async fn show() -> Result<HttpResponse, Fault> {
    Ok(HttpResponse::Ok()
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .json(Glossary { words: WORDS }))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    const HEAD: &str = "| word | Dutch | what it is |\n|---|---|---|\n";

    #[test]
    fn the_words_of_the_readme_are_these() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
        let readme = fs::read_to_string(&path).unwrap();
        let rows: String = WORDS
            .iter()
            .map(|word| format!("| {} | {} | {} |\n", word.code, word.dutch, word.english))
            .collect();
        let (before, rest) = readme.split_once(HEAD).unwrap();
        let (_, after) = rest.split_once("\n\n").unwrap();
        let made = format!("{before}{HEAD}{rows}\n{after}");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap();
        assert!(
            kept == made,
            "the words of README.md are stale: UPDATE_DOCS=1 cargo test -p meetbaar glossary"
        );
    }

    #[test]
    fn every_word_is_explained_once() {
        let codes: BTreeSet<_> = WORDS.iter().map(|word| word.code).collect();
        assert_eq!(codes.len(), WORDS.len());
        for word in WORDS {
            assert!(
                !word.dutch.is_empty() && !word.english.is_empty(),
                "{}",
                word.code
            );
        }
    }
}
