"""Settings: one line each in `broadsheet.toml`, or an environment variable `BROADSHEET_<NAME>`.

The environment wins over the file, the file over the defaults. Each description below is printed by
`broadsheet doctor` and stands in docs/guide/settings.md; a test fails where one is missing.
"""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from broadsheet.errors import BroadsheetError

FILE_NAME = "broadsheet.toml"


def default_home() -> Path:
    """The folder of everything where `BROADSHEET_HOME` is not set: the user's data folder."""
    return Path(platformdirs.user_data_dir("broadsheet", appauthor=False))


class Settings(BaseSettings):
    """Every setting, with its default and a sentence that explains it."""

    model_config = SettingsConfigDict(env_prefix="BROADSHEET_", frozen=True, extra="forbid")

    home: Path = Field(
        default_factory=default_home, description="The folder of everything: database, models, settings."
    )
    database_url: str = Field(
        "", description="The database as an SQLAlchemy address; empty: SQLite in the home folder."
    )
    workers: int = Field(
        0, ge=0, description="Processes that do the work; 0: one for each core, 1: no process of their own."
    )

    http_proxy: str = Field("", description="The HTTP proxy through which everything is fetched; empty: none.")
    allow_private_addresses: bool = Field(
        False, description="Let feeds and pages lie on private, loopback and link-local addresses (tests, intranets)."
    )
    contact: str = Field("", description="An address or URL put into the User-Agent, so that outlets can reach you.")
    connections: int = Field(32, ge=1, description="Requests under way at once, over all hosts.")
    host_connections: int = Field(2, ge=1, description="Requests under way at once to one host.")
    host_delay: float = Field(0.5, ge=0, description="Seconds between the starts of two requests to one host.")
    request_timeout: float = Field(
        20.0, gt=0, description="Seconds that one request may take, redirects and body included."
    )
    max_body_mb: float = Field(8.0, gt=0, description="Megabytes of a body, unpacked, above which it is refused.")

    poll_minimum_minutes: float = Field(10.0, gt=0, description="The shortest time between two polls of a feed.")
    poll_maximum_hours: float = Field(24.0, gt=0, description="The longest time between two polls of a feed.")
    max_age_days: float = Field(
        7.0, gt=0, description="Entries older than this are left out, unless --all-ages is given."
    )

    story_window_days: float = Field(4.0, gt=0, description="How far apart in time two articles of one event may lie.")
    follow_up_days: float = Field(
        30.0, ge=0, description="How long after a story a new one on the same matter still links back to it."
    )
    write_debounce_seconds: float = Field(
        20.0, ge=0, description="A changed story is written after this long without a change."
    )
    write_deadline_seconds: float = Field(
        180.0, ge=0, description="A changed story is written after this long at the latest."
    )
    embedder: str = Field(
        "bge-small-en-v1.5",
        description="The model for dense vectors: `bge-small-en-v1.5` (English), `multilingual-e5-small` (all languages, "
        "slower) or `none` (words only).",
    )
    model_path: str = Field("", description="A folder with the embedder's files, used before any other source.")
    judge: str = Field(
        "broadsheet-judge",
        description="The model that reads along where a language model rewords: the one that ships, a folder with model.onnx, "
        "tokenizer.json and config.json, or `none`: rules alone.",
    )
    offline: bool = Field(False, description="Open no connection to fetch a model.")

    llm_url: str = Field(
        "",
        description="An OpenAI-compatible endpoint that rewords pages, as http://127.0.0.1:11434/v1; empty: no language model.",
    )
    llm_model: str = Field("", description="The model that the endpoint is asked for, by the endpoint's own name.")
    llm_key_variable: str = Field(
        "BROADSHEET_LLM_KEY",
        description="The environment variable that holds the endpoint's key; it stands nowhere else.",
    )
    llm_timeout: float = Field(120.0, gt=0, description="Seconds that one answer of the language model may take.")
    llm_tokens_a_day: int = Field(
        2_000_000,
        ge=0,
        description="Tokens, asked and answered, that the language model may cost a day (UTC); 0: no limit.",
    )
    llm_money_a_day: float = Field(
        1.0, ge=0, description="What the language model may cost a day (UTC), in the money of its prices; 0: no limit."
    )
    llm_price_in: float = Field(0.0, ge=0, description="The price of a million tokens that the language model reads.")
    llm_price_out: float = Field(0.0, ge=0, description="The price of a million tokens that the language model writes.")
    page_language: str = Field(
        "",
        description="The language (ISO 639-1) into which the language model puts every story; empty: each keeps its own.",
    )

    rank_half_life_hours: float = Field(
        12.0, gt=0, description="Front page: a story that has not changed for so many hours counts half."
    )
    rank_pace_hours: float = Field(6.0, gt=0, description="Front page: reports of the last so many hours arrive now.")
    rank_pace_weight: float = Field(
        0.5, ge=0, description="Front page: what a doubling of reports that arrive now adds."
    )
    rank_picture: float = Field(1.1, gt=0, description="Front page: the factor of a story that has a picture.")
    rank_topic: float = Field(1.5, gt=0, description="Front page: the factor of a story of a topic that you prefer.")

    listen: str = Field("127.0.0.1", description="The address on which `serve` listens.")
    port: int = Field(8000, ge=1, le=65535, description="The port on which `serve` listens.")
    interface_language: Literal["", "en", "de", "es"] = Field(
        "", description="The language of the labels: en, de or es; empty: what the browser asks for."
    )
    public_address: str = Field(
        "", description="The address under which a web server of yours passes `serve` on, as https://news.example.org."
    )
    picture_proxy: bool = Field(
        False,
        description="Fetch the pictures of a page through Broadsheet, not by the browser; with `http_proxy` it always does.",
    )
    picture_cache_mb: float = Field(
        200.0, ge=0, description="Megabytes of pictures kept on the disk where Broadsheet fetches them; 0: none."
    )
    ticker_link: str = Field(
        "",
        description="Where a ticker leads, with {symbol} in it, as https://example.org/quote/{symbol}; empty: nowhere.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "warning",
        description="The least severe event that every command logs: `error` bugs met, `info` also what was left out or put off, "
        "`debug` every item.",
    )

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{self.home / 'broadsheet.sqlite3'}"

    @property
    def fetches_pictures(self) -> bool:
        """Whether the pictures of a page come through Broadsheet, so that no outlet hears from the reader's browser."""
        return self.picture_proxy or bool(self.http_proxy)

    @property
    def max_age(self) -> timedelta:
        """`max_age_days` as a span of time."""
        return timedelta(days=self.max_age_days)

    @property
    def story_window(self) -> timedelta:
        """`story_window_days` as a span of time."""
        return timedelta(days=self.story_window_days)

    @property
    def follow_up(self) -> timedelta:
        """`follow_up_days` as a span of time."""
        return timedelta(days=self.follow_up_days)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file in the home folder."""
        home = Path(init_settings().get("home") or os.environ.get("BROADSHEET_HOME") or default_home())
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, home / FILE_NAME)


def defaults() -> str:
    """The settings file as `broadsheet init` writes it: every setting with its sentence and its default, commented out."""
    lines = ["# Broadsheet's settings. Take the # from a line to set it; BROADSHEET_<NAME> in the environment wins."]
    for name, field in Settings.model_fields.items():
        if name != "home":  # it says where this file lies
            lines += ["", f"# {field.description}", f"# {name} = {json.dumps(field.default)}"]
    return "\n".join(lines) + "\n"


def write_defaults(home: Path) -> Path:
    """Make `home` with its settings file, leaving one that is there as it is; returns its path. Raises BroadsheetError."""
    path = home / FILE_NAME
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(defaults(), encoding="utf8")
    except OSError as error:
        raise BroadsheetError(
            f"{path} cannot be written: {error.strerror}. Set BROADSHEET_HOME to a folder that is yours."
        ) from error
    return path


def load(**overrides: Any) -> Settings:
    """Read the settings; `overrides` win over everything.

    Raises BroadsheetError that names each setting that does not fit.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise BroadsheetError(
            f"Some settings do not fit. Mend them in {FILE_NAME} or the environment:\n" + "\n".join(lines)
        ) from error
    except (OSError, ValueError) as error:
        raise BroadsheetError(f"The settings file could not be read: {error}. Mend or remove {FILE_NAME}.") from error
