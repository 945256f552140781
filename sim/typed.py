"""Words that a shell reads again: in a script, or in a sentence that a user copies. Nothing else quotes."""

import shlex


def typed(*words: object) -> str:
    """Words as one line that a shell takes for these very words; a line end or another sign that cannot be shown is written as bytes."""
    return " ".join(map(_quoted, map(str, words)))


def _quoted(word: str) -> str:
    return shlex.quote(word) if word.isprintable() else f"$'{''.join(map(_escaped, word))}'"


def _escaped(sign: str) -> str:
    if sign.isprintable():
        return f"\\{sign}" if sign in "\\'" else sign
    kept = "surrogateescape" if "\udc80" <= sign <= "\udcff" else "surrogatepass"  # the first are bytes of a name that is no UTF-8
    return "".join(f"\\x{byte:02x}" for byte in sign.encode("utf-8", kept))
