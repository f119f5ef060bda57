"""Accept the site that is built now as the one expected: `python -m tests.golden.accept`, then read the change with git diff."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from build import ROOT, build

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "site"
KEPT = {".html", ".json", ".csv", ".xml", ".ics", ".txt"}


def built(folder: Path) -> dict[str, str]:
    """The texts of the site that is built of the small plan, without the search index; asset names without their digests."""
    root = folder / "root"
    shutil.copytree(HERE / "plan", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    build(root, folder / "site")
    names = {path.name: f"{path.name.split('.')[0]}{path.suffix}" for path in (folder / "site/assets").iterdir()}
    texts = {}
    for path in sorted((folder / "site").rglob("*")):
        place = path.relative_to(folder / "site").as_posix()
        if path.is_file() and path.suffix in KEPT and not place.startswith("search/pagefind"):
            text = path.read_bytes().decode("utf-8")
            for digested, plain in names.items():
                text = text.replace(digested, plain)
            texts[place] = text
    texts.pop("search/facts.json", None)
    return texts


def main() -> None:
    """Write what is built as what is expected."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    with TemporaryDirectory() as folder:
        for place, text in built(Path(folder)).items():
            path = EXPECTED / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())


if __name__ == "__main__":
    main()
