//! The accounts of a demonstration, shown where one signs in; none anywhere else.

/// An account of the demonstration, shown where one signs in.
#[derive(Clone, Debug)]
pub struct DemonstrationAccount {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Role, in its word.
    pub role: String,
}

/// What every handler can reach besides the installation.
pub(super) struct Demonstration(pub(super) Vec<DemonstrationAccount>);
