"""Templates: autoescape is on, an undefined name fails, and a template holds no logic beyond loops and choices."""

from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket

from tracker.cache import NO_CACHE, Cache
from tracker.pages.words import long_date
from tracker.render.markdown import markdown
from tracker.render.mistakes import told


class Strict(Environment):
    """Templates see records: an attribute is Python's own, and one that is not there fails."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]  # asked for a hundred thousand times in a build


class Codes(BytecodeCache):
    """Templates as the code they are compiled to, each with the digest of its text, by the names that Jinja gives them."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        self.codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


def environment(folder: Path, texts: dict[str, bytes], codes: dict[str, bytes], cache: Cache = NO_CACHE) -> Environment:
    """The environment of the templates of a folder, by their texts. Those not in `codes` are compiled, and are there then.

    Raises CannotRender for a template that is not right in itself.
    """
    made = Strict(
        # Not from the folder: what is changed there meanwhile would be kept by the digest of what it was before.
        loader=FunctionLoader(lambda name: (texts[name].decode(), str(folder / name), None) if name in texts else None),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=Codes(codes),
        optimized=False,  # takes longer than it spares
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.filters.update(long_date=long_date, iso=date.isoformat, markdown=partial(markdown, cache=cache))
    with told(folder):
        for name in texts:
            made.get_template(name)  # now, so that processes that share the work have them
    return made
