# De mails.
mail-greeting = Goedendag,
mail-closing = Meetbaar
mail-foot = U krijgt deze mail omdat u bij dit contract betrokken bent. Antwoorden op deze mail kan niet.
mail-link-copy = Werkt de knop niet? Kopieer dan dit adres naar uw browser:

mail-gap-subject = Tekort op { $contract }: { $gap } per { $on }
mail-gap-heading = Tekort op contract { $contract }
mail-gap-intro = Op contract { $contract } van { $supplier } loopt de social return achter. Er mist nog { $gap } tot en met { $on }.
mail-gap-supplier = Leverancier
mail-gap-buyer = Opdrachtgever
mail-gap-obligation = Verplichting
mail-gap-status = Status
mail-gap-on = Peildatum
mail-gap-required = Nu vereist
mail-gap-realised = Gerealiseerd
mail-gap-gap = Tekort
mail-gap-low = Prognose zonder nieuwe uren
mail-gap-expected = Prognose als plaatsingen doorlopen
mail-gap-ask = Wat kunt u doen? Bespreek met de leverancier hoe het tekort wordt ingehaald.
mail-gap-link = Bekijk het contract

mail-returned-subject = Rapportage teruggestuurd: { $file }
mail-returned-heading = Uw rapportage is teruggestuurd
mail-returned-intro = We hebben uw rapportage { $file } bekeken. Er moet nog iets worden aangepast. Daarom sturen we hem terug.
mail-returned-contracts = De rapportage gaat over:
mail-returned-reason = De reden:
mail-returned-ask = Pas uw spreadsheet aan en upload het hele bestand opnieuw. De nieuwe versie vervangt deze.
mail-returned-link = Bekijk de rapportage

mail-accepted-subject = Rapportage geaccepteerd: { $file }
mail-accepted-heading = Uw rapportage is geaccepteerd
mail-accepted-intro = We hebben uw rapportage { $file } goedgekeurd. De regels tellen nu mee.
mail-accepted-contracts = De rapportage gaat over:
mail-accepted-ask = U hoeft niets meer te doen.
mail-accepted-link = Bekijk de rapportage

mail-rollup_alarm-subject = Meetbaar: opgetelde cijfers wijken af van de regels
mail-rollup_alarm-intro = Bij de nachtelijke controle weken de opgetelde cijfers van { $subject } rapportages af van hun regels.
mail-rollup_alarm-ask = Voer `meetbaar recompute --verify` uit om te zien waar, en `meetbaar recompute` om het te herstellen.
mail-rollup_alarm-link = Naar Meetbaar
mail-audit_alarm-subject = Meetbaar: het auditlogboek is aangetast
mail-audit_alarm-intro = Bij de controle van het auditlogboek zijn { $subject } afwijkingen gevonden: regels zijn gewijzigd, verwijderd of toegevoegd.
mail-audit_alarm-ask = Voer `meetbaar audit verify` uit om te zien welke regels het zijn, en bewaar de database en de map audit-heads voor onderzoek.
mail-audit_alarm-link = Naar Meetbaar

mail-report_partly_accepted-subject = Rapportage deels goedgekeurd: { $subject }
mail-report_partly_accepted-intro = We hebben uw rapportage { $subject } bekeken. Een deel van de regels is goedgekeurd en telt nu mee. De andere regels sturen we terug:
mail-report_partly_accepted-ask = Pas de teruggestuurde regels aan en stuur de rapportage opnieuw.
mail-report_partly_accepted-link = Bekijk de rapportage

mail-review_question-subject = Vraag over uw rapportage { $subject }
mail-review_question-intro = Bij het beoordelen van uw rapportage { $subject } hebben we een vraag over deze regels:
mail-review_question-ask = Beantwoord de vraag op de pagina van uw rapportage. Daarna gaan we verder met beoordelen.
mail-review_question-link = Beantwoord de vraag

mail-review_answer-subject = Antwoord op uw vraag over { $subject }
mail-review_answer-intro = De leverancier heeft uw vraag over de rapportage { $subject } beantwoord:
mail-review_answer-ask = U kunt verder met beoordelen.
mail-review_answer-link = Verder met beoordelen

mail-review_question_withdrawn-subject = Vraag ingetrokken over { $subject }
mail-review_question_withdrawn-intro = Over uw rapportage { $subject } stelden we een vraag bij deze regels. Die trekken we in:
mail-review_question_withdrawn-ask = U hoeft deze vraag niet meer te beantwoorden.
mail-review_question_withdrawn-link = Bekijk de rapportage

mail-report_withdrawn-subject = Rapportage ingetrokken: { $subject }
mail-report_withdrawn-intro = De rapportage { $subject } is ingetrokken. De regels tellen niet meer mee. Dit hing ervan af:
mail-report_withdrawn-ask = Klopt dit niet? Stuur dan een nieuwe rapportage, of neem contact op met uw contractmanager.
mail-report_withdrawn-link = Bekijk de rapportage

mail-extension_asked-subject = Uitstel gevraagd voor contract { $subject }
mail-extension_asked-intro = De leverancier van contract { $subject } vraagt uitstel voor een rapportage (laatste dag van de periode → nieuwe uiterste dag):
mail-extension_asked-ask = Beslis of u uitstel geeft. De leverancier krijgt daarna een mail.
mail-extension_asked-link = Bekijk het verzoek

mail-extension_granted-subject = Uitstel voor contract { $subject }
mail-extension_granted-intro = U krijgt uitstel voor een rapportage over contract { $subject } (laatste dag van de periode → nieuwe uiterste dag):
mail-extension_granted-ask = Stuur de rapportage uiterlijk op die dag.
mail-extension_granted-link = Bekijk het contract

mail-extension_refused-subject = Geen uitstel voor contract { $subject }
mail-extension_refused-intro = U krijgt geen uitstel voor de rapportage over contract { $subject } (laatste dag van de periode → gevraagde dag):
mail-extension_refused-ask = Stuur de rapportage zo snel mogelijk.
mail-extension_refused-link = Bekijk het contract

mail-recovery_asked-subject = Wat doet u aan het tekort op contract { $subject }?
mail-recovery_asked-intro = Op contract { $subject } loopt de social return achter. Laat ons weten wat u daaraan doet. Antwoord uiterlijk op deze dag:
mail-recovery_asked-ask = Schrijf op wat u gaat doen, wanneer het klaar is en hoeveel het oplevert.
mail-recovery_asked-link = Bekijk de vraag en antwoord

mail-recovery_answered-subject = Verbeteractie voor contract { $subject }
mail-recovery_answered-intro = De leverancier van contract { $subject } schrijft wat hij aan het tekort doet. Het moet klaar zijn op deze dag:
mail-recovery_answered-ask = Volg de verbeteractie, en sluit hem af als duidelijk is wat ervan kwam.
mail-recovery_answered-link = Bekijk de verbeteractie

mail-settlement_made-subject = Eindafrekening van contract { $subject }
mail-settlement_made-intro = Contract { $subject } is afgelopen. We hebben opgemaakt wat er van de social return is gekomen. Dit is een aanleiding om erover te praten, geen besluit.
mail-settlement_made-ask = Bekijk de eindafrekening en laat weten wat u ervan vindt.
mail-settlement_made-link = Bekijk de eindafrekening

mail-settlement_replied-subject = Reactie op de eindafrekening van contract { $subject }
mail-settlement_replied-intro = De leverancier reageert op de eindafrekening van contract { $subject }:
mail-settlement_replied-ask = Bespreek de reactie, en sluit de eindafrekening daarna af.
mail-settlement_replied-link = Bekijk de eindafrekening

# Conflicten: dezelfde persoon of dezelfde uren twee keer.
mail-lines_set_aside-subject = Regels die niet meetellen in uw rapportage { $subject }
mail-lines_set_aside-intro = Deze regels van uw rapportage { $subject } tellen niet mee, omdat hetzelfde werk ook in een andere regel staat:
mail-lines_set_aside-ask = Klopt dit niet? Vertel het aan uw contractmanager. Die kan de beslissing terugdraaien.
mail-lines_set_aside-link = Bekijk de rapportage
mail-lines_count_again-subject = Regels die weer meetellen in uw rapportage { $subject }
mail-lines_count_again-intro = Deze regels van uw rapportage { $subject } telden niet mee, en tellen nu weer wel:
mail-lines_count_again-ask = U hoeft niets te doen.
mail-lines_count_again-link = Bekijk de rapportage
mail-lines_will_be_erased-subject = Meetbaar: de regels van { $subject } worden gewist
mail-lines_will_be_erased-intro = De bewaartermijn van contract { $subject } is binnen 30 dagen voorbij. Daarna worden de regels en bestanden gewist; de opgetelde cijfers blijven.
mail-lines_will_be_erased-ask = Moeten ze langer bewaard worden, bijvoorbeeld door een bezwaar? Leg de reden dan nu vast.
mail-lines_will_be_erased-link = Bekijk de bewaartermijn
mail-lines_erased-subject = Meetbaar: de regels van { $subject } zijn gewist
mail-lines_erased-intro = De bewaartermijn van contract { $subject } is voorbij. De regels en bestanden zijn gewist; de opgetelde cijfers blijven.
mail-lines_erased-ask = Het certificaat zegt wat er gewist is en wat er blijft.
mail-lines_erased-link = Bekijk het certificaat
mail-candidate_erased-subject = Meetbaar: een kandidaat is gewist
mail-candidate_erased-intro = Op verzoek van een kandidaat zijn { $subject } regels van uw rapportages van niemand meer gemaakt, en zijn de bestanden waarin de kandidaat stond verwijderd. Uw cijfers veranderen niet.
mail-candidate_erased-ask = Neem de kandidaat niet meer op in volgende rapportages zonder het met hem of haar te overleggen.
mail-candidate_erased-link = Bekijk het certificaat
