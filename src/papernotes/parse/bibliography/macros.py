r"""The commands that astronomers' bibliographies have for journals, such as ``\prl``: NASA's ADS exports them.

The list is that of https://ui.adsabs.harvard.edu/help/actions/journal-macros; no file of entries holds what they mean,
but the classes of the journals do.
"""

from __future__ import annotations

import re

_JOURNALS = {
    "aap": "Astronomy & Astrophysics", "aapr": "Astronomy & Astrophysics Reviews",
    "aaps": "Astronomy & Astrophysics Supplement Series", "actaa": "Acta Astronomica", "aj": "The Astronomical Journal",
    "ao": "Applied Optics", "apj": "The Astrophysical Journal", "apjl": "The Astrophysical Journal Letters",
    "apjlett": "The Astrophysical Journal Letters", "apjs": "The Astrophysical Journal Supplement Series",
    "apjsupp": "The Astrophysical Journal Supplement Series", "aplett": "Astrophysical Letters",
    "applopt": "Applied Optics", "apss": "Astrophysics and Space Science",
    "araa": "Annual Review of Astronomy and Astrophysics", "baas": "Bulletin of the American Astronomical Society",
    "gca": "Geochimica et Cosmochimica Acta", "grl": "Geophysical Research Letters", "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics", "jcp": "The Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research", "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "memras": "Memoirs of the Royal Astronomical Society", "memsai": "Memorie della Societa Astronomica Italiana",
    "mnras": "Monthly Notices of the Royal Astronomical Society", "na": "New Astronomy", "nar": "New Astronomy Reviews",
    "nat": "Nature", "nphysa": "Nuclear Physics A", "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific", "physrep": "Physics Reports",
    "physscr": "Physica Scripta", "planss": "Planetary and Space Science", "pra": "Physical Review A",
    "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
    "prl": "Physical Review Letters", "procspie": "Proceedings of the SPIE",
    "qjras": "Quarterly Journal of the Royal Astronomical Society", "rmp": "Reviews of Modern Physics",
    "skytel": "Sky & Telescope", "solphys": "Solar Physics", "sovast": "Soviet Astronomy",
    "ssr": "Space Science Reviews", "zap": "Zeitschrift für Astrophysik",
}  # fmt: skip
_MACRO = re.compile(r"[\s{]{0,9}\\(?P<name>[a-z]{2,9})[\s{}]{0,9}")


def journal_of(text: str) -> str:
    """Return the journal that a field's command stands for; empty where it holds anything else."""
    found = _MACRO.fullmatch(text)
    return _JOURNALS.get(found["name"], "") if found else ""
