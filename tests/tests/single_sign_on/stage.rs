//! Where these stories begin: an installation that knows one provider for staff and one for suppliers.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::{Client, Kind, Page, Story};
use serde_json::{Value, json};

use crate::provider::IdentityProvider;

/// The level of assurance that the provider for staff is asked for.
pub(crate) const ACR: &str = "urn:proef:substantieel";

/// An installation with its providers.
pub(crate) struct Stage {
    pub(crate) story: Story,
    pub(crate) rijk: IdentityProvider,
    pub(crate) portaal: IdentityProvider,
}

/// What went along with a browser that left.
#[derive(Debug)]
pub(crate) struct Left {
    pub(crate) address: String,
    pub(crate) fields: BTreeMap<String, String>,
}

impl Left {
    /// Of an address that a browser was sent to.
    pub(crate) fn for_address(address: &str) -> Self {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self {
            address: address.to_owned(),
            fields: pairs
                .map(|(name, value)| (name.to_owned(), decoded(value)))
                .collect(),
        }
    }

    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.bytes());
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let pair = [
                    rest.next().unwrap_or_default(),
                    rest.next().unwrap_or_default(),
                ];
                let pair = String::from_utf8_lossy(&pair).into_owned();
                bytes.push(u8::from_str_radix(&pair, 16).unwrap_or_default());
            }
            b'+' => bytes.push(b' '),
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The word of the page of who did not come in.
pub(crate) fn refused(page: &Page) -> String {
    let body = page.body();
    let code = body.split("data-code=\"").nth(1);
    let code = code
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    format!("{} {code}", page.status)
}

/// A reviewer, as the provider for staff claims him.
pub(crate) fn reviewer() -> Value {
    json!({ "email": "rik@rijk.example", "roles": ["toets"], "acr": ACR })
}

/// A user of Noorderlicht, as the provider for suppliers claims her.
pub(crate) fn user() -> Value {
    json!({ "email": "nora@noorderlicht.example", "roles": "medewerker", "supplier": "noorderlicht" })
}

/// Claims with others over them.
pub(crate) fn with(mut claims: Value, over: &Value) -> Value {
    for (name, value) in over.as_object().into_iter().flatten() {
        claims[name] = value.clone();
    }
    claims
}

impl Stage {
    pub(crate) fn set(kind: Kind, environment: &[(&str, &str)]) -> Result<Self> {
        let (rijk, portaal) = (IdentityProvider::start()?, IdentityProvider::start()?);
        let staff = format!(
            "users=\"staff\",acr=[\"{ACR}\"],roles_claim=\"roles\",categories_claim=\"categories\",roles=[\
             {{value=\"beheer\",role=\"administrator\"}},{{value=\"toets\",role=\"reviewer\"}},\
             {{value=\"inkoop\",role=\"category_manager\"}}]"
        );
        let suppliers = "users=\"suppliers\",roles_claim=\"roles\",supplier_claim=\"supplier\",\
             roles=[{value=\"medewerker\",role=\"supplier_user\"},{value=\"chef\",role=\"supplier_administrator\"}]";
        let all = format!(
            "[{},{}]",
            rijk.settings("rijk", &staff),
            portaal.settings("portaal", suppliers)
        );
        let mut settings = vec![("MEETBAAR_PROVIDERS", all.as_str())];
        settings.extend(environment);
        let story = Story::begin_with(kind, &settings)?;
        Ok(Self {
            story,
            rijk,
            portaal,
        })
    }

    pub(crate) fn client(&self) -> Client {
        self.story.server.client()
    }

    pub(crate) fn provider(&self, name: &str) -> &IdentityProvider {
        match name {
            "rijk" => &self.rijk,
            _ => &self.portaal,
        }
    }

    /// Leaves for a provider, to enter.
    pub(crate) fn leave(&self, client: &Client, name: &str) -> Result<Left> {
        let page = client.get(&format!("/sign-in/with/{name}"))?.expect(303)?;
        Ok(Left::for_address(page.location().context("nowhere")?))
    }

    /// The address at which a browser comes back, with a code for who is claimed.
    pub(crate) fn back(&self, left: &Left, name: &str, claims: &Value) -> String {
        let provider = self.provider(name);
        let code = provider.code(left.field("nonce"), left.field("code_challenge"), claims);
        format!(
            "/sign-in/with/{name}/return?code={code}&state={}&iss={}",
            left.field("state"),
            provider.url
        )
    }

    /// Leaves and comes back as who is claimed.
    pub(crate) fn come(&self, client: &Client, name: &str, claims: &Value) -> Result<Page> {
        let left = self.leave(client, name)?;
        client.get(&self.back(&left, name, claims))
    }

    /// Comes in as who is claimed; the browser.
    pub(crate) fn enter(&self, name: &str, claims: &Value) -> Result<Client> {
        let client = self.client();
        let page = self.come(&client, name, claims)?;
        ensure!(page.status == 303, "{} {}", refused(&page), page.body());
        Ok(client)
    }

    pub(crate) fn number(&self, statement: &str) -> Result<i64> {
        self.story.database.number(statement)
    }

    /// How many entries of the audit log are of a deed.
    pub(crate) fn entries(&self, deed: &str) -> Result<i64> {
        self.number(&format!(
            "SELECT count(*) FROM audit_entry WHERE deed = '{deed}'"
        ))
    }
}
