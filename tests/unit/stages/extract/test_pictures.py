import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE, URL, json_ld, page, tree_of

from broadsheet.news.article import Picture
from broadsheet.stages.extract.pictures import MOST_PICTURES, pictures

TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
AT = "https://www.harrowpost.example"
OG = '<meta property="og:image" content="/img/pier-at-night.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="800">'


def read(body: str = PARAGRAPHS, head: str = "") -> tuple[Picture, ...]:
    tree, marks = tree_of(page(body, head))
    return pictures(tree, marks, URL, TITLE, TEXT)


def between(markup: str) -> str:
    """A body that shows `markup` between the article's paragraphs."""
    return f"<p>{FIRST}</p>{markup}<p>{SECOND}</p><p>{THIRD}</p>"


def figure(name: str = "pier-at-night", caption: str = "The pier at night.", credit: str = "") -> str:
    shown = f'<span class="credit">{credit}</span>' if credit else ""
    return f'<figure><img src="/img/{name}.jpg"><figcaption>{caption} {shown}</figcaption></figure>'


def test_a_figure_gives_its_caption_and_its_credit() -> None:
    (picture,) = read(between(figure(credit="Ann Lens/AP")))
    assert picture == Picture(f"{AT}/img/pier-at-night.jpg", "The pier at night.", "Ann Lens/AP")


def test_a_credit_at_the_end_of_the_caption_is_told_apart() -> None:
    (picture,) = read(between(figure(caption="The pier at night. Photo: Ann Lens")))
    assert (picture.caption, picture.credit) == ("The pier at night.", "Ann Lens")


def test_open_graph_gives_the_lead_picture_with_its_size() -> None:
    assert read(head=OG) == (Picture(f"{AT}/img/pier-at-night.jpg", width=1200, height=800),)


def test_json_ld_gives_caption_credit_and_size() -> None:
    image = {
        "@type": "ImageObject",
        "url": "/img/pier-at-night.jpg",
        "caption": "The pier at night.",
        "creditText": "Photo: Ann Lens",
        "width": "1200",
        "height": {"value": 800},
    }
    assert read(head=json_ld(image=image)) == (
        Picture(f"{AT}/img/pier-at-night.jpg", "The pier at night.", "Ann Lens", 1200, 800),
    )


@pytest.mark.parametrize(
    "image",
    [
        "/img/pier-at-night.jpg",
        ["/img/pier-at-night.jpg"],
        {"contentUrl": "/img/pier-at-night.jpg", "url": ""},
        [{"url": "/img/pier-at-night.jpg"}],
    ],
)
def test_json_ld_names_a_picture_in_many_ways(image: object) -> None:
    assert [p.url for p in read(head=json_ld(image=image))] == [f"{AT}/img/pier-at-night.jpg"]


def test_a_creator_is_the_credit_where_no_other_is_named() -> None:
    image = {"url": "/img/pier-at-night.jpg", "creator": [{"@type": "Person", "name": "Ann Lens"}]}
    assert read(head=json_ld(image=image))[0].credit == "Ann Lens"


def test_one_picture_told_of_three_times_is_one_with_all_that_is_told() -> None:
    head = OG.replace("pier-at-night.jpg", "pier-at-night-1200x800.jpg") + json_ld(
        image={"url": "/img/pier-at-night-640x400.jpg", "creditText": "Ann Lens"}
    )
    (picture,) = read(between(figure("pier-at-night-320x200")), head)
    assert (picture.caption, picture.credit, picture.width) == ("The pier at night.", "Ann Lens", 1200)
    assert picture.full_size_url.endswith("pier-at-night-1200x800.jpg")


def test_the_lead_comes_first_and_the_others_in_the_order_of_the_page() -> None:
    shown = read(between(figure("workers-on-the-pier") + figure() + figure("mayor-ada-brandt")), OG)
    assert [p.url.rsplit("/", 1)[1] for p in shown] == [
        "pier-at-night.jpg",
        "workers-on-the-pier.jpg",
        "mayor-ada-brandt.jpg",
    ]


def test_the_largest_version_is_the_full_size() -> None:
    (picture,) = read(
        between(
            '<figure><img src="/s.jpg" srcset="/pier-at-night-900.jpg 900w, /pier-at-night-3000.jpg 3000w"><figcaption>The pier.</figcaption></figure>'
        )
    )
    assert (picture.url, picture.width, picture.full_size_url) == (
        f"{AT}/pier-at-night-900.jpg",
        900,
        f"{AT}/pier-at-night-3000.jpg",
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/logo.png">', '<img src="/img/pier-at-night.jpg" width="60" height="60">', '<img src="">', "<img>", '<img alt="Logo of the town" src="/img/town-of-harrow.jpg">',
        '<div class="related"><a href="/other"><img src="/img/other-story-today.jpg"></a></div>', '<aside><img src="/img/other-story-today.jpg"></aside>',
        '<a href="/other-story"><img src="/img/other-story-today.jpg"></a>', '<figure class="author-photo"><img src="/img/mila-korn-smiles.jpg"></figure>',
    ],
)  # fmt: skip
def test_what_belongs_to_no_article_is_left_out(markup: str) -> None:
    assert read(between(markup)) == ()


def test_pictures_after_the_last_paragraph_are_of_other_articles() -> None:
    assert read(PARAGRAPHS + figure("other-story-today")) == ()


def test_a_picture_that_leads_to_its_own_large_version_stays() -> None:
    assert len(read(between('<a href="/img/pier-at-night-large.jpg"><img src="/img/pier-at-night.jpg"></a>'))) == 1


def test_a_picture_above_the_text_needs_a_caption_unless_it_stands_under_the_heading() -> None:
    assert len(read(figure() + PARAGRAPHS)) == 1
    assert len(read('<img src="/img/pier-at-night.jpg">' + PARAGRAPHS)) == 1


def test_the_number_of_pictures_is_bounded() -> None:
    words = "ash birch cedar elm fir gum hazel iris juniper kelp larch maple nettle oak pine quince rose sage thyme umber vine willow yew zinnia".split()
    assert len(read(between("".join(figure(f"the-{word}-tree-grows") for word in words)))) == MOST_PICTURES


pieces = st.sampled_from([figure(), '<img src="/a.jpg">', "<figure>", "</figure>", "<figcaption>Photo: x</figcaption>", '<img srcset=", 1x">', '<img src="http://[">', "<picture>",
                          '<img src="/b.jpg" width="9999999999">', f"<p>{SECOND}</p>", "<aside>", "</aside>", '<amp-img src="/c.jpg">', "<meta itemprop=caption content=x>"])  # fmt: skip


@settings(max_examples=60)
@given(st.lists(pieces, max_size=10).map("".join))
def test_every_picture_has_an_address_of_the_web_and_comes_once(markup: str) -> None:
    shown = read(between(markup), OG)
    assert all(p.url.startswith(("http://", "https://")) for p in shown)
    assert len({p.url for p in shown}) == len(shown)
