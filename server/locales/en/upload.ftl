# Uploading a report.
upload-title = Upload a report
upload-heading = Upload a report
upload-lead = Upload the spreadsheet that you use yourself. We read it and show what we found. Then you decide whether to submit it.
upload-file = Your spreadsheet
upload-file-hint = A file of Excel (xlsx, xlsm, xlsb, xls), OpenDocument (ods) or csv. At most { $limit } MB.
upload-period = Which period is the report about?
upload-period-hint = Choose a period only if it is not in the file.
upload-period-in-file = The period is in the file
upload-submit = Upload
upload-cancel = Cancel
upload-privacy = No citizen service numbers, no names
upload-privacy-text = Put no citizen service numbers (BSN), names, dates of birth or addresses in the file. Use a number of your own for each candidate.
upload-privacy-refused = Is there a BSN in it after all? Then we refuse the file and keep nothing of it. We show in which cell it is.
upload-steps = What happens with the file?
upload-step-read = We read the file. That takes a few seconds.
upload-step-problems = You see what we read. If something is wrong, we name the cell and say what it should hold.
upload-step-submit = You submit the report.
upload-step-judge = A reviewer of the buyer judges the report. You get an e-mail about it.
upload-fault = The upload did not work

upload-too-large = This file is larger than { $limit } MB. Remove sheets that do not belong to the report, or send one file for each contract.
upload-contract = Which contract is the report about?
upload-contract-hint = Choose a contract only if its number is not in the file.
upload-contract-in-file = The contract is in the file

# The template of a report.
template-heading = Download the template
template-text = The template has all columns, with guidance and drop-down lists. Placements that still run according to your previous report are filled in.
template-text-empty = The template for the supplier has all columns, with guidance and drop-down lists. We fill in running placements for the supplier only.
template-contract = Contract
template-period = Period
template-xlsx = Download for Excel (xlsx)
template-ods = Download as OpenDocument (ods)
