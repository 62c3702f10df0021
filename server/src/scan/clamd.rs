//! What is said to clamd and how it answers (its manual, INSTREAM and PING): a file in pieces with their lengths, an end,
//! one answer. Each file has a connection of its own, and no wait is endless.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    os::unix::net::UnixStream,
    time::Duration,
};

use super::{ScanFault, Scanner, Verdict};

/// For so long a connection may take.
const TO_CONNECT: Duration = Duration::from_secs(5);
/// For so long a piece may take to be taken in.
const TO_TAKE: Duration = Duration::from_secs(30);
/// For so long it may look at a file: more than its own MaxScanTime of two minutes.
const TO_ANSWER: Duration = Duration::from_secs(150);
/// For so long it may take to say that it is there.
const TO_PING: Duration = Duration::from_secs(5);
/// Bytes of a piece.
const PIECE: usize = 64 * 1024;
/// Longest answer.
const ANSWER: u64 = 4096;

/// A connection of either kind.
trait Conversation: Read + Write {}
impl<T: Read + Write> Conversation for T {}

fn connect(scanner: &Scanner, patience: Duration) -> io::Result<Box<dyn Conversation>> {
    match scanner {
        Scanner::Tcp(address) => {
            let mut last = io::Error::new(io::ErrorKind::NotFound, "no such host");
            for address in address.to_socket_addrs()? {
                match TcpStream::connect_timeout(&address, TO_CONNECT) {
                    Ok(stream) => {
                        stream.set_write_timeout(Some(TO_TAKE))?;
                        stream.set_read_timeout(Some(patience))?;
                        return Ok(Box::new(stream));
                    }
                    Err(error) => last = error,
                }
            }
            Err(last)
        }
        Scanner::Unix(path) => {
            let stream = UnixStream::connect(path)?;
            stream.set_write_timeout(Some(TO_TAKE))?;
            stream.set_read_timeout(Some(patience))?;
            Ok(Box::new(stream))
        }
    }
}

/// Has a file looked at.
pub(super) fn scan(scanner: &Scanner, file: impl Read) -> Result<Verdict, ScanFault> {
    converse(connect(scanner, TO_ANSWER)?, file)
}

/// Asks whether clamd is there.
pub(super) fn ping(scanner: &Scanner) -> Result<(), ScanFault> {
    let mut stream = connect(scanner, TO_PING)?;
    stream.write_all(b"zPING\0")?;
    match answer(stream)? {
        pong if pong == "PONG" => Ok(()),
        other => Err(ScanFault::Unclear(other)),
    }
}

fn converse(mut stream: impl Conversation, file: impl Read) -> Result<Verdict, ScanFault> {
    // Over its StreamMaxLength it stops listening, but says so: what it said comes before why it can't be written to.
    let sent = send(&mut stream, file);
    let told = match answer(stream) {
        Ok(told) if !told.is_empty() => verdict(&told),
        Ok(_) => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
        Err(error) => Err(error.into()),
    };
    match (told, sent) {
        // Of a file that it did not see whole it can't say that it is clean.
        (Ok(Verdict::Clean) | Err(_), Err(error)) => Err(error.into()),
        (told, _) => told,
    }
}

fn send(stream: &mut impl Write, mut file: impl Read) -> io::Result<()> {
    stream.write_all(b"zINSTREAM\0")?;
    let mut piece = vec![0; PIECE];
    loop {
        let length = match file.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let told = u32::try_from(length).map_err(io::Error::other)?;
        stream.write_all(&told.to_be_bytes())?;
        if length == 0 {
            return stream.flush();
        }
        stream.write_all(piece.get(..length).unwrap_or_default())?;
    }
}

fn answer(stream: impl Read) -> io::Result<String> {
    let mut told = Vec::new();
    BufReader::new(stream.take(ANSWER)).read_until(0, &mut told)?;
    let told = String::from_utf8_lossy(&told);
    Ok(told.trim_end_matches(['\0', '\n']).to_owned())
}

fn verdict(answer: &str) -> Result<Verdict, ScanFault> {
    let told = answer.strip_prefix("stream: ").unwrap_or(answer);
    if told == "OK" {
        Ok(Verdict::Clean)
    } else if let Some(name) = told.strip_suffix(" FOUND") {
        Ok(Verdict::Found(name.to_owned()))
    } else if told.starts_with("INSTREAM size limit exceeded") {
        Ok(Verdict::TooLarge)
    } else {
        Err(ScanFault::Unclear(answer.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that answers what it was told to, and takes so many bytes.
    struct Told {
        answer: io::Cursor<Vec<u8>>,
        taken: Vec<u8>,
        most: usize,
    }

    impl Read for &mut Told {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            self.answer.read(bytes)
        }
    }

    impl Write for &mut Told {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.taken.len() + bytes.len() > self.most {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.taken.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn told(answer: &str, most: usize) -> Told {
        Told {
            answer: io::Cursor::new(answer.as_bytes().to_vec()),
            taken: Vec::new(),
            most,
        }
    }

    #[test]
    fn a_file_goes_in_pieces_and_the_answer_is_understood() {
        for (answer, expected) in [
            ("stream: OK\0", Verdict::Clean),
            (
                "stream: Test.Sign FOUND\0",
                Verdict::Found("Test.Sign".to_owned()),
            ),
            ("INSTREAM size limit exceeded. ERROR\0", Verdict::TooLarge),
        ] {
            let mut stream = told(answer, usize::MAX);
            assert_eq!(converse(&mut stream, &b"abc"[..]).unwrap(), expected);
            assert_eq!(stream.taken, b"zINSTREAM\0\0\0\0\x03abc\0\0\0\0");
        }
    }

    #[test]
    fn what_is_no_verdict_lets_nothing_through() {
        for (answer, most) in [
            ("", usize::MAX),
            ("", 12),
            ("stream: x ERROR\0", usize::MAX),
            ("stream: OKAY\0", usize::MAX),
            ("OK FOUNDLING\0", usize::MAX),
        ] {
            assert!(
                converse(&mut told(answer, most), &b"abc"[..]).is_err(),
                "{answer:?}"
            );
        }
        let limit = "INSTREAM size limit exceeded. ERROR\0";
        assert_eq!(
            converse(&mut told(limit, 12), &b"abc"[..]).unwrap(),
            Verdict::TooLarge,
            "it says why it stopped listening"
        );
    }
}
