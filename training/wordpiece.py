"""Words to subwords, and words to shapes.

The program tokenises word by word and keeps its own books, so that every word's first subword is known without the
offsets of a tokeniser library. Both functions here have a twin in the Rust program and must agree with it exactly;
`reference.py` writes the file that tests it.

Subwords are BERT's uncased WordPiece. Case is lost in it, and with it the difference between "us" and "US"; the shape
of a word brings it back (the model adds a learned vector for each shape to the word's subwords).
"""
import unicodedata

CLS, SEP, UNK, PAD = "[CLS]", "[SEP]", "[UNK]", "[PAD]"
LONGEST_WORD = 100
SHAPES = ["other", "lower", "title", "upper", "capital", "mixed", "digits", "alphanumeric"]


def shape(word):
    """Index into SHAPES. Upper and lower case are the Unicode properties, digits are 0 to 9.

    >>> [SHAPES[shape(w)] for w in ["--", "signed", "Iran", "U.S.", "J.", "McCain", "1,200.5", "F-16", "10:30", "I"]]
    ['other', 'lower', 'title', 'upper', 'capital', 'mixed', 'digits', 'alphanumeric', 'other', 'capital']
    """
    upper = sum(c.isupper() for c in word)
    lower = sum(c.islower() for c in word)
    digits = sum("0" <= c <= "9" for c in word)
    if digits:
        if upper + lower:
            return 7
        return 6 if all("0" <= c <= "9" or c in ".," for c in word) else 0
    if upper + lower == 0:
        return 0
    if upper == 0:
        return 1
    if lower == 0:
        return 4 if upper == 1 else 3
    return 2 if upper == 1 and word[0].isupper() else 5


def is_punctuation(c):
    """Everything in ASCII that is neither letter, digit, space nor control, and Unicode's P categories."""
    return (33 <= ord(c) <= 126 and not c.isalnum()) or unicodedata.category(c).startswith("P")


def is_cjk(c):
    n = ord(c)
    return (0x4E00 <= n <= 0x9FFF or 0x3400 <= n <= 0x4DBF or 0x20000 <= n <= 0x2A6DF or 0x2A700 <= n <= 0x2B73F
            or 0x2B740 <= n <= 0x2B81F or 0x2B820 <= n <= 0x2CEAF or 0xF900 <= n <= 0xFAFF or 0x2F800 <= n <= 0x2FA1F)


def pre_split(word):
    """Clean, lower-case, strip accents; cut at white space, around punctuation and around CJK characters."""
    parts, current = [], ""
    for c in word:
        category = unicodedata.category(c)
        if c in "\t\n\r" or category == "Zs":
            c = " "
        elif c in "\0\ufffd" or category.startswith("C"):
            continue
        if c == " " or is_cjk(c):
            parts.append(current)
            parts.append(c)
            current = ""
        else:
            current += c
    parts.append(current)
    out = []
    for part in parts:
        part = "".join(c for c in unicodedata.normalize("NFD", part.lower()) if unicodedata.category(c) != "Mn")
        current = ""
        for c in part:
            if c.isspace() or is_punctuation(c):
                out += [current, c]
                current = ""
            else:
                current += c
        out.append(current)
    return [p for p in out if p and not p.isspace()]


class WordPiece:
    def __init__(self, vocab_path):
        with open(vocab_path, encoding="utf-8") as f:
            self.words = [line.rstrip("\n") for line in f]
        self.ids = {w: i for i, w in enumerate(self.words)}
        self.cls, self.sep, self.unk, self.pad = (self.ids[t] for t in (CLS, SEP, UNK, PAD))
        self.cache = {}

    def word(self, word):
        """Subword ids of one word; never empty. A word of more than 100 code points is one [UNK]."""
        if word not in self.cache:
            pieces = [self.unk] if len(word) > LONGEST_WORD else [i for p in pre_split(word) for i in self.greedy(p)]
            self.cache[word] = pieces or [self.unk]
        return self.cache[word]

    def greedy(self, part):
        pieces, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = ("##" if start else "") + part[start:end]
                if piece in self.ids:
                    pieces.append(self.ids[piece])
                    start = end
                    break
            else:
                return [self.unk]
        return pieces

    def sentence(self, words, limit=512):
        """(subword ids, shape ids, position of each word's first subword); words that no longer fit are left out."""
        ids, shapes, firsts = [self.cls], [0], []
        for w in words:
            pieces = self.word(w)
            if len(ids) + len(pieces) + 1 > limit:
                break
            firsts.append(len(ids))
            ids += pieces
            shapes += [shape(w)] * len(pieces)
        return ids + [self.sep], shapes + [0], firsts
