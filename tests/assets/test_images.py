"""Images in the content: modern formats with their sizes, no metadata, and mistakes in plain
words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import Base

from plugins.assets.image_versions import MOST_BYTES, PictureError, picture
from plugins.checks.files import images
from plugins.checks.sources import read_sources
from tests.conftest import TODAY
from tests.pages.test_pages import soup_of
from tests.support.illustrated import LEFT, photo
from tests.support.small_site import question, small_site


def test_a_picture_comes_in_three_formats_and_widths(tmp_path: Path) -> None:
    """Each file has the format of its name, and the modern formats are smaller."""
    versions = picture(photo(tmp_path / "photo.jpg"), cache=tmp_path / "cache")
    assert (versions.width, versions.height, versions.widths, versions.endings) == (
        1280,
        720,
        (480, 800, 1280),
        (".avif", ".webp", ".jpg"),
    )
    for ending, kind in ((".avif", "AVIF"), (".webp", "WEBP"), (".jpg", "JPEG")):
        for width in versions.widths:
            with Image.open(tmp_path / "cache" / versions.file(width, ending)) as image:
                assert (image.format, image.size) == (kind, (width, width * 9 // 16))
    assert (tmp_path / "cache" / versions.file(1280, ".avif")).stat().st_size < (
        tmp_path / "cache" / versions.file(1280, ".jpg")
    ).stat().st_size


def test_a_pictures_metadata_is_not_published(tmp_path: Path) -> None:
    """Neither the place, nor the author, nor the device."""
    file = photo(tmp_path / "photo.jpg")
    assert b"A telephone" in file.read_bytes() and b"At home" in file.read_bytes()
    for name in picture(file, cache=tmp_path / "cache").files():
        content = (tmp_path / "cache" / name).read_bytes()
        with Image.open(BytesIO(content)) as image:
            assert (
                not dict(image.getexif())
                and not {"exif", "icc_profile", "comment", "xmp"} & image.info.keys()
            )
        assert not [
            secret
            for secret in (b"telephone", b"Somebody", b"At home", b"Exif\0")
            if secret in content
        ]


def test_a_picture_is_upright(tmp_path: Path) -> None:
    """A telephone held upright writes a picture that lies on its side, and says so in EXIF."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6  # a quarter turn
    versions = picture(photo(tmp_path / "photo.jpg", exif=exif), cache=tmp_path / "cache")
    assert (versions.width, versions.height) == (900, 1600)
    with Image.open(tmp_path / "cache" / versions.file(900, ".jpg")) as image:
        top = image.getpixel((450, 100))
    assert all(abs(channel - expected) < 12 for channel, expected in zip(top, LEFT, strict=True))


def test_colours_and_transparency_are_kept(tmp_path: Path) -> None:
    """A colour profile is applied before it is removed; transparent parts stay so, and the fallback
    format is PNG."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    versions = picture(photo(tmp_path / "photo.jpg", icc_profile=profile), cache=tmp_path)
    with Image.open(tmp_path / versions.file(480, ".jpg")) as image:
        assert all(
            abs(channel - expected) < 12
            for channel, expected in zip(image.getpixel((10, 10)), LEFT, strict=True)
        )
    Image.new("RGBA", (600, 300), (*LEFT, 0)).save(tmp_path / "glass.png")
    versions = picture(tmp_path / "glass.png", cache=tmp_path)
    assert (versions.widths, versions.endings) == ((480, 600), (".avif", ".webp", ".png"))
    for name in versions.files():
        with Image.open(tmp_path / name) as image:
            assert image.convert("RGBA").getpixel((10, 10))[3] == 0


def test_a_small_picture_is_never_made_larger(tmp_path: Path) -> None:
    """It has one width, its own."""
    versions = picture(photo(tmp_path / "photo.jpg", size=(300, 200)), cache=tmp_path / "cache")
    assert (versions.width, versions.height, versions.widths) == (300, 200, (300,))


def test_a_picture_is_made_once_and_another_one_has_another_name(tmp_path: Path) -> None:
    """Browsers cache its address for ever; the preview converts only new pictures."""
    cache = tmp_path / "cache"
    versions = picture(photo(tmp_path / "photo.jpg", size=(500, 300)), cache=cache)
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    assert (
        picture(Path(shutil.copy(tmp_path / "photo.jpg", tmp_path / "same.jpg")), cache=cache)
        == versions
    )
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == before
    assert (
        picture(photo(tmp_path / "photo.jpg", size=(501, 300)), cache=cache).name != versions.name
    )


def huge(file: Path) -> None:
    """Write a small file with too many pixels."""
    Image.new("1", (8000, 6300)).save(file)


def moving(file: Path) -> None:
    """Write an animated picture."""
    Image.new("RGB", (9, 9)).save(
        file, save_all=True, append_images=[Image.new("RGB", (9, 9), LEFT)]
    )


def heavy(file: Path) -> None:
    """Write a file that is too large to be read."""
    with file.open("wb") as out:
        out.truncate(MOST_BYTES + 1)


def broken(file: Path) -> None:
    """Write the first half of a picture."""
    content = photo(file).read_bytes()
    file.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    ("name", "write", "words"),
    [
        (
            "huge.png",
            huge,
            (
                "must have at most 50 million pixels, has 50; save it smaller, 2560 pixels wide are"
                " plenty"
            ),
        ),
        ("moving.webp", moving, "must not move, this one does"),
        ("heavy.jpg", heavy, "must have at most 20 MB, has 20; save it smaller"),
        ("broken.jpg", broken, "must be whole, reading it ends with: "),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_mistake_with_its_place(
    name: str, write: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    """The same check reports it in preview, check, test and publish."""
    content = small_site(tmp_path, {"faq/how-often.md": question(f"![It]({name})")})
    write(content / "faq" / name)
    (mistake,) = images.check(read_sources(content, on=TODAY))
    assert str(mistake).startswith(f"content/faq/how-often.md:8: faq/{name}: an image {words}")
    with pytest.raises(PictureError):
        picture(content / "faq" / name, cache=tmp_path / "cache")


def test_a_page_lets_the_browser_choose(illustrated: Path) -> None:
    """In both languages, on the answer's own page and in the list of answers; with its size, so
    that the page does not move as it loads."""
    for page, words in (
        ("faq/how-often", "At work"),
        ("faq", "At work"),
        ("fr/faq/combien-de-fois", "Au travail"),
    ):
        markup = soup_of(illustrated / page / "index.html").main.picture
        assert [source["type"] for source in markup.find_all("source")] == [
            "image/avif",
            "image/webp",
        ]
        image = markup.img
        attributes = {
            name: image[name] for name in ("alt", "title", "width", "height", "loading", "decoding")
        }
        assert attributes == {
            "alt": words,
            "title": "A week",
            "width": "1280",
            "height": "720",
            "loading": "lazy",
            "decoding": "async",
        }
        sets = [
            part.strip().split()
            for element in (*markup.find_all("source"), image)
            for part in element["srcset"].split(",")
        ]
        assert [width for _, width in sets] == ["480w", "800w", "1280w"] * 3
        assert all(
            (illustrated / address.lstrip("/")).is_file()
            for address, _ in [*sets, (image["src"], "")]
        )
        assert markup.parent.get_text().strip().endswith("so.")


def test_only_pictures_of_visible_texts_are_published(illustrated: Path) -> None:
    """Neither the original file nor the picture of a text that is not published yet."""
    assert len(list((illustrated / "images").iterdir())) == 9
    assert not [
        path
        for path in illustrated.rglob("*")
        if path.name.endswith(("work (1).jpg", "secret.png"))
    ]
