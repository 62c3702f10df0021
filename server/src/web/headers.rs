//! The headers that every answer has: what a browser may do with it, and what it must not.

use actix_web::{
    body::BoxBody,
    dev::ServiceResponse,
    http::{StatusCode, header},
    web::Data,
};

use super::guard::is_api;
use crate::app::App;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// For what is to be kept and not to be shown: were it shown, it could do nothing.
const OF_DOWNLOADS: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/// What browsers let pages use unless they are told not to. These pages need nothing of it. Features that Chromium knows on
/// some systems only (`bluetooth`, `web-share`) are left out: on the others it reports each page's header as an error.
const POWERFUL: [&str; 38] = [
    "accelerometer",
    "attribution-reporting",
    "autoplay",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "clipboard-read",
    "clipboard-write",
    "compute-pressure",
    "cross-origin-isolated",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "join-ad-interest-group",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "run-ad-auction",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// Adds them.
pub(super) fn add(response: &mut ServiceResponse<BoxBody>, id: &str) {
    let is_api = is_api(response.request().path());
    let is_asset = response.request().path().starts_with("/assets/");
    let secure = response
        .request()
        .app_data::<Data<App>>()
        .is_some_and(|app| app.config.secure_cookies());
    let unauthorised = response.status() == StatusCode::UNAUTHORIZED;
    let showed = response
        .request()
        .headers()
        .contains_key(header::AUTHORIZATION);
    let headers = response.headers_mut();
    let challenges = unauthorised && !headers.contains_key(header::WWW_AUTHENTICATE);
    let is_shared = headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    let is_download = headers.contains_key(header::CONTENT_DISPOSITION);
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = header::HeaderValue::from_str(value) {
            headers.insert(header::HeaderName::from_static(name), value);
        }
    };
    set(
        "content-security-policy",
        if is_download {
            OF_DOWNLOADS
        } else {
            CONTENT_SECURITY_POLICY
        },
    );
    set("x-content-type-options", "nosniff");
    set("x-frame-options", "DENY");
    set("x-permitted-cross-domain-policies", "none");
    set("referrer-policy", "same-origin");
    set("permissions-policy", &(POWERFUL.join("=(), ") + "=()"));
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-embedder-policy", "require-corp");
    set("origin-agent-cluster", "?1");
    set(
        "cross-origin-resource-policy",
        if is_shared {
            "cross-origin"
        } else {
            "same-origin"
        },
    );
    set("x-request-id", id);
    if secure {
        set(
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        );
    }
    if challenges {
        // As RFC 6750, 3.1, has it: who showed nothing is not told that it was wrong.
        let told = if showed {
            "Bearer error=\"invalid_token\""
        } else {
            "Bearer"
        };
        set("www-authenticate", told);
    }
    if is_api {
        set("api-version", super::api::VERSION);
    }
    if !is_asset {
        set("cache-control", "no-store");
    }
}
