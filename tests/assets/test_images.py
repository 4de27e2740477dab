"""Images in the content: modern formats with their sizes, nothing told beside the picture, and
mistakes in plain words."""

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
    """Each file is what its name says, and the modern ones are the smaller ones."""
    made = picture(photo(tmp_path / "photo.jpg"), cache=tmp_path / "cache")
    assert (made.width, made.height, made.widths, made.endings) == (
        1280,
        720,
        (480, 800, 1280),
        (".avif", ".webp", ".jpg"),
    )
    for ending, kind in ((".avif", "AVIF"), (".webp", "WEBP"), (".jpg", "JPEG")):
        for width in made.widths:
            with Image.open(tmp_path / "cache" / made.file(width, ending)) as image:
                assert (image.format, image.size) == (kind, (width, width * 9 // 16))
    assert (tmp_path / "cache" / made.file(1280, ".avif")).stat().st_size < (
        tmp_path / "cache" / made.file(1280, ".jpg")
    ).stat().st_size


def test_what_the_file_tells_beside_the_picture_stays_here(tmp_path: Path) -> None:
    """Where it was taken, by whom and with what is nobody's business."""
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
            told for told in (b"telephone", b"Somebody", b"At home", b"Exif\0") if told in content
        ]


def test_a_picture_is_upright(tmp_path: Path) -> None:
    """A telephone held upright writes a lying picture and says so."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6  # a quarter turn
    made = picture(photo(tmp_path / "photo.jpg", exif=exif), cache=tmp_path / "cache")
    assert (made.width, made.height) == (900, 1600)
    with Image.open(tmp_path / "cache" / made.file(900, ".jpg")) as image:
        top = image.getpixel((450, 100))
    assert all(abs(got - wanted) < 12 for got, wanted in zip(top, LEFT, strict=True))


def test_colours_and_glass_are_kept(tmp_path: Path) -> None:
    """A profile is worked in before it is dropped; what one can see through stays so, and has a PNG
    to fall back on."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = picture(photo(tmp_path / "photo.jpg", icc_profile=profile), cache=tmp_path)
    with Image.open(tmp_path / made.file(480, ".jpg")) as image:
        assert all(
            abs(got - wanted) < 12
            for got, wanted in zip(image.getpixel((10, 10)), LEFT, strict=True)
        )
    Image.new("RGBA", (600, 300), (*LEFT, 0)).save(tmp_path / "glass.png")
    made = picture(tmp_path / "glass.png", cache=tmp_path)
    assert (made.widths, made.endings) == ((480, 600), (".avif", ".webp", ".png"))
    for name in made.files():
        with Image.open(tmp_path / name) as image:
            assert image.convert("RGBA").getpixel((10, 10))[3] == 0


def test_a_small_picture_is_never_made_larger(tmp_path: Path) -> None:
    """It has one width, its own."""
    made = picture(photo(tmp_path / "photo.jpg", size=(300, 200)), cache=tmp_path / "cache")
    assert (made.width, made.height, made.widths) == (300, 200, (300,))


def test_a_picture_is_made_once_and_another_one_has_another_name(tmp_path: Path) -> None:
    """Its address is kept for ever; the preview makes only what is new."""
    cache = tmp_path / "cache"
    made = picture(photo(tmp_path / "photo.jpg", size=(500, 300)), cache=cache)
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    assert (
        picture(Path(shutil.copy(tmp_path / "photo.jpg", tmp_path / "same.jpg")), cache=cache)
        == made
    )
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == before
    assert picture(photo(tmp_path / "photo.jpg", size=(501, 300)), cache=cache).name != made.name


def huge(file: Path) -> None:
    """Write a small file with too many pixels."""
    Image.new("1", (8000, 6300)).save(file)


def moving(file: Path) -> None:
    """Write a picture that moves."""
    Image.new("RGB", (9, 9)).save(
        file, save_all=True, append_images=[Image.new("RGB", (9, 9), LEFT)]
    )


def heavy(file: Path) -> None:
    """Write a file that is too long to be looked at."""
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
    """Told by the same rule in preview, check, test and publish."""
    content = small_site(tmp_path, {"faq/how-often.md": question(f"![It]({name})")})
    write(content / "faq" / name)
    (found,) = images.check(read_sources(content, on=TODAY))
    assert str(found).startswith(f"content/faq/how-often.md:8: faq/{name}: an image {words}")
    with pytest.raises(PictureError):
        picture(content / "faq" / name, cache=tmp_path / "cache")


def test_a_page_lets_the_browser_choose(illustrated: Path) -> None:
    """In both languages, on the answer's own page and among the others; with its size, so that
    nothing jumps."""
    for page, words in (
        ("faq/how-often", "At work"),
        ("faq", "At work"),
        ("fr/faq/combien-de-fois", "Au travail"),
    ):
        shown = soup_of(illustrated / page / "index.html").main.picture
        assert [source["type"] for source in shown.find_all("source")] == [
            "image/avif",
            "image/webp",
        ]
        image = shown.img
        told = {
            name: image[name] for name in ("alt", "title", "width", "height", "loading", "decoding")
        }
        assert told == {
            "alt": words,
            "title": "A week",
            "width": "1280",
            "height": "720",
            "loading": "lazy",
            "decoding": "async",
        }
        sets = [
            part.strip().split()
            for element in (*shown.find_all("source"), image)
            for part in element["srcset"].split(",")
        ]
        assert [width for _, width in sets] == ["480w", "800w", "1280w"] * 3
        assert all(
            (illustrated / address.lstrip("/")).is_file()
            for address, _ in [*sets, (image["src"], "")]
        )
        assert shown.parent.get_text().strip().endswith("so.")


def test_only_what_is_on_show_is_laid_beside_the_pages(illustrated: Path) -> None:
    """Neither the file as staff put it there nor the picture of a text that is not published
    yet."""
    assert len(list((illustrated / "images").iterdir())) == 9
    assert not [
        path
        for path in illustrated.rglob("*")
        if path.name.endswith(("work (1).jpg", "secret.png"))
    ]
