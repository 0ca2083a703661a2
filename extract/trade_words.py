"""Words of the trade: a sentence with one of them mostly tells of the making of works, not of their stories."""

import re
from typing import Final

TRADE: Final = re.compile(
    r"\b(?:director|directed|showrunner|creator|created|writer|written|wrote|producer|executive|novelist|author|critic|review|performance|cast|casting|"
    r"starring|stars|star|co-star|screenplay|script|score|soundtrack|composer|cinematograph\w+|interview|told|network|premiere[sd]?|streaming|award|"
    r"nominat\w+|Emmy|Oscar|box office|renewed|cancel\w+|filming|production|franchise|studio|actor|actress|played by|Published|By|band|album|musician)\b"
)
