# Evidence with a report or a line of it.
evidence-heading = Evidence
evidence-none = There is no evidence yet.
evidence-file = File
evidence-file-hint = Pdf, png, jpeg, xlsx, ods, csv, docx or odt, at most { $limit } MiB. Make citizen service numbers unreadable before you add a file.
evidence-kind = Kind
evidence-line = Line
evidence-whole = Whole report
evidence-dated = Date
evidence-dated-label = Date on the document (may be empty)
evidence-row = Row of the line (may be empty)
evidence-row-hint = The row number in your spreadsheet. Empty: the document belongs to the whole report.
evidence-sheet = Sheet of that line
evidence-add = Add evidence
evidence-submit = Add
evidence-remove = Remove
evidence-kind-target_group_statement = Target group statement
evidence-kind-employment_contract = Employment contract
evidence-kind-payslip_extract = Payslip extract
evidence-kind-invoice = Invoice
evidence-kind-pso_certificate = PSO certificate
evidence-kind-other = Other

notice-evidence = The evidence has been added.
notice-evidence-removed = The evidence has been removed.

fault-evidence_kind_unknown = Choose what kind of document this is.
fault-evidence_line_unknown = There is no line of this report in this row. Check the row number and the sheet, or leave the row empty.
fault-evidence_too_many = There is too much evidence with this report already. Put it together in fewer files.
fault-evidence_type_unknown = We do not take this kind of file. Use pdf, png, jpeg, xlsx, ods, csv, docx or odt.
fault-no_evidence_now = You cannot add or remove evidence with this report now.
line-backed = With evidence
