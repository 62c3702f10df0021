//! The accounts of the demonstration, with passwords made on the spot and kept in a file that its owner alone can read.

use std::{collections::BTreeMap, fs, io::Write, os::unix::fs::OpenOptionsExt, path::Path};

use anyhow::Context;

use super::account::in_words;
use crate::{
    access::{Role, Scope},
    actions::add_account::{AccountToAdd, add_account, hash},
    app::App,
    ids,
    register::portfolio::Portfolio,
    storage::{StorageError, accounts, buyers, categories, register::Part},
    web::DemonstrationAccount,
};

/// Who accepts the reports of the demonstration.
pub(super) const DEMO_REVIEWER: &str = "reviewer@meetbaar.example";

/// The accounts, with their passwords.
pub(super) struct Accounts {
    known: Vec<Known>,
}

struct Known {
    email: String,
    role: Role,
    supplier: Option<String>,
    password: String,
}

/// Mail address of a supplier's user in the demonstration.
pub(super) fn supplier_email(supplier: &str) -> String {
    format!("{supplier}@leverancier.example")
}

impl Accounts {
    /// Makes the accounts that are missing; the passwords of those that are there are read from the file.
    pub(super) fn prepare(app: &App, portfolio: &Portfolio) -> anyhow::Result<Self> {
        let file = app.config.data.join("demo-accounts.json");
        let mut passwords: BTreeMap<String, String> = match fs::read_to_string(&file) {
            Ok(text) => serde_json::from_str(&text)
                .with_context(|| format!("{} can't be understood", file.display()))?,
            Err(_) => BTreeMap::new(),
        };
        let mut known = Vec::new();
        for (email, role, supplier) in wanted(portfolio) {
            let password = passwords
                .entry(email.clone())
                .or_insert_with(ids::password)
                .clone();
            known.push(Known {
                email,
                role,
                supplier,
                password,
            });
        }
        // Kept before the accounts exist: a process that is killed between may not leave accounts that nobody can enter.
        keep(&file, &serde_json::to_string_pretty(&passwords)?)
            .with_context(|| format!("{} can't be written", file.display()))?;
        for account in &known {
            add(app, account)?;
        }
        Ok(Self { known })
    }

    /// One account for each role, for the page where one signs in.
    pub(super) fn shown(&self) -> Vec<DemonstrationAccount> {
        Role::ALL
            .iter()
            .filter_map(|role| self.known.iter().find(|account| account.role == *role))
            .map(|account| DemonstrationAccount {
                email: account.email.clone(),
                password: account.password.clone(),
                role: account.role.code().to_owned(),
            })
            .collect()
    }

    /// Prints one account for each role, and where those of the other suppliers stand.
    pub(super) fn print(&self, app: &App) {
        println!("\nAccounts, to sign in with:");
        for account in self.shown() {
            println!(
                "  {:<17} {:<32} {}",
                account.role, account.email, account.password
            );
        }
        println!(
            "  Those of the other suppliers stand in {}.",
            app.config.data.join("demo-accounts.json").display()
        );
    }
}

fn wanted(portfolio: &Portfolio) -> Vec<(String, Role, Option<String>)> {
    let suppliers = portfolio.supplier.iter().map(|supplier| {
        (
            supplier_email(&supplier.code),
            Role::SupplierUser,
            Some(supplier.code.clone()),
        )
    });
    let staff = Role::ALL
        .iter()
        .filter(|role| !role.is_suppliers())
        .map(|role| {
            let email = if *role == Role::Reviewer {
                DEMO_REVIEWER.to_owned()
            } else {
                format!("{}@meetbaar.example", role.code().replace('_', "-"))
            };
            (email, *role, None)
        });
    let keeper = portfolio.supplier.last().map(|supplier| {
        (
            format!("beheer-{}", supplier_email(&supplier.code)),
            Role::SupplierAdministrator,
            Some(supplier.code.clone()),
        )
    });
    suppliers.chain(keeper).chain(staff).collect()
}

fn add(app: &App, account: &Known) -> anyhow::Result<()> {
    if app
        .database
        .read(|connection| accounts::by_email(connection, &account.email))?
        .is_some()
    {
        return Ok(());
    }
    let reaches: Vec<String> = app.database.read(|connection| match account.role {
        Role::CategoryManager => {
            let all = categories::list(connection, Scope::All, None, Part::WHOLE)?;
            Ok::<_, StorageError>(all.into_iter().map(|one| one.code).collect())
        }
        Role::ContractManager => {
            let all = buyers::list(connection, Scope::All, None, Part::WHOLE)?;
            Ok(all.into_iter().map(|one| one.code).collect())
        }
        _ => Ok(Vec::new()),
    })?;
    let password_hash = hash(&account.password).map_err(in_words)?;
    let new = AccountToAdd {
        email: &account.email,
        role: account.role,
        supplier: account.supplier.as_deref(),
        reaches: &reaches,
        password_hash: &password_hash,
    };
    app.database
        .write(|connection| add_account(connection, &new, app.clock.now()))
        .map_err(in_words)?;
    Ok(())
}

fn keep(file: &Path, text: &str) -> std::io::Result<()> {
    let draft = file.with_extension("draft");
    let mut open = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    fs::rename(draft, file)
}
