//! Reads a file and counts, for measuring.
use meetbaar_importers::{
    limits::Limits,
    problem::Problem,
    reading::{Line, Receiver},
};
struct Count(u64, u64);
impl Receiver for Count {
    fn line(&mut self, _: Line) {
        self.0 += 1;
    }
    fn problem(&mut self, p: Problem) {
        if self.1 < 3 {
            eprintln!("{p:?}");
        }
        self.1 += 1;
    }
    fn forget(&mut self) {}
}
fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let mut count = Count(0, 0);
        let limits = Limits {
            file_bytes: 1 << 30,
            part_bytes: 1 << 31,
            unpacked_bytes: 1 << 32,
            cells: 30_000_000,
            ..Limits::default()
        };
        let conclusion = meetbaar_importers::read_into(&std::fs::read(&path)?, &limits, &mut count);
        println!("{} lines {} problems {conclusion:?}", count.0, count.1);
    }
    Ok(())
}
