//! A client of one connection that asks for nothing by itself: what a test or a measure sends is what goes over the wire.

use std::{
    io::{Error, ErrorKind, Result},
    net::SocketAddr,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One browser tab, kept open between requests.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    cookie: String,
    stream: Option<BufReader<TcpStream>>,
}

/// What the server sent.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Status line and headers.
    pub head: String,
    /// The body, as it came over the wire but for the marks of chunks.
    pub body: Vec<u8>,
    /// Bytes over the wire.
    pub wire: usize,
}

impl Reply {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(':'));
        fields.into_iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

impl Client {
    /// Nobody at this address yet; the connection is made by the first request.
    #[must_use]
    pub fn new(address: SocketAddr, cookie: impl Into<String>) -> Self {
        Self { address, cookie: cookie.into(), stream: None }
    }

    /// Asks for a page; `encoding` is what Accept-Encoding says, empty for none.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn get(&mut self, path: &str, encoding: &str) -> Result<Reply> {
        let accept = if encoding.is_empty() { String::new() } else { format!("Accept-Encoding: {encoding}\r\n") };
        let request = format!("GET {path} HTTP/1.1\r\n{}{accept}\r\n", self.own_lines());
        self.exchange(request.as_bytes()).await
    }

    /// Sends a form, from a page of the same site; JSON is asked for when `json`.
    ///
    /// # Errors
    /// When the connection breaks: the server may or may not have read the form.
    pub async fn post(&mut self, path: &str, json: bool, form: &str) -> Result<Reply> {
        let accept = if json { "application/json" } else { "text/html" };
        let request = format!(
            "POST {path} HTTP/1.1\r\n{}Origin: http://{}\r\nAccept: {accept}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.own_lines(),
            self.address,
            form.len()
        );
        self.exchange(request.as_bytes()).await
    }

    fn own_lines(&self) -> String {
        format!("Host: {}\r\nCookie: {}\r\n", self.address, self.cookie)
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Reply> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.address).await?;
                stream.set_nodelay(true)?;
                BufReader::with_capacity(64 * 1024, stream)
            }
        };
        stream.get_mut().write_all(request).await?;
        let reply = read(&mut stream).await?;
        if reply.header("connection") != Some("close") {
            self.stream = Some(stream);
        }
        Ok(reply)
    }
}

async fn read(stream: &mut BufReader<TcpStream>) -> Result<Reply> {
    let mut reply = Reply::default();
    while !reply.head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut reply.head).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    reply.wire = reply.head.len();
    let broken = |what: &str| Error::new(ErrorKind::InvalidData, what.to_owned());
    let status = reply.head.split(' ').nth(1).and_then(|s| s.parse().ok());
    reply.status = status.ok_or_else(|| broken("no status"))?;
    if let Some(length) = reply.header("content-length") {
        let length = length.parse().map_err(|_| broken("no length"))?;
        reply.body.resize(length, 0);
        stream.read_exact(&mut reply.body).await?;
        reply.wire += length;
    } else if reply.header("transfer-encoding") == Some("chunked") {
        while chunk(stream, &mut reply).await? {}
    }
    Ok(reply)
}

/// Reads one chunk; false after the last.
async fn chunk(stream: &mut BufReader<TcpStream>, reply: &mut Reply) -> Result<bool> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let size = usize::from_str_radix(line.trim(), 16).map_err(|cause| Error::new(ErrorKind::InvalidData, cause))?;
    let before = reply.body.len();
    reply.body.resize(before + size, 0);
    stream.read_exact(reply.body.get_mut(before..).unwrap_or_default()).await?;
    stream.read_exact(&mut [0; 2]).await?;
    reply.wire += line.len() + size + 2;
    Ok(size > 0)
}
