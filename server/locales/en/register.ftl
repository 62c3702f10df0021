# The contract register as a file: download, edit, send back.
shell-register = Register
register-heading = Contract register
register-lead = Send your contract register as a spreadsheet. You first see what would change. Nothing changes until you confirm it.
register-file = Your contract register
register-file-hint = An Excel file (xlsx, xlsm, xlsb, xls), OpenDocument (ods) or csv. At most { $limit } MB.
register-submit = Compare
register-fault = Sending did not succeed
register-steps = What happens to the file?
register-step-read = We read the file and compare it with the register.
register-step-difference = You see what is new, what changes and what is wrong, cell by cell.
register-step-commit = You commit the changes. Then exactly what you saw is done.
register-step-never = Contracts that are not in the file stay as they are. We never remove anything.
register-export = Download the register
register-export-text = One row for each contract and each buyer. You can edit the file and send it back here. Do not change the number of a contract.
register-export-xlsx = Download for Excel (xlsx)
register-export-ods = Download as OpenDocument (ods)
register-export-csv = Download as csv
register-columns = Which columns?
register-columns-text = At least contract number, supplier, category, buyer, value excl. VAT, award date, start date and end date. Their order does not matter, and we know other names for these headings too. Several buyers? Give each its own row with its share.
register-import-eyebrow = Comparing the register
register-reading = We are reading the file.
register-reading-text = This takes a few seconds.
register-refresh = See whether it is ready
register-state-ready = Nothing has changed yet. Check below what will change, and then commit it.
register-state-same = The file says the same as the register. There is nothing to commit.
register-state-errors = Nothing has changed. Mend the errors in your spreadsheet and send the file again.
register-state-committed = The changes have been committed.
register-again = Send another file
register-commit = Commit
register-commit-text = { $count ->
    [one] 1 thing changes in the register.
   *[other] { $count } things change in the register.
}
register-meanwhile = The register has changed meanwhile
register-meanwhile-text = Nothing was committed. Send the file again, and we compare it with the register as it is now.
register-problems = What is wrong
register-new = New contracts
register-changed = Contracts that change
register-suppliers-new = New suppliers
register-suppliers-changed = Suppliers that change
register-same = What stays as it is
register-same-text = { $count ->
    [0] No contract in the file is the same as in the register.
    [one] 1 contract in the file is the same as in the register.
   *[other] { $count } contracts in the file are the same as in the register.
}
register-not-in-file = { $count ->
    [0] Every contract of the register is in the file.
    [one] 1 contract is in the register and not in the file. It stays as it is:
   *[other] { $count } contracts are in the register and not in the file. They stay as they are:
}
register-more = And { $count } more.
register-column-contract = Contract
register-column-supplier = Supplier
register-column-place = Place in the file
register-column-field = What
register-column-before = Now
register-column-now = Becomes
register-assumed = Assumed: { $found }.
register-none = –
register-yes = yes
register-no = no
register-buyer = { $buyer } { $percent }%
register-option-months = { $months } months
register-option-until = until { $day }
register-option-exercised = { $option } (exercised)
register-field-number = contract number
register-field-code = code
register-field-name = name
register-field-kvk = KvK number
register-field-closedOn = closed from
register-field-title = title
register-field-framework = framework agreement
register-field-lot = lot
register-field-supplier = supplier
register-field-category = category
register-field-buyers = buyers
register-field-leadingBuyer = leading buyer
register-field-clientSupervision = supervision by the client
register-field-valueCents = value excl. VAT
register-field-awarded = award date
register-field-tenderPublished = publication date
register-field-start = start date
register-field-end = end date
register-field-options = options
notice-register-sent = Your file has been received. We are comparing it with the register.
notice-register-committed = The changes are in the register.

# What to do about what is wrong in a register, where that differs from a report.
register-problem-empty_file-help = Send the file that holds your contracts.
register-problem-unrecognised_layout-help = We found no table of contracts. Put headings such as contract number, supplier, buyer and value above the columns, and send the file again.
register-problem-missing_value-help = Fill in the contract number. Without it we do not know which contract the row is about.
register-problem-unknown_column-help = We did not read this column. Does something in it belong in the register? Then give the column a heading that we know.
register-problem-hidden_sheet-help = This sheet holds a register. Make it visible if it belongs, and send the file again.
register-problem-status_denies_line-help = This row is struck through and was not read. Take the strike away if it does hold.
register-problem-citizen_service_number-help = Nothing of this file was kept. Remove the number and send the file again.
register-problem-too_large-help = Split the register over a few files, or remove what does not belong.
register-problem-damaged_identifier-help = Give the column the format “Text” and fill it in again.
register-problem-amount_out_of_range-help = Check the amount. It must be in euros.

fault-missing = This must be filled in.
fault-taken = This exists already.
fault-fixed = This can't change.
fault-closed = This is closed. Choose something that is still open.
fault-code_invalid = This code can't be used. Use letters, digits, hyphens and points.
fault-number_invalid = This number can't be used. Use letters, digits, spaces and the signs - _ . / : + ( ).
fault-too_long = This text is too long.
fault-signs_invalid = This text holds signs that can't be used.
fault-citizen_service_number = This may be a citizen service number. We never keep those. Take it away.
fault-date_unlikely = This date is very far away. Check the year.
fault-kvk_invalid = A KvK number has eight digits.
fault-kvk_taken = This KvK number belongs to another supplier already.
fault-kvk_differs = The supplier of this name has another KvK number in the register. Check the number, or give the supplier a code of its own.
fault-part_of_itself = A buyer can't be a part of itself.
fault-ends_before_start = The end lies before the beginning.
fault-after_end = The award lies after the end.
fault-after_award = The publication lies after the award.
fault-amount_invalid = This amount can't be. It may not be below zero.
fault-has_reports = There are reports on it. Then this is no longer possible.
fault-has_contracts = There are contracts on it. Close it, instead of removing it.
fault-has_categories = There are categories in it. Close it, instead of removing it.
fault-has_parts = Other buyers are a part of it. Close it, instead of removing it.
fault-has_accounts = This supplier has users. Close it, instead of removing it.
fault-has_certificates = This supplier has certificates. Close it, instead of removing it.
fault-has_obligations = There are obligations on it. End the contract, instead of removing it.
fault-in_use = Something still hangs on it. Close it, instead of removing it.
fault-twice = This stands here twice.
fault-share_missing = Say of each buyer which share it has.
fault-share_invalid = A share is above 0 and at most 100 per cent, with at most two decimals.
fault-shares_not_whole = The shares of the buyers are not exactly 100 per cent together.
fault-not_among_buyers = The leading buyer is one of the buyers.
fault-option_invalid = An option is a number of months, or a day until when.
fault-exercised = This option was exercised and stays as it is.
fault-already_exercised = This option was exercised already.
fault-option_not_later = With this option the contract ends no later.
fault-not_later = An extension ends later than the contract does now.
fault-rows_contradict = This row says something else of the same thing than an earlier row. Make them the same.
fault-unknown_supplier = We do not know this supplier. Add its KvK number, and we take it up in the register.
fault-unknown_buyer = We do not know this buyer. Use a code or a name of the register.
fault-unknown_category = We do not know this category. Use a code or a name of the register.
fault-client_supervision_assumed = The file does not say under whose supervision candidates work. We assume what is usual in this sector.
fault-already_committed = These changes were committed already.
fault-import_has_errors = There are still errors in the file. Mend them and send it again.
fault-nothing_to_commit = There is nothing to commit.
fault-register_changed = The register has changed meanwhile. Nothing was committed. Send the file again.
fault-cursor_invalid = We do not know this cursor. Use the one of the answer before.
fault-limit_invalid = Ask for at least 1 and at most 500.
