# What forms share: what is wrong with a field, and the units of amounts.
form-refused = Nothing has been saved yet
form-refused-fields = See at the fields what is not right yet, and send the form again.
form-choose = Choose one
form-optional = May be left empty.
form-unit-euros = in euros
form-unit-jobs = in jobs
form-unit-placements = number of people
form-unit-hours = in hours
form-fault-field_missing = Fill this in.
form-fault-reason_missing = Fill this in.
form-fault-reason_too_long = This text is too long. Make it shorter.
form-fault-number_invalid = This is not a number. Write it like 12,500 or 2.5.
form-fault-milestone_invalid = Fill in a day and a number for each milestone, or leave both empty.
form-fault-unknown = Choose one of the list.
form-fault-already_decided = This request has been decided already.
form-fault-already_closed = This is closed. You can change nothing about it any more.
form-fault-already_submitted = A report on this period has been submitted. More time is not needed any more.
