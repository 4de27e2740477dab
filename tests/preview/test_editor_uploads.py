"""Pictures and files from the editor: stored in the content under a valid name, never over another
file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.errors import ContentError
from plugins.preview.editor.uploads import plain_name, store_upload


def photo(colour: str = "red") -> bytes:
    """Return a small picture."""
    data = BytesIO()
    Image.new("RGB", (40, 30), colour).save(data, "JPEG")
    return data.getvalue()


def test_a_picture_goes_into_its_folder_and_waits_for_its_description(tmp_path: Path) -> None:
    """The upload returns the Markdown for a text; the same picture again makes no second file."""
    for _ in range(2):
        assert (
            store_upload(tmp_path, "Our Office (été).JPG", photo())
            == "![](../images/our-office-ete.jpg)"
        )
    assert [path.name for path in (tmp_path / "images").iterdir()] == ["our-office-ete.jpg"]
    assert (tmp_path / "images/our-office-ete.jpg").read_bytes() == photo()


def test_another_picture_with_the_same_name_gets_a_number(tmp_path: Path) -> None:
    """No file is overwritten."""
    store_upload(tmp_path, "office.jpg", photo())
    assert store_upload(tmp_path, "office.jpg", photo("blue")) == "![](../images/office-2.jpg)"
    assert (tmp_path / "images/office.jpg").read_bytes() == photo()


def test_a_document_is_linked_by_its_own_name(tmp_path: Path) -> None:
    """In the form that the check of links requires."""
    text = store_upload(tmp_path, "Conditions [2027].pdf", b"%PDF-1.7 so")
    assert text == "[Conditions 2027]({static}/files/conditions-2027.pdf)"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("photo.jpg", b"no picture", "photo.jpg"),
        ("program.exe", b"MZ", "such as .pdf or .docx"),
        ("noending", b"x", "such as .pdf or .docx"),
    ],
)
def test_a_file_that_visitors_could_not_open_is_refused(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    """And no file remains."""
    with pytest.raises(ContentError, match=words):
        store_upload(tmp_path, name, data)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "sound"),
    [("../../etc/passwd.png", "passwd.png"), ("_.PNG", "file.png"), ("Ünï 1.pdf", "uni-1.pdf")],
)
def test_a_file_gets_a_name_that_every_host_serves(name: str, sound: str) -> None:
    """And that leads out of no folder."""
    assert plain_name(name) == sound
