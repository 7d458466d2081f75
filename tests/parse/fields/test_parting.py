"""A name's two parts: a surname with its particles stays whole, with a given name or without one."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.parting import Name, parted


@pytest.mark.parametrize(
    "surname", ["Di Carlo", "van der Berg", "Van den Berg", "De Luca", "Le Roux", "von Moss", "de la Torre", "Da Silva"]
)
@pytest.mark.parametrize("given", ["", "Ada", "Ada Lou", "A."])
def test_a_surname_keeps_its_particles(surname: str, given: str) -> None:
    assert parted(f"{given} {surname}".strip()) == Name(given, surname)


@pytest.mark.parametrize("name", ["Di Wang", "Le Song", "Da Zheng", "Le Nguyen", "Ada Moss", "ada moss", "Bo Reed"])
def test_a_given_name_like_a_particle_is_one(name: str) -> None:
    given, _, family = name.partition(" ")
    assert parted(name) == Name(given, family)
