"""The keys of lists in parts, beside the pages whose filters ask for them."""

import json
from collections.abc import Iterable, Iterator

from tracker.pages.keys import Keys
from tracker.pages.page import Page


def list_keys(pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """keys.json of each page that has keys."""
    for page in pages:
        if page.keys:
            yield f"{page.address}keys.json", keys_json(page.keys)


def keys_json(keys: Keys) -> bytes:
    """Keys as JSON: the parts, and the columns by name, each its words and the places of every item's."""
    columns = {name: (column.words, column.places) for name, column in keys.columns.items()}
    text = json.dumps({"parts": keys.parts, "columns": columns}, ensure_ascii=False, separators=(",", ":"))
    return text.encode()
