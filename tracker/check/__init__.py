"""The second stage: what must hold between files. A rule is a small generator of problems; its docstring is the rule.

A rule names as parameters the parts of the repository that it needs, and is passed over where one could not be read.
"""

import inspect
from collections.abc import Callable, Iterator
from itertools import islice

from tracker.check import amendments, care, measures, plan, progress, publication
from tracker.problems import Problem, problem
from tracker.read.repository import Repository

MOST = 500  # problems of one rule that are told in one run

RULES: list[Callable[..., Iterator[Problem]]] = [
    plan.chapters_are_unique,
    plan.units_are_unique,
    plan.as_of_is_not_before_the_start,
    plan.nothing_is_far_from_the_start,
    measures.numbers_are_unique,
    measures.numbers_have_no_gap,
    measures.file_names_tell_the_number,
    measures.chapters_are_known,
    measures.topics_are_known,
    measures.units_are_known,
    measures.target_ids_are_unique,
    measures.targets_fit_the_period,
    progress.measures_are_known,
    progress.targets_are_known,
    progress.values_fit_their_targets,
    progress.dates_are_in_the_period,
    progress.reporters_are_of_the_measure,
    progress.values_are_given_once,
    progress.corrections_correct_something,
    progress.verified_was_reported,
    amendments.name_what_is_there,
    publication.no_personal_numbers,
    publication.no_secrecy_marks,
    publication.no_hidden_entities,
    publication.no_converter_junk,
    care.notes_are_not_cut,
    care.texts_are_not_in_quotes,
    care.achieved_has_evidence,
    care.evidence_is_safe_to_open,
    care.totals_do_not_fall,
    care.values_are_not_far_above,
    care.corrections_keep_what_holds,
    care.footer_is_complete,
]


def check(repository: Repository) -> list[Problem]:
    """The problems between the files of a repository: of each rule the first, and where there are more, that there are."""
    found: list[Problem] = []
    for rule in RULES:
        parts = {name: getattr(repository, name) for name in inspect.signature(rule).parameters}
        if all(part is not None for part in parts.values()):
            told = list(islice(rule(**parts), MOST + 1))
            if len(told) > MOST:
                told[MOST] = problem(told[MOST].place, "many-more", most=MOST)
            found += told
    return found
