//! A mail server on loopback that takes every mail and remembers it: enough of SMTP for a client that sends plainly.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Result, anyhow};

/// A mail server that runs until the test ends.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// A mail server on a free port.
    ///
    /// # Errors
    /// The system gives no port.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let shelf = Arc::clone(&taken);
        thread::spawn(move || {
            for caller in listener.incoming().flatten() {
                let shelf = Arc::clone(&shelf);
                thread::spawn(move || talk(caller, &shelf));
            }
        });
        Ok(Self { port, taken })
    }

    /// Where it is reached.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The mails that it took, as they came.
    ///
    /// # Errors
    /// A conversation panicked.
    pub fn taken(&self) -> Result<Vec<String>> {
        let taken = self
            .taken
            .lock()
            .map_err(|_| anyhow!("a conversation panicked"))?;
        Ok(taken.clone())
    }
}

fn talk(caller: TcpStream, shelf: &Mutex<Vec<String>>) -> Result<()> {
    let mut answers = caller.try_clone()?;
    let mut lines = BufReader::new(caller).lines();
    answers.write_all(b"220 ready\r\n")?;
    while let Some(line) = lines.next() {
        let verb = line?.to_ascii_uppercase();
        if verb.starts_with("DATA") {
            answers.write_all(b"354 go on\r\n")?;
            let mut mail = String::new();
            for line in lines.by_ref() {
                let line = line?;
                if line == "." {
                    break;
                }
                mail.push_str(&line);
                mail.push('\n');
            }
            if let Ok(mut shelf) = shelf.lock() {
                shelf.push(mail);
            }
            answers.write_all(b"250 taken\r\n")?;
        } else if verb.starts_with("QUIT") {
            answers.write_all(b"221 bye\r\n")?;
            return Ok(());
        } else {
            answers.write_all(b"250 fine\r\n")?;
        }
    }
    Ok(())
}
