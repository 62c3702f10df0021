# Inloggen via een andere organisatie.
sign-in-providers = Inloggen via uw organisatie
sign-in-with = Inloggen met { $provider }
sign-in-by-password = Inloggen met een wachtwoord

go-on-heading = U gaat verder
go-on-in = U gaat naar { $provider }. Log daar in; daarna komt u hier terug.
go-on-out = U bent hier uitgelogd. U gaat naar { $provider } om ook daar uit te loggen.
go-on-link = Verder naar { $provider }

not-in-heading = Inloggen is niet gelukt
not-in-lead = U kwam van { $provider }.
not-in-account = Naar mijn account

refused-round_over = Deze poging om in te loggen is voorbij, al gebruikt, of in een andere browser begonnen. Begin opnieuw.
refused-provider_down = We kunnen daar nu niets vragen. Probeer het over een paar minuten opnieuw. Blijft het misgaan? Meld het de beheerder.
refused-provider_refused = Het inloggen is daar gestopt of geweigerd. Probeer het opnieuw. Lukt het daar niet? Vraag hulp bij uw eigen organisatie.
refused-answer_wrong = Het antwoord dat terugkwam klopt niet, en daarom vertrouwen we het niet. Begin opnieuw. Blijft het misgaan? Meld het de beheerder.
refused-assurance_missing = U logde in met minder zekerheid dan hier nodig is. Log daar opnieuw in met uw tweede stap of een hoger betrouwbaarheidsniveau.
refused-not_shown_again = U moest daar opnieuw inloggen, en dat is niet gebeurd. Probeer het nog eens.
refused-role_missing = Uw organisatie gaf u nog geen rol in Meetbaar. Vraag wie daar de toegang regelt om u een rol te geven. Er is geen account gemaakt.
refused-role_of_another_kind = De rol die daar bij u hoort past niet bij dit account of bij deze manier van inloggen. Vraag de beheerder om hulp.
refused-claimed_supplier_missing = We kregen niet te horen voor welke leverancier u werkt, of er stond er meer dan een. Vraag wie bij u de toegang regelt om dat te herstellen.
refused-claimed_supplier_unknown = De leverancier waarvoor u werkt staat hier niet in het register, of niet meer. Vraag uw contractmanager om hulp.
refused-email_unproven = We kregen geen gecontroleerd e-mailadres van u. Laat uw e-mailadres daar controleren en probeer het opnieuw.
refused-email_has_account = Er is hier al een account met uw e-mailadres. Log daarmee in en koppel deze manier van inloggen bij Mijn account. Kunt u er niet meer in? Vraag de beheerder om hulp.
refused-account_closed = Uw account is gesloten. Vraag de beheerder of het weer open kan.
refused-identity_taken = U bent daar al gekoppeld aan een ander account. Log met dat account in, of ontkoppel het daar eerst.
refused-identity_of_another = U logde daar in als iemand anders. Log daar in met het account dat hier gekoppeld is.
refused-last_administrator = U bent hier de laatste beheerder, en uw organisatie gaf u een andere rol. Maak eerst iemand anders beheerder.
refused-rounds_wait = Er is te vaak iets misgegaan bij het inloggen vanaf dit netwerk. Wacht een paar minuten en probeer het opnieuw.

error-local_accounts_off-heading = Hier logt u niet in met een wachtwoord
error-local_accounts_off-advice = Ga naar de inlogpagina en kies uw organisatie.
fault-local_accounts_off = U logt in via uw organisatie, niet met een wachtwoord. Kies uw organisatie op de inlogpagina.
fault-last_way_in = Dit is de enige manier waarop u inlogt. Die kunt u niet weghalen.

account-identities = Inloggen via een organisatie
account-identity-since = gekoppeld op { $date }
account-identity-used = laatst gebruikt op { $date }
account-identity-remove = { $provider } ontkoppelen
account-identity-confirm = Daarna logt u hiermee niet meer in. Doorgaan?
account-identity-add = { $provider } koppelen
account-second-factor-off-here = De tweede stap staat hier uit. U logt in via uw organisatie, zonder code van ons.
account-identity-text = Na het koppelen kunt u ook zo inloggen. Uw rol volgt dan wat die organisatie van u zegt.
notice-identity-linked = U kunt nu ook zo inloggen.
notice-identity-unlinked = Zo logt u niet meer in.

proof-lead-provider = Wat u wilt doen is belangrijk. Log daarom nog eens in via uw organisatie. Daarna vragen we het tien minuten niet meer.
proof-nowhere = Dit account heeft geen wachtwoord en geen koppeling meer die hier werkt. Vraag de beheerder om hulp.
