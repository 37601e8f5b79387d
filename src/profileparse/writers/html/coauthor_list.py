"""The co-authors of a profile as its page lists them: by how many papers show them."""

import attrs

from profileparse.metrics.author_lists import CoauthorIndex, author_lists
from profileparse.records import Profile
from profileparse.text.names import name_key

SHOWN = 15
"""Co-authors that stand beside the picture; the others are folded."""
MOST = 500
"""Co-authors in the list; the rest is counted."""


@attrs.frozen(kw_only=True)
class Coauthor:
    """Somebody who is shown on papers of a profile."""

    rank: int  # from 1; those who are on equally many papers share it
    name: str
    papers: int  # those that show the name
    most: int  # those, and all cut lists that can hide it


def coauthor_list(profile: Profile) -> list[Coauthor]:
    """Return all co-authors, as the metric `coauthor_papers` counts them.

    Those on most papers come first, and equal ones in the order of their names. Without a name of
    the profile, nobody is known to be its owner, so everybody is in the list.
    """
    lists, _ = author_lists(profile)
    index = CoauthorIndex(lists)
    owner = None if profile.name is None else name_key(profile.name)
    counts = {key: index.count(key) for key in index.papers if key != owner}
    order = sorted(counts, key=lambda key: (-counts[key][0], key))
    ranks: dict[int, int] = {}
    for place, key in enumerate(order, 1):
        ranks.setdefault(counts[key][0], place)
    return [
        Coauthor(rank=ranks[papers], name=index.names[key], papers=papers, most=most)
        for key in order
        for papers, most in [counts[key]]
    ]
