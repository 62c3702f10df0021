//! `meetbaar account`: adds accounts; the first administrator begins here.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use crate::{
    access::Role,
    actions::{Refusal, add_account},
    app::App,
    audit::Context,
    ids,
};

/// Keep accounts.
#[derive(Subcommand)]
pub(super) enum Account {
    /// Add an account.
    Add(Add),
}

/// Add an account. Without --password-stdin a password is made and printed once.
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
}

impl Account {
    pub(super) fn run(&self, app: &App) -> anyhow::Result<()> {
        let Self::Add(add) = self;
        let Some(role) = Role::from_code(&add.role) else {
            let known: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
            bail!(
                "there is no role {:?}; the roles are {}",
                add.role,
                known.join(", ")
            );
        };
        let (password, made) = if add.password_stdin {
            (typed()?, false)
        } else {
            (ids::password(), true)
        };
        let hash = add_account::hash(&password).map_err(in_words)?;
        let new = add_account::AccountToAdd {
            email: &add.email,
            role,
            supplier: add.supplier.as_deref(),
            reaches: &[add.category.as_slice(), add.buyer.as_slice()].concat(),
            password_hash: &hash,
        };
        app.database
            .write_as(&Context::command("account add"), |connection| {
                add_account::add_account(connection, &new, app.clock.now())
            })
            .map_err(in_words)?;
        println!("Added {} as {}.", add.email, role.code());
        if made {
            println!("Password: {password}");
            println!("It is shown only now.");
        }
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
