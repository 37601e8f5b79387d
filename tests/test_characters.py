"""Characters that nobody sees, and text that was decoded wrongly."""

from itertools import pairwise

import pytest
import tiling
import words

import profileparse
from profileparse.rules.unicode import odd_characters
from profileparse.text.document import Text

INVISIBLE = {
    "nul": ("\x00", "'\\x00' (U+0000)"),
    "escape": ("\x1b", "'\\x1b' (U+001B)"),
    "delete": ("\x7f", "'\\x7f' (U+007F)"),
    "c1": ("\x9b", "'\\x9b' (U+009B)"),
    "next-line": ("\x85", "'\\x85' (U+0085)"),
    "soft-hyphen": ("\xad", "'\\xad' (U+00AD SOFT HYPHEN)"),
    "zero-width-space": ("\u200b", "'\\u200b' (U+200B ZERO WIDTH SPACE)"),
    "override": ("\u202e", "'\\u202e' (U+202E RIGHT-TO-LEFT OVERRIDE)"),
    "isolate": ("\u2066", "'\\u2066' (U+2066 LEFT-TO-RIGHT ISOLATE)"),
    "line-separator": ("\u2028", "'\\u2028' (U+2028 LINE SEPARATOR)"),
    "mark-inside": ("\ufeff", "'\\ufeff' (U+FEFF ZERO WIDTH NO-BREAK SPACE)"),
    "tag": ("\U000e0041", "'\\U000e0041' (U+E0041 TAG LATIN CAPITAL LETTER A)"),
    "filler": ("\u3164", "'\\u3164' (U+3164 HANGUL FILLER)"),
    "surrogate": ("\ud800", "'\\ud800' (U+D800 a surrogate)"),
    "joiner": ("\u200d", "'\\u200d' (U+200D ZERO WIDTH JOINER)"),
}


def told(text: str) -> list[tuple[str, str, str]]:
    found = odd_characters(Text(text), 0, len(text))
    return [(d.code, d.span.cut(text), d.message) for d in found]


@pytest.mark.parametrize(("sign", "shown"), INVISIBLE.values(), ids=list(INVISIBLE))
def test_an_invisible_character_is_named_at_its_place(sign: str, shown: str) -> None:
    text = f"One\nA ti{sign}tle"
    ((code, place, message),) = told(text)
    assert (code, place) == ("PP902", sign)
    assert message.startswith(f"invisible character {shown} in 'A ti")


@pytest.mark.parametrize("text", ["می\u200cx", "x\u200cخو", "\u200cخو", "می\u200c", "a\u200cb"])
def test_a_joiner_with_nothing_to_join_is_said(text: str) -> None:
    ((code, place, _),) = told(text)
    assert (code, place) == ("PP902", "\u200c")


def test_a_quote_reaches_twelve_characters_and_not_over_a_line_end() -> None:
    ((_, _, message),) = told("abcdefghijklmnop\u200bqrstuvwxyzabcdef")
    assert message.endswith("in 'efghijklmnop\\u200bqrstuvwxyzab'")
    ((_, _, message),) = told("above\n one\u200btwo \nbelow")
    assert message.endswith("in 'one\\u200btwo'")


def test_each_kind_is_said_once_with_its_number() -> None:
    found = told("a\u200bb\u202ec\u200bd\n\u200be")
    assert [(code, place) for code, place, _ in found] == [("PP902", "\u200b"), ("PP902", "\u202e")]
    assert found[0][2] == (
        "invisible character '\\u200b' (U+200B ZERO WIDTH SPACE), 3 times, first in"
        " 'a\\u200bb\\u202ec\\u200bd'"
    )


VISIBLE = {
    "ascii": "All is plain.\tHere\r\nand there",
    "no-break-space": "a\xa0b",
    "accents": "José Jose\u0301 Nguyễn Văn Đức",
    "mark-first": "\ufeffa\n\ufeffb\r\ufeffc",
    "persian-joiner": "می\u200cخواهم",
    "emoji-joiner": "👩\u200d💻",
    "emoji-style": "❤\ufe0f",
    "han-variant": "葛\U000e0100",
}


@pytest.mark.parametrize("text", VISIBLE.values(), ids=list(VISIBLE))
def test_what_belongs_to_a_script_or_to_the_reader_is_no_finding(text: str) -> None:
    assert told(text) == []


MOJIBAKE = {
    "letter": ("JÃ¼rgen", "Ã¼", "ü"),
    "capital": ("Ã\x96sterreich", "Ã\x96", "Ö"),
    "capital-as-windows": ("Ã–sterreich", "Ã–", "Ö"),
    "polish": ("WÅ‚odek", "Å‚", "ł"),
    "quote": ("donâ€™t", "â€™", "’"),
    "quote-as-latin-1": ("don\xe2\x80\x99t", "\xe2\x80\x99", "’"),
    "sign": ("10 Â°C", "Â°", "°"),
    "relation": ("â‰¥ 3", "â‰¥", "≥"),
    "greek": ("Î±Î²", "Î±Î²", "αβ"),
    "cyrillic": ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
    "emoji": ("ðŸ˜€", "ðŸ˜€", "😀"),
    "ligature": ("ï¬\x81nd", "ï¬\x81", "ﬁ"),
    "mark-of-a-file": ("ï»¿Ana", "ï»¿", None),
    "romanian": ("È˜tefan", "È˜", "Ș"),
    "vietnamese": ("LÃª Tiáº¿n", "Ãª", "ê"),
    "hebrew": ("ã: ×©×¤×” x", "×©×¤×”", "שפה"),
    "arabic": ("Ù„ØºØ©", "Ù„ØºØ©", "لغة"),
    "hindi": ("à¤¹à¤¿ Rao", "à¤¹à¤¿", "हि"),
    "thai": ("à¸\xa0à¸²", "à¸\xa0à¸²", "ภา"),
    "chinese": ("çŽ‹å°\x8fæ˜Ž", "çŽ‹å°\x8fæ˜Ž", "王小明"),
    "japanese": ("å±±ç”°", "å±±ç”°", "山田"),
    "korean": ("ì–¸ì–´", "ì–¸ì–´", "언어"),
}


@pytest.mark.parametrize(("text", "place", "meant"), MOJIBAKE.values(), ids=list(MOJIBAKE))
def test_text_that_was_decoded_wrongly_is_said_with_what_it_was(
    text: str, place: str, meant: str | None
) -> None:
    found = [d for d in odd_characters(Text(text), 0, len(text)) if d.code == "PP903"]
    assert [d.span.cut(text) for d in found] == [place]
    assert found[0].hint is not None
    assert found[0].hint.startswith(f"it should be '{meant}': " if meant else "decode it")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("first", ["а", "א", "ی", "क", "あ", "ก", "한", "中"])
def test_words_of_any_script_are_seen(first: str, encoding: str) -> None:
    letters = [chr(point) for point in range(ord(first), ord(first) + 15)]
    for word in map("".join, pairwise(letters)):
        read = (bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in word.encode())
        text = f"x {''.join(read)} x"
        assert "PP903" in {d.code for d in odd_characters(Text(text), 0, len(text))}, word


def test_the_first_place_stands_for_all_of_them() -> None:
    ((code, place, message),) = told("MÃ¡rio\nJÃ¼rgen, BjÃ¶rn")
    assert (code, place) == ("PP903", "Ã¡")
    assert message == "text that was decoded wrongly: 'Ã¡' in 'MÃ¡rio', and in 2 more"


def test_what_a_decoder_could_not_read_is_lost() -> None:
    text = "J\ufffd\ufffdrgen"
    (found,) = odd_characters(Text(text), 0, len(text))
    assert (found.code, found.span.cut(text)) == ("PP903", "\ufffd\ufffd")
    assert found.hint == "decode it as UTF-8 where the text is scraped"


@pytest.mark.parametrize(
    "text",
    [
        "FPÖ–SPÖ",
        "CAFÉ…",
        "“MAÇÔ” x",
        "naïve—",
        "SÃO Paulo",
        "Åsa’s",
        "Ä…",
        "Î±",
        "Ñandú",
        "Â ",
        "é”…",
        "CAFÉ®",
        "voilà…”",
        "«été»… voilà.",
        "É² and ×± of Ö°",
        "HÔTEL™",
    ],
)
def test_typography_is_no_mojibake(text: str) -> None:
    assert told(text) == []


def test_no_invented_name_title_or_sentence_is_odd() -> None:
    texts = [*words.ODD_NAMES, *words.ODD_TITLES, *words.SENTENCES, *words.FIRST, *words.LAST]
    assert [text for text in texts if told(text)] == []


def test_it_is_said_of_texts_without_profile_and_of_each_profile() -> None:
    report = profileparse.check("Nothing\u200b here\nis JÃ¼rgen's.")
    assert [d.code for d in report.diagnostics] == ["PP101", "PP902", "PP903"]
    one = "Ana Kim\n\nh-index5\n\nLGJun 29, 2022\nA\u200b Title\n\nAna Kim\n\nIt is.\n\n"
    text = one + one.replace("\u200b", "")
    both = profileparse.check(text)
    tiling.assert_sound(text, both)
    assert [d.span.line for d in both.diagnostics if d.code == "PP902"] == [6]
    parts = [r.diagnostics for r in profileparse.iter_reports(text.splitlines(keepends=True))]
    assert tuple(d for part in parts for d in part) == both.diagnostics
