"""Word files written by hand: only what a .docx must have, and what the tests need."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="png" ContentType="image/png"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
ROOT = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""
LINKS = """<Relationships xmlns="{package}/relationships">
<Relationship Id="n1" Type="{r}/numbering" Target="numbering.xml"/>
<Relationship Id="s1" Type="{r}/styles" Target="styles.xml"/>
<Relationship Id="p1" Type="{r}/image" Target="media/image1.png"/>
<Relationship Id="a1" Type="{r}/hyperlink" Target="{link}"
TargetMode="External"/></Relationships>"""
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def text(words: str, *, bold: bool = False) -> str:
    """Return a run of words."""
    return f'<w:r><w:rPr>{"<w:b/>" * bold}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", bullet: bool = False) -> str:
    """Return a paragraph of runs of text."""
    style_name = f'<w:pStyle w:val="{style}"/>' if style else ""
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if bullet else ""
    return f"<w:p><w:pPr>{style_name}{item}</w:pPr>{''.join(runs)}</w:p>"


def link(words: str) -> str:
    """Return words that link to the file's one address."""
    return f'<w:hyperlink r:id="a1">{text(words)}</w:hyperlink>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of words."""
    lines = (
        f"<w:tr>{''.join(f'<w:tc>{paragraph(text(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def picture(shows: str) -> str:
    """Return the file's one picture, with its alternative text."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="Picture 1" descr="{shows}"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:blipFill><a:blip r:embed="p1"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def write_word(path: Path, *blocks: str, address: str = "https://www.example.org/") -> Path:
    """Write a .docx of these blocks, with one picture and one address to use in them."""
    png = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(png, "PNG")
    body = (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(blocks)}</w:body></w:document>'
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("word/document.xml", body)
        links = LINKS.format(package=PACKAGE, r=R, link=address)
        archive.writestr("word/_rels/document.xml.rels", links)
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/media/image1.png", png.getvalue())
    return path
