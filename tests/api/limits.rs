//! Clients with bad manners: each takes what it may take, and no more.

use std::net::TcpStream;
use std::time::Duration;

use taizhang_api::{Event, Limits};

use crate::client::{Request, Service};

const SOON: Duration = Duration::from_millis(100);

/// A head that promises a body.
fn head_of(length: usize) -> String {
    format!("POST /api/v1/check HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ncontent-length: {length}\r\n\r\n")
}

#[test]
fn a_head_that_does_not_end_is_not_waited_for() {
    let service = Service::within(Limits { head: SOON, ..Limits::default() });
    let mut silent = service.connect();
    let mut dribbling = service.connect();
    dribbling.send(b"GET /health HTTP/1.1\r\nhost: x\r\nx-");
    assert!(silent.is_hung_up_on());
    assert!(dribbling.is_hung_up_on());
    let mut idle = service.connect();
    idle.send(&Request::get("/health").bytes());
    idle.answer().is(200);
    assert!(idle.is_hung_up_on(), "a connection is not kept for ever");
}

#[test]
fn a_body_that_does_not_end_is_not_waited_for() {
    let service = Service::within(Limits { silence: SOON, ..Limits::default() });
    let mut slow = service.connect();
    slow.send(head_of(100).as_bytes());
    slow.send(b"a,b\n");
    slow.answer().is(408);
    let service = Service::within(Limits { body: SOON, ..Limits::default() });
    let mut dribbling = service.connect();
    dribbling.send(head_of(1000).as_bytes());
    // As long as the service takes it, it is never silent for long.
    for _ in 0..30 {
        std::thread::sleep(SOON / 10);
        dribbling.try_send(b",");
    }
    dribbling.answer().is(408);
}

#[test]
fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let service = Service::within(Limits { bytes: 10_000, ..Limits::default() });
    let mut honest = service.connect();
    honest.send(head_of(100 << 20).as_bytes());
    assert_eq!(honest.answer().is(413).json()["code"], "body-large");
    let mut silent_on_length = service.connect();
    silent_on_length.send(
        b"POST /api/v1/check HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ntransfer-encoding: chunked\r\n\r\n",
    );
    silent_on_length.send(format!("{:x}\r\n{}\r\n", 20_000, ",".repeat(20_000)).as_bytes());
    silent_on_length.send(b"0\r\n\r\n");
    silent_on_length.answer().is(413);
}

#[test]
fn bodies_together_hold_no_more_than_there_is_room_for() {
    // On a busy machine nobody is sent away for being slow: what is tried here is room.
    let patient = Duration::from_mins(5);
    let service = Service::within(Limits { memory: 1 << 20, silence: patient, body: patient, ..Limits::default() });
    let small = Request::post("/api/v1/check", "text/csv", vec![b','; 500_000]);
    service.ask(&Request::post("/api/v1/check", "text/csv", vec![b','; 2_000_000])).is(503);
    service.ask(&small).is(200);
    // Whoever comes second is refused: the small one, where the other has arrived before it. Where the small one came
    // first it is the other that is refused, and another one tries.
    let hold = || {
        let mut holding = service.connect();
        holding.send(head_of(2_000_000).as_bytes());
        holding.send(&vec![b','; 900_000]);
        let refused = (0..5).map(|_| service.ask(&small)).find(|answer| answer.status == 503)?;
        Some((holding, refused))
    };
    let both = (0..50).find_map(|_| hold());
    let (holding, refused) = both.expect("the small one comes second once");
    assert_eq!(refused.header("retry-after"), "5");
    drop(holding);
    // What a client that left had held is free again.
    assert!((0..200).any(|_| service.ask(&small).status == 200));
}

#[test]
fn who_comes_to_a_full_house_waits_at_the_door() {
    let service = Service::within(Limits { connections: 2, ..Limits::default() });
    let (mut first, second) = (service.connect(), service.connect());
    first.send(&Request::get("/health").bytes());
    first.answer().is(200);
    let mut third = service.connect();
    third.send(&Request::get("/health").bytes());
    first.send(&Request::get("/health").bytes());
    first.answer().is(200);
    drop(second);
    third.answer().is(200);
}

#[test]
fn who_does_not_take_the_answers_is_hung_up_on() {
    let service = Service::within(Limits { connections: 1, unread: SOON, ..Limits::default() });
    let mut deaf = service.connect();
    let request = Request::get("/api/v1/openapi.json").bytes();
    // More than the machine keeps for a client that does not read; the one place is free again when it has left.
    for _ in 0..200 {
        if !deaf.try_send(&request) {
            break;
        }
    }
    service.get("/health").is(200);
}

#[test]
fn told_to_stop_it_ends_what_runs_and_takes_nothing_new() {
    let mut service = Service::start();
    let (mut idle, mut running) = (service.connect(), service.connect());
    idle.send(&Request::get("/health").bytes());
    idle.answer().is(200);
    running.send(head_of(4).as_bytes());
    // Whoever is let in is let in in order: this one's head has been read when the next is answered.
    service.get("/health").is(200);
    service.tell_to_stop();
    assert!(idle.is_hung_up_on());
    running.send(b"a,b\n");
    running.answer().is(200);
    let told = service.stopped();
    assert_eq!(told.iter().filter(|event| matches!(event, Event::Answered(_))).count(), 3);
    assert!(told.contains(&Event::Stopping));
    assert!(TcpStream::connect(service.address).is_err());
}
