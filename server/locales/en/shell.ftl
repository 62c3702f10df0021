# What stands on every page.
shell-name = Meetbaar
shell-tagline = Social return in view
shell-about = Social return in central government procurement
shell-skip = Skip to content
shell-menu = Main menu
shell-languages = Language
shell-foot = About this site
shell-breadcrumb = Breadcrumb
shell-overview = Contracts
shell-calendar = Calendar
shell-recovery = Recovery actions
shell-reports = Reports
shell-upload = Upload
shell-sign-out = Sign out
shell-accessibility = Accessibility
shell-version = Version { $version }
shell-demonstration = Demonstration.
shell-demonstration-text = All data on this site are made up.

pages-label = Pages
pages-previous = Previous
pages-next = Next
pages-now = { $page } of { $pages }

date-label = Reference date
date-show = Show

bar-percent = { $percent }% realised of what is required now
bar-approved = Realised
bar-reported = Reported, not yet judged
bar-required = Required now

sign-in-title = Sign in
sign-in-heading = Sign in
sign-in-lead = Follow what contracts bring to people at a distance from the labour market.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-submit = Sign in
sign-in-fault = You are not signed in
sign-in-accounts = Accounts to look around with
sign-in-accounts-text = This is a demonstration. Choose the role in which you want to look around.
sign-in-accounts-caption = Roles with e-mail address and password
sign-in-role = Role

accessibility-heading = Accessibility
accessibility-lead = Everybody must be able to use Meetbaar, also with poor sight, without a mouse, or with a screen reader.
accessibility-state = Where we stand
accessibility-state-text = We build to WCAG 2.2, levels A and AA. No independent party has examined Meetbaar yet. So we do not claim that the site meets all requirements.
accessibility-done = What we have done
accessibility-done-keyboard = Everything works with the keyboard, and you can always see where you are.
accessibility-done-script = Everything works without JavaScript too.
accessibility-done-colour = Colour is never the only sign: there is always a word or a shape beside it.
accessibility-done-tests = We test the pages automatically, on a large and on a small screen.
accessibility-known = What is not good enough yet
accessibility-known-tables = On a small screen you have to scroll wide tables sideways. The arrow keys do that too.
accessibility-known-users = We have not tested with users of assistive technology yet.
accessibility-contact = Does something not work for you?
accessibility-contact-text = Send us an e-mail. Tell us on which page you were and what went wrong:
accessibility-contact-office = Tell the person who gave you your account. Say on which page you were and what went wrong.

accessibility-title = Accessibility
shell-layouts = Layouts
