//! The settings of single sign-on: the providers of identities (OpenID Connect), what their claims mean here, and who may
//! still sign in with a password of this installation.

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::{ConfigFault, Secret};
use crate::access::Role;

/// Longest short name of a provider.
const LONGEST_NAME: usize = 30;

/// Whose accounts have passwords here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LocalAccounts {
    /// Everybody's.
    #[default]
    Everybody,
    /// Suppliers' users only: staff comes by a provider.
    Suppliers,
    /// Nobody's.
    Nobody,
}

impl LocalAccounts {
    /// Whether somebody of a role may sign in with a password.
    #[must_use]
    pub const fn may(self, role: Role) -> bool {
        match self {
            Self::Everybody => true,
            Self::Suppliers => role.is_suppliers(),
            Self::Nobody => false,
        }
    }
}

/// Whom a provider knows. It gives no role of the other kind, whatever it claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Users {
    /// Those who buy, review, analyse and keep.
    Staff,
    /// Suppliers' users.
    Suppliers,
}

impl Users {
    /// Whether a role is of this kind.
    #[must_use]
    pub const fn have(self, role: Role) -> bool {
        matches!(self, Self::Suppliers) == role.is_suppliers()
    }
}

/// By which of its names in the register a supplier is claimed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SupplierBy {
    /// Its code.
    #[default]
    Code,
    /// Its number at the Kamer van Koophandel.
    Kvk,
}

/// How an ID token may be signed. Algorithms with a shared secret are not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[expect(missing_docs, reason = "the names are those of RFC 7518 and RFC 8037")]
pub enum Signature {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    #[serde(rename = "EdDSA")]
    EdDsa,
}

/// A value of the claim of roles, and the role that it gives here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RoleGiven {
    /// The value, letter for letter.
    pub value: String,
    /// The role, in its word.
    pub role: String,
}

/// One provider: an entry of `[[providers]]`. A claim is named as it is called, or by a JSON pointer (`/realm_access/roles`).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// Short name, as it stands in addresses: `/sign-in/with/{name}`.
    pub name: String,
    /// What the button says after "Inloggen met".
    pub label: String,
    /// The same in English; without it as in Dutch.
    #[serde(default)]
    pub label_en: Option<String>,
    /// Issuer, letter for letter as the provider spells itself.
    pub issuer: String,
    /// This installation's name there.
    pub client_id: String,
    /// File that holds its secret.
    pub client_secret_file: PathBuf,
    /// Whom it knows.
    pub users: Users,
    /// The claim that gives roles.
    pub roles_claim: String,
    /// What its values mean. Of several that somebody has, the first of this list counts.
    pub roles: Vec<RoleGiven>,
    /// The claim that names a supplier's user's supplier.
    #[serde(default)]
    pub supplier_claim: Option<String>,
    /// By what it names it.
    #[serde(default)]
    pub supplier_by: SupplierBy,
    /// The claim with codes of a category manager's categories; without it administrators give them.
    #[serde(default)]
    pub categories_claim: Option<String>,
    /// The claim with codes of a contract manager's buyers; without it administrators give them.
    #[serde(default)]
    pub buyers_claim: Option<String>,
    /// Levels of assurance (`acr`) of which one is asked for and must be there; none is asked for where it is empty.
    #[serde(default)]
    pub acr: Vec<String>,
    /// Scopes beside `openid`.
    #[serde(default = "email")]
    pub scopes: Vec<String>,
    /// How ID tokens may be signed.
    #[serde(default = "signatures")]
    pub algorithms: Vec<Signature>,
    /// What the file holds.
    #[serde(skip)]
    pub client_secret: Option<Secret>,
}

fn email() -> Vec<String> {
    vec!["email".to_owned()]
}

fn signatures() -> Vec<Signature> {
    use Signature::{ES256, EdDsa, PS256, RS256};
    vec![RS256, PS256, ES256, EdDsa]
}

impl ProviderSettings {
    fn check(&self) -> Result<(), String> {
        let named = self
            .name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !named || self.name.is_empty() || self.name.len() > LONGEST_NAME {
            return Err(format!(
                "name {:?} must be 1 to {LONGEST_NAME} small letters, digits and dashes",
                self.name
            ));
        }
        if self.label.trim().is_empty() || self.client_id.is_empty() {
            return Err("label and client_id must be filled in".to_owned());
        }
        issuer(&self.issuer)?;
        if self.algorithms.is_empty() {
            return Err("algorithms must name one at least, such as RS256".to_owned());
        }
        if self.roles.is_empty() || self.roles_claim.is_empty() {
            return Err("roles_claim and roles must say who gets which role".to_owned());
        }
        for given in &self.roles {
            self.check_role(given)?;
        }
        let suppliers = self.users == Users::Suppliers;
        if suppliers != self.supplier_claim.is_some() {
            return Err(
                "supplier_claim is for providers with users = \"suppliers\", and they need it"
                    .to_owned(),
            );
        }
        if suppliers && (self.categories_claim.is_some() || self.buyers_claim.is_some()) {
            return Err("categories_claim and buyers_claim are for users = \"staff\"".to_owned());
        }
        Ok(())
    }

    fn check_role(&self, given: &RoleGiven) -> Result<(), String> {
        let role = Role::from_code(&given.role).filter(|role| self.users.have(*role));
        if role.is_some() {
            return Ok(());
        }
        let own = Role::ALL.iter().filter(|role| self.users.have(**role));
        let own: Vec<&str> = own.map(|role| role.code()).collect();
        Err(format!(
            "roles: {:?} is no role for these users; choose one of {}",
            given.role,
            own.join(", ")
        ))
    }
}

fn issuer(text: &str) -> Result<(), String> {
    let told = || {
        format!(
            "issuer {text:?} must be an https address without a question or a fragment, as the provider spells itself"
        )
    };
    let url = url::Url::parse(text).map_err(|_| told())?;
    let bare = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if bare && (url.scheme() == "https" || is_loopback(&url)) {
        Ok(())
    } else {
        Err(told())
    }
}

/// Whether an address is of this machine, by http: for development.
#[must_use]
pub fn is_loopback(url: &url::Url) -> bool {
    let own = match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    own && url.scheme() == "http"
}

/// Reads the secrets of providers, and refuses what can't be used.
///
/// # Errors
/// With the name of the provider, and what to write.
pub(super) fn checked(
    providers: &mut [ProviderSettings],
    local: LocalAccounts,
    public_url: &url::Url,
) -> Result<(), ConfigFault> {
    for provider in providers.iter_mut() {
        provider
            .check()
            .map_err(|fault| ConfigFault(format!("[[providers]] {:?}: {fault}", provider.name)))?;
        let file = &provider.client_secret_file;
        let secret = super::secret(None, Some(file)).map_err(|_| {
            ConfigFault(format!(
                "[[providers]] {:?}: client_secret_file {} can't be read; put the secret there, and let this user read it",
                provider.name,
                file.display()
            ))
        })?;
        provider.client_secret = secret;
    }
    let mut seen = BTreeSet::new();
    let double = providers
        .iter()
        .any(|one| !seen.insert(&one.name) || !seen.insert(&one.issuer));
    if double {
        return Err(ConfigFault(
            "[[providers]]: each needs a name and an issuer of its own".to_owned(),
        ));
    }
    if !providers.is_empty() && public_url.scheme() != "https" && !is_loopback(public_url) {
        return Err(ConfigFault(
            "[[providers]] need a public_url with https: what comes back from a provider opens an account".to_owned(),
        ));
    }
    let staff = providers.iter().any(|one| one.users == Users::Staff);
    if local != LocalAccounts::Everybody && !staff {
        return Err(ConfigFault(
            "local_accounts: without a password staff needs a provider; add one to [[providers]] with users = \"staff\", or write \"everybody\""
                .to_owned(),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider() -> ProviderSettings {
        toml::from_str(
            r#"
            name = "staff"
            label = "Rijk"
            issuer = "https://login.example.nl/realms/rijk"
            client_id = "meetbaar"
            client_secret_file = "/nowhere"
            users = "staff"
            roles_claim = "roles"
            roles = [{ value = "toetser", role = "reviewer" }]
            "#,
        )
        .unwrap()
    }

    #[test]
    fn what_can_not_be_used_is_named() {
        type Change = fn(&mut ProviderSettings);
        let wrong: [(Change, &str); 10] = [
            (|one| one.name = "Rijk".to_owned(), "name"),
            (|one| one.name = "a/b".to_owned(), "name"),
            (
                |one| one.issuer = "http://login.example.nl".to_owned(),
                "issuer",
            ),
            (
                |one| one.issuer = "https://login.example.nl/?a=b".to_owned(),
                "issuer",
            ),
            (|one| one.algorithms.clear(), "algorithms"),
            (|one| one.roles.clear(), "roles"),
            (
                |one| one.roles[0].role = "supplier_user".to_owned(),
                "roles",
            ),
            (|one| one.roles[0].role = "root".to_owned(), "roles"),
            (
                |one| one.supplier_claim = Some("kvk".to_owned()),
                "supplier_claim",
            ),
            (|one| one.users = Users::Suppliers, "roles"),
        ];
        for (change, named) in wrong {
            let mut one = provider();
            change(&mut one);
            let fault = one.check().unwrap_err();
            assert!(fault.starts_with(named), "{named}: {fault}");
        }
        for issuer in [
            "https://login.example.nl",
            "http://127.0.0.1:9000",
            "http://localhost:1/a",
        ] {
            let one = ProviderSettings {
                issuer: issuer.to_owned(),
                ..provider()
            };
            assert_eq!(one.check(), Ok(()), "{issuer}");
        }
    }

    #[test]
    fn only_asymmetric_signatures_can_be_named() {
        for (name, known) in [
            ("RS256", true),
            ("EdDSA", true),
            ("HS256", false),
            ("none", false),
        ] {
            let read: Result<Signature, _> = serde_json::from_value(name.into());
            assert_eq!(read.is_ok(), known, "{name}");
        }
    }

    #[test]
    fn a_kind_of_users_has_its_roles_and_a_password_its_accounts() {
        for (role, staff) in [
            (Role::Administrator, true),
            (Role::SupplierAdministrator, false),
        ] {
            assert_eq!(Users::Staff.have(role), staff);
            assert_eq!(Users::Suppliers.have(role), !staff);
            assert_eq!(LocalAccounts::Suppliers.may(role), !staff);
            assert!(LocalAccounts::Everybody.may(role) && !LocalAccounts::Nobody.may(role));
        }
    }
}
