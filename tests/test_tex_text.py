"""Text for TeX: marks escaped, braces in pairs, formulas where they are wanted and harmless."""

import re

import pytest
from bibliographies import untexed
from hypothesis import given
from record_strategies import nasty_texts

from profileparse.writers.tex_text import tex, tex_title


@given(nasty_texts)
def test_tex_prints_the_text_and_braces_are_in_pairs(text: str) -> None:
    assert untexed(tex(text)) == untexed(tex_title(text)) == text
    for made in (tex(text), tex_title(text), tex(text, keep_tex=True)):
        depth = 0
        for mark in re.findall("[{}]", made):
            depth += 1 if mark == "{" else -1
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Solving Quantitative Reasoning Problems", "Solving Quantitative Reasoning Problems"),
        (
            "GPT-4 Doesn't Know It: A LoRA for iPhone",
            "{GPT}-4 Doesn't Know It: A {LoRA} for {iPhone}",
        ),
        ("Vitamin D and a B-Tree", "Vitamin {D} and a {B}-Tree"),
        (
            "A tandem of simulation codes for the theory of Dark Energy",
            "A tandem of simulation codes for the theory of {Dark} {Energy}",
        ),
        (r"On $\alpha$ and Cost", r"On \$\textbackslash{}alpha\$ and Cost"),
        ("On e@mail of 3D_x", "On e{@}mail of {3D}\\_x"),
        ("", ""),
    ],
)
def test_capitals_that_a_style_would_lower_are_protected(title: str, expected: str) -> None:
    assert tex_title(title) == expected


@pytest.mark.parametrize(
    "formula",
    [
        "$x$",
        r"$\mathcal{O}(n \log n)$",
        r"$\{a, b\}$",
        r"$\alpha_i \in [0, 1]$",
        r"$\sqrt{s} = 13$",
        r"$L^2$",
    ],
)
def test_a_formula_is_kept_on_request(formula: str) -> None:
    text = f"A {formula} B_c"
    assert tex(text, keep_tex=True) == f"A {formula} B\\_c"
    assert tex_title(text, keep_tex=True) == f"A {{{formula}}} {{B}}\\_c"
    assert formula not in tex(text)
    assert untexed(tex(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        r"$\input{/etc/passwd}$",
        r"$\write18{rm x}$",
        r"$\def\x{\x}\x$",
        r"$\csname input\endcsname x$",
        "$^^5cinput x$",
        "$a % b$",
        "$a & b$",
        "$#1$",
        "$@misc{x}$",
        "$a}{b$",
        "${a$",
        r"$\{a$",
        r"${a\}$",
        r"$a\$",
        "$5 and $10",
        "$ x $",
        "$$x$$",
        "$",
    ],
)
def test_what_is_no_harmless_formula_is_text(text: str) -> None:
    assert tex(text, keep_tex=True) == tex(text)
    assert untexed(tex(text, keep_tex=True)) == text


def test_a_long_text_takes_no_time() -> None:
    text = "$" + r"\alpha" * 20_000
    assert untexed(tex(text, keep_tex=True)) == text
