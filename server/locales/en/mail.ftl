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
