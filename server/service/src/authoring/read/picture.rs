//! Pictures as they are shipped: light enough for a slow line, upright, without what a camera wrote beside them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::authoring::limits;

/// A picture ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::authoring) struct Shipped {
    pub(in crate::authoring) format: String,
    pub(in crate::authoring) bytes: Vec<u8>,
}

/// Why a picture cannot be shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::authoring) enum Refused {
    /// It declares more pixels than we decode.
    TooManyPixels(u32, u32),
    /// It does not hold what its format asks.
    Damaged,
    /// Made as small as is still legible, it is too heavy.
    TooHeavy(usize),
}

/// Widths that are tried, from what a page shows to what a phone shows.
const WIDTHS: [u32; 3] = [limits::IMAGE_WIDTH, 960, 640];
/// Qualities of JPEG that are tried at each width.
const QUALITIES: [u8; 3] = [82, 72, 60];

/// The picture as it goes over the line. One that is light, narrow and bare already stays as its author made it.
pub(in crate::authoring) fn shipped(bytes: &[u8], format: &str) -> Result<Shipped, Refused> {
    let kept = || Shipped { format: format.to_owned(), bytes: bytes.to_vec() };
    let known = match format {
        "png" => ImageFormat::Png,
        "jpg" => ImageFormat::Jpeg,
        "webp" => ImageFormat::WebP,
        // No decoder of ours reads AVIF: it is shipped as it is, or not at all.
        _ if is_light(bytes) => return Ok(kept()),
        _ => return Err(Refused::TooHeavy(bytes.len())),
    };
    let (picture, bare) = decoded(bytes, known)?;
    if bare && is_light(bytes) && picture.width() <= limits::IMAGE_WIDTH {
        return Ok(kept());
    }
    smaller(&picture, known)
}

fn is_light(bytes: &[u8]) -> bool {
    bytes.len() <= limits::IMAGE_BYTES
}

/// The picture turned upright, and whether it came without notes of a camera: place, day, owner.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, bool), Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut room = Limits::default();
    room.max_alloc = Some(limits::IMAGE_MEMORY);
    reader.limits(room);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits::IMAGE_PIXELS {
        return Err(Refused::TooManyPixels(width, height));
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let notes = decoder.exif_metadata().ok().flatten().is_some() || decoder.xmp_metadata().ok().flatten().is_some();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    picture.apply_orientation(turn);
    Ok((picture, !notes))
}

const fn refused(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels(0, 0),
        _ => Refused::Damaged,
    }
}

/// The first of our widths and qualities at which the picture is light enough.
fn smaller(picture: &DynamicImage, format: ImageFormat) -> Result<Shipped, Refused> {
    let mut least = usize::MAX;
    for width in WIDTHS {
        let scaled = narrowed(picture, width);
        for made in encodings(&scaled, format) {
            if is_light(&made.bytes) {
                return Ok(made);
            }
            least = least.min(made.bytes.len());
        }
    }
    Err(Refused::TooHeavy(least))
}

fn narrowed(picture: &DynamicImage, width: u32) -> DynamicImage {
    if picture.width() <= width && picture.height() <= 2 * width {
        picture.clone()
    } else {
        picture.resize(width, 2 * width, FilterType::CatmullRom)
    }
}

/// Drawings stay sharp when they can; what has no transparent part may become a photograph.
fn encodings(picture: &DynamicImage, format: ImageFormat) -> impl Iterator<Item = Shipped> {
    let clear = is_clear(picture);
    let drawing = (clear || format != ImageFormat::Jpeg).then(|| drawing(picture)).flatten();
    let photographs = QUALITIES.into_iter().filter(move |_| !clear).filter_map(|quality| photograph(picture, quality));
    drawing.into_iter().chain(photographs)
}

fn is_clear(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0.last() != Some(&u8::MAX))
}

fn drawing(picture: &DynamicImage) -> Option<Shipped> {
    let mut bytes = Vec::new();
    let pixels = picture.to_rgba8();
    let encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.encode(&pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgba8).ok()?;
    Some(Shipped { format: "webp".to_owned(), bytes })
}

fn photograph(picture: &DynamicImage, quality: u8) -> Option<Shipped> {
    let mut bytes = Vec::new();
    let pixels = picture.to_rgb8();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(&pixels).ok()?;
    Some(Shipped { format: "jpg".to_owned(), bytes })
}
