"""Pictures of pages as small PNG files: 256 colours, packed as tightly as zlib can. Pages have few colours; nobody sees a difference."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_COLOURS = 256
# the browser unpacks its own picture; what it gives back is red, green, blue and opacity of each pixel
UNPACK = """async (data) => {
  const picture = await createImageBitmap(await (await fetch(data)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const bytes = drawing.getImageData(0, 0, picture.width, picture.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return [picture.width, picture.height, btoa(text)];
}"""


def small(blank: Page, picture: bytes) -> bytes:
    """Return a picture of a page, unpacked on a blank page, with at most 256 colours."""
    width, height, text = blank.evaluate(UNPACK, "data:image/png;base64," + base64.b64encode(picture).decode())
    pixels = np.frombuffer(base64.b64decode(text), np.uint8).reshape(height, width, 4)[:, :, :3]
    packed = pixels.astype(np.uint32) @ np.array([65_536, 256, 1], np.uint32)
    colours, places, counts = np.unique(packed.ravel(), return_inverse=True, return_counts=True)
    palette = np.sort(colours[np.argsort(counts)[-MOST_COLOURS:]])
    parts = _parts(palette).astype(np.int32)
    nearest = np.concatenate(
        [
            ((_parts(some).astype(np.int32)[:, None, :] - parts[None]) ** 2).sum(2).argmin(1)
            for some in np.array_split(colours, max(1, len(colours) // 1024))
        ]
    )
    return png(nearest[places].reshape(height, width).astype(np.uint8), palette=_parts(palette).tobytes())


def png(values: np.ndarray[Any, np.dtype[np.uint8]], *, palette: bytes = b"") -> bytes:
    """Return rows of values as a PNG: greys, or places in a palette."""
    height, width = values.shape
    rows = b"".join(b"\0" + row.tobytes() for row in values)
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 3 if palette else 0, 0, 0, 0))
    chunks = [
        (b"IHDR", head),
        *([(b"PLTE", palette)] if palette else []),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in chunks
    )


def _parts(colours: np.ndarray[Any, np.dtype[np.uint32]]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.stack([colours >> 16, (colours >> 8) & 255, colours & 255], axis=1).astype(np.uint8)
