//! Style sheet, scripts and fonts of the pages, embedded in the binary.
//!
//! Names carry a hash of the content (`app-3KQ2ZD7A.css`), so an answer may be kept forever. This crate knows nothing of HTTP.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

/// Where pages find the assets.
pub const PREFIX: &str = "/assets/";

#[derive(RustEmbed)]
#[folder = "$MEETBAAR_ASSETS"]
struct Files;

/// One file as a browser gets it.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The content.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type, with the character set where that matters.
    pub mime: &'static str,
    /// The quoted value of an `ETag` header.
    pub etag: String,
}

/// Every address by its name without the hash.
static PATHS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| Some((without_hash(&name)?, format!("{PREFIX}{name}"))))
        .collect()
});

/// The address of a file by its plain name: `app.css` gives `/assets/app-3KQ2ZD7A.css`.
pub fn path_of(logical: &str) -> Option<&'static str> {
    PATHS.get(logical).map(String::as_str)
}

/// The file at an address, with or without [`PREFIX`].
pub fn file(path: &str) -> Option<Asset> {
    let name = path.strip_prefix(PREFIX).unwrap_or(path);
    let found = Files::get(name)?;
    Some(Asset {
        mime: media_type(name),
        etag: quoted(found.metadata.sha256_hash()),
        bytes: found.data,
    })
}

/// `app-3KQ2ZD7A.css` is `app.css`; a name without a hash is not ours to give out.
fn without_hash(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let (plain, hash) = stem.rsplit_once('-')?;
    let is_hash = hash.len() == 8
        && hash
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_hash.then(|| format!("{plain}.{extension}"))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn quoted(hash: [u8; 32]) -> String {
    let mut etag = String::from("\"");
    for byte in hash.iter().take(16) {
        // Writing to a String cannot fail.
        let _ = write!(etag, "{byte:02x}");
    }
    etag.push('"');
    etag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_ask_for_is_there() {
        for name in [
            "app.css",
            "app.js",
            "favicon.svg",
            "fira-sans-latin-400-normal.woff2",
        ] {
            let path = path_of(name).unwrap();
            let asset = file(path).unwrap();
            assert!(!asset.bytes.is_empty(), "{name}");
            assert_ne!(asset.mime, "application/octet-stream", "{name}");
            assert_eq!(asset.etag.len(), 34, "{name}");
        }
    }

    #[test]
    fn an_address_with_and_without_the_prefix_is_the_same_file() {
        let path = path_of("app.css").unwrap();
        assert_eq!(
            file(path).unwrap().etag,
            file(path.strip_prefix(PREFIX).unwrap()).unwrap().etag
        );
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert!(path_of("nothing.css").is_none());
        assert!(file("/assets/app.css").is_none());
        assert!(file("../Cargo.toml").is_none());
    }

    #[test]
    fn the_style_sheet_asks_for_nothing_that_is_not_embedded() {
        let style = file(path_of("app.css").unwrap()).unwrap();
        let style = String::from_utf8(style.bytes.into_owned()).unwrap();
        for wanted in style.split("url(").skip(1) {
            let wanted = wanted.split(')').next().unwrap().trim_matches(['"', '\'']);
            // Drawings inside the components' own CSS; our pages use none of them.
            if wanted.starts_with("data:") {
                continue;
            }
            assert!(
                file(wanted.trim_start_matches("./")).is_some(),
                "{wanted} is not embedded"
            );
        }
    }
}
