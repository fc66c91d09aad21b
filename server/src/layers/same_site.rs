//! Refuses writes that another site made the browser send (DESIGN: same-site by `Sec-Fetch-Site`, `Origin`, `Referer`).

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Lets reads through, and writes that come from our own pages.
pub async fn same_site(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || ours(request.headers()) {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

fn ours(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(host) = text(header::HOST.as_str()) else { return false };
    let same = |url: &str| authority(url).is_some_and(|a| a.eq_ignore_ascii_case(host));
    match (text(header::ORIGIN.as_str()), text(header::REFERER.as_str())) {
        (Some(origin), _) => same(origin),
        (None, Some(referer)) => same(referer),
        (None, None) => false,
    }
}

fn authority(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    rest.split(['/', '?', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(*name, value.parse().unwrap());
        }
        ours(&headers)
    }

    #[test]
    fn writes_are_believed_only_from_our_own_pages() {
        let host = ("host", "ecole.example:3000");
        assert!(check(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(!check(&[host, ("sec-fetch-site", "same-site"), ("origin", "http://ecole.example:3000")]));
        assert!(!check(&[host, ("sec-fetch-site", "cross-site")]));
        assert!(check(&[host, ("origin", "http://ecole.example:3000")]));
        assert!(!check(&[host, ("origin", "http://ecole.example")]));
        assert!(!check(&[host, ("origin", "null"), ("referer", "http://ecole.example:3000/x")]));
        assert!(check(&[host, ("referer", "http://ecole.example:3000/x?y")]));
        assert!(!check(&[host]));
    }
}
