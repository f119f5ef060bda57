"""The files beside the pages: each is named after what it holds, so that it can be kept for ever."""

import hashlib
from pathlib import Path


def assets(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Assets by file name: the address below the root (assets/site.1a2b3c4d.css) and the bytes."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()[:10]
            found[path.name] = (f"assets/{path.stem}.{digest}{path.suffix}", data)
    return found
