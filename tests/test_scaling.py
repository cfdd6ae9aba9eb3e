import gc
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from builders import document
from detente.errors import ConfigError
from detente.model.text import Document
from detente.scaling import BATCH, WAITING, Uncoded, code_all, code_on_ray
from plain_coder import PlainCoder


def reports(count: int, drawn: list[int] | None = None) -> Iterator[Document]:
    """Give so many reports, noting each one that is drawn."""
    for number in range(count):
        if drawn is not None:
            drawn.append(number)
        yield document(f"Ardonia shipped {number} crates. Belmark denied it.")


def test_the_order_and_the_claims_are_the_same_in_several_processes() -> None:
    one = list(code_all(reports(5 * BATCH + 3), PlainCoder))
    assert list(code_all(reports(5 * BATCH + 3), PlainCoder, workers=2)) == one


def test_only_a_few_batches_are_drawn_ahead() -> None:
    """The memory needed doesn't grow with the corpus."""
    drawn: list[int] = []
    coded = code_all(reports(100 * BATCH, drawn), PlainCoder, workers=2)
    next(coded)
    assert len(drawn) <= 2 * WAITING * BATCH
    coded.close()  # type: ignore[attr-defined] # a generator, which ends its processes when closed


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_coder_is_told_with_its_document_and_the_rest_is_coded(workers: int) -> None:
    given = [document("Ardonia sent it."), document("Do break the coder."), document("Ardonia took it.")]
    outcomes = list(code_all(given, PlainCoder, workers))
    assert [each for each, _ in outcomes] == given
    assert [isinstance(coded, Uncoded) for _, coded in outcomes] == [False, True, False]
    assert outcomes[1][1] == Uncoded("the coder failed: ValueError: asked to fail")


def test_ray_gives_the_same_or_its_absence_is_told() -> None:
    if find_spec("ray") is None:
        with pytest.raises(ConfigError, match="Ray isn't installed"):
            next(code_on_ray(reports(1), PlainCoder, workers=1))
        return
    assert list(code_on_ray(reports(40), PlainCoder, workers=1)) == list(code_all(reports(40), PlainCoder))


def test_a_coder_that_cannot_be_made_leaves_the_collector_as_it_was() -> None:
    def broken() -> PlainCoder:
        raise ConfigError("the reader's encoder.onnx is damaged")

    assert gc.isenabled()
    with pytest.raises(ConfigError):
        list(code_all([document()], broken, 1))
    assert gc.isenabled()
