"""How time and memory grow with the length of a text: ``python benchmarks/long_texts.py [WORDS …]``.

Prose is the paragraphs of the sample articles in random order, told again until there are enough words, and
the same words in random order. Odd texts are 100,000 characters of one thing. Each text is read in a process
of its own, so that the peak of memory is its own; that of an empty text is what the model takes.
"""

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text, read
from showkg.ontology.records import Article

ARTICLES = str(Path(__file__).resolve().parent.parent / "examples" / "articles")
WORDS = (0, 25_000, 50_000, 100_000)
CHARACTERS = 100_000
ODD = {
    "one sentence": "the man met Ann Lee in the town of Moor and left with her to see what was there ",
    "one list": "Ann, the daughter of Bea and ",
    "one-word sentences": "Zoe. Max. Bea. Ivo. ",
    "lines of one name": "Ann\n",
    "quotes": "“Low Tide” and “Ghost” are 'good' “Moor.” ",
    "brackets": "(",
    "one word": "A",
}


def prose(words: int) -> str:
    """Paragraphs of the samples in random order, with at least so many words."""
    shuffled = random.Random(1)
    paragraphs = [p for a in read([ARTICLES]) if isinstance(a, Article) for p in a.text.split("\n\n")]
    out: list[str] = []
    count = 0
    while count < words:
        out.append(shuffled.choice(paragraphs))
        count += len(out[-1].split())
    return "\n\n".join(out)


def shuffle(text: str) -> str:
    """Its words in random order."""
    words = text.split()
    random.Random(2).shuffle(words)
    return " ".join(words)


def make(name: str, size: int) -> str:
    if name in ODD:
        return ODD[name] * (size // len(ODD[name]))
    return shuffle(prose(size)) if name == "words in random order" else prose(size)


def measure(name: str, size: int) -> dict[str, float]:
    """Processor seconds and peak memory of one text, in this process."""
    pipeline = Pipeline()
    pipeline.read(article_from_text("Ann Lee plays Zoe in “Tide”."))
    article = article_from_text(make(name, size))
    started = time.process_time()
    pipeline.read(article)
    return {
        "words": len(article.text.split()),
        "seconds": time.process_time() - started,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
        return
    sizes = [int(n) for n in sys.argv[1:]] or WORDS
    runs = [(name, n) for name in ("prose", "words in random order") for n in sizes]
    print(f"{'words':>8} {'CPU s':>7} {'words/s':>8} {'peak MB':>8}")
    for name, size in [*runs, *((name, CHARACTERS) for name in ODD)]:
        command = [sys.executable, __file__, "--one", name, str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rate = found["words"] / found["seconds"] if found["words"] else 0
        print(
            f"{found['words']:8} {found['seconds']:7.2f} {rate:8.0f} {found['peak_mb']:8.0f}  {name}",
            flush=True,
        )


if __name__ == "__main__":
    main()
