//! How fast a report is read.

mod sheet;

fn main() -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join("meetbaar-bench");
    std::fs::create_dir_all(&folder)?;
    for lines in [1_000, 10_000, 100_000, 1_000_000] {
        let path = folder.join(format!("{lines}.xlsx"));
        if !path.exists() {
            sheet::write(&path, "ICT-2026-001", lines)?;
        }
    }
    Ok(())
}
