"""Invented names, titles and abstracts with the oddities of real ones."""

import random

_FIRST = (
    "Maria Jan Li Wei Aisha Tomás Ingrid Kofi Yuki Priya Oleg Chloé Søren Zeynep Mateo Hana "
    "Bram Nadia Emeka Freya Luca Mei Rohan Sofía Viktor Amara Dmitri Elif Gustav Hiroshi Ines "
    "Jakub Katarzyna Leila Milan Noor Olivia Pavel Ravi Tereza Umar Vera Xin Yara Zoltán Ji-Woo"
)
_LAST = (
    "Example Muster Wei Haddad Novák Lindqvist Mensah Tanaka Raman Petrenko Fournier Møller "
    "Ayd\u0131n Herrera Kowalska Jansen Okafor Thorsen Bianchi Zhang Gupta Ortega Sokolov "
    "Diallo Ivanov Demir Karlsson Watanabe Duarte Wójcik Farahani Babić Rahman Bennett Dvořák "
    "Iyer Malik Santos Chen Katz Nagy Park McAllister O'Hara Hernández-Ruiz Kim Schäfer"
)
FIRST, LAST = _FIRST.split(), _LAST.split()
ODD_NAMES = (
    "Thomas K. Arbor, Jr",
    "H. Linden Grove, Jr.",
    "Samuel Reed, III",
    "Madhavan",
    "A. B. Kahn",
    "J.-P. Moreau",
    "Ludwig van den Berg",
    "Ana María de la Peña",
    "Omar ibn Khalid al Rashid",
    "HELIOS Collaboration",
    "QRX-2.5 Team",
    "王小明",
    "山田 花子",
    "김민준",
    "ישראל אלמוג",
    "أحمد منصور",
    "DeAnna McTavish",
    "SiWoo Park",
    "Nguyễn Văn Đức",
    "Sean O\u2019Malley",
)
_THINGS = (
    "Language Models|Graph Networks|Sparse Attention|Recurrent Memories|Diffusion Samplers|"
    "Kernel Machines|Optical Lattices|Random Matrices|Tensor Programs|Robust Estimators|"
    "Vision Transformers|Causal Discovery|Bandit Algorithms|Speech Recognition|Code Generation|"
    "Protein Folding|Quantum Circuits|Traffic Forecasting|Low-Rank Adaptation|Neural Operators"
)
_DOINGS = (
    "Learning|Measuring|Scaling|Revisiting|Understanding|Accelerating|Verifying|Compressing|"
    "Explaining|Benchmarking|Aligning|Pruning"
)
_TAILS = (
    "for Small Data|with Few Labels|under Distribution Shift|at Scale|in the Wild|"
    "without Supervision|via Mutual Information|on Mobile Devices|from First Principles|"
    "beyond the Training Horizon|as Sequence Prediction|by Gradient Descent"
)
_SHORT_NAMES = "HeatNet MOSAIC Tern GraphLoom Pelican-2 FlowBench LIMINAL BERTopia"
THINGS, DOINGS, TAILS = (text.split("|") for text in (_THINGS, _DOINGS, _TAILS))
SHORT_NAMES = _SHORT_NAMES.split()
ODD_TITLES = (
    "3D Reconstruction of Thin Structures",
    "1001 Ways to Prune a Network",
    "Large Language Models That Write Code",
    "Reading Legacy Source Code",
    "What the Logs of Mar 11, 2022 Tell Us",
    "A Comment on the Bounds of Haddad et al. and Their Use",
    '"Why Should I Wait?" Explaining Slow Queries',
    "On the “Curse” of Depth",
    r"Decay of the $\Omega$ Baryon at $\sqrt{s} = 13$ TeV",
    r"A Note on $L^2$-Boundedness",
    "Hallucination",
    "Solitons",
    "Is Attention Enough?",
    "Yes, We Can: Counting, Sorting, and Searching with Transformers",
    "Attention, Memory and Control",
    "从零开始的图神经网络",
    "Étude des systèmes à mémoire longue",
    "The h-index and Its Discontents",
    "23 Papers That Changed Retrieval",
    "C++ in Ten Lines",
    "GPT-4 Doesn't Know It: A Case Study (Extended Version)",
    "Who Watches the Watchers? Auditing [MASK] Tokens",
    "Towards 99.9% Uptime · A Field Report",
)
SENTENCES = (
    "We study how models of this kind behave when the number of examples is small.",
    "Nevertheless, existing methods struggle with inputs that are longer than those seen before.",
    "To help close this gap, we introduce a benchmark of 7,852 tasks in 12 domains.",
    r"Our bound scales as $\mathcal{O}(n \log n)$ with $\alpha_i \in [0, 1]$ for every $i$.",
    "Our code is public.",
    "Code and data are available at https://example.org/paper-code/v1.2.",
    "On 23 data sets, the error falls from 12.5% to 9.8%, e.g. on the largest one.",
    "This confirms a conjecture that was made on Mar 11, 2022, and answers two questions.",
    'The "simple" baseline of earlier work turns out to be hard to beat; see Section 4.',
    "The method needs no labels, runs on one machine, and is easy to implement.",
    "Experiments show a consistent gain (p < 0.01) over strong baselines.",
    "We prove that the estimator is consistent, and give a matching lower bound.",
)
SHORT_PARAGRAPHS = (
    "Yes, it can.",
    "We ask why.",
    "Can it? Sometimes.",
    "No.",
    "This extends the results of Haddad et al.",
)
LATER_PARAGRAPHS = (
    "Our code is public.",
    "This extends the results of Haddad et al.",
    "See https://example.org/talks/2024",
    "We close with three open questions.",
)


def seeded(seed: str | int) -> random.Random:
    """Return a generator that gives the same cases on every run."""
    return random.Random(seed)  # noqa: S311  (no secret)


def name(rng: random.Random, *, odd: float = 0.15) -> str:
    if rng.random() < odd:
        return rng.choice(ODD_NAMES)
    first, last = rng.choice(FIRST), rng.choice(LAST)
    middle = rng.choice(("", "", "", f"{rng.choice('ABCDEFGHJKLM')}. ", rng.choice(FIRST) + " "))
    return f"{first} {middle}{last}"


def names(rng: random.Random, count: int, *, odd: float = 0.15) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[name(rng, odd=odd)] = None
    return tuple(found)


def title(rng: random.Random, *, odd: float = 0.3) -> str:
    if rng.random() < odd:
        return rng.choice(ODD_TITLES)
    thing, other = rng.sample(THINGS, 2)
    doing, tail = rng.choice(DOINGS), rng.choice(TAILS)
    return rng.choice(
        (
            f"{doing} {thing} {tail}",
            f"{rng.choice(SHORT_NAMES)}: {doing} {thing} {tail}",
            f"{thing} Are {other}",
            f"On the Limits of {thing}",
            f"{thing} and {other}: A Survey",
            f"{doing} {thing} with {other} {tail}",
        )
    )


def paragraphs(rng: random.Random, *, several: bool) -> tuple[str, ...]:
    first = " ".join(rng.sample(SENTENCES, rng.randint(1, 6)))
    if rng.random() < 0.1:
        first = rng.choice(SHORT_PARAGRAPHS)
    if not several:
        return (first,)
    middle = " ".join(rng.sample(SENTENCES, rng.randint(1, 3)))
    return (first, middle, rng.choice(LATER_PARAGRAPHS))[: rng.randint(2, 3)]
