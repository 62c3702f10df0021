# The mails.
mail-greeting = Hello,
mail-closing = Meetbaar
mail-foot = You get this e-mail because you are involved in this contract. You cannot reply to it.
mail-link-copy = Does the button not work? Then copy this address to your browser:

mail-gap-subject = Gap on { $contract }: { $gap } on { $on }
mail-gap-heading = Gap on contract { $contract }
mail-gap-intro = Contract { $contract } of { $supplier } is behind with its social return. { $gap } is still lacking up to { $on }.
mail-gap-supplier = Supplier
mail-gap-buyer = Buyer
mail-gap-obligation = Obligation
mail-gap-status = Status
mail-gap-on = Reference date
mail-gap-required = Required now
mail-gap-realised = Realised
mail-gap-gap = Gap
mail-gap-low = Forecast without new hours
mail-gap-expected = Forecast if placements go on
mail-gap-ask = What can you do? Discuss with the supplier how the gap will be closed.
mail-gap-link = See the contract

mail-returned-subject = Report returned: { $file }
mail-returned-heading = Your report has been returned
mail-returned-intro = We looked at your report { $file }. Something still has to change. So we return it.
mail-returned-contracts = The report is about:
mail-returned-reason = The reason:
mail-returned-ask = Change your spreadsheet and upload the whole file again. The new revision replaces this one.
mail-returned-link = See the report

mail-accepted-subject = Report accepted: { $file }
mail-accepted-heading = Your report has been accepted
mail-accepted-intro = We approved your report { $file }. Its lines count now.
mail-accepted-contracts = The report is about:
mail-accepted-ask = You need not do anything more.
mail-accepted-link = See the report

mail-rollup_alarm-subject = Meetbaar: sums differ from their lines
mail-rollup_alarm-intro = The nightly check found that the sums of { $subject } reports differ from their lines.
mail-rollup_alarm-ask = Run `meetbaar recompute --verify` to see where, and `meetbaar recompute` to mend it.
mail-rollup_alarm-link = Go to Meetbaar
mail-audit_alarm-subject = Meetbaar: the audit log was tampered with
mail-audit_alarm-intro = The check of the audit log found { $subject } deviations: entries were changed, removed or added.
mail-audit_alarm-ask = Run `meetbaar audit verify` to see which entries they are, and keep the database and the folder audit-heads for an investigation.
mail-audit_alarm-link = Go to Meetbaar

mail-report_partly_accepted-subject = Report partly accepted: { $subject }
mail-report_partly_accepted-intro = We have looked at your report { $subject }. Some of its lines are accepted and count now. We return the other lines:
mail-report_partly_accepted-ask = Mend the returned lines and send the report again.
mail-report_partly_accepted-link = See the report

mail-review_question-subject = Question about your report { $subject }
mail-review_question-intro = While judging your report { $subject } we have a question about these lines:
mail-review_question-ask = Answer the question on the page of your report. Then we go on with our judgement.
mail-review_question-link = Answer the question

mail-review_answer-subject = Answer to your question about { $subject }
mail-review_answer-intro = The supplier has answered your question about the report { $subject }:
mail-review_answer-ask = You can go on with your judgement.
mail-review_answer-link = Go on with the judgement

mail-review_question_withdrawn-subject = Question withdrawn about { $subject }
mail-review_question_withdrawn-intro = We asked a question about these lines of your report { $subject }. We withdraw it:
mail-review_question_withdrawn-ask = You need not answer this question any more.
mail-review_question_withdrawn-link = See the report

mail-report_withdrawn-subject = Report withdrawn: { $subject }
mail-report_withdrawn-intro = The report { $subject } was withdrawn. Its lines no longer count. This depended on it:
mail-report_withdrawn-ask = Is this not right? Then send a new report, or ask your contract manager.
mail-report_withdrawn-link = See the report

mail-extension_asked-subject = More time asked for contract { $subject }
mail-extension_asked-intro = The supplier of contract { $subject } asks for more time for a report (last day of the period → new last day):
mail-extension_asked-ask = Decide whether to give more time. The supplier gets an e-mail after that.
mail-extension_asked-link = See the request

mail-extension_granted-subject = More time for contract { $subject }
mail-extension_granted-intro = You get more time for a report about contract { $subject } (last day of the period → new last day):
mail-extension_granted-ask = Send the report on that day at the latest.
mail-extension_granted-link = See the contract

mail-extension_refused-subject = No more time for contract { $subject }
mail-extension_refused-intro = You do not get more time for the report about contract { $subject } (last day of the period → day that you asked for):
mail-extension_refused-ask = Send the report as soon as you can.
mail-extension_refused-link = See the contract

mail-recovery_asked-subject = What do you do about the gap on contract { $subject }?
mail-recovery_asked-intro = On contract { $subject } the social return is behind. Tell us what you do about it. Answer on this day at the latest:
mail-recovery_asked-ask = Write what you are going to do, when it will be done and how much it brings.
mail-recovery_asked-link = See the question and answer it

mail-recovery_answered-subject = Recovery action for contract { $subject }
mail-recovery_answered-intro = The supplier of contract { $subject } writes what he does about the gap. It must be done on this day:
mail-recovery_answered-ask = Follow the recovery action, and close it when it is clear what came of it.
mail-recovery_answered-link = See the recovery action

mail-settlement_made-subject = Settlement of contract { $subject }
mail-settlement_made-intro = Contract { $subject } has ended. We have drawn up what came of the social return. This is a reason to talk, not a decision.
mail-settlement_made-ask = See the settlement and tell us what you think of it.
mail-settlement_made-link = See the settlement

mail-settlement_replied-subject = Reply to the settlement of contract { $subject }
mail-settlement_replied-intro = The supplier replies to the settlement of contract { $subject }:
mail-settlement_replied-ask = Discuss the reply, and close the settlement after that.
mail-settlement_replied-link = See the settlement

# Conflicts: the same person or the same hours twice.
mail-lines_set_aside-subject = Lines that don't count in your report { $subject }
mail-lines_set_aside-intro = These lines of your report { $subject } don't count, since the same work stands in another line too:
mail-lines_set_aside-ask = Is this wrong? Tell your contract manager, who can undo the decision.
mail-lines_set_aside-link = See the report
mail-lines_count_again-subject = Lines that count again in your report { $subject }
mail-lines_count_again-intro = These lines of your report { $subject } did not count, and do so again:
mail-lines_count_again-ask = You need not do anything.
mail-lines_count_again-link = See the report
mail-lines_will_be_erased-subject = Meetbaar: the lines of { $subject } will be erased
mail-lines_will_be_erased-intro = The term of contract { $subject } is over within 30 days. Its lines and files are erased then; what they add up to stays.
mail-lines_will_be_erased-ask = Must they be kept longer, for example for an objection? Then record the reason now.
mail-lines_will_be_erased-link = See the term
mail-lines_erased-subject = Meetbaar: the lines of { $subject } were erased
mail-lines_erased-intro = The term of contract { $subject } is over. Its lines and files were erased; what they add up to stays.
mail-lines_erased-ask = The certificate says what was erased and what stays.
mail-lines_erased-link = See the certificate
mail-candidate_erased-subject = Meetbaar: a candidate was erased
mail-candidate_erased-intro = At the request of a candidate { $subject } lines of your reports were made nobody's, and the files in which the candidate stood were removed. Your figures do not change.
mail-candidate_erased-ask = Do not put the candidate into further reports without consulting him or her.
mail-candidate_erased-link = See the certificate
