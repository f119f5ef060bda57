"""Fuzz whole repositories: python -m tests.hostile.fuzz 1000 --seed 1.

Each is the miniature, with a canary in every text for every second one, mutated from its own seed; it must end in a
safe site or in problems with their places, in time and within memory. What fails is kept in tests/hostile/corpus/,
where the tests replay it.
"""

import argparse
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.hostile.mutate import mutated
from tests.hostile.plant import planted
from tests.hostile.repository import sources
from tests.hostile.run import Runner
from tests.hostile.verdict import wrong

CORPUS = Path(__file__).resolve().parent / "corpus"


def case(seed: int) -> dict[str, bytes]:
    """The files of a case that differ from the miniature."""
    random = Random(seed)
    if seed % 2:
        return mutated(random, sources())
    nest, _ = planted()
    return nest | mutated(random, nest)


def keep(seed: int, files: dict[str, bytes]) -> None:
    """Keep a case, in the form of tests/broken: the files that differ."""
    for path, data in files.items():
        at = CORPUS / f"seed-{seed}" / path
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(data)


def kept(name: str) -> dict[str, bytes]:
    """The files of a case that was kept."""
    folder = CORPUS / name
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> int:
    """Run so many cases; answers 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int)
    parser.add_argument("--seed", type=int, default=1, help="of the first case; the others follow")
    options = parser.parse_args()
    ended: Counter[str] = Counter()
    slowest, most = 0.0, 0
    with TemporaryDirectory() as folder, Runner(Path(folder)) as runner:
        for seed in range(options.seed, options.seed + options.cases):
            files = case(seed)
            outcome = runner.run(dict(files))
            slowest, most = max(slowest, outcome.seconds), max(most, outcome.megabytes)
            failures = wrong(runner, outcome)
            ended["failed" if failures else "site" if outcome.built else "problems"] += 1
            if failures:
                keep(seed, files)
                print(f"seed {seed}:", *failures[:5], sep="\n  ", flush=True)
    print(f"{dict(ended)}; slowest {slowest:.1f} s, most {most} MB")
    return 1 if ended["failed"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
