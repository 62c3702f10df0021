//! `meetbaar account`: adds accounts, closes them, and helps where nobody else can; the first administrator begins here.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use crate::{
    access::{Role, Scope},
    actions::{
        Refusal,
        accounts::{
            change_account::{close_account, reopen_account},
            invite::{Inviter, ToInvite, invite},
            passwords, second_factor,
        },
        add_account,
    },
    app::App,
    audit::Context,
    ids,
    storage::{Connection, accounts, accounts::StoredAccount},
};

/// Keep accounts.
#[derive(Subcommand)]
pub(super) enum Account {
    /// Add an account.
    Add(Add),
    /// Close an account: nobody can enter by it any more.
    Close(Which),
    /// Open a closed account again.
    Reopen(Which),
    /// Take away the second factor of somebody who lost it. He gets a mail.
    ResetSecondFactor(Which),
}

/// One account.
#[derive(Args)]
pub(super) struct Which {
    /// Its mail address.
    #[arg(long)]
    email: String,
}

/// Add an account. With --invite a one-time link is printed, and sent by mail; without it and without --password-stdin a
/// password is made and printed once.
#[derive(Args)]
pub(super) struct Add {
    /// Mail address: the name to sign in with.
    #[arg(long)]
    email: String,
    /// Role: supplier_user, supplier_administrator, contract_manager, category_manager, reviewer, network_analyst, auditor
    /// or administrator.
    #[arg(long)]
    role: String,
    /// Code of the supplier, for a supplier's user.
    #[arg(long)]
    supplier: Option<String>,
    /// Code of a category, for a category manager; may be given more than once.
    #[arg(long, value_name = "CODE")]
    category: Vec<String>,
    /// Code of a buyer, for a contract manager; may be given more than once.
    #[arg(long, value_name = "CODE")]
    buyer: Vec<String>,
    /// Take the password from the first line of standard input.
    #[arg(long)]
    password_stdin: bool,
    /// Print a one-time link with which its user chooses a password himself.
    #[arg(long, conflicts_with = "password_stdin")]
    invite: bool,
}

impl Account {
    pub(super) fn run(&self, app: &App) -> anyhow::Result<()> {
        let now = app.clock.now();
        match self {
            Self::Add(add) => add.run(app),
            Self::Close(which) => which.change(app, "Closed", |connection, account| {
                close_account(connection, account, now)
            }),
            Self::Reopen(which) => which.change(app, "Opened", reopen_account),
            Self::ResetSecondFactor(which) => {
                which.change(app, "Took the second factor from", |connection, account| {
                    second_factor::remove(connection, account, None, None, now)
                })
            }
        }
    }
}

impl Which {
    fn change(
        &self,
        app: &App,
        done: &str,
        deed: impl FnOnce(&mut Connection, &StoredAccount) -> Result<(), Refusal>,
    ) -> anyhow::Result<()> {
        let email = self.email.trim().to_lowercase();
        let found = app.database.write(|connection| {
            let Some(account) = accounts::by_email(connection, &email)? else {
                return Ok(false);
            };
            deed(connection, &account)?;
            Ok(true)
        });
        if !found.map_err(in_words)? {
            bail!("there is no account {email}");
        }
        println!("{done} {email}.");
        Ok(())
    }
}

impl Add {
    fn run(&self, app: &App) -> anyhow::Result<()> {
        let Some(role) = Role::from_code(&self.role) else {
            let known: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
            bail!(
                "there is no role {:?}; the roles are {}",
                self.role,
                known.join(", ")
            );
        };
        let reaches = [self.category.as_slice(), self.buyer.as_slice()].concat();
        if self.invite {
            return self.invite(app, role, &reaches);
        }
        if self.password_stdin {
            let known = [Some(self.email.as_str()), self.supplier.as_deref()];
            let known: Vec<&str> = known.into_iter().flatten().collect();
            let hash = passwords::chosen(&typed()?, &known, &app.leaked).map_err(in_words)?;
            return self.add(app, role, &reaches, &hash);
        }
        let password = ids::password();
        let hash = passwords::hash(&password).map_err(in_words)?;
        self.add(app, role, &reaches, &hash)?;
        println!("Password: {password}");
        println!("It is shown only now.");
        Ok(())
    }

    fn add(&self, app: &App, role: Role, reaches: &[String], hash: &str) -> anyhow::Result<()> {
        let new = add_account::AccountToAdd {
            email: &self.email,
            role,
            supplier: self.supplier.as_deref(),
            reaches,
            password_hash: hash,
        };
        app.database
            .write_as(&Context::command("account add"), |connection| {
                add_account::add_account(connection, &new, app.clock.now())
            })
            .map_err(in_words)?;
        println!("Added {} as {}.", self.email, role.code());
        Ok(())
    }

    fn invite(&self, app: &App, role: Role, reaches: &[String]) -> anyhow::Result<()> {
        let inviter = Inviter {
            account: None,
            scope: Scope::All,
            key: app.keys.account(),
            days: app.config.invitation_days,
            local: app.config.local_accounts,
        };
        let new = ToInvite {
            email: &self.email,
            role,
            supplier: self.supplier.as_deref(),
            reaches,
            language: "nl",
        };
        let seed = app
            .database
            .write(|connection| invite(connection, inviter, &new, app.clock.now()))
            .map_err(in_words)?;
        let mut link = app.config.public_url.clone();
        link.set_path(&format!("/invitation/{}", inviter.key.link_secret(&seed)));
        println!("Invited {} as {}.", self.email, role.code());
        println!("Link, to be used once: {link}");
        println!("It is shown only now, and works for {} days.", inviter.days);
        Ok(())
    }
}

fn typed() -> anyhow::Result<String> {
    let input = std::io::stdin();
    if input.is_terminal() {
        eprintln!("Type the password and press Enter; it shows while you type:");
    }
    let mut line = String::new();
    input
        .lock()
        .read_line(&mut line)
        .context("can't read the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A refusal in the words of the command line.
pub(super) fn in_words(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Invalid(faults) => {
            let texts = crate::text::Texts::new(crate::text::Language::English);
            let lines: Vec<String> = faults
                .iter()
                .map(|fault| {
                    let words = texts.word("fault", fault.code);
                    if fault.found.is_empty() {
                        words
                    } else {
                        format!("{words} ({})", fault.found)
                    }
                })
                .collect();
            anyhow::anyhow!(lines.join("; "))
        }
        other => other.into(),
    }
}
