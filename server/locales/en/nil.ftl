# A report of no effort, without a file.
nil-heading = No effort in this period
nil-text = Was there no effort? Then you need not make a file. Choose the contracts and the period. After that you submit the report as always.
nil-contracts = For which contracts?
nil-submit = Report that there was no effort
notice-nil = Your report has been saved. We are reading it now.
fault-contracts_missing = Choose at least one contract.
fault-contracts_too_many = These are too many contracts for one report. Make more than one.
fault-period_missing = Choose a period.
