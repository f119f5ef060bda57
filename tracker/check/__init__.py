"""The second stage: what must hold between files. A rule is a small generator of problems; its docstring is the rule.

A rule names as parameters the parts of the repository that it needs, and is passed over where one could not be read.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache as remember
from functools import partial
from itertools import chain, islice

from tracker.cache import NO_CACHE, Cache, digest
from tracker.check import amendments, care, corrections, measures, plan, progress, publication
from tracker.check.findings import Findings, Told, finding, in_file
from tracker.problems import Problem, Severity, problem
from tracker.read.blocks import Block
from tracker.read.repository import PROGRESS, Piece, Repository

MOST = 500  # problems of one rule that are told in one run

Rule = Callable[..., Iterator[Problem]]

OF_ALL: list[Rule] = [
    plan.chapters_are_unique,
    plan.units_are_unique,
    plan.as_of_is_not_before_the_start,
    plan.nothing_is_far_from_the_start,
    measures.numbers_are_unique,
    measures.numbers_have_no_gap,
    measures.file_names_tell_the_number,
    progress.measures_are_known,
    amendments.name_what_is_there,
    care.footer_is_complete,
]
OF_EACH: list[Rule] = [
    # What holds for a measure and what was reported on it, whatever the others are.
    measures.chapters_are_known,
    measures.topics_are_known,
    measures.units_are_known,
    measures.target_ids_are_unique,
    measures.targets_fit_the_period,
    measures.dues_are_not_far_from_the_start,
    progress.targets_are_known,
    progress.values_fit_their_targets,
    progress.dates_are_in_the_period,
    progress.reporters_are_of_the_measure,
    progress.values_are_given_once,
    corrections.corrections_correct_something,
    corrections.corrections_have_an_order,
    progress.verified_was_reported,
    care.achieved_has_evidence,
    care.evidence_is_safe_to_open,
    care.totals_do_not_fall,
    care.values_are_not_far_above,
    care.percentages_are_no_fractions,
    care.totals_are_not_negative,
    care.updates_are_not_pasted_twice,
    care.filed_is_not_long_after,
    care.corrections_keep_what_holds,
]
OF_TEXTS: list[Rule] = [
    publication.no_personal_numbers,
    publication.no_secrecy_marks,
    publication.no_hidden_entities,
    publication.no_converter_junk,
    care.notes_are_not_cut,
    care.texts_are_not_in_quotes,
]


def check(repository: Repository, cache: Cache = NO_CACHE) -> list[Problem]:
    """The problems between the files of a repository: of each rule the first, and where there are more, that there are.

    Where all is right between the measures, each is judged by itself, unless an earlier check has judged the same.
    """
    found = told(OF_ALL, repository)
    plan, register, blocks = repository.plan, repository.register, repository.blocks
    is_wrong = bool(repository.broken) or any(one.severity is Severity.ERROR for one in chain(*found.values()))
    if plan is None or register is None or blocks is None or is_wrong:
        return limited([found, told([*OF_EACH, *OF_TEXTS], repository)])
    common = digest(plan.source.text, register.source.text, blocks.before, blocks.after.text)
    with Findings(cache, "checked") as findings:
        each = [
            finding(findings, digest(common, piece.digest), piece.line, partial(of_one, repository, piece))
            for piece in repository.pieces
        ]
    return limited([found, told(OF_TEXTS, repository.outside()), *each, of_block(blocks.after)])


def told(rules: Iterable[Rule], repository: Repository) -> Told:
    """What some rules tell of a repository."""
    found = {}
    for rule in rules:
        parts = {name: getattr(repository, name) for name in parameters(rule)}
        if all(part is not None for part in parts.values()):
            problems = list(islice(rule(**parts), MOST + 1))
            if problems:
                found[rule.__name__] = problems
    return found


@remember
def parameters(rule: Rule) -> Sequence[str]:
    """The parts of a repository that a rule needs."""
    return tuple(inspect.signature(rule).parameters)


def of_one(repository: Repository, piece: Piece) -> Told:
    """What is told of one measure."""
    found = told(OF_EACH, repository.only(piece))
    found |= told(OF_TEXTS, Repository(texts={piece.measure.source.path: piece.text}))
    for name, problems in (of_block(piece.block) if piece.block else {}).items():
        found[name] = [*found.get(name, ()), *problems]
    return found


def of_block(block: Block) -> Told:
    """What is told of the text of a part of progress.yaml, at its places in the file."""
    found = told(OF_TEXTS, Repository(texts={PROGRESS: block.text}))
    return {name: [in_file(one, block.line - 1) for one in problems] for name, problems in found.items()}


def limited(several: Sequence[Mapping[str, list[Problem]]]) -> list[Problem]:
    """All problems, of each rule the first."""
    by_rule: dict[str, list[Problem]] = {}
    for each in several:
        for name, problems in each.items():
            by_rule.setdefault(name, []).extend(problems)
    found: list[Problem] = []
    for rule in (*OF_ALL, *OF_EACH, *OF_TEXTS):
        problems = by_rule.get(rule.__name__, [])
        found += problems[:MOST]
        if len(problems) > MOST:
            found.append(problem(problems[MOST].place, "many-more", most=MOST))
    return found
