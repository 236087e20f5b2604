"""The fonts that pictures are rasterised with.

resvg asks one font for a whole line and, if a letter is missing, takes the first other font that
has every letter of it, be it bold.  So it is given a small set of fonts that go together, where
the system has them, and all fonts of the system only where it has not.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dedere_io.home import dedere_home

WANTED: Mapping[str, tuple[str, ...]] = {
    "latin": ("NotoSans-Regular.ttf", "NotoSans[wdth,wght].ttf", "NotoSans-VF.ttf"),
    "latin-bold": ("NotoSans-Bold.ttf",),
    "arabic": ("NotoSansArabic-Regular.ttf", "NotoSansArabic[wdth,wght].ttf"),
    "arabic-bold": ("NotoSansArabic-Bold.ttf",),
    "chinese": ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf"),
    "chinese-bold": ("NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", "NotoSansSC-Bold.otf"),
}
"""The files of the set, the preferred name first; ``-bold`` may be missing."""


def font_folders() -> tuple[Path, ...]:
    """Return where fonts are looked for: ``fonts`` in the deployment's home, then the system."""
    user = Path.home()
    return (
        dedere_home() / "fonts",
        user / ".local/share/fonts",
        user / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        user / "Library/Fonts",
        Path("/Library/Fonts"),
        Path("C:/Windows/Fonts"),
    )


@cache
def font_set(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files of the set that are in these folders, one for each role.

    Empty where the upright Latin one is missing: then the system's own fonts are better.
    """
    present: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.rglob("Noto*")) if folder.is_dir() else ():
            present.setdefault(file.name, file)
    found = {
        role: present[name]
        for role, names in WANTED.items()
        for name in reversed(names)
        if name in present
    }
    return tuple(found.values()) if "latin" in found else ()
