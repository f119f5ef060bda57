"""What is put into the index, and that the same goes in as came out."""

import gzip
import json
import signal
import time
from pathlib import Path
from typing import cast

import pytest

from tests.search.site import all_texts, promises, search_files, words
from tests.search.truth import Truth, normal
from tracker.model.states import State
from tracker.pages.attention import Attention
from tracker.pages.site import pages
from tracker.pages.views import Views
from tracker.search import pagefind
from tracker.search.documents import Document, notes
from tracker.search.facts import facts
from tracker.search.folding import folding, runs
from tracker.search.index import parts
from tracker.search.pagefind import CannotIndex, Run, Runs, runtime
from tracker.search.sounds import readings, sound, sounding
from tracker.search.text import BREAK
from tracker.search.ways import ways


def shard(code: str, documents: list[Document]) -> dict[str, bytes]:
    with Runs() as runs:
        return pagefind.shard(runs, code, documents)()


def page(number: int, *texts: str) -> Document:
    return Document(number, texts)


def test_a_page_is_found_by_its_number() -> None:
    files = shard("p0", [page(7, "人 才"), page(12, "公 寓")])
    assert sorted(pagefind.fragments(files)) == [7, 12]
    assert all(name.startswith("p0_") for name in pagefind.fragments(files).values())
    assert not set(files) & set(pagefind.RUNTIME)


def test_same_documents_same_bytes(real: Views) -> None:
    assert list(search_files(real)) == list(search_files(real))


def test_an_update_changes_notes_only(real: Views) -> None:
    each = [promise.document for promise in promises(real)]
    told = [document for document in map(notes, real.all) if document.texts]
    changed = [Document(told[0].number, (*told[0].texts, "新 的 一 条"), anchors=told[0].anchors), *told[1:]]
    assert shard("n0", told) != shard("n0", changed)
    assert {document.number for document in each} >= {document.number for document in told}


def test_promises_do_not_change_with_what_is_reported(real: Views) -> None:
    text = " ".join(text for promise in promises(real) for text in promise.document.texts)
    for view in real.all:
        for entry in view.entries:
            assert not entry.note or " ".join(words(entry.note)) not in text


def test_shards_are_cut_by_place() -> None:
    silent = page(2)
    some = [page(1, "一"), silent, page(3, "三"), page(4, "四"), silent, silent, page(7, "七")]
    assert [(place, [one.number for one in part]) for place, part in parts([each.listed for each in some], 2)] == [
        (0, [1]),
        (1, [3, 4]),
        (3, [7]),
    ]


def test_a_plan_without_measures_has_no_shards() -> None:
    assert list(parts([], 2)) == []


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 3", "退出码3"),
        (f"kill -{signal.SIGKILL} $$", "信号9"),
        ("echo 'Error: No space left on device (os error 28)' >&2; exit 1", "没有做完：磁盘已满"),
        ("exit 0", "没有写完"),
    ],
)
def test_a_failing_binary_is_told(script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binary = tmp_path / "pagefind"
    binary.write_text(f"#!/bin/sh\n{script}\n")
    binary.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: binary)
    with pytest.raises(CannotIndex) as caught:
        shard("p0", [page(1, "人 才")])
    assert message in str(caught.value)
    assert "No space" not in str(caught.value)


def test_no_run_is_left_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that hangs is ended, one that waits for it is not begun."""
    binary = tmp_path / "pagefind"
    binary.write_text(f"#!/bin/sh\necho $$ >> {tmp_path}/begun\nexec sleep 600\n")
    binary.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: binary)
    with Runs(tmp_path) as runs:
        first, second = runs.begin("x", {}), runs.begin("x", {})
        while not (tmp_path / "begun").is_file():
            time.sleep(0.01)
    assert isinstance(first.ended.exception(), CannotIndex)
    assert second.ended.cancelled()
    [pid] = (tmp_path / "begun").read_text().split()
    assert not Path("/proc", pid).exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["begun", "pagefind"]


def test_on_many_pages_one_run_until_it_is_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run begins when the first has ended; those after `alone` end only when both have begun."""
    binary, log = tmp_path / "pagefind", tmp_path / "log"
    binary.write_text(
        f"#!/bin/sh\necho begun >> {log}\nsleep 0.1\n"
        f"[ $(wc -l < {log}) -le 4 ] || while [ $(grep -c begun {log}) -lt 4 ]; do sleep 0.01; done\necho ended >> {log}\n"
    )
    binary.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: binary)
    monkeypatch.setattr(pagefind, "MANY", 0)
    with Runs(tmp_path, jobs=2) as runs:
        for run in [runs.begin("x", {"x.html": b""}), runs.begin("x", {"x.html": b""})]:
            run.ended.result()
        assert log.read_text().split() == ["begun", "ended", "begun", "ended"]
        runs.alone()
        for run in [runs.begin("x", {"x.html": b""}), runs.begin("x", {"x.html": b""})]:
            run.ended.result()


def test_a_page_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = shard("p0", [page(1, "人 才")])
    monkeypatch.setattr(Run, "files", lambda run: whole)
    with pytest.raises(CannotIndex, match="只收了1页，应有2页"):
        shard("p0", [page(1, "人 才"), page(2, "公 寓")])


def test_runtime_is_the_standard_build() -> None:
    with Runs() as runs:
        found = runtime(runs)()
    assert sorted(found) == ["pagefind.js", "wasm.unknown.pagefind"]


def test_every_text_of_a_page_is_indexed(real: Views, truth: Truth) -> None:
    for promise, view in zip(promises(real), real.all, strict=True):
        indexed = [normal(text) for text in (*promise.document.texts, *notes(view).texts)]
        for text in truth.texts[view.row.number]:
            assert any(text in one for one in indexed), text


def test_places_where_parts_end(real: Views) -> None:
    for promise, view in zip(promises(real), real.all, strict=True):
        tokens = f" {BREAK} ".join(promise.document.texts).split(" ")
        title = " ".join(tokens[: promise.title_end - 1])
        assert words(title) == words(view.row.title)
        assert tokens[promise.title_end - 1] == tokens[promise.targets_end - 1] == BREAK
        assert "".join(tokens[promise.targets_end :]).startswith(
            "".join(words(real.tracker.by_number[view.row.number].body)[:1])
        )


def test_pagefind_sees_texts_as_they_are() -> None:
    files = shard("p0", [Document(1, ("人 才， 公", "a<b> & “c”"), "市 监 局")])
    packed = next(data for path, data in files.items() if path.startswith("fragment/"))
    fragment = json.loads(gzip.decompress(packed).removeprefix(pagefind.SIGNATURE))
    assert fragment["content"] == f"人 才， 公 {BREAK} a<b> & “c” {BREAK}"
    assert fragment["meta"] == {"names": "市 监 局"}


def test_names_are_those_no_measure_shows(real: Views) -> None:
    by_number = {promise.document.number: promise.document.names for promise in promises(real)}
    written = {str(unit.name) for view in real.all for unit in (*view.row.lead, *view.row.responsible)}
    for view in real.all:
        measure = real.tracker.by_number[view.row.number]
        units = [real.tracker.unit(unit) for unit in (*measure.lead, *measure.responsible)]
        for alias in (alias for unit in units for alias in unit.aliases if alias not in written):
            assert " ".join(alias) in by_number[view.row.number]


def test_facts_name_every_page(real: Views) -> None:
    files = dict(search_files(real))
    told = json.loads(files["search/facts.json"])
    assert [row[0] for row in told["measures"]] == [view.row.number for view in real.all]
    for one in told["shards"]:
        names = one["pages"].split(" ")[::2]
        at = f"search/pagefind/{one['name']}"
        assert f"{at}/pagefind-entry.json" in files
        if one["kind"] != "sounds":
            assert {f"{at}/fragment/{name}.pf_fragment" for name in names} <= set(files)
    assert facts(real, [known for known, _ in all_texts(real)], [])["shards"] == []


def test_lists_that_a_query_names_are_there(real: Views) -> None:
    made = {page.address: page for page in pages(real)}
    for way in ways(real.tracker):
        address, _, anchor = way.address.partition("#")
        assert address.partition("?")[0] in made, way
        if anchor:
            sections = {f"{section.slug} {section.title}" for section in cast("Attention", made[address].data).sections}
            assert f"{anchor} {way.words[0]}" in sections


def test_every_state_leads_to_the_list_of_its_group(real: Views) -> None:
    leading = {word: way.address for way in ways(real.tracker) for word in way.words}
    for state in State:
        assert leading[state.word] == leading[state.group.word] == f"states/{state.group.slug}/"


def test_folding_is_of_characters_that_occur() -> None:
    table = folding("审批里台")
    pairs = dict(zip(table["from"], table["to"], strict=True))
    assert pairs["審"] == "审"
    assert {pairs["裡"], pairs["裏"]} == {"里"}
    assert pairs["臺"] == "台"
    assert "標" not in pairs


def test_runs_are_whole_and_in_lower_case() -> None:
    assert runs(["审 批 里 台", "WiFi 150 7"]) == ["150", "wifi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人 才， 公 寓", "ren cai gong yu"),
        ("银 行 长 7+ N", "yin hang zhang 7 n"),
        ("绿 色", "lv se"),
        ("“重 庆 ¶ 长 安", "chong qing ¶ chang an"),
    ],
)
def test_sound(text: str, expected: str) -> None:
    assert sound(text) == expected


def test_sounds_stand_where_the_words_stand(real: Views) -> None:
    for promise in promises(real):
        for text, heard in zip(promise.document.texts, sounding(promise.document).texts, strict=True):
            assert text.count(" ") == heard.count(" ")


def test_readings() -> None:
    found = readings("𠮷")
    assert "行" in found["xing"]
    assert "行" in found["hang"]
    assert "才" in found["cai"]
    assert all(syllable.isascii() and syllable.isalpha() for syllable in found)
