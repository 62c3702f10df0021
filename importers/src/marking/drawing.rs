//! The boxes in which notes are shown (VML). Programs write it in ways that are no good XML: it is handled as text.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{Unpatchable, package::Package};
use crate::workbook::Address;

/// Numbers of shapes come in blocks, and a drawing says which blocks are its own.
const BLOCK: u32 = 1_024;
/// No drawing of a real workbook has shapes with higher numbers.
const HIGHEST: u32 = 4_000_000;
const NAMESPACES: [(&str, &str); 3] = [
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
];
const SHAPE_TYPE: &str = "_x0000_t202";

/// The first block of numbers that no drawing of the package uses.
pub(super) fn free_block(package: &mut Package<'_>) -> Result<u32, Unpatchable> {
    let paths: Vec<String> = package
        .paths()
        .filter(|path| path.ends_with(".vml"))
        .map(str::to_owned)
        .collect();
    let mut highest = 0;
    for path in paths {
        let text = package.needed(&path)?;
        let shapes = text.split("_x0000_s").skip(1).filter_map(leading_number);
        let blocks = text
            .split("idmap")
            .skip(1)
            .filter_map(|rest| rest.get(..rest.find('>')?))
            .flat_map(|rest| rest.split(['"', '\'', ',']))
            .filter_map(|number| number.trim().parse::<u32>().ok());
        let used = shapes
            .map(|shape| shape / BLOCK)
            .chain(blocks)
            .filter(|block| *block < HIGHEST / BLOCK);
        highest = highest.max(used.max().unwrap_or_default());
    }
    Ok(highest.saturating_add(1))
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

/// A drawing without a box.
pub(super) fn empty() -> String {
    let names: String = NAMESPACES
        .iter()
        .map(|(name, address)| format!(" xmlns:{name}=\"{address}\""))
        .collect();
    format!(
        "<xml{names}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"\"/></o:shapelayout></xml>"
    )
}

/// The drawing without the boxes of some cells and with boxes for others, with numbers from a block on; also the next
/// free block.
pub(super) fn changed(
    text: &str,
    gone: &BTreeSet<Address>,
    new: &BTreeSet<Address>,
    first_block: u32,
) -> Result<(String, u32), Unpatchable> {
    let text = without(text, gone);
    let root = text.find("<xml").and_then(|start| text.get(start..));
    let root = root.and_then(|root| root.get(..root.find('>')?));
    let root = root.ok_or(Unpatchable("a drawing that can't be read"))?;
    let bound = |(name, address): &(&str, &str)| {
        ['"', '\'']
            .iter()
            .any(|quote| root.contains(&format!("xmlns:{name}={quote}{address}{quote}")))
    };
    if !NAMESPACES.iter().all(bound) {
        return Err(Unpatchable("a drawing that can't be read"));
    }
    let (shapes, blocks) = shapes(new, first_block);
    let mut text = with_blocks(&text, &blocks);
    let end = text
        .rfind("</xml>")
        .ok_or(Unpatchable("a drawing that can't be read"))?;
    let shape_type = if text.contains(&format!("id=\"{SHAPE_TYPE}\"")) {
        ""
    } else {
        shape_type()
    };
    text.insert_str(end, &format!("{shape_type}{shapes}"));
    let next = first_block.saturating_add(u32::try_from(blocks.len()).unwrap_or(u32::MAX));
    Ok((text, next))
}

/// Says that more blocks of numbers are the drawing's own.
fn with_blocks(text: &str, blocks: &[u32]) -> String {
    let place = text.find("idmap").and_then(|start| {
        let data = start
            .checked_add(text.get(start..)?.find("data=")?)?
            .checked_add(6)?;
        let quote = text.get(data.checked_sub(1)?..data)?;
        data.checked_add(text.get(data..)?.find(quote)?)
            .map(|end| (data, end))
    });
    let mut text = text.to_owned();
    if let Some((start, end)) = place {
        let own = text.get(start..end).unwrap_or_default();
        let all: Vec<String> = own
            .split(',')
            .filter(|block| !block.is_empty())
            .map(str::to_owned)
            .chain(blocks.iter().map(u32::to_string))
            .collect();
        text.replace_range(start..end, &all.join(","));
    }
    text
}

/// The drawing without the boxes of some cells.
fn without(text: &str, gone: &BTreeSet<Address>) -> String {
    const START: &str = "<v:shape ";
    const END: &str = "</v:shape>";
    if gone.is_empty() {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, shape)) = rest
        .find(START)
        .and_then(|start| rest.split_at_checked(start))
    {
        kept.push_str(before);
        let end = shape.find(END).and_then(|end| end.checked_add(END.len()));
        let (shape, after) = end
            .and_then(|end| shape.split_at_checked(end))
            .unwrap_or((shape, ""));
        let is_gone = shape.contains("ObjectType=\"Note\"")
            && cell_of(shape).is_some_and(|address| gone.contains(&address));
        if !is_gone {
            kept.push_str(shape);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

fn cell_of(shape: &str) -> Option<Address> {
    let number = |name: &str| {
        let start = shape
            .find(&format!("<x:{name}>"))?
            .checked_add(name.len())?
            .checked_add(4)?;
        leading_number(shape.get(start..)?.trim_start())
    };
    Some(Address::new(
        number("Row")?.checked_add(1)?,
        number("Column")?.checked_add(1)?,
    ))
}

fn shape_type() -> &'static str {
    "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
}

/// Boxes for cells, and the blocks that their numbers take.
fn shapes(cells: &BTreeSet<Address>, first_block: u32) -> (String, Vec<u32>) {
    let (mut text, mut blocks) = (String::new(), Vec::new());
    let mut number = first_block.saturating_mul(BLOCK);
    for (layer, address) in (1_u32..).zip(cells) {
        number = number.saturating_add(1);
        if number.is_multiple_of(BLOCK) {
            number = number.saturating_add(1);
        }
        if blocks.last() != Some(&(number / BLOCK)) {
            blocks.push(number / BLOCK);
        }
        shape(&mut text, *address, number, layer);
    }
    (text, blocks)
}

/// A box three columns wide and six rows high, beside its cell.
fn shape(text: &mut String, address: Address, number: u32, layer: u32) {
    let (row, column) = (
        address.row.saturating_sub(1),
        address.column.saturating_sub(1),
    );
    let (left, top) = (
        column.saturating_add(1).min(16_380),
        row.saturating_sub(1).min(1_048_568),
    );
    let (right, bottom) = (left.saturating_add(3), top.saturating_add(6));
    // Writing to a text does not fail.
    let _ = write!(
        text,
        "<v:shape id=\"_x0000_s{number}\" type=\"#{SHAPE_TYPE}\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:210pt;height:96pt;z-index:{layer};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 10, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(names: &[&str]) -> BTreeSet<Address> {
        names
            .iter()
            .map(|name| Address::parse(name).unwrap())
            .collect()
    }

    #[test]
    fn boxes_come_and_go_with_their_cells() {
        let (drawn, next) = changed(&empty(), &cells(&[]), &cells(&["A1", "C7"]), 3).unwrap();
        assert_eq!(next, 4);
        assert!(
            drawn.contains("data=\"3\"")
                && drawn.contains("_x0000_s3073")
                && drawn.contains("_x0000_s3074")
        );
        assert!(drawn.contains("<x:Row>6</x:Row><x:Column>2</x:Column>"));
        let (again, next) = changed(&drawn, &cells(&["C7"]), &cells(&["D8"]), next).unwrap();
        assert_eq!(next, 5);
        assert!(again.contains("data=\"3,4\"") && again.contains("_x0000_s4097"));
        assert!(!again.contains("_x0000_s3074") && again.contains("_x0000_s3073"));
        assert_eq!(again.matches("<v:shapetype").count(), 1);
    }

    #[test]
    fn many_boxes_take_many_blocks() {
        let many: BTreeSet<Address> = (1..=2_500).map(|row| Address::new(row, 1)).collect();
        let (drawn, next) = changed(&empty(), &cells(&[]), &many, 1).unwrap();
        assert_eq!(next, 4);
        assert!(drawn.contains("data=\"1,2,3\""));
        assert_eq!(drawn.matches("<v:shape ").count(), 2_500);
        assert!(!drawn.contains("_x0000_s2048\""));
    }

    #[test]
    fn what_is_no_drawing_is_left_alone() {
        for text in [
            "",
            "<xml></xml>",
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"/>",
        ] {
            assert!(
                changed(text, &cells(&[]), &cells(&["A1"]), 1).is_err(),
                "{text}"
            );
        }
    }
}
