from hypothesis import given
from hypothesis import strategies as st
from newsstand import PAGE, TIDE

from broadsheet.store import codec


def test_values_come_back_as_they_were_and_equal_values_give_equal_text() -> None:
    for adapter, value in ((codec.ARTICLE, TIDE), (codec.PAGE, PAGE)):
        text = codec.text(adapter, value)
        assert adapter.validate_json(text) == value
        assert codec.text(adapter, adapter.validate_json(text)) == text


@given(st.binary(max_size=500))
def test_packed_bytes_come_back(data: bytes) -> None:
    assert codec.unpack(codec.pack(data)) == data
