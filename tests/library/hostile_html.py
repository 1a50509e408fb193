"""HTML that must never reach a reader, and a look for it that knows nothing of the sanitizer."""

from html.parser import HTMLParser

TAGS = {
    *("h2", "h3", "p", "br", "hr", "ul", "ol", "li", "blockquote", "table", "thead", "tr"),
    *("th", "td", "strong", "em", "sup", "a", "img"),
}
ATTRIBUTES = {
    *("class", "name", "href", "src", "alt", "width", "height", "cellspacing", "cellpadding"),
    *("align", "start"),
}
SCHEMES = ("article:", "support:", "tel:", "term:", "cite:", "#")


class Forbidden(HTMLParser):
    """Collects, apart from the sanitizer, every tag, attribute and address it must not pass."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            text = value or ""
            if name not in ATTRIBUTES:
                self.found.append(f"{tag} {name}")
            if name == "href" and not text.startswith(SCHEMES):
                self.found.append(f"href {text}")
            if name == "src" and not text.startswith("figure:"):
                self.found.append(f"src {text}")
            if name in {"href", "src"} and ("//" in text or "\\" in text or ".." in text):
                self.found.append(f"{name} {text}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}")


def forbidden(html: str) -> list[str]:
    """Return everything in ``html`` that has no place in an article."""
    reader = Forbidden()
    reader.feed(html)
    reader.close()
    return reader.found


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.org/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=file:///etc/passwd>",
    "<img src=figure:../../etc/passwd>",
    "<svg onload=alert(1)>",
    "<svg><script>1</script></svg>",
    "<math><mi//xlink:href='data:x,<script>'>",
    "<iframe src=http://x.org></iframe>",
    "<object data=a></object>",
    "<embed src=a>",
    "<style>@import 'http://x.org'</style>",
    "<link rel=stylesheet href=http://x.org>",
    "<meta http-equiv=refresh content=0>",
    "<base href=http://x.org>",
    "<form action=http://x.org><input></form>",
    "<button onclick=a()>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=http://x.org>x</a>",
    "<a href=//x.org>x</a>",
    "<a href='\\\\host\\share'>x</a>",
    "<a href=../x>x</a>",
    "<a href=file:///etc/passwd>x</a>",
    "<a href=data:text/html,x>x</a>",
    "<a href='article:a/../../b'>x</a>",
    "<a href='article:a\nb'>x</a>",
    "<a href=article:ok ping=http://x.org target=_blank>x</a>",
    "<p style='background:url(http://x.org)'>x</p>",
    "<p class='callout urgent' id=a onclick=b>x</p>",
    "<table background=http://x.org><td>x",
    "<video src=a><audio src=b>",
    "<!-- <script> -->",
    "<![CDATA[<script>]]>",
    "<?php x ?>",
    "<noscript><p title='</noscript><img src=x onerror=a>'>",
    "<template><script>1</script></template>",
    "<details open ontoggle=a()>",
    "<marquee onstart=a()>",
    "<p>fine</p>",
]
