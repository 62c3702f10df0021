//! Streams every cell of an xlsx with calamine alone and says how many there were: the measure for our own reading.

use std::{fs::File, io::BufReader};

use calamine::{DataRef, Reader, Xlsx};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let mut excel: Xlsx<_> = Xlsx::new(BufReader::new(File::open(&path)?))?;
        let mut filled = 0_u64;
        for sheet in excel.sheet_names() {
            let mut cells = excel.worksheet_cells_reader(&sheet)?;
            while let Some(cell) = cells.next_cell()? {
                filled += u64::from(!matches!(cell.get_value(), DataRef::Empty));
            }
        }
        println!("{filled}");
    }
    Ok(())
}
