"""A small library in Arabic, for tests alone: no page of it ships.

The words were written to have letters that join, numbers, a drug's English name and a phone number
in one line. Nobody has checked them as advice, and nobody ever reads them.
"""

from pathlib import Path

from tests.conftest import RESOURCES
from tests.library.content_folder import FRONT, GLOSSARY, REFERENCES
from viewer.open_library import compile_sources

LIBRARY = """\
title: {ar: سنودروب}
version: "0.1.0"
languages: [ar]
topics:
  - id: care
    icon: leaf
    title: {ar: الرعاية والعلاج}
    description: {ar: ما الذي يمكن عمله.}
    articles: [stitch]
"""

RED_FLAGS = """\
title: متى تتصلين الآن
receptionist: أخبري موظفة الاستقبال الآن.
groups:
  - id: emergency
    title: اتصلي على {emergency} الآن
    signs:
      - {text: نزيف شديد, status: verified, facts: ["2.1"], sources: [card-2019]}
  - id: pregnant
    title: اتصلي بالوحدة
    signs:
      - {text: تقلصات منتظمة, status: verified, facts: ["2.2"], sources: [card-2019]}
"""

PHONE = "0300 123 4567"
DRUG = "Progesterone 200 mg"

BODY = f"""\
غرزة عنق الرحم خيط يوضع حول عنق الرحم ليبقى مغلقًا [@smith-2020].

[red-flags]

## ماذا يحدث {{#what-happens}}

- تستلقين على ظهرك مدة 20 دقيقة.
- قد يوصف لك دواء {DRUG} كل ليلة.
- اتصلي على {PHONE} إذا كان لديك سؤال.

!!! note "انتبهي"
    يمكنك أن تطلبي التوقف في أي وقت. اقرئي [ماذا يحدث](#what-happens).

| الخيار | من كل 100 |
|---|---|
| مع الغرزة | 28 |
| بدون غرزة | 41 |

!!! risk "كم امرأة تلد مبكرًا؟"
    who: نساء حوامل بطفل واحد
    with: {{label: مع الغرزة, of: 100, count: 28}}
    without: {{label: بدون غرزة, of: 100, count: 41}}
    facts: ["7.3"]
    sources: [smith-2020]

!!! more "المزيد"
    مزيد من التفاصيل عن الفحص.
"""

HEAD = FRONT | {
    "title": "غرزة عنق الرحم",
    "summary": "ما هي الغرزة ومتى تستعمل.",
    "key_points": "[الغرزة خيط حول عنق الرحم., توضع تحت التخدير., تزال قبل الولادة.]",
    "red_flags": "[pregnant]",
}


def write_arabic(folder: Path) -> Path:
    """Write the content folder and return it."""
    root = folder / "content"
    head = "".join(f"{key}: {text}\n" for key, text in HEAD.items())
    for name, text in {
        "library.yaml": LIBRARY,
        "references.yaml": REFERENCES,
        "glossary.yaml": GLOSSARY,
        "ar/red-flags.yaml": RED_FLAGS,
        "ar/care/stitch.md": f"---\n{head}---\n\n{BODY}",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def compile_arabic(folder: Path) -> Path:
    """Compile the library and return its file."""
    data, problems = compile_sources(write_arabic(folder), RESOURCES)
    ours = [problem for problem in problems if problem.file.startswith("content/ar")]
    assert ours == [], ours
    file = folder / "arabic.snowdrop"
    file.write_bytes(data)
    return file
