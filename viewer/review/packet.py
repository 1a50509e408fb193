"""The packet for a reviewer: an article to print, with what each claim rests on beside it (T2, T4).

One HTML file with everything in it. The folded and gated parts stand open: a reviewer reads all.
"""

import base64
from collections.abc import Callable, Mapping
from html import escape
from string import Template

import msgspec

from viewer.library.article import CRISIS, EMERGENCY, Article, Claim, Figure, Passage, PassageKind
from viewer.library.content import Fact, FactStatus, GlossaryEntry, Reference
from viewer.library.phrases import phrases_for
from viewer.library.reviews import Standing
from viewer.review.rows import PICTURE, Row, rows_of

FigureOf = Callable[[str], Figure | None]

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<title>Review packet: $title</title>
<style>
@page { margin: 15mm; }
body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; }
body { margin: 1em auto; max-width: 60em; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #777; padding: 4pt 6pt; vertical-align: top; text-align: left; }
tr { break-inside: avoid; }
.beside { table-layout: fixed; overflow-wrap: anywhere; }
.basis { font-size: 9pt; }
.unverified { border: 2pt solid #000; padding: 2pt 4pt; margin: 2pt 0; }
.part { font-weight: bold; background: #eee; }
.hash { font-family: monospace; overflow-wrap: anywhere; }
.sign td { height: 14mm; }
img { max-width: 100%; max-height: 70mm; }
</style>
</head>
<body>
$body
</body>
</html>
""")
_LINES = ("Name", "Role", "Organisation", "Date", "Signature")
_NOT_PLACED = "Claims with no paragraph of their own above"


class Packet(msgspec.Struct, frozen=True, kw_only=True):
    """What a packet is made of; ``figure`` finds a picture of the library by its name.

    ``terms`` are the words that the article explains; ``signed_sha256`` is the hash of all that a
    signature covers.
    """

    article: Article
    facts: Mapping[str, Fact]
    references: Mapping[str, Reference]
    terms: Mapping[str, GlossaryEntry]
    signed_sha256: str
    signed: Standing
    figure: FigureOf


def packet_html(packet: Packet) -> str:
    """Return the packet as one HTML page."""
    article = packet.article
    body = "\n".join(
        (
            _head(packet),
            _first(article),
            _text(packet),
            _terms(packet),
            _sources(article),
            _lines(packet),
        )
    )
    words = phrases_for(article.language)
    body = body.replace(EMERGENCY, escape(words.emergency)).replace(CRISIS, escape(words.crisis))
    return _PAGE.substitute(
        language=escape(article.language), title=escape(article.front.title), body=body
    )


def _head(packet: Packet) -> str:
    article, front = packet.article, packet.article.front
    signed = [f"{a.name}, {a.role}, {a.on}: this page as it stands" for a in packet.signed.current]
    signed += [f"{a.name}, {a.role}, {a.on}: an older state of it" for a in packet.signed.older]
    made = front.translation
    rows = [
        ("Article", f"{article.id} ({article.language}), page code {front.code}"),
        ("Version", f"{front.version}, written {front.written}"),
        ("State", front.review.state),
        ("Signed so far", "; ".join(signed) or "by nobody"),
        ("How it was drafted", front.drafting),
    ]
    if made:
        rows.append(("Translated", f"from {made.source_language} by {made.translator}"))
        rows.append(("Method", f"{made.method}; {article.translation_state}"))
    lines = "".join(f"<tr><th>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in rows)
    return (
        f"<h1>Review packet: {escape(front.title)}</h1><table>{lines}"
        f'<tr><th>Hash of the page</th><td class="hash">{packet.signed_sha256}</td></tr></table>'
    )


def _first(article: Article) -> str:
    if not article.for_reviewer:
        return "<h2>Look at these first</h2><p>Nothing is marked as unverified.</p>"
    items = "".join(f"<li>{escape(line)}</li>" for line in article.for_reviewer)
    return f"<h2>Look at these first</h2><ul>{items}</ul>"


def _text(packet: Packet) -> str:
    """Return the whole text, a row for each paragraph, and beside it what it rests on."""
    front = packet.article.front
    waiting = list(packet.article.claims)
    rows = [_part("Title and summary"), _row(escape(front.title)), _row(escape(front.summary))]
    if front.whole_notice:
        rows += [_part("Notice before the page"), _row(escape(front.whole_notice))]
    rows += [_part("In short"), *(_row(f"• {escape(point)}") for point in front.key_points)]
    for passage in packet.article.passages:
        rows.append(_part(_title(passage)))
        for row in rows_of(passage.html):
            claims = [claim for claim in waiting if _rests(row, claim)]
            for claim in claims:
                waiting.remove(claim)
            basis = "".join(_basis(claim, packet) for claim in claims)
            rows.append(_row(_pictures(row.html, packet.figure), basis))
    if waiting:
        rows.append(_part(_NOT_PLACED))
        rows += [_row(escape(claim.text), _basis(claim, packet)) for claim in waiting]
    return (
        '<h2>The text</h2><table class="beside"><tr><th width="55%">Text</th>'
        "<th>What it rests on</th></tr>"
        f"{''.join(rows)}</table>"
    )


def _title(passage: Passage) -> str:
    kinds = {
        PassageKind.OPEN: "Text",
        PassageKind.MORE: f"Folded part: {passage.title}",
        PassageKind.GATE: f"Behind a gate: {passage.title}",
    }
    return kinds[passage.kind]


def _rests(row: Row, claim: Claim) -> bool:
    """Say whether ``claim`` is that of ``row``: its words, or the risk block it is the title of."""
    words = " ".join(claim.text.split())
    return words in row.texts or (row.is_risk and words.startswith(f"{row.texts[0]}: "))


def _part(title: str) -> str:
    return f'<tr><td class="part" colspan="2">{escape(title)}</td></tr>'


def _row(html: str, basis: str = "") -> str:
    return f'<tr><td class="text">{html}</td><td class="basis">{basis}</td></tr>'


def _basis(claim: Claim, packet: Packet) -> str:
    lines = [_fact(name, packet) for name in claim.facts]
    if not claim.facts:
        lines.append('<p class="unverified"><strong>No fact is named.</strong></p>')
    numbers = {source.key: str(source.number) for source in packet.article.sources}
    cited = ", ".join(numbers[key] for key in claim.sources)
    lines.append(f"<p>Cited here: {cited or 'no source'}</p>")
    return "".join(lines)


def _fact(name: str, packet: Packet) -> str:
    fact = packet.facts.get(name)
    if fact is None:
        text = f"Fact {escape(name)} is not in facts.yaml."
        return f'<p class="unverified"><strong>{text}</strong></p>'
    sources = "; ".join(_reference(key, packet.references) for key in fact.sources)
    text = (
        f"<strong>Fact {escape(name)}, {escape(fact.status)}.</strong> {escape(fact.statement)}"
        f"<br>Source: {escape(sources or 'none')}"
    )
    if fact.status is FactStatus.VERIFIED:
        return f"<p>{text}</p>"
    return f'<p class="unverified"><strong>▲ NOT VERIFIED.</strong> {text}</p>'


def _reference(key: str, references: Mapping[str, Reference]) -> str:
    found = references.get(key)
    if found is None:
        return f"{key} (not in references.yaml)"
    return f"{found.authors}. {found.title}. {found.publisher} {found.year}. {found.address}"


def _pictures(html: str, figure: FigureOf) -> str:
    """Put each picture into the page itself, so that the packet is one file."""
    for name in PICTURE.findall(html):
        picture = figure(name)
        if picture:
            data = base64.b64encode(picture.data).decode()
            html = html.replace(f"figure:{name}", f"data:{picture.media_type};base64,{data}")
    return html


def _terms(packet: Packet) -> str:
    """Return the words that the page explains when they are touched, with what is said of them."""
    if not packet.terms:
        return ""
    items = "".join(
        f"<li><strong>{escape(entry.term)}:</strong> {escape(entry.definition)}</li>"
        for entry in packet.terms.values()
    )
    return f"<h2>Words explained</h2><ul>{items}</ul>"


def _sources(article: Article) -> str:
    items = "".join(
        f"<li>{escape(f'{source.text} {source.address}'.strip())}</li>"
        for source in article.sources
    )
    return f"<h2>Sources</h2><ol>{items}</ol>"


def _lines(packet: Packet) -> str:
    article = packet.article
    boxes = (
        "☐ Right as it stands.",
        "☐ Right once what I marked is changed; please show it to me again.",
        "☐ Not fit to be shown.",
    )
    rows = "".join(f"<tr><th>{name}</th><td></td></tr>" for name in _LINES)
    return (
        "<h2>Sign</h2><p>I have read the whole page: its text, the facts beside it, its drawings, "
        "the words it explains and its sources. All of it together has the hash "
        f'<span class="hash">{packet.signed_sha256}</span>.</p>'
        f"<p>{'<br>'.join(boxes)}</p>"
        f'<table class="sign">{rows}</table>'
        "<p>For the editors, once this is signed as right: <code>snowdrop review approve "
        f"{escape(article.id)} --language {escape(article.language)} --name … --role … "
        "--organisation … --date …</code></p>"
    )
