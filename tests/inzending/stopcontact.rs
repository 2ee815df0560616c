//! A delivery over a real socket: of unknown length, and one whose sender goes away.

use std::net::SocketAddr;

use api::{
    auth::TokenSpec,
    config::{Config, Limits},
    db::Db,
    http::{Server, State},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{bestand, leden, lever};
use crate::kit::{Stage, both};

/// Sends a file in chunks, without saying how long it will be; `whole` says whether its end comes too.
async fn zend(t: &Stage, address: SocketAddr, file: &str, whole: bool) -> TcpStream {
    let token = t.service.issuer.token(&TokenSpec::vereniging("NVO"));
    let mut socket = TcpStream::connect(address).await.expect("the service listens");
    let head = format!(
        "POST /v1/inzendingen HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nContent-Type: text/csv\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    );
    socket
        .write_all(head.as_bytes())
        .await
        .expect("the head goes out");
    for part in file.as_bytes().chunks(5_000) {
        let mut chunk = format!("{:x}\r\n", part.len()).into_bytes();
        chunk.extend_from_slice(part);
        chunk.extend_from_slice(b"\r\n");
        // The service may have answered and gone.
        if socket.write_all(&chunk).await.is_err() {
            return socket;
        }
    }
    if whole {
        socket.write_all(b"0\r\n\r\n").await.ok();
    }
    socket
}

/// What the service answers.
async fn antwoord(mut socket: TcpStream) -> Value {
    let mut answer = Vec::new();
    socket
        .read_to_end(&mut answer)
        .await
        .expect("the service answers");
    let text = String::from_utf8_lossy(&answer);
    let (_, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    let (from, to) = (
        body.find('{').expect("an object"),
        body.rfind('}').expect("an object"),
    );
    serde_json::from_str(&body[from..=to]).expect("JSON")
}

both! {
    async fn a_file_of_unknown_length_is_refused_when_it_passes_the_limit(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", &bestand(3, |_| "Jansen".into())).await;
        let before = leden(&t, &nvo).await;
        let config = Config {
            bind: "127.0.0.1:0".parse().expect("an address"),
            database_url: t.db.url.as_str().into(),
            limits: Limits { delivery: 20_000, ..Limits::default() },
            ..Config::default()
        };
        let connections = Db::connect(&config.database()).await.expect("the database of the stage");
        let state = State::new(config, connections, t.service.clock.clone(), Some(&t.service.issuer)).expect("a state");
        let server = Server::bind(state).expect("a free port");
        let (address, handle) = (server.address(), server.handle());
        let running = actix_web::rt::spawn(server.run_until_stopped());

        let long = bestand(1_000, |_| "Bakker".into());
        assert!(long.len() > 20_000);
        let told = antwoord(zend(&t, address, &long[..22_000], true).await).await;
        assert_eq!((&told["status"], &told["reden"]), (&json!(400), &json!("TE_GROOT")), "{told:#}");
        // Its sender goes away before the end: nothing of it counts.
        drop(zend(&t, address, &long[..9_000], false).await);
        assert_eq!(leden(&t, &nvo).await, before);
        handle.stop(true).await;
        running.await.expect("the task ends").expect("without an error");
        assert_eq!(leden(&t, &nvo).await, before);
    }
}
