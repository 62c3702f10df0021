//! Arrangements (contractvormen) in the words that suppliers use.

use super::fold;
use crate::reading::Arrangement;

/// Parts of folded words, in the order in which they decide: `onbepaalde tijd` before `bepaalde tijd`.
const PARTS: [(&str, Arrangement); 31] = [
    ("leerwerk", Arrangement::Apprenticeship),
    ("leer werk", Arrangement::Apprenticeship),
    ("leerbaan", Arrangement::Apprenticeship),
    ("leerarbeid", Arrangement::Apprenticeship),
    ("leerling", Arrangement::Apprenticeship),
    ("bbl", Arrangement::Apprenticeship),
    ("apprentic", Arrangement::Apprenticeship),
    ("stage", Arrangement::Internship),
    ("stagiair", Arrangement::Internship),
    ("internship", Arrangement::Internship),
    ("intern ", Arrangement::Internship),
    ("werkervaring", Arrangement::Internship),
    ("detacher", Arrangement::Secondment),
    ("gedetacheerd", Arrangement::Secondment),
    ("inleen", Arrangement::Secondment),
    ("ingeleend", Arrangement::Secondment),
    ("second", Arrangement::Secondment),
    ("onbepaald", Arrangement::Permanent),
    ("niet vast", Arrangement::Temporary),
    ("vast", Arrangement::Permanent),
    ("permanent", Arrangement::Permanent),
    ("open ended", Arrangement::Permanent),
    ("indefinite", Arrangement::Permanent),
    ("bepaalde", Arrangement::Temporary),
    ("tijdelijk", Arrangement::Temporary),
    ("temporary", Arrangement::Temporary),
    ("fixed term", Arrangement::Temporary),
    ("uitzend", Arrangement::Temporary),
    ("oproep", Arrangement::Temporary),
    ("jaarcontract", Arrangement::Temporary),
    ("temp ", Arrangement::Temporary),
];

/// Reads an arrangement; `None` where the words are unknown.
pub fn arrangement(text: &str) -> Option<Arrangement> {
    let folded = format!("{} ", fold(text));
    PARTS
        .iter()
        .find(|(part, _)| folded.contains(part))
        .map(|(_, arrangement)| *arrangement)
        .or(match folded.trim() {
            "v" | "o" | "ot" | "onbep" => Some(Arrangement::Permanent),
            "t" | "b" | "bt" | "bep" => Some(Arrangement::Temporary),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrangements_are_read_by_their_words() {
        for (text, expected) in [
            ("Detachering", Some(Arrangement::Secondment)),
            ("Vast dienstverband", Some(Arrangement::Permanent)),
            (
                "Contract voor onbepaalde tijd",
                Some(Arrangement::Permanent),
            ),
            ("bepaalde tijd", Some(Arrangement::Temporary)),
            ("Tijdelijk contract", Some(Arrangement::Temporary)),
            ("Leerwerkbaan", Some(Arrangement::Apprenticeship)),
            ("Stage", Some(Arrangement::Internship)),
            ("intern", Some(Arrangement::Internship)),
            ("permanent", Some(Arrangement::Permanent)),
            ("secondment", Some(Arrangement::Secondment)),
            ("fixed-term", Some(Arrangement::Temporary)),
            ("V", Some(Arrangement::Permanent)),
            ("T", Some(Arrangement::Temporary)),
            ("onbep.", Some(Arrangement::Permanent)),
            ("bep.", Some(Arrangement::Temporary)),
            ("zzp", None),
            ("", None),
        ] {
            assert_eq!(arrangement(text), expected, "{text}");
        }
    }
}
