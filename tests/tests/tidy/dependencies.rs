//! What the crates depend on: the rules on nearly nothing, the importers never on the server.

use std::process::Command;

use meetbaar_tests::workspace;

/// Packages of `cargo tree`, one a line, that are not among those allowed.
fn not_allowed(tree: &str, allowed: impl Fn(&str) -> bool) -> Vec<String> {
    let names = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| !allowed(name))
        .map(str::to_owned)
        .collect()
}

fn tree(arguments: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args([
            "tree",
            "--offline",
            "--prefix",
            "none",
            "--no-dedupe",
            "-e",
            "normal",
        ])
        .args(arguments)
        .current_dir(workspace::root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn of_the_rules(name: &str) -> bool {
    name == "meetbaar-domain" || name == "chrono" || name.starts_with("num-")
}

fn of_the_importers(name: &str) -> bool {
    !matches!(
        name,
        "meetbaar" | "meetbaar-assets" | "diesel" | "actix-web" | "lettre" | "tokio"
    )
}

#[test]
fn the_rules_depend_on_dates_and_exact_arithmetic_only() {
    assert_eq!(
        not_allowed(
            "meetbaar-domain v0\nserde v1\nnum-traits v0\n",
            of_the_rules
        ),
        ["serde"]
    );
    let tree = tree(&["-p", "meetbaar-domain", "--depth", "1"]);
    assert!(tree.contains("chrono"), "{tree}");
    let wrong = not_allowed(&tree, of_the_rules);
    assert!(
        wrong.is_empty(),
        "server/domain/Cargo.toml: take out {wrong:?}; the rules need dates and fractions only"
    );
}

#[test]
fn the_importers_do_not_depend_on_the_server() {
    assert_eq!(
        not_allowed(
            "meetbaar-importers v0\nmeetbaar v0\ncalamine v0\n",
            of_the_importers
        ),
        ["meetbaar"]
    );
    let tree = tree(&["-p", "meetbaar-importers"]);
    assert!(tree.contains("calamine"), "{tree}");
    let wrong = not_allowed(&tree, of_the_importers);
    assert!(
        wrong.is_empty(),
        "importers/Cargo.toml: take out {wrong:?}; importers turn bytes into readings and know no server"
    );
}
