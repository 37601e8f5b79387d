"""Which arXiv categories a printed subject code can mean.

A category has an id with its archive (`cs.LG`, `physics.soc-ph`), or is an archive of its own
(`hep-th`, `quant-ph`). A profile page prints the code without the archive: `LG`, `soc-ph`,
`quant-ph`. Such a code can belong to several archives: 19 of the 93 two-letter codes do, `CV` being
both computer vision (`cs.CV`) and complex variables (`math.CV`).

The table has

- the 155 categories that take submissions, and
- the 21 closed ones that old papers still carry: the archives `astro-ph`, `cond-mat` and `q-bio`,
  allowed without a subclass until 2008, 2004 and 2003, and 18 archives that a category has since
  replaced (`cmp-lg`, now `cs.CL`). Each stands for itself: `astro-ph` isn't `astro-ph.GA`.

It has neither the archives that were never a category (`cs`, `econ`, `eess`, `math`, `nlin`,
`physics`, `q-fin`, `stat`) nor arXiv's own test archive.

Six subjects have two ids, and arXiv lists a paper under both: `cs.IT` and `math.IT`, `cs.NA` and
`math.NA`, `cs.SY` and `eess.SY`, `econ.GN` and `q-fin.EC`, `math-ph` and `math.MP`, `math.ST` and
`stat.TH`. All twelve are in the table, each found by its own code only: a code says what was
printed, not under what else the paper is listed.

Source: `arxiv/taxonomy/definitions.py` of arxiv-base 0.17.8, arXiv's own package (2023-01-25); the
open categories are the same in a copy of https://arxiv.org/category_taxonomy made on 2026-05-01.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["CATEGORIES", "candidates", "code_in_any_case"]

CATEGORIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Open to submissions.
        "astro-ph.CO": "Cosmology and Nongalactic Astrophysics",
        "astro-ph.EP": "Earth and Planetary Astrophysics",
        "astro-ph.GA": "Astrophysics of Galaxies",
        "astro-ph.HE": "High Energy Astrophysical Phenomena",
        "astro-ph.IM": "Instrumentation and Methods for Astrophysics",
        "astro-ph.SR": "Solar and Stellar Astrophysics",
        "cond-mat.dis-nn": "Disordered Systems and Neural Networks",
        "cond-mat.mes-hall": "Mesoscale and Nanoscale Physics",
        "cond-mat.mtrl-sci": "Materials Science",
        "cond-mat.other": "Other Condensed Matter",
        "cond-mat.quant-gas": "Quantum Gases",
        "cond-mat.soft": "Soft Condensed Matter",
        "cond-mat.stat-mech": "Statistical Mechanics",
        "cond-mat.str-el": "Strongly Correlated Electrons",
        "cond-mat.supr-con": "Superconductivity",
        "cs.AI": "Artificial Intelligence",
        "cs.AR": "Hardware Architecture",
        "cs.CC": "Computational Complexity",
        "cs.CE": "Computational Engineering, Finance, and Science",
        "cs.CG": "Computational Geometry",
        "cs.CL": "Computation and Language",
        "cs.CR": "Cryptography and Security",
        "cs.CV": "Computer Vision and Pattern Recognition",
        "cs.CY": "Computers and Society",
        "cs.DB": "Databases",
        "cs.DC": "Distributed, Parallel, and Cluster Computing",
        "cs.DL": "Digital Libraries",
        "cs.DM": "Discrete Mathematics",
        "cs.DS": "Data Structures and Algorithms",
        "cs.ET": "Emerging Technologies",
        "cs.FL": "Formal Languages and Automata Theory",
        "cs.GL": "General Literature",
        "cs.GR": "Graphics",
        "cs.GT": "Computer Science and Game Theory",
        "cs.HC": "Human-Computer Interaction",
        "cs.IR": "Information Retrieval",
        "cs.IT": "Information Theory",
        "cs.LG": "Machine Learning",
        "cs.LO": "Logic in Computer Science",
        "cs.MA": "Multiagent Systems",
        "cs.MM": "Multimedia",
        "cs.MS": "Mathematical Software",
        "cs.NA": "Numerical Analysis",
        "cs.NE": "Neural and Evolutionary Computing",
        "cs.NI": "Networking and Internet Architecture",
        "cs.OH": "Other Computer Science",
        "cs.OS": "Operating Systems",
        "cs.PF": "Performance",
        "cs.PL": "Programming Languages",
        "cs.RO": "Robotics",
        "cs.SC": "Symbolic Computation",
        "cs.SD": "Sound",
        "cs.SE": "Software Engineering",
        "cs.SI": "Social and Information Networks",
        "cs.SY": "Systems and Control",
        "econ.EM": "Econometrics",
        "econ.GN": "General Economics",
        "econ.TH": "Theoretical Economics",
        "eess.AS": "Audio and Speech Processing",
        "eess.IV": "Image and Video Processing",
        "eess.SP": "Signal Processing",
        "eess.SY": "Systems and Control",
        "gr-qc": "General Relativity and Quantum Cosmology",
        "hep-ex": "High Energy Physics - Experiment",
        "hep-lat": "High Energy Physics - Lattice",
        "hep-ph": "High Energy Physics - Phenomenology",
        "hep-th": "High Energy Physics - Theory",
        "math-ph": "Mathematical Physics",
        "math.AC": "Commutative Algebra",
        "math.AG": "Algebraic Geometry",
        "math.AP": "Analysis of PDEs",
        "math.AT": "Algebraic Topology",
        "math.CA": "Classical Analysis and ODEs",
        "math.CO": "Combinatorics",
        "math.CT": "Category Theory",
        "math.CV": "Complex Variables",
        "math.DG": "Differential Geometry",
        "math.DS": "Dynamical Systems",
        "math.FA": "Functional Analysis",
        "math.GM": "General Mathematics",
        "math.GN": "General Topology",
        "math.GR": "Group Theory",
        "math.GT": "Geometric Topology",
        "math.HO": "History and Overview",
        "math.IT": "Information Theory",
        "math.KT": "K-Theory and Homology",
        "math.LO": "Logic",
        "math.MG": "Metric Geometry",
        "math.MP": "Mathematical Physics",
        "math.NA": "Numerical Analysis",
        "math.NT": "Number Theory",
        "math.OA": "Operator Algebras",
        "math.OC": "Optimization and Control",
        "math.PR": "Probability",
        "math.QA": "Quantum Algebra",
        "math.RA": "Rings and Algebras",
        "math.RT": "Representation Theory",
        "math.SG": "Symplectic Geometry",
        "math.SP": "Spectral Theory",
        "math.ST": "Statistics Theory",
        "nlin.AO": "Adaptation and Self-Organizing Systems",
        "nlin.CD": "Chaotic Dynamics",
        "nlin.CG": "Cellular Automata and Lattice Gases",
        "nlin.PS": "Pattern Formation and Solitons",
        "nlin.SI": "Exactly Solvable and Integrable Systems",
        "nucl-ex": "Nuclear Experiment",
        "nucl-th": "Nuclear Theory",
        "physics.acc-ph": "Accelerator Physics",
        "physics.ao-ph": "Atmospheric and Oceanic Physics",
        "physics.app-ph": "Applied Physics",
        "physics.atm-clus": "Atomic and Molecular Clusters",
        "physics.atom-ph": "Atomic Physics",
        "physics.bio-ph": "Biological Physics",
        "physics.chem-ph": "Chemical Physics",
        "physics.class-ph": "Classical Physics",
        "physics.comp-ph": "Computational Physics",
        "physics.data-an": "Data Analysis, Statistics and Probability",
        "physics.ed-ph": "Physics Education",
        "physics.flu-dyn": "Fluid Dynamics",
        "physics.gen-ph": "General Physics",
        "physics.geo-ph": "Geophysics",
        "physics.hist-ph": "History and Philosophy of Physics",
        "physics.ins-det": "Instrumentation and Detectors",
        "physics.med-ph": "Medical Physics",
        "physics.optics": "Optics",
        "physics.plasm-ph": "Plasma Physics",
        "physics.pop-ph": "Popular Physics",
        "physics.soc-ph": "Physics and Society",
        "physics.space-ph": "Space Physics",
        "q-bio.BM": "Biomolecules",
        "q-bio.CB": "Cell Behavior",
        "q-bio.GN": "Genomics",
        "q-bio.MN": "Molecular Networks",
        "q-bio.NC": "Neurons and Cognition",
        "q-bio.OT": "Other Quantitative Biology",
        "q-bio.PE": "Populations and Evolution",
        "q-bio.QM": "Quantitative Methods",
        "q-bio.SC": "Subcellular Processes",
        "q-bio.TO": "Tissues and Organs",
        "q-fin.CP": "Computational Finance",
        "q-fin.EC": "Economics",
        "q-fin.GN": "General Finance",
        "q-fin.MF": "Mathematical Finance",
        "q-fin.PM": "Portfolio Management",
        "q-fin.PR": "Pricing of Securities",
        "q-fin.RM": "Risk Management",
        "q-fin.ST": "Statistical Finance",
        "q-fin.TR": "Trading and Market Microstructure",
        "quant-ph": "Quantum Physics",
        "stat.AP": "Applications",
        "stat.CO": "Computation",
        "stat.ME": "Methodology",
        "stat.ML": "Machine Learning",
        "stat.OT": "Other Statistics",
        "stat.TH": "Statistics Theory",
        # Closed, but still the category of old papers.
        "acc-phys": "Accelerator Physics",
        "adap-org": "Adaptation, Noise, and Self-Organizing Systems",
        "alg-geom": "Algebraic Geometry",
        "ao-sci": "Atmospheric-Oceanic Sciences",
        "astro-ph": "Astrophysics",
        "atom-ph": "Atomic, Molecular and Optical Physics",
        "bayes-an": "Bayesian Analysis",
        "chao-dyn": "Chaotic Dynamics",
        "chem-ph": "Chemical Physics",
        "cmp-lg": "Computation and Language",
        "comp-gas": "Cellular Automata and Lattice Gases",
        "cond-mat": "Condensed Matter",
        "dg-ga": "Differential Geometry",
        "funct-an": "Functional Analysis",
        "mtrl-th": "Materials Theory",
        "patt-sol": "Pattern Formation and Solitons",
        "plasm-ph": "Plasma Physics",
        "q-alg": "Quantum Algebra and Topology",
        "q-bio": "Quantitative Biology",
        "solv-int": "Exactly Solvable and Integrable Systems",
        "supr-con": "Superconductivity",
    }
)
"""Full id of each category -> its English name; read-only."""


def _ids_by_code() -> dict[str, tuple[str, ...]]:
    """Map each full id, and what follows its dot, to the sorted full ids it can stand for."""
    index: dict[str, tuple[str, ...]] = {}
    for full_id in sorted(CATEGORIES):
        # A set, as both codes are the same where there is no dot.
        for code in {full_id, full_id.rpartition(".")[2]}:
            index[code] = (*index.get(code, ()), full_id)
    return index


_IDS_BY_CODE: Final = _ids_by_code()
_CODES: Final = {code.casefold(): code for code in _IDS_BY_CODE}


def candidates(code: str) -> tuple[str, ...]:
    """Find the arXiv categories that a printed code can mean.

    Four closed archives share their code with an open category, and are named beside it:
    `supr-con` is `cond-mat.supr-con` today, and was an archive of its own until 1996.

    Args:
        code: The code with or without its archive, in arXiv's own case, without spaces around it:
            `LG`, `cs.LG`, `soc-ph`, `quant-ph`.

    Returns:
        Full ids, all of them keys of `CATEGORIES`, each once, in alphabetical (code point) order:
        `("cs.CV", "math.CV")` for `CV`, `("cs.LG",)` for `LG` and for `cs.LG`. Empty when arXiv
        has no such code.
    """
    return _IDS_BY_CODE.get(code, ())


def code_in_any_case(text: str) -> str | None:
    """Return the code that a text is in capitals or not, in arXiv's own case; None if it is none.

    Args:
        text: The code with or without its archive: `lg`, `CS.LG`, `Quant-Ph`.
    """
    return _CODES.get(text.casefold())
