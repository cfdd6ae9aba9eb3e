import pytest

from detente.lexicon.codes import no_state
from detente.lexicon.countries import countries
from detente.lexicon.publishers import RELIABILITIES, publisher_of, publishers
from detente.model.actors import SpeakerKind


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Reuters", "Reuters"),
        ("the guardian", "The Guardian"),
        ("https://en.yna.co.kr/view/AEN2024?x=1#top", "Yonhap News Agency"),
        ("www.bbc.co.uk/news/world", "BBC"),
        ("http://user@tass.com:80/world", "TASS"),
        ("korea.english.hani.co.kr", "Hankyoreh"),
        ("kcna.kp", "KCNA"),
        ("bbc.co.uk.evil.example", None),
        ("The Lindmouth Gazette", None),
        ("", None),
    ],
)
def test_publishers_are_known_by_name_and_address(asked: str, name: str | None) -> None:
    found = publisher_of(asked)
    assert (found.name if found else None) == name


def test_every_publisher_is_described_in_full() -> None:
    assert len(publishers()) >= 150
    known = {each.code for each in countries()} | set(no_state())
    for each in publishers():
        assert each.reliability in RELIABILITIES, each
        assert each.reason, each
        assert each.owner, each
        assert each.domains, each
        assert each.country in known, each


def test_names_and_domains_belong_to_one_publisher() -> None:
    names = [
        name.casefold() for each in publishers() for name in {each.name.casefold(), *map(str.casefold, each.names)}
    ]
    domains = [domain for each in publishers() for domain in each.domains]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert sorted({domain for domain in domains if domains.count(domain) > 1}) == []


def test_no_state_media_of_a_censored_state_is_called_reliable() -> None:
    censored = {"RUS", "PRK", "CHN", "IRN", "BLR", "SYR", "CUB", "VNM"}
    state_media = [each for each in publishers() if each.kind is SpeakerKind.STATE_MEDIA and each.country in censored]
    assert state_media
    assert all(each.reliability in ("D", "E") for each in state_media)
