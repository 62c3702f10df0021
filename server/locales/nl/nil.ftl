# Een rapportage zonder inzet, zonder bestand.
nil-heading = Geen inzet in deze periode
nil-text = Was er geen inzet? Dan hoeft u geen bestand te maken. Kies de contracten en de periode. Daarna dient u de rapportage in zoals altijd.
nil-contracts = Voor welke contracten?
nil-submit = Melden dat er geen inzet was
notice-nil = Uw melding is opgeslagen. We lezen hem nu.
fault-contracts_missing = Kies ten minste één contract.
fault-contracts_too_many = Dit zijn te veel contracten voor één melding. Maak er meer dan één.
fault-period_missing = Kies een periode.
