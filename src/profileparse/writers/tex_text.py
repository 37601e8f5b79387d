r"""Text as TeX prints it: marks escaped, braces balanced, and formulas where they are wanted."""

import re

# BibTeX counts braces, and takes no notice of a backslash before them: none may stand alone.
_MARKS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"$\lbrace$",
        "}": r"$\rbrace$",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": "$|$",
        "@": "{@}",  # some readers look for `@misc{` everywhere
    }
)
# As Pandoc tells a formula from two prices. What could be more than a formula is none: marks that
# comment out, part cells, or write any character (`^^5c`).
_FORMULA = re.compile(
    r"(?<![\\$])\$(?!\s)((?:\\(?:[A-Za-z]++|[{}|,;:! ])|[^\\$%&#@~\x00-\x1f])+?)(?<!\s)\$(?![\d$])"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)")
# Commands that print a sign, or change how one is printed, and do nothing else: Greek letters,
# other letters and accents, operators and relations, functions, brackets and space.
_OF_FORMULAS = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi
    pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta
    Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt boldsymbol bm text textit
    textbf textrm rm bf it cal operatorname hat widehat tilde widetilde bar overline underline
    vec dot ddot check ell hbar imath jmath Re Im aleph emptyset varnothing partial nabla infty
    prime dagger ddagger star circ bullet
    frac tfrac dfrac binom sqrt sum prod coprod int iint oint bigcup bigcap bigoplus bigotimes
    pm mp times div cdot cdots ldots dots vdots ast oplus ominus otimes odot wedge vee cap cup
    setminus amalg le leq leqslant ge geq geqslant ll gg lt gt ne neq sim simeq approx cong equiv
    propto prec succ preceq succeq subset supset subseteq supseteq in notin ni mid nmid parallel
    perp vdash models lesssim gtrsim forall exists neg lnot to gets mapsto rightarrow leftarrow
    Rightarrow Leftarrow leftrightarrow Leftrightarrow longrightarrow longmapsto hookrightarrow
    uparrow downarrow nearrow searrow implies iff
    arccos arcsin arctan arg cos cosh cot coth deg det dim exp gcd hom inf ker lg lim liminf
    limsup ln log max min Pr sec sin sinh sup tan tanh mod bmod pmod
    left right big Big bigg Bigg langle rangle lbrace rbrace lceil rceil lfloor rfloor lvert
    rvert lVert rVert vert Vert quad qquad
"""
_COMMANDS = frozenset(_OF_FORMULAS.split())
_PIECE = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_LONG = 5  # letters; in a title with capitals, the small words are shorter


def tex(text: str, *, keep_tex: bool = False) -> str:
    """Return a text on one line for TeX.

    Args:
        text: what TeX is to print.
        keep_tex: whether formulas between dollar signs stay formulas: those of known commands of
            mathematics, with braces in pairs. All others are text.
    """
    return "".join(
        f"${piece}$" if is_formula else piece.translate(_MARKS)
        for piece, is_formula in _pieces(text, keep_tex=keep_tex)
    )


def tex_title(text: str, *, keep_tex: bool = False) -> str:
    """Return a title for BibTeX, with braces around what a style must not write small.

    These are words with a capital after their start (`GPT`, `iPhone`), lone capitals, formulas
    and, in a title that has no capitals by itself, all words with a capital but the first.
    """
    sentence = _is_sentence(text)
    written: list[str] = []
    start = True
    for piece, is_formula in _pieces(text, keep_tex=keep_tex):
        if is_formula:
            written.append(f"{{${piece}$}}")
        else:
            written.append(_protected(piece, start=start, sentence=sentence))
        start = False
    return "".join(written)


def tex_braced(text: str) -> str:
    """Return a text for TeX in braces, which BibTeX takes for one word."""
    return f"{{{tex(text)}}}"


def _pieces(text: str, *, keep_tex: bool) -> list[tuple[str, bool]]:
    """Return the pieces of a text, each with whether it is a formula, without its dollar signs."""
    if not keep_tex:
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in _FORMULA.finditer(text):
        if _is_known(found[1]):
            pieces += [(text[end : found.start()], False), (found[1], True)]
            end = found.end()
    return [*pieces, (text[end:], False)]


def _is_known(formula: str) -> bool:
    commands: list[str] = _COMMAND.findall(formula)
    # BibTeX counts the braces of `\{`, too, and TeX needs those of groups in pairs by themselves.
    groups = re.sub(r"\\[{}]", "", formula)
    return (
        "^^" not in formula
        and _COMMANDS.issuperset(commands)
        and _is_balanced(formula)
        and _is_balanced(groups)
    )


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in re.findall("[{}]", text):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _is_sentence(title: str) -> bool:
    """Whether a title has small words where a title in capitals has none."""
    words: list[str] = _PIECE.findall(_COMMAND.sub(" ", title))[1:]
    long = [word for word in words if len(word) >= _LONG]
    return sum(word[0].islower() for word in long) > len(long) / 2


def _protected(text: str, *, start: bool, sentence: bool) -> str:
    written: list[str] = []
    end = 0
    for found in _PIECE.finditer(text):
        word = found[0]
        first = start and not written
        keep = word[1:] != word[1:].lower() or (
            word[0].isupper() and ((len(word) == 1 and word != "A") or (sentence and not first))
        )
        written += [
            text[end : found.start()].translate(_MARKS),
            f"{{{word}}}" if keep else word,
        ]
        end = found.end()
    return "".join([*written, text[end:].translate(_MARKS)])
