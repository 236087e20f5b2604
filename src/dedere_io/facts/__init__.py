"""The facts: read from their files, compiled once, loaded fast.

Start at :func:`load_facts`.  What a deployment adds goes through :func:`publish_facts`.
"""

from dedere_io.facts.compiling import compile_facts
from dedere_io.facts.loading import load_facts, publish_facts
from dedere_io.facts.packaged import packaged, version_of

__all__ = ["compile_facts", "load_facts", "packaged", "publish_facts", "version_of"]
