"""The graph of co-authors over one profile and many: who is in it, and how close they are."""

from datetime import date
from typing import Any

import attrs
import networkx as nx
import pytest
import words
from metric_samples import EMPTY, OWNER, owned, profile_of
from records import paper

from profileparse import metrics


def test_newman_weights_of_a_graph_sum_to_the_papers_of_a_person() -> None:
    _, lists = owned(words.seeded("strength"), 12)
    profile = profile_of(*(paper(*authors) for authors in lists))
    graph = metrics.coauthor_graph([profile])
    for name in graph:
        with_others = sum(name in authors and len(authors) > 1 for authors in lists)
        assert graph.degree(name, weight="weight_low") == pytest.approx(with_others)


def test_a_cut_list_hides_the_owner_where_it_does_not_show_them() -> None:
    graph = metrics.coauthor_graph([profile_of(paper("B", "C", "D", et_al=True))])
    assert graph.nodes[OWNER] == {"papers": 1, "papers_high": 1, "owner": True}
    assert graph.edges[OWNER, "B"] == {
        "papers": 1, "weight_low": 0.0, "weight_high": pytest.approx(1 / 3),
    }  # fmt: skip
    whole = metrics.coauthor_graph([profile_of(paper("B", "C", "D"))])
    assert OWNER not in whole


def test_a_pair_that_a_cut_list_knows_less_of_weighs_less() -> None:
    known = paper("B", "C", et_al=True)
    other = paper("D", "E", et_al=True)  # with the owner, and B and C as well, five authors
    graph = metrics.coauthor_graph([profile_of(known, other)])
    assert graph.edges["B", "C"]["weight_high"] == pytest.approx(1 / 2 + 1 / 4)
    assert graph.edges[OWNER, "B"]["weight_high"] == pytest.approx(1 / 2 + 1 / 3)


def test_a_paper_that_two_people_list_counts_once_and_ties_both() -> None:
    of_ana = paper("B", "C", "D", et_al=True)
    mine = attrs.evolve(EMPTY, papers=(of_ana,))
    theirs = attrs.evolve(EMPTY, name="Bo Ray", papers=(attrs.evolve(of_ana, title="a TITLE"),))
    graph = metrics.coauthor_graph([mine, theirs])
    assert graph.nodes["B"]["papers"] == 1
    assert graph.edges[OWNER, "Bo Ray"] == {
        "papers": 1, "weight_low": 0.0, "weight_high": pytest.approx(1 / 4),
    }  # fmt: skip
    assert {name for name, owner in graph.nodes(data="owner") if owner} == {OWNER, "Bo Ray"}
    again = metrics.coauthor_graph([theirs, mine])
    assert nx.utils.graphs_equal(graph, again)


def test_of_two_copies_the_whole_list_is_taken() -> None:
    cut_list, whole = paper("B", "C", "D", et_al=True), paper("B", "C", "D", OWNER)
    for copies in ((cut_list, whole), (whole, cut_list), (whole, cut_list, paper())):
        graph = metrics.coauthor_graph([attrs.evolve(EMPTY, papers=copies)])
        assert graph.edges["B", "C"]["weight_low"] == pytest.approx(1 / 3)
        assert graph.size() == 6


DIFFERENT = {
    "title": {"title": "Another"},
    "day": {"date": date(2020, 1, 2)},
    "no title": {"title": None},
    "no day": {"date": None},
}


@pytest.mark.parametrize("change", DIFFERENT.values(), ids=list(DIFFERENT))
def test_papers_are_one_only_with_title_and_day(change: dict[str, Any]) -> None:
    one = paper(OWNER, "B")
    profile = attrs.evolve(EMPTY, papers=(one, attrs.evolve(one, **change)))
    assert metrics.coauthor_graph([profile]).edges[OWNER, "B"]["papers"] == 2


def test_names_are_matched_by_nfc_and_case_only() -> None:
    lists = (
        paper(OWNER, "José Ray"),
        paper("JOSÉ RAY", "B", OWNER),
        paper("ANA KIM", "Jose\u0301 Ray"),
        paper(OWNER, "J. Ray", "José Ray"),
    )
    assert set(metrics.coauthor_graph([profile_of(*lists)])) == {OWNER, "José Ray", "J. Ray", "B"}


def test_the_form_of_a_hidden_owner_does_not_depend_on_the_order() -> None:
    one = attrs.evolve(EMPTY, papers=(paper("X", et_al=True),))
    two = attrs.evolve(one, name="ANA KIM")
    assert set(metrics.coauthor_graph([one, two])) == set(metrics.coauthor_graph([two, one]))
