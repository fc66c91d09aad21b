//! Puts the browser half and the style sheet inside the binary: names with a hash of their content, compressed once, here.

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let site = site();
    // An absent folder would make every build start over, an empty one does not.
    fs::create_dir_all(&site).ok();
    println!("cargo::rerun-if-env-changed=PRETOIRE_SITE");
    println!("cargo::rerun-if-env-changed=CARGO_TARGET_DIR");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", site.display());
    let files = files(&site)?;
    if files.is_empty() {
        println!(
            "cargo::warning=no static file in {}: pages will have neither style nor script (run `make site`)",
            site.display()
        );
    }
    let mut table = String::from("&[\n");
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        table += &entry(file, &out)?;
    }
    table += "]\n";
    fs::write(out.join("assets.rs"), table)
}

fn site() -> PathBuf {
    if let Some(named) = env::var_os("PRETOIRE_SITE") {
        return named.into();
    }
    let workspace = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace.join("target"), |target| workspace.join(target))
        .join("site")
}

/// In the order of their names, so that the same folder always makes the same binary.
fn files(site: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if path.is_file() && !hidden {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn entry(file: &Path, out: &Path) -> io::Result<String> {
    let plain = fs::read(file)?;
    let logical = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = logical.rsplit_once('.').unwrap_or((&logical, "bin"));
    let hash: String = Sha256::digest(&plain).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{}.{extension}", hash.get(..8).unwrap_or(&hash));
    let plain_copy = keep(out, &name, "plain", &plain)?;
    let (brotli, gzip) = if mime(extension).compressible {
        (smaller(&plain, brotli(&plain)?), smaller(&plain, gzip(&plain)?))
    } else {
        (None, None)
    };
    Ok(format!(
        "Asset {{ logical: {logical:?}, name: {name:?}, address: {:?}, hash: {hash:?}, mime: {:?}, plain: {plain_copy}, brotli: {}, gzip: {} }},\n",
        format!("/static/{name}"),
        mime(extension).name,
        keep_some(out, &name, "br", brotli)?,
        keep_some(out, &name, "gz", gzip)?,
    ))
}

struct Mime {
    name: &'static str,
    compressible: bool,
}

fn mime(extension: &str) -> Mime {
    let (name, compressible) = match extension {
        "css" => ("text/css; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "json" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "ico" => ("image/x-icon", true),
        "png" => ("image/png", false),
        "webp" => ("image/webp", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    };
    Mime { name, compressible }
}

fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}

fn smaller(plain: &[u8], packed: Vec<u8>) -> Option<Vec<u8>> {
    (packed.len() < plain.len()).then_some(packed)
}

fn keep(out: &Path, name: &str, form: &str, bytes: &[u8]) -> io::Result<String> {
    let path = out.join(format!("{name}.{form}"));
    fs::write(&path, bytes)?;
    Ok(format!("include_bytes!({:?})", path.display().to_string()))
}

fn keep_some(out: &Path, name: &str, form: &str, bytes: Option<Vec<u8>>) -> io::Result<String> {
    bytes.map_or_else(|| Ok("None".to_owned()), |bytes| Ok(format!("Some({})", keep(out, name, form, &bytes)?)))
}
