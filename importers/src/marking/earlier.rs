//! Whether a workbook was marked before: its sheet of problems is then made anew, and old colours and notes go.

use super::{
    Unpatchable, markup::Step, package::Package, problem_sheet::TOKEN, workbook_part::WorkbookPart,
};

/// The path of the sheet of problems of an earlier time.
pub(super) fn problem_sheet(
    package: &mut Package<'_>,
    workbook: &WorkbookPart,
) -> Result<Option<String>, Unpatchable> {
    let mut referring = Vec::new();
    for tab in workbook.tabs.iter().filter(|tab| tab.has_cells) {
        let first = first_row(package, &tab.path)?;
        if first.texts.iter().any(|text| text == TOKEN) {
            return Ok(Some(tab.path.clone()));
        }
        referring.push((tab.path.clone(), first.shared));
    }
    let highest = referring.iter().flat_map(|(_, shared)| shared).max();
    let (Some(highest), Some(path)) = (highest.copied(), workbook.relations.first("sharedStrings"))
    else {
        return Ok(None);
    };
    let Some(token) = place_of_token(package, &path, highest)? else {
        return Ok(None);
    };
    let found = referring
        .into_iter()
        .find(|(_, shared)| shared.contains(&token));
    Ok(found.map(|(path, _)| path))
}

/// What stands in a first row: texts, and the numbers of texts that stand elsewhere.
#[derive(Default)]
struct FirstRow {
    texts: Vec<String>,
    shared: Vec<u32>,
}

fn first_row(package: &mut Package<'_>, path: &str) -> Result<FirstRow, Unpatchable> {
    let (mut walk, mut row, mut rows) = (package.walk(path)?, FirstRow::default(), 0_u32);
    let (mut is_shared, mut in_value) = (false, false);
    loop {
        match walk.step()? {
            Step::Open(tag) => match tag.local() {
                "row" => {
                    rows = rows.saturating_add(1);
                    if rows > 1 || tag.number("r").is_some_and(|number| number > 1) {
                        return Ok(row);
                    }
                }
                "c" => {
                    is_shared = tag.attribute("t").as_deref() == Some("s");
                    row.texts.push(String::new());
                }
                "v" | "t" => in_value = !tag.is_empty,
                _ => {}
            },
            Step::Text(text) if in_value && rows > 0 => {
                if is_shared {
                    row.shared.extend(text.trim().parse::<u32>());
                } else if let Some(last) = row.texts.last_mut() {
                    last.push_str(&text);
                }
            }
            Step::Close(_) => in_value = false,
            Step::Text(_) => {}
            Step::End => return Ok(row),
        }
    }
}

/// The number of the text that is the token, among the first texts of a workbook.
fn place_of_token(
    package: &mut Package<'_>,
    path: &str,
    highest: u32,
) -> Result<Option<u32>, Unpatchable> {
    let mut walk = package.walk(path)?;
    let (mut text, mut number, mut in_text): (_, Option<u32>, _) = (String::new(), None, false);
    loop {
        match walk.step()? {
            Step::Open(tag) if tag.local() == "si" => {
                if text == TOKEN {
                    return Ok(number);
                }
                number = Some(number.map_or(0, |number| number.saturating_add(1)));
                if number > Some(highest) {
                    return Ok(None);
                }
                text.clear();
            }
            Step::Open(tag) => in_text = tag.local() == "t" && !tag.is_empty,
            Step::Text(piece) if in_text => text.push_str(&piece),
            Step::Close(_) => in_text = false,
            Step::Text(_) => {}
            Step::End => return Ok(number.filter(|_| text == TOKEN)),
        }
    }
}
