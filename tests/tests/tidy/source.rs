//! The project's files as the rules see them, and how a rule says what it found.

use std::fmt;
use std::fs;

use meetbaar_tests::workspace;
use walkdir::WalkDir;

/// Folders that hold what is built or fetched.
const NOT_OURS: [&str; 4] = [".git", "node_modules", "target", "dist"];

/// A text file of the project.
pub(crate) struct Source {
    /// Relative to the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A broken rule, at a line (1 is the first; 0 is the whole file).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) advice: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(formatter, "{}: {}", self.path, self.advice),
            line => write!(formatter, "{}:{line}: {}", self.path, self.advice),
        }
    }
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub(crate) fn finding(&self, line: usize, advice: &str) -> Finding {
        Finding {
            path: self.path.clone(),
            line,
            advice: advice.to_owned(),
        }
    }

    /// Lines with their numbers, without what follows `//` (but addresses such as `https://` stay).
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, without_comment(line)))
    }
}

fn without_comment(line: &str) -> &str {
    let start = line
        .match_indices("//")
        .find(|(at, _)| !line[..*at].ends_with(':'));
    start.map_or(line, |(at, _)| &line[..at])
}

/// All files under `folder` (relative to the root) whose name ends so.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<Source> {
    let root = workspace::root();
    let mut found: Vec<Source> = WalkDir::new(root.join(folder))
        .into_iter()
        .filter_entry(|entry| !NOT_OURS.iter().any(|name| entry.file_name() == *name))
        .filter_map(Result::ok)
        .filter(|entry| {
            entry.file_type().is_file() && entry.file_name().to_string_lossy().ends_with(ending)
        })
        .filter_map(|entry| {
            let path = entry
                .path()
                .strip_prefix(root)
                .ok()?
                .to_string_lossy()
                .into_owned();
            Some(Source {
                path,
                text: fs::read_to_string(entry.path()).ok()?,
            })
        })
        .collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Fails with everything that was found. A rule that looked at nothing is a broken rule.
pub(crate) fn hold(looked_at: usize, findings: Vec<Finding>) {
    assert!(
        looked_at > 0,
        "this rule found no files to look at: did a folder move? Then mend the rule"
    );
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
}

#[test]
fn comments_are_no_code_and_addresses_are_no_comments() {
    assert_eq!(without_comment("let a = 1; // diesel"), "let a = 1; ");
    assert_eq!(
        without_comment(r#"let a = "https://x";"#),
        r#"let a = "https://x";"#
    );
    assert_eq!(without_comment("//! calamine"), "");
}
