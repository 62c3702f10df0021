//! Requests byte by byte, for what no ordinary client sends.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::page::Page;
use crate::server::Server;

/// For so long a stream waits for bytes before it says that there are none.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a server.
///
/// # Errors
/// There is none to be had.
pub fn connect(server: &Server) -> Result<TcpStream> {
    let url = server.url();
    let address = url.strip_prefix("http://").context("an address")?;
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Sends these bytes as they are, and reads until the server closes.
///
/// # Errors
/// No answer.
pub fn ask(server: &Server, request: &str) -> Result<Page> {
    let mut stream = connect(server)?;
    stream.write_all(request.as_bytes())?;
    answer(&mut stream, request)
}

/// What a connection still brings, as an answer.
///
/// # Errors
/// It is none.
pub fn answer(stream: &mut TcpStream, path: &str) -> Result<Page> {
    let bytes = rest(stream)?;
    let end = bytes
        .windows(4)
        .position(|part| part == b"\r\n\r\n")
        .with_context(|| format!("no answer: {:?}", String::from_utf8_lossy(&bytes)))?;
    let head = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    Ok(Page {
        path: path.lines().next().unwrap_or_default().to_owned(),
        status: status
            .and_then(|text| text.parse().ok())
            .context("a status")?,
        headers: headers.collect(),
        bytes: bytes.get(end + 4..).unwrap_or_default().to_vec(),
    })
}

/// All that a connection still brings until it is closed, well or badly.
///
/// # Errors
/// It stays open and silent.
pub fn rest(stream: &mut TcpStream) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::ConnectionReset | ErrorKind::BrokenPipe
            ) => {}
        other => drop(other.context("the server does not close")?),
    }
    Ok(bytes)
}
