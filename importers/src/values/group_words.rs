//! The words by which reports name target groups: only words, the rules are beside them.

use meetbaar_domain::target_group::TargetGroup as G;

/// Whole spellings, folded without spaces.
pub(super) const SPELLINGS: &[(G, &str)] = &[
    (
        G::Participatiewet,
        "participatiewet|pwet|pw|participatie|bijstand|bijstandsuitkering|wwb|bijstandwwb|\
         participationact|socialassistance|socialwelfare|welfare|ioaw|ioaz|bbz|uitkeringgemeente|\
         gemeentelijkeuitkering|participatiewetpw|partwet|particwet|wetwerkenbijstand|\
         uitkeringparticipatiewet|\
         bijstandsgerechtigd|bijstandsgerechtigde|bijstandsgerechtigden|pwetuitkering|pwuitkering|wwbuitkering|\
         uitkeringpw|uitkeringpwet|pwetgerechtigd|pwgerechtigd|pwetkandidaat|pwetter|pwetters|\
         participatiewetuitkering|participatiewetgerechtigd|ioawioaz|ioawuitkering|ioazuitkering|\
         bijstandpw|bijstandpwet|bijstandparticipatiewet|participatiewetbijstand|pwetbijstand",
    ),
    (
        G::Ww,
        "ww|wwuitkering|werkloosheidswet|werkloosheidsuitkering|unemploymentbenefit|\
         unemploymentbenefitww|unemployment|wwer|uwvww|\
         wwgerechtigd|wwgerechtigde|wwgerechtigden|uitkeringww|wwkandidaat|wwers|nww|\
         werkloosheidsuitkeringww|werkloosheidswetww",
    ),
    (
        G::WiaWao,
        "wia|wao|wiawao|wiawga|wga|iva|waz|wiaiva|wiawaowaz|wiawaz|wiauitkering|\
         arbeidsongeschikt|wiawgawao|disabilitybenefit|disabilitybenefitwia|incapacitybenefit|\
         wiaofwao|waowia|\
         wiagerechtigd|wgauitkering|waouitkering|wiawaoiva|waowiawaz|wiawgaiva|wiaiwa|ivawga|\
         arbeidsongeschiktwia|arbeidsongeschiktwiawao|arbeidsongeschiktheid",
    ),
    (
        G::Wajong,
        "wajong|wajonger|wajongere|wajongeren|wajonguitkering|youngdisabled|youngdisabledbenefit|\
         youngdisabledwajong|\
         wajong2010|wajong2015|oudewajong|wajonggerechtigd|wajongstatus|wajongers",
    ),
    (
        G::Wsw,
        "wsw|sw|swer|wswer|swmedewerker|wswindicatie|swindicatie|wswgeindiceerd|\
         socialewerkvoorziening|shelteredemployment|shelteredemploymentwsw|\
         wetsocialewerkvoorziening|\
         swers|wswers|swindicatiewsw|wswdetachering|socialewerkvoorzieningwsw|wswsw",
    ),
    (
        G::BeschutWerk,
        "beschutwerk|beschut|beschutwerken|nieuwbeschut|indicatiebeschutwerk|shelteredwork|\
         pwbeschut|\
         beschutwerkindicatie|nieuwbeschutwerk|beschutwerkplek|beschuttewerkplek",
    ),
    (
        G::Banenafspraak,
        "banenafspraak|doelgroepregister|doelgroepregisterbanenafspraak|doelgroepbanenafspraak|\
         garantiebaan|garantiebanen|afspraakbaan|ldr|landelijkdoelgroepregister|jobsagreement|\
         jobsagreementregister|jobagreement|targetgroupregister|lkvbanenafspraak|\
         banenafspraakldr|register|\
         doelgroepenregister|garantiebanerbanenafspraak|banenafspraakkandidaat|afspraakbanen|praktijkroute|\
         doelgroepregisterldr|ldrbanenafspraak|registerbanenafspraak|ldrregister|doelgroepregisteruwv|\
         garantiebaner|wetbanenafspraak|banenafspraakdoelgroepregister|inhetdoelgroepregister",
    ),
    (
        G::Nug,
        "nug|nugger|nuggers|nietuitkeringsgerechtigd|nietuitkeringsgerechtigde|\
         nietuitkeringsgerechtigden|werkzoekendzonderuitkering|werkzoekendezonderuitkering|\
         zonderuitkering|geenuitkering|nobenefit|jobseekerwithoutbenefit|withoutbenefit|\
         notentitledtobenefit|notentitledtobenefits|nonbenefitjobseeker|\
         nuguitkering|nietuitkeringsgerechtigdnug|nietuitkeringsgerechtigdenug|nugerr|nuggernietuitkeringsgerechtigd",
    ),
    (
        G::Bbl,
        "bbl|bblleerling|leerlingbbl|bblleerwerkbaan|leerwerkplekbbl|beroepsbegeleidendeleerweg|\
         apprentice|apprenticeship|apprenticeshipbbl|\
         bblopleiding|bbltraject|bblleerplek|bblstudent|bblers|bbler|mbobbl|bblmbo",
    ),
    (
        G::Bol,
        "bol|bolstage|bolstagiair|stagebol|stagembo|mbostage|mbostagiair|\
         beroepsopleidendeleerweg|internbol|vocationalinternship|internshipbol|leerlingbol|\
         bolleerling|\
         bolopleiding|bolstudent|bolers|boler|mbobol|bolmbo|stagiairmbo|stagembobol|mbostagebol|bolstageplaats",
    ),
    (
        G::StageHbo,
        "stagehbo|hbostage|hbostagiair|stagehbowo|hbowostage|wostage|stagewo|internshiphbo|\
         hboinstage|afstudeerstagehbo|\
         stagiairhbo|hbostudentstage|stagiairwo|hbostageplaats|hbostagestudent",
    ),
    (
        G::ProVso,
        "pro|vso|provso|vsopro|praktijkonderwijs|stageprovso|stagevsopro|\
         voortgezetspeciaalonderwijs|praktijkonderwijsvso|leerlingprovso|specialeducation|\
         provsoleerling|vsopraktijkonderwijs|stagepro|stagevso|provsostage|vsoleerling|proleerling",
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
         statusholder|permitholder|residencepermitholder|\
         statushouderasiel|vluchtelingstatushouder|erkendvluchteling|houderverblijfsvergunning",
    ),
    (
        G::Werkervaringsplaats,
        "werkervaringsplaats|werkervaringsplek|werkervaring|wep|workexperience|\
         workexperienceplace|workexperienceplacement",
    ),
    (
        G::Overig,
        "overig|overige|anders|other|maatwerk|overigedoelgroep|overigdoelgroep|bespoke",
    ),
];

/// Words (folded) that point at a group inside a longer text; a word that starts with one of these points too where
/// it ends in `*`.
pub(super) const POINTERS: &[(&str, G)] = &[
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
    ("bbl1", G::Bbl),
    ("bbl2", G::Bbl),
    ("bbl3", G::Bbl),
    ("bbl4", G::Bbl),
    ("bol", G::Bol),
    ("bol2", G::Bol),
    ("bol3", G::Bol),
    ("bol4", G::Bol),
    ("hbo", G::StageHbo),
    ("vso", G::ProVso),
    ("praktijkonderwijs*", G::ProVso),
    ("praktijkschool*", G::ProVso),
    ("praktijkroute", G::Banenafspraak),
    ("provso", G::ProVso),
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
