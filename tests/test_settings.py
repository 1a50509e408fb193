"""The clinic's settings: typed, each with a default and a rule; a bad value never gets in."""

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer import paths
from viewer.problems import Problem, RejectedError, Severity
from viewer.settings import (
    KEYPAD_KEYS,
    PAPERS,
    RULES,
    TEXT_SIZES,
    THEMES,
    ClinicContact,
    Keypad,
    Printing,
    Settings,
    ShowUnreviewed,
)
from viewer.settings_file import read_settings, save_setting

WHOLE = """\
# The clinic's own file; IT wrote it.
region = "GB-SCT"
languages = ["en", "es", "zh-Hant"]
theme = "dark"
text_size = 150
spacing = true
typeface = "source-sans"
listen = "headset"
paper = "letter"
counts = true

[clinic]
name = "  Riverside Clinic "

[[contacts]]
name = "Ward"
number = "555-0100"
hours = "Day and night"

[[contacts]]
name = "Midwife"
number = "555-0101"
note = "Ask for Ann."

[printing]
printer = "Front-Desk_2"
collect = "at the front desk"
pages = 30
jobs = 1

[keypad]
speak = ["F13", "F5"]
headset_in = ["F15"]
headset_out = ["F16"]
larger_text = ["F2"]
slower = []
faster = ["F7"]
quieter = ["VolumeDown"]
louder = ["VolumeUp"]

[show_unreviewed]
accepted_by = "Dr. A. Reader"
on = 2026-11-22
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, text: str) -> tuple[Settings, list[Problem]]:
    file.write_text(text, encoding="utf-8")
    return read_settings([file])


def test_without_a_file_everything_has_its_default(home: Path) -> None:
    assert read_settings(paths.settings_files()) == (Settings(), [])


def test_a_file_that_was_named_and_is_not_there_is_told(home: Path, file: Path) -> None:
    found, (problem,) = read_settings(paths.settings_files(file))
    assert found == Settings()
    assert (problem.file, problem.severity) == (str(file), Severity.WARNING)
    assert "There is no settings file here" in problem.message


def test_every_setting_is_read(file: Path) -> None:
    found, problems = read(file, WHOLE)
    assert problems == []
    assert found == Settings(
        clinic_name="Riverside Clinic",
        region="GB-SCT",
        languages=("en", "es", "zh-Hant"),
        theme="dark",
        text_size=150,
        contacts=(
            ClinicContact(name="Ward", number="555-0100", hours="Day and night"),
            ClinicContact(name="Midwife", number="555-0101", note="Ask for Ann."),
        ),
        spacing=True,
        typeface="source-sans",
        listen="headset",
        paper="letter",
        counts=True,
        printing=Printing(printer="Front-Desk_2", collect="at the front desk", pages=30, jobs=1),
        keypad=Keypad(
            speak=("F13", "F5"),
            headset_in=("F15",),
            headset_out=("F16",),
            larger_text=("F2",),
            slower=(),
            faster=("F7",),
            quieter=("VolumeDown",),
            louder=("VolumeUp",),
        ),
        show_unreviewed=ShowUnreviewed(accepted_by="Dr. A. Reader", on=date(2026, 11, 22)),
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_every_theme_and_text_size_may_be_set(file: Path, theme: str, text_size: int) -> None:
    found, problems = read(file, f'theme = "{theme}"\ntext_size = {text_size}\n')
    assert (found.theme, found.text_size, problems) == (theme, text_size, [])


BAD = (
    *(("region", value) for value in ('"usa"', '"us"', '"U"', '""', "1", '["US"]', '"GB-"')),
    *(("languages", value) for value in ("[]", '"en"', "[1]", '["English"]', '["e"]', '[""]')),
    *(("theme", value) for value in ('"pink"', '"Dark"', "1", "true", "[]", "{}")),
    *(("text_size", value) for value in ("110", "true", '"100"', "100.5", "0", "-100", "1e9")),
    *(("contacts", value) for value in ("1", '"Ward"', "[1]", "[{}]", '[{name = "Ward"}]')),
    ("contacts", '[{name = "Ward", number = 5550100}]'),
    ("contacts", '[{name = " ", number = "555-0100"}]'),
    ("contacts", '[{name = "Ward", number = "none"}]'),
    ("clinic.name", '""'),
    ("clinic.name", '"   "'),
    ("clinic.name", "1"),
    ("clinic.name", f'"{"a" * 81}"'),
    ("clinic", '"Riverside"'),
    *(("spacing", value) for value in ('"yes"', "1", "[]")),
    *(("typeface", value) for value in ('"Source Sans"', '"comic"', "1", "true", "[]", "{}")),
    *(("listen", value) for value in ('"on"', "true", "[]")),
    *(("paper", value) for value in ('"a5"', '"A4"', "4", "true", "[]")),
    *(("counts", value) for value in ('"yes"', "1", "{}")),
    *(("show_unreviewed", value) for value in ("true", '"Dr. A. Reader"', "{}")),
    *(("printing", value) for value in ("true", '"Front-Desk"', "[{}]")),
    *(("printing.printer", value) for value in ('"A B"', '"A/B"', '"#1"', "5", "[]", "true")),
    ("printing.printer", f'"{"a" * 128}"'),
    *(("printing.collect", value) for value in ("5", '"   "', f'"{"a" * 81}"', "[]")),
    *(("printing.pages", value) for value in ("0", "-1", "201", "2.5", '"40"', "true")),
    *(("printing.jobs", value) for value in ("0", "21", '"2"', "false", "[]")),
    *(("keypad", value) for value in ("true", '"F5"', "[{}]")),
    *(
        (f"keypad.{name}", value)
        for name in Keypad.__struct_fields__
        for value in ('"F5"', "5", "true", "[5]", '["F25"]', '["f5"]', '["F2", "a"]', "[[]]")
    ),
    *(("keypad.speak", f'["{key}"]') for key in ("Escape", "Tab", "Return", "Enter", "Space")),
    *(("keypad.speak", f'["{key}"]') for key in ("Up", "PageDown", "F1", "F6", "A", "7", "")),
    *(("keypad.speak", f'["{key}"]') for key in ("Ctrl+F5", "Shift", "Alt", "Meta", "PowerOff")),
)


@pytest.mark.parametrize(("key", "bad"), BAD)
def test_a_bad_value_is_named_with_its_line_and_the_usual_one_is_used(
    file: Path, key: str, bad: str
) -> None:
    found, problems = read(file, f"# One line above.\n{key} = {bad}\n")
    assert found == Settings()
    assert [(p.file, p.line) for p in problems] == [("settings.toml", 2)]
    assert f"“{key}”" in problems[0].message


def test_every_setting_has_a_rule_and_a_value_that_breaks_it() -> None:
    # A setting that is new has to be put on the list above.
    assert set(RULES) <= {key for key, _ in BAD}


def test_every_rule_belongs_to_a_setting_with_a_default() -> None:
    fields = {*Settings.__struct_fields__} - {"printing", "keypad"}
    fields |= {f"printing.{name}" for name in Printing.__struct_fields__}
    fields |= {f"keypad.{name}" for name in Keypad.__struct_fields__}
    assert {field for field, _ in RULES.values()} == fields


def test_one_bad_value_of_printing_is_named_with_its_line_and_leaves_the_others(
    file: Path,
) -> None:
    found, problems = read(file, WHOLE.replace("pages = 30", "pages = 900"))
    assert found.printing == Printing(
        printer="Front-Desk_2", collect="at the front desk", pages=Printing().pages, jobs=1
    )
    line = WHOLE.splitlines().index("pages = 30") + 1
    assert [(p.line, p.severity) for p in problems] == [(line, Severity.ERROR)]
    assert "“printing.pages” must be a whole number from 1 to 200" in problems[0].message


def test_a_setting_of_printing_that_is_unknown_is_named_with_its_line(file: Path) -> None:
    _, problems = read(file, '[printing]\nprinter = "A"\ncolour = true\n')
    assert [(p.line, p.rule) for p in problems] == [(3, "unknown-setting")]
    assert "printing.collect" in problems[0].message


def test_A30_a_key_that_is_set_for_one_thing_does_not_do_its_usual_one(file: Path) -> None:
    found, problems = read(file, '[keypad]\nspeak = ["F7", "F10"]\n')
    usual = Keypad()
    assert problems == []
    assert found.keypad.speak == ("F7", "F10")
    assert (found.keypad.larger_text, found.keypad.quieter) == ((), ("VolumeDown",))
    assert found.keypad.louder == usual.louder


def test_A30_a_key_may_not_do_two_things(file: Path) -> None:
    found, (problem,) = read(file, '[keypad]\nspeak = ["F13"]\n# Both.\nlouder = ["F2", "F13"]\n')
    assert (problem.line, problem.rule, problem.severity) == (4, "bad-setting", Severity.ERROR)
    assert "“keypad.louder” names F13, which “keypad.speak” has" in problem.message
    assert found.keypad == msgspec.structs.replace(Keypad(), speak=("F13",))


def test_A30_a_key_of_an_earlier_file_may_not_do_another_thing_in_a_later_one(
    tmp_path: Path,
) -> None:
    system, clinic = tmp_path / "system.toml", tmp_path / "clinic.toml"
    system.write_text('[keypad]\nspeak = ["F13"]\n', encoding="utf-8")
    clinic.write_text('[keypad]\nlouder = ["F13"]\n', encoding="utf-8")
    found, (problem,) = read_settings([system, clinic])
    assert (problem.file, problem.line) == ("clinic.toml", 2)
    assert found.keypad == msgspec.structs.replace(Keypad(), speak=("F13",))
    clinic.write_text('[keypad]\nlouder = ["F13"]\nspeak = ["F14"]\n', encoding="utf-8")
    found, problems = read_settings([system, clinic])
    assert problems == []
    assert (found.keypad.speak, found.keypad.louder) == (("F14",), ("F13",))


def test_A30_a_key_that_is_named_twice_for_one_thing_is_one_key(file: Path) -> None:
    found, problems = read(file, '[keypad]\nspeak = ["F5", "F5"]\n')
    assert (found.keypad, problems) == (Keypad(), [])


def test_a_later_file_may_change_one_setting_of_printing(tmp_path: Path) -> None:
    system, clinic = tmp_path / "system.toml", tmp_path / "clinic.toml"
    system.write_text('[printing]\nprinter = "A"\npages = 9\n', encoding="utf-8")
    clinic.write_text('[printing]\nprinter = ""\n', encoding="utf-8")
    found, problems = read_settings([system, clinic])
    assert (found.printing, problems) == (Printing(pages=9), [])


@pytest.mark.parametrize(
    ("region", "paper"), [("US", "letter"), ("CA", "letter"), ("GB-SCT", "a4"), ("", "a4")]
)
def test_without_a_paper_the_one_of_the_region_is_printed_on(
    file: Path, region: str, paper: str
) -> None:
    text = f'region = "{region}"\n' if region else ""
    assert read(file, text)[0].paper_used == paper
    assert read(file, f'{text}paper = "a4"\n')[0].paper_used == "a4"


def test_one_bad_value_takes_none_of_the_others_down(file: Path) -> None:
    found, problems = read(file, WHOLE.replace('"dark"', '"pink"'))
    assert found == msgspec.structs.replace(read(file, WHOLE)[0], theme="light")
    assert [(p.line, p.severity) for p in problems] == [(4, Severity.ERROR)]


def test_a_setting_that_is_unknown_is_only_a_warning_and_names_the_known_ones(file: Path) -> None:
    found, problems = read(file, 'theme = "dark"\n\ncolour = "red"\n')
    assert found.theme == "dark"
    assert [(p.line, p.rule, p.severity) for p in problems] == [
        (3, "unknown-setting", Severity.WARNING)
    ]
    assert all(name in problems[0].message for name in RULES)


def test_a_bad_value_inside_a_table_is_named_with_its_own_line(file: Path) -> None:
    _, problems = read(file, 'name = "x"\n[clinic]\n# The name.\nname = 7\n')
    assert [(p.line, p.severity) for p in problems] == [(1, Severity.WARNING), (4, Severity.ERROR)]


def test_a_file_that_is_not_toml_is_named_with_its_line_and_passed_over(file: Path) -> None:
    found, problems = read(file, 'theme = "dark"\nregion = = "US"\n')
    assert found == Settings()
    assert [(p.line, p.rule) for p in problems] == [(2, "not-toml")]


def test_a_file_that_is_not_utf_8_is_named_with_its_line_and_passed_over(file: Path) -> None:
    file.write_bytes(b'theme = "dark"\n[clinic]\nname = "Caf\xe9"\n')
    found, problems = read_settings([file])
    assert found == Settings()
    assert [(p.line, p.rule) for p in problems] == [(3, "not-utf-8")]


def test_a_folder_where_the_file_should_be_is_told(file: Path) -> None:
    file.mkdir()
    found, problems = read_settings([file])
    assert found == Settings()
    assert [p.rule for p in problems] == ["unreadable"]


def test_a_later_file_wins_key_by_key(tmp_path: Path) -> None:
    texts = ('theme = "dark"\nregion = "US"\ntext_size = 200\n', 'region = "GB-SCT"\n',
             "text_size = 125\n")  # fmt: skip
    files = [tmp_path / f"{at}.toml" for at in range(3)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    found, problems = read_settings(files)
    assert (found.theme, found.region, found.text_size) == ("dark", "GB-SCT", 125)
    assert problems == []


def test_a_bad_value_in_a_later_file_leaves_the_earlier_one(tmp_path: Path) -> None:
    first, second = tmp_path / "system.toml", tmp_path / "user.toml"
    first.write_text('theme = "dark"\n', encoding="utf-8")
    second.write_text('theme = "pink"\n', encoding="utf-8")
    found, problems = read_settings([first, second])
    assert found.theme == "dark"
    assert [p.file for p in problems] == ["user.toml"]


def test_the_places_are_system_then_user_then_the_file_that_was_named(home: Path) -> None:
    extra = Path("extra.toml")
    files = paths.settings_files(extra)
    assert files == [paths.system_settings(), paths.user_settings(), extra]
    assert paths.settings_files() == files[:2]
    assert home in files[1].parents
    assert len({*files}) == 3


# -- saving


def test_saving_keeps_the_comments_and_everything_else(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    save_setting(file, "region", "US")
    assert file.read_text("utf-8") == WHOLE.replace('"GB-SCT"', '"US"')


def test_saving_a_new_setting_into_a_file_with_tables_does_not_put_it_into_a_table(
    file: Path,
) -> None:
    text = WHOLE.replace('region = "GB-SCT"\n', "")
    file.write_text(text, encoding="utf-8")
    save_setting(file, "region", "US")
    found, problems = read_settings([file])
    assert (found.region, problems) == ("US", [])
    assert found.contacts[1].note == "Ask for Ann."
    assert "# The clinic's own file; IT wrote it." in file.read_text("utf-8")


def test_saving_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "settings.toml"
    save_setting(file, "region", "US")
    assert read_settings([file]) == (Settings(region="US"), [])
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("broken", [b"region = = 1\n", b"\xff\xfe", None])
def test_a_choice_that_cannot_be_saved_is_a_sentence_and_spoils_nothing(
    tmp_path: Path, broken: bytes | None
) -> None:
    file = tmp_path / "folder" / "settings.toml"
    if broken is None:
        (tmp_path / "folder").write_text("a file where the folder should be", encoding="utf-8")
    else:
        file.parent.mkdir()
        file.write_bytes(broken)
    with pytest.raises(RejectedError) as caught:
        save_setting(file, "region", "US")
    assert "The choice could not be kept" in caught.value.problems[0].message
    assert broken is None or file.read_bytes() == broken


# -- any file at all

KEYS = st.sampled_from([*RULES, "clinic", "colour", "a.b", '"theme"', "contacts.name", '"a(.b"'])
VALUES = st.recursive(
    st.sampled_from(['"US"', '"dark"', '"F7"', "100", "true", "2026-11-21", "inf", '"en"', '""'])
    | st.integers().map(str)
    | st.text(st.characters(codec="utf-8", exclude_characters='"\\\n\r'), max_size=9).map(
        lambda text: f'"{text}"'
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["name", "number", "x"]), inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key} = {item}" for key, item in items.items()) + "}"
        )
    ),
    max_leaves=5,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.sampled_from(
        [
            "[clinic]",
            "[[contacts]]",
            "[printing]",
            "[keypad]",
            "[theme]",
            "# words",
            "",
            "[[theme]]",
            "x",
        ]
    ),
)


def always_valid(found: Settings) -> None:
    """Check the promise of the module: reading can never yield a bad value."""
    assert found.theme in THEMES
    assert type(found.text_size) is int
    assert found.text_size in TEXT_SIZES
    assert found.languages
    assert all(found.languages)
    assert found.region is None or found.region[:2].isalpha()
    assert len(found.clinic_name) <= 80
    assert found.paper_used in PAPERS
    assert type(found.counts) is bool
    assert 1 <= found.printing.pages <= 200
    assert 1 <= found.printing.jobs <= 20
    assert " " not in found.printing.printer
    keys = [key for own in msgspec.structs.astuple(found.keypad) for key in own]
    assert len(keys) == len({*keys} & {*KEYPAD_KEYS})
    assert all(contact.name.strip() and contact.number for contact in found.contacts)
    assert msgspec.convert(msgspec.to_builtins(found), Settings) == found


@settings(max_examples=400)
@given(st.lists(LINES, max_size=8))
def test_no_settings_file_raises_or_yields_a_bad_value(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    found, problems = read(file, "\n".join(lines))
    always_valid(found)
    assert all(problem.message.endswith(".") for problem in problems)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_no_bytes_raise_or_yield_a_bad_value(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.toml"
    file.write_bytes(raw)
    found, _ = read_settings([file])
    always_valid(found)


def test_most_files_that_are_tried_are_toml() -> None:
    # The control of the tests above: they would prove little if every file were refused at once.
    fine = 0

    @settings(max_examples=100)
    @given(st.lists(LINES, max_size=8))
    def count(lines: list[str]) -> None:
        nonlocal fine
        try:
            fine += bool(tomllib.loads("\n".join(lines)))
        except tomllib.TOMLDecodeError:
            return

    count()
    assert fine > 15
