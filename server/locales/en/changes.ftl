# What a report says otherwise than the one before it.
changes-heading = What has changed
changes-text = We compare this report with the one before it on the same contracts and days.
changes-filter = Which lines
changes-none = There are no lines of this kind.
changes-place = Place
changes-line = Line
changes-what = What is different
changes-nothing = nothing
changes-field = { $field }: was { $before }, now { $now }
changes-kind-new = New lines
changes-kind-changed = Changed lines
changes-kind-unchanged = Lines that stayed the same
changes-kind-gone = Lines that are gone
changes-count-new = { $count ->
    [one] 1 new line
   *[other] { $count } new lines
}
changes-count-changed = { $count ->
    [one] 1 changed line
   *[other] { $count } changed lines
}
changes-count-unchanged = { $count ->
    [one] 1 line stayed the same
   *[other] { $count } lines stayed the same
}
changes-count-gone = { $count ->
    [one] 1 line is gone
   *[other] { $count } lines are gone
}
field-bonuses = bonuses
explain-carried = Carried over from an earlier report
revision-text = Do you want to correct something without a new file? Then we make a new version of this report, with the same file, your corrections and your explanations. This report stays as it is.
revision-submit = Make a new version
notice-revised = A new version has been made. We are reading the file again.
fault-not_decided = This report has not been decided on yet. You cannot send it again now.
