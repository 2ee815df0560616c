//! The service on a real socket: it starts without configuration, answers, and ends when it is asked to.

use std::net::SocketAddr;

use api::{
    clock::Clock,
    config::Config,
    db::Db,
    http::{Server, State},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::kit::{db, db::Backend};

/// One request over a connection of its own: the status and the body.
async fn get(address: SocketAddr, path: &str) -> (String, String) {
    let mut socket = TcpStream::connect(address).await.expect("the service listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    socket
        .write_all(request.as_bytes())
        .await
        .expect("the request goes out");
    let mut answer = String::new();
    socket
        .read_to_string(&mut answer)
        .await
        .expect("the service answers");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let status = head.split(' ').nth(1).unwrap_or_default().to_owned();
    (status, body.to_owned())
}

async fn starts_answers_and_ends(backend: Backend) {
    let database = db::fresh(backend).await;
    let config = Config {
        bind: "127.0.0.1:0".parse().expect("an address"),
        database_url: database.url.as_str().into(),
        ..Config::default()
    };
    let connections = Db::connect(&config.database())
        .await
        .expect("the database of the test");
    let state = State::new(config, connections, Clock::system(), None).expect("a state");
    let server = Server::bind(state).expect("a free port");
    let (address, handle) = (server.address(), server.handle());
    let running = actix_web::rt::spawn(server.run_until_stopped());
    assert_eq!(get(address, "/health/live").await.0, "200");
    assert_eq!(get(address, "/health/ready").await.0, "200");
    assert_eq!(get(address, "/nergens").await.0, "404");
    let (status, body) = get(address, "/graphql?query=%7B__typename%7D").await;
    assert_eq!(
        (status.as_str(), body.contains(r#""__typename":"Query""#)),
        ("200", true),
        "{body}"
    );
    let (status, contract) = get(address, "/schema.graphql").await;
    assert_eq!(
        (
            status.as_str(),
            contract.contains("type Leervraag implements Node")
        ),
        ("200", true)
    );
    handle.stop(true).await;
    running.await.expect("the task ends").expect("without an error");
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nothing listens any more"
    );
}

#[actix_web::test]
async fn sqlite() {
    starts_answers_and_ends(Backend::Sqlite).await;
}

#[actix_web::test]
async fn postgres() {
    starts_answers_and_ends(Backend::Postgres).await;
}
