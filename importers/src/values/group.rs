//! Target groups by the spellings of reports. A group is never guessed: two groups in one cell are none.

use meetbaar_domain::target_group::{BenefitDuration, TargetGroup};

use super::{
    benefit_duration, distance, fold, fold_tight,
    group_words::{POINTERS, SPELLINGS},
    is_one_of,
};
use TargetGroup as G;

/// What a cell in a column of target groups says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub group: TargetGroup,
    /// How long the benefit runs, where the cell says it.
    pub duration: Option<BenefitDuration>,
    /// Bonus conditions that stand in the same cell (`50_plus`).
    pub bonuses: Vec<String>,
}

/// Reads a target group; `None` where the text names none, or more than one.
pub fn group(text: &str) -> Option<Group> {
    let (duration, rest) = benefit_duration(text);
    let (bonuses, rest) = bonuses(&rest);
    let group = TargetGroup::from_code(text.trim())
        .or_else(|| whole(&rest))
        .or_else(|| with_brackets(&rest))
        .or_else(|| pointed(&rest))?;
    Some(Group {
        group,
        duration,
        bonuses,
    })
}

/// A group with something in brackets behind it, which must not name another one.
fn with_brackets(text: &str) -> Option<TargetGroup> {
    let (head, inside) = text.split_once('(')?;
    let group = whole(head)?;
    let others = groups_in(inside)?;
    only([group].into_iter().chain(others).collect())
}

fn whole(text: &str) -> Option<TargetGroup> {
    let tight = fold_tight(text);
    SPELLINGS
        .iter()
        .find(|(_, spellings)| is_one_of(&tight, spellings))
        .map(|(group, _)| *group)
}

/// The only group that the words of a text point at.
fn pointed(text: &str) -> Option<TargetGroup> {
    only(groups_in(text)?)
}

/// Words that turn a group into its opposite, or make it another person's or of another time.
const DENIALS: &str = "geen|niet|no|not|nooit|ex|voormalig|voormalige|former|oud|vroeger|aanvraag|aangevraagd|afgewezen|\
     onbekend|mogelijk|misschien|of|or|oekraiense|ontheemde|ontheemd|asielzoeker|bedrijf|coach|consulent";

/// The groups that the words of a text point at; `None` where it denies or doubts one.
fn groups_in(text: &str) -> Option<Vec<TargetGroup>> {
    let mut folded = format!(" {} ", fold(text));
    for (words, word) in [
        (" niet uitkeringsgerechtigd", " nugger"),
        (" zonder uitkering ", " nugger "),
        (" geen uitkering ", " nugger "),
        (" geen startkwalificatie ", " startkwalificatie "),
        (" zonder startkwalificatie ", " startkwalificatie "),
        (" p wet", " pwet"),
        (" doelgroep register", " doelgroepregister"),
        (" sw er ", " swer "),
        (" wia of wao ", " wia wao "),
    ] {
        folded = folded.replace(words, word);
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.iter().any(|word| is_one_of(word, DENIALS)) {
        return None;
    }
    let mut groups: Vec<TargetGroup> = words.iter().filter_map(|word| pointed_by(word)).collect();
    groups.sort_unstable();
    groups.dedup();
    // A school alone is no placement: "HBO" may be what somebody has, or where somebody learns.
    let learns = |word: &&str| {
        ["stag", "afstudeer", "intern", "student"]
            .iter()
            .any(|start| word.starts_with(start))
    };
    if groups.contains(&G::StageHbo) && !words.iter().any(learns) {
        return None;
    }
    Some(groups)
}

/// The one group of several that are at bottom one.
fn only(mut groups: Vec<TargetGroup>) -> Option<TargetGroup> {
    groups.sort_unstable();
    groups.dedup();
    match groups.as_slice() {
        [only] => Some(*only),
        // Wajong and WSW are in the register anyhow.
        [one, other] if *other == G::Banenafspraak && matches!(one, G::Wajong | G::Wsw) => {
            Some(*one)
        }
        [one, other] if *one == G::Banenafspraak && matches!(other, G::Wajong | G::Wsw) => {
            Some(*other)
        }
        _ => None,
    }
}

fn pointed_by(word: &str) -> Option<TargetGroup> {
    let points = |pointer: &str| match pointer.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == pointer,
    };
    POINTERS
        .iter()
        .find(|(pointer, _)| points(pointer))
        .map(|(_, group)| *group)
}

/// Takes `50+` and the like out of a text.
fn bonuses(text: &str) -> (Vec<String>, String) {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut rest = folded.clone();
    for age in ["50", "55"] {
        for spelling in [
            format!("{age} plusser"),
            format!("{age} plus"),
            format!("ouder dan {age}"),
            format!("{age} jaar of ouder"),
        ] {
            if rest.contains(&spelling) {
                rest = rest.replace(&spelling, " ");
                found.push(format!("{age}_plus"));
                break;
            }
        }
    }
    if found.is_empty() {
        (found, text.to_owned())
    } else {
        (found, rest)
    }
}

/// No spelling that is known or meant is longer.
const LONGEST: usize = 80;

/// The codes of the groups whose spellings come near to a text, the nearest first; every code where none does.
pub fn nearest(text: &str) -> Vec<&'static str> {
    // A cell that names several groups suggests these.
    if let Some(named) = groups_in(text).filter(|named| named.len() > 1) {
        return named.iter().map(|group| group.code()).collect();
    }
    let tight = fold_tight(&benefit_duration(text).1);
    // To no spelling a much longer text comes near; comparing a page of text with all of them takes long.
    let few = tight.chars().count() <= LONGEST;
    let mut scored: Vec<(usize, TargetGroup)> = SPELLINGS
        .iter()
        .filter(|_| few)
        .filter_map(|(group, spellings)| {
            Some((
                spellings
                    .split('|')
                    .map(|spelling| distance(&tight, spelling))
                    .min()?,
                *group,
            ))
        })
        .collect();
    scored.sort_unstable();
    // A misspelling keeps most of its letters.
    let near = |distance: usize| distance.saturating_mul(3) <= tight.chars().count();
    let mut nearest: Vec<&'static str> = scored
        .iter()
        .take(3)
        .filter(|(distance, _)| near(*distance))
        .map(|(_, group)| group.code())
        .collect();
    if nearest.is_empty() {
        nearest = TargetGroup::ALL.iter().map(|group| group.code()).collect();
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&'static str, Option<&'static str>)> {
        group(text).map(|group| {
            (
                group.group.code(),
                group.duration.map(BenefitDuration::code),
            )
        })
    }

    #[test]
    fn wild_spellings_are_read() {
        for (text, code, duration) in [
            ("P-wet <2 jr", "participatiewet", Some("lt_2y")),
            ("PW korter dan 2 jaar", "participatiewet", Some("lt_2y")),
            ("bijstand < 2 jaar", "participatiewet", Some("lt_2y")),
            ("WWB", "participatiewet", None),
            ("Participation Act", "participatiewet", None),
            ("WW >1jr", "ww", Some("gt_1y")),
            ("ww korter dan 1 jaar", "ww", Some("lt_1y")),
            ("WW-uitkering", "ww", None),
            ("Unemployment benefit (WW)", "ww", None),
            ("WIA / WGA", "wia_wao", None),
            ("WIA/WAO", "wia_wao", None),
            ("Wajonger", "wajong", None),
            ("Wajong (doelgroepregister)", "wajong", None),
            ("wsw-indicatie", "wsw", None),
            ("SW'er", "wsw", None),
            ("Doelgroepregister (banenafspraak)", "banenafspraak", None),
            ("doelgroep-register", "banenafspraak", None),
            ("garantiebaan", "banenafspraak", None),
            ("Jobs agreement register", "banenafspraak", None),
            ("Nugger", "nug", None),
            ("niet uitkeringsgerechtigd", "nug", None),
            ("Niet-uitkeringsgerechtigde (NUG)", "nug", None),
            ("BBL niv 2", "bbl", None),
            ("MBO BBL niveau 3", "bbl", None),
            ("bol", "bol", None),
            ("Stage HBO", "stage_hbo", None),
            ("PrO/VSO", "pro_vso", None),
            ("statushouder", "statushouder", None),
            ("Zonder startkwalificatie", "zonder_startkwalificatie", None),
            ("Werkervaringsplaats", "werkervaringsplaats", None),
            ("Beschut werk", "beschut_werk", None),
            ("overig", "overig", None),
            ("wia_wao", "wia_wao", None),
            ("Bijstandsgerechtigde", "participatiewet", None),
            ("P wet", "participatiewet", None),
            ("Pw-uitkering", "participatiewet", None),
            ("IOAW/IOAZ", "participatiewet", None),
            ("WGA 35-80", "wia_wao", None),
            ("WIA of WAO", "wia_wao", None),
            ("Wajong 2010", "wajong", None),
            ("Praktijkroute (banenafspraak)", "banenafspraak", None),
            ("Kandidaat uit doelgroepregister", "banenafspraak", None),
            ("Niet uitkeringsgerechtigden", "nug", None),
            ("Zonder uitkering", "nug", None),
            ("BBL2", "bbl", None),
            ("BBL-leerling niveau 3", "bbl", None),
            ("BOL stage", "bol", None),
            ("HBO-stagiair", "stage_hbo", None),
            ("Praktijkonderwijs", "pro_vso", None),
            (
                "Jongere zonder startkwalificatie",
                "zonder_startkwalificatie",
                None,
            ),
            ("Vluchteling met status", "statushouder", None),
            ("WW-uitkering, langer dan 1 jaar", "ww", Some("gt_1y")),
        ] {
            assert_eq!(read(text), Some((code, duration)), "{text}");
        }
    }

    #[test]
    fn ages_beside_the_group_are_bonuses() {
        assert_eq!(
            group("WW 50+").map(|group| (group.group, group.bonuses)),
            Some((G::Ww, vec!["50_plus".to_owned()]))
        );
    }

    #[test]
    fn what_nobody_knows_gets_suggestions() {
        for text in [
            "Wonderkind",
            "",
            "WW en Wajong",
            "Participatiewet / WW",
            "P-wet / banenafspraak",
            "WW (banenafspraak)",
            "geen WW",
            "niet in doelgroepregister",
            "ex-WW",
            "Statushouder (P-wet)",
            "BBL/BOL",
            "HBO",
            "MBO niveau 2",
            "leerling",
            "stage",
            "werkloos",
            "SW-bedrijf",
            "Oekraïense vluchteling",
            "2026",
        ] {
            assert_eq!(group(text), None, "{text}");
        }
        assert_eq!(nearest("Wajng").first(), Some(&"wajong"));
        assert_eq!(nearest("statushoder").first(), Some(&"statushouder"));
        assert_eq!(nearest("Wonderkind").len(), TargetGroup::ALL.len());
    }
}
