#!/usr/bin/env python3
"""Whether a file is what one line of `roadbook log` made of another file, once or twice.

  logged.py FILE OLD WORD

The command adds a record at each run. A kill may come after the new file stands, and the clean save after it then adds
a second one. Good is: every byte of OLD still there in its place, valid TOML 1.0, nothing else said but one or two
records of evidence whose text holds WORD. Exit: 0 good, 1 not.
"""
import os, sys, tomllib


def is_insertion(new, old):
    """Whether `new` is `old` with one stretch of bytes put in somewhere."""
    head = len(os.path.commonprefix([new, old]))
    tail = len(os.path.commonprefix([new[head:][::-1], old[head:][::-1]]))
    return len(new) > len(old) and head + tail >= len(old)


def logged(new, old, word):
    """How many records were added to `old`; None where anything else is different."""
    if not is_insertion(new, old):
        return None
    try:
        said, before = tomllib.loads(new.decode()), tomllib.loads(old.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    records, known = said.pop('evidence', []), before.pop('evidence', [])
    added = records[len(known):]
    fine = said == before and records[:len(known)] == known and all(word in one.get('what', '') for one in added)
    ids = [one['id'] for one in records if 'id' in one]
    return len(added) if fine and len(ids) == len(set(ids)) else None


if __name__ == '__main__':
    new, old = (open(path, 'rb').read() for path in sys.argv[1:3])
    sys.exit(0 if logged(new, old, sys.argv[3]) in (1, 2) else 1)
