//! The answer to whoever made something: its identifier.

use serde::Serialize;
use utoipa::ToSchema;

/// Something that was made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Made {
    /// Its identifier.
    pub(super) id: String,
}
