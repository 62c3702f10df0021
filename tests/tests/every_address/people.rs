//! One account of every role, each with one supplier, buyer or category of its own.

use anyhow::{Context, Result};
use meetbaar_tests::{Client, Page, Program, Story};

use crate::addresses::Address;
use crate::bodies::{Bodies, question};

/// Somebody with a browser and a program.
pub(crate) struct Person {
    pub(crate) role: String,
    browser: Client,
    form: Page,
    program: Program,
}

/// One of each role. The own supplier is Werfzicht, the own buyer RVB, the own category bouw.
pub(crate) fn people(story: &Story) -> Result<Vec<Person>> {
    let roles: [(&str, &[&str]); 8] = [
        ("supplier_user", &["--supplier", "werfzicht"]),
        ("supplier_administrator", &["--supplier", "werfzicht"]),
        ("contract_manager", &["--buyer", "RVB"]),
        ("category_manager", &["--category", "bouw"]),
        ("reviewer", &[]),
        ("network_analyst", &[]),
        ("auditor", &[]),
        ("administrator", &[]),
    ];
    roles
        .into_iter()
        .map(|(role, further)| person(story, role, further))
        .collect()
}

fn person(story: &Story, role: &str, further: &[&str]) -> Result<Person> {
    let email = format!("{role}@walk.example");
    let mut arguments = vec!["account", "add", "--email", &email, "--role", role];
    arguments.extend(further);
    let said = story.server.run(&arguments)?;
    let password = said
        .lines()
        .find_map(|line| line.strip_prefix("Password: "));
    let password = password.context("a password")?;
    Person::known(story, role, &email, password)
}

impl Person {
    /// Somebody who has an account.
    pub(crate) fn known(story: &Story, role: &str, email: &str, password: &str) -> Result<Self> {
        let browser = story.server.client();
        let form = browser.get("/sign-in")?.expect(200)?;
        let fields = [("email", email), ("password", password)];
        browser.submit(&form, "/sign-in", &fields)?.expect(303)?;
        Ok(Self {
            role: role.to_owned(),
            form: browser.get("/")?.expect(200)?,
            browser,
            program: Program::new(story.server.client(), email, password)?,
        })
    }

    /// Asks at an address, with a content that can be read.
    pub(crate) fn ask(&self, address: &Address, path: &str, bodies: &Bodies) -> Result<Page> {
        self.ask_at(address, &format!("{path}{}", question(address)), bodies)
    }

    /// The same at a path with its question.
    pub(crate) fn ask_at(&self, address: &Address, path: &str, bodies: &Bodies) -> Result<Page> {
        if address.is_api() {
            return self.call(address, path, bodies);
        }
        match address.method.as_str() {
            "GET" => self.browser.get(path),
            "POST" if bodies.is_upload(address) => {
                let file = ("file", "leeg.csv", b"leeg".as_slice());
                self.browser.upload(&self.form, path, &[], file)
            }
            "POST" => self.browser.submit(&self.form, path, bodies.fields()),
            other => Err(anyhow::anyhow!("no page takes {other}")),
        }
        .context(address.told())
    }

    fn call(&self, address: &Address, path: &str, bodies: &Bodies) -> Result<Page> {
        if bodies.is_upload(address) {
            let fields = [("kind", "other")];
            return self.program.upload_to(path, "leeg.csv", b"leeg", &fields);
        }
        let content = bodies.of_address(address);
        let mut headers = Vec::new();
        if address.method != "GET" {
            headers.push(("If-Match", "\"1\""));
        }
        if content.is_some() {
            headers.push(("Content-Type", "application/json"));
        }
        let content = content
            .map(|content| content.to_string())
            .unwrap_or_default();
        let method = address.method.as_str();
        self.program.ask(method, path, &headers, content.as_bytes())
    }
}
