"""The site with images in it, which the firm's content does not have."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image
from PIL.ExifTags import IFD, Base

from tests.support.firm import CONTENT
from tests.support.small_site import question

LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


def photo(file: Path, *, size: tuple[int, int] = (1600, 900), **options: object) -> Path:
    """Write a picture that is red on its left and blue on its right, with the metadata of a
    telephone's photo."""
    image = Image.new("RGB", size, LEFT)
    image.paste(RIGHT, (size[0] // 2, 0, *size))
    exif = image.getexif()
    exif[Base.Make], exif[Base.Artist] = "A telephone", "Somebody"
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (50.0, 38.0, 0.0)})
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file, **{"exif": exif, "comment": "At home", **options})
    return file


def illustrated_content(folder: Path) -> Path:
    """Return a copy of the content: a photo in an answer of each language, another one in a
    question that is not published yet."""
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    photo(content / "images/at work (1).jpg")
    for name, words in (("how-often.md", "At work"), ("how-often.fr.md", "Au travail")):
        with (content / "faq" / name).open("a", encoding="utf-8") as file:
            file.write(f'\nSo: ![{words}](<../images/at work (1).jpg> "A week") so.\n')
    photo(content / "faq/secret.png", size=(320, 200))
    hidden = {"topic": "trust", "publish_from": "2027-01-01"}
    (content / "faq/secret.md").write_text(question("![A secret](secret.png)", **hidden), "utf-8")
    translate = question(
        "![Un secret](secret.png)", **hidden, slug="un-secret", translates="0" * 12
    )
    (content / "faq/secret.fr.md").write_text(translate, "utf-8")
    return content
