//! Target groups by the spellings of reports. A group is never guessed: two groups in one cell are none.

use meetbaar_domain::target_group::{BenefitDuration, TargetGroup};

use super::{benefit_duration, distance, fold, fold_tight, is_one_of};
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

/// Whole spellings, folded without spaces.
const SPELLINGS: &[(G, &str)] = &[
    (
        G::Participatiewet,
        "participatiewet|pwet|pw|participatie|bijstand|bijstandsuitkering|wwb|bijstandwwb|\
         participationact|socialassistance|socialwelfare|welfare|ioaw|ioaz|bbz|uitkeringgemeente|\
         gemeentelijkeuitkering|participatiewetpw|partwet|particwet|wetwerkenbijstand|\
         uitkeringparticipatiewet",
    ),
    (
        G::Ww,
        "ww|wwuitkering|werkloosheidswet|werkloosheidsuitkering|werkloos|unemploymentbenefit|\
         unemploymentbenefitww|unemployment|wwer|uwvww",
    ),
    (
        G::WiaWao,
        "wia|wao|wiawao|wiawga|wga|iva|waz|wiaiva|wiawaowaz|wiawaz|wiauitkering|\
         arbeidsongeschikt|wiawgawao|disabilitybenefit|disabilitybenefitwia|incapacitybenefit|\
         wiaof wao|wiaofwao|waowia",
    ),
    (
        G::Wajong,
        "wajong|wajonger|wajongere|wajongeren|wajonguitkering|youngdisabled|youngdisabledbenefit|\
         youngdisabledwajong",
    ),
    (
        G::Wsw,
        "wsw|sw|swer|wswer|swmedewerker|wswindicatie|swindicatie|wswgeindiceerd|\
         socialewerkvoorziening|shelteredemployment|shelteredemploymentwsw|\
         wetsocialewerkvoorziening",
    ),
    (
        G::BeschutWerk,
        "beschutwerk|beschut|beschutwerken|nieuwbeschut|indicatiebeschutwerk|shelteredwork|\
         pwbeschut",
    ),
    (
        G::Banenafspraak,
        "banenafspraak|doelgroepregister|doelgroepregisterbanenafspraak|doelgroepbanenafspraak|\
         garantiebaan|garantiebanen|afspraakbaan|ldr|landelijkdoelgroepregister|jobsagreement|\
         jobsagreementregister|jobagreement|targetgroupregister|lkvbanenafspraak|\
         banenafspraakldr|register",
    ),
    (
        G::Nug,
        "nug|nugger|nuggers|nietuitkeringsgerechtigd|nietuitkeringsgerechtigde|\
         nietuitkeringsgerechtigden|werkzoekendzonderuitkering|werkzoekendezonderuitkering|\
         zonderuitkering|geenuitkering|nobenefit|jobseekerwithoutbenefit|withoutbenefit|\
         notentitledtobenefit|notentitledtobenefits|nonbenefitjobseeker",
    ),
    (
        G::Bbl,
        "bbl|bblleerling|leerlingbbl|bblleerwerkbaan|leerwerkplekbbl|beroepsbegeleidendeleerweg|\
         apprentice|apprenticeship|apprenticeshipbbl|leerling",
    ),
    (
        G::Bol,
        "bol|bolstage|bolstagiair|stagebol|stagembo|mbostage|mbostagiair|\
         beroepsopleidendeleerweg|internbol|vocationalinternship|internshipbol|leerlingbol|\
         bolleerling",
    ),
    (
        G::StageHbo,
        "stagehbo|hbostage|hbostagiair|stagehbowo|hbowostage|wostage|stagewo|internshiphbo|\
         hboinstage|afstudeerstagehbo",
    ),
    (
        G::ProVso,
        "pro|vso|provso|vsopro|praktijkonderwijs|stageprovso|stagevsopro|\
         voortgezetspeciaalonderwijs|praktijkonderwijsvso|leerlingprovso|specialeducation",
    ),
    (
        G::ZonderStartkwalificatie,
        "zonderstartkwalificatie|geenstartkwalificatie|jongerezonderstartkwalificatie|vsv|vsver|\
         voortijdigschoolverlater|schoolverlater|withoutbasicqualification|nobasicqualification|\
         nostartingqualification|earlyschoolleaver",
    ),
    (
        G::Statushouder,
        "statushouder|statushouders|vergunninghouder|vluchteling|asielstatushouder|refugee|\
         statusholder|permitholder|residencepermitholder",
    ),
    (
        G::Werkervaringsplaats,
        "werkervaringsplaats|werkervaringsplek|werkervaring|wep|workexperience|\
         workexperienceplace|workexperienceplacement|proefplaatsing",
    ),
    (
        G::Overig,
        "overig|overige|anders|other|maatwerk|overigedoelgroep|overigdoelgroep|bespoke",
    ),
];

/// Words (folded) that point at a group inside a longer text; a word that starts with one of these points too where
/// it ends in `*`.
const POINTERS: &[(&str, G)] = &[
    ("beschut*", G::BeschutWerk),
    ("wajong*", G::Wajong),
    ("wsw*", G::Wsw),
    ("swer", G::Wsw),
    ("sw", G::Wsw),
    ("banenafspraak*", G::Banenafspraak),
    ("garantieba*", G::Banenafspraak),
    ("doelgroepregister*", G::Banenafspraak),
    ("doelgroepenregister*", G::Banenafspraak),
    ("afspraakba*", G::Banenafspraak),
    ("ldr", G::Banenafspraak),
    ("participatiewet*", G::Participatiewet),
    ("pwet", G::Participatiewet),
    ("pw", G::Participatiewet),
    ("bijstand*", G::Participatiewet),
    ("wwb", G::Participatiewet),
    ("participation", G::Participatiewet),
    ("ioaw", G::Participatiewet),
    ("ioaz", G::Participatiewet),
    ("ww", G::Ww),
    ("wwer", G::Ww),
    ("werkloosheid*", G::Ww),
    ("unemploy*", G::Ww),
    ("wia", G::WiaWao),
    ("wao", G::WiaWao),
    ("wga", G::WiaWao),
    ("iva", G::WiaWao),
    ("waz", G::WiaWao),
    ("nug", G::Nug),
    ("nugger*", G::Nug),
    ("uitkeringsgerechtigd*", G::Nug),
    ("bbl", G::Bbl),
    ("apprentic*", G::Bbl),
    ("bol", G::Bol),
    ("mbo", G::Bol),
    ("hbo", G::StageHbo),
    ("vso", G::ProVso),
    ("praktijk*", G::ProVso),
    ("overig*", G::Overig),
    ("startkwalificatie", G::ZonderStartkwalificatie),
    ("vsv*", G::ZonderStartkwalificatie),
    ("schoolverlater*", G::ZonderStartkwalificatie),
    ("statushouder*", G::Statushouder),
    ("vergunninghouder*", G::Statushouder),
    ("vluchteling*", G::Statushouder),
    ("refugee*", G::Statushouder),
    ("werkervaringspl*", G::Werkervaringsplaats),
    ("wep", G::Werkervaringsplaats),
];

/// Reads a target group; `None` where the text names none, or more than one.
pub fn group(text: &str) -> Option<Group> {
    let (duration, rest) = benefit_duration(text);
    let (bonuses, rest) = bonuses(&rest);
    let group = TargetGroup::from_code(text.trim())
        .or_else(|| whole(&rest))
        .or_else(|| rest.split_once('(').and_then(|(head, _)| whole(head)))
        .or_else(|| pointed(&rest))?;
    Some(Group {
        group,
        duration,
        bonuses,
    })
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
    let folded = fold(text)
        .replace("p wet", "pwet")
        .replace("doelgroep register", "doelgroepregister")
        .replace("sw er", "swer");
    let mut groups: Vec<TargetGroup> = folded.split(' ').filter_map(pointed_by).collect();
    groups.sort_unstable();
    groups.dedup();
    // BBL and BOL are paths of the same schools (mbo): the path decides.
    if groups.contains(&G::Bbl) {
        groups.retain(|group| *group != G::Bol);
    }
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
            "2026",
        ] {
            assert_eq!(group(text), None, "{text}");
        }
        assert_eq!(nearest("Wajng").first(), Some(&"wajong"));
        assert_eq!(nearest("statushoder").first(), Some(&"statushouder"));
        assert_eq!(nearest("Wonderkind").len(), TargetGroup::ALL.len());
    }
}
