"""Which words get a name label, from four sources that mean different things by a name.

The program wants the bare name ("Radan", not "General Radan"), with one of four kinds. CrossNER and Wikigold annotate
just that. GUM annotates whole noun phrases and re3d descriptions as well as names, so a name is derived from them
where that is certain; where it is not, the words are masked (label None: no loss) rather than taught wrongly.

Labels are "O", "B-kind", "I-kind" or None.
"""
import re

KINDS = ("person", "organization", "place", "other")
LABELS = ["O"] + [f"{p}-{k}" for k in KINDS for p in "BI"]

TITLES = set("""
mr mr. mrs mrs. ms ms. miss dr dr. doctor prof prof. professor sir lord lady dame madam madame king queen prince
princess emperor empress pope saint st st. rev rev. reverend father sister brother bishop archbishop cardinal rabbi
imam sheikh shaikh ayatollah mullah president vice-president vice deputy prime minister premier chancellor secretary
undersecretary secretary-general senator sen sen. congressman congresswoman representative rep rep. governor gov gov.
mayor ambassador envoy judge justice chief director administrator chairman chairwoman chairperson chair commissioner
speaker leader spokesman spokeswoman spokesperson general gen gen. lieutenant lt lt. colonel col col. major maj maj.
captain capt capt. sergeant sgt sgt. corporal private admiral adm adm. commander cmdr. commodore marshal brigadier brig.
officer detective inspector superintendent constable sheriff agent attorney coach manager former foreign defence
defense interior prosecutor counsel solicitor uncle aunt grandma grandpa mom dad ceo editor author actor actress singer
""".split())
CALENDAR = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept
sept. oct oct. nov nov. dec dec. mon mon. tue tue. tues tues. wed wed. thu thu. thurs. fri fri. sat sat. sun sun. a.m.
p.m. am pm gmt est edt utc bc ad bce ce""".split())
PARTICLES = set("de da di del della der den van von la le el al bin ibn ben abu du dos das al- ter zu".split())
LINKS = {"of", "for"}
PRONOUNS = set("""i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who
whose whom which that this these those one he's she's someone everyone anyone""".split())
DETERMINERS = set("the a an this that these those some any all both no our their its his her my your".split())
RE3D_KINDS = {"Person": "person", "Organisation": "organization", "Location": "place", "Nationality": "other",
              "Weapon": "other", "MilitaryPlatform": "other", "Vehicle": "other", "DocumentReference": "other"}


def put(labels, first, last, kind):
    for i in range(first, last + 1):
        labels[i] = ("B-" if i == first else "I-") + kind


def from_spans(offsets, mentions, words=None):
    """Labels of words at the given offsets, for sources whose mentions are the bare names and complete."""
    labels = ["O"] * len(offsets)
    for m in sorted(mentions, key=lambda m: m["start"] - m["end"]):
        inside = [i for i, (s, e) in enumerate(offsets) if s < m["end"] and e > m["start"]]
        if inside and all(labels[i] == "O" for i in inside):
            exact = offsets[inside[0]][0] >= m["start"] and offsets[inside[-1]][1] <= m["end"]
            common = words is not None and m["kind"] == "other" and not any(words[i][:1].isupper() for i in inside)
            if exact and not common:     # CrossNER's science part calls "lipid bilayer" a name too
                put(labels, inside[0], inside[-1], m["kind"])
            else:
                for i in inside:
                    labels[i] = None
    return labels


def from_gum(words, xpos, heads, mentions):
    """`mentions`: (first, last, kind) of the noun phrases with a proper noun at their core. heads: -1 is the root."""
    n = len(words)
    proper = [x in ("NNP", "NNPS") for x in xpos]
    labels = ["O"] * n
    for i, w in enumerate(words):
        if (proper[i] or w[:1].isupper() and (i > 0 or xpos[i].startswith("JJ"))) and w.lower() not in CALENDAR and w != "I":
            labels[i] = None
    spans = sorted(((a, b, kind, *name_span(words, xpos, proper, heads, a, b, kind)) for a, b, kind in mentions),
                   key=lambda s: (s[0] - s[1], s[0]))
    named = [s for s in spans if s[3] is not None]
    for a, b, kind, first, last in sorted(named, key=lambda s: (s[3] - s[4], s[3])):
        if kind == "time":
            continue
        if kind == "person":    # "NASA Administrator Charles Bolden": what is a name of its own before the person is cut off
            for _, _, k, f, l in named:
                if first <= f and l < last and k != "person":
                    first = l + 1
            while first < last and words[first].lower() in TITLES:
                first += 1
            peoples = xpos[last] == "NNPS"     # "Palestinians" are no person
            if words[last].lower() in TITLES or last - first > 3 or peoples:
                continue
        if any((labels[i] or "O") != "O" for i in range(first, last + 1)) or all(w.lower() in CALENDAR for w in words[first:last + 1]):
            continue
        put(labels, first, last, kind if kind in KINDS else "other")
    return labels


def name_span(words, xpos, proper, heads, a, b, kind):
    """(first, last) of the bare name in the noun phrase a to b, or (None, None)."""
    tops = [i for i in range(a, b + 1) if not a <= heads[i] <= b]
    if len(tops) != 1 or not proper[tops[0]]:
        return None, None
    first = last = tops[0]

    def joins(i):
        return proper[i] or words[i] == "-" or words[i].lower() in PARTICLES

    while first > a and (joins(first - 1) or words[first - 1] == "'s" and first - 2 >= a and proper[first - 2] and kind == "organization"):
        first -= 1
    while last < b:
        if joins(last + 1) or xpos[last + 1] == "CD" and kind not in ("person", "place") and last + 1 == b:
            last += 1
            continue
        step = 1
        if kind != "person" and words[last + 1].lower() in LINKS:
            step += 1
            if last + step <= b and words[last + step].lower() == "the":
                step += 1
        elif kind != "person" and words[last + 1].lower() in ("and", "&"):
            step += 1
        if step > 1 and last + step <= b and proper[last + step]:
            last += step
            continue
        break
    while first < last and not proper[first]:
        first += 1
    while last > first and not (proper[last] or xpos[last] == "CD"):
        last -= 1
    return first, last


def from_re3d(words, offsets, mentions):
    """re3d marks "rebels" and "the Army" too: only what is capitalised throughout is taken for a name."""
    n = len(words)
    labels = ["O"] * n
    for i, w in enumerate(words):
        if w[:1].isupper() and i > 0 and w.lower() not in CALENDAR and w != "I":
            labels[i] = None
    spans = []
    for m in mentions:
        inside = [i for i, (s, e) in enumerate(offsets) if s >= m["start"] and e <= m["end"]]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        while first < last and words[first].lower() in DETERMINERS:
            first += 1
        kind = RE3D_KINDS.get(m["tag"])
        if kind is None or first == last and words[first].lower() in PRONOUNS:
            continue
        if kind == "person":
            while first < last and words[first].lower() in TITLES:
                first += 1
        spans.append((first, last, kind))
    spans = sorted(set(spans))
    for first, last, kind in spans:
        small = LINKS | {"the", "and", "&", "-"} | PARTICLES
        fits = words[first][:1].isupper() and words[last][:1].isupper() and \
            all(w[:1].isupper() or w.lower() in small for w in words[first:last + 1])
        nested = any((f, l) != (first, last) and f <= last and l >= first for f, l, _ in spans)
        if fits and not nested:
            put(labels, first, last, kind)
        else:
            for i in range(first, last + 1):
                if words[i][:1].isupper():
                    labels[i] = None
    return labels


TOKEN = re.compile(r"""
    https?://\S+ | [\w.+-]+@[\w-]+\.[\w.]+
  | (?:[A-Za-z]\.){2,}                                        # U.S.
  | (?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Co|Corp|Inc|Ltd|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.
  | [A-Z]\.(?=\s+[A-Z])                                        # J. Smith
  | \d+(?:[.,:]\d+)*
  | \w+?(?=n['’]t\b) | n['’]t\b | ['’](?:s|re|ve|ll|d|m|S)\b
  | \w+ | \.{2,} | -{2,} | \S
""", re.X)


def tokenise(text):
    """[(start, end)]: about as UD English splits; hyphens stand alone. For the sources that have no words of their own."""
    return [m.span() for m in TOKEN.finditer(text)]


SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\bJr)(?<!\bMrs)(?<!\bGen)(?<!\bCol)[.!?][\"”')]*\s+(?=[\"“(']?[A-Z0-9])|\n+")


def sentences(text):
    """[(start, end)]: a rough split, enough to train on."""
    at, out = 0, []
    for m in SENTENCE_END.finditer(text):
        out.append((at, m.end()))
        at = m.end()
    return [(s, e) for s, e in out + [(at, len(text))] if text[s:e].strip()]
