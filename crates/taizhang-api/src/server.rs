//! The listening socket, its connections, and the end of both.

use std::future::Future;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::time::Duration;

use axum::Router;
use futures_util::future::{Either, select};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::event::{Event, Teller};
use crate::patient::Patient;
use crate::{Limits, router};

/// How much of what a client sends is read ahead: a head must fit into it.
const READ_AHEAD: usize = 16 << 10;
/// How long nobody new is let in when the machine has no more handles.
const NO_HANDLES: Duration = Duration::from_millis(100);

/// A service that has its address, and takes requests once it runs.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    limits: Limits,
}

impl Server {
    /// Takes an address. Port 0 takes any that is free.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn bind(address: SocketAddr, limits: Limits) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener, limits })
    }

    /// Takes requests until `stop` is done, then lets those end that run. Blocks.
    ///
    /// # Errors
    /// When the machine gives no threads, or takes the address away.
    pub fn run(self, events: SyncSender<Event>, stop: impl Future<Output = ()>) -> io::Result<()> {
        let runtime = runtime::Builder::new_multi_thread().enable_io().enable_time().build()?;
        runtime.block_on(self.serve(Teller::new(events), stop))?;
        // What still computes for clients that went away is not waited for.
        runtime.shutdown_background();
        Ok(())
    }

    async fn serve(self, teller: Teller, stop: impl Future<Output = ()>) -> io::Result<()> {
        let Self { listener, limits } = self;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let (farewell, places) = (limits.farewell, limits.connections);
        let door = Arc::new(Semaphore::new(places));
        let (stopping, _) = watch::channel(false);
        teller.tell(Event::Listening(listener.local_addr()?));
        let host = Host {
            router: router(limits.clone(), teller.clone()),
            limits: Arc::new(limits),
            stopping: stopping.clone(),
        };
        select(Box::pin(host.let_in(listener, &door)), pin!(stop)).await;
        teller.tell(Event::Stopping);
        stopping.send_replace(true);
        let all = u32::try_from(places).unwrap_or(u32::MAX);
        // Whoever has not ended by then is hung up on.
        drop(timeout(farewell, door.acquire_many(all)).await);
        Ok(())
    }
}

/// What each connection needs.
struct Host {
    router: Router,
    limits: Arc<Limits>,
    stopping: watch::Sender<bool>,
}

impl Host {
    /// Lets clients in as places become free, for ever.
    async fn let_in(&self, listener: tokio::net::TcpListener, door: &Arc<Semaphore>) {
        while let Ok(place) = door.clone().acquire_owned().await {
            match listener.accept().await {
                Ok((stream, _)) => self.attend(stream, place),
                Err(error) if is_of_one_client(&error) => {}
                Err(_) => sleep(NO_HANDLES).await,
            }
        }
    }

    fn attend(&self, stream: TcpStream, place: OwnedSemaphorePermit) {
        // Where the machine will not send at once, it sends a little later.
        drop(stream.set_nodelay(true));
        let stream = TokioIo::new(Patient::new(stream, self.limits.unread));
        let service = TowerToHyperService::new(self.router.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.limits.head)
            .max_buf_size(READ_AHEAD)
            .serve_connection(stream, service);
        let mut stopping = self.stopping.subscribe();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            let told = pin!(async { stopping.wait_for(|is| *is).await.is_ok() });
            // A client that breaks off has its reasons: nobody here can do anything about it.
            match select(connection.as_mut(), told).await {
                Either::Left(_) => {}
                Either::Right(_) => {
                    connection.as_mut().graceful_shutdown();
                    drop(connection.await);
                }
            }
            drop(place);
        });
    }
}

/// Whether an error of letting in is about the one client that was to come in.
fn is_of_one_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Done when this process is told to stop: by Ctrl+C, or by whoever manages services.
pub async fn told_to_stop() {
    let interrupted = pin!(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    });
    select(interrupted, pin!(terminated())).await;
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
