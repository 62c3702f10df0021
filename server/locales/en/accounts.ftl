# Accounts: one's own, those of others, and how somebody gets in.
shell-account = My account:
shell-accounts = Accounts
form-show-password = Show password

code-heading = Enter your code
code-lead = Open the app on your phone and enter the six digits that it shows for Meetbaar.
code-label = Code
code-hint = The six digits from your app, or one of your recovery codes.
code-submit = Continue
code-lost = Lost your phone?
code-lost-text = Enter a recovery code. Don’t have those either? Ask whoever manages the accounts in your organisation.
code-again = Start signing in again

second-factor-heading = Set up the second step
second-factor-lead = With a code from your phone nobody gets in who knows only your password.
second-factor-lead-compulsory = With your role you sign in with a password and a code from your phone. Set that up first.
second-factor-step-app = Install an app for codes on your phone, if you have none yet.
second-factor-step-scan = Scan the picture below with that app, or type in the key.
second-factor-step-code = Enter the six digits that the app shows.
second-factor-picture = QR code with the key for your app. The key also stands as text below this picture.
second-factor-typed = Key to type in:
second-factor-code = Code from the app
second-factor-code-hint = Six digits. They change every half minute.
second-factor-submit = Turn on the second step

recovery-codes-heading = Keep your recovery codes
recovery-codes-lead = The second step is on. With these codes you get in when you don’t have your phone. Each code works once.
recovery-codes-keep = Print them or put them in your password manager. We show them only now.
recovery-codes-next = I have kept them, continue

choose-password-invitation = Choose a password
choose-password-invitation-lead = You are invited to work with Meetbaar. Your account gets the email address { $email }.
choose-password-role = Your role:
choose-password-reset = Choose a new password
choose-password-reset-lead = This becomes the password of { $email }. You will then be signed out everywhere.
choose-password-change = Change password
choose-password-change-lead = After the change you stay signed in on this device only.
choose-password-current = Your current password
choose-password-new = New password
choose-password-hint = At least 12 characters. All characters are fine, spaces too. Four random words in a row are strong; so is a password from your password manager.
choose-password-submit = Save password

forgotten-heading = Forgot your password
forgotten-lead = Enter your email address. You get a link with which you choose a new password.
forgotten-submit = Send me a link
forgotten-sent = If this address has an account, an email is on its way.
forgotten-sent-text = The link works for an hour. Got nothing? Look among your junk mail, or check the address.
forgotten-back = To signing in

link-over = This link no longer works
link-over-lead = The link was used, has expired or was withdrawn. Ask for a new invitation, or for a new link.

new-email-heading = Change email address
new-email-lead = You now sign in with { $email }.
new-email-label = New email address
new-email-hint = We send a link to this address. Your address changes only when you open it.
new-email-submit = Send the link
new-email-confirm = Is this your email address?
new-email-confirm-lead = From now on you sign in with { $email }.
new-email-confirm-submit = Yes, use this address

proof-heading = Is it really you?
proof-lead = What you want to do is important. So please enter your password once more. We won’t ask again for ten minutes.
proof-submit = Continue

account-heading = My account
account-who = Who you are
account-change-email = Change
account-supplier = Supplier
account-reaches = Categories or buyers
account-reaches-hint = Codes with a space between them: categories for a category manager, buyers for a contract manager. Leave it empty for other roles.
account-language = Choose another language at the top of the page.
account-entering = How you sign in
account-second-factor = Second step
account-second-factor-on = The second step is on: you sign in with a code from your phone.
account-second-factor-off = The second step is off. Whoever knows your password gets in.
account-second-factor-add = Set up the second step
account-second-factor-renew = Set up another phone
account-second-factor-remove = Turn off the second step
account-second-factor-confirm = Are you sure that you want to turn off the second step?
account-codes-left = You have { $codes } recovery codes left.
account-codes-new = New recovery codes
account-codes-confirm = Your old recovery codes will no longer work. Continue?
account-sessions = Where you are signed in
account-sessions-caption = Your sessions by browser
account-sessions-text = Something you don’t recognise? Sign it out and change your password.
account-session-browser = Browser
account-session-address = Network address
account-session-began = Signed in
account-session-seen = Last used
account-session-end = Sign out
account-session-this = This device
account-session-unknown = Unknown browser
account-sessions-others = Sign out everywhere else

accounts-heading = Accounts
accounts-invitations = Invitations
accounts-invitations-caption = Invitations that were not accepted yet
accounts-until = Link works until
accounts-do = Do
accounts-ended = Expired
accounts-again = Send again
accounts-withdraw = Withdraw
accounts-list = All accounts
accounts-list-caption = Accounts with role and access
accounts-all-roles = All roles
accounts-search = Search
accounts-none = Nothing found
accounts-none-text = Search for another part of the address, or choose all roles.
accounts-state = Access
accounts-open = Open
accounts-closed = Closed
accounts-yes = Yes
accounts-no = No
accounts-signed-in = Last signed in
accounts-never = Never yet

account-new-heading = Invite somebody
account-new-lead = The new user gets an email with a link and chooses a password.
account-new-supplier = Code of the supplier
account-new-supplier-hint = Only for users of a supplier.
account-new-language-hint = The language of the invitation.
account-new-submit = Send invitation
account-new-back = Back to the accounts

account-kept-own = This is your own account. You can’t change your own role.
account-kept-rights = Role and reach
account-kept-rights-text = Whoever gets another role or reach has to sign in again and gets an email.
account-kept-rights-submit = Save role
account-kept-lost = Phone lost
account-kept-lost-text = First make sure that you are really speaking with this person, for instance by calling back. Then you can remove the second step. The user gets an email.
account-kept-reason = Reason
account-kept-reason-hint = The user reads this reason.
account-kept-lost-submit = Remove the second step
account-kept-access = Access
account-kept-sign-out = Sign out everywhere
account-kept-close-text = Nobody can sign in with a closed account. What the user did stays.
account-kept-close = Close account
account-kept-close-confirm = Are you sure that you want to close this account?
account-kept-reopen-text = This account is closed. Once it is open, the user signs in as before.
account-kept-reopen = Open account again

notice-account-ready = Your account is ready. Please sign in.
notice-password-reset = Your password was changed. Sign in with the new password.
notice-password-changed = Your password was changed. You are signed out on other devices.
notice-second-factor-removed = The second step is gone.
notice-session-ended = That device is signed out.
notice-sessions-ended = You are signed out everywhere else.
notice-email-asked = If this address is free, a link was sent to it.
notice-email-changed = Your email address was changed. From now on sign in with the new address.
notice-invited = If this address can get an account, an invitation was sent to it.
notice-invited-again = The invitation was sent again. The link before it no longer works.
notice-invitation-withdrawn = The invitation was withdrawn.
notice-role-changed = The role was saved.
notice-account-closed = The account is closed.
notice-account-reopened = The account is open again.
notice-signed-out-everywhere = The user is signed out everywhere.

fault-code_wrong = This code is wrong or was used before. Wait for the next code and try again.
fault-password_wrong = This is not your password. Try again.
fault-password_leaked = This password is on a list of passwords that leaked elsewhere. Take another, also where you use this one.
fault-password_guessable = This password is easy to guess. Take four random words in a row, or let your password manager make one.
fault-invited_already = This address was invited already. Send the invitation again, or withdraw it.
fault-links_enough = Enough links were sent today. Try again tomorrow.
fault-link_used = This link no longer works.
fault-nothing_pending = Start setting up the second step again.
fault-no_second_factor = This account has no second step.
fault-second_factor_compulsory = With your role the second step is compulsory.
fault-own_account = You don’t change your own account here. Ask another administrator.
fault-last_administrator = This is the last administrator. Invite another administrator first.
fault-role_of_another_kind = A supplier’s user stays one. Invite somebody else for this role.
fault-administrators_only = Only an administrator of Meetbaar removes a second step. Ask there.
fault-closed_before = This account was closed already.
fault-not_closed = This account is not closed.

mail-invitation-subject = Invitation to Meetbaar
mail-invitation-intro = You are invited to work with Meetbaar. Your account gets the email address { $subject }.
mail-invitation-ask = Open the link and choose a password. The link works once and for a limited time. Didn’t expect this? Then you need not do anything.
mail-invitation-link = Choose a password

mail-password_link-subject = Choose a new password for Meetbaar
mail-password_link-intro = Somebody asked for a new password for { $subject }.
mail-password_link-ask = Was that you? Open the link and choose a new password. The link works once, for an hour. Was it not you? Then you need not do anything; your password does not change.
mail-password_link-link = Choose a new password

mail-email_link-subject = Is this your email address for Meetbaar?
mail-email_link-intro = Somebody wants to sign in to Meetbaar with { $subject } from now on.
mail-email_link-ask = Was that you? Open the link and confirm the address. The link works once, for a day. Was it not you? Then you need not do anything.
mail-email_link-link = Confirm your address

mail-email_changed-subject = Your email address for Meetbaar was changed
mail-email_changed-intro = You signed in with { $subject }. From now on it is this address:
mail-email_changed-ask = Was it not you? Then contact whoever manages the accounts in your organisation at once.
mail-email_changed-link = To Meetbaar

mail-new_password-subject = Your password for Meetbaar was changed
mail-new_password-intro = The password of { $subject } was changed just now. You are signed out on other devices.
mail-new_password-ask = Was it not you? Then choose a new password by “Forgot your password” at once, and tell whoever manages the accounts in your organisation.
mail-new_password-link = Look at your account

mail-second_factor_added-subject = Second step set up for Meetbaar
mail-second_factor_added-intro = A second step was set up for { $subject }: signing in with a code from a phone.
mail-second_factor_added-ask = Was it not you? Then change your password at once, and tell whoever manages the accounts in your organisation.
mail-second_factor_added-link = Look at your account

mail-second_factor_removed-subject = Second step removed for Meetbaar
mail-second_factor_removed-intro = The second step of { $subject } was removed. Signing in now needs no code.
mail-second_factor_removed-ask = Is this not right? Then change your password at once, and tell whoever manages the accounts in your organisation. Otherwise set up the second step again.
mail-second_factor_removed-link = Look at your account

mail-new_device-subject = Signed in to Meetbaar from a new device
mail-new_device-intro = Somebody signed in with { $subject } from a device that we don’t know:
mail-new_device-ask = Was that you? Then you need not do anything. Was it not you? Then change your password at once; that signs out all devices.
mail-new_device-link = Look at your account

mail-rights_changed-subject = Your role in Meetbaar was changed
mail-rights_changed-intro = The role or the reach of { $subject } was changed. Sign in again to go on working.
mail-rights_changed-ask = Is this not right? Then contact whoever manages the accounts in your organisation.
mail-rights_changed-link = Look at your account
