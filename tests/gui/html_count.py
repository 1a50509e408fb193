"""What the HTML of an article is made of, counted without Qt: what its nodes are held against."""

from collections import Counter
from html.parser import HTMLParser


class _Counting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.tables: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        if tag == "table":
            self.tables.append({"callout": "callout", "data": "table"}.get(names[0], "group"))
            self.found[self.tables[-1]] += 1
        elif tag in ("tr", "td", "th"):
            self.found[tag] += self.tables[-1] == "table"
        elif tag == "a" and given.get("href"):
            self.found["link"] += 1
            # The link to the next article stands in a cell as other text does in a paragraph.
            self.found["paragraph"] += self.tables[-1:] == ["group"]
        elif tag == "p" and "figure" not in names:
            self.found["paragraph"] += 1
        else:
            name = {"li": "item", "ul": "list", "ol": "list", "img": "figure"}.get(tag, "")
            name = "heading" if tag in ("h1", "h2", "h3", "h4") else name
            self.found[name] += bool(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.tables.pop()


def count_html(html: str) -> Counter[str]:
    """Return how many of each there are; data cells by their tags."""
    counting = _Counting()
    counting.feed(html)
    counting.close()
    return +counting.found
