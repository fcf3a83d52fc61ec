import json

from loopback import Site
from town import AS_OF, Cli, headlines


def test_a_story_is_shown_as_json_as_markdown_and_readable(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    id, _, rest = headlines(cli).partition(" ")
    page = json.loads(cli("story", "show", id, "--json").output)
    assert (page["format"], page["id"]) == ("broadsheet.page/1", id)
    assert page["headline"]["text"] in rest
    assert cli("story", "show", id[:12].lower(), "--markdown").output.startswith("# " + page["headline"]["text"])
    assert page["sections"][0]["sentences"][0]["text"][:40] in cli("story", "show", id).output


def test_a_story_shows_what_each_sentence_rests_on_and_what_joined_its_articles(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    story = headlines(cli).split()[0]
    page = json.loads(cli("story", "show", story, "--json").output)
    evidence = cli("story", "show", story, "--evidence").output
    assert f"headline: {page['headline']['text']}" in evidence
    for section in page["sections"]:
        for sentence in section["sentences"]:
            assert sentence["text"] in evidence
            assert all(f"{c['support']:.2f}  {c['quote']}" in evidence for c in sentence["citations"])
    assert "founded the story" in cli("story", "show", story, "--why").output


def test_a_story_that_is_not_there_is_told_with_where_to_look(cli: Cli) -> None:
    assert "See `broadsheet story list`" in str(cli("story", "show", "01NOTHING").exception)
