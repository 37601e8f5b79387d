"""Words that the site itself prints: labels, buttons and menus. None of them is anybody's name."""

import re

from profileparse.arxiv import candidates

_LABELS = "h-index|i10-index|Paper|Papers|Citation|Citations|Novelty|AI Score|Score|Publications"
_BUTTONS = (
    "Follow|Following|Followers|Unfollow|Followed|Save|Saved|Share|Cite|Bookmark|Copy|Copy link"
    "|Edit|Report|More|Read more|See more|Show more|Load more|View more|View all|See all|Show all"
    "|Verified|Website|Homepage|Personal page|Email|E-mail|Google Scholar|Semantic Scholar|GitHub"
    "|LinkedIn|Twitter|ORCID|DBLP|OpenReview|Rank|Ranking|Member|Pro"
    "|Claim profile|Edit profile|Message|Subscribe|Export|Download|Back|Close|Next|Previous|Filter"
    "|Newest|Newest first|Oldest|Latest|Recent|Top|Trending|Most cited|Most recent|Top cited"
    "|Sort|Sort by|All|Relevance"
)
_MENU = (
    "Home|Menu|Search|Explore|Discover|Browse|Feed|Scholar Feed|Topics|Categories|Authors|Author"
    "|Researcher|Researchers|People|Profile|Profiles|My profile|Account|Settings|Help|FAQ|About"
    "|About us|Blog|Contact|Pricing|Plans|Docs|API|News|Library|Dashboard|Notifications|Terms"
    "|Privacy|Privacy Policy|Terms of Service|Sign in|Signin|Sign up|Signup|Sign out|Log in|Login"
    "|Log out|Logout|Register|Join|Get started|Skip to content|Skip to main content"
    "|Toggle menu|Open menu|Loading|Overview|Co-authors|Coauthors|Metrics|Stats|Statistics|Works"
    "|Light|Dark|English|Upgrade|Cookie settings|Accept|Accept all"
)
_WORDS = frozenset(f"{_LABELS}|{_BUTTONS}|{_MENU}".casefold().split("|"))
_BETWEEN = re.compile(r"[ \t]*[/|·•,›»>][ \t]*")  # noqa: RUF001  (arrows of menus)
_EDGES = " \t:.…!?()[]<>{}+-–—#*\"'▾▼▲↓↑→←✕×☰✓✔★☆"  # noqa: RUF001  (signs of buttons)
_LONGEST = 100  # characters


def is_page_word(line: str) -> bool:
    """Whether a line is nothing but what the site prints: buttons, labels, codes, or no letter.

    Args:
        line: without the blanks around it.
    """
    if candidates(line):
        return True
    if len(line) > _LONGEST:
        return False
    words = [word.strip(_EDGES) for word in _BETWEEN.split(line.casefold())]
    return all(word in _WORDS or not any(map(str.isalpha, word)) for word in words)
