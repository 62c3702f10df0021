# Accounts: het eigen account, die van anderen, en hoe iemand binnenkomt.
shell-account = Mijn account:
shell-accounts = Accounts
form-show-password = Wachtwoord tonen

code-heading = Vul uw code in
code-lead = Open de app op uw telefoon en vul de zes cijfers in die bij Meetbaar staan.
code-label = Code
code-hint = De zes cijfers uit uw app, of een van uw herstelcodes.
code-submit = Verder
code-lost = Hebt u uw telefoon niet meer?
code-lost-text = Vul een herstelcode in. Hebt u die ook niet? Vraag dan hulp aan wie bij u de accounts beheert.
code-again = Opnieuw beginnen met inloggen

second-factor-heading = Tweede stap instellen
second-factor-lead = Met een code van uw telefoon komt niemand binnen die alleen uw wachtwoord weet.
second-factor-lead-compulsory = Met uw rol logt u in met een wachtwoord en een code van uw telefoon. Stel dat nu eerst in.
second-factor-step-app = Installeer een app voor codes op uw telefoon, als u die nog niet hebt.
second-factor-step-scan = Scan met die app de afbeelding hieronder, of typ de sleutel over.
second-factor-step-code = Vul de zes cijfers in die de app laat zien.
second-factor-picture = QR-code met de sleutel voor uw app. De sleutel staat ook als tekst onder deze afbeelding.
second-factor-typed = Sleutel om over te typen:
second-factor-code = Code uit de app
second-factor-code-hint = Zes cijfers. Ze veranderen elke halve minuut.
second-factor-submit = Tweede stap aanzetten

recovery-codes-heading = Bewaar uw herstelcodes
recovery-codes-lead = De tweede stap staat aan. Met deze codes komt u binnen als u uw telefoon niet hebt. Elke code werkt één keer.
recovery-codes-keep = Print ze of zet ze in uw wachtwoordkluis. We laten ze alleen nu zien.
recovery-codes-next = Ik heb ze bewaard, ga verder

choose-password-invitation = Kies een wachtwoord
choose-password-invitation-lead = U bent uitgenodigd om met Meetbaar te werken. Uw account krijgt het e-mailadres { $email }.
choose-password-role = Uw rol:
choose-password-reset = Kies een nieuw wachtwoord
choose-password-reset-lead = Dit wordt het wachtwoord van { $email }. Daarna bent u overal uitgelogd.
choose-password-change = Wachtwoord wijzigen
choose-password-change-lead = Na het wijzigen blijft u alleen op dit apparaat ingelogd.
choose-password-current = Uw huidige wachtwoord
choose-password-new = Nieuw wachtwoord
choose-password-hint = Ten minste 12 tekens. Alle tekens mogen, ook spaties. Vier willekeurige woorden achter elkaar is sterk; een wachtwoord uit uw wachtwoordkluis ook.
choose-password-submit = Wachtwoord opslaan

forgotten-heading = Wachtwoord vergeten
forgotten-lead = Vul uw e-mailadres in. U krijgt een link waarmee u een nieuw wachtwoord kiest.
forgotten-submit = Stuur mij een link
forgotten-sent = Als dit adres een account heeft, is er nu een e-mail onderweg.
forgotten-sent-text = De link werkt een uur. Niets gekregen? Kijk bij de ongewenste e-mail, of controleer het adres.
forgotten-back = Naar inloggen

link-over = Deze link werkt niet meer
link-over-lead = De link is al gebruikt, verlopen of ingetrokken. Vraag om een nieuwe uitnodiging, of om een nieuwe link.

new-email-heading = E-mailadres wijzigen
new-email-lead = Nu logt u in met { $email }.
new-email-label = Nieuw e-mailadres
new-email-hint = We sturen een link naar dit adres. Pas als u die opent, verandert uw adres.
new-email-submit = Stuur de link
new-email-confirm = Is dit uw e-mailadres?
new-email-confirm-lead = U logt voortaan in met { $email }.
new-email-confirm-submit = Ja, gebruik dit adres

proof-heading = Bent u het echt?
proof-lead = Wat u wilt doen is belangrijk. Vul daarom nog eens uw wachtwoord in. Daarna vragen we het tien minuten niet meer.
proof-submit = Verder

account-heading = Mijn account
account-who = Wie u bent
account-change-email = Wijzigen
account-supplier = Leverancier
account-reaches = Categorieën of afnemers
account-reaches-hint = Codes met een spatie ertussen: categorieën voor een categoriemanager, afnemers voor een contractmanager. Laat het bij andere rollen leeg.
account-language = Kies bovenaan de pagina een andere taal.
account-entering = Hoe u inlogt
account-second-factor = Tweede stap
account-second-factor-on = De tweede stap staat aan: u logt in met een code van uw telefoon.
account-second-factor-off = De tweede stap staat uit. Wie uw wachtwoord weet, komt binnen.
account-second-factor-add = Tweede stap instellen
account-second-factor-renew = Andere telefoon instellen
account-second-factor-remove = Tweede stap uitzetten
account-second-factor-confirm = Weet u zeker dat u de tweede stap uitzet?
account-codes-left = U hebt nog { $codes } herstelcodes.
account-codes-new = Nieuwe herstelcodes
account-codes-confirm = Uw oude herstelcodes werken daarna niet meer. Doorgaan?
account-sessions = Waar u bent ingelogd
account-sessions-caption = Uw sessies per browser
account-sessions-text = Herkent u iets niet? Log het uit en wijzig uw wachtwoord.
account-session-browser = Browser
account-session-address = Netwerkadres
account-session-began = Ingelogd
account-session-seen = Laatst gebruikt
account-session-end = Uitloggen
account-session-this = Dit apparaat
account-session-unknown = Onbekende browser
account-sessions-others = Overal elders uitloggen

accounts-heading = Accounts
accounts-invitations = Uitnodigingen
accounts-invitations-caption = Uitnodigingen die nog niet zijn aangenomen
accounts-until = Link werkt tot
accounts-do = Doen
accounts-ended = Verlopen
accounts-again = Opnieuw sturen
accounts-withdraw = Intrekken
accounts-list = Alle accounts
accounts-list-caption = Accounts met rol en toegang
accounts-all-roles = Alle rollen
accounts-search = Zoeken
accounts-none = Niets gevonden
accounts-none-text = Zoek op een ander deel van het adres, of kies alle rollen.
accounts-state = Toegang
accounts-open = Open
accounts-closed = Afgesloten
accounts-yes = Ja
accounts-no = Nee
accounts-signed-in = Laatst ingelogd
accounts-never = Nog nooit

account-new-heading = Iemand uitnodigen
account-new-lead = De nieuwe gebruiker krijgt een e-mail met een link en kiest zelf een wachtwoord.
account-new-supplier = Code van de leverancier
account-new-supplier-hint = Alleen voor gebruikers van een leverancier.
account-new-language-hint = De taal van de uitnodiging.
account-new-submit = Uitnodiging sturen
account-new-back = Terug naar de accounts

account-kept-own = Dit is uw eigen account. Uw eigen rol kunt u niet wijzigen.
account-kept-rights = Rol en bereik
account-kept-rights-text = Wie een andere rol of ander bereik krijgt, moet opnieuw inloggen en krijgt een e-mail.
account-kept-rights-submit = Rol opslaan
account-kept-lost = Telefoon kwijt
account-kept-lost-text = Controleer eerst of u echt met deze persoon spreekt, bijvoorbeeld door terug te bellen. Daarna kunt u de tweede stap weghalen. De gebruiker krijgt een e-mail.
account-kept-reason = Reden
account-kept-reason-hint = De gebruiker leest deze reden.
account-kept-lost-submit = Tweede stap weghalen
account-kept-access = Toegang
account-kept-sign-out = Overal uitloggen
account-kept-close-text = Met een afgesloten account kan niemand inloggen. Wat de gebruiker heeft gedaan, blijft staan.
account-kept-close = Account afsluiten
account-kept-close-confirm = Weet u zeker dat u dit account afsluit?
account-kept-reopen-text = Dit account is afgesloten. Na het openen logt de gebruiker in zoals daarvoor.
account-kept-reopen = Account weer openen

notice-account-ready = Uw account is klaar. Log nu in.
notice-password-reset = Uw wachtwoord is gewijzigd. Log in met het nieuwe wachtwoord.
notice-password-changed = Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.
notice-second-factor-removed = De tweede stap is weg.
notice-session-ended = Dat apparaat is uitgelogd.
notice-sessions-ended = U bent overal elders uitgelogd.
notice-email-asked = Als dit adres vrij is, is er nu een link naartoe gestuurd.
notice-email-changed = Uw e-mailadres is gewijzigd. Log voortaan in met het nieuwe adres.
notice-invited = Als dit adres een account kan krijgen, is er nu een uitnodiging naartoe gestuurd.
notice-invited-again = De uitnodiging is opnieuw gestuurd. De vorige link werkt niet meer.
notice-invitation-withdrawn = De uitnodiging is ingetrokken.
notice-role-changed = De rol is opgeslagen.
notice-account-closed = Het account is afgesloten.
notice-account-reopened = Het account is weer open.
notice-signed-out-everywhere = De gebruiker is overal uitgelogd.

fault-code_wrong = Deze code klopt niet of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.
fault-password_wrong = Dit is niet uw wachtwoord. Probeer het opnieuw.
fault-password_leaked = Dit wachtwoord staat op een lijst van wachtwoorden die elders zijn gelekt. Neem een ander, ook op de plekken waar u dit gebruikt.
fault-password_guessable = Dit wachtwoord is makkelijk te raden. Neem vier willekeurige woorden achter elkaar, of laat uw wachtwoordkluis er een maken.
fault-invited_already = Dit adres is al uitgenodigd. Stuur de uitnodiging opnieuw, of trek hem in.
fault-links_enough = Er zijn vandaag al genoeg links gestuurd. Probeer het morgen opnieuw.
fault-link_used = Deze link werkt niet meer.
fault-nothing_pending = Begin opnieuw met het instellen van de tweede stap.
fault-no_second_factor = Dit account heeft geen tweede stap.
fault-second_factor_compulsory = Met uw rol is de tweede stap verplicht.
fault-own_account = Uw eigen account wijzigt u niet hier. Vraag het een andere beheerder.
fault-last_administrator = Dit is de laatste beheerder. Nodig eerst een andere beheerder uit.
fault-role_of_another_kind = Een gebruiker van een leverancier blijft dat. Nodig iemand anders uit voor deze rol.
fault-administrators_only = Alleen een beheerder van Meetbaar haalt een tweede stap weg. Vraag het daar aan.
fault-closed_before = Dit account was al afgesloten.
fault-not_closed = Dit account is niet afgesloten.

mail-invitation-subject = Uitnodiging voor Meetbaar
mail-invitation-intro = U bent uitgenodigd om met Meetbaar te werken. Uw account krijgt het e-mailadres { $subject }.
mail-invitation-ask = Open de link en kies een wachtwoord. De link werkt één keer en een beperkte tijd. Verwachtte u dit niet? Dan hoeft u niets te doen.
mail-invitation-link = Kies een wachtwoord

mail-password_link-subject = Kies een nieuw wachtwoord voor Meetbaar
mail-password_link-intro = Iemand vroeg om een nieuw wachtwoord voor { $subject }.
mail-password_link-ask = Was u dat? Open de link en kies een nieuw wachtwoord. De link werkt één keer, een uur lang. Was u het niet? Dan hoeft u niets te doen; uw wachtwoord verandert niet.
mail-password_link-link = Kies een nieuw wachtwoord

mail-email_link-subject = Is dit uw e-mailadres voor Meetbaar?
mail-email_link-intro = Iemand wil voortaan met { $subject } inloggen bij Meetbaar.
mail-email_link-ask = Was u dat? Open de link en bevestig het adres. De link werkt één keer, een dag lang. Was u het niet? Dan hoeft u niets te doen.
mail-email_link-link = Bevestig uw adres

mail-email_changed-subject = Uw e-mailadres voor Meetbaar is gewijzigd
mail-email_changed-intro = U logde in met { $subject }. Voortaan is dat dit adres:
mail-email_changed-ask = Was u dat niet? Neem dan meteen contact op met wie bij u de accounts beheert.
mail-email_changed-link = Naar Meetbaar

mail-new_password-subject = Uw wachtwoord voor Meetbaar is gewijzigd
mail-new_password-intro = Het wachtwoord van { $subject } is zojuist gewijzigd. Op andere apparaten bent u uitgelogd.
mail-new_password-ask = Was u dat niet? Kies dan meteen een nieuw wachtwoord via “Wachtwoord vergeten”, en meld het bij wie bij u de accounts beheert.
mail-new_password-link = Bekijk uw account

mail-second_factor_added-subject = Tweede stap ingesteld voor Meetbaar
mail-second_factor_added-intro = Voor { $subject } is een tweede stap ingesteld: inloggen met een code van een telefoon.
mail-second_factor_added-ask = Was u dat niet? Wijzig dan meteen uw wachtwoord, en meld het bij wie bij u de accounts beheert.
mail-second_factor_added-link = Bekijk uw account

mail-second_factor_removed-subject = Tweede stap weggehaald voor Meetbaar
mail-second_factor_removed-intro = De tweede stap van { $subject } is weggehaald. Inloggen kan nu zonder code.
mail-second_factor_removed-ask = Klopt dit niet? Wijzig dan meteen uw wachtwoord, en meld het bij wie bij u de accounts beheert. Stel anders de tweede stap opnieuw in.
mail-second_factor_removed-link = Bekijk uw account

mail-new_device-subject = Ingelogd bij Meetbaar vanaf een nieuw apparaat
mail-new_device-intro = Er is ingelogd met { $subject } vanaf een apparaat dat we niet kennen:
mail-new_device-ask = Was u dat? Dan hoeft u niets te doen. Was u het niet? Wijzig dan meteen uw wachtwoord; daarmee logt u alle apparaten uit.
mail-new_device-link = Bekijk uw account

mail-rights_changed-subject = Uw rol in Meetbaar is gewijzigd
mail-rights_changed-intro = De rol of het bereik van { $subject } is gewijzigd. Log opnieuw in om verder te werken.
mail-rights_changed-ask = Klopt dit niet? Neem dan contact op met wie bij u de accounts beheert.
mail-rights_changed-link = Bekijk uw account
