//! Prints the reading of a file, in the shape of the expected files beside the samples.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let reading = meetbaar_importers::read(
            &std::fs::read(&path)?,
            &meetbaar_importers::limits::Limits::default(),
        );
        let name = std::path::Path::new(&path)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let expected = meetbaar_importers::json::to_expected(&name.unwrap_or_default(), &reading);
        println!("{}", serde_json::to_string_pretty(&expected)?);
        for problem in &reading.problems {
            eprintln!("{problem:?}");
        }
    }
    Ok(())
}
