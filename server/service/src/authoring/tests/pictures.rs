//! Pictures for tests: small ones, one of a camera's size, a bomb.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

fn written(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A drawing.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    written(RgbImage::from_pixel(width, height, Rgb([200, 120, 40])), ImageFormat::Png)
}

/// A photograph of a wall.
pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    written(RgbImage::from_pixel(width, height, Rgb([200, 120, 40])), ImageFormat::Jpeg)
}

/// A photograph that does not compress well.
pub(super) fn noise(width: u32, height: u32) -> Vec<u8> {
    let mut state = 7_u32;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = u8::try_from(state >> 27).unwrap();
        let base = u8::try_from((x / 12 + y / 9) % 200).unwrap();
        Rgb([base.wrapping_add(grain), base / 2 + grain, 255 - base])
    });
    written(picture, ImageFormat::Jpeg)
}

/// The same photograph with a camera's notes: how it was held.
pub(super) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff =
        [b"II*\0\x08\0\0\0\x01\0".as_slice(), &[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0], &[0; 4]].concat();
    let body = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = jpeg.split_at(2);
    [start, &[0xff, 0xe1], &length, &body, rest].concat()
}

/// A small file that declares a huge picture.
pub(super) fn bomb(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes()[..], &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &header), &chunk(b"IDAT", &[0; 8]), &chunk(b"IEND", &[])].concat()
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [length.as_slice(), &named, &crc(&named).to_be_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let bit = |value: u32, _| if value & 1 == 1 { (value >> 1) ^ 0xedb8_8320 } else { value >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}
