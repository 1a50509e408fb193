"""A screen reader of a few lines; runs under the system's Python, which has pyatspi.

client.py walk              what there is, as JSON: [depth, role, name, note, text, actions]
client.py article           the same for the page of text alone
client.py press ROLE NAME   press the first of that role and name
client.py type WORDS        write into the field that is on the screen
client.py listen            say each announcement, one a line, until told to stop
client.py wander            for each number on the input read so many nodes, going on from where it
                            was; say as JSON how many were read and what was wrong
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PAGE = "document frame"


TRIES = 500
"""How often the program is looked for; it tells AT-SPI of itself some time after its start."""


def program() -> Any:
    """Return the program whose process was named; another may run beside it, or has just ended."""
    for _ in range(TRIES):
        for found in pyatspi.Registry.getDesktop(0):
            with suppress(GLib.Error):
                if found is not None and found.get_process_id() == int(os.environ["PROGRAM"]):
                    return found
    raise SystemExit("There is no program.")


def actions(node: Any) -> list[str]:
    """Return the names of what can be done with a node."""
    try:
        known = node.queryAction()
    except NotImplementedError:
        return []
    return [known.getName(at) for at in range(known.nActions)]


def text(node: Any) -> str:
    """Return the words of a node that has more than a name."""
    try:
        return str(node.queryText().getText(0, -1))
    except NotImplementedError:
        return ""


def place(node: Any) -> Any:
    """Return where a node stands; the program itself stands nowhere."""
    try:
        return node.queryComponent().getExtents(0)
    except NotImplementedError:
        return None


def describe(node: Any, depth: int) -> list[Any]:
    """Return all that is asked of one node."""
    states = [state.value_nick for state in node.getState().getStates()]
    return [
        *(depth, node.getRoleName(), node.name, node.description, text(node), actions(node)),
        states,
    ]


def walk(node: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """Return a node and everything in it."""
    yield node, depth
    for at in range(node.childCount):
        child = node.getChildAtIndex(at)
        if child is not None:
            yield from walk(child, depth + 1)


def press(role: str, name: str) -> None:
    """Press the first node of this role and name."""
    for node, _ in walk(program()):
        if node.getRoleName() == role and node.name == name:
            names = actions(node)
            assert "Press" in names, names
            assert node.queryAction().doAction(names.index("Press"))
            return
    raise SystemExit(f"There is no {role} called {name!r}.")


def write(words: str) -> None:
    """Write into the field that is on the screen."""
    for node, _ in walk(program()):
        states = node.getState()
        if states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_EDITABLE):
            node.queryEditableText().setTextContents(words)
            return
    raise SystemExit("There is no field.")


def listen() -> None:
    """Print every announcement."""
    loop = GLib.MainLoop()

    def heard(event: Any) -> None:
        print(json.dumps(event.any_data), flush=True)

    listener = Atspi.EventListener.new(heard)
    assert listener.register("object:announcement")
    threading.Thread(target=stop_after, args=(loop.quit,), daemon=True).start()
    print("ready", flush=True)
    loop.run()


def stop_after(act: Callable[[], object]) -> None:
    """Act when the input ends."""
    sys.stdin.read()
    act()


def again() -> Iterator[tuple[Any, bool]]:
    """Return every node there is, again and again without end, and whether it is of the page."""
    while True:
        page = None
        for node, depth in walk(program()):
            if page is not None and depth <= page:
                page = None
            if page is None and node.getRoleName() == PAGE:
                page = depth
            yield node, page is not None


def wander() -> None:
    """Read as many nodes as each line of the input says; count what goes wrong.

    The walk goes on from where it was, so it stands in the middle of a page when that changes. The
    nodes of the page that were read for the line before are then asked once more: a screen reader,
    too, remembers where it was. What Qt itself shows, such as a row of the topics, may be gone by
    then, and says so. How many are read depends on the input, not on the machine.
    """
    nodes, held = again(), list[Any]()
    next(nodes)  # the program has told AT-SPI that it is there
    print("ready", flush=True)
    for line in sys.stdin:
        seen, errors, wrong, old = 0, [], [], held
        held = []
        while old or seen < int(line):
            again_asked = bool(old)
            ours = again_asked
            try:
                node, ours = (old.pop(), True) if old else next(nodes)
                seen += not again_asked
                node.clear_cache()  # ask the program, not what is remembered of it
                node.getRoleName()  # raises what is wrong; a name is then just empty
                said = node.name + node.description
                place(node)
            except GLib.Error as error:
                errors += [repr(error)] if ours else []
                nodes = again()
                continue
            held += [node] if ours and not again_asked else []
            if {"\ufffc", "\ufdd0", "\ufdd1"} & set(said):
                wrong.append(said)
        print(json.dumps({"seen": seen, "errors": errors, "wrong": wrong}), flush=True)


def main() -> None:
    """Do what the command line says."""
    verb, *rest = sys.argv[1:]
    if verb == "walk":
        print(json.dumps([describe(node, depth) for node, depth in walk(program())]))
    elif verb == "article":
        page = next(node for node, _ in walk(program()) if node.getRoleName() == PAGE)
        print(json.dumps([describe(node, depth) for node, depth in walk(page)]))
    else:
        acts: dict[str, Callable[..., None]] = {"press": press, "type": write}
        acts |= {"listen": listen, "wander": wander}
        acts[verb](*rest)


if __name__ == "__main__":
    main()
