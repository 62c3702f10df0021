# Wat buiten blijft: verkeerde namen, trage verzoeken, bestanden die niet veilig zijn.
error-408-heading = Dit duurde te lang
error-408-text = Uw verzoek kwam niet op tijd helemaal aan. Er is niets veranderd.
error-408-advice = Controleer uw verbinding en probeer het opnieuw.
error-421-heading = Dit adres is niet van Meetbaar
error-421-text = U kwam hier onder een naam die niet bij deze site hoort. Er is niets veranderd.
error-421-advice = Typ het adres dat u van uw organisatie kreeg, of gebruik de link uit een mail van Meetbaar.
fault-malware_found = In dit bestand zit schadelijke software. We hebben er niets van bewaard. Laat uw computer nakijken en stuur een schoon bestand.
fault-too_large_to_scan = Dit bestand is te groot om op virussen te controleren. We hebben er niets van bewaard. Stuur een kleiner bestand, of vraag het de beheerder.
error-scan_unavailable-heading = We kunnen nu geen bestanden aannemen
fault-scan_unavailable = We kunnen bestanden nu niet op virussen controleren. Er is niets bewaard en niets veranderd.
error-scan_unavailable-advice = Probeer het over een paar minuten opnieuw.
fault-https_required = Wat u stuurde, kwam over een onbeveiligde verbinding. Daarom hebben we er niets mee gedaan.
error-https_required-advice = Begin opnieuw op het adres dat met https begint.

# Voor de beheerder: waar het veiliger kan.
shell-health = Gezondheid
health-title = Gezondheid van deze installatie
health-heading = Gezondheid van deze installatie
health-fine = Alles waar Meetbaar op let, is in orde.
health-lead = Meetbaar werkt, maar het kan veiliger. Vraag wie de server beheert om dit te regelen.
warning-uploads_not_scanned = Bestanden worden niet op virussen gecontroleerd
warning-advice-uploads_not_scanned = Laat clamd installeren en noem het adres in de instelling clamd, in de tabel defence.
warning-scanner_unreachable = De viruscontrole geeft geen antwoord
warning-advice-scanner_unreachable = Zolang dat zo is, kan niemand bestanden sturen. Laat nakijken of clamd draait en of het adres in de instelling clamd klopt.
warning-no_security_contact = Niemand weet waar een zwakke plek gemeld kan worden
warning-advice-no_security_contact = Zet een adres in de instelling security_contact, in de tabel defence. Meetbaar maakt er security.txt van.
warning-audit_log_changeable = Wie de server beheerst, kan het auditlogboek wijzigen
warning-advice-audit_log_changeable = Geef Meetbaar in PostgreSQL een rol die geen tabellen bezit, en noem de eigenaar in de instelling database_owner_url.
warning-database_not_encrypted = Wie op het netwerk meeluistert kan meelezen met de database
warning-advice-database_not_encrypted = De database staat op een andere machine. Zet sslmode=verify-full en sslrootcert in de instelling database_url (en in database_owner_url).
warning-mail_not_encrypted = Wie op het netwerk meeluistert kan de mails lezen
warning-advice-mail_not_encrypted = Schrijf de instelling smtp_url met smtps://, of met smtp:// en ?tls=required aan het eind.
warning-scanner_not_encrypted = Wie op het netwerk meeluistert kan de bestanden lezen die op virussen worden gecontroleerd
warning-advice-scanner_not_encrypted = Laat clamd op deze machine draaien, met een socket of op 127.0.0.1.
warning-not_by_https = Meetbaar is niet via https te bereiken
warning-advice-not_by_https = Laat een proxy met een certificaat ervoor zetten, en zet het https-adres in de instelling public_url.
