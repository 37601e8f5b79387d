"""Lists of authors: how long they can be, and whether the owner is in them."""

import attrs

from profileparse.names import name_key
from profileparse.records import Paper, Profile


@attrs.frozen
class List:
    """The list of authors of one paper.

    Attributes:
        place: of the paper in the profile, from 0.
        paper: the paper.
        least: authors at least.
        most: authors at most; None where the list is cut.
    """

    place: int
    paper: Paper
    least: int
    most: int | None


def author_lists(profile: Profile) -> tuple[list[List], int]:
    """Return the lists of the papers that show an author, and how many show none.

    A list that is cut has one author more than it shows, or many more.
    """
    lists = []
    for place, paper in enumerate(profile.papers):
        shown = len(paper.authors)
        if shown:
            most = None if paper.et_al else shown
            lists.append(List(place, paper, shown + paper.et_al, most))
    return lists, len(profile.papers) - len(lists)


def shows(paper: Paper, owner: str) -> bool:
    """Whether a paper shows a name, compared by NFC and case folding."""
    return name_key(owner) in map(name_key, paper.authors)


def leads(paper: Paper, owner: str) -> bool:
    """Whether a name is the first author."""
    return bool(paper.authors) and name_key(paper.authors[0]) == name_key(owner)
