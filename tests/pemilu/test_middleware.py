from django.http import HttpResponse

from pemilu.middleware import PublicHeadersMiddleware


def test_every_response_bars_the_features_of_the_device(rf):
    middleware = PublicHeadersMiddleware(lambda request: HttpResponse())

    policy = middleware(rf.get("/"))["Permissions-Policy"]

    assert "camera=()" in policy
    assert "geolocation=()" in policy


def test_a_view_may_send_a_policy_of_its_own(rf):
    view_response = HttpResponse(headers={"Permissions-Policy": "camera=(self)"})
    middleware = PublicHeadersMiddleware(lambda request: view_response)

    assert middleware(rf.get("/"))["Permissions-Policy"] == "camera=(self)"
