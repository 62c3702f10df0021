# Signing in by another organisation.
sign-in-providers = Sign in by your organisation
sign-in-with = Sign in with { $provider }
sign-in-by-password = Sign in with a password

go-on-heading = You're moving on
go-on-in = You're going to { $provider }. Sign in there; then you come back here.
go-on-out = You have signed out here. You're going to { $provider } to sign out there too.
go-on-link = On to { $provider }

not-in-heading = Signing in didn't work
not-in-lead = You came from { $provider }.
not-in-account = To my account

refused-round_over = This attempt to sign in is over, was used already, or began in another browser. Start again.
refused-provider_down = We can't ask anything there now. Try again in a few minutes. Does it keep going wrong? Tell the administrator.
refused-provider_refused = Signing in was stopped or refused there. Try again. Doesn't it work there? Ask your own organisation for help.
refused-answer_wrong = The answer that came back isn't right, so we don't trust it. Start again. Does it keep going wrong? Tell the administrator.
refused-assurance_missing = You signed in with less certainty than is needed here. Sign in there again with your second step or a higher level of assurance.
refused-not_shown_again = You had to sign in there again, and that didn't happen. Try once more.
refused-role_missing = Your organisation hasn't given you a role in Meetbaar yet. Ask whoever arranges access there to give you one. No account was made.
refused-role_of_another_kind = The role that you have there doesn't fit this account or this way of signing in. Ask the administrator for help.
refused-claimed_supplier_missing = We weren't told which supplier you work for, or there was more than one. Ask whoever arranges access with you to put that right.
refused-claimed_supplier_unknown = The supplier that you work for isn't in the register here, or not any more. Ask your contract manager for help.
refused-email_unproven = We got no verified mail address for you. Have your mail address verified there and try again.
refused-email_has_account = There is an account with your mail address here already. Sign in with that and link this way of signing in under My account. Can't you get in any more? Ask the administrator for help.
refused-account_closed = Your account is closed. Ask the administrator whether it can be opened again.
refused-identity_taken = There you are linked to another account already. Sign in with that account, or unlink it first.
refused-identity_of_another = You signed in there as somebody else. Sign in there with the account that is linked here.
refused-last_administrator = You are the last administrator here, and your organisation gave you another role. Make somebody else administrator first.
refused-rounds_wait = Signing in went wrong too often from this network. Wait a few minutes and try again.

error-local_accounts_off-heading = You don't sign in with a password here
error-local_accounts_off-advice = Go to the page for signing in and choose your organisation.
fault-local_accounts_off = You sign in by your organisation, not with a password. Choose your organisation on the page for signing in.
fault-last_way_in = This is the only way in which you sign in. You can't take it away.

account-identities = Signing in by an organisation
account-identity-since = linked on { $date }
account-identity-used = last used on { $date }
account-identity-remove = Unlink { $provider }
account-identity-confirm = After that you can't sign in this way any more. Go on?
account-identity-add = Link { $provider }
account-second-factor-off-here = The second step is off here. You sign in by your organisation, without a code of ours.
account-identity-text = Once it is linked you can sign in this way too. Your role then follows what that organisation says of you.
notice-identity-linked = You can now sign in this way too.
notice-identity-unlinked = You no longer sign in this way.

proof-lead-provider = What you want to do is important. Please sign in by your organisation once more. After that we won't ask for ten minutes.
proof-nowhere = This account has no password, and no link that still works here. Ask the administrator for help.
