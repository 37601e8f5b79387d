"""The network of co-authors as GraphML and GEXF, read back with networkx."""

import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import realdump
from commands import Run, runner
from records import paper, profile, report
from test_cli_convert import GOOD, REAL

import profileparse
from profileparse import Profile, metrics
from profileparse.cli import options
from profileparse.cli.files import OutputError, Stdout
from profileparse.text.escape import escaped
from profileparse.writers import formats

READ: dict[str, Any] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
NAMES = [*READ]
HOSTILE = (
    "</label><script>alert(1)</script>", "a & b", '"quoted" \'single\'', "]]>", "<![CDATA[x",
    "&amp; &#0;", "\x00\x01\x1b[31m", "\ud800", "\ufffe\uffff", "\u202e\u200b", "##[error]x",
    "::error::y", "a\u2028b\x85c", "李明", "Zoë", "", " ",
)  # fmt: skip


def text(name: str, *profiles: Profile) -> str:
    entries = [(f"{i}.txt", report(one)) for i, one in enumerate(profiles)]
    return "".join(formats("network")[name].write(entries))


def read(name: str, *profiles: Profile) -> Any:
    return READ[name](io.BytesIO(text(name, *profiles).encode()))


@pytest.fixture
def real() -> Profile:
    return profileparse.parse(realdump.TEXT, as_of=realdump.AS_OF)


@pytest.mark.parametrize("name", NAMES)
def test_all_of_the_graph_is_read_back(name: str, real: Profile) -> None:
    other = profile(paper("Ann", "Bob"), paper("Bob", "Cat", et_al=True), name="Ann")
    graph, back = metrics.coauthor_graph([real, other]), read(name, real, other)
    label = nx.get_node_attributes(back, "label")
    assert {
        label[node]: (d["papers"], d["papers_high"], d["owner"])
        for node, d in back.nodes(data=True)
    } == {
        person: (d["papers"], d["papers_high"], d["owner"]) for person, d in graph.nodes(data=True)
    }
    assert back.number_of_edges() == graph.number_of_edges()
    for one, two, tie in back.edges(data=True):
        known = graph.edges[label[one], label[two]]
        assert {key: tie[key] for key in known} == known
        assert tie["weight"] == known["papers"] >= 1
    assert all(re.fullmatch("n[1-9][0-9]*", node) for node in back)


@pytest.mark.parametrize("name", NAMES)
def test_bounds_are_there_where_a_list_is_cut(name: str) -> None:
    whole, cut = paper("Ann", "Bob"), paper("Ann", "Cat", et_al=True, title="Another")
    back = read(name, profile(whole, cut, name="Ann"))
    by_name = {d["label"]: d for _, d in back.nodes(data=True)}
    assert (by_name["Bob"]["papers"], by_name["Bob"]["papers_high"]) == (1, 2)
    assert (by_name["Ann"]["papers"], by_name["Ann"]["papers_high"]) == (2, 2)
    ties = {
        frozenset((back.nodes[a]["label"], back.nodes[b]["label"])): d
        for a, b, d in back.edges(data=True)
    }
    tie = ties[frozenset(("Ann", "Cat"))]
    assert (tie["weight_low"], tie["weight_high"]) == (0.0, 0.5)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_can_hold_anything(name: str) -> None:
    papers = (paper("Ann", hostile, title=f"Title {i}") for i, hostile in enumerate(HOSTILE))
    made = profile(*papers, name="Ann")
    written = text(name, made)
    assert written.isascii()
    assert "##[" not in written
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", written)
    ET.fromstring(written)  # noqa: S314  (our own text)
    labels = {label for _, label in read(name, made).nodes(data="label")}
    assert labels == {"Ann", *map(escaped, HOSTILE)}


@pytest.mark.parametrize("name", NAMES)
def test_the_same_profiles_give_the_same_file(name: str, real: Profile) -> None:
    assert text(name, real) == text(name, real)
    assert "lastmodified" not in text(name, real)
    assert text(name, real).startswith('<?xml version="1.0" encoding="UTF-8"?>\n<g')


@pytest.mark.parametrize("name", NAMES)
def test_a_network_of_nobody(name: str) -> None:
    assert len(read(name, profile(name="Ann"))) == 0


def test_labels_and_weights_are_where_gephi_looks_for_them(real: Profile) -> None:
    keys = re.findall(
        r'for="(\w+)" attr.name="(label|weight)" attr.type="(\w+)"', text("graphml", real)
    )
    assert sorted(keys) == [("edge", "weight", "double"), ("node", "label", "string")]
    gexf = text("gexf", real)
    assert re.search(r'<node id="n1" label="[^"]+"', gexf)
    assert re.search(r'<edge source="n1" target="n\d+" id="\d+" weight="\d+\.0"', gexf)


@pytest.mark.parametrize("name", NAMES)
def test_booleans_are_those_of_xml(name: str, real: Profile) -> None:
    owner = re.compile(
        '<data key="d3">(.*)</data>' if name == "graphml" else '<attvalue for="2" value="(.*)" ?/>'
    )
    written = text(name, profile(paper("Ann", "True", "False"), name="Ann"))
    assert sorted(owner.findall(written)) == ["false", "false", "true"]
    assert ('attr.type="boolean"' if name == "graphml" else 'type="boolean"') in written
    labels = {label for _, label in read(name, profile(paper("Ann", "True"))).nodes(data="label")}
    assert labels == {"Ann", "True"}
    assert "True" not in text(name, real)


def test_networkx_makes_gml_of_it(tmp_path: Path, real: Profile) -> None:
    graph = read("graphml", real)
    named = nx.relabel_nodes(graph, nx.get_node_attributes(graph, "label"))
    nx.write_gml(named, tmp_path / "people.gml")
    back = nx.read_gml(tmp_path / "people.gml")
    assert set(back) == set(metrics.coauthor_graph([real]))
    assert back.edges["Imanol Schlag", "Kazuki Irie"]["weight"] == 4


# --- the command ------------------------------------------------------------------------


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("metrics", capsys, tmp_path, monkeypatch)


@pytest.mark.parametrize("name", NAMES)
def test_the_network_goes_to_a_file_beside_the_metrics(run: Run, name: str, real: Profile) -> None:
    alone = run(str(REAL), "--as-of", "2026-05-20")
    path = Path(f"people.{name.upper()}")
    assert run(str(REAL), "--as-of", "2026-05-20", "--graph", str(path)) == alone
    assert path.read_text(encoding="utf-8") == text(name, real)
    assert "GRAPH" not in alone[1]


@pytest.mark.parametrize("form", [("--to", "jsonl"), ("--to", "json", "-o", "folder/")], ids=str)
def test_several_files_are_one_network(run: Run, form: tuple[str, ...]) -> None:
    Path("third.txt").write_text(GOOD.replace("Good Name", "Third Name").replace("Title", "Other"))
    files = ("good.txt", "third.txt")
    assert run(*files, *form, "--graph", "x.gexf")[0] == 0
    profiles = [profileparse.check_file(name).profile for name in files]
    back: Any = nx.read_gexf("x.gexf")
    labels = {label for _, label in back.nodes(data="label")}
    assert labels == set(metrics.coauthor_graph(profiles))
    assert len(labels) > max(len(metrics.coauthor_graph([one])) for one in profiles)


@pytest.mark.parametrize("path", ["x.gml", "x", "-", "good.txt"])
def test_another_ending_is_refused(run: Run, path: str) -> None:
    code, out, err = run("good.txt", "--graph", path)
    assert (code, out) == (2, "")
    assert f"'{path}' ends in neither .graphml nor .gexf" in err
    assert "--graph-metrics" in err


def test_what_is_read_or_written_is_no_network(run: Run) -> None:
    Path("in.gexf").write_text(GOOD)
    assert "is an input" in run("in.gexf", "--graph", "in.gexf")[2]
    code, out, err = run("good.txt", "-o", "x.gexf", "--graph", "./x.gexf")
    assert (code, out, Path("x.gexf").exists()) == (2, "", False)
    assert "-o and --graph name one file" in err


def test_it_needs_networkx(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "find_spec", lambda _: None)
    code, out, err = run("good.txt", "--graph", "x.gexf")
    assert (code, out) == (2, "")
    assert "the network of co-authors needs networkx" in err


def test_without_a_profile_there_is_no_network(run: Run) -> None:
    Path("x.gexf").write_text("old")
    assert run("empty.txt", "--graph", "x.gexf")[0] == 1
    assert Path("x.gexf").read_text() == "old"


def test_a_network_that_would_lack_somebody_is_not_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OutputError("standard output", "broken pipe", 141)

    monkeypatch.setattr(Stdout, "write", broken)
    assert run("good.txt", "other.txt", "--to", "jsonl", "--graph", "x.gexf")[0] == 141
    assert not Path("x.gexf").exists()


def test_a_network_that_cannot_be_written(run: Run) -> None:
    Path("folder.gexf").mkdir()
    code, out, err = run("good.txt", "--graph", "folder.gexf")
    assert code == 2
    assert out
    assert "folder.gexf" in err
    assert not [p for p in Path().iterdir() if p.name.startswith(".profileparse")]
