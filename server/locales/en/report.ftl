# The list of reports and one report.
reports-title = Reports
reports-heading = Reports
reports-upload = Upload a report
reports-empty = No reports yet
reports-empty-text = As soon as a supplier sends a report, it appears here.
reports-empty-upload = Upload your first report. It may be your own spreadsheet.
reports-filter-state = Status
reports-filter-all = All statuses
reports-filter-show = Show
reports-nothing = No reports with this status
reports-nothing-link = Show all reports
reports-column-file = File
reports-column-supplier = Supplier
reports-column-state = Status
reports-column-uploaded = Uploaded
reports-column-submitted = Submitted

report-title = Report { $file }
report-eyebrow = Report from { $supplier }
report-reading = Your file is being read.
report-reading-text = This usually takes a few seconds.
report-refresh = Refresh this page
report-progress = Rows read so far: { $rows }. Lines stored: { $lines }.
report-cancel-text = Is this the wrong file? You can stop the reading.
report-cancel = Stop reading

report-next-needs_correction = Mend the errors below in your spreadsheet. Then upload the whole file again.
report-next-refused = We refused this file and kept nothing of it. Below is why, and what you can do.
report-next-unrecognised = We do not recognise the layout of this file. Below is what you can do.
report-next-ready = The report has been read. Check what is below and submit the report.
report-next-ready-waiting = The report has been read. The supplier still has to submit it.
report-next-submitted = The report has been submitted. You will get an e-mail as soon as it has been judged.
report-next-submitted-judge = The supplier submitted this report. Check the lines. Then accept the report or return it.
report-next-accepted = The report has been accepted. Its value counts for the contract.
report-next-returned = The report has been returned. Read the reason, change your spreadsheet and upload it again.
report-next-partly_accepted = Some of the lines are accepted and count. The other lines were returned: read the reasons and send the report again.
report-next-withdrawn = This report was withdrawn. Nothing of it counts any more.
report-next-cancelled = You stopped the reading. Nothing was taken over from the file. Upload a file if you do want to report.
report-upload-mended = Upload the mended file
report-upload-other = Upload another file
report-next-not_read = We could not read this file. Below is why, and what you can do.
report-next-supplier = It is the supplier’s turn. You need not do anything.
report-next-period = We could not read which period or which contract this report is about. Fill in what is missing.

report-returned = Why this report was returned
report-returned-when = Returned on { $when }
report-earlier = This same file was uploaded before, on { $when }. Its status is now: { $state }.
report-earlier-link = See the earlier upload

report-contracts = What the report holds
report-column-contract = Contract
report-column-period = Period
report-column-lines = Lines
report-column-value = Value
report-no-value = no value
report-revision = Version { $revision }: takes the place of earlier versions when it is accepted
report-superseded = Replaced by a later revision

report-problems = What we came across
report-further-problems = There is more. We do not name those places one by one:
report-file = About this file
report-uploaded = Uploaded
report-submitted = Submitted
report-decided = Judged
report-stated-period = Period that was stated
report-lines-read = Lines read
report-counts = Found
report-counts-text = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}
report-importer = Read with
report-fingerprint = Fingerprint of the file
report-lines = Lines
report-no-lines = There are no lines in this report.

report-now = What now?
report-period = Which period is this report about?
report-period-submit = Save
report-submit-text = Is everything right? Then you can submit the report. After that you cannot change it.
report-statement-complete = This report is complete and true.
report-statement-informed = The candidates know that we pass on these data.
report-submit = Submit the report
report-accept-heading = Accept
report-accept-text = All lines will then count. The supplier gets an e-mail.
report-accept = Accept the report
report-return-heading = Return
report-return-reason = Reason
report-return-hint = The supplier reads this. Write what has to change, and in which cell.
report-return = Return the report

notice-uploaded = Your file has been received. We are reading it now.
notice-submitted = The report has been submitted.
notice-accepted = The report has been accepted. The supplier gets an e-mail.
notice-returned = The report has been returned. The supplier gets an e-mail with the reason.
notice-period = The period has been saved. We are reading the file again.
notice-cancelled = The reading was stopped.
notice-signed-out = You have signed out.

report-subject-in-file = It is in the file
report-contract = Which contract is this report about?
report-period-text = After saving we read the file again.
report-layout = Say what the columns hold
report-layout-text = Point out yourself what the columns of this file hold. We remember it for next time.
notice-layout = Your answer has been kept. We read the file again.
notice-layout-forgotten = The layout was removed. Reports that were read by it stay as they are.
notice-heading-forgotten = The heading was removed.
report-closed-reason = Why do you change a closed period?
report-closed-text = Part of this report is about a period that is closed already.
