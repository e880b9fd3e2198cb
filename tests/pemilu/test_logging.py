"""What the portal writes into its own logs: JSON in production, and nothing about readers."""

import contextlib
import io
import json
import logging
import logging.config

import pytest
from django.test import Client

from common.log_format import JsonFormatter, LineFormatter
from pemilu import settings as project
from pemilu.management.commands.serve import SERVER_LOG, server_command

pytestmark = pytest.mark.django_db

ADDRESS, WORDS, BROWSER, COOKIE = "203.0.113.77", "kata-cari", "Peramban/1.0", "kue-pembaca"
QUIET = ("django.request", "django.security.DisallowedHost")


@contextlib.contextmanager
def written_by(formatter):
    """Every log line from WARNING on, even of the loggers that are usually quiet."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(formatter)
    loggers = [logging.getLogger(name) for name in QUIET]
    levels = [logger.level for logger in loggers]
    logging.getLogger().addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    try:
        yield handler.stream
    finally:
        logging.getLogger().removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


@pytest.fixture
def reader():
    """Somebody with an address, a browser and a cookie; forms need a token as they do outside."""
    reader = Client(raise_request_exception=False, enforce_csrf_checks=True)
    reader.cookies["sessionid"] = COOKIE
    reader.defaults |= {
        "REMOTE_ADDR": ADDRESS,
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "HTTP_USER_AGENT": BROWSER,
        "HTTP_REFERER": f"https://lain.example/cari/?q={WORDS}",
    }
    return reader


def break_down(monkeypatch):
    """Every page fails with an error that repeats what was asked for and who asked."""

    def fail(view, request, *args, **kwargs):
        try:
            int(request.GET["q"])
        except ValueError as error:
            raise RuntimeError(f"{request.META}") from error

    monkeypatch.setattr("django.views.generic.base.View.dispatch", fail)


@pytest.mark.parametrize("formatter", [JsonFormatter(), LineFormatter()])
def test_no_line_tells_of_a_reader(reader, formatter, monkeypatch):
    query = f"?q={WORDS}"

    with written_by(formatter) as lines:
        answers = [
            reader.get(f"/cari/{query}"),
            reader.get(f"/tidak-ada/{query}"),
            reader.get(f"/berita/{query}&sebelum=x"),
            reader.get(f"/cari/{query}", headers={"Host": "lain.example"}),
            reader.post(f"/admin/login/{query}", {"q": WORDS}, secure=True),
        ]
        break_down(monkeypatch)
        answers.append(reader.get(f"/cari/{query}"))

    assert [answer.status_code for answer in answers] == [200, 404, 200, 400, 403, 500]
    for told in ("Not Found: /tidak-ada/", "lain.example/cari/?…", "Server Error: /cari/"):
        assert told in lines.getvalue()
    assert "in fail" in lines.getvalue()
    assert "ValueError" in lines.getvalue()
    for secret in (ADDRESS, WORDS, BROWSER, COOKIE):
        assert secret not in lines.getvalue()


def test_error_of_the_desk_is_told_with_its_message(reader, monkeypatch):
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", lambda request: {}["kunci"])

    with written_by(JsonFormatter()) as lines:
        assert reader.get(f"/admin/?q={WORDS}").status_code == 500

    line = json.loads(lines.getvalue().splitlines()[0])
    assert (line["logger"], line["level"]) == ("django.request", "ERROR")
    assert (line["method"], line["path"], line["status"]) == ("GET", "/admin/", 500)
    assert "KeyError: 'kunci'" in line["error"]
    assert WORDS not in lines.getvalue()


def test_error_of_a_command_is_told_with_its_message_on_one_line():
    with written_by(JsonFormatter()) as lines:
        try:
            raise OSError("Cakram penuh")
        except OSError:
            logging.getLogger("pemilu").exception("Gagal\nmenulis %s", "berkas")

    (text,) = lines.getvalue().splitlines()
    line = json.loads(text)
    assert line["message"] == "Gagal\nmenulis berkas"
    assert "OSError: Cakram penuh" in line["error"]


def test_settings_choose_lines_for_people_in_a_demo():
    console = project.LOGGING["handlers"]["console"]

    assert console["formatter"] == "line"
    assert set(project.LOGGING["formatters"]) == {"json", "line"}
    # Scanners send any host name; each would leave a traceback.
    assert project.LOGGING["loggers"]["django.security.DisallowedHost"]["level"] == "CRITICAL"


def test_server_writes_no_list_of_requests_and_its_own_lines_as_json(settings):
    demo = server_command(8000)
    settings.IS_PRODUCTION = True
    command = server_command(8000)

    assert "--no-access-log" in demo
    assert "--no-access-log" in command
    assert f"--log-config={SERVER_LOG}" in command
    logging_of_server = json.loads(SERVER_LOG.read_text())
    made = logging.config.DictConfigurator({"version": 1}).configure_formatter(
        logging_of_server["formatters"]["json"]
    )
    assert isinstance(made, JsonFormatter)
    assert not made.tells_errors
