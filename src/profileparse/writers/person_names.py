"""Names as printed, split into family and given name where a format asks for it."""

import re
from unicodedata import category

import attrs

from profileparse.reading.authors import is_suffix

# What begins a family name even with a capital. `Du` is left out: it is a given name more often.
_PARTICLES = frozenset(
    """
    al bin da dal dall' de degli dei del della delle den der di do dos el ibn la las le los st ten
    ter van vanden vander vom von zu zum zur
    """.split()  # noqa: SIM905  (a line of words is easier to read)
)
_JOINTS = frozenset(("y", "e", "i", "und", "и"))  # the family name begins a word before these
_GROUPS = re.compile(
    r"^The\b|\b(?:and|for|of|[Cc]ollaborations?|[Cc]onsortium|[Tt]eam|[Gg]roup|[Pp]roject|Alliance"
    r"|Association|Committee|Community|Experiment|Foundation|Initiative|Institute|Labs?|Laboratory"
    r"|Network|Observatory|Research|Society|Survey|University|AI|DeepMind|OpenAI)\b"
)
_ET_AL = re.compile(r"(?i)\bet\.? +al\b")  # a list that was not read as one
_OF_PEOPLE = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f .'\u2018\u2019\u02bb\u02bc\u2010-])+")
_INITIAL = re.compile(r"[^\W\d_]\.?")


@attrs.frozen(kw_only=True)
class PersonName:
    """The parts of a name, or the whole of it in `literal` where it is not sure what they are."""

    literal: str = ""
    given: str = ""
    particle: str = ""  # `van der`: small words before the family name
    family: str = ""
    suffix: str = ""

    @property
    def whole_family(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}".lstrip()


def split_name(name: str) -> PersonName:
    """Split a name that is printed with the given name first, on one line.

    The last word is the family name, with the particles (`De Carli`, `van den Berg`) and joined
    names (`Ramón y Cajal`) before it; `Jr.` and its like are a suffix, with or without a comma.
    The whole is literal where that is no rule: groups (`DESI Collaboration`), one word, a last
    word that is an initial, scripts without capitals, and what has other signs than names have.
    """
    rest, comma, suffix = (part.strip() for part in name.partition(","))
    words = rest.split()
    if not comma and len(words) > 2 and is_suffix(words[-1]):  # noqa: PLR2004  (two are the name)
        suffix = words.pop()
    if (comma and not is_suffix(suffix)) or not _is_split(words):
        return PersonName(literal=name)
    start = _family_start(words)
    family = start
    while family < len(words) - 1 and words[family].islower():
        family += 1
    return PersonName(
        given=" ".join(words[:start]),
        particle=" ".join(words[start:family]),
        family=" ".join(words[family:]),
        suffix=suffix,
    )


def _is_split(words: list[str]) -> bool:
    """Whether the words are those of one person, the family name last."""
    text = " ".join(words)
    return (
        len(words) > 1
        and _OF_PEOPLE.fullmatch(text) is not None
        and _GROUPS.search(text) is None
        and _ET_AL.search(text) is None
        and all(any(map(str.isalpha, word)) for word in words)
        and all(category(character) != "Lo" for character in text)  # letters without capitals
        and _INITIAL.fullmatch(words[-1]) is None
    )


def _family_start(words: list[str]) -> int:
    """Return where the family name begins: never at the first word."""
    small = words[0].islower()  # `john smith`: that a word is small says nothing
    for index in range(1, len(words) - 1):
        word = words[index]
        if word in _JOINTS:
            return max(index - 1, 1)
        if word.lower() in _PARTICLES or (word.islower() and not small):
            return index
    return len(words) - 1
