"""What the specifications ask of a feed: Atom (RFC 4287) as a RELAX NG schema, JSON Feed 1.1 as types."""

from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit

from lxml import etree
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

_ATOM = "http://www.w3.org/2005/Atom"
# Sections 3 and 4: which elements there may be, how often, and what they hold; extensions (section 6) are not used here.
_SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><ref name="common"/><interleave>
    <oneOrMore><ref name="author"/></oneOrMore>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <oneOrMore><ref name="link"/></oneOrMore>
    <optional><element name="subtitle"><ref name="text"/></element></optional>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
  </interleave></element></start>
  <define name="entry"><element name="entry"><ref name="common"/><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <optional><element name="published"><ref name="date"/></element></optional>
    <zeroOrMore><ref name="author"/></zeroOrMore>
    <oneOrMore><ref name="link"/></oneOrMore>
    <optional><element name="summary"><ref name="text"/></element></optional>
    <optional><element name="content"><ref name="text"/></element></optional>
  </interleave></element></define>
  <define name="common"><optional><attribute name="xml:lang"><data type="language"/></attribute></optional></define>
  <define name="author"><element name="author"><interleave>
    <element name="name"><data type="string"><param name="minLength">1</param></data></element>
    <optional><element name="uri"><data type="anyURI"/></element></optional>
  </interleave></element></define>
  <define name="id"><element name="id"><data type="anyURI"><param name="minLength">1</param></data></element></define>
  <define name="title"><element name="title"><ref name="text"/></element></define>
  <define name="updated"><element name="updated"><ref name="date"/></element></define>
  <define name="date"><data type="dateTime">
    <param name="pattern">.+T.+(Z|[+\\-]\\d\\d:\\d\\d)</param></data></define>
  <define name="text"><ref name="common"/>
    <optional><attribute name="type"><choice><value>text</value><value>html</value></choice></attribute></optional>
    <text/></define>
  <define name="link"><element name="link"><ref name="common"/>
    <attribute name="href"><data type="anyURI"><param name="minLength">1</param></data></attribute>
    <attribute name="rel"><choice><value>self</value><value>alternate</value></choice></attribute>
    <optional><attribute name="type"><data type="string"><param name="pattern">.+/.+</param></data></attribute></optional>
  <empty/></element></define>
</grammar>
"""


def check_atom(data: bytes) -> None:
    """Raises AssertionError where a document is no valid Atom feed."""
    root = etree.fromstring(data)
    rules = etree.RelaxNG(etree.fromstring(_SCHEMA))
    assert rules.validate(root), rules.error_log
    places = {"a": _ATOM}
    # What the schema cannot say: one of each, sections 4.1.1 and 4.2.7; addresses without spaces, RFC 3987.
    for holder in (root, *root.xpath("a:entry", namespaces=places)):
        alternates = holder.xpath("a:link[@rel='alternate']/@type", namespaces=places)
        assert len(alternates) == len(set(alternates))
    assert root.xpath("count(a:link[@rel='self']) = 1", namespaces=places)
    told = [(e.findtext(f"{{{_ATOM}}}id"), e.findtext(f"{{{_ATOM}}}updated")) for e in root.iter(f"{{{_ATOM}}}entry")]
    assert len(told) == len(set(told)), "Two entries of one id differ at least in the time of their last change."
    for address in root.xpath("//a:id/text() | //a:link/@href", namespaces=places):
        _address(str(address))


def _address(text: str) -> str:
    assert urlsplit(text).scheme, text
    assert not any(c.isspace() or c in '<>"{}|\\^`' for c in text), text
    return text


def _web(text: str) -> str:
    assert urlsplit(_address(text)).scheme in ("http", "https")
    return text


Web = Annotated[str, AfterValidator(_web)]


class _Author(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1)]


class _Item(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(min_length=1)]
    url: Web
    title: str
    content_html: str
    summary: str = ""
    image: Web | None = None
    date_published: AwareDatetime
    date_modified: AwareDatetime
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = None


class JsonFeed(BaseModel):
    """A JSON Feed with the members that are used here; `validate_json` raises ValueError for another."""

    model_config = ConfigDict(extra="forbid")
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Annotated[str, Field(min_length=1)]
    home_page_url: Web
    feed_url: Web
    authors: list[_Author]
    items: list[_Item]
    language: str = "en"


def check_json_feed(data: bytes) -> None:
    """Raises ValueError or AssertionError where a document is no valid JSON Feed."""
    feed = JsonFeed.model_validate_json(data)
    assert len({item.id for item in feed.items}) == len(feed.items)
    newest_first: list[datetime] = [item.date_modified for item in feed.items]
    assert newest_first == sorted(newest_first, reverse=True)
