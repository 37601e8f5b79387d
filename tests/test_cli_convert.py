"""`profileparse convert`: what goes where, and what it says on the way."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import profileparse
from profileparse import cli

REAL = Path(__file__).parent / "fixtures" / "imanol-schlag.txt"
DAY = "2026-05-20"
PAPER = "\nLGJun 29, 2022\nA Title\n\nAnn Author, {name}\n\nAn abstract.\n"
USAGE = (
    "Usage: profileparse convert [OPTIONS] [PATH]...\nTry 'profileparse convert --help' for help."
)


def dump(name: str) -> str:
    return f"{name}\n\nh-index1\n1papers\n\n1 Papers\n" + PAPER.format(name=name)


GOOD = dump("Good Name")
BAD = GOOD.replace("Jun 29", "Feb 30")
SEVERAL = dump("First Name") + "\n" + dump("Second Name")


def listed(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `convert` in a folder with a few dumps."""
    for name, text in {"good": GOOD, "other": dump("Other Name"), "bad": BAD}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "several.txt").write_text(SEVERAL)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "latin.txt").write_bytes(b"J\xfcrgen\n")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.run(["convert", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_the_real_dump(run: Run) -> None:
    code, out, err = run(str(REAL), "--as-of", DAY)
    profile = json.loads(out)
    assert code == 0
    assert (profile["name"], profile["as_of"]) == ("Imanol Schlag", DAY)
    assert len(profile["papers"]) == 23
    assert err.splitlines() == [
        f"{REAL}:4:1: info PP206 'h-index25' stands over a list of 23 papers",
        f"{REAL}:33:7: info PP301 3 dates without a year read as 2026",
    ]


def test_one_file_is_one_object(run: Run) -> None:
    assert run("good.txt", "--as-of", DAY) == (
        0,
        profileparse.to_json(profileparse.parse(GOOD, as_of=date(2026, 5, 20))) + "\n",
        "",
    )


def test_standard_input(run: Run) -> None:
    assert run("-", stdin=GOOD.encode()) == run("good.txt")


def test_as_of_is_today_otherwise(run: Run) -> None:
    assert json.loads(run("good.txt")[1])["as_of"] == str(date.today())  # noqa: DTZ011


def test_positions_on_demand(run: Run) -> None:
    assert "spans" not in json.loads(run("good.txt")[1])
    assert "spans" in json.loads(run("good.txt", "--positions")[1])
    assert "spans" in json.loads(run("good.txt", "--positions", "--to", "jsonl")[1])


def sources(text: str) -> list[tuple[str, str]]:
    return [(row["source"], row["name"]) for row in map(json.loads, text.splitlines())]


def test_lines_of_several_files_and_profiles(run: Run) -> None:
    code, out, err = run("several.txt", "-", "good.txt", "--to", "jsonl", stdin=GOOD.encode())
    assert (code, err) == (0, "")
    assert sources(out) == [
        ("several.txt", "First Name"),
        ("several.txt", "Second Name"),
        ("-", "Good Name"),
        ("good.txt", "Good Name"),
    ]


def test_standard_input_has_the_name_it_is_given(run: Run) -> None:
    arguments = ("-", "--to", "jsonl", "--stdin-filename", "x.txt")
    _, out, err = run(*arguments, stdin=(BAD + "\n" + GOOD).encode())
    assert {source for source, _ in sources(out)} == {"x.txt"}
    assert err.startswith("x.txt:8:3: error PP302 ")


def test_several_profiles_are_no_object(run: Run) -> None:
    assert run("several.txt") == (
        1,
        "",
        (
            "profileparse: several.txt: several profiles are not one JSON object: use --to jsonl\n"
            "several.txt:15:1: error PP107 expected one profile:"
            " 'Second Name' is the second of 2\n"
        ),
    )


def test_what_could_be_read_is_written_beside_errors(run: Run) -> None:
    code, out, err = run("bad.txt")
    assert code == 1
    assert json.loads(out)["name"] == "Good Name"
    assert err.startswith("bad.txt:8:3: error PP302 ")


def test_without_a_profile_nothing_is_written(run: Run) -> None:
    assert run("empty.txt") == (
        1,
        "",
        "empty.txt:1:1: error PP101 no profile: it holds no text\n",
    )


def test_without_a_profile_the_old_file_stays(run: Run) -> None:
    Path("out").write_text("old")
    for extra in ([], ["--to", "jsonl"]):
        assert run("empty.txt", "-o", "out", *extra)[0] == 1
        assert run("missing.txt", "-o", "out", *extra)[0] == 2
    assert Path("out").read_text() == "old"


CODES = {
    "fine": (["good.txt", "other.txt"], 0),
    "error-first": (["bad.txt", "good.txt"], 1),
    "error-last": (["good.txt", "bad.txt"], 1),
    "missing-first": (["missing.txt", "bad.txt", "good.txt"], 2),
    "missing-last": (["good.txt", "bad.txt", "missing.txt"], 2),
    "not-utf8-first": (["latin.txt", "bad.txt"], 2),
    "not-utf8-last": (["bad.txt", "latin.txt"], 2),
}


@pytest.mark.parametrize(("files", "code"), CODES.values(), ids=CODES)
@pytest.mark.parametrize("to", ["json", "jsonl"])
def test_the_worst_decides_and_stops_nobody(run: Run, files: list[str], code: int, to: str) -> None:
    out = {"json": "folder", "jsonl": "out.jsonl"}[to]
    assert run(*files, "--to", to, "-o", out)[0] == code
    good = [name for name in files if name in {"good.txt", "other.txt", "bad.txt"}]
    if to == "jsonl":
        assert [source for source, _ in sources(Path(out).read_text())] == good
    else:
        assert listed(out) == sorted(n.replace(".txt", ".json") for n in good)


def test_into_a_file(run: Run) -> None:
    expected = run("good.txt")[1]
    assert run("good.txt", "-o", "out.json") == (0, "", "")
    assert Path("out.json").read_text() == expected


def test_dash_is_standard_output(run: Run) -> None:
    assert run("good.txt", "-o", "-") == run("good.txt")


@pytest.mark.parametrize("folder", ["new", "new/", "there"])
def test_into_a_folder(run: Run, folder: str) -> None:
    Path("there").mkdir()
    expected = run("good.txt")[1]
    assert run("good.txt", "other.txt", "-", "-o", folder, stdin=GOOD.encode()) == (0, "", "")
    assert listed(folder) == ["good.json", "other.json", "stdin.json"]
    assert (Path(folder) / "good.json").read_text() == expected


def test_a_folder_that_cannot_be_made(run: Run) -> None:
    Path("file").touch()
    assert run("good.txt", "other.txt", "-o", "file/new") == (
        2, "", "profileparse: error: file/new: Not a directory\n" * 2,
    )  # fmt: skip


def test_one_file_into_a_folder_that_is_there(run: Run) -> None:
    Path("there").mkdir()
    arguments = ("-", "-o", "there", "--stdin-filename", "a/some.name.txt")
    assert run(*arguments, stdin=GOOD.encode()) == (0, "", "")
    assert listed("there") == ["some.name.json"]


def test_one_output_that_fails_stops_no_other(run: Run) -> None:
    Path("there/good.json").mkdir(parents=True)
    assert run("good.txt", "other.txt", "-o", "there") == (
        2,
        "",
        "profileparse: error: there/good.json: is a folder\n",
    )
    assert listed("there") == ["good.json", "other.json"]


def test_lines_do_not_go_into_a_folder(run: Run) -> None:
    Path("there").mkdir()
    assert run("good.txt", "--to", "jsonl", "-o", "there") == (
        2,
        "",
        "profileparse: error: there: is a folder\n",
    )


REFUSED = {
    "several-to-stdout": (
        ["good.txt", "bad.txt"],
        (
            "cannot write several files as one JSON object: use -o FOLDER for a file each,"
            " or --to jsonl for a line each"
        ),
    ),
    "several-to-dash": (
        ["good.txt", "bad.txt", "-o", "-"],
        (
            "cannot write several files as one JSON object: use -o FOLDER for a file each,"
            " or --to jsonl for a line each"
        ),
    ),
    "several-to-a-file": (
        ["good.txt", "other.txt", "-o", "bad.txt"],
        "bad.txt is not a folder: several files need one",
    ),
    "same-stem": (
        ["good.txt", "x/good.dat", "-o", "new"],
        "good.txt and x/good.dat would both be good.json in new: convert them one at a time",
    ),
    "same-stem-but-for-case": (
        ["good.txt", "GOOD.txt", "-o", "new"],
        "good.txt and GOOD.txt would both be GOOD.json in new: convert them one at a time",
    ),
    "same-stem-but-for-form": (
        ["\xfc.txt", "u\u0308.txt", "-o", "new"],
        "\xfc.txt and u\u0308.txt would both be u\u0308.json in new: convert them one at a time",
    ),
    "onto-its-input": (
        ["good.txt", "-o", "good.txt"],
        "good.txt is an input, good.txt: write elsewhere",
    ),
    "onto-another-input": (
        ["good.txt", "other.txt", "--to", "jsonl", "-o", "other.txt"],
        "other.txt is an input, other.txt: write elsewhere",
    ),
    "onto-an-input-in-the-folder": (
        ["there/x.json", "-o", "there"],
        "there/x.json is an input, there/x.json: write elsewhere",
    ),
    "stdin-twice": (["-", "-", "--to", "jsonl"], "standard input, '-', can be read only once"),
    "no-day": (
        ["good.txt", "--as-of", "2026-02-30"],
        "Invalid value for '--as-of': '2026-02-30' is not a day: day is out of range for month",
    ),
    "another-order": (
        ["good.txt", "--as-of", "20.05.2026"],
        "Invalid value for '--as-of': '20.05.2026' is not written YYYY-MM-DD, such as 2026-05-20",
    ),
    "no-dashes": (
        ["good.txt", "--as-of", "20260520"],
        "Invalid value for '--as-of': '20260520' is not written YYYY-MM-DD, such as 2026-05-20",
    ),
    "other-digits": (
        ["good.txt", "--as-of", "٢٠٢٦-05-20"],
        "Invalid value for '--as-of': '٢٠٢٦-05-20' is not written YYYY-MM-DD, such as 2026-05-20",
    ),
    "no-files": ([], "PATH is missing: name files or folders, or '-' for standard input"),
    "no-limit": (
        ["good.txt", "--max-chars", "0"],
        (
            "Invalid value for '--max-chars':"
            " '0' is not a number from 1 to 1,000,000,000,000, in digits alone"
        ),
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_before_anything_is_written(
    run: Run, arguments: list[str], message: str
) -> None:
    Path("there").mkdir()
    Path("there/x.json").write_text(GOOD)
    before = listed(".")
    assert run(*arguments) == (2, "", f"{USAGE}\n\nprofileparse: error: {message}\n")
    assert listed(".") == before
    assert listed("there") == ["x.json"]


def test_a_limit_keeps_what_was_read_before_it(run: Run) -> None:
    code, out, err = run("good.txt", "--max-chars", str(len(GOOD) - 5))
    assert code == 1
    assert json.loads(out)["name"] == "Good Name"
    assert "error PP904 the text is longer than" in err


@pytest.mark.parametrize("letter", ["é", "李", "😀"])
@pytest.mark.parametrize("more", [0, 1, 2, 3, 200], ids=str)
def test_a_limit_inside_a_character_is_no_fault_of_the_text(
    run: Run, letter: str, more: int
) -> None:
    Path("long.txt").write_text("x" * more + letter * 100, encoding="utf-8")
    code, out, err = run("long.txt", "--max-chars", "10")
    assert (code, out) == (1, "")
    assert "error PP904" in err
    assert "PP901" not in err


def test_an_end_inside_a_character_is_one(run: Run) -> None:
    Path("cut.txt").write_bytes("Jürgen 李".encode()[:-1])
    for to in ("json", "jsonl"):
        code, out, err = run("cut.txt", "--to", to)
        assert (code, out) == (2, "")
        assert "error PP901 not UTF-8: the byte at offset 8 begins no character" in err


def test_one_bad_byte_costs_one_profile(run: Run) -> None:
    Path("x.txt").write_bytes(SEVERAL.encode().replace(b"First", b"F\xfcrst"))
    code, out, err = run("x.txt", "--to", "jsonl")
    assert code == 2
    assert sources(out) == [("x.txt", "Second Name")]
    assert err == "x.txt:1:2: error PP901 not UTF-8: the byte at offset 1 begins no character\n"


@pytest.mark.parametrize("to", ["json", "jsonl"])
def test_an_input_without_an_end_is_left(run: Run, to: str) -> None:
    code, out, err = run("/dev/zero", "--to", to, "--max-chars", "1000")
    assert (code, out) == (1, "")
    assert "error PP904" in err
    said = "profileparse: /dev/zero: no profile up to the limit: the rest is not read\n"
    assert err.endswith(said) == (to == "jsonl")
