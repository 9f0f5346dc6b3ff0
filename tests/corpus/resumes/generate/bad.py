"""Make ../bad: files that must be refused, each with the code of its refusal.

    /usr/bin/python3 bad.py        needs python3-pikepdf, python3-pil, qpdf, pdftoppm
"""
import io
import pathlib
import subprocess
import tempfile
import zipfile

import pikepdf
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
MADE, BAD = HERE.parent / "made", HERE.parent / "bad"
SOURCE = MADE / "amara-okafor-latex-classic.pdf"
WORD = MADE / "nguyen-thi-mai-docx-plain.docx"

RECIPE = """Barley soup with roasted leeks

Serves four. Takes about an hour, most of it waiting.

Ingredients

- 3 leeks, white and pale green parts
- 150 g pearl barley, rinsed
- 1.2 litres of vegetable stock
- 2 tablespoons of olive oil, salt, black pepper
- a handful of parsley and half a lemon

Method

1. Heat the oven to 200 degrees. Split the leeks, wash the grit out of them, coat
   them with one spoon of oil and roast them for 25 minutes until their edges brown.
2. Meanwhile bring the stock to the boil, add the barley and let it simmer with the
   lid ajar. It is done when it is soft but still has something to bite, after 35
   minutes or so.
3. Chop the leeks roughly, stir them in, and season. Let the pot stand for ten
   minutes: the barley goes on drinking and the soup thickens.
4. Serve with parsley, a squeeze of lemon and the rest of the oil.

It keeps for three days in the refrigerator and needs a little water when warmed.
"""

NOVEL = """The ferry was late, and so everybody on the quay had time to decide that they
disliked one another. Mrs. Harding had brought two birdcages, both empty. A boy
whose collar was too large for him asked what had become of the birds.

"They are coming by post," she said, and looked at the water as though it had
contradicted her.

In 1911 there had been a proper timetable, painted on a board, and a man to point at
it. The board was still there. Someone had shot at it, not recently, and the swallows
had taken an interest in the holes. Beyond it the road went up between walls of dry
stone to the village, where, as the boy's uncle had explained at breakfast, there was
nothing whatever to see and a great deal to be said about it.

"I could carry one of them," the boy said.

She considered him, the collar, the honest and unwashed hands. Then she gave him the
smaller cage, and with it, without noticing that she had done so, the right to sit
beside her for the rest of the crossing and to be told the whole of it: the house, the
aviary, the quarrel with the bishop, and the winter when every bird in the county had
stopped singing for eleven days and then, at four in the afternoon, begun again.
"""

TEXT = """Amara Okafor
amara.okafor@example.com

Experience
Senior Backend Engineer, Tallow Payments (March 2021 - Present)
- Cut p99 latency of the card authorisation path from 480 ms to 95 ms.
"""

NOT_A_RESUME_JSON = """{
  "name": "weather-widget",
  "version": "2.4.1",
  "description": "Shows the weather of the next three hours",
  "scripts": {"build": "rollup -c", "test": "node --test"},
  "dependencies": {"preact": "^10.19.0"},
  "keywords": ["weather", "widget"]
}
"""

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Target="word/document.xml"/></Relationships>"""
BODY = ('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>")


def word_file(name, write_document):
    with zipfile.ZipFile(BAD / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        z.writestr("[Content_Types].xml", CONTENT_TYPES)
        z.writestr("_rels/.rels", RELATIONS)
        with z.open("word/document.xml", "w") as part:
            write_document(part)


def zip_bomb(part):
    head, tail = BODY.split("%s")
    part.write(head.encode())
    for _ in range(512):  # half a gigabyte of spaces
        part.write(b" " * (1 << 20))
    part.write(tail.encode())


def entity_bomb(part):
    lines = ['<?xml version="1.0"?>', "<!DOCTYPE b [", '<!ENTITY e0 "resume">']
    lines += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)]
    part.write(("\n".join(lines) + "]>" + BODY % "&e9;").encode())


def external_entity(part):
    part.write(('<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                + BODY % "&x;").encode())


def scanned():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "75", "-gray", "-png", "-singlefile", str(SOURCE), f"{folder}/p"], check=True)
        image = Image.open(f"{folder}/p.png").convert("L")
        image.rotate(0.6, fillcolor=255).save(BAD / "scanned.pdf", "PDF", resolution=75, quality=40)


def many_pages():
    pdf = pikepdf.new()
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 200, 200],
                              Resources=pikepdf.Dictionary())
    for _ in range(10000):
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(pikepdf.Dictionary(page))))
    pdf.save(BAD / "ten-thousand-pages.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)


def main():
    BAD.mkdir(exist_ok=True)
    scanned()
    many_pages()
    subprocess.run(["qpdf", "--encrypt", "open-sesame", "owner", "256", "--", str(SOURCE), str(BAD / "encrypted.pdf")], check=True)
    whole = SOURCE.read_bytes()
    (BAD / "truncated.pdf").write_bytes(whole[: len(whole) // 3])
    (BAD / "header-only.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (BAD / "empty.pdf").write_bytes(b"")
    (BAD / "empty.txt").write_bytes(b"")
    (BAD / "blank.txt").write_text(" \n\t\n\n  \n")
    (BAD / "text-named.pdf").write_text(TEXT)
    (BAD / "pdf-named.docx").write_bytes((MADE / "wei-zhang-chromium-dense.pdf").read_bytes())
    (BAD / "docx-named.pdf").write_bytes(WORD.read_bytes())
    (BAD / "truncated.docx").write_bytes(WORD.read_bytes()[:9000])
    picture = io.BytesIO()
    Image.new("L", (64, 64), 200).save(picture, "PNG")
    (BAD / "picture-named.txt").write_bytes(picture.getvalue())
    word_file("zip-bomb.docx", zip_bomb)
    word_file("entity-bomb.docx", entity_bomb)
    word_file("external-entity.docx", external_entity)
    with zipfile.ZipFile(BAD / "no-document.docx", "w") as z:
        z.writestr("hello.txt", "This archive holds no document of a word processor.")
    (BAD / "recipe.md").write_text(RECIPE)
    (BAD / "novel-page.txt").write_text(NOVEL)
    (BAD / "package.json").write_text(NOT_A_RESUME_JSON)
    (BAD / "broken.json").write_text('{"basics": {"name": "Amara Okafor", "email": ')


if __name__ == "__main__":
    main()
