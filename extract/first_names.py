"""First names with the gender that they mostly have, from the US census of 1990 (PyPI package ``names``).

One vote among others: many first names are words of their own, and fiction has its own names.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

# Rarer names of the list are mostly noise: 1,000 names of each gender cover 90 % of the men and 80 % of the women.
_MOST: Final = 1000


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Lower-case first name → ``m`` or ``f``; the gender that has the larger share of the name."""
    shares: dict[str, tuple[float, str]] = {}
    for gender, name in (("m", "dist.male.first"), ("f", "dist.female.first")):
        lines = (files("names") / name).read_text(encoding="ascii").splitlines()
        for line in lines[:_MOST]:
            first, share, *_ = line.split()
            key, value = first.lower(), float(share)
            if key not in shares or shares[key][0] < value:
                shares[key] = (value, gender)
    return {key: gender for key, (_, gender) in shares.items()}


UNISEX: Final = frozenset(
    """cameron taylor jordan riley avery quinn morgan casey jamie alex sam charlie lee robin jesse ashley leslie lindsay
    lindsey kelly tracy sidney sydney dana drew dylan blake parker emerson kim ariel andy billie chris corey devon elliot
    frankie harley jackie jean jo joey kerry laurie logan lou max mel mickey pat ray ronnie rory shannon shawn shelby
    spencer stevie terry toni tyler alexis angel aubrey bobby carey courtney eddie evelyn francis gale hilary jan jody
    jules kendall marion micah noel sandy sasha stacy""".split()
)
"""Those that women and men of stories have alike: what the text says of somebody counts more than the name."""
