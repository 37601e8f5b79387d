"""Forms of extractors: what one left of a page is brought to the page's own form."""
