"""Every rule at once, over the two folders of sources."""

from datetime import date
from pathlib import Path

from viewer.checks.articles import check_articles
from viewer.checks.support import check_support
from viewer.library.compiler import SupportData, compile_library
from viewer.library.source import load_content
from viewer.library.store import Library
from viewer.problems import Problem, RejectedError, in_reading_order
from viewer.support.directory import encode
from viewer.support.source import load_support
