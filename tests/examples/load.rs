//! The load generator of `tests/bench.sh`: one thread for each learner, one connection each, nothing but std, so that
//! `rustc` makes it in seconds and it measures with little weight of its own.
//!
//! ```text
//! load enter ADDRESS CODES            signs every learner in, prints their cookies
//! load read ADDRESS COOKIES PATH N SECONDS
//! load write ADDRESS COOKIES FORM N SECONDS
//! load next ADDRESS COOKIES FORM PATH N SECONDS
//! load page ADDRESS COOKIES PATH
//! load weigh ADDRESS COOKIES PATH
//! load start PORT PATH PROGRAM…
//! ```
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a measure that goes wrong stops loudly, and it needs a clock"
)]

use std::{
    collections::BTreeSet,
    env,
    fs::read_to_string,
    hash::{BuildHasher, RandomState},
    io::{BufRead, BufReader, Read, Result, Write},
    net::{Shutdown, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["enter", address, codes] => enter(address, codes),
        ["read", address, cookies, path, n, seconds] => read(address, cookies, path, number(n), number(seconds)),
        ["write", address, cookies, form, n, seconds] => write(address, cookies, form, number(n), number(seconds)),
        ["next", address, cookies, form, path, n, seconds] => {
            next(address, cookies, form, path, number(n), number(seconds));
        }
        ["page", address, cookies, path] => println!("{}", first(address, cookies).get(path, "").unwrap().body()),
        ["weigh", address, cookies, path] => weigh(address, cookies, path),
        ["start", port, path, program @ ..] => start(port, path, program),
        _ => panic!("see the first lines of this file"),
    }
}

fn number(word: &str) -> usize {
    word.parse().unwrap()
}

/// Signs in with a code, chooses a password, and prints the cookie, learner by learner. `CODES` holds `matricule code`.
fn enter(address: &str, codes: &str) {
    for line in read_to_string(codes).unwrap().lines() {
        let (name, code) = line.split_once(' ').unwrap();
        let mut tab = Tab::new(address, "");
        let reply = tab.post("/sign-in", "text/html", &format!("name={name}&secret={code}")).unwrap();
        assert_eq!(reply.status, 303, "{name}: {}", reply.body());
        let session = reply.head.split("session=").nth(1).unwrap().split(';').next().unwrap();
        tab.cookie = format!("locale=fr; session={session}");
        let secret = "un grand fleuve tranquille";
        let form = format!("current=&password={secret}&again={secret}").replace(' ', "+");
        let reply = tab.post("/account/password", "text/html", &form).unwrap();
        assert_eq!(reply.status, 303, "{name}: {}", reply.body());
        println!("{}", tab.cookie);
    }
}

/// Everybody reads a page, again and again, uncompressed: pages a second.
fn read(address: &str, cookies: &str, path: &str, learners: usize, seconds: usize) {
    let (count, took, _) = together(address, cookies, learners, seconds, |tab, _| {
        let reply = tab.get(path, "").unwrap();
        assert_eq!(reply.status, 200);
    });
    println!("{:.0}", count as f64 / took);
}

/// Everybody answers, each waiting until the answer is acknowledged: answers a second, and milliseconds of p50 and p99.
fn write(address: &str, cookies: &str, form: &str, learners: usize, seconds: usize) {
    let ids = RandomState::new();
    let (count, took, mut waits) = together(address, cookies, learners, seconds, |tab, n| {
        let reply = tab.post("/practice/answer", "application/json", &format!("{form}&event={}", id(&ids, n))).unwrap();
        assert_eq!(reply.status, 200, "{}", reply.body());
    });
    waits.sort();
    let at = |share: f64| waits[(waits.len() as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!("{:.0} {:.1} {:.1}", count as f64 / took, at(0.5), at(0.99));
}

/// Everybody answers with a plain form, follows to the next question, and thinks between half a second and three and a
/// half: answers a second, and milliseconds of p50 and p99 from the answer to the page after it.
fn next(address: &str, cookies: &str, form: &str, path: &str, learners: usize, seconds: usize) {
    let ids = RandomState::new();
    let waits = std::sync::Mutex::new(Vec::new());
    let (count, took, _) = together(address, cookies, learners, seconds, |tab, n| {
        let thought = ids.hash_one((n, Instant::now())) % 3000 + 500;
        thread::sleep(Duration::from_millis(thought));
        let asked = Instant::now();
        let reply = tab.post("/practice/answer", "text/html", &format!("{form}&event={}", id(&ids, n))).unwrap();
        assert_eq!(reply.status, 303, "{}", reply.body());
        let reply = tab.get(path, "br").unwrap();
        assert_eq!(reply.status, 200);
        waits.lock().unwrap().push(asked.elapsed());
    });
    let mut waits = waits.into_inner().unwrap();
    waits.sort();
    let at = |share: f64| waits[(waits.len() as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!("{:.0} {:.1} {:.1}", count as f64 / took, at(0.5), at(0.99));
}

/// A UUID of version 7: ordered by time, as browsers make them.
fn id(ids: &RandomState, n: usize) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as u64;
    let chance = ids.hash_one((now, n, thread::current().id()));
    let other = ids.hash_one(chance);
    let (high, low) = (now >> 16, now & 0xffff);
    format!(
        "{high:08x}-{low:04x}-7{:03x}-8{:03x}-{:012x}",
        chance & 0xfff,
        chance >> 12 & 0xfff,
        other & 0xffff_ffff_ffff
    )
}

/// How often all of them together did it, in how many seconds, and how long each waited.
fn together(
    address: &str,
    cookies: &str,
    learners: usize,
    seconds: usize,
    act: impl Fn(&mut Tab, usize) + Sync,
) -> (usize, f64, Vec<Duration>) {
    let cookies = read_to_string(cookies).unwrap();
    let cookies: Vec<&str> = cookies.lines().collect();
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds as u64);
    let one = |n: usize| {
        let mut tab = Tab::new(address, cookies[n % cookies.len()]);
        let mut waits = Vec::new();
        while Instant::now() < end {
            let asked = Instant::now();
            act(&mut tab, n);
            waits.push(asked.elapsed());
        }
        waits
    };
    let waits: Vec<Duration> = thread::scope(|scope| {
        let running: Vec<_> = (0..learners).map(|n| scope.spawn(move || one(n))).collect();
        running.into_iter().flat_map(|learner| learner.join().unwrap()).collect()
    });
    (waits.len(), start.elapsed().as_secs_f64(), waits)
}

/// A first visit with an empty cache, as brotli sends it: bytes and requests before islands, then bytes of the browser half.
fn weigh(address: &str, cookies: &str, path: &str) {
    let mut tab = first(address, cookies);
    let page = tab.get(path, "").unwrap().body();
    let mut bytes = tab.get(path, "br").unwrap().wire;
    let mut requests = 1;
    let mut half = 0;
    let files: BTreeSet<&str> = page.split('"').filter(|word| word.starts_with("/static/")).collect();
    for file in files {
        let wire = tab.get(file, "br").unwrap().wire;
        if file.starts_with("/static/browser") {
            half += wire;
        } else {
            bytes += wire;
            requests += 1;
        }
    }
    println!("{bytes} {requests} {half}");
}

/// The first learner's tab.
fn first(address: &str, cookies: &str) -> Tab {
    Tab::new(address, read_to_string(cookies).unwrap().lines().next().unwrap())
}

/// Milliseconds from starting the program to its first answer.
fn start(port: &str, path: &str, program: &[&str]) {
    let address = format!("127.0.0.1:{port}");
    let began = Instant::now();
    let mut child = Ended(Command::new(program[0]).args(&program[1..]).stdout(Stdio::null()).spawn().unwrap());
    while Tab::new(&address, "").get(path, "").is_err() {
        assert!(child.0.try_wait().unwrap().is_none(), "the program ended");
        thread::yield_now();
    }
    println!("{:.0}", began.elapsed().as_secs_f64() * 1000.0);
}

/// A program that does not outlive its measure.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// One tab of a browser: one connection, one cookie.
struct Tab {
    address: String,
    cookie: String,
    line: Option<BufReader<TcpStream>>,
}

#[derive(Default)]
struct Reply {
    status: u16,
    head: String,
    bytes: Vec<u8>,
    wire: usize,
}

impl Reply {
    fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Tab {
    fn new(address: &str, cookie: &str) -> Self {
        Self { address: address.to_owned(), cookie: cookie.to_owned(), line: None }
    }

    fn get(&mut self, path: &str, encoding: &str) -> Result<Reply> {
        let encoding = if encoding.is_empty() { String::new() } else { format!("Accept-Encoding: {encoding}\r\n") };
        let Self { address, cookie, .. } = &*self;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n{encoding}\r\n");
        self.ask(&request)
    }

    fn post(&mut self, path: &str, accept: &str, form: &str) -> Result<Reply> {
        let Self { address, cookie, .. } = &*self;
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nOrigin: http://{address}\r\nAccept: {accept}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        self.ask(&request)
    }

    fn ask(&mut self, request: &str) -> Result<Reply> {
        let mut line = match self.line.take() {
            Some(line) => line,
            None => {
                let stream = TcpStream::connect(&self.address)?;
                stream.set_nodelay(true)?;
                BufReader::with_capacity(64 * 1024, stream)
            }
        };
        line.get_mut().write_all(request.as_bytes())?;
        let mut reply = Reply::default();
        while !reply.head.ends_with("\r\n\r\n") {
            if line.read_line(&mut reply.head)? == 0 {
                line.get_ref().shutdown(Shutdown::Both)?;
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        }
        reply.status = reply.head[9..12].parse().unwrap();
        reply.wire = reply.head.len();
        let length = reply.header("content-length").map(number);
        if reply.header("transfer-encoding") == Some("chunked") {
            while chunk(&mut line, &mut reply)? {}
        } else if let Some(length) = length {
            reply.bytes.resize(length, 0);
            line.read_exact(&mut reply.bytes)?;
            reply.wire += length;
        }
        self.line = Some(line);
        Ok(reply)
    }
}

fn chunk(line: &mut BufReader<TcpStream>, reply: &mut Reply) -> Result<bool> {
    let mut size = String::new();
    line.read_line(&mut size)?;
    reply.wire += size.len() + 2;
    let size = usize::from_str_radix(size.trim(), 16).unwrap();
    let before = reply.bytes.len();
    reply.bytes.resize(before + size, 0);
    line.read_exact(&mut reply.bytes[before..])?;
    line.read_exact(&mut [0; 2])?;
    reply.wire += size;
    Ok(size > 0)
}
