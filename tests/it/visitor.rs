//! A browser without script, against the router in memory.

use crate::world::{NOW, World};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use server::state::{Settings, State};
use service::Role;
use tower::ServiceExt;

/// Separates the parts of an upload.
const BOUNDARY: &str = "----part";

/// A browser that holds the session of one person.
pub(crate) struct Visitor {
    site: Router,
    cookie: String,
}

/// What the server sent.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) to: String,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    /// The page as a person reads it: tags out, spaces folded, the usual entities and no-break spaces resolved.
    pub(crate) fn words(&self) -> String {
        let html = self.text();
        let main = html.split_once("<main").map_or(html.as_str(), |(_, main)| main);
        let main = main.split_once("</main>").map_or(main, |(main, _)| main);
        let mut out = String::new();
        let mut inside = true;
        for c in main.chars() {
            match c {
                '<' => inside = true,
                '>' if inside => {
                    inside = false;
                    out.push(' ');
                }
                c if !inside => out.push(c),
                _ => {}
            }
        }
        let plain = out
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&amp;", "&");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Fails unless the page says all this.
    pub(crate) fn says(&self, all: &[&str]) -> &Self {
        let words = self.words();
        for one in all {
            assert!(words.contains(one), "the page does not say {one:?}:\n{words}");
        }
        self
    }
}

impl Visitor {
    /// Nobody.
    pub(crate) async fn nobody(world: &World) -> Self {
        let settings = Settings { clock: || NOW, ..Settings::default() };
        let state = State::new(world.store.clone(), settings).await.unwrap();
        Self { site: server::router::site(state), cookie: "locale=fr".to_owned() }
    }

    /// The person who has this role.
    pub(crate) async fn with(world: &World, role: Role) -> Self {
        Self::of(world, world.person(role)).await
    }

    /// This person.
    pub(crate) async fn of(world: &World, id: service::ids::PersonId) -> Self {
        let token = world.token(id).await;
        let nobody = Self::nobody(world).await;
        Self { cookie: format!("{}; session={token}", nobody.cookie), ..nobody }
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(self.request("GET", address).body(Body::empty()).unwrap()).await
    }

    /// Sends a plain form.
    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", escaped(n), escaped(v))).collect();
        let request = self.request("POST", address).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    /// Sends a form as an island does.
    pub(crate) async fn json(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", escaped(n), escaped(v))).collect();
        let request = self.request("POST", address).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.header(header::ACCEPT, "application/json");
        self.send(request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    /// Sends a form with a file.
    pub(crate) async fn upload(&self, address: &str, file: Option<(&str, &[u8])>, fields: &[(&str, &str)]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.as_bytes());
        }
        if let Some((name, bytes)) = file {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: text/csv\r\n\r\n"
            );
            body.extend(head.as_bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(self.request("POST", address).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap())
            .await
    }

    fn request(&self, method: &str, address: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, "ecole.test")
            .header(header::ORIGIN, "http://ecole.test")
            .header(header::COOKIE, &self.cookie)
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.site.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let to = parts.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap()).to_owned();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, to, headers: parts.headers, bytes }
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
