//! The static files inside the binary: found by name, sent compressed, kept by browsers for ever because their name holds their hash.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};

/// A file inside the binary.
#[derive(Debug)]
pub struct Asset {
    /// The name pages use: `style.css`.
    pub logical: &'static str,
    /// The name in its address, with a hash of its content: `style-ab12cd34.css`.
    pub name: &'static str,
    /// Its address: `/static/style-ab12cd34.css`.
    pub address: &'static str,
    /// A longer hash of its content.
    pub hash: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Its bytes.
    pub plain: &'static [u8],
    /// The same, compressed with brotli, if that is smaller.
    pub brotli: Option<&'static [u8]>,
    /// The same, compressed with gzip, if that is smaller.
    pub gzip: Option<&'static [u8]>,
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Every file inside the binary, by logical name.
#[must_use]
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The file whose address ends with this hashed name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The address of a file: `style.css` is at `/static/style-ab12cd34.css`.
#[must_use]
pub fn address(logical: &str) -> Option<&'static str> {
    ASSETS.iter().find(|asset| asset.logical == logical).map(|asset| asset.address)
}

/// GET and HEAD `/static/{name}`.
pub async fn serve(Path(name): Path<String>, asked: HeaderMap) -> Response<Body> {
    find(&name).map_or_else(unknown, |asset| asset.answer(&asked))
}

impl Asset {
    fn answer(&self, asked: &HeaderMap) -> Response<Body> {
        let coding = Coding::wanted(asked);
        let (coding, bytes) = match (coding, self.brotli, self.gzip) {
            (Coding::Brotli, Some(bytes), _) => (Coding::Brotli, bytes),
            (Coding::Brotli | Coding::Gzip, _, Some(bytes)) if Coding::Gzip.accepted(asked) => (Coding::Gzip, bytes),
            _ => (Coding::Identity, self.plain),
        };
        let tag = format!("\"{}{}\"", self.hash, coding.suffix());
        let known = known(asked, &tag);
        let mut answer = Response::new(if known { Body::empty() } else { Body::from(bytes) });
        if known {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        if !known {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.mime));
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
            if let Some(name) = coding.name() {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            }
        }
        answer
    }
}

/// A page of another release may ask for a name that is gone; nobody may keep that answer.
fn unknown() -> Response<Body> {
    let mut answer = Response::new(Body::from("404\n"));
    *answer.status_mut() = StatusCode::NOT_FOUND;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}

fn known(asked: &HeaderMap, tag: &str) -> bool {
    let mut lines = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines.any(|line| line.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// The smallest form that the asker takes; among equals the server chooses, as HTTP allows.
    fn wanted(asked: &HeaderMap) -> Self {
        [Self::Brotli, Self::Gzip].into_iter().find(|coding| coding.accepted(asked)).unwrap_or(Self::Identity)
    }

    fn accepted(self, asked: &HeaderMap) -> bool {
        let Some(name) = self.name() else { return true };
        let lines = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        let (mut named, mut any) = (None, None);
        for offer in lines.flat_map(|line| line.split(',')) {
            let mut words = offer.split(';').map(str::trim);
            let coding = words.next().unwrap_or_default();
            let taken =
                words.filter_map(|word| word.strip_prefix("q=")).all(|q| q.parse::<f32>().is_ok_and(|q| q > 0.0));
            if coding.eq_ignore_ascii_case(name) {
                named = Some(taken);
            } else if coding == "*" {
                any = Some(taken);
            }
        }
        named.or(any).unwrap_or(false)
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Identity => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, http::Request, routing::get};
    use std::io::Read;
    use tower::ServiceExt;

    static SHEET: Asset = Asset {
        logical: "style.css",
        name: "style-ab12cd34.css",
        address: "/static/style-ab12cd34.css",
        hash: "ab12cd34ef567890",
        mime: "text/css; charset=utf-8",
        plain: b"plain",
        brotli: Some(b"br"),
        gzip: Some(b"gz"),
    };

    /// What is sent for an `Accept-Encoding`, as "coding tag length".
    fn check(accept: &str, expected: &str) {
        let mut asked = HeaderMap::new();
        asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accept).unwrap());
        let answer = SHEET.answer(&asked);
        let one = |name| answer.headers().get(name).map_or("-", |value| value.to_str().unwrap());
        assert_eq!(
            format!("{} {} {}", one(header::CONTENT_ENCODING), one(header::ETAG), one(header::CONTENT_LENGTH)),
            expected,
            "{accept}"
        );
        assert_eq!(one(header::VARY), "accept-encoding");
        assert_eq!(one(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
        assert_eq!(one(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(one(header::CONTENT_TYPE), "text/css; charset=utf-8");
    }

    #[test]
    fn the_smallest_form_that_is_taken_is_sent() {
        check("gzip, deflate, br", "br \"ab12cd34ef567890-br\" 2");
        check("gzip;q=1.0, br;q=0.5", "br \"ab12cd34ef567890-br\" 2");
        check("gzip", "gzip \"ab12cd34ef567890-gz\" 2");
        check("br;q=0, gzip", "gzip \"ab12cd34ef567890-gz\" 2");
        check("*", "br \"ab12cd34ef567890-br\" 2");
        check("*;q=0", "- \"ab12cd34ef567890\" 5");
        check("br;q=nonsense", "- \"ab12cd34ef567890\" 5");
        check("", "- \"ab12cd34ef567890\" 5");
        check("identity", "- \"ab12cd34ef567890\" 5");
    }

    #[test]
    fn what_the_browser_holds_is_not_sent_again() {
        let mut asked = HeaderMap::new();
        asked.insert(header::IF_NONE_MATCH, HeaderValue::from_static("\"other\", W/\"ab12cd34ef567890\""));
        let answer = SHEET.answer(&asked);
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
        assert!(answer.headers().contains_key(header::CACHE_CONTROL));
        asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br"));
        assert_eq!(SHEET.answer(&asked).status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn an_unknown_name_is_not_found_and_not_kept() {
        let router = Router::new().route("/static/{name}", get(serve));
        for path in ["/static/none.css", "/static/%2e%2e%2fsecret"] {
            let answer = router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(answer.status(), StatusCode::NOT_FOUND);
            assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        }
    }

    #[tokio::test]
    async fn every_file_is_at_its_address_and_unpacks_to_itself() {
        let router = Router::new().route("/static/{name}", get(serve));
        for asset in all() {
            assert_eq!(address(asset.logical), Some(asset.address));
            assert_eq!(find(asset.name).map(|found| found.logical), Some(asset.logical));
            let head = Request::head(asset.address).body(Body::empty()).unwrap();
            let answer = router.clone().oneshot(head).await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK);
            assert_eq!(answer.headers()[header::CONTENT_LENGTH], asset.plain.len().to_string());
            let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            assert!(body.is_empty(), "HEAD sends no body");
            if let Some(packed) = asset.gzip {
                let mut plain = Vec::new();
                flate2::read::GzDecoder::new(packed).read_to_end(&mut plain).unwrap();
                assert_eq!(plain, asset.plain);
            }
            if let Some(packed) = asset.brotli {
                let mut plain = Vec::new();
                brotli::BrotliDecompress(&mut &*packed, &mut plain).unwrap();
                assert_eq!(plain, asset.plain);
            }
        }
    }
}
