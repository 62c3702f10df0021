# What stays outside: wrong names, slow requests, files that are not safe.
error-408-heading = This took too long
error-408-text = Your request did not arrive in full in time. Nothing was changed.
error-408-advice = Check your connection and try again.
error-421-heading = This address does not belong to Meetbaar
error-421-text = You came here under a name that is not this site's. Nothing was changed.
error-421-advice = Type the address that your organisation gave you, or use the link in a mail from Meetbaar.
fault-malware_found = There is malicious software in this file. We kept nothing of it. Have your computer checked and send a clean file.
fault-too_large_to_scan = This file is too large to be checked for viruses. We kept nothing of it. Send a smaller file, or ask the administrator.
error-scan_unavailable-heading = We cannot accept files now
fault-scan_unavailable = We cannot check files for viruses now. Nothing was kept and nothing was changed.
error-scan_unavailable-advice = Try again in a few minutes.
fault-https_required = What you sent came over a connection that is not secure. So we did nothing with it.
error-https_required-advice = Start again at the address that begins with https.

# For the administrator: where it can be safer.
shell-health = Health
health-title = Health of this installation
health-heading = Health of this installation
health-fine = Everything that Meetbaar looks at is in order.
health-lead = Meetbaar works, but it can be safer. Ask who keeps the server to arrange this.
warning-uploads_not_scanned = Files are not checked for viruses
warning-advice-uploads_not_scanned = Have clamd installed and name its address in the setting clamd, in the table defence.
warning-scanner_unreachable = The virus scanner does not answer
warning-advice-scanner_unreachable = As long as that is so, nobody can send files. Have it checked whether clamd runs and whether the address in the setting clamd is right.
warning-no_security_contact = Nobody knows where a weakness can be reported
warning-advice-no_security_contact = Put an address in the setting security_contact, in the table defence. Meetbaar makes security.txt of it.
warning-audit_log_changeable = Who has the server can change the audit log
warning-advice-audit_log_changeable = Give Meetbaar a role in PostgreSQL that owns no tables, and name the owner in the setting database_owner_url.
warning-database_not_encrypted = Who listens on the network can read along with the database
warning-advice-database_not_encrypted = The database is on another machine. Put sslmode=verify-full and sslrootcert in the setting database_url (and in database_owner_url).
warning-mail_not_encrypted = Who listens on the network can read the mails
warning-advice-mail_not_encrypted = Write the setting smtp_url with smtps://, or with smtp:// and ?tls=required at its end.
warning-scanner_not_encrypted = Who listens on the network can read the files that are checked for viruses
warning-advice-scanner_not_encrypted = Let clamd run on this machine, with a socket or on 127.0.0.1.
warning-not_by_https = Meetbaar cannot be reached by https
warning-advice-not_by_https = Have a proxy with a certificate put before it, and put the https address in the setting public_url.
