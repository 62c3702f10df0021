# Wat op elke pagina staat.
shell-name = Meetbaar
shell-tagline = Social return in beeld
shell-about = Social return bij de inkoop van het Rijk
shell-skip = Naar de inhoud
shell-menu = Hoofdmenu
shell-languages = Taal
shell-foot = Over deze site
shell-breadcrumb = Kruimelpad
shell-overview = Contracten
shell-calendar = Kalender
shell-recovery = Verbeteracties
shell-reports = Rapportages
shell-upload = Uploaden
shell-sign-out = Uitloggen
shell-accessibility = Toegankelijkheid
shell-version = Versie { $version }
shell-demonstration = Demonstratie.
shell-demonstration-text = Alle gegevens op deze site zijn verzonnen.

pages-label = Pagina’s
pages-previous = Vorige
pages-next = Volgende
pages-now = { $page } van { $pages }

date-label = Peildatum
date-show = Tonen

bar-percent = { $percent }% gerealiseerd van wat nu vereist is
bar-approved = Gerealiseerd
bar-reported = Gemeld, nog niet beoordeeld
bar-required = Nu vereist

sign-in-title = Inloggen
sign-in-heading = Inloggen
sign-in-lead = Volg wat contracten opleveren voor mensen met een afstand tot de arbeidsmarkt.
sign-in-email = E-mailadres
sign-in-password = Wachtwoord
sign-in-submit = Inloggen
sign-in-fault = Inloggen is niet gelukt
sign-in-accounts = Accounts om mee te kijken
sign-in-accounts-text = Dit is een demonstratie. Kies met welke rol u wilt rondkijken.
sign-in-accounts-caption = Rollen met e-mailadres en wachtwoord
sign-in-role = Rol

accessibility-heading = Toegankelijkheid
accessibility-lead = Iedereen moet Meetbaar kunnen gebruiken, ook wie niet goed ziet, geen muis gebruikt of met een schermlezer werkt.
accessibility-state = Waar we staan
accessibility-state-text = We bouwen volgens WCAG 2.2, niveau A en AA. Een onafhankelijk bureau heeft Meetbaar nog niet onderzocht. Daarom zeggen we niet dat de site aan alle eisen voldoet.
accessibility-done = Wat we hebben gedaan
accessibility-done-keyboard = Alles werkt met het toetsenbord, en u ziet steeds waar u bent.
accessibility-done-script = Alles werkt ook zonder JavaScript.
accessibility-done-colour = Kleur is nooit de enige aanwijzing: er staat altijd een woord of een teken bij.
accessibility-done-tests = We testen de pagina’s automatisch, op een groot en op een klein scherm.
accessibility-known = Wat nog niet goed genoeg is
accessibility-known-tables = Brede tabellen schuift u op een klein scherm opzij. Dat kan ook met de pijltjestoetsen.
accessibility-known-users = We hebben nog niet getest met gebruikers van hulpmiddelen.
accessibility-contact = Werkt iets niet voor u?
accessibility-contact-text = Mail ons. Schrijf erbij op welke pagina u was en wat er misging:
accessibility-contact-office = Meld het bij degene van wie u uw account kreeg. Schrijf erbij op welke pagina u was en wat er misging.

accessibility-title = Toegankelijkheid
shell-layouts = Indelingen
