"""A written dossier read back: its entries with what they say, and the sentences that they cite."""

import re
from dataclasses import dataclass

from lxml import html as markup

from detente.publishing.evidence import folded

OUR_WORDS = frozenset({"According", "Denied", "Figures", "The", "An", "A", "It", "In"})
_NAME = re.compile(r"(?:[A-Z][\w\u2019'-]*)(?:\s+[A-Z][\w\u2019'-]*)*")
_NUMBER = re.compile(r"\d[\d.,:/]*\d|\d")


@dataclass(frozen=True)
class Said:
    """What one entry or row says in names and figures, beside the text that it cites."""

    where: str
    words: str
    cited: str

    def not_borne_out(self) -> list[str]:
        """Give each name and number that doesn't stand in the cited sentences."""
        told = [*_NAME.findall(self.words), *_NUMBER.findall(self.words)]
        cited = folded(self.cited)
        return [each for each in told if each not in OUR_WORDS and folded(each) not in cited]


def publishers_behind(element: markup.HtmlElement, page: markup.HtmlElement) -> str:
    """Give the publishers of the reports cited within an element: whose word it is where no speaker is named."""
    numbers = {button.get("popovertarget") for button in element.xpath(".//button[@popovertarget]")}
    lines = [line for n in sorted(filter(None, numbers)) for line in page.xpath(f"//*[@id='{n}']/p[@class='src-pop']")]
    return " ".join(line.text_content().split(" · ")[0] for line in lines)


def cited_by(element: markup.HtmlElement, page: markup.HtmlElement) -> str:
    """Give the sentences behind the citation buttons within an element."""
    numbers = {button.get("popovertarget") for button in element.xpath(".//button[@popovertarget]")}
    found = [page.xpath(f"//*[@id='{number}']//q") for number in sorted(filter(None, numbers))]
    return " ".join(q.text_content() for each in found for q in each)


def entries(page: markup.HtmlElement) -> list[Said]:
    """Give every entry of the page: its sentence, its quote, its voices and figures."""
    made = []
    for entry in page.xpath("//li[contains(concat(' ', @class, ' '), ' entry ')]"):
        for button in entry.xpath(".//button"):
            button.text = ""
        parts = entry.xpath(".//p[@class='say'] | .//blockquote | .//*[@class='who'] | .//*[@class='figure']")
        words = " . ".join(" ".join(part.text_content().split()) for part in parts)
        made.append(Said(entry.get("id"), words, cited_by(entry, page)))
    return made


def transfers(page: markup.HtmlElement) -> list[Said]:
    """Give every row of the ledger of transfers: what, how much and by whose word."""
    made = []
    for place, row in enumerate(page.xpath("//section[@id='transfers']//tbody/tr")):
        cells = row.xpath("./td[@data-label='How much' or @data-label='By whose word' or @data-label='Denied by']")
        cited = f"{cited_by(row, page)} {publishers_behind(row, page)}"
        made.append(Said(f"transfer {place}", " . ".join(cell.text_content() for cell in cells), cited))
    return made


def parsed(written: str) -> markup.HtmlElement:
    """Give the page as a tree."""
    return markup.document_fromstring(written)
