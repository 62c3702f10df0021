# The review of a report, line by line, and the questions that go with it.
review-heading = Review lines
review-text = Decide line by line. You can change everything until you complete the review. Only then do lines count, and is the supplier told.
review-back = Back to the report
review-shut-four_eyes = You submitted this report yourself. Somebody else must review it for that reason. You can see below how far that is.
review-shut-not_submitted = This report has not been submitted yet. You can review it once the supplier has done that.
review-shut-decided = This report has been reviewed or withdrawn already. There is nothing left to decide.
review-progress = How far are you?
review-undecided = Undecided
review-accepted = To be accepted
review-returned = To be returned
review-open-questions = Open questions
review-accept-unchanged = { $count ->
    [one] Accept 1 line that is the same as was accepted before
   *[other] Accept { $count } lines that are the same as were accepted before
}
review-accept-undecided = { $count ->
    [one] Accept the one line that is undecided
   *[other] Accept all { $count } lines that are undecided
}
review-to-complete = Go to completing
review-filter = Which lines
review-show-all = All lines
review-show-undecided = Undecided
review-show-accepted = To be accepted
review-show-returned = To be returned
review-show-questioned = With a question
review-show-changed = Different from the report before
review-no-lines = There are no lines here.
review-caption = Lines with what they are worth and what you decided
review-tick = Choose
review-tick-line = Choose line { $place }
review-place = Place and contract
review-mark = Decision
review-mark-accepted = To be accepted
review-mark-returned = To be returned
review-mark-open = Undecided
review-change-new = New
review-change-changed = Changed
review-change-same = Same as in the report before
review-ticked = What do you do with the ticked lines?
review-whole = { $count ->
    [one] Do this with the line on this page
   *[other] Do this with all { $count } lines on this page
}
review-accept-text = Is the line right? Accept it. Did you make a mistake? Then clear the decision.
review-accept = Accept
review-open = Clear decision
review-reason = Reason for returning
review-reason-hint = The supplier reads this. Say what must be different.
review-return = Return
review-question = Question for the supplier
review-question-hint = The supplier gets an e-mail and can answer here. Name no people and no citizen service numbers.
review-ask = Ask
review-questions = Questions for the supplier
review-complete-heading = Complete the review
review-complete-undecided = { $undecided ->
    [one] 1 line is still undecided.
   *[other] { $undecided } lines are still undecided.
} Accept or return them. After that you can complete the review.
review-complete-questions = { $questions ->
    [one] 1 question is still open.
   *[other] { $questions } questions are still open.
} Wait for the answer, or close the question yourself. After that you can complete the review.
review-complete-accepted = The whole report will be accepted. All lines count then. The supplier gets an e-mail.
review-complete-partly = The report will be accepted in part. { $accepted ->
    [one] 1 line counts then.
   *[other] { $accepted } lines count then.
} { $returned ->
    [one] 1 line goes back to the supplier, with the reason.
   *[other] { $returned } lines go back to the supplier, with the reasons.
}
review-complete-returned = The whole report goes back to the supplier, with the reasons. Nothing counts then.
review-complete = Complete the review

report-review = Review the lines one by one
report-next-question = The reviewer has a question about this report. Answer it below.

questions-heading = Questions from the reviewer
questions-text = The review goes on when you have answered.
question-number = Question { $number }
question-asked = Asked: { $by }
question-lines = About:
question-further = { $count ->
    [one] and 1 more line
   *[other] and { $count } more lines
}
question-state-open = Waits for an answer
question-state-answered = Answered
question-state-closed = Closed
question-state-withdrawn = Withdrawn
question-state-unanswered = Not answered
question-reply-answered = Answer of the supplier
question-reply-closed = What the reviewer heard
question-ended-answered = Answered: { $by }
question-ended-closed = Closed: { $by }
question-ended-withdrawn = Withdrawn: { $by }
question-answer = Your answer to question { $number }
question-answer-hint = The reviewer reads this. Name no people and no citizen service numbers.
question-answer-submit = Send answer
question-close-summary = Heard the answer elsewhere?
question-note = What did you hear, and from whom?
question-note-hint = We keep this with your name and the date. The supplier can read it.
question-close = Close question
question-withdraw-summary = Withdraw question
question-withdraw-text = Did you ask this question by mistake? The supplier gets an e-mail that it needs no answer.
question-withdraw = Withdraw question

notice-lines-marked = Your decision has been saved.
notice-question-asked = Your question has been asked. The supplier gets an e-mail.
notice-question-answered = Your answer has been sent. The reviewer gets an e-mail.
notice-question-closed = The question has been closed.
notice-question-withdrawn = The question has been withdrawn. The supplier gets an e-mail.
notice-partly-accepted = The report has been accepted in part. The supplier gets an e-mail with the reasons.

fault-question_missing = Write down what you want to know.
fault-answer_missing = Write down your answer.
fault-note_missing = Write down what you heard, and from whom.
fault-question_not_open = This question needs no answer any more. It was closed or withdrawn.
