//! The settings as a whole: the printed sample holds all of them, and what is mistyped is named.

use super::*;

#[test]
fn the_sample_names_every_setting_and_holds_the_defaults() {
    let bare: String = sample()
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|rest| is_setting(rest))
                .unwrap_or(line)
        })
        .fold(String::new(), |all, line| all + line + "\n");
    let sampled: toml::Table = toml::from_str(&bare).unwrap();
    let defaults = toml::Table::try_from(Config::default()).unwrap();
    for (key, value) in defaults.iter().filter(|(key, _)| *key != "data") {
        assert_eq!(sampled.get(key), Some(value), "setting {key}");
    }
    Figment::from(Serialized::defaults(Config::default()))
        .merge(Toml::string(&bare))
        .extract::<Config>()
        .unwrap();
}

fn is_setting(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| {
        key.chars()
            .all(|letter| letter.is_ascii_lowercase() || letter == '_')
    })
}

#[test]
fn an_unknown_setting_is_refused_by_name() {
    let folder = std::env::temp_dir().join(format!("meetbaar-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("meetbaar.toml"), "lissten = \"127.0.0.1:1\"\n").unwrap();
    let fault = Config::load(Some(&folder)).unwrap_err().to_string();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(
        fault.contains("lissten") && fault.contains("listen") && fault.contains("meetbaar.toml"),
        "{fault}"
    );
}
