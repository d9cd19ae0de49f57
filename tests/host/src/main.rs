//! The loopback host: the real router behind 127.0.0.1, for browser tests only. Never shipped.
//!
//! `fallmappe-test-host --ui DIR --data DIR [--port N] [--today YYYY-MM-DD]` serves the built UI with the policy of the
//! real window and answers `POST /rpc/NAME`. It prints `http://127.0.0.1:PORT` when it is ready and ends with its
//! standard input, so that no test leaves it behind.

#![allow(
    clippy::print_stdout,
    reason = "the address on standard output is its interface"
)]

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use fallmappe_commands::{CommandError, ErrorCode, Session, dispatch};
use fallmappe_host::{DiskHost, Folders, PathsAsHandles};
use tiny_http::{Header, Method, Request, Response, Server};

/// The same policy as the window's, but that the page talks to this host.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'";
/// A page of another origin cannot send this header without being asked for permission, which is never given.
const OWN_HEADER: &str = "x-fallmappe";
const MAX_BODY: u64 = 8 << 20;

type Answer = Response<Cursor<Vec<u8>>>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1).cloned()
    };
    let (Some(ui), Some(data)) = (option("--ui"), option("--data")) else {
        println!("usage: fallmappe-test-host --ui DIR --data DIR [--port N] [--today YYYY-MM-DD]");
        std::process::exit(2);
    };
    let port = option("--port")
        .and_then(|port| port.parse().ok())
        .unwrap_or(0u16);
    let today = option("--today").and_then(|day| day.parse().ok());
    let data = PathBuf::from(data);
    let folders = Folders {
        main_vault: data.join("tresor"),
        practice_vault: data.join("uebungstresor"),
        output: data.join("ausgaben"),
    };
    let mut session = Session::new(DiskHost::new(folders, today, PathsAsHandles));
    let Ok(server) = Server::http(("127.0.0.1", port)) else {
        println!("the port is taken");
        std::process::exit(1);
    };
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    if let Some(address) = server.server_addr().to_ip() {
        println!("http://{address}");
    }
    for mut request in server.incoming_requests() {
        session.lock_when_idle();
        let answer = match request.method() {
            Method::Post => call(&mut session, &mut request),
            _ => page(Path::new(&ui), request.url()),
        };
        let _ = request.respond(answer);
    }
}

fn call(session: &mut Session<DiskHost<PathsAsHandles>>, request: &mut Request) -> Answer {
    let own = request
        .headers()
        .iter()
        .any(|header| header.field.equiv(OWN_HEADER));
    let name = request.url().strip_prefix("/rpc/").map(str::to_owned);
    let mut body = Vec::new();
    let whole = request
        .as_reader()
        .take(MAX_BODY)
        .read_to_end(&mut body)
        .is_ok();
    let answer = match (own && whole, name, serde_json::from_slice(&body)) {
        (true, Some(name), Ok(payload)) => dispatch(session, &name, payload),
        _ => Err(CommandError::from(ErrorCode::BadRequest)),
    };
    let (status, text) = match answer {
        Ok(value) => (200, value.to_string()),
        Err(error) => (422, serde_json::to_string(&error).unwrap_or_default()),
    };
    respond(status, "application/json", text.into_bytes())
}

fn page(ui: &Path, url: &str) -> Answer {
    let name = match url
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('/')
    {
        "" => "index.html",
        name => name,
    };
    let inside = !name.split('/').any(|part| part == "..");
    match std::fs::read(ui.join(name)) {
        Ok(bytes) if inside => respond(200, kind(name), bytes),
        _ => respond(404, "text/plain", b"not here".to_vec()),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

fn respond(status: u16, kind: &str, bytes: Vec<u8>) -> Answer {
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("Cache-Control", "no-store"),
    ];
    headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(
            Response::from_data(bytes).with_status_code(status),
            Response::with_header,
        )
}
