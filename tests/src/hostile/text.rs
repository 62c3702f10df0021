//! Text files and compound files that mean harm.

use crate::reports::HEADINGS;

/// A line of more columns than a sheet can have.
pub(super) fn many_columns() -> Vec<u8> {
    format!("{HEADINGS}\r\n{}\r\n", "1;".repeat(1_000_000)).into_bytes()
}

/// A field of twenty mebibytes.
pub(super) fn one_field() -> Vec<u8> {
    format!("{HEADINGS}\r\n{};2\r\n", "x".repeat(20 * 1024 * 1024)).into_bytes()
}

/// A quote that never closes, at the start of many lines.
pub(super) fn open_quote() -> Vec<u8> {
    format!("{HEADINGS}\r\n\"{}", "a;b;c\r\n".repeat(2_000)).into_bytes()
}

/// More lines than a sheet can have.
pub(super) fn many_lines() -> Vec<u8> {
    format!("{HEADINGS}\r\n{}", ";\r\n".repeat(2_000_000)).into_bytes()
}

/// Cells of sixty thousand signs, full of what may be numbers, days and periods.
pub(super) fn long_texts() -> Vec<u8> {
    let cell = "1 ".repeat(30_000);
    let row = format!("{}\r\n", [cell.as_str(); 7].join(";"));
    format!("{HEADINGS}\r\n{}", row.repeat(3)).into_bytes()
}

/// A line of forty mebibytes, in which every separator is as likely.
pub(super) fn one_line() -> Vec<u8> {
    "a;b,c|d\te".repeat(4 * 1024 * 1024).into_bytes()
}

/// Rows of as many texts as a sheet has columns, each of which may be a heading.
pub(super) fn wide_rows() -> Vec<u8> {
    let row: String = (0..16_000)
        .map(|column| format!("uren {column};"))
        .collect();
    format!("{HEADINGS}\r\n{}", format!("{row}\r\n").repeat(10)).into_bytes()
}

/// A compound file whose table of sectors leads back to itself.
pub(super) fn looping_compound_file() -> Vec<u8> {
    let mut file = vec![0_u8; 512 * 8];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut put =
        |place: usize, bytes: &[u8]| file[place..place + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes()); // one sector of the table
    put(48, &1_u32.to_le_bytes()); // the directory begins in sector 1
    put(56, &4096_u32.to_le_bytes());
    put(60, &2_u32.to_le_bytes()); // the small table begins in sector 2
    put(64, &1_u32.to_le_bytes());
    put(68, &0xffff_fffe_u32.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    for entry in 1..109 {
        put(76 + entry * 4, &0xffff_ffff_u32.to_le_bytes());
    }
    // Sector 0 is the table: every sector leads to itself.
    for entry in 0..128_u32 {
        put(
            512 + 4 * usize::try_from(entry).unwrap_or_default(),
            &entry.to_le_bytes(),
        );
    }
    for (place, name) in [(1024, "Root Entry"), (1152, "Workbook")] {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(place, &name);
        let length = u8::try_from(name.len() + 2).unwrap_or_default();
        put(
            place + 64,
            &[length, 0, if place == 1024 { 5 } else { 2 }, 1],
        );
        put(place + 68, &[0xff; 8]);
        put(
            place + 76,
            &(if place == 1024 { 1_u32 } else { u32::MAX }).to_le_bytes(),
        );
        put(place + 116, &3_u32.to_le_bytes());
        put(place + 120, &0x7fff_ffff_u32.to_le_bytes());
    }
    file
}
