"""The files beside the pages: scripts and styles without what only their authors need, each named after what it holds."""

import hashlib
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

SHORTER = {".css": cssmin, ".js": jsmin}


def assets(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Assets by file name: the address below the root (assets/site.1a2b3c4d.css) and the bytes."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            data = path.read_bytes()
            if path.suffix in SHORTER:
                data = str(SHORTER[path.suffix](data.decode())).encode()
            digest = hashlib.sha256(data).hexdigest()[:10]
            found[path.name] = (f"assets/{path.stem}.{digest}{path.suffix}", data)
    return found
