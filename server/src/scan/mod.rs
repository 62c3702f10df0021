//! Whether a file holds malware, as the scanner of the installation says. Knows no request and no database.

mod clamd;

use std::{io, path::PathBuf};

/// The scanner of an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// clamd at an address of the network, `host:port`.
    Tcp(String),
    /// clamd at a socket of this machine.
    Unix(PathBuf),
}

/// What a scanner says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// The name of what was found.
    Found(String),
    /// The file is larger than what the scanner takes.
    TooLarge,
}

/// Why there is no verdict: nobody knows what the file holds.
#[derive(Debug, thiserror::Error)]
pub enum ScanFault {
    /// The scanner can't be reached, or broke off.
    #[error("clamd can't be reached: {0}")]
    Unreachable(#[from] io::Error),
    /// The scanner answered something else.
    #[error("clamd answered {0:?}")]
    Unclear(String),
}

impl Scanner {
    /// The scanner at `tcp://host:port` or `unix:///path`; `None` for an address that is none.
    #[must_use]
    pub fn at(address: &str) -> Option<Self> {
        if let Some(host) = address.strip_prefix("tcp://") {
            let (name, port) = host.rsplit_once(':')?;
            let sound = !name.is_empty() && !name.contains('/') && port.parse::<u16>().is_ok();
            return sound.then(|| Self::Tcp(host.to_owned()));
        }
        let path = PathBuf::from(address.strip_prefix("unix://")?);
        path.is_absolute().then_some(Self::Unix(path))
    }

    /// Has a file looked at. Waits for the answer: not for a thread that answers others, nor within a transaction.
    ///
    /// # Errors
    /// [`ScanFault`] when there is no verdict.
    pub fn scan(&self, file: impl io::Read) -> Result<Verdict, ScanFault> {
        clamd::scan(self, file)
    }

    /// Whether the scanner answers.
    ///
    /// # Errors
    /// [`ScanFault`] when it does not.
    pub fn ping(&self) -> Result<(), ScanFault> {
        clamd::ping(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_understood_or_refused() {
        let tcp = Scanner::Tcp("127.0.0.1:3310".to_owned());
        assert_eq!(Scanner::at("tcp://127.0.0.1:3310"), Some(tcp));
        let unix = Scanner::Unix("/run/clamav/clamd.ctl".into());
        assert_eq!(Scanner::at("unix:///run/clamav/clamd.ctl"), Some(unix));
        for wrong in [
            "127.0.0.1:3310",
            "tcp://127.0.0.1",
            "tcp://:3310",
            "tcp://a/b:1",
            "tcp://a:99999",
            "unix://clamd.ctl",
            "http://127.0.0.1:3310",
            "",
        ] {
            assert_eq!(Scanner::at(wrong), None, "{wrong}");
        }
    }
}
