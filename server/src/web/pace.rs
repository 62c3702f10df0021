//! Slow writers and slow readers: who sends a request or takes an answer at less than a small pace is cut off, so that
//! nobody holds memory and connections for long with a byte now and then.
//!
//! A request's body is timed where it is read. For answers, and for the heads of later requests, the server below has no
//! limit: each connection is watched from beside, and shut down when it is over its time.

use std::{
    any::Any,
    cell::Cell,
    future::Future,
    os::fd::{AsFd, OwnedFd},
    pin::Pin,
    rc::{Rc, Weak},
    task::{Context, Poll},
    time::Duration,
};

use actix_web::{
    HttpMessage,
    body::{BodySize, BoxBody, MessageBody},
    dev::{Extensions, Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    rt::{
        net::TcpStream,
        spawn,
        time::{Instant, Sleep, sleep, sleep_until},
    },
    web::Bytes,
};
use futures_util::Stream;
use rustix::net::{Shutdown, shutdown, sockopt};

use crate::config::LimitSettings;

/// Largest piece of an answer that is handed over at once.
const PIECE: usize = 64 * 1024;
/// Bytes of an answer that wait in the system: what is beyond waits here, where it is timed.
const IN_THE_SYSTEM: usize = 128 * 1024;

/// What is asked of both sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// For so long nothing may come.
    pub(super) patience: Duration,
    bytes_per_second: u32,
}

impl Pace {
    /// The pace of the settings.
    pub(super) fn of(settings: &LimitSettings) -> Self {
        Self {
            patience: Duration::from_secs(settings.patience_seconds.into()),
            bytes_per_second: settings.bytes_per_second.max(1),
        }
    }

    /// For how long so many bytes may take.
    fn allowed(self, bytes: u64) -> Duration {
        self.patience + Duration::from_secs(bytes / u64::from(self.bytes_per_second))
    }
}

/// What a connection is at.
#[derive(Clone, Copy, Debug)]
enum Phase {
    /// The next request should come.
    Waiting { since: Instant },
    /// A request is being answered; that takes as long as it takes.
    Answering,
    /// An answer goes out.
    Sending { since: Instant, bytes: u64 },
}

/// A connection as it is watched.
pub(super) struct Line {
    socket: OwnedFd,
    phase: Cell<Phase>,
}

impl Line {
    fn due(&self, pace: Pace) -> Option<Instant> {
        match self.phase.get() {
            // Between requests, and then for a head: each may take the patience once.
            Phase::Waiting { since } => Some(since + pace.patience * 3),
            Phase::Answering => None,
            Phase::Sending { since, bytes } => Some(since + pace.allowed(bytes)),
        }
    }
}

/// Begins to watch a connection.
pub(super) fn watch(pace: Pace, io: &dyn Any, data: &mut Extensions) {
    let Some(stream) = io.downcast_ref::<TcpStream>() else {
        return;
    };
    let milliseconds = u32::try_from(pace.patience.as_millis()).unwrap_or(u32::MAX);
    // The system gives up on who takes nothing at all; where it can't, the watch below does.
    let _ = sockopt::set_tcp_user_timeout(stream, milliseconds);
    let _ = sockopt::set_socket_send_buffer_size(stream, IN_THE_SYSTEM);
    let Ok(socket) = stream.as_fd().try_clone_to_owned() else {
        return;
    };
    let since = Instant::now();
    let line = Rc::new(Line {
        socket,
        phase: Cell::new(Phase::Waiting { since }),
    });
    spawn(watched(Rc::downgrade(&line), pace));
    data.insert(line);
}

/// Looks now and then, until the connection is gone.
async fn watched(line: Weak<Line>, pace: Pace) {
    loop {
        let due = match line.upgrade() {
            None => return,
            Some(line) => line.due(pace),
        };
        let now = Instant::now();
        match due {
            Some(due) if due <= now => {
                if let Some(line) = line.upgrade() {
                    tracing::info!("a connection was too slow, and was cut off");
                    // One that is gone already needs no more.
                    let _ = shutdown(&line.socket, Shutdown::Both);
                }
                return;
            }
            Some(due) => sleep_until(due.min(now + pace.patience)).await,
            None => sleep(pace.patience).await,
        }
    }
}

/// A request's turn on its connection: from its head until its answer is handed over.
pub(super) struct Turn(Option<Rc<Line>>);

impl Turn {
    /// The turn of a request.
    pub(super) fn of(request: &ServiceRequest) -> Self {
        let line = request.conn_data::<Rc<Line>>().cloned();
        if let Some(line) = &line {
            line.phase.set(Phase::Answering);
        }
        Self(line)
    }

    /// The answer, handed over piece by piece and timed.
    pub(super) fn answer(self, response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
        if let Some(line) = &self.0 {
            let since = Instant::now();
            line.phase.set(Phase::Sending { since, bytes: 0 });
        }
        response.map_body(|_, body| {
            BoxBody::new(Sent {
                body,
                held: Bytes::new(),
                turn: self,
            })
        })
    }

    fn sent(&self, length: usize) {
        if let Some(line) = &self.0
            && let Phase::Sending { since, bytes } = line.phase.get()
        {
            let bytes = bytes.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            line.phase.set(Phase::Sending { since, bytes });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(line) = &self.0 {
            let since = Instant::now();
            line.phase.set(Phase::Waiting { since });
        }
    }
}

/// An answer that goes out in pieces.
struct Sent {
    body: BoxBody,
    held: Bytes,
    turn: Turn,
}

impl MessageBody for Sent {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        while self.held.is_empty() {
            match Pin::new(&mut self.body).poll_next(context) {
                Poll::Ready(Some(Ok(bytes))) => self.held = bytes,
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
        let length = self.held.len().min(PIECE);
        let piece = self.held.split_to(length);
        self.turn.sent(length);
        Poll::Ready(Some(Ok(piece)))
    }
}

/// Times the body of a request, and takes no more of it than so many bytes. Tells whether it was too slow.
pub(super) fn time_body(request: &mut ServiceRequest, pace: Pace, most: u64) -> Rc<Cell<bool>> {
    let late = Rc::new(Cell::new(false));
    let payload = request.take_payload();
    if matches!(payload, Payload::None) {
        request.set_payload(payload);
        return late;
    }
    let now = Instant::now();
    request.set_payload(Payload::Stream {
        payload: Box::pin(Timed {
            payload,
            pace,
            most,
            begun: now,
            last: now,
            come: 0,
            alarm: Box::pin(sleep(pace.patience)),
            late: Rc::clone(&late),
        }),
    });
    late
}

/// A body that must come at a pace.
struct Timed {
    payload: Payload,
    pace: Pace,
    most: u64,
    begun: Instant,
    last: Instant,
    come: u64,
    alarm: Pin<Box<Sleep>>,
    late: Rc<Cell<bool>>,
}

impl Stream for Timed {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.late.get() {
            return Poll::Ready(None);
        }
        match Pin::new(&mut self.payload).poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => {
                let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
                self.come = self.come.saturating_add(length);
                self.last = Instant::now();
                if self.come > self.most {
                    return Poll::Ready(Some(Err(PayloadError::Overflow)));
                }
                Poll::Ready(Some(Ok(chunk)))
            }
            Poll::Pending => {
                let silent = self.last + self.pace.patience;
                let slow = self.begun + self.pace.allowed(self.come);
                self.alarm.as_mut().reset(silent.min(slow));
                if self.alarm.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
                self.late.set(true);
                let error = std::io::Error::from(std::io::ErrorKind::TimedOut);
                Poll::Ready(Some(Err(PayloadError::Io(error))))
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_bytes_may_take_longer() {
        let pace = Pace::of(&LimitSettings {
            patience_seconds: 30,
            bytes_per_second: 1000,
            ..LimitSettings::default()
        });
        assert_eq!(pace.allowed(0).as_secs(), 30);
        assert_eq!(pace.allowed(10_000).as_secs(), 40);
    }
}
