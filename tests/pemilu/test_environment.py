import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from pemilu.environment import EnvironmentFault, keep_secret_key, read_environment

PRODUCTION = {
    "PEMILU_MODE": "production",
    "SECRET_KEY": "kotak-suara-0123456789-bilik-suara-abcdefghij-surat-suara",
    "ALLOWED_HOSTS": "pemilu.example, www.pemilu.example",
    "SITE_URL": "https://pemilu.example",
    "DATABASE_URL": "postgres://desk:rahasia%21@db.example:5433/pemilu?sslmode=require",
    "REDIS_URL": "redis://cache.example:6379/0",
}


def read(tmp_path, **variables):
    return read_environment(variables, tmp_path)


def read_faults(tmp_path, **variables):
    with pytest.raises(EnvironmentFault) as caught:
        read_environment(variables, tmp_path)
    return caught.value.faults


def faulty_variables(faults):
    return [fault.split(":")[0] for fault in faults]


class TestDemo:
    def test_empty_environment_is_a_local_demo(self, tmp_path):
        environment = read(tmp_path)

        assert environment.mode == "demo"
        assert not environment.is_production
        assert environment.port == 8000
        assert environment.site_url == "http://localhost:8000"
        assert environment.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
        assert environment.database["ENGINE"] == "django.db.backends.sqlite3"
        assert environment.database["NAME"] == str(tmp_path / "db.sqlite3")
        assert environment.secret_key == ""
        assert environment.redis_url == ""
        assert environment.websub_hub == ""

    def test_empty_variables_are_absent_ones(self, tmp_path):
        assert read(tmp_path, **dict.fromkeys(PRODUCTION, ""), PORT=" ") == read(tmp_path)

    def test_site_url_follows_the_port(self, tmp_path):
        environment = read(tmp_path, PORT="8123")

        assert environment.port == 8123
        assert environment.site_url == "http://localhost:8123"

    @pytest.mark.parametrize("hosts", ["pemilu.example", "*", ".localhost", "localhost,0.0.0.0"])
    def test_refuses_any_host_but_the_loopback_ones(self, tmp_path, hosts):
        assert faulty_variables(read_faults(tmp_path, ALLOWED_HOSTS=hosts)) == ["ALLOWED_HOSTS"]

    def test_refuses_site_url_of_another_host(self, tmp_path):
        faults = read_faults(tmp_path, SITE_URL="http://pemilu.example")

        assert faults == ("SITE_URL: its host is not among ALLOWED_HOSTS",)

    def test_hosts_may_be_narrowed(self, tmp_path):
        assert read(tmp_path, ALLOWED_HOSTS="LOCALHOST").allowed_hosts == ("localhost",)

    def test_may_use_postgresql(self, tmp_path):
        environment = read(tmp_path, DATABASE_URL="postgres://desk@localhost/pemilu")

        assert environment.database["ENGINE"] == "django.db.backends.postgresql"


class TestProduction:
    def test_whole_environment_is_accepted(self, tmp_path):
        environment = read(tmp_path, **PRODUCTION)

        assert environment.is_production
        assert environment.allowed_hosts == ("pemilu.example", "www.pemilu.example")
        assert environment.site_url == "https://pemilu.example"
        assert environment.redis_url == "redis://cache.example:6379/0"
        database = environment.database
        assert database["HOST"] == "db.example"
        assert database["PORT"] == 5433
        assert database["PASSWORD"] == "rahasia!"
        assert database["OPTIONS"] == {"sslmode": "require"}

    def test_everything_missing_is_named_at_once(self, tmp_path):
        faults = read_faults(tmp_path, PEMILU_MODE="production", PORT="eight")

        assert faulty_variables(faults) == [
            "PORT",
            "SECRET_KEY",
            "ALLOWED_HOSTS",
            "SITE_URL",
            "DATABASE_URL",
            "REDIS_URL",
        ]

    @pytest.mark.parametrize("name", sorted(PRODUCTION.keys() - {"PEMILU_MODE"}))
    def test_each_variable_is_needed(self, tmp_path, name):
        faults = read_faults(tmp_path, **{**PRODUCTION, name: ""})

        assert faulty_variables(faults) == [name]
        assert "is not set" in faults[0]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("SECRET_KEY", "short"),
            ("SECRET_KEY", "abcd" * 20),
            ("SECRET_KEY", "django-insecure-" + PRODUCTION["SECRET_KEY"]),
            ("ALLOWED_HOSTS", "*"),
            ("ALLOWED_HOSTS", "*.pemilu.example,pemilu.example"),
            ("ALLOWED_HOSTS", "https://pemilu.example"),
            ("ALLOWED_HOSTS", "pemilu.example:443"),
            ("ALLOWED_HOSTS", "pemilu.example/"),
            ("SITE_URL", "http://pemilu.example"),
            ("SITE_URL", "pemilu.example"),
            ("SITE_URL", "https://"),
            ("SITE_URL", "https://[pemilu.example"),
            ("SITE_URL", "https://pemilu.example:teks"),
            ("SITE_URL", "https://pemilu.example/berita"),
            ("SITE_URL", "https://desk:rahasia@pemilu.example"),
            ("SITE_URL", "https://berita.example"),
            ("DATABASE_URL", "sqlite:////srv/pemilu.sqlite3"),
            ("DATABASE_URL", "mysql://desk@localhost/pemilu"),
            ("DATABASE_URL", "postgres://desk@localhost"),
            ("DATABASE_URL", "postgres://desk@localhost/pemilu/berita"),
            ("DATABASE_URL", "postgres://desk@localhost:port/pemilu"),
            ("DATABASE_URL", "pemilu"),
            ("REDIS_URL", "localhost:6379"),
            ("REDIS_URL", "http://localhost:6379"),
            ("REDIS_URL", "redis://"),
            ("REDIS_URL", "redis://localhost:port/0"),
        ],
    )
    def test_refuses_a_value_that_would_not_do(self, tmp_path, name, value):
        faults = read_faults(tmp_path, **{**PRODUCTION, name: value})

        assert name in faulty_variables(faults)
        assert "is not set" not in " ".join(faults)

    def test_site_url_loses_its_last_slash(self, tmp_path):
        environment = read(tmp_path, **{**PRODUCTION, "SITE_URL": "https://pemilu.example/"})

        assert environment.site_url == "https://pemilu.example"

    def test_host_with_subdomains_covers_the_site(self, tmp_path):
        environment = read(tmp_path, **{**PRODUCTION, "ALLOWED_HOSTS": ".pemilu.example"})

        assert environment.allowed_hosts == (".pemilu.example",)

    @pytest.mark.parametrize("scheme", ["postgres", "postgresql", "mysql", "postgres:"])
    def test_message_never_repeats_a_secret(self, tmp_path, scheme):
        variables = {
            **PRODUCTION,
            "SECRET_KEY": "rahasia-negara",
            "DATABASE_URL": f"{scheme}://desk:rahasia-negara@localhost:port/pemilu",
            "REDIS_URL": "redis+x://:rahasia-negara@localhost",
        }

        with pytest.raises(ImproperlyConfigured) as caught:
            read_environment(variables, tmp_path)

        assert "DATABASE_URL" in str(caught.value)
        assert "rahasia-negara" not in str(caught.value)


class TestEitherMode:
    def test_hub_may_be_named(self, tmp_path):
        hub = "https://hub.example/?merek=x"

        assert read(tmp_path, WEBSUB_HUB=f" {hub} ").websub_hub == hub
        assert read(tmp_path, **PRODUCTION, WEBSUB_HUB=hub).websub_hub == hub

    @pytest.mark.parametrize(
        "hub",
        [
            "hub.example",
            "http://hub.example/",
            "https://",
            "https://desk:rahasia@hub.example/",
            "https://hub.example:teks/",
            "https://hub.example/\u00e9",
            "https://hub.example/>; rel=x",
        ],
    )
    def test_refuses_what_is_no_hub(self, tmp_path, hub):
        assert faulty_variables(read_faults(tmp_path, WEBSUB_HUB=hub)) == ["WEBSUB_HUB"]

    def test_without_a_mail_server_none_is_sent(self, tmp_path):
        assert read(tmp_path, **PRODUCTION).email == {}

    def test_mail_server_with_an_upgrade_to_tls(self, tmp_path):
        url = "smtp://desk%40pemilu.example:rahasia%2F1@mail.example/?tls=1"

        assert read(tmp_path, **PRODUCTION, EMAIL_URL=url).email == {
            "EMAIL_HOST": "mail.example",
            "EMAIL_PORT": 587,
            "EMAIL_HOST_USER": "desk@pemilu.example",
            "EMAIL_HOST_PASSWORD": "rahasia/1",
            "EMAIL_USE_SSL": False,
            "EMAIL_USE_TLS": True,
        }

    def test_mail_server_behind_tls(self, tmp_path):
        email = read(tmp_path, EMAIL_URL="smtps://mail.example:4650").email

        assert (email["EMAIL_PORT"], email["EMAIL_USE_SSL"]) == (4650, True)
        assert not email["EMAIL_USE_TLS"]

    @pytest.mark.parametrize(
        "url",
        [
            "mail.example",
            "https://mail.example",
            "smtp://",
            "smtp://mail.example:teks",
            "smtp://mail.example/kotak",
            "smtp://mail.example/?tls=ya",
            "smtp://mail.example/?tls=1&ssl=1",
            "smtps://desk:rahasia-negara@mail.example/?tls=1",
        ],
    )
    def test_refuses_what_is_no_mail_server(self, tmp_path, url):
        faults = read_faults(tmp_path, EMAIL_URL=url)

        assert faulty_variables(faults) == ["EMAIL_URL"]
        assert "rahasia-negara" not in faults[0]

    @pytest.mark.parametrize("mode", ["prod", "Production", "debug", "1"])
    def test_refuses_unknown_mode_and_names_the_port_too(self, tmp_path, mode):
        faults = read_faults(tmp_path, PEMILU_MODE=mode, PORT="-1")

        assert faults[:2] == (
            "PEMILU_MODE: must be demo or production",
            "PORT: must be a number from 1 to 65535",
        )

    @pytest.mark.parametrize("port", ["0", "65536", "80a", "8_000", "+80", "8.0", "٨٠٠٠", "²"])
    def test_refuses_what_is_not_a_port(self, tmp_path, port):
        assert faulty_variables(read_faults(tmp_path, PORT=port)) == ["PORT"]

    @pytest.mark.parametrize("url", ["sqlite:////srv/desk.sqlite3", "sqlite:///srv/desk.sqlite3"])
    def test_sqlite_path_is_absolute(self, tmp_path, url):
        assert read(tmp_path, DATABASE_URL=url).database["NAME"] == "/srv/desk.sqlite3"

    @pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite://:memory:"])
    def test_sqlite_needs_a_file(self, tmp_path, url):
        assert faulty_variables(read_faults(tmp_path, DATABASE_URL=url)) == ["DATABASE_URL"]

    def test_a_weak_key_is_refused_in_a_demo_too(self, tmp_path):
        assert faulty_variables(read_faults(tmp_path, SECRET_KEY="demo")) == ["SECRET_KEY"]


class TestKeptSecretKey:
    def test_is_made_once_and_only_its_owner_may_read_it(self, tmp_path):
        path = tmp_path / ".demo" / "secret_key"

        key = keep_secret_key(path)

        assert len(key) >= 50
        assert keep_secret_key(path) == key
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert [file.name for file in path.parent.iterdir()] == ["secret_key"]

    def test_is_the_same_for_all_who_start_together(self, tmp_path):
        path = tmp_path / ".demo" / "secret_key"

        with ThreadPoolExecutor(8) as pool:
            keys = list(pool.map(keep_secret_key, [path] * 32))

        assert len(set(keys)) == 1
        assert [file.name for file in path.parent.iterdir()] == ["secret_key"]

    def test_damaged_file_is_refused(self, tmp_path):
        path = tmp_path / "secret_key"
        path.write_text("abc")

        with pytest.raises(EnvironmentFault, match="delete the file"):
            keep_secret_key(path)
