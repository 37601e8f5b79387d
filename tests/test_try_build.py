"""The command that builds the page to try the library on: what it says, and what it forbids."""

import base64
import hashlib
from pathlib import Path

import pytest
import try_page

build = try_page.load("build.py")


def test_without_a_folder_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["--help"]):
        assert build.main(arguments) == 2
        assert "python docs/try/build.py OUT" in capsys.readouterr().err


def test_a_package_is_the_one_that_was_pinned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "CACHE", tmp_path)
    packed = tmp_path / "thing-1.0.tgz"
    packed.write_bytes(b"data")
    sha256 = hashlib.sha256(b"data").hexdigest()
    assert build.npm_package("thing", "1.0", sha256) == packed
    with pytest.raises(SystemExit, match=rf"not the package that was expected: .* {sha256}"):
        build.npm_package("thing", "1.0", "0" * 64)


def test_without_npm_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "CACHE", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="no npm on this machine, which brings thing: install it"):
        build.npm_package("thing", "1.0", "0" * 64)


def test_the_policy_lets_the_scripts_of_the_page_run_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "try.html"
    code = "\n  let a = 1;\n"
    page.write_text(
        f'<head><meta charset="utf-8"></head><script>{code}</script><script src="x.js"></script>',
        encoding="utf-8",
    )
    build.forbid(page)
    once = page.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in once
    assert once.count("sha256-") == 1
    build.forbid(page)
    assert page.read_text(encoding="utf-8") == once
    page.write_text("<head></head>", encoding="utf-8")
    with pytest.raises(SystemExit, match="does not begin as expected"):
        build.forbid(page)
