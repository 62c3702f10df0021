//! Writes the hostile files into a folder, to try a reader on them: `cargo run -p meetbaar-tests --example hostile_files -- <folder>`.

use std::{fs, path::PathBuf};

fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(
        std::env::args()
            .nth(1)
            .unwrap_or_else(|| "hostile".to_owned()),
    );
    fs::create_dir_all(&folder)?;
    for file in meetbaar_tests::hostile::hostile_files()? {
        fs::write(folder.join(file.name), &file.bytes)?;
        println!("{} {} bytes", file.name, file.bytes.len());
    }
    Ok(())
}
