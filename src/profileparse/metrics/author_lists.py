"""Lists of authors: how long they can be, whether the owner is in them, who is in them together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import fsum

import attrs

from profileparse.records import Paper, Profile
from profileparse.text.names import name_key
from profileparse.text.numbers import plural


@attrs.frozen
class AuthorList:
    """The list of authors of one paper. A name that is twice in it is one author."""

    place: int  # of the paper in the profile, from 0
    paper: Paper
    least: int  # authors at least
    most: int | None  # authors at most; None where the list is cut
    names: tuple[str, ...]  # those that are shown, and those that are known to be hidden
    keys: frozenset[str]  # what these are compared by

    @classmethod
    def of(cls, place: int, paper: Paper, hidden: Iterable[str] = ()) -> "AuthorList":
        """Return the list of a paper; one that is cut can hide people who are known."""
        names = (*paper.authors, *hidden)
        shown, keys = len(set(map(name_key, paper.authors))), frozenset(map(name_key, names))
        # `et al.` follows one name at least, even if the page has lost it.
        least = max(shown, 1) + 1 if paper.et_al else shown
        most = None if paper.et_al else least
        return cls(place, paper, max(least, len(keys)), most, names, keys)

    def adds(self, more: int) -> float:
        """Return the most that a cut list adds to a tie, if `more` of the two are not known."""
        return 1 / (max(self.least, len(self.keys) + more) - 1)


def author_lists(profile: Profile) -> tuple[list[AuthorList], int]:
    """Return the lists of the papers that have one, and how many have none.

    A list that is cut has one author more than it shows, or many more.
    """
    papers = enumerate(profile.papers)
    lists = [AuthorList.of(place, paper) for place, paper in papers if paper.authors or paper.et_al]
    return lists, len(profile.papers) - len(lists)


def places(lists: Iterable[AuthorList]) -> list[int]:
    """Return the places of the papers."""
    return [entry.place for entry in lists]


def cut_note(lists: Sequence[AuthorList]) -> str | None:
    """Return the note on how many lists hide authors; None if none does."""
    cut = sum(entry.most is None for entry in lists)
    return f"{cut} of {len(lists)} lists are cut" if cut else None


def hidden_note(lists: Sequence[AuthorList], missing: int) -> str | None:
    """Return the note on whom a count of people cannot have; None if it has everybody."""
    return joined(cut_note(lists), papers_note(missing, "no list of authors"))


def papers_note(count: int, what: str) -> str | None:
    """Return the note on how many papers have something; None if none has."""
    return f"{plural(count, 'paper has', 'papers have')} {what}" if count else None


def joined(*notes: str | None) -> str | None:
    """Return several notes as one; None if there is none."""
    return "; ".join(note for note in notes if note) or None


class CoauthorIndex:
    """Who is shown on which papers, and how much two people share at least and at most."""

    def __init__(self, lists: Sequence[AuthorList]) -> None:
        self.lists = lists
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        found: dict[str, list[AuthorList]] = defaultdict(list)
        for entry in lists:
            for name in entry.names:
                forms[name_key(name)][name] += 1
            for key in entry.keys:
                found[key].append(entry)
        # The lists that show a name, by its key, in the order of the keys.
        self.papers = {key: found[key] for key in sorted(found)}
        # The name as it is printed most often; the order of the papers must not decide.
        self.names = {
            key: min((-count, name) for name, count in forms[key].items())[1] for key in self.papers
        }
        cut = [entry for entry in lists if entry.most is None]
        self._cut = len(cut)
        self._knows_none = fsum(entry.adds(2) for entry in cut)
        self._knows_one = {
            key: fsum(e.adds(1) - e.adds(2) for e in entries if e.most is None)
            for key, entries in self.papers.items()
        }

    def together(self, one: str, other: str) -> list[AuthorList]:
        """Return the lists that show both."""
        fewer, more = sorted((one, other), key=lambda key: len(self.papers.get(key, ())))
        return [entry for entry in self.papers.get(fewer, ()) if more in entry.keys]

    def tie(self, one: str, other: str) -> tuple[float, float]:
        """Return the least and the most that the tie of two people can weigh, by Newman's weights.

        A paper of a authors adds 1 / (a - 1) if both are among them. A cut list adds nothing at
        least, as it can be of any length. At most, it hides those of the two that it does not
        show, and nobody else.
        """
        both = self.together(one, other)
        low = fsum(1 / (entry.most - 1) for entry in both if entry.most is not None)
        # Each cut list counts as one that knows neither, and is then put right.
        one_known = (self._knows_one.get(key, 0.0) for key in (one, other))
        both_known = (e.adds(0) - 2 * e.adds(1) + e.adds(2) for e in both if e.most is None)
        return low, fsum([low, self._knows_none, *one_known, *both_known])

    def count(self, one: str) -> tuple[int, int]:
        """Return how many papers somebody is shown on, and can be an author of at most."""
        shown = self.papers[one]
        hidden = self._cut - sum(entry.most is None for entry in shown)
        return len(shown), len(shown) + hidden
