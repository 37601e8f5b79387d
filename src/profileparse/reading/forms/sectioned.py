"""A text to the profiles in it, whatever form an extractor left it in."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from profileparse.reading.forms.gate import may_have_form
from profileparse.reading.profiles import Reading, Section, read_section, section_starts, sections
from profileparse.text.document import Text

if TYPE_CHECKING:
    from profileparse.reading.forms.normal import Normalized


@attrs.frozen
class Sectioned:
    """A text in which the profiles are found.

    Attributes:
        given: the text as it was given.
        text: the text that the grammar has read: that, or the page's own form of it.
        sections: what the grammar found, a profile at a time.
        starts: code points of the given text before the first line of each, and up to its end.
        form: the forms that were taken off, if there are any.
        begins_profile: whether the first line is known to begin a profile.
    """

    given: Text
    text: Text
    sections: list[Section]
    starts: list[int]
    form: "Normalized | None"
    begins_profile: bool

    def taken(self) -> Iterator[tuple[Section, tuple[int, int]]]:
        """Yield each section with its bounds in the given text, and let go of it.

        The lines of many profiles take more memory than their records.
        """
        for index, bounds in enumerate(pairwise(self.starts)):
            section, self.sections[index] = self.sections[index], Section([], [], [])
            yield section, bounds

    def read(self, section: Section, bounds: tuple[int, int], as_of: date) -> Reading:
        """Return what is read of a section between bounds in the given text.

        What stands in one of several has no say in the form of another: once it is known where
        each begins, each is read by itself.
        """
        if self.form is not None and bounds != (0, self.starts[-1]):
            reading = self._read_alone(bounds, as_of)
            if reading is not None:
                return reading
        reading = read_section(section, self.text, bounds, as_of)
        papers = reading.profile.papers if reading.profile else ()
        if self.form is None and papers and not (papers[0].title or "").isupper():
            return reading
        from profileparse.reading.forms.report import with_form  # noqa: PLC0415  (see find_sections)

        return with_form(reading, self.given, bounds, self.form)

    def _read_alone(self, bounds: tuple[int, int], as_of: date) -> Reading | None:
        """Return what is read of a part of the text by itself, if that is one profile."""
        start, end = bounds
        line, _ = self.given.position(start)
        part = Text(self.given.text[start:end], self.given.offset + start, line)
        begins_profile = start > 0 or self.begins_profile
        found = find_sections(part, end - start, begins_profile=begins_profile)
        if len(found.sections) > 1:
            return None
        reading = found.read(found.sections[0], (0, end - start), as_of)
        return reading if reading.profile or reading.refused else None

    def line_start(self, at: int) -> int:
        """Return where the line of a code point of the text that was read begins, as given."""
        return self.given.plain.rfind("\n", 0, self.text.given(at, at)[0]) + 1


def find_sections(
    given: Text, end: int, *, begins_profile: bool = False, goes_on: bool = False
) -> Sectioned:
    """Return the profiles in a text, up to a place in it.

    Args:
        given: the text.
        end: code points that are read.
        begins_profile: whether the first line is known to begin a profile.
        goes_on: whether more text follows, and the last profile is read again with it.
    """
    plain = given.plain[:end]
    found = sections(plain, begins_profile=begins_profile)
    form = None
    if may_have_form(found, plain, goes_on=goes_on):
        # Most texts are as the page prints them: they don't wait for the modules of forms.
        from profileparse.reading.forms.normal import normalize  # noqa: PLC0415

        form = normalize(plain)
    if form is None:
        starts = [*section_starts(found, given), end]
        return Sectioned(given, given, found, starts, None, begins_profile)
    text = given.in_own_form(form)
    found = sections(text.plain, begins_profile=begins_profile)
    made = Sectioned(given, text, found, [], form, begins_profile)
    inner = [made.line_start(section.start) for section in found[1:]]
    return attrs.evolve(made, starts=[0, *inner, end])
