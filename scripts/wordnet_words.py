#!/usr/bin/env python3
"""WordNet 3.0 -> gazetteers/words.tsv, gazetteers/irregular.tsv, gazetteers/LICENSE-WordNet.

Needs Debian wordnet-base, wamerican, wbritish:
    apt-get update; apt-get install -y --no-install-recommends wordnet-base wamerican wbritish
    python3 scripts/wordnet_words.py
A class without any tagged sense is listed only where no class of the word has one;
with --all-classes it is listed too, after the tagged ones, with count 0.
"""
import os
import re
import subprocess
import sys
from collections import defaultdict

WN = "/usr/share/wordnet"
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gazetteers")
SRC = "wordnet@3.0"

# Closed class words: never in words.tsv (the crate has its own list of them).
CLOSED = set("""
a an the
this that these those all some any no each every both either neither another such
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself
it its itself we us our ours ourselves they them their theirs themselves one oneself
who whom whose which what whoever whomever whichever whatever
anybody anyone anything everybody everyone everything nobody none nothing somebody someone something
aboard about above across after against along alongside amid amidst among amongst around as astride at
atop before behind below beneath beside besides between beyond but by circa despite down during except
for from in inside into near nearby notwithstanding of off on onto out outside over per pro since
through throughout till to toward towards under underneath until unto up upon versus via vis-a-vis
with within without
and or nor if unless although though because whereas whether while whilst lest than so yet
when where why how whenever wherever however there not ere albeit
be am is are was were been being have has had having do does did done doing
can could may might must shall should will would ought cannot
""".split())

# Irregular verbs by hand: lemma past participle ("/" between alternatives, "-" = regular form,
# left to the inflection code).
VERBS = """
abide abode/abided abided
arise arose arisen
awake awoke awoken
babysit babysat babysat
backslide backslid backslid
bear bore borne/born
beat beat beaten/beat
become became become
befall befell befallen
beget begot begotten
begin began begun
behold beheld beheld
bend bent bent
beseech besought besought
beset beset beset
bespeak bespoke bespoken
bet bet bet
bid bid/bade bid/bidden
bind bound bound
bite bit bitten
bleed bled bled
blow blew blown
break broke broken
breed bred bred
bring brought brought
broadcast broadcast broadcast
browbeat browbeat browbeaten
build built built
burn burnt burnt
burst burst burst
bust bust bust
buy bought bought
cast cast cast
catch caught caught
chide chid chidden
choose chose chosen
cleave clove/cleft cloven/cleft
cling clung clung
come came come
cost cost cost
creep crept crept
cut cut cut
deal dealt dealt
dig dug dug
dive dove -
draw drew drawn
dream dreamt dreamt
drink drank drunk
drive drove driven
dwell dwelt dwelt
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
fit fit fit
flee fled fled
fling flung flung
fly flew flown
forbear forbore forborne
forbid forbade/forbad forbidden
forecast forecast forecast
foresee foresaw foreseen
foretell foretold foretold
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
forswear forswore forsworn
freeze froze frozen
gainsay gainsaid gainsaid
get got gotten/got
gild gilt gilt
gird girt girt
give gave given
go went gone
grind ground ground
grow grew grown
hamstring hamstrung hamstrung
hang hung hung
hear heard heard
heave hove hove
hew - hewn
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
inset inset inset
interweave interwove interwoven
keep kept kept
kneel knelt knelt
knit knit knit
know knew known
lade - laden
lay laid laid
lead led led
lean leant leant
leap leapt leapt
learn learnt learnt
leave left left
lend lent lent
let let let
lie lay lain
light lit lit
lose lost lost
make made made
mean meant meant
meet met met
mishear misheard misheard
mislay mislaid mislaid
mislead misled misled
misread misread misread
misspell misspelt misspelt
misspend misspent misspent
mistake mistook mistaken
misunderstand misunderstood misunderstood
mow - mown
offset offset offset
outbid outbid outbid
outdo outdid outdone
outgrow outgrew outgrown
outrun outran outrun
outsell outsold outsold
outshine outshone outshone
overcome overcame overcome
overdo overdid overdone
overeat overate overeaten
overfly overflew overflown
overhang overhung overhung
overhear overheard overheard
overlay overlaid overlaid
override overrode overridden
overrun overran overrun
oversee oversaw overseen
overshoot overshot overshot
oversleep overslept overslept
overspend overspent overspent
overtake overtook overtaken
overthrow overthrew overthrown
partake partook partaken
pay paid paid
plead pled pled
preset preset preset
proofread proofread proofread
prove - proven
put put put
quit quit quit
read read read
rebuild rebuilt rebuilt
recast recast recast
redo redid redone
redraw redrew redrawn
relay relaid relaid
remake remade remade
rend rent rent
repay repaid repaid
reread reread reread
rerun reran rerun
resell resold resold
reset reset reset
retake retook retaken
retell retold retold
rethink rethought rethought
rewind rewound rewound
rewrite rewrote rewritten
rid rid rid
ride rode ridden
ring rang rung
rise rose risen
rive - riven
run ran run
saw - sawn
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
sew - sewn
shake shook shaken
shear - shorn
shed shed shed
shine shone shone
shit shat shat
shoe shod shod
shoot shot shot
show - shown
shrink shrank/shrunk shrunk/shrunken
shrive shrove shriven
shut shut shut
sing sang sung
sink sank/sunk sunk/sunken
sit sat sat
slay slew slain
sleep slept slept
slide slid slid
sling slung slung
slink slunk slunk
slit slit slit
smell smelt smelt
smite smote smitten
sow - sown
speak spoke spoken
speed sped sped
spell spelt spelt
spend spent spent
spill spilt spilt
spin spun spun
spit spat spat
split split split
spoil spoilt spoilt
spread spread spread
spring sprang/sprung sprung
stand stood stood
stave stove stove
steal stole stolen
stick stuck stuck
sting stung stung
stink stank/stunk stunk
strew - strewn
stride strode stridden
strike struck struck/stricken
string strung strung
strive strove striven
sublet sublet sublet
swear swore sworn
sweat sweat sweat
sweep swept swept
swell - swollen
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
thrive throve thriven
throw threw thrown
thrust thrust thrust
tread trod trodden/trod
unbend unbent unbent
unbind unbound unbound
underbid underbid underbid
undercut undercut undercut
undergo underwent undergone
underlie underlay underlain
underpay underpaid underpaid
understand understood understood
undertake undertook undertaken
underwrite underwrote underwritten
undo undid undone
unwind unwound unwound
uphold upheld upheld
upset upset upset
wake woke woken
waylay waylaid waylaid
wear wore worn
weave wove woven
wed wed wed
weep wept wept
wet wet wet
win won won
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
backbite backbit backbitten
bestride bestrode/bestrid bestridden/bestrid
clothe clad clad
countersink countersank countersunk
forego - foregone
ghostwrite ghostwrote ghostwritten
gnaw - gnawn
inlay inlaid inlaid
outlay outlaid outlaid
outwear outwore outworn
overbear overbore overborne
overdraw overdrew overdrawn
overdrive overdrove overdriven
overgrow overgrew overgrown
overlie overlay overlain
overpay overpaid overpaid
overwrite overwrote overwritten
prepay prepaid prepaid
quick-freeze quick-froze quick-frozen
rough-hew - rough-hewn
shave - shaven
skydive skydove -
sneak snuck snuck
spellbind spellbound spellbound
typewrite typewrote typewritten
underlay underlaid underlaid
undersell undersold undersold
unmake unmade unmade
unsay unsaid unsaid
write wrote written
"""

POS = [("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")]
SS = {"1": "n", "2": "v", "3": "a", "5": "a", "4": "r"}
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")


def version(pkg):
    return subprocess.check_output(["dpkg-query", "-W", "-f", "${Version}", pkg], text=True)


def dictionary():
    words = set()
    for name in ("american-english", "british-english"):
        with open(f"/usr/share/dict/{name}", encoding="utf-8") as f:
            words.update(w.strip() for w in f)
    return {w for w in words if w.isascii() and w.isalpha() and w == w.lower()}


def in_dictionary(word, lexicon):
    # The word lists hold no hyphens: a hyphenated lemma passes if each part does.
    return all(p in lexicon for p in word.split("-"))


def load_wordnet():
    """{class: {lemma: [offset by sense]}}, {(class, offset): written forms}, {(class, lemma, sense): tag count}."""
    index, forms, counts = {}, {}, defaultdict(int)
    for pos, name in POS:
        index[pos] = {}
        with open(f"{WN}/index.{name}", encoding="utf-8") as f:
            for line in f:
                if line.startswith("  "):
                    continue
                p = line.split()
                index[pos][p[0]] = p[-int(p[2]):]
        with open(f"{WN}/data.{name}", encoding="utf-8") as f:
            for line in f:
                if line.startswith("  "):
                    continue
                p = line.split(" ")
                n = int(p[3], 16)
                forms[pos, p[0]] = {re.sub(r"\((a|p|ip)\)$", "", w) for w in p[4:4 + 2 * n:2]}
    with open(f"{WN}/cntlist.rev", encoding="utf-8") as f:
        for line in f:
            key, sense, n = line.split()
            lemma, rest = key.split("%")
            counts[SS[rest[0]], lemma, int(sense)] += int(n)
    return index, forms, counts


def make_words(lexicon, all_classes=False):
    index, forms, counts = load_wordnet()
    words = {}
    for lemma in set().union(*(index[p] for p, _ in POS)):
        if len(lemma) < 2 or not WORD.match(lemma) or lemma in CLOSED or not in_dictionary(lemma, lexicon):
            continue
        have = []
        for pos, _ in POS:
            total = None
            for i, off in enumerate(index[pos].get(lemma, []), 1):
                if lemma in forms[pos, off]:  # written in lower case: not a proper name
                    total = (total or 0) + counts[pos, lemma, i]
            if total is not None:
                have.append((pos, total))
        if any(n for _, n in have) and not all_classes:
            have = [(p, n) for p, n in have if n]
        have.sort(key=lambda x: -x[1])  # stable: ties stay in order n v a r
        if have:
            words[lemma] = have
    return words


def make_irregular(words):
    rows = defaultdict(dict)  # form -> {(lemma, class): source}

    def add(form, lemma, cls, src):
        if lemma in words and WORD.match(form) and form not in CLOSED:
            rows[form].setdefault((lemma, cls), src)

    exc = {}
    for pos, name in POS[:3]:
        exc[pos] = []
        with open(f"{WN}/{name}.exc", encoding="utf-8") as f:
            for line in f:
                form, *lemmas = line.split()
                exc[pos] += [(form, lemma) for lemma in lemmas]
    for pos in "na":
        for form, lemma in exc[pos]:
            if form != lemma:
                add(form, lemma, pos, SRC)
    verb_exc = set(exc["v"])
    known = set()
    for line in VERBS.strip().splitlines():
        lemma, past, pp = line.split()
        past = set(past.split("/")) - {"-"}
        pp = set(pp.split("/")) - {"-"}
        for form in sorted(past | pp):
            cls = "v-pastpp" if form in past and form in pp else "v-past" if form in past else "v-pp"
            add(form, lemma, cls, SRC if (form, lemma) in verb_exc else "hand")
            known.add((form, lemma))
    left = []
    for form, lemma in exc["v"]:
        if (form, lemma) in known or form == lemma:
            continue
        if form.endswith("ing"):
            add(form, lemma, "v-ing", SRC)
        elif form.endswith(("ed", "t")):
            add(form, lemma, "v-pastpp", SRC)
        elif form.endswith("s"):
            add(form, lemma, "v-3sg", SRC)
        elif lemma in words:
            left.append((form, lemma))  # rare forms whose class nobody gave: left out
    return rows, left


def write(name, header, rows, what):
    head = (f"# generated by {' '.join(['python3 scripts/wordnet_words.py'] + sys.argv[1:])}; WordNet 3.0 (Debian wordnet-base {version('wordnet-base')}), "
            f"restricted to Debian wamerican {version('wamerican')} + wbritish {version('wbritish')} (SCOWL); "
            f"WordNet 3.0 licence, Copyright 2006 Princeton University, see LICENSE-WordNet{what}")
    rows = sorted(rows, key=lambda r: r[0].encode())
    assert len({r[0] for r in rows}) == len(rows)
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join([head, header] + ["\t".join(r) for r in rows]) + "\n")
    print(name, len(rows))


def main():
    os.makedirs(OUT, exist_ok=True)
    words = make_words(dictionary(), "--all-classes" in sys.argv)
    write("words.tsv", "word\tclasses\tcount\tsource",
          [(w, "".join(p for p, _ in h), "".join(f"{p}{n}" for p, n in h), SRC) for w, h in words.items()], "")
    irregular, left = make_irregular(words)
    write("irregular.tsv", "form\tlemma\tclass\tsource",
          [(form, "; ".join(k[0] for k in sorted(d)), "; ".join(k[1] for k in sorted(d)),
            "; ".join(sorted(set(d.values())))) for form, d in irregular.items()],
          "; verb forms classed past, pp, pastpp by a hand list in the script")
    print("verb.exc forms left out:", len(left), left)
    lic = []
    with open(f"{WN}/data.noun", encoding="utf-8") as f:
        for line in f:
            if not line.startswith("  "):
                break
            lic.append(re.sub(r"^  ?\d+ ?", "", line).rstrip())
    with open(os.path.join(OUT, "LICENSE-WordNet"), "w", encoding="utf-8", newline="\n") as f:
        f.write("words.tsv and irregular.tsv in this directory are derived from WordNet 3.0,\n"
                "https://wordnet.princeton.edu/, under the following licence.\n\n" + "\n".join(lic).strip() + "\n")


if __name__ == "__main__":
    main()
