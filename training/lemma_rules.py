"""Lemmas as edit scripts, after Straka (2018): a rule turns a word into its lemma, so tagging with a few hundred
rules lemmatises words never seen before.

Grammar of a rule, with everything counted in code points:

    RULE   = CASE "|" EDIT "|" EDIT      the first edit is at the word's start, the second at its end
           | "=" LEMMA                   the lemma itself, for words such as "is" that share nothing with it
    CASE   = "keep" | "lower" | "title"  applied to the word first; title: first code point upper-cased, the rest lower-cased
    EDIT   = "-" COUNT "+" TEXT          cut COUNT code points, put TEXT in their place

"studies" with `lower|-0+|-3+y` is "study". A rule that would cut more than the word has leaves the cased word as it is.
"""
CASES = ("lower", "keep", "title")


def cased(word, case):
    if case == "lower":
        return word.lower()
    if case == "title":
        return word[:1].upper() + word[1:].lower()
    return word


def common_part(a, b):
    """(start in a, start in b, length) of the longest common substring, the first one in a."""
    best = (0, 0, 0)
    row = [0] * (len(b) + 1)
    for i in range(len(a)):
        next_row = [0] * (len(b) + 1)
        for j in range(len(b)):
            if a[i] == b[j]:
                n = next_row[j + 1] = row[j] + 1
                if n > best[2]:
                    best = (i - n + 1, j - n + 1, n)
        row = next_row
    return best


def rule(word, lemma):
    """The cheapest rule from word to lemma; ties go to the earlier case, so "They" and "they" share one.

    >>> [rule(*p) for p in [("studies", "study"), ("They", "they"), ("Iran", "Iran"), ("is", "be"), ("'ll", "will")]]
    ['lower|-0+|-3+y', 'lower|-0+|-0+', 'keep|-0+|-0+', '=be', 'lower|-1+wi|-0+']
    """
    best, cost = "=" + lemma, 1000
    for case in CASES:
        form = cased(word, case)
        i, j, n = common_part(form, lemma)
        if n == 0:
            continue
        cut = (i, len(form) - i - n)
        add = (lemma[:j], lemma[j + n:])
        if "|" in add[0] + add[1]:
            continue
        c = sum(cut) + len(add[0]) + len(add[1])
        if c < cost:
            best, cost = f"{case}|-{cut[0]}+{add[0]}|-{cut[1]}+{add[1]}", c
    return best


def apply(rule, word):
    if rule.startswith("="):
        return rule[1:]
    case, first, last = rule.split("|", 2)
    form = cased(word, case)
    (cut_first, add_first), (cut_last, add_last) = (e[1:].split("+", 1) for e in (first, last))
    cut_first, cut_last = int(cut_first), int(cut_last)
    if cut_first + cut_last > len(form):
        return form
    return add_first + form[cut_first:len(form) - cut_last] + add_last
