"""autocorrect, by its own binding: lints every draft of a folder, one after the other, in one process."""

import pathlib
import sys

import autocorrect_py

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    autocorrect_py.lint_for(path.read_text(), path.name)
